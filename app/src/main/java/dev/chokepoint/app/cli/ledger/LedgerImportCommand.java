package dev.chokepoint.app.cli.ledger;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.ledger.LedgerFolder;
import dev.chokepoint.data.lists.ImportKind;
import dev.chokepoint.data.lists.ListDiff;
import dev.chokepoint.data.lists.ListImport;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.data.world.WorldLayout;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings a list of parties or items up to date from a file that others publish.
@Command(
        name = "import",
        description = {
            "Brings a list of parties or items up to date from a file that others publish.",
            "Shows what is added, changed and removed; a removal ends the listing, nothing is deleted."
        },
        mixinStandardHelpOptions = true)
final class LedgerImportCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;
    private static final int MOST_PROBLEMS = 50;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "us-csl, us-fr, us-ccl, cn-ecl, cn-uel, tw-shtc, jp-eul, opensanctions, eu-annex1, national,"
                    + " gta or oecd")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "the file as it is published; for us-ccl a folder")
    private Path file = Path.of("");

    @Option(
            names = "--ledger",
            paramLabel = "DIR",
            description = "the folder of a ledger, or of a world with one (default: the bundled world)")
    private Optional<Path> ledger = Optional.empty();

    @Option(names = "--dry-run", description = "shows what would change and writes nothing")
    private boolean dryRun;

    @Option(names = "--day", paramLabel = "DATE", description = "the day whose state the file tells (default: today)")
    private LocalDate day = LocalDate.now(java.time.ZoneId.systemDefault());

    @Option(
            names = "--removals",
            description = "ends all listings that the file lacks, also where more than a fifth of a list is missing")
    private boolean removals;

    @Option(names = "--notice", description = "for cn-ecl and cn-uel: the act, such as 'CN-2026-41 (Announcement 41)'")
    private String notice = "";

    @Option(names = "--notice-day", paramLabel = "DATE", description = "for cn-ecl and cn-uel: its day of effect")
    private Optional<LocalDate> noticeDay = Optional.empty();

    @Option(names = "--list", description = "for national: what the list is called, such as DE-AL")
    private String list = "";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<ImportKind> known = ImportKind.find(kind);
        if (known.isEmpty()) {
            err.println("The kind (" + kind + ") must be one of " + String.join(", ", ImportKind.all()) + ".");
            return ExitCode.USAGE;
        }
        try {
            ListImport.Report report = ListImport.run(
                    known.get(),
                    file,
                    folder(),
                    new ListImport.Options(
                            day,
                            dryRun,
                            removals,
                            notice,
                            noticeDay.map(LocalDate::toString).orElse(""),
                            list));
            return print(report, out, err);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private Path folder() {
        Path given = ledger.orElseGet(() -> LedgerFolder.find(WorldFolder.DEFAULT));
        Path ofWorld = WorldLayout.of(given).ledger();
        return Files.isDirectory(ofWorld) ? ofWorld : given;
    }

    private int print(ListImport.Report report, PrintWriter out, PrintWriter err) {
        for (ListDiff d : report.lists()) {
            out.println(d.summary());
            show(out, "  + ", d.added());
            show(out, "  ~ ", d.changed());
            show(out, "  - ", d.removed());
            if (d.kept() > 0) {
                out.println(
                        "  " + d.kept() + " entries are not in the file, more than a fifth of the list at once: they"
                                + " are kept. --removals ends them.");
            }
        }
        List<Problem> problems = report.problems();
        problems.stream().limit(MOST_PROBLEMS).forEach(p -> err.println(p.text()));
        if (!problems.isEmpty()) {
            err.println(problems.size() + " rows or files were left out.");
        }
        boolean nothing = report.lists().isEmpty();
        if (!nothing) {
            out.println(!report.changed() ? "Nothing changed." : dryRun ? "Nothing written: a dry run." : "Written.");
        }
        out.flush();
        err.flush();
        return nothing ? ExitCode.BAD_INPUT : problems.isEmpty() ? ExitCode.DONE : ExitCode.ROWS_REJECTED;
    }

    private static void show(PrintWriter out, String mark, List<String> lines) {
        lines.stream().limit(MOST_SHOWN).forEach(l -> out.println(mark + l));
        if (lines.size() > MOST_SHOWN) {
            out.println(mark + "and " + (lines.size() - MOST_SHOWN) + " more");
        }
    }
}
