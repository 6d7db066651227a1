package dev.chokepoint.examples;

import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.shipment.Shipment;
import java.nio.file.Path;
import java.time.LocalDate;

/// Is this shipment controlled, by what, on this day?
public final class DetermineShipment {
    private DetermineShipment() {}

    public static void main(String... args) {
        Ledger ledger = WorldFiles.ledger(Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025"));
        // The rules are compiled once; an engine answers millions of shipments from any number of threads.
        DeterminationEngine engine = DeterminationEngine.of(ledger);
        Shipment magnets = Shipment.of("samarium cobalt magnet", "CN", "US", LocalDate.of(2025, 6, 10))
                .withEndUse("fighter jet");

        Determination answer = engine.determine(magnets);

        // What the rules say in the end, in a word and in a sentence.
        System.out.println("outcome: " + answer.outcome());
        System.out.println(answer.outcome().sentence());
        // Which measure of the ledger decides, and by which of its rules.
        answer.controlling().forEach(f -> System.out.println("by " + f.measure() + ", rule " + f.rule()));
        // Facts that could change the answer and were not given.
        System.out.println("not told: " + answer.missing());
        System.out.println(Determination.DISCLAIMER);
    }
}
