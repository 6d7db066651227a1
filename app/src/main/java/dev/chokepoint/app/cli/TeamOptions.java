package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.server.ApiServer;
import dev.chokepoint.data.users.Users;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// Where a server listens, and whether it asks who asks.
final class TeamOptions {
    private static final List<String> HERE = List.of("localhost", "127.0.0.1");

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "the port (${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            defaultValue = "localhost",
            description = "where it listens (${DEFAULT-VALUE}); elsewhere it asks each person for a token, and needs"
                    + " a database as --store and a proxy with TLS before it")
    private String listen = "localhost";

    @Option(
            names = "--name",
            paramLabel = "HOST",
            description = "a name under which those who ask know the server, such as desk.example.org")
    private List<String> names = List.of();

    @Option(names = "--users", description = "asks each person for a token also where it listens on this machine only")
    private boolean users;

    @Option(
            names = "--behind-proxy",
            description = "a proxy before the server speaks TLS to those who ask and passes on the header Host")
    private boolean proxied;

    /// Refuses an address that this server may not listen at, before anything is opened.
    ///
    /// @param shared whether users are kept, in a database
    void check(boolean shared) {
        if (port < 0 || port > 65_535) {
            throw new DateOptions.UsageException("--port (" + port + ") must be 0 to 65535.");
        }
        if ((!isHere() || users) && !shared) {
            throw new DateOptions.UsageException("--listen (" + listen + ") and --users need users, which are kept in a"
                    + " database: --store jdbc:postgresql://HOST/DATABASE. Without there are no users, and --listen must"
                    + " be one of " + String.join(", ", HERE) + ".");
        }
        if (!isHere() && !proxied) {
            throw new DateOptions.UsageException("--listen (" + listen + ") needs --behind-proxy: tokens must not cross"
                    + " a network in the clear, so a proxy with TLS must stand before the server"
                    + " (docs/how-to/server.md).");
        }
    }

    private boolean isHere() {
        return HERE.contains(listen);
    }

    /// Where to listen, for whom.
    ///
    /// @param known who may ask, where a database says so
    ApiServer.Listening listening(Optional<Users> known) {
        check(known.isPresent());
        return new ApiServer.Listening(
                isHere() ? "127.0.0.1" : listen,
                port,
                Set.copyOf(names),
                proxied,
                isHere() && !users ? Optional.empty() : known);
    }
}
