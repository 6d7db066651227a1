package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.backtest.BacktestCaseReader;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.SampleWorlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopeningReaderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aWorldWithoutTheFileHasNoRecord() {
        Loaded<ReopeningRecord> loaded = ReopeningReader.read(folder);
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.value().cases()).isEmpty();
    }

    @Test
    void promptAndLateCasesAreCountedAsKnownOnADay() throws IOException {
        Files.writeString(folder.resolve("reopenings.yaml"), """
                reopenings:
                  - {issuer: CN, items: materials, measure: a, closed: 2023-08-01, reopened: 2023-09-21, known: 2023-09-21, source: s}
                  - {issuer: CN, items: materials, measure: b, closed: 2023-12-01, reopened: 2024-03-01, known: 2024-04-20, source: s}
                  - {issuer: CN, items: materials, measure: c, closed: 2024-09-15, known: 2024-09-15, source: s}
                """);
        Loaded<ReopeningRecord> loaded = ReopeningReader.read(folder);
        assertThat(loaded.problems()).isEmpty();
        ReopeningRecord.Tally tally =
                loaded.value().tally("CN", ReopeningRecord.ItemClass.MATERIALS, LocalDate.of(2025, 6, 10), Set.of());
        assertThat(tally).isEqualTo(new ReopeningRecord.Tally(1, 2));
    }

    @Test
    void mistakesAreToldWithTheirLine() throws IOException {
        Files.writeString(folder.resolve("reopenings.yaml"), """
                reopenings:
                  - {issuer: CN, items: ores, measure: a, closed: 2023-08-01, known: 2023-09-21, source: s}
                  - {issuer: CN, items: goods, measure: b, closed: 2023-12-01, reopened: 2023-03-01, known: 2024-04-20, source: s}
                  - {issuer: CN, items: goods, measure: c, closed: soon, known: 2024-09-15, sauce: s}
                """);
        Loaded<ReopeningRecord> loaded = ReopeningReader.read(folder);
        assertThat(loaded.problems()).extracting(Problem::line).containsExactly(2, 3, 4, 4, 4);
        assertThat(loaded.value().cases()).isEmpty();
    }

    /// The record of the bundled world and those of the back-tests are one: what a case knew of a measure is what the
    /// world says of it, as far as it was known by then.
    @Test
    void theRecordsOfTheBackTestsAgreeWithTheWorlds() {
        Path worlds = Path.of("..", "worlds");
        List<ReopeningRecord.Case> known =
                ReopeningReader.read(worlds.resolve("us-china-2025")).value().cases();
        int compared = 0;
        for (Path path : BacktestCaseReader.cases(worlds.resolve("cases"))) {
            for (ReopeningRecord.Case c :
                    BacktestCaseReader.read(path).value().orElseThrow().record().cases()) {
                for (ReopeningRecord.Case w : known) {
                    if (w.measure().equals(c.measure())) {
                        compared++;
                        assertThat(List.of(c.issuer(), c.items(), c.closed(), c.reopened(), c.known()))
                                .as(c.measure() + " in " + path)
                                .isEqualTo(List.of(w.issuer(), w.items(), w.closed(), w.reopened(), w.known()));
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(2);
    }

    /// The sample world of graphite, which reads no file, says the same as the record did on its day.
    @Test
    void theSampleOfGraphiteKnowsWhatTheRecordDid() {
        ReopeningRecord record =
                ReopeningReader.read(Path.of("..", "worlds", "us-china-2025")).value();
        assertThat(SampleWorlds.recordBeforeGraphite().cases())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("source")
                .isEqualTo(record.asKnown(LocalDate.of(2023, 10, 20)).cases());
    }
}
