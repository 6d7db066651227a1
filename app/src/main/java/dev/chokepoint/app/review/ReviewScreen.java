package dev.chokepoint.app.review;

import dev.chokepoint.app.view.evidence.ClaimWords;
import dev.chokepoint.base.AsOf;
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
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What the reviewer sees of one item.
final class ReviewScreen {
    private static final int CONTEXT = 160;

    /// How many measures are numbered at once: one key each.
    static final int ON_A_PAGE = 9;

    static final String MARK_ON = "\u001b[7m";
    static final String MARK_OFF = "\u001b[0m";

    private final boolean colour;

    ReviewScreen(boolean colour) {
        this.colour = colour;
    }

    /// Where the item was read, its words in their surroundings, and what was understood.
    ///
    /// @param claim what is understood of a claim or a sentence by now
    /// @param changes what the reviewer set, by field
    List<String> item(
            Queued queued, Optional<Claim> claim, SequencedMap<String, String> changes, int position, int total) {
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
                ArticleScreen.headline(a)));
        out.add("  " + context(a.text(), item.span()));
        switch (item) {
            case ReviewItem.OfClaim c -> {
                out.addAll(understood(claim.orElse(c.claim()), changes));
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
                out.add(
                        s.isChosen()
                                ? "  the sentence that you chose"
                                : String.format(
                                        Locale.ROOT,
                                        "  no rule makes a claim of this sentence; it holds an act with probability"
                                                + " %.2f",
                                        s.act().probability()));
                claim.ifPresent(c -> out.addAll(understood(c, changes)));
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

    /// What a sentence names, which counts once the reviewer has said what it tells.
    List<String> toBeTold(ReviewItem.OfSentence sentence, Mentions named) {
        List<String> what = new ArrayList<>();
        if (!sentence.actor().isEmpty()) {
            what.add("issuer=" + sentence.actor());
        }
        if (!named.items().isEmpty()) {
            what.add(
                    "items=" + named.items().stream().map(i -> i.value().item()).collect(Collectors.joining(", ")));
        }
        named.dates()
                .forEach(d -> what.add(d.value().role().code() + "=" + d.value().date()));
        return List.of(
                "  k: what it tells;  m: the same in words, such as suspend or ban"
                        + (what.isEmpty() ? "" : "; taken unless you set it: " + String.join("; ", what)),
                "  w: it holds an act, onto the watch list;  r: it holds none");
    }

    /// What is understood, with what the reviewer set.
    private static List<String> understood(Claim shown, SequencedMap<String, String> changes) {
        List<String> out = new ArrayList<>();
        out.add("  " + ClaimWords.summary(shown) + (changes.isEmpty() ? "" : "  (amended)"));
        String more = ClaimWords.details(shown);
        if (!more.isEmpty()) {
            out.add("  " + more);
        }
        if (!changes.isEmpty()) {
            out.add("  kept as you set it: "
                    + changes.entrySet().stream()
                            .map(e -> e.getKey() + " = " + (e.getValue().isEmpty() ? "none" : e.getValue()))
                            .collect(Collectors.joining("; ")));
        }
        return out;
    }

    /// The words with some of the text around them, on one line.
    private String context(String text, Span span) {
        int from = back(text, span.start());
        int to = ahead(text, span.end());
        return flat((from > 0 ? "… " : "") + text.substring(from, span.start()))
                + (colour ? MARK_ON : "«")
                + flat(span.in(text))
                + (colour ? MARK_OFF : "»")
                + flat(text.substring(span.end(), to) + (to < text.length() ? " …" : ""));
    }

    /// Where the context before a place begins: some columns before it, at a word where words are spaced.
    private static int back(String text, int end) {
        int at = end;
        int columns = 0;
        while (at > 0 && columns < CONTEXT) {
            at--;
            columns += Folding.columns(text.charAt(at));
        }
        int word = at;
        while (word > 0 && isSpaced(text.charAt(word - 1))) {
            word--;
        }
        return word;
    }

    /// Where the context behind a place ends, likewise.
    private static int ahead(String text, int start) {
        int at = start;
        int columns = 0;
        while (at < text.length() && columns < CONTEXT) {
            columns += Folding.columns(text.charAt(at));
            at++;
        }
        while (at < text.length() && isSpaced(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Whether a character belongs to a word that is set off by blanks.
    private static boolean isSpaced(char c) {
        return !Character.isWhitespace(c) && Folding.columns(c) == 1;
    }

    /// The text on one line.
    static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /// The measures a claim may mean, numbered, and what accepting it would do.
    ///
    /// @param page which of the pages of candidates is shown, from 0
    /// @param to the first of them that is not shown
    /// @param proposals for the measures chosen, by their ids
    /// @param draft the new measure that `n` would make of it
    List<String> choices(
            Ledger ledger,
            Claim claim,
            Article article,
            List<MeasureCandidate> candidates,
            int page,
            int to,
            SequencedMap<String, Proposal> proposals,
            Optional<MeasureDraft> draft) {
        List<String> out = new ArrayList<>();
        Optional<String> watched = watched(claim);
        if (watched.isPresent()) {
            out.add("  a: to the watch list, as " + watched.get());
            return out;
        }
        int from = page * ON_A_PAGE;
        for (int i = from; i < to; i++) {
            MeasureCandidate c = candidates.get(i);
            out.add(String.format(
                    Locale.ROOT,
                    "  %s %d  %s %s; %s (%s)",
                    proposals.containsKey(c.measure()) ? "›" : " ",
                    i - from + 1,
                    c.measure(),
                    ledger.findMeasure(c.measure()).map(Measure::title).orElse(""),
                    ledger.at(AsOf.of(article.published().day()))
                            .status(c.measure())
                            .word(),
                    c.score() > 0
                            ? String.format(Locale.ROOT, "%.2f: %s", c.score(), String.join("; ", c.reasons()))
                            : String.join("; ", c.reasons())));
        }
        if (to < Math.min(candidates.size(), ON_A_PAGE)) {
            out.add("    + shows " + (candidates.size() - to) + " that fit less");
        } else if (candidates.size() > ON_A_PAGE) {
            out.add("    " + (from + 1) + " to " + to + " of " + candidates.size() + ";  + and - turn the page");
        }
        out.add(
                candidates.isEmpty()
                        ? "    no measure of the ledger fits;  + shows all of "
                                + claim.issuer().value().place() + ",  / looks for one by its words"
                        : "    /  looks for others by id, number or words");
        draft.ifPresent(d -> out.addAll(drafted(d, claim, article, ledger)));
        if (proposals.isEmpty()) {
            out.add("  a: not yet: choose the measures it is about by their numbers"
                    + (draft.isPresent() ? ", or n for the new one" : ""));
        }
        for (Proposal p : proposals.values()) {
            switch (p) {
                case Proposal.Event e -> out.addAll(event("a", e));
                case Proposal.Waits w -> out.add("  a: cannot be recorded yet, as " + w.reason());
                case Proposal.Watch w -> out.add("  a: to the watch list, as " + w.reason());
            }
        }
        return out;
    }

    /// What `n` would draft and record.
    private static List<String> drafted(MeasureDraft d, Claim claim, Article article, Ledger ledger) {
        List<String> out = new ArrayList<>();
        Measure m = d.measure();
        out.add("    n  new: " + m.id() + " “" + m.title() + "”, "
                + m.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        switch (ClaimEvents.propose(claim, article, d.in(ledger), m.id())) {
            case Proposal.Event e -> out.addAll(event("n", e));
            case Proposal.Waits w -> out.add("  n: cannot be recorded yet, as " + w.reason());
            case Proposal.Watch w -> out.add("  n: to the watch list, as " + w.reason());
        }
        return out;
    }

    /// Why a claim is for the watch list whatever measure it is about.
    static Optional<String> watched(Claim claim) {
        return ClaimEvents.propose(claim) instanceof Proposal.Watch w ? Optional.of(w.reason()) : Optional.empty();
    }

    private static List<String> event(String key, Proposal.Event e) {
        List<String> out = new ArrayList<>();
        out.add("  " + key + ": records " + records(e));
        e.effects().forEach(x -> out.add("     " + x));
        if (e.effects().isEmpty()) {
            out.add("     the status stays as it is");
        }
        return out;
    }

    /// What would be recorded, in a few words.
    static String records(Proposal.Event e) {
        return told(e.event())
                + (e.relation() == Proposal.Relation.CONTRADICTS
                        ? "; the ledger has another day for it (" + e.other() + ")"
                        : "");
    }

    /// An event as it is recorded, in a few words.
    static String told(StatusEvent v) {
        String days = v.from()
                + (v.to().equals(StatusEvent.OPEN) ? "" : " to " + v.to())
                + switch (v.span().precision()) {
                    case DAY, INSTANT -> "";
                    case MONTH -> " (only the month is known)";
                    case YEAR -> " (only the year is known)";
                    case APPROXIMATE -> " (approximate)";
                };
        return v.type() == StatusEvent.Type.CONFIRMED
                ? v.key() + ": a further source of " + v.confirms() + ", from " + days + ", known on "
                        + v.knownToPublic()
                : v.key() + ": " + v.type() + " from " + days + ", known on " + v.knownToPublic();
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
                "  1-9  takes a measure it is about, or leaves it again;  0  none of them;  +  -  the next or last nine",
                "  b  a further source of an event that the chosen measure has, whatever the verb: the one of its day, or by"
                        + " one more key",
                "  /  looks for measures by id, or by words of title, number, item or party; one found alone is taken",
                "  n  accept as a new measure, drafted as shown;  m title=…  calls it otherwise first",
                "  f  all slots from what the article names, in one line: k1 o3-5, dry etchers p0 e2; title=…",
                "  i  who acts;  k  what is done;  o  goods;  p  parties and places;  e  the day of effect;  l  the last day;"
                        + "  y  the day it was announced: each alone; the numbers are the same for all rows of an article",
                "  m  amend, as field=value; several with ; between them; both may be cut off (eff=2026-11; act=susp);",
                "     fields: " + String.join(", ", Amendments.fields()),
                "  v  accept a supply fact as a figure of the world too",
                "  w  watch list;  r  reject, it was read wrongly;  s  skip for now",
                "  h  make the article a source of all acts that it tells as news and the ledger has",
                "  x  leave the rest of the article: nothing of it is recorded or asked again;  g  goes to a row of it",
                "  t  the text with its sentences numbered;  d  takes a sentence that was not read: its number, and what it"
                        + " tells",
                "  u  undo the last decision that stands, and ask again;  q  leave, everything decided is kept;  ?  this"
                        + " help");
    }
}
