package dev.chokepoint.deals.coalitions;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A set of sides and what it can agree on while every other side does what it would do alone.
///
/// @param members positions of the sides, ascending
/// @param points packages of the members' own concessions that no other of theirs beats, with the gains of all sides
public record Coalition(List<Integer> members, List<ValuedPackage> points) {
    public Coalition {
        members = List.copyOf(members);
        points = List.copyOf(points);
    }

    /// All sets of sides, the smallest first.
    public static List<List<Integer>> sets(int sides) {
        return IntStream.range(1, 1 << sides)
                .mapToObj(set -> IntStream.range(0, sides)
                        .filter(i -> (set >> i & 1) == 1)
                        .boxed()
                        .toList())
                .sorted(Comparator.comparingInt((List<Integer> s) -> s.size()).thenComparing(List::toString))
                .toList();
    }

    /// The package of theirs that Nash's rule picks among the members; empty if none is better for them.
    ///
    /// @param start what every side has where the rule starts from
    public Optional<ValuedPackage> deal(List<Double> start) {
        return picked(points, start);
    }

    /// The package of theirs by which no member has less than by a deal of all and some member has more, where there
    /// is one: the set would rather agree on that. Of several the one that Nash's rule picks from the deal on.
    ///
    /// @param least difference that a member tells apart, in the unit of the values
    public Optional<ValuedPackage> better(ValuedPackage deal, double least) {
        return picked(
                points.stream()
                        .filter(p -> members.stream().allMatch(i -> p.utility(i) >= deal.utility(i) - least)
                                && members.stream().anyMatch(i -> p.utility(i) > deal.utility(i) + least))
                        .toList(),
                // A member that loses less than what is told apart loses nothing.
                deal.utilities().stream().map(u -> u - least).toList());
    }

    private Optional<ValuedPackage> picked(List<ValuedPackage> among, List<Double> start) {
        List<ValuedPackage> ofMembers = new ArrayList<>();
        for (int at = 0; at < among.size(); at++) {
            ValuedPackage p = among.get(at);
            ofMembers.add(new ValuedPackage(
                    String.valueOf(at),
                    p.options(),
                    members.stream().map(p::utility).toList()));
        }
        Settlement settled = Bargain.nash(members.size())
                .among(ofMembers, members.stream().map(start::get).toList());
        return settled.agreements().stream()
                .findFirst()
                .map(l -> among.get(Integer.parseInt(l.parts().getFirst().deal().id())));
    }
}
