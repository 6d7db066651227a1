package dev.chokepoint.controls.changes;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Gap;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether the answers for one shipment on two days differ, and why.
///
/// @param differs whether outcome, policy or measures are others, or the possible answers where a change is not
/// confirmed
/// @param why which measure started, ended, was suspended or woke, which list names a party since or no longer, and
/// what
///     is not read through the later day
public record AnswerDifference(boolean differs, List<String> why) {
    public AnswerDifference {
        why = List.copyOf(why);
    }

    public static AnswerDifference of(Ledger ledger, Determination before, Determination after) {
        boolean differs = before.outcome() != after.outcome()
                || before.policy() != after.policy()
                || !Set.copyOf(before.measures()).equals(Set.copyOf(after.measures()))
                || !possible(before).equals(possible(after));
        return new AnswerDifference(differs, differs ? why(ledger, before, after) : List.of());
    }

    private static List<String> possible(Determination d) {
        return d.limits().branches().stream()
                .map(b -> b.answer().outcome() + " " + b.answer().measures())
                .toList();
    }

    private static List<String> why(Ledger ledger, Determination before, Determination after) {
        List<String> out = new ArrayList<>();
        Set<String> was = named(before);
        Set<String> is = named(after);
        Set<String> all = new LinkedHashSet<>(is);
        all.addAll(was);
        for (String id : all) {
            ledger.findMeasure(id)
                    .ifPresent(m -> turn(ledger, m, before, after, was.contains(id), is.contains(id), out));
        }
        for (Limits.Branch b : after.limits().branches()) {
            out.add("not confirmed: " + b.answer().outcome() + " if " + String.join(", and ", b.ifSo()));
        }
        if (out.isEmpty()) {
            List<String> then = before.limits().gaps().stream().map(Gap::words).toList();
            after.limits().gaps().stream()
                    .map(Gap::words)
                    .filter(g -> !then.contains(g))
                    .forEach(out::add);
        }
        if (out.isEmpty()) {
            out.add("facts that are missing or groups of places differ between the days");
        }
        return out;
    }

    private static void turn(
            Ledger ledger,
            Measure measure,
            Determination before,
            Determination after,
            boolean was,
            boolean is,
            List<String> out) {
        Status then = status(ledger, measure.id(), before);
        Status now = status(ledger, measure.id(), after);
        String name = measure.id() + " (" + measure.title() + ")";
        if (!then.getClass().equals(now.getClass())) {
            String by = now instanceof Status.Suspended s && !s.by().isEmpty() ? ", by " + s.by() : "";
            out.add((isList(measure) ? "list " : "") + name + " " + word(now) + by + ": " + then.word() + " → "
                    + now.word());
        } else if (was != is && !isTold(measure, was ? before : after)) {
            Set<String> rules = rules(was ? before : after, measure.id());
            out.add((isList(measure) ? "list " : "") + name + (is ? " applies since" : " no longer applies")
                    + (rules.isEmpty() ? "" : ", rule " + String.join(", ", rules))
                    + ": a rule of it turned, or a group of places or a party changed");
        }
    }

    /// Whether a measure is named only as the one that put others to sleep, of which the waking is told.
    private static boolean isTold(Measure measure, Determination d) {
        return measure.rules().isEmpty() && d.dormant().stream().anyMatch(x -> x.by().equals(measure.id()));
    }

    private static boolean isList(Measure measure) {
        return measure.kind() == MeasureKind.ENTITY_LISTING;
    }

    private static String word(Status now) {
        return switch (now) {
            case Status.InForce _ -> "started";
            case Status.Suspended _ -> "was suspended";
            case Status.Ended _ -> "ended";
            case Status.Announced _ -> "was announced";
            case Status.Unheard _ -> "was not heard of";
        };
    }

    private static Status status(Ledger ledger, String measure, Determination d) {
        return ledger.at(
                        new AsOf(d.shipment().on(), d.shipment().known()),
                        d.shipment().audience())
                .status(measure);
    }

    /// Every measure that has a part in an answer.
    private static Set<String> named(Determination d) {
        Set<String> out = new LinkedHashSet<>(d.measures());
        add(out, d.controlling().stream().map(Determination.Finding::measure).toList());
        add(out, d.interpretations());
        add(out, d.authorisations());
        return out;
    }

    private static void add(Set<String> out, Collection<String> more) {
        out.addAll(more);
    }

    private static Set<String> rules(Determination d, String measure) {
        return d.controlling().stream()
                .filter(f -> f.measure().equals(measure))
                .map(Determination.Finding::rule)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
