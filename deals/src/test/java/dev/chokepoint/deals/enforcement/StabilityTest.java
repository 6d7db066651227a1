package dev.chokepoint.deals.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.enforcement.Stability.Patience;
import dev.chokepoint.deals.enforcement.Stability.Side;
import dev.chokepoint.deals.enforcement.Stability.Stakes;
import dev.chokepoint.deals.enforcement.Stability.Term;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Hostage;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StabilityTest {
    private static final Offset<Double> TOLERANCE_DELTA = within(5e-10);
    private static final Stakes FIRST = new Stakes(5, 8, 2);
    private static final Stakes SECOND = new Stakes(4, 9, 1);

    private static double needed(Patience patience) {
        assertThat(patience).isInstanceOf(Patience.AtLeast.class);
        return ((Patience.AtLeast) patience).delta();
    }

    @Test
    void criticalDiscountFactors() {
        // (8-5)/(8-2) and (9-4)/(9-1).
        assertThat(needed(FIRST.patience())).isCloseTo(0.5, TOLERANCE_DELTA);
        assertThat(needed(SECOND.patience())).isCloseTo(0.625, TOLERANCE_DELTA);
    }

    @Test
    void lateDetectionNeedsMorePatience() {
        assertThat(needed(FIRST.patience(3))).isCloseTo(0.793700526, TOLERANCE_DELTA);
        assertThat(needed(SECOND.patience(3))).isCloseTo(0.854987973, TOLERANCE_DELTA);
    }

    @Test
    void aDealWorthNoMoreThanItsBreachNeverHolds() {
        assertThat(new Stakes(5, 8, 5).patience()).isInstanceOf(Patience.None.class);
        assertThat(new Stakes(5, 8, 6).patience().margin(0.99)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new Stakes(5, 4, 2).patience()).isInstanceOf(Patience.Any.class);
    }

    @Test
    void bothSidesMustHaveAMargin() {
        Side us = new Side("US", FIRST, .97, 1, new Term.Renewed(.8));
        Side cn = new Side("CN", SECOND, .97, 1, new Term.Renewed(.6));
        assertThat(us.effectiveDelta()).isCloseTo(0.776, TOLERANCE_DELTA);
        assertThat(us.margin()).isCloseTo(0.276, TOLERANCE_DELTA);
        assertThat(cn.margin()).isCloseTo(0.582 - 0.625, TOLERANCE_DELTA);
        Stability deal = new Stability(List.of(us, cn));
        assertThat(deal.holds()).isFalse();
        assertThat(deal.weakest().party()).isEqualTo("CN");
        assertThat(new Stability(List.of(us)).holds()).isTrue();
    }

    @Test
    void aKnownLastDateUnravels() {
        Side us = new Side("US", FIRST, .97, 1, new Term.Expires());
        assertThat(us.unravels()).isTrue();
        assertThat(us.margin()).isNegative();
        Side untempted = new Side("CN", new Stakes(5, 4, 2), .97, 1, new Term.Expires());
        assertThat(untempted.unravels()).isFalse();
        assertThat(untempted.margin()).isZero();
    }

    @Test
    void aDealThatDoesNotHoldIsScaledDownToOneThatDoes() {
        List<ValuedPackage> packages = List.of(ValuedPackage.of("full", 5, 5), ValuedPackage.of("half", 3, 3));
        Settlement s = Stability.largestHolding(
                Bargain.nash(2),
                packages,
                List.of(0.0, 0.0),
                p -> new Stability(List.of(new Side(
                        "US",
                        new Stakes(p.utility(0), p.id().equals("full") ? 20 : 4, 0),
                        .5,
                        1,
                        new Term.Renewed(1)))));
        assertThat(s.agreements()).hasSize(1);
        assertThat(s.agreements().getFirst().parts().getFirst().deal().id()).isEqualTo("half");
        assertThat(Stability.largestHolding(
                        Bargain.nash(2),
                        packages,
                        List.of(0.0, 0.0),
                        p -> new Stability(List.of(new Side("US", new Stakes(1, 2, 1), .5, 1, new Term.Renewed(1))))))
                .isInstanceOf(Settlement.NoDeal.class);
    }

    @Test
    void theMostOpenTariffThatBothKeep() {
        // Temptation (.3-t)^2, worth .09-t^2: t = max(0, .3 (1 - 2 delta)).
        assertThat(Stability.mostOpenLevel(t -> (.3 - t) * (.3 - t), t -> .09 - t * t, .4, 0, .3)
                        .orElseThrow())
                .isCloseTo(.06, within(1e-9));
        assertThat(Stability.mostOpenLevel(t -> (.3 - t) * (.3 - t), t -> .09 - t * t, .5, 0, .3)
                        .orElseThrow())
                .isZero();
        // A shock doubles the temptation: (.3-t)*2 = k (.3+t) with k = 2/3 gives t = .15.
        assertThat(Stability.mostOpenLevel(t -> 2 * (.3 - t) * (.3 - t), t -> .09 - t * t, .4, 0, .3)
                        .orElseThrow())
                .isCloseTo(.15, within(1e-9));
        assertThat(Stability.mostOpenLevel(t -> 1, t -> 0, .4, 0, .3)).isEmpty();
    }

    @Test
    void aSqueezeIsResistedFromACertainPatienceOn() {
        // Gains 3 now, loses 4 next year.
        Temptation squeeze = new Temptation(LocalDate.of(2025, 6, 10), 3, 4);
        assertThat(squeeze.criticalDelta()).isEqualTo(.75);
        assertThat(squeeze.isKept(.75)).isTrue();
        assertThat(squeeze.isKept(.74)).isFalse();
        assertThat(Temptation.firstDate(
                        List.of(
                                new Temptation(LocalDate.of(2026, 1, 1), 5, 5),
                                new Temptation(LocalDate.of(2025, 9, 1), 3.9, 4),
                                squeeze),
                        .9))
                .contains(LocalDate.of(2025, 9, 1));
    }

    @Test
    void aBondMustCoverTheTemptation() {
        // T = 3, V = 2.
        assertThat(Hostage.bondNeeded(3, 1, 2)).isEqualTo(1);
        assertThat(Hostage.bondNeeded(3, .8, 2)).isCloseTo(1.75, within(1e-12));
        assertThat(new Hostage(1.8, 0).bindsGiver(3, .8, 2)).isTrue();
        assertThat(new Hostage(1.7, 0).bindsGiver(3, .8, 2)).isFalse();
    }

    @Test
    void aHostageWorthMuchToItsHolderTemptsTheHolder() {
        assertThat(new Hostage(5, 0.5).isSafeWithHolder(1, 2, 0)).isTrue();
        assertThat(new Hostage(5, 5).isSafeWithHolder(1, 2, 0)).isFalse();
        assertThat(new Hostage(5, 5).isSafeWithHolder(1, 2, 3)).isTrue();
    }

    @Test
    void anAnswerNeedsTime() {
        assertThatThrownBy(() -> FIRST.patience(0)).hasMessageContaining("lag (0.0)");
    }

    /// Half is what the first needs, (8 − 5)/(8 − 2): with half it just keeps the deal.
    @Test
    void whoIsJustPatientEnoughKeepsTheDeal() {
        Side just = new Side("A", FIRST, 0.5, 1, new Term.Renewed(1));
        assertThat(just.margin()).isZero();
        assertThat(new Stability(List.of(just)).holds()).isTrue();
        Side less = new Side("A", FIRST, 0.49, 1, new Term.Renewed(1));
        assertThat(new Stability(List.of(just, less)).holds()).isFalse();
    }

    @Test
    void chancesAndDiscountsAreZeroToOne() {
        for (double edge : new double[] {0, 1}) {
            assertThat(new Term.Renewed(edge).probability()).isEqualTo(edge);
            assertThat(new Side("A", FIRST, edge, 1, new Term.Expires()).delta())
                    .isEqualTo(edge);
        }
        for (double beyond : new double[] {-0.01, 1.01}) {
            assertThatThrownBy(() -> new Term.Renewed(beyond)).hasMessageContaining("(" + beyond + ")");
            assertThatThrownBy(() -> new Side("A", FIRST, beyond, 1, new Term.Expires()))
                    .hasMessageContaining("(" + beyond + ")");
        }
    }
}
