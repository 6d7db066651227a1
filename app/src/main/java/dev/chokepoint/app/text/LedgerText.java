package dev.chokepoint.app.text;

import dev.chokepoint.app.view.ledger.LedgerMeasures;
import dev.chokepoint.app.view.ledger.RuleWords;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.LedgerView;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ledger in words for people.
public final class LedgerText {
    private final Ledger ledger;

    public LedgerText(Ledger ledger) {
        this.ledger = ledger;
    }

    /// One line for each measure that was heard of by the dates.
    public List<String> list(AsOf asOf) {
        LedgerView view = ledger.at(asOf);
        List<String> lines = new ArrayList<>();
        for (Measure m : ledger.measures()) {
            Status status = view.status(m.id());
            if (!(status instanceof Status.Unheard)) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-22s %-34s %s%s",
                        m.id(),
                        status.word() + enforcement(view, m, status),
                        m.title(),
                        m.confirmed() ? "" : "  [not confirmed]"));
            }
        }
        return lines;
    }

    private static String enforcement(LedgerView view, Measure m, Status status) {
        if (!status.efficacious()) {
            return "";
        }
        return switch (view.enforcement(m.id())) {
            case ENFORCED -> "";
            case PARTLY -> ", partly enforced";
            case NOT_ENFORCED -> ", not enforced";
        };
    }

    /// Everything the ledger holds about a measure.
    ///
    /// @param recorded when events were recorded, by key, as far as that is known
    public List<String> show(String id, AsOf asOf, Map<String, Instant> recorded) {
        Measure m = ledger.findMeasure(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("The measure (" + id + ") is not in the ledger." + near(id)));
        List<String> out = new ArrayList<>();
        Status status = ledger.at(asOf).status(id);
        out.add(m.id() + "  " + m.title());
        field(
                out,
                "act",
                m.act().issuer() + ", " + m.act().authority() + ", " + m.act().reference() + " ("
                        + m.act().type() + ")");
        field(out, "kind", m.kind() + " (Global Trade Alert: " + m.kind().tradeAlertName() + ")");
        field(out, "status", status.word() + enforcement(ledger.at(asOf), m, status) + " (" + asOf + ")");
        field(out, "items", m.items());
        field(out, "limits", m.thresholds());
        field(out, "parties", m.parties());
        field(out, "policy", m.policy());
        field(out, "summary", m.summary());
        field(out, m.confirmed() ? "note" : "not confirmed", m.note());
        field(out, "confidence", m.confidence().word());
        field(out, "related", String.join(", ", m.related()));
        out.add("  rules");
        if (m.rules().isEmpty()) {
            out.add("    none: it determines no shipment by itself");
        }
        for (Rule r : m.rules()) {
            out.add("    " + r.name() + ": " + RuleWords.effect(r.effect()) + ". " + r.words());
            out.add("      when " + r.scope().item() + "; from " + r.scope().exporter() + " to "
                    + r.scope().destination()
                    + (r.scope().endUses().isEmpty()
                            ? ""
                            : "; for " + String.join(" or ", r.scope().endUses())));
        }
        out.add("  events");
        for (StatusEvent e : ledger.eventsOf(id)) {
            out.add("    " + e.from() + (e.to().equals(StatusEvent.OPEN) ? "" : " to " + e.to()) + "  " + e.type()
                    + (e.rule().isEmpty() ? "" : " of " + e.rule())
                    + (e.by().isEmpty() ? "" : " by " + e.by())
                    + (e.confirms().isEmpty() ? "" : " " + e.confirms())
                    + "  (public on " + e.knownToPublic()
                    + (e.knownToAddressee().equals(e.knownToPublic()) ? "" : ", addressee on " + e.knownToAddressee())
                    + ", " + e.confidence().word() + (e.note().isEmpty() ? "" : "; " + e.note()) + ")  " + e.key());
            if (!e.source().isEmpty()) {
                out.add("      read in " + e.source());
            }
            Optional.ofNullable(recorded.get(e.key())).ifPresent(at -> out.add("      recorded at " + at));
        }
        out.add("  sources");
        m.sources().forEach(s -> out.add("    " + s));
        return out;
    }

    private String near(String id) {
        return ledger.measures().stream()
                .map(Measure::id)
                .filter(o -> o.toLowerCase(Locale.ROOT).contains(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(o -> "\nMaybe \"" + o + "\" was meant.")
                .orElse("");
    }

    private static void field(List<String> out, String name, String value) {
        if (!value.isBlank()) {
            out.add(String.format(Locale.ROOT, "  %-14s%s", name, value));
        }
    }

    /// What changed between two valid days, as known on one day.
    public List<String> diffOn(LocalDate before, LocalDate after, LocalDate known) {
        return diff(
                new AsOf(before, known),
                new AsOf(after, known),
                "From " + before + " to " + after + ", as known on " + known);
    }

    /// What was learned between two days, about the rules of a day.
    public List<String> diffKnown(LocalDate on, LocalDate before, LocalDate after) {
        List<String> out = diff(
                new AsOf(on, before),
                new AsOf(on, after),
                "Learned between " + before + " and " + after + " about " + on);
        List<StatusEvent> fresh = ledger.events().stream()
                .filter(e ->
                        e.knownToPublic().isAfter(before) && !e.knownToPublic().isAfter(after))
                .filter(e -> e.confirms().isEmpty())
                .toList();
        out.add("");
        out.add(fresh.isEmpty() ? "No event became public in between." : "Became public in between:");
        // What became public of one measure on one day stands on one line.
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (StatusEvent e : fresh) {
            String title = ledger.findMeasure(e.measure()).map(Measure::title).orElse("");
            lines.computeIfAbsent(e.knownToPublic() + "  " + e.measure() + "  " + title + ": ", _ -> new ArrayList<>())
                    .add(e.type().name().toLowerCase(Locale.ROOT)
                            + (e.type() == StatusEvent.Type.ANNOUNCED
                                    ? ""
                                    : " from " + e.from() + (e.to().equals(StatusEvent.OPEN) ? "" : " to " + e.to())));
        }
        lines.forEach((head, events) -> out.add("  " + head + String.join(", ", events)));
        return out;
    }

    private List<String> diff(AsOf first, AsOf second, String head) {
        LedgerView a = ledger.at(first);
        LedgerView b = ledger.at(second);
        List<String> binds = new ArrayList<>();
        List<String> eases = new ArrayList<>();
        List<String> sleeps = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (Measure m : ledger.measures()) {
            Status was = a.status(m.id());
            Status is = b.status(m.id());
            if (was.word().equals(is.word()) && a.enforcement(m.id()) == b.enforcement(m.id())) {
                continue;
            }
            String line = "  " + m.id() + "  " + m.title() + "\n      " + was.word() + enforcement(a, m, was) + " → "
                    + is.word() + enforcement(b, m, is) + by(is) + what(m);
            switch (is) {
                case Status.InForce f -> (asks(m) ? binds : eases).add(line);
                case Status.Suspended s -> sleeps.add(line);
                case Status.Ended e -> ends.add(line);
                case Status.Announced n -> other.add(line);
                case Status.Unheard u -> other.add(line);
            }
        }
        List<String> out = new ArrayList<>();
        out.add(head + ":");
        if (binds.size() + eases.size() + sleeps.size() + ends.size() + other.size() == 0) {
            out.add("Nothing changed.");
            return out;
        }
        out.add("In short: " + binds.size() + " now binding, " + sleeps.size() + " suspended, " + ends.size()
                + " ended, " + other.size() + " announced.");
        section(out, "Now binding", binds);
        section(out, "Suspended", sleeps);
        section(out, "Ended", ends);
        section(out, "Announced", other);
        section(out, "Took effect, asking nothing by themselves", eases);
        return out;
    }

    /// What it is about and what is asked, on a line of its own.
    private static String what(Measure m) {
        String line = Stream.of(m.items(), m.policy()).filter(t -> !t.isBlank()).collect(Collectors.joining("; "));
        return line.isEmpty() ? "" : "\n      " + line;
    }

    private static String by(Status status) {
        return status instanceof Status.Suspended s && !s.by().isEmpty() ? " (by " + s.by() + ")" : "";
    }

    private static void section(List<String> out, String head, List<String> lines) {
        if (!lines.isEmpty()) {
            out.add("");
            out.add(head + " (" + lines.size() + "):");
            out.addAll(lines);
        }
    }

    /// The events that are public by a day, in order, with what is scheduled after it.
    public List<String> timeline(AsOf asOf) {
        List<String> out = new ArrayList<>();
        for (Measure m : ledger.measures()) {
            for (StatusEvent e : ledger.eventsOf(m.id())) {
                if (!e.knownToPublic().isAfter(asOf.known())
                        && e.rule().isEmpty()
                        && e.confirms().isEmpty()) {
                    out.add(e.from() + "  " + String.format(Locale.ROOT, "%-10s", e.type()) + "  "
                            + String.format(Locale.ROOT, "%-22s", m.id()) + "  " + m.title()
                            + (e.to().equals(StatusEvent.OPEN) ? "" : " (to " + e.to() + ")")
                            + (e.from().isAfter(asOf.on()) ? "  [ahead]" : ""));
                }
            }
        }
        out.sort(null);
        List<LedgerView.Turn> ahead = ledger.at(asOf).scheduled();
        if (!ahead.isEmpty()) {
            out.add("");
            out.add("Scheduled after " + asOf.on() + ":");
            for (LedgerView.Turn t : ahead) {
                out.add("  " + t.day() + "  " + String.format(Locale.ROOT, "%-22s", t.measure()) + "  "
                        + t.before().word() + " → " + t.after().word());
            }
        }
        return out;
    }

    /// Whether a measure asks for something by itself.
    public static boolean asks(Measure m) {
        return LedgerMeasures.asks(m.kind());
    }
}
