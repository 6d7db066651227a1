package dev.chokepoint.bench;

import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.fast.Question;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.shipment.Shipment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.conf.KieBaseOption;
import org.kie.api.conf.SequentialOption;
import org.kie.api.runtime.StatelessKieSession;

/// The same made-up measures and shipments by the determination engine and by Drools, with equal checksums.
///
/// Usage: `DroolsBenchmark [MEASURES] [SHIPMENTS] [best]`; with `best` only the mode that was best is run. Drools runs
/// its executable model (rules compiled to Java) in
/// stateless sessions, with and without sequential mode, for one shipment at a time and for all at once; the fastest
/// counts. Facts are made before the clock starts.
public final class DroolsBenchmark {
    private static final int RULES_IN_PART = 200;
    private static final int ROUNDS = 3;
    private static final int AT_ONCE = 1_000;

    private DroolsBenchmark() {}

    public static void main(String[] args) {
        int measures = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int shipments = args.length > 1 ? Integer.parseInt(args[1]) : 100_000;
        Ledger ledger = SyntheticRules.alone(measures, 1);
        Shipment[] asked = new SyntheticShipments(ledger, 5, false).next(shipments);
        DeterminationEngine engine = DeterminationEngine.of(ledger);
        for (int i = 0; i < 10; i++) {
            ours(engine, new SyntheticShipments(ledger, 100 + i, false).next(shipments));
        }
        long checksum = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ROUNDS; i++) {
            long t = ControlsBenchmark.cpu();
            checksum = ours(engine, asked);
            best = Math.min(best, (double) (ControlsBenchmark.cpu() - t));
        }
        System.out.printf(
                Locale.ROOT,
                "%d measures, %d shipments%n  ours, from shipments: %.2f M/s, checksum %x%n",
                measures,
                shipments,
                shipments * 1e3 / best,
                checksum);
        Question[] read = Arrays.stream(asked).map(engine::read).toArray(Question[]::new);
        double bestRead = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            long t = ControlsBenchmark.cpu();
            long sum = 0;
            for (Question q : read) {
                sum += checksum(engine.answer(q).measures());
            }
            bestRead = Math.min(bestRead, (double) (ControlsBenchmark.cpu() - t));
            if (sum != checksum) {
                throw new IllegalStateException("A question must be answered as its shipment.");
            }
        }
        System.out.printf(Locale.ROOT, "  ours, read before: %.2f M/s%n", shipments * 1e3 / bestRead);
        DroolsRules rules = new DroolsRules(ledger);
        List<String> parts = rules.drl(RULES_IN_PART);
        Cargo[] cargo = Arrays.stream(asked).map(Cargo::new).toArray(Cargo[]::new);
        double fastest = Double.POSITIVE_INFINITY;
        boolean all = args.length < 3;
        for (boolean sequential : all ? new boolean[] {true, false} : new boolean[] {false}) {
            KieBase base = compile(parts, sequential);
            for (int atOnce : all ? new int[] {1, AT_ONCE} : new int[] {AT_ONCE}) {
                for (int round = 0; round < ROUNDS; round++) {
                    long t = ControlsBenchmark.cpu();
                    run(base.newStatelessKieSession(), cargo, atOnce);
                    double nanos = (double) (ControlsBenchmark.cpu() - t);
                    long theirs = checksum(rules, cargo);
                    fastest = Math.min(fastest, nanos);
                    System.out.printf(
                            Locale.ROOT,
                            "  Drools, %s, %d at once: %.4f M/s, checksum %x%n",
                            sequential ? "sequential" : "not sequential",
                            atOnce,
                            shipments * 1e3 / nanos,
                            theirs);
                    if (theirs != checksum) {
                        throw new IllegalStateException("The checksums must be equal.");
                    }
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  ours is %.1f times as fast as the best mode of Drools, %.1f times from shipments with names and texts%n",
                fastest / bestRead,
                fastest / best);
    }

    private static long ours(DeterminationEngine engine, Shipment[] shipments) {
        long sum = 0;
        for (Shipment s : shipments) {
            sum += checksum(engine.answer(s).measures());
        }
        return sum;
    }

    private static long checksum(List<String> ids) {
        long sum = 0;
        for (String id : ids) {
            sum += mixed(id);
        }
        return sum;
    }

    private static long mixed(String id) {
        return (id.hashCode() * 0x9E3779B97F4A7C15L) >>> 20;
    }

    private static void run(StatelessKieSession session, Cargo[] cargo, int atOnce) {
        for (int i = 0; i < cargo.length; i += atOnce) {
            if (atOnce == 1) {
                session.execute(cargo[i]);
            } else {
                session.execute(Arrays.asList(cargo).subList(i, Math.min(cargo.length, i + atOnce)));
            }
        }
    }

    /// Measures that bind, and those that sleep where none binds or they are no bans: as the engine names them.
    private static long checksum(DroolsRules rules, Cargo[] cargo) {
        long sum = 0;
        for (Cargo c : cargo) {
            int[] hits = c.takeHits();
            boolean any = Arrays.stream(hits).anyMatch(h -> h % 2 == 0);
            Set<String> named = new HashSet<>();
            for (int hit : hits) {
                if (hit % 2 == 0 || !any || !rules.isBan(hit)) {
                    named.add(rules.id(hit));
                }
            }
            for (String id : named) {
                sum += mixed(id);
            }
        }
        return sum;
    }

    private static KieBase compile(List<String> parts, boolean sequential) {
        KieServices kie = KieServices.get();
        KieFileSystem files = kie.newKieFileSystem();
        for (int i = 0; i < parts.size(); i++) {
            files.write("src/main/resources/made/up/part" + i + "/rules" + i + ".drl", parts.get(i));
        }
        KieBuilder builder = kie.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        var configuration = kie.newKieBaseConfiguration();
        KieBaseOption option = sequential ? SequentialOption.YES : SequentialOption.NO;
        configuration.setOption(option);
        return kie.newKieContainer(builder.getKieModule().getReleaseId()).newKieBase(configuration);
    }
}
