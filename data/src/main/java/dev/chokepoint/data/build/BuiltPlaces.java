package dev.chokepoint.data.build;

import dev.chokepoint.base.EuropeanUnion;
import dev.chokepoint.data.indicators.IndicatorTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The places of a drafted world: countries by two letters, the European Union as one, and the rest of the world.
final class BuiltPlaces {
    /// All places that are not told apart.
    static final String REST = "ROW";

    private static final String UNION = "EU";
    private static final Map<String, String> ISO2 = new HashMap<>();

    static {
        Arrays.stream(Locale.getISOCountries())
                .forEach(iso2 -> ISO2.put(Locale.of("", iso2).getISO3Country(), iso2));
    }

    private final List<String> told;

    private BuiltPlaces(List<String> told) {
        this.told = List.copyOf(told);
    }

    /// The places that are named.
    ///
    /// @throws IllegalArgumentException if one of them is no country
    static BuiltPlaces named(List<String> codes) {
        for (String code : codes) {
            if (!code.equals(UNION) && !ISO2.containsValue(code)) {
                throw new IllegalArgumentException("The place (" + code + ") must be EU or two letters of a country.");
            }
            if (EuropeanUnion.MEMBERS.contains(code)) {
                throw new IllegalArgumentException(
                        "The place (" + code + ") is a member of the European Union, which is one place: EU.");
            }
        }
        return new BuiltPlaces(
                codes.stream().filter(c -> !c.equals(REST)).distinct().toList());
    }

    /// The places that make and trade most, each item counted alike.
    static BuiltPlaces largest(List<IndicatorTable.Row> rows, int most) {
        Map<String, Map<String, Double>> tonnes = new HashMap<>();
        for (IndicatorTable.Row row : rows) {
            double t = row.get("production_t")
                    .or(() -> row.get("import_t"))
                    .map(q -> q.central())
                    .orElse(0.0);
            Map<String, Double> item = tonnes.computeIfAbsent(row.item() + "|" + row.stage(), _ -> new HashMap<>());
            for (String place : row.partner().isEmpty() ? List.of(row.place()) : List.of(row.place(), row.partner())) {
                item.merge(code(place), t, Double::sum);
            }
        }
        Map<String, Double> shares = new HashMap<>();
        tonnes.values().forEach(item -> {
            double all = item.values().stream().mapToDouble(t -> t).sum();
            item.forEach((place, t) -> shares.merge(place, all == 0 ? 0 : t / all, Double::sum));
        });
        shares.remove(REST);
        return new BuiltPlaces(new ArrayList<>(shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList()));
    }

    /// Those that are told apart.
    List<String> told() {
        return told;
    }

    /// The place that stands for a country.
    ///
    /// @param iso3 three letters; what is none is in the rest of the world
    String of(String iso3) {
        String code = code(iso3);
        return told.contains(code) ? code : REST;
    }

    private static String code(String iso3) {
        String iso2 = ISO2.getOrDefault(iso3, "");
        return iso2.isEmpty() ? REST : EuropeanUnion.MEMBERS.contains(iso2) ? UNION : iso2;
    }

    static String name(String code) {
        return switch (code) {
            case UNION -> "European Union";
            case REST -> "Rest of the world";
            default -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        };
    }
}
