package dev.chokepoint.deals.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.OwnSearchTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// An offer against three packages of which none beats another.
class OfferVerdictTest {
    private static final DealSpace SPACE = OwnSearchTest.space();
    private static final List<ValuedPackage> FRONTIER =
            List.of(valued(List.of(3, 0, 0), -2, 9), valued(List.of(3, 2, 0), 4, 6), valued(List.of(0, 2, 1), 8, -1));

    private static ValuedPackage valued(List<Integer> options, double us, double cn) {
        return new ValuedPackage(options.toString(), options, List.of(us, cn));
    }

    @Test
    void countsThePackagesThatBothSidesPrefer() {
        OfferVerdict verdict = OfferVerdict.of(SPACE, valued(List.of(1, 1, 0), 3, 5), FRONTIER);
        assertThat(verdict.onFrontier()).isFalse();
        assertThat(verdict.betterForBoth()).isEqualTo(1);
        assertThat(verdict.frontier()).isEqualTo(3);
    }

    @Test
    void aPackageOfTheFrontierIsBeatenByNone() {
        OfferVerdict verdict = OfferVerdict.of(SPACE, FRONTIER.get(1), FRONTIER);
        assertThat(verdict.onFrontier()).isTrue();
        assertThat(verdict.betterForBoth()).isZero();
        assertThat(verdict.redLinesCrossed()).isEmpty();
    }

    @Test
    void anOfferThatIsBestForOneSideIsNotWorseThoughItIsOffTheFrontier() {
        OfferVerdict verdict = OfferVerdict.of(SPACE, valued(List.of(0, 2, 0), 9, -3), FRONTIER);
        assertThat(verdict.onFrontier()).isFalse();
        assertThat(verdict.betterForBoth()).isZero();
    }

    @Test
    void namesTheConcessionsWhoseRedLinesAnOfferCrosses() {
        Concession military = SPACE.sides().get(1).concessions().get(1);
        Concession never = military.withRedLines(Set.of(1));
        DealSpace guarded = new DealSpace(
                SPACE.id(),
                SPACE.title(),
                SPACE.date(),
                SPACE.known(),
                SPACE.figures(),
                SPACE.disagreement(),
                List.of(
                        SPACE.sides().get(0),
                        new DealSpace.Side(
                                "CN", List.of(SPACE.sides().get(1).concessions().get(0), never))),
                List.of());
        assertThat(OfferVerdict.of(guarded, FRONTIER.get(2), FRONTIER).redLinesCrossed())
                .containsExactly(2);
        assertThat(OfferVerdict.of(guarded, FRONTIER.get(0), FRONTIER).redLinesCrossed())
                .isEmpty();
    }
}
