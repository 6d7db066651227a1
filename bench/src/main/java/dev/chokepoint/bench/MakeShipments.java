package dev.chokepoint.bench;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.ledger.LedgerReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;

/// Writes a table of made-up shipments for `chokepoint check --batch`.
///
/// Usage: `MakeShipments FILE ROWS [WORLD] [SEED]`. One row in ten thousand holds a fault, as real tables do.
public final class MakeShipments {
    private static final int FAULT_EVERY = 10_000;

    private MakeShipments() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        long rows = Long.parseLong(args[1]);
        Ledger ledger = LedgerReader.read(Path.of(args.length > 2 ? args[2] : "worlds/us-china-2025"))
                .value();
        SyntheticShipments shipments =
                new SyntheticShipments(ledger, args.length > 3 ? Long.parseLong(args[3]) : 1, true);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "case_id,item,attributes,origin,exporter,movement,destination,end_use,end_user,event_date,known_on\n");
            for (long i = 1; i <= rows; i++) {
                Shipment s = shipments.next();
                StringBuilder attributes = new StringBuilder();
                new TreeMap<>(s.attributes())
                        .forEach((name, value) -> attributes
                                .append(attributes.isEmpty() ? "" : ";")
                                .append(name)
                                .append('=')
                                .append(
                                        value instanceof dev.chokepoint.controls.law.Value.Figure(double figure)
                                                ? Double.toString(figure)
                                                : value.toString()));
                out.write(String.join(
                        ",",
                        "S" + i,
                        quoted(s.item()),
                        quoted(attributes.toString()),
                        s.origin(),
                        s.exporter(),
                        s.movement().name().toLowerCase(Locale.ROOT),
                        s.destination(),
                        quoted(s.endUse()),
                        quoted(s.endUser().name()),
                        i % FAULT_EVERY == 0 ? "no date" : s.on().toString(),
                        s.known().toString()));
                out.write('\n');
            }
        }
    }

    private static String quoted(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
