package dev.chokepoint.evidence.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.language.Language;
import dev.chokepoint.evidence.reader.SmallRules;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.signals.Weights;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The trained reader with weights that can be reckoned by hand.
class TrainedReaderTest {
    private static final Weights NOTHING = new Weights(0, Map.of());
    private static final String BAN = "Norway banned exports of cod.";
    private static final String LIFT = "Norway lifted its export ban on cod.";

    private static Reading read(String text) {
        return SmallRules.extractor().read(Article.of("t", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), text));
    }

    private static double logistic(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /// A reader for which the kinds of clauses have these odds whatever the words are.
    private static TrainedReader told(Map<ClauseKind, Weights> odds, Weights right) {
        return new TrainedReader(odds, NOTHING, right, new Bounds(0.5, 0.5));
    }

    private static double right(TrainedReader reader, String text) {
        return reader.judge(read(text), Signals.none()).getFirst().right();
    }

    @Test
    void whatTheWordsTellOfTheSameKindSpeaksForAClaim() {
        Map<ClauseKind, Weights> odds = Map.of(
                ClauseKind.RESTRICTS, new Weights(2, Map.of()),
                ClauseKind.RELAXES, new Weights(-1, Map.of()),
                ClauseKind.NOT_YET_RESTRICTS, new Weights(0.5, Map.of()),
                ClauseKind.NOT_YET_RELAXES, new Weights(0.25, Map.of()),
                ClauseKind.OPINION, new Weights(-0.5, Map.of()),
                ClauseKind.NOTHING, new Weights(-0.75, Map.of()));
        TrainedReader own = told(odds, new Weights(0, Map.of("told:own", 1.0)));
        assertThat(right(own, BAN)).isCloseTo(logistic(2), within(1e-9));
        assertThat(right(own, LIFT)).isCloseTo(logistic(-1), within(1e-9));
        TrainedReader opposite = told(odds, new Weights(0, Map.of("told:opposite", 1.0)));
        assertThat(right(opposite, BAN)).isCloseTo(logistic(-1), within(1e-9));
        assertThat(right(opposite, LIFT)).isCloseTo(logistic(2), within(1e-9));
        TrainedReader notYet = told(odds, new Weights(0, Map.of("told:not-yet", 1.0)));
        assertThat(right(notYet, BAN)).isCloseTo(logistic(0.5), within(1e-9));
        assertThat(right(notYet, LIFT)).isCloseTo(logistic(0.25), within(1e-9));
        TrainedReader opinion = told(odds, new Weights(0, Map.of("told:opinion", 1.0)));
        assertThat(right(opinion, BAN)).isCloseTo(logistic(-0.5), within(1e-9));
        TrainedReader nothing = told(odds, new Weights(0, Map.of("told:nothing", 1.0)));
        assertThat(right(nothing, BAN)).isCloseTo(logistic(-0.75), within(1e-9));
    }

    /// "Norway banned exports of cod" has five words and four pairs, of 3/√9 = 1 each; the full stop stands behind.
    @Test
    void theOddsAreThoseOfTheWordsOfTheClause() {
        Claim ban = read(BAN).claims().getFirst();
        assertThat(ban.span().in(BAN)).isEqualTo("Norway banned exports of cod");
        TrainedReader reader = told(
                Map.of(
                        ClauseKind.RESTRICTS,
                        new Weights(-1, Map.of("in:banned", 4.0, "in:lifted", 100.0, "post:.", 0.5))),
                NOTHING);
        double each = 3 / Math.sqrt(10);
        assertThat(reader.odds(BAN, ban.span()).get(ClauseKind.RESTRICTS)).isCloseTo(-1 + 4.5 * each, within(1e-9));
    }

    @Test
    void oddsOfAlmostCertainKindsAreCutOff() {
        TrainedReader reader = told(
                Map.of(
                        ClauseKind.NOTHING, new Weights(100, Map.of()),
                        ClauseKind.OPINION, new Weights(-100, Map.of())),
                NOTHING);
        Map<ClauseKind, Double> odds = reader.odds(BAN, Span.of(0, 6));
        double most = Math.log((1 - 1e-6) / 1e-6);
        assertThat(odds.get(ClauseKind.NOTHING)).isCloseTo(most, within(1e-6));
        assertThat(odds.get(ClauseKind.OPINION)).isCloseTo(-most, within(1e-6));
    }

    @Test
    void aClaimIsDoubtedBelowTheBound() {
        Reading reading = read(BAN);
        assertThat(new TrainedReader(Map.of(), NOTHING, NOTHING, new Bounds(0.5, 1)).judge(reading, Signals.none()))
                .containsExactly(new Judgement(0.5, false));
        assertThat(new TrainedReader(Map.of(), NOTHING, NOTHING, new Bounds(0.51, 1)).judge(reading, Signals.none()))
                .containsExactly(new Judgement(0.5, true));
        assertThatThrownBy(() -> new Judgement(1.01, false)).hasMessageContaining("1.01");
        assertThatThrownBy(() -> new Judgement(-0.01, false)).hasMessageContaining("-0.01");
        assertThat(new Judgement(0, true).right()).isZero();
        assertThat(new Judgement(1, true).right()).isEqualTo(1);
    }

    /// What reviewers made of a rule is in the confidence of the claim already.
    @Test
    void signalsCountBesideTheWordsButNotTheRecordOfTheRule() {
        Claim ban = read(BAN).claims().getFirst();
        Map<String, Double> evidence =
                TrainedReader.evidence(BAN, ban, Map.of("lead", 1.0, "record", 0.7), Map.of(ClauseKind.RESTRICTS, 0.3));
        assertThat(evidence)
                .containsEntry("signal:lead", 1.0)
                .containsEntry("told:own", 0.3)
                .containsEntry("told:opposite", 0.0)
                .containsKey("in:banned exports")
                .doesNotContainKey("signal:record");
    }

    @Test
    void sentencesWithoutAClaimAreShownFromTheBoundOnTheLikeliestFirst() {
        String first = "The ministry may consider a ban again.";
        String second = "The new rule bars the sale of cod.";
        String text = BAN + " " + first + " Nobody spoke. " + second;
        Weights act = new Weights(0, Map.of("in:bars", 1.0));
        TrainedReader reader = new TrainedReader(Map.of(), act, NOTHING, new Bounds(0.5, 0.5));
        List<UnreadAct> unread = reader.unread(read(text));
        assertThat(unread).extracting(u -> u.sentence().in(text)).containsExactly(second, first);
        assertThat(unread.get(1).probability()).isEqualTo(0.5);
        TrainedReader stricter = new TrainedReader(Map.of(), act, NOTHING, new Bounds(0.5, 0.501));
        assertThat(stricter.unread(read(text)))
                .extracting(u -> u.sentence().in(text))
                .containsExactly(second);
    }

    /// Twenty-five characters are the fewest of a sentence that a claim could be made of.
    @Test
    void fragmentsAndParagraphsThatNobodyReadHoldNoUnreadActs() {
        String enough = "A ban was set on cod now.";
        String fragment = "A ban was set on cod too";
        assertThat(enough).hasSize(25);
        String text =
                enough + "\n\n" + fragment.substring(0, 23) + "." + "\n\n" + "Die Ausfuhr von Dorsch ist verboten.";
        Reading whole = read(text);
        assertThat(TrainedReader.sentences(whole))
                .extracting(s -> s.in(text))
                .containsExactly(enough, "Die Ausfuhr von Dorsch ist verboten.");
        Span german = Span.of(text.indexOf("Die"), text.length());
        Reading partly = new Reading(
                whole.article(),
                List.of(),
                List.of(),
                List.of(),
                Language.ENGLISH,
                List.of(new Reading.Unread(new Language("de", "German"), german)));
        assertThat(TrainedReader.sentences(partly)).extracting(s -> s.in(text)).containsExactly(enough);
    }
}
