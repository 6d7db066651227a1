package dev.chokepoint.app.server;

import dev.chokepoint.app.server.users.SignIn;
import dev.chokepoint.data.users.Users;
import java.util.Optional;
import java.util.Set;

/// Where a server listens, under which names, and who may ask.
///
/// @param address the address that it listens on
/// @param port the port; 0 for any that is free
/// @param names names beside those of this machine that it answers to
/// @param proxied whether a proxy before it speaks TLS to those who ask
/// @param tls with which key it speaks TLS itself; empty where it does not
/// @param users who may ask; empty where whoever reaches this machine may
/// @param provider the service of an organisation through which they may sign in, if there is one
public record Listening(
        String address,
        int port,
        Set<String> names,
        boolean proxied,
        Optional<Tls> tls,
        Optional<Users> users,
        Optional<SignIn.Provider> provider) {
    private static final String LOOPBACK = "127.0.0.1";

    public Listening {
        names = Set.copyOf(names);
    }

    /// On this machine only, for whoever works on it.
    ///
    /// @param port the port; 0 for any that is free
    public static Listening here(int port) {
        return new Listening(LOOPBACK, port, Set.of(), false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// On this machine, for persons, with a proxy before it.
    public static Listening proxied(Set<String> names, Users users) {
        return new Listening(LOOPBACK, 0, names, true, Optional.empty(), Optional.of(users), Optional.empty());
    }

    /// The same with TLS of its own.
    public Listening with(Tls key) {
        return new Listening(address, port, names, proxied, Optional.of(key), users, provider);
    }

    /// The same with a service through which persons may sign in.
    public Listening with(SignIn.Provider service) {
        return new Listening(address, port, names, proxied, tls, users, Optional.of(service));
    }

    /// Whether those who ask speak TLS, to a proxy or to the server itself.
    boolean isSecure() {
        return proxied || tls.isPresent();
    }
}
