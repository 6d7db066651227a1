package dev.chokepoint.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What another machine reads of a sweep is what this one reads.
class SweepBundleTest {
    private static final String CLOSED = """
            changes:
              - {close: "ga-metal:CN->*", share: 0.2, from: 2025-10}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void theInstallationIsKnown() {
        System.setProperty(WorldFolder.HOME_PROPERTY, SharedData.projectRoot().toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(WorldFolder.HOME_PROPERTY);
    }

    private Path plan(String world, String scenario) throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), """
            name: one day
            worlds: ["%s"]
            scenarios: [%s]
            outputs: [losses]
            """.formatted(world, scenario));
    }

    private SweepFiles again(SweepFiles files) {
        return SweepBundle.unpack(SweepBundle.pack(files), folder.resolve("there"));
    }

    @Test
    void aWorldOfTheUserAndAScenarioArriveWhole() throws IOException {
        WorldInit.write(folder.resolve("world"));
        Files.writeString(folder.resolve("closed.yaml"), CLOSED);
        SweepFiles here = SweepFiles.read(plan(folder.resolve("world").toString(), "none, closed.yaml"));

        SweepFiles there = again(here);

        assertThat(there.identity()).isEqualTo(here.identity()).contains("ga-metal");
        assertThat(there.scenario("closed.yaml")).startsWith(folder.resolve("there"));
    }

    @Test
    void aWorldThatExtendsAnotherAndReadsBehaviourBesideItArrivesWhole() throws IOException {
        SweepFiles here = SweepFiles.read(plan(WorldFolder.TODAY, "none"));

        SweepFiles there = again(here);

        Path world = there.folder(WorldFolder.TODAY);
        assertThat(world).startsWith(folder.resolve("there"));
        assertThat(there.identity()).isEqualTo(here.identity());
        assertThat(WorldFiles.behaviour(world)).isEqualTo(WorldFiles.behaviour(here.folder(WorldFolder.TODAY)));
        assertThat(WorldFiles.ledger(world).measures())
                .hasSameSizeAs(WorldFiles.ledger(here.folder(WorldFolder.TODAY)).measures());
    }

    @Test
    void whatIsFoundByThePlaceOfTheInstallationIsFoundThere() throws IOException {
        Path world = folder.resolve("mine");
        Files.createDirectories(world);
        Files.writeString(world.resolve("world.yaml"), """
            id: mine
            title: The bundled world again
            extends: us-china-2025
            first: 2025-04
            months: 18
            as_of: 2025-06-10
            """);
        SweepFiles here = SweepFiles.read(plan(world.toString(), "none"));
        byte[] bundle = SweepBundle.pack(here);
        System.clearProperty(WorldFolder.HOME_PROPERTY);

        SweepFiles there = SweepBundle.unpack(bundle, folder.resolve("there"));

        assertThat(Path.of(System.getProperty(WorldFolder.HOME_PROPERTY))).startsWith(folder.resolve("there"));
        assertThat(there.identity()).isEqualTo(here.identity());
    }

    @Test
    void whatAScenarioBranchesFromIsPartOfTheSweepAndArrives() throws IOException {
        WorldInit.write(folder.resolve("world"));
        Files.writeString(folder.resolve("closed.yaml"), CLOSED);
        Files.writeString(folder.resolve("branch.yaml"), """
            name: A branch
            parent: closed
            changes:
              - {stock: "ga-metal@US", times: 2}
            """);
        Path plan = plan(folder.resolve("world").toString(), "branch.yaml");
        SweepFiles here = SweepFiles.read(plan);
        String before = here.identity();

        SweepFiles there = again(here);

        assertThat(there.identity()).isEqualTo(before);
        assertThat(there.scenario("closed.yaml")).hasContent(CLOSED);
        Files.writeString(folder.resolve("closed.yaml"), CLOSED.replace("0.2", "0.3"));
        assertThat(SweepFiles.read(plan).identity()).isNotEqualTo(before);
    }

    @Test
    void whatWasObservedOfAWorldIsPartOfTheSweepAndArrives() throws IOException {
        WorldInit.write(folder.resolve("world"));
        Path plan = plan(folder.resolve("world").toString(), "none");
        String before = SweepFiles.read(plan).identity();
        Files.createDirectory(folder.resolve("outcomes"));
        Files.writeString(folder.resolve("outcomes/world.yaml"), "outcomes: []\n");
        SweepFiles here = SweepFiles.read(plan);

        assertThat(here.identity()).isNotEqualTo(before);
        assertThat(again(here).identity()).isEqualTo(here.identity());
    }

    @Test
    void aWorldThatSharesTheLedgerOfAnotherArrivesWhole() throws IOException {
        Path world = folder.resolve("mine");
        WorldInit.write(world);
        try (Stream<Path> own = Files.walk(world.resolve("ledger"))) {
            own.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
        Files.writeString(
                world.resolve("world.yaml"),
                Files.readString(world.resolve("world.yaml")) + "\nledger: " + WorldFolder.TODAY + "\n");
        SweepFiles here = SweepFiles.read(plan(world.toString(), "none"));

        SweepFiles there = again(here);

        assertThat(there.identity()).isEqualTo(here.identity());
        assertThat(WorldFiles.ledger(there.folder(world.toString())).measures())
                .hasSameSizeAs(WorldFiles.ledger(world).measures());
    }
}
