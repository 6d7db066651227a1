package dev.chokepoint.app.text;

import dev.chokepoint.app.view.ledger.LedgerChangesView;
import dev.chokepoint.app.view.ledger.OrderChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What changed in a ledger, in lines for people.
public final class LedgerChangesText {
    private LedgerChangesText() {}

    public static List<String> of(LedgerChangesView view) {
        List<String> out = new ArrayList<>();
        out.add("From " + view.since() + " to " + view.until() + ", as known on " + view.until() + ":");
        section(out, "Became known", view.known().size());
        view.known().forEach(k -> {
            out.add("  " + k.known() + "  " + k.words());
            out.add("      " + k.title() + " (" + k.act().authority() + ", "
                    + k.act().reference() + ")");
            k.sources().forEach(s -> out.add("      " + s));
        });
        section(out, "Said to come, without an act that was read", view.said().size());
        view.said().forEach(s -> {
            out.add("  " + s.known() + "  " + String.join(", ", s.measures()) + ": " + s.words());
            out.add("      " + s.source());
        });
        turns(out, "Took effect, ended, was suspended or revived", view.effective());
        turns(out, "Was due, not confirmed", view.due());
        turns(out, "Scheduled next", view.scheduled());
        view.orders().forEach(o -> orders(out, o));
        out.add("");
        out.add(read(view)
                .map(r -> "Acts read through: " + r + ". What was issued later is not in here.")
                .orElse("Through which day acts were read is not stated."));
        return out;
    }

    private static void orders(List<String> out, OrderChanges o) {
        out.add("");
        out.add("Of " + o.lines() + " lines of " + o.file() + " " + o.differing() + " have another answer on "
                + o.after() + " than on " + o.before() + (o.differing() == 0 ? "." : ":"));
        o.changed().forEach(c -> {
            out.add("  " + c.id() + "  " + (c.item().isEmpty() ? "item by its attributes" : c.item()) + ", " + c.from()
                    + " → " + c.to() + ": " + c.was() + " → " + c.is());
            c.why().forEach(w -> out.add("      " + w));
        });
        if (o.differing() > o.changed().size()) {
            out.add("  and " + (o.differing() - o.changed().size()) + " more; check --batch --on " + o.before() + ","
                    + o.after() + " writes all of them");
        }
        if (o.rejected() > 0) {
            out.add("  Lines to look at (" + o.rejected() + "):");
        }
        o.rejections()
                .forEach(r -> out.add("    line " + r.line() + ", " + r.id() + ", " + r.field() + " (" + r.value()
                        + "): " + r.reason()));
    }

    private static Optional<String> read(LedgerChangesView view) {
        return view.readThrough().stream().map(r -> r.issuer() + " " + r.day()).reduce((a, b) -> a + ", " + b);
    }

    private static void turns(List<String> out, String head, List<LedgerChangesView.Turn> turns) {
        section(out, head, turns.size());
        turns.forEach(t -> {
            out.add("  " + t.day() + "  " + t.measure() + "  " + t.before() + " → " + t.after()
                    + (t.confirmed()
                            ? ""
                            : "  [not confirmed: acts of " + t.act().issuer() + " not read so far]"));
            out.add("      " + t.title() + ", known on " + t.known());
            t.sources().forEach(s -> out.add("      " + s));
        });
    }

    private static void section(List<String> out, String head, int count) {
        out.add("");
        out.add(head + (count == 0 ? ": nothing." : " (" + count + "):"));
    }
}
