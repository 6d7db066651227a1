package dev.chokepoint.app.text;

import dev.chokepoint.app.view.evidence.ClaimWords;
import dev.chokepoint.base.Id;
import dev.chokepoint.data.evidence.ReadingSet;
import dev.chokepoint.data.evidence.StoriesJson;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.stories.Contradiction;
import dev.chokepoint.evidence.stories.RelatedArticle;
import dev.chokepoint.evidence.stories.Story;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.List;
import java.util.Locale;

/// Writes stories, related articles and contradictions for people.
public final class StoriesText {
    private StoriesText() {}

    /// The stories of a set, then its contradictions.
    public static String of(ReadingSet set) {
        StringBuilder out = new StringBuilder("Stories\n");
        for (Story s : set.index().stories()) {
            out.append("  (").append(String.join(", ", set.topicsOf(s))).append(")  ");
            int reports = s.independentReports();
            out.append(reports).append(reports == 1 ? " report" : " independent reports");
            int copies = s.articles().size() - reports;
            if (copies > 0) {
                out.append(copies == 1 ? ", 1 copy" : ", " + copies + " copies");
            }
            out.append('\n');
            for (Story.Report r : s.reports()) {
                out.append("    Time:").append(StoriesJson.time(r.published())).append("  ");
                out.append(title(r.origin(), r.headline()))
                        .append(copies(r.copies()))
                        .append('\n');
            }
        }
        out.append("\nContradictions\n");
        if (set.contradictions().isEmpty()) {
            out.append("  none\n");
        }
        for (Contradiction c : set.contradictions()) {
            out.append("  ").append(c.because()).append('\n');
            switch (c) {
                case Contradiction.OfClaims x -> {
                    side(
                            out,
                            x.one().article(),
                            ClaimWords.summary(x.one().statement()),
                            x.one().statement().span(),
                            x.one().statement().sources());
                    side(
                            out,
                            x.other().article(),
                            ClaimWords.summary(x.other().statement()),
                            x.other().statement().span(),
                            x.other().statement().sources());
                }
                case Contradiction.OfFacts x -> {
                    side(
                            out,
                            x.one().article(),
                            ClaimWords.fact(x.one().statement()),
                            x.one().statement().span(),
                            x.one().statement().sources());
                    side(
                            out,
                            x.other().article(),
                            ClaimWords.fact(x.other().statement()),
                            x.other().statement().span(),
                            x.other().statement().sources());
                }
            }
        }
        return out.toString();
    }

    /// The articles related to one, in the manner of a news page.
    ///
    /// @param topics of the article itself
    public static String related(List<String> topics, List<RelatedArticle> related) {
        StringBuilder out = new StringBuilder("Related (" + String.join(", ", topics) + ")\n");
        if (related.isEmpty()) {
            out.append("  none\n");
        }
        for (RelatedArticle r : related) {
            out.append("  Time:").append(StoriesJson.time(r.published())).append("  ");
            out.append(title(r.article(), r.headline()))
                    .append(copies(r.copies()))
                    .append('\n');
            out.append(String.format(
                    Locale.ROOT,
                    "      score %.2f: likeness %.2f over %d day%s; shared: %s%n",
                    r.score(),
                    r.likeness(),
                    r.days(),
                    r.days() == 1 ? "" : "s",
                    String.join(", ", r.words())));
        }
        return out.toString();
    }

    private static String title(Id article, String headline) {
        return headline.isEmpty() ? article.value() : headline.replaceFirst("^#+ ", "") + " [" + article.value() + "]";
    }

    private static String copies(List<Id> copies) {
        return copies.isEmpty()
                ? ""
                : " (also " + String.join(", ", copies.stream().map(Id::value).toList()) + ")";
    }

    private static void side(
            StringBuilder out, Article article, String summary, Span span, List<Slot<Attribution>> sources) {
        out.append("    ")
                .append(article.published().day())
                .append("  ")
                .append(summary)
                .append('\n');
        out.append("      \"")
                .append(span.in(article.text()).replace('\n', ' '))
                .append("\"\n      ");
        out.append(
                sources.isEmpty()
                        ? "in the document's own voice"
                        : "says "
                                + String.join(
                                        " < ",
                                        sources.stream()
                                                .map(s -> ClaimWords.name(s.value()))
                                                .toList()));
        out.append(", in ").append(article.id().value());
        if (!article.publisher().isEmpty()) {
            out.append(" (").append(article.publisher()).append(')');
        }
        out.append('\n');
    }
}
