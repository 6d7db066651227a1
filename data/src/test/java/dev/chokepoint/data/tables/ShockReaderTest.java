package dev.chokepoint.data.tables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.exposure.ario.ArioEvent;
import dev.chokepoint.exposure.ario.ArioModel;
import dev.chokepoint.exposure.ario.Timing;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShockReaderTest {
    private static final IoTable TABLE = SyntheticTable.of(2, 3, 2, 1L);

    @TempDir
    Path folder;

    private Loaded<Optional<ShockFile>> read(String text) throws IOException {
        Path file = folder.resolve("shock.yaml");
        Files.writeString(file, text);
        return ShockReader.read(file, TABLE);
    }

    @Test
    void datesBecomeDaysOfTheRun() throws IOException {
        Loaded<Optional<ShockFile>> loaded = read("""
                name: licences
                start: 2025-04-01
                days: 200
                model: {orders: fixed, inventory_days: 30, inventory_by_sector: {s001: 12}, days_per_step: 1}
                events:
                  - name: mine
                    kind: capacity
                    impact: [[R00, s001, 0.8]]
                    from: 2025-04-04
                    until: 2025-05-03
                    recovery_days: 10
                    recovery: concave
                  - name: lane
                    kind: lane
                    sellers: [[R00, s001]]
                    buyers: [[R01, all]]
                    share: 0.5
                    from: 2025-04-10
                  - name: plant
                    kind: gain
                    impact: [[R01, s001, 0.3]]
                    from: 60
                    ramp_days: 20
                  - name: quake
                    kind: destruction
                    impact: [[R01, s002, 0.5]]
                    builders: {s000: 1}
                    on: 2025-04-30
                """);
        assertThat(loaded.problems()).isEmpty();
        ShockFile file = loaded.value().orElseThrow();
        assertThat(file.days()).isEqualTo(200);
        assertThat(file.model().orders()).isEqualTo(ArioModel.Orders.FIXED);
        assertThat(file.model().inventoryDays(1)).isEqualTo(12);
        assertThat(file.model().inventoryDays(0)).isEqualTo(30);
        List<ArioEvent> events = file.shock().events();
        assertThat(((ArioEvent.CapacityCut) events.get(0)).timing())
                .isEqualTo(new Timing(3, 32, 0, 10, Timing.Curve.CONCAVE));
        ArioEvent.LaneCut lane = (ArioEvent.LaneCut) events.get(1);
        assertThat(lane.sellers()).containsExactly(1);
        assertThat(lane.buyers()).containsExactly(3, 4, 5);
        assertThat(lane.finalColumns()).containsExactly(2, 3);
        assertThat(lane.timing().lastDay()).isEqualTo(Timing.NEVER);
        assertThat(((ArioEvent.CapacityGain) events.get(2)).timing().rampDays()).isEqualTo(20);
        assertThat(((ArioEvent.Destruction) events.get(3)).day()).isEqualTo(29);
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() throws IOException {
        Loaded<Optional<ShockFile>> loaded = read("""
                start: 2025-04-01
                days: 30
                events:
                  - {name: a, kind: capacity, impact: [[R00, s001, 1.2]], from: 2025-04-04}
                  - {name: b, kind: capacity, impact: [[R00, s009, 0.2]], from: 2025-04-04}
                  - {name: c, kind: capacity, impact: [[R00, s001, 0.2]], from: 2025-06-04}
                  - {name: d, kind: meteor, impact: [[R00, s001, 0.2]], from: 3}
                  - {name: e, kind: capacity, impact: [[R00, s001, 0.2]], from: 3, unitl: 9}
                """);
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems().stream().map(Problem::text))
                .hasSize(5)
                .anyMatch(t -> t.startsWith("shock.yaml:4: impact (1.2 for ") && t.contains("0 to 1"))
                .anyMatch(t -> t.startsWith("shock.yaml:5: impact (R00/s009): "))
                .anyMatch(t -> t.startsWith("shock.yaml:6: from (2025-06-04): ") && t.contains("2025-04-30"))
                .anyMatch(t -> t.startsWith("shock.yaml:7: kind (meteor): ") && t.contains("lane"))
                .anyMatch(t -> t.startsWith("shock.yaml:8: unitl: ") && t.contains("Maybe \"until\" was meant."));
    }

    @Test
    void anEventMayHaveOnlyTheFieldsOfItsKind() throws IOException {
        Loaded<Optional<ShockFile>> loaded = read("""
                events:
                  - name: lane
                    kind: lane
                    sellers: [[R00, s001]]
                    buyers: [[R01, all]]
                    impact: [[R00, s001, 0.2]]
                    from: 3
                  - {kind: gain, impact: [[R00, s001, much]], from: soon}
                """);
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems().stream().map(Problem::text))
                .hasSize(2)
                .anyMatch(t -> t.startsWith("shock.yaml:6: impact: The key is not known; the keys are "))
                .anyMatch(t -> t.equals("shock.yaml:8: from (soon): The value must be a day such as 2025-04-04, or the"
                        + " number of a day from 0."));
    }

    @Test
    void brokenTextIsAProblemWithItsLine() throws IOException {
        assertThat(read("events: [").hasErrors()).isTrue();
        assertThat(read("a: &x 1\nevents: *x\n").problems())
                .anyMatch(p -> p.expected().contains("Anchors"));
    }
}
