package dev.chokepoint.controls.review;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which clause of an act is meant: in the reference of a measure, and in the words of a text.
final class Clauses {
    private static final Pattern REFERENCE = Pattern.compile(",? (?:s\\.|clause )(.*)");
    private static final Pattern NUMBER = Pattern.compile("clause (\\d+)");
    private static final String NUMERALS = "一二三四五六七八九十";
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(?:clause|paragraph|article|point) (?<n>\\d+)|第(?<zh>[" + NUMERALS + "]|\\d+)(?:款|条|项)");
    private static final Pattern ONE = Pattern.compile(
            "(?i)\\b(?:the|that|this|a) (?:clause|paragraph|article|point|provision|section)\\b|(?:该|此)(?:款|条|项)");

    private Clauses() {}

    /// The reference without its clause: `Announcement 61 of 2025 s.1(2)` is `Announcement 61
    /// of 2025`.
    static String without(String reference) {
        return REFERENCE.matcher(reference).replaceFirst("");
    }

    /// The number of the clause in a reference such as `Announcement 46 of 2024, clause 2`.
    static Optional<Integer> of(String reference) {
        Matcher m = NUMBER.matcher(reference);
        return m.find() ? Optional.of(Integer.parseInt(m.group(1))) : Optional.empty();
    }

    /// The numbers of the clauses that a text names.
    static Set<Integer> named(String text) {
        Set<Integer> out = new HashSet<>();
        Matcher m = NAMED.matcher(text);
        while (m.find()) {
            String n = m.group("n") == null ? m.group("zh") : m.group("n");
            int numeral = NUMERALS.indexOf(n);
            out.add(numeral >= 0 ? numeral + 1 : Integer.parseInt(n));
        }
        return out;
    }

    /// Whether a text speaks of one clause, whose number may not be given.
    static boolean isOne(String text) {
        return ONE.matcher(text).find();
    }
}
