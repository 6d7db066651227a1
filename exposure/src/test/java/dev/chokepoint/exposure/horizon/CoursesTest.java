package dev.chokepoint.exposure.horizon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How long licences stay closed, on natural graphite as of its announcement on 20 October 2023.
class CoursesTest {
    private static final LocalDate ANNOUNCED = LocalDate.of(2023, 10, 20);
    private static final FigureKey KEY =
            new FigureKey.Licence("CN", "CN-2023-39", EndUse.CIVIL, FigureKey.LicenceTerm.CLOSED_MONTHS);
    private static final int MANY = 1000;

    private static final World WORLD = SampleWorlds.naturalGraphite();

    private static double[] months(Courses courses) {
        Figure figure = Figure.assumed(Uncertain.of(2), "month", "2023", "for a test");
        double[] all = new double[courses.count()];
        for (int s = 0; s < all.length; s++) {
            all[s] = courses.in(s, Draw.central()).pick(KEY, figure);
        }
        return all;
    }

    /// One prompt case: the chance that licences flow at once is 2/3, after a month (2/3 + 1/3 · 2/4) = 5/6.
    @Test
    void theRecordSaysHowLongLicencesWait() {
        Courses courses = Courses.byRecord(WORLD, SampleWorlds.recordBeforeGraphite(), ANNOUNCED, 1, MANY);
        assertThat(courses.reasons())
                .isEqualTo(Map.of(
                        "CN-2023-39, civil", "record of CN: 1 prompt and 0 late reopenings published by 2023-10-20"));
        double[] months = months(courses);
        // A Latin hypercube hits each share to one scenario.
        assertThat(Arrays.stream(months).filter(m -> m == 0).count()).isBetween(MANY * 2 / 3 - 1L, MANY * 2 / 3 + 1L);
        assertThat(Arrays.stream(months).filter(m -> m <= 1).count()).isBetween(MANY * 5 / 6 - 1L, MANY * 5 / 6 + 1L);
    }

    /// On the day before gallium was licensed, 51 days after it had been controlled, nothing was known.
    @Test
    void theRecordIsThatOfTheKnowledgeDate() {
        LocalDate before = LocalDate.of(2023, 9, 20);
        Courses courses = Courses.byRecord(WORLD, SampleWorlds.recordBeforeGraphite(), before, 1, MANY);
        assertThat(courses.reasons().values())
                .containsExactly("record of CN: 0 prompt and 0 late reopenings published by 2023-09-20");
    }

    @Test
    void aPublishedEndStandsBeforeTheRecord() {
        LocalDate later = LocalDate.of(2025, 1, 1);
        Courses courses = Courses.byRecord(WORLD, SampleWorlds.recordBeforeGraphite(), later, 1, MANY);
        assertThat(courses.reasons().values()).containsExactly("3 month, published");
    }

    @Test
    void withoutARecordTheWorldsIntervalCounts() {
        Courses courses = Courses.byIntervals(WORLD, ANNOUNCED, 1, MANY);
        assertThat(courses.reasons().values())
                .containsExactly("2 month, assumed: gallium: first licences after 51 days");
        assertThat(months(courses)).containsOnly(2);
    }
}
