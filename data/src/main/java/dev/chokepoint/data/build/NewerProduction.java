package dev.chokepoint.data.build;

import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.indicators.StoreRows;
import dev.chokepoint.data.store.Observation;
import dev.chokepoint.data.store.StatisticsReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What statistics of one publisher say of production or of capacity, by series and place of a world.
final class NewerProduction {
    static final String PRODUCTION = "production";
    static final String CAPACITY = "capacity";

    private static final String SUMMARIES = "usgs";
    private static final String OTHERS = "Other countries";

    private final Map<String, Series> series = new TreeMap<>();

    /// The rows of one series in the newest data set that has it, in one year.
    private record Series(String name, String dataset, int year, List<Observation> rows) {}

    /// What was made at a place, or could be.
    ///
    /// @param tonnes empty where that is not known, for the reason in the note
    /// @param note what it is the sum of, or how good it is
    record Made(Optional<Uncertain> tonnes, String dataset, int year, String note) {}

    private NewerProduction(List<Observation> all, int asked, Comparator<String> newestFirst) {
        Map<String, List<Observation>> byName = all.stream()
                .filter(o -> !o.kind().equals(SUMMARIES)
                        || o.of().part().toLowerCase(Locale.ROOT).startsWith("world"))
                .filter(o -> o.of().firstYear() == o.of().lastYear() && (asked == 0 || o.of().lastYear() == asked))
                .collect(Collectors.groupingBy(o -> plain(o.of().item()), TreeMap::new, Collectors.toList()));
        byName.forEach((name, rows) -> {
            String dataset = rows.stream()
                    .map(Observation::dataset)
                    .distinct()
                    .min(newestFirst)
                    .orElseThrow();
            List<Observation> own =
                    rows.stream().filter(o -> o.dataset().equals(dataset)).toList();
            int year = own.stream().mapToInt(o -> o.of().lastYear()).max().orElseThrow();
            series.put(
                    name,
                    new Series(
                            own.getFirst().of().item(),
                            dataset,
                            year,
                            own.stream().filter(o -> o.of().lastYear() == year).toList()));
        });
    }

    /// The production or the capacity that a publisher states.
    ///
    /// @param kind whose statistics: `usgs`, `wmd` or `bgs`
    /// @param measure [#PRODUCTION] or [#CAPACITY]
    /// @param asked the year; 0 for the newest of each series
    /// @param newestFirst the order of its data sets
    static NewerProduction of(
            StatisticsReader reader, String kind, String measure, int asked, Comparator<String> newestFirst) {
        return new NewerProduction(
                reader.observations(new StatisticsReader.Wanted(kind, "", measure, "", asked, asked)),
                asked,
                newestFirst);
    }

    /// A name without what stands in brackets, blanks, hyphens and capitals.
    private static String plain(String name) {
        return name.replaceFirst("\\s*\\(.*", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    boolean has(String name) {
        return series.containsKey(plain(name));
    }

    /// Whether there is none at all.
    boolean isEmpty() {
        return series.isEmpty();
    }

    /// What a series says of a place; empty where there is no such series.
    Optional<Made> at(String name, String place, WorldPlaces places) {
        return Optional.ofNullable(series.get(plain(name))).map(s -> made(s, place, places));
    }

    private static Made made(Series of, String place, WorldPlaces places) {
        Map<String, List<Observation>> countries = new LinkedHashMap<>();
        for (Observation o : of.rows()) {
            boolean others = o.iso3().isEmpty() && o.of().place().equalsIgnoreCase(OTHERS) && places.isRest(place);
            if (others || (!o.iso3().isEmpty() && places.of(o.iso3()).equals(place))) {
                countries
                        .computeIfAbsent(o.of().place(), _ -> new ArrayList<>())
                        .add(o);
            }
        }
        if (countries.isEmpty()) {
            return refused(of, of.name() + " of " + of.dataset() + " has no line for it in " + of.year());
        }
        double low = 0;
        double high = 0;
        List<String> parts = new ArrayList<>();
        Set<String> notes = new TreeSet<>();
        for (Map.Entry<String, List<Observation>> e : countries.entrySet()) {
            if (e.getValue().size() > 1) {
                return refused(
                        of,
                        of.name() + " of " + e.getKey() + " stands more than once in " + of.dataset() + " ("
                                + e.getValue().stream()
                                        .map(o -> o.of().detail())
                                        .collect(Collectors.joining("; "))
                                + ")");
            }
            Observation o = e.getValue().getFirst();
            OptionalDouble factor = StoreRows.tonnes(o.of().unit());
            if (factor.isEmpty()) {
                return refused(of, of.name() + " is in " + o.of().unit() + ", which is no mass");
            }
            if (o.low().isEmpty() || o.high().isEmpty()) {
                return refused(of, of.name() + " of " + e.getKey() + " is " + o.mark() + " (" + o.printed() + ")");
            }
            low += o.low().get() * factor.getAsDouble();
            high += o.high().get() * factor.getAsDouble();
            parts.add(e.getKey() + " " + o.printed());
            if (!o.note().isEmpty()) {
                notes.add(o.note()
                        .replaceFirst("(?s) -- .*", "")
                        .replaceFirst("\\.$", "")
                        .toLowerCase(Locale.ROOT));
            }
        }
        String note = (parts.size() > 1 ? String.join(", ", parts) + "; " : "")
                + of.rows().getFirst().of().detail().toLowerCase(Locale.ROOT)
                + notes.stream().filter(n -> n.length() < 60).map(n -> ", " + n).collect(Collectors.joining());
        return new Made(
                Optional.of(low == high ? Uncertain.of(low) : Uncertain.of(low, high)),
                of.dataset(),
                of.year(),
                note.replaceFirst("^[;, ]+", ""));
    }

    private static Made refused(Series of, String why) {
        return new Made(Optional.empty(), of.dataset(), of.year(), why);
    }

    /// The data sets in use, for the heading of a comparison.
    Map<String, Integer> years() {
        Map<String, Integer> all = new HashMap<>();
        series.values().forEach(s -> all.merge(s.dataset(), s.year(), Math::max));
        return all;
    }
}
