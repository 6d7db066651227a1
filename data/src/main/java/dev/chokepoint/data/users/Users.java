package dev.chokepoint.data.users;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Persons and their tokens.
public interface Users {
    /// A token as it is listed.
    ///
    /// @param label what the person calls it
    /// @param used when it was used last; empty where it never was
    record Listed(String id, String person, String label, Instant created, String used) {}

    /// A token as it is kept and backed up: its hash, never what the person shows.
    record KeptToken(String id, String person, String hash, String label, Instant created) {}

    List<Person> all();

    Optional<Person> find(String name);

    /// Keeps a person, or what it may do from now on.
    void put(Person person);

    /// Keeps the first person; false where there is one already.
    boolean putFirst(Person person);

    /// Takes a person away, with all its tokens.
    boolean remove(String name);

    /// Keeps the hash of a token of a person who is known.
    void keep(Token token, String person, String label);

    /// Keeps the hash of a token that is nobody's after a time.
    void keepFor(Token token, String person, String label, Duration time);

    /// The same for a browser that showed a token: where that one is revoked, this one is
    /// nobody's either.
    void keepSession(Token session, Token shown, String person, Duration time);

    /// Ends a token that ends by itself, before its time; false where it is another one.
    boolean endSession(Token session);

    /// Whose token it is; empty where it is nobody's any more.
    Optional<Person> owner(Token token);

    List<Listed> tokens(String person);

    /// All tokens that do not end by themselves, for a backup.
    List<KeptToken> keptTokens();

    /// Keeps a token of a backup, of a person who is known.
    void put(KeptToken token);

    /// Makes a token nobody's.
    boolean revoke(String id);
}
