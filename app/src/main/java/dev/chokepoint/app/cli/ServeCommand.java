package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.ProgramVersion;
import dev.chokepoint.app.server.ApiServer;
import dev.chokepoint.app.server.Listening;
import dev.chokepoint.app.server.Served;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.review.FollowedWorld;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.data.users.Users;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Opens the pages on this machine, for people with a browser, and the same answers for programs.",
        footer = {
            "",
            "Then open http://localhost:8080 in a browser (docs/how-to/serve.md), or ask from a program:",
            "  curl 'http://localhost:8080/api/v1/determination?item=gallium+metal&from=CN&to=US&on=2025-06-10'",
            "It reads the world anew where its files change, and ends with Ctrl-C.",
            "Addresses and parameters: docs/how-to/ask-over-http.md"
        })
public final class ServeCommand implements Callable<Integer> {
    /// What the address of a database begins with.
    private static final String DATABASE = "jdbc:";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ServedOptions options = new ServedOptions();

    @Mixin
    private TeamOptions team = new TeamOptions();

    @Option(
            names = "--answers",
            paramLabel = "DIR",
            description = "where answers of long questions are kept (default: answers in the folder of --data)")
    private @Nullable Path answers;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where scenarios and answers are kept (default: the user's folder for data)")
    private @Nullable Path data;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = {
                "the folder of a store of world trade, as chokepoint import baci makes it; and, given once more,",
                "PostgreSQL that several servers share: jdbc:postgresql://HOST:PORT/DATABASE, with user and password in"
                        + " CHOKEPOINT_STORE_USER and CHOKEPOINT_STORE_PASSWORD_FILE or CHOKEPOINT_STORE_PASSWORD"
            })
    private List<String> stores = List.of();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<String> database = database();
        team.check(database.isPresent());
        Optional<StoreAddress> address = database.map(d -> StoreAddress.of(d, System.getenv()));
        Path folder = options.folder();
        try (Opened opened = open(folder, address)) {
            return serve(folder, opened, err);
        }
    }

    /// What is kept, where decisions go, how the files of the world follow, and world trade.
    private record Opened(
            Kept kept, ReviewRecord reviewed, Runnable follow, Optional<Path> trade, Optional<Users> users)
            implements AutoCloseable {
        @Override
        public void close() {
            kept.close();
        }
    }

    private Optional<String> database() {
        return one(stores.stream().filter(s -> s.startsWith(DATABASE)), "database");
    }

    private Opened open(Path folder, Optional<StoreAddress> database) {
        Optional<Path> trade = one(stores.stream().filter(s -> !s.startsWith(DATABASE)), "folder of trade")
                .map(Path::of);
        trade.filter(t -> !Files.exists(t.resolve(TradeStore.DATABASE))).ifPresent(t -> {
            throw new DateOptions.UsageException("--store (" + t + ") must be the folder of a store of trade;"
                    + " chokepoint import baci FILE --into " + t + " makes one.");
        });
        if (database.isEmpty()) {
            Path files = data == null ? Kept.folderOfUser() : data;
            FileStore store = FileStore.of(files, answers == null ? files.resolve("answers") : answers);
            return new Opened(Kept.inFiles(store), ReviewRecord.of(folder, store), () -> {}, trade, Optional.empty());
        }
        if (data != null || answers != null) {
            throw new DateOptions.UsageException(
                    "--store keeps scenarios and answers in the database; it cannot be given with --data or --answers.");
        }
        PostgresStore shared = PostgresStore.open(database.get());
        FollowedWorld followed = FollowedWorld.of(folder, shared);
        return new Opened(
                Kept.shared(shared).reviewedBy(team.reviewers()),
                followed.record(),
                followed::catchUp,
                trade,
                Optional.of(shared.users()));
    }

    private static Optional<String> one(Stream<String> stores, String what) {
        List<String> all = stores.toList();
        if (all.size() > 1) {
            throw new DateOptions.UsageException("--store must name one " + what + " at most.");
        }
        return all.stream().findFirst();
    }

    private int serve(Path folder, Opened opened, PrintWriter err) throws InterruptedException {
        Listening listening = team.listening(opened.users());
        Served served = options.served(
                folder,
                new ServedOptions.Beside(
                        opened.kept(), Optional.of(opened.reviewed()), opened.follow(), opened.trade()),
                (world, asOf, changes, draws, progress) -> new Assessor(progress)
                        .withScenario(changes)
                        .withExpected(draws, Draws.SEED)
                        .assess(world, folder, asOf, options.threads())
                        .shown(),
                err);
        // The world is read while the server starts; what is wrong with it ends both.
        try (ApiServer server =
                ApiServer.start(served, listening, team.log(opened.users().isPresent(), err::println))) {
            served.world().world();
            served.world().ledger();
            err.println("open " + (team.hasTls() ? "https" : "http") + "://localhost:" + server.port()
                    + " in a browser; Ctrl-C ends it");
            server.firstCode()
                    .ifPresent(code -> err.println("nobody may ask yet; the first administrator shows this code, once: "
                            + code + " (docs/how-to/server.md)"));
            server.prepare();
            Thread.currentThread().join();
            return ExitCode.DONE;
        } catch (IOException e) {
            err.println("The port (" + listening.port() + ") cannot be used: " + e.getMessage()
                    + ".\nMaybe another program listens there; --port takes another one.");
            return ExitCode.BAD_INPUT;
        }
    }
}
