package dev.chokepoint.controls.shipment;

import dev.chokepoint.base.EditDistance;
import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The values that a ledger knows for its attributes: those of rules, products, cues and items, and those that its
/// table of attributes lists.
public final class KnownWords {
    /// What may be said of every attribute: that there is none, or one that no rule names.
    private static final Set<String> OF_ALL = Set.of("none", "other");
    private static final Pattern DUAL_USE = Pattern.compile("\\d[a-e]\\d{3}([.].*)?");
    /// Codes are known by their form; whether a list holds them is for the lists to say.
    private static final Map<String, Pattern> CODES = Map.of(
            "hs",
            Pattern.compile("\\d{2,10}"),
            "eccn",
            Pattern.compile("ear99|any|\\d[a-e]\\d{3}[a-z0-9]*(\\.[a-z0-9]+)*"),
            "cncl",
            Pattern.compile("any|\\d[a-e]\\d{3}(\\.[a-z0-9]+)*"),
            "eu_dual_use",
            DUAL_USE,
            "gb_dual_use",
            DUAL_USE,
            "kr_strategic",
            DUAL_USE,
            "tw_shtc",
            DUAL_USE,
            "jp_list",
            Pattern.compile("\\d{1,2}([-(].*)?"));

    /// How many characters the number of an entry has, as in `3B001`.
    private static final int ENTRY = 5;

    private static final Set<String> PLACES = Set.of(Locale.getISOCountries());

    /// By attribute the known values, spelt as the ledger spells them, by their keys.
    private final Map<String, Map<String, String>> values = new HashMap<>();
    /// By attribute the known values by their letters and digits alone.
    private final Map<String, Map<String, String>> bare = new HashMap<>();
    private final Map<String, Set<String>> prefixes = new HashMap<>();
    private final Map<String, Reference.Attribute> attributes;
    private final Set<String> names;
    /// The entries of the Commerce Control List by their keys; empty where it is not held.
    private final Set<String> entries;

    /// The words of the tables of a ledger and of its rules.
    ///
    /// @param ofRules every attribute that the rules name
    /// @param words by attribute the words that the rules tell apart
    /// @param beginnings by attribute the beginnings of codes that the rules tell apart
    public KnownWords(
            Reference reference,
            Set<String> ofRules,
            Map<String, Set<String>> words,
            Map<String, Set<String>> beginnings) {
        this.attributes = reference.attributes();
        this.entries = new TreeSet<>(
                reference.lists().entries().stream().map(Value::key).toList());
        this.names = new TreeSet<>(attributes.keySet());
        names.addAll(ofRules);
        beginnings.forEach((a, b) -> prefixes.put(a, Set.copyOf(b)));
        reference.products().forEach(p -> p.attributes().forEach(this::add));
        reference.cues().forEach(c -> c.attributes().forEach(this::add));
        reference.items().forEach(i -> i.attributes().forEach(this::add));
        attributes
                .values()
                .forEach(a -> a.values().forEach((value, others) -> {
                    add(a.name(), value);
                    others.forEach(o -> alias(a.name(), o, value));
                }));
        words.forEach((a, told) -> told.forEach(w -> add(a, w)));
        values.forEach((a, known) -> {
            if (known.containsKey("true") || known.containsKey("false")) {
                add(a, "true");
                add(a, "false");
            }
        });
    }

    private void add(String attribute, Value value) {
        names.add(attribute);
        if (value instanceof Value.Word(String word)) {
            add(attribute, word);
        }
    }

    private void add(String attribute, String word) {
        String key = Value.key(word);
        Map<String, String> known = values.computeIfAbsent(attribute, _ -> new LinkedHashMap<>());
        known.putIfAbsent(key, word);
        alias(attribute, word, known.getOrDefault(key, word));
    }

    private void alias(String attribute, String text, String value) {
        bare.computeIfAbsent(attribute, _ -> new HashMap<>()).putIfAbsent(letters(text), value);
    }

    /// The attributes that may have been meant by a name.
    List<String> attributesLike(String name) {
        return EditDistance.nearest(name.toLowerCase(Locale.ROOT), names);
    }

    /// Whether values of the attribute are figures.
    boolean isFigure(String attribute) {
        Reference.Attribute a = attributes.get(attribute);
        return a != null && a.figure();
    }

    boolean isWord(String attribute) {
        Reference.Attribute a = attributes.get(attribute);
        return a != null && !a.figure();
    }

    /// Whether the value is known as it is written, but for case.
    boolean isKnown(String attribute, String word) {
        if (isFigure(attribute)) {
            return false;
        }
        String key = Value.key(word);
        Map<String, String> known = values.getOrDefault(attribute, Map.of());
        // Where rules ask only whether there is a code at all, every code is one.
        if (OF_ALL.containsAll(known.keySet()) || known.containsKey(key) || OF_ALL.contains(key)) {
            return true;
        }
        if (attribute.equals("designer") && PLACES.contains(key.toUpperCase(Locale.ROOT))) {
            return true;
        }
        if (isNoEntry(attribute, key)) {
            return false;
        }
        Pattern code = CODES.get(attribute);
        return code != null
                ? code.matcher(key).matches()
                : prefixes.getOrDefault(attribute, Set.of()).stream().anyMatch(key::startsWith);
    }

    /// Whether a code looks like one of the Commerce Control List, of which no entry has that number.
    private boolean isNoEntry(String attribute, String key) {
        return attribute.equals("eccn")
                && !entries.isEmpty()
                && key.matches("\\d[a-e]\\d{3}.*")
                && !entries.contains(key.substring(0, ENTRY));
    }

    /// The entries that may have been meant by a number, those of its category and group before others.
    private List<String> entriesLike(String number) {
        String group = number.substring(0, 2);
        List<String> own = EditDistance.nearest(
                number, entries.stream().filter(e -> e.startsWith(group)).toList());
        return (own.isEmpty() ? EditDistance.nearest(number, entries) : own)
                .stream().map(e -> e.toUpperCase(Locale.ROOT)).toList();
    }

    /// Whether some table or rule uses the value.
    boolean isUsed(String attribute, String word) {
        return values.getOrDefault(attribute, Map.of()).containsKey(Value.key(word));
    }

    /// Whether some table or rule uses the code, or one above it.
    boolean uses(String attribute, String code) {
        String key = Value.key(code);
        return isUsed(attribute, code)
                || prefixes.getOrDefault(attribute, Set.of()).stream()
                        .anyMatch(p -> key.startsWith(p) || p.startsWith(key))
                || values.getOrDefault(attribute, Map.of()).keySet().stream()
                        .anyMatch(v -> v.length() > 4 && (key.startsWith(v) || v.startsWith(key)));
    }

    /// The known value that a word is another spelling of: other spaces and hyphens, a plural, another name; empty
    /// where there is none.
    String sameAs(String attribute, String word) {
        String letters = letters(word);
        Pattern code = CODES.get(attribute);
        if (code != null && attribute.equals("hs") && code.matcher(letters).matches()) {
            return letters;
        }
        Map<String, String> known = bare.getOrDefault(attribute, Map.of());
        String same = known.get(letters);
        if (same == null) {
            same = known.get(Words.singular(letters));
        }
        return same == null ? "" : same;
    }

    /// The known values that may have been meant by a word.
    List<String> valuesLike(String attribute, String word) {
        if (isNoEntry(attribute, Value.key(word))) {
            return entriesLike(Value.key(word).substring(0, ENTRY));
        }
        Map<String, String> known = new TreeMap<>(values.getOrDefault(attribute, Map.of()));
        return EditDistance.nearest(Value.key(word), known.keySet()).stream()
                .map(k -> known.getOrDefault(k, k))
                .toList();
    }

    private static String letters(String text) {
        return String.join("", Words.of(text));
    }
}
