package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.expected.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What was observed after a forecast is read from beside a world, and is no part of it.
class OutcomeReaderTest {
    private static final String ONE = """
            outcomes:
              - title: Ethane, US to CN
                item: ethane
                from: US
                to: CN
                months: 2025-05/2025-07
                share: {least: 0.1, most: 0.2}
                published: 2025-08-28
                source: "a seller"
            """;

    @TempDir
    private Path folder;

    private Path world() throws IOException {
        return Files.createDirectories(folder.resolve("mine"));
    }

    private Loaded<List<Outcome>> read(String text) throws IOException {
        Files.createDirectories(folder.resolve("outcomes"));
        Files.writeString(folder.resolve("outcomes/mine.yaml"), text);
        return OutcomeReader.read(world());
    }

    @Test
    void aLaneOverSomeMonthsIsRead() throws IOException {
        Loaded<List<Outcome>> read = read(ONE);
        assertThat(read.problems()).isEmpty();
        assertThat(read.value())
                .containsExactly(new Outcome(
                        "Ethane, US to CN",
                        Outcome.Kind.PASSED,
                        new Outcome.Lane("ethane", "US", "CN"),
                        YearMonth.of(2025, 5),
                        YearMonth.of(2025, 7),
                        0.1,
                        0.2,
                        LocalDate.of(2025, 8, 28),
                        "a seller",
                        ""));
    }

    @Test
    void aPriceAndAllPlacesAreRead() throws IOException {
        assertThat(read(ONE.replace("share:", "spot:")).value())
                .extracting(Outcome::kind)
                .containsExactly(Outcome.Kind.SPOT);
        assertThat(read(ONE.replace("to: CN", "to: \"*\"")).value())
                .extracting(o -> o.lane().to())
                .containsExactly(Outcome.Lane.ALL);
    }

    @Test
    void aWorldOfWhichNothingWasObservedHasNone() throws IOException {
        assertThat(OutcomeReader.read(world()).value()).isEmpty();
    }

    @Test
    void whatCameLaterDoesNotChangeTheFingerprint() throws IOException {
        Files.writeString(world().resolve("world.yaml"), "id: mine\n");
        String before = WorldHash.of(world());
        read(ONE);
        assertThat(WorldHash.of(world())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            months: 2025-05/2025-07 | months: 2025-13 | mine.yaml:6: months (2025-13): The value must be a month
            months: 2025-05/2025-07 | months: 2025-07/2025-05 | The last month (2025-05) must not be before 2025-07
            {least: 0.1, most: 0.2} | {least: 0.3, most: 0.2} | The least share (0.3) must be 0 to the most, 0.2
            {least: 0.1, most: 0.2} | {least: -1, most: 0.2}  | mine.yaml:7: least (-1): The value must be at least 0
            share: {least: 0.1 | spot: {least: 0 | A price is one of a place, and above 0.
            share: {least: 0.1, most: 0.2} | because: nobody knows | must state either what passed (share) or a price (spot)
            source: "a seller" | sauce: "a seller" | mine.yaml:9: sauce: The key is not known
            """)
    void whatCannotBeIsToldWithItsLine(String right, String wrong, String message) throws IOException {
        Loaded<List<Outcome>> read = read(ONE.replace(right, wrong));
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(Problem::text).anyMatch(t -> t.contains(message));
    }
}
