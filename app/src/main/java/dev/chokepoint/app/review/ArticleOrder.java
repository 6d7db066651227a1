package dev.chokepoint.app.review;

import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.text.Article;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Orders a queue by articles, so that each is read once.
///
/// First the articles of which something would change the ledger, the older before the newer, as what is done later
/// is done to what was done before; then those that tell as news what the ledger has; then those with sentences that
/// may
/// hold an act; then the rest. In an article first what the ledger has; then what would change it, new controls before
/// what is done to them and otherwise in the order of the text; then
/// the sentences that were not read; then all else.
final class ArticleOrder {
    private ArticleOrder() {}

    /// @param queue in the order of what would change the ledger
    static List<Queued> of(List<Queued> queue) {
        Map<String, List<Queued>> byArticle = new LinkedHashMap<>();
        queue.forEach(q -> byArticle
                .computeIfAbsent(q.item().article().sha256(), _ -> new ArrayList<>())
                .add(q));
        List<List<Queued>> articles = new ArrayList<>(byArticle.values());
        // of one day the article whose first row stands higher in the queue comes first
        articles.sort(Comparator.comparingInt(ArticleOrder::part).thenComparing(ArticleOrder::day));
        List<Queued> out = new ArrayList<>();
        for (List<Queued> rows : articles) {
            // what the ledger has first: one key does with it, and the rest is then what is new
            rows.sort(Comparator.comparing((Queued q) -> q.rank() != QueueRank.KNOWN)
                    .thenComparingInt(q -> q.rank().part())
                    .thenComparing(ArticleOrder::isDoneToOthers)
                    .thenComparing(q -> q.item().span()));
            out.addAll(rows);
        }
        return List.copyOf(out);
    }

    /// The rows of an article, in the order of the queue: the place of one is its number.
    static List<Queued> rows(List<Queued> all, Article article) {
        return all.stream()
                .filter(q -> q.item().article().sha256().equals(article.sha256()))
                .toList();
    }

    /// Whether a row must be looked at, since it would change the ledger or was not read.
    static boolean isNews(Queued q) {
        return q.rank().part() <= QueueRank.UNREAD.part();
    }

    private static int part(List<Queued> rows) {
        return Math.min(
                rows.stream().mapToInt(q -> q.rank().part()).min().orElse(0),
                // an article is read for what it would change, or at least for what may be missing
                QueueRank.WATCH.part());
    }

    private static LocalDate day(List<Queued> rows) {
        return rows.getFirst().item().article().published().day();
    }

    /// Whether it is done to a control that was there before.
    private static boolean isDoneToOthers(Queued q) {
        return q.item() instanceof ReviewItem.OfClaim c
                && switch (c.claim().action().value()) {
                    case IMPOSE, TIGHTEN, THREATEN -> false;
                    case SUSPEND, EXTEND, LIFT, EASE, EXEMPT, DENY -> true;
                };
    }
}
