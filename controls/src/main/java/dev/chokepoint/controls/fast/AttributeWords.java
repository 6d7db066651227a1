package dev.chokepoint.controls.fast;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.plain.Reasons;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An attribute with the words that the conditions tell apart.
final class AttributeWords {
    final int index;
    final String name;
    final boolean ofItem;
    private final List<Condition> tests = new ArrayList<>();
    final Set<String> prefixes = new LinkedHashSet<>();
    private final Map<List<Boolean>, Integer> numbers = new HashMap<>();
    private final ShipmentReader reader;
    private final BitSet open = new BitSet();
    private final Set<String> readOtherwise = new HashSet<>();
    private final boolean ofWords;
    private StringTable codes = new StringTable();

    AttributeWords(int index, String name, ShipmentReader reader) {
        this.index = index;
        this.name = name;
        this.reader = reader;
        this.ofItem = ShipmentReader.isOfItem(name);
        this.ofWords = !reader.isKnown(name, Value.of(0));
    }

    /// Whether its values are words, so that a figure is not understood.
    boolean isOfWords() {
        return ofWords;
    }

    /// Whether words with this number are not understood.
    boolean isOpen(int code) {
        return open.get(code);
    }

    /// Whether a word is another word for a known value.
    boolean isReadOtherwise(String word) {
        return !readOtherwise.isEmpty() && readOtherwise.contains(word);
    }

    /// What is said of a word that is another word for a known value.
    Explanation readAs(String word) {
        return Reasons.inferred(ShipmentReader.readAs(name, word, reader.value(name, word)));
    }

    /// A number that words share of which every condition says the same.
    int code(String word) {
        int code = codes.find(word);
        return code != StringTable.ABSENT ? code : newCode(word);
    }

    private int newCode(String raw) {
        ShipmentReader.ValueReading reading = reader.value(name, raw);
        String word = reading.key();
        List<Boolean> says = new ArrayList<>();
        for (Condition c : tests) {
            says.add(
                    switch (c) {
                        case Condition.OneOf one -> one.words().contains(word);
                        case Condition.StartsWith starts ->
                            starts.prefixes().stream().anyMatch(word::startsWith);
                        case Condition.Always _,
                                Condition.Asked _,
                                Condition.All _,
                                Condition.Any _,
                                Condition.Not _,
                                Condition.Compare _,
                                Condition.Known _,
                                Condition.Named _ -> true;
                    });
        }
        for (String p : prefixes) {
            says.add(word.startsWith(p) || p.startsWith(word));
        }
        says.add(reading.isKnown());
        int code = numbers.computeIfAbsent(says, _ -> numbers.size() + 1);
        open.set(code, !reading.isKnown());
        if (codes.size() >= ShipmentReader.MOST_KEPT) {
            codes = new StringTable();
            readOtherwise.clear();
        }
        if (!reading.readAs().isEmpty()) {
            readOtherwise.add(raw);
        }
        codes.put(raw, code);
        return code;
    }

    /// Tells words apart by a test, whether or not it asks for the attribute.
    void distinguish(Condition test) {
        Condition strict = switch (test) {
            case Condition.OneOf one -> new Condition.OneOf(one.attribute(), one.words(), false);
            case Condition.StartsWith starts -> new Condition.StartsWith(starts.attribute(), starts.prefixes(), false);
            case Condition.Always _,
                    Condition.Asked _,
                    Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.Compare _,
                    Condition.Known _,
                    Condition.Named _ -> test;
        };
        if (!tests.contains(strict)) {
            tests.add(strict);
        }
    }
}
