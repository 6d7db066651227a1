package dev.chokepoint.deals.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.bargaining.Settlement.Lottery;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.frontier.FrontierTest;
import dev.chokepoint.deals.frontier.RunningExample;
import dev.chokepoint.deals.packages.EqualWorth;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BargainTest {
    private static final Offset<Double> TOLERANCE_UTILITY = within(1e-12);

    private static final List<ValuedPackage> ALL = FrontierTest.allPackages(RunningExample.space());

    private static List<List<Double>> points(Settlement settlement) {
        return settlement.agreements().stream().map(Lottery::utilities).toList();
    }

    @Test
    void everyRulePicksAllConcessionsInTheRunningExample() {
        // By hand: product 6; ideal (3,4), ratios (2/3,3/4); smallest surplus 2; sum 5.
        for (Bargain rule :
                List.of(Bargain.nash(2), Bargain.kalaiSmorodinsky(2), Bargain.egalitarian(2), Bargain.utilitarian(2))) {
            assertThat(points(rule.among(ALL, RunningExample.STATUS_QUO)))
                    .as(rule.toString())
                    .containsExactly(List.of(2.0, 3.0));
        }
    }

    @Test
    void lotteriesMayMixInAPackageThatOnePartyAloneWouldRefuse() {
        Lottery nash = only(Bargain.nash(2).amongLotteries(ALL, RunningExample.STATUS_QUO));
        assertThat(nash.utilities().get(0)).isCloseTo(2, TOLERANCE_UTILITY);
        assertThat(nash.utilities().get(1)).isCloseTo(3, TOLERANCE_UTILITY);

        // By hand: ideal of the hull (19/5, 9/2), ray to it meets the chain at (722/325, 171/65).
        Lottery ks = only(Bargain.kalaiSmorodinsky(2).amongLotteries(ALL, RunningExample.STATUS_QUO));
        assertThat(ks.utilities().get(0)).isCloseTo(722.0 / 325, TOLERANCE_UTILITY);
        assertThat(ks.utilities().get(1)).isCloseTo(171.0 / 65, TOLERANCE_UTILITY);
        assertThat(ks.parts().stream().mapToDouble(Settlement.Part::share).sum())
                .isCloseTo(1, TOLERANCE_UTILITY);
        assertThat(ks.parts()).anyMatch(p -> p.deal().utilities().equals(List.of(5.0, -2.0)));

        Lottery egalitarian = only(Bargain.egalitarian(2).amongLotteries(ALL, RunningExample.STATUS_QUO));
        assertThat(egalitarian.utilities().get(0)).isCloseTo(19.0 / 8, TOLERANCE_UTILITY);
        assertThat(egalitarian.utilities().get(1)).isCloseTo(19.0 / 8, TOLERANCE_UTILITY);
    }

    /// The ideal is (10, 8); on the line from (10, 0) to (4, 8), 10 − 6t and 8t, it is met where
    /// 1 − 0.6t = t. With a disagreement of (2, 1) the line begins at (9.25, 1) and the ideal is
    /// (9.25, 8): (9.25 − 5.25u − 2) / 7.25 = u.
    @Test
    void kalaiSmorodinskyMixesTheFirstTwoCorners() {
        List<ValuedPackage> two = List.of(ValuedPackage.of("a", 10, 0), ValuedPackage.of("b", 4, 8));
        Lottery zero = only(Bargain.kalaiSmorodinsky(2).amongLotteries(two, List.of(0.0, 0.0)));
        assertThat(zero.utilities().get(0)).isCloseTo(6.25, TOLERANCE_UTILITY);
        assertThat(zero.utilities().get(1)).isCloseTo(5, TOLERANCE_UTILITY);
        Lottery other = only(Bargain.kalaiSmorodinsky(2).amongLotteries(two, List.of(2.0, 1.0)));
        double u = 7.25 / 12.5;
        assertThat(other.utilities().get(0)).isCloseTo(9.25 - 5.25 * u, TOLERANCE_UTILITY);
        assertThat(other.utilities().get(1)).isCloseTo(1 + 7 * u, TOLERANCE_UTILITY);
    }

    @Test
    void kalaiSmorodinskyIsNotTheSmallestDifference() {
        // The smallest difference would pick (.419, .421), where both have less than half of what (.95, .42)
        // gives.
        List<ValuedPackage> frontier = List.of(
                ValuedPackage.of("a", 1, .10),
                ValuedPackage.of("b", .95, .420),
                ValuedPackage.of("c", .419, .421),
                ValuedPackage.of("d", .10, 1));
        assertThat(points(Bargain.kalaiSmorodinsky(2).among(frontier, List.of(0.0, 0.0))))
                .containsExactly(List.of(.95, .420));
    }

    @Test
    void theIdealIsTakenOverWhatIsAcceptable() {
        // Over all packages the ideal of A would be 100 and pull the choice to (4, 1).
        List<ValuedPackage> packages =
                List.of(ValuedPackage.of("greed", 100, -1), ValuedPackage.of("x", 4, 1), ValuedPackage.of("y", 2, 3));
        assertThat(points(Bargain.kalaiSmorodinsky(2).among(packages, List.of(0.0, 0.0))))
                .containsExactly(List.of(2.0, 3.0));
    }

    @Test
    void twoLossesAreNotAGain() {
        // (-3) * (-2) = 6 is the highest product.
        List<ValuedPackage> packages =
                List.of(ValuedPackage.of("both lose", -3, -2), ValuedPackage.of("one gains", 2, -1));
        for (Bargain rule :
                List.of(Bargain.nash(2), Bargain.kalaiSmorodinsky(2), Bargain.egalitarian(2), Bargain.utilitarian(2))) {
            assertThat(rule.among(packages, List.of(0.0, 0.0))).isInstanceOf(Settlement.NoDeal.class);
            assertThat(rule.amongLotteries(packages, List.of(0.0, 0.0))).isInstanceOf(Settlement.NoDeal.class);
        }
    }

    @Test
    void theStatusQuoAloneIsNoDeal() {
        List<ValuedPackage> nothing = List.of(ValuedPackage.of("none", 0, 0));
        List<ValuedPackage> packages = List.of(ValuedPackage.of("none", 0, 0), ValuedPackage.of("gift", 0, 3));
        assertThat(Bargain.nash(2).among(nothing, List.of(0.0, 0.0))).isInstanceOf(Settlement.NoDeal.class);
        assertThat(Bargain.nash(2).amongLotteries(packages, List.of(0.0, 0.0))).isInstanceOf(Settlement.NoDeal.class);
        assertThat(Bargain.nash(2).among(List.of(), List.of(0.0, 0.0))).isInstanceOf(Settlement.NoDeal.class);
        assertThat(Bargain.nash(2).amongLotteries(List.of(), List.of(0.0, 0.0))).isInstanceOf(Settlement.NoDeal.class);
    }

    /// Exact case V8: packages nothing (0, 0), x (0, 1/2), y (0, 1) and z (0, 1).
    @Test
    void anIndifferentPartyDoesNotStandInTheWay() {
        List<ValuedPackage> packages = List.of(
                ValuedPackage.of("nothing", 0, 0),
                ValuedPackage.of("x", 0, 0.5),
                ValuedPackage.of("y", 0, 1),
                ValuedPackage.of("z", 0, 1));
        List<Double> none = List.of(0.0, 0.0);
        for (Bargain rule :
                List.of(Bargain.nash(2), Bargain.kalaiSmorodinsky(2), Bargain.egalitarian(2), Bargain.utilitarian(2))) {
            assertThat(ids(rule.among(packages, none))).containsExactly("y", "z");
        }
        // One that both gain by goes before one that is worth more to one alone.
        assertThat(ids(Bargain.nash(2)
                        .among(List.of(ValuedPackage.of("all to one", 0, 100), ValuedPackage.of("both", 1, 1)), none)))
                .containsExactly("both");
        assertThat(Frontier.of(packages).points()).hasSize(2);
        assertThat(EqualWorth.of(Frontier.of(packages).points(), 1e-9))
                .singleElement()
                .satisfies(e -> assertThat(e.others()).isEqualTo(1));
    }

    private static List<String> ids(Settlement settlement) {
        return settlement.agreements().stream()
                .map(l -> l.parts().getFirst().deal().id())
                .toList();
    }

    @Test
    void aLotteryCanBeMutuallyBeneficialWhereNoPackageIs() {
        // Each of two one-sided gifts helps one side only; a coin toss between them helps both.
        List<ValuedPackage> packages = List.of(ValuedPackage.of("x", 3, -1), ValuedPackage.of("y", -1, 3));
        assertThat(Bargain.nash(2).among(packages, List.of(0.0, 0.0))).isInstanceOf(Settlement.NoDeal.class);
        Lottery toss = only(Bargain.nash(2).amongLotteries(packages, List.of(0.0, 0.0)));
        assertThat(toss.utilities().get(0)).isCloseTo(1, TOLERANCE_UTILITY);
        assertThat(toss.parts()).extracting(Settlement.Part::share).containsExactly(0.5, 0.5);
    }

    @Test
    void tiesAreAllReportedWithTheFairestFirst() {
        List<ValuedPackage> packages = List.of(
                ValuedPackage.of("b", 1, 6),
                ValuedPackage.of("c", 6, 1),
                ValuedPackage.of("a", 2, 3),
                ValuedPackage.of("d", 3, 2));
        assertThat(Bargain.nash(2).among(packages, List.of(0.0, 0.0)).agreements())
                .extracting(l -> l.parts().getFirst().deal().id())
                .containsExactly("a", "d", "b", "c");
        assertThat(Bargain.utilitarian(2).among(packages, List.of(0.0, 0.0)).agreements())
                .hasSize(2);
    }

    @Test
    void theSecondSmallestShareBreaksATieOfTheSmallest() {
        List<ValuedPackage> packages = List.of(ValuedPackage.of("x", 1, 2), ValuedPackage.of("y", 1, 3));
        assertThat(points(Bargain.egalitarian(2).among(packages, List.of(0.0, 0.0))))
                .containsExactly(List.of(1.0, 3.0));
        // The ray (t, t) leaves the packages at (1, 1); more for B costs A nothing.
        assertThat(points(Bargain.egalitarian(2).amongLotteries(packages, List.of(0.0, 0.0))))
                .containsExactly(List.of(1.0, 3.0));
    }

    @Test
    void weightsPullTheNashSettlementToTheStrongerSide() {
        // On the line x + y = 1 the weighted solution is (w, 1 - w).
        List<ValuedPackage> packages = List.of(ValuedPackage.of("x", 1, 0), ValuedPackage.of("y", 0, 1));
        Lottery l = only(new Bargain.Nash(List.of(2.0 / 3, 1.0 / 3)).amongLotteries(packages, List.of(0.0, 0.0)));
        assertThat(l.utilities().get(0)).isCloseTo(2.0 / 3, TOLERANCE_UTILITY);
        assertThat(points(new Bargain.Nash(List.of(0.9, 0.1))
                        .among(RunningExample.space().frontier().points(), RunningExample.STATUS_QUO)))
                .containsExactly(List.of(3.0, 1.0));
    }

    /// On the line x + y = 1 the ray (2, 1) ends at (2/3, 1/3); with 0.4 kept in hand by A, A has 0.4 + 0.4 = 0.8.
    @Test
    void weightsTurnTheRayOfEqualGains() {
        List<ValuedPackage> packages = List.of(ValuedPackage.of("x", 1, 0), ValuedPackage.of("y", 0, 1));
        Bargain rule = new Bargain.Egalitarian(List.of(2.0 / 3, 1.0 / 3));
        Lottery l = only(rule.amongLotteries(packages, List.of(0.0, 0.0)));
        assertThat(l.utilities().get(0)).isCloseTo(2.0 / 3, TOLERANCE_UTILITY);
        assertThat(l.utilities().get(1)).isCloseTo(1.0 / 3, TOLERANCE_UTILITY);
        Lottery kept = only(rule.amongLotteries(packages, List.of(0.4, 0.0)));
        assertThat(kept.utilities().get(0)).isCloseTo(0.8, TOLERANCE_UTILITY);
        assertThat(kept.utilities().get(1)).isCloseTo(0.2, TOLERANCE_UTILITY);
    }

    @Test
    void theHighestSumOfLotteriesIsThatOfACorner() {
        List<ValuedPackage> packages =
                List.of(ValuedPackage.of("x", 5, 0), ValuedPackage.of("y", 3, 3), ValuedPackage.of("z", 0, 5));
        assertThat(points(Bargain.utilitarian(2).amongLotteries(packages, List.of(0.0, 0.0))))
                .containsExactly(List.of(3.0, 3.0));
        List<ValuedPackage> ties =
                List.of(ValuedPackage.of("x", 4, 1), ValuedPackage.of("y", 1, 4), ValuedPackage.of("z", 1, 1));
        assertThat(points(Bargain.utilitarian(2).amongLotteries(ties, List.of(0.0, 0.0))))
                .containsExactlyInAnyOrder(List.of(4.0, 1.0), List.of(1.0, 4.0));
    }

    @Test
    void aReservationMovesTheSettlement() {
        // With 2.5 kept in hand A accepts only (3, 1) among packages.
        assertThat(points(Bargain.nash(2).among(ALL, List.of(2.5, 0.0)))).containsExactly(List.of(3.0, 1.0));
    }

    @Test
    void aSidePaymentMakesTheHighestSumAcceptable() {
        assertThat(Bargain.sidePayments(ValuedPackage.of("x", 6, -4), List.of(0.0, 0.0)))
                .containsExactly(-4.0, 4.0);
        assertThat(Bargain.sidePayments(ValuedPackage.of("x", 3, -4), List.of(0.0, 0.0)))
                .isEmpty();
        assertThat(Bargain.sidePayments(ValuedPackage.of("x", 2, 3), List.of(0.0, 0.0)))
                .containsExactly(0.0, 0.0);
    }

    @Test
    void threePartiesBargainOverPackages() {
        List<ValuedPackage> packages = List.of(
                ValuedPackage.of("x", 3, 1, 1), ValuedPackage.of("y", 2, 2, 1), ValuedPackage.of("z", 9, 9, -1));
        assertThat(points(Bargain.nash(3).among(packages, List.of(0.0, 0.0, 0.0))))
                .containsExactly(List.of(2.0, 2.0, 1.0));
    }

    @Test
    void weightsMustSumToOne() {
        assertThatThrownBy(() -> new Bargain.Nash(List.of(0.5, 0.6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.6");
    }

    private static Lottery only(Settlement settlement) {
        assertThat(settlement.agreements()).hasSize(1);
        return settlement.agreements().getFirst();
    }
}
