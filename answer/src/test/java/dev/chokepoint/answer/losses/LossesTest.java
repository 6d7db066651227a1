package dev.chokepoint.answer.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Foresight;
import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.solver.LpSolver;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static final double TOLERANCE_USD = 1;
    private static LpSolver solver;
    private static Situation situation;
    private static Losses losses;

    @BeforeAll
    static void setUp() {
        solver = SampleQuestions.solver();
        situation = Situation.of(SampleQuestions.june(SampleQuestions.ledger()), Means.of(solver));
        losses = Losses.of(situation, new Foresight(situation).plan());
    }

    @AfterAll
    static void close() {
        situation.close();
    }

    @Test
    void theLossOfAllIsTheWelfareWithoutControlsMinusThatUnderThem() {
        assertThat(losses.total().bestUsd())
                .isEqualTo(situation.free().total() - situation.best().total());
        assertThat(losses.total().worstUsd())
                .isEqualTo(situation.free().total() - situation.worst().welfare())
                .isGreaterThan(losses.total().bestUsd());
    }

    @Test
    void theLossesOfThePartiesAddUpToTheLossOfAll() {
        double sum = losses.parties().stream().mapToDouble(PartyLoss::lossUsd).sum();
        assertThat(sum).isCloseTo(losses.total().bestUsd(), within(TOLERANCE_USD));
        assertThat(losses.parties()).extracting(p -> p.party().id()).containsExactly("US", "CN");
    }

    @Test
    void thePartsOfALossAreThoseOfItsPartyLargestFirst() {
        for (PartyLoss p : losses.parties()) {
            assertThat(p.parts()).isNotEmpty().allSatisfy(e -> {
                assertThat(e.party()).isEqualTo(p.party().id());
                assertThat(Math.abs(e.usd())).isGreaterThanOrEqualTo(Losses.NEGLIGIBLE_USD);
            });
            assertThat(p.parts().stream().mapToDouble(e -> -Math.abs(e.usd())).toArray())
                    .isSorted();
        }
    }

    /// Seats for one month, no more from April on, and nobody stretches them in the worst case: designs end in May.
    @Test
    void chipDesignStopsWhenTheSoftwareOfOneMonthIsUsedUp() {
        LineStop designs = losses.stops().all().stream()
                .filter(s -> s.recipe().equals("designing"))
                .findFirst()
                .orElseThrow();
        assertThat(designs.worst().stops()).contains(YearMonth.of(2025, 5));
        assertThat(designs.measures()).containsExactly(SampleQuestions.SOFTWARE);
        assertThat(designs.alone()).isTrue();
    }

    @Test
    void theLinesOfTheSummaryAreHeldByOthersWithTheCostliestFirst() {
        assertThat(losses.stops().key()).isNotEmpty();
        assertThat(losses.stops().key()).extracting(LineStop::item).doesNotHaveDuplicates();
        assertThat(losses.stops().key().stream()
                        .mapToDouble(s -> -s.worst().lostUsd())
                        .toArray())
                .isSorted();
        assertThat(losses.stops().key()).extracting(LineStop::recipe).contains("designing");
    }

    @Test
    void aChainShowsTheMeasureOnTheLaneThatItHolds() {
        SupplyChain jets = losses.chains().stream()
                .filter(c -> c.product().equals("chip-design"))
                .findFirst()
                .orElseThrow();
        assertThat(jets.links())
                .filteredOn(l -> l.flow().from().item().equals("eda-seat")
                        && l.flow().from().place().equals("US"))
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.flow().measures()).containsExactly(SampleQuestions.SOFTWARE);
                    // 1,000 seats a year at USD 1 M
                    assertThat(l.flow().usd()).isCloseTo(1000.0 / 12 * 1e6, within(1e3));
                });
    }

    @Test
    void pricesPartOnTheLanesThatAreHeldAndOnNoOthers() {
        assertThat(losses.prices())
                .extracting(p -> p.lane().item())
                .containsExactlyInAnyOrder("smco-magnet", "eda-seat");
        assertThat(losses.prices())
                .filteredOn(p -> p.lane().item().equals("eda-seat"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.baselineUsd()).isCloseTo(1e6, within(1.0));
                    assertThat(p.outsideUsd()[6]).isGreaterThan(p.insideUsd()[6]);
                });
    }

    @Test
    void withoutMeasuresNothingIsLostAndNothingStops() {
        try (Situation none = Situation.of(SampleQuestions.june(Ledger.EMPTY), Means.of(solver))) {
            Losses nothing = Losses.of(none, new Foresight(none).plan());
            assertThat(nothing.total().bestUsd()).isCloseTo(0, within(TOLERANCE_USD));
            assertThat(nothing.stops().all()).isEmpty();
            assertThat(nothing.chains()).isEmpty();
            assertThat(nothing.prices()).isEmpty();
        }
    }
}
