package dev.chokepoint.deals.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.deals.valuation.OwnSearchTest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DealSpaceTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    private static DealSpace.Offer offer(String id, LocalDate known, Map<String, Integer> options) {
        return new DealSpace.Offer(id, id, known, "a test", "", options);
    }

    private static DealSpace with(DealSpace.Offer... offers) {
        DealSpace space = OwnSearchTest.space();
        return new DealSpace(
                space.id(),
                space.title(),
                space.date(),
                space.known(),
                space.figures(),
                space.disagreement(),
                space.sides(),
                List.of(offers));
    }

    @Test
    void whatAnOfferDoesNotNameIsKept() {
        DealSpace.Offer civilOnly = offer("civil", DAY, Map.of("cn-civil", 2));
        assertThat(with(civilOnly).packageOf(civilOnly)).containsExactly(0, 2, 0);
    }

    @Test
    void anOfferIsKnownFromItsDayOn() {
        DealSpace.Offer before = offer("before", DAY.minusDays(1), Map.of());
        DealSpace.Offer on = offer("on", DAY, Map.of());
        DealSpace.Offer after = offer("after", DAY.plusDays(1), Map.of());
        assertThat(with(after, before, on).offersKnown(DAY)).containsExactly(before, on);
    }

    /// By hand: four options of software, three of civil magnets, two of military ones.
    @Test
    void packagesAreAllCombinationsOfOptions() {
        assertThat(with().packages()).isEqualTo(4 * 3 * 2);
        assertThat(with().sideOf(0)).isZero();
        assertThat(with().sideOf(2)).isEqualTo(1);
    }

    @Test
    void easingIsAPromiseOfLicencesAndLiftingALegalAct() {
        Concession civil = OwnSearchTest.space().concessions().get(1);
        assertThat(civil.promiseOf(1)).isEqualTo(Commitment.Kind.LICENSING);
        assertThat(civil.promiseOf(2)).isEqualTo(Commitment.Kind.LEGAL_ACT);
    }

    @Test
    void aSpaceHasTwoToFiveSides() {
        DealSpace space = OwnSearchTest.space();
        DealSpace.Side side = space.sides().getFirst();
        for (int sides : new int[] {1, 6}) {
            assertThatThrownBy(() -> withSides(space, Collections.nCopies(sides, side)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("two to 5 sides");
        }
        DealSpace five = withSides(space, Collections.nCopies(5, side));
        int each = side.concessions().size();
        assertThat(five.concessions()).hasSize(5 * each);
        assertThat(five.sideOf(0)).isZero();
        assertThat(five.sideOf(each)).isEqualTo(1);
        assertThat(five.sideOf(5 * each - 1)).isEqualTo(4);
    }

    private static DealSpace withSides(DealSpace space, List<DealSpace.Side> sides) {
        return new DealSpace(
                space.id(),
                space.title(),
                space.date(),
                space.known(),
                space.figures(),
                space.disagreement(),
                sides,
                List.of());
    }

    @Test
    void aThreatLetsNothingThroughOrAllOrAnyShareBetween() {
        for (double share : new double[] {0, 0.5, 1}) {
            assertThat(onLanes(share).share()).isEqualTo(share);
        }
        assertThatThrownBy(() -> onLanes(-0.01)).hasMessageContaining("(-0.01)");
        assertThatThrownBy(() -> onLanes(1.01)).hasMessageContaining("(1.01)");
    }

    private static DealSpace.Reach.OnLanes onLanes(double share) {
        return new DealSpace.Reach.OnLanes(Set.of("gallium"), Set.of("CN"), Set.of(), Set.of(), share);
    }

    @Test
    void aPromiseIsKeptByAShareAndObservedOnceItIsMade() {
        assertThat(commitment(0, 1, 0, DAY).kept()).isZero();
        assertThat(commitment(1, 0.1, 1, DAY).kept()).isEqualTo(1);
        assertThatThrownBy(() -> commitment(1.01, 1, 1, DAY)).hasMessageContaining("share (1.01)");
        assertThatThrownBy(() -> commitment(-0.01, 1, 1, DAY)).hasMessageContaining("share (-0.01)");
        assertThatThrownBy(() -> commitment(1, 0, 1, DAY)).hasMessageContaining("weight (0.0)");
        assertThatThrownBy(() -> commitment(1, 1, 1.01, DAY)).hasMessageContaining("reading (1.01)");
        assertThatThrownBy(() -> commitment(1, 1, -0.01, DAY)).hasMessageContaining("reading (-0.01)");
        assertThatThrownBy(() -> commitment(1, 1, 1, DAY.minusDays(1))).hasMessageContaining("before it was made");
    }

    private static Commitment commitment(double kept, double weight, double reading, LocalDate observed) {
        return new Commitment(
                "c",
                "deal",
                "US",
                Commitment.Kind.LEGAL_ACT,
                DAY,
                new Commitment.Due.Undated(),
                observed,
                "what",
                kept,
                weight,
                true,
                Map.of("CN", reading),
                "verdict",
                List.of());
    }
}
