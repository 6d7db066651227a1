package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.app.Main;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.server.ApiReceipts;
import dev.chokepoint.app.server.ApiServer;
import dev.chokepoint.app.view.Version;
import dev.chokepoint.data.world.WorldFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Answers programs on this machine over HTTP: determinations and a company's exposure, as JSON.",
        footer = {
            "",
            "Example: curl 'http://localhost:8080/api/v1/determination?item=gallium+metal&from=CN&to=US&on=2025-06-10'",
            "It listens on the loopback address only, reads the world once, and ends with Ctrl-C.",
            "Addresses and parameters: docs/how-to/ask-over-http.md"
        })
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            description = "the folder of a world or the name of a bundled one (default: " + WorldFolder.TODAY + ")")
    private @Nullable String world;

    @Option(names = "--port", paramLabel = "N", defaultValue = "8080", description = "the port (${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to use; the numbers do not depend on it (default: all)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private KeepOptions keep = new KeepOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new DateOptions.UsageException("--port (" + port + ") must be 0 to 65535.");
        }
        PrintWriter err = spec.commandLine().getErr();
        Path folder = world == null ? WorldFolder.newest() : WorldFolder.find(world);
        WorldRecord record = WorldFiles.record(folder);
        record.world();
        record.ledger();
        Optional<ApiReceipts> receipts = keep.file()
                .map(file -> new ApiReceipts(
                        file,
                        keep.key().toSign(err),
                        keep.key().ends(),
                        keep.asker(),
                        Version.text(),
                        KeepOptions.stamp(folder, record.ledger())));
        try (ApiServer server = ApiServer.start(
                record,
                port,
                () -> Means.of(Solvers.highs(), threads, err::println),
                () -> LocalDate.now(ZoneId.systemDefault()),
                receipts,
                err::println)) {
            err.println("listening on http://localhost:" + server.port() + "; Ctrl-C ends it");
            Thread.currentThread().join();
            return Main.DONE;
        } catch (IOException e) {
            err.println("The port (" + port + ") cannot be used: " + e.getMessage()
                    + ".\nMaybe another program listens there; --port takes another one.");
            return Main.BAD_INPUT;
        }
    }
}
