package dev.chokepoint.data.ledger;

import dev.chokepoint.controls.Condition;
import dev.chokepoint.controls.Confidence;
import dev.chokepoint.controls.Ledger;
import dev.chokepoint.controls.Measure;
import dev.chokepoint.controls.MeasureKind;
import dev.chokepoint.controls.PartySet;
import dev.chokepoint.controls.Reference;
import dev.chokepoint.controls.Rule;
import dev.chokepoint.controls.StatusEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds what the author of a ledger may have got wrong although it can be read.
public final class LedgerLint {
    private final Ledger ledger;
    private final List<String> findings = new ArrayList<>();

    private LedgerLint(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Every finding as a sentence that starts with the measure.
    public static List<String> of(Ledger ledger) {
        LedgerLint lint = new LedgerLint(ledger);
        lint.run();
        return List.copyOf(lint.findings);
    }

    private void run() {
        Set<String> groups = new HashSet<>();
        ledger.reference().groups().forEach(g -> groups.add(g.group()));
        Set<String> endUses = new HashSet<>();
        ledger.reference().endUses().forEach(c -> endUses.add(c.name()));
        for (Measure m : ledger.measures()) {
            Set<String> names = new HashSet<>();
            for (Rule r : m.rules()) {
                if (!names.add(r.name())) {
                    add(m, "has two rules named " + r.name());
                }
                if (r.words().isBlank()) {
                    add(m, "rule " + r.name() + " has no words");
                }
                attributes(m, r);
                unreachable(m, r, r.scope().item());
                for (String use : r.scope().endUses()) {
                    if (!endUses.contains(use)) {
                        add(m, "rule " + r.name() + " asks for the end use " + use + ", which words.yaml lacks");
                    }
                }
                for (var places : List.of(
                        r.scope().destination(),
                        r.scope().exporter(),
                        r.scope().origin(),
                        r.scope().headquarters())) {
                    List<String> all = new ArrayList<>(places.members());
                    all.addAll(places.exceptions());
                    for (String p : all) {
                        if (!p.equals("*") && !groups.contains(p) && !p.matches("[A-Z]{2}")) {
                            add(m, "rule " + r.name() + " names the place or group " + p + ", which groups.yaml lacks");
                        }
                    }
                }
                parties(m, r);
            }
            overlaps(m);
            boolean binding = m.kind() != MeasureKind.FRAMEWORK
                    && m.kind() != MeasureKind.PLANNED
                    && m.kind() != MeasureKind.COMMITMENT
                    && m.kind() != MeasureKind.SUSPENSION
                    && m.kind() != MeasureKind.PROCEDURE
                    && m.kind() != MeasureKind.BLOCKING_ORDER;
            if (binding && m.rules().isEmpty()) {
                add(m, "binds but has no rule");
            }
            if (m.confidence() == Confidence.PRIMARY_TEXT
                    && m.sources().stream().anyMatch(s -> s.contains("no source copy read"))) {
                add(m, "says primary-text but names no source");
            }
        }
    }

    private void add(Measure m, String words) {
        findings.add(m.id() + " " + words + ".");
    }

    private void attributes(Measure m, Rule r) {
        Set<String> used = new TreeSet<>();
        collect(r.scope().item(), used);
        for (String a : used) {
            if (!ledger.reference().attributes().containsKey(a)) {
                add(m, "rule " + r.name() + " uses the attribute " + a + ", which attributes.yaml lacks");
            }
        }
    }

    private static void collect(Condition c, Set<String> into) {
        switch (c) {
            case Condition.All all -> all.parts().forEach(p -> collect(p, into));
            case Condition.Any any -> any.parts().forEach(p -> collect(p, into));
            case Condition.Not not -> collect(not.part(), into);
            case Condition.Named named -> collect(named.meaning(), into);
            case Condition.Compare compare -> into.addAll(compare.attributes());
            case Condition.OneOf one -> into.add(one.attribute());
            case Condition.StartsWith starts -> into.add(starts.attribute());
            case Condition.Known known -> into.add(known.attribute());
            case Condition.Always always -> {
                // Uses none.
            }
        }
    }

    /// Bounds of one figure, or words of one attribute, that exclude each other inside one conjunction.
    private void unreachable(Measure m, Rule r, Condition c) {
        switch (c) {
            case Condition.All all -> {
                Map<String, double[]> bounds = new HashMap<>();
                Map<String, Set<String>> words = new HashMap<>();
                for (Condition p : all.parts()) {
                    if (p instanceof Condition.Compare compare
                            && compare.attributes().size() == 1) {
                        double[] b = bounds.computeIfAbsent(
                                compare.attributes().getFirst(), a -> new double[] {-1e300, 1e300});
                        switch (compare.relation()) {
                            case AT_LEAST, MORE -> b[0] = Math.max(b[0], compare.level());
                            case AT_MOST, LESS -> b[1] = Math.min(b[1], compare.level());
                            case EQUAL -> {
                                b[0] = Math.max(b[0], compare.level());
                                b[1] = Math.min(b[1], compare.level());
                            }
                            case NOT_EQUAL -> {
                                // Excludes a single figure only.
                            }
                        }
                        if (b[0] > b[1]) {
                            add(m, "rule " + r.name() + " can never hold: " + all);
                        }
                    } else if (p instanceof Condition.OneOf one) {
                        Set<String> before = words.putIfAbsent(one.attribute(), one.words());
                        if (before != null && before.stream().noneMatch(one.words()::contains)) {
                            add(m, "rule " + r.name() + " can never hold: " + all);
                        }
                    }
                    unreachable(m, r, p);
                }
            }
            case Condition.Any any -> any.parts().forEach(p -> unreachable(m, r, p));
            case Condition.Not not -> unreachable(m, r, not.part());
            case Condition.Named named -> unreachable(m, r, named.meaning());
            case Condition.Compare compare -> {
                // A single comparison can hold.
            }
            case Condition.OneOf one -> {
                // Can hold.
            }
            case Condition.StartsWith starts -> {
                // Can hold.
            }
            case Condition.Known known -> {
                // Can hold.
            }
            case Condition.Always always -> {
                // Holds.
            }
        }
    }

    private void parties(Measure m, Rule r) {
        if (r.scope().parties() instanceof PartySet.ListedBy(String list, String tag)) {
            boolean any = ledger.reference().parties().stream()
                    .flatMap(p -> p.listings().stream())
                    .anyMatch((Reference.Listing l) -> l.measure().equals(list)
                            && (tag.isEmpty() || l.tag().equals(tag)));
            if (!any) {
                add(
                        m,
                        "rule " + r.name() + " is about listed parties, but parties.yaml lists none under " + list
                                + (tag.isEmpty() ? "" : " " + tag));
            }
        }
    }

    private void overlaps(Measure m) {
        List<StatusEvent> pauses = ledger.eventsOf(m.id()).stream()
                .filter(e -> e.type() == StatusEvent.Type.SUSPENDED || e.type() == StatusEvent.Type.EXTENDED)
                .toList();
        for (int i = 0; i < pauses.size(); i++) {
            for (int j = i + 1; j < pauses.size(); j++) {
                StatusEvent a = pauses.get(i);
                StatusEvent b = pauses.get(j);
                if (a.rule().equals(b.rule())
                        && !a.from().isAfter(b.to())
                        && !b.from().isAfter(a.to())) {
                    add(m, "has overlapping suspensions " + a.key() + " and " + b.key());
                }
            }
        }
    }
}
