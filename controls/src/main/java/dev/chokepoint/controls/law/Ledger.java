package dev.chokepoint.controls.law;

import dev.chokepoint.base.AsOf;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// The append-only record of measures and of what happened to them, on two clocks.
///
/// A ledger never changes: recording an event and asking "what if" give new ledgers.
public final class Ledger {
    public static final Ledger EMPTY = new Ledger(new LinkedHashMap<>(), List.of(), Reference.EMPTY, Coverage.NONE);

    private final SequencedMap<String, Measure> measures;
    private final List<StatusEvent> events;
    private final Map<String, List<StatusEvent>> eventsOf;
    private final Reference reference;
    private final Coverage coverage;

    /// How many timelines are kept; each is some hundred bytes.
    private static final int MOST_KEPT = 20_000;

    /// Timelines that were asked for: pages ask for the same ones again, and a measure may have thousands of events.
    private final Map<Asked, Timeline> timelines = new ConcurrentHashMap<>();

    private record Asked(String measure, String rule, LocalDate known, Audience audience) {}

    private Ledger(
            SequencedMap<String, Measure> measures, List<StatusEvent> events, Reference reference, Coverage coverage) {
        this.measures = Collections.unmodifiableSequencedMap(measures);
        List<StatusEvent> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(StatusEvent::sequence));
        this.events = List.copyOf(sorted);
        Map<String, List<StatusEvent>> byMeasure = new LinkedHashMap<>();
        for (StatusEvent e : this.events) {
            byMeasure.computeIfAbsent(e.measure(), _ -> new ArrayList<>()).add(e);
        }
        this.eventsOf = byMeasure;
        this.reference = reference;
        this.coverage = coverage;
    }

    /// A ledger of measures and their events; events of unknown measures and equal sequences are refused.
    public static Ledger of(List<Measure> measures, List<StatusEvent> events, Reference reference) {
        SequencedMap<String, Measure> byId = new LinkedHashMap<>();
        for (Measure m : measures) {
            if (byId.put(m.id(), m) != null) {
                throw new IllegalArgumentException("The measure (" + m.id() + ") must stand in the ledger once.");
            }
        }
        Set<Long> sequences = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (StatusEvent e : events) {
            check(byId, keys, e);
            if (!sequences.add(e.sequence())) {
                throw new IllegalArgumentException(
                        "The sequence (" + e.sequence() + ") of (" + e.key() + ") must be unique.");
            }
        }
        return new Ledger(byId, events, reference, Coverage.NONE);
    }

    private static void check(Map<String, Measure> measures, Set<String> keys, StatusEvent e) {
        Measure measure = measures.get(e.measure());
        if (measure == null) {
            throw new IllegalArgumentException(
                    "The event (" + e.key() + ") must be about a measure of the ledger, not (" + e.measure() + ").");
        }
        if (!e.rule().isEmpty()
                && measure.rules().stream().noneMatch(r -> r.name().equals(e.rule()))) {
            throw new IllegalArgumentException(
                    "The event (" + e.key() + ") names the rule (" + e.rule() + ") that its measure does not have.");
        }
        if (!e.confirms().isEmpty() && !keys.contains(e.confirms())) {
            throw new IllegalArgumentException("The event (" + e.key() + ") must confirm an earlier event, not ("
                    + e.confirms() + "), which the ledger does not have.");
        }
        if (!keys.add(e.key())) {
            throw new IllegalArgumentException("The key (" + e.key() + ") of an event must be unique.");
        }
    }

    /// The same ledger with a table of what it holds.
    public Ledger covering(Coverage table) {
        return new Ledger(new LinkedHashMap<>(measures), events, reference, table);
    }

    /// What the ledger holds of whom, until when.
    public Coverage coverage() {
        return coverage;
    }

    /// Whether anything is held of the export law of a place.
    public boolean holdsLawOf(String place) {
        Set<String> territories = new HashSet<>(Set.of(place));
        reference.groups().stream().filter(m -> m.place().equals(place)).forEach(m -> territories.add(m.group()));
        return coverage.regimes().stream()
                .filter(r -> r.says().contains(Regime.Link.EXPORT))
                .filter(r -> r.territory().members().stream().anyMatch(territories::contains)
                        && r.territory().exceptions().stream().noneMatch(territories::contains))
                .anyMatch(r -> coverage.entries().stream()
                        .anyMatch(e -> e.regime().equals(r.id()) && e.completeness() != Completeness.NONE));
    }

    /// The ledger with one more event, recorded after all others.
    public Ledger record(StatusEvent event) {
        return recordAll(List.of(event), (e, why) -> {
            throw why;
        });
    }

    /// The ledger with more events, each recorded after all before it; as [#record] one by one, in one pass.
    ///
    /// @param refused is told of each event that may not stand there, which is left out, and why
    public Ledger recordAll(List<StatusEvent> others, BiConsumer<StatusEvent, IllegalArgumentException> refused) {
        Set<String> keys = new HashSet<>();
        events.forEach(e -> keys.add(e.key()));
        List<StatusEvent> more = new ArrayList<>(events);
        long sequence = sequence();
        for (StatusEvent event : others) {
            StatusEvent next = event.withSequence(sequence + 1);
            try {
                check(measures, keys, next);
            } catch (IllegalArgumentException why) {
                refused.accept(event, why);
                continue;
            }
            more.add(next);
            sequence++;
        }
        return new Ledger(new LinkedHashMap<>(measures), more, reference, coverage);
    }

    /// The ledger with one more measure and its events.
    public Ledger with(Measure measure, List<StatusEvent> its) {
        if (measures.containsKey(measure.id())) {
            throw new IllegalArgumentException("The measure (" + measure.id() + ") is already in the ledger.");
        }
        SequencedMap<String, Measure> more = new LinkedHashMap<>(measures);
        more.put(measure.id(), measure);
        return new Ledger(more, events, reference, coverage).recordAll(its, (e, why) -> {
            throw why;
        });
    }

    /// What if a measure were not there.
    public Ledger without(String measure) {
        need(measure);
        SequencedMap<String, Measure> less = new LinkedHashMap<>(measures);
        less.remove(measure);
        return new Ledger(
                less, events.stream().filter(e -> !e.measure().equals(measure)).toList(), reference, coverage);
    }

    /// What if a measure were suspended, by an act known from the first day of the suspension on.
    ///
    /// @param to the last day of the suspension
    public Ledger suspended(String measure, LocalDate from, LocalDate to) {
        need(measure);
        return record(whatIf(measure, StatusEvent.Type.SUSPENDED, from, to));
    }

    /// What if a suspension went on, by an act known from a day on.
    ///
    /// @param to the last day to which it goes on; [StatusEvent#OPEN] for no end
    public Ledger extended(String measure, LocalDate from, LocalDate to, LocalDate known) {
        need(measure);
        return record(whatIf(measure, StatusEvent.Type.EXTENDED, from, to, known));
    }

    /// What if a measure ended on a day, by an act known from that day on.
    public Ledger lifted(String measure, LocalDate from) {
        need(measure);
        return record(whatIf(measure, StatusEvent.Type.RESCINDED, from, StatusEvent.OPEN));
    }

    /// What if an announced measure took effect on a day, or a sleeping one woke.
    ///
    /// @param known the day from which that is known
    public Ledger effective(String measure, LocalDate from, LocalDate known) {
        need(measure);
        Ledger started = record(whatIf(measure, StatusEvent.Type.EFFECTIVE, from, StatusEvent.OPEN, known));
        return started.record(started.whatIf(measure, StatusEvent.Type.REVIVED, from, StatusEvent.OPEN, known));
    }

    private StatusEvent whatIf(String measure, StatusEvent.Type type, LocalDate from, LocalDate to) {
        return whatIf(measure, type, from, to, from);
    }

    private StatusEvent whatIf(String measure, StatusEvent.Type type, LocalDate from, LocalDate to, LocalDate known) {
        return new StatusEvent(
                measure + "#what-if-" + (sequence() + 1),
                measure,
                "",
                type,
                StatusEvent.Span.of(from, to),
                StatusEvent.Known.on(known),
                "",
                new StatusEvent.Provenance("", Confidence.RECALLED, "A what-if, not a fact.", ""),
                0);
    }

    private void need(String measure) {
        if (!measures.containsKey(measure)) {
            throw new IllegalArgumentException("The measure (" + measure + ") is not in the ledger.");
        }
    }

    public List<Measure> measures() {
        return List.copyOf(measures.values());
    }

    /// The issuer of each measure, by its id, in the order of the ledger.
    public Map<String, String> issuers() {
        Map<String, String> all = new LinkedHashMap<>();
        measures.forEach((id, m) -> all.put(id, m.issuer()));
        return all;
    }

    public Optional<Measure> findMeasure(String id) {
        return Optional.ofNullable(measures.get(id));
    }

    public List<StatusEvent> events() {
        return events;
    }

    public List<StatusEvent> eventsOf(String measure) {
        return List.copyOf(eventsOf.getOrDefault(measure, List.of()));
    }

    /// The events of a measure that no later one replaced or withdrew, in order.
    public List<StatusEvent> standingEventsOf(String measure) {
        List<StatusEvent> all = eventsOf(measure);
        Set<String> replaced = new HashSet<>();
        all.forEach(e -> replaced.add(e.replaces()));
        return all.stream()
                .filter(e -> !replaced.contains(e.key()) && e.type() != StatusEvent.Type.WITHDRAWN)
                .toList();
    }

    public Reference reference() {
        return reference;
    }

    /// The sequence of the last event.
    public long sequence() {
        return events.isEmpty() ? 0 : events.getLast().sequence();
    }

    /// What stands on a day, as far as the public knows on another.
    public LedgerView at(AsOf asOf) {
        return at(asOf, Audience.PUBLIC);
    }

    public LedgerView at(AsOf asOf, Audience audience) {
        return new LedgerView(this, asOf, audience);
    }

    public Timeline timeline(String measure, String rule, LocalDate known, Audience audience) {
        if (timelines.size() >= MOST_KEPT) {
            timelines.clear();
        }
        return timelines.computeIfAbsent(
                new Asked(measure, rule, known, audience),
                a -> Timeline.of(eventsOf.getOrDefault(a.measure(), List.of()), a.rule(), a.known(), a.audience()));
    }
}
