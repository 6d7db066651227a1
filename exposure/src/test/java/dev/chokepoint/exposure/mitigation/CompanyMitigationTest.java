package dev.chokepoint.exposure.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Uncertain;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.mitigation.MitigationCosts.Figures;
import dev.chokepoint.exposure.mitigation.MitigationCosts.Line;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.twostage.Action;
import dev.chokepoint.exposure.twostage.Decomposition;
import dev.chokepoint.exposure.twostage.TwoStage;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A company that makes ten machines of 10 kg of magnets a month, 250 kg in stock, the lane
/// of the magnets closed for 18 months: what arrives in the first is the last.
class CompanyMitigationTest {
    private static final double CLOSE = 1e-3;
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 10);
    private static final TwoStage.Risk NEUTRAL = new TwoStage.Risk(0.9, 0);
    private static LpSolver solver;
    private static Market market;

    @BeforeAll
    static void solve() {
        solver = TestSolver.load();
        Network network = Network.of(SampleWorlds.samariumJets(), TODAY);
        List<Controls.Restriction> closed = new ArrayList<>();
        for (int t = 0; t < 18; t++) {
            for (EndUse use : EndUse.values()) {
                closed.add(new Controls.Restriction(0, t, use, "CN-X", "CN", 0, 1));
            }
        }
        Controls controls = new Controls(closed);
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            market = Market.of(equilibrium.solve(controls), Rationing.run(equilibrium, controls), controls);
        }
    }

    private static Bill.Part part(String sku, Bill.Sourcing sourcing, double stock) {
        return new Bill.Part(sku, sku, sourcing, Uncertain.of(stock));
    }

    private static Bill.Line line(String sku, double quantity, Optional<String> instead, int months) {
        return new Bill.Line("M", sku, Uncertain.of(quantity), instead, months, Uncertain.of(0));
    }

    /// Ferrite of anybody can stand for the magnets, once it is qualified, which takes half
    /// a year.
    private static Bill bill(double stock) {
        return new Bill(
                List.of(
                        part("M", new Bill.Sourcing.Made(), 0),
                        part(
                                "MG",
                                new Bill.Sourcing.Bought("smco-magnet", Uncertain.of(1), "US", Optional.empty()),
                                stock),
                        part("FE", new Bill.Sourcing.Outside(), 0)),
                List.of(line("MG", 10, Optional.empty(), 0), line("FE", 20, Optional.of("MG"), 6)),
                List.of(new Bill.Product("M", EndUse.CIVIL, Uncertain.of(10), Uncertain.of(5000))));
    }

    private static Line cost(Action.Kind kind, Figures what, double value, String unit) {
        return new Line(kind, "*", "*", what, Tiny.one(value, unit));
    }

    private static TwoStage problem(boolean best) {
        return problem(best, 250);
    }

    private static TwoStage problem(boolean best, double stock) {
        MitigationCosts costs = MitigationCosts.of(List.of(
                cost(Action.Kind.STOCK, Figures.COST, 0.1, "share"),
                cost(Action.Kind.STOCK, Figures.MOST, 3, "month"),
                cost(Action.Kind.SUBSTITUTE, Figures.COST, 0.05, "share")));
        return CompanyMitigation.of(bill(stock), List.of(market), 0, costs, TODAY, best);
    }

    /// Machines not made in a month, in USD of the first; a year's money counts 5 % less.
    private static double machines(double count, int month) {
        return count * 5_000 * Math.pow(1.05, -month / 12.0);
    }

    /// Half the price of the 250 kg that would have been left after 18 months.
    private static final double LEFT = 250 * 0.5 * 102 * Math.pow(1.05, -1.5);

    private static double saved(Decomposition d, double stock, double qualified) {
        return d.lossesOfNothing()[0]
                - d.value(NEUTRAL, new double[] {stock, qualified}).expectedUsd();
    }

    /// The first month's magnets still arrive, the stock lasts two and a half months, then
    /// half a month and two months are lost until ferrite is qualified.
    @Test
    void inTheWorstCaseEachKilogramInStockMakesATenthOfAMachine() {
        try (Decomposition d = Decomposition.of(problem(false), solver, 1)) {
            double lost = machines(5, 3) + machines(10, 4) + machines(10, 5);
            assertThat(d.lossesOfNothing()[0]).isCloseTo(lost + LEFT, within(CLOSE));
            assertThat(saved(d, 100, 0)).isCloseTo(machines(5, 3) + machines(5, 4), within(CLOSE));
            // With ferrite for one machine a month from the first, 10 kg are saved in May, June and July for July.
            assertThat(saved(d, 0, 1)).isCloseTo(machines(3, 3) + machines(1, 4) + machines(1, 5), within(CLOSE));
            // With ferrite for all of them the magnets stay in stock.
            assertThat(saved(d, 0, 10)).isCloseTo(lost + LEFT, within(CLOSE));
        }
    }

    /// At the market's prices nothing more is bought, so that the stock has to do for the
    /// first month as well.
    @Test
    void inTheBestCaseTheStockHasToDoFromTheFirstMonthOn() {
        try (Decomposition d = Decomposition.of(problem(true), solver, 1)) {
            double lost = machines(5, 2) + machines(10, 3) + machines(10, 4) + machines(10, 5);
            assertThat(d.lossesOfNothing()[0]).isCloseTo(lost + LEFT, within(CLOSE));
            assertThat(saved(d, 100, 0)).isCloseTo(machines(5, 2) + machines(5, 3), within(CLOSE));
        }
    }

    /// With nothing in stock the line stops after the first month, at market prices at once.
    @Test
    void aCompanyWithoutStockCanPrepareOne() {
        try (Decomposition shares = Decomposition.of(problem(false, 0), solver, 1);
                Decomposition prices = Decomposition.of(problem(true, 0), solver, 1)) {
            double later = machines(10, 2) + machines(10, 3) + machines(10, 4) + machines(10, 5);
            assertThat(shares.lossesOfNothing()[0]).isCloseTo(machines(10, 1) + later, within(CLOSE));
            assertThat(saved(shares, 100, 0)).isCloseTo(machines(10, 1), within(CLOSE));
            assertThat(prices.lossesOfNothing()[0]).isCloseTo(machines(10, 0) + machines(10, 1) + later, within(CLOSE));
            assertThat(saved(prices, 100, 0)).isCloseTo(machines(10, 0), within(CLOSE));
        }
    }

    /// Magnets cost 102 in the US; 5 % of a year's 10 kg for each machine a month are 12 ·
    /// 1,020 · 0.05.
    @Test
    void whatPreparingCosts() {
        List<Action> actions = problem(true).actions();
        assertThat(actions).extracting(Action::kind).containsExactly(Action.Kind.STOCK, Action.Kind.SUBSTITUTE);
        assertThat(actions.getFirst().usdPerUnit()).isCloseTo(102 * 1.1, within(1e-9));
        assertThat(actions.getFirst().most()).isCloseTo(300, within(1e-9));
        assertThat(actions.getLast().usdPerUnit()).isCloseTo(612, within(1e-9));
        assertThat(actions.getLast().most()).isCloseTo(10, within(1e-9));
    }
}
