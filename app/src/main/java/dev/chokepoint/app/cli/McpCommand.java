package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.app.Main;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.server.AnswerStore;
import dev.chokepoint.app.server.ApiReceipts;
import dev.chokepoint.app.server.AssistantServer;
import dev.chokepoint.app.server.ScenarioStore;
import dev.chokepoint.app.server.Served;
import dev.chokepoint.app.view.Version;
import dev.chokepoint.data.world.WorldFolder;
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
        name = "mcp",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Lets a program for language models ask: the Model Context Protocol over the standard streams.",
        footer = {
            "",
            "Such a program starts it itself; how to tell it to: docs/how-to/use-with-an-assistant.md",
            "It reads and answers, changes nothing and opens no port. serve answers the same at /mcp."
        })
public final class McpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            description = "the folder of a world or the name of a bundled one (default: " + WorldFolder.TODAY + ")")
    private @Nullable String world;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to use; the numbers do not depend on it (default: all)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private KeepOptions keep = new KeepOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Path folder = world == null ? WorldFolder.newest() : WorldFolder.find(world);
        WorldRecord record = WorldFiles.record(folder);
        Optional<ApiReceipts> receipts = keep.file()
                .map(file -> new ApiReceipts(
                        file,
                        keep.key().toSign(err),
                        keep.key().ends(),
                        keep.asker(),
                        Version.text(),
                        KeepOptions.stamp(folder, record.ledger())));
        Path data = AnswerStore.ofUser();
        Served served = new Served(
                record,
                () -> Means.of(Solvers.highs(), threads, err::println),
                () -> LocalDate.now(ZoneId.systemDefault()),
                receipts,
                new AnswerStore(data.resolve("answers")),
                new ScenarioStore(data.resolve("scenarios")),
                Optional.empty(),
                (asOf, changes, draws, progress) -> {
                    throw new IllegalArgumentException("Long questions are asked of serve.");
                });
        // What is wrong with the world is told before anybody asks.
        record.world();
        record.ledger();
        AssistantServer.overStreams(served, System.in, Main.standardOutput(), err::println);
        return Main.DONE;
    }
}
