package dev.chokepoint.data.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A figure of a statistic: a number, or what can be said of one that is withheld, bounded or in words.
///
/// @param mark what kind of figure it is
/// @param low the least it can be; null where nothing says so
/// @param high the most it can be; null where nothing says so
record Figure(String mark, @Nullable Double low, @Nullable Double high) {
    private static final Pattern BOUND = Pattern.compile("([<>])\\s*(.+)");
    private static final Pattern RANGE = Pattern.compile("(\\S+?)\\s*[–-]\\s*(\\S+)");
    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L} ,]+");
    private static final Set<String> DASHES = Set.of("—", "–", "-", "--");
    private static final double ALL = 100;

    static final Figure NOT_AVAILABLE = new Figure("not available", null, null);
    static final Figure WITHHELD = new Figure("withheld", 0.0, null);
    static final Figure ZERO = new Figure("zero", 0.0, 0.0);

    static Figure exact(double value) {
        return new Figure("figure", value, value);
    }

    /// A figure of the Mineral Commodity Summaries; empty where it is none.
    ///
    /// A dash is none, W withheld, E a net exporter, NA not available, XX not applicable; `>50` and `<1` are
    /// bounds, and a small one (s) is below half a unit where the note says "less than".
    static Optional<Figure> ofSummaries(String printed, String unit, String note) {
        boolean percent = unit.equals("percent");
        return switch (printed) {
            case "W" -> Optional.of(WITHHELD);
            case "E" -> Optional.of(new Figure("net exporter", null, 0.0));
            case "NA" -> Optional.of(NOT_AVAILABLE);
            case "XX" -> Optional.of(new Figure("not applicable", null, null));
            case "s" ->
                Optional.of(new Figure(
                        "small", 0.0, note.toLowerCase(java.util.Locale.ROOT).contains("less than") ? 0.5 : null));
            default ->
                DASHES.contains(printed)
                        ? Optional.of(ZERO)
                        : of(printed, percent).or(() -> words(printed));
        };
    }

    private static Optional<Figure> words(String printed) {
        return WORDS.matcher(printed).matches() ? Optional.of(new Figure("words", null, null)) : Optional.empty();
    }

    /// A number, bound or range; empty where it is none.
    ///
    /// @param percent whether it is a share of a whole, which is at most 100
    static Optional<Figure> of(String printed, boolean percent) {
        OptionalDouble number = Fields.number(printed);
        if (number.isPresent()) {
            return Optional.of(exact(number.getAsDouble()));
        }
        Matcher bound = BOUND.matcher(printed);
        if (bound.matches()) {
            OptionalDouble at = Fields.number(bound.group(2));
            if (at.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    bound.group(1).equals(">")
                            ? new Figure("bound", at.getAsDouble(), percent ? ALL : null)
                            : new Figure("bound", 0.0, at.getAsDouble()));
        }
        Matcher range = RANGE.matcher(printed);
        if (range.matches()) {
            OptionalDouble low = Fields.number(range.group(1));
            OptionalDouble high = Fields.number(range.group(2));
            if (low.isPresent() && high.isPresent() && low.getAsDouble() <= high.getAsDouble()) {
                return Optional.of(new Figure("range", low.getAsDouble(), high.getAsDouble()));
            }
        }
        return Optional.empty();
    }

    /// A share printed with a sign of percent, such as `4%` or `<0.1%`.
    static Optional<Figure> ofShare(String printed) {
        return printed.endsWith("%")
                ? of(Fields.trimmed(printed.substring(0, printed.length() - 1)), true)
                : Optional.empty();
    }
}
