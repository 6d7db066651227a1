package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The bundled ledger says nothing reassuring outside what it holds.
class LimitsTest {
    private static final Ledger LEDGER = BundledLedger.LOADED.value();
    private static final Coverage COVERAGE = LEDGER.coverage();
    private static final int ASKED = 500;
    private static final Set<Outcome> REASSURING =
            EnumSet.of(Outcome.NOTHING_FOUND, Outcome.NO_LICENCE_REQUIRED, Outcome.NOT_SUBJECT, Outcome.SUBJECT_TO_EAR);
    private static final List<String> ITEMS = List.of(
            "EAR99 pump",
            "gallium metal",
            "immersion scanner",
            "H100",
            "carbon fibre",
            "triethanolamine",
            "samarium oxide",
            "gas turbine",
            "software for drones",
            "nickel powder",
            "frequency changer",
            "night vision goggles");

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /// A shipment on a day after the horizon: where a measure that matters turned in between, both answers are told.
    @Test
    void noMeasureThatTurnsAfterTheLastDayReadIsStatedFlatly() {
        Random random = new Random(20261129);
        RandomShipments shipments = new RandomShipments(LEDGER, 7);
        List<Shipment> cases = new ArrayList<>(shipments.cases());
        LocalDate horizon = COVERAGE.readThrough("CN").orElseThrow();
        int open = 0;
        for (int i = 0; i < ASKED; i++) {
            LocalDate on = horizon.plusDays(1 + random.nextInt(400));
            Shipment s = any(cases, random).at(on, on);
            Determination d = BundledLedger.ENGINE.determine(s);
            Determination then = BundledLedger.ENGINE.byRules(s.at(horizon, on));
            boolean turned = d.limits().byRules().outcome() != then.outcome();
            assertThat(REASSURING).as(s.toString()).doesNotContain(d.outcome());
            if (turned) {
                open++;
                assertThat(d.outcome()).as(s.toString()).isEqualTo(Outcome.UNCONFIRMED);
                assertThat(d.limits().branches()).as(s.toString()).hasSizeGreaterThan(1);
            }
        }
        assertThat(open).isGreaterThan(20);
    }

    /// Places of which the table has no regime, and regimes of which nothing is held.
    @Test
    void noShipmentOfARegimeThatIsNotHeldIsFree() {
        Random random = new Random(42);
        Set<String> exporters = Set.copyOf(COVERAGE.regimes().stream()
                .filter(r -> r.says().contains(Regime.Link.EXPORT))
                .flatMap(r -> r.territory().members().stream())
                .toList());
        List<String> without = List.of(Locale.getISOCountries()).stream()
                .filter(p -> !exporters.contains(p))
                .toList();
        List<String> all = List.of(Locale.getISOCountries());
        for (int i = 0; i < ASKED; i++) {
            String from = any(without, random);
            LocalDate on = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(3300));
            Shipment s = Shipment.of(any(ITEMS, random), from, any(all, random), on)
                    .withEndUser(Party.named("Works of Unna"))
                    .withEndUse("pumps for water")
                    .with("eccn", "EAR99");
            Determination d = BundledLedger.ENGINE.determine(s);
            assertThat(REASSURING).as(s.toString()).doesNotContain(d.outcome());
            if (d.outcome() == Outcome.OUTSIDE_COVERAGE) {
                assertThat(d.limits().gaps()).as(s.toString()).isNotEmpty();
            }
        }
    }

    @Test
    void everyMeasureThatBindsHasAnIssuerWhoseHorizonIsStated() {
        assertThat(LEDGER.measures())
                .allSatisfy(m ->
                        assertThat(COVERAGE.readThrough(m.issuer())).as(m.id()).isPresent());
    }
}
