package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the documents of a file of annotated passages (one JSON object a line: id, date, url, kind, text).
public final class GoldFile {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private GoldFile() {}

    public static Loaded<List<Article>> read(Path file) {
        List<Article> out = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file (" + file + ") could not be read.", e);
        }
        String name = String.valueOf(file.getFileName());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                JsonNode n = MAPPER.readTree(lines.get(i));
                String id = n.path("id").asString("");
                String text = n.path("text").asString("");
                if (id.isBlank() || text.isBlank()) {
                    problems.add(Problem.error(name, i + 1, "id, text", "", "Every line must have an id and a text."));
                    continue;
                }
                PublishedAt.Precision precision =
                        n.path("date_precision").asString("day").equals("month")
                                ? PublishedAt.Precision.MONTH
                                : PublishedAt.Precision.DAY;
                // a text of two kinds ("news+comment") says itself where the second begins
                DocumentKind kind =
                        DocumentKind.find(n.path("kind").asString("")).orElse(DocumentKind.NEWS);
                out.add(Article.of(
                        id,
                        n.path("url").asString(""),
                        "",
                        new PublishedAt(LocalDate.parse(n.path("date").asString("")), LocalTime.MIDNIGHT, precision),
                        kind,
                        text));
            } catch (JacksonException e) {
                problems.add(Problem.error(
                        name, i + 1, "", "", "Every line must be one JSON object: " + e.getOriginalMessage()));
            } catch (DateTimeParseException e) {
                problems.add(Problem.error(
                        name, i + 1, "date", e.getParsedString(), "A date such as 2025-06-10 was expected."));
            }
        }
        return new Loaded<>(out, problems);
    }
}
