package dev.chokepoint.app.view.ledger;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.LedgerView;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.law.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The measures of a ledger on a day, as known on a day, each with its spans of time.
public record LedgerMeasures(LocalDate on, LocalDate known, List<Row> measures) {
    public LedgerMeasures {
        measures = List.copyOf(measures);
    }

    /// A measure in one line.
    ///
    /// @param state announced, in_force, suspended or ended
    /// @param words the state in words, with the day on which it turns
    /// @param enforcement enforced, partly_enforced or not_enforced
    /// @param asks whether it asks for something by itself
    /// @param readThrough the last day through which the acts of its issuer were read; empty where none is stated
    public record Row(
            String id,
            String issuer,
            String title,
            String kind,
            String reference,
            String items,
            String state,
            String words,
            String enforcement,
            boolean asks,
            boolean confirmed,
            String readThrough,
            List<Span> spans) {
        public Row {
            spans = List.copyOf(spans);
        }
    }

    /// A time in one state; the last day is empty where no end is known.
    public record Span(LocalDate from, String to, String state) {}

    /// All measures that were heard of by the day of knowledge.
    public static LedgerMeasures of(Ledger ledger, AsOf asOf) {
        LedgerView view = ledger.at(asOf);
        return new LedgerMeasures(
                asOf.on(),
                asOf.known(),
                ledger.measures().stream()
                        .filter(m -> !spans(ledger, m, asOf.known()).isEmpty())
                        .map(m -> row(ledger, view, m))
                        .toList());
    }

    static Row row(Ledger ledger, LedgerView view, Measure m) {
        Status status = view.status(m.id());
        return new Row(
                m.id(),
                m.issuer(),
                m.title(),
                m.kind().name().toLowerCase(Locale.ROOT),
                m.act().authority() + ", " + m.act().reference(),
                m.items(),
                state(status),
                status.word(),
                switch (view.enforcement(m.id())) {
                    case ENFORCED -> "enforced";
                    case PARTLY -> "partly_enforced";
                    case NOT_ENFORCED -> "not_enforced";
                },
                asks(m.kind()),
                m.confirmed(),
                Optional.of(ledger.coverage())
                        .flatMap(c -> c.readThrough(m.issuer()))
                        .map(LocalDate::toString)
                        .orElse(""),
                spans(ledger, m, view.asOf().known()));
    }

    private static List<Span> spans(Ledger ledger, Measure m, LocalDate known) {
        Timeline timeline = ledger.timeline(m.id(), "", known, Audience.PUBLIC);
        List<LocalDate> turns = timeline.turns().stream().distinct().sorted().toList();
        List<Span> out = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            LocalDate from = turns.get(i);
            Status status = timeline.on(from);
            if (status instanceof Status.Unheard) {
                continue;
            }
            String to = i + 1 < turns.size() ? turns.get(i + 1).minusDays(1).toString() : "";
            String state = state(status);
            if (!out.isEmpty() && out.getLast().state().equals(state)) {
                out.set(out.size() - 1, new Span(out.getLast().from(), to, state));
            } else {
                out.add(new Span(from, to, state));
            }
        }
        return out;
    }

    static String state(Status status) {
        return switch (status) {
            case Status.Unheard _ -> "unheard";
            case Status.Announced _ -> "announced";
            case Status.InForce _ -> "in_force";
            case Status.Suspended _ -> "suspended";
            case Status.Ended _ -> "ended";
        };
    }

    /// Whether a measure of this kind asks for something by itself.
    public static boolean asks(MeasureKind kind) {
        return switch (kind) {
            case SUSPENSION,
                    RESCISSION,
                    COMMITMENT,
                    PLANNED,
                    FRAMEWORK,
                    INTERPRETATION,
                    ENFORCEMENT_DISCRETION,
                    PROCEDURE -> false;
            default -> true;
        };
    }

    /// Everything about one measure.
    ///
    /// @param measure the measure in one line
    public record Detail(
            LocalDate on,
            LocalDate known,
            Row measure,
            Text text,
            List<RuleRow> rules,
            List<Event> events,
            List<String> related,
            List<String> sources) {
        public Detail {
            rules = List.copyOf(rules);
            events = List.copyOf(events);
            related = List.copyOf(related);
            sources = List.copyOf(sources);
        }
    }

    /// What is said of a measure in words; empty where nothing is.
    public record Text(
            String actType,
            String thresholds,
            String parties,
            String policy,
            String summary,
            String note,
            String confidence) {}

    /// One limb of a measure.
    public record RuleRow(
            String name, String words, String effect, String items, String from, String to, List<String> endUses) {}

    /// What happened to a measure.
    ///
    /// @param known the day on which it became public
    public record Event(
            String key,
            String type,
            String rule,
            LocalDate from,
            String to,
            LocalDate known,
            String by,
            String confidence,
            String note,
            String source) {}

    /// Everything that the ledger holds about a measure, as known on a day.
    public static Detail detail(Ledger ledger, Measure m, AsOf asOf) {
        return new Detail(
                asOf.on(),
                asOf.known(),
                row(ledger, ledger.at(asOf), m),
                new Text(
                        m.act().type(),
                        m.thresholds(),
                        m.parties(),
                        m.policy(),
                        m.summary(),
                        m.note(),
                        m.confidence().word()),
                m.rules().stream()
                        .map(r -> new RuleRow(
                                r.name(),
                                r.words(),
                                RuleWords.effect(r.effect()),
                                r.scope().item().toString(),
                                r.scope().exporter().toString(),
                                r.scope().destination().toString(),
                                List.copyOf(r.scope().endUses())))
                        .toList(),
                ledger.eventsOf(m.id()).stream()
                        .filter(e -> !e.knownToPublic().isAfter(asOf.known()))
                        .map(LedgerMeasures::event)
                        .toList(),
                m.related(),
                m.sources());
    }

    private static Event event(StatusEvent e) {
        return new Event(
                e.key(),
                e.type().name().toLowerCase(Locale.ROOT),
                e.rule(),
                e.from(),
                e.to().equals(StatusEvent.OPEN) ? "" : e.to().toString(),
                e.knownToPublic(),
                e.by(),
                e.confidence().word(),
                e.note(),
                e.source());
    }
}
