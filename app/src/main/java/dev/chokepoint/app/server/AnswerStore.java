package dev.chokepoint.app.server;

import dev.chokepoint.data.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers as they were given, each in a file named by the hash of its bytes, and which question got which.
///
/// Nothing that is kept is ever written again.
public final class AnswerStore {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern JOB = Pattern.compile("[0-9a-f-]{36}\\.json");
    private static final int MOST_READ = 3;

    private final Path folder;

    /// Answers that were read lately, as trees.
    private final Map<String, JsonNode> read = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > MOST_READ;
        }
    };

    public AnswerStore(Path folder) {
        this.folder = folder;
    }

    /// The folder of the user for what the pages keep.
    public static Path ofUser() {
        String data = System.getenv("XDG_DATA_HOME");
        if (data != null && !data.isBlank()) {
            return Path.of(data, "chokepoint");
        }
        String home = System.getProperty("user.home", "");
        return home.isBlank() || home.equals("?")
                ? Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-data")
                : Path.of(home, ".local", "share", "chokepoint");
    }

    /// Which answer a question got.
    ///
    /// @param answer the hash of the answer
    /// @param at when it was given
    /// @param seconds how long it took
    record Kept(String answer, String at, double seconds) {}

    /// Keeps an answer of all stages for good and returns its hash.
    Kept keep(String question, String json, double seconds, Instant at) {
        Kept kept = keepBeside(question, json, seconds, at);
        AtomicFile.write(latest(), Double.toString(seconds) + "\n");
        return kept;
    }

    /// Keeps an answer to a short question for good; how long it took says nothing of questions to all stages.
    Kept keepBeside(String question, String json, double seconds, Instant at) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String hash = hash(bytes);
        Path file = file(hash);
        if (!Files.exists(file)) {
            AtomicFile.write(file, bytes);
        }
        Kept kept = new Kept(hash, at.toString(), seconds);
        point(question, kept);
        return kept;
    }

    /// Makes an answer that is kept the one that a question gets.
    void point(String question, Kept kept) {
        if (find(question).equals(Optional.of(kept))) {
            return;
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("question", question);
        told.put("answer", kept.answer());
        told.put("at", kept.at());
        told.put("seconds", kept.seconds());
        AtomicFile.write(questionFile(question), JsonMapper.shared().writeValueAsString(told) + "\n");
    }

    /// How long the latest question took, which hints at how long another will take; 0 where none was answered.
    double latestSeconds() {
        if (!Files.isRegularFile(latest())) {
            return 0;
        }
        try {
            return Double.parseDouble(Files.readString(latest()).strip());
        } catch (IOException | NumberFormatException e) {
            // Only a hint.
            return 0;
        }
    }

    private Path latest() {
        return folder.resolve("questions").resolve("latest-seconds.txt");
    }

    /// Writes down that a question is to be worked on.
    void pend(String id, Map<String, String> parameters) {
        AtomicFile.write(pendingFile(id), JsonMapper.shared().writeValueAsString(parameters) + "\n");
    }

    /// Nothing is to be done any more for a question.
    void settle(String id) {
        try {
            Files.deleteIfExists(pendingFile(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The questions that are still to be worked on, by the id of their job.
    Map<String, Map<String, String>> pending() {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        Path jobs = folder.resolve("jobs");
        if (!Files.isDirectory(jobs)) {
            return all;
        }
        try (Stream<Path> files = Files.list(jobs)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (JOB.matcher(name).matches()) {
                    parameters(Files.readString(file))
                            .ifPresent(p -> all.put(name.substring(0, name.length() - ".json".length()), p));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /// The parameters of a question; none where the file is not ours.
    private static Optional<Map<String, String>> parameters(String json) {
        Map<String, String> parameters = new LinkedHashMap<>();
        try {
            JsonMapper.shared()
                    .readTree(json)
                    .properties()
                    .forEach(p -> parameters.put(p.getKey(), p.getValue().asString()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return Optional.of(parameters);
    }

    private Path pendingFile(String id) {
        return folder.resolve("jobs").resolve(id + ".json");
    }

    /// The answer that a question got last, where its file is whole.
    Optional<Kept> find(String question) {
        Path file = questionFile(question);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode told = JsonMapper.shared().readTree(Files.readString(file));
            Kept kept = new Kept(
                    told.path("answer").asString(""),
                    told.path("at").asString(""),
                    told.path("seconds").asDouble(0));
            return HASH.matcher(kept.answer()).matches() && Files.isRegularFile(file(kept.answer()))
                    ? Optional.of(kept)
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /// The bytes of an answer.
    Optional<byte[]> bytes(String hash) {
        if (!HASH.matcher(hash).matches() || !Files.isRegularFile(file(hash))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file(hash)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private Path file(String hash) {
        return folder.resolve(hash + ".json");
    }

    private Path questionFile(String question) {
        return folder.resolve("questions").resolve(hash(question.getBytes(StandardCharsets.UTF_8)) + ".json");
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
