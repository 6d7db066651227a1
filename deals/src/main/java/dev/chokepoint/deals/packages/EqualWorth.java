package dev.chokepoint.deals.packages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Packages that are worth the same to everybody, to within what values can tell: one point, shown once.
///
/// @param deal the one with the fewest concessions
/// @param others how many more there are
public record EqualWorth(ValuedPackage deal, int others) {
    private static final Comparator<ValuedPackage> FEWEST = Comparator.comparingLong((ValuedPackage p) ->
                    p.options().stream().filter(o -> o != 0).count())
            .thenComparing(ValuedPackage.BY_OPTIONS);

    /// The points of a list of packages, in the order in which their values first come.
    ///
    /// @param least difference to any party from which two packages are told apart, in the unit of the values
    public static List<EqualWorth> of(List<ValuedPackage> packages, double least) {
        List<List<ValuedPackage>> points = new ArrayList<>();
        for (ValuedPackage p : packages) {
            points.stream()
                    .filter(same -> isSame(same.getFirst(), p, least))
                    .findFirst()
                    .ifPresentOrElse(same -> same.add(p), () -> points.add(new ArrayList<>(List.of(p))));
        }
        return points.stream()
                .map(same -> new EqualWorth(same.stream().min(FEWEST).orElseThrow(), same.size() - 1))
                .toList();
    }

    private static boolean isSame(ValuedPackage a, ValuedPackage b, double least) {
        for (int i = 0; i < a.parties(); i++) {
            if (Math.abs(a.utility(i) - b.utility(i)) > least) {
                return false;
            }
        }
        return true;
    }
}
