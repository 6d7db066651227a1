package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.QuantityMention.Kind;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// Numbers with units: thresholds, counts, durations and quotas.
final class Quantities {
    private static final int LEFT = 16;

    private final String frozen;
    private final String masked;
    private final Formulas formulas;
    private final Map<String, String> units;

    /// @param units the unit that each way of writing stands for, such as `entities`
    Quantities(String frozen, String masked, Formulas formulas, Map<String, String> units) {
        this.frozen = frozen;
        this.masked = masked;
        this.formulas = formulas;
        this.units = units;
    }

    List<Slot<QuantityMention>> within(Span stretch, List<Span> dates) {
        List<Slot<QuantityMention>> out = new ArrayList<>();
        Matcher m = formulas.pattern("quantity").matcher(masked).region(stretch.start(), stretch.end());
        while (m.find()) {
            Span s = Span.of(m.start(), m.end());
            double n = Numerals.of(m.group("n"));
            if (Double.isNaN(n) || dates.stream().anyMatch(d -> d.overlaps(s))) {
                continue;
            }
            String unit = units.getOrDefault(m.group("u"), m.group("u"));
            kind(m, unit, stretch)
                    .ifPresent(k -> out.add(Slot.of(
                            new QuantityMention(n * factor(m.group("mul")), unit, k, s.in(frozen)), s, "zh-quantity")));
        }
        return out;
    }

    private static double factor(@Nullable String word) {
        if (word == null) {
            return 1;
        }
        return switch (word.charAt(0)) {
            case '\u4e07' -> 1e4;
            case '\u4ebf' -> 1e8;
            case '\u5343' -> 1e7;
            default -> 1e6;
        };
    }

    private Optional<Kind> kind(Matcher m, String unit, Span stretch) {
        String left = masked.substring(Math.max(stretch.start(), m.start() - LEFT), m.start());
        boolean time = formulas.has("unit-time", unit);
        if (formulas.has("quota-before", left) && !time) {
            return Optional.of(Kind.QUOTA);
        }
        if (time) {
            return formulas.has("duration-before", left) ? Optional.of(Kind.DURATION) : Optional.empty();
        }
        if (m.group("cmp") != null || m.group("post") != null) {
            return Optional.of(Kind.THRESHOLD);
        }
        return formulas.has("unit-count", unit) ? Optional.of(Kind.COUNT) : Optional.empty();
    }
}
