package dev.chokepoint.answer.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.ProductYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Three countries and made-up acts: what an importer buys under a measure lies between two ends.
class HeldTradeTest {
    private static final int CHINA = 156;
    private static final int JAPAN = 392;
    private static final int US = 842;
    private static final int MAGNETS = 850511;
    private static final int METALS = 280530;
    private static final int CHIPS = 854231;
    private static final int BISMUTH = 810600;
    private static final Map<Integer, String> PLACES = Map.of(CHINA, "CN", JAPAN, "JP", US, "US");
    private static final LocalDate START = LocalDate.of(2025, 4, 1);
    private static final LocalDate SUMMER = LocalDate.of(2025, 7, 1);

    private static Scope scope(PlaceSet to, PartySet parties, String... codes) {
        return new Scope(
                Set.of(),
                PlaceSet.ALL,
                PlaceSet.ALL,
                to,
                PlaceSet.ALL,
                parties,
                Set.of(),
                Set.of(),
                "",
                Condition.ALWAYS,
                Stream.of(codes).map(Code::parse).toList(),
                Reach.TERRITORY);
    }

    private static Measure measure(String id, Scope scope) {
        return new Measure(
                id,
                new Act(id.substring(0, 2), "made up", "Act " + id, "rule"),
                MeasureKind.LICENCE_REQUIREMENT,
                "Title of " + id,
                "",
                "",
                "",
                "",
                "",
                "",
                true,
                Confidence.RECALLED,
                List.of(),
                List.of("made up"),
                List.of(new Rule("rule", scope, new Effect.RequiresLicence(Policy.UNSTATED), "a licence is needed")));
    }

    private static StatusEvent event(String measure, StatusEvent.Type type, StatusEvent.Span span, int number) {
        return new StatusEvent(
                measure + "#" + number,
                measure,
                "",
                type,
                span,
                StatusEvent.Known.on(START.minusDays(10)),
                "",
                StatusEvent.Provenance.of(Confidence.RECALLED),
                number);
    }

    /// Measures in force from April on.
    private static Ledger ledger(Measure... measures) {
        List<StatusEvent> events = new ArrayList<>();
        for (Measure m : measures) {
            events.add(event(m.id(), StatusEvent.Type.EFFECTIVE, StatusEvent.Span.from(START), events.size() + 1));
        }
        return Ledger.of(List.of(measures), events, Reference.EMPTY);
    }

    /// The US buys 50 in China and 40 in Japan, Japan 30 in China.
    private static ProductYear flows(int product) {
        Countries countries = Countries.of(PLACES.keySet());
        int china = countries.indexOf(CHINA);
        int japan = countries.indexOf(JAPAN);
        int us = countries.indexOf(US);
        return new ProductYear(
                product,
                2022,
                countries,
                new int[] {china, japan, china},
                new int[] {us, us, japan},
                new long[] {50_000, 40_000, 30_000},
                new long[] {-1, -1, -1});
    }

    private static TradeLaw law(Ledger ledger, LocalDate day) {
        return TradeLaw.of(
                ledger, AsOf.of(day), Set.of(MAGNETS, METALS, CHIPS, BISMUTH), Map.of(810610, Set.of(BISMUTH)));
    }

    private static List<HeldTrade.Held> held(TradeLaw law, int product) {
        return HeldTrade.of(flows(product), law, c -> PLACES.getOrDefault(c, ""), Closure.DEFAULT);
    }

    private static HeldTrade.Held ofUs(TradeLaw law, int product) {
        return held(law, product).stream()
                .filter(h -> h.importer() == US)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCodeOfTenDigitsReachesAnUnknownPart() {
        HeldTrade.Held h = ofUs(
                law(ledger(measure("CN-1", scope(PlaceSet.ALL, PartySet.ANYONE, "hs:8505111000"))), SUMMER), MAGNETS);

        assertThat(h.standing()).isEqualTo(Standing.IN_FORCE);
        assertThat(h.low()).isZero();
        assertThat(h.high()).isEqualTo(50_000);
        assertThat(h.highShare()).isEqualTo(50.0 / 90);
        assertThat(h.exporters()).containsExactly(CHINA);
    }

    @Test
    void sixDigitsOrFewerReachAllOfIt() {
        for (String code : List.of("hs:850511", "hs:8505", "hs:85.05.11", "hs:85")) {
            HeldTrade.Held h =
                    ofUs(law(ledger(measure("CN-1", scope(PlaceSet.ALL, PartySet.ANYONE, code))), SUMMER), MAGNETS);
            assertThat(List.of(h.low(), h.high())).as(code).containsExactly(50_000L, 50_000L);
        }
    }

    @Test
    void exAndNamedPartiesMakeAPartOfAnyCode() {
        Measure ex = measure("CN-1", scope(PlaceSet.ALL, PartySet.ANYONE, "hs:ex 850511"));
        Measure parties = measure("CN-2", scope(PlaceSet.ALL, new PartySet.ListedBy("CN-2", ""), "hs:850511"));

        assertThat(ofUs(law(ledger(ex), SUMMER), MAGNETS).low()).isZero();
        assertThat(ofUs(law(ledger(parties), SUMMER), MAGNETS).low()).isZero();
    }

    @Test
    void severalRulesHoldTheLargestNeverTheSum() {
        Measure part = measure("CN-1", scope(PlaceSet.ALL, PartySet.ANYONE, "hs:8505111000"));
        Measure whole = measure("CN-2", scope(PlaceSet.ALL, PartySet.ANYONE, "hs:850511"));

        HeldTrade.Held h = ofUs(law(ledger(part, whole), SUMMER), MAGNETS);

        assertThat(List.of(h.low(), h.high())).containsExactly(50_000L, 50_000L);
        assertThat(h.measures()).containsExactly("CN-1", "CN-2");
    }

    @Test
    void onlyWhatLeavesTheIssuerForAPlaceTheRuleNamesIsHeld() {
        Measure toUs = measure("CN-1", scope(PlaceSet.of("US"), PartySet.ANYONE, "hs:850511"));

        assertThat(held(law(ledger(toUs), SUMMER), MAGNETS)).singleElement().satisfies(h -> {
            assertThat(h.importer()).isEqualTo(US);
            assertThat(h.exporters()).containsExactly(CHINA);
        });
        assertThat(held(law(ledger(toUs), SUMMER), METALS)).isEmpty();
    }

    @Test
    void statusIsThatOfTheDay() {
        Measure m = measure("CN-1", scope(PlaceSet.ALL, PartySet.ANYONE, "hs:280530"));
        Ledger suspended = ledger(m)
                .record(event(
                        "CN-1",
                        StatusEvent.Type.SUSPENDED,
                        StatusEvent.Span.of(LocalDate.of(2025, 6, 1), LocalDate.of(2026, 5, 31)),
                        2))
                .record(event("CN-1", StatusEvent.Type.ANNOUNCED, StatusEvent.Span.from(START.minusDays(10)), 3));

        assertThat(ofUs(law(suspended, LocalDate.of(2025, 5, 1)), METALS).standing())
                .isEqualTo(Standing.IN_FORCE);
        assertThat(ofUs(law(suspended, SUMMER), METALS).standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(law(suspended, SUMMER).holds("CN", "US", METALS))
                .extracting(TradeLaw.Hold::words)
                .containsExactly("suspended, revives 2026-06-01");
        assertThat(ofUs(law(suspended, START.minusDays(3)), METALS).standing())
                .as("known, not yet effective")
                .isEqualTo(Standing.ANNOUNCED);
        assertThat(held(law(suspended, START.minusDays(30)), METALS)).isEmpty();
    }

    @Test
    void aTurnAfterTheLastDayReadIsNotConfirmed() {
        Measure m = measure("CN-1", scope(PlaceSet.ALL, PartySet.ANYONE, "hs:280530"));
        Ledger read = ledger(m)
                .record(event(
                        "CN-1",
                        StatusEvent.Type.SUSPENDED,
                        StatusEvent.Span.of(LocalDate.of(2025, 6, 1), LocalDate.of(2026, 5, 31)),
                        2))
                .covering(new Coverage(
                        List.of(),
                        List.of(new Horizon("CN", LocalDate.of(2026, 3, 1), "made up")),
                        List.of(),
                        List.of()));

        assertThat(ofUs(law(read, LocalDate.of(2026, 4, 1)), METALS).standing()).isEqualTo(Standing.SUSPENDED);
        assertThat(ofUs(law(read, LocalDate.of(2026, 7, 1)), METALS).standing()).isEqualTo(Standing.UNCONFIRMED);
        assertThat(law(read, LocalDate.of(2026, 7, 1)).holds("CN", "US", METALS))
                .extracting(TradeLaw.Hold::words)
                .first()
                .asString()
                .contains("suspended", "2026-03-01", "in force");
    }

    @Test
    void aCodeThatWasSplitOffReachesAPartOfTheOlderOne() {
        HeldTrade.Held h =
                ofUs(law(ledger(measure("CN-1", scope(PlaceSet.ALL, PartySet.ANYONE, "hs:810610"))), SUMMER), BISMUTH);

        assertThat(List.of(h.low(), h.high())).containsExactly(0L, 50_000L);
    }

    @Test
    void whatTradeDataCannotSeeIsCounted() {
        Measure seen = measure("CN-1", scope(PlaceSet.ALL, PartySet.ANYONE, "hs:8505111000"));
        Measure chips = measure("US-1", scope(PlaceSet.ALL, PartySet.ANYONE, "eccn:3A090"));
        Measure newer = measure("CN-2", scope(PlaceSet.ALL, PartySet.ANYONE, "hs:6815190020"));

        TradeLaw.Extent e = law(ledger(seen, chips, newer), SUMMER).extent();

        assertThat(e.inForce()).isEqualTo(3);
        assertThat(e.reached()).isEqualTo(1);
        assertThat(e.unseen()).isEqualTo(2);
        assertThat(e.anyFull()).isFalse();
        assertThat(e.lost()).containsExactly("CN-2 6815190020");
    }
}
