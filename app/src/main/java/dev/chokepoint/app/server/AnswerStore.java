package dev.chokepoint.app.server;

import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.kept.KeptAnswers;
import dev.chokepoint.data.kept.KeptAnswers.Given;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers as they were given, by the hash of their bytes, and which question got which.
///
/// Nothing that is kept is ever written again.
final class AnswerStore {
    private static final int MOST_READ = 3;

    private final KeptAnswers kept;

    /// Answers that were read lately, as trees.
    private final Map<String, JsonNode> read = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > MOST_READ;
        }
    };

    AnswerStore(KeptAnswers kept) {
        this.kept = kept;
    }

    /// Keeps an answer of all stages for good and returns its hash.
    Given keep(String question, String json, double seconds, Instant at) {
        Given given = keepBeside(question, json, seconds, at);
        kept.tellLatestSeconds(seconds);
        return given;
    }

    /// Keeps an answer to a short question for good; how long it took says nothing of questions to all stages.
    Given keepBeside(String question, String json, double seconds, Instant at) {
        Given given = new Given(kept.put(json.getBytes(StandardCharsets.UTF_8), ""), at.toString(), seconds);
        point(question, given);
        return given;
    }

    /// Makes an answer that is kept the one that a question gets.
    void point(String question, Given given) {
        kept.point(question, given);
    }

    /// How long the latest question took, which hints at how long another will take; 0 where none was answered.
    double latestSeconds() {
        return kept.latestSeconds();
    }

    /// The answer that a question got last, where it is whole.
    Optional<Given> find(String question) {
        return kept.given(question);
    }

    /// The bytes of an answer.
    Optional<byte[]> bytes(String hash) {
        return kept.find(hash).map(KeptAnswers.Answer::bytes);
    }

    /// An answer as a tree.
    synchronized Optional<JsonNode> tree(String hash) {
        JsonNode known = read.get(hash);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<JsonNode> tree = bytes(hash).map(b -> JsonMapper.shared().readTree(b));
        tree.ifPresent(t -> read.put(hash, t));
        return tree;
    }

    static String hash(byte[] bytes) {
        return Sha256.hex(bytes);
    }
}
