package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps what a language model said, so that a claim of it can be traced.
public final class ModelReplies {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ModelReplies() {}

    /// Writes one JSON file for the document: model, hash of the prompt, hash of the text, raw reply, problems.
    public static void keep(Path folder, ModelClaimExtractor.Answer answer) throws IOException {
        Files.createDirectories(folder);
        String id = answer.reading().article().id().value().replaceAll("[^A-Za-z0-9._-]", "_");
        ObjectNode o = MAPPER.createObjectNode();
        o.put("article", answer.reading().article().id().value());
        o.put("sha256", answer.reading().article().sha256());
        o.put("model", answer.model());
        o.put("prompt_sha256", answer.promptHash());
        o.put("reply", answer.reply());
        ArrayNode problems = o.putArray("problems");
        for (Problem p : answer.problems()) {
            problems.add(p.text());
        }
        Path temporary = Files.createTempFile(folder, ".reply", ".json");
        Files.write(temporary, MAPPER.writeValueAsBytes(o));
        Files.move(temporary, folder.resolve(id + ".json"), StandardCopyOption.REPLACE_EXISTING);
    }
}
