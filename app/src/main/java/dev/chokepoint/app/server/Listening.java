package dev.chokepoint.app.server;

import dev.chokepoint.data.users.Users;
import java.util.Optional;
import java.util.Set;

/// Where a server listens, under which names, and who may ask.
///
/// @param address the address that it listens on
/// @param names names beside those of this machine that it answers to
/// @param proxied whether a proxy before it speaks TLS to those who ask
/// @param users who may ask; empty where whoever reaches this machine may
public record Listening(String address, int port, Set<String> names, boolean proxied, Optional<Users> users) {
    private static final String LOOPBACK = "127.0.0.1";

    public Listening {
        names = Set.copyOf(names);
    }

    /// On this machine only, for whoever works on it.
    ///
    /// @param port the port; 0 for any that is free
    public static Listening here(int port) {
        return new Listening(LOOPBACK, port, Set.of(), false, Optional.empty());
    }
}
