package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.sweep.SweepPlan;
import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.sweep.SweepPlanReader;
import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sweep gives the same bytes whatever the threads, the parts and the stops.
class SweepCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aSmallWorldWithAPlan() throws IOException {
        WorldInit.write(folder.resolve("world"));
        plan("[losses, leverage]", 5);
    }

    private void plan(String outputs, int draws) throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), """
            name: two days
            worlds: ["%s"]
            days: ["2025-06-10", "2025-07-10"]
            draws: %d
            seed: 7
            outputs: %s
            """.formatted(folder.resolve("world"), draws, outputs));
    }

    private int run(String into, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "sweep",
                folder.resolve("plan.yaml").toString(),
                "--out",
                folder.resolve(into).toString()));
        args.addAll(List.of(more));
        return Main.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    private byte[] table(String of) throws IOException {
        return Files.readAllBytes(folder.resolve(of).resolve("sweep.parquet"));
    }

    private List<String> rows(String of) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> parts = Files.list(folder.resolve(of).resolve("parts"))) {
            for (Path part : parts.sorted().toList()) {
                List<String> lines = Files.readAllLines(part);
                all.addAll(lines.subList(1, lines.size()));
            }
        }
        return all;
    }

    @Test
    void theTableIsTheSameWhateverTheThreadsAndTheParts() throws IOException {
        assertThat(run("a", "--threads", "1")).as(err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(run("b", "--threads", "3", "--draws-at-once", "1")).isEqualTo(ExitCode.DONE);

        assertThat(table("b")).isEqualTo(table("a"));
        assertThat(rows("b")).containsExactlyInAnyOrderElementsOf(rows("a"));
    }

    @Test
    void everyCellAnswersCentralValuesAndEachDrawForPartiesAndMeasures() throws IOException {
        assertThat(run("a")).as(err.toString()).isEqualTo(ExitCode.DONE);

        List<String> rows = rows("a");
        for (String day : List.of("2025-06-10", "2025-07-10")) {
            for (int draw = 0; draw <= 5; draw++) {
                String of = day + "," + day + "," + draw + ",";
                assertThat(rows)
                        .filteredOn(r -> r.contains(of + "\"loss in the best case\",\"\",\"US\""))
                        .hasSize(1);
                assertThat(rows)
                        .filteredOn(r -> r.contains(of + "\"loss in the worst case\",\"\",\"all\""))
                        .hasSize(1);
                assertThat(rows)
                        .filteredOn(r -> r.contains(of + "\"leverage\""))
                        .isNotEmpty();
            }
        }
        assertThat(folder.resolve("a/columns.csv")).content().contains("draw,INTEGER");
    }

    @Test
    void aSweepThatWasStoppedGoesOnAndComesToTheSame() throws IOException {
        assertThat(run("stopped", "--time-limit", "0.000001")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("stopped (time limit): the same command goes on");
        assertThat(folder.resolve("stopped/sweep.parquet")).doesNotExist();
        run("stopped", "--draws-at-once", "2");
        run("whole");
        assertThat(table("stopped")).isEqualTo(table("whole"));

        try (Stream<Path> parts = Files.list(folder.resolve("stopped/parts"))) {
            Files.delete(parts.sorted().toList().get(1));
        }
        out.getBuffer().setLength(0);
        run("stopped", "--draws-at-once", "3");
        assertThat(out.toString()).contains("10 were there, 2 answered");
        assertThat(table("stopped")).isEqualTo(table("whole"));
    }

    @Test
    void theFolderOfAnotherPlanIsLeftAlone() throws IOException {
        run("a");
        byte[] before = table("a");
        plan("[losses]", 5);

        assertThat(run("a")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("holds the sweep of another plan");
        assertThat(table("a")).isEqualTo(before);
    }

    @Test
    void aSweepIsNotGoneOnWithOnceAFileBesideItsWorldHasChanged() throws IOException {
        plan("[losses]", 1);
        Path behaviour = folder.resolve("behaviour.csv");
        Files.copy(SharedData.projectRoot().resolve("worlds/behaviour.csv"), behaviour);
        assertThat(run("a")).as(err.toString()).isEqualTo(ExitCode.DONE);
        assertThat(run("a")).as(err.toString()).isEqualTo(ExitCode.DONE);

        String stated = Files.readString(behaviour);
        Files.writeString(behaviour, stated + "# another judgement\n");
        assertThat(run("a")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("holds the sweep of another plan, other worlds");

        Files.writeString(behaviour, stated);
        assertThat(run("a")).isEqualTo(ExitCode.DONE);
        Path outcomes = Files.createDirectory(folder.resolve("outcomes")).resolve("world.yaml");
        Files.writeString(outcomes, "outcomes: []\n");
        assertThat(run("a")).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void thePlanOfTheHowToIsSound() {
        Path plan = SharedData.projectRoot().resolve("examples/sweep/two-days.yaml");

        SweepPlan read = SweepPlanReader.read(plan, _ -> LocalDate.MIN).value().orElseThrow();

        assertThat(read.cells()).hasSize(2);
        assertThat(read.size()).isEqualTo(6);
    }

    @Test
    void aPlanThatIsWrongIsToldWithItsLine() throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), "name: x\nworlds: [w]\noutputs: [profits]\n");

        assertThat(run("a")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("plan.yaml:3").contains("profits");
    }

    @Test
    void anEngineThatIsNotThereIsTold() {
        assertThat(run("a", "--engine", "flink")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("The engine (flink) must be local or spark.");
        assertThat(run("a", "--master", "spark://HOST:7077")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--master is for --engine spark.");
    }
}
