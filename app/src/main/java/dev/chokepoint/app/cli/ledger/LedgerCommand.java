package dev.chokepoint.app.cli.ledger;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.WorldOption;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.page.LedgerTimeline;
import dev.chokepoint.app.text.LedgerText;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.controls.check.CaseCheck;
import dev.chokepoint.controls.check.LedgerLint;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.ledger.EventStore;
import dev.chokepoint.data.ledger.Journal;
import dev.chokepoint.data.ledger.LedgerCases;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.ledger.NewEvent;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.ReviewLog;
import dev.chokepoint.data.world.WorldLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Reads and writes the record of measures.
@Command(
        name = "ledger",
        description = "The record of measures: what binds, since when, as known when.",
        mixinStandardHelpOptions = true,
        subcommands = {
            LedgerCommand.ListAll.class,
            LedgerCommand.Show.class,
            LedgerCommand.Timeline.class,
            LedgerCommand.Diff.class,
            LedgerCommand.Append.class,
            LedgerCommand.Lint.class,
            LedgerCoverageCommand.class,
            LedgerImportCommand.class,
            LedgerChangesCommand.class
        })
public final class LedgerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /// What the subcommands share.
    abstract static class OnLedger implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private WorldOption world = new WorldOption();

        @Override
        public Integer call() {
            PrintWriter err = spec.commandLine().getErr();
            try {
                Path folder = world.ledgerFolder();
                return run(folder, spec.commandLine().getOut(), err);
            } catch (DateOptions.UsageException e) {
                err.println(e.getMessage());
                return ExitCode.USAGE;
            } catch (InputException e) {
                e.problems().forEach(p -> err.println(p.text()));
                err.println(e.getMessage());
                return ExitCode.BAD_INPUT;
            } catch (IllegalArgumentException e) {
                err.println(e.getMessage());
                return ExitCode.BAD_INPUT;
            }
        }

        abstract int run(Path folder, PrintWriter out, PrintWriter err);

        static Ledger ledger(Path folder) {
            return InputException.require("The ledger", LedgerReader.read(folder));
        }

        static void print(PrintWriter out, List<String> lines) {
            lines.forEach(out::println);
            out.flush();
        }
    }

    /// One line for each measure.
    @Command(name = "list", description = "One line for each measure.", mixinStandardHelpOptions = true)
    static final class ListAll extends OnLedger {
        @Mixin
        private DateOptions dates = new DateOptions();

        @Override
        int run(Path folder, PrintWriter out, PrintWriter err) {
            print(out, new LedgerText(ledger(folder)).list(dates.asOf()));
            return ExitCode.DONE;
        }
    }

    /// Everything about one measure.
    @Command(name = "show", description = "Everything about one measure.", mixinStandardHelpOptions = true)
    static final class Show extends OnLedger {
        @Parameters(index = "0", paramLabel = "ID", description = "such as CN-2025-18")
        private String id = "";

        @Mixin
        private DateOptions dates = new DateOptions();

        @Override
        int run(Path folder, PrintWriter out, PrintWriter err) {
            print(
                    out,
                    new LedgerText(ledger(folder))
                            .show(
                                    id,
                                    dates.asOf(),
                                    Journal.of(WorldLayout.of(folder).ledger())
                                            .read()
                                            .recorded()));
            return ExitCode.DONE;
        }
    }

    /// The events in order and what is scheduled.
    @Command(
            name = "timeline",
            description = "The events in order and what is scheduled.",
            mixinStandardHelpOptions = true)
    static final class Timeline extends OnLedger {
        @Mixin
        private DateOptions dates = new DateOptions();

        @Option(names = "--svg", paramLabel = "FILE", description = "also draws the measures as bars over time")
        private @Nullable Path svg;

        @Override
        int run(Path folder, PrintWriter out, PrintWriter err) {
            AsOf asOf = dates.asOf();
            Ledger ledger = ledger(folder);
            if (svg != null) {
                AtomicFile.write(svg, LedgerTimeline.svg(ledger, asOf));
                out.println("Wrote " + svg + ".");
                out.flush();
            } else {
                print(out, new LedgerText(ledger).timeline(asOf));
                print(out, talks(folder, asOf));
            }
            return ExitCode.DONE;
        }

        /// The talks that a review has let in, as far as they were public.
        private static List<String> talks(Path folder, AsOf asOf) {
            List<String> lines = ReviewLog.of(folder).read().standing().values().stream()
                    .filter(d -> d.verdict() == Decision.Verdict.ACCEPT
                            && d.kind().equals("negotiation")
                            && !d.published().isEmpty()
                            && !LocalDate.parse(d.published()).isAfter(asOf.known()))
                    .map(d -> "  " + d.read().getOrDefault("on", d.published()) + "  "
                            + d.read().getOrDefault("talks", "") + "  "
                            + d.read().getOrDefault("words", "") + "  “"
                            + d.quote() + "”")
                    .sorted()
                    .toList();
            if (lines.isEmpty()) {
                return List.of();
            }
            List<String> out = new ArrayList<>(List.of("", "Talks, as reviewed:"));
            out.addAll(lines);
            return out;
        }
    }

    /// What changed between two days, or what was learned between them.
    @Command(
            name = "diff",
            description = "What changed between two valid days, or was learned between two days of knowledge.",
            mixinStandardHelpOptions = true)
    static final class Diff extends OnLedger {
        @Option(names = "--on", paramLabel = "D1,D2 or D", description = "two valid days; or one, with --known K1,K2")
        private String on = "";

        @Option(
                names = "--known",
                paramLabel = "K1,K2 or K",
                description = "two days of knowledge; or one, with --on D1,D2")
        private String known = "";

        @Override
        int run(Path folder, PrintWriter out, PrintWriter err) {
            List<LocalDate> valid = days("--on", on);
            List<LocalDate> heard = days("--known", known);
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            if (valid.size() == 2 && heard.size() < 2) {
                LocalDate k = heard.isEmpty() ? today : heard.getFirst();
                print(out, new LedgerText(ledger(folder)).diffOn(valid.getFirst(), valid.getLast(), k));
            } else if (heard.size() == 2 && valid.size() < 2) {
                LocalDate day = valid.isEmpty() ? heard.getLast() : valid.getFirst();
                print(out, new LedgerText(ledger(folder)).diffKnown(day, heard.getFirst(), heard.getLast()));
            } else {
                err.println("Give --on D1,D2 or --known K1,K2.");
                return ExitCode.USAGE;
            }
            return ExitCode.DONE;
        }

        private static List<LocalDate> days(String option, String text) {
            if (text.isBlank()) {
                return List.of();
            }
            try {
                return java.util.Arrays.stream(text.split(","))
                        .map(String::strip)
                        .map(LocalDate::parse)
                        .toList();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "The value (" + text + ") of (" + option + ") must be one or two dates such as 2025-11-08.", e);
            }
        }
    }

    /// Appends one event to the journal.
    @Command(
            name = "record",
            description = "Appends one event from a JSON file; when it returns, the event is on the disk.",
            mixinStandardHelpOptions = true)
    static final class Append extends OnLedger {
        @Parameters(
                index = "0",
                paramLabel = "FILE",
                description =
                        "one JSON object: key, measure, type, from, to, known, by, source; when it is recorded is set"
                                + " by the program")
        private Path file = Path.of("");

        @Override
        int run(Path folder, PrintWriter out, PrintWriter err) {
            NewEvent event = NewEvent.of(String.valueOf(file.getFileName()), text());
            Ledger now = ledger(folder);
            InputException.requireNone("The event", event.problems(now, LocalDate.now(ZoneId.systemDefault())));
            EventStore store = Journal.of(WorldLayout.of(folder).ledger());
            StatusEvent last = store.append(
                    e -> {
                        ledger(folder).record(e);
                        return e;
                    },
                    event.event());
            out.println("Recorded " + last.key() + ": " + last.type() + " of " + last.measure() + " from " + last.from()
                    + ", known on " + last.knownToPublic() + ".");
            out.flush();
            return ExitCode.DONE;
        }

        private String text() {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalArgumentException("The event (" + file + ") cannot be read.", e);
            }
        }
    }

    /// What the author of the ledger may have got wrong.
    @Command(
            name = "lint",
            description = {
                "Problems of the files, what their author may have got wrong, and what the cases beside the ledger"
                        + " say.",
                "Exit code 3 where anything was found."
            },
            mixinStandardHelpOptions = true)
    static final class Lint extends OnLedger {
        @Option(names = "--cases", description = "also lists how many cases name each measure")
        private boolean perMeasure;

        @Override
        int run(Path folder, PrintWriter out, PrintWriter err) {
            LedgerReader.Placed placed = LedgerReader.readPlaced(folder);
            Loaded<Ledger> loaded = placed.ledger();
            loaded.problems().forEach(p -> out.println(p.text()));
            Ledger ledger = loaded.value();
            List<String> findings = new ArrayList<>();
            LedgerLint.of(ledger).forEach(f -> findings.add(placed.lines().text(f)));
            Path files = WorldLayout.of(folder).ledger();
            List<String> tests = List.of("No cases: put tables into " + files.resolve(LedgerCases.FOLDER) + ".");
            if (LedgerCases.exist(files)) {
                CaseCheck.Report cases = CaseCheck.of(ledger, LedgerCases.read(ledger, files));
                findings.addAll(cases.findings());
                cases.cases().entrySet().stream()
                        .filter(e -> e.getValue() == 0)
                        .map(e -> e.getKey() + " has no case.")
                        .sorted()
                        .forEach(findings::add);
                tests = perMeasure(ledger, cases);
            }
            print(out, findings);
            print(out, tests);
            out.println(ledger.measures().size() + " measures, "
                    + ledger.events().size() + " events, "
                    + loaded.problems().size() + " problems, "
                    + findings.size() + " findings.");
            out.flush();
            return loaded.hasErrors() || !findings.isEmpty() ? ExitCode.BAD_INPUT : ExitCode.DONE;
        }

        /// How many cases name each measure.
        private List<String> perMeasure(Ledger ledger, CaseCheck.Report cases) {
            List<String> out = new ArrayList<>();
            if (perMeasure) {
                out.add("Cases that name a measure:");
                ledger.measures().stream()
                        .filter(m -> cases.cases().containsKey(m.id()))
                        .map(m -> String.format(
                                Locale.ROOT, "  %5d  %-22s %s", cases.cases().get(m.id()), m.id(), m.title()))
                        .forEach(out::add);
            }
            int fewest = cases.cases().values().stream()
                    .mapToInt(Integer::intValue)
                    .min()
                    .orElse(0);
            if (!cases.limited().isEmpty()) {
                out.add(cases.limited().size()
                        + " cases get the expected answer by the rules held, and are told with its limits"
                        + " (chokepoint ledger coverage --cases lists them).");
            }
            out.add(cases.asked() + " determinations asked; " + cases.watched() + " of "
                    + cases.cases().size() + " measures are named by a case, each by at least " + fewest + ".");
            return out;
        }
    }
}
