package dev.chokepoint.app.review;

import dev.chokepoint.evidence.signals.ArticleSentences;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the reviewer sees of an article: what it is about and what waits of it, and its text.
final class ArticleScreen {
    private static final int LEAD = 320;

    /// How many sentences without a row an opening shows.
    private static final int SHOWN = 5;

    private ArticleScreen() {}

    /// The headline without its marks; the name of the document where it has none.
    static String headline(Article article) {
        String headline = article.headline().replaceFirst("^#+ *", "");
        return headline.isBlank() ? article.id().value() : headline;
    }

    /// The article, how it begins, the rows that must be looked at under their numbers, and how many others there are.
    ///
    /// @param rows all rows of the article
    /// @param waiting those of them that are not decided
    /// @param withoutRow the numbers of the sentences that may tell of an act and have no row
    static List<String> opening(
            Article article,
            int number,
            int articles,
            List<Queued> rows,
            List<Queued> waiting,
            List<Integer> withoutRow) {
        List<String> out = new ArrayList<>();
        out.add("");
        out.add(String.format(
                Locale.ROOT,
                "── article %d of %d ── %s  %s%s",
                number,
                articles,
                article.published().day(),
                headline(article),
                article.publisher().isBlank() ? "" : "  (" + article.publisher() + ")"));
        String lead = lead(article);
        if (!lead.isEmpty()) {
            out.add("   " + lead);
        }
        List<Queued> rest = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Queued q = rows.get(i);
            if (!waiting.contains(q)) {
                continue;
            }
            if (ArticleOrder.isNews(q)) {
                out.add(String.format(
                        Locale.ROOT,
                        "  %2d  %s — %s",
                        i + 1,
                        q.rank() == QueueRank.UNREAD
                                ? "not read: “" + shortened(q.item().quote()) + "”"
                                : QueueText.understood(q.item()),
                        q.change()));
            } else {
                rest.add(q);
            }
        }
        if (!rest.isEmpty()) {
            // what is taken for background or told again may change the ledger all the same
            out.add("   " + (rest.size() == waiting.size() ? "none of its rows is taken for news: " : "besides: ")
                    + counted(rest) + held(rest));
        }
        long known = waiting.stream().filter(q -> q.rank() == QueueRank.KNOWN).count();
        if (known > 0) {
            out.add("   h makes the article a source of " + (known == 1 ? "the act" : "the " + known + " acts")
                    + " that the ledger has");
        }
        out.addAll(besideRows(article, withoutRow));
        out.add("   x leaves the rest of the article, g goes to a row, t shows the text, d takes a sentence of it");
        return out;
    }

    /// What of the text may tell of an act besides the rows: the first such sentences, and how many more there are.
    private static List<String> besideRows(Article article, List<Integer> withoutRow) {
        if (withoutRow.isEmpty()) {
            return List.of("   no other sentence has a word of acts, controls, licences or lists");
        }
        List<String> out = new ArrayList<>();
        out.add("   words of acts, controls, licences or lists, and no row:");
        List<Span> sentences = ArticleSentences.of(article);
        for (int n : withoutRow.subList(0, Math.min(SHOWN, withoutRow.size()))) {
            out.add(String.format(
                    Locale.ROOT,
                    "  %2d  “%s”",
                    n,
                    shortened(ReviewScreen.flat(sentences.get(n - 1).in(article.text())))));
        }
        if (withoutRow.size() > SHOWN) {
            out.add("      and " + (withoutRow.size() - SHOWN) + " more, which t marks with *");
        }
        return out;
    }

    /// The events of the ledger that some rows tell again.
    private static String held(List<Queued> rows) {
        List<String> events = rows.stream()
                .filter(q -> q.rank() == QueueRank.HELD)
                .map(q -> q.change().replaceFirst(".* ", ""))
                .distinct()
                .toList();
        return events.isEmpty() ? "" : " (" + String.join(", ", events) + ")";
    }

    /// That no row is left of an article that is taken for news.
    static String rest(List<Queued> waiting) {
        return "What is left of the article is not taken for news: " + counted(waiting) + held(waiting) + ".";
    }

    /// How many rows of each part there are.
    static String counted(List<Queued> rows) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        rows.forEach(q -> parts.merge(part(q.rank()), 1, Integer::sum));
        return parts.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String part(QueueRank rank) {
        return switch (rank) {
            case STATUS, TERMS, PLAN -> "that would change the ledger";
            case KNOWN -> "news that the ledger has";
            case UNREAD -> "not read";
            case WATCH -> "for the watch list";
            case OTHER -> "of supply or talks";
            case BACKGROUND -> "of background";
            case HELD -> "that the ledger has";
            case AGAIN -> "told again";
        };
    }

    /// The text, its sentences numbered, each with the rows that were read in it; those that may tell of an act
    /// and have none are marked.
    static List<String> text(Article article, List<Queued> rows, List<Integer> withoutRow) {
        List<String> out = new ArrayList<>();
        out.add("");
        List<Span> sentences = ArticleSentences.of(article);
        int passage = 0;
        for (int i = 0; i < sentences.size(); i++) {
            Span s = sentences.get(i);
            int in = passageOf(article, s);
            if (i > 0 && in != passage) {
                out.add("");
            }
            passage = in;
            List<String> read = new ArrayList<>();
            for (int k = 0; k < rows.size(); k++) {
                if (rows.get(k).item().span().overlaps(s)) {
                    read.add(String.valueOf(k + 1));
                }
            }
            out.add(String.format(
                    Locale.ROOT,
                    "%s %2d  %s%s",
                    withoutRow.contains(i + 1) ? "*" : " ",
                    i + 1,
                    ReviewScreen.flat(s.in(article.text())),
                    read.isEmpty() ? "" : "  [row " + String.join(", ", read) + "]"));
        }
        return out;
    }

    private static int passageOf(Article article, Span sentence) {
        for (int i = 0; i < article.passages().size(); i++) {
            if (article.passages().get(i).span().overlaps(sentence)) {
                return i;
            }
        }
        return -1;
    }

    /// How the report begins.
    private static String lead(Article article) {
        return article.passages().stream()
                .filter(p -> p.section() == Section.REPORT || p.section() == Section.COMMENT)
                .map(p -> ReviewScreen.flat(p.span().in(article.text())).strip())
                .filter(p -> !p.isEmpty())
                .findFirst()
                .map(p -> p.length() <= LEAD ? p : cut(p, LEAD))
                .orElse("");
    }

    private static String shortened(String quote) {
        return quote.length() <= 120 ? quote : cut(quote, 120);
    }

    private static String cut(String text, int most) {
        int at = text.lastIndexOf(' ', most);
        return text.substring(0, at > most / 2 ? at : most) + " …";
    }
}
