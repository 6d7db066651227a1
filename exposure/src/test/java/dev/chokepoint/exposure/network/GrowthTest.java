package dev.chokepoint.exposure.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A plant of 100 that grows to 220 within six months from March on, announced in February; the
/// year begins in January, and a month counts by its middle.
class GrowthTest {
    private static final LocalDate ANNOUNCED = LocalDate.of(2025, 2, 10);
    private static final Growth GROWTH =
            new Growth(100, List.of(new Growth.Step(ANNOUNCED, LocalDate.of(2025, 3, 1), 6, 220)));

    private static double[] path(Growth growth, LocalDate day) {
        World world = Tiny.of(12, "A").world();
        return growth.path(world, day);
    }

    /// By 16 March 15 of 182.625 days of the ramp are over, by 16 June 107, by 16 September all.
    @Test
    void aCapacityGrowsAlongItsRamp() {
        double[] path = path(GROWTH, ANNOUNCED);
        assertThat(path[0]).isEqualTo(100);
        assertThat(path[1]).isEqualTo(100);
        assertThat(path[2]).isCloseTo(100 + 120 * 15 / 182.625, within(1e-9));
        assertThat(path[5]).isCloseTo(100 + 120 * 107 / 182.625, within(1e-9));
        assertThat(path[8]).isEqualTo(220);
        assertThat(path[11]).isEqualTo(220);
    }

    @Test
    void whatIsNotAnnouncedYetIsNotCountedOn() {
        assertThat(path(GROWTH, ANNOUNCED.minusDays(1))).containsOnly(100);
        assertThat(path(Growth.UNLIMITED, ANNOUNCED)).containsOnly(Double.POSITIVE_INFINITY);
    }

    /// A step without a ramp is there at once; a lower one takes nothing away.
    @Test
    void aShareOfAPlantGrowsAlike() {
        assertThat(path(GROWTH.times(0.5), ANNOUNCED)[11]).isEqualTo(110);
        assertThat(path(GROWTH.times(0.5), ANNOUNCED)[0]).isEqualTo(50);
        Growth more = new Growth(
                100,
                List.of(
                        new Growth.Step(ANNOUNCED, LocalDate.of(2025, 3, 1), 0, 220),
                        new Growth.Step(ANNOUNCED, LocalDate.of(2025, 5, 1), 0, 150)));
        assertThat(path(more, ANNOUNCED)).startsWith(100, 100, 220, 220, 220);
    }
}
