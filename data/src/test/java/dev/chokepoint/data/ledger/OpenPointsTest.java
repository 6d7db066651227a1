package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.check.WorkedCase;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.shipment.OpenPoint;
import dev.chokepoint.controls.shipment.Owner;
import dev.chokepoint.controls.shipment.OwnerWords;
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
        open.values().removeIf(points -> points.stream().anyMatch(p -> p instanceof OpenPoint.UnknownItem));
        // Firms that are called nearly as a listed one are to be confirmed or ruled out.
        // Nor those whose seat is asked for, nor those of placeholders for parties that the ledger does not name.
        open.values().removeIf(points -> points.stream().anyMatch(p -> p instanceof OpenPoint.UnknownSeat));
        open.keySet().removeIf(c -> c.contains("other-regimes.csv"));
        assertThat(open).hasSizeLessThan(12);
    }

    @Test
    void everyPartyOfAFieldIsLookedFor() {
        assertThat(matches("Acme Trading Ltd / Huawei Technologies")).contains("Huawei Technologies");
        assertThat(matches("Acme Trading Ltd c/o Hikvision")).anyMatch(p -> p.contains("Hikvision"));
        assertThat(matches("Acme Trading Ltd; SMIC")).contains("SMIC");
        assertThat(matches("Huawei (HiSilicon)")).contains("Huawei Technologies", "HiSilicon");
        for (String may : List.of("SMIC Beijing", "SMIC Germany branch", "Huawei and Acme", "Hikvisoin")) {
            assertThat(open(may)).as(may).anyMatch(o -> o instanceof OpenPoint.PossibleParty);
        }
        for (String plain :
                List.of("Acme Ltd", "Japanese car maker", "unlisted Chinese firm", "Bosch GmbH, Stuttgart")) {
            assertThat(open(plain)).as(plain).isEmpty();
        }
    }

    @Test
    void ownersInWordsAreReadOrOpen() {
        assertThat(OwnerWords.read("Acme Ltd, wholly owned by Hikvision").owners())
                .containsExactly(new Owner("Hikvision", 100, false));
        assertThat(OwnerWords.read("30 % Huawei and 25 % SMIC").owners())
                .containsExactly(new Owner("Huawei", 30, false), new Owner("SMIC", 25, false));
        assertThat(OwnerWords.read("firm, 30% owned by Huawei and 20% by SMIC").owners())
                .containsExactly(new Owner("Huawei", 30, false), new Owner("SMIC", 20, false));
        assertThat(OwnerWords.read("Acme, majority-owned by YMTC").owners())
                .containsExactly(new Owner("YMTC", 50, 100, false));
        assertThat(OwnerWords.read("海康威视全资子公司").owners()).containsExactly(new Owner("海康威视", 100, false));
        assertThat(OwnerWords.read("state-owned enterprise").owners()).isEmpty();
        for (String open : List.of(
                "subsidiary of Huawei",
                "Huawei subsidiary",
                "Acme, owned by SMIC, share unknown",
                "Acme (parent: Hikvision)")) {
            assertThat(open(open)).as(open).anyMatch(o -> o instanceof OpenPoint.UnknownShare);
        }
        assertThat(open("Acme Ltd, has shareholders")).anyMatch(o -> o instanceof OpenPoint.UnknownPartyWords);
    }

    @Test
    void anOwnerWithoutAShareLeavesTheAnswerOpen() throws ShipmentRows.Rejected {
        LocalDate day = LocalDate.of(2025, 10, 15);
        ShipmentRows rows = new ShipmentRows(BundledLedger.LOADED.value().reference(), day);
        Map<String, String> row = Map.of(
                "item",
                "pump",
                "attributes",
                "eccn=EAR99",
                "exporter",
                "US",
                "destination",
                "CN",
                "end_use",
                "industrial");
        Map<String, String> wholly = new TreeMap<>(row);
        wholly.put("end_user", "Acme Ltd, wholly owned by Huawei");
        assertThat(BundledLedger.ENGINE.answer(rows.shipment(wholly)).measures())
                .contains("US-2025-AFFILIATES");
        Map<String, String> unknown = new TreeMap<>(row);
        unknown.put("end_user", "subsidiary of Huawei");
        assertThat(BundledLedger.ENGINE.answer(rows.shipment(unknown)).outcome())
                .isEqualTo(Outcome.INDETERMINATE);
    }

    @Test
    void theSeatOfAnUnknownEndUserIsAskedForWhereItDecides() {
        Shipment chip = Shipment.of("Nvidia H100", "US", "MY", LocalDate.of(2024, 6, 1));
        assertThat(READER.read(chip.withEndUser(Party.named("Acme Cloud"))).open())
                .contains(new OpenPoint.UnknownSeat("end_user", "Acme Cloud"));
        assertThat(READER.read(chip.withEndUser(Party.named("TikTok"))).headquarters)
                .containsExactly("CN");
        assertThat(READER.read(chip.withEndUser(Party.named("TikTok Malaysia"))).headquarters)
                .contains("CN");
        assertThat(READER.read(chip.withItem("bolt").with("eccn", "EAR99").withEndUser(Party.named("Acme Cloud")))
                        .open())
                .isEmpty();
    }

    private static List<OpenPoint> open(String endUser) {
        return READER.read(PLAIN.with("eccn", "EAR99").withEndUser(Party.named(endUser)))
                .open();
    }

    private static List<String> matches(String endUser) {
        return READER.parties(endUser).stream().map(m -> m.party().name()).toList();
    }
}
