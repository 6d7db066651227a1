package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.ledger.DeterminationJson;
import dev.chokepoint.data.ledger.ShipmentRows;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Checks as a server asks them: many at once, each in a thread that ends with it.
class ManyChecksTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    @Test
    void threadsThatEndGetTheAnswersOfOneThatStays() throws Exception {
        Ledger ledger = WorldFiles.record(TestServer.WORLD).ledger();
        DeterminationEngine engine = DeterminationEngine.of(ledger);
        ShipmentRows rows = new ShipmentRows(ledger.reference(), DAY);
        List<Shipment> shipments = new ArrayList<>();
        for (String item : List.of("gallium metal", "samarium cobalt magnet", "3A090", "coffee", "unobtainium")) {
            for (String to : List.of("US", "DE", "JP")) {
                shipments.add(rows.shipment(Map.of(
                        "item",
                        item,
                        "exporter",
                        "CN",
                        "destination",
                        to,
                        "event_date",
                        "2025-06-10",
                        "known_on",
                        "2025-06-10")));
            }
        }
        List<Determination> alone = shipments.stream().map(engine::determine).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 40; round++) {
                List<Future<Determination>> asked = shipments.stream()
                        .map(s -> threads.submit(() -> engine.determineAnywhere(s)))
                        .toList();
                for (int k = 0; k < asked.size(); k++) {
                    assertThat(asked.get(k).get()).isEqualTo(alone.get(k));
                }
            }
        }
    }

    /// Written at once it has the bytes of the document that is put together as a tree.
    @Test
    void aReplyHasTheBytesOfTheDocument() throws Exception {
        Ledger ledger = WorldFiles.record(TestServer.WORLD).ledger();
        Determination d = DeterminationEngine.of(ledger)
                .determine(new ShipmentRows(ledger.reference(), DAY)
                        .shipment(Map.of("item", "samarium cobalt magnet", "exporter", "CN", "destination", "US")));
        Map<String, Object> fields = DeterminationJson.of(d);
        assertThat(AnswerJson.bytes(fields))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(AnswerJson.write(AnswerKind.CHECK, fields))
                .contains("CN-2025-18");
    }
}
