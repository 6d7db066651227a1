package dev.chokepoint.controls.review;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The measures that are chosen before a reviewer chooses.
///
/// Only three kinds are: one whose act the claim names by series and number with its year or a day that agrees; one
/// of which the ledger has the very event, by the same act, all goods and the exact day; and one that fits clearly
/// better than all others, of which the ledger has such an event that became public in the days around the document.
/// The last two only gain a source. An act changes what was there before it, so that none is chosen to be changed that
/// became known on the day of the act or later: it would be the act itself, or one beside it.
public final class Preselection {
    /// By how much the best must fit better than the next.
    private static final double CLEARLY = 0.15;

    private Preselection() {}

    /// The candidates that are chosen; all clauses of an act that is named as a whole.
    public static List<String> of(Claim claim, Article article, Ledger ledger, List<MeasureCandidate> candidates) {
        List<MeasureCandidate> named = candidates.stream()
                .filter(MeasureCandidate::named)
                .filter(c -> isBefore(claim, article, ledger, c.measure()))
                .toList();
        if (!named.isEmpty()) {
            return clauses(named, ledger, claim, claim.span().in(article.text()));
        }
        return candidates.stream()
                .filter(c -> isHeld(claim, article, ledger, c) || isToldNow(claim, article, ledger, c, candidates))
                .map(MeasureCandidate::measure)
                .limit(1)
                .toList();
    }

    /// The clauses of the act that is named first: the one whose number the words give too; where they speak of one
    /// clause by its goods, that with most of them; else all of them.
    private static List<String> clauses(List<MeasureCandidate> named, Ledger ledger, Claim claim, String words) {
        String act = act(ledger, named.getFirst().measure());
        List<MeasureCandidate> ofAct =
                named.stream().filter(c -> act(ledger, c.measure()).equals(act)).toList();
        List<String> all = ofAct.stream().map(MeasureCandidate::measure).toList();
        Set<Integer> told = Clauses.named(words);
        List<String> those = all.stream()
                .filter(m -> ledger.findMeasure(m)
                        .flatMap(x -> Clauses.of(x.act().reference()))
                        .filter(told::contains)
                        .isPresent())
                .toList();
        if (!those.isEmpty()) {
            return those;
        }
        if (!Clauses.isOne(words) || claim.items().isEmpty()) {
            return all;
        }
        double most = ofAct.stream().mapToDouble(MeasureCandidate::score).max().orElse(0);
        return ofAct.stream()
                .filter(c -> c.score() >= most - 1e-9)
                .map(MeasureCandidate::measure)
                .toList();
    }

    /// The act of a measure without its clause: `Announcement 61 of 2025 s.1(2)` is
    /// `Announcement 61 of 2025`.
    private static String act(Ledger ledger, String measure) {
        return ledger.findMeasure(measure)
                .map(m -> m.act().reference().isBlank()
                        ? m.id()
                        : Clauses.without(m.act().reference()))
                .orElse(measure);
    }

    /// Whether the claim changes nothing of the measure, or the measure was known before the
    /// act that is told.
    private static boolean isBefore(Claim claim, Article article, Ledger ledger, String measure) {
        if (ClaimEvents.propose(claim, article, ledger, measure) instanceof Proposal.Event e
                && e.relation() == Proposal.Relation.CONFIRMS) {
            return true;
        }
        Optional<Measure> m = ledger.findMeasure(measure);
        if (m.isPresent() && ClaimEvents.isActItself(claim, m.get(), ledger, claim.dayOf(DateMention.Role.EFFECTIVE))) {
            return true;
        }
        LocalDate acted = claim.dayOf(DateMention.Role.ANNOUNCED)
                .map(PartialDate::first)
                .orElse(article.published().day());
        return ledger.standingEventsOf(measure).stream()
                .map(StatusEvent::knownToPublic)
                .min(LocalDate::compareTo)
                .filter(heard -> heard.isBefore(acted))
                .isPresent();
    }

    /// Whether the ledger has the very event: the goods are all of the measure's, and the day
    /// is exact and the same.
    private static boolean isHeld(Claim claim, Article article, Ledger ledger, MeasureCandidate c) {
        return c.score() >= MeasureFinder.ALL_GOODS_AND_THE_DAY
                && claim.dayOf(DateMention.Role.EFFECTIVE)
                        .filter(d -> d.day() > 0)
                        .isPresent()
                && ClaimEvents.propose(claim, article, ledger, c.measure()) instanceof Proposal.Event e
                && e.relation() == Proposal.Relation.CONFIRMS;
    }

    /// Whether a candidate fits clearly best and the ledger has what is told as an event of these days.
    private static boolean isToldNow(
            Claim claim, Article article, Ledger ledger, MeasureCandidate c, List<MeasureCandidate> candidates) {
        return c.isLikely()
                && candidates.stream()
                        .allMatch(o -> o.measure().equals(c.measure()) || o.score() <= c.score() - CLEARLY)
                && ClaimEvents.propose(claim, article, ledger, c.measure()) instanceof Proposal.Event e
                && e.relation() == Proposal.Relation.CONFIRMS
                && ledger.standingEventsOf(c.measure()).stream()
                        .anyMatch(v -> v.key().equals(e.other())
                                && MeasureFinder.isTellingTime(
                                        v.knownToPublic(), article.published().day()));
    }
}
