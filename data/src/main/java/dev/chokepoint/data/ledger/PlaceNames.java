package dev.chokepoint.data.ledger;

import dev.chokepoint.base.EditDistance;
import dev.chokepoint.base.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Finds places by their names in several languages and by their three letters, as the Java platform has them.
final class PlaceNames {
    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.SIMPLIFIED_CHINESE, Locale.JAPANESE);
    private static final Map<String, String> CODES = codes();

    private PlaceNames() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale place = Locale.of("", code);
            codes.put(key(place.getISO3Country()), code);
            for (Locale language : LANGUAGES) {
                codes.putIfAbsent(key(place.getDisplayCountry(language)), code);
            }
        }
        return codes;
    }

    private static String key(String name) {
        return String.join(" ", Words.of(name));
    }

    /// The two letters of the place that is called so.
    static Optional<String> find(String name) {
        return Optional.ofNullable(CODES.get(key(name)));
    }

    /// The two letters of places that are called nearly so.
    static List<String> like(String name) {
        return EditDistance.nearest(key(name), CODES.keySet()).stream()
                .map(n -> Objects.requireNonNull(CODES.get(n)))
                .distinct()
                .toList();
    }
}
