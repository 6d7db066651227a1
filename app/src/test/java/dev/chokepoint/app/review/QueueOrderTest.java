package dev.chokepoint.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.review.MeasureFinder;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueOrderTest {
    private static final ReadingRules RULES = ReadingRules.bundled().value();
    private static final Ledger LEDGER = LedgerReader.read(
                    SharedData.projectRoot().resolve("worlds/us-china-2025"))
            .value();

    private static List<Queued> queue(String... texts) {
        return queue(Map.of(), texts);
    }

    private static List<Queued> queue(Map<String, String> disputes, String... texts) {
        RuleClaimExtractor extractor = RULES.toExtractor();
        List<ReviewItem> items = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            Article a = Article.of("a" + i, "", "", PublishedAt.on(LocalDate.of(2025, 6, 10)), texts[i]);
            items.addAll(ReviewItem.of(extractor.read(a), RULES.signals()));
        }
        return new QueueOrder(LEDGER, MeasureFinder.of(LEDGER), Optional.empty(), disputes, extractor).order(items);
    }

    private static List<QueueRank> ranks(List<Queued> queue) {
        return queue.stream().map(Queued::rank).toList();
    }

    @Test
    void whatChangesTheLedgerComesBeforeForecastsAndDenials() {
        List<Queued> queue = queue(
                "Brazil denied that it will ban exports of niobium.",
                "Analysts expect Chile to ban exports of lithium.",
                "Guinea banned exports of bauxite on Monday.");
        assertThat(ranks(queue)).containsExactly(QueueRank.STATUS, QueueRank.WATCH, QueueRank.WATCH);
        assertThat(queue.getFirst().item().quote()).contains("bauxite");
    }

    @Test
    void newsComesBeforeBackgroundOfTheSameArticle() {
        List<Queued> queue =
                queue("Guinea stops bauxite at the pier\n\nGuinea banned exports of bauxite from Monday. The"
                        + " government said so on Friday.\n\nMiners protested in the capital. Prices rose in London.\n\nIn"
                        + " January 2020 Indonesia had banned exports of nickel ore.");
        assertThat(ranks(queue)).containsExactly(QueueRank.STATUS, QueueRank.BACKGROUND);
        assertThat(queue.getFirst().item().quote()).contains("bauxite");
    }

    @Test
    void whatTheLedgerHasStandsApart() {
        List<Queued> queue = queue(
                "China has required licences to export gallium since August 1, 2023.",
                "Guinea banned exports of bauxite on Monday.");
        assertThat(ranks(queue)).containsExactly(QueueRank.STATUS, QueueRank.HELD);
        assertThat(queue.getLast().change()).startsWith("the ledger has it as CN-2023-23");
    }

    @Test
    void anActToldInTwoArticlesStandsOnce() {
        List<Queued> queue = queue(
                "Guinea banned exports of bauxite on Monday.", "Exports of bauxite were banned by Guinea on Monday.");
        assertThat(ranks(queue)).containsExactly(QueueRank.STATUS, QueueRank.AGAIN);
    }

    @Test
    void actsOnOtherGoodsOrOtherDaysAreNotToldAgain() {
        assertThat(ranks(queue(
                        "Guinea will ban exports of bauxite from July 1, 2025.",
                        "Guinea will ban exports of iron ore from July 1, 2025.",
                        "Guinea will ban exports of bauxite from August 1, 2025.")))
                .doesNotContain(QueueRank.AGAIN);
    }

    @Test
    void anEarlierActOfTheSameKindIsNotToldAgain() {
        assertThat(ranks(
                        queue("Guinea banned exports of bauxite on June 9, 2025. It had first banned exports of bauxite"
                                + " in March 2019.")))
                .doesNotContain(QueueRank.AGAIN);
    }

    @Test
    void whatAHeadlineSaysInShortItsArticleSaysInFull() {
        List<Queued> queue = queue(
                "June 10, 2025\n# Indonesia bans tin ingot exports\n\nJAKARTA - Indonesia banned exports of tin ingots"
                        + " starting January 1, 2026, the Energy Ministry said.");
        assertThat(queue).hasSize(2);
        assertThat(queue.getFirst().item().quote()).contains("January 1, 2026");
        assertThat(queue.getLast().rank()).isEqualTo(QueueRank.AGAIN);
        assertThat(queue.getLast().again()).isEqualTo(queue.getFirst().item().key());
    }

    @Test
    void whoTellsAgainIsWhoWritesLater() {
        List<ReviewItem> items = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Article a = Article.of(
                    "a" + i,
                    "",
                    "",
                    PublishedAt.on(LocalDate.of(2025, 6, 11 - i)),
                    "Guinea banned exports of bauxite on June 9, 2025.");
            items.addAll(ReviewItem.of(RULES.toExtractor().read(a), RULES.signals()));
        }
        List<Queued> queue = new QueueOrder(
                        LEDGER, MeasureFinder.of(LEDGER), Optional.empty(), Map.of(), RULES.toExtractor())
                .order(items);
        assertThat(queue.getFirst().item().article().id().value()).isEqualTo("a1");
        assertThat(queue.getLast().again()).isEqualTo(queue.getFirst().item().key());
    }

    @Test
    void aDisputedClaimIsNeverBackground() {
        String text = "In January 2020 Indonesia had banned exports of nickel ore.";
        Queued alone = queue(text).getFirst();
        assertThat(alone.rank()).isEqualTo(QueueRank.BACKGROUND);
        assertThat(ranks(queue(Map.of(alone.item().key(), "the model reads no claim here"), text)))
                .containsExactly(QueueRank.STATUS);
    }

    @Test
    void unknownStakeCountsAsHigh() {
        Queued one = queue("Guinea banned exports of bauxite on Monday.").getFirst();
        Queued small = new Queued(one.item(), one.rank(), one.change(), 1e4, one.items(), "");
        Queued large = new Queued(one.item(), one.rank(), one.change(), 1e10, one.items(), "");
        assertThat(one.stake()).isZero();
        assertThat(one.weight()).isEqualTo(large.weight()).isGreaterThan(small.weight());
    }

    @Test
    void aReadingRatherWrongThanRightIsAsUncertainAsCanBe() {
        Queued one = queue("Guinea banned exports of bauxite on Monday.").getFirst();
        ReviewItem.OfClaim c = (ReviewItem.OfClaim) one.item();
        double sure = withConfidence(one, c, 0.95).uncertainty();
        double half = withConfidence(one, c, 0.5).uncertainty();
        double wrong = withConfidence(one, c, 0.1).uncertainty();
        assertThat(wrong).isEqualTo(half).isGreaterThan(sure);
    }

    private static Queued withConfidence(Queued q, ReviewItem.OfClaim c, double p) {
        return new Queued(
                new ReviewItem.OfClaim(c.article(), c.claim().withConfidence(p), c.news()),
                q.rank(),
                q.change(),
                q.stake(),
                q.items(),
                q.dispute());
    }

    @Test
    void theListShowsWhatAnItemWouldChange() {
        String text = String.join("\n", QueueText.lines(queue("Guinea banned exports of bauxite on Monday.")));
        assertThat(text)
                .contains("Would change the ledger", "GN impose, done: bauxite", "a new measure", "“Guinea banned");
    }
}
