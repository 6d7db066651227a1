package dev.chokepoint.exposure.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Uncertain;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sample world with its magnet lane closed from the first month; 100 kg a month against 250 kg in stock, so that
/// everything can be counted by hand.
class CompanyExposureTest {
    private static final String MAGNET = "smco-magnet";

    private static LpSolver solver;
    private static Market market;
    private static Market free;

    @BeforeAll
    static void solve() {
        solver = TestSolver.load();
        Network network = Network.of(SampleWorlds.samariumJets(), LocalDate.of(2025, 6, 10));
        Baseline baseline = Baseline.of(network, solver);
        List<Controls.Restriction> closed = new ArrayList<>();
        for (int t = 0; t < 18; t++) {
            for (EndUse use : EndUse.values()) {
                closed.add(new Controls.Restriction(0, t, use, "CN-X", "CN", 0, 1));
            }
        }
        Controls controls = new Controls(closed);
        try (Equilibrium equilibrium = Equilibrium.of(baseline, solver, 1)) {
            market = Market.of(equilibrium.solve(controls), Rationing.run(equilibrium, controls), controls);
            free = Market.of(
                    equilibrium.solve(Controls.none()), Rationing.run(equilibrium, Controls.none()), Controls.none());
        }
    }

    private static Uncertain u(double x) {
        return Uncertain.of(x);
    }

    private static Bill.Part magnets(Uncertain stock) {
        return new Bill.Part("MG", "magnet", new Bill.Sourcing.Bought(MAGNET, u(1), "US", Optional.empty()), stock);
    }

    private static Bill.Line line(String parent, String sku, double quantity) {
        return new Bill.Line(parent, sku, u(quantity), Optional.empty(), 0, u(0));
    }

    /// Ten machines a month, two levels, 10 kg of magnets each.
    private static Bill bill(Uncertain stock, double value) {
        return new Bill(
                List.of(
                        new Bill.Part("M", "machine", new Bill.Sourcing.Made(), u(0)),
                        new Bill.Part("R", "rotor", new Bill.Sourcing.Made(), u(0)),
                        magnets(stock)),
                List.of(line("M", "R", 2), line("R", "MG", 5)),
                List.of(new Bill.Product("M", EndUse.CIVIL, u(10), u(value))));
    }

    @Test
    void inTheWorstCaseALineRunsOnItsPipelineAndItsStock() {
        CompanyExposure e = CompanyExposure.of(bill(u(250), 5000), market, 0, solver);

        // April: the pipeline arrives; May and June: 100 kg each from stock; July: the last 50 kg.
        CompanyExposure.ProductExposure p = e.products().getFirst();
        assertThat(p.shortFrom()).contains(LocalDate.of(2025, 7, 16));
        assertThat(p.stops()).contains(YearMonth.of(2025, 8));
        assertThat(p.resumes()).isEmpty();
        assertThat(p.lostWorst()).isCloseTo(5 + 14 * 10, within(1e-9));
        assertThat(p.waitsFor()).containsExactly("M", "R", "MG");
        assertThat(p.measures()).containsExactly("CN-X");
        CompanyExposure.PartExposure part = e.parts().getFirst();
        assertThat(part.perMonth()).isEqualTo(100);
        assertThat(part.coverMonths()).isEqualTo(2.5);
        assertThat(part.toBridge()).isCloseTo(17 * 100 - 250, within(1e-9));
        double lost = 0;
        for (int t = 3; t < 18; t++) {
            lost += Math.pow(1.05, -t / 12.0) * 5000 * (t == 3 ? 5 : 10);
        }
        assertThat(e.lostWorstUsd()).isCloseTo(lost, within(1e-6));
    }

    @Test
    void theStockThatBridgesDoes() {
        CompanyExposure e = CompanyExposure.of(bill(u(1700), 5000), market, 0, solver);

        assertThat(e.products().getFirst().shortFrom()).isEmpty();
        assertThat(e.lostWorstUsd()).isCloseTo(0, within(1e-6));
    }

    @Test
    void uncertainStockGivesTheEarliestAndTheLatestStop() {
        CompanyExposure.ProductExposure p = CompanyExposure.of(bill(Uncertain.of(50, 450), 5000), market, 0, solver)
                .products()
                .getFirst();

        assertThat(p.stopsEarliest()).contains(YearMonth.of(2025, 6));
        assertThat(p.stops()).contains(YearMonth.of(2025, 8));
        assertThat(p.stopsLatest()).contains(YearMonth.of(2025, 10));
    }

    /// All plans in steps of 5 machines and 50 kg, which holds the optimum because stock and use are multiples of it.
    private static double bestByEnumeration(double[] premium, double value, double opening, double discount) {
        int levels = (int) (opening / 50) + 1;
        double[] best = new double[levels];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[levels - 1] = 0;
        for (int t = 0; t < premium.length; t++) {
            double[] next = new double[levels];
            Arrays.fill(next, Double.NEGATIVE_INFINITY);
            for (int from = 0; from < levels; from++) {
                for (int to = 0; to < levels; to++) {
                    for (int made = 0; made <= 2; made++) {
                        int bought = to - from + made;
                        if (bought < 0) {
                            continue;
                        }
                        double earns = Math.pow(discount, t) * (5 * made * value - 50 * bought * premium[t]);
                        next[to] = Math.max(next[to], best[from] + earns);
                    }
                }
            }
            best = next;
        }
        return Arrays.stream(best).max().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, 2_000, 20_000, 1e7})
    void theBestPlanIsTheBestOfAllPlans(double value) {
        CompanyExposure e = CompanyExposure.of(bill(u(250), value), market, 0, solver);

        double[] price = market.price(MAGNET, "US", EndUse.CIVIL);
        double[] premium = Arrays.stream(price)
                .map(x -> x - market.basePrice(MAGNET, "US"))
                .toArray();
        assertThat(Arrays.stream(premium).max().orElseThrow()).isGreaterThan(10);
        double best = bestByEnumeration(premium, value, 250, market.discount());
        assertThat(e.plannedUsd() - e.lostUsd()).isCloseTo(best, within(1e-6 * e.plannedUsd()));
        assertThat(e.certificate().passes()).isTrue();
    }

    @Test
    void oneMoreUnitInStockEarnsWhatTheProgramSays() {
        CompanyExposure e = CompanyExposure.of(bill(u(240), 1e7), market, 0, solver);
        CompanyExposure more = CompanyExposure.of(bill(u(241), 1e7), market, 0, solver);

        assertThat(e.lostUsd() - more.lostUsd())
                .isPositive()
                .isCloseTo(e.parts().getFirst().stockValueUsd(), within(1e-4));
    }

    @Test
    void anAlternativeHelpsFromTheMonthItIsQualified() {
        Bill usual = bill(u(0), 1e5);
        Bill.Part ferrite = new Bill.Part("FE", "ferrite", new Bill.Sourcing.Outside(), u(0));
        List<Bill.Part> parts = new ArrayList<>(usual.parts());
        parts.add(ferrite);
        List<Bill.Line> lines = new ArrayList<>(usual.lines());
        lines.add(new Bill.Line("R", "FE", u(5), Optional.of("MG"), 6, u(2)));

        CompanyExposure e = CompanyExposure.of(new Bill(parts, lines, usual.products()), market, 0, solver);

        double[] price = market.price(MAGNET, "US", EndUse.CIVIL);
        double expected = 0;
        for (int t = 0; t < 18; t++) {
            double premium = price[t] - market.basePrice(MAGNET, "US");
            double perMachine = 10 * Math.min(premium, t >= 6 ? 2 : Double.POSITIVE_INFINITY);
            expected += Math.pow(market.discount(), t) * 10 * Math.min(1e5, perMachine);
        }
        assertThat(e.lostUsd()).isCloseTo(expected, within(1e-6 * e.plannedUsd()));
        // Nobody replaces anything in the worst case.
        assertThat(e.products().getFirst().stops()).contains(YearMonth.of(2025, 5));
    }

    @Test
    void withoutControlsNothingIsLost() {
        CompanyExposure e = CompanyExposure.of(bill(u(0), 5000), free, 0, solver);

        assertThat(e.products().getFirst().shortFrom()).isEmpty();
        assertThat(e.lostWorstUsd()).isCloseTo(0, within(1e-6));
        assertThat(e.lostUsd()).isCloseTo(0, within(1e-6 * e.plannedUsd()));
    }

    @Test
    void scarcePartsGoToAllProductsInProportion() {
        Bill two = new Bill(
                List.of(
                        new Bill.Part("A", "", new Bill.Sourcing.Made(), u(0)),
                        new Bill.Part("B", "", new Bill.Sourcing.Made(), u(0)),
                        magnets(u(50))),
                List.of(line("A", "MG", 1), line("B", "MG", 3)),
                List.of(
                        new Bill.Product("A", EndUse.CIVIL, u(25), u(1)),
                        new Bill.Product("B", EndUse.CIVIL, u(25), u(1))));

        List<CompanyExposure.ProductExposure> p =
                CompanyExposure.of(two, market, 0, solver).products();

        // May: 50 of the 100 kg that both take are left.
        assertThat(p).allSatisfy(x -> assertThat(x.shortFrom()).contains(LocalDate.of(2025, 5, 16)));
        assertThat(p).allSatisfy(x -> assertThat(x.lostWorst()).isCloseTo(12.5 + 16 * 25, within(1e-9)));
    }

    @Test
    void productsOfOpenOrOutsidePartsAreTold() {
        Bill bill = new Bill(
                List.of(
                        new Bill.Part("A", "", new Bill.Sourcing.Made(), u(0)),
                        new Bill.Part("S", "", new Bill.Sourcing.Outside(), u(0)),
                        new Bill.Part("Q", "", new Bill.Sourcing.Open(), u(0))),
                List.of(line("A", "S", 1), line("A", "Q", 1)),
                List.of(new Bill.Product("A", EndUse.CIVIL, u(1), u(1))));

        CompanyExposure e = CompanyExposure.of(bill, market, 0, solver);

        assertThat(e.products()).isEmpty();
        assertThat(e.unexposed()).containsExactly("A");
        assertThat(e.open()).containsExactly("Q");
    }

    @Test
    void aPartThatTakesItselfIsRefused() {
        Bill round = new Bill(
                List.of(
                        new Bill.Part("A", "", new Bill.Sourcing.Made(), u(0)),
                        new Bill.Part("B", "", new Bill.Sourcing.Made(), u(0))),
                List.of(line("A", "B", 1), line("B", "A", 1)),
                List.of(new Bill.Product("A", EndUse.CIVIL, u(1), u(1))));

        assertThat(round.cycle()).containsExactly("A", "B", "A");
        assertThatThrownBy(() -> CompanyExposure.of(round, market, 0, solver)).hasMessageContaining("A > B > A");
    }

    /// 250 kg in stock, 100 kg under way, nothing more arrives, 100 kg a month: ten machines three times, five, none.
    @Test
    void theOutcomeOfWhatArrivesIsCountedByHand() {
        CompanyOutcome outcome = CompanyOutcome.of(bill(u(250), 1000), market, 0, Draw.central());

        double discount = market.discount();
        double unsold = 1000 * 5 * Math.pow(discount, 3);
        double planned = 0;
        for (int t = 0; t < 18; t++) {
            planned += 1000 * 10 * Math.pow(discount, t);
            unsold += t > 3 ? 1000 * 10 * Math.pow(discount, t) : 0;
        }
        assertThat(outcome.plannedUsd()).isCloseTo(planned, within(1e-6));
        assertThat(outcome.unsoldUsd()).isCloseTo(unsold, within(1e-6));
        double dearer = market.price(MAGNET, "US", EndUse.CIVIL)[0] - market.basePrice(MAGNET, "US");
        assertThat(outcome.dearerUsd()).isCloseTo(100 * dearer, within(1e-6));
        CompanyOutcome.Line machine = outcome.lines().getFirst();
        assertThat(machine.stops()).isEqualTo(4);
        assertThat(machine.lowest()).isZero();
        assertThat(machine.waitsFor()).containsExactly("M", "R", "MG");

        CompanyOutcome undisturbed = CompanyOutcome.of(bill(u(250), 1000), free, 0, Draw.central());
        assertThat(undisturbed.lossUsd()).isCloseTo(0, within(1e-6));
        assertThat(undisturbed.lines().getFirst().stops()).as("never").isEqualTo(18);
    }

    /// A second part, two a rotor and none in stock, would take 17 · 40 kg, the first 17 · 100 − 250: the dearer stock
    /// comes first, and a part whose stock bridges the horizon needs no more.
    @Test
    void whatToStockComesDearestFirst() {
        Bill.Part small = new Bill.Part(
                "SM", "small magnet", new Bill.Sourcing.Bought(MAGNET, u(1), "US", Optional.empty()), u(0));
        Bill.Part full = new Bill.Part(
                "FM", "magnet in stock", new Bill.Sourcing.Bought(MAGNET, u(1), "US", Optional.empty()), u(1700));
        Bill three = new Bill(
                List.of(
                        new Bill.Part("M", "machine", new Bill.Sourcing.Made(), u(0)),
                        new Bill.Part("R", "rotor", new Bill.Sourcing.Made(), u(0)),
                        small,
                        full,
                        magnets(u(250))),
                List.of(line("M", "R", 2), line("R", "SM", 2), line("R", "FM", 5), line("R", "MG", 5)),
                List.of(new Bill.Product("M", EndUse.CIVIL, u(10), u(5000))));
        List<CompanyExposure.PartExposure> stock =
                CompanyExposure.of(three, market, 0, solver).toStock();
        assertThat(stock).extracting(CompanyExposure.PartExposure::sku).containsExactly("MG", "SM");
        assertThat(stock).extracting(CompanyExposure.PartExposure::toBridge).containsExactly(1450.0, 680.0);
    }

    /// Ten machines take 20 rotors and 100 kg of magnets; three rotors sold besides take 15 kg
    /// more. What could replace the magnets is not used as long as nothing is missing.
    @Test
    void whatThePlanUsesIsCountedThroughAllLevels() {
        Bill all = bill(u(0), 5000);
        List<Bill.Part> parts = new ArrayList<>(all.parts());
        parts.add(new Bill.Part("FE", "ferrite", new Bill.Sourcing.Outside(), u(0)));
        List<Bill.Line> lines = new ArrayList<>(all.lines());
        lines.add(new Bill.Line("R", "FE", u(9), Optional.of("MG"), 0, u(0)));
        List<Bill.Product> products = new ArrayList<>(all.products());
        products.add(new Bill.Product("R", EndUse.CIVIL, u(3), u(100)));
        Map<String, Double> use = new Bill(parts, lines, products).usePerMonth();
        assertThat(use).containsEntry("M", 10.0).containsEntry("R", 23.0).containsEntry("MG", 115.0);
        assertThat(use.getOrDefault("FE", 0.0)).isZero();
    }

    /// Oxide of A becomes metal in B that is used in C, which gets none from D.
    @Test
    void whatHoldsUpAPartIsSoughtUpToTheRawMaterials() {
        Network network = Tiny.of(3, "A", "B", "C", "D")
                .item("oxide", Stage.OXIDE, 10)
                .item("metal", Stage.METAL, 100)
                .item("wood", Stage.MATERIAL, 10)
                .plant("digging", "oxide", "A", 20)
                .plant("felling", "wood", "A", 20)
                .plant("melting", "metal", "B", 10, "oxide", 2)
                .lane("oxide", "A", "B", 20)
                .lane("wood", "A", "C", 20)
                .lane("metal", "B", "C", 10)
                .use("metal", "C", 10, -0.5, 10)
                .use("wood", "C", 20, -0.5, 10)
                .network();
        Controls controls = Tiny.both(
                Tiny.both(Tiny.cap(network, "on oxide", "oxide", "A", 0), Tiny.cap(network, "on wood", "wood", "A", 0)),
                Tiny.cap(network, "on metal", "metal", "B", 0.5));
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Market held = Market.of(equilibrium.solve(controls), Rationing.run(equilibrium, controls), controls);
            assertThat(held.measuresUpstream("metal", "C", Optional.empty())).containsExactly("on metal", "on oxide");
            assertThat(held.measuresUpstream("metal", "C", Optional.of("D"))).isEmpty();
            assertThat(held.measuresUpstream("wood", "C", Optional.empty())).containsExactly("on wood");
        }
    }
}
