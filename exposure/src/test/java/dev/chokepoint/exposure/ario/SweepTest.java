package dev.chokepoint.exposure.ario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Many shocks side by side give the numbers of each alone, bit by bit, in every form of the loops.
class SweepTest {
    private static final int DAYS = 30;
    private static final long SEED = 77L;

    /// A shock of a kind that differs with its number, on random industries and days.
    private static ArioShock shock(IoTable table, int k, Random random) {
        int n = table.size();
        Map<Integer, Double> share = new TreeMap<>();
        for (int m = 0; m <= k % 3; m++) {
            share.put(random.nextInt(n), k % 5 == 4 ? 1.0 : random.nextDouble());
        }
        int from = random.nextInt(DAYS - 5);
        List<ArioEvent> events = new ArrayList<>();
        events.add(new ArioEvent.CapacityCut("cut " + k, share, Timing.days(from, from + random.nextInt(20))));
        if (k % 4 == 1) {
            int sector = random.nextInt(table.sectors().size());
            Set<Integer> sellers = new TreeSet<>();
            for (int r = 0; r < table.regions().size(); r += 1 + k % 2) {
                sellers.add(table.industry(r, sector));
            }
            Set<Integer> buyers = Set.of(random.nextInt(n), random.nextInt(n) / 2 + 1);
            events.add(new ArioEvent.LaneCut("lane", sellers, buyers, Set.of(0), 0.9, Timing.from(from)));
        }
        if (k % 4 == 2) {
            events.add(new ArioEvent.CapacityGain(
                    "plant", Map.of(random.nextInt(n), 0.5), Timing.from(from).withRamp(7)));
        }
        if (k % 4 == 3) {
            int hit = random.nextInt(n);
            double capital = 4 * table.valueAdded()[hit];
            if (capital > 0) {
                events.add(new ArioEvent.Destruction("quake", Map.of(hit, capital / 3), Map.of(1, 1.0), from, 30, 4));
            }
        }
        return new ArioShock("shock " + k, events);
    }

    private static void assertSame(ArioRun found, ArioRun expected) {
        for (int t = 0; t < expected.steps(); t++) {
            assertThat(found.production(t)).as("production, step %d", t).isEqualTo(expected.production(t));
            assertThat(found.capacity(t)).as("capacity, step %d", t).isEqualTo(expected.capacity(t));
            assertThat(found.unmet(t)).as("unmet final demand, step %d", t).isEqualTo(expected.unmet(t));
        }
    }

    private static void everyFormAgrees(IoTable table, ArioModel model, int count) {
        Random random = new Random(SEED);
        List<ArioShock> shocks = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            shocks.add(shock(table, k, random));
        }
        Ario ario = Ario.of(table, model, DAYS);
        List<ArioRun> alone = new ArrayList<>();
        for (ArioShock shock : shocks) {
            alone.add(ario.sweep(List.of(shock), new PlainLoops()).getFirst());
        }
        List<Loops> forms = new ArrayList<>(List.of(new PlainLoops(), Loops.fastest()));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            // Right on every processor, if slow on some.
            forms.add(new VectorLoops());
        }
        for (Loops form : forms) {
            for (int threads = 1; threads <= 3; threads += 2) {
                List<ArioRun> together = ario.withThreads(threads).sweep(shocks, form);
                for (int k = 0; k < count; k++) {
                    assertSame(together.get(k), alone.get(k));
                }
            }
        }
        assertThat(alone.stream().filter(r -> r.lostProduction() > 0).count()).isGreaterThan(count / 2);
    }

    @Test
    void sweepsOfOddSizesAgreeOnTablesOfOddSizes() {
        everyFormAgrees(SyntheticTable.of(7, 5, 3, 4L), ArioModel.psiModel().withInventoryDays(8), 19);
        everyFormAgrees(SyntheticTable.of(5, 3, 1, 5L), ArioModel.baseModel().withInventoryDays(4), 5);
    }

    @Test
    void sweepsAgreeOnTablesWiderThanABlock() {
        everyFormAgrees(
                SyntheticTable.of(23, 47, 2, 6L),
                ArioModel.psiModel().withInventoryDays(10).withOrders(ArioModel.Orders.FIXED),
                16);
    }

    @Test
    void theVectorFormIsTestedWhereTheModuleIs() {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "the virtual machine runs without jdk.incubator.vector");
        assertThat(Loops.fastest()).isInstanceOf(VectorLoops.isFast() ? VectorLoops.class : PlainLoops.class);
    }
}
