package dev.chokepoint.data.lists;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads which paragraphs of its own entry a line of the Commerce Control List names.
///
/// A text is cut into segments. A segment that names paragraphs and nothing else is *plain*; one that adds a condition
/// in words makes its paragraphs *open*; one that names no paragraph of the entry leaves the whole entry open.
///
/// @param plain paragraphs without a condition, as in `3B001.a.1`
/// @param open paragraphs that a condition in words narrows; the entry itself where no paragraph is named
record Paragraphs(Set<String> plain, Set<String> open) {
    private static final String STEP = "(?:[a-z]{1,2}|[0-9]{1,2})";
    private static final String SINGLE = "(?:[0-9][A-E][0-9]{3})?\\.?" + STEP + "(?:\\." + STEP + ")*";
    private static final Pattern LIST = Pattern.compile(
            SINGLE + "(?:\\s*(?:,\\s*and|,\\s*or|,|\\band\\b|\\bor\\b|\\bto\\b|\\bthrough\\b)\\s*" + SINGLE + ")*");
    private static final Pattern TOKEN = Pattern.compile("\\b(?:to|through)\\b|" + SINGLE);
    private static final Pattern SEGMENTS =
            Pattern.compile(";\\s*(?:and\\s+)?(?:to\\s+)?|,?\\s+and to\\s+|,\\s+as well as\\s+|\\bNote:\\s*");
    private static final Pattern LEAD = Pattern.compile(
            "^(?:only\\s+|all\\s+)?(?:items?|commodities)?\\s*(?:controlled|described|specified)?\\s*(?:in|by|under)?"
                    + "\\s*(?:paragraphs?\\s+)?");

    private static final Pattern SHORT = Pattern.compile(
            "(?<![A-Za-z0-9.])([a-z](?:\\.[a-z0-9]{1,2})+|(?<=(?:,|and|or|to)\\s)[b-z])(?![A-Za-z0-9.])");

    Paragraphs {
        plain = Set.copyOf(plain);
        open = Set.copyOf(open);
    }

    /// Reads a text about an entry such as `3B001`.
    static Paragraphs of(String entry, String text) {
        Set<String> plain = new LinkedHashSet<>();
        Set<String> open = new LinkedHashSet<>();
        for (String segment : SEGMENTS.split(text)) {
            String rest = tidy(segment);
            if (rest.isEmpty()) {
                continue;
            }
            Optional<List<String>> listed = list(entry, rest);
            if (listed.isPresent()) {
                plain.addAll(listed.get());
            } else {
                List<String> named = named(entry, rest);
                open.addAll(named.isEmpty() ? List.of(entry) : named);
            }
        }
        return new Paragraphs(plain, open);
    }

    private static String tidy(String segment) {
        String rest = segment.strip()
                .replaceAll("[.,:]+$", "")
                .replaceAll("\\.\\s+(?=[a-z]\\b)", ".")
                .replaceAll("(?<=[ .][a-z])\\s+\\.(?=[a-z]\\b)", ", .")
                .replaceAll("(?<=[0-9])\\s+\\.(?=[a-z]\\b)", ".")
                .replaceAll("\\s+of this entry$|\\s+only$", "")
                .strip();
        return LEAD.matcher(rest).replaceFirst("").strip();
    }

    /// The paragraphs of a text that names paragraphs of the entry and nothing else.
    private static Optional<List<String>> list(String entry, String text) {
        if (!LIST.matcher(text).matches()) {
            return Optional.empty();
        }
        List<String> out = new ArrayList<>();
        boolean range = false;
        Matcher token = TOKEN.matcher(text.replaceAll("\\b(?:and|or)\\b|,", " "));
        while (token.find()) {
            String word = token.group();
            if (word.equals("to") || word.equals("through")) {
                range = true;
                continue;
            }
            Optional<String> whole = whole(entry, word, out.isEmpty() ? "" : out.getLast());
            if (whole.isEmpty()) {
                return Optional.empty();
            }
            if (range) {
                Optional<List<String>> between = between(out.getLast(), whole.get());
                if (between.isEmpty()) {
                    return Optional.empty();
                }
                out.addAll(between.get());
                range = false;
            } else {
                out.add(whole.get());
            }
        }
        return Optional.of(out);
    }

    /// A paragraph with its entry in front; empty where it is one of another entry.
    private static Optional<String> whole(String entry, String word, String before) {
        if (word.matches("[0-9][A-E][0-9]{3}.*")) {
            return word.startsWith(entry + ".") ? Optional.of(word) : Optional.empty();
        }
        String step = word.startsWith(".") ? word.substring(1) : word;
        if (Character.isDigit(step.charAt(0))) {
            int last = before.lastIndexOf('.');
            return last < 0 ? Optional.empty() : Optional.of(before.substring(0, last + 1) + step);
        }
        return Optional.of(entry + "." + step);
    }

    /// The paragraphs after the first up to the last, where only their last step differs.
    private static Optional<List<String>> between(String first, String last) {
        int a = first.lastIndexOf('.');
        int b = last.lastIndexOf('.');
        String from = first.substring(a + 1);
        String to = last.substring(b + 1);
        if (!first.substring(0, a).equals(last.substring(0, b))) {
            return Optional.empty();
        }
        List<String> out = new ArrayList<>();
        if (from.length() == 1
                && to.length() == 1
                && Character.isLetter(from.charAt(0)) == Character.isLetter(to.charAt(0))) {
            for (char c = (char) (from.charAt(0) + 1); c <= to.charAt(0); c++) {
                out.add(first.substring(0, a + 1) + c);
            }
        } else if (from.matches("[0-9]+") && to.matches("[0-9]+")) {
            for (int i = Integer.parseInt(from) + 1; i <= Integer.parseInt(to); i++) {
                out.add(first.substring(0, a + 1) + i);
            }
        } else {
            return Optional.empty();
        }
        return Optional.of(out);
    }

    /// The paragraphs of the entry that a text names among other words.
    private static List<String> named(String entry, String text) {
        List<String> out = new ArrayList<>();
        Matcher own = Pattern.compile("(?<![A-Za-z0-9.])(?:" + entry + ")?\\.[a-z](?:\\.[a-z0-9]{1,2})*(?![A-Za-z0-9])")
                .matcher(text);
        while (own.find()) {
            whole(entry, own.group(), "").ifPresent(out::add);
        }
        // Among other words the later paragraphs of a list stand without a dot: `6A003.a.3 or a.4`, `1C010.a, b (…)`.
        Matcher bare = SHORT.matcher(text);
        while (!out.isEmpty() && bare.find()) {
            whole(entry, bare.group(1), "").ifPresent(out::add);
        }
        return out;
    }

    /// The entry and the paragraphs above those named, none of which stands in or below one of them.
    static Set<String> above(Set<String> paragraphs) {
        Set<String> out = new LinkedHashSet<>();
        for (String p : paragraphs) {
            for (int dot = p.lastIndexOf('.'); dot > 0; dot = p.lastIndexOf('.', dot - 1)) {
                out.add(p.substring(0, dot));
            }
        }
        out.removeIf(a -> paragraphs.stream().anyMatch(p -> a.equals(p) || a.startsWith(p + ".")));
        return out;
    }
}
