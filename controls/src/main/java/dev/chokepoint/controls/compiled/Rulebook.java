package dev.chokepoint.controls.compiled;

import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Conditions;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.KnownWords;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A ledger whose rules are compiled once: places resolved, conditions indexed, timelines derived.
public final class Rulebook {
    public final Ledger ledger;
    public final ShipmentReader reader;
    public final List<CompiledRule> rules;
    public final RuleIndex index;
    public final Map<String, List<Reference.Membership>> groups;
    private final Map<String, List<CompiledRule>> listingsOfIssuer = new HashMap<>();
    private final Map<String, CompiledRule> anyRuleOf = new HashMap<>();
    private final Map<String, Reference.KnownParty> partyByName = new HashMap<>();
    /// The rules that may cover a shipment by the seat of its end user alone.
    private final List<CompiledRule> bySeat;

    public Rulebook(Ledger ledger) {
        this.ledger = ledger;
        this.groups = new LinkedHashMap<>();
        for (Reference.Membership m : ledger.reference().groups()) {
            groups.computeIfAbsent(m.group(), _ -> new ArrayList<>()).add(m);
        }
        Set<String> attributes = new TreeSet<>(List.of(
                "eccn", "cncl", "hs", "owner_listed", "ownership", "foreign_made", "us_controlled_content_pct"));
        Map<String, Set<String>> words = new HashMap<>();
        Map<String, Set<String>> beginnings = new HashMap<>();
        // What the engine itself asks for.
        words.put("owner_listed", new TreeSet<>(Set.of("true", "false")));
        for (Measure m : ledger.measures()) {
            for (Rule r : m.rules()) {
                Conditions.attributes(r.scope().item(), attributes);
                Conditions.words(r.scope().item(), words, beginnings);
                if (r.scope().reach() instanceof Reach.Test(var condition)) {
                    Conditions.attributes(condition, attributes);
                    Conditions.words(condition, words, beginnings);
                }
            }
        }
        for (Regime regime : ledger.coverage().regimes()) {
            Conditions.attributes(regime.items(), attributes);
            Conditions.attributes(regime.content(), attributes);
        }
        for (CoverageEntry entry : ledger.coverage().entries()) {
            Conditions.attributes(entry.scope().items(), attributes);
            Conditions.attributes(entry.asksFor(), attributes);
        }
        KnownWords known = new KnownWords(ledger.reference(), attributes, words, beginnings);
        this.reader = new ShipmentReader(ledger.reference(), attributes, known);
        List<CompiledRule> compiled = new ArrayList<>();
        for (Measure m : ledger.measures()) {
            for (Rule r : m.rules()) {
                CompiledRule rule = new CompiledRule(ledger, m, r, compiled.size(), reader.index(), groups);
                compiled.add(rule);
                anyRuleOf.putIfAbsent(m.id(), rule);
                if (isListing(m, r)) {
                    listingsOfIssuer
                            .computeIfAbsent(m.issuer(), _ -> new ArrayList<>())
                            .add(rule);
                }
            }
        }
        this.rules = List.copyOf(compiled);
        this.index = new RuleIndex(rules, reader.index());
        for (Reference.KnownParty p : ledger.reference().parties()) {
            partyByName.put(p.name(), p);
        }
        this.bySeat = rules.stream()
                .filter(r -> !r.headquarters.isAll()
                        && RuleMatches.requirement(r)
                        && r.rule.scope().parties() instanceof PartySet.Anyone
                        && !(r.rule.scope().item() instanceof Condition.Always))
                .toList();
        reader.askSeatWhere(facts -> bySeat.stream().anyMatch(r -> seatMatters(r, facts)));
    }

    /// A condition made ready to be asked of shipments that the reader of this book read.
    public CompiledCondition compile(Condition condition) {
        return new CompiledCondition(condition, reader.index());
    }

    /// A set of places with the groups of the ledger resolved.
    public CompiledPlaces compile(PlaceSet places) {
        return new CompiledPlaces(places, groups);
    }

    /// Whether parties that a rule lists count as listed where owners are asked for.
    private static boolean isListing(Measure m, Rule r) {
        return switch (m.kind()) {
            case ENTITY_LISTING, END_USE_CONTROL -> true;
            case BASE_RULE ->
                r.scope().parties() instanceof PartySet.ListedBy && r.effect() instanceof Effect.RequiresLicence;
            default -> false;
        };
    }

    /// Whether a rule may cover a shipment by the seat of its end user alone.
    private static boolean seatMatters(CompiledRule rule, ShipmentFacts facts) {
        Shipment s = facts.shipment;
        Set<Movement> movements = rule.rule.scope().movements();
        return (movements.isEmpty() || movements.contains(s.movement()))
                && rule.exporter.contains(s.exporter(), s.on(), s.known())
                && rule.origin.contains(s.origin(), s.on(), s.known())
                && rule.destination.contains(s.destination(), s.on(), s.known())
                && !rule.headquarters.contains(s.destination(), s.on(), s.known())
                && (rule.rule.scope().endUses().isEmpty()
                        || !facts.endUseKnown
                        || rule.rule.scope().endUses().stream().anyMatch(facts.endUses::contains))
                && rule.item.on(facts) != Truth.NO;
    }

    /// The conditions on items that help to decide whether the seat of an end user is asked for, each once.
    public List<CompiledCondition> seatConditions() {
        Map<Condition, CompiledCondition> all = new LinkedHashMap<>();
        bySeat.forEach(r -> all.putIfAbsent(r.rule.scope().item(), r.item));
        return List.copyOf(all.values());
    }

    /// The first rule of a measure.
    Optional<CompiledRule> firstRuleOf(String measure) {
        return Optional.ofNullable(anyRuleOf.get(measure));
    }

    Optional<Reference.KnownParty> party(String name) {
        return Optional.ofNullable(partyByName.get(name));
    }

    /// Whether a rule is one of an issuer's listings of parties.
    boolean isListing(CompiledRule rule, String issuer) {
        return listingsOfIssuer.getOrDefault(issuer, List.of()).contains(rule);
    }
}
