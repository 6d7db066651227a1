package dev.chokepoint.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.chokepoint.data.world.WorldFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher of a cluster is found, or it is told what is missing.
class SparkSubmitTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void anInstallation() {
        System.setProperty(WorldFolder.HOME_PROPERTY, folder.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(WorldFolder.HOME_PROPERTY);
    }

    private Map<String, String> spark() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("bin/spark-submit"), "");
        return Map.of("SPARK_HOME", folder.toString());
    }

    @Test
    void sparkThatIsNotThereIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkSubmit.find(Map.of()))
                .withMessageContaining("needs the folder of Spark 4.2 in SPARK_HOME")
                .withMessageContaining("docs/how-to/cluster.md");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkSubmit.find(
                        Map.of("SPARK_HOME", folder.resolve("elsewhere").toString())))
                .withMessageContaining("elsewhere) must be the folder of Spark 4.2");
    }

    @Test
    void aMissingJarIsToldWithHowItIsMade() throws IOException {
        Map<String, String> spark = spark();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkSubmit.find(spark))
                .withMessageContaining("chokepoint-spark.jar")
                .withMessageContaining("mvn -Dfast -DskipTests -pl spark -am package");
    }

    @Test
    void theLauncherGetsBothJarsAndTheWordsOfTheUser() throws IOException {
        Path engine = folder.resolve("spark/target/chokepoint-spark.jar");
        Files.createDirectories(engine.getParent());
        Files.writeString(engine, "");

        List<String> command = SparkSubmit.find(spark())
                .command(Optional.of("spark://HOST:7077"), List.of("sweep", "plan.yaml", "--engine", "spark"));

        assertThat(command)
                .startsWith(folder.resolve("bin/spark-submit").toString(), "--master", "spark://HOST:7077")
                .containsSubsequence("--jars", engine.toString())
                .endsWith("sweep", "plan.yaml", "--engine", "spark");
        assertThat(command).contains("--enable-native-access=ALL-UNNAMED \"-Dchokepoint.home=" + folder + "\"");
    }
}
