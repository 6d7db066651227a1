package dev.chokepoint.deals.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Hostages and paths of breach whose answers are known as fractions.
class ExactPathsTest {
    private static final YearMonth FIRST = YearMonth.of(2025, 7);
    private static final int MONTHS = 6;

    /// V6: an ethane-like control, suspended (4, 1) and prolonged (4, 1): nothing is at stake in its return.
    @Test
    void aSuspensionWorthAsMuchAsAnEndIsNoHostage() {
        SelfEnforcement.SuspendedControl ethane = held(List.of(4.0, 1.0), List.of(4.0, 1.0));
        assertThat(ethane.costsOther()).isZero();
        assertThat(ethane.worthToHolder()).isZero();
    }

    /// V6: a software-like control, suspended (5, −1), prolonged (9/2, −1/2): prolonging it costs the other side 1/2
    /// and gives its holder 1/2, so that its return gains the one and costs the other.
    @Test
    void aReturnMayGainTheSideItIsThoughtToSecure() {
        SelfEnforcement.SuspendedControl software = held(List.of(5.0, -1.0), List.of(4.5, -0.5));
        assertThat(software.costsOther()).isEqualTo(-0.5);
        assertThat(software.worthToHolder()).isEqualTo(-0.5);
    }

    /// Values are of the other side, then of the holder.
    private static SelfEnforcement.SuspendedControl held(List<Double> deal, List<Double> prolonged) {
        return SelfEnforcement.SuspendedControl.of(0, 6, 1, deal, prolonged, false);
    }

    /// V12: complying 2 a month, breaking 5 for L months, then 1; six months. With L = 1 the paths are worth 10 to 15
    /// against 12: breaking pays from the fourth month, only because the plan ends. With L = 3 it pays at once.
    @Test
    void breakingPaysFromTheFirstMonthWhosePathIsWorthMore() {
        assertThat(paths(1).values()).containsExactly(10.0, 11.0, 12.0, 13.0, 14.0, 15.0);
        assertThat(breach(1)).isEqualTo(new SelfEnforcement.Breach.From(FIRST.plusMonths(3), 1));
        assertThat(paths(3).values()).containsExactly(18.0, 19.0, 20.0, 21.0, 18.0, 15.0);
        assertThat(breach(3)).isEqualTo(new SelfEnforcement.Breach.From(FIRST, 6));
    }

    /// V12: the months after which nothing of the breach is left in the plan are not judged.
    @Test
    void withoutTheEndOfThePlanTheSameDealHolds() {
        YearMonth last = FIRST.plusMonths(2);
        assertThat(SelfEnforcement.Breach.firstOf(2 * MONTHS, paths(1).headMap(FIRST.plusMonths(3)), 0, last))
                .isEqualTo(new SelfEnforcement.Breach.NotBy(last));
    }

    private static SelfEnforcement.Breach breach(int lag) {
        return SelfEnforcement.Breach.firstOf(2 * MONTHS, paths(lag), 0, FIRST.plusMonths(MONTHS - 1));
    }

    private static SortedMap<YearMonth, Double> paths(int lag) {
        SortedMap<YearMonth, Double> all = new TreeMap<>();
        for (int t = 0; t < MONTHS; t++) {
            int unanswered = Math.min(lag, MONTHS - t);
            all.put(FIRST.plusMonths(t), 2.0 * t + 5 * unanswered + (MONTHS - t - unanswered));
        }
        return all;
    }
}
