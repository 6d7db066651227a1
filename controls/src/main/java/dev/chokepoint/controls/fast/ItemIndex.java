package dev.chokepoint.controls.fast;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.compiled.Bits;
import dev.chokepoint.controls.compiled.CompiledCondition;
import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.plain.Reasons;
import dev.chokepoint.controls.shipment.OpenPoint;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the item of a shipment and finds its kind: items of one kind get the same answer from every rule's
/// condition.
///
/// The words of an item settle most conditions once for all items with these words; the comparisons that are left
/// are asked for each item, and their answers together are the kind.
final class ItemIndex {
    private final Rulebook book;
    private final ItemConditions conditions;
    private final ShipmentReader reader;
    private final int attributes;
    private final StringTable byName = new StringTable();
    private final AttributeWords[] byIndex;
    private final int[] identity;
    private final int hs;
    private final int ownerListed;
    private final int listed;
    private final DerivedFigure[] derived;
    private final long[] derivable;
    private StringTable entries = new StringTable();
    private final List<ItemText> entryOf = new ArrayList<>();
    private KeyTable<ItemConditions.WordClass> wordClasses = new KeyTable<>();
    private KeyTable<ItemClass> classes = new KeyTable<>();

    // What was read of the present shipment.
    final double[] figures;
    private final int[] codes;
    private final long[] figureMask;
    private final long[] wordMask;
    private final int[] buffer;
    private final int[] filled;
    private int filledCount;
    private final int[] computed;
    private int computedCount;
    private @Nullable ItemText entry;
    private boolean unknown;
    private boolean open;
    private final List<Explanation> readAs = new ArrayList<>();
    /// What is asked back of attributes and values that were met, by name and value.
    private Map<String, OpenPoints> openAttributes = new HashMap<>();

    /// @param ofKind the conditions of items on which the limits of an answer rest
    ItemIndex(Rulebook book, List<CompiledCondition> ofKind) {
        this.book = book;
        this.conditions = new ItemConditions(book, ofKind);
        this.reader = book.reader;
        this.attributes = reader.index().size();
        this.byIndex = new AttributeWords[attributes];
        reader.index().forEach((name, i) -> {
            byIndex[i] = new AttributeWords(i, name, reader);
            byName.put(name, i);
        });
        this.hs = reader.at("hs");
        this.ownerListed = reader.at("owner_listed");
        byIndex[ownerListed].distinguish(new Condition.OneOf("owner_listed", Set.of("true"), false));
        ofKind.forEach(c -> tests(c.root()));
        for (CompiledRule rule : book.rules) {
            tests(rule.item.root());
            tests(rule.reach.root());
            for (Code c : rule.rule.scope().codes()) {
                if (c.scheme().equals("hs")) {
                    byIndex[hs].prefixes.add(c.code());
                }
            }
        }
        this.listed = byIndex[ownerListed].code("true");
        this.identity = reader.identity();
        this.derivable = Bits.none(attributes);
        this.derived = DerivedFigure.of(reader);
        for (DerivedFigure d : derived) {
            for (int i : d.inputs()) {
                Bits.set(derivable, i);
            }
        }
        this.figures = ShipmentFacts.noFigures(attributes);
        this.codes = new int[attributes];
        this.figureMask = Bits.none(attributes);
        this.wordMask = Bits.none(attributes);
        this.buffer = new int[4096];
        this.filled = new int[attributes];
        this.computed = new int[attributes];
    }

    private void tests(CompiledCondition.Node node) {
        switch (node.source()) {
            case Condition.OneOf one -> byIndex[reader.at(one.attribute())].distinguish(one);
            case Condition.StartsWith starts -> byIndex[reader.at(starts.attribute())].distinguish(starts);
            case Condition.Always _,
                    Condition.Asked _,
                    Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.Compare _,
                    Condition.Known _,
                    Condition.Named _ -> node.parts().forEach(this::tests);
        }
    }

    /// Reads the item of a shipment; the index holds what it read until the next call.
    ItemClass read(Shipment s) {
        clear();
        boolean described = !s.codes().isEmpty();
        for (Map.Entry<String, Value> e : s.attributes().entrySet()) {
            int index = byName.find(e.getKey());
            if (index == StringTable.ABSENT) {
                open |= !ShipmentReader.isShareOfOwner(e.getKey());
                continue;
            }
            AttributeWords a = byIndex[index];
            described |= a.ofItem;
            switch (e.getValue()) {
                case Value.Figure(double figure) -> {
                    put(a.index, figure);
                    open |= a.isOfWords();
                }
                case Value.Word(String word) -> putWord(a, word);
            }
        }
        for (Code c : s.codes()) {
            int index = byName.find(c.scheme());
            if (index == StringTable.ABSENT) {
                open = true;
            } else if (codes[index] == 0) {
                putWord(byIndex[index], c.code());
            }
        }
        ItemText e = entry(s.item());
        this.entry = e;
        boolean identified = e.reading.identifies();
        for (int i = 0; i < e.at.length; i++) {
            int at = e.at[i];
            if (codes[at] == 0 && !Bits.get(figureMask, at)) {
                if (e.codes[i] != 0) {
                    put(at, e.codes[i]);
                } else {
                    put(at, e.figures[i]);
                }
                filled[filledCount++] = i;
            }
        }
        this.unknown = !e.reading.words().isEmpty() && !e.reading.names() && !described;
        this.open |= unknown || !e.reading.open().isEmpty();
        derive();
        boolean onlyCode = false;
        if (!identified && (codes[hs] != 0 || Bits.get(figureMask, hs))) {
            onlyCode = known() == 1;
            for (int i : identity) {
                onlyCode &= codes[i] == 0 && !Bits.get(figureMask, i);
            }
        }
        return find(s, onlyCode);
    }

    private void putWord(AttributeWords a, String word) {
        int code = a.code(word);
        put(a.index, code);
        open |= a.isOpen(code);
        if (a.isReadOtherwise(word)) {
            readAs.add(a.readAs(word));
        }
    }

    private void clear() {
        for (int w = 0; w < wordMask.length; w++) {
            for (long bits = wordMask[w]; bits != 0; bits &= bits - 1) {
                codes[(w << 6) + Long.numberOfTrailingZeros(bits)] = 0;
            }
            for (long bits = figureMask[w]; bits != 0; bits &= bits - 1) {
                figures[(w << 6) + Long.numberOfTrailingZeros(bits)] = Double.NaN;
            }
            wordMask[w] = 0;
            figureMask[w] = 0;
        }
        filledCount = 0;
        computedCount = 0;
        open = false;
        readAs.clear();
    }

    private void put(int i, double figure) {
        figures[i] = figure;
        Bits.set(figureMask, i);
    }

    private void put(int i, int code) {
        codes[i] = code;
        Bits.set(wordMask, i);
    }

    private int known() {
        int known = 0;
        for (int w = 0; w < wordMask.length; w++) {
            known += Long.bitCount(wordMask[w] | figureMask[w]);
        }
        return known;
    }

    private void derive() {
        boolean possible = false;
        for (int w = 0; w < figureMask.length; w++) {
            possible |= (figureMask[w] & derivable[w]) != 0;
        }
        while (possible) {
            possible = false;
            for (DerivedFigure d : derived) {
                if (Bits.get(figureMask, d.index()) || codes[d.index()] != 0) {
                    continue;
                }
                double value = d.value(figures);
                if (Double.isFinite(value)) {
                    put(d.index(), value);
                    computed[computedCount++] = d.index();
                    possible = true;
                }
            }
        }
    }

    private ItemText entry(String text) {
        int number = entries.find(text);
        return number != StringTable.ABSENT ? entryOf.get(number) : newEntry(text);
    }

    private ItemText newEntry(String text) {
        ShipmentReader.ItemReading reading = reader.itemReading(text);
        List<Integer> at = new ArrayList<>();
        List<Double> figures = new ArrayList<>();
        List<Integer> words = new ArrayList<>();
        List<Explanation> leaves = new ArrayList<>();
        for (ShipmentReader.Inferred source : reading.sources()) {
            source.attributes().forEach((name, value) -> {
                int index = byName.find(name);
                if (index != StringTable.ABSENT) {
                    AttributeWords a = byIndex[index];
                    at.add(index);
                    switch (value) {
                        case Value.Figure(double figure) -> {
                            figures.add(figure);
                            words.add(0);
                        }
                        case Value.Word(String word) -> {
                            figures.add(Double.NaN);
                            words.add(a.code(word));
                        }
                    }
                    leaves.add(Reasons.inferred(new ShipmentFacts.Inference(name, value, source.because())));
                }
            });
        }
        long[] calls = Bits.none(book.rules.size());
        for (CompiledRule rule : book.rules) {
            for (List<String> a : rule.addressees) {
                if (dev.chokepoint.base.Words.contains(reading.words(), a)
                        || dev.chokepoint.base.Words.contains(reading.maker(), a)) {
                    Bits.set(calls, rule.order);
                }
            }
        }
        ItemText e = new ItemText(
                reading,
                at.stream().mapToInt(Integer::intValue).toArray(),
                figures.stream().mapToDouble(Double::doubleValue).toArray(),
                words.stream().mapToInt(Integer::intValue).toArray(),
                leaves.toArray(Explanation[]::new),
                calls);
        if (entries.size() >= ShipmentReader.MOST_KEPT) {
            entries = new StringTable();
            entryOf.clear();
        }
        entries.put(text, entryOf.size());
        entryOf.add(e);
        return e;
    }

    /// The text that was read last.
    ItemText entry() {
        if (entry == null) {
            throw new IllegalStateException("An item must be read first.");
        }
        return entry;
    }

    boolean isOther(ItemText other, boolean otherUnknown, boolean otherOpen) {
        return entry == null || !entry.equals(other) || unknown != otherUnknown || open != otherOpen;
    }

    /// Goes back to an item that was read before; its figures come back only with [#restore].
    void resume(ItemText before, boolean beforeUnknown, boolean beforeOpen) {
        clear();
        entry = before;
        unknown = beforeUnknown;
        open = beforeOpen;
    }

    /// The figures that were read last: where they stand and what they are.
    record Kept(int[] at, double[] figures) {}

    Kept kept() {
        int n = 0;
        for (long word : figureMask) {
            n += Long.bitCount(word);
        }
        int[] at = new int[n];
        double[] kept = new double[n];
        n = 0;
        for (int w = 0; w < figureMask.length; w++) {
            for (long bits = figureMask[w]; bits != 0; bits &= bits - 1) {
                at[n] = (w << 6) + Long.numberOfTrailingZeros(bits);
                kept[n] = figures[at[n]];
                n++;
            }
        }
        return new Kept(at, kept);
    }

    /// Goes back to an item that was read before, with its figures.
    void restore(ItemText before, boolean beforeUnknown, boolean beforeOpen, Kept kept) {
        resume(before, beforeUnknown, beforeOpen);
        for (int i = 0; i < kept.at().length; i++) {
            put(kept.at()[i], kept.figures()[i]);
        }
    }

    /// Whether nothing is known of the item that was read last.
    boolean unknown() {
        return unknown;
    }

    /// Whether something that is said of the item is not understood.
    boolean open() {
        return open;
    }

    /// What is said of the item of the shipment that was read last and is not understood.
    OpenPoints openPoints(Shipment s) {
        if (!open) {
            return OpenPoints.NONE;
        }
        OpenPoints all = OpenPoints.NONE;
        for (Map.Entry<String, Value> e : s.attributes().entrySet()) {
            all = all.and(openAttribute(e.getKey(), e.getValue()));
        }
        for (int i = 0; i < s.codes().size(); i++) {
            Code c = s.codes().get(i);
            if (!isStated(c.scheme(), s, i)) {
                all = all.and(openAttribute(c.scheme(), Value.of(c.code())));
            }
        }
        if (unknown) {
            all = all.and(OpenPoints.of(List.of(new OpenPoint.UnknownItem(s.item()))));
        }
        return all.and(entry().open);
    }

    /// Whether a word or an earlier code stands for an attribute, so that a code of its scheme does not count.
    private boolean isStated(String attribute, Shipment s, int codesBefore) {
        return byName.find(attribute) != StringTable.ABSENT
                && (s.attributes().get(attribute) instanceof Value.Word
                        || s.codes().subList(0, codesBefore).stream()
                                .anyMatch(c -> c.scheme().equals(attribute)));
    }

    private OpenPoints openAttribute(String name, Value value) {
        int index = byName.find(name);
        if (index != StringTable.ABSENT) {
            AttributeWords a = byIndex[index];
            boolean understood = switch (value) {
                case Value.Figure _ -> !a.isOfWords();
                case Value.Word(String word) -> !a.isOpen(a.code(word));
            };
            if (understood) {
                return OpenPoints.NONE;
            }
        }
        if (openAttributes.size() >= ShipmentReader.MOST_KEPT) {
            openAttributes = new HashMap<>();
        }
        return openAttributes.computeIfAbsent(
                name + " = " + value,
                _ -> OpenPoints.of(reader.openPoint(name, value).stream().toList()));
    }

    /// What the conditions say of the items of a class on which the limits of an answer rest.
    List<Truth> ofKind(ItemClass item) {
        return conditions.ofKind(item);
    }

    /// Whether the asker states that an owner of the end user is listed.
    boolean saidToBeListed() {
        return codes[ownerListed] == listed;
    }

    /// What was inferred of the item that was read last; not to be written to.
    Explanation[] inferences() {
        ItemText e = entry();
        if (computedCount == 0 && filledCount == e.leaves.length && readAs.isEmpty()) {
            return e.all;
        }
        Explanation[] inferences = new Explanation[e.product.length + readAs.size() + filledCount + computedCount];
        int n = e.product.length;
        System.arraycopy(e.product, 0, inferences, 0, n);
        for (Explanation other : readAs) {
            inferences[n++] = other;
        }
        for (int i = 0; i < filledCount; i++) {
            inferences[n++] = e.leaves[filled[i]];
        }
        for (int i = 0; i < computedCount; i++) {
            int at = computed[i];
            inferences[n++] = Reasons.inferred(
                    new ShipmentFacts.Inference(byIndex[at].name, new Value.Figure(figures[at]), "computed"));
        }
        return inferences;
    }

    List<Suggestion<Reference.KnownItem>> suggestions(String text) {
        return entry().suggestions(reader, text);
    }

    private ItemClass find(Shipment s, boolean onlyCode) {
        int n = 0;
        int hash = onlyCode ? 1 : 0;
        buffer[n++] = hash;
        for (int w = 0; w < wordMask.length; w++) {
            n = pushLong(n, figureMask[w]);
            n = pushLong(n, wordMask[w]);
        }
        for (int i = 1; i < n; i++) {
            hash = KeyTable.mix(hash, buffer[i]);
        }
        for (int w = 0; w < wordMask.length; w++) {
            for (long bits = wordMask[w]; bits != 0; bits &= bits - 1) {
                int code = codes[(w << 6) + Long.numberOfTrailingZeros(bits)];
                buffer[n++] = code;
                hash = KeyTable.mix(hash, code);
            }
        }
        ItemConditions.WordClass words = wordClasses.find(buffer, n, hash);
        if (words == null) {
            words = conditions.words(reader.read(s));
            wordClasses.put(buffer, n, hash, words);
        }
        return find(s, words);
    }

    private int pushLong(int n, long value) {
        buffer[n] = (int) value;
        buffer[n + 1] = (int) (value >>> 32);
        return n + 2;
    }

    private ItemClass find(Shipment s, ItemConditions.WordClass words) {
        int n = 0;
        int hash = words.number;
        buffer[n++] = hash;
        int bits = 0;
        for (int i = 0; i < words.at.length; i++) {
            double sum = 0;
            for (int at : words.at[i]) {
                sum += figures[at];
            }
            if (words.relations[i].holds(sum, words.levels[i])) {
                bits |= 1 << (i & 31);
            }
            if ((i & 31) == 31) {
                buffer[n++] = bits;
                hash = KeyTable.mix(hash, bits);
                bits = 0;
            }
        }
        buffer[n++] = bits;
        hash = KeyTable.mix(hash, bits);
        ItemClass found = classes.find(buffer, n, hash);
        if (found == null) {
            found = conditions.itemClass(words, reader.read(s));
            classes.put(buffer, n, hash, found);
        }
        return found;
    }

    /// How many classes of items were met.
    int size() {
        return classes.size() + wordClasses.size();
    }

    void forget() {
        wordClasses = new KeyTable<>();
        classes = new KeyTable<>();
    }
}
