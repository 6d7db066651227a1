package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.List;

/// Turns an article into claims; it keeps no state, so one instance serves any number of threads.
public interface ClaimExtractor {
    /// Reads claims, supply facts and negotiation events.
    Reading read(Article article);

    /// What each of these sentences of an article names; nothing where the reader does not tell.
    default List<Mentions> mentions(Article article, List<Span> sentences) {
        return sentences.stream().map(_ -> Mentions.UNREAD).toList();
    }

    /// What a sentence of an article names.
    default Mentions mentions(Article article, Span sentence) {
        return mentions(article, List.of(sentence)).getFirst();
    }

    default List<Claim> extract(Article article) {
        return read(article).claims();
    }
}
