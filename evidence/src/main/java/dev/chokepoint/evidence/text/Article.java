package dev.chokepoint.evidence.text;

import dev.chokepoint.base.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A document whose text is frozen: every span of every claim is an offset into `text`.
///
/// @param url where it was read; may be empty
/// @param publisher who published it; may be empty
/// @param kind decides which section its paragraphs belong to where no heading says
/// @param text the frozen text, never changed after intake
/// @param passages its paragraphs in order, each with its section
public record Article(
        Id id,
        String url,
        String publisher,
        PublishedAt published,
        DocumentKind kind,
        String headline,
        String text,
        List<Passage> passages) {
    public Article {
        passages = List.copyOf(passages);
        for (Passage p : passages) {
            if (p.span().end() > text.length()) {
                throw new IllegalArgumentException("The passage (" + p.span().start() + ".."
                        + p.span().end() + ") must lie within the text (" + text.length() + " characters).");
            }
        }
    }

    /// Sections the text of a report and makes the article.
    public static Article of(String key, String url, String publisher, PublishedAt published, String text) {
        return of(key, url, publisher, published, DocumentKind.NEWS, text);
    }

    /// Sections the text and makes the article.
    public static Article of(
            String key, String url, String publisher, PublishedAt published, DocumentKind kind, String text) {
        List<Passage> passages = Sections.of(text, kind.body());
        String headline = passages.stream()
                .filter(p -> p.section() == Section.HEADLINE)
                .map(p -> p.span().in(text))
                .findFirst()
                .orElse("");
        return new Article(Id.of("article", key), url, publisher, published, kind, headline, text, passages);
    }

    /// The same article under another key.
    public Article withKey(String key) {
        return new Article(Id.of("article", key), url, publisher, published, kind, headline, text, passages);
    }

    /// The same text with other paragraphs to read.
    public Article withPassages(List<Passage> others) {
        return new Article(id, url, publisher, published, kind, headline, text, others);
    }

    /// The SHA-256 of the frozen text in UTF-8, in lower-case hex.
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    public Id claimId(int number) {
        return Id.of("claim", id.value() + "#" + number);
    }
}
