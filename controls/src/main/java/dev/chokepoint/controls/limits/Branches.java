package dev.chokepoint.controls.limits;

import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.RuleMatches.RuleMatch;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.compiled.StatusDay;
import dev.chokepoint.controls.determination.Answer;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.law.AnnouncedChange;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.Timeline;
import dev.chokepoint.controls.plain.Evaluation;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The answers that are possible on a day after the last one read, because scheduled changes between the two are not
/// confirmed: each may have come as scheduled, or not.
final class Branches {
    /// Of so many changes every combination is asked; of more, all together, none, and each alone.
    private static final int MOST_COMBINED = 4;

    private final Rulebook book;
    private final ShipmentFacts facts;
    private final Shipment shipment;
    private final List<CompiledRule> rules;
    private final Map<CompiledRule, Change> changeOf = new HashMap<>();
    /// The measures whose rules cover the shipment, by the change that turns them.
    private final Map<Change, Set<String>> turned = new TreeMap<>();

    /// A scheduled change after the last day read: one act that ends, starts or wakes measures on one day.
    ///
    /// @param by the measure whose act it is: the one that suspended, or the one that starts or ends
    private record Change(String by, LocalDate day, Kind kind) implements Comparable<Change> {
        @Override
        public int compareTo(Change other) {
            int days = day.compareTo(other.day);
            return days != 0 ? days : (by + kind).compareTo(other.by + other.kind);
        }
    }

    private enum Kind {
        SUSPENSION_ENDS,
        STARTS,
        SUSPENSION_STARTS,
        ENDS
    }

    /// @param rules those that may cover the shipment on some day
    Branches(Rulebook book, ShipmentFacts facts, List<CompiledRule> rules) {
        this.book = book;
        this.facts = facts;
        this.shipment = facts.shipment;
        this.rules = rules;
    }

    /// The possible answers, the scheduled one first; empty where no scheduled change matters.
    List<Limits.Branch> find() {
        // All rules: a listing that turns may decide whether an owner counts for a rule that covers the shipment.
        for (CompiledRule rule : book.rules) {
            LocalDate read =
                    book.ledger.coverage().readThrough(rule.measure.issuer()).orElse(shipment.on());
            if (read.isBefore(shipment.on())) {
                note(rule, read);
            }
        }
        if (changeOf.isEmpty()) {
            return List.of();
        }
        Evaluation scheduled = evaluate(Set.copyOf(changeOf.values()));
        Evaluation asRead = evaluate(Set.of());
        matching(scheduled);
        matching(asRead);
        List<Change> changes = mattering(turned.keySet(), scheduled.answer(), asRead.answer());
        Map<Answer, Set<Change>> found = new LinkedHashMap<>();
        for (Set<Change> come : combinations(changes)) {
            found.putIfAbsent(evaluate(come).answer(), come);
        }
        if (found.size() < 2) {
            return List.of();
        }
        List<Limits.Branch> out = new ArrayList<>();
        found.forEach((answer, come) -> out.add(new Limits.Branch(
                new Answer(answer.outcome().unproven(), answer.policy(), answer.measures()),
                changes.stream().map(c -> words(c, come.contains(c))).toList(),
                changes.getFirst().day())));
        return out;
    }

    private void note(CompiledRule rule, LocalDate read) {
        Timeline timeline = rule.timeline(shipment.known(), Audience.PUBLIC);
        Status before = timeline.on(read);
        Status after = timeline.on(shipment.on());
        if (before.equals(after)) {
            return;
        }
        String id = rule.measure.id();
        switch (before) {
            case Status.Suspended(String by, LocalDate revives) ->
                changeOf.put(rule, new Change(by.isEmpty() ? id : by, revives, Kind.SUSPENSION_ENDS));
            case Status.Announced _, Status.Unheard _ -> {
                if (!(after instanceof Status.Announced)) {
                    changeOf.put(rule, new Change(id, turn(timeline, read), Kind.STARTS));
                }
            }
            case Status.InForce _ ->
                changeOf.put(
                        rule,
                        new Change(
                                id,
                                turn(timeline, read),
                                after instanceof Status.Suspended ? Kind.SUSPENSION_STARTS : Kind.ENDS));
            case Status.Ended _ -> changeOf.put(rule, new Change(id, turn(timeline, read), Kind.STARTS));
        }
    }

    /// The first day after the last one read on which the status is another one.
    private static LocalDate turn(Timeline timeline, LocalDate read) {
        Status before = timeline.on(read);
        return timeline.turns().stream()
                .filter(d -> d.isAfter(read) && !timeline.on(d).equals(before))
                .min(LocalDate::compareTo)
                .orElse(read);
    }

    private void matching(Evaluation evaluation) {
        for (RuleMatch m : evaluation.matches()) {
            Change c = changeOf.get(m.rule());
            if (c != null) {
                turned.computeIfAbsent(c, _ -> new TreeSet<>())
                        .add(m.rule().measure.id());
            }
        }
    }

    /// The changes that make a difference to the answer, by themselves or together.
    private List<Change> mattering(Set<Change> all, Answer scheduled, Answer asRead) {
        List<Change> out = new ArrayList<>();
        for (Change c : all) {
            Set<Change> others = new LinkedHashSet<>(all);
            others.remove(c);
            if (!evaluate(Set.of(c)).answer().equals(asRead)
                    || !evaluate(others).answer().equals(scheduled)) {
                out.add(c);
            }
        }
        return out;
    }

    private static List<Set<Change>> combinations(List<Change> changes) {
        List<Set<Change>> out = new ArrayList<>();
        out.add(new LinkedHashSet<>(changes));
        if (changes.size() > MOST_COMBINED) {
            changes.forEach(c -> out.add(Set.of(c)));
        } else {
            for (int chosen = (1 << changes.size()) - 2; chosen > 0; chosen--) {
                Set<Change> come = new LinkedHashSet<>();
                for (int i = 0; i < changes.size(); i++) {
                    if ((chosen >> i & 1) != 0) {
                        come.add(changes.get(i));
                    }
                }
                out.add(come);
            }
        }
        out.add(Set.of());
        return out;
    }

    /// The evaluation where these scheduled changes came, and the others did not.
    private Evaluation evaluate(Set<Change> come) {
        StatusDay day = rule -> {
            Change c = changeOf.get(rule);
            return c == null || come.contains(c)
                    ? shipment.on()
                    : book.ledger.coverage().readThrough(rule.measure.issuer()).orElse(shipment.on());
        };
        return new Evaluation(book, facts, shipment.on(), day, rules, false);
    }

    private String words(Change c, boolean came) {
        Set<String> ids = turned.getOrDefault(c, Set.of());
        String measures = String.join(", ", ids);
        return switch (c.kind()) {
            case SUSPENSION_ENDS ->
                came
                        ? "the suspension of " + measures + by(c) + " ended with "
                                + c.day().minusDays(1) + ", as its text says"
                        : "the suspension of " + measures + by(c) + " went on after "
                                + c.day().minusDays(1) + announced(ids);
            case STARTS ->
                measures + (came ? " started to bind on " + c.day() : " did not start to bind on " + c.day());
            case SUSPENSION_STARTS ->
                measures + (came ? " was suspended from " + c.day() : " was not suspended on " + c.day());
            case ENDS -> measures + (came ? " ended on " + c.day() : " did not end on " + c.day());
        };
    }

    private static String by(Change c) {
        return c.by().isEmpty() ? "" : " by " + c.by();
    }

    /// What was said of a change without an act that was read.
    private String announced(Set<String> measures) {
        StringBuilder said = new StringBuilder();
        for (AnnouncedChange a : book.ledger.coverage().announced()) {
            if (!a.known().isAfter(shipment.known()) && a.measures().stream().anyMatch(measures::contains)) {
                said.append(" (said to run to ")
                        .append(a.until())
                        .append(a.until().isBefore(shipment.on()) ? " only: " : ": ")
                        .append(a.words())
                        .append(')');
            }
        }
        return said.toString();
    }
}
