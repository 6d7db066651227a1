package dev.chokepoint.data.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.data.world.WorldValidator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the cases of broken-worlds.txt: a change of the small world and all that validation says of it.
class BrokenWorldsTest {
    record Case(String name, List<String> changes, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String text;
        try (InputStream in = BrokenWorldsTest.class.getResourceAsStream("/broken-worlds.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Case> cases = new ArrayList<>();
        for (String block : text.split("\n\n")) {
            if (block.startsWith("case: ")) {
                String[] sides = block.split("\n----\n?", -1);
                List<String> lines = sides[0].lines().toList();
                cases.add(new Case(
                        lines.getFirst().substring("case: ".length()),
                        lines.subList(1, lines.size()),
                        sides[1].strip()));
            }
        }
        assertThat(cases).hasSizeGreaterThan(30);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyProblemIsReportedWithFileAndLineAndNothingElse(Case broken, @TempDir Path folder) throws IOException {
        WorldInit.write(folder);
        change(folder, broken.changes());
        WorldValidator.Checked checked = WorldValidator.check(folder);
        assertThat(checked.world().problems().stream().map(Problem::text).collect(Collectors.joining("\n")))
                .isEqualTo(broken.expected());
        assertThat(checked.world().value().isPresent())
                .isNotEqualTo(checked.world().hasErrors());
    }

    private static void change(Path folder, List<String> changes) throws IOException {
        String verb = "";
        Path file = folder;
        String before = "";
        for (String line : changes) {
            if (line.startsWith("- ")) {
                before = unescaped(line.substring(2));
            } else if (line.startsWith("+ ")) {
                String after = unescaped(line.substring(2));
                if (verb.equals("edit")) {
                    String text = Files.readString(file);
                    assertThat(text).containsOnlyOnce(before);
                    Files.writeString(file, text.replace(before, after));
                } else {
                    Files.writeString(file, after + "\n", StandardOpenOption.APPEND);
                }
            } else {
                int colon = line.indexOf(": ");
                verb = line.substring(0, colon);
                file = folder.resolve(line.substring(colon + 2));
                if (verb.equals("delete")) {
                    Files.delete(file);
                } else if (verb.equals("write")) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, "");
                }
            }
        }
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }
}
