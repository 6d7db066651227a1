package dev.chokepoint.evidence.stories;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.PublishedAt;
import java.util.List;

/// An article that tells of the same matter as another, with the reason.
///
/// @param score likeness of the words (0 to 1) times exp(−days/14)
/// @param likeness the cosine of the two tf-idf vectors
/// @param days between the two
/// @param words the words that add most to the likeness
/// @param copies articles that repeat it and are not listed on their own
public record RelatedArticle(
        Id article,
        String headline,
        String publisher,
        PublishedAt published,
        double score,
        double likeness,
        long days,
        List<String> words,
        List<Id> copies) {
    public RelatedArticle {
        words = List.copyOf(words);
        copies = List.copyOf(copies);
    }
}
