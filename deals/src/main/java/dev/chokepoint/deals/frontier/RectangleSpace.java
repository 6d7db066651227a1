package dev.chokepoint.deals.frontier;

import java.util.List;

/// Packages whose value to a party is the sum of the rectangles they lie in.
///
/// A rectangle pays its utility where every issue it names lies in a range of options. The value is divided by
/// the stated highest utility of the party and not capped at 1.
public record RectangleSpace(List<Issue> issues, List<Worth> worths) implements NegotiationDomain {
    public RectangleSpace {
        issues = List.copyOf(issues);
        worths = List.copyOf(worths);
        for (Worth worth : worths) {
            for (Rectangle r : worth.rectangles()) {
                if (r.utility().signum() < 0) {
                    throw new IllegalArgumentException("The utility (" + r.utility() + ") of a rectangle of the party ("
                            + worth.party() + ") must not be negative.");
                }
                for (Range range : r.ranges()) {
                    if (range.issue() < 0
                            || range.issue() >= issues.size()
                            || range.from() < 0
                            || range.to() >= issues.get(range.issue()).size()) {
                        throw new IllegalArgumentException(
                                "The range (" + range + ") of the party (" + worth.party() + ") must lie in an issue.");
                    }
                }
            }
        }
    }

    /// What rectangles are worth to one party.
    ///
    /// @param highest what utilities are divided by
    public record Worth(
            String party, List<Rectangle> rectangles, Fraction highest, Fraction reservation, Fraction discount) {
        public Worth {
            rectangles = List.copyOf(rectangles);
            if (highest.signum() <= 0) {
                throw new IllegalArgumentException(
                        "The highest utility (" + highest + ") of the party (" + party + ") must be above 0.");
            }
        }
    }

    /// A bonus for packages in which every named issue lies in its range.
    public record Rectangle(Fraction utility, List<Range> ranges) {
        public Rectangle {
            ranges = List.copyOf(ranges);
        }

        boolean holds(List<Integer> options) {
            for (Range r : ranges) {
                int o = options.get(r.issue());
                if (o < r.from() || o > r.to()) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The options `from` to `to` (both included) of an issue.
    public record Range(int issue, int from, int to) {}

    @Override
    public List<String> parties() {
        return worths.stream().map(Worth::party).toList();
    }

    @Override
    public List<Fraction> reservations() {
        return worths.stream().map(Worth::reservation).toList();
    }

    @Override
    public Fraction utility(int party, List<Integer> options) {
        Worth worth = worths.get(party);
        Fraction sum = Fraction.ZERO;
        for (Rectangle r : worth.rectangles()) {
            if (r.holds(options)) {
                sum = sum.plus(r.utility());
            }
        }
        return sum.dividedBy(worth.highest());
    }

    @Override
    public Frontier frontier() {
        return RectangleSearch.frontier(this);
    }
}
