package dev.chokepoint.controls.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.limits.CoverageLimits;
import dev.chokepoint.controls.plain.PlainEngine;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What must hold for every ledger and every shipment, tried on seeded random ones.
class EnginesAgreeTest {
    /// Fewer where code is broken on purpose, since each break runs them again.
    private static final int ALL_LEDGERS = 60;
    private static final int LEDGERS = Integer.getInteger("chokepoint.ledgers", ALL_LEDGERS);
    private static final int SHIPMENTS = 150;
    private static final int MEASURES = 14;

    @Test
    void theFastEngineSaysInEveryFieldWhatThePlainOneSays() {
        EnumSet<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        int nearMisses = 0;
        int nextChanges = 0;
        for (int seed = 0; seed < LEDGERS; seed++) {
            RandomLedger random = new RandomLedger(seed, MEASURES);
            Ledger ledger = random.ledger();
            PlainEngine plain = PlainEngine.of(ledger);
            DeterminationEngine fast = DeterminationEngine.of(ledger);
            for (int i = 0; i < SHIPMENTS; i++) {
                Shipment s = random.shipment();
                Determination d = plain.byRules(s);
                assertThat(fast.byRules(s)).as(seed + ": " + s).isEqualTo(d);
                assertThat(fast.answer(s)).as(seed + ": " + s).isEqualTo(plain.answer(s));
                assertThat(fast.byRules(fast.read(s))).as(seed + ": " + s).isEqualTo(d);
                assertThat(d.measures()).isEqualTo(plain.answer(s).measures());
                LocalDate later = s.on().plusDays(90);
                assertThat(fast.answer(fast.read(s), later))
                        .as(seed + ": " + s)
                        .isEqualTo(plain.answer(s.at(later, s.known())));
                outcomes.add(d.outcome());
                nearMisses += d.nearMisses().size();
                nextChanges += d.nextChange() instanceof Determination.NextChange.On ? 1 : 0;
            }
        }
        if (LEDGERS >= ALL_LEDGERS) {
            // The random ledgers reach nearly every answer there is, so that agreement means something; the cases in
            // suspension.txt reach the one that may be left. A few ledgers reach fewer.
            assertThat(EnumSet.complementOf(outcomes))
                    .isSubsetOf(
                            Outcome.SUSPENDED_LICENCE_REQUIRED,
                            Outcome.NO_LICENCE_REQUIRED,
                            Outcome.OUTSIDE_COVERAGE,
                            Outcome.UNCONFIRMED);
            assertThat(nearMisses).isGreaterThan(300);
            assertThat(nextChanges).isGreaterThan(1_000);
        }
    }

    @Test
    void theFastEngineTellsTheLimitsThatAreFoundForEachShipmentByItself() {
        EnumSet<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        int branched = 0;
        int open = 0;
        for (int seed = 0; seed < LEDGERS; seed++) {
            RandomLedger random = new RandomLedger(seed, MEASURES);
            Ledger ledger = random.ledger().covering(random.coverage());
            PlainEngine plain = PlainEngine.of(ledger);
            CoverageLimits limits = new CoverageLimits(new Rulebook(ledger));
            DeterminationEngine fast = DeterminationEngine.of(ledger);
            for (int i = 0; i < SHIPMENTS; i++) {
                Shipment s = random.shipment();
                Determination d = limits.within(plain.byRules(s));
                assertThat(fast.determine(s)).as(seed + ": " + s).isEqualTo(d);
                assertThat(fast.determine(fast.read(s))).as(seed + ": " + s).isEqualTo(d);
                outcomes.add(d.outcome());
                branched += d.limits().branches().isEmpty() ? 0 : 1;
                open += d.limits().notUnderstood().isEmpty() ? 0 : 1;
            }
        }
        if (LEDGERS >= ALL_LEDGERS) {
            assertThat(outcomes).contains(Outcome.NO_LICENCE_REQUIRED, Outcome.OUTSIDE_COVERAGE, Outcome.UNCONFIRMED);
            assertThat(branched).isGreaterThan(300);
            assertThat(open).isGreaterThan(1_000);
        }
    }

    @Test
    void nothingKnownOnlyLaterChangesAnAnswer() {
        for (int seed = 0; seed < LEDGERS; seed++) {
            RandomLedger random = new RandomLedger(seed, MEASURES);
            Ledger ledger = random.ledger();
            LocalDate known = LocalDate.of(2030, 2, 1).plusDays(5L * seed);
            PlainEngine all = PlainEngine.of(ledger);
            PlainEngine cut = PlainEngine.of(Ledger.of(
                    ledger.measures(),
                    ledger.events().stream()
                            .filter(e -> !e.knownToPublic().isAfter(known))
                            .toList(),
                    ledger.reference()));
            for (int i = 0; i < 40; i++) {
                Shipment drawn = random.shipment();
                Shipment s = drawn.at(drawn.on(), known).withAudience(Audience.PUBLIC);
                assertThat(cut.answer(s)).as(seed + ": " + s).isEqualTo(all.answer(s));
            }
        }
    }

    @Test
    void theOrderInWhichEventsAreHandedInDoesNotMatter() {
        for (int seed = 0; seed < LEDGERS; seed++) {
            RandomLedger random = new RandomLedger(seed, MEASURES);
            Ledger ledger = random.ledger();
            List<StatusEvent> events = new ArrayList<>(ledger.events());
            Collections.shuffle(events, new Random(seed));
            PlainEngine one = PlainEngine.of(ledger);
            PlainEngine other = PlainEngine.of(Ledger.of(ledger.measures(), events, ledger.reference()));
            for (int i = 0; i < 40; i++) {
                Shipment s = random.shipment();
                assertThat(other.answer(s)).as(seed + ": " + s).isEqualTo(one.answer(s));
            }
        }
    }

    @Test
    void theNextChangeIsTheFirstDayWithAnotherAnswer() {
        int changes = 0;
        for (int seed = 0; seed < LEDGERS; seed++) {
            RandomLedger random = new RandomLedger(seed, MEASURES);
            PlainEngine engine = PlainEngine.of(random.ledger());
            for (int i = 0; i < 8; i++) {
                Shipment s = random.shipment();
                Determination d = engine.byRules(s);
                LocalDate end = s.on().plusDays(250);
                LocalDate next = end;
                if (d.nextChange() instanceof Determination.NextChange.On change
                        && change.day().isBefore(end)) {
                    changes++;
                    next = change.day();
                    assertThat(engine.answer(s.at(next, s.known())).outcome()).isEqualTo(change.outcome());
                    assertThat(engine.answer(s.at(next, s.known())).measures()).isEqualTo(change.measures());
                    assertThat(isSame(d, engine.byRules(s.at(next, s.known())))).isFalse();
                }
                for (LocalDate day = s.on(); day.isBefore(next); day = day.plusDays(1)) {
                    assertThat(isSame(d, engine.byRules(s.at(day, s.known()))))
                            .as(seed + ": " + s + " on " + day)
                            .isTrue();
                }
            }
        }
        if (LEDGERS >= ALL_LEDGERS) {
            assertThat(changes).isGreaterThan(50);
        }
    }

    private static boolean isSame(Determination a, Determination b) {
        return a.outcome() == b.outcome() && new HashSet<>(a.measures()).equals(new HashSet<>(b.measures()));
    }

    @Test
    void aMeasureThatIsNotThereOrWasLiftedIsNeverNamed() {
        for (int seed = 0; seed < LEDGERS; seed++) {
            RandomLedger random = new RandomLedger(seed, MEASURES);
            Ledger ledger = random.ledger();
            String id = ledger.measures().get(seed % MEASURES).id();
            LocalDate end = LocalDate.of(2030, 6, 1);
            PlainEngine without = PlainEngine.of(ledger.without(id));
            PlainEngine lifted = PlainEngine.of(ledger.lifted(id, end));
            for (int i = 0; i < 40; i++) {
                Shipment s = random.shipment();
                assertThat(controllingMeasures(without.byRules(s))).doesNotContain(id);
                Shipment later = s.at(end, end.plusYears(5)).withAudience(Audience.PUBLIC);
                assertThat(controllingMeasures(lifted.byRules(later))).doesNotContain(id);
            }
        }
    }

    private static List<String> controllingMeasures(Determination d) {
        return d.controlling().stream().map(Determination.Finding::measure).toList();
    }
}
