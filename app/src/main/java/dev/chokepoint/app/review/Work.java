package dev.chokepoint.app.review;

import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.review.MeasureCandidate;
import dev.chokepoint.controls.review.Proposal;
import dev.chokepoint.data.review.FactVintage;
import dev.chokepoint.data.review.MeasureDraft;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.claims.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// What a reviewer has set on an item so far.
final class Work {
    /// How many measures are shown at least.
    private static final int FEWEST = 3;

    final ReviewItem item;
    /// The key of the item that tells the same; empty where none does.
    final String again;
    /// The measure whose act it tells as the ledger has it; empty where none is known.
    final String known;
    Claim[] amended = {};
    final SequencedMap<String, String> changes = new LinkedHashMap<>();
    final SequencedSet<String> chosen = new LinkedHashSet<>();
    /// Once shown a measure keeps its number, whatever is amended.
    final List<MeasureCandidate> candidates = new ArrayList<>();
    /// The events that it is taken as a further source of, by their measures.
    final Map<String, StatusEvent> confirms = new HashMap<>();
    final SequencedMap<String, Proposal> proposals = new LinkedHashMap<>();
    Optional<FactVintage> vintage = Optional.empty();
    Optional<MeasureDraft> draft = Optional.empty();
    String title = "";
    Optional<MeasureKind> kind = Optional.empty();
    int page;
    /// Whether the reviewer asked for measures that fit worse as well.
    boolean all;
    /// Whether the measures were chosen by the program and not by the reviewer.
    boolean preselected;
    /// Whether the reviewer was asked for a second key.
    boolean asked;
    /// Whether the reviewer was asked whether a new measure is meant though one is chosen.
    boolean askedAnew;

    /// Whether the reviewer said that it is about none of them.
    boolean none;

    Work(ReviewItem item) {
        this(item, "", "");
    }

    Work(Queued queued) {
        this(queued.item(), queued.again(), queued.known());
    }

    private Work(ReviewItem item, String again, String known) {
        this.item = item;
        this.again = again;
        this.known = known;
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

    /// The last number of a measure on the page, not counted in: on the first those that fit far worse than the best
    /// wait for a turn of the page.
    int lastShown() {
        int end = Math.min(candidates.size(), (page + 1) * ReviewScreen.ON_A_PAGE);
        if (page > 0 || all) {
            return end;
        }
        double best =
                candidates.stream().mapToDouble(MeasureCandidate::score).max().orElse(0);
        int shown = Math.min(FEWEST, end);
        for (int i = shown; i < end; i++) {
            MeasureCandidate c = candidates.get(i);
            if (c.score() <= 0 || c.score() >= best / 2 || chosen.contains(c.measure())) {
                shown = i + 1;
            }
        }
        return shown;
    }

    void choose(String measure) {
        preselected = false;
        if (!chosen.remove(measure)) {
            chosen.add(measure);
        }
    }
}
