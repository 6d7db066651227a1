package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What goes wrong around the program and not in its input: a platform without a solver, a disk that takes no file, a
/// sweep that is killed.
class FaultsTest extends OnSmallWorld {
    private static final int SWEEP_KILLS = Integer.getInteger("chokepoint.sweep-kills", 1);
    private static final int MOST_MILLIS = 4_000;
    private static final String STACK_TRACE = "\tat ";

    private static List<String> command(List<String> options, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(Arrays.asList(words));
        return command;
    }

    @Test
    void aPlatformWithoutASolverIsNamedWithThoseThatHaveOne() throws Exception {
        Process process = new ProcessBuilder(command(List.of("-Dos.arch=riscv64"), "exposure", world(), "--as-of", DAY))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(ExitCode.NO_CERTIFIED_ANSWER);
        assertThat(said)
                .contains("There is no HiGHS library for this platform", "riscv64", "Linux and macOS")
                .doesNotContain(STACK_TRACE, "fault of the program");
    }

    @Test
    void aSolverThatCannotBeUnpackedIsToldWithItsFolder() throws Exception {
        Path cache = Files.writeString(folder().resolve("cache"), "a file where a folder should be");
        ProcessBuilder builder = new ProcessBuilder(command(List.of(), "exposure", world(), "--as-of", DAY));
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(said)
                .contains("The HiGHS library cannot be unpacked into the directory", cache.toString())
                .doesNotContain(STACK_TRACE);
    }

    @Test
    void anOutputThatCannotBeWrittenIsToldWithItsName() throws IOException {
        Path file = Files.writeString(folder().resolve("file"), "no folder");
        int code = run("world", "init", file.resolve("w").toString());
        assertThat(code).isNotZero();
        assertThat(err()).contains(file.toString()).doesNotContain(STACK_TRACE);
        assertThat(run(
                        "exposure",
                        world(),
                        "--as-of",
                        DAY,
                        "--format",
                        "json",
                        "--out",
                        file.resolve("x").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).contains(file.toString(), "cannot be written").doesNotContain(STACK_TRACE);
    }

    @Test
    void aSweepThatIsKilledComesToTheSameWhenItIsAskedAgain() throws Exception {
        Path plan = Files.writeString(folder().resolve("plan.yaml"), """
                name: killed
                worlds: ["%s"]
                days: ["2025-06-10", "2025-07-10"]
                draws: 6
                seed: 7
                outputs: [losses]
                """.formatted(world()));
        Path whole = folder().resolve("whole");
        assertThat(run("sweep", plan.toString(), "--out", whole.toString()))
                .as(err())
                .isZero();
        byte[] table = Files.readAllBytes(whole.resolve("sweep.parquet"));
        Random random = new Random(5);
        for (int kill = 0; kill < SWEEP_KILLS; kill++) {
            Path out = folder().resolve("killed-" + kill);
            Process process = new ProcessBuilder(command(List.of(), "sweep", plan.toString(), "--out", out.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread.sleep(500 + random.nextInt(MOST_MILLIS));
            process.destroyForcibly().waitFor();

            assertThat(run("sweep", plan.toString(), "--out", out.toString()))
                    .as(err())
                    .isZero();
            assertThat(Files.readAllBytes(out.resolve("sweep.parquet")))
                    .as("kill " + kill)
                    .isEqualTo(table);
        }
    }
}
