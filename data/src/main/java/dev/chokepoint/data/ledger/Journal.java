package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.kept.FileLines;
import dev.chokepoint.data.kept.LineLog;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The events recorded after the files of a ledger were written, one JSON object a line, only ever
/// appended to.
///
/// An event counts once its line is complete and forced to the disk. A line cut off by a crash is not an
/// event: readers leave it out and the next writer removes it. One writer at a time holds a lock; a second
/// one waits a little and is then refused.
///
/// Beside its two clocks each line says when it was recorded. The writer sets that, whatever the event says; lines that
/// older versions wrote have none.
public final class Journal implements EventStore {
    /// The name of the journal in the folder of a ledger.
    public static final String FILE = "journal.jsonl";

    /// The field of a line that says when it was recorded.
    static final String RECORDED_AT = "recorded-at";

    /// The fields that an event states.
    static final List<String> FIELDS = List.of(
            "key",
            "measure",
            "rule",
            "type",
            "from",
            "to",
            "known",
            "known-to-addressee",
            "precision",
            "zone",
            "by",
            "replaces",
            "confirms",
            "confidence",
            "note",
            "source");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LineLog lines;
    private final InstantSource clock;

    private Journal(LineLog lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /// The journal in a file, which need not be there yet.
    public static Journal at(Path file) {
        return at(file, InstantSource.system());
    }

    /// The same, with a clock that says when events are recorded.
    public static Journal at(Path file, InstantSource clock) {
        return new Journal(new FileLines(file), clock);
    }

    /// The journal in lines that may be kept anywhere.
    public static Journal in(LineLog lines) {
        return new Journal(lines, InstantSource.system());
    }

    /// The journal of the ledger in a folder.
    public static Journal of(Path ledger) {
        return at(ledger.resolve(FILE));
    }

    /// What a journal holds.
    ///
    /// @param recorded when each event was recorded, by key; events of older versions are not in it
    public record Read(List<StatusEvent> events, Map<String, Instant> recorded, List<Problem> problems) {
        public Read {
            events = List.copyOf(events);
            recorded = Map.copyOf(recorded);
            problems = List.copyOf(problems);
        }
    }

    @Override
    public Read read() {
        List<StatusEvent> events = new ArrayList<>();
        Map<String, Instant> recorded = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        long torn = lines.read(1, (line, text) -> {
            if (text.isBlank()) {
                return;
            }
            try {
                Map<String, String> fields = fields(text);
                StatusEvent event = event(fields);
                recordedAt(fields).ifPresent(at -> recorded.put(event.key(), at));
                events.add(event);
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(FILE, (int) line, "", "", String.valueOf(e.getMessage())));
            }
        });
        if (torn > 0) {
            problems.add(Problem.warning(
                    FILE,
                    (int) torn,
                    "",
                    "",
                    "The last line was cut off and does not count; the next record removes it."));
        }
        return new Read(events, recorded, problems);
    }

    @Override
    public StatusEvent append(UnaryOperator<StatusEvent> check, StatusEvent event) {
        AtomicReference<StatusEvent> last = new AtomicReference<>(event);
        lines.append(() -> {
            last.set(check.apply(event));
            return json(last.get(), Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        });
        return last.get();
    }

    /// One event as one line of JSON, as it is stated.
    public static String json(StatusEvent e) {
        return json(e, Optional.empty());
    }

    private static String json(StatusEvent e, Optional<Instant> recordedAt) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("key", e.key());
        out.put("measure", e.measure());
        put(out, "rule", e.rule());
        out.put("type", e.type().name());
        out.put("from", e.from().toString());
        if (!e.to().equals(StatusEvent.OPEN)) {
            out.put("to", e.to().toString());
        }
        out.put("known", e.knownToPublic().toString());
        if (!e.knownToAddressee().equals(e.knownToPublic())) {
            out.put("known-to-addressee", e.knownToAddressee().toString());
        }
        out.put("precision", e.span().precision().name());
        out.put("zone", e.span().zone().getId());
        put(out, "by", e.by());
        put(out, "replaces", e.replaces());
        put(out, "confirms", e.confirms());
        out.put("confidence", e.confidence().word());
        put(out, "note", e.note());
        put(out, "source", e.source());
        recordedAt.ifPresent(at -> out.put(RECORDED_AT, at.toString()));
        return JSON.writeValueAsString(out);
    }

    private static void put(Map<String, Object> out, String key, String value) {
        if (!value.isEmpty()) {
            out.put(key, value);
        }
    }

    /// Reads one event from its JSON.
    public static StatusEvent event(String json) {
        return event(fields(json));
    }

    /// The fields of one line.
    static Map<String, String> fields(String json) {
        Map<String, String> f;
        try {
            f = JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The line must be a JSON object of texts.", e);
        }
        if (f == null) {
            throw new IllegalArgumentException("The line must be a JSON object of texts.");
        }
        return f;
    }

    private static Optional<Instant> recordedAt(Map<String, String> f) {
        String text = f.getOrDefault(RECORDED_AT, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The value (" + text + ") of (" + RECORDED_AT
                            + ") must be an instant such as 2026-11-30T08:00:00Z.",
                    e);
        }
    }

    static StatusEvent event(Map<String, String> f) {
        LocalDate from = date(f, "from", "");
        String known = f.getOrDefault("known", from.toString());
        return new StatusEvent(
                f.getOrDefault("key", ""),
                f.getOrDefault("measure", ""),
                f.getOrDefault("rule", ""),
                word(f, "type", StatusEvent.Type.class, ""),
                new StatusEvent.Span(
                        from,
                        date(f, "to", StatusEvent.OPEN.toString()),
                        word(f, "precision", StatusEvent.Precision.class, "DAY"),
                        zone(f.getOrDefault("zone", "Z"))),
                new StatusEvent.Known(date(f, "known", from.toString()), date(f, "known-to-addressee", known)),
                f.getOrDefault("replaces", ""),
                new StatusEvent.Provenance(
                        f.getOrDefault("by", ""),
                        word(f, "confidence", Confidence.class, "SECONDARY"),
                        f.getOrDefault("note", ""),
                        f.getOrDefault("source", ""),
                        f.getOrDefault("confirms", "")),
                0);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The zone (" + text + ") must be one such as Asia/Shanghai.", e);
        }
    }

    private static LocalDate date(Map<String, String> f, String key, String otherwise) {
        String text = f.getOrDefault(key, otherwise);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The value (" + text + ") of (" + key + ") must be a date such as 2025-04-04.", e);
        }
    }

    private static <E extends Enum<E>> E word(Map<String, String> f, String key, Class<E> type, String otherwise) {
        String text = f.getOrDefault(key, otherwise)
                .toUpperCase(java.util.Locale.ROOT)
                .replace('-', '_');
        for (E e : type.getEnumConstants()) {
            if (e.name().equals(text)) {
                return e;
            }
        }
        throw new IllegalArgumentException(
                "The value (" + text + ") of (" + key + ") must be one of " + List.of(type.getEnumConstants()) + ".");
    }
}
