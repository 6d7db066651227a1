package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the text of an item says, however it is written.
class ItemTextTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);
    private static final ShipmentReader READER = new Rulebook(BundledLedger.LOADED.value()).reader;
    private static final ShipmentRows ROWS =
            new ShipmentRows(BundledLedger.LOADED.value().reference(), DAY);

    @Test
    void pluralsHyphensAndTheOrderOfWordsDoNotMatter() {
        assertThat(says("antimony ingots")).containsEntry("element", "sb").containsEntry("form", "ingot");
        assertThat(says("graphite flake")).containsEntry("material", "flake-graphite");
        assertThat(says("NdFeB-magnets")).containsEntry("alloy", "ndfeb").containsEntry("form", "magnet");
        assertThat(says("dysprosium sulphate")).containsEntry("form", "sulfate");
        assertThat(READER.itemReading("RTX4090").product())
                .isEqualTo(READER.itemReading("RTX 4090").product())
                .isNotEmpty();
        assertThat(READER.itemReading("Nvidia H-100").product())
                .isEqualTo(READER.itemReading("Nvidia H100").product())
                .isNotEmpty();
    }

    @Test
    void formulasAndPuritiesAreRead() {
        assertThat(says("Tb4O7 99.99%"))
                .containsEntry("element", "tb")
                .containsEntry("form", "oxide")
                .containsEntry("purity", "99.99");
        assertThat(says("Sm2Co17 magnets")).containsEntry("alloy", "smco").containsEntry("form", "magnet");
        assertThat(says("gallium metal 7N")).containsEntry("purity", "99.99999");
        assertThat(says("W3C conference badge")).doesNotContainKey("purity");
        assertThat(says("CoWoS interposer")).doesNotContainKey("element");
    }

    @Test
    void namesInOtherLanguagesAreRead() {
        assertThat(says("氧化镝")).containsEntry("element", "dy").containsEntry("form", "oxide");
        assertThat(says("Galliumoxid")).containsEntry("element", "ga").containsEntry("form", "oxide");
        assertThat(says("oxyde de germanium")).containsEntry("element", "ge").containsEntry("form", "oxide");
        assertThat(says("Wolframpulver")).containsEntry("element", "w").containsEntry("form", "powder");
    }

    @Test
    void codesInTheTextAreCodes() {
        assertThat(says("3B001.f")).containsEntry("eccn", "3b001.f");
        assertThat(says("ECCN 5E002 software")).containsEntry("eccn", "5e002");
        assertThat(says("1C902")).containsEntry("cncl", "1c902");
        assertThat(says("HS 280530")).containsEntry("hs", "280530");
        assertThat(says("8505.11 magnets")).containsEntry("hs", "850511");
        assertThat(READER.read(shipment("HS 280530")).itemUnknown).isTrue();
    }

    @Test
    void whatLooksLikeANumberStaysText() throws ShipmentRows.Rejected {
        assertThat(ROWS.attributes("eccn=3E991")).containsEntry("eccn", Value.of("3E991"));
        assertThat(ROWS.attributes("elment=5E002")).containsEntry("elment", Value.of("5E002"));
        assertThat(ROWS.attributes("purity=99,99")).containsEntry("purity", Value.of(99.99));
        assertThatThrownBy(() -> ROWS.attributes("tpp=4,992")).hasMessageContaining("4992 or 4.992");
        assertThatThrownBy(() -> ROWS.attributes("tpp=5E002")).hasMessageContaining("not the code of a list");
    }

    @Test
    void placesAreKnownByTheirNames() throws ShipmentRows.Rejected {
        for (String china : List.of("CN", "cn", "China", "CHN", "Chine", "中国", "PRC")) {
            assertThat(ROWS.shipment(row(china, "Deutschland")).origin())
                    .as(china)
                    .isEqualTo("CN");
        }
        for (String germany : List.of("Germany", "Deutschland", "Allemagne", "Alemania", "德国", "ドイツ")) {
            assertThat(ROWS.shipment(row("CN", germany)).destination())
                    .as(germany)
                    .isEqualTo("DE");
        }
        assertThatThrownBy(() -> ROWS.shipment(row("CN", "Germny"))).hasMessageContaining("Maybe DE");
    }

    private static Map<String, String> row(String from, String to) {
        return Map.of("item", "pump", "exporter", from, "destination", to);
    }

    private static Shipment shipment(String item) {
        return Shipment.of(item, "CN", "US", DAY);
    }

    private static Map<String, String> says(String item) {
        ShipmentFacts facts = READER.read(shipment(item));
        Map<String, String> says = new TreeMap<>();
        READER.index().forEach((name, i) -> {
            if (!facts.words[i].isEmpty()) {
                says.put(name, facts.words[i]);
            } else if (!Double.isNaN(facts.figures[i])) {
                says.put(name, Double.toString(facts.figures[i]));
            }
        });
        return says;
    }
}
