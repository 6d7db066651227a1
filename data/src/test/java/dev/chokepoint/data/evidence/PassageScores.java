package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How well annotated passages are read.
final class PassageScores {
    private static final Pattern STRICT = Pattern.compile("strict\\s+P=([0-9.]+) R=[0-9.]+ F1=([0-9.]+)");

    private PassageScores() {}

    /// Strict F1 by a reference scorer.
    ///
    /// @param folder for the predictions
    static double strictF1(Path gold, ClaimExtractor extractor, Path scorer, Path folder)
            throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (Article a : GoldFile.read(gold).value()) {
            lines.append(PredictionLines.of(extractor.read(a))).append('\n');
        }
        Path predictions = folder.resolve("p.jsonl");
        Files.writeString(predictions, lines);
        Process p = new ProcessBuilder("python3", scorer.toString(), gold.toString(), predictions.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        p.waitFor();
        Matcher m = STRICT.matcher(out);
        assertThat(m.find()).as(out).isTrue();
        return Double.parseDouble(m.group(2));
    }

    /// Without the reference scorer: a required claim is found where a claim overlaps its evidence and agrees
    /// in issuer, action, modality and in being opinion or fact; each claim counts once. A little stricter
    /// than the scorer, which pairs claims as well as can be.
    ///
    /// @param which of the passages count
    static double plainF1(Path gold, ClaimExtractor extractor, Predicate<JsonNode> which) throws IOException {
        Map<String, Article> articles = new HashMap<>();
        GoldFile.read(gold).value().forEach(a -> articles.put(a.id().value(), a));
        int found = 0;
        int required = 0;
        int read = 0;
        for (String line : Files.readAllLines(gold)) {
            JsonNode passage = JsonMapper.shared().readTree(line);
            if (!which.test(passage)) {
                continue;
            }
            Article article =
                    Objects.requireNonNull(articles.get(passage.get("id").asString()));
            List<JsonNode> claims = new ArrayList<>();
            JsonMapper.shared()
                    .readTree(PredictionLines.of(extractor.read(article)))
                    .get("claims")
                    .forEach(claims::add);
            read += claims.size();
            for (JsonNode wanted : passage.get("claims")) {
                Optional<JsonNode> match =
                        claims.stream().filter(c -> agrees(wanted, c)).findFirst();
                match.ifPresent(claims::remove);
                boolean optional = wanted.path("optional").asBoolean(false);
                required += optional ? 0 : 1;
                found += match.isPresent() && !optional ? 1 : 0;
                read -= match.isPresent() && optional ? 1 : 0;
            }
        }
        return 2.0 * found / (required + read);
    }

    private static boolean agrees(JsonNode wanted, JsonNode claim) {
        JsonNode evidence = wanted.get("evidence");
        JsonNode span = claim.get("span");
        int overlap = Math.min(evidence.get(1).asInt(), span.get(1).asInt())
                - Math.max(evidence.get(0).asInt(), span.get(0).asInt());
        return overlap > 0
                && wanted.get("issuer").asString().equals(claim.get("issuer").asString())
                && oneOf(wanted, "action", claim)
                && oneOf(wanted, "modality", claim)
                && wanted.get("opinion").asBoolean() == claim.get("opinion").asBoolean();
    }

    private static boolean oneOf(JsonNode wanted, String slot, JsonNode claim) {
        String said = claim.get(slot).asString();
        boolean right = wanted.get(slot).asString().equals(said);
        for (JsonNode other : wanted.path(slot + "_alt")) {
            right |= other.asString().equals(said);
        }
        return right;
    }
}
