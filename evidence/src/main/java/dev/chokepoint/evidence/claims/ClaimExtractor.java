package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.List;

/// Turns an article into claims; it keeps no state, so one instance serves any number of threads.
public interface ClaimExtractor {
    /// Reads claims, supply facts and negotiation events.
    Reading read(Article article);

    /// What a sentence of an article names; nothing where the reader does not tell.
    default Mentions mentions(Article article, Span sentence) {
        return Mentions.NONE;
    }

    default List<Claim> extract(Article article) {
        return read(article).claims();
    }
}
