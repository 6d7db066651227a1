package dev.chokepoint.controls.fast;

import dev.chokepoint.controls.compiled.Bits;
import dev.chokepoint.controls.compiled.CompiledCondition;
import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.FailingFact;
import dev.chokepoint.controls.compiled.RuleMatches;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Asks the rules' conditions of an item: once for all items with its words what does not depend on figures, then
/// the comparisons that are left.
final class ItemConditions {
    private final Rulebook book;
    private final int hs;
    private final boolean[] subjects;
    private final Map<ItemClass.State, Integer> states = new HashMap<>();
    private final List<Truth> truths = new ArrayList<>();
    /// Each comparison is one object of its condition; it is recognised by being that object.
    private final Map<FailingFact, Integer> failures = new HashMap<>();
    private final List<CompiledCondition> ofKind;
    /// What these conditions said of the items that were met, with numbers.
    private final Map<List<Truth>, Integer> kindNumbers = new HashMap<>();

    private final List<List<Truth>> kinds = new ArrayList<>();
    private int wordClassesMade;

    /// @param ofKind the conditions of items on which the limits of an answer rest
    ItemConditions(Rulebook book, List<CompiledCondition> ofKind) {
        this.book = book;
        this.ofKind = ofKind;
        this.hs = book.reader.at("hs");
        this.subjects = new boolean[book.rules.size()];
        for (CompiledRule rule : book.rules) {
            subjects[rule.order] = rule.rule.effect() instanceof Effect.Subjects;
        }
        states.put(ItemClass.State.COVERED, 0);
        truths.add(Truth.YES);
    }

    /// A comparison of figures that some condition makes.
    record Comparison(List<Integer> at, Condition.Relation relation, double level) {}

    /// What the words of an item leave open.
    static final class WordClass {
        final int number;
        final int[][] at;
        final Condition.Relation[] relations;
        final double[] levels;
        final List<CompiledRule> open;
        final RuleStates settled;

        WordClass(int number, List<Comparison> comparisons, List<CompiledRule> open, RuleStates settled) {
            this.number = number;
            this.at = new int[comparisons.size()][];
            this.relations = new Condition.Relation[comparisons.size()];
            this.levels = new double[comparisons.size()];
            for (int i = 0; i < at.length; i++) {
                at[i] = comparisons.get(i).at().stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
                relations[i] = comparisons.get(i).relation();
                levels[i] = comparisons.get(i).level();
            }
            this.open = open;
            this.settled = settled;
        }
    }

    /// The standing of rules before it is packed.
    record RuleStates(Set<Integer> maybe, Map<Integer, Integer> odd, Map<Integer, List<FailingFact>> near) {
        static RuleStates empty() {
            return new RuleStates(new HashSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        RuleStates copy() {
            return new RuleStates(new HashSet<>(maybe), new LinkedHashMap<>(odd), new LinkedHashMap<>(near));
        }
    }

    // What the words settle.

    WordClass words(ShipmentFacts facts) {
        RuleStates settled = RuleStates.empty();
        List<CompiledRule> open = new ArrayList<>();
        Set<Comparison> comparisons = new LinkedHashSet<>();
        for (CompiledRule rule : book.index.byItem(facts)) {
            if (isSettled(rule, facts)) {
                settle(rule, facts, settled);
            } else {
                open.add(rule);
                comparisons(rule.item.root(), facts, comparisons);
                comparisons(rule.reach.root(), facts, comparisons);
            }
        }
        ofKind.forEach(c -> comparisons(c.root(), facts, comparisons));
        return new WordClass(wordClassesMade++, List.copyOf(comparisons), open, settled);
    }

    private boolean isSettled(CompiledRule rule, ShipmentFacts facts) {
        Set<Comparison> comparisons = new LinkedHashSet<>();
        comparisons(rule.item.root(), facts, comparisons);
        comparisons(rule.reach.root(), facts, comparisons);
        if (comparisons.isEmpty()) {
            return true;
        }
        if (subjects[rule.order] || facts.onlyCustomsCode) {
            return false;
        }
        OfAllFigures item = ofAllFigures(rule.item.root(), facts);
        return switch (item) {
            case YES -> ofAllFigures(rule.reach.root(), facts) == OfAllFigures.YES;
            case NO -> !mayJustFail(rule.item.root(), facts);
            case UNKNOWN, DEPENDS -> false;
        };
    }

    private enum OfAllFigures {
        NO,
        UNKNOWN,
        YES,
        /// The figures decide.
        DEPENDS
    }

    /// What a condition says of all items with these words, whatever their figures.
    private OfAllFigures ofAllFigures(CompiledCondition.Node node, ShipmentFacts facts) {
        return switch (node.source()) {
            case Condition.Compare _ ->
                Double.isNaN(node.figure().getFirst().sum(facts.figures)) ? of(node.on(facts)) : OfAllFigures.DEPENDS;
            case Condition.Always _, Condition.Asked _, Condition.Known _, Condition.OneOf _, Condition.StartsWith _ ->
                of(node.on(facts));
            case Condition.Named _ -> ofAllFigures(node.parts().getFirst(), facts);
            case Condition.Not _ ->
                switch (ofAllFigures(node.parts().getFirst(), facts)) {
                    case NO -> OfAllFigures.YES;
                    case YES -> OfAllFigures.NO;
                    case UNKNOWN -> OfAllFigures.UNKNOWN;
                    case DEPENDS -> OfAllFigures.DEPENDS;
                };
            case Condition.All _ -> fold(node, facts, OfAllFigures.NO, OfAllFigures.YES);
            case Condition.Any _ -> fold(node, facts, OfAllFigures.YES, OfAllFigures.NO);
        };
    }

    private OfAllFigures fold(
            CompiledCondition.Node node, ShipmentFacts facts, OfAllFigures decisive, OfAllFigures neutral) {
        OfAllFigures all = neutral;
        for (CompiledCondition.Node part : node.parts()) {
            OfAllFigures p = ofAllFigures(part, facts);
            if (p == decisive) {
                return decisive;
            }
            if (p == OfAllFigures.DEPENDS || (p == OfAllFigures.UNKNOWN && all != OfAllFigures.DEPENDS)) {
                all = p;
            }
        }
        return all;
    }

    private static OfAllFigures of(Truth truth) {
        return switch (truth) {
            case NO -> OfAllFigures.NO;
            case UNKNOWN -> OfAllFigures.UNKNOWN;
            case YES -> OfAllFigures.YES;
        };
    }

    /// Whether a condition may fail by one fact only.
    private boolean mayJustFail(CompiledCondition.Node node, ShipmentFacts facts) {
        OfAllFigures p = ofAllFigures(node, facts);
        if (p == OfAllFigures.YES || p == OfAllFigures.UNKNOWN) {
            return false;
        }
        return switch (node.source()) {
            case Condition.All _ -> {
                List<CompiledCondition.Node> failing = node.parts().stream()
                        .filter(part -> ofAllFigures(part, facts) == OfAllFigures.NO)
                        .toList();
                yield failing.isEmpty()
                        ? node.parts().stream().anyMatch(part -> mayJustFail(part, facts))
                        : failing.size() == 1 && mayJustFail(failing.getFirst(), facts);
            }
            case Condition.Any _, Condition.Named _ -> node.parts().stream().anyMatch(part -> mayJustFail(part, facts));
            case Condition.Compare _ -> !Double.isNaN(node.figure().getFirst().sum(facts.figures));
            case Condition.Not(var part) -> part instanceof Condition.OneOf;
            case Condition.OneOf _, Condition.StartsWith _, Condition.Known _, Condition.Asked _, Condition.Always _ ->
                false;
        };
    }

    private void comparisons(CompiledCondition.Node node, ShipmentFacts facts, Set<Comparison> into) {
        if (node.source() instanceof Condition.Compare compare) {
            FailingFact.Figure figure = node.figure().getFirst();
            if (!Double.isNaN(figure.sum(facts.figures))) {
                into.add(new Comparison(
                        Arrays.stream(figure.at()).boxed().toList(), compare.relation(), compare.level()));
            }
        }
        node.parts().forEach(part -> comparisons(part, facts, into));
    }

    // What the facts settle.

    private void settle(CompiledRule rule, ShipmentFacts facts, RuleStates into) {
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
                List<FailingFact> failures = rule.item.failures(facts);
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

    /// What the figures of an item decide beyond what its words settle.
    ItemClass itemClass(WordClass words, ShipmentFacts facts) {
        RuleStates standing = words.settled.copy();
        words.open.forEach(rule -> settle(rule, facts, standing));
        return pack(standing, kind(facts));
    }

    /// What the conditions say of the items of a class on which the limits of an answer rest.
    List<Truth> ofKind(ItemClass item) {
        return kinds.get(item.kind());
    }

    private int kind(ShipmentFacts facts) {
        List<Truth> says = ofKind.stream().map(c -> c.on(facts)).toList();
        return kindNumbers.computeIfAbsent(says, s -> {
            kinds.add(s);
            return kindNumbers.size();
        });
    }

    private ItemClass pack(RuleStates standing, int kind) {
        int rules = book.rules.size();
        long[] maybe = Bits.none(rules);
        long[] odd = Bits.none(rules);
        long[] near = Bits.none(rules);
        standing.maybe().forEach(r -> {
            if (!subjects[r]) {
                Bits.set(maybe, r);
            }
        });
        standing.odd().keySet().forEach(r -> Bits.set(odd, r));
        standing.near().keySet().forEach(r -> Bits.set(near, r));
        boolean contentOpen = true;
        for (int r = 0; r < rules; r++) {
            if (subjects[r]) {
                Integer state = standing.odd().get(r);
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
                Bits.before(odd),
                new TreeMap<>(standing.odd())
                        .values().stream().mapToInt(Integer::intValue).toArray(),
                Bits.before(near),
                new TreeMap<>(standing.near())
                        .values().stream().map(this::failure).toArray(ItemClass.Failure[]::new),
                kind);
    }

    private ItemClass.Failure failure(List<FailingFact> whys) {
        return new ItemClass.Failure(
                whys.toArray(FailingFact[]::new),
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
}
