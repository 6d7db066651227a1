package dev.chokepoint.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.review.MeasureFinder;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A morning's articles: what stands in the first rows of the queue, against the plain order of the leads.
class MorningQueueTest {
    private static final String COMMENT = "---\nkind: comment\n---\n";
    private static final int ROWS = 20;

    /// A new fact: its key and where it is told.
    private record News(String key, Span span) {}

    private final Map<String, List<News>> news = new HashMap<>();

    private List<ReviewItem> read(String... files) throws IOException {
        ReadingRules rules = ReadingRules.bundled().value();
        RuleClaimExtractor extractor = rules.toExtractor();
        List<ReviewItem> items = new ArrayList<>();
        for (String file : files) {
            for (String line : Files.readAllLines(SharedData.projectRoot()
                    .resolve("data/src/test/resources/evidence/articles")
                    .resolve(file))) {
                JsonNode n = JsonMapper.shared().readTree(line);
                String text = n.path("text").asString("");
                boolean comment = text.startsWith(COMMENT);
                int shift = comment ? COMMENT.length() : 0;
                Article a = Article.of(
                        n.path("id").asString(""),
                        "",
                        "",
                        PublishedAt.on(LocalDate.parse(n.path("date").asString(""))),
                        comment ? DocumentKind.COMMENT : DocumentKind.NEWS,
                        text.substring(shift));
                List<News> own = new ArrayList<>();
                for (JsonNode f : n.path("facts")) {
                    if (f.path("status").asString("").equals("new")) {
                        for (JsonNode m : f.path("mentions")) {
                            own.add(new News(
                                    f.path("key").asString(""),
                                    new Span(
                                            m.path("span").path(0).asInt() - shift,
                                            m.path("span").path(1).asInt() - shift)));
                        }
                    }
                }
                news.put(a.sha256(), own);
                items.addAll(ReviewItem.of(extractor.read(a), rules.signals()));
            }
        }
        return items;
    }

    /// How many new facts the first rows tell, each counted once.
    private int told(List<ReviewItem> rows) {
        Set<String> keys = new HashSet<>();
        for (ReviewItem r : rows.subList(0, Math.min(ROWS, rows.size()))) {
            for (News n : news.getOrDefault(r.article().sha256(), List.of())) {
                int shared = Math.min(n.span().end(), r.span().end())
                        - Math.max(n.span().start(), r.span().start());
                if (shared > 0
                        && 2 * shared >= Math.min(n.span().length(), r.span().length())) {
                    keys.add(n.key());
                }
            }
        }
        return keys.size();
    }

    /// The first claim of each article that could enter the ledger, then the second of each, and so on.
    private static List<ReviewItem> leads(List<ReviewItem> items) {
        Map<String, Integer> before = new HashMap<>();
        Map<ReviewItem, Integer> rank = new HashMap<>();
        List<ReviewItem> claims = items.stream()
                .filter(i -> i instanceof ReviewItem.OfClaim c
                        && c.claim().isRecordable()
                        && !c.claim().historic())
                .toList();
        claims.forEach(i -> rank.put(i, before.merge(i.article().sha256(), 1, Integer::sum)));
        return claims.stream()
                .sorted(Comparator.comparingInt((ReviewItem i) -> rank.getOrDefault(i, 0)))
                .toList();
    }

    @Test
    void theFirstRowsAreNewsAndMoreOfThemThanInTheOrderOfTheLeads() throws IOException {
        Ledger ledger = LedgerReader.read(SharedData.projectRoot().resolve("worlds/us-china-2025"))
                .value();
        List<ReviewItem> items =
                read("shared-eight.jsonl", "own-first-six.jsonl", "own-second-six.jsonl", "own-third-five.jsonl");
        List<ReviewItem> queue = new QueueOrder(
                        ledger,
                        MeasureFinder.of(ledger),
                        Optional.empty(),
                        Map.of(),
                        ReadingRules.bundledRight().toReader())
                .order(items).stream()
                        .filter(q -> q.item() instanceof ReviewItem.OfClaim)
                        .map(Queued::item)
                        .toList();
        assertThat(told(queue)).isGreaterThanOrEqualTo(15).isGreaterThan(told(leads(items)));
    }
}
