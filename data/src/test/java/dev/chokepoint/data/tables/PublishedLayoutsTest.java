package dev.chokepoint.data.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import dev.chokepoint.exposure.tables.TableBalance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One made-up table written in each published layout, with the rows, columns and habits of that layout, reads back
/// to the same numbers.
class PublishedLayoutsTest {
    private static final double TOLERANCE_RELATIVE = 1e-12;

    @TempDir
    Path folder;

    private static IoTable named(
            int regions,
            int sectors,
            int categories,
            IntFunction<String> region,
            IntFunction<String> sector,
            IntFunction<String> category) {
        IoTable made = SyntheticTable.of(regions, sectors, categories, 31L);
        double[][] z = new double[made.size()][];
        double[][] y = new double[made.size()][];
        for (int i = 0; i < made.size(); i++) {
            z[i] = made.sales(i);
            y[i] = made.finalSales(i);
        }
        return IoTable.of(names(regions, region), names(sectors, sector), names(categories, category), z, y);
    }

    private static List<String> names(int count, IntFunction<String> name) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            names.add(name.apply(k));
        }
        return names;
    }

    private static IoTable read(Path path) {
        Loaded<Optional<TableBalance>> loaded = TableReader.read(path);
        assertThat(loaded.value())
                .as("%s", loaded.problems().stream().map(Problem::text).toList())
                .isPresent();
        assertThat(loaded.problems()).isEmpty();
        return loaded.value().orElseThrow().table();
    }

    private static void assertSame(IoTable found, IoTable expected) {
        assertThat(found.regions()).isEqualTo(expected.regions());
        assertThat(found.size()).isEqualTo(expected.size());
        assertThat(found.categories()).hasSameSizeAs(expected.categories());
        for (int i = 0; i < expected.size(); i++) {
            assertClose(found.sales(i), expected.sales(i));
            assertClose(found.finalSales(i), expected.finalSales(i));
        }
    }

    private static void assertClose(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int j = 0; j < expected.length; j++) {
            assertThat(Math.abs(found[j] - expected[j])).isLessThanOrEqualTo(TOLERANCE_RELATIVE * expected[j]);
        }
    }

    private static String row(String head, char separator, double[]... parts) {
        StringBuilder line = new StringBuilder(head);
        for (double[] part : parts) {
            for (double v : part) {
                line.append(separator).append(v);
            }
        }
        return line.toString();
    }

    private static double[] outputs(IoTable table) {
        double[] x = new double[table.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = table.output(i);
        }
        return x;
    }

    @Test
    void exiobaseInItsZipWithCoefficientsUnitsAndSatellites() throws IOException {
        IoTable table = named(
                6,
                30,
                7,
                r -> List.of("AT", "BE", "CN", "US", "WA", "WM").get(r),
                s -> "Product, no. " + s,
                c -> "Final consumption by category " + c);
        double[] x = outputs(table);
        StringBuilder a = header(table.regions(), table.sectors(), "sector");
        StringBuilder y = header(table.regions(), table.categories(), "category");
        StringBuilder outputs = new StringBuilder("region\tsector\tindout\n");
        for (int i = 0; i < table.size(); i++) {
            String head = table.regions().get(table.regionOf(i)) + "\t"
                    + table.sectors().get(table.sectorOf(i));
            double[] coefficients = new double[table.size()];
            for (int j = 0; j < coefficients.length; j++) {
                coefficients[j] = x[j] == 0 ? 0 : table.sales(i)[j] / x[j];
            }
            a.append(row(head, '\t', coefficients)).append('\n');
            y.append(row(head, '\t', table.finalSales(i))).append('\n');
            outputs.append(head).append('\t').append(x[i]).append('\n');
        }
        Path zip = folder.resolve("IOT_2022_pxp.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "IOT_2022_pxp/A.txt", a.toString());
            entry(out, "IOT_2022_pxp/Y.txt", y.toString());
            entry(out, "IOT_2022_pxp/x.txt", outputs.toString());
            entry(out, "IOT_2022_pxp/unit.txt", "region\tsector\tunit\nAT\tProduct, no. 0\tM.EUR\n");
            entry(out, "IOT_2022_pxp/impacts/Y.txt", "not this one");
            entry(out, "__MACOSX/._A.txt", "nor this");
        }
        assertSame(read(zip), table);
    }

    private static StringBuilder header(List<String> regions, List<String> names, String what) {
        StringBuilder first = new StringBuilder("region\t");
        StringBuilder second = new StringBuilder(what + "\t");
        for (String r : regions) {
            for (String n : names) {
                first.append('\t').append(r);
                second.append('\t').append(n);
            }
        }
        return first.append('\n').append(second).append('\n');
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void oecdWithSplitCountriesMarkAndWindowsLines() throws IOException {
        List<String> codes = List.of("AUS", "CN1", "CN2", "ROW");
        List<String> demand = List.of("HFCE", "NPISH", "GGFC", "GFCF", "INVNT", "DPABR");
        IoTable table = named(
                4,
                5,
                6,
                codes::get,
                s -> List.of("A01_02", "B05", "C10T12", "D", "T").get(s),
                demand::get);
        StringBuilder text = new StringBuilder("\uFEFFV1");
        table.industries().forEach(i -> text.append(',').append(i.replace('/', '_')));
        for (int f = 0; f < table.finalColumns(); f++) {
            text.append(',').append(table.finalColumn(f).replace('/', '_'));
        }
        text.append(",OUT\r\n");
        for (int i = 0; i < table.size(); i++) {
            text.append(row(
                            table.industry(i).replace('/', '_'),
                            ',',
                            table.sales(i),
                            table.finalSales(i),
                            new double[] {table.output(i)}))
                    .append("\r\n");
        }
        for (String extra : List.of("TLS", "VA", "OUT")) {
            text.append(row(extra, ',', table.valueAdded(), new double[table.finalColumns() + 1]))
                    .append("\r\n");
        }
        Path file = folder.resolve("2020_SML.csv");
        Files.writeString(file, text);
        assertSame(read(file), table);
    }

    @Test
    void wiodOf2016WithItsTotalsAndNegativeInventories() throws IOException {
        IoTable table = named(
                3,
                56,
                5,
                r -> List.of("AUS", "DEU", "ROW").get(r),
                s -> String.valueOf(s + 1),
                c -> String.valueOf(57 + c));
        StringBuilder text = new StringBuilder("\uFEFFIndustryCode,IndustryDescription,Country,RNr,Year");
        table.industries().forEach(i -> text.append(",v").append(i.replace("/", "")));
        for (int f = 0; f < table.finalColumns(); f++) {
            text.append(",v").append(table.finalColumn(f).replace("/", ""));
        }
        text.append(",TOT\n");
        for (int i = 0; i < table.size(); i++) {
            int sector = table.sectorOf(i) + 1;
            text.append(row(
                            "C" + sector + ",\"Manufacture of x, y and z\","
                                    + table.regions().get(table.regionOf(i)) + "," + sector + ",2014",
                            ',',
                            table.sales(i),
                            table.finalSales(i),
                            new double[] {table.output(i)}))
                    .append('\n');
        }
        int number = 65;
        for (String code : List.of("II_fob", "TXSP", "EXP_adj", "PURR", "PURNR", "VA", "IntTTM", "GO")) {
            text.append(row(
                            code + ",\"Total, or other\",TOT," + number++ + ",2014",
                            ',',
                            table.valueAdded(),
                            new double[table.finalColumns() + 1]))
                    .append('\n');
        }
        Path file = folder.resolve("WIOT2014.csv");
        Files.writeString(file, text);
        assertSame(read(file), table);

        // One cell of inventory changes turned negative: repaired and named, nothing else.
        double old = table.finalSales(0)[4];
        Files.writeString(file, text.toString().replaceFirst("," + old + ",", ",-3.5,"));
        Loaded<Optional<TableBalance>> loaded = TableReader.read(file);
        assertThat(loaded.value()).isPresent();
        assertThat(loaded.problems().stream().map(Problem::text))
                .anyMatch(t -> t.contains("-3.5") && t.contains("negative final demand set to 0"));
    }

    @Test
    void malformedTablesAreNamedNotThrown() throws IOException {
        IoTable table = SyntheticTable.of(3, 4, 1, 2L);
        SeriesWriter.table(table, folder);
        String z = Files.readString(folder.resolve("Z.csv"));
        // A file cut in the middle of a row.
        Files.writeString(folder.resolve("Z.csv"), z.substring(0, z.length() / 2));
        assertThat(TableReader.read(folder).problems().stream().map(Problem::text))
                .anyMatch(t -> t.contains("the header needs") || t.contains("no row"));
        // A row twice, a label in other letters, a number in the German manner.
        String[] lines = z.split("\n");
        Files.writeString(folder.resolve("Z.csv"), z + lines[1] + "\n");
        assertThat(TableReader.read(folder).problems()).anyMatch(p -> p.text().contains("must stand once"));
        Files.writeString(folder.resolve("Z.csv"), z.replaceFirst("R00,s001", "r00,S001"));
        assertThat(TableReader.read(folder).problems()).anyMatch(p -> p.text().contains("r00/S001"));
        Files.writeString(folder.resolve("Z.csv"), z.replaceFirst("\nR00,s001,[^,]*,", "\nR00,s001,\"1,5\","));
        assertThat(TableReader.read(folder).problems())
                .anyMatch(p -> p.value().equals("1,5") && p.line() == 3 && p.isError());
        Files.write(folder.resolve("Z.csv"), new byte[] {0, 1, 2, (byte) 0xff, 10, 44, 34, 34, 34});
        assertThat(TableReader.read(folder).hasErrors()).isTrue();
        Path zip = folder.resolve("broken.zip");
        Files.write(zip, new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThat(TableReader.read(zip).hasErrors()).isTrue();
    }

    @Test
    void aTableOfManyProblemsNamesTheFirstAndCountsTheRest() throws IOException {
        StringBuilder y = new StringBuilder("region,sector,A/f\n");
        StringBuilder z = new StringBuilder("region,sector");
        for (int s = 0; s < 60; s++) {
            z.append(",A/s").append(s);
        }
        z.append('\n');
        for (int s = 0; s < 60; s++) {
            y.append("A,s").append(s).append(",100\n");
            z.append("A,s").append(s).append(",-1".repeat(60)).append('\n');
        }
        Files.writeString(folder.resolve("Z.csv"), z);
        Files.writeString(folder.resolve("Y.csv"), y);
        Loaded<Optional<TableBalance>> loaded = TableReader.read(folder);
        assertThat(loaded.value()).isPresent();
        assertThat(loaded.problems()).hasSizeLessThan(30);
        assertThat(loaded.problems().getLast().text()).contains("3580");
        assertThat(loaded.value().orElseThrow().moved()).isEqualTo(3600);
    }
}
