package dev.chokepoint.controls.compiled;

import dev.chokepoint.base.Numbers;
import java.util.Set;
import java.util.TreeSet;

/// The one fact that keeps a rule from covering a shipment.
public sealed interface FailingFact {
    FailingFact DESTINATION = new Destination();
    FailingFact HEADQUARTERS = new Headquarters();

    /// A figure on the wrong side of a level.
    ///
    /// @param at indexes of the attributes that are summed
    /// @param before the text before the sum
    /// @param between the text between the sum and its distance from the level
    /// @param rounded the level as a rounded sum would be written
    record Figure(int[] at, double level, String before, String between, String rounded) implements FailingFact {
        /// The share of the larger of figure and level within which a miss is near.
        static final double NEAR = 0.25;

        public double sum(double[] figures) {
            double sum = 0;
            for (int i : at) {
                sum += figures[i];
            }
            return sum;
        }

        /// The sum in words; with all its digits where a rounded one could be taken for the level.
        String text(double sum) {
            String text = Numbers.text(sum);
            return sum != level && text.equals(rounded) ? Numbers.exact(sum) : text;
        }

        public boolean isNear(double sum) {
            return !Double.isNaN(sum) && Math.abs(sum - level) <= NEAR * Math.max(Math.abs(level), Math.abs(sum));
        }
    }

    /// A reason that is the same for every shipment.
    record Fixed(String text) implements FailingFact {}

    /// The shipment goes elsewhere.
    record Destination() implements FailingFact {}

    /// The end user sits elsewhere.
    record Headquarters() implements FailingFact {}

    /// The reason in words.
    static String text(FailingFact why, CompiledRule rule, double[] figures, String destination, Set<String> seats) {
        return switch (why) {
            case Figure f -> {
                double sum = f.sum(figures);
                yield f.before() + f.text(sum) + f.between() + Numbers.text(Math.abs(sum - f.level())) + ")";
            }
            case Fixed(String text) -> text;
            case Destination _ -> "destination " + destination + ", needs " + rule.destination.words();
            case Headquarters _ ->
                "headquarters " + String.join(" ", new TreeSet<>(seats)) + ", needs " + rule.headquarters.words();
        };
    }

    /// What makes two reasons of one measure the same.
    static String key(FailingFact why, CompiledRule rule) {
        return switch (why) {
            case Figure f -> f.before() + f.between();
            case Fixed(String text) -> text;
            case Destination _ -> "destination " + rule.destination.words();
            case Headquarters _ -> "headquarters " + rule.headquarters.words();
        };
    }
}
