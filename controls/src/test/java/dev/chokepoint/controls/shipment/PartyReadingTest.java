package dev.chokepoint.controls.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whom the field of a party may mean: one party, several, a branch of one, or nobody that is known.
class PartyReadingTest {
    private static final Reference REFERENCE = new Reference(
            Map.of(),
            Map.of(),
            List.of(),
            List.of(
                    party("Hillmark Works", "DE", "US-2030-1"),
                    party("Lakeside Chips", "CN", "US-2030-1"),
                    party("Moorland Bank", "CH", "")),
            List.of(),
            List.of(),
            List.of(),
            List.of(
                    new Reference.EndUseClass("military", List.of("air force", "tank"), List.of("fish tank")),
                    new Reference.EndUseClass("chips", List.of("chips"), List.of())),
            List.of(new Reference.Place("JP", "Japan", List.of("japan", "japanese"))));

    private static Reference.KnownParty party(String name, String seat, String measure) {
        List<Reference.Listing> listings = measure.isEmpty()
                ? List.of()
                : List.of(new Reference.Listing(measure, "", LocalDate.MIN, StatusEvent.OPEN));
        return new Reference.KnownParty(name, List.of(), seat, listings, List.of(), Confidence.RECALLED);
    }

    private static ShipmentReader.PartyReading read(String name) {
        return new ShipmentReader(REFERENCE, Set.of(), new KnownWords(REFERENCE, Set.of(), Map.of(), Map.of()))
                .partyReading(name);
    }

    private static List<String> names(List<ShipmentFacts.Match> matches) {
        return matches.stream().map(m -> m.party().name()).toList();
    }

    @Test
    void aNameIsThePartyWithItsSeat() {
        ShipmentReader.PartyReading r = read("Hillmark Works");
        assertThat(names(r.matches())).containsExactly("Hillmark Works");
        assertThat(r.places()).containsExactly("DE");
        assertThat(r.possible()).isEmpty();
        assertThat(r.open()).isEmpty();
    }

    @Test
    void severalInOneFieldAreAllFound() {
        for (String text : List.of(
                "Hillmark Works / Lakeside Chips",
                "Hillmark Works c/o Lakeside Chips",
                "Lakeside Chips; Hillmark Works")) {
            ShipmentReader.PartyReading r = read(text);
            assertThat(names(r.matches())).as(text).containsExactlyInAnyOrder("Hillmark Works", "Lakeside Chips");
            assertThat(r.places()).as(text).containsExactlyInAnyOrder("DE", "CN");
        }
        assertThat(names(read("Hillmark Works / Hillmark Works").matches())).containsExactly("Hillmark Works");
        assertThat(names(
                        read("Lakeside Chips / Hillmark Works / Lakeside Chips").matches()))
                .containsExactly("Lakeside Chips", "Hillmark Works");
        // what is surely named is not possible besides, and a branch of two names is possible for both, once each
        ShipmentReader.PartyReading both = read("Lakeside Chips Japan / Hillmark Works / Lakeside Chips branch");
        assertThat(names(both.matches())).containsExactly("Hillmark Works");
        assertThat(names(both.possible())).containsExactly("Lakeside Chips");
        assertThat(names(read("Hillmark Works Japan and Lakeside Chips Japan").possible()))
                .containsExactlyInAnyOrder("Hillmark Works", "Lakeside Chips");
    }

    /// A branch may be covered by the listing of its parent; that is asked and never assumed.
    @Test
    void aBranchOrAnAffiliateIsOnlyPossibleAndAsked() {
        for (String text : List.of("Hillmark Works Japan branch", "Japanese factory of Hillmark Works")) {
            ShipmentReader.PartyReading r = read(text);
            assertThat(r.matches()).as(text).isEmpty();
            assertThat(names(r.possible())).as(text).containsExactly("Hillmark Works");
            assertThat(r.places()).as(text).contains("JP");
            assertThat(r.open()).as(text).anySatisfy(o -> assertThat(o.text()).contains("may be Hillmark Works"));
        }
    }

    @Test
    void whoIsOnNoListIsKnownForItsSeatAndNotAsked() {
        ShipmentReader.PartyReading r = read("Moorland Bank Japan branch");
        assertThat(names(r.possible())).containsExactly("Moorland Bank");
        assertThat(r.open()).isEmpty();
    }

    @Test
    void anOwnerGivesItsSeatAndAShareThatIsNotStatedIsAsked() {
        assertThat(read("Unna Mill, 60 % owned by Hillmark Works").places()).containsExactly("DE");
        assertThat(read("Unna Mill, 60 % owned by Hillmark Works").open()).isEmpty();
        assertThat(read("Unna Mill, subsidiary of Hillmark Works").open())
                .containsExactly(new OpenPoint.UnknownShare("end_user", "Hillmark Works"));
        assertThat(read("Unna Mill, 60 % owned by a listed firm").open()).isEmpty();
        assertThat(read("Unna Mill, shareholders many").open())
                .containsExactly(
                        new OpenPoint.UnknownPartyWords("end_user", "Unna Mill, shareholders many", "shareholders"));
    }

    @Test
    void whoIsNotKnownIsNobody() {
        ShipmentReader.PartyReading r = read("a trading firm in Japan");
        assertThat(r.matches()).isEmpty();
        assertThat(r.possible()).isEmpty();
        assertThat(r.open()).isEmpty();
        assertThat(r.places()).containsExactly("JP");
    }

    @Test
    void theWordsOfANameTellItsUse() {
        assertThat(read("Japanese Air Force").classes()).containsExactly("military");
        assertThat(read("Fish tank and chips").classes()).containsExactly("chips");
        assertThat(read("Fish tank, tank and chips").classes()).containsExactlyInAnyOrder("military", "chips");
    }
}
