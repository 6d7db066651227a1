package dev.chokepoint.data.review;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.kept.FileLines;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.evidence.patterns.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The decisions of a world's analysts: one JSON object a line, only ever appended to, forced to the disk
/// before it is acknowledged.
public final class ReviewLog {
    /// The name of the file in the folder `review/` of a world.
    public static final String FILE = "decisions.jsonl";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LineLog lines;

    private ReviewLog(LineLog lines) {
        this.lines = lines;
    }

    /// The decisions of the world in a folder; nothing need be there yet.
    public static ReviewLog of(Path world) {
        return in(new FileLines(world.resolve("review").resolve(FILE)));
    }

    /// The decisions in lines that may be kept anywhere.
    public static ReviewLog in(LineLog lines) {
        return new ReviewLog(lines);
    }

    /// What the log holds.
    ///
    /// @param standing the decisions that no later one took back, by the key of what they are about
    /// @param length how long the log was, which tells whether anybody has added to it since
    public record Read(
            List<Decision> all, SequencedMap<String, Decision> standing, List<Problem> problems, long length) {
        public Read {
            all = List.copyOf(all);
            problems = List.copyOf(problems);
        }
    }

    /// How often the trigger of a claim was right, by the id of the rule, over the decisions that stand.
    ///
    /// A claim counts as right if it was accepted or put on the watch list with the action and the modality as
    /// read.
    public static Map<String, RuleSet.Tally> reviews(Read read) {
        Map<String, RuleSet.Tally> out = new LinkedHashMap<>();
        for (Decision d : read.standing().values()) {
            if (d.kind().equals("claim") && !d.rules().isEmpty()) {
                boolean right = d.verdict() != Decision.Verdict.REJECT
                        && !d.amended().containsKey("action")
                        && !d.amended().containsKey("modality");
                out.merge(
                        d.rules().getFirst(),
                        new RuleSet.Tally(right ? 1 : 0, 1),
                        (a, b) -> new RuleSet.Tally(a.right() + b.right(), a.reviewed() + b.reviewed()));
            }
        }
        return out;
    }

    /// Reads every complete line.
    public Read read() {
        List<Decision> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        long length = lines.length();
        long torn = lines.read(1, (line, text) -> {
            if (text.isBlank()) {
                return;
            }
            try {
                all.add(decision(JSON.readTree(text)));
            } catch (JacksonException | IllegalArgumentException e) {
                problems.add(Problem.error(
                        "review/" + FILE, (int) line, "", "", "The line is no decision: " + e.getMessage()));
            }
        });
        if (torn > 0) {
            problems.add(Problem.warning(
                    "review/" + FILE, (int) torn, "", "", "The last line was cut off and does not count."));
        }
        SequencedMap<String, Decision> standing = new LinkedHashMap<>();
        Map<Integer, Decision> byNumber = new LinkedHashMap<>();
        for (Decision d : all) {
            byNumber.put(d.number(), d);
            stand(standing, d, Optional.ofNullable(byNumber.get(d.undoes())));
        }
        return new Read(all, standing, problems, length);
    }

    /// What the log holds now: what it held before unless somebody has added to it since.
    public Read follow(Read before) {
        return lines.length() == before.length() ? before : read();
    }

    /// What a decision does to those that stand.
    private static void stand(SequencedMap<String, Decision> standing, Decision d, Optional<Decision> undone) {
        if (d.verdict() == Decision.Verdict.UNDO) {
            undone.ifPresent(u -> standing.remove(u.key()));
        } else {
            standing.remove(d.key());
            standing.put(d.key(), d);
        }
    }

    /// Appends a decision to a log as it was last read, and returns what it holds then without reading it again.
    public Read append(Decision d, Read before) {
        append(d);
        List<Decision> all = new ArrayList<>(before.all());
        all.add(d);
        SequencedMap<String, Decision> standing = new LinkedHashMap<>(before.standing());
        stand(
                standing,
                d,
                before.all().stream().filter(x -> x.number() == d.undoes()).findFirst());
        return new Read(all, standing, before.problems(), lines.length());
    }

    /// Appends a decision; when it returns, the decision is kept.
    public void append(Decision d) {
        lines.append(() -> JSON.writeValueAsString(json(d)));
    }

    /// A decision as a tree, as the file has it.
    public static ObjectNode json(Decision d) {
        ObjectNode o = JSON.createObjectNode();
        o.put("number", d.number());
        o.put("verdict", d.verdict().code());
        o.put("key", d.key());
        o.put("kind", d.kind());
        o.put("id", d.id());
        o.put("document", d.document());
        o.putArray("span").add(d.start()).add(d.end());
        o.put("quote", d.quote());
        o.put("published", d.published());
        texts(o.putObject("read"), d.read());
        if (!d.amended().isEmpty()) {
            texts(o.putObject("amended"), d.amended());
        }
        put(o, "rules", d.rules());
        put(o, "measures", d.measures());
        put(o, "events", d.events());
        put(o, "figure", d.figure());
        if (d.undoes() > 0) {
            o.put("undoes", d.undoes());
        }
        put(o, "analyst", d.analyst());
        put(o, "at", d.at());
        put(o, "note", d.note());
        return o;
    }

    private static void put(ObjectNode o, String key, String value) {
        if (!value.isEmpty()) {
            o.put(key, value);
        }
    }

    private static void put(ObjectNode o, String key, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = o.putArray(key);
            values.forEach(array::add);
        }
    }

    private static void texts(ObjectNode o, Map<String, String> map) {
        map.forEach(o::put);
    }

    private static Decision decision(JsonNode n) {
        if (!n.isObject()
                || !n.hasNonNull("number")
                || !n.hasNonNull("verdict")
                || !n.path("span").isArray()) {
            throw new IllegalArgumentException("it must be an object with number, verdict and span.");
        }
        return new Decision(
                n.path("number").asInt(),
                Decision.Verdict.valueOf(n.path("verdict").asString().toUpperCase(Locale.ROOT)),
                text(n, "key"),
                text(n, "kind"),
                text(n, "id"),
                text(n, "document"),
                n.path("span").path(0).asInt(),
                n.path("span").path(1).asInt(),
                text(n, "quote"),
                text(n, "published"),
                map(n.path("read")),
                map(n.path("amended")),
                list(n.path("rules")),
                list(n.path("measures")),
                list(n.path("events")),
                list(n.path("figure")),
                n.path("undoes").asInt(0),
                text(n, "analyst"),
                text(n, "at"),
                text(n, "note"));
    }

    private static String text(JsonNode n, String key) {
        JsonNode v = n.path(key);
        return v.isString() ? v.asString() : "";
    }

    private static SequencedMap<String, String> map(JsonNode n) {
        SequencedMap<String, String> out = new LinkedHashMap<>();
        n.properties().forEach(p -> out.put(p.getKey(), p.getValue().asString()));
        return out;
    }

    private static List<String> list(JsonNode n) {
        List<String> out = new ArrayList<>();
        n.forEach(x -> out.add(x.asString()));
        return out;
    }
}
