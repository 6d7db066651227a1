package dev.chokepoint.app.server;

import dev.chokepoint.data.ledger.DeterminationRecord;
import dev.chokepoint.data.receipt.ChainEnds;
import dev.chokepoint.data.receipt.ReceiptFile;
import dev.chokepoint.data.receipt.SigningKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where answers over HTTP are kept as receipts.
///
/// @param file the file that receipts are appended to
/// @param ends how far chains went that the key signed
/// @param user for whom the server answers
/// @param version the version of the program
/// @param stamp which ledger of which world answers
public record ApiReceipts(
        Path file, SigningKey key, ChainEnds ends, String user, String version, DeterminationRecord.LedgerStamp stamp) {

    /// The same file for answers of another state of the ledger.
    public ApiReceipts of(DeterminationRecord.LedgerStamp other) {
        return new ApiReceipts(file, key, ends, user, version, other);
    }

    /// Appends an answer and returns its receipt as the line of the file. The file is open no longer than that.
    String give(Map<String, ?> told) {
        // One after the other, of whichever state of the ledger.
        synchronized (ends) {
            try (ReceiptFile receipts = ReceiptFile.open(file, key, ends)) {
                return receipts.append(told).line();
            }
        }
    }

    /// An answer that is no determination, as a receipt tells it.
    Map<String, Object> told(String kind, Map<String, String> inputs, Map<String, Object> answer) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", kind);
        out.put("at", now().toString());
        out.put("user", user);
        out.put("version", version);
        out.put("ledger", stamp.fields());
        out.put("inputs", inputs);
        out.put("answer", answer);
        out.put("events", List.of());
        return out;
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
