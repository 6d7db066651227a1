package dev.chokepoint.app.screen;

import dev.chokepoint.data.store.TradeReader;
import dev.chokepoint.exposure.screen.Bloc;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the countries and products of a data set are called.
final class Atlas {
    /// Of the past: their ISO letters repeat those of countries of today.
    private static final Set<Integer> PAST = Set.of(58, 200, 278, 280, 530, 711, 736, 810, 891);

    /// Taiwan, which the list calls "Other Asia, nes" and gives no letters.
    private static final int TAIWAN = 490;

    /// Its two letters, NA, are lost in lists that take them for "not available".
    private static final int NAMIBIA = 516;

    private final Map<Integer, TradeReader.Country> countries;
    private final Map<Integer, String> products;
    private final Map<String, Integer> byWord = new TreeMap<>();
    private final Optional<Bloc> bloc;

    Atlas(TradeReader reader, Optional<Bloc> bloc) {
        this.countries = reader.names();
        this.products = reader.descriptions();
        this.bloc = bloc;
        for (TradeReader.Country c : countries.values()) {
            byWord.put(String.valueOf(c.code()), c.code());
            if (!PAST.contains(c.code())) {
                for (String word : List.of(c.iso2(), c.iso3(), c.name().toUpperCase(Locale.ROOT))) {
                    if (!word.isEmpty() && !word.equals("N/A")) {
                        byWord.putIfAbsent(word, c.code());
                    }
                }
            }
        }
        if (countries.containsKey(TAIWAN)) {
            List.of("TW", "TWN", "TAIWAN").forEach(w -> byWord.put(w, TAIWAN));
        }
        bloc.ifPresent(b -> byWord.put(b.name().toUpperCase(Locale.ROOT), Bloc.CODE));
    }

    /// The codes of countries as they were typed; a member of a bloc that counts as one is the bloc.
    Set<Integer> codes(List<String> words) {
        Set<Integer> codes = new TreeSet<>();
        for (String word : words) {
            Integer code = byWord.get(word.strip().toUpperCase(Locale.ROOT));
            if (code == null) {
                throw new IllegalArgumentException("The country (" + word
                        + ") must be a code of two or three letters, a number or a name of the data set.");
            }
            codes.add(bloc.isPresent() && bloc.get().members().contains(code) ? Bloc.CODE : code);
        }
        return codes;
    }

    String country(int code) {
        if (code == Bloc.CODE) {
            return bloc.map(Bloc::name).orElse("bloc");
        }
        if (code == TAIWAN) {
            return "Taiwan (490, other Asia)";
        }
        return Optional.ofNullable(countries.get(code))
                .map(TradeReader.Country::name)
                .orElse(String.valueOf(code));
    }

    /// Two letters where there are some, else the code.
    String shortCountry(int code) {
        if (code == Bloc.CODE) {
            return bloc.map(Bloc::name).orElse("bloc");
        }
        if (code == TAIWAN) {
            return "TW";
        }
        return Optional.ofNullable(countries.get(code))
                .map(c -> c.iso2().isEmpty() ? c.iso3() : c.iso2())
                .filter(w -> !w.equals("N/A"))
                .orElse(String.valueOf(code));
    }

    /// The two letters by which law names a country; the code where it has none.
    String iso2(int code) {
        if (code == NAMIBIA) {
            return "NA";
        }
        return shortCountry(code);
    }

    static String digits(int product) {
        return String.format(Locale.ROOT, "%06d", product);
    }

    /// What a product is called, in full.
    String description(int product) {
        return products.getOrDefault(product, "");
    }

    String product(int product) {
        String text = description(product);
        return text.length() > 44 ? text.substring(0, 43) + "…" : text;
    }
}
