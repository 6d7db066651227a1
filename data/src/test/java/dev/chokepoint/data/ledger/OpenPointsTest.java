package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.check.WorkedCase;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.shipment.OpenPoint;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the asker says is understood, or asked back.
class OpenPointsTest {
    private static final ShipmentReader READER = new Rulebook(BundledLedger.LOADED.value()).reader;
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);
    private static final Shipment PLAIN = Shipment.of("", "CN", "US", DAY);

    @Test
    void anUnknownAttributeIsAskedBackWithTheOneThatMayBeMeant() {
        assertThat(READER.read(PLAIN.with("elment", "Sm")).open())
                .containsExactly(new OpenPoint.UnknownAttribute("elment", "Sm", List.of("element")));
    }

    @Test
    void anUnknownValueIsAskedBackWithThoseThatMayBeMeant() {
        assertThat(READER.read(PLAIN.with("category", "mpcvf")).open())
                .containsExactly(new OpenPoint.UnknownValue("category", "mpcvf", List.of("mpcvd")));
        assertThat(READER.read(PLAIN.with("purity", "high")).open())
                .containsExactly(new OpenPoint.UnknownValue("purity", "high", List.of()));
        assertThat(READER.read(PLAIN.with("eccn", "3B0O1")).open()).hasSize(1);
        assertThat(READER.read(PLAIN.with("datacenter", "maybe")).open()).hasSize(1);
    }

    @Test
    void anotherWordForAValueIsUnderstoodAndTold() {
        for (String samarium : List.of("samarium", "Samarium", "SM")) {
            ShipmentFacts facts = READER.read(PLAIN.with("element", samarium));
            assertThat(facts.open()).isEmpty();
            assertThat(facts.words[READER.at("element")]).isEqualTo("sm");
        }
        ShipmentFacts facts = READER.read(PLAIN.with("form", "Magnets"));
        assertThat(facts.words[READER.at("form")]).isEqualTo("magnet");
        assertThat(facts.inferred).extracting(Object::toString).contains("form = magnet, read from 'Magnets'");
        assertThat(READER.read(PLAIN.with("material", "artificial graphite")).open())
                .isEmpty();
    }

    @Test
    void aMisspeltWordOfTheItemIsAskedBack() {
        assertThat(READER.read(PLAIN.withItem("dysprsium NdFeB magnet")).open())
                .containsExactly(
                        new OpenPoint.UnknownItemWord("dysprsium NdFeB magnet", "dysprsium", List.of("dysprosium")));
        assertThat(READER.read(PLAIN.withItem("samarium cobalt magnets for headphones"))
                        .open())
                .isEmpty();
    }

    @Test
    void aNameThatMayBeThatOfAKnownPartyIsAskedBack() {
        assertThat(READER.read(PLAIN.withEndUser(Party.named("SMIC Beijing"))).open())
                .anyMatch(o -> o instanceof OpenPoint.PossibleParty);
        assertThat(READER.read(PLAIN.withEndUser(Party.named("SMIC"))).open()).isEmpty();
    }

    /// Open points must not make the ledger shrug: the worked cases are written with care.
    @Test
    void hardlyAnyWorkedCaseLeavesSomethingOpen() {
        Map<String, List<OpenPoint>> open = new TreeMap<>();
        int cases = 0;
        for (WorkedCase c : LedgerCases.read(BundledLedger.LOADED.value(), BundledLedger.folder())) {
            if (c instanceof WorkedCase.Asked asked
                    && asked.described() instanceof WorkedCase.Described.Understood(Shipment s)) {
                cases++;
                List<OpenPoint> points = READER.read(s).open();
                if (!points.isEmpty()) {
                    open.put(asked.name() + " " + BundledLedger.ENGINE.answer(s).outcome(), points);
                }
            }
        }
        assertThat(cases).isGreaterThan(500);
        // A firm that is called nearly as a listed one: to be confirmed or ruled out.
        assertThat(open.keySet())
                .filteredOn(c -> c.endsWith(Outcome.NO_LICENCE_REQUIRED.name()))
                .singleElement()
                .asString()
                .contains("list-huawei-similar");
    }
}
