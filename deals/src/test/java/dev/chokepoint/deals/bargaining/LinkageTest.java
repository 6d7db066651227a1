package dev.chokepoint.deals.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkageTest {
    private static final List<Double> STATUS_QUO = List.of(0.0, 0.0);
    private static final double[][] WORTH = {{-1, 3}, {3, -1}};

    private static List<ValuedPackage> packages(long issues) {
        List<ValuedPackage> list = new ArrayList<>();
        for (long s = 0; s < 1L << WORTH.length; s++) {
            if ((s & ~issues) == 0) {
                double a = 0;
                double b = 0;
                for (int j = 0; j < WORTH.length; j++) {
                    a += (s >>> j & 1) * WORTH[j][0];
                    b += (s >>> j & 1) * WORTH[j][1];
                }
                list.add(ValuedPackage.ofMask(s, WORTH.length, a, b));
            }
        }
        return list;
    }

    @Test
    void linkingTwoOneSidedIssuesMakesADeal() {
        // X = (-1, +3) and Y = (+3, -1): apart (0, 0) each, linked (2, 2).
        Linkage linkage = Linkage.of(Bargain.nash(2), packages(1), packages(2), packages(3), STATUS_QUO);
        assertThat(linkage.apart()).containsExactly(0.0, 0.0);
        assertThat(linkage.together()).containsExactly(2.0, 2.0);
        assertThat(linkage.value()).containsExactly(2.0, 2.0);
        assertThat(linkage.isNecessary()).isTrue();
        assertThat(linkage.destroysADeal()).isFalse();
    }

    @Test
    void theSmallestLinkIsBothIssues() {
        assertThat(Linkage.minimalSets(2, LinkageTest::packages, STATUS_QUO)).containsExactly(0b11L);
    }

    @Test
    void addingARedLineIssueCanDestroyADeal() {
        List<ValuedPackage> good = List.of(ValuedPackage.of("good", 1, 1));
        List<ValuedPackage> spoiled = List.of(ValuedPackage.of("good and bad", -3, 1));
        Linkage linkage = Linkage.of(Bargain.nash(2), good, List.of(), spoiled, STATUS_QUO);
        assertThat(linkage.destroysADeal()).isTrue();
        assertThat(linkage.value()).containsExactly(-1.0, -1.0);
    }
}
