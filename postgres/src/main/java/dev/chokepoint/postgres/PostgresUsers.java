package dev.chokepoint.postgres;

import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.data.users.Users;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Persons in the table `person`, their tokens in `token`.
record PostgresUsers(Sql sql) implements Users {
    private static final String NOT_ENDED = " and (ends is null or ends > clock_timestamp())";

    /// What a token that is nobody's is held against, so that it takes as long.
    private static final String NOBODY = "0".repeat(64);

    private static Person person(ResultSet row) throws SQLException {
        return new Person(row.getString("name"), Role.of(row.getString("role")), Sql.texts(row, "teams"));
    }

    @Override
    public List<Person> all() {
        return sql.list("select name, role, teams from person order by name", PostgresUsers::person);
    }

    @Override
    public Optional<Person> find(String name) {
        return sql.first("select name, role, teams from person where name = ?", PostgresUsers::person, name);
    }

    @Override
    public void put(Person person) {
        sql.update(
                "insert into person (name, role, teams) values (?, ?, ?)"
                        + " on conflict (name) do update set role = excluded.role, teams = excluded.teams",
                person.name(),
                person.role().word(),
                person.teams());
    }

    @Override
    public boolean putFirst(Person person) {
        return sql.transaction(t -> {
            t.lock("person");
            return t.update(
                            "insert into person (name, role, teams) select ?, ?, ? where not exists (select 1 from person)",
                            person.name(),
                            person.role().word(),
                            person.teams())
                    == 1;
        });
    }

    @Override
    public boolean remove(String name) {
        return sql.update("delete from person where name = ?", name) == 1;
    }

    @Override
    public void keep(Token token, String person, String label) {
        sql.update(
                "insert into token (id, person, hash, label) values (?, ?, ?, ?)",
                token.id(),
                person,
                token.hash(),
                label);
    }

    @Override
    public void keepFor(Token token, String person, String label, Duration time) {
        keepFor(token, null, person, label, time);
    }

    @Override
    public void keepSession(Token session, Token shown, String person, Duration time) {
        keepFor(session, shown.id(), person, "signed in", time);
    }

    private void keepFor(Token token, @Nullable String shown, String person, String label, Duration time) {
        sql.update("delete from token where ends < clock_timestamp()");
        sql.update(
                "insert into token (id, person, hash, label, shown, ends)"
                        + " values (?, ?, ?, ?, ?, clock_timestamp() + ? * interval '1 millisecond')",
                token.id(),
                person,
                token.hash(),
                label,
                shown,
                time.toMillis());
    }

    @Override
    public boolean endSession(Token session) {
        return sql.update(
                        "delete from token where id = ? and hash = ? and ends is not null",
                        session.id(),
                        session.hash())
                == 1;
    }

    /// A token as it is kept, with whose it is.
    private record Kept(String hash, Person owner) {}

    @Override
    public Optional<Person> owner(Token token) {
        Optional<Kept> kept = sql.first(
                "select hash, name, role, teams from token join person on person.name = token.person where id = ?"
                        + NOT_ENDED,
                row -> new Kept(row.getString("hash"), person(row)),
                token.id());
        boolean matches = token.matches(kept.map(Kept::hash).orElse(NOBODY));
        if (!matches) {
            return Optional.empty();
        }
        sql.update(
                "update token set used = clock_timestamp() where id = ?"
                        + " and (used is null or used < clock_timestamp() - interval '1 hour')",
                token.id());
        return kept.map(Kept::owner);
    }

    @Override
    public List<Listed> tokens(String person) {
        return sql.list(
                "select id, person, label, created, used from token where person = ?" + NOT_ENDED + " order by created",
                row -> new Listed(
                        row.getString("id"),
                        row.getString("person"),
                        row.getString("label"),
                        row.getTimestamp("created").toInstant(),
                        row.getTimestamp("used") == null
                                ? ""
                                : row.getTimestamp("used").toInstant().toString()),
                person);
    }

    @Override
    public List<KeptToken> keptTokens() {
        return sql.list(
                "select id, person, hash, label, created from token where ends is null order by id",
                row -> new KeptToken(
                        row.getString("id"),
                        row.getString("person"),
                        row.getString("hash"),
                        row.getString("label"),
                        row.getTimestamp("created").toInstant()));
    }

    @Override
    public void put(KeptToken token) {
        sql.update(
                "insert into token (id, person, hash, label, created) values (?, ?, ?, ?, ?)",
                token.id(),
                token.person(),
                token.hash(),
                token.label(),
                Timestamp.from(token.created()));
    }

    @Override
    public boolean revoke(String id) {
        return sql.update("delete from token where id = ?", id) == 1;
    }
}
