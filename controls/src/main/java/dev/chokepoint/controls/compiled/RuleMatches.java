package dev.chokepoint.controls.compiled;

import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.law.Timeline;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which rules cover one shipment on one day, and which just do not.
public final class RuleMatches {
    /// What is missing where a customs code is all that is known.
    public static final String CODE_ALONE = "what the item is (customs code alone does not decide)";

    private final ShipmentReader reader;
    private final ShipmentFacts facts;
    private final Shipment shipment;
    private final LocalDate on;
    private final StatusDay statusDay;
    private final LocalDate known;
    private final boolean full;
    private final List<CompiledRule> candidates;
    private final ListedParties parties;
    private final List<RuleMatch> matches = new ArrayList<>();
    private final List<NearMatch> nearMisses = new ArrayList<>();
    private final Map<String, Truth> licensable = new HashMap<>(4);
    private final Map<String, Truth> byContent = new HashMap<>(4);
    private boolean notSubject;
    private final Set<String> notSubjectBy = new LinkedHashSet<>();

    /// One rule that covers, or may cover, the shipment.
    public record RuleMatch(CompiledRule rule, Status status, Truth truth, Set<String> missing) {}

    /// One rule that one fact keeps from covering the shipment.
    public record NearMatch(CompiledRule rule, FailingFact why) {}

    public RuleMatches(
            Rulebook book,
            ShipmentFacts facts,
            LocalDate on,
            StatusDay statusDay,
            List<CompiledRule> candidates,
            boolean full) {
        this.reader = book.reader;
        this.facts = facts;
        this.shipment = facts.shipment;
        this.on = on;
        this.statusDay = statusDay;
        this.known = shipment.known();
        this.candidates = candidates;
        this.parties = new ListedParties(book, facts, on, statusDay);
        this.full = full;
        boolean secondPass = false;
        for (CompiledRule rule : candidates) {
            if (rule.rule.scope().licensableUnder().isEmpty()) {
                collect(rule);
            } else {
                secondPass = true;
            }
        }
        if (secondPass) {
            for (CompiledRule rule : candidates) {
                if (!rule.rule.scope().licensableUnder().isEmpty()) {
                    collect(rule);
                }
            }
        }
    }

    public List<RuleMatch> matches() {
        return matches;
    }

    public List<NearMatch> nearMisses() {
        return nearMisses;
    }

    public boolean notSubject() {
        return notSubject;
    }

    public Set<String> notSubjectBy() {
        return notSubjectBy;
    }

    private void collect(CompiledRule rule) {
        Timeline timeline = rule.timeline(known, audience(rule));
        Status status = timeline.on(statusDay.of(rule));
        boolean matters = matters(rule, timeline, status);
        if (!matters && !full) {
            return;
        }
        Set<String> gaps = new LinkedHashSet<>();
        Truth truth = covers(rule, gaps, matters);
        if (truth == Truth.NO) {
            return;
        }
        if (matters) {
            matches.add(new RuleMatch(rule, status, truth, gaps));
        }
    }

    /// Whether a rule with this status has a say on the day.
    static boolean matters(CompiledRule rule, Timeline timeline, Status status) {
        return switch (status) {
            case Status.Unheard _, Status.Ended _ ->
                rule.rule.effect() instanceof Effect.SuspendsLicences
                        && !timeline.spans().isEmpty();
            case Status.Announced a -> !a.starts().equals(StatusEvent.OPEN);
            case Status.InForce _, Status.Suspended _ -> true;
        };
    }

    /// The audience that the asker belongs to as far as the rule is concerned.
    public Audience audience(CompiledRule rule) {
        if (shipment.audience() != Audience.INFERRED) {
            return shipment.audience();
        }
        for (List<String> a : rule.addressees) {
            if (Words.contains(facts.exporterWords, a) || Words.contains(facts.endUserWords, a)) {
                return Audience.ADDRESSEE;
            }
        }
        return Audience.PUBLIC;
    }

    /// Whether the scope of a rule covers the shipment; names what is missing.
    private Truth covers(CompiledRule rule, Set<String> gaps, boolean noteMisses) {
        Scope scope = rule.rule.scope();
        if (!moves(rule)) {
            return Truth.NO;
        }
        boolean placed = rule.destination.contains(shipment.destination(), on, known);
        boolean seated = rule.headquarters.isAll() || rule.headquarters.containsAny(facts.headquarters, on, known);
        if (!(placed && seated) && !full) {
            return Truth.NO;
        }
        boolean note = placed && seated && noteMisses;
        Truth truth = partyAndUse(rule, gaps);
        if (truth == Truth.NO) {
            return Truth.NO;
        }
        Truth item = item(rule, gaps);
        if (item == Truth.NO) {
            if (note) {
                noteItemMiss(rule);
            }
            return Truth.NO;
        }
        truth = truth.and(item);
        truth = truth == Truth.NO ? truth : truth.and(addressed(rule, gaps));
        if (truth != Truth.NO && !scope.licensableUnder().isEmpty()) {
            truth = truth.and(licensable(scope.licensableUnder()));
        }
        if (truth == Truth.NO) {
            return Truth.NO;
        }
        Truth reached = inReach(rule);
        if (reached == Truth.NO) {
            if (note && truth == Truth.YES && scope.reach() instanceof Reach.Test) {
                noteOutOfReach(rule);
            }
            return Truth.NO;
        }
        if (reached == Truth.UNKNOWN) {
            if (scope.reach() instanceof Reach.Test) {
                rule.reach.missing(facts, gaps);
            } else {
                gaps.add("us_controlled_content_pct");
            }
        }
        if (!(placed && seated)) {
            if (noteMisses && truth == Truth.YES && saysMoreThanPlaces(rule) && (placed || seated)) {
                nearMisses.add(new NearMatch(rule, placed ? FailingFact.HEADQUARTERS : FailingFact.DESTINATION));
            }
            return Truth.NO;
        }
        return truth.and(reached);
    }

    /// Whether the rule is about this movement of items made and leaving where these are.
    private boolean moves(CompiledRule rule) {
        Set<Movement> movements = rule.rule.scope().movements();
        return (movements.isEmpty() || movements.contains(shipment.movement()))
                && rule.exporter.contains(shipment.exporter(), on, known)
                && rule.origin.contains(shipment.origin(), on, known);
    }

    private Truth partyAndUse(CompiledRule rule, Set<String> gaps) {
        Truth truth = party(rule);
        if (truth == Truth.UNKNOWN) {
            gaps.add("ownership (the share that listed parties hold)");
        }
        Set<String> uses = rule.rule.scope().endUses();
        if (truth == Truth.NO || uses.isEmpty() || uses.stream().anyMatch(facts.endUses::contains)) {
            return truth;
        }
        if (facts.endUseKnown) {
            return Truth.NO;
        }
        gaps.add("end_use");
        return truth.and(Truth.UNKNOWN);
    }

    private Truth item(CompiledRule rule, Set<String> gaps) {
        Truth item = rule.item.on(facts);
        if (item == Truth.NO && facts.onlyCustomsCode && referenceCode(rule.rule.scope())) {
            gaps.add(CODE_ALONE);
            return Truth.UNKNOWN;
        }
        if (item == Truth.UNKNOWN) {
            rule.item.missing(facts, gaps);
        }
        return item;
    }

    /// Notes that the item keeps a rule away: a foreign item is not subject to it, or it is a near miss.
    private void noteItemMiss(CompiledRule rule) {
        if (rule.rule.effect() instanceof Effect.Subjects) {
            if (foreignMade(rule)) {
                notSubject = true;
                notSubjectBy.add(rule.measure.id());
            }
        } else if (full && requirement(rule) && inReach(rule) != Truth.NO) {
            rule.item.nearMisses(facts).forEach(why -> nearMisses.add(new NearMatch(rule, why)));
        }
    }

    private void noteOutOfReach(CompiledRule rule) {
        notSubject = true;
        notSubjectBy.add(rule.measure.id());
        if (full) {
            rule.reach.nearMisses(facts).forEach(why -> nearMisses.add(new NearMatch(rule, why)));
        }
    }

    /// Whether a letter binds the exporter; yes where the rule is no letter.
    private Truth addressed(CompiledRule rule, Set<String> gaps) {
        Set<String> firms = rule.rule.scope().addressees();
        Truth bound = firms.isEmpty() ? Truth.YES : addressee(rule);
        if (bound == Truth.UNKNOWN) {
            gaps.add("exporter (the letter binds " + String.join(", ", new TreeSet<>(firms)) + ")");
        }
        return bound;
    }

    public boolean foreignMade(CompiledRule rule) {
        String issuer = rule.measure.issuer();
        return !shipment.origin().equals(issuer) && !shipment.exporter().equals(issuer);
    }

    private boolean referenceCode(Scope scope) {
        return isReferenceCode(scope, facts.words[reader.at("hs")]);
    }

    /// Whether a customs code stands above or below one that the act names.
    public static boolean isReferenceCode(Scope scope, String code) {
        return scope.codes().stream()
                .anyMatch(c -> c.scheme().equals("hs")
                        && (code.startsWith(c.code()) || c.code().startsWith(code)));
    }

    /// Whether a requirement speaks of more than places: that a shipment does not go to an embargoed place tells
    /// nothing.
    public static boolean saysMoreThanPlaces(CompiledRule rule) {
        Scope scope = rule.rule.scope();
        return requirement(rule)
                && !(scope.parties() instanceof PartySet.Anyone
                        && scope.endUses().isEmpty()
                        && scope.addressees().isEmpty()
                        && (scope.item() instanceof Condition.Always || scope.item() instanceof Condition.Not));
    }

    public static boolean requirement(CompiledRule rule) {
        return rule.rule.effect() instanceof Effect.RequiresLicence || rule.rule.effect() instanceof Effect.Prohibits;
    }

    private Truth inReach(CompiledRule rule) {
        String issuer = rule.measure.issuer();
        return switch (rule.rule.scope().reach()) {
            case Reach.Anywhere _ -> Truth.YES;
            case Reach.Territory _ -> Truth.of(shipment.exporter().equals(issuer));
            case Reach.OriginOrContent _ ->
                shipment.origin().equals(issuer) || shipment.exporter().equals(issuer) ? Truth.YES : byContent(issuer);
            case Reach.Test _ -> rule.reach.on(facts);
        };
    }

    private Truth byContent(String issuer) {
        Truth before = byContent.get(issuer);
        if (before != null) {
            return before;
        }
        Truth subject = Truth.NO;
        for (CompiledRule rule : candidates) {
            if (rule.rule.effect() instanceof Effect.Subjects
                    && rule.measure.issuer().equals(issuer)
                    && rule.timeline(known, audience(rule)).on(statusDay.of(rule)) instanceof Status.InForce
                    && rule.destination.contains(shipment.destination(), on, known)) {
                subject = subject.or(rule.item.on(facts));
            }
        }
        byContent.put(issuer, subject);
        return subject;
    }

    private Truth licensable(String issuer) {
        Truth before = licensable.get(issuer);
        if (before != null) {
            return before;
        }
        Truth listed = Truth.NO;
        for (RuleMatch h : matches) {
            if (h.rule().measure.issuer().equals(issuer)
                    && h.status() instanceof Status.InForce
                    && h.rule().rule.scope().parties() instanceof PartySet.Anyone
                    && h.rule().rule.scope().licensableUnder().isEmpty()
                    && h.rule().rule.scope().endUses().isEmpty()
                    && h.rule().rule.effect() instanceof Effect.RequiresLicence) {
                listed = listed.or(isReadOut(h) ? Truth.NO : h.truth());
            }
        }
        licensable.put(issuer, listed);
        return listed;
    }

    private boolean isReadOut(RuleMatch target) {
        for (RuleMatch h : matches) {
            if (h.status() instanceof Status.InForce
                    && h.truth() == Truth.YES
                    && h.rule().rule.effect() instanceof Effect.ReadsOut(var targets)
                    && target.rule().targetedBy(targets)) {
                return true;
            }
        }
        return false;
    }

    Truth addressee(CompiledRule rule) {
        for (List<String> a : rule.addressees) {
            if (Words.contains(facts.exporterWords, a) || Words.contains(facts.endUserWords, a)) {
                return Truth.YES;
            }
            // Who made the item is taken for who exports it only where nobody says who exports.
            if (facts.exporterWords.isEmpty()
                    && (Words.contains(facts.itemWords, a) || Words.contains(facts.maker, a))) {
                return Truth.YES;
            }
        }
        return facts.exporterWords.isEmpty() && facts.maker.isEmpty() ? Truth.UNKNOWN : Truth.NO;
    }

    /// Whether the end user is one of the parties that the rule is about.
    public Truth party(CompiledRule rule) {
        return parties.covers(rule.rule.scope().parties());
    }
}
