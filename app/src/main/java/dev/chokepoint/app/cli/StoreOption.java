package dev.chokepoint.app.cli;

import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import picocli.CommandLine.Option;

/// The database of a team's server.
final class StoreOption {
    static final String NAME = "--store";
    static final String TELLS = "jdbc:postgresql://HOST:PORT/DATABASE; user and password as for serve";

    @Option(names = NAME, required = true, paramLabel = "URL", description = TELLS)
    private String url = "";

    PostgresStore open() {
        return open(url);
    }

    static PostgresStore open(String url) {
        return PostgresStore.open(StoreAddress.of(url, System.getenv()));
    }
}
