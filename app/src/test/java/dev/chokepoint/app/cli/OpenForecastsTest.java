package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.testkit.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Frozen forecasts stay as they were written.
class OpenForecastsTest {
    private static final Path OPEN = SharedData.projectRoot().resolve("docs/backtests/open");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[[^]]+]\\(([^)]+)\\) .*\\| `([0-9a-f]{64})` \\|$");

    @Test
    void everyForecastHasTheHashItWasFrozenWith() throws Exception {
        List<MatchResult> rows = ROW.matcher(Files.readString(OPEN.resolve("README.md")))
                .results()
                .toList();
        for (MatchResult row : rows) {
            byte[] file = Files.readAllBytes(OPEN.resolve(row.group(1)));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
            assertThat(HexFormat.of().formatHex(hash)).as(row.group(1)).isEqualTo(row.group(2));
        }
        Set<String> listed = rows.stream().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(OPEN)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".json")))
                    .isNotEmpty()
                    .allMatch(listed::contains);
        }
    }
}
