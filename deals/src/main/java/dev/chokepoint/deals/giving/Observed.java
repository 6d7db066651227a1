package dev.chokepoint.deals.giving;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What was known of a concession on the eve, and whether it was given.
public record Observed(EveView view, boolean given) {
    /// The rows of a scope.
    public static List<Observed> of(
            List<Exchange> record,
            RecordScope scope,
            List<Coding> codings,
            Map<TabledConcession.Key, Worth.Valued> worths) {
        List<Exchange> rows = scope.of(record, codings);
        Map<TabledConcession.Key, EveView> views =
                EveView.byKey(EveView.of(record.stream().map(Exchange::tabled).toList(), record, worths));
        return rows.stream()
                .map(e -> new Observed(
                        Objects.requireNonNull(views.get(e.tabled().key()), "a view of every row of the record"),
                        e.isGiven(scope.strict())))
                .toList();
    }

    String talk() {
        return view.concession().talk().id();
    }
}
