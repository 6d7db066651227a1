package dev.chokepoint.data.deals;

import dev.chokepoint.base.Problem;
import dev.chokepoint.deals.frontier.Fraction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads decimal numbers exactly.
final class Decimals {
    /// At most three digits of exponent, so that no number can fill the memory.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,60}(\\.\\d{0,60})?|\\.\\d{1,60})([eE][+-]?\\d{1,2})?");

    private Decimals() {}

    static Optional<Fraction> parse(String text, String file, int line, String field, List<Problem> problems) {
        String stripped = text.strip();
        if (!NUMBER.matcher(stripped).matches()) {
            problems.add(Problem.error(file, line, field, text, "A decimal number was expected."));
            return Optional.empty();
        }
        return Optional.of(Fraction.parse(stripped));
    }

    static Optional<Integer> whole(String text, String file, int line, String field, List<Problem> problems) {
        try {
            return Optional.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            problems.add(Problem.error(file, line, field, text, "A whole number was expected."));
            return Optional.empty();
        }
    }
}
