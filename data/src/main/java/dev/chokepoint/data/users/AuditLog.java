package dev.chokepoint.data.users;

import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.receipt.CanonicalJson;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Who changed what and who was given which answer: one line of JSON each, which names the hash of the line before.
///
/// What was asked and what was answered stand there as hashes: the audit tells that it was so, not a secret of trade.
public final class AuditLog {
    /// The name of its lines in a store.
    public static final String NAME = "audit";

    private static final String HASH = "hash";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LineLog lines;
    private final InstantSource clock;

    public AuditLog(LineLog lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /// What happened.
    ///
    /// @param who the person
    /// @param method the method of the request
    /// @param path the address without what follows a question mark
    /// @param asked SHA-256 of what was asked
    /// @param answered SHA-256 of the answer
    /// @param what who was given what role or what company, in words; empty for all else
    public record Entry(
            String who, String method, String path, int status, String asked, String answered, String what) {
        /// What the console did, outside of any request.
        public static Entry ofConsole(String user, String command, String what) {
            return new Entry("console of " + user, "ADMIN", command, 200, "", "", what);
        }
    }

    /// Writes an entry down; when it returns, the entry is kept.
    public void add(Entry entry) {
        lines.append(() -> {
            Map<String, String> before = lines.last().map(AuditLog::fields).orElse(Map.of());
            Map<String, Object> line = new TreeMap<>();
            line.put("number", Long.toString(Long.parseLong(before.getOrDefault("number", "0")) + 1));
            line.put("before", before.getOrDefault(HASH, ""));
            line.put(
                    "at",
                    Instant.ofEpochMilli(clock.millis())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
            line.put("who", entry.who());
            line.put("method", entry.method());
            line.put("path", entry.path());
            line.put("status", Integer.toString(entry.status()));
            line.put("asked", entry.asked());
            line.put("answered", entry.answered());
            if (!entry.what().isEmpty()) {
                line.put("what", entry.what());
            }
            line.put(HASH, hash(line));
            return CanonicalJson.of(line);
        });
    }

    private static String hash(Map<String, ?> content) {
        return Sha256.hex(CanonicalJson.of(content));
    }

    private static Map<String, String> fields(String line) {
        return JSON.readValue(line, new TypeReference<Map<String, String>>() {});
    }

    /// What is wrong with an audit.
    ///
    /// @param lines how many lines it has
    /// @param end the hash of the last line, by which a file cut off at its end is found
    /// @param problems what does not hold, line by line
    public record Checked(long lines, String end, List<String> problems) {
        public Checked {
            problems = List.copyOf(problems);
        }
    }

    /// Checks that no line was changed, left out, added or moved. It needs the lines only.
    public static Checked verify(LineLog lines) {
        List<String> problems = new ArrayList<>();
        String[] end = {""};
        long[] count = {0};
        long torn = lines.read(1, (number, text) -> {
            count[0] = number;
            try {
                Map<String, Object> content = new TreeMap<>(fields(text));
                String stated = String.valueOf(content.remove(HASH));
                String now = hash(content);
                if (!now.equals(stated)) {
                    problems.add("Line " + number + ": the content was changed.");
                }
                if (!String.valueOf(content.get("number")).equals(Long.toString(number))
                        || !end[0].equals(content.get("before"))) {
                    problems.add("Line " + number + ": it does not follow the line before.");
                }
                end[0] = stated;
            } catch (JacksonException | IllegalArgumentException e) {
                problems.add("Line " + number + ": it is no line of an audit.");
            }
        });
        if (torn > 0) {
            problems.add("Line " + torn + ": it was cut off.");
        }
        return new Checked(count[0], end[0], problems);
    }
}
