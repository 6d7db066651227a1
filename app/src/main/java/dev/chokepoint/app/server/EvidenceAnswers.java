package dev.chokepoint.app.server;

import dev.chokepoint.app.review.Queued;
import dev.chokepoint.app.review.ReviewOffer;
import dev.chokepoint.app.review.ReviewSession;
import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.reviews.ReviewDesk;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.evidence.ClaimWords;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.data.review.ReviewLog;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.trained.TrainedReaderFile;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.signals.ArticleSentences;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.trained.TrainedReader;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.TradeAtStake;
import dev.chokepoint.exposure.world.World;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Articles: what is read from them, in the order in which it would change the ledger, and decisions on it.
///
/// A decision goes into the ledger and the log of the world as one of `review` does. Articles that were read stay in
/// the memory until the server ends, the last few of them; on the disk is only what a decision rests on.
final class EvidenceAnswers {
    private static final int MOST_TEXT = 400_000;
    private static final int MOST_WORDS = 200;
    private static final int MOST_TITLE = 200;

    private final Served served;
    private final ReadArticles read;
    private final BundledReader reader;
    private final Runnable written;
    private final ReviewDesk desk;
    private @Nullable TradeAtStake trade;
    private @Nullable TrainedReader trained;

    /// @param written is told when something was written into the ledger
    EvidenceAnswers(Served served, BundledReader reader, ReadArticles read, Runnable written) {
        this.served = served;
        this.reader = reader;
        this.read = read;
        this.written = written;
        this.desk = new ReviewDesk(served.kept(), served.world().world().id());
    }

    List<Route> routes() {
        return Stream.concat(desk.routes().stream(), ofArticles().stream()).toList();
    }

    private List<Route> ofArticles() {
        return List.of(
                Route.write("POST", "/api/v1/articles", this::read),
                Route.get(
                        "/api/v1/articles/{id}",
                        r -> article(r.knowing(Set.of()).part("id"))),
                Route.get("/api/v1/articles/{id}/draft", this::draft),
                Route.get("/api/v1/articles/{id}/measures", this::search),
                Route.get("/api/v1/articles/{id}/amended", this::amended),
                Route.get("/api/v1/reviews", this::decisions),
                Route.write("POST", "/api/v1/reviews", this::decide),
                Route.write("DELETE", "/api/v1/reviews/last", this::undo));
    }

    /// Reads an article: text, Markdown, HTML or PDF in the body.
    private Reply read(ApiRequest request) {
        request.knowing(Set.of("date", "name"));
        if (request.body().length == 0) {
            throw new ApiProblem(400, "body", "", "The body must be an article: text, HTML or PDF.");
        }
        List<Problem> problems = new ArrayList<>();
        Article article = ArticleIntake.document(name(request), request.body(), request.day("date"), problems)
                .orElseThrow(() -> new ApiProblem(
                        400,
                        "body",
                        "",
                        problems.stream().map(Problem::expected).collect(Collectors.joining(" "))));
        if (article.text().length() > MOST_TEXT) {
            throw new ApiProblem(413, "body", "", "The article must have at most " + MOST_TEXT + " letters.");
        }
        read.keep(reader.read(article));
        return article(article.sha256());
    }

    private static String name(ApiRequest request) {
        String name = request.text("name").replaceAll("[^A-Za-z0-9._-]", "-");
        return name.isEmpty() || name.length() > 100 ? "article.txt" : name;
    }

    /// What was read with what the trained reader of the world makes of it, as `review` does.
    private List<ReviewItem> items(Reading reading) {
        Map<String, RuleSet.Tally> reviews = served.reviewed()
                .map(r -> ReviewLog.reviews(r.decisions().read()))
                .orElse(Map.of());
        List<ReviewItem> read = ReviewItem.of(reading, reader.signals(), trained(), reviews);
        return served.reviewed()
                .map(r -> ReviewSession.withKnown(r.world(), read, reader.extractor()))
                .orElse(read);
    }

    private synchronized TrainedReader trained() {
        TrainedReader known = trained;
        if (known == null) {
            known = served.reviewed()
                    .flatMap(r -> TrainedReaderFile.of(r.world()))
                    .orElseGet(TrainedReaderFile::bundled)
                    .reader();
            trained = known;
        }
        return known;
    }

    private Reading reading(String id) {
        return read.find(id)
                .orElseThrow(() -> new ApiProblem(
                        404,
                        "article",
                        id,
                        "The article must be one of the last " + ReadArticles.MOST_KEPT
                                + " that were read; read it again."));
    }

    private ReviewRecord places() {
        return served.reviewed()
                .orElseThrow(() ->
                        new ApiProblem(409, "", "", "This server keeps no decisions: it serves no folder of a world."));
    }

    private synchronized Optional<TradeAtStake> trade() {
        TradeAtStake known = trade;
        if (known == null) {
            World world = served.world().world();
            known = TradeAtStake.of(Network.of(world, world.asOf()));
            trade = known;
        }
        return Optional.of(known);
    }

    /// An article with what was read from it, in the order of the queue, and what was decided.
    private Reply article(String id) {
        Reading reading = reading(id);
        Article article = reading.article();
        List<ReviewItem> items = items(reading);
        ReviewLog.Read log = served.reviewed().map(r -> r.decisions().read()).orElse(null);
        List<Map<String, Object>> told = new ArrayList<>();
        if (log == null) {
            items.forEach(i -> told.add(item(i)));
        } else {
            ReviewSession session = session("", new PrintWriter(new StringWriter()));
            session.resume(article);
            Map<String, String> holders = desk.holders();
            for (Queued q : ReviewSession.queue(places().world(), items, log, trade(), Map.of(), reader.extractor())) {
                Map<String, Object> one = item(q.item());
                one.put("heldBy", holders.getOrDefault(q.item().key(), ""));
                desk.proposed(q.item().key(), log).ifPresent(p -> one.put("proposed", p));
                one.put("rank", ClaimWords.word(q.rank()));
                one.put("change", q.change());
                one.put("stake", q.stake());
                ReviewOffer offer = session.offer(q);
                one.put(
                        "candidates",
                        offer.measures().stream()
                                .map(EvidenceAnswers::candidate)
                                .toList());
                one.put("secondKey", offer.secondKey());
                one.put("watched", offer.watched());
                session.figure(q.item()).ifPresent(f -> one.put("figure", f));
                offer.draft().ifPresent(d -> one.put("drafted", drafted(d)));
                told.add(one);
            }
            Decision left = log.standing().get(ReviewItem.restOf(article));
            Set<String> read = items.stream().map(ReviewItem::key).collect(Collectors.toSet());
            Stream.concat(
                            items.stream()
                                    .filter(i -> left != null || log.standing().containsKey(i.key())),
                            sentences(article, items)
                                    .filter(s -> log.standing().containsKey(s.key()) && !read.contains(s.key())))
                    .forEach(i -> {
                        Map<String, Object> one = item(i);
                        Decision d = log.standing().getOrDefault(i.key(), left);
                        if (d != null) {
                            one.put("decided", decision(d));
                        }
                        told.add(one);
                    });
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", id);
        out.put("headline", article.headline().replaceFirst("^#+ ", ""));
        out.put("publisher", article.publisher());
        out.put("published", article.published().day().toString());
        out.put("language", reading.language().code());
        out.put("notRead", reading.notRead());
        out.put("text", article.text());
        out.put("items", told);
        out.put("rest", ReviewItem.restOf(article));
        out.put(
                "sentences",
                sentences(article, items).map(EvidenceAnswers::sentence).toList());
        return Reply.json(AnswerJson.part(out)).with("Cache-Control", "no-store");
    }

    /// The sentences of an article that a reviewer may say something of.
    private static Stream<ReviewItem.OfSentence> sentences(Article article, List<ReviewItem> items) {
        String actor = ReviewItem.actor(items);
        return ArticleSentences.of(article).stream().map(s -> ReviewItem.OfSentence.chosen(article, s, 1, actor));
    }

    private static Map<String, Object> sentence(ReviewItem.OfSentence s) {
        return Map.of("key", s.key(), "start", s.span().start(), "end", s.span().end(), "actor", s.actor());
    }

    /// What was read of an article under a key, or one of its sentences.
    private Optional<ReviewItem> find(Reading reading, String key) {
        List<ReviewItem> items = items(reading);
        return Stream.concat(items.stream(), sentences(reading.article(), items))
                .filter(i -> i.key().equals(key))
                .findFirst();
    }

    /// A claim of an article, or a sentence of which a reviewer says what it tells.
    private ReviewItem act(Reading reading, String key) {
        return find(reading, key)
                .filter(i -> i instanceof ReviewItem.OfClaim || i instanceof ReviewItem.OfSentence)
                .orElseThrow(() -> new ApiProblem(
                        404, "key", key, "The key must be that of a claim or a sentence of the article."));
    }

    private static Map<String, Object> item(ReviewItem i) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("key", i.key());
        out.put("kind", i.kind());
        out.put("start", i.span().start());
        out.put("end", i.span().end());
        out.put("quote", i.quote());
        out.put("confidence", i.confidence());
        if (i instanceof ReviewItem.OfClaim c) {
            out.put("summary", ClaimWords.summary(c.claim()));
            out.put("details", ClaimWords.slots(c.claim()));
            out.put("told", ClaimWords.told(c.claim()));
            out.put("opinion", c.claim().opinion());
            out.put("news", c.news());
            out.put("doubted", c.doubted());
            out.put("draft", MeasureDraft.isFor(c.claim()));
        } else {
            out.put("summary", i.quote());
            out.put("details", List.of());
            out.put("told", "");
            out.put("opinion", false);
        }
        return out;
    }

    /// A measure drafted from a claim, as a text that is completed by hand; it changes nothing.
    private Reply draft(ApiRequest request) {
        Reading reading = reading(request.knowing(Set.of("key")).part("id"));
        String key = request.text("key");
        return items(reading).stream()
                .filter(i -> i.key().equals(key))
                .flatMap(i -> i instanceof ReviewItem.OfClaim c ? Stream.of(c.claim()) : Stream.empty())
                .filter(MeasureDraft::isFor)
                .findFirst()
                .map(c -> new Reply(
                                200,
                                "application/yaml; charset=utf-8",
                                MeasureDraft.of(c, reading.article()).getBytes(StandardCharsets.UTF_8),
                                Map.of("Content-Disposition", "attachment; filename=\"measure.yaml\""))
                        .with("Cache-Control", "no-store"))
                .orElseThrow(() -> new ApiProblem(
                        404,
                        "key",
                        key,
                        "The key must be that of a claim of the article that something is imposed or tightened."));
    }

    private static Map<String, Object> candidate(ReviewOffer.Offered o) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("measure", o.candidate().measure());
        out.put("title", o.title());
        out.put("status", o.status());
        out.put("reasons", o.candidate().reasons());
        out.put("events", o.events());
        out.put("chosen", o.chosen());
        putOutcome(out, o.outcome());
        return out;
    }

    private static Map<String, Object> drafted(ReviewOffer.Drafted d) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", d.id());
        out.put("title", d.title());
        out.put("kind", d.kind().name().toLowerCase(Locale.ROOT));
        putOutcome(out, d.outcome());
        return out;
    }

    private static void putOutcome(Map<String, Object> out, ReviewOffer.Outcome outcome) {
        out.put("records", outcome.records());
        out.put("effects", outcome.effects());
        out.put("rewrites", outcome.rewrites());
        out.put("ends", outcome.ends());
        out.put("waits", outcome.waits());
    }

    /// The measures that a reviewer's words name, for one item of an article.
    private Reply search(ApiRequest request) {
        Reading reading =
                reading(request.knowing(Set.of("key", "words", "amend")).part("id"));
        String key = request.text("key");
        String words = request.text("words").strip();
        if (words.isEmpty() || words.length() > MOST_WORDS) {
            throw new ApiProblem(
                    400,
                    "words",
                    words,
                    "The words must be an id, or words of title, number, item or party, of at most " + MOST_WORDS
                            + " letters.");
        }
        ReviewItem item = act(reading, key);
        String typed = typed(request.text("amend"));
        ReviewSession session = session("", new PrintWriter(new StringWriter()));
        return Reply.json(AnswerJson.part(Map.of(
                        "measures",
                        amending(typed, () -> session.search(item, typed, words)).stream()
                                .map(EvidenceAnswers::candidate)
                                .toList())))
                .with("Cache-Control", "no-store");
    }

    /// A claim of an article as a reviewer amends it; nothing is kept of it.
    private Reply amended(ApiRequest request) {
        Reading reading =
                reading(request.knowing(Set.of("key", "amend", "measures")).part("id"));
        String key = request.text("key");
        ReviewItem item = act(reading, key);
        String typed = typed(request.text("amend"));
        List<String> measures = Stream.of(request.text("measures").split(","))
                .filter(m -> !m.isBlank())
                .toList();
        ReviewOffer.Amended a = amending(
                typed, () -> session("", new PrintWriter(new StringWriter())).amended(item, typed, measures));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("amend", typed);
        out.put("summary", ClaimWords.summary(a.claim()));
        out.put("details", ClaimWords.slots(a.claim()));
        out.put("opinion", a.claim().opinion());
        out.put("watched", a.watched());
        out.put(
                "candidates",
                a.measures().stream().map(EvidenceAnswers::candidate).toList());
        a.draft().ifPresent(d -> out.put("drafted", drafted(d)));
        return Reply.json(AnswerJson.part(out)).with("Cache-Control", "no-store");
    }

    private static String typed(String amend) {
        if (amend.length() > MOST_WORDS) {
            throw new ApiProblem(400, "amend", amend, "The amendments must have at most " + MOST_WORDS + " letters.");
        }
        return amend.strip();
    }

    private static <T> T amending(String typed, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(400, "amend", typed, String.valueOf(e.getMessage()));
        }
    }

    /// Refuses a decision on measures of which other events stand by now than the reviewer saw.
    ///
    /// @param seen how many events of each measure stood then
    private void checkSeen(JsonNode seen) {
        if (!seen.isObject() || seen.isEmpty()) {
            return;
        }
        ReviewSession now = session("", new PrintWriter(new StringWriter()));
        seen.properties().forEach(p -> {
            List<StatusEvent> standing = now.standing(p.getKey());
            if (standing.size() != p.getValue().asInt(-1)) {
                String last = standing.isEmpty()
                        ? ""
                        : "; the last is " + standing.getLast().key() + ", from "
                                + standing.getLast().from();
                throw new ApiProblem(
                        409,
                        "seen",
                        p.getKey(),
                        "The measure was changed meanwhile: " + standing.size() + " events stand, "
                                + p.getValue().asInt(-1) + " when you looked" + last + ".");
            }
        });
    }

    private static Map<String, Object> decision(Decision d) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("number", d.number());
        out.put("verdict", d.verdict().code());
        out.put("quote", d.quote());
        out.put("published", d.published());
        out.put("measures", d.measures());
        out.put("events", d.events());
        out.put("analyst", d.analyst());
        out.put("at", d.at());
        out.put("note", d.note());
        return out;
    }

    /// The decisions that stand, the last first.
    private Reply decisions(ApiRequest request) {
        request.knowing(Set.of());
        List<Map<String, Object>> all = new ArrayList<>();
        served.reviewed()
                .ifPresent(r -> r.decisions().read().standing().values().forEach(d -> all.addFirst(decision(d))));
        return Reply.json(AnswerJson.part(
                Map.of("decisions", all, "open", served.reviewed().isPresent())));
    }

    private ReviewSession session(String analyst, PrintWriter out) {
        return new ReviewSession(places(), out, () -> 0, analyst, Instant::now, trade(), reader.extractor());
    }

    /// Decides on what was read, as `review` does. Who decides holds the item meanwhile.
    private Reply decide(ApiRequest request) {
        JsonNode body = request.tree(
                Set.of("article", "key", "verdict", "measures", "seen", "new", "title", "amend", "figure"));
        Decision.Verdict verdict = verdict(body.path("verdict").asString(""));
        String key = body.path("key").asString("");
        Reading reading = reading(body.path("article").asString(""));
        if (verdict == Decision.Verdict.LEAVE) {
            return leave(request, reading.article(), key);
        }
        ReviewItem item = find(reading, key)
                .orElseThrow(() -> new ApiProblem(404, "key", key, "The key must be that of an item of the article."));
        List<String> measures = new ArrayList<>();
        body.path("measures").forEach(m -> measures.add(m.asString()));
        String typed = typed(body.path("amend").asString(""));
        boolean figure = body.path("figure").asBoolean(false);
        checkAmended(item, typed, figure, verdict);
        if (typed.isEmpty() && verdict == Decision.Verdict.ACCEPT && item instanceof ReviewItem.OfSentence) {
            throw new ApiProblem(
                    400,
                    "amend",
                    "",
                    "What a sentence tells that is accepted must be said: action=suspend, and so on.");
        }
        Optional<String> title = titleOfNew(body, item, verdict, measures, typed);
        return desk.holding(key, request.author(), () -> {
            checkSeen(body.path("seen"));
            Optional<String> proposed = verdict == Decision.Verdict.ACCEPT
                    ? desk.propose(
                            key,
                            measures,
                            title.orElse(""),
                            typed,
                            request.author(),
                            places().decisions().read())
                    : Optional.empty();
            return proposed.map(p -> Reply.json(202, AnswerJson.part(Map.of("told", p))))
                    .orElseGet(() -> decide(
                            request.author(),
                            measures,
                            session -> figure
                                    ? session.decideAsFigure(item)
                                    : title.map(t -> session.decideAsNew(item, t, typed))
                                            .orElseGet(() -> session.decide(item, verdict, measures, typed))));
        });
    }

    /// Leaves the rest of an article, on which nobody else may be working.
    private Reply leave(ApiRequest request, Article article, String key) {
        if (!key.equals(ReviewItem.restOf(article))) {
            throw new ApiProblem(400, "key", key, "What is left is the rest of an article, whose key the article has.");
        }
        return desk.holding(
                key, request.author(), () -> decide(request.author(), List.of(), session -> session.leave(article)));
    }

    private void checkAmended(ReviewItem item, String typed, boolean figure, Decision.Verdict verdict) {
        if (!typed.isEmpty()) {
            amending(
                    typed,
                    () -> session("", new PrintWriter(new StringWriter())).amended(item, typed, List.of()));
        }
        if (figure && (verdict != Decision.Verdict.ACCEPT || !(item instanceof ReviewItem.OfFact))) {
            throw new ApiProblem(400, "figure", "true", "Only a supply fact that is accepted becomes a figure.");
        }
    }

    /// What the new measure is called that an item is accepted as; empty where it is not accepted as a new one.
    private Optional<String> titleOfNew(
            JsonNode body, ReviewItem item, Decision.Verdict verdict, List<String> measures, String typed) {
        String title = body.path("title").asString("");
        if (!body.path("new").asBoolean(false)) {
            if (!title.isEmpty()) {
                throw new ApiProblem(400, "title", title, "Only a new measure has a title: say new as well.");
            }
            return Optional.empty();
        }
        if (verdict != Decision.Verdict.ACCEPT || !measures.isEmpty()) {
            throw new ApiProblem(
                    400, "new", "true", "What is about a new measure must be accepted, and be about no other measure.");
        }
        if (title.length() > MOST_TITLE) {
            throw new ApiProblem(400, "title", title, "The title must have at most " + MOST_TITLE + " letters.");
        }
        return Optional.of(session("", new PrintWriter(new StringWriter()))
                .titleOfNew(item, title, typed)
                .orElseThrow(() -> new ApiProblem(
                        409, "new", "true", "Only an act that was done, stands or is planned makes a new measure.")));
    }

    private Reply decide(String reviewer, List<String> measures, Predicate<ReviewSession> decision) {
        StringWriter told = new StringWriter();
        boolean done;
        // One decision after the other: each reads the ledger as the one before left it.
        synchronized (read) {
            done = writing(() -> decision.test(session(reviewer, new PrintWriter(told, true))));
        }
        if (!done) {
            throw new ApiProblem(
                    409,
                    "measures",
                    String.join(", ", measures),
                    told.toString().strip());
        }
        return Reply.json(AnswerJson.part(Map.of("told", told.toString().strip())));
    }

    private static Decision.Verdict verdict(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "accept" -> Decision.Verdict.ACCEPT;
            case "reject" -> Decision.Verdict.REJECT;
            case "watch" -> Decision.Verdict.WATCH;
            case "leave" -> Decision.Verdict.LEAVE;
            default ->
                throw new ApiProblem(400, "verdict", word, "The verdict must be accept, reject, watch or leave.");
        };
    }

    private Reply undo(ApiRequest request) {
        request.knowing(Set.of());
        StringWriter told = new StringWriter();
        boolean done;
        synchronized (read) {
            done = writing(
                    () -> session(request.author(), new PrintWriter(told, true)).undo());
        }
        if (!done) {
            throw new ApiProblem(409, "", "", told.toString().strip());
        }
        return Reply.json(AnswerJson.part(Map.of("told", told.toString().strip())));
    }

    /// Runs what writes into the folder of the world; where that cannot be written, the one who asks hears of it.
    private boolean writing(BooleanSupplier work) {
        try {
            boolean done = work.getAsBoolean();
            // The other pages know of it with the next request.
            written.run();
            return done;
        } catch (UncheckedIOException e) {
            throw new ApiProblem(
                    409,
                    "",
                    "",
                    "The folder of the world cannot be written, so that no decision is kept: copy the world and serve that.");
        }
    }
}
