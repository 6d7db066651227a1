package dev.chokepoint.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster gives the bytes that the threads of one machine give, and a worker that is lost costs only time.
///
/// The jars that users start are started here, on a standalone cluster of processes.
class SparkSweepTest {
    private static final Path ROOT = Path.of(System.getProperty("chokepoint.root", "."));
    private static final Path PROGRAM = ROOT.resolve("app/target/chokepoint.jar");
    private static final int MINUTES = 5;
    private static final int DRAWS = 60;
    private static final int DAYS = 2;
    private static final int DRAWS_AT_ONCE = 3;

    @TempDir
    private static Path folder;

    private static StandaloneCluster cluster;

    @BeforeAll
    static void twoWorkersAndTheTableOfTheLocalEngine() throws Exception {
        assertThat(PROGRAM)
                .as("the program's jar, made by mvn package with the modules before this one")
                .isRegularFile();
        List<Path> libraries = Stream.of(Files.readString(ROOT.resolve("spark/target/spark.classpath"))
                        .strip()
                        .split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        cluster = new StandaloneCluster(folder.resolve("cluster"), libraries);
        cluster.addWorker();
        cluster.addWorker();
        run("world", "init", folder.resolve("world").toString());
        Files.writeString(folder.resolve("plan.yaml"), """
            name: two days
            worlds: ["%s"]
            days: ["2025-06-10", "2025-07-10"]
            draws: %d
            seed: 7
            outputs: [losses, leverage, expected]
            """.formatted(folder.resolve("world"), DRAWS));
        sweep("local", "--threads", "1");
    }

    @AfterAll
    static void end() throws Exception {
        cluster.close();
    }

    private static Process start(String out, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                StandaloneCluster.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dchokepoint.home=" + ROOT,
                "-jar",
                PROGRAM.toString()));
        command.addAll(List.of(more));
        return cluster.start(command, folder.resolve(out + ".log"));
    }

    private static void end(Process process, String out) throws InterruptedException {
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                .as("%s ended in time", out)
                .isTrue();
        assertThat(process.exitValue()).as(log(out)).isZero();
    }

    private static String log(String out) {
        return StandaloneCluster.read(folder.resolve(out + ".log"));
    }

    private static void run(String... words) throws Exception {
        end(start("run", words), "run");
    }

    private static Process startSweep(String out, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "sweep",
                folder.resolve("plan.yaml").toString(),
                "--out",
                folder.resolve(out).toString(),
                "--draws-at-once",
                String.valueOf(DRAWS_AT_ONCE)));
        words.addAll(List.of(more));
        return start(out, words.toArray(String[]::new));
    }

    private static void sweep(String out, String... more) throws Exception {
        end(startSweep(out, more), out);
    }

    private static String[] onTheCluster() {
        return new String[] {"--engine", "spark", "--master", cluster.url()};
    }

    private static int parts(String out) {
        String[] names = folder.resolve(out).resolve("parts").toFile().list((_, name) -> !name.startsWith("."));
        return names == null ? 0 : names.length;
    }

    private static byte[] file(String out, String name) throws IOException {
        return Files.readAllBytes(folder.resolve(out).resolve(name));
    }

    private static void assertSameFiles(String out) throws IOException {
        for (String name : List.of("sweep.parquet", "columns.csv", "plan.txt")) {
            assertThat(file(out, name)).as("%s\n%s", name, log(out)).isEqualTo(file("local", name));
        }
    }

    @Test
    void twoWorkersGiveTheFilesOfTheLocalEngine() throws Exception {
        sweep("cluster-files", onTheCluster());

        assertSameFiles("cluster-files");
        assertThat(log("cluster-files")).contains("0 were there, " + DAYS * (DRAWS + 1) + " answered");
        assertThat(cluster.executorLogs(1)).contains("Finished task");
        assertThat(cluster.executorLogs(2)).contains("Finished task");
    }

    @Test
    void aWorkerKilledInTheMiddleCostsOnlyTime() throws Exception {
        int all = DAYS * ((DRAWS + DRAWS_AT_ONCE) / DRAWS_AT_ONCE);
        Process sweep = startSweep("killed", onTheCluster());
        StandaloneCluster.await("the first parts", () -> parts("killed") > 2 || !sweep.isAlive());
        cluster.killAWorker();
        assertThat(parts("killed")).as(log("killed")).isLessThan(all);

        end(sweep, "killed");

        cluster.addWorker();
        assertThat(parts("killed")).isEqualTo(all);
        assertSameFiles("killed");
    }
}
