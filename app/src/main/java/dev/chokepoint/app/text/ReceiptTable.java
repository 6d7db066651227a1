package dev.chokepoint.app.text;

import dev.chokepoint.app.view.ledger.ReceiptsView;
import dev.chokepoint.data.ledger.ShipmentRows;
import dev.chokepoint.data.sheet.CsvText;
import java.util.ArrayList;
import java.util.List;

/// Receipts as a table: a row for each line of their file.
public final class ReceiptTable {
    private static final List<String> BEFORE = List.of(
            "line", "receipt", "kind", "at", "user", "version", "world", "sequence", "ledger_hash", "world_hash");
    private static final List<String> AFTER = List.of(
            "status",
            "policy",
            "measures",
            "dormant",
            "not_yet",
            "missing",
            "gaps",
            "possible_answers",
            "not_understood",
            "hash",
            "key",
            "hash_holds",
            "signature_holds",
            "chain_holds",
            "problems");

    private ReceiptTable() {}

    public static String csv(ReceiptsView view) {
        List<String> header = new ArrayList<>(BEFORE);
        header.addAll(ShipmentRows.COLUMNS);
        header.addAll(AFTER);
        return CsvText.of(header, view.lines().stream().map(ReceiptTable::row).toList());
    }

    private static List<String> row(ReceiptsView.Line l) {
        List<String> row = new ArrayList<>(List.of(
                Long.toString(l.line()),
                l.number() == 0 ? "" : Long.toString(l.number()),
                l.text("kind"),
                l.text("at"),
                l.text("user"),
                l.text("version"),
                l.text("ledger", "world"),
                l.text("ledger", "sequence"),
                l.text("ledger", "hash"),
                l.text("ledger", "world_hash")));
        ShipmentRows.COLUMNS.forEach(c -> row.add(l.text("inputs", c)));
        row.addAll(List.of(
                l.text("answer", "status"),
                l.text("answer", "policy"),
                l.text("answer", "measures"),
                String.join("; ", l.answers("dormant", "measure", "revives")),
                String.join("; ", l.answers("not_yet", "measure", "starts")),
                l.text("answer", "missing"),
                String.join("; ", l.limits("gaps", "regime", "words")),
                String.join("; ", l.limits("branches", "status", "if")),
                String.join("; ", l.limits("not_understood", "words")),
                l.hash(),
                l.text("key"),
                Boolean.toString(l.hashHolds()),
                Boolean.toString(l.signatureHolds()),
                Boolean.toString(l.chainHolds()),
                String.join(" ", l.problems())));
        return row;
    }
}
