package dev.chokepoint.data.review;

import dev.chokepoint.data.kept.KeptFiles;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The frozen texts that decisions rest on, `review/documents/<sha256>.json`: a span means nothing without
/// the text it was cut from.
public final class DocumentStore {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final KeptFiles files;

    private DocumentStore(KeptFiles files) {
        this.files = files;
    }

    public static DocumentStore of(Path world) {
        return in(KeptFiles.in(folder(world)));
    }

    /// The documents in files that may be kept anywhere.
    public static DocumentStore in(KeptFiles files) {
        return new DocumentStore(files);
    }

    /// Where the documents of a world lie.
    public static Path folder(Path world) {
        return world.resolve("review").resolve("documents");
    }

    /// Keeps a document; one that is there already stays as it is.
    public void keep(Article article) {
        ObjectNode o = JSON.createObjectNode();
        o.put("id", article.id().value());
        o.put("url", article.url());
        o.put("publisher", article.publisher());
        o.put("published", article.published().day().toString());
        o.put("kind", article.kind().code());
        o.put("headline", article.headline());
        o.put("text", article.text());
        files.put(name(article.sha256()), (JSON.writeValueAsString(o) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Finds a document by the hash of its text; a file whose text has another hash does not count.
    public Optional<Article> find(String sha256) {
        return sha256.matches("[0-9a-f]{64}")
                ? files.find(name(sha256)).flatMap(b -> read(b, sha256))
                : Optional.empty();
    }

    private static Optional<Article> read(byte[] bytes, String sha256) {
        try {
            JsonNode o = JSON.readTree(bytes);
            Article article = Article.of(
                    o.path("id").asString(),
                    o.path("url").asString(""),
                    o.path("publisher").asString(""),
                    PublishedAt.on(LocalDate.parse(o.path("published").asString(""))),
                    // records kept before kinds were told are of reports
                    DocumentKind.find(o.path("kind").asString("")).orElse(DocumentKind.NEWS),
                    o.path("text").asString(""));
            return article.sha256().equals(sha256) ? Optional.of(article) : Optional.empty();
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String name(String sha256) {
        return sha256 + ".json";
    }
}
