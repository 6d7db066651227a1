package dev.chokepoint.data.build;

import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.indicators.IndicatorTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a store says of one item: who made how much, who sent how much to whom, at what price.
final class BuiltItem {
    private static final double KG_OF_TONNE = 1_000;

    /// A flow between two places, in tonnes.
    ///
    /// @param source where it is from, in words
    record Flow(String from, String to, double tonnes, String source) {}

    /// What a place made, in tonnes, as statistics have it.
    record Made(Uncertain tonnes, String source) {}

    private final Map<String, Flow> flows = new TreeMap<>();
    private final Map<String, Made> made = new TreeMap<>();
    private final Set<String> withheld = new TreeSet<>();
    private final UnitValues values = new UnitValues();

    private BuiltItem() {}

    /// Adds up the rows of an item.
    static BuiltItem of(List<IndicatorTable.Row> rows, BuiltPlaces places) {
        BuiltItem item = new BuiltItem();
        for (IndicatorTable.Row row : rows) {
            if (row.partner().isEmpty()) {
                item.addMade(row, places.of(row.place()));
            } else {
                item.addFlow(row, places.of(row.partner()), places.of(row.place()));
            }
        }
        return item;
    }

    private void addMade(IndicatorTable.Row row, String place) {
        Optional<Uncertain> tonnes = row.get("production_t");
        if (tonnes.isEmpty()) {
            withheld.add(place);
            return;
        }
        Uncertain more = tonnes.get();
        made.merge(
                place,
                new Made(more, row.source()),
                (a, b) -> new Made(
                        Uncertain.of(
                                a.tonnes().lo() + b.tonnes().lo(),
                                a.tonnes().hi() + b.tonnes().hi()),
                        a.source()));
    }

    private void addFlow(IndicatorTable.Row row, String from, String to) {
        double tonnes = row.get("import_t").map(Uncertain::central).orElse(0.0);
        if (tonnes <= 0) {
            return;
        }
        double usd = row.get("value_usd").map(Uncertain::central).orElse(0.0);
        values.add(usd, tonnes * KG_OF_TONNE);
        if (!from.equals(to)) {
            flows.merge(
                    from + ">" + to,
                    new Flow(from, to, tonnes, row.source()),
                    (a, b) -> new Flow(from, to, a.tonnes() + b.tonnes(), a.source()));
        }
    }

    List<Flow> flows() {
        return List.copyOf(flows.values());
    }

    Optional<Made> made(String place) {
        return Optional.ofNullable(made.get(place));
    }

    /// Whether statistics leave out what a place made, wholly or for one of its countries.
    boolean isWithheld(String place) {
        return withheld.contains(place);
    }

    /// The places that make, send or receive it.
    Set<String> places() {
        Set<String> all = new TreeSet<>(made.keySet());
        flows.values().forEach(f -> {
            all.add(f.from());
            all.add(f.to());
        });
        return all;
    }

    double sent(String place) {
        return flows.values().stream()
                .filter(f -> f.from().equals(place))
                .mapToDouble(Flow::tonnes)
                .sum();
    }

    double received(String place) {
        return flows.values().stream()
                .filter(f -> f.to().equals(place))
                .mapToDouble(Flow::tonnes)
                .sum();
    }

    /// USD per kilogram: between which values the middle eight tenths of the trade was paid for, and the value in the
    /// middle; empty where no mass was reported.
    Optional<Uncertain> price() {
        return values.price();
    }
}
