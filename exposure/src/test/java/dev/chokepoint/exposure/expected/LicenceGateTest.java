package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LicenceGateTest {
    private static final double TOLERANCE = 1e-12;
    private static final int DRAWS = 2_000;
    private final Behaviour behaviour = Behaviours.stated();
    private final Draws draws = Draws.of(5, DRAWS);

    /// By hand: 0.2 at first, from month 2 on in four months to 1, so 0.6 in month 4.
    @Test
    void licencesWorkOffAQueue() {
        LicenceGate gate = LicenceGate.licences(0.2, 2, 4, 1, false, 1.5);
        assertThat(gate.share(1.9)).isCloseTo(0.2, within(TOLERANCE));
        assertThat(gate.share(4)).isCloseTo(0.6, within(TOLERANCE));
        assertThat(gate.share(9)).isCloseTo(1, within(TOLERANCE));
        assertThat(gate.hasBegun(2)).isFalse();
        assertThat(gate.cap(1)).isCloseTo(0.2, within(TOLERANCE));
        assertThat(gate.cap(4)).isCloseTo(0.9, within(TOLERANCE));
        assertThat(LicenceGate.prohibition().share(24)).isZero();
    }

    /// What passes at first is no more than what passes in the end.
    @Test
    void aStandingRestrictionNeverLetsPassMoreThanItsLevel() {
        LicenceGate gate = LicenceGate.licences(0.5, 1, 1, 0.3, true, 1.5);
        assertThat(gate.share(0)).isCloseTo(0.3, within(TOLERANCE));
        assertThat(gate.share(60)).isCloseTo(0.3, within(TOLERANCE));
        LicenceGate small = LicenceGate.licences(0.1, 1, 1, 0.3, true, 1.5);
        assertThat(small.share(0)).isCloseTo(0.1, within(TOLERANCE));
        assertThat(small.share(60)).isCloseTo(0.3, within(TOLERANCE));
    }

    /// The mean of Beta(1 + late, 2 + prompt) is (1 + late)/(3 + late + prompt).
    @Test
    void theRecordDecidesHowOftenARestrictionStands() {
        assertThat(standing(0, 0)).isCloseTo(1 / 3.0, within(0.03));
        assertThat(standing(0, 3)).isCloseTo(1 / 6.0, within(0.03));
        assertThat(standing(2, 1)).isCloseTo(1 / 2.0, within(0.03));
    }

    private double standing(int late, int prompt) {
        return IntStream.range(0, DRAWS)
                        .filter(k -> Office.of(
                                        behaviour.draw(draws, k),
                                        draws,
                                        k,
                                        "M",
                                        new ReopeningRecord.Tally(prompt, late))
                                .isStanding())
                        .count()
                / (double) DRAWS;
    }

    /// With n users none has a licence with probability (1 − g)^n, and their mean share is g.
    @Test
    void ofFewUsersNoneMayHaveALicence() {
        int users = 3;
        double granted = 0.2;
        int none = 0;
        double sum = 0;
        for (int k = 0; k < DRAWS; k++) {
            LicenceGate gate =
                    LicenceGate.licences(granted, 2, 4, 1, false, 1.5, Turns.of(users, draws.share("turns", k)));
            none += gate.share(0) == 0 ? 1 : 0;
            sum += gate.share(0);
            assertThat(gate.share(0) * users).isCloseTo(Math.rint(gate.share(0) * users), within(TOLERANCE));
            assertThat(gate.share(6)).isEqualTo(1);
        }
        assertThat(none / (double) DRAWS).isCloseTo(0.512, within(0.03));
        assertThat(sum / DRAWS).isCloseTo(granted, within(0.015));
    }

    /// Whoever has a licence keeps it: the share grows with what the office would serve of many.
    @Test
    void nobodyWhoseTurnHasComeLosesALicence() {
        for (int k = 0; k < 100; k++) {
            Turns turns = Turns.of(7, draws.share("turns", k));
            double before = 0;
            for (int g = 0; g <= 120; g++) {
                double now = turns.share(g / 100.0);
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
            assertThat(before).isEqualTo(1.2);
        }
    }

    /// Beta(1, 2) has the mean 1/3; nobody believes in it before, and all passes afterwards.
    @Test
    void oneProhibitionInThreeIsLifted() {
        BelievedOutage believed = BelievedOutage.of(behaviour, new ReopeningRecord.Tally(0, 0));
        int lifted = 0;
        for (int k = 0; k < DRAWS; k++) {
            DrawnBehaviour b = behaviour.draw(draws, k);
            LicenceGate gate = Office.prohibition(b, draws, k, "M");
            double months = b.licensing().lifting().months();
            assertThat(gate.share(months - 0.01)).isZero();
            assertThat(believed.months(gate, b, months - 0.01)).isEqualTo(BelievedOutage.LONGEST);
            if (gate.share(1_000) > 0) {
                lifted++;
                assertThat(gate.share(months + 0.01)).isEqualTo(1);
                assertThat(gate.cap(months + 0.01)).isEqualTo(b.licensing().backlog());
                assertThat(believed.months(gate, b, months + 0.01)).isZero();
            }
        }
        assertThat(lifted / (double) DRAWS).isCloseTo(1 / 3.0, within(0.03));
    }

    /// Everything at its median: any share of users, and a prohibition stands.
    @Test
    void atMediansUsersAreNotCounted() {
        Draws medians = Draws.median();
        DrawnBehaviour b = behaviour.draw(medians, 0);
        LicenceGate gate =
                Office.of(b, medians, 0, "M", new ReopeningRecord.Tally(0, 0)).gate("dy", "ROW");
        assertThat(gate.share(0)).isCloseTo(0.3, within(TOLERANCE));
        assertThat(Office.prohibition(b, medians, 0, "M").share(1_000)).isZero();
    }

    /// Items and destinations scatter half as much around their office as offices do around the typical one.
    @Test
    void itemsOfOneOfficeAreMoreAlikeThanOffices() {
        double between = 0;
        double within = 0;
        for (int k = 0; k < DRAWS; k++) {
            DrawnBehaviour b = behaviour.draw(draws, k);
            Office office = Office.of(b, draws, k, "M", new ReopeningRecord.Tally(0, 0));
            Office other = Office.of(b, draws, k, "N", new ReopeningRecord.Tally(0, 0));
            between += square(office, "dy", other, "dy");
            within += square(office, "dy", office, "tb");
        }
        // Variances of the difference in σ²: 2·(1 + 1/4) between offices, 2/4 within.
        assertThat(within / between).isCloseTo(0.2, within(0.03));
    }

    private static double square(Office a, String itemOfA, Office b, String itemOfB) {
        double difference = Math.log(delay(a.gate(itemOfA, "ROW"))) - Math.log(delay(b.gate(itemOfB, "ROW")));
        return difference * difference;
    }

    private static double delay(LicenceGate gate) {
        return ((LicenceGate.Licences) gate).delayMonths();
    }

    /// 15 September in a month of 30 days, announced on 15 August: 14 days are free, and August is notice.
    @Test
    void theFirstMonthIsSplitByDays() {
        GateMonth.Dates dates =
                new GateMonth.Dates(LocalDate.of(2024, 8, 15), LocalDate.of(2024, 9, 15), Optional.empty());
        LicenceGate gate = LicenceGate.licences(0.2, 2, 4, 1, false, 1.5);
        GateMonth september = GateMonth.of(gate, dates, YearMonth.of(2024, 9));
        assertThat(september.openPart()).isCloseTo(14 / 30.0, within(TOLERANCE));
        assertThat(september.phase()).isEqualTo(GateMonth.Phase.LAST_OF_NOTICE);
        assertThat(september.monthsInForce()).isZero();
        GateMonth august = GateMonth.of(gate, dates, YearMonth.of(2024, 8));
        assertThat(august.phase()).isEqualTo(GateMonth.Phase.NOTICE);
        assertThat(august.publicPart()).isCloseTo(17 / 31.0, within(TOLERANCE));
        assertThat(GateMonth.of(gate, dates, YearMonth.of(2024, 7)).phase()).isEqualTo(GateMonth.Phase.FREE);
        assertThat(GateMonth.of(gate, dates, YearMonth.of(2024, 10)).phase()).isEqualTo(GateMonth.Phase.IN_FORCE);
    }

    @Test
    void aMeasureOfTheDayGivesNoNotice() {
        GateMonth.Dates dates = new GateMonth.Dates(
                LocalDate.of(2025, 4, 4), LocalDate.of(2025, 4, 4), Optional.of(LocalDate.of(2025, 11, 10)));
        LicenceGate gate = LicenceGate.prohibition();
        GateMonth april = GateMonth.of(gate, dates, YearMonth.of(2025, 4));
        assertThat(april.phase()).isEqualTo(GateMonth.Phase.FIRST_WITHOUT_NOTICE);
        assertThat(april.openPart()).isCloseTo(3 / 30.0, within(TOLERANCE));
        assertThat(GateMonth.of(gate, dates, YearMonth.of(2025, 3)).phase()).isEqualTo(GateMonth.Phase.FREE);
        assertThat(GateMonth.of(gate, dates, YearMonth.of(2025, 11)).openPart())
                .isCloseTo(21 / 30.0, within(TOLERANCE));
        assertThat(GateMonth.of(gate, dates, YearMonth.of(2025, 12)).isFree()).isTrue();
    }

    /// Whoever has waited longer believes in a longer outage; a ban is believed to last.
    @Test
    void theOutageBelievedGrowsWithTheWait() {
        BelievedOutage believed = BelievedOutage.of(behaviour, new ReopeningRecord.Tally(0, 0));
        LicenceGate late = LicenceGate.licences(0.1, 30, 2, 1, false, 1.2);
        for (int k = 0; k < 20; k++) {
            DrawnBehaviour b = behaviour.draw(draws, k);
            assertThat(believed.months(late, b, 12)).isGreaterThanOrEqualTo(believed.months(late, b, 0));
            assertThat(believed.months(LicenceGate.prohibition(), b, 0)).isEqualTo(BelievedOutage.LONGEST);
            // By hand: half of what is left of a ramp of 4 months, one month after it began.
            assertThat(believed.months(LicenceGate.licences(0.1, 2, 4, 1, false, 1.2), b, 3))
                    .isCloseTo(1.5, within(TOLERANCE));
        }
    }
}
