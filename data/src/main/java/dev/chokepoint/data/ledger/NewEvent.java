package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.files.Spelling;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// An event that somebody wants to record, checked before it enters a journal: once there, it stays.
///
/// @param file where it stands, for problems
/// @param fields what is stated, by name
public record NewEvent(String file, Map<String, String> fields) {
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final int YEARS_AHEAD = 30;
    private static final List<String> NEEDED = List.of("key", "measure", "type", "from", "known", "source");
    private static final List<String> DAYS = List.of("from", "to", "known", "known-to-addressee");

    public NewEvent {
        fields = Map.copyOf(fields);
    }

    /// Reads an event from its JSON.
    ///
    /// @throws IllegalArgumentException if the text is no object of texts
    public static NewEvent of(String file, String json) {
        try {
            return new NewEvent(file, Journal.fields(json));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /// The event itself; to be asked where there are no problems.
    public StatusEvent event() {
        return Journal.event(fields);
    }

    /// What is wrong with it, field by field.
    ///
    /// @param today the day from which years ahead are counted
    public List<Problem> problems(Ledger ledger, LocalDate today) {
        List<Problem> out = new ArrayList<>();
        names(out);
        NEEDED.stream().filter(f -> text(f).isEmpty()).forEach(f -> out.add(error(f, "The value must be given.")));
        DAYS.forEach(f -> day(f, today, out));
        measures(ledger, out);
        announcement(ledger, "measure", out);
        announcement(ledger, "by", out);
        if (out.isEmpty()) {
            try {
                ledger.record(event());
            } catch (IllegalArgumentException e) {
                out.add(Problem.error(file, 0, "", "", String.valueOf(e.getMessage())));
            }
        }
        return out;
    }

    private String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    private Problem error(String field, String expected) {
        return Problem.error(file, 0, field, text(field), expected);
    }

    private void names(List<Problem> out) {
        for (String name : new TreeSet<>(fields.keySet())) {
            if (name.equals(Journal.RECORDED_AT)) {
                out.add(error(
                        name, "When an event is recorded is set by the program and by nobody else; leave it out."));
            } else if (!Journal.FIELDS.contains(name)) {
                out.add(error(name, "The name is not known; the names are " + String.join(", ", Journal.FIELDS) + ".")
                        .withHint(Spelling.hint(name, Journal.FIELDS)));
            }
        }
    }

    private Optional<LocalDate> day(String field) {
        try {
            return text(field).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text(field)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void day(String field, LocalDate today, List<Problem> out) {
        if (text(field).isEmpty()) {
            return;
        }
        Optional<LocalDate> day = day(field);
        LocalDate latest = today.plusYears(YEARS_AHEAD);
        if (day.isEmpty()) {
            out.add(error(field, "The value must be a date such as 2025-04-04."));
        } else if (field.equals("to") && day.get().equals(StatusEvent.OPEN)) {
            // No stated end.
        } else if (day.get().isBefore(EARLIEST) || day.get().isAfter(latest)) {
            out.add(error(
                    field,
                    "The day must lie between " + EARLIEST + " and " + latest + ", " + YEARS_AHEAD
                            + " years ahead. Leave \"to\" out where no end is stated."));
        }
    }

    private void measures(Ledger ledger, List<Problem> out) {
        for (String field : List.of("measure", "by")) {
            String id = text(field);
            if (!id.isEmpty() && ledger.findMeasure(id).isEmpty()) {
                out.add(error(field, "The measure must be one of the ledger.")
                        .withHint(Spelling.hint(
                                id, ledger.measures().stream().map(Measure::id).toList())));
            }
        }
        String replaced = text("replaces");
        if (!replaced.isEmpty()
                && ledger.events().stream().noneMatch(e -> e.key().equals(replaced))) {
            out.add(error("replaces", "The event must be one of the ledger.")
                    .withHint(Spelling.hint(
                            replaced,
                            ledger.eventsOf(text("measure")).stream()
                                    .map(StatusEvent::key)
                                    .toList())));
        }
    }

    /// Nobody could know of an event before the measure it is about, or the one that made it so, was announced.
    private void announcement(Ledger ledger, String field, List<Problem> out) {
        List<StatusEvent> events = ledger.standingEventsOf(text(field));
        events.stream()
                .map(StatusEvent::knownToPublic)
                .min(LocalDate::compareTo)
                .ifPresent(first -> {
                    if (day("known").filter(k -> k.isBefore(first)).isPresent()) {
                        out.add(error(
                                "known",
                                "The day must not lie before " + first + ", when " + text(field)
                                        + " became known to the public."));
                    }
                });
        events.stream()
                .map(e -> e.knownToAddressee().isBefore(e.knownToPublic()) ? e.knownToAddressee() : e.knownToPublic())
                .min(LocalDate::compareTo)
                .ifPresent(first -> {
                    if (day("known-to-addressee").filter(k -> k.isBefore(first)).isPresent()) {
                        out.add(error(
                                "known-to-addressee",
                                "The day must not lie before " + first + ", when " + text(field)
                                        + " first became known."));
                    }
                });
    }
}
