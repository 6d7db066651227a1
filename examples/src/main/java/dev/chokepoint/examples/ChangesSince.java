package dev.chokepoint.examples;

import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.controls.law.Ledger;
import java.nio.file.Path;
import java.time.LocalDate;

/// What changed in the law between two days, and what is to come?
public final class ChangesSince {
    private ChangesSince() {}

    public static void main(String... args) {
        Ledger ledger = WorldFiles.ledger(Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025"));

        LedgerChanges changes = LedgerChanges.of(ledger, LocalDate.of(2025, 4, 1), LocalDate.of(2025, 6, 10));

        // What the public could not know before.
        System.out.println("Became known:");
        changes.known()
                .forEach(k -> System.out.println(k.event().knownToPublic() + "  "
                        + k.measure().id() + "  " + k.measure().title()));
        // What began or ceased to bind, on days of which the acts were read.
        System.out.println("Took effect:");
        changes.effective()
                .forEach(t -> System.out.println(t.turn().day() + "  "
                        + t.measure().id() + "  " + t.turn().before().word() + " -> "
                        + t.turn().after().word()));
        // Beyond these days the ledger only says what was due.
        changes.horizons().forEach(h -> System.out.println("read through: " + h));
    }
}
