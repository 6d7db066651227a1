package dev.chokepoint.controls.changes;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.AnnouncedChange;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.LedgerView;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What changed in a ledger from one day to another, both of them included, as known on the last one.
///
/// @param known the events that became public in between and were not withdrawn in between
/// @param said what was said in between to come, without an act that was read
/// @param effective the measures whose status turned in between, on days through which the acts of the issuer were read
/// @param due the measures whose status was due to turn in between, on days of which the acts were not read
/// @param scheduled the turns after the last day
/// @param horizons through which day the acts of each issuer were read
public record LedgerChanges(
        LocalDate since,
        LocalDate until,
        List<KnownEvent> known,
        List<AnnouncedChange> said,
        List<Turn> effective,
        List<Turn> due,
        List<Turn> scheduled,
        List<Horizon> horizons) {
    public LedgerChanges {
        known = List.copyOf(known);
        said = List.copyOf(said);
        effective = List.copyOf(effective);
        due = List.copyOf(due);
        scheduled = List.copyOf(scheduled);
        horizons = List.copyOf(horizons);
    }

    /// An event that became public.
    public record KnownEvent(Measure measure, StatusEvent event) {
        /// Where it was read: its own source, else those of its measure.
        public List<String> sources() {
            return event.source().isEmpty() ? measure.sources() : List.of(event.source());
        }
    }

    /// A measure goes from one status to another on a day.
    ///
    /// @param known the day on which that could be known
    /// @param confirmed whether the acts of its issuer were read through that day
    public record Turn(Measure measure, LedgerView.Turn turn, LocalDate known, boolean confirmed) {}

    /// The changes of a ledger between two days.
    ///
    /// @throws IllegalArgumentException if the last day lies before the first
    public static LedgerChanges of(Ledger ledger, LocalDate since, LocalDate until) {
        if (until.isBefore(since)) {
            throw new IllegalArgumentException(
                    "The last day (" + until + ") must not lie before the first (" + since + ").");
        }
        Map<String, Measure> measures =
                ledger.measures().stream().collect(Collectors.toMap(Measure::id, Function.identity()));
        List<Turn> turns = new ArrayList<>();
        for (LedgerView.Turn t : ledger.at(new AsOf(since.minusDays(1), until)).scheduled()) {
            Measure measure = measures.get(t.measure());
            if (measure != null) {
                boolean confirmed = ledger.coverage()
                        .readThrough(measure.issuer())
                        .filter(read -> !read.isBefore(t.day()))
                        .isPresent();
                turns.add(new Turn(measure, t, known(ledger, t, until), confirmed));
            }
        }
        return new LedgerChanges(
                since,
                until,
                events(ledger, measures, since, until),
                ledger.coverage().announced().stream()
                        .filter(a -> !a.known().isBefore(since) && !a.known().isAfter(until))
                        .toList(),
                turns.stream()
                        .filter(t -> !t.turn.day().isAfter(until) && t.confirmed)
                        .toList(),
                turns.stream()
                        .filter(t -> !t.turn.day().isAfter(until) && !t.confirmed)
                        .toList(),
                turns.stream().filter(t -> t.turn.day().isAfter(until)).toList(),
                ledger.coverage().horizons());
    }

    private static List<KnownEvent> events(
            Ledger ledger, Map<String, Measure> measures, LocalDate since, LocalDate until) {
        List<StatusEvent> heard = ledger.events().stream()
                .filter(e -> !e.knownToPublic().isAfter(until))
                .toList();
        Set<String> before = new HashSet<>();
        Set<String> replaced = new HashSet<>();
        for (StatusEvent e : heard) {
            if (e.knownToPublic().isBefore(since)) {
                before.add(e.key());
            }
            replaced.add(e.replaces());
        }
        List<KnownEvent> out = new ArrayList<>();
        for (StatusEvent e : heard) {
            Measure measure = measures.get(e.measure());
            boolean fresh = !e.knownToPublic().isBefore(since);
            // That something never happened is news only to who was told that it had.
            boolean told = e.type() != StatusEvent.Type.WITHDRAWN || before.contains(e.replaces());
            // a further source of what was known changes nothing
            boolean news = e.type() != StatusEvent.Type.CONFIRMED;
            if (measure != null && fresh && told && news && !replaced.contains(e.key())) {
                out.add(new KnownEvent(measure, e));
            }
        }
        out.sort(Comparator.comparing((KnownEvent k) -> k.event.knownToPublic())
                .thenComparing(k -> k.event.from())
                .thenComparingLong(k -> k.event.sequence()));
        return out;
    }

    /// The day on which a turn could be known: that of the last event that begins or ends there.
    private static LocalDate known(Ledger ledger, LedgerView.Turn turn, LocalDate until) {
        return ledger.standingEventsOf(turn.measure()).stream()
                .filter(e -> !e.knownToPublic().isAfter(until))
                .filter(e -> e.from().equals(turn.day())
                        || (!e.to().equals(StatusEvent.OPEN)
                                && e.to().plusDays(1).equals(turn.day())))
                .map(StatusEvent::knownToPublic)
                .max(Comparator.naturalOrder())
                .orElse(turn.day());
    }
}
