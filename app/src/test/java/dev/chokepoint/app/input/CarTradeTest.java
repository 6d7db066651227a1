package dev.chokepoint.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Cars of the bundled world are wanted where they are bought: a plant that stops is missed by its buyers abroad.
class CarTradeTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);
    private static final Unit A_MONTH = Unit.parse("vehicle/month");
    private static final double CLOSE = 1e-6;

    /// A loss that no rounding makes, USD.
    private static final double BILLION = 1e9;

    private static Situation asItStands;

    @TempDir
    private Path folder;

    @BeforeAll
    static void theBundledWorld() {
        Path world = SharedData.projectRoot().resolve("worlds/us-china-2025");
        asItStands = Situation.of(Question.of(WorldFiles.record(world), AsOf.of(DAY)), Means.of(Solvers.highs()));
    }

    @AfterAll
    static void close() {
        asItStands.close();
    }

    /// By place: what is made, brought, sent away and bought a month.
    private record Balance(double made, double brought, double sent, double bought) {
        private Balance plus(Balance other) {
            return new Balance(made + other.made, brought + other.brought, sent + other.sent, bought + other.bought);
        }
    }

    private static Map<String, Balance> balances(String item) {
        Network network = asItStands.network();
        Baseline baseline = asItStands.baseline();
        Map<String, Balance> all = new TreeMap<>();
        for (Network.Works w : network.works) {
            if (w.recipe().output().equals(item)) {
                add(all, w.node(), new Balance(baseline.output[w.id()], 0, 0, 0));
            }
        }
        for (Network.Arc a : network.arcs) {
            if (network.isOf(a, item)) {
                add(all, a.fromNode(), new Balance(0, 0, baseline.flow[a.id()], 0));
                add(all, a.toNode(), new Balance(0, baseline.flow[a.id()], 0, 0));
            }
        }
        for (Network.Use u : network.uses) {
            if (u.demand().item().equals(item)) {
                add(all, u.node(), new Balance(0, 0, 0, baseline.quantity[u.id()]));
            }
        }
        return all;
    }

    private static void add(Map<String, Balance> all, int node, Balance balance) {
        Network network = asItStands.network();
        all.merge(network.places.get(network.nodePlace[node]).id(), balance, Balance::plus);
    }

    @ParameterizedTest
    @ValueSource(strings = {"car", "electric-car"})
    void whatIsBoughtAtAPlaceIsWhatIsMadeThereAndItsTrade(String item) {
        Map<String, Balance> places = balances(item);
        assertThat(places).hasSize(7);
        places.forEach((place, b) -> assertThat(b.bought())
                .as(item + " in " + place)
                .isCloseTo(b.made() + b.brought() - b.sent(), within(CLOSE * b.bought())));
        for (Network.Use u : asItStands.network().uses) {
            if (u.demand().item().equals(item)) {
                Figure sales = u.demand().quantity().known(DAY).orElseThrow().to(A_MONTH);
                assertThat(asItStands.baseline().quantity[u.id()])
                        .as("sales of " + item + " in " + u.demand().place())
                        .isBetween(
                                sales.value().quantile(0) * (1 - CLOSE),
                                sales.value().quantile(1) * (1 + CLOSE));
            }
        }
    }

    /// Sales over output: OICA 2024 counts 16.3 against 10.6 million vehicles in the United States, 4.4 against 8.2 in
    /// Japan and, by its makers, some 1.6 against 4.1 in Korea.
    @ParameterizedTest
    @CsvSource({"US, 1.4, 1.7", "JP, 0.5, 0.6", "KR, 0.35, 0.45", "CN, 0.75, 0.85", "ROW, 1.2, 1.4"})
    void salesDifferFromOutput(String place, double least, double most) {
        Balance cars = Objects.requireNonNull(balances("car").get(place));
        assertThat(cars.bought() / cars.made()).isBetween(least, most);
    }

    /// Duties stand without measures too: those on Chinese drives make electric cars of the United States dearer, so
    /// fewer are sent away. Nothing else moves.
    @Test
    void withoutMeasuresCarsGoWhereTheyWent() {
        Network network = asItStands.network();
        int lanes = 0;
        for (Network.Arc a : network.arcs) {
            boolean dearer =
                    a.lane().item().equals("electric-car") && a.lane().from().equals("US");
            if ((network.isOf(a, "car") || network.isOf(a, "electric-car")) && !dearer) {
                double before = asItStands.baseline().flow[a.id()];
                lanes++;
                assertThat(asItStands.free().flow[a.id()])
                        .as(a.lane().item() + " " + a.lane().from() + " to "
                                + a.lane().to())
                        .containsOnly(new double[] {before}, within(CLOSE * before));
            }
        }
        assertThat(lanes).isGreaterThan(20);
    }

    private Situation under(String change) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, "name: s\nchanges:\n  - " + change + "\n");
        return asItStands.under(WorldFiles.scenario(List.of(file)));
    }

    private static double loss(Situation changed, String party) {
        return asItStands.best().welfareOf(party) - changed.best().welfareOf(party);
    }

    /// Cars that users at a place get in some months of the best case.
    private static double bought(Situation situation, String place, int first, int end) {
        double sum = 0;
        for (Network.Use u : situation.network().uses) {
            if (u.demand().item().equals("car") && u.demand().place().equals(place)) {
                for (int t = first; t < end; t++) {
                    sum += situation.best().used[u.id()][t];
                }
            }
        }
        return sum;
    }

    /// Three months without the plants of Japan are some two million cars, nearly half of them for buyers abroad. They
    /// wait: American buyers get fewer in those months, and what waiting and higher prices cost them is a loss.
    @Test
    void aStopOfPlantsInJapanCostsBuyersElsewhere() throws IOException {
        try (Situation stopped = under("{capacity: \"build-car@JP\", times: 0, from: 2025-07, until: 2025-09}")) {
            assertThat(loss(stopped, "US")).isGreaterThan(BILLION);
            assertThat(loss(stopped, "THIRD")).isGreaterThan(BILLION);
            assertThat(loss(stopped, "JP")).isGreaterThan(BILLION);
            // Months count from April; ships that left in June arrive in July.
            assertThat(bought(stopped, "US", 3, 7)).isLessThan(0.99 * bought(asItStands, "US", 3, 7));
            assertThat(bought(stopped, "US", 0, 18)).isCloseTo(bought(asItStands, "US", 0, 18), within(1.0));
        }
    }

    @Test
    void aClosedLaneCostsItsMakersAndItsBuyers() throws IOException {
        try (Situation closed = under("{close: \"car:JP->US\", from: 2025-07}")) {
            assertThat(loss(closed, "JP")).isGreaterThan(BILLION);
            assertThat(loss(closed, "US")).isGreaterThan(BILLION);
        }
    }
}
