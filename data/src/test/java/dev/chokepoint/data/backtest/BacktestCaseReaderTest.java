package dev.chokepoint.data.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.world.ReopeningReader;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.exposure.backtest.Episode;
import dev.chokepoint.exposure.backtest.Parameter;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCaseReaderTest {
    private static final Path CASES = SharedData.projectRoot().resolve("worlds/cases");

    @TempDir
    private Path folder;

    @BeforeAll
    static void bundledWorldsAreFoundAsByTheLauncher() {
        System.setProperty(WorldFolder.HOME_PROPERTY, SharedData.projectRoot().toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(WorldFolder.HOME_PROPERTY);
    }

    @Test
    void theBundledCasesAreRead() {
        List<Path> all = BacktestCaseReader.cases(CASES);
        assertThat(all)
                .extracting(p -> p.getFileName().toString())
                .contains(
                        "antimony-2024", "gallium-germanium-2023", "graphite-2023", "magnets-2025", "rare-earths-2010");
        for (Path path : all) {
            Loaded<Optional<BacktestCaseReader.Case>> loaded = BacktestCaseReader.read(path);
            assertThat(loaded.problems()).as(path.toString()).isEmpty();
            BacktestCaseReader.Case found = loaded.value().orElseThrow();
            assertThat(found.world().asOf()).isEqualTo(found.known());
            // Nothing of the world may have been published after the day of the forecast.
            found.world()
                    .lanes()
                    .forEach(l -> assertThat(l.flow().later(found.known())).isEmpty());
        }
        assertThat(BacktestCaseReader.priors(CASES).value().orElseThrow().figures())
                .hasSize(Parameter.values().length);
    }

    /// Published: 40.5 kt in November, 2.7 in December 2023, 84 % of 12,306 t in March 2024.
    @Test
    void theFiguresOfGraphiteAreThosePublished() {
        BacktestCaseReader.Case c = read(CASES.resolve("graphite-2023")).value().orElseThrow();
        assertThat(at(c, "all", "2023-11")).isEqualTo(40_518);
        assertThat(at(c, "all", "2023-12")).isEqualTo(2_726);
        assertThat(at(c, "all", "2024-03") / 12_306).isCloseTo(0.84, within(0.005));
        assertThat(c.record().cases()).hasSize(1);
    }

    /// The bundled world holds the one record; a case knows what was public on the day of its forecast.
    @Test
    void theRecordIsThatOfTheNamedWorldAsKnownOnTheDay() throws IOException {
        ReopeningRecord all = ReopeningReader.read(
                        SharedData.projectRoot().resolve("worlds").resolve(WorldFolder.DEFAULT))
                .value();
        assertThat(all.cases()).hasSizeGreaterThan(2);
        for (Path path : BacktestCaseReader.cases(CASES)) {
            BacktestCaseReader.Case c = read(path).value().orElseThrow();
            assertThat(c.record()).as(path.toString()).isEqualTo(all.asKnown(c.known()));
        }
        assertThat(measures(read(CASES.resolve("antimony-2024"))))
                .contains("CN-2023-23", "CN-2023-39")
                .doesNotContain("CN-2024-33");
        // Controlled since September 2024 and not reopened: known when the ban on the United States came.
        assertThat(measures(read(CASES.resolve("us-ban-2024")))).contains("CN-2024-33");
        assertThat(measures(read(CASES.resolve("gallium-germanium-2023")))).isEmpty();
    }

    @Test
    void aCaseMayHoldARecordOfItsOwnOrNameAFolder() throws IOException {
        Path copy = copy("graphite-2023");
        Path file = copy.resolve("backtest/case.yaml");
        String named = Files.readString(file);
        Files.writeString(file, named.replace("record: us-china-2025\n", ""));
        assertThat(measures(read(copy))).isEmpty();
        String own = """
                reopenings:
                  - {issuer: CN, items: materials, measure: A, closed: 2023-01-01, reopened: 2023-02-01, known: 2023-02-01, source: s}
                  - {issuer: CN, items: materials, measure: B, closed: 2023-12-01, known: 2023-12-01, source: s}
                """;
        Files.writeString(copy.resolve("reopenings.yaml"), own);
        assertThat(measures(read(copy))).containsExactly("A");
        Path beside = copy("antimony-2024");
        Files.delete(copy.resolve("reopenings.yaml"));
        Files.writeString(beside.resolve("reopenings.yaml"), own);
        Files.writeString(file, named.replace("record: us-china-2025", "record: ../antimony-2024"));
        assertThat(measures(read(copy))).containsExactly("A");
    }

    @Test
    void aRecordThatCannotBeReadIsTold() throws IOException {
        Path copy = copy("graphite-2023");
        Path file = copy.resolve("backtest/case.yaml");
        String named = Files.readString(file);
        Files.writeString(copy.resolve("backtest/record.csv"), "issuer,items,measure,closed,reopened,known,source\n");
        assertThat(problems(copy)).containsExactly("backtest/record.csv 0 ");
        Files.delete(copy.resolve("backtest/record.csv"));
        Files.writeString(file, named.replace("record: us-china-2025", "record: nowhere"));
        assertThat(problems(copy)).containsExactly("backtest/case.yaml 2 record");
        copy("antimony-2024");
        Files.writeString(file, named.replace("record: us-china-2025", "record: ../antimony-2024"));
        assertThat(problems(copy)).containsExactly("backtest/case.yaml 2 record");
    }

    private static List<String> measures(Loaded<Optional<BacktestCaseReader.Case>> loaded) {
        return loaded.value().orElseThrow().record().cases().stream()
                .map(ReopeningRecord.Case::measure)
                .toList();
    }

    private static List<String> problems(Path copy) {
        return read(copy).problems().stream()
                .map(p -> p.file() + " " + p.line() + " " + p.field())
                .toList();
    }

    /// A total over six months stands as a mean per month.
    @Test
    void totalsAreSpreadOverTheirMonths() throws IOException {
        Path copy = copy("us-ban-2024");
        BacktestCaseReader.Case c = read(copy).value().orElseThrow();
        Episode.Observation year = c.observations().getFirst();
        assertThat(year.figure().central()).isCloseTo(25_000 / 12.0, within(1e-9));
        assertThat(year.first()).isEqualTo(YearMonth.of(2025, 1));
        assertThat(year.last()).isEqualTo(YearMonth.of(2025, 12));
    }

    @Test
    void whatIsWrongIsToldWithItsLine() throws IOException {
        Path copy = copy("graphite-2023");
        Path observed = copy.resolve("backtest/observed.csv");
        Files.writeString(observed, """
                series,kind,value,unit,about,source,published,note
                all,noise,0.126,share,2023,assumed: test,,
                all,volume,1,t/month,2023-11,assumed: I think so,,
                all,volume,1,kg/USD,2023-12,cn-customs-2504,,
                all,volum,1,t/month,2024-01,cn-customs-2504,,
                all,volume,1,t/month,2024,cn-customs-2504,,
                none,volume,1,t/month,2024-02,cn-customs-2504,,
                all,volume,1,t/month,2024-03,nobody,,
                all,traded,1,share,2024-01/2024-12,usgs-mcs-2026,,
                """);
        Loaded<Optional<BacktestCaseReader.Case>> loaded = read(copy);
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems().stream().map(p -> p.line() + " " + p.field()))
                .contains("3 source", "4 unit", "5 kind", "6 about", "7 series", "8 source");
        assertThat(loaded.problems()).allMatch(p -> p.file().equals("backtest/observed.csv"));
    }

    /// A series may count arrivals and the output of a plant, and count in the scores without teaching anything.
    @Test
    void aSeriesSaysWhatItCounts() {
        Episode.Series cobalt = read(CASES.resolve("cobalt-2025"))
                .value()
                .orElseThrow()
                .series()
                .getFirst();
        assertThat(cobalt.arrivals()).isTrue();
        assertThat(cobalt.scored()).isTrue();
        assertThat(cobalt.fitted()).isFalse();
        Episode.Series cars = read(CASES.resolve("nexperia-2025"))
                .value()
                .orElseThrow()
                .series()
                .getFirst();
        assertThat(cars.plants()).containsExactly(new Episode.PlantRef("build-hr-v", "MX"));
        assertThat(cars.lanes()).isEmpty();
        assertThat(cars.arrivals()).isFalse();
        Episode.Series graphite = read(CASES.resolve("graphite-2023"))
                .value()
                .orElseThrow()
                .series()
                .getFirst();
        assertThat(graphite.use()).isEqualTo(Episode.Use.LEARNT);
    }

    /// Stops stand with the months between which they came and the share that was fallen below.
    @Test
    void aStopIsAnOutcome() {
        BacktestCaseReader.Case c = read(CASES.resolve("cobalt-2025")).value().orElseThrow();
        Episode.Observation stop = c.observations().stream()
                .filter(o -> o.kind() == Episode.Kind.STOP)
                .findFirst()
                .orElseThrow();
        assertThat(stop.figure().central()).isEqualTo(0.5);
        assertThat(stop.first()).isEqualTo(YearMonth.of(2025, 5));
        assertThat(stop.last()).isEqualTo(YearMonth.of(2025, 6));
        assertThat(c.judges()).contains("delay");
    }

    /// What was found after the parameters were stated judges them and does not move them.
    @Test
    void nothingIsLearntFromLaterCases() {
        List<String> learnt = BacktestCaseReader.cases(CASES).stream()
                .filter(path ->
                        read(path).value().orElseThrow().series().stream().anyMatch(Episode.Series::fitted))
                .map(path -> path.getFileName().toString())
                .toList();
        assertThat(learnt)
                .containsExactly(
                        "antimony-2024", "gallium-germanium-2023", "graphite-2023", "magnets-2025", "us-ban-2024");
    }

    @Test
    void seriesAndStopsThatCannotBeAreTold() throws IOException {
        Path copy = copy("cobalt-2025");
        Files.writeString(copy.resolve("backtest/series.csv"), """
                series,title,item,lanes,fitted,counted
                cobalt,Cobalt,co-hydroxide,CD>CN,judged,arrivals
                a,A,co-hydroxide,leach-co@CN,judged,
                b,B,co-hydroxide,leach-co@CD,maybe,
                c,C,co-hydroxide,CD>CN,no,later
                """);
        Files.writeString(copy.resolve("backtest/observed.csv"), """
                series,kind,value,unit,about,source,published,note
                cobalt,noise,0.2,share,2024,assumed: test,,
                a,noise,0.2,share,2024,assumed: test,,
                b,noise,0.2,share,2024,assumed: test,,
                c,noise,0.2,share,2024,assumed: test,,
                cobalt,stop,1.5,share,2025-05,reuters-co-2025-06,,
                cobalt,running,0.9,t,2025-05,reuters-co-2025-06,,
                """);
        assertThat(problems(copy))
                .filteredOn(p -> p.startsWith("backtest/"))
                .containsExactly(
                        "backtest/observed.csv 6 value",
                        "backtest/observed.csv 7 unit",
                        "backtest/series.csv 3 lanes",
                        "backtest/series.csv 4 fitted",
                        "backtest/series.csv 5 counted");
    }

    @Test
    void parametersMustBeWithinTheirBounds() throws IOException {
        Files.writeString(
                folder.resolve("parameters.csv"),
                "parameter,value,unit,about,source,published,note\npassing,0..1.5,share,2024,assumed: test,,\n");
        assertThat(BacktestCaseReader.priors(folder).problems().getFirst().text())
                .contains("parameters.csv:2")
                .contains("0.0 to 1.0");
    }

    /// Lines that fit are added up by month; kilograms become tonnes.
    @Test
    void externalSeriesAreAddedUp() throws IOException {
        Files.writeString(folder.resolve("trade.csv"), """
                period_dt,partner_name,hs6,qty
                2023-11-01,Japan,250410,1000
                2023-11-01,India,250410,500
                2023-11-01,India,380110,7000
                2023-12-01,India,250410,250
                """);
        ExternalSeries x = new ExternalSeries(
                "all", "trade.csv", Map.of("hs6", "250410"), "period_dt", "qty", Unit.parse("kg"), "s");
        Source source = new Source("s", "s", "", "", LocalDate.of(2024, 7, 20), Source.Reliability.SECONDARY);
        List<Episode.Observation> all =
                x.read(folder, Unit.parse("t/month"), source).orElseThrow();
        assertThat(all).extracting(o -> o.figure().central()).containsExactly(1.5, 0.25);
        assertThat(all.getFirst().published()).isEqualTo(LocalDate.of(2023, 12, 20));
        assertThat(new ExternalSeries("all", "absent.csv", Map.of(), "m", "v", Unit.parse("kg"), "s")
                        .read(folder, Unit.parse("t/month"), source))
                .isEmpty();
        ExternalSeries wrong = new ExternalSeries("all", "trade.csv", Map.of(), "month", "qty", Unit.parse("kg"), "s");
        assertThatThrownBy(() -> wrong.read(folder, Unit.parse("t/month"), source))
                .hasMessageContaining("trade.csv")
                .hasMessageContaining("(month)");
    }

    private static Loaded<Optional<BacktestCaseReader.Case>> read(Path path) {
        return BacktestCaseReader.read(path);
    }

    private static double at(BacktestCaseReader.Case c, String series, String month) {
        return c.observations().stream()
                .filter(o -> o.series().equals(series) && o.first().toString().equals(month))
                .findFirst()
                .orElseThrow()
                .figure()
                .central();
    }

    private Path copy(String name) throws IOException {
        Path from = CASES.resolve(name);
        Path to = folder.resolve(name);
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path p : walk.toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
        return to;
    }
}
