package dev.chokepoint.app.cli;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.text.LedgerChangesText;
import dev.chokepoint.app.text.LedgerFeed;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.LedgerChangesView;
import dev.chokepoint.app.view.Version;
import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.data.files.AtomicFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
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

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "where it goes (default: the terminal)")
    private @Nullable Path target;

    @Override
    int run(Path folder, PrintWriter out, PrintWriter err) {
        LocalDate last = until == null ? LocalDate.now(ZoneId.systemDefault()) : until;
        LedgerChangesView view = LedgerChangesView.of(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                LedgerChanges.of(ledger(folder), since, last));
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
        return Main.DONE;
    }
}
