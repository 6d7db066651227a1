package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts other names of the same kind into a text: what a reader says of the text must change in the same way.
///
/// A rule that hangs on a name instead of on language shows here, without any annotation.
final class Substitutions {
    /// Metals that stand in the gazetteer under their own name.
    static final List<String> METALS = List.of(
            "gallium", "germanium", "antimony", "graphite", "tungsten", "tellurium", "bismuth", "cobalt", "tin");

    /// Places: noun, adjective, capital, code.
    static final List<List<String>> PLACES = List.of(
            List.of("Japan", "Japanese", "Tokyo", "JP"),
            List.of("India", "Indian", "New Delhi", "IN"),
            List.of("Indonesia", "Indonesian", "Jakarta", "ID"),
            List.of("Russia", "Russian", "Moscow", "RU"),
            List.of("Malaysia", "Malaysian", "Kuala Lumpur", "MY"),
            List.of("Taiwan", "Taiwanese", "Taipei", "TW"),
            List.of("South Korea", "South Korean", "Seoul", "KR"),
            List.of("Vietnam", "Vietnamese", "Hanoi", "VN"));

    private Substitutions() {}

    static Map<String, String> metals(int by) {
        Map<String, String> out = new LinkedHashMap<>();
        for (int i = 0; i < METALS.size(); i++) {
            String from = METALS.get(i);
            String to = METALS.get((i + by) % METALS.size());
            out.put(from, to);
            out.put(capital(from), capital(to));
        }
        return out;
    }

    static Map<String, String> places(int by) {
        Map<String, String> out = new LinkedHashMap<>();
        for (int i = 0; i < PLACES.size(); i++) {
            for (int k = 0; k < 4; k++) {
                String from = PLACES.get(i).get(k);
                String to = PLACES.get((i + by) % PLACES.size()).get(k);
                out.put(from, to);
                out.put(from.toUpperCase(Locale.ROOT), to.toUpperCase(Locale.ROOT));
                // names within the keys of goods that no list knows
                if (k < 3) {
                    out.put(key(from), key(to));
                }
                if (from.startsWith("South ")) {
                    // "Korea" alone is the same place
                    out.put(from.substring("South ".length()), to);
                }
            }
        }
        return out;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// All names at once, so that a swap does not undo itself; whole words only.
    static String apply(String text, Map<String, String> names) {
        List<String> byLength = new ArrayList<>(names.keySet());
        byLength.sort((a, b) -> b.length() - a.length());
        List<String> quoted = byLength.stream().map(Pattern::quote).toList();
        Matcher m = Pattern.compile("(?<![A-Za-z])(?:" + String.join("|", quoted) + ")(?![A-Za-z])")
                .matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(out, Matcher.quoteReplacement(names.getOrDefault(m.group(), m.group())));
        }
        m.appendTail(out);
        return out.toString();
    }

    /// What the reader says of a text, without spans.
    static List<String> told(RuleClaimExtractor extractor, Article article, String text) {
        List<String> out = new ArrayList<>();
        for (Claim c : extractor.extract(Article.of("s", "", "", article.published(), text))) {
            TreeSet<String> slots = new TreeSet<>();
            c.items().forEach(x -> slots.add("item " + x.value().item()));
            c.exclusions().forEach(x -> slots.add("without " + x.value().item()));
            for (Slot<Target> x : c.targets()) {
                slots.add("to " + x.value());
            }
            for (Slot<DateMention> x : c.dates()) {
                slots.add(x.value().role().code() + " " + x.value().date());
            }
            c.quantities()
                    .forEach(x -> slots.add(x.value().value() + " " + x.value().unit()));
            c.sources().forEach(x -> slots.add("says " + x.value().role()));
            out.add(c.issuer().value().place() + " " + c.action().value().code() + " "
                    + c.modality().value().code() + (c.opinion() ? " opinion " : " ") + slots);
        }
        return out;
    }

    /// Where the reading of the changed text is not the changed reading of the text; empty where all is well.
    static List<String> differences(RuleClaimExtractor extractor, Article article, Map<String, String> names) {
        String changed = apply(article.text(), names);
        if (changed.equals(article.text())) {
            return List.of();
        }
        List<String> expected = told(extractor, article, article.text()).stream()
                .map(x -> sorted(apply(x, names)))
                .toList();
        List<String> actual = told(extractor, article, changed).stream()
                .map(Substitutions::sorted)
                .toList();
        List<String> out = new ArrayList<>();
        if (!expected.equals(actual)) {
            out.add(article.id().value() + ": expected " + expected + " but was " + actual + " in: " + changed);
        }
        return out;
    }

    /// The slots in the order of their words after a change.
    private static String sorted(String told) {
        int at = told.indexOf('[');
        String[] slots = told.substring(at + 1, told.length() - 1).split(", ");
        return told.substring(0, at) + new TreeSet<>(List.of(slots));
    }
}
