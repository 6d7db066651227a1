package dev.chokepoint.data.ledger;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.LedgerView;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ledger in words and pictures for people.
public final class LedgerReport {
    private final Ledger ledger;

    public LedgerReport(Ledger ledger) {
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
    public List<String> show(String id, AsOf asOf) {
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
            out.add("    " + r.name() + ": " + effect(r.effect()) + ". " + r.words());
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
                    + "  (public on " + e.knownToPublic()
                    + (e.knownToAddressee().equals(e.knownToPublic()) ? "" : ", addressee on " + e.knownToAddressee())
                    + ", " + e.confidence().word() + (e.note().isEmpty() ? "" : "; " + e.note()) + ")  " + e.key());
            if (!e.source().isEmpty()) {
                out.add("      read in " + e.source());
            }
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

    private static String effect(Effect effect) {
        return switch (effect) {
            case Effect.RequiresLicence r ->
                "a licence is needed, " + r.policy().words();
            case Effect.Prohibits p -> p.presumed() ? "presumed to be prohibited" : "prohibited";
            case Effect.RedFlag r -> "a red flag";
            case Effect.Notification n -> "a notification is needed";
            case Effect.Subjects s -> "subject to the rules";
            case Effect.SuspendsLicences s -> "existing licences are suspended";
            case Effect.Authorises a -> "authorises what " + names(a.targets()) + " ask for";
            case Effect.SetsPolicy s ->
                "sets the policy of " + names(s.targets()) + " to " + s.policy().words();
            case Effect.ReadsOut r -> "reads " + names(r.targets()) + " so that they do not cover it";
            case Effect.Withholds w -> "takes away the exceptions of " + names(w.targets());
            case Effect.DoesNotEnforce d -> "does not enforce " + names(d.targets());
            case Effect.Explains e -> "explains";
        };
    }

    private static String names(java.util.Set<String> targets) {
        return String.join(", ", targets.stream().sorted().toList());
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
                if (!e.knownToPublic().isAfter(asOf.known()) && e.rule().isEmpty()) {
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

    /// The measures as bars over time: in force, suspended, announced.
    public String svg(AsOf asOf) {
        List<Measure> shown = ledger.measures().stream()
                .filter(m -> !m.isBaseRule() && !(ledger.at(asOf).status(m.id()) instanceof Status.Unheard))
                .toList();
        LocalDate from = LocalDate.of(2018, 1, 1);
        LocalDate to = asOf.on().isAfter(LocalDate.of(2026, 12, 31)) ? asOf.on() : LocalDate.of(2026, 12, 31);
        double width = 900;
        double days = ChronoUnit.DAYS.between(from, to);
        int left = 430;
        int row = 14;
        int top = 46;
        int height = top + 14 + row * shown.size();
        StringBuilder s = new StringBuilder();
        s.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append((int) (left + width + 20))
                .append("\" height=\"")
                .append(height)
                .append("\" font-family=\"sans-serif\" font-size=\"9\">\n<title>Measures ")
                .append(asOf)
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            double x = left + width * ChronoUnit.DAYS.between(from, LocalDate.of(year, 1, 1)) / days;
            s.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"40\" y2=\"%d\" stroke=\"#dddddd\"/>"
                            + "<text x=\"%.1f\" y=\"36\">%d</text>%n",
                    x,
                    x,
                    height,
                    x + 2,
                    year));
        }
        legend(s, asOf);
        int y = top;
        for (Measure m : shown) {
            s.append(String.format(
                    Locale.ROOT,
                    "<text x=\"4\" y=\"%d\">%s</text><text x=\"140\" y=\"%d\" fill=\"#555555\">%s</text>%n",
                    y + 8,
                    escape(m.id()),
                    y + 8,
                    escape(shortened(m.title()))));
            bars(s, m, asOf, from, to, left, width / days, y);
            y += row;
        }
        if (!asOf.on().isBefore(from)) {
            double x = left + width * ChronoUnit.DAYS.between(from, asOf.on()) / days;
            s.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"40\" y2=\"%d\" stroke=\"#000000\" stroke-dasharray=\"3 2\"/>%n",
                    x,
                    x,
                    height));
        }
        return s.append("</svg>\n").toString();
    }

    private static final String US = "#1f5fa8";
    private static final String CN = "#b3261e";
    private static final String ASLEEP = "#e0b040";
    private static final String AHEAD = "#bbbbbb";
    private static final int TITLE = 56;

    private static String shortened(String title) {
        return title.length() <= TITLE ? title : title.substring(0, TITLE - 1).strip() + "…";
    }

    private static void legend(StringBuilder s, AsOf asOf) {
        String[][] entries = {
            {US, "1", "US, binding"},
            {CN, "1", "China, binding"},
            {"#777777", "0.35", "asks nothing by itself"},
            {ASLEEP, "1", "suspended"},
            {AHEAD, "1", "announced"}
        };
        int x = 4;
        for (String[] e : entries) {
            s.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"6\" width=\"16\" height=\"9\" fill=\"%s\" fill-opacity=\"%s\"/>"
                            + "<text x=\"%d\" y=\"14\">%s</text>%n",
                    x,
                    e[0],
                    e[1],
                    x + 20,
                    e[2]));
            x += 40 + 6 * e[2].length();
        }
        s.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"14\">dashed line: %s, as known on %s</text>%n",
                x,
                asOf.on(),
                asOf.known()));
    }

    /// Whether a measure asks for something by itself.
    private static boolean asks(Measure m) {
        return switch (m.kind()) {
            case SUSPENSION, COMMITMENT, PLANNED, FRAMEWORK, INTERPRETATION, ENFORCEMENT_DISCRETION, PROCEDURE -> false;
            default -> true;
        };
    }

    private void bars(
            StringBuilder s, Measure m, AsOf asOf, LocalDate from, LocalDate to, int left, double perDay, int y) {
        List<LocalDate> days = new ArrayList<>();
        days.add(from);
        for (StatusEvent e : ledger.eventsOf(m.id())) {
            if (e.rule().isEmpty()) {
                days.add(e.from());
                if (e.to().isBefore(StatusEvent.OPEN)) {
                    days.add(e.to().plusDays(1));
                }
            }
        }
        List<LocalDate> sorted = days.stream()
                .filter(d -> !d.isBefore(from) && d.isBefore(to))
                .sorted()
                .distinct()
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            LocalDate start = sorted.get(i);
            LocalDate end = i + 1 < sorted.size() ? sorted.get(i + 1) : to;
            Status status = ledger.at(new AsOf(start, asOf.known())).status(m.id());
            String colour = switch (status) {
                case Status.InForce f -> m.issuer().equals("US") ? US : CN;
                case Status.Suspended p -> ASLEEP;
                case Status.Announced a -> AHEAD;
                case Status.Ended e -> "";
                case Status.Unheard u -> "";
            };
            if (!colour.isEmpty()) {
                s.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"9\" fill=\"%s\" fill-opacity=\"%s\"><title>%s: %s from %s</title></rect>%n",
                        left + perDay * ChronoUnit.DAYS.between(from, start),
                        y,
                        Math.max(0.8, perDay * ChronoUnit.DAYS.between(start, end)),
                        colour,
                        asks(m) ? "1" : "0.35",
                        escape(m.id() + " " + m.title()),
                        status.word(),
                        start));
            }
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
