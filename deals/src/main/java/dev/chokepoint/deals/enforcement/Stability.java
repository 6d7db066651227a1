package dev.chokepoint.deals.enforcement;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/// Whether a deal that nobody can enforce holds because breaking it does not pay.
///
/// A party keeps a deal while the gain of cheating until it is noticed is worth less than what it then
/// loses for good. Sources: Friedman (1971); for trade Dixit (1987), Bagwell and Staiger (1990).
///
/// @param sides the stakes and the patience of every party
public record Stability(List<Side> sides) {
    public Stability {
        sides = List.copyOf(sides);
    }

    /// What one party has per period.
    ///
    /// @param comply when both keep the deal
    /// @param cheat when it alone breaks the deal and is not yet answered
    /// @param punished after the other has answered; the value without a deal unless the answer is harsher
    public record Stakes(double comply, double cheat, double punished) {
        /// How patient the party must be if breaking is answered after one period.
        public Patience patience() {
            return patience(1);
        }

        /// How patient the party must be if breaking is answered after `lagPeriods`:
        /// `delta >= ((cheat - comply) / (cheat - punished))^(1 / lag)`.
        public Patience patience(double lagPeriods) {
            if (!(lagPeriods > 0)) {
                throw new IllegalArgumentException("The lag (" + lagPeriods + ") must be above 0 periods.");
            }
            if (punished > comply || (punished == comply && cheat > comply)) {
                return new Patience.None("the deal is worth no more to the party than what follows its breach");
            }
            if (cheat <= comply) {
                return new Patience.Any();
            }
            return new Patience.AtLeast(Math.pow((cheat - comply) / (cheat - punished), 1 / lagPeriods));
        }
    }

    /// The discount factors with which a party keeps a deal.
    public sealed interface Patience {
        /// The party keeps the deal if its discount factor is at least `delta`.
        record AtLeast(double delta) implements Patience {}

        /// Breaking gains nothing: the party keeps the deal whatever its patience.
        record Any() implements Patience {}

        /// No patience suffices.
        record None(String because) implements Patience {}

        /// How far the discount factor `delta` exceeds what is needed; negative infinity where nothing
        /// suffices.
        default double margin(double delta) {
            return switch (this) {
                case AtLeast atLeast -> delta - atLeast.delta();
                case Any any -> delta;
                case None none -> Double.NEGATIVE_INFINITY;
            };
        }
    }

    /// How long a deal lasts.
    public sealed interface Term {
        /// No end is agreed; each period the truce goes on with `probability`.
        record Renewed(double probability) implements Term {
            public Renewed {
                if (!(probability >= 0 && probability <= 1)) {
                    throw new IllegalArgumentException(
                            "The probability (" + probability + ") of renewal must be 0 to 1.");
                }
            }
        }

        /// The deal ends on a known date and nobody expects it to be renewed: it unravels from the end, because
        /// on the last date nothing is left to lose, hence on the date before, and so on.
        /// Source: backward induction; exceptions with several continuations: Benoit and Krishna (1985).
        record Expires() implements Term {}
    }

    /// One party's position.
    ///
    /// @param delta its discount factor per period in a truce that is sure to last
    /// @param lagPeriods how long breaking goes unanswered
    public record Side(String party, Stakes stakes, double delta, double lagPeriods, Term term) {
        public Side {
            if (!(delta >= 0 && delta <= 1)) {
                throw new IllegalArgumentException(
                        "The discount factor (" + delta + ") of (" + party + ") must be 0 to 1.");
            }
        }

        public Patience needed() {
            return stakes.patience(lagPeriods);
        }

        /// The discount factor that counts, `beta q`: impatience times the chance that the truce goes on.
        public double effectiveDelta() {
            return switch (term) {
                case Term.Renewed renewed -> delta * renewed.probability();
                case Term.Expires expires -> 0;
            };
        }

        /// How far the party's discount factor exceeds what is needed; below 0 it breaks the deal.
        public double margin() {
            return needed().margin(effectiveDelta());
        }

        /// Whether the end date alone undoes the deal.
        public boolean unravels() {
            return term instanceof Term.Expires && needed() instanceof Patience.AtLeast;
        }
    }

    /// Whether every party keeps the deal.
    public boolean holds() {
        return sides.stream().allMatch(s -> s.margin() >= 0);
    }

    /// The party that breaks first: the one with the least margin.
    public Side weakest() {
        return sides.stream()
                .min((a, b) -> Double.compare(a.margin(), b.margin()))
                .orElseThrow(() -> new IllegalArgumentException("A deal must have parties."));
    }

    /// The packages that hold, in the given order.
    public static List<ValuedPackage> holding(
            List<ValuedPackage> packages, Function<ValuedPackage, Stability> stability) {
        return packages.stream().filter(p -> stability.apply(p).holds()).toList();
    }

    /// What the rule picks among packages that hold: the way to scale down a deal that does not.
    public static Settlement largestHolding(
            Bargain rule,
            List<ValuedPackage> packages,
            List<Double> disagreement,
            Function<ValuedPackage, Stability> stability) {
        List<ValuedPackage> holding = holding(packages, stability);
        if (holding.isEmpty()) {
            return new Settlement.NoDeal("No package holds by itself.");
        }
        return rule.among(holding, disagreement);
    }

    /// The most open level of a restriction that both can keep: the least `t` with
    /// `temptation(t) <= delta / (1 - delta) * worth(t)`, searched from open to closed.
    ///
    /// A shock that raises the temptation needs a higher `t` for a while: an escape clause, not a breach.
    /// Source: the form of Bagwell and Staiger (1990).
    ///
    /// @param temptation what one period of cheating gains at the level `t`
    /// @param worth what each later period of the truce is worth at the level `t`
    /// @param delta the discount factor, below 1
    /// @param open the most open level
    /// @param closed the level without a deal
    public static Optional<Double> mostOpenLevel(
            DoubleUnaryOperator temptation, DoubleUnaryOperator worth, double delta, double open, double closed) {
        if (!(delta >= 0 && delta < 1)) {
            throw new IllegalArgumentException("The discount factor (" + delta + ") must be at least 0 and below 1.");
        }
        double k = delta / (1 - delta);
        int steps = 10_000;
        double before = open;
        for (int i = 0; i <= steps; i++) {
            double t = open + (closed - open) * i / steps;
            if (isKept(temptation, worth, k, t)) {
                if (i == 0) {
                    return Optional.of(t);
                }
                double broken = before;
                double kept = t;
                for (int b = 0; b < 100; b++) {
                    double middle = (broken + kept) / 2;
                    if (isKept(temptation, worth, k, middle)) {
                        kept = middle;
                    } else {
                        broken = middle;
                    }
                }
                return Optional.of(kept);
            }
            before = t;
        }
        return Optional.empty();
    }

    private static boolean isKept(DoubleUnaryOperator temptation, DoubleUnaryOperator worth, double k, double t) {
        double gain = temptation.applyAsDouble(t);
        double loss = k * worth.applyAsDouble(t);
        return gain <= loss + 1e-12 * (Math.abs(gain) + Math.abs(loss));
    }
}
