package dev.chokepoint.data.statistics;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.chokepoint.data.store.CountryCodes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Countries by the names and letters under which statistics know them.
public final class Places {
    private static final String ALIASES = "/trade/country_names.csv";
    private static final String TAIWAN = "TWN";
    private static final int CODE_OF_TAIWAN = 490;

    /// A country.
    ///
    /// @param code its number in trade data; -1 where they count it in another one
    public record Place(int code, String iso3) {}

    private final Map<String, Place> byName = new HashMap<>();
    private final Map<String, Place> byIso3 = new HashMap<>();
    private final Map<Integer, Place> byCode = new HashMap<>();

    private Places() {}

    /// Those of the list of BACI, of ISO 3166 in English and Chinese, and other spellings that come with the program.
    public static Places bundled() {
        Places places = new Places();
        for (CountryCodes.Country c : CountryCodes.bundled().all()) {
            String iso3 = c.code() == CODE_OF_TAIWAN ? TAIWAN : c.iso3();
            if (iso3.matches("[A-Z]{3}")) {
                places.add(new Place(c.code(), iso3), c.name());
            }
        }
        for (String iso2 : Locale.getISOCountries()) {
            Locale country = Locale.of("", iso2);
            Place place = places.byIso3.getOrDefault(country.getISO3Country(), new Place(-1, country.getISO3Country()));
            places.byIso3.putIfAbsent(place.iso3(), place);
            places.name(country.getDisplayCountry(Locale.ENGLISH), place);
            places.name(country.getDisplayCountry(Locale.CHINESE), place);
        }
        places.readAliases();
        return places;
    }

    private void add(Place place, String name) {
        // Old countries have the letters of live ones: the first of a name stays, and the live one has the letters.
        Place known = byIso3.get(place.iso3());
        if (known == null || known.code() < place.code()) {
            byIso3.put(place.iso3(), place);
        }
        byCode.put(place.code(), place);
        name(name, place);
    }

    private void name(String name, Place place) {
        byName.putIfAbsent(plain(name), place);
    }

    private void readAliases() {
        try (InputStreamReader in = new InputStreamReader(
                        Objects.requireNonNull(Places.class.getResourceAsStream(ALIASES), ALIASES),
                        StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in)) {
            for (NamedCsvRecord r : rows) {
                String iso3 = r.getField("iso3");
                byName.put(plain(r.getField("name")), byIso3.getOrDefault(iso3, new Place(-1, iso3)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String name) {
        StringBuilder letters = new StringBuilder();
        java.text.Normalizer.normalize(name.toLowerCase(Locale.ROOT), java.text.Normalizer.Form.NFD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /// The country of a name; what stands behind it in brackets does not count.
    Optional<Place> byName(String name) {
        Place whole = byName.get(plain(name));
        if (whole != null) {
            return Optional.of(whole);
        }
        int bracket = name.indexOf('(');
        return bracket <= 0 ? Optional.empty() : Optional.ofNullable(byName.get(plain(name.substring(0, bracket))));
    }

    /// The country that a user names: by two or three letters, by its number in trade data, or by its name.
    public Optional<Place> find(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (text.matches("\\d{1,4}")) {
            return Optional.ofNullable(byCode.get(Integer.valueOf(text)));
        }
        if (upper.matches("[A-Z]{3}") && byIso3.containsKey(upper)) {
            return Optional.ofNullable(byIso3.get(upper));
        }
        if (upper.matches("[A-Z]{2}")) {
            for (String iso2 : Locale.getISOCountries()) {
                if (iso2.equals(upper)) {
                    return Optional.ofNullable(byIso3.get(Locale.of("", iso2).getISO3Country()));
                }
            }
        }
        return byName(text);
    }
}
