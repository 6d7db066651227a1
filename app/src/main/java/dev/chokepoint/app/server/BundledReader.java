package dev.chokepoint.app.server;

import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reader of articles on the bundled rules, made when somebody first reads: pages and assistants share it.
final class BundledReader {
    private @Nullable Made made;

    private record Made(Signals signals, ClaimExtractor extractor) {}

    Reading read(Article article) {
        return made().extractor().read(article);
    }

    /// The reader itself, made when it is first asked.
    ClaimExtractor extractor() {
        return new ClaimExtractor() {
            @Override
            public Reading read(Article article) {
                return BundledReader.this.read(article);
            }

            @Override
            public List<Mentions> mentions(Article article, List<Span> sentences) {
                return made().extractor().mentions(article, sentences);
            }
        };
    }

    /// What speaks for a claim being news and for its being read right.
    Signals signals() {
        return made().signals();
    }

    private synchronized Made made() {
        Made known = made;
        if (known == null) {
            ReadingRules rules = ReadingRules.bundledRight();
            known = new Made(rules.signals(), rules.toReader());
            made = known;
        }
        return known;
    }
}
