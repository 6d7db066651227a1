package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.language.DocumentLanguages;
import dev.chokepoint.evidence.language.Language;
import dev.chokepoint.evidence.language.LanguageDetector;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Reads each paragraph with the rules of its language, and says which paragraphs are in a language without rules.
public final class LanguageClaimExtractor implements ClaimExtractor {
    private final LanguageDetector detector;
    private final Map<Language, Supplier<? extends ClaimExtractor>> readers;

    /// @param readers by language; asked for when a text in it is met, and must give the same one each time
    public LanguageClaimExtractor(
            LanguageDetector detector, Map<Language, Supplier<? extends ClaimExtractor>> readers) {
        this.detector = detector;
        this.readers = Map.copyOf(readers);
    }

    @Override
    public Reading read(Article article) {
        DocumentLanguages languages = detector.of(article);
        List<Reading.Unread> unread = languages.parts().stream()
                .filter(p -> !readers.containsKey(p.language()))
                .map(p -> new Reading.Unread(p.language(), p.passage().span()))
                .toList();
        List<Reading> parts = new ArrayList<>();
        Set<Language> read = new HashSet<>();
        for (DocumentLanguages.Part p : languages.parts()) {
            Supplier<? extends ClaimExtractor> reader = readers.get(p.language());
            if (reader != null && read.add(p.language())) {
                Article own = languages.isOnly(p.language()) ? article : only(article, languages.in(p.language()));
                parts.add(reader.get().read(own));
            }
        }
        if (parts.size() == 1) {
            Reading one = parts.getFirst();
            return new Reading(article, one.claims(), one.supplyFacts(), one.negotiations(), languages.main(), unread);
        }
        return merged(article, parts, languages.main(), unread);
    }

    @Override
    public List<Mentions> mentions(Article article, List<Span> sentences) {
        DocumentLanguages languages = detector.of(article);
        Map<Language, List<Span>> by = new LinkedHashMap<>();
        for (Span s : sentences) {
            languages.parts().stream()
                    .filter(p -> p.passage().span().overlaps(s) && readers.containsKey(p.language()))
                    .findFirst()
                    .ifPresent(p -> by.computeIfAbsent(p.language(), _ -> new ArrayList<>())
                            .add(s));
        }
        Map<Span, Mentions> named = new HashMap<>();
        by.forEach((language, own) -> {
            Supplier<? extends ClaimExtractor> reader = readers.get(language);
            if (reader != null) {
                List<Mentions> told = reader.get().mentions(article, own);
                for (int i = 0; i < own.size(); i++) {
                    named.put(own.get(i), told.get(i));
                }
            }
        });
        return sentences.stream()
                .map(s -> named.getOrDefault(s, Mentions.UNREAD))
                .toList();
    }

    /// The article with those paragraphs alone, besides what is never read.
    private static Article only(Article a, List<Passage> passages) {
        Set<Passage> kept = new HashSet<>(passages);
        return a.withPassages(a.passages().stream()
                .filter(p -> !p.section().isRead() || kept.contains(p))
                .toList());
    }

    /// Readings of different paragraphs of one article as one, numbered in the order of the text.
    private static Reading merged(Article article, List<Reading> parts, Language main, List<Reading.Unread> unread) {
        List<Claim> claims = new ArrayList<>();
        List<SupplyFact> facts = new ArrayList<>();
        List<NegotiationEvent> talks = new ArrayList<>();
        for (Reading r : parts) {
            claims.addAll(r.claims());
            facts.addAll(r.supplyFacts());
            talks.addAll(r.negotiations());
        }
        claims.sort(Comparator.comparing(Claim::span));
        List<Claim> numbered = new ArrayList<>();
        for (Claim c : claims) {
            numbered.add(c.withId(article.claimId(numbered.size() + 1)));
        }
        return new Reading(article, numbered, facts, talks, main, unread);
    }
}
