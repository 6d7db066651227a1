package dev.chokepoint.deals.coalitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What sets of sides can agree on, and who would block a deal of all.
class CoalitionsTest {
    private static final List<Double> NOTHING = List.of(0.0, 0.0, 0.0);
    private static final double LEAST = 1e-9;

    private static ValuedPackage p(String id, double... gains) {
        return ValuedPackage.of(id, gains);
    }

    private static Coalitions of(Map<List<Integer>, List<ValuedPackage>> points) {
        return Coalitions.of(NOTHING, s -> points.getOrDefault(s, List.of(p("nothing", 0, 0, 0))), true);
    }

    /// V13: x = (4, 3 | −2), y = (3, 2, 1), x with a payment (3, 2, 0): the first two can do x without the third; with
    /// all at the table y is picked, product 6, and the two block it.
    @Test
    void twoOfThreeBlockWhatAllWouldPick() {
        List<ValuedPackage> ofTwo = List.of(p("nothing", 0, 0, 0), p("x", 4, 3, -2));
        List<ValuedPackage> ofAll =
                List.of(p("nothing", 0, 0, 0), p("x", 4, 3, -2), p("y", 3, 2, 1), p("x+pay", 3, 2, 0));
        Coalitions coalitions = of(Map.of(List.of(0, 1), ofTwo, List.of(0, 1, 2), ofAll));
        ValuedPackage picked = Rule.NASH
                .bargain(3)
                .among(ofAll, NOTHING)
                .agreements()
                .getFirst()
                .parts()
                .getFirst()
                .deal();
        assertThat(picked.id()).isEqualTo("y");
        assertThat(coalitions.smallestThatGain()).extracting(Coalition::members).containsExactly(List.of(0, 1));
        List<Coalitions.Block> blocks = coalitions.blocks(picked, LEAST);
        assertThat(blocks).extracting(b -> b.coalition().members()).containsExactly(List.of(0, 1));
        assertThat(blocks.getFirst().by().id()).isEqualTo("x");
        assertThat(coalitions.largestSum()).isEmpty();
    }

    @Test
    void whoLosesByTheLargestSumIsPaidByWhoGains() {
        Coalitions coalitions = of(Map.of(List.of(0, 1, 2), List.of(p("small", 1, 1, 1), p("large", 6, 2, -4))));
        Coalitions.Paid paid = coalitions.largestSum().orElseThrow();
        assertThat(paid.deal().id()).isEqualTo("large");
        assertThat(paid.payments()).containsExactly(-3.0, -1.0, 4.0);
    }

    @Test
    void aDealThatNoSetCanImproveIsInTheCore() {
        Coalitions coalitions = of(Map.of(
                List.of(0, 1), List.of(p("pair", 2, 2, 0)),
                List.of(0, 1, 2), List.of(p("pair", 2, 2, 0), p("all", 3, 2, 1))));
        assertThat(coalitions.blocks(p("all", 3, 2, 1), LEAST)).isEmpty();
    }

    @Test
    void oneSideThatLosesAgainstWhatItDoesAloneBlocks() {
        assertThat(of(Map.of()).blocks(p("gift", 5, 5, -1), LEAST))
                .extracting(b -> b.coalition().members())
                .contains(List.of(2));
    }

    /// On random games a set blocks exactly if some package of its own is better for it, by looking at every one.
    @Test
    void blocksAreThoseThatCountingFinds() {
        Random random = new Random(7);
        int blocked = 0;
        for (int game = 0; game < 300; game++) {
            int sides = 3 + random.nextInt(3);
            Map<List<Integer>, List<ValuedPackage>> points = new HashMap<>();
            for (List<Integer> set : Coalition.sets(sides)) {
                List<ValuedPackage> own = new ArrayList<>();
                for (int n = 0; n < 4; n++) {
                    own.add(p(
                            set + "/" + n,
                            IntStream.range(0, sides)
                                    .mapToDouble(i -> random.nextInt(-4, 7))
                                    .toArray()));
                }
                points.put(set, own);
            }
            List<Double> start = IntStream.range(0, sides).mapToObj(i -> 0.0).toList();
            Coalitions coalitions = Coalitions.of(start, set -> points.getOrDefault(set, List.of()), true);
            ValuedPackage deal = p(
                    "deal",
                    IntStream.range(0, sides)
                            .mapToDouble(i -> random.nextInt(0, 5))
                            .toArray());
            List<List<Integer>> expected = Coalition.sets(sides).stream()
                    .filter(set -> points.getOrDefault(set, List.of()).stream().anyMatch(q -> isBetter(set, q, deal)))
                    .toList();
            List<Coalitions.Block> found = coalitions.blocks(deal, LEAST);
            assertThat(found.stream().map(b -> b.coalition().members()).toList())
                    .isEqualTo(expected);
            found.forEach(b ->
                    assertThat(isBetter(b.coalition().members(), b.by(), deal)).isTrue());
            blocked += found.size();
        }
        assertThat(blocked).isGreaterThan(100);
    }

    private static boolean isBetter(List<Integer> set, ValuedPackage q, ValuedPackage deal) {
        return set.stream().allMatch(i -> q.utility(i) >= deal.utility(i))
                && set.stream().anyMatch(i -> q.utility(i) > deal.utility(i));
    }

    @Test
    void setsComeByTheirSize() {
        assertThat(Coalition.sets(3))
                .containsExactly(
                        List.of(0),
                        List.of(1),
                        List.of(2),
                        List.of(0, 1),
                        List.of(0, 2),
                        List.of(1, 2),
                        List.of(0, 1, 2));
    }

    /// What a member tells apart is half a unit: losing half is losing nothing, winning half is winning nothing.
    @Test
    void aMemberTellsApartWhatIsMoreThanTheLeast() {
        ValuedPackage deal = p("deal", 2, 2, 0);
        assertThat(pair(p("more by half", 2.5, 2, 0)).better(deal, 0.5)).isEmpty();
        assertThat(pair(p("less by half", 3, 1.5, 0)).better(deal, 0.5))
                .map(ValuedPackage::id)
                .contains("less by half");
        assertThat(pair(p("less by more", 3, 1.25, 0)).better(deal, 0.5)).isEmpty();
    }

    private static Coalition pair(ValuedPackage own) {
        return new Coalition(List.of(0, 1), List.of(own));
    }
}
