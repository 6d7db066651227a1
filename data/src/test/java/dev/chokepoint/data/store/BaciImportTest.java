package dev.chokepoint.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of good and spoilt files: rows in = stored + rejected, and nothing is half there.
class BaciImportTest {
    private static final String NAME = "BACI_HS17_Y2022_V202401.csv";
    private static final String HEADER = "t,i,j,k,v,q\n";
    private static final List<String> GOOD = List.of(
            "2022,156,842,280530,60.125,3.000",
            "2022,156,251,280530,45.000,NA",
            "2022,392,842,280530,20.000,",
            "2022,842,156,854231,70.500,0.070",
            "2022,156,842,010121,1.000,1.000");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void aStoreOfItsOwn() {
        store = folder.resolve("store");
    }

    private static String table(List<String> rows) {
        return HEADER + String.join("\n", rows) + "\n";
    }

    private static List<String> with(String... more) {
        List<String> rows = new ArrayList<>(GOOD);
        rows.addAll(List.of(more));
        return rows;
    }

    private BaciImport.Report readCsv(String text) throws IOException {
        return read(Files.writeString(folder.resolve(NAME), text));
    }

    private BaciImport.Report read(Path file) {
        return read(file, false);
    }

    private BaciImport.Report read(Path file, boolean replace) {
        try (TradeStore s = TradeStore.create(store)) {
            return new BaciImport(s, DAY, replace).read(file, Progress.NONE);
        }
    }

    private static RowSet.Counts counts(BaciImport.Report report) {
        RowSet.Counts c = report.years().getFirst().set().orElseThrow().counts();
        assertThat(c.in()).isEqualTo(c.stored() + c.rejected());
        return c;
    }

    private static void assertRejected(BaciImport.Report report, Reason reason, long rows) {
        RowSet.Counts c = counts(report);
        assertThat(c.stored()).isEqualTo(GOOD.size());
        assertThat(report.years().getFirst().rejected()).isEqualTo(Map.of(reason, rows));
        assertThat(report.clean()).isFalse();
        assertThat(report.complete()).isTrue();
    }

    private void assertRefused(BaciImport.Report report, String why) {
        assertThat(report.complete()).isFalse();
        assertThat(report.problems()).anySatisfy(p -> assertThat(p.text()).contains(why));
        assertNothingIsStored();
    }

    private void assertNothingIsStored() {
        try (TradeStore s = TradeStore.open(store)) {
            assertThat(s.rowSets()).isEmpty();
        }
        assertThat(store.resolve("rejects"))
                .satisfiesAnyOf(
                        p -> assertThat(p).doesNotExist(), p -> assertThat(p).isEmptyDirectory());
    }

    @Test
    void aCleanYearIsStoredWithWhereItComesFrom() throws IOException {
        BaciImport.Report report = readCsv(table(GOOD));

        RowSet set = report.years().getFirst().set().orElseThrow();
        assertThat(report.clean()).isTrue();
        assertThat(set.dataset()).isEqualTo("HS17-V202401");
        assertThat(set.year()).isEqualTo(2022);
        assertThat(set.counts()).isEqualTo(new RowSet.Counts(5, 5, 0, 196_625, 0));
        assertThat(set.origin().on()).isEqualTo(DAY);
        assertThat(set.origin().licence()).contains("Etalab");
        assertThat(set.origin().sha256()).hasSize(64);
    }

    @Test
    void everySpellingOfTheSameTableGivesTheSameRows() throws IOException {
        List<String> spellings = List.of(
                "\uFEFF" + table(GOOD).replace("\n", "\r\n"),
                table(GOOD).replace(',', ';'),
                table(GOOD).replace(',', '\t'),
                table(GOOD).strip(),
                table(GOOD).replace(",280530,", ",\"280530\",").replace("t,i,j", "\"t\",\"i\",\"j\""),
                table(GOOD).replace(",60.125,", ",      60.125,").replace(",NA", ",          NA"),
                "k,t,v,j,i,q\n"
                        + GOOD.stream()
                                .map(r -> r.split(",", -1))
                                .map(f -> String.join(",", f[3], f[0], f[4], f[2], f[1], f[5]))
                                .reduce("", (a, b) -> a + b + "\n"));
        for (String text : spellings) {
            store = Files.createTempDirectory(folder, "s");
            BaciImport.Report report = readCsv(text);
            assertThat(report.problems()).as(text).isEmpty();
            assertThat(counts(report)).as(text).isEqualTo(new RowSet.Counts(5, 5, 0, 196_625, 0));
        }
    }

    @Test
    void lostZerosAreRestoredAndTold() throws IOException {
        BaciImport.Report report = readCsv(table(GOOD).replace("010121", "10121"));

        assertThat(counts(report).stored()).isEqualTo(5);
        assertThat(report.problems()).singleElement().satisfies(p -> {
            assertThat(p.isError()).isFalse();
            assertThat(p.text()).contains("1 products had lost their leading zero");
        });
    }

    @Test
    void codesOfTheOtherListAreMapped() throws IOException {
        BaciImport.Report report = readCsv(table(GOOD).replace(",842,", ",840,").replace(",251,", ",250,"));

        assertThat(report.clean()).isTrue();
        assertThat(counts(report).stored()).isEqualTo(5);
    }

    @Test
    void eachFaultOfARowHasItsReason() throws IOException {
        Map<String, Reason> faults = new LinkedHashMap<>();
        faults.put("2021,156,842,850511,1.000,1.000", Reason.YEAR);
        faults.put("2022,156,842,850511,1.000", Reason.COLUMNS);
        faults.put("2022,156,842,850511,1.000,1.000,7", Reason.COLUMNS);
        faults.put("2022,156,842,850511,-2.000,1.000", Reason.NEGATIVE);
        faults.put("2022,156,842,850511,2.000,-1.500", Reason.NEGATIVE);
        faults.put("2022,156,842,850511,0.000,1.000", Reason.ZERO);
        faults.put("2022,156,156,850511,1.000,1.000", Reason.SELF);
        for (String bad : List.of("NaN", "Infinity", "1.2.3", "", "NA", "0x10", "1 5", "１２", "1\u00000.0")) {
            faults.put("2022,156,842,850511," + bad + ",1.000", Reason.VALUE);
        }
        for (Map.Entry<String, Reason> fault : faults.entrySet()) {
            store = Files.createTempDirectory(folder, "s");
            BaciImport.Report report = readCsv(table(with(fault.getKey())));
            assertRejected(report, fault.getValue(), 1);
            assertThat(Files.readString(report.years().getFirst().rejects()))
                    .as(fault.getKey())
                    .contains("\n7," + fault.getValue().word() + ",");
        }
    }

    @Test
    void aLineOfMegabytesIsOneRowLeftOut() throws IOException {
        assertRejected(
                readCsv(table(with("2022,156,842,850511,1.000,1.000," + "x".repeat(3_000_000)))), Reason.COLUMNS, 1);
    }

    @Test
    void codesThatAreNotKnownAreNamedWithTheirValue() throws IOException {
        BaciImport.Report report =
                readCsv(table(with("2022,999,842,850511,1.000,1.000", "2022,156,842,000001,2.000,1.000")));

        RowSet.Counts c = counts(report);
        assertThat(c.stored()).isEqualTo(GOOD.size());
        assertThat(c.unmappedUsd()).isEqualTo(3_000);
        assertThat(report.problems()).singleElement().satisfies(p -> {
            assertThat(p.isError()).isTrue();
            assertThat(p.text())
                    .contains("country 999")
                    .contains("product 000001")
                    .contains("1.50 %");
        });
    }

    @Test
    void theSameRowTwiceCountsOnce() throws IOException {
        assertRejected(readCsv(table(with(GOOD.get(0), GOOD.get(0)))), Reason.DUPLICATE, 2);
    }

    @Test
    void ofTwoRowsThatContradictNeitherIsBelieved() throws IOException {
        BaciImport.Report report = readCsv(table(with("2022,156,842,280530,61.000,3.000")));

        assertThat(counts(report).stored()).isEqualTo(4);
        assertThat(counts(report).usd()).isEqualTo(196_625 - 60_125);
        assertThat(report.years().getFirst().rejected()).isEqualTo(Map.of(Reason.CONFLICT, 2L));
        try (TradeStore s = TradeStore.open(store)) {
            List<Integer> sizes = new ArrayList<>();
            TradeReader.of(s, "", 2022, 2022)
                    .forEach(
                            ProductFilter.parse(List.of("280530")),
                            1,
                            p -> p.years().getFirst().size(),
                            sizes::add);
            assertThat(sizes).containsExactly(2);
        }
    }

    @Test
    void aFileThatCannotBeBelievedLeavesNothing() throws IOException {
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put("", "it has no rows");
        faults.put(HEADER, "it has no rows");
        faults.put(String.join("\n", GOOD), "must name the columns");
        faults.put(table(GOOD).replace("2022,", "2021,"), "of another year");
        faults.put(
                HEADER + "2022,156,842,60.125,280530,3\n2022,156,251,45.000,280530,3\n",
                "no row has a product that HS17 knows");
        faults.put(table(GOOD) + "2022,156,84", "its last line breaks off");
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            store = Files.createTempDirectory(folder, "s");
            assertRefused(readCsv(fault.getKey()), fault.getValue());
        }
        store = Files.createTempDirectory(folder, "s");
        Path file = folder.resolve(NAME);
        Files.write(file, table(GOOD).getBytes(StandardCharsets.UTF_16));
        assertRefused(read(file), "UTF-16");
        Path other = Files.writeString(folder.resolve("trade.csv"), table(GOOD));
        assertRefused(read(other), "its name must be like BACI_HS17_Y2022_V202401.csv");
        Path revision = Files.writeString(folder.resolve("BACI_HS12_Y2022_V202401.csv"), table(GOOD));
        assertRefused(read(revision), "the products of HS12 are not known");
    }

    private Path zip(Map<String, byte[]> members) throws IOException {
        Path file = folder.resolve("BACI_HS17_V202401.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> m : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(m.getKey()));
                zip.write(m.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static Map<String, byte[]> release() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int year = 2021; year <= 2022; year++) {
            members.put(
                    "BACI_HS17_Y" + year + "_V202401.csv",
                    table(GOOD).replace("2022,", year + ",").getBytes(StandardCharsets.UTF_8));
        }
        members.put("country_codes_V202401.csv", """
                country_code,country_name,country_iso2,country_iso3
                156,China,CN,CHN
                842,USA,US,USA
                251,France,FR,FRA
                392,Japan,JP,JPN
                531,Curaçao,CW,CUW
                """.getBytes(StandardCharsets.ISO_8859_1));
        members.put(
                "product_codes_HS17_V202401.csv",
                "code,description\n280530,\"Rare earths, metals\"\n854231,Processors\n10121,Horses\n"
                        .getBytes(StandardCharsets.UTF_8));
        return members;
    }

    @Test
    void aReleaseIsReadAsItIsPublished() throws IOException {
        BaciImport.Report report = read(zip(release()));

        assertThat(report.clean()).isTrue();
        assertThat(report.years()).hasSize(2);
        try (TradeStore s = TradeStore.open(store)) {
            TradeReader reader = TradeReader.of(s, "", 2021, 2022);
            assertThat(reader.names().values())
                    .extracting(TradeReader.Country::name)
                    .contains("Curaçao");
            assertThat(reader.descriptions()).containsEntry(10_121, "Horses");
        }
    }

    @Test
    void whatIsThereAlreadyIsLeftAloneAndAnotherTableNeedsAWord() throws IOException {
        Path file = zip(release());
        read(file);

        assertThat(read(file).years())
                .allSatisfy(y -> assertThat(y.outcome()).isEqualTo(BaciImport.Outcome.ALREADY_THERE));

        Map<String, byte[]> other = release();
        other.put("BACI_HS17_Y2022_V202401.csv", table(GOOD.subList(0, 4)).getBytes(StandardCharsets.UTF_8));
        Path changed = zip(other);
        BaciImport.Report refused = read(changed);
        assertThat(refused.problems()).anySatisfy(p -> assertThat(p.text()).contains("--replace"));
        BaciImport.Report replaced = read(changed, true);
        assertThat(replaced.complete()).isTrue();
        try (TradeStore s = TradeStore.open(store)) {
            assertThat(s.rowSets()).extracting(r -> r.counts().stored()).containsExactly(5L, 4L);
        }
    }

    @Test
    void archivesThatAreNotWholeAreRefused() throws IOException {
        Path file = zip(release());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length * 6 / 10));
        assertRefused(read(file), "ends early or is damaged");

        Files.writeString(file, table(GOOD));
        assertRefused(read(file), "named .zip and is none");

        Map<String, byte[]> twice = release();
        twice.put("old/BACI_HS17_Y2022_V202401.csv", table(GOOD).getBytes(StandardCharsets.UTF_8));
        assertRefused(read(zip(twice)), "two tables for 2022");
    }

    @Test
    void aDamagedYearLeavesTheOthers() throws IOException {
        Path file = zip(release());
        byte[] bytes = Files.readAllBytes(file);
        bytes[30 + "BACI_HS17_Y2021_V202401.csv".length() + 40] ^= 0x55;
        Files.write(file, bytes);

        BaciImport.Report report = read(file);

        assertThat(report.complete()).isFalse();
        assertThat(report.years())
                .extracting(BaciImport.YearReport::outcome)
                .containsExactly(BaciImport.Outcome.REFUSED, BaciImport.Outcome.STORED);
        try (TradeStore s = TradeStore.open(store)) {
            assertThat(s.rowSets()).extracting(RowSet::year).containsExactly(2022);
        }
    }

    @Test
    void membersOutsideTheArchiveAreIgnored() throws IOException {
        Map<String, byte[]> members = release();
        members.put("../evil.csv", new byte[] {'x'});

        BaciImport.Report report = read(zip(members));

        assertThat(report.complete()).isTrue();
        assertThat(report.problems()).singleElement().extracting(Problem::value).isEqualTo("../evil.csv");
        assertThat(folder.resolve("evil.csv")).doesNotExist();
    }

    @Test
    void aStoreThatIsMissingOrLacksYearsSaysSo() throws IOException {
        assertThatThrownBy(() -> TradeStore.open(store)).hasMessageContaining("There is no store in");
        readCsv(table(GOOD));
        try (TradeStore s = TradeStore.open(store)) {
            assertThatThrownBy(() -> TradeReader.of(s, "", 2020, 2022))
                    .hasMessageContaining("must have all years from 2020 to 2022")
                    .hasMessageContaining("HS17-V202401 2022");
        }
    }
}
