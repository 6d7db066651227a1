package dev.chokepoint.bench;

import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.fast.Question;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.plain.PlainEngine;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.ledger.LedgerReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/// Determinations a second, one thread, processor time.
///
/// Usage: `ControlsBenchmark [WORLD] [SHIPMENTS] [ROUNDS]`. The ledger of the world is filled up with made-up measures
/// to 200, and to 2,000 in two ways: about other things, so that shipments find the same measures as before, and about
/// the same things, so that they find ten times as many. Each round asks shipments that were never asked before; all
/// rounds are shown, so that the first ones tell what a cold engine does; the last shipments are asked three times
/// again. Further answers are compared with those of the plain engine.
public final class ControlsBenchmark {
    private static final int COMPARED = 2_000;
    private static final int FEW = 200;
    private static final int MANY = 2_000;

    private ControlsBenchmark() {}

    public static void main(String[] args) {
        Path world = Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025");
        int shipments = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
        Ledger base = LedgerReader.read(world).value();
        Ledger few = SyntheticRules.on(base, FEW, 1);
        run("200 measures", few, few, shipments, rounds);
        run(
                "2,000 measures, 1,800 of them about other things",
                SyntheticRules.elsewhere(base, FEW, MANY, 1),
                few,
                shipments,
                rounds);
        Ledger many = SyntheticRules.on(base, MANY, 1);
        run("2,000 measures, so that a shipment finds ten times as many", many, many, shipments, rounds);
    }

    /// Times one ledger with shipments that were never asked before in each round, then with those of the last round
    /// asked again.
    private static void run(String what, Ledger ledger, Ledger of, int shipments, int rounds) {
        long t = System.nanoTime();
        DeterminationEngine engine = DeterminationEngine.of(ledger);
        System.out.printf(Locale.ROOT, "%s: compiled in %.0f ms%n", what, (System.nanoTime() - t) / 1e6);
        Shipment[] last = new Shipment[0];
        for (int round = 0; round < rounds; round++) {
            last = new SyntheticShipments(of, 1_000 + round, true).next(shipments);
            round(engine, last, "round " + round);
        }
        for (int again = 1; again <= 3; again++) {
            round(engine, last, "again " + again);
        }
        compare(engine, PlainEngine.of(ledger), new SyntheticShipments(of, 7, true));
    }

    private static void round(DeterminationEngine engine, Shipment[] shipments, String name) {
        long kinds = engine.evaluations();
        long t = cpu();
        long ids = 0;
        long found = 0;
        for (Shipment s : shipments) {
            for (String id : engine.answer(s).measures()) {
                ids += id.hashCode();
                found++;
            }
        }
        long t1 = cpu();
        Question[] read = new Question[shipments.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = engine.read(shipments[i]);
        }
        long t2 = cpu();
        long same = 0;
        for (Question q : read) {
            for (String id : engine.answer(q).measures()) {
                same += id.hashCode();
            }
        }
        long t3 = cpu();
        long parts = 0;
        for (Shipment s : shipments) {
            Determination d = engine.determine(s);
            parts += d.explanation().parts().size() + d.nearMisses().size();
        }
        long t4 = cpu();
        for (Question q : read) {
            Determination d = engine.determine(q);
            parts -= d.explanation().parts().size() + d.nearMisses().size();
        }
        long t5 = cpu();
        long named = 0;
        for (Question q : read) {
            Determination d = engine.byRules(q);
            named += d.explanation().parts().size() + d.nearMisses().size();
        }
        long t6 = cpu();
        if (ids != same || parts != 0 || named == 0) {
            throw new IllegalStateException("A question must be answered as its shipment.");
        }
        System.out.printf(
                Locale.ROOT,
                "  %-8s ids %.2f M/s (read before: %.2f M/s), explained %.2f M/s (read before: %.2f M/s,"
                        + " by the rules alone: %.2f M/s);"
                        + " %d new kinds, %.2f ids each, checksum %d%n",
                name,
                shipments.length * 1e3 / (t1 - t),
                shipments.length * 1e3 / (t3 - t2),
                shipments.length * 1e3 / (t4 - t3),
                shipments.length * 1e3 / (t5 - t4),
                shipments.length * 1e3 / (t6 - t5),
                engine.evaluations() - kinds,
                (double) found / shipments.length,
                ids);
    }

    private static void compare(DeterminationEngine engine, PlainEngine plain, SyntheticShipments shipments) {
        long t = cpu();
        for (int i = 0; i < COMPARED; i++) {
            Shipment s = shipments.next();
            Determination slow = plain.byRules(s);
            if (!slow.equals(engine.byRules(s)) || !plain.answer(s).equals(engine.answer(s))) {
                throw new IllegalStateException(
                        "The engines differ on " + s + ": " + slow + " and " + engine.byRules(s));
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
