package dev.chokepoint.data.indicators;

import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.store.Observation;
import dev.chokepoint.data.store.ReportedFlow;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.data.store.StoredTable;
import dev.chokepoint.data.store.TradeReader;
import dev.chokepoint.data.store.TradeStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// What the static indicators need, taken from a store: production from its statistics, imports from BACI or, where it
/// has none, from what importers reported to UN Comtrade.
public final class StoreRows {
    private static final double KG_OF_TONNE = 1_000;
    private static final String TAIWAN = "TWN";
    private static final int CODE_OF_TAIWAN = 490;
    private static final Map<String, Double> TONNES = Map.of(
            "metr. t", 1.0,
            "metric tons", 1.0,
            "metric dry tons", 1.0,
            "tonnes (metric)", 1.0,
            "thousand metric tons", 1e3,
            "thousand metric dry tons", 1e3,
            "million metric tons", 1e6,
            "kg", 1e-3,
            "kilograms", 1e-3);

    private final TradeStore store;
    private final StatisticsReader statistics;
    private final String series;
    private final List<IndicatorTable.Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Integer, String> letters = new HashMap<>();

    private StoreRows(TradeStore store, String series) {
        this.store = store;
        this.statistics = new StatisticsReader(store);
        this.series = series;
    }

    /// The rows of materials in a year, and what the store could not say of them.
    public record Result(IndicatorTable table, List<Problem> problems) {}

    /// Reads materials in one year.
    ///
    /// @param series whose statistics of production: `wmd`, `usgs` or `bgs`
    public static Result of(TradeStore store, List<Materials.Material> materials, String series, int year) {
        StoreRows made = new StoreRows(store, series);
        materials.forEach(m -> made.production(m, year));
        Optional<RowSet> baci = store.rowSets().stream()
                .filter(s -> s.kind().equals("baci") && s.year() == year)
                .findFirst();
        if (baci.isPresent()) {
            made.imports(materials, baci.get());
        } else {
            made.reported(materials, year);
        }
        return new Result(new IndicatorTable(made.rows), made.problems);
    }

    /// How many tonnes one of a unit of statistics is; empty where it is no mass.
    public static OptionalDouble tonnes(String unit) {
        Double factor = TONNES.get(unit);
        return factor == null ? OptionalDouble.empty() : OptionalDouble.of(factor);
    }

    private void warn(String item, String what) {
        problems.add(Problem.warning("store", 0, "item", item, what));
    }

    private void production(Materials.Material material, int year) {
        if (material.production().isEmpty()) {
            warn(material.item(), "no statistics of production are named for it");
            return;
        }
        if (!statistics.has(StoredTable.OBSERVATION)) {
            warn(material.item(), "the store has no statistics of production: chokepoint import wmd FILE");
            return;
        }
        Map<String, Observation> byPlace = new TreeMap<>();
        for (Observation o : statistics.observations(
                new StatisticsReader.Wanted(series, material.production(), "production", "", year, year))) {
            if (o.iso3().isEmpty()) {
                continue;
            }
            if (byPlace.putIfAbsent(o.iso3(), o) != null) {
                warn(
                        material.item(),
                        "production of " + o.iso3() + " stands more than once in " + o.file() + " (" + o.of().detail()
                                + "): the first is taken");
            }
        }
        if (byPlace.isEmpty()) {
            warn(
                    material.item(),
                    "the store has no production (" + series + ": " + material.production() + ", " + year + ")");
        }
        byPlace.forEach((place, o) -> {
            Double factor = TONNES.get(o.of().unit());
            if (factor == null) {
                warn(material.item(), "production of " + place + " is in " + o.of().unit() + ", which is no mass");
                return;
            }
            Map<String, Uncertain> quantities = new LinkedHashMap<>();
            interval(o, factor).ifPresent(q -> quantities.put("production_t", q));
            add(material, year, place, "", quantities, o.kind() + " " + o.dataset() + ", line " + o.line());
        });
    }

    /// The quantity in tonnes; empty where it is withheld or not known.
    private static Optional<Uncertain> interval(Observation o, double factor) {
        if (o.low().isEmpty() || o.high().isEmpty()) {
            return Optional.empty();
        }
        double low = o.low().get() * factor;
        double high = o.high().get() * factor;
        return Optional.of(low == high ? Uncertain.of(low) : Uncertain.of(low, high));
    }

    private void add(
            Materials.Material m,
            int year,
            String place,
            String partner,
            Map<String, Uncertain> quantities,
            String source) {
        rows.add(new IndicatorTable.Row(place, m.item(), m.stage(), year, partner, quantities, 0, source));
    }

    /// What was bought of all codes of a material, by importer and exporter.
    private static final class Bought {
        private double tonnes;
        private double usd;
        private double usdWithoutMass;

        void add(double value, Optional<Double> mass) {
            if (mass.isPresent()) {
                tonnes += mass.get() / KG_OF_TONNE;
                usd += value;
            } else {
                usdWithoutMass += value;
            }
        }

        Map<String, Uncertain> quantities() {
            Map<String, Uncertain> all = new LinkedHashMap<>();
            if (tonnes > 0) {
                all.put("import_t", Uncertain.of(tonnes));
                all.put("value_usd", Uncertain.of(usd));
            }
            return all;
        }
    }

    private void imports(List<Materials.Material> materials, RowSet year) {
        TradeReader.of(store, year.dataset(), year.year(), year.year())
                .names()
                .forEach((code, c) -> letters.put(code, code == CODE_OF_TAIWAN ? TAIWAN : c.iso3()));
        for (Materials.Material m : materials) {
            Map<String, Bought> bought = new TreeMap<>();
            for (StatisticsReader.Purchase p : statistics.purchases(year, m.codes())) {
                bought.computeIfAbsent(place(p.importer()) + " " + place(p.exporter()), _ -> new Bought())
                        .add((double) p.usd(), p.kg().map(Long::doubleValue));
            }
            lanes(m, year.year(), bought, "BACI " + year.dataset() + " " + year.year());
        }
    }

    private String place(int code) {
        String iso3 = letters.getOrDefault(code, "");
        return iso3.matches("[A-Z]{3}") ? iso3 : "code-" + code;
    }

    private void reported(List<Materials.Material> materials, int year) {
        if (!statistics.has(StoredTable.REPORTED_TRADE)) {
            warn("", "the store has no trade of " + year + ": chokepoint import baci FILE, or comtrade");
            return;
        }
        dev.chokepoint.data.store.CountryCodes.bundled()
                .all()
                .forEach(c -> letters.put(c.code(), c.code() == CODE_OF_TAIWAN ? TAIWAN : c.iso3()));
        for (Materials.Material m : materials) {
            Map<String, Bought> bought = new TreeMap<>();
            for (int code : m.codes()) {
                String digits = String.format(java.util.Locale.ROOT, "%06d", code);
                for (ReportedFlow f : statistics.reported(
                        new StatisticsReader.WantedTrade("comtrade", 0, -1, "M", digits, year, year))) {
                    if (f.partner() != 0 && f.partner() != f.reporter()) {
                        bought.computeIfAbsent(place(f.reporter()) + " " + place(f.partner()), _ -> new Bought())
                                .add(f.usd(), f.kg().filter(k -> k > 0));
                    }
                }
            }
            lanes(m, year, bought, "UN Comtrade " + year + ", imports as reported");
        }
    }

    private void lanes(Materials.Material m, int year, Map<String, Bought> bought, String source) {
        double all = 0;
        double without = 0;
        for (Map.Entry<String, Bought> e : bought.entrySet()) {
            String[] pair = e.getKey().split(" ");
            Bought b = e.getValue();
            all += b.usd + b.usdWithoutMass;
            without += b.usdWithoutMass;
            add(m, year, pair[0], pair[1], b.quantities(), source);
        }
        if (bought.isEmpty()) {
            warn(m.item(), "the store has no imports of " + m.codes() + " in " + year);
        } else if (without > 0) {
            warn(
                    m.item(),
                    String.format(
                            java.util.Locale.ROOT,
                            "%.1f %% of the value has no mass: in no quantity and no price",
                            100 * without / all));
        }
    }
}
