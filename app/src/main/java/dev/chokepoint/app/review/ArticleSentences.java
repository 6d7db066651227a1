package dev.chokepoint.app.review;

import dev.chokepoint.evidence.signals.Sentences;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;

/// The sentences of an article of which a reviewer may say what they tell.
public final class ArticleSentences {
    private ArticleSentences() {}

    /// Those of headline, report and comment, in the order of the text.
    public static List<Span> of(Article article) {
        List<Span> out = new ArrayList<>();
        for (Passage p : article.passages()) {
            if (p.section().isRead()) {
                Sentences.of(article.text(), p.span()).stream()
                        .filter(s -> !s.in(article.text()).isBlank())
                        .forEach(out::add);
            }
        }
        return out;
    }
}
