package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.check.CalibrationCheck;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationCheckTest {
    @TempDir
    Path folder;

    @TempDir
    Path natives;

    private List<String> texts(Path world) {
        CalibrationCheck check = new CalibrationCheck(Highs.load(HighsLibrary.unpack(natives)));
        return WorldValidator.check(world, List.of(check::of)).world().problems().stream()
                .map(Problem::text)
                .toList();
    }

    @Test
    void figuresThatDoNotAddUpAreWarnedOfWithTheirPlaces() throws IOException {
        Path world = folder.resolve("w");
        WorldInit.write(world);
        assertThat(texts(world)).isEmpty();
        Path trade = world.resolve("trade.csv");
        Files.writeString(
                trade, Files.readString(trade).replace("smco-magnet,CN,US,flow,503.4", "smco-magnet,CN,US,flow,50"));
        // In the United States 50 t arrive where 500 t are used and 150 aircraft take 150 x 22.68 kg = 3.4 t.
        assertThat(texts(world))
                .singleElement()
                .asString()
                .startsWith("items.csv:7: warning: id (smco-magnet): The figures of the item do not add up: ")
                .contains("US: 50,000 made or brought, 503,402 used or sent");
    }
}
