package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Curve;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Duty;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Duties that stand in the world: those of the baseline within its prices, later ones on top.
class DutiesTest {
    private static final double TOLERANCE_UNITS = 1e-6;
    private static final double TOLERANCE_USD = 1e-6;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static Duty.Rate rate(LocalDate since, double share) {
        return new Duty.Rate(since, Tiny.one(share, "share"));
    }

    /// A makes 100 of a service at USD 10; B uses it with ε = −0.5, choke 4; nothing stored, no carriage.
    private static Tiny lane() {
        return Tiny.of(3, "A", "B")
                .service("s", 10)
                .plant("make", "s", "A", 100)
                .lane("s", "A", "B", 100)
                .use("s", "B", 100, -0.5, 4);
    }

    private static Plan solve(Network network) {
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan plan = e.solve(Controls.none());
            double sum = plan.welfareByParty().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(sum).isCloseTo(plan.total(), within(TOLERANCE_USD * (1 + plan.total())));
            assertThat(plan.certificates()).allMatch(c -> c.passes());
            return plan;
        }
    }

    /// A duty of 25 % stood: 100 units at USD 10 yield 250 a month to B, B pays 12.5 and nothing else
    /// moves.
    @Test
    void whatStoodInTheBaselineYieldsRevenueAndMovesNothing() {
        Plan plan = solve(lane().duty("old", "*", "*", "B", false, rate(LocalDate.MIN, 0.25))
                .network());
        assertThat(plan.used[0]).containsExactly(new double[] {100, 100, 100}, within(TOLERANCE_UNITS));
        assertThat(plan.priceOf("s", "B").orElseThrow()[0]).isCloseTo(12.5, within(TOLERANCE_USD));
        assertThat(plan.taxRevenue()).isCloseTo(3 * 250, within(TOLERANCE_USD * 750));
    }

    /// From 1 February on 90 % more: USD 9.9 + 9 = 18.9 a unit on the lane's first step, whose margin is
    /// 1 %. Of the steps of demand those are served whose mean is above that.
    @Test
    void whatComesLaterIsACostFromItsDayOn() {
        Network network = lane().duty("new", "s", "A", "B", false, rate(LocalDate.of(2025, 2, 1), 0.9))
                .network();
        Plan plan = solve(network);
        double wanted = Curve.steps(100, 10, -0.5, 4, network.assumptions().growth()).stream()
                .filter(s -> s.height() > 18.9)
                .mapToDouble(Curve.Step::width)
                .sum();
        assertThat(wanted).isLessThan(90);
        assertThat(plan.used[0]).containsExactly(new double[] {100, wanted, wanted}, within(TOLERANCE_UNITS));
        assertThat(plan.taxRevenue()).isCloseTo(2 * 9 * wanted, within(TOLERANCE_USD * 1000));
        assertThat(plan.welfareOf("B")).isGreaterThan(plan.taxRevenue());
    }

    /// Within a month the rate counts for the days on which it stands; a lower rate replaces a higher one
    /// of the same name, another name adds to it, and the closest line of a name counts.
    @Test
    void ratesAreMixedReplacedAddedAndExcepted() {
        Network network = lane().service("free", 10)
                .plant("make2", "free", "A", 100)
                .lane("free", "A", "B", 100)
                .use("free", "B", 100, -0.5, 4)
                .duty(
                        "one",
                        "*",
                        "A",
                        "B",
                        false,
                        rate(LocalDate.of(2025, 1, 1), 0.2),
                        rate(LocalDate.of(2025, 2, 15), 0.1))
                .duty("one", "free", "*", "*", false, rate(LocalDate.MIN, 0))
                .duty("two", "s", "*", "*", true, rate(LocalDate.of(2025, 3, 1), 0.05))
                .network();
        Network.Arc s = network.arcs.get(0);
        assertThat(network.duty(s, 0, false)).isCloseTo(0.2, within(1e-12));
        assertThat(network.duty(s, 1, false)).isCloseTo(0.5 * 0.2 + 0.5 * 0.1, within(1e-12));
        assertThat(network.duty(s, 2, false)).isCloseTo(0.1, within(1e-12));
        assertThat(network.duty(s, 2, true)).isCloseTo(0.05, within(1e-12));
        assertThat(network.usualDuty(s)).isZero();
        assertThat(network.duty(network.arcs.get(1), 0, false)).isZero();
    }

    @Test
    void whatNobodyHadAnnouncedIsNotLevied() {
        Source later = new Source(
                "later", "later", "someone", "example", LocalDate.of(2025, 2, 20), Source.Reliability.PRIMARY);
        Vintages share = Vintages.of(new Figure(
                Uncertain.of(0.3), Unit.SHARE, "2025", new Provenance.Sourced(later, "", later.published()), ""));
        Network network = lane().duty("new", "s", "A", "B", false, new Duty.Rate(LocalDate.of(2025, 3, 1), share))
                .network();
        assertThat(network.duty(network.arcs.getFirst(), 2, false)).isZero();
        assertThat(network.laterVintages()).contains(new FigureKey.DutyOf("new"));
    }

    @Test
    void ratesStandInTheirOrder() {
        assertThatThrownBy(() -> new Duty(
                        "d",
                        "*",
                        "*",
                        "*",
                        false,
                        List.of(rate(LocalDate.of(2025, 3, 1), 0.1), rate(LocalDate.of(2025, 1, 1), 0.2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order");
    }
}
