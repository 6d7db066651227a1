package dev.chokepoint.controls.compiled;

import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the few rules that can cover a shipment, by the one fact without which each rule fails.
///
/// A rule about listed parties is found by the party, one about end uses by the use, and any other by an
/// attribute or
/// word that its item condition needs. Rules without such a fact are always asked.
public final class RuleIndex {
    private static final Comparator<CompiledRule> ORDER = Comparator.comparingInt(r -> r.order);

    private final List<CompiledRule> all;
    private final List<CompiledRule> always = new ArrayList<>();
    private final List<CompiledRule> owned = new ArrayList<>();
    private final List<CompiledRule> listedOrOwned = new ArrayList<>();
    private final List<CompiledRule> endUse = new ArrayList<>();
    private final Map<String, List<CompiledRule>> byListing = new HashMap<>();
    private final Map<String, List<CompiledRule>> byEndUse = new HashMap<>();
    private final List<List<CompiledRule>> byAttribute = new ArrayList<>();
    private final List<Map<String, List<CompiledRule>>> byWord = new ArrayList<>();
    private final List<CompiledRule> unanchored = new ArrayList<>();
    private final List<List<CompiledRule>> itemByAttribute = new ArrayList<>();
    private final List<Map<String, List<CompiledRule>>> itemByWord = new ArrayList<>();
    private final int ownership;
    private final int ownerListed;

    /// A fact that a condition needs: an attribute that is given, with any word where none is named.
    private record Anchor(String attribute, String word) {}

    RuleIndex(List<CompiledRule> rules, Map<String, Integer> attributes) {
        this.all = rules;
        Integer share = attributes.get("ownership");
        this.ownership = share == null ? -1 : share;
        Integer listedOwner = attributes.get("owner_listed");
        this.ownerListed = listedOwner == null ? -1 : listedOwner;
        for (int i = 0; i < attributes.size(); i++) {
            byAttribute.add(new ArrayList<>());
            byWord.add(new HashMap<>());
            itemByAttribute.add(new ArrayList<>());
            itemByWord.add(new HashMap<>());
        }
        for (CompiledRule rule : rules) {
            Scope scope = rule.rule.scope();
            Set<Anchor> anchors = anchors(scope.item());
            if (anchors.isEmpty() || rule.rule.effect() instanceof Effect.Subjects) {
                unanchored.add(rule);
            } else {
                anchor(rule, anchors, attributes, itemByAttribute, itemByWord);
            }
            if (rule.rule.effect() instanceof Effect.Subjects) {
                // Other rules rest on the content of the item, also where this rule's own scope ends.
                always.add(rule);
                continue;
            }
            switch (scope.parties()) {
                case PartySet.ListedBy listed ->
                    byListing
                            .computeIfAbsent(listed.measure(), m -> new ArrayList<>())
                            .add(rule);
                case PartySet.OwnedByListed o -> owned.add(rule);
                case PartySet.ListedOrOwned o -> listedOrOwned.add(rule);
                case PartySet.Anyone anyone -> place(rule, scope, attributes);
            }
        }
    }

    private void place(CompiledRule rule, Scope scope, Map<String, Integer> attributes) {
        Set<Anchor> anchors = anchors(scope.item());
        if (!anchors.isEmpty()) {
            anchor(rule, anchors, attributes, byAttribute, byWord);
        } else if (!scope.endUses().isEmpty()) {
            endUse.add(rule);
            scope.endUses()
                    .forEach(u ->
                            byEndUse.computeIfAbsent(u, w -> new ArrayList<>()).add(rule));
        } else {
            always.add(rule);
        }
    }

    private static void anchor(
            CompiledRule rule,
            Set<Anchor> anchors,
            Map<String, Integer> attributes,
            List<List<CompiledRule>> byAttribute,
            List<Map<String, List<CompiledRule>>> byWord) {
        for (Anchor a : anchors) {
            Integer i = attributes.get(a.attribute());
            if (i == null) {
                throw new IllegalStateException("The attribute (" + a.attribute() + ") must be indexed.");
            }
            if (a.word().isEmpty()) {
                byAttribute.get(i).add(rule);
            } else {
                byWord.get(i).computeIfAbsent(a.word(), w -> new ArrayList<>()).add(rule);
            }
        }
    }

    /// Facts of which at least one must be given for the condition not to fail; empty where there are none.
    private static Set<Anchor> anchors(Condition condition) {
        return switch (condition) {
            case Condition.Always always -> Set.of();
            case Condition.Asked asked -> Set.of();
            case Condition.Not not -> Set.of();
            case Condition.Named named -> anchors(named.meaning());
            case Condition.Known known -> Set.of(new Anchor(known.attribute(), ""));
            case Condition.Compare compare ->
                compare.lenient() ? Set.of(new Anchor(compare.attributes().getFirst(), "")) : Set.of();
            case Condition.StartsWith starts ->
                starts.lenient() ? Set.of(new Anchor(starts.attribute(), "")) : Set.of();
            case Condition.OneOf one -> {
                Set<Anchor> out = new HashSet<>();
                if (one.lenient()) {
                    one.words().forEach(w -> out.add(new Anchor(one.attribute(), w)));
                }
                yield out;
            }
            case Condition.All all -> {
                Set<Anchor> best = Set.of();
                for (Condition part : all.parts()) {
                    Set<Anchor> own = anchors(part);
                    if (!own.isEmpty() && (best.isEmpty() || own.size() < best.size())) {
                        best = own;
                    }
                }
                yield best;
            }
            case Condition.Any any -> {
                Set<Anchor> union = new HashSet<>();
                for (Condition part : any.parts()) {
                    Set<Anchor> own = anchors(part);
                    if (own.isEmpty()) {
                        yield Set.of();
                    }
                    union.addAll(own);
                }
                yield union;
            }
        };
    }

    /// The rules whose condition on the item may hold or just fail, whoever the parties are.
    ///
    /// A rule that is not here fails by a word that the item does not have: no figure can be all that is amiss.
    public List<CompiledRule> byItem(ShipmentFacts facts) {
        if (facts.onlyCustomsCode) {
            return all;
        }
        List<CompiledRule> out = new ArrayList<>(unanchored);
        for (int i = 0; i < facts.words.length; i++) {
            String word = facts.words[i];
            if (!word.isEmpty()) {
                out.addAll(itemByAttribute.get(i));
                out.addAll(itemByWord.get(i).getOrDefault(word, List.of()));
            } else if (!Double.isNaN(facts.figures[i])) {
                out.addAll(itemByAttribute.get(i));
            }
        }
        out.sort(ORDER);
        return unique(out);
    }

    private static List<CompiledRule> unique(List<CompiledRule> sorted) {
        int kept = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (i == 0 || sorted.get(i).order != sorted.get(i - 1).order) {
                sorted.set(kept++, sorted.get(i));
            }
        }
        return kept == sorted.size() ? sorted : sorted.subList(0, kept);
    }

    public List<CompiledRule> candidates(ShipmentFacts facts) {
        if (facts.onlyCustomsCode) {
            return all;
        }
        List<CompiledRule> out = new ArrayList<>(always.size() + 16);
        out.addAll(always);
        for (int i = 0; i < facts.words.length; i++) {
            String word = facts.words[i];
            if (!word.isEmpty()) {
                out.addAll(byAttribute.get(i));
                List<CompiledRule> own = byWord.get(i).get(word);
                if (own != null) {
                    out.addAll(own);
                }
            } else if (!Double.isNaN(facts.figures[i])) {
                out.addAll(byAttribute.get(i));
            }
        }
        boolean owners = !facts.shipment.endUser().owners().isEmpty()
                || (ownership >= 0 && !Double.isNaN(facts.figures[ownership]))
                || (ownerListed >= 0 && facts.words[ownerListed].equals("true"));
        for (ShipmentFacts.Match m : facts.parties) {
            for (Reference.Listing l : m.party().listings()) {
                List<CompiledRule> own = byListing.get(l.measure());
                if (own != null) {
                    out.addAll(own);
                }
            }
            owners |= !m.party().owners().isEmpty();
        }
        if (owners) {
            out.addAll(owned);
        }
        if (owners || !facts.parties.isEmpty()) {
            out.addAll(listedOrOwned);
        }
        if (facts.endUseKnown) {
            for (String use : facts.endUses) {
                List<CompiledRule> own = byEndUse.get(use);
                if (own != null) {
                    out.addAll(own);
                }
            }
        } else {
            out.addAll(endUse);
        }
        out.sort(ORDER);
        return unique(out);
    }
}
