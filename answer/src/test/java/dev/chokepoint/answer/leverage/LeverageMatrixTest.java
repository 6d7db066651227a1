package dev.chokepoint.answer.leverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.exposure.restriction.MeasureSet;
import dev.chokepoint.solver.LpSolver;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeverageMatrixTest {
    private static final double TOLERANCE_USD = 1;
    private static LpSolver solver;
    private static Situation situation;
    private static LeverageMatrix matrix;

    @BeforeAll
    static void setUp() {
        solver = SampleQuestions.solver();
        situation = Situation.of(SampleQuestions.june(SampleQuestions.ledger()), Means.of(solver));
        matrix = LeverageMatrix.of(situation);
    }

    @AfterAll
    static void close() {
        situation.close();
    }

    @Test
    void theLeverageOfAMeasureIsTheDifferenceOfTheSituationsWithAndWithoutIt() {
        for (String measure : List.of(SampleQuestions.MAGNETS, SampleQuestions.SOFTWARE)) {
            MeasureLeverage<MeasureSet.One> row = matrix.binding().stream()
                    .filter(r -> r.measures().measure().equals(measure))
                    .findFirst()
                    .orElseThrow();
            try (Situation without =
                    Situation.of(SampleQuestions.june(SampleQuestions.ledger().without(measure)), Means.of(solver))) {
                double usd = without.best().total() - situation.best().total();
                assertThat(row.totalUsd()).isCloseTo(usd, within(TOLERANCE_USD));
                assertThat(row.ownUsd() + row.othersUsd()).isCloseTo(row.totalUsd(), within(TOLERANCE_USD));
            }
        }
    }

    @Test
    void anIssuerOfOneMeasureCostsWhatItsMeasureCosts() {
        MeasureLeverage<MeasureSet.One> measure = matrix.binding().stream()
                .filter(r -> r.issuer().equals("CN"))
                .findFirst()
                .orElseThrow();
        MeasureLeverage<MeasureSet.AllOf> issuer = matrix.issuers().stream()
                .filter(r -> r.issuer().equals("CN"))
                .findFirst()
                .orElseThrow();
        assertThat(issuer.measures().text()).isEqualTo("all of CN");
        assertThat(issuer.totalUsd()).isCloseTo(measure.totalUsd(), within(TOLERANCE_USD));
    }

    @Test
    void aMeasureThatEndsAtOnceCostsNothingAndALongerOneCostsMore() {
        assertThat(matrix.profiles())
                .extracting(Profile::measure)
                .containsExactlyInAnyOrder(SampleQuestions.MAGNETS, SampleQuestions.SOFTWARE);
        for (Profile profile : matrix.profiles()) {
            double[] totals = profile.points().stream()
                    .mapToDouble(p -> p.onParty().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .toArray();
            assertThat(profile.points().getFirst().months()).isZero();
            assertThat(totals[0]).isCloseTo(0, within(TOLERANCE_USD));
            assertThat(totals[totals.length - 1]).isGreaterThan(totals[0]);
        }
    }

    @Test
    void nothingStandsBesideTheMatrixWhereNothingIsAskedFor() {
        LeverageStudy study = LeverageStudy.of(situation, matrix, LeverageQuestion.NOTHING);
        assertThat(study.losses()).isEmpty();
        assertThat(study.marginals()).isEmpty();
        assertThat(study.attribution().parts()).isEmpty();
        assertThat(study.chokepoints().points()).isEmpty();
        assertThat(study.also()).isEmpty();
    }

    @Test
    void theAttributionSharesOutTheLossFromAllMeasures() {
        LeverageStudy study = LeverageStudy.of(situation, matrix, new LeverageQuestion(64, 1, true, List.of(), 1));
        double parts = study.attribution().parts().stream()
                .mapToDouble(p -> p.total().usd())
                .sum();
        assertThat(study.attribution().exact()).isTrue();
        assertThat(parts).isCloseTo(study.attribution().whole(), within(TOLERANCE_USD));
        assertThat(study.chokepoints().points()).hasSize(1);
        study.losses().forEach((party, range) -> {
            double loss = situation.free().welfareOf(party) - situation.best().welfareOf(party);
            assertThat(range.low()).isLessThanOrEqualTo(loss + TOLERANCE_USD);
            assertThat(range.high()).isGreaterThanOrEqualTo(loss - TOLERANCE_USD);
        });
    }

    @Test
    void aFurtherClosureHoldsItsLanesFromTheMonthAfterTheQuestion() {
        FurtherClosure closure = FurtherClosure.of(situation, Closure.parse("smco-magnet:CN->*"));
        assertThat(closure.lanes()).isEqualTo(1);
        assertThat(closure.from()).isEqualTo(YearMonth.of(2025, 7));
        assertThat(closure.totalUsd()).isPositive();
        double sum = closure.onPartyUsd().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(sum).isCloseTo(closure.totalUsd(), within(TOLERANCE_USD));
    }

    @Test
    void whatIsClosedMustBeKnownToTheWorldOrTheLedger() {
        assertThatThrownBy(() -> FurtherClosure.of(situation, Closure.parse("steel:CN->US")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The item (steel) must be * or one of");
        assertThatThrownBy(() -> FurtherClosure.of(situation, Closure.parse("smco-magnet:US->CN")))
                .hasMessageContaining("no lane");
        assertThatThrownBy(() -> FurtherClosure.of(situation, Closure.parse("CN-1999-1")))
                .hasMessageContaining("must be the id of a measure in the ledger or item:from->to");
    }

    @Test
    void aClosureIsReadWithTheShareThatPasses() {
        assertThat(Closure.parse("smco-magnet:CN->*=0.3"))
                .isEqualTo(new Closure.OfLanes("smco-magnet:CN->*=0.3", "smco-magnet", "CN", "*", 0.3));
        assertThat(Closure.parse("CN-2025-18")).isEqualTo(new Closure.OfMeasure("CN-2025-18"));
    }
}
