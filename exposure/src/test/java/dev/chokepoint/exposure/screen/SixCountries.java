package dev.chokepoint.exposure.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Six countries, four products and three years, small enough to be worked out by hand in fractions.
///
/// Invented. The edges are on purpose: France's suppliers of 811292 are 60/10/10/10/10, whose index is exactly 2/5;
/// Germany's ratio is exactly 1; France buys 850511 in equal parts from China and Germany.
final class SixCountries {
    static final int CHINA = 156;
    static final int GERMANY = 276;
    static final int FRANCE = 251;
    static final int JAPAN = 392;
    static final int NETHERLANDS = 528;
    static final int US = 842;

    static final Countries COUNTRIES = Countries.of(Set.of(CHINA, GERMANY, FRANCE, JAPAN, NETHERLANDS, US));

    static final int RARE_EARTHS = 280530;
    static final int MAGNETS = 850511;
    static final int CHIPS = 854231;
    static final int GALLIUM = 811292;

    private static final Map<Integer, String> BASE = Map.of(
            RARE_EARTHS,
            "156>842 60, 392>842 20, 528>842 20, 156>392 80, 156>276 30, 528>276 10, 156>528 40, 156>251 45, 276>251 15",
            MAGNETS,
            "156>842 50, 392>842 40, 276>842 10, 156>276 20, 392>276 20, 276>251 25, 156>251 25, 392>156 30, 276>156 20,"
                    + " 156>528 9, 276>528 1",
            CHIPS,
            "842>156 70, 392>156 30, 842>276 24, 156>276 8, 528>276 8, 842>392 10, 156>842 16, 528>842 16, 842>528 5,"
                    + " 392>528 5",
            GALLIUM,
            "156>251 60, 842>251 10, 392>251 10, 276>251 10, 528>251 10, 156>392 400, 156>276 10");

    private SixCountries() {}

    /// A product from 2020 to 2022.
    static ProductHistory history(int product) {
        return new ProductHistory(product, List.of(year(product, 2020), year(product, 2021), year(product, 2022)));
    }

    static ProductYear year(int product, int year) {
        Map<String, Integer> flows = new TreeMap<>();
        for (String flow : BASE.getOrDefault(product, "").split(",\\s*")) {
            String[] parts = flow.split(" ");
            flows.put(parts[0], Integer.parseInt(parts[1]));
        }
        if (year == 2021 && product == RARE_EARTHS) {
            flows.putAll(Map.of("156>842", 20, "392>842", 40, "528>842", 40));
        }
        if (year == 2022 && product == RARE_EARTHS) {
            flows.remove("276>251");
        }
        if (year == 2022 && product == MAGNETS) {
            flows.put("392>276", 60);
        }
        return of(product, year, flows);
    }

    /// Flows such as `156>842` in thousand USD.
    static ProductYear of(int product, int year, Map<String, Integer> flows) {
        List<Map.Entry<String, Integer>> all = new ArrayList<>(flows.entrySet());
        int[] from = new int[all.size()];
        int[] to = new int[all.size()];
        long[] usd = new long[all.size()];
        long[] kg = new long[all.size()];
        for (int f = 0; f < usd.length; f++) {
            String[] pair = all.get(f).getKey().split(">");
            from[f] = COUNTRIES.indexOf(Integer.parseInt(pair[0]));
            to[f] = COUNTRIES.indexOf(Integer.parseInt(pair[1]));
            usd[f] = all.get(f).getValue() * 1_000L;
            kg[f] = ProductYear.NO_QUANTITY;
        }
        return new ProductYear(product, year, COUNTRIES, from, to, usd, kg);
    }
}
