package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Curve;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.MeasureSet;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One control says the same as a measure that lets a share of the baseline pass and as a quota of as many units:
/// the same plan, prices, welfare of every party, ranges and leverage.
///
/// 144 equilibria of one good whose answers are worked by hand. A makes 100 (or 150) units at USD 10; B uses 100 of
/// them and C, where there is a third place, 50, each with p = 10·(q/q0)^(1/ε) cut into steps of heights h. In units
/// of the baseline of a lane, all lanes alike:
///
///     supply  S(q) = 10·(1 − m) below 98, 10 from there to 102 or to the capacity, then 11
///     lane    L(q) = −0.1 below 98 (the trader's margin of 1 %), 0 from there to 102, then 0.5
///
/// The market ships q* = the most at which h(q) ≥ S(q) + L(q) + 10·τ, under a control of Q units q = min(q*, Q). With
/// left and right limits (q−, q+), prices are
///
///     p_A between S(q−) and S(q+), p_B between h(q+) and h(q−), p_B − p_A − 10·τ ≥ L(q−) and, if q < Q, ≤ L(q+)
///
/// and welfare is W_A = p_A·q − ∫S, W_B = ∫h − ∫L − p_A·q (ρ = 0: the rent is the importer's, and so is the revenue of
/// the tariff). Where the conditions leave more than one p_A, W is a range.
class QuotaAsMeasureTest {
    private static final double CLOSE = 1e-6;
    private static final double P = 10;
    private static final double CHOKE = 4;
    private static final Shifts.Span ALWAYS = new Shifts.Span(0, 1000);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private record Case(double elasticity, double margin, double capacity, double share, double tariff, int buyers) {
        Network network() {
            Tiny world =
                    Tiny.of(1, "A", "B", "C").service("s", P).works("make", "s", "A", all(), all() * capacity, margin);
            for (int k = 0; k < buyers; k++) {
                world.lane("s", "A", place(k), usual(k)).use("s", place(k), usual(k), elasticity, CHOKE);
            }
            return world.network();
        }

        double all() {
            return buyers == 1 ? 100 : 150;
        }

        static String place(int k) {
            return k == 0 ? "B" : "C";
        }

        static double usual(int k) {
            return k == 0 ? 100 : 50;
        }

        Shifts shifts(boolean quota) {
            List<Shifts.Shift> all = new ArrayList<>();
            if (tariff > 0) {
                all.add(new Shifts.Duty(Set.of(0, 1), ALWAYS, tariff, false));
            }
            for (int k = 0; quota && k < buyers; k++) {
                all.add(new Shifts.Quota("q" + k, Set.of(k), ALWAYS, share * usual(k), true));
            }
            return new Shifts(all);
        }

        Equilibrium equilibrium(Network network, boolean quota) {
            return Equilibrium.of(Baseline.of(network, solver), solver, 1, Set.of(), shifts(quota));
        }
    }

    private static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        for (double elasticity : new double[] {-0.5, -1, -2}) {
            for (double margin : new double[] {0, 0.3}) {
                for (double capacity : new double[] {1, 1.3}) {
                    for (double share : new double[] {0.6, 0.9, 1}) {
                        for (double tariff : new double[] {0, 0.2}) {
                            for (int buyers : new int[] {1, 2}) {
                                all.add(new Case(elasticity, margin, capacity, share, tariff, buyers));
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    /// The answer by hand, for a lane with a baseline of 100.
    private static final class ByHand {
        private final Case c;
        private final List<Curve.Step> steps;
        final double q;
        final DualFace.Range priceA;
        final DualFace.Range priceB;

        ByHand(Case c) {
            this.c = c;
            this.steps = Curve.steps(100, P, c.elasticity(), CHOKE, 0.25);
            double cap = 100 * c.share();
            this.q = Math.min(cap, free());
            boolean held = q == cap;
            double tariff = P * c.tariff();
            double pA0 = supply(q, -1);
            double pA1 = supply(q, 1);
            double pB0 = height(q, 1);
            double pB1 = height(q, -1);
            double least = tariff + lane(q, -1);
            double most = held ? Double.POSITIVE_INFINITY : tariff + lane(q, 1);
            this.priceA = new DualFace.Range(Math.max(pA0, pB0 - most), Math.min(pA1, pB1 - least));
            this.priceB = new DualFace.Range(Math.max(pB0, pA0 + least), Math.min(pB1, pA1 + most));
        }

        /// Cost of the unit before (−1) or after (1) the q-th.
        private double supply(double at, int side) {
            if (at < 98 || (at == 98 && side < 0)) {
                return P * (1 - c.margin());
            }
            double most = Math.min(102, 100 * c.capacity());
            if (at < most || (at == most && side < 0)) {
                return P;
            }
            return at >= 100 * c.capacity() ? Double.POSITIVE_INFINITY : 11;
        }

        private static double lane(double at, int side) {
            return at < 98 || (at == 98 && side < 0) ? -0.1 : 0;
        }

        private double height(double at, int side) {
            double to = 0;
            for (Curve.Step step : steps) {
                to += step.width();
                if (at < to - 1e-9 || (at <= to + 1e-9 && side < 0)) {
                    return step.height();
                }
            }
            return 0;
        }

        private double free() {
            double to = 0;
            for (Curve.Step step : steps) {
                for (double end : new double[] {Math.min(98, to + step.width()), to + step.width()}) {
                    double from = Math.max(to, end == 98 ? to : Math.min(98, end));
                    if (end > from && step.height() < supply(end, -1) + lane(end, -1) + P * c.tariff()) {
                        return from;
                    }
                }
                to += step.width();
            }
            return to;
        }

        private double area() {
            double sum = 0;
            double from = 0;
            for (Curve.Step step : steps) {
                sum += step.height() * Math.clamp(q - from, 0, step.width());
                from += step.width();
            }
            return sum;
        }

        /// Welfare of A for an output of 100.
        DualFace.Range maker() {
            double cost = P * (1 - c.margin()) * Math.min(q, 98) + P * Math.max(0, q - 98);
            return new DualFace.Range(priceA.low() * q - cost, priceA.high() * q - cost);
        }

        DualFace.Range buyer() {
            double gain = area() + 0.1 * Math.min(q, 98);
            return new DualFace.Range(gain - priceA.high() * q, gain - priceA.low() * q);
        }
    }

    private static void same(DualFace.Range found, DualFace.Range expected, double scale, String what) {
        assertThat(found.low()).as(what + ", low").isCloseTo(scale * expected.low(), within(CLOSE * 1000));
        assertThat(found.high()).as(what + ", high").isCloseTo(scale * expected.high(), within(CLOSE * 1000));
    }

    @Test
    void planPricesAndRangesAreThoseWorkedByHandBothWays() {
        List<Case> cases = cases();
        assertThat(cases).hasSize(144);
        for (Case c : cases) {
            Network network = c.network();
            ByHand hand = new ByHand(c);
            for (boolean quota : new boolean[] {false, true}) {
                Controls controls = quota ? Controls.none() : Tiny.cap(network, "m", "s", "A", c.share());
                String what = c + (quota ? " as a quota" : " as a measure");
                try (Equilibrium e = c.equilibrium(network, quota);
                        DualFace face = DualFace.of(e, controls)) {
                    Plan plan = e.solve(controls);
                    Map<String, DualFace.Range> welfare = face.welfare();
                    same(of(welfare, "A"), hand.maker(), c.all() / 100, what + ", A");
                    for (int k = 0; k < c.buyers(); k++) {
                        String place = Case.place(k);
                        double scale = Case.usual(k) / 100;
                        assertThat(plan.flowOf("s", "A", place).orElseThrow()[0])
                                .as(what)
                                .isCloseTo(scale * hand.q, within(CLOSE * 100));
                        same(of(welfare, place), hand.buyer(), scale, what + ", " + place);
                        same(face.price("s", place, EndUse.CIVIL, 0), hand.priceB, 1, what + ", price");
                    }
                    same(face.price("s", "A", EndUse.CIVIL, 0), hand.priceA, 1, what + ", price in A");
                    welfare.forEach((party, range) -> assertThat(plan.welfareOf(party))
                            .as(what + ", " + party + " " + range)
                            .isBetween(range.low() - CLOSE * 1000, range.high() + CLOSE * 1000));
                }
            }
        }
    }

    /// Where the plan leaves no choice, what the control costs each party is one number both ways.
    @Test
    void whatTheControlCostsEachPartyIsTheSameBothWays() {
        int told = 0;
        for (Case c : cases()) {
            Network network = c.network();
            Controls controls = Tiny.cap(network, "m", "s", "A", c.share());
            try (Equilibrium open = c.equilibrium(network, false);
                    Equilibrium held = c.equilibrium(network, true);
                    DualFace before = DualFace.of(open, Controls.none());
                    DualFace after = DualFace.of(held, Controls.none())) {
                Plan with = open.solve(controls);
                Plan quota = held.solve(Controls.none());
                Plan free = open.solve(Controls.none());
                Leverage.Row<MeasureSet.One> row =
                        Leverage.of(open, controls, with).getFirst();
                assertThat(free.lossUnder(quota)).as(c.toString()).isCloseTo(row.total(), within(CLOSE * 1000));
                Map<String, DualFace.Range> a = before.welfare();
                Map<String, DualFace.Range> b = after.welfare();
                for (String party : List.of("A", "B", "C")) {
                    if (of(a, party).isPoint(CLOSE * 1000) && of(b, party).isPoint(CLOSE * 1000)) {
                        told++;
                        assertThat(free.welfareOf(party) - quota.welfareOf(party))
                                .as(c + ", " + party)
                                .isCloseTo(row.onParty().getOrDefault(party, 0.0), within(CLOSE * 1000));
                    }
                }
            }
        }
        assertThat(told).isGreaterThan(200);
    }

    /// Every lane of random worlds under a quota of what a random measure lets pass, month by month: the parties'
    /// ranges hold what the plan gives them, and are those of the measure.
    @Test
    void rangesHoldThePlanUnderQuotasOnRandomWorlds() {
        for (long seed = 60; seed < 72; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Baseline baseline = Baseline.of(network, solver);
            List<Shifts.Shift> quotas = new ArrayList<>();
            List<Controls.Restriction> measures = new ArrayList<>();
            for (Network.Arc a : network.arcs) {
                double flow = baseline.flow[a.id()];
                if (flow <= 0 || a.id() % 2 == seed % 2) {
                    continue;
                }
                for (int t = 0; t < network.months; t++) {
                    double share = 0.3 + 0.1 * ((a.id() + t) % 5);
                    quotas.add(new Shifts.Quota("q", Set.of(a.id()), new Shifts.Span(t, t + 1), share * flow, true));
                    for (EndUse use : EndUse.values()) {
                        measures.add(new Controls.Restriction(a.id(), t, use, "m", "A", share, 1));
                    }
                }
            }
            Controls controls = new Controls(measures);
            try (Equilibrium open = Equilibrium.of(baseline, solver, 1, Set.of());
                    Equilibrium held = Equilibrium.of(baseline, solver, 1, Set.of(), new Shifts(quotas));
                    DualFace asMeasure = DualFace.of(open, controls);
                    DualFace asQuota = DualFace.of(held, Controls.none())) {
                Plan plan = held.solve(Controls.none());
                double size = Math.abs(plan.objective()) + 1;
                assertThat(plan.total()).isCloseTo(open.solve(controls).total(), within(CLOSE * size));
                Map<String, DualFace.Range> ranges = asMeasure.welfare();
                asQuota.welfare().forEach((party, range) -> {
                    assertThat(plan.welfareOf(party))
                            .as(party + " " + range)
                            .isBetween(range.low() - CLOSE * size, range.high() + CLOSE * size);
                    assertThat(range.low())
                            .as(party)
                            .isCloseTo(of(ranges, party).low(), within(CLOSE * size));
                    assertThat(range.high())
                            .as(party)
                            .isCloseTo(of(ranges, party).high(), within(CLOSE * size));
                });
            }
        }
    }

    private static DualFace.Range of(Map<String, DualFace.Range> all, String party) {
        return Objects.requireNonNull(all.get(party));
    }
}
