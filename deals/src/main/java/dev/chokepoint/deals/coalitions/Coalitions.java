package dev.chokepoint.deals.coalitions;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The sets of sides, what each can agree on, and which of them would block a deal of all.
///
/// A set blocks a deal if it has a package of its own by which no member has less and one has more, the other sides
/// doing what they would do alone (of those outside nobody concedes anything to anybody). A deal that no set blocks is
/// in the core. Source: Gillies (1959); the conjecture about outsiders is that of Hart and Kurz (1983), model γ.
///
/// @param all the smallest sets first, that of all sides last
/// @param isWhole whether every package of every set was looked at; if not, that no set blocks is not proven
public record Coalitions(List<Coalition> all, List<Double> start, boolean isWhole) {
    public Coalitions {
        all = List.copyOf(all);
        start = List.copyOf(start);
    }

    /// A set that would rather agree on something else.
    ///
    /// @param by the package of its own, with the gains of all sides
    public record Block(Coalition coalition, ValuedPackage by) {}

    /// What a deal that some side loses by takes to be agreed.
    ///
    /// @param payments per side, what it receives; below 0: what it pays
    public record Paid(ValuedPackage deal, List<Double> payments) {
        public Paid {
            payments = List.copyOf(payments);
        }
    }

    /// The sets of all sides.
    ///
    /// @param start what every side has alone
    /// @param points per set, the packages of the members' own concessions that no other beats
    public static Coalitions of(
            List<Double> start, Function<List<Integer>, List<ValuedPackage>> points, boolean isWhole) {
        return new Coalitions(
                Coalition.sets(start.size()).stream()
                        .map(s -> new Coalition(s, points.apply(s)))
                        .toList(),
                start,
                isWhole);
    }

    /// The smallest sets of two and more of which all members can gain over what they have alone.
    public List<Coalition> smallestThatGain() {
        List<Coalition> gaining = all.stream()
                .filter(c -> c.members().size() > 1 && c.deal(start).isPresent())
                .toList();
        return gaining.stream()
                .filter(c -> c.members().size() == gaining.getFirst().members().size())
                .toList();
    }

    /// The sets that would block a deal of all, the smallest first.
    ///
    /// @param least difference that a side tells apart, in the unit of the values
    public List<Block> blocks(ValuedPackage deal, double least) {
        return all.stream()
                .flatMap(c -> c.better(deal, least).map(by -> new Block(c, by)).stream())
                .toList();
    }

    /// The package of all sides with the largest sum of gains, with what its winners must pay so that nobody loses;
    /// empty where nobody loses by it or the winners do not gain enough.
    public Optional<Paid> largestSum() {
        return all.getLast().points().stream()
                .max(Comparator.comparingDouble(p ->
                        p.utilities().stream().mapToDouble(Double::doubleValue).sum()))
                .filter(p -> Bargain.sidePayments(p, start).stream().anyMatch(x -> x != 0))
                .map(p -> new Paid(p, Bargain.sidePayments(p, start)));
    }
}
