package dev.chokepoint.app.cli.ledger;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.data.ledger.DeterminationRecord;
import dev.chokepoint.data.ledger.DeterminationRecords;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks kept determinations again and says what changed and why.
final class KeptAnswers {
    private KeptAnswers() {}

    /// @param known a knowledge date in place of the recorded one
    static int again(
            Path file,
            DeterminationEngine engine,
            DeterminationRecord.LedgerStamp stamp,
            Optional<LocalDate> known,
            PrintWriter out,
            PrintWriter err) {
        long[] counts = new long[2];
        List<Problem> problems = DeterminationRecords.rerun(file, engine, stamp, Version.text(), known, r -> {
            counts[0]++;
            if (!r.changes().isEmpty()) {
                counts[1]++;
                print(out, r);
            }
        });
        problems.forEach(p -> err.println(p.text()));
        out.println(counts[0] + " kept determinations asked again, " + counts[1] + " changed.");
        out.println(Determination.DISCLAIMER);
        out.flush();
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.ROWS_REJECTED;
    }

    private static void print(PrintWriter print, DeterminationRecords.Rerun r) {
        Map<String, String> asked = r.then().inputs();
        String what = asked.getOrDefault("item", asked.getOrDefault("attributes", ""));
        print.println("Line " + r.line() + ", kept " + r.then().at() + " by "
                + r.then().user() + ": " + what + ", "
                + asked.getOrDefault("exporter", asked.getOrDefault("origin", "")) + " → "
                + asked.getOrDefault("destination", "") + " on " + asked.getOrDefault("event_date", ""));
        print.println("  then, as known on " + asked.getOrDefault("known_on", "") + ": "
                + r.then().answered("status"));
        print.println("  now,  as known on " + r.known() + ": " + r.now().outcome());
        r.changes().forEach(c -> print.println("    " + c));
        print.println("  because");
        r.because().forEach(b -> print.println("    " + b));
        print.println();
    }
}
