package dev.chokepoint.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.exposure.screen.Bloc;
import dev.chokepoint.exposure.screen.BlocDependency;
import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.GeoDep;
import dev.chokepoint.exposure.screen.Origins;
import dev.chokepoint.exposure.screen.ProductHistory;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four years of 24 countries and 40 products against results of another program: flags and leaders exactly, numbers to
/// 1e-9 of themselves.
class ScreenReferenceTest {
    private static final double NUMBERS = 1e-9;
    private static final int LAST = 2022;

    @TempDir
    private static Path folder;

    private static Path expected;
    private static List<ProductHistory> products = List.of();
    private static Countries countries = Countries.of(List.of());

    @BeforeAll
    static void theYearsGoThroughAStore() {
        Path files = SharedData.require("data/screen/open-1");
        expected = files.resolve("expect");
        try (TradeStore store = TradeStore.create(folder)) {
            BaciImport baci = new BaciImport(store, LocalDate.of(2026, 11, 30), false);
            for (int year = 2019; year <= LAST; year++) {
                BaciImport.Report report =
                        baci.read(files.resolve("BACI_HS17_Y" + year + "_V209901.csv"), Progress.NONE);
                assertThat(report.clean()).isTrue();
            }
        }
        try (TradeStore store = TradeStore.open(folder)) {
            TradeReader reader = TradeReader.of(store, "", 2019, LAST);
            List<ProductHistory> all = new ArrayList<>();
            reader.forEach(ProductFilter.ALL, 2, p -> p, all::add);
            products = all;
            countries = reader.countries();
        }
    }

    private static void assertTable(
            String file, ScreenTable table, String keys, BiConsumer<ProductHistory, StringBuilder> rows)
            throws IOException {
        StringBuilder lines = new StringBuilder(table.header()).append('\n');
        products.forEach(p -> rows.accept(p, lines));
        Map<String, Map<String, String>> ours = byKey(List.of(lines.toString().split("\n")), keys);
        Map<String, Map<String, String>> theirs = byKey(Files.readAllLines(expected.resolve(file)), keys);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        theirs.forEach((key, row) -> row.forEach((column, value) -> {
            double want = Double.parseDouble(value);
            double have = Double.parseDouble(ours.getOrDefault(key, Map.of()).getOrDefault(column, ""));
            assertThat(Math.abs(have - want))
                    .as("%s of %s: %s, not %s", column, key, have, want)
                    .isLessThanOrEqualTo(NUMBERS * Math.abs(want));
        }));
    }

    private static Map<String, Map<String, String>> byKey(List<String> lines, String keys) {
        String[] columns = lines.getFirst().split(",");
        Map<String, Map<String, String>> rows = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            Map<String, String> row = new TreeMap<>();
            for (int c = 0; c < columns.length; c++) {
                row.put(columns[c], fields[c]);
            }
            rows.put(
                    String.join(
                            " ", Arrays.stream(keys.split(",")).map(row::get).toList()),
                    row);
        }
        return rows;
    }

    @Test
    void geoDepOfYearsAndWindows() throws IOException {
        assertTable(
                "geodep_year.csv",
                ScreenTable.GEODEP_YEAR,
                "year,j,k",
                (p, out) -> GeoDep.DEFAULT.cells(p).forEach(c -> ScreenTable.append(out, c)));
        assertTable("geodep_window.csv", ScreenTable.GEODEP_WINDOW, "window,j,k", ScreenReferenceTest::windows);
    }

    @Test
    void geoDepWithTheUnionAsOneCountry() throws IOException {
        Countries merged = Bloc.EU27.merge(countries);
        assertTable(
                "geodep_window_eu27.csv",
                ScreenTable.GEODEP_WINDOW,
                "window,j,k",
                (p, out) -> windows(p.merged(Bloc.EU27, merged), out));
    }

    private static void windows(ProductHistory p, StringBuilder out) {
        for (int window = 2021; window <= LAST; window++) {
            GeoDep.DEFAULT.window(window, p).forEach(d -> ScreenTable.append(out, d));
        }
    }

    @Test
    void indicatorsOfTheUnion() throws IOException {
        BlocDependency method = BlocDependency.of(Bloc.EU27);
        assertTable(
                "ec2021_year.csv",
                ScreenTable.EC_YEAR,
                "year,k",
                (p, out) -> p.years().forEach(y -> method.year(y).ifPresent(c -> ScreenTable.append(out, c))));
        assertTable(
                "ec_persistence.csv",
                ScreenTable.EC_PERSISTENCE,
                "k",
                (p, out) -> ScreenTable.append(out, method.persistence(p, 2019, LAST)));
    }

    @Test
    void closuresAndPointsOfFailure() throws IOException {
        assertTable(
                "direct_2022.csv",
                ScreenTable.DIRECT,
                "i,j,k",
                (p, out) ->
                        p.year(LAST).ifPresent(y -> Closure.DEFAULT.flows(y).forEach(f -> ScreenTable.append(out, f))));
        assertTable(
                "spof.csv",
                ScreenTable.FAILURE_POINTS,
                "year,i,k",
                (p, out) -> p.years()
                        .forEach(y -> Closure.DEFAULT.failurePoints(y).forEach(f -> ScreenTable.append(out, f))));
    }

    @Test
    void originsThroughReExports() throws IOException {
        assertTable(
                "indirect_2022.csv",
                ScreenTable.INDIRECT,
                "k,origin,j",
                (p, out) ->
                        p.year(LAST).ifPresent(y -> Origins.of(y).shares().forEach(s -> ScreenTable.append(out, s))));
    }
}
