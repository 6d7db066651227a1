package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.check.LedgerLint;
import dev.chokepoint.controls.determination.Answer;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What must hold for every shipment, tried on seeded random ones.
class InvariantsTest {
    private static final Ledger LEDGER = BundledLedger.LOADED.value();
    private static final LocalDate LATEST = LocalDate.of(2026, 11, 24);
    private static final List<String> ITEMS = List.of(
            "Nvidia A100",
            "Nvidia H20",
            "Nvidia H200",
            "samarium cobalt magnet",
            "Gallium metal",
            "Holmium oxide",
            "Antimony metal",
            "EAR99 pump",
            "EDA software (Cadence)",
            "Li-ion cell",
            "HBM3E stack",
            "Dysprosium oxide",
            "Ethane cargo",
            "Natural flake graphite");
    private static final List<String> PARTIES = List.of(
            "",
            "Huawei",
            "SMIC",
            "Sierra Nevada Corporation",
            "civil",
            "unlisted Chinese cloud",
            "COMAC",
            "MP Materials");
    private static final List<String> PLACES = List.of("CN", "US", "JP", "DE", "MY", "AE", "HK", "MO", "VN");

    static Shipment random(Random r) {
        LocalDate on = LocalDate.of(2019, 1, 1).plusDays(r.nextInt(2900));
        Shipment s = Shipment.of(pick(ITEMS, r), pick(PLACES, r), pick(PLACES, r), on)
                .withEndUse(r.nextInt(4) == 0 ? "military" : "civil")
                .withEndUser(Party.named(pick(PARTIES, r)))
                .at(on, on.plusDays(r.nextInt(400) - 100));
        return r.nextInt(5) == 0 ? s.with("owner_listed", "true").with("ownership", r.nextInt(101)) : s;
    }

    private static <T> T pick(List<T> from, Random r) {
        return from.get(r.nextInt(from.size()));
    }

    @Test
    void theShortAnswerIsTheLongOne() {
        Random r = new Random(1);
        for (int i = 0; i < 2000; i++) {
            Shipment s = random(r);
            Answer fast = BundledLedger.ENGINE.answer(s);
            Determination full = BundledLedger.ENGINE.byRules(s);
            assertThat(fast.outcome()).as(s.toString()).isEqualTo(full.outcome());
            assertThat(fast.measures()).as(s.toString()).isEqualTo(full.measures());
        }
    }

    @Test
    void nothingKnownOnlyLaterChangesTheAnswer() {
        Random r = new Random(2);
        for (int round = 0; round < 6; round++) {
            LocalDate known = LocalDate.of(2023, 1, 1).plusDays(r.nextInt(1300));
            Ledger cut = Ledger.of(
                    LEDGER.measures(),
                    LEDGER.events().stream()
                            .filter(e -> !e.knownToPublic().isAfter(known))
                            .toList(),
                    LEDGER.reference());
            DeterminationEngine engine = DeterminationEngine.of(cut);
            for (int i = 0; i < 200; i++) {
                Shipment random = random(r);
                Shipment s = random.at(random.on(), known).withAudience(Audience.PUBLIC);
                assertThat(engine.answer(s)).as(s.toString()).isEqualTo(BundledLedger.ENGINE.answer(s));
            }
        }
    }

    @Test
    void theOrderOfTheMeasuresAndOfEventsWithEqualClocksDoesNotMatter() {
        Random r = new Random(3);
        List<StatusEvent> events = new ArrayList<>(LEDGER.events());
        Collections.shuffle(events, r);
        DeterminationEngine engine = DeterminationEngine.of(Ledger.of(LEDGER.measures(), events, LEDGER.reference()));
        for (int i = 0; i < 1000; i++) {
            Shipment s = random(r);
            assertThat(engine.answer(s)).as(s.toString()).isEqualTo(BundledLedger.ENGINE.answer(s));
        }
    }

    @Test
    void theNextChangeIsTheFirstOne() {
        Random r = new Random(4);
        int changes = 0;
        for (int i = 0; i < 400; i++) {
            Shipment s = random(r);
            Determination d = BundledLedger.ENGINE.byRules(s);
            Answer now = BundledLedger.ENGINE.answer(s);
            if (d.nextChange() instanceof Determination.NextChange.On next) {
                changes++;
                assertThat(BundledLedger.ENGINE
                                .answer(s.at(next.day(), s.known()))
                                .outcome())
                        .isEqualTo(next.outcome());
                for (LocalDate day = s.on(); day.isBefore(next.day()); day = day.plusDays(1)) {
                    assertThat(BundledLedger.ENGINE.answer(s.at(day, s.known())).outcome())
                            .as(s + " on " + day)
                            .isEqualTo(now.outcome());
                }
            }
        }
        assertThat(changes).isGreaterThan(5);
    }

    @Test
    void liftingAMeasureNeverMakesAnAnswerNameIt() {
        Random r = new Random(5);
        for (String id : List.of("CN-2025-18", "CN-2024-46.2", "US-2023-OCT-ACS", "US-2019-HUAWEI")) {
            DeterminationEngine without = DeterminationEngine.of(LEDGER.without(id));
            DeterminationEngine lifted = DeterminationEngine.of(LEDGER.lifted(id, LocalDate.of(2026, 7, 1)));
            for (int i = 0; i < 200; i++) {
                Shipment s = random(r);
                assertThat(without.answer(s).measures()).doesNotContain(id);
                Shipment later = s.at(LocalDate.of(2026, 8, 1), LATEST);
                assertThat(lifted.answer(later).measures()).doesNotContain(id);
            }
        }
    }

    /// Origin: Announcement 18 of 2025 was never suspended; the suspension is a what-if.
    @Test
    void aSuspensionSleepsForItsDaysOnlyAndLeavesTheBaseAlone() {
        Ledger eased = LEDGER.suspended("CN-2025-18", LocalDate.of(2025, 7, 1), LocalDate.of(2025, 12, 31));
        DeterminationEngine engine = DeterminationEngine.of(eased);
        Shipment s = Shipment.of("Dysprosium oxide", "CN", "US", LocalDate.of(2025, 6, 30))
                .withEndUse("civil")
                .at(LocalDate.of(2025, 6, 30), LATEST);
        assertThat(engine.answer(s).outcome()).isEqualTo(Outcome.LICENCE_REQUIRED);
        assertThat(engine.answer(s.at(LocalDate.of(2025, 7, 1), LATEST)).outcome())
                .isEqualTo(Outcome.SUSPENDED);
        assertThat(engine.answer(s.at(LocalDate.of(2025, 12, 31), LATEST)).outcome())
                .isEqualTo(Outcome.SUSPENDED);
        assertThat(engine.answer(s.at(LocalDate.of(2026, 1, 1), LATEST)).outcome())
                .isEqualTo(Outcome.LICENCE_REQUIRED);
        assertThat(BundledLedger.ENGINE
                        .answer(s.at(LocalDate.of(2025, 7, 1), LATEST))
                        .outcome())
                .isEqualTo(Outcome.LICENCE_REQUIRED);
        assertThat(LEDGER.sequence()).isEqualTo(eased.sequence() - 1);
    }

    @Test
    void theLedgerHasNoFindings() {
        assertThat(LedgerLint.of(LEDGER)).isEmpty();
    }
}
