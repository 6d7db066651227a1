package dev.chokepoint.app.review;

import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.review.MeasureCandidate;
import dev.chokepoint.controls.review.Proposal;
import dev.chokepoint.data.review.FactVintage;
import dev.chokepoint.data.review.MeasureDraft;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.claims.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// What a reviewer has set on an item so far.
final class Work {
    final ReviewItem item;
    Claim[] amended = {};
    final SequencedMap<String, String> changes = new LinkedHashMap<>();
    final SequencedSet<String> chosen = new LinkedHashSet<>();
    /// Once shown a measure keeps its number, whatever is amended.
    final List<MeasureCandidate> candidates = new ArrayList<>();
    final SequencedMap<String, Proposal> proposals = new LinkedHashMap<>();
    Optional<FactVintage> vintage = Optional.empty();
    Optional<MeasureDraft> draft = Optional.empty();
    String title = "";
    Optional<MeasureKind> kind = Optional.empty();
    int page;
    /// Whether the measures were chosen by the program and not by the reviewer.
    boolean preselected;
    /// Whether the reviewer was asked for a second key.
    boolean asked;

    Work(ReviewItem item) {
        this.item = item;
    }

    Optional<Claim> claim() {
        if (amended.length > 0) {
            return Optional.of(amended[0]);
        }
        return item instanceof ReviewItem.OfClaim c ? Optional.of(c.claim()) : Optional.empty();
    }

    /// Takes what was set before the item was skipped.
    void takeOver(Work before) {
        amended = before.amended;
        changes.putAll(before.changes);
        title = before.title;
        kind = before.kind;
    }

    void choose(String measure) {
        preselected = false;
        if (!chosen.remove(measure)) {
            chosen.add(measure);
        }
    }
}
