package dev.chokepoint.app.review;

import dev.chokepoint.app.view.evidence.ClaimWords;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.LedgerView;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.review.ClaimEvents;
import dev.chokepoint.controls.review.MeasureCandidate;
import dev.chokepoint.controls.review.MeasureFinder;
import dev.chokepoint.controls.review.Preselection;
import dev.chokepoint.controls.review.Proposal;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.FactVintage;
import dev.chokepoint.data.review.MeasureDraft;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.data.review.ReviewLog;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.StatedClaim;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.exposure.network.TradeAtStake;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One sitting of a reviewer: says what may be decided on an item, and carries out what was.
///
/// An event goes to the journal first and the decision after it. Where a crash falls between the two, the next
/// sitting finds the event by its source and keeps it instead of recording it twice.
public final class ReviewSession {
    static final String ONLY_CLAIMS =
            "Only claims and sentences can be amended; reject it, or accept it and correct the world by hand.";

    /// How many measures a page offers beside a claim at most; the rest is found by a search.
    private static final int OFFERED = 3 * ReviewScreen.ON_A_PAGE;

    private final ReviewRecord record;
    private final Path world;
    private final PrintWriter out;
    private final IntSupplier width;
    private final String analyst;
    private final Supplier<Instant> clock;
    private final ReviewLog log;
    private final Optional<TradeAtStake> trade;
    private final ClaimExtractor reader;
    private final Sitting sitting;
    private Ledger ledger;
    private MeasureFinder finder;
    /// The key of the item whose decision was undone last; empty where none was.
    private String undone = "";
    private Optional<Choices> choices = Optional.empty();
    /// The article of the choices, by the hash of its text.
    private String choicesOf = "";
    /// What the log holds: read once, and followed while decisions are added to it.
    private ReviewLog.Read decisions;

    /// @param record the world with what is kept of decisions on it
    /// @param out what came of it is told here
    /// @param width how many columns a line may take; 0 where lines need no breaking
    /// @param clock tells when a decision was made
    /// @param reader tells what a sentence names of which no claim was made
    public ReviewSession(
            ReviewRecord record,
            PrintWriter out,
            IntSupplier width,
            String analyst,
            Supplier<Instant> clock,
            Optional<TradeAtStake> trade,
            ClaimExtractor reader) {
        this.record = record;
        this.reader = reader;
        this.world = record.world();
        this.out = out;
        this.width = width;
        this.analyst = analyst;
        this.clock = clock;
        this.log = record.decisions();
        this.decisions = log.read();
        this.trade = trade;
        this.sitting = new Sitting(world);
        this.ledger = read();
        this.finder = MeasureFinder.of(ledger);
    }

    /// The items that wait for a decision, what would change the ledger first.
    ///
    /// @param disputes in which way a second reader differs, by the key of the item
    /// @param reader tells what the sentences of an article name
    public static List<Queued> queue(
            Path world,
            List<ReviewItem> items,
            ReviewLog.Read decisions,
            Optional<TradeAtStake> trade,
            Map<String, String> disputes,
            ClaimExtractor reader) {
        Ledger ledger = read(world);
        return waiting(
                new QueueOrder(ledger, MeasureFinder.of(ledger), trade, disputes, reader).order(items), decisions);
    }

    /// What was read of one article, and claims for the acts that it tells and the ledger has where none was read.
    public static List<ReviewItem> withKnown(Path world, List<ReviewItem> items, ClaimExtractor reader) {
        if (items.isEmpty()) {
            return items;
        }
        Ledger ledger = read(world);
        Map<String, ReviewItem> all = new LinkedHashMap<>();
        items.forEach(i -> all.putIfAbsent(i.key(), i));
        KnownRow.of(items.getFirst().article(), items, ledger, MeasureFinder.of(ledger), reader)
                .forEach(k -> all.putIfAbsent(k.item().key(), k.item()));
        return List.copyOf(all.values());
    }

    /// The rows of items, what would change the ledger first.
    ///
    /// @param disputes in which way a second reader differs, by the key of the item
    List<Queued> order(List<ReviewItem> items, Map<String, String> disputes) {
        return new QueueOrder(ledger, finder, trade, disputes, reader).order(items);
    }

    /// Those of some rows that wait for a decision by now.
    List<Queued> waiting(List<Queued> rows) {
        decisions = log.follow(decisions);
        return waiting(rows, decisions);
    }

    boolean isStanding(ReviewItem item) {
        return decisions.standing().containsKey(item.key());
    }

    Sitting sitting() {
        return sitting;
    }

    Ledger ledger() {
        return ledger;
    }

    MeasureFinder finder() {
        return finder;
    }

    /// The key of the item whose decision was undone last; empty where none was.
    String undone() {
        return undone;
    }

    /// What a sentence names of which no claim was made.
    Mentions mentions(ReviewItem.OfSentence sentence) {
        return choices(sentence.article()).told(sentence.span());
    }

    private static List<Queued> waiting(List<Queued> all, ReviewLog.Read decisions) {
        return all.stream()
                .filter(q -> !decisions.standing().containsKey(q.item().key())
                        && !decisions
                                .standing()
                                .containsKey(ReviewItem.restOf(q.item().article())))
                .toList();
    }

    /// Decides on one item as the keys of [ReviewDialog] do, without asking: what a page says.
    ///
    /// What came of it is written to the output.
    ///
    /// @param measures what a claim is taken to be about
    /// @return whether it was decided; it is not where it was decided before, or cannot be recorded
    public boolean decide(ReviewItem item, Decision.Verdict verdict, List<String> measures) {
        return decide(item, verdict, measures, "");
    }

    /// Decides on one item as the keys do, without asking, with what the reviewer amended.
    ///
    /// @param typed the amendments as they are typed at a terminal; empty where there are none
    public boolean decide(ReviewItem item, Decision.Verdict verdict, List<String> measures, String typed) {
        decisions = log.follow(decisions);
        if (isDecided(item)) {
            return false;
        }
        for (String measure : measures) {
            if (ledger.findMeasure(measure).isEmpty()) {
                throw new IllegalArgumentException("The measure (" + measure + ") must be in the ledger.");
            }
        }
        Work work = new Work(item);
        work.chosen.addAll(measures);
        amend(work, typed);
        propose(work);
        switch (verdict) {
            case ACCEPT -> {
                return accept(work);
            }
            case WATCH -> {
                decide(Decision.Verdict.WATCH, work, measures, List.of(), List.of(), "");
                say("On the watch list.");
            }
            case REJECT -> {
                decide(Decision.Verdict.REJECT, work, List.of(), List.of(), List.of(), "");
                say("Rejected.");
            }
            case LEAVE -> throw new IllegalArgumentException("Only the rest of an article can be left, not an item.");
            case UNDO -> throw new IllegalArgumentException("Only a decision can be undone, not an item.");
        }
        return true;
    }

    private boolean isDecided(ReviewItem item) {
        boolean decided = decisions.standing().containsKey(item.key());
        if (decided) {
            say("It was decided already; undo that first.");
        }
        return decided;
    }

    /// The events of a whole measure that a report may be a further source of.
    List<StatusEvent> confirmable(String measure) {
        return standing(measure).stream()
                .filter(e -> e.rule().isEmpty() && e.type() != StatusEvent.Type.CONFIRMED)
                .toList();
    }

    /// The events of a measure that stand, as this sitting read the ledger.
    public List<StatusEvent> standing(String measure) {
        return ledger.standingEventsOf(measure);
    }

    /// Drafts a new measure for the act that an item tells of, and records what it says of that, as the key `n` does.
    ///
    /// What came of it is written to the output.
    ///
    /// @param title what the reviewer calls the measure; what the claim says where empty
    /// @return whether it was decided; it is not where it was decided before, or cannot be recorded
    public boolean decideAsNew(ReviewItem item, String title) {
        return decideAsNew(item, title, "");
    }

    /// The same with what the reviewer amended.
    ///
    /// @param typed the amendments as they are typed at a terminal; empty where there are none
    public boolean decideAsNew(ReviewItem item, String title, String typed) {
        decisions = log.follow(decisions);
        if (isDecided(item)) {
            return false;
        }
        Work work = new Work(item);
        amend(work, typed);
        work.title = title;
        work.draft = draft(work);
        return acceptAsNew(work);
    }

    /// What the measure that would be drafted of an item is called; empty where none would.
    ///
    /// @param title what the reviewer calls it; what the claim says where empty
    /// @param typed the amendments as they are typed at a terminal; empty where there are none
    public Optional<String> titleOfNew(ReviewItem item, String title, String typed) {
        Work work = new Work(item);
        amend(work, typed);
        if (!title.isEmpty()) {
            work.title = title;
        }
        return draft(work).map(d -> d.measure().title());
    }

    /// Takes what was decided on an article before as done in this sitting.
    public void resume(Article article) {
        decisions = log.follow(decisions);
        decisions.standing().values().stream()
                .filter(d -> d.document().equals(article.sha256()))
                .forEach(sitting::made);
    }

    /// What a reviewer chooses from, as it is shown at a terminal.
    public ReviewOffer offer(Queued queued) {
        Work work = new Work(queued);
        Optional<Claim> claim = work.claim();
        if (claim.isEmpty()) {
            return ReviewOffer.NONE;
        }
        preselect(work, claim.get());
        offer(work, claim.get());
        propose(work);
        return new ReviewOffer(
                told(work.candidates.stream().limit(OFFERED).toList(), work.chosen, claim.get(), work.item.article()),
                needsSecondKey(work),
                draft(work).map(d -> drafted(d, claim.get(), work.item.article())),
                ReviewScreen.watched(claim.get()).orElse(""));
    }

    /// What a reviewer's words find, in the order of the search; one of the issuer that is found alone is chosen.
    ///
    /// @param typed the amendments as they are typed at a terminal; empty where there are none
    public List<ReviewOffer.Offered> search(ReviewItem item, String typed, String words) {
        Work work = new Work(item);
        amend(work, typed);
        Claim claim = work.claim().orElseThrow(() -> new IllegalArgumentException("Only a claim is about a measure."));
        List<MeasureCandidate> found =
                finder.search(words, claim.issuer().value().place());
        return told(
                found.stream().limit(OFFERED).toList(),
                alone(found, claim).stream().toList(),
                claim,
                item.article());
    }

    /// What a claim is once a reviewer has amended it, and what accepting it then would do.
    ///
    /// @param typed the amendments as they are typed at a terminal
    /// @param measures those that the reviewer sees, in their order, which they keep
    /// @throws IllegalArgumentException if it is no claim, or the amendments are none
    public ReviewOffer.Amended amended(ReviewItem item, String typed, List<String> measures) {
        Work work = new Work(item);
        amend(work, Amendments.of(typed));
        Claim claim = work.claim().orElseThrow();
        List<MeasureCandidate> known = new ArrayList<>(measures.stream()
                .filter(m -> ledger.findMeasure(m).isPresent())
                .map(m -> new MeasureCandidate(m, 0, List.of()))
                .toList());
        if (item instanceof ReviewItem.OfSentence) {
            // before it was said what it tells, no measure could be offered
            finder.find(claim, item.article(), OFFERED).stream()
                    .filter(c -> !measures.contains(c.measure()))
                    .forEach(known::add);
        }
        return new ReviewOffer.Amended(
                claim,
                told(known, List.of(), claim, item.article()),
                draft(work).map(d -> drafted(d, claim, item.article())),
                ReviewScreen.watched(claim).orElse(""));
    }

    /// What a supply fact would be a further vintage of; empty where the world has no such figure.
    public Optional<String> figure(ReviewItem item) {
        return vintage(item).map(FactVintage::words);
    }

    /// Accepts a supply fact and adds it to the world as a vintage, as the key `v` does.
    ///
    /// @return whether it was decided; it is not where it was decided before, or the world has no such figure
    public boolean decideAsFigure(ReviewItem item) {
        decisions = log.follow(decisions);
        if (isDecided(item)) {
            return false;
        }
        Work work = new Work(item);
        work.vintage = vintage(item);
        return addFigure(work);
    }

    Optional<FactVintage> vintage(ReviewItem item) {
        return item instanceof ReviewItem.OfFact f
                ? trade.flatMap(t -> FactVintage.of(
                        world,
                        f.fact(),
                        f.article(),
                        Queued.items(t, f.fact().subject().value()),
                        Queued.items(t, f.fact().item().value())))
                : Optional.empty();
    }

    boolean addFigure(Work work) {
        if (work.vintage.isEmpty()) {
            say("  The world has no figure that this would be a vintage of.");
            return false;
        }
        List<String> figure = work.vintage.get().add();
        decide(Decision.Verdict.ACCEPT, work, List.of(), List.of(), figure, "");
        say("  Added to " + figure.getFirst() + ".");
        return true;
    }

    private List<ReviewOffer.Offered> told(
            List<MeasureCandidate> candidates, Collection<String> chosen, Claim claim, Article article) {
        LedgerView view = ledger.at(AsOf.of(article.published().day()));
        return candidates.stream()
                .map(c -> new ReviewOffer.Offered(
                        c,
                        ledger.findMeasure(c.measure()).map(Measure::title).orElse(""),
                        view.status(c.measure()).word(),
                        ledger.standingEventsOf(c.measure()).size(),
                        chosen.contains(c.measure()),
                        ReviewOffer.Outcome.of(ClaimEvents.propose(claim, article, ledger, c.measure()))))
                .toList();
    }

    private ReviewOffer.Drafted drafted(MeasureDraft draft, Claim claim, Article article) {
        Measure m = draft.measure();
        return new ReviewOffer.Drafted(
                m.id(),
                m.title(),
                m.kind(),
                ReviewOffer.Outcome.of(ClaimEvents.propose(claim, article, draft.in(ledger), m.id())));
    }

    void propose(Work work) {
        work.proposals.clear();
        Article article = work.item.article();
        work.claim()
                .ifPresent(claim ->
                        work.chosen.forEach(m -> work.proposals.put(m, proposed(work, claim, article, ledger, m))));
    }

    /// What accepting would do to a measure: what the claim says, or a further source of the event that the reviewer
    /// named.
    private static Proposal proposed(Work work, Claim claim, Article article, Ledger ledger, String measure) {
        StatusEvent named = work.confirms.get(measure);
        return named == null
                ? ClaimEvents.propose(claim, article, ledger, measure)
                : ClaimEvents.confirming(claim, article, ledger, named);
    }

    /// What is chosen before the reviewer does: where another item told the same, what that
    /// was taken to be about.
    void preselect(Work work, Claim claim) {
        Decision first = decisions.standing().get(work.again);
        List<String> chosen = first != null && first.verdict() == Decision.Verdict.ACCEPT
                ? first.measures().stream()
                        .filter(m -> ledger.findMeasure(m).isPresent())
                        .toList()
                : !work.known.isEmpty()
                        ? List.of(work.known)
                        : Preselection.of(claim, work.item.article(), ledger, finder.find(claim, work.item.article()));
        work.chosen.addAll(chosen);
        work.preselected = !chosen.isEmpty();
    }

    /// The measures that may be meant: those named, those that the sitting had to do with, all others. A
    /// measure that was shown keeps its place.
    void offer(Work work, Claim claim) {
        List<MeasureCandidate> found = finder.find(claim, work.item.article());
        List<MeasureCandidate> order = sitting.first(found, ledger, claim, work.item.article());
        if (work.candidates.isEmpty()) {
            order.stream().filter(c -> work.chosen.contains(c.measure())).forEach(work.candidates::add);
            work.chosen.stream()
                    .filter(m ->
                            work.candidates.stream().noneMatch(c -> c.measure().equals(m)))
                    .forEach(m -> work.candidates.add(new MeasureCandidate(m, 0, List.of("told before"))));
        }
        for (MeasureCandidate c : order) {
            int at = place(work, c.measure());
            if (at < 0) {
                work.candidates.add(c);
            } else if (!c.reasons().isEmpty()) {
                work.candidates.set(at, c);
            }
        }
    }

    private static int place(Work work, String measure) {
        for (int i = 0; i < work.candidates.size(); i++) {
            if (work.candidates.get(i).measure().equals(measure)) {
                return i;
            }
        }
        return -1;
    }

    /// Why a second key is asked for before a status changes: the reviewer chose no measure, it would be another
    /// long before the article, or the measure would end.
    Optional<String> secondKey(Work work) {
        List<Proposal.Event> changing = work.proposals.values().stream()
                .flatMap(p -> p instanceof Proposal.Event e && !e.effects().isEmpty() ? Stream.of(e) : Stream.empty())
                .toList();
        return changing.stream()
                .filter(Proposal.Event::rewrites)
                .findFirst()
                .map(e -> "This changes what " + e.event().measure() + " was long before the article")
                .or(() -> changing.stream()
                        .filter(Proposal.Event::ends)
                        .findFirst()
                        .map(e -> "This ends " + e.event().measure()
                                + " as a whole, not only for what the article names"))
                .or(() -> Optional.of("This changes a status, and the measure was chosen for you")
                        .filter(_ -> work.preselected && !changing.isEmpty()));
    }

    private boolean needsSecondKey(Work work) {
        return secondKey(work).isPresent();
    }

    /// Leaves what of an article is not decided yet.
    ///
    /// What came of it is written to the output.
    ///
    /// @return whether it was left; it is not where it was before
    public boolean leave(Article left) {
        return leave(left, List.of());
    }

    /// The same of an article with these rows.
    boolean leave(Article left, List<Queued> rows) {
        decisions = log.follow(decisions);
        if (decisions.standing().containsKey(ReviewItem.restOf(left))) {
            say("The rest of the article was left already; undo that first.");
            return false;
        }
        List<Queued> rest = ArticleOrder.rows(waiting(rows, decisions), left);
        record.documents().keep(left);
        String headline = ArticleScreen.headline(left);
        add(new Decision(
                number(decisions),
                Decision.Verdict.LEAVE,
                ReviewItem.restOf(left),
                ReviewItem.ARTICLE,
                left.id().toString(),
                left.sha256(),
                0,
                left.text().length(),
                headline,
                left.published().day().toString(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                analyst,
                clock.get().toString(),
                ""));
        long news = rest.stream().filter(ArticleOrder::isNews).count();
        say("  Left: the rest of “" + headline + "”"
                + (rest.isEmpty() ? "" : ", " + ArticleScreen.counted(rest))
                + (news > 0 ? "; u takes it back." : "."));
        return true;
    }

    /// What a search found alone, if it is one of the claim's issuer.
    Optional<String> alone(List<MeasureCandidate> found, Claim claim) {
        return Optional.of(found)
                .filter(f -> f.size() == 1)
                .map(f -> f.getFirst().measure())
                .filter(one -> isOwn(one, claim));
    }

    /// Whether the measure is one of the claim's issuer; of another it must be chosen.
    private boolean isOwn(String measure, Claim claim) {
        return ledger.findMeasure(measure)
                .filter(m -> m.issuer().equals(claim.issuer().value().place()))
                .isPresent();
    }

    /// The measure that the act makes which a claim tells of.
    Optional<MeasureDraft> draft(Work work) {
        return work.claim()
                .filter(MeasureDraft::fits)
                .map(claim -> MeasureDraft.of(ledger, taken(), claim, work.item.article(), work.title, work.kind));
    }

    /// The measures that any decision was about, those of drafts that were undone as well.
    private Set<String> taken() {
        return decisions.all().stream().flatMap(d -> d.measures().stream()).collect(Collectors.toSet());
    }

    boolean accept(Work work) {
        Optional<Claim> claim = work.claim();
        if (work.item instanceof ReviewItem.OfSentence && claim.isEmpty()) {
            say("  Nothing of it can be recorded yet: m says what it tells (suspend; items=gallium); w keeps it"
                    + " as one that holds an act, r says that it holds none.");
            return false;
        }
        if (claim.isEmpty()) {
            decide(Decision.Verdict.ACCEPT, work, List.of(), List.of(), List.of(), "");
            say("  Accepted.");
            return true;
        }
        Optional<String> watched = ReviewScreen.watched(claim.get());
        if (watched.isPresent()) {
            decide(Decision.Verdict.WATCH, work, List.copyOf(work.chosen), List.of(), List.of(), watched.get());
            say("  On the watch list: " + watched.get() + ".");
            return true;
        }
        if (work.proposals.isEmpty()) {
            say("  Not recorded: choose the measures it is about by their numbers, or press w for the watch list.");
            return false;
        }
        for (Proposal p : work.proposals.values()) {
            if (p instanceof Proposal.Waits w) {
                say("  It cannot be recorded, as " + w.reason() + ".");
                return false;
            }
        }
        List<String> keysOfEvents = new ArrayList<>();
        work.proposals.forEach((measure, p) -> {
            if (p instanceof Proposal.Event e) {
                Optional<StatusEvent> there = recorded(e.event());
                StatusEvent event = there.orElseGet(() -> record(work, claim.get(), measure, e.event()));
                keysOfEvents.add(event.key());
                sitting.recorded(number(decisions), event);
                say("  "
                        + (there.isPresent()
                                ? "It was recorded already as " + event.key()
                                : "Recorded " + ReviewScreen.told(event))
                        + ".");
            }
        });
        decide(Decision.Verdict.ACCEPT, work, List.copyOf(work.chosen), keysOfEvents, List.of(), "");
        reload();
        return true;
    }

    /// Drafts a measure for an act that the ledger does not have, and records what the claim
    /// says of it.
    boolean acceptAsNew(Work work) {
        Optional<MeasureDraft> draft = work.draft;
        if (draft.isEmpty()) {
            say("  Only an act that was done, stands or is planned makes a new measure.");
            return false;
        }
        Claim claim = work.claim().orElseThrow();
        Article article = work.item.article();
        if (ClaimEvents.propose(
                        claim,
                        article,
                        draft.get().in(ledger),
                        draft.get().measure().id())
                instanceof Proposal.Waits w) {
            say("  It cannot be recorded, as " + w.reason() + ".");
            return false;
        }
        Measure made = record.drafts()
                // somebody may have drafted since this ledger was read: the id must be free in theirs
                .add(() -> MeasureDraft.of(read(), taken(), claim, article, work.title, work.kind))
                .measure();
        sitting.drafted(made.id(), record.drafts().file());
        say("  Drafted " + made.id() + " “" + made.title() + "”; it has no rules yet.");
        reload();
        work.chosen.clear();
        work.chosen.add(made.id());
        work.preselected = false;
        propose(work);
        return accept(work);
    }

    /// The event that an interrupted sitting recorded for the same claim of the same measure.
    private Optional<StatusEvent> recorded(StatusEvent event) {
        return ledger.standingEventsOf(event.measure()).stream()
                .filter(e -> e.source().equals(event.source()))
                .findFirst();
    }

    private StatusEvent record(Work work, Claim claim, String measure, StatusEvent event) {
        return record.journal()
                .append(
                        e -> {
                            // somebody may have written since this ledger was read: the key must be free in theirs
                            Ledger now = read();
                            StatusEvent last =
                                    proposed(work, claim, work.item.article(), now, measure) instanceof Proposal.Event p
                                            ? p.event()
                                            : e;
                            now.record(last);
                            return last;
                        },
                        event);
    }

    /// Takes the last decision back; false where none stands.
    public boolean undo() {
        decisions = log.follow(decisions);
        ReviewLog.Read read = decisions;
        if (read.standing().isEmpty()) {
            say("  Nothing was decided that could be undone.");
            return false;
        }
        Decision last = read.standing().lastEntry().getValue();
        List<String> withdrawn = new ArrayList<>();
        last.events().forEach(e -> withdraw(e).ifPresent(withdrawn::add));
        reload();
        List<String> gone = last.verdict() == Decision.Verdict.ACCEPT ? takeDrafts(last) : List.of();
        if (!last.figure().isEmpty()
                && !FactVintage.remove(
                        world, last.figure().get(0), last.figure().get(1))) {
            say("  Its line is no longer in " + last.figure().getFirst() + ".");
        }
        add(new Decision(
                number(read),
                Decision.Verdict.UNDO,
                last.key(),
                last.kind(),
                last.id(),
                last.document(),
                last.start(),
                last.end(),
                last.quote(),
                last.published(),
                last.read(),
                new LinkedHashMap<>(),
                last.rules(),
                last.measures(),
                withdrawn,
                List.of(),
                last.number(),
                analyst,
                clock.get().toString(),
                ""));
        undone = last.key();
        sitting.undone(last, gone);
        say("  Undone: " + last.verdict().code() + " of “" + last.quote() + "”"
                + (withdrawn.isEmpty() ? "" : "; withdrawn: " + String.join(", ", last.events()))
                + (gone.isEmpty() ? "" : "; no longer drafted: " + String.join(", ", gone)) + ".");
        reload();
        return true;
    }

    /// Takes away the drafts that a decision made: those that nobody has worked on, and on which nothing rests any
    /// more.
    private List<String> takeDrafts(Decision undone) {
        List<String> gone = new ArrayList<>();
        for (String m : undone.measures()) {
            boolean isDraft =
                    ledger.findMeasure(m).filter(MeasureDraft::isUntouched).isPresent();
            boolean isHeld = ledger.standingEventsOf(m).stream()
                            .anyMatch(e -> e.type() != StatusEvent.Type.ANNOUNCED
                                    || !e.source().isEmpty())
                    || decisions.standing().values().stream()
                            .anyMatch(d -> d.number() != undone.number()
                                    && d.measures().contains(m));
            if (isDraft && !isHeld && record.drafts().remove(m)) {
                gone.add(m);
            }
        }
        return gone;
    }

    private Optional<String> withdraw(String key) {
        return ledger.events().stream()
                .filter(e -> e.key().equals(key))
                .findFirst()
                .map(this::withdraw);
    }

    private String withdraw(StatusEvent e) {
        String key = e.key() + "-undone";
        if (ledger.eventsOf(e.measure()).stream().anyMatch(x -> x.key().equals(key))) {
            // a sitting was cut off between this and the decision
            return key;
        }
        StatusEvent gone = new StatusEvent(
                key,
                e.measure(),
                e.rule(),
                StatusEvent.Type.WITHDRAWN,
                e.span(),
                // a slip of the reviewer was never known: it goes for every day of knowledge
                e.known(),
                e.key(),
                new StatusEvent.Provenance("", e.confidence(), "undone in review", e.source()),
                0);
        return record.journal()
                .append(
                        x -> {
                            read().record(x);
                            return x;
                        },
                        gone)
                .key();
    }

    private void amend(Work work, String typed) {
        if (!typed.isBlank()) {
            amend(work, Amendments.of(typed));
        }
    }

    void amend(Work work, Amendments line) {
        Claim before = work.claim().orElseGet(() -> stated(work, line));
        Claim amended = before;
        List<Slot<ItemMention>> named =
                line.value("items").isPresent() ? choices(work.item.article()).items() : List.of();
        for (Amendment a : line.ofClaim()) {
            amended = a.of(amended, named);
        }
        if (!amended.issuer().value().place().equals(before.issuer().value().place())) {
            // what another state's measures were numbered by is of no use any more
            work.candidates.removeIf(c -> !work.chosen.contains(c.measure()));
            work.page = 0;
        }
        if (!line.ofClaim().isEmpty()) {
            work.amended = new Claim[] {amended};
        }
        line.ofClaim().forEach(a -> work.changes.put(a.field(), a.value()));
        line.title().ifPresent(t -> work.title = t);
        line.kind().ifPresent(k -> {
            work.kind = Optional.of(k);
            work.changes.put("kind", k.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        });
    }

    /// What an article names that slots may be set to: of the article asked for last, as one is reviewed after the
    /// other.
    Choices choices(Article article) {
        if (choices.isEmpty() || !choicesOf.equals(article.sha256())) {
            choices = Optional.of(Choices.of(article, reader));
            choicesOf = article.sha256();
        }
        return choices.get();
    }

    /// What a reviewer says a sentence tells of: who acts may be left out where the article tells of somebody's acts.
    private Claim stated(Work work, Amendments line) {
        if (!(work.item instanceof ReviewItem.OfSentence s)) {
            throw new IllegalArgumentException(ONLY_CLAIMS);
        }
        String issuer = line.value("issuer").orElse(s.actor());
        if (issuer.isEmpty()) {
            throw new IllegalArgumentException("Say who acts as well, such as issuer=CN; the key k asks for it.");
        }
        Action action = line.value("action")
                .flatMap(Action::find)
                .orElseThrow(() -> new IllegalArgumentException("Say what is done as well, such as suspend; one of "
                        + Arrays.stream(Action.values()).map(Action::code).collect(Collectors.joining(", ")) + "."));
        work.changes.put("issuer", issuer);
        return StatedClaim.of(s.article(), s.span(), issuer, action, mentions(s));
    }

    void decide(
            Decision.Verdict verdict,
            Work work,
            List<String> measures,
            List<String> events,
            List<String> figure,
            String note) {
        ReviewItem item = work.item;
        record.documents().keep(item.article());
        add(new Decision(
                number(decisions),
                verdict,
                item.key(),
                item.kind(),
                item.id(),
                item.article().sha256(),
                item.span().start(),
                item.span().end(),
                item.quote(),
                item.article().published().day().toString(),
                slots(item),
                work.changes,
                item instanceof ReviewItem.OfClaim c ? List.copyOf(c.claim().rules()) : List.of(),
                measures,
                events,
                figure,
                0,
                analyst,
                clock.get().toString(),
                note));
    }

    private void add(Decision d) {
        decisions = log.append(d, decisions);
        sitting.made(d);
    }

    private static int number(ReviewLog.Read read) {
        return read.all().isEmpty() ? 1 : read.all().getLast().number() + 1;
    }

    private static SequencedMap<String, String> slots(ReviewItem item) {
        SequencedMap<String, String> out = new LinkedHashMap<>();
        switch (item) {
            case ReviewItem.OfClaim of -> {
                Claim c = of.claim();
                out.put("issuer", c.issuer().value().place());
                out.put("action", c.action().value().code());
                out.put("modality", c.modality().value().code());
                out.put("items", names(c.items()));
                out.put(
                        "targets",
                        String.join(
                                ",",
                                c.targets().stream().map(t -> t.value().code()).toList()));
                for (Slot<DateMention> d : c.dates()) {
                    out.put(d.value().role().code(), d.value().date().toString());
                }
                out.put("opinion", c.opinion() ? "yes" : "no");
            }
            case ReviewItem.OfFact f -> out.put("fact", ClaimWords.fact(f.fact()));
            case ReviewItem.OfTalks t -> {
                out.put("talks", ClaimWords.word(t.event().kind()));
                out.put("words", ClaimWords.event(t.event()));
                t.event().dates().stream()
                        .findFirst()
                        .ifPresent(d -> out.put("on", d.value().date().toString()));
            }
            case ReviewItem.OfSentence _ -> {}
        }
        return out;
    }

    private static String names(List<Slot<ItemMention>> items) {
        return String.join(",", items.stream().map(i -> i.value().item()).toList());
    }

    private void reload() {
        ledger = read();
        finder = MeasureFinder.of(ledger);
    }

    private Ledger read() {
        return read(world);
    }

    private static Ledger read(Path world) {
        Loaded<Ledger> loaded = LedgerReader.read(world);
        if (loaded.hasErrors()) {
            throw new IllegalArgumentException("The ledger cannot be read: "
                    + loaded.problems().stream()
                            .filter(Problem::isError)
                            .map(Problem::text)
                            .findFirst()
                            .orElse(""));
        }
        return loaded.value();
    }

    void say(String line) {
        Folding.fold(line, width.getAsInt()).forEach(out::println);
    }
}
