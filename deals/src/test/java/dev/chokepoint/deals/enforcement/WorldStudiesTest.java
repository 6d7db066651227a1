package dev.chokepoint.deals.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.advice.SideAdvice;
import dev.chokepoint.deals.advice.SideAdviser;
import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.OwnSearchTest;
import dev.chokepoint.deals.valuation.PackageTables;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whether a deal of a world would hold and what each chair should do, on the sample world of samarium and jets.
class WorldStudiesTest {
    private static final double TOLERANCE_USD = 10;
    private static final List<Integer> ALL = List.of(3, 2, 1);
    private static final LocalDate KNOWN = LocalDate.of(2025, 6, 10);
    private static LpSolver solver;
    private Network network;
    private Equilibrium equilibrium;
    private Controls controls;
    private DealValuer valuer;

    @BeforeAll
    static void loadSolver() {
        solver = Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
    }

    @BeforeEach
    void talks() {
        World world = SampleWorlds.samariumJets();
        network = Network.of(world, world.asOf());
        controls = closed(network, 0, "");
        equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
        valuer = new DealValuer(equilibrium, controls, OwnSearchTest.space(), 2);
    }

    @AfterEach
    void close() {
        equilibrium.close();
    }

    /// All lanes but a share closed from a month on, under names that begin with a prefix.
    private static Controls closed(Network network, double share, String prefix) {
        List<Controls.Restriction> all = new ArrayList<>();
        for (int arc = 0; arc < network.world().lanes().size(); arc++) {
            boolean magnets = network.laneOf(arc).item().equals("smco-magnet");
            for (int t = 0; t < network.world().months(); t++) {
                for (EndUse use : EndUse.values()) {
                    all.add(new Controls.Restriction(
                            arc, t, use, prefix + (magnets ? "CN-M" : "US-E"), magnets ? "CN" : "US", share, 1));
                }
            }
        }
        return new Controls(all);
    }

    private SelfEnforcementStudy study(List<Commitment> record) {
        return new SelfEnforcementStudy(
                valuer, record, KNOWN, Monitoring.atYearlyRate(0.05), YearMonth.of(2025, 7), valuer.statusQuo());
    }

    private static Commitment kept(String id, String by, Commitment.Kind kind, double share) {
        return new Commitment(
                id,
                "test",
                by,
                kind,
                LocalDate.of(2025, 1, 1),
                new Commitment.Due.Undated(),
                LocalDate.of(2025, 2, 1),
                "a promise",
                share,
                1,
                false,
                Map.of(),
                "test",
                List.of());
    }

    private List<List<Integer>> everything() {
        List<List<Integer>> all = new ArrayList<>();
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 3; b++) {
                for (int c = 0; c < 2; c++) {
                    all.add(List.of(a, b, c));
                }
            }
        }
        return all;
    }

    @Test
    void deliveryIsTheSumOverAllPatterns() {
        PackageTables tables = PackageTables.of(valuer, ALL);
        double[] chance = {0.9, 0.5, 0.2};
        double[] expected = tables.expected(chance);
        for (int side = 0; side < 2; side++) {
            double sum = 0;
            for (int mask = 0; mask < 8; mask++) {
                List<Integer> delivered = new ArrayList<>();
                double p = 1;
                for (int k = 0; k < 3; k++) {
                    boolean yes = (mask >>> k & 1) == 1;
                    delivered.add(yes ? ALL.get(k) : 0);
                    p *= yes ? chance[k] : 1 - chance[k];
                }
                sum += p * valuer.value(delivered).utility(side);
            }
            assertThat(expected[side]).isCloseTo(sum, within(TOLERANCE_USD));
            assertThat(Arrays.stream(tables.shapley(side)).sum())
                    .isCloseTo(valuer.value(ALL).utility(side), within(TOLERANCE_USD));
        }
    }

    @Test
    void aSideCheatsWithTheConcessionsItGainsByNotDelivering() {
        SelfEnforcement u = study(List.of()).of(ALL);
        assertThat(u.gains().get(0)).isCloseTo(valuer.value(ALL).utility(0), within(TOLERANCE_USD));
        double best = Double.NEGATIVE_INFINITY;
        for (List<Integer> p : everything()) {
            boolean onlyOwnChanged = p.get(0).equals(ALL.get(0))
                    && (p.get(1) == 0 || p.get(1).equals(ALL.get(1)))
                    && (p.get(2) == 0 || p.get(2).equals(ALL.get(2)));
            if (onlyOwnChanged) {
                best = Math.max(best, valuer.value(p).utility(1));
            }
        }
        SelfEnforcement.Side cn = u.sides().get(1);
        assertThat(cn.stakes().cheat()).isCloseTo(best, within(TOLERANCE_USD));
        assertThat(cn.stakes().comply()).isCloseTo(valuer.value(ALL).utility(1), within(TOLERANCE_USD));
        assertThat(cn.stakes().punished()).isZero();
        assertThat(cn.margin()).isEqualTo(cn.needed().margin(cn.effective()));
    }

    @Test
    void chancesComeFromTheRecordOfThatSideAndKind() {
        List<Commitment> record =
                List.of(kept("a", "CN", Commitment.Kind.LEGAL_ACT, 1), kept("b", "CN", Commitment.Kind.LICENSING, 0));
        SelfEnforcementStudy study = study(record);
        assertThat(study.chances("CN", Commitment.Kind.LEGAL_ACT).getFirst().mean())
                .isGreaterThan(0.6);
        assertThat(study.chances("CN", Commitment.Kind.LICENSING).getFirst().mean())
                .isLessThan(0.4);
        SelfEnforcement.Chance none =
                study.chances("US", Commitment.Kind.QUANTITY).getFirst();
        assertThat(none.records()).isZero();
        assertThat(none.mean()).isEqualTo(0.5);
        // The deal is worth less where its promises are doubted.
        SelfEnforcement u = study.of(ALL);
        assertThat(u.promises()).hasSize(3);
        assertThat(u.expected().getFirst().gains().get(0)).isLessThan(u.gains().get(0));
    }

    @Test
    void anEscalationMovesWhatNoDealIsWorth() {
        Controls half = closed(network, 0.5, "");
        Controls threatened = half.with(closed(network, 0, "X-").restrictions());
        DealValuer talks = new DealValuer(equilibrium, half, OwnSearchTest.space(), 2, threatened);
        Map<String, Double> now = equilibrium.welfare(half);
        Map<String, Double> then = equilibrium.welfare(threatened);
        // Gains are over what follows without a deal: to avert it is worth what it costs, and no deal is worth nothing.
        assertThat(talks.nothing().get(0))
                .isCloseTo(now.getOrDefault("US", 0.0) - then.getOrDefault("US", 0.0), within(TOLERANCE_USD));
        assertThat(talks.nothing().get(1))
                .isCloseTo(now.getOrDefault("CN", 0.0) - then.getOrDefault("CN", 0.0), within(TOLERANCE_USD));
        assertThat(talks.nothing().get(0)).isGreaterThan(TOLERANCE_USD);
        assertThat(talks.gains(threatened)).allSatisfy(g -> assertThat(g).isCloseTo(0, within(TOLERANCE_USD)));
        assertThat(talks.value(ALL).utility(0))
                .isCloseTo(talks.nothing().get(0) + talks.effect(ALL).get(0), within(TOLERANCE_USD));
        // Who would lose by the threat has something to lose afterwards.
        SelfEnforcement u = new SelfEnforcementStudy(
                        talks,
                        List.of(),
                        KNOWN,
                        Monitoring.atYearlyRate(0.05),
                        YearMonth.of(2025, 7),
                        talks.statusQuo())
                .of(ALL);
        assertThat(u.sides().get(0).hostageUsd())
                .isGreaterThanOrEqualTo(talks.nothing().get(0) - TOLERANCE_USD);
        assertThat(valuer.nothing()).containsExactly(0.0, 0.0);
    }

    @Test
    void aPolicyWeightIsTakenOffByTheShareConceded() {
        Concession civil = OwnSearchTest.space().sides().get(1).concessions().getFirst();
        Concession weighted = civil.withWeight(1e6);
        DealSpace space = OwnSearchTest.space();
        DealSpace dear = new DealSpace(
                space.id(),
                space.title(),
                space.date(),
                space.known(),
                space.figures(),
                space.disagreement(),
                List.of(
                        space.sides().get(0),
                        new DealSpace.Side(
                                "CN",
                                List.of(
                                        weighted,
                                        space.sides().get(1).concessions().get(1)))),
                List.of());
        DealValuer with = new DealValuer(equilibrium, controls, dear, 2);
        List<Integer> eased = List.of(0, 1, 0);
        List<Integer> lifted = List.of(0, 2, 0);
        assertThat(with.value(eased).utility(1))
                .isCloseTo(valuer.value(eased).utility(1) - 0.4e6, within(TOLERANCE_USD));
        assertThat(with.value(lifted).utility(1))
                .isCloseTo(valuer.value(lifted).utility(1) - 1e6, within(TOLERANCE_USD));
        assertThat(with.value(lifted).utility(0)).isCloseTo(valuer.value(lifted).utility(0), within(TOLERANCE_USD));
    }

    @Test
    void welfareIsLinearInTheRentShare() {
        Assumptions a = Assumptions.standard();
        Assumptions half = new Assumptions(
                a.traderMargin(),
                a.reroute1(),
                a.reroute2(),
                a.surge(),
                a.holding(),
                a.stockMonths(),
                a.convenienceCap(),
                a.growth(),
                a.terminalDelayMonths(),
                0.5);
        Network other = Network.of(SampleWorlds.samariumJets(), network.world().asOf(), Draw.central(), half);
        try (Equilibrium shared = Equilibrium.of(Baseline.of(other, solver), solver, 1)) {
            List<Double> slopes = valuer.rentSlopes(ALL);
            DealValuer with = new DealValuer(shared, controls, OwnSearchTest.space(), 2);
            for (int i = 0; i < 2; i++) {
                double base = valuer.value(ALL).utility(i);
                assertThat(with.value(ALL).utility(i))
                        .isCloseTo(base + (0.5 - a.rentShare()) * slopes.get(i), within(1e-6 * Math.abs(base) + 100));
            }
        }
    }

    @Test
    void theLargestDealThatHoldsIsTheBestOfAllThatDo() {
        SelfEnforcementStudy study = study(List.of());
        Map<DealValuer.Group, List<ValuedPackage>> packages = new LinkedHashMap<>();
        valuer.groups().forEach(g -> packages.put(g, valuer.packagesOf(g, 1_000, Set.of())));
        SelfEnforcementStudy.Largest found = study.largest(packages, 100, () -> false);
        assertThat(found.exact()).isTrue();
        // By hand: lag 2 months for the side that can ease, factor 1.05^(-1/12) times a chance of a half a year.
        double delta = Math.pow(1.05, -1.0 / 12) * Math.pow(0.5, 1.0 / 12);
        double weight = Math.pow(delta, 2);
        List<ValuedPackage> holding = new ArrayList<>();
        for (List<Integer> p : everything()) {
            ValuedPackage v = valuer.value(p);
            boolean holds = true;
            for (int i = 0; i < 2; i++) {
                double cheat = Double.NEGATIVE_INFINITY;
                for (List<Integer> q : everything()) {
                    boolean possible = true;
                    for (int k = 0; k < 3; k++) {
                        boolean own = (k == 0) == (i == 0);
                        possible &= q.get(k).equals(p.get(k)) || (own && q.get(k) == 0);
                    }
                    if (possible) {
                        cheat = Math.max(cheat, valuer.value(q).utility(i));
                    }
                }
                holds &= v.utility(i) - (1 - weight) * cheat >= -1e3;
            }
            if (holds) {
                holding.add(v);
            }
        }
        Settlement best = Bargain.nash(2).among(holding, List.of(0.0, 0.0));
        assertThat(found.settlement().agreements()).isNotEmpty();
        for (int i = 0; i < 2; i++) {
            assertThat(found.settlement().agreements().getFirst().utilities().get(i))
                    .isCloseTo(best.agreements().getFirst().utilities().get(i), within(TOLERANCE_USD));
        }
    }

    @Test
    void aConcessionThatNeverEndsIsTheConcession() {
        int left = valuer.monthsLeft();
        int[] ends = {left, left, left};
        for (List<Integer> p : everything()) {
            assertThat(valuer.gains(valuer.during(p, 0, ends)))
                    .as(p.toString())
                    .isEqualTo(valuer.gains(valuer.scenario(p).applyTo(controls)));
        }
        assertThat(valuer.during(ALL, 0, new int[] {0, 0, 0}).controls()).isEqualTo(controls);
    }

    @Test
    void monthsOfHoldingAddUpToTheWholeConcession() {
        SideAdvice chair = new SideAdviser(valuer, List.of(valuer.value(ALL)), 0)
                .of(1, ALL, List.of(List.of(0, 0, 0), List.of(3, 0, 0)));
        SideAdvice.Lever civil = chair.levers().getFirst();
        int[] ends = {0, valuer.monthsLeft(), 0};
        int last = civil.months().getLast();
        double sum = 0;
        for (int x = 0; x + 1 < civil.months().size(); x++) {
            sum += civil.perMonthOther().get(x)
                    * (civil.months().get(x + 1) - civil.months().get(x));
        }
        double whole = valuer.gains(valuer.during(List.of(0, 2, 0), 0, ends)).get(0);
        double rest = valuer.gains(valuer.during(List.of(0, 2, 0), last, ends)).get(0);
        assertThat(sum).isCloseTo(whole - rest, within(TOLERANCE_USD));
        assertThat(civil.toOther()).isCloseTo(valuer.value(List.of(0, 2, 0)).utility(0), within(TOLERANCE_USD));
        // The other side's software is the one thing to ask for; an offer of it alone cannot be made better for it.
        assertThat(chair.asks()).hasSize(1);
        assertThat(chair.offers()).hasSize(2);
        SideAdvice.OfferWorth nothing = chair.offers().getFirst();
        switch (nothing.bestForMe()) {
            case SideAdvice.Counter.Of of -> {
                assertThat(of.deal().utility(1)).isPositive();
                assertThat(of.deal().utility(0)).isGreaterThanOrEqualTo(0);
            }
            case SideAdvice.Counter.None none ->
                assertThat(valuer.value(ALL).utility(0)).isNegative();
        }
    }
}
