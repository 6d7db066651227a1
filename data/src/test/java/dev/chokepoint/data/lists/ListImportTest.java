package dev.chokepoint.data.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports of official lists: what they read, refuse, end, and leave alone.
class ListImportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    @TempDir
    Path folder;

    private Path fixture(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = ListImportTest.class.getResourceAsStream("/lists/" + name)) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        return file;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path ledger() {
        return folder.resolve("ledger");
    }

    private ListImport.Report run(ImportKind kind, Path file, LocalDate day) {
        return ListImport.run(kind, file, ledger(), ListImport.Options.of(day));
    }

    private Map<String, String> files() throws IOException {
        try (Stream<Path> all = Files.list(ledger().resolve("lists"))) {
            Map<String, String> texts = new TreeMap<>();
            for (Path p : all.toList()) {
                texts.put(String.valueOf(p.getFileName()), Files.readString(p));
            }
            return texts;
        }
    }

    private List<ListTable.Row> rows(String name) throws IOException {
        return ListTable.parse(
                        name,
                        Files.readString(ledger().resolve("lists").resolve(name)),
                        new dev.chokepoint.data.files.Problems())
                .rows();
    }

    private static String texts(List<Problem> problems) {
        return problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
    }

    @Test
    void aFileNamedFromTheCurrentFolderIsRead() throws IOException {
        Path relative = Path.of("")
                .toAbsolutePath()
                .relativize(fixture("fixture-csl.csv").toAbsolutePath());
        assertThat(run(ImportKind.US_CSL, relative, DAY).problems()).isEmpty();
    }

    @Test
    void theScreeningListIsReadAlikeFromCsvAndJson() throws IOException {
        ListImport.Report csv = run(ImportKind.US_CSL, fixture("fixture-csl.csv"), DAY);
        assertThat(csv.problems()).isEmpty();
        assertThat(csv.lists())
                .extracting(ListDiff::file)
                .containsExactly("us-el.csv", "us-meu.csv", "us-uvl.csv", "us-dpl.csv", "us-sdn.csv");
        Map<String, String> before = files();
        ListImport.Report json = run(ImportKind.US_CSL, fixture("fixture-csl.json"), DAY);
        assertThat(json.changed()).isFalse();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatTheOfficialListSaysInFreeTextIsRead() throws IOException {
        run(ImportKind.US_CSL, fixture("fixture-csl.csv"), DAY);
        ListTable.Row turbine = rows("us-el.csv").get(0);
        assertThat(turbine.get("aliases")).isEqualTo("ETW|Ex. Turbine \"Works\", Ltd.");
        assertThat(turbine.get("countries")).isEqualTo("CN;HK");
        assertThat(turbine.get("listed_from")).isEqualTo("2019-05-16");
        assertThat(turbine.get("footnotes")).isEqualTo("4");
        assertThat(turbine.get("review_class")).isEqualTo("presumption-of-denial");
        ListTable.Row second = rows("us-el.csv").get(1);
        assertThat(second.get("name")).isEqualTo("Nömen Fällig GmbH");
        assertThat(second.get("footnotes")).isEqualTo("1;2");
        assertThat(second.get("review_class")).isEqualTo("case-by-case-mixed");
        assertThat(rows("us-dpl.csv").get(0).get("ended")).isEqualTo("2052-03-04");
        assertThat(ListText.countries(List.of("Yalta, Crimea (occupied)"))).isEqualTo("UA-CRIMEA");
    }

    @Test
    void aSecondImportSaysNothingChangedAndChangesNoByte() throws IOException {
        Path file = fixture("fixture-csl.csv");
        assertThat(run(ImportKind.US_CSL, file, DAY).changed()).isTrue();
        Map<String, String> before = files();
        ListImport.Report again = run(ImportKind.US_CSL, file, DAY);
        assertThat(again.changed()).isFalse();
        assertThat(again.lists()).allMatch(ListDiff::isEmpty);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndWritesNothing() throws IOException {
        ListImport.Report report = ListImport.run(
                ImportKind.US_CSL,
                fixture("fixture-csl.csv"),
                ledger(),
                new ListImport.Options(DAY, true, false, "", "", ""));
        assertThat(report.changed()).isTrue();
        assertThat(ledger()).doesNotExist();
    }

    @Test
    void anEntryThatIsGoneEndsOnTheDayOfTheFileAndStaysInTheList() throws IOException {
        Path file = fixture("fixture-csl.csv");
        run(ImportKind.US_CSL, file, DAY);
        String without = Files.readString(file)
                .lines()
                .filter(l -> !l.contains("Example Turbine"))
                .collect(Collectors.joining("\n", "", "\n"));
        LocalDate later = DAY.plusDays(3);
        ListImport.Report report = run(ImportKind.US_CSL, file("later.csv", without), later);
        assertThat(report.lists().stream()
                        .filter(d -> d.file().equals("us-el.csv"))
                        .flatMap(d -> d.removed().stream())
                        .toList())
                .singleElement()
                .asString()
                .contains("ends on " + later);
        assertThat(rows("us-el.csv")).hasSize(2);
        assertThat(rows("us-el.csv").get(0).get("ended")).isEqualTo(later.toString());
        assertThat(Files.readString(ledger().resolve("lists/lists.yaml")))
                .contains("rows: 2")
                .contains("held: 1")
                .contains("read_through: " + later);
    }

    @Test
    void aFileThatLacksMostOfAListEndsNothingUnlessToldSo() throws IOException {
        StringBuilder many = new StringBuilder("country,name,aliases,concern\n");
        for (int i = 0; i < 40; i++) {
            many.append("CN,Firm ").append(i).append(",,N\n");
        }
        run(ImportKind.JP_EUL, file("many.csv", many.toString()), DAY);
        Path few = file("few.csv", "country,name,aliases,concern\nCN,Firm 1,,N\n");
        ListDiff kept = run(ImportKind.JP_EUL, few, DAY).lists().getFirst();
        assertThat(kept.removed()).isEmpty();
        assertThat(kept.kept()).isEqualTo(39);
        ListDiff ended = ListImport.run(
                        ImportKind.JP_EUL, few, ledger(), new ListImport.Options(DAY, false, true, "", "", ""))
                .lists()
                .getFirst();
        assertThat(ended.removed()).hasSize(39);
    }

    @Test
    void rowsThatCannotBeReadAreToldWithLineFieldAndValueAndTheOthersAreTaken() throws IOException {
        String text = Files.readString(fixture("fixture-csl.csv"))
                .replace("\"2019-05-16\"", "\"16 May 2019\"")
                .replace("Unverified List (UVL)", "Unseen List (UNL)");
        ListImport.Report report = run(ImportKind.US_CSL, file("broken.csv", text), DAY);
        assertThat(texts(report.problems()))
                .contains("broken.csv:2")
                .contains("start_date")
                .contains("16 May 2019")
                .contains("Unseen List");
        assertThat(report.lists())
                .extracting(ListDiff::file)
                .contains("us-el.csv")
                .doesNotContain("us-uvl.csv");
    }

    @Test
    void anotherFileIsRefusedByItsHeading() throws IOException {
        ListImport.Report report = run(ImportKind.US_CSL, file("other.csv", "code,heading\n3B001,x\n"), DAY);
        assertThat(report.lists()).isEmpty();
        assertThat(texts(report.problems())).contains("not the Consolidated Screening List");
        assertThat(ledger()).doesNotExist();
    }

    @Test
    void anOlderFileIsRefused() throws IOException {
        Path file = fixture("fixture-csl.csv");
        run(ImportKind.US_CSL, file, DAY);
        assertThat(texts(run(ImportKind.US_CSL, file, DAY.minusDays(1)).problems()))
                .contains("is older");
    }

    @Test
    void annexLinesOfANoticeAreReadAndAGapInTheirNumbersIsTold() throws IOException {
        Path notice = file("notice.txt", """
                管控名单
                1. 例一公司（Example One Inc.）
                2．例二公司（Example Two, LLC）
                4. 例四公司（Example Four Ltd.）
                5. no parentheses
                """);
        ListImport.Report report = ListImport.run(
                ImportKind.CN_ECL,
                notice,
                ledger(),
                new ListImport.Options(DAY, false, false, "CN-2026-41 (Announcement 41 of 2026)", "2026-09-30", ""));
        assertThat(rows("cn-ecl.csv"))
                .extracting(r -> r.get("name"))
                .containsExactly("Example One Inc.", "Example Two, LLC", "Example Four Ltd.");
        assertThat(rows("cn-ecl.csv").get(0).get("aliases")).isEqualTo("例一公司");
        assertThat(rows("cn-ecl.csv").get(0).get("listed_from")).isEqualTo("2026-09-30");
        assertThat(texts(report.problems()))
                .contains("notice.txt:4")
                .contains("must be 3")
                .contains("notice.txt:5");
    }

    @Test
    void severalNamesInOneCellOfTaiwansListArePartedByTheirNumbers() throws IOException {
        run(ImportKind.TW_SHTC, file("tw.csv", """
                項次item,名稱name,別名alias
                1,i) Alpha Works ii) Beta Works,i) AW ii) BW
                """), DAY);
        assertThat(rows("tw-shtc.csv").get(0).get("name")).isEqualTo("Alpha Works");
        assertThat(rows("tw-shtc.csv").get(0).get("aliases")).isEqualTo("Beta Works|AW|BW");
    }

    @Test
    void entitiesOfOpenSanctionsAreReadLineByLine() throws IOException {
        ListImport.Report report = run(ImportKind.OPENSANCTIONS, file("ftm.json", """
                {"id":"x1","schema":"Company","properties":{"name":["Gamma Ltd"],"alias":["GL"],"country":["ru"]}}
                not json
                """), DAY);
        assertThat(rows("xx-screening.csv").get(0).get("countries")).isEqualTo("RU");
        assertThat(texts(report.problems())).contains("ftm.json:2");
    }

    @Test
    void codesOfAnAnnexAreKeptWithTheirSource() throws IOException {
        run(ImportKind.EU_ANNEX1, file("annex.csv", "code,heading,source\n3B001,Equipment,2025/2003\n"), DAY);
        assertThat(rows("eu-annex1.csv").get(0).get("heading")).isEqualTo("Equipment");
        assertThat(Files.readString(ledger().resolve("lists/lists.yaml"))).contains("layout: text");
    }
}
