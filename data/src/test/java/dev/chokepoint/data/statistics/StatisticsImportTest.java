package dev.chokepoint.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.store.Observation;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.Reason;
import dev.chokepoint.data.store.ReportedFlow;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.data.store.TableImport;
import dev.chokepoint.data.store.TradeStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of published statistics: records in = stored + left out, nothing half there, no silent zero.
class StatisticsImportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final String SUMMARIES =
            "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,"
                    + "Is critical mineral 2025,Other notes\n";
    private static final String COMTRADE = "period,reporterCode,partnerCode,partnerDesc,flowCode,classificationCode,"
            + "cmdCode,customsCode,motCode,partner2Code,primaryValue,netWgt,qty,qtyUnitAbbr\n";

    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void aStoreOfItsOwn() {
        store = folder.resolve("store");
    }

    private TableImport.Report read(StatisticKind kind, String name, String text) throws IOException {
        return read(kind, name, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private TableImport.Report read(StatisticKind kind, String name, byte[] bytes, boolean replace) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        try (TradeStore s = TradeStore.create(store)) {
            return new TableImport(s, DAY, replace).read(kind, file, Progress.NONE);
        }
    }

    private List<Observation> figures(String measure) {
        try (TradeStore s = TradeStore.open(store)) {
            return new StatisticsReader(s).observations(new StatisticsReader.Wanted("", "", measure, "", 0, 0));
        }
    }

    private List<ReportedFlow> trade() {
        try (TradeStore s = TradeStore.open(store)) {
            return new StatisticsReader(s).reported(new StatisticsReader.WantedTrade("", 0, -1, "", "", 0, 0));
        }
    }

    private static RowSet.Counts counts(TableImport.Report report) {
        RowSet.Counts c = report.set().orElseThrow().counts();
        assertThat(c.in()).isEqualTo(c.stored() + c.rejected());
        return c;
    }

    private void assertRefused(TableImport.Report report, String why) {
        assertThat(report.outcome()).isEqualTo(TableImport.Outcome.REFUSED);
        assertThat(report.problems()).anySatisfy(p -> assertThat(p.text()).contains(why));
        try (TradeStore s = TradeStore.open(store)) {
            assertThat(s.rowSets()).isEmpty();
        }
        assertThat(store.resolve("rejects"))
                .satisfiesAnyOf(
                        p -> assertThat(p).doesNotExist(), p -> assertThat(p).isEmptyDirectory());
    }

    private static String summary(String country, String value, String unit, String year, String note) {
        return "GALLIUM,Import Sources,Gallium," + country + ",Import sources 2021-2024,Metal," + unit + "," + year
                + ",\"" + value + "\"," + note + ",Yes,\n";
    }

    @Test
    void whatIsPrintedInWordsSignsOrBoundsBecomesAnIntervalAndNeverAZero() throws IOException {
        String table = SUMMARIES
                + summary("China", "1,234", "metric tons", "2024", "")
                + summary("Japan", "W", "metric tons", "2024", "")
                + summary("Canada", "E", "percent", "2024", "")
                + summary("Germany", ">50", "percent", "2024", "")
                + summary("France", "<1", "metric tons", "2024", "")
                + summary("Korea, Republic of".replace(",", ""), "NA", "metric tons", "2024", "")
                + summary("Russia", "—", "metric tons", "2024", "")
                + summary("Belgium", "50–300", "metric tons", "2024", "")
                + summary("Ukraine", "s", "metric tons", "2024", "Less than ½ unit.")
                + summary("Spain", "Large", "metric tons", "2024", "")
                + summary("Peru", "?1", "metric tons", "2024", "");

        TableImport.Report report =
                read(StatisticKind.USGS, "MCS2026_test.csv", table.getBytes(Charset.forName("windows-1252")), false);

        assertThat(counts(report)).isEqualTo(new RowSet.Counts(11, 10, 1, 0, 0));
        assertThat(report.rejected()).isEqualTo(Map.of(Reason.VALUE, 1L));
        assertThat(figures("import sources"))
                .extracting(o -> o.of().place() + " " + o.mark() + " "
                        + o.low().map(String::valueOf).orElse("") + ".."
                        + o.high().map(String::valueOf).orElse(""))
                .containsExactly(
                        "China figure 1234.0..1234.0",
                        "Japan withheld 0.0..",
                        "Canada net exporter ..0.0",
                        "Germany bound 50.0..100.0",
                        "France bound 0.0..1.0",
                        "Korea Republic of not available ..",
                        "Russia zero 0.0..0.0",
                        "Belgium range 50.0..300.0",
                        "Ukraine small 0.0..0.5",
                        "Spain words ..");
    }

    @Test
    void aPeriodOfYearsIsKeptWithItsEnds() throws IOException {
        read(StatisticKind.USGS, "MCS2026.csv", SUMMARIES + summary("China", "95", "percent", "2021–24", ""));

        Observation.Of of = figures("import sources").getFirst().of();
        assertThat(of.firstYear()).isEqualTo(2021);
        assertThat(of.lastYear()).isEqualTo(2024);
    }

    @Test
    void rowsThatContradictEachOtherAreLeftOutAndEqualOnesCountOnce() throws IOException {
        String table = SUMMARIES
                + summary("China", "95", "percent", "2024", "")
                + summary("China", "95", "percent", "2024", "")
                + summary("Japan", "5", "percent", "2024", "")
                + summary("Japan", "6", "percent", "2024", "")
                + summary("Peru", "1", "percent", "2024", "");

        TableImport.Report report = read(StatisticKind.USGS, "MCS2026.csv", table);

        assertThat(report.rejected()).isEqualTo(Map.of(Reason.DUPLICATE, 1L, Reason.CONFLICT, 2L));
        assertThat(counts(report).stored()).isEqualTo(2);
        assertThat(report.rejects())
                .content()
                .contains("3,duplicate")
                .contains("4,conflict")
                .contains("5,conflict");
    }

    @Test
    void theSameFileAgainChangesNothingAndAnotherOneNeedsReplace() throws IOException {
        String first = SUMMARIES + summary("China", "95", "percent", "2024", "");
        String second = SUMMARIES + summary("China", "90", "percent", "2024", "");
        assertThat(read(StatisticKind.USGS, "MCS2026.csv", first).outcome()).isEqualTo(TableImport.Outcome.STORED);
        assertThat(read(StatisticKind.USGS, "MCS2026.csv", first).outcome())
                .isEqualTo(TableImport.Outcome.ALREADY_THERE);

        TableImport.Report refused = read(StatisticKind.USGS, "MCS2026.csv", second);
        assertThat(refused.outcome()).isEqualTo(TableImport.Outcome.REFUSED);
        assertThat(refused.problems()).anySatisfy(p -> assertThat(p.text()).contains("--replace"));
        assertThat(figures("import sources").getFirst().printed()).isEqualTo("95");

        read(StatisticKind.USGS, "MCS2026.csv", second.getBytes(StandardCharsets.UTF_8), true);
        assertThat(figures("import sources")).extracting(Observation::printed).containsExactly("90");
    }

    @Test
    void governanceKeepsItsErrorsAndAMissingEstimateIsNoZero() throws IOException {
        String table = """
            ,code,countryname,year,vae,vas,van,pve,pvs,pvn
            0,ROM,Romania,2021,0.5,0.1,8,0.4,0.2,9
            1,ABW,Aruba,2021,,,,1.4,0.3,3
            2,USA,United States,2021,9.9,0.1,8,0,0.2,9
            """;

        TableImport.Report report = read(StatisticKind.WGI, "wgi.csv", table);

        assertThat(report.rejected()).isEqualTo(Map.of(Reason.VALUE, 1L));
        try (TradeStore s = TradeStore.open(store)) {
            StatisticsReader reader = new StatisticsReader(s);
            assertThat(reader.governance("pv").get(2021))
                    .containsEntry("ROU", new StatisticsReader.Estimate(0.4, 0.2))
                    .containsEntry("ABW", new StatisticsReader.Estimate(1.4, 0.3));
            assertThat(reader.governance("va").get(2021)).containsOnlyKeys("ROU");
        }
    }

    @Test
    void governanceWithOneLineAnIndicatorIsReadAlike() throws IOException {
        String table = "codeindyr,code,countryname,year,indicator,estimate,stddev,nsource,pctrank,pctranklower,"
                + "pctrankupper\nUSAcc2023,USA,United States,2023,cc,1.0,0.1,10,83.0,78,88\n"
                + "USAzz2023,USA,United States,2023,zz,1.0,0.1,10,83.0,78,88\n";

        TableImport.Report report = read(StatisticKind.WGI, "wgidataset.csv", table);

        assertThat(counts(report).stored()).isEqualTo(1);
        try (TradeStore s = TradeStore.open(store)) {
            assertThat(new StatisticsReader(s).governance("cc").get(2023))
                    .containsEntry("USA", new StatisticsReader.Estimate(1.0, 0.1));
        }
    }

    private static String comtrade(String partner, String value, String kg) {
        return "2022,842," + partner + ",Name,M,H5,250410,C00,0,0," + value + "," + kg + "," + kg + ",kg\n";
    }

    @Test
    void totalsOfTheWorldAreHeldAgainstTheirPartnersAndCountedOnce() throws IOException {
        TableImport.Report right = read(
                StatisticKind.COMTRADE,
                "right.csv",
                COMTRADE + comtrade("0", "100", "10") + comtrade("156", "60", "6") + comtrade("392", "40", ""));
        assertThat(counts(right)).isEqualTo(new RowSet.Counts(3, 3, 0, 100, 0));
        assertThat(right.problems()).isEmpty();
        assertThat(trade())
                .filteredOn(f -> f.partner() == 392)
                .singleElement()
                .satisfies(f -> assertThat(f.kg()).isEmpty());

        store = folder.resolve("another");
        TableImport.Report wrong = read(
                StatisticKind.COMTRADE,
                "wrong.csv",
                COMTRADE + comtrade("0", "120", "10") + comtrade("156", "60", "6"));
        assertThat(wrong.problems())
                .anySatisfy(p -> assertThat(p.text())
                        .contains("of 1 totals of the whole world 1 are not the sum of their partners"));
    }

    @Test
    void breakdownsByTransportAreNoTotals() throws IOException {
        String table = COMTRADE + comtrade("156", "60", "6") + "2022,842,156,China,M,H5,250410,C00,2100,0,50,5,5,kg\n";

        TableImport.Report report = read(StatisticKind.COMTRADE, "c.csv", table);

        assertThat(counts(report)).isEqualTo(new RowSet.Counts(2, 2, 0, 60, 0));
        assertThat(trade()).extracting(ReportedFlow::usd).containsExactly(60.0);
    }

    @Test
    void tradeThatAnotherFileGaveAlreadyIsNotStoredTwice() throws IOException {
        read(StatisticKind.COMTRADE, "a.csv", COMTRADE + comtrade("156", "60", "6"));
        TableImport.Report report = read(
                StatisticKind.COMTRADE, "b.csv", COMTRADE + comtrade("156", "60", "6") + comtrade("392", "40", "4"));

        assertThat(report.rejected()).isEqualTo(Map.of(Reason.DUPLICATE, 1L));
        assertThat(trade()).extracting(ReportedFlow::partner).containsExactly(156, 392);
    }

    @Test
    void comtradeAsJsonGivesTheSameRows() throws IOException {
        String json = """
            {"elapsedTime":"1 s","count":2,"data":[
            {"period":"2022","reporterCode":842,"partnerCode":156,"partnerDesc":null,"flowCode":"M",
             "classificationCode":"H5","cmdCode":"250410","customsCode":"C00","motCode":0,"partner2Code":0,
             "primaryValue":60.0,"netWgt":6.0,"qty":6.0,"qtyUnitCode":8},
            {"period":"2022","reporterCode":842,"partnerCode":840,"flowCode":"M","cmdCode":"250410",
             "primaryValue":-1.0}],"error":""}
            """;

        TableImport.Report report = read(StatisticKind.COMTRADE, "c.json", json);

        assertThat(report.rejected()).isEqualTo(Map.of(Reason.NEGATIVE, 1L));
        assertThat(trade()).singleElement().satisfies(f -> {
            assertThat(f.usd()).isEqualTo(60);
            assertThat(f.kg()).isEqualTo(Optional.of(6.0));
        });
    }

    @Test
    void codesThatNoListKnowsAreNamedAndAreAnErrorAboveAThousandthOfTheValue() throws IOException {
        TableImport.Report report = read(
                StatisticKind.COMTRADE, "c.csv", COMTRADE + comtrade("156", "60", "6") + comtrade("999", "40", "4"));

        assertThat(report.clean()).isFalse();
        assertThat(report.problems())
                .anySatisfy(p -> assertThat(p.text()).contains("partnerCode 999 (1 rows, 40 USD)"));
        assertThat(counts(report).unmappedUsd()).isEqualTo(40);
    }

    @Test
    void exportsOfChinaAreReadInTheEncodingAndWordsOfItsCustoms() throws IOException {
        String table = """
            数据年月,商品编码,商品名称,贸易伙伴编码,贸易伙伴名称,第一数量,第一计量单位,美元,
            202312,25041091,鳞片状天然石墨,502,美国,"1,200",千克,"3,400",
            202401,25041091,鳞片状天然石墨,116,日本,500,千克,900,
            202401,25041091,鳞片状天然石墨,999,某地,500,千克,900,
            """;

        TableImport.Report report =
                read(StatisticKind.CN_CUSTOMS, "cn.csv", table.getBytes(Charset.forName("GB18030")), false);

        assertThat(report.rejected()).isEqualTo(Map.of(Reason.COUNTRY, 1L));
        assertThat(trade())
                .extracting(f ->
                        f.period() + " " + f.partner() + " " + f.code() + " " + f.usd() + " " + f.kg().orElseThrow())
                .containsExactly("202312 842 25041091 3400.0 1200.0", "202401 392 25041091 900.0 500.0");
    }

    @Test
    void tradeOfTheCensusIsReadAsItsInterfaceGivesIt() throws IOException {
        String json = """
            [["CTY_CODE","CTY_NAME","I_COMMODITY","GEN_VAL_MO","time"],
            ["-","TOTAL FOR ALL COUNTRIES","280530","130","2022-03"],
            ["5700","CHINA","280530","100","2022-03"],
            ["5880","JAPAN","280530","30","2022-03"],
            ["0003","EUROPEAN UNION","280530","0","2022-03"]]
            """;

        TableImport.Report report = read(StatisticKind.US_CENSUS, "census.json", json);

        assertThat(report.rejected()).isEqualTo(Map.of(Reason.GROUP, 1L));
        assertThat(counts(report).usd()).isEqualTo(130);
        assertThat(trade())
                .extracting(f -> f.flow() + " " + f.period() + " " + f.partner())
                .containsExactly("M 202203 0", "M 202203 156", "M 202203 392");
    }

    @Test
    void codesOfTwoRevisionsAreReadFromTheNamesOfTheColumns() throws IOException {
        TableImport.Report report = read(StatisticKind.HS_CONCORDANCE, "h6_h5.csv", """
            HS 2022 Product Code,HS 2022 Product Description,HS 2017 Product Code,HS 2017 Product Description
            681519,x,681510,y
            10121,x,10121,y
            """);

        assertThat(counts(report).stored()).isEqualTo(2);
        try (TradeStore t = TradeStore.open(store)) {
            StatisticsReader reader = new StatisticsReader(t);
            assertThat(reader.concordance("HS17")).containsEntry(681519, Set.of(681510));
            assertThat(reader.concordance("HS22")).containsEntry(681510, Set.of(681519));
            assertThat(reader.concordance("HS12")).isEmpty();
        }
    }

    @Test
    void aFileThatIsNotWholeIsRefusedAndNothingOfItIsStored() throws IOException {
        assertRefused(
                read(StatisticKind.COMTRADE, "c.csv", COMTRADE + comtrade("156", "60", "6") + "2022,842,15"),
                "its last line breaks off");
        assertRefused(
                read(StatisticKind.COMTRADE, "c.json", "{\"data\":[{\"period\":\"2022\",\"reporterCode\":842"),
                "cannot be read as JSON");
        assertRefused(read(StatisticKind.COMTRADE, "c.csv", COMTRADE), "it has no rows");
        assertRefused(read(StatisticKind.COMTRADE, "c.csv", ""), "it is empty");
        assertRefused(
                read(StatisticKind.COMTRADE, "c.csv", COMTRADE.getBytes(StandardCharsets.UTF_16), false), "UTF-16");
        assertRefused(read(StatisticKind.WGI, "c.csv", COMTRADE), "its first line must have the columns code, year");
        byte[] packed = gzip(COMTRADE + comtrade("156", "60", "6").repeat(50));
        assertRefused(
                read(StatisticKind.COMTRADE, "c.csv.gz", java.util.Arrays.copyOf(packed, packed.length - 9), false),
                "the archive ends early");
    }

    @Test
    void aPackedFileGivesTheSameRows() throws IOException {
        TableImport.Report report =
                read(StatisticKind.COMTRADE, "c.csv.gz", gzip(COMTRADE + comtrade("156", "60", "6")), false);

        assertThat(counts(report).stored()).isEqualTo(1);
    }

    private static byte[] gzip(String text) throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(out)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
