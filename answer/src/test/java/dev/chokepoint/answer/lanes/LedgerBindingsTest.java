package dev.chokepoint.answer.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerBindingsTest {
    private static final World WORLD = SampleWorlds.samariumJets();
    private static final LocalDate KNOWN = LocalDate.of(2025, 6, 10);
    private static final LocalDate ASLEEP = LocalDate.of(2025, 5, 14);
    private static final LocalDate AWAKE = LocalDate.of(2025, 8, 12);

    private static List<LaneControls.Binding> bindings(Ledger ledger, LocalDate on) {
        Item magnets = WORLD.items().stream()
                .filter(i -> i.attributes().containsValue("SmCo"))
                .findFirst()
                .orElseThrow();
        return new LedgerBindings(ledger, KNOWN).bindings(magnets, place("CN"), place("US"), EndUse.CIVIL, on);
    }

    private static Place place(String iso) {
        return WORLD.places().stream()
                .filter(p -> p.iso().equals(iso))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLicencesOfAMeasureAreWaitedForFromItsFirstDay() {
        assertThat(bindings(SampleQuestions.ledger(), AWAKE.plusDays(9)))
                .extracting(LaneControls.Binding::since)
                .containsExactly(SampleQuestions.APRIL);
    }

    @Test
    void thoseOfAMeasureThatWakesAreWaitedForAnew() {
        Ledger asleep = SampleQuestions.ledger().suspended(SampleQuestions.MAGNETS, ASLEEP, AWAKE.minusDays(1));
        assertThat(bindings(asleep, ASLEEP.minusDays(1)))
                .extracting(LaneControls.Binding::since)
                .containsExactly(SampleQuestions.APRIL);
        assertThat(bindings(asleep, ASLEEP)).isEmpty();
        assertThat(bindings(asleep, AWAKE.plusDays(9)))
                .extracting(LaneControls.Binding::since)
                .containsExactly(AWAKE);
    }
}
