package dev.chokepoint.exposure.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Announced;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Licences for natural graphite from 1 December 2023, in a plan that begins in July: December is month 5.
class CourseTest {
    private static final String MEASURE = "CN-2023-39";
    private static final int DECEMBER = 5;
    private static final World WORLD = SampleWorlds.naturalGraphite();
    private static final Network NETWORK = Network.of(WORLD, WORLD.asOf());
    private static final LaneControls.Determiner LEDGER = new Announced(List.of(new Announced.Act(
                    MEASURE,
                    "CN",
                    "graphite-flake",
                    "CN",
                    "*",
                    LaneControls.Effect.LICENSED,
                    LocalDate.of(2023, 10, 20),
                    LocalDate.of(2023, 12, 1),
                    LocalDate.MAX)))
            .asKnown(LocalDate.MAX);

    private static OptionalDouble share(Course course, int month) {
        return course.controls().restrictions().stream()
                .filter(r -> r.month() == month && r.endUse() == EndUse.CIVIL)
                .mapToDouble(Controls.Restriction::share)
                .findFirst();
    }

    /// Customs figures put the reopening three months after 1 December, in March.
    @Test
    void licencesFlowAfterTheMonthsOfTheRecord() {
        Course course = Course.of(NETWORK, LEDGER, Draw.central());
        assertThat(course.open(MEASURE, DECEMBER + 2)).isFalse();
        assertThat(course.open(MEASURE, DECEMBER + 3)).isTrue();
        assertThat(share(course, DECEMBER - 1)).isEmpty();
        assertThat(share(course, DECEMBER)).hasValue(0.32);
    }

    @Test
    void licencesFlowFromTheMonthThatIsAskedFor() {
        Course course = Course.of(NETWORK, LEDGER, Draw.central(), Map.of(MEASURE, YearMonth.of(2024, 4)));
        assertThat(course.open(MEASURE, DECEMBER + 3)).isFalse();
        assertThat(course.open(MEASURE, DECEMBER + 4)).isTrue();
        double closed =
                share(Course.of(NETWORK, LEDGER, Draw.central()), DECEMBER).orElseThrow();
        assertThat(share(course, DECEMBER + 3)).hasValue(closed);
        assertThat(share(course, DECEMBER + 4).orElse(1)).isGreaterThan(closed);
    }

    /// A quarter more each month: to the middle of December 14 days, 45 to that of January, 76 to that of February, by
    /// when half passes.
    @Test
    void licencesAreGrantedAlongThePathThatIsGiven() {
        Course course = Course.along(NETWORK, LEDGER, Draw.central(), Map.of(MEASURE, months -> months / 4));
        assertThat(share(course, DECEMBER).orElseThrow()).isCloseTo(14 / 30.4375 / 4, within(1e-12));
        assertThat(share(course, DECEMBER + 2).orElseThrow()).isCloseTo(76 / 30.4375 / 4, within(1e-12));
        assertThat(course.open(MEASURE, DECEMBER + 1)).isFalse();
        assertThat(course.open(MEASURE, DECEMBER + 2)).isTrue();
    }

    @Test
    void monthsAreCountedFromTheMonthInWhichAMeasureTookEffect() {
        LocalDate since = LocalDate.of(2023, 12, 31);
        assertThat(Course.failed(since, YearMonth.of(2023, 11))).isZero();
        assertThat(Course.failed(since, YearMonth.of(2023, 12))).isZero();
        assertThat(Course.failed(since, YearMonth.of(2024, 2))).isEqualTo(2);
    }
}
