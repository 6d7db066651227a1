package dev.chokepoint.data.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model that says again what it said before: the replies that [ModelReplies] kept, by the hash of the prompt.
public final class RecordedModel implements ChatModel {
    private final String name;
    private final Map<String, String> replies;

    private RecordedModel(String name, Map<String, String> replies) {
        this.name = name;
        this.replies = Map.copyOf(replies);
    }

    /// The replies kept in a folder, which must all be of one model.
    public static RecordedModel of(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
        TreeSet<String> names = new TreeSet<>();
        Map<String, String> replies = new HashMap<>();
        for (Path f : files) {
            try {
                JsonNode n = JsonMapper.shared().readTree(Files.readString(f));
                names.add(n.path("model").asString(""));
                replies.put(
                        n.path("prompt_sha256").asString(""), n.path("reply").asString(""));
            } catch (JacksonException e) {
                throw new IllegalArgumentException(
                        "The file (" + f + ") is no kept reply: " + e.getOriginalMessage(), e);
            }
        }
        if (names.size() != 1) {
            throw new IllegalArgumentException("The replies in (" + folder + ") must be of one model, but are of ("
                    + String.join(", ", names) + ").");
        }
        return new RecordedModel(names.first(), replies);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String complete(String system, String prompt) throws IOException {
        String reply = replies.get(ModelClaimExtractor.hash(system, prompt));
        if (reply == null) {
            throw new IOException("No reply of (" + name + ") to this text and prompt was kept.");
        }
        return reply;
    }
}
