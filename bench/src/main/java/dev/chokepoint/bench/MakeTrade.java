package dev.chokepoint.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes made-up years of trade in the shape of BACI, for benchmarks that need more rows than the examples have.
///
/// Usage: `MakeTrade FOLDER YEARS ROWS [SEED]`; each year has about so many rows. Countries and products are the first
/// of
/// the lists that come with the program.
final class MakeTrade {
    private static final int FIRST_YEAR = 2020;
    private static final int COUNTRIES = 200;
    private static final int PRODUCTS = 2_000;
    private static final Pattern CODE = Pattern.compile("^\"?(\\d+)\"?[;,]");

    private MakeTrade() {}

    public static void main(String[] args) throws IOException {
        years(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    /// Writes so many years with about so many rows each.
    static void years(Path folder, int years, int rows) throws IOException {
        Files.createDirectories(folder);
        List<String> countries = codes("/trade/baci_country_codes_V202301.csv", COUNTRIES);
        List<String> products = codes("/trade/baci_product_codes_HS17_V202301.csv", PRODUCTS);
        for (int year = FIRST_YEAR; year < FIRST_YEAR + years; year++) {
            Path file = folder.resolve("BACI_HS17_Y" + year + "_V209901.csv");
            write(file, year, rows, countries, products);
        }
    }

    private static List<String> codes(String list, int count) throws IOException {
        List<String> codes = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MakeTrade.class.getResourceAsStream(list), list), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && codes.size() < count; line = in.readLine()) {
                Matcher code = CODE.matcher(line);
                if (code.find()) {
                    codes.add(code.group(1));
                }
            }
        }
        return codes;
    }

    private static void write(Path file, int year, int rows, List<String> countries, List<String> products)
            throws IOException {
        SplittableRandom random = new SplittableRandom(year);
        int perPair = Math.max(1, rows / (countries.size() * (countries.size() - 1)));
        int step = Math.max(1, products.size() / perPair);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("t,i,j,k,v,q\n");
            for (int from = 0; from < countries.size(); from++) {
                for (int to = 0; to < countries.size(); to++) {
                    for (int n = 0; n < perPair && to != from; n++) {
                        String product = products.get(n * step + random.nextInt(step));
                        double value = Math.exp(4 * random.nextDouble() + (from % 7 == 0 ? 3 : 0));
                        String row = String.format(
                                Locale.ROOT,
                                "%d,%s,%s,%s,%.3f,%.3f\n",
                                year,
                                countries.get(from),
                                countries.get(to),
                                product,
                                value,
                                value / 10);
                        out.write(row);
                    }
                }
            }
        }
    }
}
