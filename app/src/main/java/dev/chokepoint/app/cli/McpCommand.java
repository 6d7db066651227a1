package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.ProgramVersion;
import dev.chokepoint.app.cli.options.Terminal;
import dev.chokepoint.app.server.AssistantServer;
import dev.chokepoint.app.server.Served;
import dev.chokepoint.app.server.kept.Kept;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin
    private ServedOptions options = new ServedOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Path data = Kept.folderOfUser();
        Served served = options.served(
                options.folder(),
                new ServedOptions.Beside(
                        Kept.inFiles(data, data.resolve("answers")), Optional.empty(), () -> {}, Optional.empty()),
                (world, asOf, changes, draws, progress) -> {
                    throw new IllegalArgumentException("Long questions are asked of serve.");
                },
                err);
        // What is wrong with the world is told before anybody asks.
        served.world().world();
        served.world().ledger();
        AssistantServer.overStreams(served, System.in, Terminal.standardOutput(), err::println);
        return ExitCode.DONE;
    }
}
