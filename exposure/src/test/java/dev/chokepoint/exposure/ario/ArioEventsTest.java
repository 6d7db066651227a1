package dev.chokepoint.exposure.ario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArioEventsTest {
    private static final double TOLERANCE_SHARE = 1e-9;
    private static final int DAYS = 120;
    private static final int CUT = 11;

    private static final IoTable TABLE = SyntheticTable.of(4, 5, 2, 21L);

    private static ArioEvent.CapacityCut cut(int from, int until) {
        return new ArioEvent.CapacityCut("cut", Map.of(CUT, 0.9), Timing.days(from, until));
    }

    private static ArioRun run(ArioModel model, ArioEvent... events) {
        return Ario.of(TABLE, model, DAYS).run(new ArioShock("test", List.of(events)));
    }

    @Test
    void anUndisturbedEconomyStaysWhereItIs() {
        ArioRun run = run(ArioModel.psiModel());
        for (int i = 0; i < TABLE.size(); i++) {
            assertThat(run.production(DAYS - 1)[i]).isCloseTo(run.normal(i), within(TOLERANCE_SHARE * run.normal(i)));
        }
        assertThat(run.unmetDemand()).isCloseTo(0, within(TOLERANCE_SHARE * TABLE.totalOutput()));
    }

    @Test
    void aCutActsOnExactlyItsDays() {
        ArioRun run = run(ArioModel.psiModel(), cut(10, 19));
        double normal = run.normal(CUT);
        assertThat(run.capacity(9)[CUT]).isCloseTo(normal, within(TOLERANCE_SHARE * normal));
        assertThat(run.production(10)[CUT]).isCloseTo(0.1 * normal, within(TOLERANCE_SHARE * normal));
        assertThat(run.capacity(19)[CUT]).isLessThan(0.13 * normal);
        assertThat(run.capacity(20)[CUT]).isGreaterThanOrEqualTo(normal);
        assertThat(run.lostProduction()).isPositive();
    }

    @Test
    void severalCutsLeaveTheProductOfWhatEachLeaves() {
        ArioEvent half = new ArioEvent.CapacityCut("half", Map.of(CUT, 0.5), Timing.days(0, 5));
        ArioRun run = run(ArioModel.psiModel(), half, half);
        assertThat(run.capacity(0)[CUT]).isCloseTo(0.25 * run.normal(CUT), within(TOLERANCE_SHARE * run.normal(CUT)));
    }

    @Test
    void rampsAndRecoveriesFollowTheirCurves() {
        Timing timing = Timing.days(10, 19).withRamp(5).withRecovery(10, Timing.Curve.LINEAR);
        assertThat(timing.strength(9)).isZero();
        assertThat(timing.strength(10)).isCloseTo(0.2, within(TOLERANCE_SHARE));
        assertThat(timing.strength(14)).isEqualTo(1);
        assertThat(timing.strength(19)).isEqualTo(1);
        assertThat(timing.strength(24)).isCloseTo(0.5, within(TOLERANCE_SHARE));
        assertThat(timing.strength(29)).isZero();
        Timing convex = timing.withRecovery(10, Timing.Curve.CONVEX);
        Timing concave = timing.withRecovery(10, Timing.Curve.CONCAVE);
        assertThat(convex.strength(21)).isCloseTo(0.81, within(TOLERANCE_SHARE));
        assertThat(concave.strength(24)).isCloseTo(0.75, within(TOLERANCE_SHARE));
        // A step of ten days that straddles the end takes the mean of its days: nine of ten at full strength.
        assertThat(Timing.days(11, 19).average(1, 10)).isCloseTo(0.9, within(TOLERANCE_SHARE));
    }

    @Test
    void aCutLaneStarvesOneBuyerAndSparesTheSellersOtherClients() {
        // All regions' product 1 stops going to region 2, so nobody there can look elsewhere.
        Set<Integer> sellers = new TreeSet<>();
        for (int r = 0; r < 4; r++) {
            sellers.add(TABLE.industry(r, 1));
        }
        Set<Integer> buyers = new TreeSet<>();
        for (int s = 0; s < 5; s++) {
            buyers.add(TABLE.industry(2, s));
        }
        ArioEvent lane = new ArioEvent.LaneCut("lane", sellers, buyers, Set.of(4, 5), 1, Timing.days(3, DAYS - 1));
        for (ArioModel.Orders orders : ArioModel.Orders.values()) {
            ArioRun run = run(ArioModel.psiModel().withOrders(orders).withInventoryDays(10), lane);
            double needy = 0;
            for (int j : buyers) {
                needy += run.production(60)[j] / run.normal(j);
            }
            // Stocks of ten days are gone by then; industries that need product 1 stand still.
            assertThat(needy).isLessThan(4.5);
            double wanted = 0;
            for (int i : sellers) {
                wanted += TABLE.finalSales(i)[4] / Ario.DAYS_PER_YEAR;
            }
            assertThat(run.unmet(3)[4]).isGreaterThanOrEqualTo(wanted * (1 - TOLERANCE_SHARE));
            assertThat(run.unmet(2)[4]).isCloseTo(0, within(TOLERANCE_SHARE * wanted));
            for (double v : run.production(60)) {
                assertThat(v).isNotNaN().isNotNegative();
            }
        }
    }

    @Test
    void buyersWhoLookForAlternativesLoseLessToACutLane() {
        Set<Integer> buyers = new TreeSet<>();
        for (int s = 0; s < 5; s++) {
            buyers.add(TABLE.industry(2, s));
        }
        ArioEvent lane = new ArioEvent.LaneCut(
                "lane", Set.of(TABLE.industry(0, 1)), buyers, Set.of(), 1, Timing.days(3, DAYS - 1));
        ArioModel lean = ArioModel.psiModel().withInventoryDays(10).withRestoreDays(10);
        double searching = run(lean, lane).lostProduction();
        double fixed = run(lean.withOrders(ArioModel.Orders.FIXED), lane).lostProduction();
        assertThat(searching).isLessThan(fixed);
    }

    @Test
    void aPartialLaneCutLosesNoMoreThanAWholeOne() {
        Set<Integer> buyers = Set.of(TABLE.industry(2, 0), TABLE.industry(2, 3));
        ArioModel lean = ArioModel.psiModel().withInventoryDays(10).withOrders(ArioModel.Orders.FIXED);
        double whole = run(lean, lane(buyers, 1)).lostProduction();
        double half = run(lean, lane(buyers, 0.5)).lostProduction();
        double none = run(lean, lane(buyers, 0)).lostProduction();
        assertThat(half).isLessThanOrEqualTo(whole);
        assertThat(none).isCloseTo(0, within(TOLERANCE_SHARE * TABLE.totalOutput()));
    }

    private static ArioEvent lane(Set<Integer> buyers, double share) {
        return new ArioEvent.LaneCut(
                "lane", Set.of(TABLE.industry(0, 1)), buyers, Set.of(), share, Timing.days(3, DAYS - 1));
    }

    @Test
    void aCapacityGainWithARampHelpsAfterACut() {
        ArioEvent gain = new ArioEvent.CapacityGain(
                "new plant", Map.of(CUT, 2.0), Timing.from(20).withRamp(10));
        ArioRun without = run(ArioModel.psiModel().withInventoryDays(10), cut(5, 80));
        ArioRun with = run(ArioModel.psiModel().withInventoryDays(10), cut(5, 80), gain);
        assertThat(with.capacity(19)[CUT]).isCloseTo(without.capacity(19)[CUT], within(1e-6));
        assertThat(with.capacity(20)[CUT] / without.capacity(20)[CUT]).isBetween(1.15, 1.25);
        assertThat(with.unmetDemand()).isLessThan(without.unmetDemand());
    }

    @Test
    void rebuildingAddsDemandAndEndsTheDamage() {
        double capital = 4 * TABLE.valueAdded()[CUT];
        ArioEvent quake = new ArioEvent.Destruction("quake", Map.of(CUT, 0.5 * capital), Map.of(2, 1.0), 10, 20, 4);
        ArioRun run = run(ArioModel.psiModel(), quake);
        assertThat(run.capacity(9)[CUT]).isCloseTo(run.normal(CUT), within(TOLERANCE_SHARE * run.normal(CUT)));
        assertThat(run.capacity(10)[CUT] / run.normal(CUT)).isCloseTo(0.5, within(TOLERANCE_SHARE));
        assertThat(run.capacity(DAYS - 1)[CUT]).isGreaterThan(run.capacity(20)[CUT]);
        int builder = TABLE.industry(2, 2);
        assertThat(run.production(11)[builder]).isGreaterThanOrEqualTo(run.normal(builder) * (1 - TOLERANCE_SHARE));
    }

    @Test
    void aStepOfManyDaysGivesNearlyTheSameLoss() {
        ArioModel daily = ArioModel.psiModel();
        double byDay = run(daily, cut(10, 69)).lostProduction();
        double byFive = run(daily.withDaysPerStep(5), cut(10, 69)).lostProduction();
        assertThat(byFive).isCloseTo(byDay, within(0.1 * byDay));
    }

    @Test
    void sweepsAndThreadsDoNotChangeABit() {
        List<ArioShock> shocks = List.of(
                ArioShock.of(cut(3, 30)),
                ArioShock.of(lane(Set.of(4, 9), 0.7)),
                ArioShock.of(new ArioEvent.CapacityCut("other", Map.of(2, 0.4, 7, 0.3), Timing.from(12))));
        Ario ario = Ario.of(TABLE, ArioModel.psiModel().withInventoryDays(12), DAYS);
        List<ArioRun> together = ario.withThreads(2).sweep(shocks);
        for (int k = 0; k < shocks.size(); k++) {
            ArioRun alone = ario.run(shocks.get(k));
            for (int t = 0; t < DAYS; t++) {
                assertThat(together.get(k).production(t)).isEqualTo(alone.production(t));
                assertThat(together.get(k).unmet(t)).isEqualTo(alone.unmet(t));
            }
        }
    }

    @Test
    void eventsBeyondTheRunOrTheTableAreRefused() {
        assertThatThrownBy(() -> run(ArioModel.psiModel(), cut(DAYS, DAYS + 1))).hasMessageContaining("after the last");
        ArioEvent outside = new ArioEvent.CapacityCut("far", Map.of(99, 0.1), Timing.from(0));
        assertThatThrownBy(() -> run(ArioModel.psiModel(), outside)).hasMessageContaining("99");
        assertThatThrownBy(() -> new ArioEvent.CapacityCut("far", Map.of(1, 1.1), Timing.from(0)))
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> run(ArioModel.psiModel().withDaysPerStep(30).withInventoryDays(15), cut(3, 4)))
                .hasMessageContaining("must last a step");
    }

    @Test
    void amountsAndSharesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new ArioEvent.CapacityGain("plant", Map.of(1, -0.1), Timing.from(0)))
                .hasMessageContaining("-0.1");
        // they sum to 1, yet nobody builds more than all or less than nothing
        assertThatThrownBy(() -> new ArioEvent.Destruction("quake", Map.of(1, 5.0), Map.of(1, 1.5, 2, -0.5), 0, 10, 4))
                .hasMessageContaining("quake");
        assertThatThrownBy(() -> new ArioEvent.Destruction("quake", Map.of(1, 5.0), Map.of(1, 0.5, 2, 0.4), 0, 10, 4))
                .hasMessageContaining("not to 1");
        assertThatThrownBy(() -> new ArioEvent.Destruction("quake", Map.of(1, -5.0), Map.of(1, 1.0), 0, 10, 4))
                .hasMessageContaining("-5");
    }
}
