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
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Which ledger answered.
    ///
    /// @param world the name of its world
    /// @param sequence the sequence of its last event
    /// @param hash SHA-256 over its files, see [dev.chokepoint.data.world.WorldHash]
    public record LedgerStamp(String world, long sequence, String hash) {}

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

    /// Every measure that an answer names, in order.
    static Set<String> measures(Determination d) {
        Set<String> ids = new LinkedHashSet<>(d.measures());
        d.controlling().forEach(f -> ids.add(f.measure()));
        d.dormant().forEach(x -> ids.add(x.measure()));
        d.notYet().forEach(x -> ids.add(x.measure()));
        ids.addAll(d.interpretations());
        ids.addAll(d.authorisations());
        return ids;
    }

    /// The record as one line of JSON.
    public String json() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("at", at.toString());
        out.put("user", user);
        out.put("version", version);
        Map<String, Object> by = new LinkedHashMap<>();
        by.put("world", ledger.world());
        by.put("sequence", ledger.sequence());
        by.put("hash", ledger.hash());
        out.put("ledger", by);
        Map<String, String> asked = new LinkedHashMap<>();
        ShipmentRows.COLUMNS.forEach(c -> {
            if (inputs.containsKey(c)) {
                asked.put(c, inputs.getOrDefault(c, ""));
            }
        });
        out.put("inputs", asked);
        out.put("answer", answer);
        out.put("events", events);
        return JSON.writeValueAsString(out);
    }

    /// Reads a record from its line.
    ///
    /// @throws IllegalArgumentException if it is none
    public static DeterminationRecord parse(String line) {
        try {
            Stored s = JSON.readValue(line, new TypeReference<Stored>() {});
            return new DeterminationRecord(
                    Instant.parse(s.at()), s.user(), s.version(), s.ledger(), s.inputs(), s.answer(), s.events());
        } catch (JacksonException | java.time.DateTimeException | NullPointerException e) {
            throw new IllegalArgumentException("The line must be a determination record as --keep writes it.", e);
        }
    }

    private record Stored(
            String at,
            String user,
            String version,
            LedgerStamp ledger,
            Map<String, String> inputs,
            Map<String, Object> answer,
            List<String> events) {}

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
