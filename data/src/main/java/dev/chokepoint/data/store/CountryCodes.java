package dev.chokepoint.data.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The countries of a trade data set, found by their code; codes of the M49 list that differ are mapped.
public final class CountryCodes {
    private static final String BUNDLED = "/trade/baci_country_codes_V202301.csv";

    /// Codes of M49, and one old slip, for which trade data use another one. Source: UN Comtrade and BACI country keys.
    private static final Map<Integer, Integer> MAPPED =
            Map.of(840, 842, 250, 251, 578, 579, 756, 757, 356, 699, 381, 380);

    private static final int LARGEST = 9_999;

    /// A country of the list.
    ///
    /// @param iso3 letters of ISO 3166; past countries have those of living ones, Taiwan has none
    public record Country(int code, String name, String iso2, String iso3) {}

    private final List<Country> countries;
    private final int[] codes;
    private final int[] place = new int[LARGEST + 1];

    private CountryCodes(Map<Integer, Country> byCode) {
        countries = List.copyOf(byCode.values());
        codes = countries.stream().mapToInt(Country::code).toArray();
        Arrays.fill(place, -1);
        for (int n = 0; n < countries.size(); n++) {
            place[countries.get(n).code()] = n;
        }
        MAPPED.forEach((other, code) -> {
            if (place[other] < 0) {
                place[other] = place[code];
            }
        });
    }

    static CountryCodes of(byte[] file) throws RefusedFile {
        CodeTable table = CodeTable.parse(file);
        int code = table.column("country_code", "code");
        if (code < 0) {
            throw new RefusedFile("its list of countries must have a column country_code");
        }
        int name = table.column("country_name", "country_name_full", "country_name_abbreviation");
        int iso2 = table.column("country_iso2", "iso_2digit_alpha");
        int iso3 = table.column("country_iso3", "iso_3digit_alpha");
        Map<Integer, Country> found = new TreeMap<>();
        for (List<String> row : table.rows()) {
            String text = CodeTable.field(row, code);
            if (text.matches("\\d{1,4}")) {
                int number = Integer.parseInt(text);
                found.put(
                        number,
                        new Country(
                                number,
                                CodeTable.field(row, name),
                                CodeTable.field(row, iso2),
                                CodeTable.field(row, iso3)));
            }
        }
        if (found.isEmpty()) {
            throw new RefusedFile("its list of countries has no codes");
        }
        return new CountryCodes(found);
    }

    /// The list that comes with the program.
    public static CountryCodes bundled() {
        try {
            return of(resource(BUNDLED));
        } catch (RefusedFile e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(CountryCodes.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The place of a code in the list; -1 where it is not known.
    public int find(int code) {
        return code < 0 || code > LARGEST ? -1 : place[code];
    }

    public List<Country> all() {
        return new ArrayList<>(countries);
    }

    int size() {
        return countries.size();
    }

    /// The code at a place of the list.
    public int code(int index) {
        return codes[index];
    }
}
