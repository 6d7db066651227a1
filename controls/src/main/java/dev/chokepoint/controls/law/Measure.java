package dev.chokepoint.controls.law;

import dev.chokepoint.base.Id;
import java.util.List;

/// One enforceable proposition of an act, with its rules.
///
/// @param id as in `CN-2025-18`
/// @param note what is open or was recalled about its status; may be empty
/// @param confirmed whether every date and effect of it is confirmed by a source
/// @param related other measures it refers to
/// @param sources where its facts were read
public record Measure(
        String id,
        Act act,
        MeasureKind kind,
        String title,
        String items,
        String thresholds,
        String parties,
        String policy,
        String summary,
        String note,
        boolean confirmed,
        Confidence confidence,
        List<String> related,
        List<String> sources,
        List<Rule> rules) {
    public Measure {
        if (!id.matches("[A-Z]{2}-[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("The id (" + id + ") of a measure must look like CN-2025-18.");
        }
        related = List.copyOf(related);
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
    }

    public Id asId() {
        return Id.of("measure", id);
    }

    public String issuer() {
        return act.issuer();
    }

    /// Whether it is a standing rule rather than a dated measure of the exchange.
    public boolean isBaseRule() {
        return kind == MeasureKind.BASE_RULE;
    }
}
