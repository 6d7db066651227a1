package dev.chokepoint.evidence.signals;

import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The sentences of an article that are read, of which a reviewer may say what they tell.
public final class ArticleSentences {
    private ArticleSentences() {}

    /// A mark behind a short word and before a figure ends no sentence: "Announcement No. 20", "Sept. 29".
    private static final Pattern SHORTENED = Pattern.compile("\\b\\p{Lu}\\p{L}{1,3}\\.$");

    /// Those of headline, report and comment, in the order of the text.
    public static List<Span> of(Article article) {
        List<Span> out = new ArrayList<>();
        for (Passage p : article.passages()) {
            if (p.section().isRead()) {
                Span before = new Span(0, 0);
                for (Span s : Sentences.of(article.text(), p.span())) {
                    String words = s.in(article.text());
                    boolean goesOn = !words.isBlank()
                            && Character.isDigit(words.strip().charAt(0))
                            && SHORTENED.matcher(before.in(article.text())).find();
                    if (goesOn) {
                        out.removeLast();
                        s = new Span(before.start(), s.end());
                    }
                    if (!words.isBlank()) {
                        out.add(s);
                        before = s;
                    }
                }
            }
        }
        return out;
    }
}
