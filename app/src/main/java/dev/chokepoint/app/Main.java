package dev.chokepoint.app;

import dev.chokepoint.app.cli.AdminCommand;
import dev.chokepoint.app.cli.AssessCommand;
import dev.chokepoint.app.cli.BacktestCommand;
import dev.chokepoint.app.cli.DemoCommand;
import dev.chokepoint.app.cli.ExposureCommand;
import dev.chokepoint.app.cli.LeverageCommand;
import dev.chokepoint.app.cli.McpCommand;
import dev.chokepoint.app.cli.MitigateCommand;
import dev.chokepoint.app.cli.ServeCommand;
import dev.chokepoint.app.cli.SinceCommand;
import dev.chokepoint.app.cli.WorldCommand;
import dev.chokepoint.app.cli.deals.DealsCommand;
import dev.chokepoint.app.cli.evidence.ReadCommand;
import dev.chokepoint.app.cli.evidence.RelatedCommand;
import dev.chokepoint.app.cli.evidence.ReviewCommand;
import dev.chokepoint.app.cli.evidence.RulesCommand;
import dev.chokepoint.app.cli.ledger.CheckCommand;
import dev.chokepoint.app.cli.ledger.LedgerCommand;
import dev.chokepoint.app.cli.ledger.ReceiptCommand;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.ProgramVersion;
import dev.chokepoint.app.cli.options.Terminal;
import dev.chokepoint.app.cli.trade.ImportCommand;
import dev.chokepoint.app.cli.trade.IndicatorsCommand;
import dev.chokepoint.app.cli.trade.MultipliersCommand;
import dev.chokepoint.app.cli.trade.ScreenCommand;
import dev.chokepoint.app.cli.trade.SimulateCommand;
import dev.chokepoint.app.cli.trade.StoreCommand;
import dev.chokepoint.app.cli.trade.SweepCommand;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.data.kept.StoreUnavailable;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.solver.MissingLibraryException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `chokepoint COMMAND [WORLD] [options]`.
@Command(
        name = "chokepoint",
        description = "Who can squeeze whom, how hard, for how long, and what deal ends it.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            AssessCommand.class,
            ExposureCommand.class,
            LeverageCommand.class,
            SinceCommand.class,
            MitigateCommand.class,
            DealsCommand.class,
            CheckCommand.class,
            LedgerCommand.class,
            ReceiptCommand.class,
            ReadCommand.class,
            RelatedCommand.class,
            ReviewCommand.class,
            RulesCommand.class,
            SimulateCommand.class,
            SweepCommand.class,
            MultipliersCommand.class,
            IndicatorsCommand.class,
            ImportCommand.class,
            StoreCommand.class,
            ScreenCommand.class,
            BacktestCommand.class,
            WorldCommand.class,
            ServeCommand.class,
            AdminCommand.class,
            McpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 done but some rows were rejected, 2 wrong usage, 3 bad input, 4 no certified"
                    + " answer.",
            "Answers are decision support, not legal advice; nothing is ever \"cleared\"."
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /// Runs a command line and returns its exit code.
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(Terminal.interactive());
        boolean plain = System.getenv("NO_COLOR") != null || !Terminal.interactive();
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(plain ? CommandLine.Help.Ansi.OFF : CommandLine.Help.Ansi.AUTO));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(LocalDate.class, DateOptions::day);
        line.setExecutionExceptionHandler((e, cmd, parsed) -> explain(e, cmd));
        return line.execute(args);
    }

    private static int explain(Exception e, CommandLine cmd) {
        PrintWriter err = cmd.getErr();
        return switch (e) {
            case InputException input -> {
                input.problems().forEach(p -> err.println(p.text()));
                err.println(input.getMessage());
                yield ExitCode.BAD_INPUT;
            }
            case NoCertifiedAnswerException none -> {
                err.println("No certified answer: " + none.getMessage());
                yield ExitCode.NO_CERTIFIED_ANSWER;
            }
            case DateOptions.UsageException wrong -> {
                err.println(wrong.getMessage());
                yield ExitCode.USAGE;
            }
            case IllegalArgumentException wrong -> {
                err.println(wrong.getMessage());
                yield ExitCode.BAD_INPUT;
            }
            case StoreUnavailable away -> {
                err.println(
                        away.getMessage() + "\nMaybe nothing listens at the address of --store, or user and password"
                                + " (CHOKEPOINT_STORE_USER, CHOKEPOINT_STORE_PASSWORD_FILE) are others.");
                yield ExitCode.BAD_INPUT;
            }
            case UncheckedIOException io -> {
                err.println(unreadable(io));
                yield ExitCode.BAD_INPUT;
            }
            case MissingLibraryException missing -> {
                err.println("No certified answer: " + missing.getMessage());
                yield ExitCode.NO_CERTIFIED_ANSWER;
            }
            default -> {
                err.println("This is a fault of the program, not of your input: " + e);
                e.printStackTrace(err);
                yield ExitCode.FAULT;
            }
        };
    }

    /// What was said of the file where it was met, or else what the system says.
    private static String unreadable(UncheckedIOException io) {
        String said = String.valueOf(io.getMessage());
        return io.getCause() == null || !said.equals(io.getCause().toString())
                ? said
                : "A file could not be read or written: " + io.getCause().getMessage();
    }
}
