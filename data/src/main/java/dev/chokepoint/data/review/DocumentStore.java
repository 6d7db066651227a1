package dev.chokepoint.data.review;

import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

    private final Path folder;

    private DocumentStore(Path folder) {
        this.folder = folder;
    }

    public static DocumentStore of(Path world) {
        return new DocumentStore(world.resolve("review").resolve("documents"));
    }

    /// Keeps a document; one that is there already stays as it is.
    public void keep(Article article) {
        Path file = file(article.sha256());
        if (Files.exists(file)) {
            return;
        }
        ObjectNode o = JSON.createObjectNode();
        o.put("id", article.id().value());
        o.put("url", article.url());
        o.put("publisher", article.publisher());
        o.put("published", article.published().day().toString());
        o.put("kind", article.kind().code());
        o.put("headline", article.headline());
        o.put("text", article.text());
        AtomicFile.write(file, JSON.writeValueAsString(o) + "\n");
    }

    /// Finds a document by the hash of its text; a file whose text has another hash does not count.
    public Optional<Article> find(String sha256) {
        Path file = file(sha256);
        if (!sha256.matches("[0-9a-f]{64}") || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode o = JSON.readTree(Files.readString(file));
            Article article = Article.of(
                    o.path("id").asString(),
                    o.path("url").asString(""),
                    o.path("publisher").asString(""),
                    PublishedAt.on(LocalDate.parse(o.path("published").asString(""))),
                    // records kept before kinds were told are of reports
                    DocumentKind.find(o.path("kind").asString("")).orElse(DocumentKind.NEWS),
                    o.path("text").asString(""));
            return article.sha256().equals(sha256) ? Optional.of(article) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Path file(String sha256) {
        return folder.resolve(sha256 + ".json");
    }
}
