package dev.chokepoint.deals.giving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What can be known of a concession on the eve: itself, what else is on the table, and promises taken back before.
///
/// @param table all concessions of the talk that were known on the eve, this one among them
/// @param reversals concessions of earlier talks of the same parties that had been taken back by the eve
public record EveView(TabledConcession concession, List<TabledConcession> table, int reversals, Worth worth) {
    public EveView {
        table = List.copyOf(table);
    }

    /// The views of concessions.
    ///
    /// @param tabled the concessions to look at, with all others of their talks
    /// @param record the record from which it is known what was taken back; only what was by the eve is seen
    /// @param worths values by row; a row without one is not valued
    public static List<EveView> of(
            List<TabledConcession> tabled, List<Exchange> record, Map<TabledConcession.Key, Worth.Valued> worths) {
        Map<String, List<TabledConcession>> tables = new LinkedHashMap<>();
        tabled.stream()
                .filter(t -> t.inclusion().isKnownOnTheEve())
                .forEach(t -> tables.computeIfAbsent(t.talk().id(), id -> new ArrayList<>())
                        .add(t));
        Map<String, Integer> reversals = new LinkedHashMap<>();
        List<EveView> views = new ArrayList<>();
        for (TabledConcession t : tabled) {
            int taken = reversals.computeIfAbsent(t.talk().id(), id -> reversed(record, t.talk()));
            Worth.Valued valued = worths.get(t.key());
            views.add(new EveView(
                    t,
                    tables.getOrDefault(t.talk().id(), List.of()),
                    taken,
                    valued == null ? new Worth.NotValued() : valued));
        }
        return views;
    }

    static Map<TabledConcession.Key, EveView> byKey(List<EveView> views) {
        return views.stream().collect(Collectors.toMap(v -> v.concession().key(), v -> v));
    }

    private static int reversed(List<Exchange> record, Talk talk) {
        return (int) record.stream()
                .filter(e -> e.talk().parties().equals(talk.parties()))
                .filter(e -> e.afterwards()
                        .reversed()
                        .find()
                        .filter(day -> !day.isAfter(talk.eve()))
                        .isPresent())
                .count();
    }

    /// What a coding, or else another, says was named of a concession; not named where none has a code.
    static Named.Stance stance(TabledConcession concession, Coding coding) {
        return concession.naming().findOrOther(coding).orElse(Named.NONE).stance();
    }

    /// What a coding, or else another, says was named of it.
    public Named.Stance stance(Coding coding) {
        return stance(concession, coding);
    }

    /// Whether the receiver could give something in this talk that `counterpart` accepts.
    boolean hasCounterpart(Predicate<TabledConcession> counterpart) {
        return table.stream()
                .filter(o -> o.subject().giver().equals(concession.subject().receiver()))
                .anyMatch(counterpart);
    }
}
