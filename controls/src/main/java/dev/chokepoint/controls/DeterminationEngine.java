package dev.chokepoint.controls;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Answers whether shipments are controlled, under one ledger whose rules it compiles once.
///
/// It is pure: the same ledger and shipment give the same answer, from any thread.
public final class DeterminationEngine {
    private final Ledger ledger;
    private final ShipmentReader reader;
    private final List<CompiledRule> rules = new ArrayList<>();
    private final RuleIndex index;
    private final Map<String, List<CompiledRule>> listingsOfIssuer = new HashMap<>();
    private final Map<String, CompiledRule> anyRuleOf = new HashMap<>();
    private final Map<String, Reference.KnownParty> partyByName = new HashMap<>();

    private DeterminationEngine(Ledger ledger) {
        this.ledger = ledger;
        Map<String, List<Reference.Membership>> groups = new LinkedHashMap<>();
        for (Reference.Membership m : ledger.reference().groups()) {
            groups.computeIfAbsent(m.group(), _ -> new ArrayList<>()).add(m);
        }
        Set<String> attributes = new TreeSet<>(List.of(
                "eccn", "cncl", "hs", "owner_listed", "ownership", "foreign_made", "us_controlled_content_pct"));
        for (Measure m : ledger.measures()) {
            for (Rule r : m.rules()) {
                Conditions.attributes(r.scope().item(), attributes);
                if (r.scope().reach() instanceof Reach.Test(var condition)) {
                    Conditions.attributes(condition, attributes);
                }
            }
        }
        this.reader = new ShipmentReader(ledger.reference(), attributes);
        int order = 0;
        for (Measure m : ledger.measures()) {
            for (Rule r : m.rules()) {
                CompiledRule rule = new CompiledRule(ledger, m, r, order++, reader.index(), groups);
                rules.add(rule);
                anyRuleOf.putIfAbsent(m.id(), rule);
                if (m.kind() == MeasureKind.ENTITY_LISTING || m.kind() == MeasureKind.END_USE_CONTROL) {
                    listingsOfIssuer
                            .computeIfAbsent(m.issuer(), _ -> new ArrayList<>())
                            .add(rule);
                }
            }
        }
        for (Reference.KnownParty p : ledger.reference().parties()) {
            partyByName.put(p.name(), p);
        }
        this.index = new RuleIndex(rules, reader.index());
    }

    /// Compiles the rules of a ledger.
    public static DeterminationEngine of(Ledger ledger) {
        return new DeterminationEngine(ledger);
    }

    public Ledger ledger() {
        return ledger;
    }

    /// The answer without its reasons.
    public Answer answer(Shipment shipment) {
        Facts facts = reader.read(shipment);
        return new Evaluation(facts, shipment.on(), index.candidates(facts), false).answer();
    }

    /// The answer with everything that explains it.
    public Determination determine(Shipment shipment) {
        Facts facts = reader.read(shipment);
        return new Evaluation(facts, shipment.on(), rules, true).determination();
    }

    /// The answer in short.
    ///
    /// @param measures ids that control or explain the answer
    public record Answer(Outcome outcome, Policy policy, List<String> measures) {
        public Answer {
            measures = List.copyOf(measures);
        }
    }

    /// One rule that covers, or may cover, the shipment.
    private record Hit(CompiledRule rule, Status status, Truth truth, Set<String> missing) {}

    /// The evaluation of one shipment on one day.
    private final class Evaluation {
        private final Facts facts;
        private final Shipment shipment;
        private final LocalDate on;
        private final LocalDate known;
        private final boolean full;
        private final List<CompiledRule> candidates;

        private final List<Hit> hits = new ArrayList<>();
        private final List<Determination.NearMiss> nearMisses = new ArrayList<>();
        private final List<CompiledRule> touched = new ArrayList<>();
        private final Map<String, Truth> licensable = new HashMap<>(4);
        private final Map<String, Truth> byContent = new HashMap<>(4);
        private boolean notSubject;
        private final Set<String> notSubjectBy = new LinkedHashSet<>();

        private final List<Hit> live = new ArrayList<>();
        private final List<Hit> open = new ArrayList<>();
        private final List<Hit> dormant = new ArrayList<>();
        private final List<Hit> pending = new ArrayList<>();
        private final List<Hit> authorised = new ArrayList<>();
        private final List<Hit> unenforced = new ArrayList<>();
        private final List<Hit> readOut = new ArrayList<>();
        private final List<Hit> valid = new ArrayList<>();
        private final Map<CompiledRule, Policy> policies = new HashMap<>();
        private final Set<String> modifiers = new LinkedHashSet<>();
        private final Set<String> interpretations = new LinkedHashSet<>();
        private final Set<String> authorisations = new LinkedHashSet<>();
        private final Set<String> missing = new LinkedHashSet<>();
        private Outcome outcome = Outcome.NO_LICENCE_REQUIRED;
        private Policy policy = Policy.UNSTATED;
        private final Set<String> measures = new LinkedHashSet<>();

        Evaluation(Facts facts, LocalDate on, List<CompiledRule> candidates, boolean full) {
            this.facts = facts;
            this.shipment = facts.shipment;
            this.on = on;
            this.known = shipment.known();
            this.candidates = candidates;
            this.full = full;
            run();
        }

        private void run() {
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
            sort();
            modify();
            settle();
        }

        private void collect(CompiledRule rule) {
            Timeline timeline = rule.timeline(known, audience(rule));
            Status status = timeline.on(on);
            boolean suspendsLicences = rule.rule.effect() instanceof Effect.SuspendsLicences;
            boolean matters = switch (status) {
                case Status.Unheard _, Status.Ended _ ->
                    suspendsLicences && !timeline.spans().isEmpty();
                case Status.Announced a -> !a.starts().equals(StatusEvent.OPEN);
                case Status.InForce _, Status.Suspended _ -> true;
            };
            if (!matters && !full) {
                return;
            }
            Set<String> gaps = new LinkedHashSet<>();
            Truth truth = covers(rule, gaps, matters);
            if (truth == Truth.NO) {
                return;
            }
            touched.add(rule);
            if (matters) {
                hits.add(new Hit(rule, status, truth, gaps));
            }
        }

        private Audience audience(CompiledRule rule) {
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
            if (!party(rule)) {
                return Truth.NO;
            }
            Truth truth = Truth.YES;
            if (!scope.endUses().isEmpty()) {
                boolean holds = scope.endUses().stream().anyMatch(facts.endUses::contains);
                if (!holds) {
                    if (facts.endUseKnown) {
                        return Truth.NO;
                    }
                    gaps.add("end_use");
                    truth = Truth.UNKNOWN;
                }
            }
            Truth item = rule.item.on(facts);
            boolean reference = false;
            if (item == Truth.NO && facts.onlyCustomsCode && referenceCode(scope)) {
                gaps.add("what the item is (customs code alone does not decide)");
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
                    rule.item
                            .nearMisses(facts)
                            .forEach(why -> nearMisses.add(
                                    new Determination.NearMiss(rule.measure.id(), rule.rule.name(), why)));
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
                    gaps.add(
                            "exporter (the letter binds " + String.join(", ", new TreeSet<>(scope.addressees())) + ")");
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
                        rule.reach
                                .nearMisses(facts)
                                .forEach(why -> nearMisses.add(
                                        new Determination.NearMiss(rule.measure.id(), rule.rule.name(), why)));
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
                    nearMisses.add(new Determination.NearMiss(
                            rule.measure.id(),
                            rule.rule.name(),
                            placed
                                    ? "headquarters " + String.join(" ", new TreeSet<>(facts.headquarters)) + ", needs "
                                            + rule.headquarters.source()
                                    : "destination " + shipment.destination() + ", needs "
                                            + rule.destination.source()));
                }
                return Truth.NO;
            }
            return truth.and(reached);
        }

        private boolean foreignMade(CompiledRule rule) {
            String issuer = rule.measure.issuer();
            return !shipment.origin().equals(issuer) && !shipment.exporter().equals(issuer);
        }

        private boolean referenceCode(Scope scope) {
            Integer hs = reader.index().get("hs");
            if (hs == null) {
                return false;
            }
            String code = facts.words[hs];
            return scope.codes().stream()
                    .anyMatch(c -> c.scheme().equals("hs")
                            && (code.startsWith(c.code()) || c.code().startsWith(code)));
        }

        private boolean requirement(CompiledRule rule) {
            return rule.rule.effect() instanceof Effect.RequiresLicence
                    || rule.rule.effect() instanceof Effect.Prohibits;
        }

        private Truth inReach(CompiledRule rule) {
            String issuer = rule.measure.issuer();
            return switch (rule.rule.scope().reach()) {
                case Reach.Anywhere _ -> Truth.YES;
                case Reach.Territory _ -> Truth.of(shipment.exporter().equals(issuer));
                case Reach.OriginOrContent _ ->
                    shipment.origin().equals(issuer) || shipment.exporter().equals(issuer)
                            ? Truth.YES
                            : byContent(issuer);
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
                        && rule.timeline(known, Audience.PUBLIC).on(on) instanceof Status.InForce
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

        private Truth addressee(CompiledRule rule) {
            for (List<String> a : rule.addressees) {
                if (Words.contains(facts.exporterWords, a)
                        || Words.contains(facts.endUserWords, a)
                        || Words.contains(facts.itemWords, a)
                        || Words.contains(facts.maker, a)) {
                    return Truth.YES;
                }
            }
            return facts.exporterWords.isEmpty() && facts.maker.isEmpty() ? Truth.UNKNOWN : Truth.NO;
        }

        private boolean party(CompiledRule rule) {
            return switch (rule.rule.scope().parties()) {
                case PartySet.Anyone _ -> true;
                case PartySet.ListedBy(String measure, String tag) -> {
                    for (Facts.Match m : facts.parties) {
                        for (Reference.Listing l : m.party().listings()) {
                            if (l.measure().equals(measure)
                                    && (tag.isEmpty() || tag.equals(l.tag()))
                                    && !l.from().isAfter(on)
                                    && !l.to().isBefore(on)) {
                                yield true;
                            }
                        }
                    }
                    yield false;
                }
                case PartySet.OwnedByListed(String issuer, double from, double below) -> {
                    double share = listedShare(issuer);
                    yield share > 0 && share >= from && share < below;
                }
            };
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
            for (Facts.Match m : facts.parties) {
                recorded = Math.max(recorded, listedShareOf(m.party(), issuer, new LinkedHashSet<>()));
            }
            return Math.max(asked, recorded);
        }

        private boolean listedByName(String name, String issuer) {
            return reader.parties(name).stream()
                    .anyMatch(m -> isListed(m.party(), issuer)
                            || listedShareOf(m.party(), issuer, new LinkedHashSet<>()) >= 50);
        }

        private boolean isListed(Reference.KnownParty party, String issuer) {
            for (Reference.Listing l : party.listings()) {
                CompiledRule rule = anyRuleOf.get(l.measure());
                if (rule != null
                        && rule.measure.issuer().equals(issuer)
                        && listingsOfIssuer.getOrDefault(issuer, List.of()).contains(rule)
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
                Reference.KnownParty owner = partyByName.get(s.owner());
                if (owner != null && (isListed(owner, issuer) || listedShareOf(owner, issuer, seen) >= 50)) {
                    sum += s.percent();
                }
            }
            return sum;
        }

        /// Sorts the hits by what they do on the day.
        private void sort() {
            for (Hit h : hits) {
                switch (h.rule().rule.effect()) {
                    case Effect.RequiresLicence _, Effect.Prohibits _, Effect.RedFlag _, Effect.Notification _ ->
                        place(h);
                    case Effect.SuspendsLicences _ -> {
                        if (h.status() instanceof Status.InForce) {
                            place(h);
                        } else if (h.truth() == Truth.YES) {
                            valid.add(h);
                        }
                    }
                    case Effect.Subjects _,
                            Effect.Authorises _,
                            Effect.SetsPolicy _,
                            Effect.ReadsOut _,
                            Effect.DoesNotEnforce _,
                            Effect.Explains _ -> {
                        // These change or explain other hits.
                    }
                }
            }
        }

        private void place(Hit h) {
            switch (h.status()) {
                case Status.InForce _ -> (h.truth() == Truth.YES ? live : open).add(h);
                case Status.Suspended _ -> {
                    if (h.truth() == Truth.YES) {
                        dormant.add(h);
                    }
                }
                case Status.Announced _ -> {
                    if (h.truth() == Truth.YES) {
                        pending.add(h);
                    }
                }
                case Status.Unheard _, Status.Ended _ -> {
                    // Nothing binds.
                }
            }
        }

        private void modify() {
            for (Hit h : hits) {
                if (h.truth() != Truth.YES || !(h.status() instanceof Status.InForce)) {
                    continue;
                }
                String id = h.rule().measure.id();
                switch (h.rule().rule.effect()) {
                    case Effect.ReadsOut(var targets) -> {
                        int before = readOut.size();
                        for (List<Hit> from : List.of(live, open, dormant, pending)) {
                            move(from, readOut, targets);
                        }
                        if (readOut.size() > before) {
                            interpretations.add(id);
                            modifiers.add(id);
                        }
                    }
                    case Effect.DoesNotEnforce(var targets) -> {
                        if (move(live, unenforced, targets)) {
                            modifiers.add(id);
                        }
                        move(open, new ArrayList<>(), targets);
                    }
                    case Effect.Authorises(var targets) -> {
                        if (move(live, authorised, targets)) {
                            authorisations.add(id);
                            modifiers.add(id);
                        }
                    }
                    case Effect.SetsPolicy(var targets, Policy changed) -> {
                        for (Hit l : live) {
                            if (l.rule().targetedBy(targets)) {
                                policies.put(l.rule(), changed);
                                modifiers.add(id);
                            }
                        }
                    }
                    case Effect.Explains _,
                            Effect.RequiresLicence _,
                            Effect.Prohibits _,
                            Effect.RedFlag _,
                            Effect.Notification _,
                            Effect.Subjects _,
                            Effect.SuspendsLicences _ -> {
                        // Not a modifier.
                    }
                }
            }
        }

        private static boolean move(List<Hit> from, List<Hit> to, Set<String> targets) {
            boolean moved = false;
            for (var it = from.iterator(); it.hasNext(); ) {
                Hit h = it.next();
                if (h.rule().targetedBy(targets)) {
                    it.remove();
                    to.add(h);
                    moved = true;
                }
            }
            return moved;
        }

        private Policy policyOf(Hit h) {
            Policy set = policies.get(h.rule());
            if (set != null) {
                return set;
            }
            return h.rule().rule.effect() instanceof Effect.RequiresLicence(Policy p) ? p : Policy.UNSTATED;
        }

        private boolean any(List<Hit> of, java.util.function.Predicate<Effect> what) {
            for (Hit h : of) {
                if (what.test(h.rule().rule.effect())) {
                    return true;
                }
            }
            return false;
        }

        private void settle() {
            boolean licence = any(live, e -> e instanceof Effect.RequiresLicence);
            boolean listingSleeps = dormant.stream().anyMatch(this::sleepingListing);
            for (Hit h : live) {
                if (h.rule().rule.effect() instanceof Effect.RequiresLicence) {
                    policy = policy.strictest(policyOf(h));
                }
            }
            for (Hit h : open) {
                missing.addAll(h.missing());
            }
            // An end use that is not stated is asked for, but leaves the answer standing: nearly every shipment has
            // one.
            boolean openMatters = any(
                    open.stream()
                            .filter(h -> !h.missing().equals(Set.of("end_use")))
                            .toList(),
                    e -> e instanceof Effect.RequiresLicence
                            || e instanceof Effect.Prohibits
                            || e instanceof Effect.SuspendsLicences);
            boolean subject = false;
            for (Hit h : hits) {
                if (h.rule().rule.effect() instanceof Effect.Subjects && h.status() instanceof Status.InForce) {
                    subject |= h.truth() == Truth.YES && foreignMade(h.rule());
                }
            }
            List<Hit> because = new ArrayList<>();
            if (any(live, e -> e instanceof Effect.Prohibits)) {
                outcome = any(live, e -> e instanceof Effect.Prohibits(boolean presumed) && !presumed)
                        ? Outcome.PROHIBITED
                        : Outcome.PROHIBITED_PRESUMED;
                because = live;
            } else if (any(live, e -> e instanceof Effect.SuspendsLicences)) {
                outcome = Outcome.LICENCE_SUSPENDED;
                because = live;
            } else if (licence) {
                outcome = listingSleeps ? Outcome.SUSPENDED_LICENCE_REQUIRED : Outcome.licence(policy);
                because = live;
            } else if (openMatters) {
                outcome = Outcome.INDETERMINATE;
                because = open;
            } else if (any(live, e -> e instanceof Effect.Notification)) {
                outcome = Outcome.NOTIFICATION;
                because = live;
            } else if (!authorised.isEmpty()) {
                outcome = Outcome.AUTHORISED;
                because = authorised;
            } else if (!valid.isEmpty()) {
                outcome = Outcome.LICENCE_VALID;
                because = valid;
            } else if (!live.isEmpty()) {
                outcome = Outcome.RED_FLAG;
                because = live;
            } else if (!unenforced.isEmpty()) {
                outcome = Outcome.NOT_ENFORCED;
                because = unenforced;
            } else if (!dormant.isEmpty()) {
                outcome = Outcome.SUSPENDED;
                because = dormant;
            } else if (!pending.isEmpty()) {
                outcome = Outcome.NOT_YET_IN_FORCE;
                because = pending;
            } else if (subject) {
                outcome = Outcome.SUBJECT_TO_EAR;
            } else if (notSubject) {
                outcome = Outcome.NOT_SUBJECT;
            }
            because.forEach(h -> name(h.rule()));
            if (!because.isEmpty() && outcome != Outcome.NOT_YET_IN_FORCE) {
                for (Hit h : dormant) {
                    boolean ban = h.rule().rule.effect() instanceof Effect.Prohibits;
                    if (!ban || (outcome == Outcome.SUSPENDED_LICENCE_REQUIRED && sleepingListing(h))) {
                        name(h.rule());
                    }
                    nameSuspension(h);
                }
            }
            measures.addAll(modifiers);
            for (Hit h : hits) {
                if (h.truth() != Truth.YES) {
                    continue;
                }
                switch (h.rule().rule.effect()) {
                    case Effect.Explains(var targets, boolean asMeasure) -> {
                        boolean speaks = h.status() instanceof Status.InForce
                                && (targets.isEmpty()
                                        || because.stream()
                                                .anyMatch(b -> b.rule().targetedBy(targets)));
                        if (speaks) {
                            (asMeasure ? measures : interpretations)
                                    .add(h.rule().measure.id());
                        }
                    }
                    case Effect.SetsPolicy(var targets, Policy changed) -> {
                        if (h.status() instanceof Status.Suspended
                                && because.stream().anyMatch(b -> b.rule().targetedBy(targets))) {
                            dormant.add(h);
                            nameSuspension(h);
                        }
                    }
                    case Effect.RequiresLicence _,
                            Effect.Prohibits _,
                            Effect.RedFlag _,
                            Effect.Notification _,
                            Effect.Subjects _,
                            Effect.SuspendsLicences _,
                            Effect.Authorises _,
                            Effect.ReadsOut _,
                            Effect.DoesNotEnforce _ -> {
                        // Already counted.
                    }
                }
            }
        }

        /// A suspended listing that bans items for which a licence is needed anyway.
        private boolean sleepingListing(Hit h) {
            return h.rule().measure.kind() == MeasureKind.ENTITY_LISTING
                    && !h.rule().rule.scope().licensableUnder().isEmpty();
        }

        private void name(CompiledRule rule) {
            if (!rule.measure.isBaseRule()) {
                measures.add(rule.measure.id());
            }
        }

        private void nameSuspension(Hit h) {
            if (h.status() instanceof Status.Suspended(String by, LocalDate until) && !by.isEmpty()) {
                measures.add(by);
            }
        }

        Answer answer() {
            return new Answer(outcome, policy, List.copyOf(measures));
        }

        Determination determination() {
            List<Determination.Finding> controlling = new ArrayList<>();
            Collection<Hit> findings = outcome == Outcome.AUTHORISED ? authorised : live;
            for (Hit h : findings) {
                controlling.add(new Determination.Finding(
                        h.rule().measure.id(),
                        h.rule().rule.name(),
                        outcomeOf(h),
                        policyOf(h),
                        h.rule().rule.words()));
            }
            List<Determination.Dormant> sleeping = new ArrayList<>();
            for (Hit h : dormant) {
                if (h.status() instanceof Status.Suspended(String by, LocalDate revives)) {
                    sleeping.add(new Determination.Dormant(
                            h.rule().measure.id(), h.rule().rule.name(), by, revives));
                }
            }
            List<Determination.NotYet> notYet = new ArrayList<>();
            for (Hit h : pending) {
                if (h.status() instanceof Status.Announced(LocalDate starts)) {
                    notYet.add(new Determination.NotYet(
                            h.rule().measure.id(), h.rule().rule.name(), starts));
                }
            }
            Set<String> asked = new LinkedHashSet<>(missing);
            Set<String> cited = new LinkedHashSet<>(measures);
            controlling.forEach(f -> cited.add(f.measure()));
            sleeping.forEach(d -> cited.add(d.measure()));
            notYet.forEach(p -> cited.add(p.measure()));
            cited.addAll(interpretations);
            cited.addAll(notSubjectBy);
            List<String> citations = new ArrayList<>();
            List<String> unconfirmed = new ArrayList<>();
            for (String id : cited) {
                Optional<Measure> m = ledger.findMeasure(id);
                if (m.isPresent()) {
                    m.get().sources().forEach(s -> citations.add(id + ": " + s));
                    if (!m.get().confirmed()) {
                        unconfirmed.add(id + ": " + m.get().note());
                    }
                }
            }
            Set<String> settled = new LinkedHashSet<>();
            controlling.forEach(f -> settled.add(f.measure()));
            sleeping.forEach(d -> settled.add(d.measure()));
            notYet.forEach(p -> settled.add(p.measure()));
            Set<String> whys = new LinkedHashSet<>();
            nearMisses.removeIf(m -> settled.contains(m.measure()) || !whys.add(m.measure() + m.why()));
            return new Determination(
                    shipment,
                    outcome,
                    policy,
                    controlling,
                    List.copyOf(measures),
                    sleeping,
                    notYet,
                    nearMisses,
                    List.copyOf(interpretations),
                    List.copyOf(authorisations),
                    List.copyOf(asked),
                    !unenforced.isEmpty(),
                    nextChange(),
                    citations,
                    unconfirmed,
                    explanation(controlling, sleeping, notYet));
        }

        private Outcome outcomeOf(Hit h) {
            return switch (h.rule().rule.effect()) {
                case Effect.Prohibits(boolean presumed) -> presumed ? Outcome.PROHIBITED_PRESUMED : Outcome.PROHIBITED;
                case Effect.SuspendsLicences _ -> Outcome.LICENCE_SUSPENDED;
                case Effect.RedFlag _ -> Outcome.RED_FLAG;
                case Effect.Notification _ -> Outcome.NOTIFICATION;
                case Effect.RequiresLicence _ -> Outcome.licence(policyOf(h));
                case Effect.Subjects _,
                        Effect.Authorises _,
                        Effect.SetsPolicy _,
                        Effect.ReadsOut _,
                        Effect.DoesNotEnforce _,
                        Effect.Explains _ -> outcome;
            };
        }

        /// Looks at every later day on which a rule that could cover the shipment turns.
        private Determination.NextChange nextChange() {
            TreeSet<LocalDate> days = new TreeSet<>();
            List<CompiledRule> relevant = new ArrayList<>();
            for (CompiledRule rule : rules) {
                if (couldCover(rule)) {
                    relevant.add(rule);
                    List<LocalDate> turns =
                            new ArrayList<>(rule.timeline(known, audience(rule)).turns());
                    rule.destination.turns(turns);
                    rule.headquarters.turns(turns);
                    turns.stream().filter(d -> d.isAfter(on)).forEach(days::add);
                }
            }
            for (Facts.Match m : facts.parties) {
                for (Reference.Listing l : m.party().listings()) {
                    if (l.from().isAfter(on)) {
                        days.add(l.from());
                    }
                    if (l.to().isAfter(on) && l.to().isBefore(StatusEvent.OPEN)) {
                        days.add(l.to().plusDays(1));
                    }
                }
            }
            Answer now = answer();
            for (LocalDate day : days) {
                Answer then = new Evaluation(facts, day, relevant, false).answer();
                if (then.outcome() != now.outcome()
                        || !Set.copyOf(then.measures()).equals(Set.copyOf(now.measures()))) {
                    return new Determination.NextChange.On(day, then.outcome(), then.measures());
                }
            }
            return new Determination.NextChange.None();
        }

        private boolean couldCover(CompiledRule rule) {
            Scope scope = rule.rule.scope();
            return (scope.movements().isEmpty() || scope.movements().contains(shipment.movement()))
                    && (rule.item.on(facts) != Truth.NO || facts.onlyCustomsCode);
        }

        private Explanation explanation(
                List<Determination.Finding> controlling,
                List<Determination.Dormant> sleeping,
                List<Determination.NotYet> notYet) {
            List<Explanation> parts = new ArrayList<>();
            for (Determination.Finding f : controlling) {
                parts.add(Explanation.leaf(
                        f.measure() + " (" + f.rule() + ")",
                        f.outcome().name(),
                        f.words(),
                        Id.of("measure", f.measure())));
            }
            for (Determination.Dormant d : sleeping) {
                parts.add(Explanation.leaf(
                        d.measure() + " (" + d.rule() + ")",
                        "suspended",
                        (d.by().isEmpty() ? "Suspended" : "Suspended by " + d.by())
                                + (d.revives().equals(StatusEvent.OPEN)
                                        ? ", without a stated end"
                                        : ", revives on " + d.revives() + " unless something else becomes known"),
                        Id.of("measure", d.measure())));
            }
            for (Determination.NotYet p : notYet) {
                parts.add(Explanation.leaf(
                        p.measure() + " (" + p.rule() + ")",
                        "not yet in force",
                        "Binds from " + p.starts(),
                        Id.of("measure", p.measure())));
            }
            for (Hit h : unenforced) {
                parts.add(Explanation.leaf(
                        h.rule().key(),
                        "not enforced",
                        "Its text covers the shipment; the authority does not enforce it",
                        h.rule().measure.asId()));
            }
            for (Hit h : readOut) {
                parts.add(Explanation.leaf(
                        h.rule().key(),
                        "read out of scope",
                        "Guidance " + String.join(", ", interpretations) + " leaves the item out",
                        h.rule().measure.asId()));
            }
            for (String id : notSubjectBy) {
                parts.add(Explanation.leaf(
                        id, "content below the level", "The content stays below the level", Id.of("measure", id)));
            }
            if (!facts.product.isEmpty()) {
                parts.add(Explanation.leaf("product", facts.product, "Found in the ledger's table of products"));
            }
            facts.inferred.forEach(
                    i -> parts.add(Explanation.leaf("inferred fact", i.toString(), "Not stated by the asker")));
            facts.parties.forEach(m -> parts.add(Explanation.leaf(
                    "party",
                    m.party().name(),
                    "Name match with a score of " + m.likeness().score() + " ("
                            + m.likeness().reason() + "); confirm it")));
            facts.possibleParties.forEach(m -> parts.add(Explanation.leaf(
                    "possible party",
                    m.party().name(),
                    "Name match with a score of only "
                            + Numbers.text(m.likeness().score()) + " ("
                            + m.likeness().reason() + "); not used. Confirm or rule it out")));
            if (facts.headquartersAssumed && !shipment.endUser().name().isEmpty()) {
                parts.add(Explanation.leaf(
                        "headquarters", shipment.destination(), "Not stated: taken to be the destination"));
            }
            return Explanation.of(
                    "determination", outcome.name(), outcome.sentence() + " " + Determination.DISCLAIMER, parts);
        }
    }
}
