package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.language.Language;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Everything an extractor found in an article, in the order of the text.
///
/// @param language the one most of the article is written in
/// @param unread the paragraphs in languages that no rules are held for: nothing is known of their claims
public record Reading(
        Article article,
        List<Claim> claims,
        List<SupplyFact> supplyFacts,
        List<NegotiationEvent> negotiations,
        Language language,
        List<Unread> unread) {
    /// A paragraph that could not be read.
    public record Unread(Language language, Span span) {}

    public Reading {
        claims = List.copyOf(claims);
        supplyFacts = List.copyOf(supplyFacts);
        negotiations = List.copyOf(negotiations);
        unread = List.copyOf(unread);
    }

    /// Of an English article that was read in full.
    public Reading(
            Article article, List<Claim> claims, List<SupplyFact> supplyFacts, List<NegotiationEvent> negotiations) {
        this(article, claims, supplyFacts, negotiations, Language.ENGLISH, List.of());
    }

    /// Whether no paragraph of it could be read.
    public boolean isUnread() {
        return !unread.isEmpty()
                && unread.size()
                        == article.passages().stream()
                                .filter(p -> p.section().isRead())
                                .count();
    }

    /// What could not be read and why, as a sentence; empty where all was read.
    public String notRead() {
        if (unread.isEmpty()) {
            return "";
        }
        String names =
                unread.stream()
                        .map(u -> u.language().name())
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                        .stream()
                        .collect(Collectors.joining(", "));
        if (isUnread()) {
            return "Not read: the text is in " + names
                    + ", for which there are no rules. It may hold claims that are not shown.";
        }
        return "Not read: " + unread.size() + (unread.size() == 1 ? " paragraph" : " paragraphs") + " in " + names
                + ", for which there are no rules. They may hold claims that are not shown.";
    }
}
