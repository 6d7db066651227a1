package dev.chokepoint.app.review;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.LedgerView;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.review.MeasureCandidate;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.signals.ArticleSentences;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import dev.chokepoint.exposure.network.TradeAtStake;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Shows a reviewer the queue item by item and has the session carry out what the keys say.
public final class ReviewDialog {
    private final ReviewSession session;
    private final Keys keys;
    private final PrintWriter out;
    private final ReviewScreen screen;
    /// What one digit can number.
    private static final int ONE_DIGIT = 9;

    private int decided;
    /// The key of the item that is asked next, wherever it stands: of a decision that was undone, or one that the
    /// reviewer goes to; empty where the order says.
    private String next = "";
    /// Whether the reviewer goes to the item that is asked.
    private boolean wanted;
    /// A key that was pressed before its row was shown.
    private Optional<Character> pressed = Optional.empty();
    /// What was set on items that were skipped or decided, by their keys.
    private final Map<String, Work> left = new HashMap<>();
    /// What the reviewer typed of the item that is asked next.
    private String typed = "";
    /// All rows of the sitting, decided or not, in the order in which they are asked.
    private List<Queued> rows = List.of();
    /// How many rows the sitting has: those that waited when it began, and sentences that the reviewer took.
    private int total;
    /// The article of the row asked last, by the hash of its text.
    private String article = "";

    /// How an item was left.
    private enum Left {
        DECIDED,
        SKIPPED,
        /// Another row is asked first, which [#next] names.
        FOR_ANOTHER,
        QUIT
    }

    /// @param record the world with what is kept of decisions on it
    /// @param colour whether the words may be marked by reversing the colours
    /// @param clock tells when a decision was made
    /// @param reader tells what a sentence names of which no claim was made
    public ReviewDialog(
            ReviewRecord record,
            Keys keys,
            PrintWriter out,
            boolean colour,
            String analyst,
            Supplier<Instant> clock,
            Optional<TradeAtStake> trade,
            ClaimExtractor reader) {
        this.session = new ReviewSession(record, out, keys::width, analyst, clock, trade, reader);
        this.keys = keys;
        this.out = out;
        this.screen = new ReviewScreen(colour);
    }

    /// Goes through the items until none waits or the reviewer leaves.
    ///
    /// @param disputes in which way a second reader differs, by the key of the item
    /// @param byArticle whether the rows of an article are asked together, not by what they change
    /// @return how many decisions were made, undone ones not counted
    public int run(List<ReviewItem> items, Map<String, String> disputes, boolean byArticle) {
        List<String> skipped = new ArrayList<>();
        session.sitting().opening().forEach(this::say);
        // the order does not depend on what is decided meanwhile: worked out once
        List<Queued> order = session.order(items, disputes);
        rows = byArticle ? ArticleOrder.of(order) : order;
        total = session.waiting(rows).size();
        boolean go = true;
        while (go) {
            List<Queued> queue = session.waiting(rows);
            List<Queued> ahead = queue.stream()
                    .filter(q -> !skipped.contains(q.item().key()))
                    .sorted(Comparator.comparing(q -> !q.item().key().equals(next)))
                    .toList();
            if (ahead.isEmpty()) {
                say(
                        queue.isEmpty()
                                ? "The queue is empty."
                                : "The end of the queue; " + queue.size() + " skipped still wait.");
                break;
            }
            Queued asked = ahead.getFirst();
            wanted = asked.item().key().equals(next);
            next = "";
            boolean rest = byArticle && introduce(asked, queue);
            Left left = rest && leavesRest(asked) ? Left.DECIDED : ask(asked, total - ahead.size() + 1);
            switch (left) {
                case DECIDED -> decided++;
                case SKIPPED -> skipped.add(asked.item().key());
                case FOR_ANOTHER -> skipped.remove(next);
                case QUIT -> go = false;
            }
        }
        session.sitting().closing().forEach(this::say);
        out.flush();
        return decided;
    }

    /// Tells what an article holds before its first row, and where nothing is left of it that must be looked at.
    ///
    /// @return whether nothing is left that must be looked at, so that its rows need not be shown unasked
    private boolean introduce(Queued asked, List<Queued> queue) {
        Article now = asked.item().article();
        List<Queued> waiting = ArticleOrder.rows(queue, now);
        boolean rest = false;
        if (!article.equals(now.sha256())) {
            List<String> articles = rows.stream()
                    .map(q -> q.item().article().sha256())
                    .distinct()
                    .toList();
            ArticleScreen.opening(
                            now,
                            articles.indexOf(now.sha256()) + 1,
                            articles.size(),
                            ArticleOrder.rows(rows, now),
                            waiting,
                            session.choices(now).withoutRow(ArticleOrder.rows(rows, now)))
                    .forEach(this::say);
        } else if (waiting.stream().noneMatch(ArticleOrder::isNews)) {
            rest = !wanted;
            say("  " + ArticleScreen.rest(waiting));
        }
        article = now.sha256();
        return rest;
    }

    /// Asks whether the rest of an article is left, of which no row is taken for news; any other key shows the next
    /// row.
    private boolean leavesRest(Queued queued) {
        out.print("  x leave it, any other key shows its next row: ");
        out.flush();
        char key = keys.key();
        say(String.valueOf(key));
        if (key == 'x') {
            session.leave(
                    queued.item().article(),
                    ArticleOrder.rows(session.waiting(rows), queued.item().article()));
            return true;
        }
        pressed = "tgdhuq?".indexOf(key) >= 0 ? Optional.of(key) : Optional.empty();
        return false;
    }

    private Left ask(Queued queued, int position) {
        Work work = new Work(queued);
        Optional.ofNullable(left.put(queued.item().key(), work)).ifPresent(work::takeOver);
        String said = typed;
        typed = "";
        if (!said.isEmpty()) {
            try {
                amendParts(work, said);
            } catch (IllegalArgumentException e) {
                say("  " + e.getMessage());
            }
        }
        work.claim().ifPresent(c -> session.preselect(work, c));
        boolean show = true;
        while (true) {
            if (show) {
                show(queued, work, position);
            }
            out.print(
                    queued.item() instanceof ReviewItem.OfFact || queued.item() instanceof ReviewItem.OfTalks
                            ? "  a accept, r reject, w watch, s skip, x leave the article, u undo, q quit, ? help: "
                            : "  a accept, r reject, w watch, s skip, x leave the article; f all slots, or i issuer, k act,"
                                    + " o goods, p parties, e day, l last day, y announced; m amend; ? help: ");
            out.flush();
            char key = pressed.orElseGet(keys::key);
            pressed = Optional.empty();
            say(String.valueOf(key));
            show = false;
            boolean again = work.asked && key == 'a';
            boolean anew = work.askedAnew && key == 'n';
            work.asked = false;
            work.askedAnew = false;
            try {
                switch (key) {
                    case 'a' -> {
                        Optional<String> why = again ? Optional.empty() : session.secondKey(work);
                        if (why.isPresent()) {
                            work.asked = true;
                            say("  " + why.get() + ": a again records it, a number or / chooses another.");
                        } else if (session.accept(work)) {
                            return Left.DECIDED;
                        }
                    }
                    case 'n' -> {
                        if (!work.chosen.isEmpty() && !anew) {
                            work.askedAnew = true;
                            say("  " + String.join(", ", work.chosen)
                                    + " is chosen: a records it there, n again drafts a new measure.");
                        } else if (session.acceptAsNew(work)) {
                            return Left.DECIDED;
                        }
                    }
                    case '/' -> show = search(work);
                    case '+', '-' -> show = turn(work, key);
                    case 'v' -> {
                        if (session.addFigure(work)) {
                            return Left.DECIDED;
                        }
                    }
                    case 'w' -> {
                        session.decide(
                                Decision.Verdict.WATCH, work, List.copyOf(work.chosen), List.of(), List.of(), "");
                        say("  On the watch list.");
                        return Left.DECIDED;
                    }
                    case 'r' -> {
                        session.decide(Decision.Verdict.REJECT, work, List.of(), List.of(), List.of(), "");
                        say("  Rejected.");
                        return Left.DECIDED;
                    }
                    case 's' -> {
                        return Left.SKIPPED;
                    }
                    case 'x' -> {
                        session.leave(
                                work.item.article(), ArticleOrder.rows(session.waiting(rows), work.item.article()));
                        return Left.DECIDED;
                    }
                    case 't' -> {
                        List<Queued> own = ArticleOrder.rows(rows, work.item.article());
                        ArticleScreen.text(
                                        work.item.article(),
                                        own,
                                        session.choices(work.item.article()).withoutRow(own))
                                .forEach(this::say);
                    }
                    case 'h' -> {
                        takeKnown(work);
                        return Left.FOR_ANOTHER;
                    }
                    case 'b' -> {
                        if (takeAsSource(work)) {
                            return Left.DECIDED;
                        }
                    }
                    case 'd' -> {
                        chooseSentence(work.item.article());
                        return Left.FOR_ANOTHER;
                    }
                    case 'g' -> {
                        goTo(work.item.article());
                        return Left.FOR_ANOTHER;
                    }
                    case 'u' -> {
                        if (session.undo()) {
                            decided = Math.max(0, decided - 1);
                            next = session.undone();
                            return Left.FOR_ANOTHER;
                        }
                    }
                    case 'q' -> {
                        return Left.QUIT;
                    }
                    case '0' -> {
                        work.chosen.clear();
                        work.preselected = false;
                        work.none = true;
                        show = true;
                    }
                    case 'm' -> show = amend(work);
                    case 'k' -> show = chooseAct(work);
                    case 'f' -> show = chooseAll(work);
                    case 'i', 'e', 'l', 'y' ->
                        show = chooseOne(work, Choices.Field.of(key).orElseThrow(), "");
                    case 'o', 'p' ->
                        show = chooseSome(work, Choices.Field.of(key).orElseThrow());
                    case '?' -> ReviewScreen.help().forEach(this::say);
                    default -> {
                        int n = work.page * ReviewScreen.ON_A_PAGE + key - '1';
                        if (key >= '1' && key <= '9' && n < work.lastShown()) {
                            work.choose(work.candidates.get(n).measure());
                            show = true;
                        } else {
                            say("  No such key here; ? tells the keys.");
                        }
                    }
                }
            } catch (IllegalArgumentException e) {
                say("  " + e.getMessage());
            }
        }
    }

    /// Takes the article as a source of all acts that it tells and the ledger has.
    private void takeKnown(Work work) {
        List<Queued> known = ArticleOrder.rows(session.waiting(rows), work.item.article()).stream()
                .filter(q -> q.rank() == QueueRank.KNOWN)
                .toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("No row of the article tells what the ledger has.");
        }
        for (Queued q : known) {
            Work one = new Work(q);
            one.claim().ifPresent(c -> session.preselect(one, c));
            session.propose(one);
            Optional<String> why = session.secondKey(one);
            if (why.isPresent()) {
                say("  " + String.join(", ", one.chosen) + " is left to its row: " + why.get() + ".");
            } else if (session.accept(one)) {
                decided++;
            }
        }
        next = session.isStanding(work.item) ? "" : work.item.key();
    }

    /// Takes the row as a further source of an event that each chosen measure has, whatever its verb says: the one of
    /// its day, or one that another key chooses.
    private boolean takeAsSource(Work work) {
        Claim claim = work.claim().orElseThrow(() -> new IllegalArgumentException(ReviewSession.ONLY_CLAIMS));
        if (work.chosen.isEmpty()) {
            throw new IllegalArgumentException("First choose the measure that has the event, by its number or by /.");
        }
        work.confirms.clear();
        for (String measure : work.chosen) {
            List<StatusEvent> all = session.confirmable(measure);
            if (all.isEmpty()) {
                throw new IllegalArgumentException(
                        "The measure (" + measure + ") has no event that the row could be a source of.");
            }
            List<StatusEvent> ofDay = all.stream()
                    .filter(e -> claim.dates().stream()
                            .anyMatch(d -> d.value().date().day() > 0
                                    && d.value().date().first().equals(e.from())))
                    .toList();
            Optional<StatusEvent> one = ofDay.size() == 1 ? Optional.of(ofDay.getFirst()) : eventOf(measure, all);
            if (one.isEmpty()) {
                work.confirms.clear();
                say("  It stays as it is.");
                return false;
            }
            work.confirms.put(measure, one.get());
        }
        session.propose(work);
        boolean taken = session.accept(work);
        work.confirms.clear();
        return taken;
    }

    /// One of the events of a measure, by one more key.
    private Optional<StatusEvent> eventOf(String measure, List<StatusEvent> all) {
        // the newest nine: what an article tells is rarely older
        List<StatusEvent> shown = all.subList(Math.max(0, all.size() - ONE_DIGIT), all.size());
        List<String> words = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            words.add(i + 1 + " " + ReviewScreen.told(shown.get(i)));
        }
        say("  which event of " + measure + ": " + String.join(", ", words));
        int chosen = menuKey() - '1';
        return chosen >= 0 && chosen < shown.size() ? Optional.of(shown.get(chosen)) : Optional.empty();
    }

    /// Takes a sentence of the article, whose number the reviewer types with what it says, as one that holds an act.
    private void chooseSentence(Article of) {
        List<Span> sentences = ArticleSentences.of(of);
        out.print("  sentence 1 to " + sentences.size() + " (t shows them), with what it tells (7; suspend): ");
        out.flush();
        String line = keys.line();
        int end = line.indexOf(';');
        String first = (end < 0 ? line : line.substring(0, end)).strip();
        Span sentence = sentences.get(number(first, sentences.size()) - 1);
        String actor = ReviewItem.actor(rows.stream()
                .map(Queued::item)
                .filter(i -> i.article().sha256().equals(of.sha256()))
                .toList());
        int nth = 1;
        while (isAsked(ReviewItem.OfSentence.chosen(of, sentence, nth, actor))) {
            nth++;
        }
        ReviewItem.OfSentence chosen = ReviewItem.OfSentence.chosen(of, sentence, nth, actor);
        List<Queued> more = new ArrayList<>(rows);
        int at = 0;
        while (!more.get(at).item().article().sha256().equals(of.sha256())) {
            at++;
        }
        more.add(
                at + ArticleOrder.rows(rows, of).size(),
                new Queued(chosen, QueueRank.UNREAD, "a sentence that you chose", 0, Set.of(), ""));
        rows = List.copyOf(more);
        total++;
        next = chosen.key();
        typed = end < 0 ? "" : line.substring(end + 1).strip();
    }

    private boolean isAsked(ReviewItem item) {
        return session.isStanding(item)
                || rows.stream().anyMatch(q -> q.item().key().equals(item.key()));
    }

    /// Asks next for the row of the article whose number the reviewer types.
    private void goTo(Article of) {
        List<Queued> own = ArticleOrder.rows(rows, of);
        out.print("  row 1 to " + own.size() + " of the article: ");
        out.flush();
        // one key where one digit is enough
        String typedNumber = own.size() < 10 ? String.valueOf(keys.key()) : keys.line();
        if (own.size() < 10) {
            say(typedNumber);
        }
        Queued wanted = own.get(number(typedNumber, own.size()) - 1);
        if (session.isStanding(wanted.item())) {
            throw new IllegalArgumentException("That row is decided; u takes the last decision back.");
        }
        next = wanted.item().key();
    }

    /// A number that was typed, from 1.
    private static int number(String typed, int most) {
        if (!typed.matches("\\d{1,4}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > most) {
            throw new IllegalArgumentException("The number (" + typed + ") must be 1 to " + most + ".");
        }
        return Integer.parseInt(typed);
    }

    /// Looks for measures by words that the reviewer types; one that is found alone is taken.
    private boolean search(Work work) {
        Optional<Claim> claim = work.claim();
        out.print("  id, or words of title, number, item or party: ");
        out.flush();
        // what is typed is read even where nothing can be searched for: it must not be taken for keys
        String words = keys.line();
        if (claim.isEmpty()) {
            String issuer = work.item instanceof ReviewItem.OfSentence s ? s.actor() : "";
            List<MeasureCandidate> all = session.finder().search(words, issuer);
            say(all.isEmpty() ? "  No measure of the ledger has these words (" + words + ")." : "  The ledger has:");
            LedgerView then =
                    session.ledger().at(AsOf.of(work.item.article().published().day()));
            all.stream()
                    .limit(ReviewScreen.ON_A_PAGE)
                    .forEach(c -> say("    " + c.measure() + " "
                            + session.ledger()
                                    .findMeasure(c.measure())
                                    .map(Measure::title)
                                    .orElse("") + "; "
                            + then.status(c.measure()).word()));
            say("  m says first what a sentence tells, then one of them is chosen.");
            return false;
        }
        List<MeasureCandidate> found =
                session.finder().search(words, claim.get().issuer().value().place());
        if (found.isEmpty()) {
            say("  No measure of the ledger has these words (" + words + ").");
            return false;
        }
        List<MeasureCandidate> rest = work.candidates.stream()
                .filter(c -> found.stream().noneMatch(f -> f.measure().equals(c.measure())))
                .toList();
        work.candidates.clear();
        work.candidates.addAll(found);
        work.candidates.addAll(rest);
        work.page = 0;
        session.alone(found, claim.get())
                .filter(one -> !work.chosen.contains(one))
                .ifPresent(work::choose);
        return true;
    }

    private boolean turn(Work work, char key) {
        if (key == '+' && work.candidates.isEmpty() && work.claim().isPresent()) {
            String issuer = work.claim().get().issuer().value().place();
            // a code that the ledger has no measure of is found as a word: "in"
            session.finder().search(issuer, issuer).stream()
                    .filter(c -> session.ledger()
                            .findMeasure(c.measure())
                            .filter(m -> m.issuer().equals(issuer))
                            .isPresent())
                    .forEach(work.candidates::add);
            work.all = true;
            if (work.candidates.isEmpty()) {
                say("  The ledger has no measure of " + issuer + ".");
            }
            return !work.candidates.isEmpty();
        }
        if (key == '+' && work.lastShown() < Math.min(work.candidates.size(), ReviewScreen.ON_A_PAGE)) {
            work.all = true;
            return true;
        }
        int pages = (work.candidates.size() + ReviewScreen.ON_A_PAGE - 1) / ReviewScreen.ON_A_PAGE;
        int to = work.page + (key == '+' ? 1 : -1);
        if (to < 0 || to >= pages) {
            say("  There are no more measures; / looks for others.");
            return false;
        }
        work.page = to;
        return true;
    }

    private void show(Queued queued, Work work, int position) {
        screen.item(queued, work.claim(), work.changes, position, total).forEach(this::say);
        if (work.item instanceof ReviewItem.OfSentence s && work.claim().isEmpty()) {
            screen.toBeTold(s, session.mentions(s)).forEach(this::say);
        }
        work.claim().ifPresent(claim -> {
            session.offer(work, claim);
            session.propose(work);
            work.draft = session.draft(work);
            screen.choices(
                            session.ledger(),
                            claim,
                            work.item.article(),
                            work.candidates,
                            work.page,
                            work.lastShown(),
                            work.proposals,
                            work.draft)
                    .forEach(this::say);
        });
        switch (work.item) {
            case ReviewItem.OfFact f -> {
                work.vintage = session.vintage(f);
                screen.vintage(work.vintage).forEach(this::say);
            }
            case ReviewItem.OfTalks _ -> say("  a: onto the timeline of talks");
            case ReviewItem.OfClaim _, ReviewItem.OfSentence _ -> {}
        }
    }

    /// Sets what the act is by one more key.
    private boolean chooseAct(Work work) {
        if (!isAmendable(work)) {
            return false;
        }
        say("  what is done: " + String.join(", ", ActChoice.menu()));
        Optional<ActChoice> chosen = ActChoice.of(menuKey());
        if (chosen.isEmpty()) {
            say("  It stays as it is.");
            return false;
        }
        if (chosen.get().isAct()) {
            work.kind = Optional.empty();
            work.changes.remove("kind");
        }
        if (work.claim().isEmpty()
                && work.item instanceof ReviewItem.OfSentence s
                && s.actor().isEmpty()) {
            // the article tells of nobody's acts: whose this is must be said with it
            return chooseOne(work, Choices.Field.ISSUER, chosen.get().typed + "; ");
        }
        return amendParts(work, chosen.get().typed);
    }

    /// Sets a slot to one of what the article names, by its number.
    ///
    /// @param with what is set with it, as it is typed
    private boolean chooseOne(Work work, Choices.Field field, String with) {
        if (!isAmendable(work)) {
            return false;
        }
        Choices all = session.choices(work.item.article());
        int most = all.of(field).size();
        if (most == 0 && field.none().isEmpty()) {
            say("  The article names none; m sets it, such as " + field.example + ".");
            return false;
        }
        say("  " + field.words + ": " + menu(work, field));
        // one key where one digit is enough
        String number = most > ONE_DIGIT ? line("  number: ") : String.valueOf(menuKey());
        if (!number.strip().matches("\\d+") || (most <= ONE_DIGIT && Integer.parseInt(number) > most)) {
            say("  It stays as it is.");
            return false;
        }
        return amendParts(work, with, SlotLine.read(field.key + number.strip(), all));
    }

    /// Sets a slot to several of what the article names, by their numbers, and to further words.
    private boolean chooseSome(Work work, Choices.Field field) {
        if (!isAmendable(work)) {
            return false;
        }
        say("  " + field.words + ": " + menu(work, field));
        String typed = line("  numbers, and words after a comma (1 3-5, dry etchers): ")
                .strip();
        if (typed.isEmpty()) {
            say("  It stays as it is.");
            return false;
        }
        return Character.isDigit(typed.charAt(0))
                ? amendSlots(work, field.key + typed)
                : amendParts(work, field.field + "=" + typed.replaceFirst("^,\\s*", ""));
    }

    /// Shows what the article names for all slots, and sets those that the reviewer names by their keys and numbers.
    private boolean chooseAll(Work work) {
        if (!isAmendable(work)) {
            return false;
        }
        Choices.Field day = Choices.Field.EFFECTIVE;
        List.of(
                        "i  " + Choices.Field.ISSUER.words + ": " + menu(work, Choices.Field.ISSUER),
                        "k  what is done: " + String.join(", ", ActChoice.menu()),
                        "o  " + Choices.Field.ITEMS.words + ": " + menu(work, Choices.Field.ITEMS),
                        "p  " + Choices.Field.TARGETS.words + ": " + menu(work, Choices.Field.TARGETS),
                        "e l y  from, until, announced: " + menu(work, day))
                .forEach(l -> say("    " + l));
        String typed = line("  such as k1 o3-5, dry etchers p0 e2; title=…: ");
        if (typed.isBlank()) {
            say("  It stays as it is.");
            return false;
        }
        return amendSlots(work, typed);
    }

    /// What the article names for a slot, each under its number, those that the row's own sentence names with a star.
    private String menu(Work work, Choices.Field field) {
        Choices all = session.choices(work.item.article());
        List<String> out = new ArrayList<>();
        for (Choices.Choice c : all.near(field, work.item.span())) {
            out.add(c.shown() + (all.isNamedBy(c, work.item.span()) ? "*" : ""));
        }
        field.none().ifPresent(n -> out.add(n.isEmpty() ? "0 none" : "0 all places"));
        int more = all.of(field).size() - out.size() + (field.none().isPresent() ? 1 : 0);
        return String.join(", ", out) + (more > 0 ? ", and " + more + " further off" : "");
    }

    private String line(String asked) {
        out.print(asked);
        out.flush();
        return keys.line();
    }

    private char menuKey() {
        out.print("  key: ");
        out.flush();
        char key = keys.key();
        say(String.valueOf(key));
        return key;
    }

    private boolean isAmendable(Work work) {
        boolean amendable = work.claim().isPresent() || work.item instanceof ReviewItem.OfSentence;
        if (!amendable) {
            say("  " + ReviewSession.ONLY_CLAIMS);
        }
        return amendable;
    }

    private boolean amend(Work work) {
        if (!isAmendable(work)) {
            return false;
        }
        return amendSlots(work, line("  field=value; field=value: "));
    }

    /// Amends by a line that may name slots by their keys and numbers.
    private boolean amendSlots(Work work, String line) {
        return amendParts(work, "", SlotLine.read(line, session.choices(work.item.article())));
    }

    /// @param with what is set with it, as it is typed
    private boolean amendParts(Work work, String with, Amendments.Parts read) {
        read.refused().forEach(r -> say("  " + r));
        return !read.used().isEmpty() && amendParts(work, with + read.used());
    }

    /// Amends by the parts of a line that can be used and tells why the others cannot.
    private boolean amendParts(Work work, String line) {
        Amendments.Parts parts = Amendments.parts(line);
        parts.refused().forEach(r -> say("  " + r));
        if (parts.used().isEmpty()) {
            return false;
        }
        if (!parts.refused().isEmpty()) {
            say("  The rest of the line is taken.");
        }
        session.amend(work, Amendments.of(parts.used()));
        // another actor or act may be one that the ledger names; whoever said that none is meant is not asked again
        if (work.chosen.isEmpty() && !work.none) {
            work.claim().ifPresent(c -> session.preselect(work, c));
        }
        return true;
    }

    private void say(String line) {
        session.say(line);
    }
}
