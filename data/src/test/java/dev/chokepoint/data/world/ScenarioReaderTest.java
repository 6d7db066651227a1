package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
    @TempDir
    private Path folder = Path.of("");

    private Loaded<WhatIf> read(String text) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, text);
        World world = SampleWorlds.samariumJets();
        return ScenarioReader.read(file, Network.of(world, world.asOf()), Set.of("CN-1", "US-1"));
    }

    @Test
    void everyKindOfChangeIsRead() throws IOException {
        Loaded<WhatIf> loaded = read("""
                name: all kinds
                changes:
                  - {lift: CN-1, from: 2025-06}
                  - {ease: US-1, share: 0.5}
                  - {suspend: US-1, from: 2025-05, months: 12}
                  - {close: "eda-seat:US->CN", share: 0.2, end_use: military, from: 2025-05, until: 2025-06}
                  - {duty: "smco-magnet:*->US", share: 0.25}
                  - {export_tax: "smco-magnet:CN->*", share: 0.1}
                  - {quota: "smco-magnet:CN->US", amount: 12 t/year}
                  - {quota: "smco-magnet:CN->US", amount: 9 t, until: 2025-12}
                  - {required: "smco-magnet:CN->US", amount: 500 kg/month}
                  - {reserve: "smco-magnet@US", amount: 2 t}
                  - {capacity: "smco-making@CN", times: 1.5, from: 2026-01}
                  - {stock: "smco-magnet@US", amount: 2 t}
                  - {stock: "smco-magnet@*", times: 0.5}
                  - {demand: "jet@US", times: 1.2, from: 2025-06}
                """);
        assertThat(loaded.problems()).isEmpty();
        WhatIf w = loaded.value();
        assertThat(w.name()).isEqualTo("all kinds");
        assertThat(w.changes()).hasSize(4);
        assertThat(w.changes().getFirst()).isEqualTo(new Change.Lift("CN-1", 2, Change.Filter.ALL));
        assertThat(((Change.Close) w.changes().get(3)).restrictions()).hasSize(2);
        assertThat(w.shifts().shifts()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(w.shifts().shifts().stream().filter(s -> s instanceof Shifts.Stock t && t.more() == 2000))
                .hasSize(1);
        assertThat(w.shifts().ofTheWorld().shifts())
                .anyMatch(s -> s instanceof Shifts.Demand d
                        && d.factor() == 1.2
                        && d.span().first() == 2);
        Shifts.Quota monthly = (Shifts.Quota) w.shifts().shifts().get(2);
        assertThat(monthly.units()).isCloseTo(1000, within(1e-9));
        assertThat(monthly.monthly()).isTrue();
        Shifts.Quota total = (Shifts.Quota) w.shifts().shifts().get(3);
        assertThat(total.units()).isCloseTo(9000, within(1e-9));
        assertThat(total.monthly()).isFalse();
        assertThat(total.span()).isEqualTo(new Shifts.Span(0, 9));
    }

    @Test
    void everyMistakeIsToldWithItsLine() throws IOException {
        Loaded<WhatIf> loaded = read("""
                name: wrong
                changes:
                  - {lift: CN-2}
                  - {quotta: "smco-magnet:CN->US", amount: 12 t/year}
                  - {quota: "smco-magnet:CN->UK", amount: 12 t/year}
                  - {quota: "smco-magnet:CN->US", amount: 12 seat/year}
                  - {required: "smco-magnet:CN->US", amount: 12 t}
                  - {duty: "smco-magnet:CN->US", share: much}
                  - {capacity: "smco-making@US", times: 2}
                  - {ease: US-1, share: 0.5, from: 2031-01}
                  - {ease: US-1, shares: 0.5}
                  - {stock: "smco-magnet@US"}
                  - {stock: "smco-magnet@*", amount: 2 t}
                  - {demand: "smco-magnet@ZZ", times: 2}
                """);
        assertThat(loaded.problems())
                .extracting(Problem::line)
                .containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 12, 13, 14);
        assertThat(loaded.problems()).allMatch(Problem::isError);
        assertThat(loaded.problems().get(0).hint()).contains("CN-1");
        assertThat(loaded.problems().get(1).hint()).contains("quota");
        assertThat(loaded.problems().get(2).hint()).contains("smco-magnet:CN->US");
        assertThat(loaded.value().changes()).isEmpty();
        assertThat(loaded.value().shifts().isEmpty()).isTrue();
    }
}
