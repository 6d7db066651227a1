package dev.chokepoint.app.review;

import dev.chokepoint.app.view.evidence.ClaimWords;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.review.ClaimEvents;
import dev.chokepoint.controls.review.MeasureCandidate;
import dev.chokepoint.controls.review.Proposal;
import dev.chokepoint.data.review.FactVintage;
import dev.chokepoint.data.review.MeasureDraft;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/// What the reviewer sees of one item.
final class ReviewScreen {
    private static final int CONTEXT = 160;
    static final String MARK_ON = "\u001b[7m";
    static final String MARK_OFF = "\u001b[0m";

    private final boolean colour;

    ReviewScreen(boolean colour) {
        this.colour = colour;
    }

    /// Where the item was read, its words in their surroundings, and what was understood.
    List<String> item(Queued queued, Claim[] amended, int position, int total) {
        ReviewItem item = queued.item();
        Article a = item.article();
        List<String> out = new ArrayList<>();
        out.add("");
        out.add(String.format(
                Locale.ROOT,
                "[%d of %d] %s  %s  %s",
                position,
                total,
                a.published().day(),
                a.id().value(),
                a.headline().replaceFirst("^#+ *", "")));
        out.add("  " + context(a.text(), item.span()));
        switch (item) {
            case ReviewItem.OfClaim c -> {
                Claim shown = amended.length == 0 ? c.claim() : amended[0];
                out.add("  " + ClaimWords.summary(shown) + (amended.length == 0 ? "" : "  (amended)"));
                String more = ClaimWords.details(shown);
                if (!more.isEmpty()) {
                    out.add("  " + more);
                }
                out.add(String.format(
                        Locale.ROOT,
                        "  confidence %.2f by %s%s",
                        c.claim().confidence(),
                        String.join(", ", c.claim().rules()),
                        queued.stake() > 0 ? "; exports at stake " + Numbers.usd(queued.stake()) + " a year" : ""));
            }
            case ReviewItem.OfFact f ->
                out.add("  supply fact, " + ClaimWords.word(f.fact().kind()) + ": " + ClaimWords.fact(f.fact()));
            case ReviewItem.OfTalks t ->
                out.add("  talks " + ClaimWords.word(t.event().kind()) + ": " + ClaimWords.event(t.event()));
            case ReviewItem.OfSentence s -> {
                out.add(String.format(
                        Locale.ROOT,
                        "  no rule makes a claim of this sentence; it holds an act with probability %.2f",
                        s.act().probability()));
                out.add("  w: it does, and goes onto the watch list;  r: it does not");
            }
        }
        if (!queued.doubt().isEmpty()) {
            out.add("  look twice: " + queued.doubt());
        }
        if (!queued.dispute().isEmpty()) {
            out.add("  disputed: " + queued.dispute());
        }
        return out;
    }

    /// The words with some of the text around them, on one line.
    private String context(String text, Span span) {
        int from = Math.max(0, span.start() - CONTEXT);
        int to = Math.min(text.length(), span.end() + CONTEXT);
        from = wordStart(text, from);
        to = wordEnd(text, to);
        return flat((from > 0 ? "… " : "") + text.substring(from, span.start()))
                + (colour ? MARK_ON : "«")
                + flat(span.in(text))
                + (colour ? MARK_OFF : "»")
                + flat(text.substring(span.end(), to) + (to < text.length() ? " …" : ""));
    }

    private static int wordStart(String text, int at) {
        int i = at;
        while (i > 0 && !Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static int wordEnd(String text, int at) {
        int i = at;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /// The measures a claim may mean, numbered, and what accepting it would do.
    ///
    /// @param proposals for the measures chosen, by their ids
    List<String> choices(
            Ledger ledger, Claim claim, List<MeasureCandidate> candidates, SequencedMap<String, Proposal> proposals) {
        List<String> out = new ArrayList<>();
        Optional<String> watched = watched(claim);
        if (watched.isPresent()) {
            out.add("  a: to the watch list, as " + watched.get());
            return out;
        }
        for (int i = 0; i < candidates.size(); i++) {
            MeasureCandidate c = candidates.get(i);
            out.add(String.format(
                    Locale.ROOT,
                    "  %s %d  %s %s (%.2f: %s)",
                    proposals.containsKey(c.measure()) ? "›" : " ",
                    i + 1,
                    c.measure(),
                    ledger.findMeasure(c.measure()).map(Measure::title).orElse(""),
                    c.score(),
                    String.join("; ", c.reasons())));
        }
        if (candidates.isEmpty()) {
            out.add("    no measure of the ledger fits");
        }
        if (proposals.isEmpty()) {
            out.add("  a: not yet: choose the measures it is about by their numbers"
                    + (MeasureDraft.fits(claim) ? ", or n for a new one" : ""));
        }
        for (Proposal p : proposals.values()) {
            switch (p) {
                case Proposal.Event e -> out.addAll(event(e));
                case Proposal.Waits w -> out.add("  a: cannot be recorded yet, as " + w.reason());
                case Proposal.Watch w -> out.add("  a: to the watch list, as " + w.reason());
            }
        }
        return out;
    }

    /// Why a claim is for the watch list whatever measure it is about.
    static Optional<String> watched(Claim claim) {
        return ClaimEvents.propose(claim) instanceof Proposal.Watch w ? Optional.of(w.reason()) : Optional.empty();
    }

    private static List<String> event(Proposal.Event e) {
        StatusEvent v = e.event();
        List<String> out = new ArrayList<>();
        String what = v.type() + " from " + v.from() + (v.to().equals(StatusEvent.OPEN) ? "" : " to " + v.to())
                + (v.span().precision() == StatusEvent.Precision.DAY
                        ? ""
                        : " (" + v.span().precision().name().toLowerCase(Locale.ROOT) + ")");
        out.add("  a: records " + v.measure() + " " + what + ", known on " + v.knownToPublic()
                + switch (e.relation()) {
                    case NEW -> "";
                    case CONFIRMS -> "; confirms " + e.other();
                    case CONTRADICTS -> "; the ledger has another day for it (" + e.other() + ")";
                });
        e.effects().forEach(x -> out.add("     " + x));
        if (e.effects().isEmpty()) {
            out.add("     the status stays as it is");
        }
        return out;
    }

    List<String> vintage(Optional<FactVintage> vintage) {
        List<String> out = new ArrayList<>();
        out.add("  a: onto the list of supply facts of the world");
        vintage.ifPresent(v -> out.add("  v: also as a figure: " + v.words()));
        return out;
    }

    static List<String> help() {
        return List.of(
                "  a  accept: into the ledger, the list of facts or the talks; what is not for the ledger is watched",
                "  1-9  takes a measure it is about, or leaves it again;  0  none of them;  n  draft a new measure for"
                        + " it",
                "  m  amend a slot, as field=value;  fields: "
                        + String.join(", ", dev.chokepoint.evidence.claims.Amendment.FIELDS),
                "  v  accept a supply fact as a figure of the world too",
                "  w  watch list;  r  reject, it was read wrongly;  s  skip for now",
                "  u  undo the last decision that stands;  q  leave, everything decided is kept;  ?  this help");
    }
}
