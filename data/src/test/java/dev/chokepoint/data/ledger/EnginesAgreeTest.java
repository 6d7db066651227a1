package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.limits.CoverageLimits;
import dev.chokepoint.controls.plain.PlainEngine;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The engine that keeps what it learned answers as the one that reads the rules anew each time.
class EnginesAgreeTest {
    private static final Ledger LEDGER = BundledLedger.LOADED.value();
    private static final PlainEngine PLAIN = PlainEngine.of(LEDGER);
    private static final CoverageLimits LIMITS = new CoverageLimits(new Rulebook(LEDGER));

    /// How many random shipments are asked; more with `-Dchokepoint.shipments=…`.
    private static final int SHIPMENTS = Integer.getInteger("chokepoint.shipments", 6_000);

    @Test
    void everyFieldOfEveryRandomShipmentIsTheSame() {
        DeterminationEngine engine = DeterminationEngine.of(LEDGER);
        RandomShipments shipments = new RandomShipments(LEDGER, 20261124);
        for (int i = 0; i < SHIPMENTS; i++) {
            same(engine, shipments.next());
        }
        assertThat(engine.evaluations()).isLessThan(3L * SHIPMENTS);
    }

    @Test
    void everyCaseIsTheSameOnTheDaysAroundEachOfItsTurnsAndForBothAudiences() {
        DeterminationEngine engine = DeterminationEngine.of(LEDGER);
        RandomShipments shipments = new RandomShipments(LEDGER, 1);
        List<LocalDate> known =
                List.of(LocalDate.of(2023, 1, 15), LocalDate.of(2025, 10, 9), LocalDate.of(2026, 11, 24));
        for (Shipment s : shipments.cases()) {
            for (LocalDate k : known) {
                Shipment asked = s.at(s.on(), k);
                for (int turns = 0; turns < 12; turns++) {
                    if (!(same(engine, asked).nextChange() instanceof Determination.NextChange.On next)) {
                        break;
                    }
                    same(engine, asked.at(next.day().minusDays(1), k).withAudience(Audience.ADDRESSEE));
                    same(engine, asked.at(next.day().plusDays(1), k).withAudience(Audience.PUBLIC));
                    asked = asked.at(next.day(), k);
                }
            }
        }
    }

    private static Determination same(DeterminationEngine engine, Shipment s) {
        Determination fast = engine.byRules(s);
        Determination plain = PLAIN.byRules(s);
        if (!fast.equals(plain)) {
            assertThat(fast.toString()).as(s.toString()).isEqualTo(plain.toString());
            assertThat(fast).as(s.toString()).isEqualTo(plain);
        }
        Determination inLimits = LIMITS.within(plain);
        if (!engine.determine(s).equals(inLimits)) {
            assertThat(engine.determine(s).toString()).as(s.toString()).isEqualTo(inLimits.toString());
            assertThat(engine.determine(s)).as(s.toString()).isEqualTo(inLimits);
        }
        assertThat(engine.determine(engine.read(s))).as(s.toString()).isEqualTo(inLimits);
        if (!engine.answer(s).equals(PLAIN.answer(s))) {
            assertThat(engine.answer(s)).as(s.toString()).isEqualTo(PLAIN.answer(s));
        }
        if (!engine.answer(engine.read(s)).equals(engine.answer(s))) {
            assertThat(engine.answer(engine.read(s))).as(s.toString()).isEqualTo(engine.answer(s));
        }
        LocalDate later = s.on().plusDays(400);
        assertThat(engine.answer(engine.read(s), later)).isEqualTo(engine.answer(s.at(later, s.known())));
        return plain;
    }
}
