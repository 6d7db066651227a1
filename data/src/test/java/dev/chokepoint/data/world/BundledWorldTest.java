package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.check.CalibrationCheck;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The worlds that ship with the program keep their own rules.
class BundledWorldTest {
    private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z0-9][A-Za-z0-9._-]*):");

    /// Every so many used sources one is deleted alone, too.
    private static final int SINGLE_EVERY = 12;

    @TempDir
    Path folder;

    private static Path bundled() {
        return SharedData.projectRoot().resolve("worlds").resolve(WorldFolder.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {WorldFolder.DEFAULT, WorldFolder.TODAY})
    void itHasNoProblemsAndItsFiguresAddUp(String name) {
        CalibrationCheck check = new CalibrationCheck(Highs.load(HighsLibrary.unpack(folder)));
        Path world = SharedData.projectRoot().resolve("worlds").resolve(name);
        assertThat(WorldValidator.check(world, List.of(check::of)).world().problems())
                .extracting(Problem::text)
                .isEmpty();
    }

    @Test
    void deletingAnySourceThatTablesUseIsReportedAtEachLine() throws IOException {
        Path world = folder.resolve("w");
        copy(bundled(), world);
        List<String> lines;
        try (Stream<Path> walk = Files.walk(world)) {
            lines = walk.filter(f -> f.toString().endsWith(".csv"))
                    .flatMap(BundledWorldTest::lines)
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        Set<String> used = new TreeSet<>();
        for (Path file : sources(world)) {
            String text = Files.readString(file);
            for (MatchResult key : KEY.matcher(text).results().toList()) {
                String name = key.group(1);
                if (uses(lines, name) > 0 && used.add(name) && used.size() % SINGLE_EVERY == 1) {
                    Files.writeString(
                            file, text.substring(0, key.start()) + "another-source:" + text.substring(key.end()));
                    assertThat(reported(world, name)).as(name).isEqualTo(uses(lines, name));
                }
            }
            Files.writeString(file, text);
        }
        assertThat(used).hasSizeGreaterThan(20);
        // Lines are read one by one, so deleting all at once reports what deleting each would.
        for (Path file : sources(world)) {
            Files.writeString(
                    file, KEY.matcher(Files.readString(file)).replaceAll(key -> "without-" + key.group(1) + ":"));
        }
        Map<String, Long> reported = WorldReader.read(world).problems().stream()
                .filter(p -> p.isError() && p.field().equals("source"))
                .collect(Collectors.groupingBy(Problem::value, Collectors.counting()));
        assertThat(reported.keySet()).isEqualTo(used);
        assertThat(reported)
                .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(uses(lines, name)));
    }

    private static long uses(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.contains("," + name + ",") || line.endsWith("," + name))
                .count();
    }

    private static long reported(Path world, String name) {
        return WorldReader.read(world).problems().stream()
                .filter(p ->
                        p.isError() && p.field().equals("source") && p.value().equals(name))
                .count();
    }

    private static List<Path> sources(Path world) throws IOException {
        Path one = world.resolve("sources.yaml");
        if (Files.exists(one)) {
            return List.of(one);
        }
        try (Stream<Path> files = Files.list(world.resolve("sources"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
