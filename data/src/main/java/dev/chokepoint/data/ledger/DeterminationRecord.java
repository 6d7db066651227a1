package dev.chokepoint.data.ledger;

import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// One determination as it was given: what was asked, what was answered, by which ledger, for whom.
///
/// @param at when it was given
/// @param user who asked
/// @param version the version of the program
/// @param ledger the ledger that answered
/// @param inputs what was asked, by column of the batch table, with both dates
/// @param answer the answer, as [DeterminationJson] writes it
/// @param events keys of the events that the answer rests on
public record DeterminationRecord(
        Instant at,
        String user,
        String version,
        LedgerStamp ledger,
        Map<String, String> inputs,
        Map<String, Object> answer,
        List<String> events) {
    /// The kind of a receipt that holds a determination.
    public static final String KIND = "check";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Which ledger answered.
    ///
    /// @param world the name of its world
    /// @param sequence the sequence of its last event
    /// @param hash SHA-256 over its files, see [dev.chokepoint.data.world.WorldHash]
    /// @param worldHash the same over all files of its world; empty in records that were kept before it was told
    public record LedgerStamp(String world, long sequence, String hash, String worldHash) {
        /// The stamp as receipts tell it.
        public Map<String, Object> fields() {
            Map<String, Object> by = new LinkedHashMap<>();
            by.put("world", world);
            by.put("sequence", sequence);
            by.put("hash", hash);
            by.put("world_hash", worldHash);
            return by;
        }

        private static LedgerStamp parse(Map<?, ?> by) {
            return new LedgerStamp(
                    words(by.get("world")),
                    by.get("sequence") instanceof Number n ? n.longValue() : 0,
                    words(by.get("hash")),
                    words(by.get("world_hash")));
        }
    }

    public DeterminationRecord {
        inputs = Map.copyOf(new TreeMap<>(inputs));
        answer = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(answer));
        events = List.copyOf(events);
    }

    /// The record of a determination given at `at`.
    public static DeterminationRecord of(
            DeterminationEngine engine,
            LedgerStamp stamp,
            Map<String, String> inputs,
            Determination d,
            Instant at,
            String user,
            String version) {
        Map<String, String> asked = new TreeMap<>();
        ShipmentRows.COLUMNS.forEach(c -> {
            String text = inputs.getOrDefault(c, "").strip();
            if (!text.isEmpty()) {
                asked.put(c, text);
            }
        });
        asked.put("event_date", d.shipment().on().toString());
        asked.put("known_on", d.shipment().known().toString());
        List<String> events = new ArrayList<>();
        for (String id : measures(d)) {
            for (StatusEvent e : engine.ledger().eventsOf(id)) {
                if (!e.knownTo(d.shipment().audience()).isAfter(d.shipment().known())) {
                    events.add(e.key());
                }
            }
        }
        return new DeterminationRecord(at, user, version, stamp, asked, DeterminationJson.of(d), events);
    }

    /// Every measure that an answer names, in order; that of the next change too.
    static Set<String> measures(Determination d) {
        Set<String> ids = new LinkedHashSet<>(d.measures());
        d.controlling().forEach(f -> ids.add(f.measure()));
        d.dormant().forEach(x -> ids.add(x.measure()));
        d.notYet().forEach(x -> ids.add(x.measure()));
        ids.addAll(d.interpretations());
        ids.addAll(d.authorisations());
        if (d.nextChange() instanceof Determination.NextChange.On on) {
            ids.addAll(on.measures());
        }
        return ids;
    }

    /// What a receipt of it tells.
    public Map<String, Object> fields() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", KIND);
        out.put("at", at.toString());
        out.put("user", user);
        out.put("version", version);
        out.put("ledger", ledger.fields());
        out.put("inputs", inputs);
        out.put("answer", answer);
        out.put("events", events);
        return out;
    }

    /// Reads a record from its line: a receipt, or a record as it was kept before there were receipts.
    ///
    /// @throws IllegalArgumentException if it is none
    public static DeterminationRecord parse(String line) {
        Map<String, Object> all;
        try {
            all = JSON.readValue(line, new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The line must be a determination as --keep writes it.", e);
        }
        if (all == null
                || !(all.get("ledger") instanceof Map<?, ?> by)
                || !(all.get("inputs") instanceof Map<?, ?> asked)
                || !(all.get("answer") instanceof Map<?, ?> answer)) {
            throw new IllegalArgumentException("The line must be a determination as --keep writes it.");
        }
        if (all.getOrDefault("kind", KIND) instanceof String kind && !kind.equals(KIND)) {
            throw new IllegalArgumentException(
                    "The line holds an answer of another kind (" + kind + "); only determinations can be asked again.");
        }
        Map<String, String> inputs = new TreeMap<>();
        asked.forEach((column, text) -> inputs.put(words(column), words(text)));
        Map<String, Object> told = new LinkedHashMap<>();
        answer.forEach((name, value) -> told.put(words(name), value));
        try {
            return new DeterminationRecord(
                    Instant.parse(words(all.get("at"))),
                    words(all.get("user")),
                    words(all.get("version")),
                    LedgerStamp.parse(by),
                    inputs,
                    told,
                    all.get("events") instanceof List<?> keys
                            ? keys.stream().map(String::valueOf).toList()
                            : List.of());
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("The line must be a determination as --keep writes it.", e);
        }
    }

    private static String words(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    /// A part of the answer as text, such as `status`; empty where it is not there.
    public String answered(String key) {
        return String.valueOf(answer.getOrDefault(key, ""));
    }

    /// A part of the answer that is a list of texts, such as `measures`.
    List<String> answers(String key) {
        return answer.getOrDefault(key, List.of()) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// The measures of the next change.
    List<String> nextMeasures() {
        return answer.get("next_change") instanceof Map<?, ?> next && next.get("measures") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /// Whether the answer tells its limits; those kept before there were any do not.
    boolean tellsLimits() {
        return answer.get("limits") instanceof Map<?, ?>;
    }

    /// A part of the limits that is a list, each element told by two of its fields.
    List<String> limits(String key, String first, String second) {
        List<String> out = new ArrayList<>();
        if (answer.get("limits") instanceof Map<?, ?> limits && limits.get(key) instanceof List<?> list) {
            for (Object o : list) {
                if (o instanceof Map<?, ?> m) {
                    out.add(m.get(first) + ": " + m.get(second));
                }
            }
        }
        return out;
    }

    /// The measures named in a part of the answer that is a list of findings, such as `dormant`, with one field.
    List<String> findings(String key, String field) {
        List<String> out = new ArrayList<>();
        if (answer.getOrDefault(key, List.of()) instanceof List<?> list) {
            for (Object o : list) {
                if (o instanceof Map<?, ?> m) {
                    Object value = m.get(field);
                    out.add(m.get("measure") + (value == null || value.equals("") ? "" : " " + value));
                }
            }
        }
        return out.stream().distinct().toList();
    }
}
