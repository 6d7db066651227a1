package dev.chokepoint.data.deals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.deals.weights.RevealedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightFilesTest {
    private static final String GOOD = """
        side,concession,low_usd,high_usd,answered,by
        US,us-eda,5774760589,6514969030,2026-01-15,"a desk"
        US,us-ethane,0,2e9,2026-01-15,
        """;

    @TempDir
    private Path dir = Path.of("");

    private Loaded<List<WeightFiles.Answered>> read(String text) throws IOException {
        return WeightFiles.read(Files.writeString(dir.resolve("w.csv"), text));
    }

    @Test
    void whatWasAnsweredIsRead() throws IOException {
        Loaded<List<WeightFiles.Answered>> loaded = read(GOOD);
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.value())
                .containsExactly(
                        new WeightFiles.Answered(
                                "US", "us-eda", new RevealedWeights.Interval(5774760589.0, 6514969030.0)),
                        new WeightFiles.Answered("US", "us-ethane", new RevealedWeights.Interval(0, 2e9)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5774760589 | -5 | w.csv:2: low_usd (-5): A weight must be an amount",
                "2e9 | much | w.csv:3: high_usd (much): A weight must be an amount",
                "5774760589 | 7e9 | w.csv:2: high_usd (6514969030): The upper end must not be below",
                "us-ethane | us-eda | w.csv:3: concession (us-eda): The weight of a concession must be stated once",
            })
    void aMistakeIsToldWithFileAndLine(String what, String instead, String words) throws IOException {
        assertThat(read(GOOD.replace(what, instead)).problems().stream().map(Problem::text))
                .anySatisfy(t -> assertThat(t).contains(words));
    }
}
