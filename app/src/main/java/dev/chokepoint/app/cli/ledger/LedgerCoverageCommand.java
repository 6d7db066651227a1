package dev.chokepoint.app.cli.ledger;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.text.CoverageText;
import dev.chokepoint.controls.check.CaseCheck;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.ledger.LedgerCases;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.world.WorldLayout;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tells what the ledger holds of whom, until when.
@Command(
        name = "coverage",
        description = {
            "What the ledger holds of whom, until when: regimes, lists, horizons; as Markdown.",
            "What is not held is never answered with words that reassure."
        },
        mixinStandardHelpOptions = true)
final class LedgerCoverageCommand extends LedgerCommand.OnLedger {
    @Option(
            names = "--cases",
            description = "instead, the cases beside the ledger whose answer says less than its rules, and why")
    private boolean cases;

    @Override
    int run(Path folder, PrintWriter out, PrintWriter err) {
        Ledger ledger = InputException.require("The ledger", LedgerReader.read(folder));
        if (cases) {
            CaseCheck.Report report = CaseCheck.of(
                    ledger, LedgerCases.read(ledger, WorldLayout.of(folder).ledger()));
            CoverageText.limited(report).forEach(out::println);
        } else {
            CoverageText.table(ledger.coverage()).forEach(out::println);
        }
        out.flush();
        return ExitCode.DONE;
    }
}
