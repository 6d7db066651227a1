package dev.chokepoint.evidence.language;

import dev.chokepoint.evidence.text.Passage;
import java.util.List;

/// The languages of a document.
///
/// @param main the one most of it is written in
/// @param parts the paragraphs that are read, in order
public record DocumentLanguages(Language main, List<Part> parts) {
    /// A paragraph with its language.
    public record Part(Language language, Passage passage) {}

    public DocumentLanguages {
        parts = List.copyOf(parts);
    }

    /// Whether it is all in one language.
    public boolean isOnly(Language language) {
        return parts.stream().allMatch(p -> p.language().equals(language));
    }

    /// The paragraphs in a language.
    public List<Passage> in(Language language) {
        return parts.stream()
                .filter(p -> p.language().equals(language))
                .map(Part::passage)
                .toList();
    }
}
