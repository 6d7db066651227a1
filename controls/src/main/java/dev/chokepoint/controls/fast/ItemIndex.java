package dev.chokepoint.controls.fast;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.compiled.Bits;
import dev.chokepoint.controls.compiled.CompiledCondition;
import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.NearWhy;
import dev.chokepoint.controls.compiled.RuleIndex;
import dev.chokepoint.controls.compiled.RuleMatches;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.plain.Reasons;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    private final ShipmentReader reader;
    private final RuleIndex index;
    private final int attributes;
    private final StringTable byName = new StringTable();
    private final Attribute[] byIndex;
    private final int[] identity;
    private final int hs;
    private final int ownerListed;
    private final int listed;
    private final Derived[] derived;
    private final long[] derivable;
    private final boolean[] subjects;
    private StringTable entries = new StringTable();
    private final List<Entry> entryOf = new ArrayList<>();
    private final Map<ItemClass.State, Integer> states = new HashMap<>();
    private final List<Truth> truths = new ArrayList<>();
    /// Each comparison is one object of its condition; it is told apart by being that object.
    private final Map<NearWhy, Integer> failures = new HashMap<>();
    private KeyTable<WordClass> wordClasses = new KeyTable<>();
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
    private @Nullable Entry entry;
    private boolean unknown;

    /// An attribute with the words that the conditions tell apart.
    private static final class Attribute {
        final int index;
        final String name;
        final boolean ofItem;
        final List<Condition> tests = new ArrayList<>();
        final Set<String> prefixes = new LinkedHashSet<>();
        final Map<List<Boolean>, Integer> kinds = new HashMap<>();
        StringTable codes = new StringTable();

        Attribute(int index, String name) {
            this.index = index;
            this.name = name;
            this.ofItem = ShipmentReader.isOfItem(name);
        }

        /// A number that words share of which every condition says the same.
        int code(String word) {
            int code = codes.find(word);
            return code != StringTable.ABSENT ? code : newCode(word);
        }

        private int newCode(String raw) {
            String word = Value.key(raw);
            List<Boolean> kind = new ArrayList<>();
            for (Condition c : tests) {
                kind.add(
                        switch (c) {
                            case Condition.OneOf one -> one.words().contains(word);
                            case Condition.StartsWith starts ->
                                starts.prefixes().stream().anyMatch(word::startsWith);
                            case Condition.Always _,
                                    Condition.All _,
                                    Condition.Any _,
                                    Condition.Not _,
                                    Condition.Compare _,
                                    Condition.Known _,
                                    Condition.Named _ -> true;
                        });
            }
            for (String p : prefixes) {
                kind.add(word.startsWith(p) || p.startsWith(word));
            }
            int code = kinds.computeIfAbsent(kind, _ -> kinds.size() + 1);
            if (codes.size() >= ShipmentReader.MOST_KEPT) {
                codes = new StringTable();
            }
            codes.put(raw, code);
            return code;
        }
    }

    private record Derived(int index, String name, boolean ratio, int[] inputs, double[] factors) {}

    /// A text for an item with what it gives, in the order in which it fills.
    static final class Entry {
        private final ShipmentReader.ItemReading reading;
        private final int[] at;
        private final double[] figures;
        private final int[] codes;
        private final Explanation[] leaves;
        private final Explanation[] product;
        /// The product and all leaves.
        private final Explanation[] all;
        final long[] calls;
        private @Nullable List<Suggestion<Reference.KnownItem>> suggestions;

        Entry(
                ShipmentReader.ItemReading reading,
                int[] at,
                double[] figures,
                int[] codes,
                Explanation[] leaves,
                long[] calls) {
            this.reading = reading;
            this.at = at;
            this.figures = figures;
            this.codes = codes;
            this.leaves = leaves;
            this.calls = calls;
            this.product = reading.product().isEmpty()
                    ? new Explanation[0]
                    : new Explanation[] {Reasons.product(reading.product())};
            this.all = Arrays.copyOf(product, product.length + leaves.length);
            System.arraycopy(leaves, 0, all, product.length, leaves.length);
        }

        boolean makerUnknown() {
            return reading.maker().isEmpty();
        }
    }

    /// A comparison of figures that some condition makes.
    private record Atom(List<Integer> at, Condition.Relation relation, double level) {}

    /// What the words of an item leave open.
    private static final class WordClass {
        final int number;
        final int[][] at;
        final Condition.Relation[] relations;
        final double[] levels;
        final List<CompiledRule> open;
        final Draft settled;

        WordClass(int number, List<Atom> atoms, List<CompiledRule> open, Draft settled) {
            this.number = number;
            this.at = new int[atoms.size()][];
            this.relations = new Condition.Relation[atoms.size()];
            this.levels = new double[atoms.size()];
            for (int i = 0; i < at.length; i++) {
                at[i] = atoms.get(i).at().stream().mapToInt(Integer::intValue).toArray();
                relations[i] = atoms.get(i).relation();
                levels[i] = atoms.get(i).level();
            }
            this.open = open;
            this.settled = settled;
        }
    }

    /// The standing of rules before it is packed.
    private record Draft(Set<Integer> maybe, Map<Integer, Integer> odd, Map<Integer, List<NearWhy>> near) {
        static Draft empty() {
            return new Draft(new HashSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        Draft copy() {
            return new Draft(new HashSet<>(maybe), new LinkedHashMap<>(odd), new LinkedHashMap<>(near));
        }
    }

    ItemIndex(Rulebook book) {
        this.book = book;
        this.reader = book.reader;
        this.index = book.index;
        this.attributes = reader.index().size();
        this.byIndex = new Attribute[attributes];
        reader.index().forEach((name, i) -> {
            byIndex[i] = new Attribute(i, name);
            byName.put(name, i);
        });
        this.hs = reader.at("hs");
        this.ownerListed = reader.at("owner_listed");
        byIndex[ownerListed].tests.add(new Condition.OneOf("owner_listed", Set.of("true"), false));
        this.subjects = new boolean[book.rules.size()];
        for (CompiledRule rule : book.rules) {
            subjects[rule.order] = rule.rule.effect() instanceof Effect.Subjects;
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
        this.derived = derived();
        this.figures = ShipmentFacts.noFigures(attributes);
        this.codes = new int[attributes];
        this.figureMask = Bits.none(attributes);
        this.wordMask = Bits.none(attributes);
        this.buffer = new int[4096];
        this.filled = new int[attributes];
        this.computed = new int[attributes];
        states.put(ItemClass.State.COVERED, 0);
        truths.add(Truth.YES);
    }

    private void tests(CompiledCondition.Node node) {
        switch (node.source()) {
            case Condition.OneOf one -> distinguish(one.attribute(), one);
            case Condition.StartsWith starts -> distinguish(starts.attribute(), starts);
            case Condition.Always _,
                    Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.Compare _,
                    Condition.Known _,
                    Condition.Named _ -> node.parts().forEach(this::tests);
        }
    }

    private void distinguish(String attribute, Condition test) {
        Attribute a = byIndex[reader.at(attribute)];
        Condition strict = switch (test) {
            case Condition.OneOf one -> new Condition.OneOf(one.attribute(), one.words(), false);
            case Condition.StartsWith starts -> new Condition.StartsWith(starts.attribute(), starts.prefixes(), false);
            case Condition.Always _,
                    Condition.All _,
                    Condition.Any _,
                    Condition.Not _,
                    Condition.Compare _,
                    Condition.Known _,
                    Condition.Named _ -> test;
        };
        if (!a.tests.contains(strict)) {
            a.tests.add(strict);
        }
    }

    private Derived[] derived() {
        List<Derived> out = new ArrayList<>();
        for (Reference.Attribute a : reader.derived()) {
            Integer at = reader.index().get(a.name());
            if (at == null) {
                continue;
            }
            List<Integer> inputs = new ArrayList<>();
            List<Double> factors = new ArrayList<>();
            boolean ratio = false;
            switch (a.derivation()) {
                case Reference.Derivation.Given _ -> {
                    // Not derived.
                }
                case Reference.Derivation.LargestProduct(var products) ->
                    products.forEach((name, factor) -> {
                        Integer i = reader.index().get(name);
                        if (i != null) {
                            inputs.add(i);
                            factors.add(factor);
                        }
                    });
                case Reference.Derivation.Ratio(String above, String below) -> {
                    ratio = true;
                    for (String name : List.of(above, below)) {
                        Integer i = reader.index().get(name);
                        if (i != null) {
                            inputs.add(i);
                        }
                    }
                    if (inputs.size() < 2) {
                        inputs.clear();
                    }
                }
            }
            if (!inputs.isEmpty()) {
                inputs.forEach(i -> Bits.set(derivable, i));
                out.add(new Derived(
                        at,
                        a.name(),
                        ratio,
                        inputs.stream().mapToInt(Integer::intValue).toArray(),
                        factors.stream().mapToDouble(Double::doubleValue).toArray()));
            }
        }
        return out.toArray(Derived[]::new);
    }

    /// Reads the item of a shipment; the facet holds what it read until the next call.
    ItemClass read(Shipment s) {
        clear();
        boolean described = !s.codes().isEmpty();
        for (Map.Entry<String, Value> e : s.attributes().entrySet()) {
            int index = byName.find(e.getKey());
            if (index == StringTable.ABSENT) {
                described |= ShipmentReader.isOfItem(e.getKey());
                continue;
            }
            Attribute a = byIndex[index];
            described |= a.ofItem;
            switch (e.getValue()) {
                case Value.Figure(double figure) -> put(a.index, figure);
                case Value.Word(String word) -> put(a.index, a.code(word));
            }
        }
        for (Code c : s.codes()) {
            int index = byName.find(c.scheme());
            if (index != StringTable.ABSENT && codes[index] == 0) {
                put(index, byIndex[index].code(c.code()));
            }
        }
        Entry e = entry(s.item());
        this.entry = e;
        boolean identified = e.reading.sources().size() > 0;
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
            for (Derived d : derived) {
                if (Bits.get(figureMask, d.index) || codes[d.index] != 0) {
                    continue;
                }
                double value = value(d);
                if (Double.isFinite(value)) {
                    put(d.index, value);
                    computed[computedCount++] = d.index;
                    possible = true;
                }
            }
        }
    }

    private double value(Derived d) {
        if (d.ratio) {
            return figures[d.inputs[0]] / figures[d.inputs[1]];
        }
        double most = Double.NaN;
        for (int i = 0; i < d.inputs.length; i++) {
            double v = figures[d.inputs[i]] * d.factors[i];
            if (!Double.isNaN(v) && !(most >= v)) {
                most = v;
            }
        }
        return most;
    }

    private Entry entry(String text) {
        int number = entries.find(text);
        return number != StringTable.ABSENT ? entryOf.get(number) : newEntry(text);
    }

    private Entry newEntry(String text) {
        ShipmentReader.ItemReading reading = reader.itemReading(text);
        List<Integer> at = new ArrayList<>();
        List<Double> figures = new ArrayList<>();
        List<Integer> words = new ArrayList<>();
        List<Explanation> leaves = new ArrayList<>();
        for (ShipmentReader.Inferred source : reading.sources()) {
            source.attributes().forEach((name, value) -> {
                int index = byName.find(name);
                if (index != StringTable.ABSENT) {
                    Attribute a = byIndex[index];
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
        Entry e = new Entry(
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
    Entry entry() {
        if (entry == null) {
            throw new IllegalStateException("An item must be read first.");
        }
        return entry;
    }

    boolean isOther(Entry other, boolean otherUnknown) {
        return entry == null || !entry.equals(other) || unknown != otherUnknown;
    }

    /// Goes back to an item that was read before; its figures come back only with [#restore].
    void resume(Entry before, boolean beforeUnknown) {
        clear();
        entry = before;
        unknown = beforeUnknown;
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
    void restore(Entry before, boolean beforeUnknown, Kept kept) {
        resume(before, beforeUnknown);
        for (int i = 0; i < kept.at().length; i++) {
            put(kept.at()[i], kept.figures()[i]);
        }
    }

    /// Whether nothing is known of the item that was read last.
    boolean unknown() {
        return unknown;
    }

    /// Whether the asker states that an owner of the end user is listed.
    boolean saidToBeListed() {
        return codes[ownerListed] == listed;
    }

    /// What was inferred of the item that was read last; not to be written to.
    Explanation[] told() {
        Entry e = entry();
        if (computedCount == 0 && filledCount == e.leaves.length) {
            return e.all;
        }
        Explanation[] told = new Explanation[e.product.length + filledCount + computedCount];
        int n = e.product.length;
        System.arraycopy(e.product, 0, told, 0, n);
        for (int i = 0; i < filledCount; i++) {
            told[n++] = e.leaves[filled[i]];
        }
        for (int i = 0; i < computedCount; i++) {
            int at = computed[i];
            told[n++] = Reasons.inferred(
                    new ShipmentFacts.Inference(byIndex[at].name, new Value.Figure(figures[at]), "computed"));
        }
        return told;
    }

    List<Suggestion<Reference.KnownItem>> suggestions(String text) {
        Entry e = entry();
        if (e.suggestions == null) {
            e.suggestions = List.copyOf(reader.suggestions(text));
        }
        return e.suggestions;
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
        WordClass words = wordClasses.find(buffer, n, hash);
        if (words == null) {
            words = words(reader.read(s));
            wordClasses.put(buffer, n, hash, words);
        }
        return find(s, words);
    }

    private int pushLong(int n, long value) {
        buffer[n] = (int) value;
        buffer[n + 1] = (int) (value >>> 32);
        return n + 2;
    }

    private ItemClass find(Shipment s, WordClass words) {
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
            ShipmentFacts facts = reader.read(s);
            Draft draft = words.settled.copy();
            words.open.forEach(rule -> settle(rule, facts, draft));
            found = pack(draft);
            classes.put(buffer, n, hash, found);
        }
        return found;
    }

    // What the words settle.

    private WordClass words(ShipmentFacts facts) {
        Draft settled = Draft.empty();
        List<CompiledRule> open = new ArrayList<>();
        Set<Atom> atoms = new LinkedHashSet<>();
        for (CompiledRule rule : index.byItem(facts)) {
            if (isSettled(rule, facts)) {
                settle(rule, facts, settled);
            } else {
                open.add(rule);
                atoms(rule.item.root(), facts, atoms);
                atoms(rule.reach.root(), facts, atoms);
            }
        }
        return new WordClass(wordClasses.size(), List.copyOf(atoms), open, settled);
    }

    private boolean isSettled(CompiledRule rule, ShipmentFacts facts) {
        Set<Atom> atoms = new LinkedHashSet<>();
        atoms(rule.item.root(), facts, atoms);
        atoms(rule.reach.root(), facts, atoms);
        if (atoms.isEmpty()) {
            return true;
        }
        if (subjects[rule.order] || facts.onlyCustomsCode) {
            return false;
        }
        Possible item = possible(rule.item.root(), facts);
        return switch (item) {
            case YES -> possible(rule.reach.root(), facts) == Possible.YES;
            case NO -> !mayJustFail(rule.item.root(), facts);
            case UNKNOWN, DEPENDS -> false;
        };
    }

    private enum Possible {
        NO,
        UNKNOWN,
        YES,
        /// The figures decide.
        DEPENDS
    }

    /// What a condition says of all items with these words, whatever their figures.
    private Possible possible(CompiledCondition.Node node, ShipmentFacts facts) {
        return switch (node.source()) {
            case Condition.Compare _ ->
                Double.isNaN(node.figure().getFirst().sum(facts.figures)) ? of(node.on(facts)) : Possible.DEPENDS;
            case Condition.Always _, Condition.Known _, Condition.OneOf _, Condition.StartsWith _ -> of(node.on(facts));
            case Condition.Named _ -> possible(node.parts().getFirst(), facts);
            case Condition.Not _ ->
                switch (possible(node.parts().getFirst(), facts)) {
                    case NO -> Possible.YES;
                    case YES -> Possible.NO;
                    case UNKNOWN -> Possible.UNKNOWN;
                    case DEPENDS -> Possible.DEPENDS;
                };
            case Condition.All _ -> fold(node, facts, Possible.NO, Possible.YES);
            case Condition.Any _ -> fold(node, facts, Possible.YES, Possible.NO);
        };
    }

    private Possible fold(CompiledCondition.Node node, ShipmentFacts facts, Possible decisive, Possible neutral) {
        Possible all = neutral;
        for (CompiledCondition.Node part : node.parts()) {
            Possible p = possible(part, facts);
            if (p == decisive) {
                return decisive;
            }
            if (p == Possible.DEPENDS || (p == Possible.UNKNOWN && all != Possible.DEPENDS)) {
                all = p;
            }
        }
        return all;
    }

    private static Possible of(Truth truth) {
        return switch (truth) {
            case NO -> Possible.NO;
            case UNKNOWN -> Possible.UNKNOWN;
            case YES -> Possible.YES;
        };
    }

    /// Whether a condition may fail by one fact only.
    private boolean mayJustFail(CompiledCondition.Node node, ShipmentFacts facts) {
        Possible p = possible(node, facts);
        if (p == Possible.YES || p == Possible.UNKNOWN) {
            return false;
        }
        return switch (node.source()) {
            case Condition.All _ -> {
                List<CompiledCondition.Node> failing = node.parts().stream()
                        .filter(part -> possible(part, facts) == Possible.NO)
                        .toList();
                yield failing.isEmpty()
                        ? node.parts().stream().anyMatch(part -> mayJustFail(part, facts))
                        : failing.size() == 1 && mayJustFail(failing.getFirst(), facts);
            }
            case Condition.Any _, Condition.Named _ -> node.parts().stream().anyMatch(part -> mayJustFail(part, facts));
            case Condition.Compare _ -> !Double.isNaN(node.figure().getFirst().sum(facts.figures));
            case Condition.Not(var part) -> part instanceof Condition.OneOf;
            case Condition.OneOf _, Condition.StartsWith _, Condition.Known _, Condition.Always _ -> false;
        };
    }

    private void atoms(CompiledCondition.Node node, ShipmentFacts facts, Set<Atom> into) {
        if (node.source() instanceof Condition.Compare compare) {
            NearWhy.Figure figure = node.figure().getFirst();
            if (!Double.isNaN(figure.sum(facts.figures))) {
                into.add(new Atom(Arrays.stream(figure.at()).boxed().toList(), compare.relation(), compare.level()));
            }
        }
        node.parts().forEach(part -> atoms(part, facts, into));
    }

    // What the facts settle.

    private void settle(CompiledRule rule, ShipmentFacts facts, Draft into) {
        Scope scope = rule.rule.scope();
        Truth item = rule.item.on(facts);
        List<String> missing = List.of();
        if (item == Truth.NO && facts.onlyCustomsCode && RuleMatches.isReferenceCode(scope, facts.words[hs])) {
            item = Truth.UNKNOWN;
            missing = List.of(RuleMatches.CODE_ALONE);
        } else if (item == Truth.UNKNOWN) {
            Set<String> gaps = new LinkedHashSet<>();
            rule.item.missing(facts, gaps);
            missing = List.copyOf(gaps);
        }
        if (item == Truth.NO && !subjects[rule.order]) {
            boolean outOfReach = scope.reach() instanceof Reach.Test && rule.reach.on(facts) == Truth.NO;
            if (RuleMatches.requirement(rule) && !outOfReach) {
                List<NearWhy> failures = rule.item.failures(facts);
                if (!failures.isEmpty()) {
                    into.near().put(rule.order, failures);
                }
            }
            return;
        }
        Truth reach = Truth.YES;
        List<String> reachMissing = List.of();
        if (scope.reach() instanceof Reach.Test) {
            reach = rule.reach.on(facts);
            if (reach == Truth.UNKNOWN) {
                Set<String> gaps = new LinkedHashSet<>();
                rule.reach.missing(facts, gaps);
                reachMissing = List.copyOf(gaps);
            } else if (reach == Truth.NO) {
                into.near().put(rule.order, rule.reach.failures(facts));
            }
        }
        ItemClass.State state = new ItemClass.State(item, missing, reach, reachMissing);
        into.maybe().add(rule.order);
        if (!state.equals(ItemClass.State.COVERED)) {
            into.odd().put(rule.order, states.computeIfAbsent(state, _ -> {
                truths.add(state.item());
                return states.size();
            }));
        }
    }

    private ItemClass pack(Draft draft) {
        int rules = book.rules.size();
        long[] maybe = Bits.none(rules);
        long[] odd = Bits.none(rules);
        long[] near = Bits.none(rules);
        draft.maybe().forEach(r -> {
            if (!subjects[r]) {
                Bits.set(maybe, r);
            }
        });
        draft.odd().keySet().forEach(r -> Bits.set(odd, r));
        draft.near().keySet().forEach(r -> Bits.set(near, r));
        boolean contentOpen = true;
        for (int r = 0; r < rules; r++) {
            if (subjects[r]) {
                Integer state = draft.odd().get(r);
                contentOpen &= state != null && truths.get(state) == Truth.UNKNOWN;
            }
        }
        return new ItemClass(
                contentOpen,
                maybe,
                odd,
                near,
                filled(maybe),
                filled(near),
                draft.odd().keySet().stream().mapToInt(Integer::intValue).toArray(),
                draft.odd().values().stream().mapToInt(Integer::intValue).toArray(),
                draft.near().keySet().stream().mapToInt(Integer::intValue).toArray(),
                draft.near().values().stream().map(this::failure).toArray(ItemClass.Failure[]::new));
    }

    private ItemClass.Failure failure(List<NearWhy> whys) {
        return new ItemClass.Failure(
                whys.toArray(NearWhy[]::new),
                whys.stream()
                        .mapToInt(w -> failures.computeIfAbsent(w, _ -> failures.size()))
                        .toArray());
    }

    private static int[] filled(long[] bits) {
        int[] out = new int[bits.length];
        int n = 0;
        for (int w = 0; w < bits.length; w++) {
            if (bits[w] != 0) {
                out[n++] = w;
            }
        }
        return Arrays.copyOf(out, n);
    }

    /// How many kinds of items were met.
    int size() {
        return classes.size() + wordClasses.size();
    }

    void forget() {
        wordClasses = new KeyTable<>();
        classes = new KeyTable<>();
    }
}
