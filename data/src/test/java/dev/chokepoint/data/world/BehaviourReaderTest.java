package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.backtest.BacktestCaseReader;
import dev.chokepoint.exposure.backtest.Parameter;
import dev.chokepoint.exposure.backtest.Priors;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.BehaviourParameter;
import dev.chokepoint.exposure.expected.Prior;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BehaviourReaderTest {
    private static final Path WORLDS = SharedData.projectRoot().resolve("worlds");

    @TempDir
    private Path folder;

    private Path world() throws IOException {
        Files.copy(WORLDS.resolve(BehaviourReader.FILE), folder.resolve(BehaviourReader.FILE));
        return Files.createDirectory(folder.resolve("own"));
    }

    @Test
    void theBundledFileStatesEveryParameter() {
        Loaded<Optional<Behaviour>> read = BehaviourReader.read(WORLDS.resolve(WorldFolder.DEFAULT));
        assertThat(read.problems()).isEmpty();
        Prior cover = read.value().orElseThrow().of(BehaviourParameter.COVER);
        assertThat(cover.scale()).isEqualTo(Prior.Scale.LOG_TRIANGULAR);
        assertThat(cover.figure().value().text()).isEqualTo("0.5..1.5..4");
    }

    /// Cases lie one folder deeper; they see the same file.
    @Test
    void casesSeeTheFileBesideTheWorlds() {
        assertThat(BehaviourReader.read(WORLDS.resolve("cases/graphite-2023")).value())
                .isEqualTo(BehaviourReader.read(WORLDS.resolve(WorldFolder.DEFAULT))
                        .value());
    }

    /// How offices grant is one statement, though the back-test of the plan reads it from the cases.
    @Test
    void whatTheCasesStateOfLicencesIsTheSame() {
        Priors cases =
                BacktestCaseReader.priors(WORLDS.resolve("cases")).value().orElseThrow();
        Behaviour behaviour = BehaviourReader.read(WORLDS.resolve(WorldFolder.DEFAULT))
                .value()
                .orElseThrow();
        for (Parameter p : new Parameter[] {
            Parameter.PASSING, Parameter.DELAY, Parameter.RAMP, Parameter.LEVEL, Parameter.SCATTER, Parameter.MISFIT
        }) {
            BehaviourParameter same = BehaviourParameter.find(p.key()).orElseThrow();
            assertThat(behaviour.of(same).figure().value())
                    .as(p.key())
                    .isEqualTo(cases.of(p).value());
        }
    }

    @Test
    void aWorldReplacesTheLinesThatItHas() throws IOException {
        Path world = world();
        Files.writeString(world.resolve(BehaviourReader.FILE), """
                parameter,value,scale,unit,about,source
                cover,1..2..6,log triangular,month,2025,assumed: this trade holds more
                """);
        Loaded<Optional<Behaviour>> read = BehaviourReader.read(world);
        assertThat(read.problems()).isEmpty();
        Behaviour own = read.value().orElseThrow();
        assertThat(own.of(BehaviourParameter.COVER).figure().value().hi()).isEqualTo(6);
        assertThat(own.of(BehaviourParameter.FEAR).figure().value().hi()).isEqualTo(1);
    }

    @Test
    void eachWrongLineIsToldWithFileLineFieldAndWhatWasExpected() throws IOException {
        Path world = world();
        Files.writeString(world.resolve(BehaviourReader.FILE), """
                parameter,value,scale,unit,about,source
                covr,1..2..6,log triangular,month,2025,assumed: a slip
                fear,0.1..0.4..1,triangle,share,2025,assumed: no such scale
                fear,0.1..0.4,triangular,share,2025,assumed: two numbers
                resale,0..0.2,uniform,month,2025,assumed: no share
                surge,0.5..2..3,triangular,share,2025,assumed: below 1
                cover,0..2..6,log triangular,month,2025,assumed: a logarithm of nothing
                grace,0..0.5,uniform,month,2025,
                """);
        Loaded<Optional<Behaviour>> read = BehaviourReader.read(world);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems())
                .extracting(p -> p.file() + ":" + p.line() + " " + p.field())
                .containsExactly(
                        "behaviour.csv:2 parameter",
                        "behaviour.csv:3 scale",
                        "behaviour.csv:4 value",
                        "behaviour.csv:5 unit",
                        "behaviour.csv:6 value",
                        "behaviour.csv:7 value",
                        "behaviour.csv:8 source");
        assertThat(read.problems().getFirst().toString()).contains("cover");
        assertThat(read.problems().get(2).toString()).contains("lo..mode..hi").contains("0.1..0.4");
    }

    @Test
    void aMissingParameterIsNamed() throws IOException {
        Path world = world();
        Path file = folder.resolve(BehaviourReader.FILE);
        Files.writeString(
                file,
                Files.readString(file)
                        .lines()
                        .filter(l -> !l.startsWith("choke,"))
                        .reduce("", (a, b) -> a + b + "\n"));
        Loaded<Optional<Behaviour>> read = BehaviourReader.read(world);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems().getFirst().toString()).contains("choke");
    }
}
