package dev.chokepoint.bench;

import dev.chokepoint.controls.Determination;
import dev.chokepoint.controls.DeterminationEngine;
import dev.chokepoint.controls.Ledger;
import dev.chokepoint.controls.PlainEngine;
import dev.chokepoint.controls.Question;
import dev.chokepoint.controls.Shipment;
import dev.chokepoint.data.ledger.LedgerReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/// Determinations a second, one thread, processor time.
///
/// Usage: `ControlsBenchmark [WORLD] [SHIPMENTS] [ROUNDS]`. The ledger of the world is filled up with made-up measures
/// to 200
/// and to 2,000. Each round asks shipments that were never asked before; all rounds are shown, so that the first ones
/// tell what a cold engine does. The answers of the last round are compared with those of the plain engine.
public final class ControlsBenchmark {
    private static final int COMPARED = 2_000;

    private ControlsBenchmark() {}

    public static void main(String[] args) {
        Path world = Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025");
        int shipments = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
        Ledger base = LedgerReader.read(world).value();
        for (int measures : new int[] {200, 2_000}) {
            Ledger ledger = SyntheticRules.on(base, measures, 1);
            long t = System.nanoTime();
            DeterminationEngine engine = DeterminationEngine.of(ledger);
            System.out.printf(
                    Locale.ROOT, "%d measures: compiled in %.0f ms%n", measures, (System.nanoTime() - t) / 1e6);
            for (int round = 0; round < rounds; round++) {
                round(engine, new SyntheticShipments(ledger, 1_000 + round, true).next(shipments), round);
            }
            compare(engine, PlainEngine.of(ledger), new SyntheticShipments(ledger, 7, true));
        }
    }

    private static void round(DeterminationEngine engine, Shipment[] shipments, int round) {
        long kinds = engine.kindsMet();
        long t = cpu();
        long ids = 0;
        for (Shipment s : shipments) {
            for (String id : engine.answer(s).measures()) {
                ids += id.hashCode();
            }
        }
        long t1 = cpu();
        Question[] read = new Question[shipments.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = engine.read(shipments[i]);
        }
        long t2 = cpu();
        for (Question q : read) {
            for (String id : engine.answer(q).measures()) {
                ids -= id.hashCode();
            }
        }
        if (ids != 0) {
            throw new IllegalStateException("A question must be answered as its shipment.");
        }
        long t3 = cpu();
        long parts = 0;
        for (Shipment s : shipments) {
            Determination d = engine.determine(s);
            parts += d.explanation().parts().size() + d.nearMisses().size();
        }
        long t4 = cpu();
        System.out.printf(
                Locale.ROOT,
                "  round %2d: with ids %.2f M/s (read before: %.2f M/s), explained %.2f M/s; %d kinds were new (%d parts)%n",
                round,
                shipments.length * 1e3 / (t1 - t),
                shipments.length * 1e3 / (t3 - t2),
                shipments.length * 1e3 / (t4 - t3),
                engine.kindsMet() - kinds,
                parts);
    }

    private static void compare(DeterminationEngine engine, PlainEngine plain, SyntheticShipments shipments) {
        long t = cpu();
        for (int i = 0; i < COMPARED; i++) {
            Shipment s = shipments.next();
            Determination slow = plain.determine(s);
            if (!slow.equals(engine.determine(s)) || !plain.answer(s).equals(engine.answer(s))) {
                throw new IllegalStateException(
                        "The engines differ on " + s + ": " + slow + " and " + engine.determine(s));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  equal to the plain engine on %d more shipments, in every field (plain: %.0f/s)%n",
                COMPARED,
                COMPARED * 1e9 / (cpu() - t));
    }

    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
