package dev.chokepoint.app.cli.ledger;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.text.LedgerChangesText;
import dev.chokepoint.app.text.LedgerFeed;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.ledger.LedgerChangesView;
import dev.chokepoint.app.view.ledger.OrderChanges;
import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.ledger.BatchOnTwoDays;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What changed in the ledger since a day.
@Command(
        name = "changes",
        description = "What became known or took effect since a day, and what is scheduled next, with sources.",
        mixinStandardHelpOptions = true)
final class LedgerChangesCommand extends LedgerCommand.OnLedger {
    /// How it is written.
    enum Format {
        text,
        atom,
        json
    }

    @Option(names = "--since", paramLabel = "DATE", required = true, description = "the first day")
    private LocalDate since = LocalDate.MIN;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "the last day, and the day of knowledge (default: today)")
    private @Nullable LocalDate until;

    @Option(
            names = "--orders",
            paramLabel = "FILE",
            description = "a table of shipments, as check --batch takes it: told is which lines have another answer on"
                    + " the last day than on the day before the first, as known on the last; may be repeated")
    private List<Path> orders = List.of();

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "where it goes (default: the terminal)")
    private @Nullable Path target;

    @Override
    int run(Path folder, PrintWriter out, PrintWriter err) {
        LocalDate last = until == null ? LocalDate.now(ZoneId.systemDefault()) : until;
        if (format == Format.atom && !orders.isEmpty()) {
            err.println("--orders goes with --format text or json; a feed tells what changed in the law.");
            return ExitCode.USAGE;
        }
        Ledger ledger = ledger(folder);
        LedgerChanges changes = LedgerChanges.of(ledger, since, last);
        List<OrderChanges> lines = new ArrayList<>();
        for (Path table : orders) {
            lines.add(ofOrders(table, ledger, since, last));
        }
        LedgerChangesView view = LedgerChangesView.of(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()), changes, lines);
        String text = switch (format) {
            case text -> String.join("\n", LedgerChangesText.of(view)) + "\n";
            case atom -> LedgerFeed.of(view, Version.text());
            case json -> AnswerJson.write(AnswerKind.CHANGES, view);
        };
        if (target == null) {
            out.print(text);
        } else {
            AtomicFile.write(target, text);
            err.println("Wrote " + target + ".");
        }
        out.flush();
        return lines.stream().allMatch(o -> o.rejected() == 0) ? ExitCode.DONE : ExitCode.ROWS_REJECTED;
    }

    /// Which lines of a table have another answer than before the first day.
    private static OrderChanges ofOrders(Path table, Ledger ledger, LocalDate since, LocalDate last) {
        if (!Files.isRegularFile(table)) {
            throw new IllegalArgumentException("The table (" + table + ") was not found.");
        }
        LocalDate before = since.minusDays(1);
        BatchOnTwoDays asked =
                new BatchOnTwoDays(DeterminationEngine.of(ledger), before, last, Optional.of(last), last);
        return OrderChanges.of(String.valueOf(table.getFileName()), before, last, asked.run(table));
    }
}
