package dev.chokepoint.examples;

import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.LedgerView;
import dev.chokepoint.controls.law.Measure;
import java.nio.file.Path;
import java.time.LocalDate;

/// Which measures are in force on a day, as known on that day and on an earlier one?
public final class InForceAsKnown {
    private InForceAsKnown() {}

    public static void main(String... args) {
        Ledger ledger = WorldFiles.ledger(Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025"));
        LocalDate day = LocalDate.of(2025, 6, 10);
        LocalDate before = LocalDate.of(2025, 4, 1);
        // The first clock says when a measure binds, the second when somebody could know of it.
        LedgerView then = ledger.at(new AsOf(day, before));
        LedgerView now = ledger.at(AsOf.of(day));

        System.out.println("In force on " + day + ", as known on that day:");
        for (Measure measure : ledger.measures()) {
            if (now.inForce(measure.id())) {
                // A measure that was not heard of by the earlier day was a surprise to who planned on that day.
                String surprise = then.inForce(measure.id()) ? "" : "  (not foreseen on " + before + ")";
                System.out.println(measure.id() + "  " + measure.title() + surprise);
            }
        }
    }
}
