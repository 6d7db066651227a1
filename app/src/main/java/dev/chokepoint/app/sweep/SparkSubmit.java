package dev.chokepoint.app.sweep;

import dev.chokepoint.data.world.WorldFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts this program again through the launcher of a Spark installation, which puts Spark's libraries beside it.
///
/// Source: docs/how-to/cluster.md
public final class SparkSubmit {
    private static final String ENGINE = "chokepoint-spark.jar";
    private static final String HOW = "\nHow to: docs/how-to/cluster.md";

    private final Path launcher;
    private final Path program;
    private final Path engine;

    private SparkSubmit(Path launcher, Path program, Path engine) {
        this.launcher = launcher;
        this.program = program;
        this.engine = engine;
    }

    /// Finds the launcher and the two jars.
    ///
    /// @param environment where Spark is, by `SPARK_HOME`
    /// @throws IllegalArgumentException if one of them is not there
    public static SparkSubmit find(Map<String, String> environment) {
        String spark = environment.getOrDefault("SPARK_HOME", "");
        if (spark.isBlank()) {
            throw new IllegalArgumentException("The engine spark needs the folder of Spark 4.2 in SPARK_HOME." + HOW);
        }
        Path launcher = Path.of(spark, "bin", "spark-submit");
        if (!Files.isRegularFile(launcher)) {
            throw new IllegalArgumentException(
                    "SPARK_HOME (" + spark + ") must be the folder of Spark 4.2: there is no " + launcher + "." + HOW);
        }
        Path program = program();
        Path home = Path.of(System.getProperty(WorldFolder.HOME_PROPERTY, ""));
        Path engine = Stream.of(
                        program.resolveSibling(ENGINE),
                        home.resolve("spark/target").resolve(ENGINE))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The engine spark is in a jar of its own (" + ENGINE
                        + "), which was not found beside " + program + " nor in spark/target; it is made by:"
                        + "\n    mvn -Dfast -DskipTests -pl spark -am package" + HOW));
        return new SparkSubmit(launcher, program, engine);
    }

    private static Path program() {
        try {
            return Path.of(SparkSubmit.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The command line that starts this program on a cluster.
    ///
    /// @param master where the cluster is; empty for what the installation says
    /// @param args the words of this program's own command line
    List<String> command(Optional<String> master, List<String> args) {
        List<String> all = new ArrayList<>();
        all.add(launcher.toString());
        master.ifPresent(m -> all.addAll(List.of("--master", m)));
        all.addAll(List.of("--name", "chokepoint sweep", "--class", "dev.chokepoint.app.Main"));
        all.addAll(List.of("--driver-java-options", "--enable-native-access=ALL-UNNAMED " + home()));
        all.addAll(List.of("--jars", engine.toString(), program.toString()));
        all.addAll(args);
        return all;
    }

    private static String home() {
        String home = System.getProperty(WorldFolder.HOME_PROPERTY, "");
        return "\"-D" + WorldFolder.HOME_PROPERTY + "=" + home + "\"";
    }

    /// Runs the command line, whose output is that of this process, and returns its exit code.
    public int run(Optional<String> master, List<String> args) {
        ProcessBuilder builder = new ProcessBuilder(command(master, args)).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The sweep was interrupted.", e);
        }
    }
}
