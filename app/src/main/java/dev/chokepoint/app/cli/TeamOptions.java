package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.server.Listening;
import dev.chokepoint.app.server.Tls;
import dev.chokepoint.app.server.log.ServerLog;
import dev.chokepoint.app.server.users.Access;
import dev.chokepoint.app.server.users.SignIn;
import dev.chokepoint.data.users.Users;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "the private key, PEM, with which it speaks TLS itself")
    private @Nullable Path tlsKey;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "its certificates, PEM, the server's own first")
    private @Nullable Path tlsCertificates;

    @Option(
            names = "--tls-store",
            paramLabel = "FILE",
            description =
                    "key and certificates in one file of PKCS #12 instead; its password in CHOKEPOINT_TLS_PASSWORD")
    private @Nullable Path tlsStore;

    @Option(
            names = "--log",
            paramLabel = "FORM",
            description =
                    "what it says on the standard error: plain (a line for each request; with users), json (the same"
                            + " for programs) or faults (alone; without users)")
    private ServerLog.@Nullable Form log;

    @Option(
            names = "--two-reviewers",
            description = "what goes into the ledger needs two: whom a second person confirms")
    private boolean twoReviewers;

    @Option(
            names = "--oidc",
            paramLabel = "ISSUER",
            description =
                    "people may sign in through this service of an organisation (OpenID Connect); what it gave this"
                            + " server as secret stands in CHOKEPOINT_OIDC_SECRET")
    private @Nullable URI issuer;

    @Option(names = "--oidc-client", paramLabel = "ID", description = "as what this server is known there")
    private String client = "";

    @Option(
            names = "--oidc-name-claim",
            paramLabel = "CLAIM",
            defaultValue = "preferred_username",
            description = "what of its token is the name of a person here (${DEFAULT-VALUE})")
    private String nameClaim = "preferred_username";

    @Option(
            names = "--oidc-role-claim",
            paramLabel = "CLAIM",
            defaultValue = "",
            description =
                    "what of its token says the role, as analyst or chokepoint-analyst, alone or in a list; without"
                            + " it only those may sign in whom an administrator here has let in")
    private String roleClaim = "";

    private Optional<SignIn.Provider> provider() {
        URI at = issuer;
        if (at == null) {
            return Optional.empty();
        }
        if (client.isEmpty() || names.isEmpty()) {
            throw new DateOptions.UsageException(
                    "--oidc needs --oidc-client, and --name for the address to come back to:" + " https://NAME"
                            + Access.CALLBACK + ".");
        }
        return Optional.of(new SignIn.Provider(
                at,
                client,
                System.getenv().getOrDefault("CHOKEPOINT_OIDC_SECRET", ""),
                URI.create("https://" + names.getFirst() + Access.CALLBACK),
                nameClaim,
                roleClaim));
    }

    /// How many people decide on what goes into the ledger.
    int reviewers() {
        return twoReviewers ? 2 : 1;
    }

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
        if ((tlsKey == null) != (tlsCertificates == null) || (tlsKey != null && tlsStore != null)) {
            throw new DateOptions.UsageException(
                    "TLS needs --tls-key and --tls-cert, or --tls-store alone (docs/how-to/server.md).");
        }
        if (issuer != null && !shared) {
            throw new DateOptions.UsageException("--oidc needs users, which are kept in a database: --store.");
        }
        if (twoReviewers && !shared) {
            throw new DateOptions.UsageException("--two-reviewers needs users, which are kept in a database: --store.");
        }
        if (!isHere() && !proxied && !hasTls()) {
            throw new DateOptions.UsageException("--listen (" + listen + ") needs --behind-proxy, or --tls-key and"
                    + " --tls-cert: tokens must not cross a network in the clear, so it or a proxy before it speaks TLS"
                    + " (docs/how-to/server.md).");
        }
    }

    boolean hasTls() {
        return tlsKey != null || tlsStore != null;
    }

    private Optional<Tls> tls() {
        if (tlsKey != null && tlsCertificates != null) {
            return Optional.of(Tls.ofPem(tlsKey, tlsCertificates));
        }
        return Optional.ofNullable(tlsStore)
                .map(file -> Tls.ofPkcs12(
                        file, String.valueOf(System.getenv().getOrDefault("CHOKEPOINT_TLS_PASSWORD", ""))));
    }

    private boolean isHere() {
        return HERE.contains(listen);
    }

    /// Where to listen, for whom.
    ///
    /// @param known who may ask, where a database says so
    Listening listening(Optional<Users> known) {
        check(known.isPresent());
        return new Listening(
                isHere() ? "127.0.0.1" : listen,
                port,
                Set.copyOf(names),
                proxied,
                tls(),
                isHere() && !users && issuer == null ? Optional.empty() : known,
                provider());
    }

    /// What the server says of itself.
    ServerLog log(boolean withUsers, Consumer<String> out) {
        ServerLog.Form chosen = log;
        return new ServerLog(
                chosen == null ? withUsers ? ServerLog.Form.PLAIN : ServerLog.Form.FAULTS : chosen,
                InstantSource.system(),
                out);
    }
}
