package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpotMarketTest {
    private static final double TOLERANCE_SHARE = 1e-9;
    private static final double TOLERANCE_REFERENCE = 1e-8;
    private static final int DRAWS = 60;
    private static final YearMonth FIRST = YearMonth.of(2023, 6);
    private static final GateMonth.Dates DATES =
            new GateMonth.Dates(LocalDate.of(2023, 7, 3), LocalDate.of(2023, 8, 1), Optional.empty());

    private final Behaviour behaviour = Behaviours.stated();
    private final Draws draws = Draws.of(7, DRAWS);
    private final ReopeningRecord.Tally noRecord = new ReopeningRecord.Tally(0, 0);
    private final BelievedOutage believed = BelievedOutage.of(behaviour, noRecord);

    private record Run(SpotMarket market, List<SpotState> states, List<SpotMonth> months) {}

    private Run run(int k, SpotMarket.Trade trade, GateMonth.Dates dates, int months) {
        DrawnBehaviour b = behaviour.draw(draws, k);
        LicenceGate gate = Office.of(b, draws, k, "M", noRecord).gate("item", "ROW");
        SpotMarket market = new SpotMarket(b, trade);
        List<SpotState> states = new ArrayList<>(List.of(market.before()));
        List<SpotMonth> all = new ArrayList<>();
        for (int t = 0; t < months; t++) {
            GateMonth month = GateMonth.of(gate, dates, FIRST.plusMonths(t));
            all.add(market.step(states.getLast(), month, believed.months(gate, b, month.monthsInForce())));
            states.add(all.getLast().after());
        }
        return new Run(market, states, all);
    }

    /// Numbers of spot_reference.py beside the file: the same equations in another language, the price found by
    /// scipy's brentq.
    @Test
    void singleMonthsAreThoseOfAnotherSolver() throws IOException {
        List<Map<String, String>> rows = reference();
        assertThat(rows).hasSize(60);
        for (Map<String, String> r : rows) {
            DrawnBehaviour some = behaviour.draw(draws, 0);
            DrawnBehaviour b = new DrawnBehaviour(
                    some.licensing(),
                    new DrawnBehaviour.Stocking(at(r, "cover"), at(r, "fear"), 0.5, at(r, "release"), at(r, "T")),
                    new DrawnBehaviour.Use(at(r, "es"), at(r, "el"), at(r, "theta"), at(r, "choke")),
                    new DrawnBehaviour.OtherMakers(at(r, "eta"), at(r, "spare")),
                    new DrawnBehaviour.Leakage(at(r, "leak"), at(r, "leakT"), at(r, "zeta"), at(r, "resale")),
                    some.reexport(),
                    new DrawnBehaviour.Shipping(at(r, "grace"), at(r, "surge")),
                    some.switching(),
                    some.rentShare(),
                    some.misfit());
            GateMonth month = new GateMonth(
                    at(r, "g"),
                    at(r, "cap"),
                    text(r, "begun").equals("True"),
                    at(r, "free"),
                    at(r, "public"),
                    GateMonth.Phase.valueOf(text(r, "phase")),
                    at(r, "tau"),
                    at(r, "passing"));
            SpotMarket market = new SpotMarket(b, new SpotMarket.Trade(at(r, "f0"), at(r, "omega")));
            SpotMonth m =
                    market.step(new SpotState(at(r, "sN"), at(r, "sL"), at(r, "A"), at(r, "lam0")), month, at(r, "H"));
            double unit = at(r, "f0") * TOLERANCE_REFERENCE;
            assertThat(m.price()).isCloseTo(at(r, "p"), within(TOLERANCE_REFERENCE * at(r, "p")));
            assertThat(m.supply().licensed()).isCloseTo(at(r, "bought"), within(unit));
            assertThat(m.supply().passing()).isCloseTo(at(r, "sent"), within(unit));
            assertThat(m.supply().leakage()).isCloseTo(at(r, "leak_out"), within(unit));
            assertThat(m.supply().others()).isCloseTo(at(r, "made"), within(unit));
            assertThat(m.use().total()).isCloseTo(at(r, "used"), within(unit));
            assertThat(m.after().stock()).isCloseTo(at(r, "stock"), within(unit));
            assertThat(m.after().adaptation()).isCloseTo(at(r, "A_after"), within(TOLERANCE_REFERENCE));
        }
    }

    private static double at(Map<String, String> row, String column) {
        return Double.parseDouble(text(row, column));
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    private static List<Map<String, String>> reference() throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SpotMarketTest.class.getResourceAsStream("spot_reference.csv")),
                StandardCharsets.UTF_8))) {
            String[] header = in.readLine().split(",", -1);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], fields[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void withoutAMeasureThePriceIsThatBeforeAndAllIsUsedAsBefore() {
        for (int k = 0; k < DRAWS; k++) {
            SpotMarket market = new SpotMarket(behaviour.draw(draws, k), new SpotMarket.Trade(100, 0.4));
            SpotState state = market.before();
            for (int t = 0; t < 12; t++) {
                SpotMonth m = market.step(state, GateMonth.free(), 0);
                assertThat(m.price()).isEqualTo(1);
                assertThat(m.use().total()).isCloseTo(140, within(140 * TOLERANCE_SHARE));
                assertThat(m.supply().fromIssuer()).isCloseTo(100, within(100 * TOLERANCE_SHARE));
                state = m.after();
            }
            assertThat(state.stock()).isCloseTo(market.before().stock(), within(140 * TOLERANCE_SHARE));
        }
    }

    /// What arrives is used or stored, in every month of every draw; stocks are never below nothing; the licensed share
    /// does not fall.
    @Test
    void unitsAreConservedAndTheBalanceHoldsAtThePrice() {
        for (int k = 0; k < DRAWS; k++) {
            Run run = run(k, new SpotMarket.Trade(100, k % 3 * 0.5), DATES, 18);
            double use = 100 * (1 + k % 3 * 0.5);
            for (int t = 0; t < run.months().size(); t++) {
                SpotMonth m = run.months().get(t);
                SpotState before = run.states().get(t);
                assertThat(m.supply().total() - m.use().total())
                        .isCloseTo(m.after().stock() - before.stock(), within(use * TOLERANCE_SHARE));
                assertThat(m.residual()).isCloseTo(0, within(use * TOLERANCE_SHARE));
                assertThat(m.after().unlicensedStock()).isNotNegative();
                assertThat(m.after().licensedStock()).isNotNegative();
                assertThat(m.after().licensed()).isGreaterThanOrEqualTo(before.licensed());
                assertThat(m.price()).isGreaterThanOrEqualTo(1);
            }
        }
    }

    /// The balance again from the published numbers of the month alone, by other code than that which solved it.
    @Test
    void thePriceClearsTheMarketByTheEquationsOfTheDocument() {
        int inside = 0;
        for (int k = 0; k < DRAWS; k++) {
            Run run = run(k, new SpotMarket.Trade(100, 0.5), DATES, 18);
            DrawnBehaviour b = behaviour.draw(draws, k);
            for (int t = 2; t < run.months().size(); t++) {
                SpotMonth m = run.months().get(t);
                double p = m.price();
                double n = 1 - m.after().licensed();
                SpotState before = run.states().get(t);
                if (p <= 1 || p >= b.use().choke() * (1 - TOLERANCE_SHARE)) {
                    continue;
                }
                inside++;
                double demand = n
                        * 150
                        * Math.pow(p, -b.use().elasticityShort())
                        * Math.exp(-(b.use().elasticityLong() - b.use().elasticityShort()) * before.adaptation());
                assertThat(m.use().unlicensed()).isCloseTo(demand, within(150 * TOLERANCE_SHARE));
                double stored = m.supply().passing()
                        + m.supply().leakage()
                        + m.supply().resale()
                        + m.supply().othersUnlicensed()
                        - demand;
                double moved = before.licensed() < 1
                        ? before.unlicensedStock() * n / (1 - before.licensed())
                        : before.unlicensedStock();
                assertThat(m.after().unlicensedStock()).isCloseTo(moved + stored, within(150 * TOLERANCE_SHARE));
            }
        }
        assertThat(inside).isGreaterThan(DRAWS);
    }

    /// Those who get a licence take their stock along: nothing is lost between the two groups of users.
    @Test
    void usersWhoGetALicenceTakeTheirStockAlong() {
        SpotState before = new SpotState(60, 40, 0.2, 0.25);
        SpotState after = before.moved(new GateMonth(0.7, 0.7, true, 0, 1, GateMonth.Phase.IN_FORCE, 4, 0.25));
        assertThat(after.unlicensedStock()).isCloseTo(60 * 0.3 / 0.75, within(TOLERANCE_SHARE));
        assertThat(after.stock()).isCloseTo(100, within(TOLERANCE_SHARE));
        SpotState fallen = after.moved(new GateMonth(0.2, 0.2, true, 0, 1, GateMonth.Phase.IN_FORCE, 5, 0.25));
        assertThat(fallen).isEqualTo(after);
    }

    @Test
    void onceTheMeasureIsOverPricesComeBack() {
        GateMonth.Dates ended =
                new GateMonth.Dates(DATES.announced(), DATES.effective(), Optional.of(LocalDate.of(2024, 3, 1)));
        for (int k = 0; k < DRAWS; k++) {
            Run run = run(k, new SpotMarket.Trade(100, 0.5), ended, 21);
            // Stocks are filled up again within some months of the end (month 9); use stays a little adapted.
            assertThat(run.months().get(20).price()).isEqualTo(1);
            assertThat(run.months().get(20).supply().fromIssuer()).isBetween(0.0, 105.0);
        }
    }

    @Test
    void noReexportFlowsBetweenTwoPlacesAtOnePriceAndTheMarginHoldsWhereSomeDoes() {
        int flows = 0;
        for (int k = 0; k < DRAWS; k++) {
            DrawnBehaviour b = behaviour.draw(draws, k);
            SpotMarket row = new SpotMarket(b, new SpotMarket.Trade(200, 0.2));
            SpotMarket us = new SpotMarket(b, new SpotMarket.Trade(50, 0.1));
            SpotState free = row.before();
            SpotState barred = us.before();
            for (int t = 0; t < 14; t++) {
                GateMonth month = GateMonth.of(LicenceGate.prohibition(), DATES, FIRST.plusMonths(t));
                double outage = believed.months(LicenceGate.prohibition(), b, month.monthsInForce());
                SpotMarket.Joined j = SpotMarket.step(
                        new SpotMarket.Place(row, free, GateMonth.free(), 0),
                        new SpotMarket.Place(us, barred, month, outage));
                double cap = b.reexport().capacity(month.monthsInForce(), 55);
                double margin = 1 + b.reexport().margin();
                assertThat(j.passed()).isBetween(0.0, cap * (1 + TOLERANCE_SHARE));
                assertThat(j.from().supply().reexport())
                        .isEqualTo(-j.to().supply().reexport());
                if (j.passed() > 0) {
                    flows++;
                    assertThat(j.to().price()).isGreaterThan(j.from().price() * margin * (1 - 1e-6));
                    // What is passed on leaves the issuer for the place that passes it on.
                    assertThat(j.from().supply().fromIssuer()).isGreaterThan(200);
                } else if (cap > 0) {
                    assertThat(j.to().price()).isLessThanOrEqualTo(j.from().price() * margin * (1 + TOLERANCE_SHARE));
                }
                free = j.from().after();
                barred = j.to().after();
            }
        }
        assertThat(flows).isGreaterThan(DRAWS);
    }

    /// By hand: 30 licensed at 1 + 0.2·(4 − 1) = 1.6 and 10 on the spot market at 4 are (48 + 40)/40 = 2.2 on average.
    @Test
    void theTradedPriceIsTheMeanOverVolumes() {
        SpotMonth m = new SpotMonth(
                4,
                new SpotMonth.Supply(30, 2, 5, 1, 9, 3, 0),
                new SpotMonth.Use(30, 10, 0),
                new SpotState(0, 0, 0, 0.5),
                0);
        assertThat(m.traded(0.2)).isCloseTo(2.2, within(TOLERANCE_SHARE));
        assertThat(m.spotShare()).isCloseTo(0.25, within(TOLERANCE_SHARE));
        assertThat(m.traded(0)).isCloseTo((30 + 40) / 40.0, within(TOLERANCE_SHARE));
    }

    @Test
    void drawsAreTheSameWhateverIsAskedBefore() {
        DrawnBehaviour a = behaviour.draw(Draws.of(7, DRAWS), 13);
        Draws others = Draws.of(7, DRAWS);
        for (int k = DRAWS - 1; k >= 0; k--) {
            Office.of(behaviour.draw(others, k), others, k, "other", noRecord).gate("x", "y");
        }
        assertThat(behaviour.draw(others, 13)).isEqualTo(a);
        assertThat(run(13, new SpotMarket.Trade(100, 0.5), DATES, 12).months())
                .isEqualTo(run(13, new SpotMarket.Trade(100, 0.5), DATES, 12).months());
    }
}
