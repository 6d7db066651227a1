package dev.chokepoint.data.review;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Confidence;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.stories.Tellings;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import dev.chokepoint.evidence.trained.Judgement;
import dev.chokepoint.evidence.trained.TrainedReader;
import dev.chokepoint.evidence.trained.UnreadAct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One thing that was read and waits for a decision.
public sealed interface ReviewItem {
    Article article();

    Span span();

    String id();

    /// What it is, in one word of files: `claim`, `supply-fact`, `negotiation`, `unread`.
    String kind();

    /// The same for the same words of the same text, read the same way: what a decision is remembered by.
    String key();

    /// The share of such readings that reviewers found right.
    double confidence();

    /// A claim about a control.
    ///
    /// @param news how likely it is to be news and no background
    /// @param doubted whether a trained reader takes it for likely wrong
    record OfClaim(Article article, Claim claim, double news, boolean doubted) implements ReviewItem {
        /// A claim that no trained reader has looked at.
        public OfClaim(Article article, Claim claim, double news) {
            this(article, claim, news, false);
        }

        @Override
        public Span span() {
            return claim.span();
        }

        @Override
        public String id() {
            return claim.id().toString();
        }

        @Override
        public String kind() {
            return "claim";
        }

        @Override
        public String key() {
            return place(this) + ":" + claim.issuer().value().place() + ":"
                    + claim.action().value().code();
        }

        @Override
        public double confidence() {
            return claim.confidence();
        }
    }

    /// A statement about supply.
    record OfFact(Article article, SupplyFact fact) implements ReviewItem {
        @Override
        public Span span() {
            return fact.span();
        }

        @Override
        public String id() {
            return fact.id().toString();
        }

        @Override
        public String kind() {
            return "supply-fact";
        }

        @Override
        public String key() {
            return place(this) + ":" + word(fact.kind()) + ":"
                    + fact.item().value().item();
        }

        @Override
        public double confidence() {
            return UNREVIEWED;
        }
    }

    /// Talks.
    record OfTalks(Article article, NegotiationEvent event) implements ReviewItem {
        @Override
        public Span span() {
            return event.span();
        }

        @Override
        public String id() {
            return event.id().toString();
        }

        @Override
        public String kind() {
            return "negotiation";
        }

        @Override
        public String key() {
            return place(this) + ":" + word(event.kind());
        }

        @Override
        public double confidence() {
            return UNREVIEWED;
        }
    }

    /// A sentence of which no claim was made, though it may hold an act: a reader decides what it says.
    ///
    /// @param nth 0 where a trained reader proposes it; 1 where an analyst chose it, 2 where once more
    /// @param actor the place whose acts the article tells most of; empty where it tells of none
    record OfSentence(Article article, UnreadAct act, int nth, String actor) implements ReviewItem {
        /// A sentence that an analyst chose, who says that it holds an act.
        public static OfSentence chosen(Article article, Span sentence, int nth, String actor) {
            return new OfSentence(article, new UnreadAct(sentence, 1), nth, actor);
        }

        public boolean isChosen() {
            return nth > 0;
        }

        @Override
        public Span span() {
            return act.sentence();
        }

        @Override
        public String id() {
            return "unread~" + article.id().value() + "#" + act.sentence().start();
        }

        @Override
        public String kind() {
            return UNREAD;
        }

        @Override
        public String key() {
            return place(this) + (nth > 1 ? ":" + nth : "");
        }

        @Override
        public double confidence() {
            return act.probability();
        }
    }

    /// The kind of [OfSentence] in files.
    String UNREAD = "unread";

    /// Facts and talks have no record of reviews yet: as likely right as not.
    double UNREVIEWED = 0.5;

    /// The words it rests on, on one line.
    default String quote() {
        return span().in(article().text()).replaceAll("\\s+", " ").strip();
    }

    /// Everything of a reading, in the order of the text.
    static List<ReviewItem> of(Reading reading, Signals signals) {
        List<ReviewItem> out = new ArrayList<>();
        List<Double> news = signals.news(reading);
        List<Claim> claims = Tellings.completed(reading.claims());
        for (int i = 0; i < news.size(); i++) {
            out.add(new OfClaim(reading.article(), claims.get(i), news.get(i)));
        }
        reading.supplyFacts().forEach(f -> out.add(new OfFact(reading.article(), f)));
        reading.negotiations().forEach(n -> out.add(new OfTalks(reading.article(), n)));
        return List.copyOf(out);
    }

    /// The same with what a trained reader makes of it: how likely each claim is read right, what it doubts, and the
    /// sentences that may hold an act that was not read.
    ///
    /// @param reviews how often the rules were found right in this world, by which the probability moves
    static List<ReviewItem> of(
            Reading reading, Signals signals, TrainedReader trained, Map<String, RuleSet.Tally> reviews) {
        List<ReviewItem> out = new ArrayList<>();
        List<Judgement> judgements = trained.judge(reading, signals);
        int claims = 0;
        for (ReviewItem i : of(reading, signals)) {
            if (i instanceof OfClaim c) {
                double right = reviewed(judgements.get(claims++).right(), c.claim(), reviews);
                out.add(new OfClaim(
                        c.article(),
                        c.claim().withConfidence(right),
                        c.news(),
                        right < trained.bounds().right()));
            } else {
                out.add(i);
            }
        }
        String actor = actor(out);
        trained.unread(reading).forEach(u -> out.add(new OfSentence(reading.article(), u, 0, actor)));
        return List.copyOf(out);
    }

    /// The place whose acts are told most often, the first of several; empty where none is.
    static String actor(List<ReviewItem> items) {
        Map<String, Integer> acts = new LinkedHashMap<>();
        for (ReviewItem i : items) {
            if (i instanceof OfClaim c) {
                acts.merge(c.claim().issuer().value().place(), 1, Integer::sum);
            }
        }
        return acts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /// The key under which it is decided that the rest of an article is left.
    static String restOf(Article article) {
        return article.sha256().substring(0, 16) + ":" + ARTICLE;
    }

    /// The kind of what is decided on a whole article, in files.
    String ARTICLE = "article";

    /// A probability with the odds moved as the record of the claim's rule has moved since nobody had reviewed it.
    private static double reviewed(double right, Claim claim, Map<String, RuleSet.Tally> reviews) {
        RuleSet.Tally tally = reviews.get(claim.action().rule());
        if (tally == null) {
            return right;
        }
        double odds = odds(Math.min(right, 1 - 1e-9))
                * odds(Confidence.posterior(tally.right(), tally.reviewed()))
                / odds(Confidence.posterior(0, 0));
        return odds / (1 + odds);
    }

    private static double odds(double p) {
        return p / (1 - p);
    }

    private static String place(ReviewItem item) {
        return item.article().sha256().substring(0, 16) + ":" + item.span().start() + "-"
                + item.span().end() + ":" + item.kind();
    }

    private static String word(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
