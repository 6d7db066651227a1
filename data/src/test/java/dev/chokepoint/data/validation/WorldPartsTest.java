package dev.chokepoint.data.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.data.world.WorldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What lies beside the tables of a world is checked with file, line and field.
class WorldPartsTest {
    @TempDir
    private Path folder = Path.of("");

    private List<String> problems() {
        return WorldParts.problems(folder, WorldReader.read(folder).value()).stream()
                .map(Problem::text)
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(Optional.ofNullable(path.getParent()).orElse(folder));
        Files.writeString(path, text);
    }

    @Test
    void theSmallWorldAndTheBundledOneHaveNone() {
        WorldInit.write(folder);
        assertThat(problems()).isEmpty();
        Path bundled = Path.of("..", "worlds", "us-china-2025");
        assertThat(WorldParts.problems(bundled, WorldReader.read(bundled).value()))
                .filteredOn(Problem::isError)
                .isEmpty();
    }

    @Test
    void everyPartIsReadByItsReader() throws IOException {
        WorldInit.write(folder);
        write(
                "reopenings.yaml",
                "reopenings:\n  - {issuer: CN, items: ores, measure: CN-X, closed: soon, known: 2024-01-01, source: s}\n");
        write("commitments.yaml", "promises: []\n");
        write("deals/talks.yaml", "id: talks\n");
        write("scenarios/tariff.yaml", "name: a tariff\nchanges:\n  - {duty: \"unobtainium:CN->US\", share: 0.2}\n");
        write("ledger/measures/CN-2025.yaml", "measures:\n  - {id: CN-1, knd: LICENCE_REQUIREMENT}\n");
        List<String> found = problems();
        for (String file : List.of(
                "reopenings.yaml:2: ",
                "commitments.yaml:1: ",
                "deals/talks.yaml",
                "scenarios/tariff.yaml:3: ",
                "ledger/measures/CN-2025.yaml:2: ")) {
            assertThat(found).as(file).anyMatch(t -> t.startsWith(file));
        }
    }

    /// Deal spaces and scenarios refer to the tables, so they wait until these are sound.
    @Test
    void partsThatNeedTheTablesWaitForThem() throws IOException {
        WorldInit.write(folder);
        write("scenarios/tariff.yaml", "name: a tariff\nchanges:\n  - {duty: \"unobtainium:CN->US\", share: 0.2}\n");
        write("reopenings.yaml", "reopenings: none\n");
        assertThat(WorldParts.problems(folder, Optional.empty()).stream().map(Problem::file))
                .containsExactly("reopenings.yaml");
    }

    /// The record of reopenings, the ledger, the sources and the figures of trade tell of the same measures.
    @Test
    void aRecordThatContradictsTheRestOfTheWorldIsTold() throws IOException {
        WorldInit.write(folder);
        write("reopenings.yaml", """
                reopenings:
                  - {issuer: CN, items: materials, measure: CN-2025-18, closed: 2025-04-05, reopened: 2025-12-30, known: 2025-12-30, source: nobody}
                """);
        Files.writeString(folder.resolve("licences.csv"), """
                CN,CN-2025-18,civil,closed_share,0.2,share,2025,nyt-2025-06-09,,
                CN,CN-2025-18,civil,closed_months,3,month,2025-04/2025-07,nyt-2025-06-09,,
                CN,CN-2025-18,civil,open_share,1,share,2025,nyt-2025-06-09,,
                """, StandardOpenOption.APPEND);
        assertThat(problems().stream().filter(t -> t.startsWith("reopenings.yaml")))
                .hasSize(3)
                .anyMatch(t -> t.contains("By the ledger CN-2025-18 took effect on 2025-04-04."))
                .anyMatch(t -> t.contains("The source is not in sources.yaml."))
                .anyMatch(t -> t.contains("the trade under CN-2025-18 was closed for 3 month"));
    }
}
