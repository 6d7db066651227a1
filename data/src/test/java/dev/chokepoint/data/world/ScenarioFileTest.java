package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {
    @TempDir
    private Path folder = Path.of("");

    private static final ScenarioFile EASED = new ScenarioFile(
            "Magnets: \"eased\" # not a comment",
            "truce",
            new ScenarioFile.Pin("us-china-2026", "ab12"),
            new ScenarioFile.Written("- a note: with\ntwo lines", "someone", "2026-10-10T08:00:00Z"),
            List.of(Map.of("from", "2025-06", "share", "0.5", "ease", "US-1"), Map.of("lift", "CN-1")));

    private Loaded<WhatIf> read(String id) {
        World world = SampleWorlds.samariumJets();
        return ScenarioReader.read(
                folder.resolve(id + ".yaml"), Network.of(world, world.asOf()), Set.of("CN-1", "US-1"));
    }

    private void write(String id, String text) throws IOException {
        Files.writeString(folder.resolve(id + ".yaml"), text);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Loaded<ScenarioFile> read = ScenarioFile.parse("a.yaml", EASED.text());

        assertThat(read.problems()).isEmpty();
        assertThat(read.value()).isEqualTo(EASED);
        assertThat(read.value().text()).isEqualTo(EASED.text()).contains("  - {ease: \"US-1\", share: 0.5, from: ");
    }

    @Test
    void aFileWithAFieldThatIsNotKnownIsAProblem() {
        assertThat(ScenarioFile.parse("a.yaml", EASED.text() + "colour: red\n").problems())
                .extracting(Problem::field)
                .contains("colour");
    }

    @Test
    void aBranchChangesWhatItsParentLeft() throws IOException {
        write("truce", "name: truce\nchanges:\n  - {lift: CN-1}\n");
        write("eased", "name: eased\nparent: truce\nchanges:\n  - {ease: US-1, share: 0.5}\n");

        Loaded<WhatIf> read = read("eased");

        assertThat(read.problems()).isEmpty();
        assertThat(read.value().name()).isEqualTo("truce, eased");
        assertThat(read.value().changes())
                .containsExactly(
                        new Change.Lift("CN-1", 0, Change.Filter.ALL),
                        new Change.Ease("US-1", 0.5, 0, Change.Filter.ALL));
    }

    @Test
    void aBranchWithoutItsParentAndACircleAreProblems() throws IOException {
        write("eased", "name: eased\nparent: gone\nchanges:\n  - {lift: CN-1}\n");
        write("a", "name: a\nparent: b\nchanges:\n  - {lift: CN-1}\n");
        write("b", "name: b\nparent: a\nchanges:\n  - {lift: CN-1}\n");

        assertThat(read("eased").problems()).extracting(Problem::file).contains("gone.yaml");
        assertThat(read("a").problems()).extracting(Problem::field).contains("parent");
    }
}
