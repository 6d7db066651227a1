package dev.chokepoint.controls.plain;

import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.RuleMatches;
import dev.chokepoint.controls.compiled.RuleMatches.Hit;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Answer;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The evaluation of one shipment on one day, read straight from the rules.
public final class Evaluation {
    final ShipmentFacts facts;
    final RuleMatches coverage;
    private final List<Hit> hits;
    final List<Hit> live = new ArrayList<>();
    private final List<Hit> open = new ArrayList<>();
    final List<Hit> dormant = new ArrayList<>();
    final List<Hit> pending = new ArrayList<>();
    final List<Hit> authorised = new ArrayList<>();
    final List<Hit> unenforced = new ArrayList<>();
    final List<Hit> readOut = new ArrayList<>();
    private final List<Hit> valid = new ArrayList<>();
    private final Map<CompiledRule, Policy> policies = new HashMap<>();
    private final Set<String> modifiers = new LinkedHashSet<>();
    final Set<String> interpretations = new LinkedHashSet<>();
    final Set<String> authorisations = new LinkedHashSet<>();
    final Set<String> missing = new LinkedHashSet<>();
    boolean unknownItem;
    Outcome outcome = Outcome.NO_LICENCE_REQUIRED;
    Policy policy = Policy.UNSTATED;
    final Set<String> measures = new LinkedHashSet<>();

    public Evaluation(Rulebook book, ShipmentFacts facts, LocalDate on, List<CompiledRule> candidates, boolean full) {
        this.facts = facts;
        this.coverage = new RuleMatches(book, facts, on, candidates, full);
        this.hits = coverage.hits();
        sort();
        modify();
        settle();
    }

    /// Sorts the hits by what they do on the day.
    private void sort() {
        for (Hit h : hits) {
            switch (h.rule().rule.effect()) {
                case Effect.RequiresLicence _, Effect.Prohibits _, Effect.RedFlag _, Effect.Notification _ -> place(h);
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
                        Effect.Withholds _,
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
        // What is not enforced needs no exception: it goes first.
        for (Hit h : hits) {
            if (h.truth() == Truth.YES
                    && h.status() instanceof Status.InForce
                    && h.rule().rule.effect() instanceof Effect.DoesNotEnforce(var targets)) {
                if (move(live, unenforced, targets)) {
                    modifiers.add(h.rule().measure.id());
                }
                move(open, new ArrayList<>(), targets);
            }
        }
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
                case Effect.Authorises(var targets) -> {
                    if (withheld(h.rule())) {
                        continue;
                    }
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
                case Effect.DoesNotEnforce _,
                        Effect.Withholds _,
                        Effect.Explains _,
                        Effect.RequiresLicence _,
                        Effect.Prohibits _,
                        Effect.RedFlag _,
                        Effect.Notification _,
                        Effect.Subjects _,
                        Effect.SuspendsLicences _ -> {
                    // Done, or not a modifier.
                }
            }
        }
    }

    /// Whether a measure in force takes an exception away from the shipment.
    private boolean withheld(CompiledRule exception) {
        boolean withheld = false;
        for (Hit h : hits) {
            if (h.truth() == Truth.YES
                    && h.status() instanceof Status.InForce
                    && h.rule().rule.effect() instanceof Effect.Withholds(var targets)
                    && exception.targetedBy(targets)) {
                modifiers.add(h.rule().measure.id());
                withheld = true;
            }
        }
        return withheld;
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

    Policy policyOf(Hit h) {
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
                subject |= h.truth() == Truth.YES && coverage.foreignMade(h.rule());
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
        } else if (coverage.notSubject()) {
            outcome = Outcome.NOT_SUBJECT;
        }
        if (facts.itemUnknown && outcome == Outcome.NO_LICENCE_REQUIRED) {
            outcome = Outcome.INDETERMINATE;
            unknownItem = true;
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
                                    || because.stream().anyMatch(b -> b.rule().targetedBy(targets)));
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
                        Effect.Withholds _,
                        Effect.DoesNotEnforce _ -> {
                    // Already counted.
                }
            }
        }
    }

    /// A suspended listing that bans items for which a licence is needed anyway.
    private boolean sleepingListing(Hit h) {
        return isListingUnderLicence(h.rule());
    }

    /// Whether the rule lists parties and speaks of items that need a licence anyway.
    public static boolean isListingUnderLicence(CompiledRule rule) {
        return rule.measure.kind() == MeasureKind.ENTITY_LISTING
                && !rule.rule.scope().licensableUnder().isEmpty();
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

    public Answer answer() {
        return new Answer(outcome, policy, List.copyOf(measures));
    }

    /// Facts that would open an exception, another reading or another policy for what controls here.
    Set<String> factsThatWouldEase() {
        Set<String> facts = new LinkedHashSet<>();
        for (Hit h : hits) {
            if (h.truth() == Truth.UNKNOWN && h.status() instanceof Status.InForce) {
                Set<String> targets = h.rule().rule.effect().changes();
                if (live.stream().anyMatch(l -> l.rule().targetedBy(targets))) {
                    facts.addAll(h.missing());
                }
            }
        }
        return facts;
    }
}
