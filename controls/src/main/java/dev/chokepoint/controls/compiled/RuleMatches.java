package dev.chokepoint.controls.compiled;

import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.law.Timeline;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.Owner;
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

    private final Rulebook book;
    private final ShipmentReader reader;
    private final ShipmentFacts facts;
    private final Shipment shipment;
    private final LocalDate on;
    private final LocalDate known;
    private final boolean full;
    private final List<CompiledRule> candidates;
    private final List<Hit> hits = new ArrayList<>();
    private final List<Near> nearMisses = new ArrayList<>();
    private final Map<String, Truth> licensable = new HashMap<>(4);
    private final Map<String, Truth> byContent = new HashMap<>(4);
    private boolean notSubject;
    private final Set<String> notSubjectBy = new LinkedHashSet<>();

    /// One rule that covers, or may cover, the shipment.
    public record Hit(CompiledRule rule, Status status, Truth truth, Set<String> missing) {}

    /// One rule that one fact keeps from covering the shipment.
    public record Near(CompiledRule rule, NearWhy why) {}

    public RuleMatches(Rulebook book, ShipmentFacts facts, LocalDate on, List<CompiledRule> candidates, boolean full) {
        this.book = book;
        this.reader = book.reader;
        this.facts = facts;
        this.shipment = facts.shipment;
        this.on = on;
        this.known = shipment.known();
        this.candidates = candidates;
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

    public List<Hit> hits() {
        return hits;
    }

    public List<Near> nearMisses() {
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
        Status status = timeline.on(on);
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
            hits.add(new Hit(rule, status, truth, gaps));
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
        if (!scope.movements().isEmpty() && !scope.movements().contains(shipment.movement())) {
            return Truth.NO;
        }
        if (!rule.exporter.contains(shipment.exporter(), on, known)
                || !rule.origin.contains(shipment.origin(), on, known)) {
            return Truth.NO;
        }
        boolean placed = rule.destination.contains(shipment.destination(), on, known);
        boolean seated = rule.headquarters.isAll() || rule.headquarters.containsAny(facts.headquarters, on, known);
        if (!(placed && seated) && !full) {
            return Truth.NO;
        }
        Truth truth = party(rule);
        if (truth == Truth.NO) {
            return Truth.NO;
        }
        if (truth == Truth.UNKNOWN) {
            gaps.add("ownership (the share that listed parties hold)");
        }
        if (!scope.endUses().isEmpty()) {
            boolean holds = scope.endUses().stream().anyMatch(facts.endUses::contains);
            if (!holds) {
                if (facts.endUseKnown) {
                    return Truth.NO;
                }
                gaps.add("end_use");
                truth = truth.and(Truth.UNKNOWN);
            }
        }
        Truth item = rule.item.on(facts);
        boolean reference = false;
        if (item == Truth.NO && facts.onlyCustomsCode && referenceCode(scope)) {
            gaps.add(CODE_ALONE);
            item = Truth.UNKNOWN;
            reference = true;
        }
        if (item == Truth.NO) {
            if (rule.rule.effect() instanceof Effect.Subjects && placed && seated && noteMisses) {
                if (foreignMade(rule)) {
                    notSubject = true;
                    notSubjectBy.add(rule.measure.id());
                }
            } else if (full && noteMisses && placed && seated && requirement(rule) && inReach(rule) != Truth.NO) {
                rule.item.nearMisses(facts).forEach(why -> nearMisses.add(new Near(rule, why)));
            }
            return Truth.NO;
        }
        if (item == Truth.UNKNOWN && !reference) {
            rule.item.missing(facts, gaps);
        }
        truth = truth.and(item);
        if (!scope.addressees().isEmpty()) {
            Truth bound = addressee(rule);
            if (bound == Truth.NO) {
                return Truth.NO;
            }
            if (bound == Truth.UNKNOWN) {
                gaps.add("exporter (the letter binds " + String.join(", ", new TreeSet<>(scope.addressees())) + ")");
            }
            truth = truth.and(bound);
        }
        if (!scope.licensableUnder().isEmpty()) {
            Truth listed = licensable(scope.licensableUnder());
            if (listed == Truth.NO) {
                return Truth.NO;
            }
            truth = truth.and(listed);
        }
        Truth reached = inReach(rule);
        if (reached == Truth.NO) {
            if (placed && seated && truth == Truth.YES && noteMisses && scope.reach() instanceof Reach.Test) {
                notSubject = true;
                notSubjectBy.add(rule.measure.id());
                if (full) {
                    rule.reach.nearMisses(facts).forEach(why -> nearMisses.add(new Near(rule, why)));
                }
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
            if (noteMisses && truth == Truth.YES && requirement(rule) && (placed || seated)) {
                nearMisses.add(new Near(rule, placed ? NearWhy.HEADQUARTERS : NearWhy.DESTINATION));
            }
            return Truth.NO;
        }
        return truth.and(reached);
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
                    && rule.timeline(known, audience(rule)).on(on) instanceof Status.InForce
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
        for (Hit h : hits) {
            if (h.rule().measure.issuer().equals(issuer)
                    && h.status() instanceof Status.InForce
                    && h.rule().rule.scope().parties() instanceof PartySet.Anyone
                    && h.rule().rule.scope().licensableUnder().isEmpty()
                    && h.rule().rule.effect() instanceof Effect.RequiresLicence) {
                listed = listed.or(isReadOut(h) ? Truth.NO : h.truth());
            }
        }
        licensable.put(issuer, listed);
        return listed;
    }

    private boolean isReadOut(Hit target) {
        for (Hit h : hits) {
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
        return switch (rule.rule.scope().parties()) {
            case PartySet.Anyone _ -> Truth.YES;
            case PartySet.ListedBy(String measure, String tag) -> {
                for (ShipmentFacts.Match m : facts.parties) {
                    for (Reference.Listing l : m.party().listings()) {
                        if (l.measure().equals(measure)
                                && (tag.isEmpty() || tag.equals(l.tag()))
                                && !l.from().isAfter(on)
                                && !l.to().isBefore(on)) {
                            yield Truth.YES;
                        }
                    }
                }
                yield Truth.NO;
            }
            case PartySet.OwnedByListed(String issuer, double from, double below) -> {
                double share = listedShare(issuer);
                yield share == 0 && shareNotStated()
                        ? Truth.UNKNOWN
                        : Truth.of(share > 0 && share >= from && share < below);
            }
            case PartySet.ListedOrOwned(String issuer, double from) -> {
                for (ShipmentFacts.Match m : facts.parties) {
                    if (isListed(m.party(), issuer, true)) {
                        yield Truth.YES;
                    }
                }
                double share = listedShare(issuer);
                yield share == 0 && shareNotStated() ? Truth.UNKNOWN : Truth.of(share > 0 && share >= from);
            }
        };
    }

    /// Whether the asker says that an owner is listed, but not how much it holds.
    private boolean shareNotStated() {
        return facts.words[reader.at("owner_listed")].equals("true")
                && Double.isNaN(facts.figures[reader.at("ownership")])
                && shipment.endUser().owners().isEmpty();
    }

    private double listedShare(String issuer) {
        double asked = 0;
        for (Owner o : shipment.endUser().owners()) {
            if (o.saidToBeListed() || listedByName(o.name(), issuer)) {
                asked += o.percent();
            }
        }
        int share = reader.at("ownership");
        int listed = reader.at("owner_listed");
        if (asked == 0 && facts.words[listed].equals("true") && !Double.isNaN(facts.figures[share])) {
            asked = facts.figures[share];
        }
        double recorded = 0;
        for (ShipmentFacts.Match m : facts.parties) {
            recorded = Math.max(recorded, listedShareOf(m.party(), issuer, new LinkedHashSet<>()));
        }
        return Math.max(asked, recorded);
    }

    private boolean listedByName(String name, String issuer) {
        return reader.parties(name).stream()
                .anyMatch(m ->
                        isListed(m.party(), issuer) || listedShareOf(m.party(), issuer, new LinkedHashSet<>()) >= 50);
    }

    private boolean isListed(Reference.KnownParty party, String issuer) {
        return isListed(party, issuer, false);
    }

    private boolean isListed(Reference.KnownParty party, String issuer, boolean forItemsUnderLicence) {
        for (Reference.Listing l : party.listings()) {
            CompiledRule rule = book.firstRuleOf(l.measure()).orElse(null);
            if (rule != null
                    && rule.measure.issuer().equals(issuer)
                    && book.isListing(rule, issuer)
                    && (!forItemsUnderLicence
                            || !rule.rule.scope().licensableUnder().isEmpty())
                    && !l.from().isAfter(on)
                    && !l.to().isBefore(on)
                    && rule.timeline(known, Audience.PUBLIC).on(on) instanceof Status.InForce) {
                return true;
            }
        }
        return false;
    }

    /// The aggregate share that listed parties hold; an owner that is itself half owned by them
    /// counts as listed.
    private double listedShareOf(Reference.KnownParty party, String issuer, Set<String> seen) {
        if (!seen.add(party.name())) {
            return 0;
        }
        double sum = 0;
        for (Reference.Shareholding s : party.owners()) {
            if (s.from().isAfter(on) || s.to().isBefore(on)) {
                continue;
            }
            Reference.KnownParty owner = book.party(s.owner()).orElse(null);
            if (owner != null && (isListed(owner, issuer) || listedShareOf(owner, issuer, seen) >= 50)) {
                sum += s.percent();
            }
        }
        return sum;
    }
}
