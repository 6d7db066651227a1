package dev.chokepoint.data.store;

import java.util.ArrayList;
import java.util.List;

/// Which products a question is about: six digits, or a heading with a star such as `2805*`.
///
/// @param ranges first and last product of each part; empty for all
public record ProductFilter(List<Range> ranges) {
    public static final ProductFilter ALL = new ProductFilter(List.of());

    private static final int DIGITS = 6;

    /// Products from one to another, both of them included.
    public record Range(int first, int last) {}

    public ProductFilter {
        ranges = List.copyOf(ranges);
    }

    public static ProductFilter parse(List<String> patterns) {
        List<Range> ranges = new ArrayList<>();
        for (String pattern : patterns) {
            String digits = pattern.replace("*", "").replace(".", "").strip();
            boolean whole = digits.length() == DIGITS;
            if (!digits.matches("\\d{1,6}") || (!whole && !pattern.endsWith("*"))) {
                throw new IllegalArgumentException("The product (" + pattern
                        + ") must be six digits of the Harmonized System, or fewer with a star such as 2805*.");
            }
            int first = Integer.parseInt(digits + "0".repeat(DIGITS - digits.length()));
            int last = Integer.parseInt(digits + "9".repeat(DIGITS - digits.length()));
            ranges.add(new Range(first, last));
        }
        return new ProductFilter(ranges);
    }

    public boolean contains(int product) {
        return ranges.isEmpty() || ranges.stream().anyMatch(r -> r.first() <= product && product <= r.last());
    }
}
