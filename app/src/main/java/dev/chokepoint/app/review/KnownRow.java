package dev.chokepoint.app.review;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.review.ClaimEvents;
import dev.chokepoint.controls.review.KnownActs;
import dev.chokepoint.controls.review.MeasureFinder;
import dev.chokepoint.controls.review.Proposal;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.signals.ArticleSentences;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A row by which an article becomes a source of an act that the ledger has and the article tells as news.
///
/// @param item the claim that was read of it, or one that says what the ledger has where none was
/// @param others the keys of further rows that tell the same act
record KnownRow(ReviewItem.OfClaim item, KnownActs.Known act, Set<String> others) {
    KnownRow {
        others = Set.copyOf(others);
    }

    String measure() {
        return act.event().measure();
    }

    String change() {
        return held() + " “" + act.title() + "”: " + String.join("; ", act.reasons());
    }

    /// What is said of another row that tells the same.
    String held() {
        return "the ledger has it as " + act.event().key();
    }

    /// The rows of an article, the likeliest first.
    ///
    /// @param items what was read in it
    static List<KnownRow> of(
            Article article, List<ReviewItem> items, Ledger ledger, MeasureFinder finder, ClaimExtractor reader) {
        List<ReviewItem.OfClaim> claims = items.stream()
                .filter(ReviewItem.OfClaim.class::isInstance)
                .map(ReviewItem.OfClaim.class::cast)
                .toList();
        List<Span> sentences = ArticleSentences.of(article);
        List<KnownRow> out = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (KnownActs.Known act : new KnownActs(ledger, finder)
                .of(
                        article,
                        sentences,
                        reader.mentions(article, sentences),
                        claims.stream().map(ReviewItem.OfClaim::claim).toList())) {
            List<ReviewItem.OfClaim> same = claims.stream()
                    .filter(c -> !taken.contains(c.key()) && tells(c.claim(), article, act, ledger, finder))
                    .toList();
            ReviewItem.OfClaim item =
                    same.isEmpty() ? new ReviewItem.OfClaim(article, act.claim(), 1) : same.getFirst();
            if (taken.add(item.key())) {
                Set<String> others = new HashSet<>();
                same.stream().skip(1).map(ReviewItem.OfClaim::key).forEach(others::add);
                items.stream()
                        .filter(ReviewItem.OfSentence.class::isInstance)
                        .filter(i -> act.sentences().stream().anyMatch(s -> s.overlaps(i.span())))
                        .map(ReviewItem::key)
                        .forEach(others::add);
                taken.addAll(others);
                out.add(new KnownRow(item, act, others));
            }
        }
        return List.copyOf(out);
    }

    /// Whether a claim that was read tells the act.
    ///
    /// It fits no measure better, or says in general what stands in the sentence that says most of the act; and
    /// accepted as one about the measure it would be a further source of the act.
    private static boolean tells(
            Claim claim, Article article, KnownActs.Known act, Ledger ledger, MeasureFinder finder) {
        String measure = act.event().measure();
        boolean general = claim.items().stream().allMatch(i -> i.value().item().equals("anaphora"))
                && claim.targets().stream().noneMatch(t -> t.value() instanceof Target.Entity);
        return !claim.historic()
                && claim.issuer()
                        .value()
                        .place()
                        .equals(act.claim().issuer().value().place())
                && ((general
                                && claim.notices().isEmpty()
                                && claim.span().overlaps(act.claim().span()))
                        || finder.find(claim, article, 1).stream()
                                .anyMatch(c -> c.measure().equals(measure)))
                && ClaimEvents.propose(claim, article, ledger, measure) instanceof Proposal.Event e
                && e.relation() == Proposal.Relation.CONFIRMS
                && e.other().equals(act.event().key());
    }
}
