package dev.chokepoint.controls.law;

import dev.chokepoint.base.Numbers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A condition on the attributes of an item, with a third answer where facts are missing.
///
/// A *lenient* condition (written `element? = Sm`) takes a missing attribute for a no; a strict one
/// (`purity >= 99.99`) takes it for unknown, so that the missing fact is asked for.
public sealed interface Condition {
    /// Holds for every item.
    record Always() implements Condition {
        @Override
        public String toString() {
            return "always";
        }
    }

    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(p -> p instanceof Any ? "(" + p + ")" : p.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(p -> p instanceof All ? "(" + p + ")" : p.toString())
                    .collect(Collectors.joining(" or "));
        }
    }

    record Not(Condition part) implements Condition {
        @Override
        public String toString() {
            return "not (" + part + ")";
        }
    }

    /// Compares a figure, or the sum of several, with a level.
    record Compare(List<String> attributes, Relation relation, double level, boolean lenient) implements Condition {
        public Compare {
            attributes = List.copyOf(attributes);
        }

        @Override
        public String toString() {
            return String.join(" + ", attributes) + (lenient ? "?" : "") + " " + relation.sign() + " "
                    + Numbers.exact(level);
        }
    }

    /// Holds where the word is one of those named.
    record OneOf(String attribute, Set<String> words, boolean lenient) implements Condition {
        public OneOf {
            words = words.stream().map(Value::key).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public String toString() {
            return attribute
                    + (lenient ? "?" : "")
                    + (words.size() == 1
                            ? " = " + words.iterator().next()
                            : " in (" + words.stream().sorted().collect(Collectors.joining(", ")) + ")");
        }
    }

    /// Holds where the code is one of those named or stands below one of them.
    record StartsWith(String attribute, List<String> prefixes, boolean lenient) implements Condition {
        public StartsWith {
            prefixes = prefixes.stream().map(Value::key).toList();
        }

        @Override
        public String toString() {
            return attribute + (lenient ? "?" : "") + " starts (" + String.join(", ", prefixes) + ")";
        }
    }

    /// Holds where the attribute is given at all.
    record Known(String attribute) implements Condition {
        @Override
        public String toString() {
            return "known(" + attribute + ")";
        }
    }

    /// Open until a person answers a question that no attribute of the ledger holds, such as which paragraph of a list
    /// entry an item is; no stated fact settles it.
    public record Asked(String question) implements Condition {
        @Override
        public String toString() {
            return "ask (" + question + ")";
        }
    }

    /// A condition of the ledger with a name, such as `3A090.a`.
    record Named(String name, Condition meaning) implements Condition {
        @Override
        public String toString() {
            return "is " + name;
        }
    }

    /// How a figure is compared with a level.
    enum Relation {
        AT_LEAST(">="),
        MORE(">"),
        AT_MOST("<="),
        LESS("<"),
        EQUAL("="),
        NOT_EQUAL("!=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public boolean holds(double value, double level) {
            return switch (this) {
                case AT_LEAST -> value >= level;
                case MORE -> value > level;
                case AT_MOST -> value <= level;
                case LESS -> value < level;
                case EQUAL -> value == level;
                case NOT_EQUAL -> value != level;
            };
        }
    }

    Condition ALWAYS = new Always();
}
