package dev.chokepoint.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.World;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldReaderTest {
    @TempDir
    Path folder;

    @Test
    void theSmallWorldReadsWithoutProblems() {
        WorldInit.write(folder);
        Loaded<Optional<World>> loaded = WorldReader.read(folder);
        assertThat(loaded.problems().stream().map(Problem::text)).isEmpty();
        assertThat(loaded.value()).isPresent();
    }
}
