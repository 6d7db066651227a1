package dev.chokepoint.controls.plain;

import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.RuleMatches;
import dev.chokepoint.controls.compiled.RuleMatches.RuleMatch;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.compiled.StatusDay;
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
    private final List<RuleMatch> matches;
    final List<RuleMatch> binding = new ArrayList<>();
    private final List<RuleMatch> undecided = new ArrayList<>();
    final List<RuleMatch> dormant = new ArrayList<>();
    final List<RuleMatch> announced = new ArrayList<>();
    final List<RuleMatch> authorised = new ArrayList<>();
    final List<RuleMatch> notEnforced = new ArrayList<>();
    final List<RuleMatch> leftOut = new ArrayList<>();
    private final List<RuleMatch> licencesValid = new ArrayList<>();
    private final Map<CompiledRule, Policy> policies = new HashMap<>();
    private final Set<String> modifiers = new LinkedHashSet<>();
    final Set<String> interpretations = new LinkedHashSet<>();
    final Set<String> authorisations = new LinkedHashSet<>();
    final Set<String> missing = new LinkedHashSet<>();
    boolean unknownItem;
    Outcome outcome = Outcome.NOTHING_FOUND;
    Policy policy = Policy.UNSTATED;
    final Set<String> measures = new LinkedHashSet<>();

    public Evaluation(Rulebook book, ShipmentFacts facts, LocalDate on, List<CompiledRule> candidates, boolean full) {
        this(book, facts, on, StatusDay.on(on), candidates, full);
    }

    /// The evaluation with the statuses of rules as they stood on other days than the day of the shipment.
    public Evaluation(
            Rulebook book,
            ShipmentFacts facts,
            LocalDate on,
            StatusDay statusDay,
            List<CompiledRule> candidates,
            boolean full) {
        this.facts = facts;
        this.coverage = new RuleMatches(book, facts, on, statusDay, candidates, full);
        this.matches = coverage.matches();
        sort();
        modify();
        settle();
    }

    /// Sorts the matches by what they do on the day.
    private void sort() {
        for (RuleMatch h : matches) {
            switch (h.rule().rule.effect()) {
                case Effect.RequiresLicence _, Effect.Prohibits _, Effect.RedFlag _, Effect.Notification _ -> place(h);
                case Effect.SuspendsLicences _ -> {
                    if (h.status() instanceof Status.InForce) {
                        place(h);
                    } else if (h.truth() == Truth.YES) {
                        licencesValid.add(h);
                    }
                }
                case Effect.Subjects _,
                        Effect.Authorises _,
                        Effect.SetsPolicy _,
                        Effect.ReadsOut _,
                        Effect.DoesNotEnforce _,
                        Effect.Withholds _,
                        Effect.Explains _ -> {
                    // These change or explain other matches.
                }
            }
        }
    }

    private void place(RuleMatch h) {
        switch (h.status()) {
            case Status.InForce _ -> (h.truth() == Truth.YES ? binding : undecided).add(h);
            case Status.Suspended _ -> {
                if (h.truth() == Truth.YES) {
                    dormant.add(h);
                }
            }
            case Status.Announced _ -> {
                if (h.truth() == Truth.YES) {
                    announced.add(h);
                }
            }
            case Status.Unheard _, Status.Ended _ -> {
                // Nothing binds.
            }
        }
    }

    private void modify() {
        // What is not enforced needs no exception: it goes first.
        for (RuleMatch h : matches) {
            if (h.truth() == Truth.YES
                    && h.status() instanceof Status.InForce
                    && h.rule().rule.effect() instanceof Effect.DoesNotEnforce(var targets)) {
                if (move(binding, notEnforced, targets)) {
                    modifiers.add(h.rule().measure.id());
                }
                move(undecided, new ArrayList<>(), targets);
            }
        }
        for (RuleMatch h : matches) {
            if (h.truth() != Truth.YES || !(h.status() instanceof Status.InForce)) {
                continue;
            }
            String id = h.rule().measure.id();
            switch (h.rule().rule.effect()) {
                case Effect.ReadsOut(var targets) -> {
                    int before = leftOut.size();
                    for (List<RuleMatch> from : List.of(binding, undecided, dormant, announced)) {
                        move(from, leftOut, targets);
                    }
                    if (leftOut.size() > before) {
                        interpretations.add(id);
                        modifiers.add(id);
                    }
                }
                case Effect.Authorises(var targets) -> {
                    if (withheld(h.rule())) {
                        continue;
                    }
                    if (move(binding, authorised, targets)) {
                        authorisations.add(id);
                        modifiers.add(id);
                    }
                }
                case Effect.SetsPolicy(var targets, Policy changed) -> {
                    for (RuleMatch l : binding) {
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
        for (RuleMatch h : matches) {
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

    private static boolean move(List<RuleMatch> from, List<RuleMatch> to, Set<String> targets) {
        boolean moved = false;
        for (var it = from.iterator(); it.hasNext(); ) {
            RuleMatch h = it.next();
            if (h.rule().targetedBy(targets)) {
                it.remove();
                to.add(h);
                moved = true;
            }
        }
        return moved;
    }

    Policy policyOf(RuleMatch h) {
        Policy set = policies.get(h.rule());
        if (set != null) {
            return set;
        }
        return h.rule().rule.effect() instanceof Effect.RequiresLicence(Policy p) ? p : Policy.UNSTATED;
    }

    private boolean any(List<RuleMatch> of, java.util.function.Predicate<Effect> what) {
        for (RuleMatch h : of) {
            if (what.test(h.rule().rule.effect())) {
                return true;
            }
        }
        return false;
    }

    private void settle() {
        for (RuleMatch h : binding) {
            if (h.rule().rule.effect() instanceof Effect.RequiresLicence) {
                policy = policy.strictest(policyOf(h));
            }
        }
        for (RuleMatch h : undecided) {
            // What else such a rule asks for matters only under its end use.
            missing.addAll(isEndUseOpen(h) ? Set.of(END_USE) : h.missing());
        }
        List<RuleMatch> because = decide();
        if (facts.itemUnknown && outcome == Outcome.NOTHING_FOUND) {
            outcome = Outcome.INDETERMINATE;
            unknownItem = true;
        }
        because.forEach(h -> name(h.rule()));
        if (!because.isEmpty() && outcome != Outcome.NOT_YET_IN_FORCE) {
            for (RuleMatch h : dormant) {
                boolean ban = h.rule().rule.effect() instanceof Effect.Prohibits;
                if (!ban || (outcome == Outcome.SUSPENDED_LICENCE_REQUIRED && sleepingListing(h))) {
                    name(h.rule());
                }
                nameSuspension(h);
            }
        }
        measures.addAll(modifiers);
        explain(because);
    }

    /// Sets the outcome, from the strictest to the mildest, and gives the matches that it rests on.
    private List<RuleMatch> decide() {
        if (any(binding, e -> e instanceof Effect.Prohibits)) {
            boolean byText = any(binding, e -> e instanceof Effect.Prohibits(boolean presumed) && !presumed);
            return decide(byText ? Outcome.PROHIBITED : Outcome.PROHIBITED_PRESUMED, binding);
        }
        if (any(binding, e -> e instanceof Effect.SuspendsLicences)) {
            return decide(Outcome.LICENCE_SUSPENDED, binding);
        }
        if (any(binding, e -> e instanceof Effect.RequiresLicence)) {
            boolean listingSleeps = dormant.stream().anyMatch(this::sleepingListing);
            return decide(listingSleeps ? Outcome.SUSPENDED_LICENCE_REQUIRED : Outcome.licence(policy), binding);
        }
        if (undecidedMatters()) {
            return decide(Outcome.INDETERMINATE, undecided);
        }
        if (any(binding, e -> e instanceof Effect.Notification)) {
            return decide(Outcome.NOTIFICATION, binding);
        }
        if (!authorised.isEmpty()) {
            return decide(Outcome.AUTHORISED, authorised);
        }
        if (!licencesValid.isEmpty()) {
            return decide(Outcome.LICENCE_VALID, licencesValid);
        }
        if (!binding.isEmpty()) {
            return decide(Outcome.RED_FLAG, binding);
        }
        if (!notEnforced.isEmpty()) {
            return decide(Outcome.NOT_ENFORCED, notEnforced);
        }
        if (!dormant.isEmpty()) {
            return decide(Outcome.SUSPENDED, dormant);
        }
        if (!announced.isEmpty()) {
            return decide(Outcome.NOT_YET_IN_FORCE, announced);
        }
        if (subjectByContent()) {
            return decide(Outcome.SUBJECT_TO_EAR, List.of());
        }
        return decide(coverage.notSubject() ? Outcome.NOT_SUBJECT : Outcome.NOTHING_FOUND, List.of());
    }

    private List<RuleMatch> decide(Outcome decided, List<RuleMatch> because) {
        outcome = decided;
        return because;
    }

    /// How the end use is called where it is missing.
    public static final String END_USE = "end_use";

    private static boolean isEndUseOpen(RuleMatch h) {
        return h.missing().contains(END_USE);
    }

    /// Whether facts that are not stated decide the answer.
    ///
    /// An end use that is not stated is asked for, but leaves the answer standing: nearly every shipment has one.
    private boolean undecidedMatters() {
        for (RuleMatch h : undecided) {
            Effect effect = h.rule().rule.effect();
            if (!isEndUseOpen(h)
                    && (effect instanceof Effect.RequiresLicence
                            || effect instanceof Effect.Prohibits
                            || effect instanceof Effect.SuspendsLicences)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a foreign-made item is under the rules by its content.
    private boolean subjectByContent() {
        for (RuleMatch h : matches) {
            if (h.rule().rule.effect() instanceof Effect.Subjects
                    && h.status() instanceof Status.InForce
                    && h.truth() == Truth.YES
                    && coverage.foreignMade(h.rule())) {
                return true;
            }
        }
        return false;
    }

    /// Adds what explains the answer, and policies for it that are suspended.
    private void explain(List<RuleMatch> because) {
        for (RuleMatch h : matches) {
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
    private boolean sleepingListing(RuleMatch h) {
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

    private void nameSuspension(RuleMatch h) {
        if (h.status() instanceof Status.Suspended(String by, LocalDate until) && !by.isEmpty()) {
            measures.add(by);
        }
    }

    /// The rules that cover, or may cover, the shipment.
    public List<RuleMatch> matches() {
        return List.copyOf(matches);
    }

    public Answer answer() {
        return new Answer(outcome, policy, List.copyOf(measures));
    }

    /// Facts that would open an exception, another reading or another policy for what controls here.
    Set<String> factsThatWouldEase() {
        Set<String> facts = new LinkedHashSet<>();
        for (RuleMatch h : matches) {
            if (h.truth() == Truth.UNKNOWN && h.status() instanceof Status.InForce) {
                Set<String> targets = h.rule().rule.effect().changes();
                if (binding.stream().anyMatch(l -> l.rule().targetedBy(targets))) {
                    facts.addAll(h.missing());
                }
            }
        }
        return facts;
    }
}
