package dev.chokepoint.deals.bargaining;

import dev.chokepoint.deals.packages.Acceptance;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// What it is worth to settle two sets of issues together instead of apart.
///
/// Sources: Tollison and Willett (1979); Sebenius (1983).
///
/// @param together what each party gains over no deal when all issues are settled at once
/// @param apart what each party gains when the two sets are settled one by one
/// @param isNecessary whether there is a deal on both sets together but on neither alone
/// @param destroysADeal whether there is a deal on one set alone but none on both together
public record Linkage(List<Double> together, List<Double> apart, boolean isNecessary, boolean destroysADeal) {
    public Linkage {
        together = List.copyOf(together);
        apart = List.copyOf(apart);
    }

    /// The gain of each party from settling together.
    public List<Double> value() {
        List<Double> value = new ArrayList<>();
        for (int i = 0; i < together.size(); i++) {
            value.add(together.get(i) - apart.get(i));
        }
        return value;
    }

    /// Compares the settlements by one rule; no deal is a gain of 0.
    ///
    /// @param first the packages on the first set of issues
    /// @param second the packages on the second set
    /// @param union the packages on both sets at once
    /// @param disagreement what each party has without any deal
    public static Linkage of(
            Bargain rule,
            List<ValuedPackage> first,
            List<ValuedPackage> second,
            List<ValuedPackage> union,
            List<Double> disagreement) {
        Settlement x = rule.among(first, disagreement);
        Settlement y = rule.among(second, disagreement);
        Settlement both = rule.among(union, disagreement);
        List<Double> gainX = gains(x, disagreement);
        List<Double> gainY = gains(y, disagreement);
        List<Double> apart = new ArrayList<>();
        for (int i = 0; i < disagreement.size(); i++) {
            apart.add(gainX.get(i) + gainY.get(i));
        }
        boolean apartDeal = isDeal(x) || isDeal(y);
        return new Linkage(gains(both, disagreement), apart, isDeal(both) && !apartDeal, apartDeal && !isDeal(both));
    }

    private static boolean isDeal(Settlement s) {
        return !s.agreements().isEmpty();
    }

    private static List<Double> gains(Settlement s, List<Double> disagreement) {
        List<Double> gains = new ArrayList<>();
        for (int i = 0; i < disagreement.size(); i++) {
            gains.add(
                    s.agreements().isEmpty()
                            ? 0.0
                            : s.agreements().getFirst().utilities().get(i) - disagreement.get(i));
        }
        return gains;
    }

    /// The smallest sets of issues on which there is a mutually beneficial package, as bit masks in ascending
    /// order.
    ///
    /// @param issues the number of issues, at most 20
    /// @param packages the packages that touch no issue outside a set
    public static List<Long> minimalSets(
            int issues, LongFunction<List<ValuedPackage>> packages, List<Double> disagreement) {
        if (issues < 0 || issues > 20) {
            throw new IllegalArgumentException("The number of issues (" + issues + ") must be 0 to 20.");
        }
        List<Long> found = new ArrayList<>();
        for (int size = 1; size <= issues && found.isEmpty(); size++) {
            for (long set = 0; set < 1L << issues; set++) {
                if (Long.bitCount(set) == size
                        && packages.apply(set).stream()
                                .anyMatch(p -> Acceptance.isMutuallyBeneficial(p.utilities(), disagreement))) {
                    found.add(set);
                }
            }
        }
        return found;
    }
}
