package dev.chokepoint.data.ledger;

import dev.chokepoint.controls.check.Finding;
import dev.chokepoint.data.files.Fields;
import java.util.HashMap;
import java.util.Map;

/// Says in which file and line of a ledger its parts stand.
public final class LedgerLines {
    private final Map<Finding.Subject, Fields> at = new HashMap<>();

    LedgerLines() {}

    void put(Finding.Subject subject, Fields fields) {
        at.putIfAbsent(subject, fields);
    }

    /// The finding as a sentence, behind the file and line that it is about where they are known.
    public String text(Finding finding) {
        Fields fields = at.get(finding.subject());
        return fields == null
                ? finding.text()
                : fields.file() + ":" + fields.line(finding.field()) + ": " + finding.text();
    }
}
