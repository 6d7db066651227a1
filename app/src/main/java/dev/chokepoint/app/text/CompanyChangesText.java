package dev.chokepoint.app.text;

import dev.chokepoint.answer.company.CompanyChanges;
import dev.chokepoint.app.view.CompanyChangesView;
import dev.chokepoint.app.view.ledger.LedgerChangesView;
import dev.chokepoint.base.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What changed for a company since a day, on one screen.
public final class CompanyChangesText {
    private static final int MOST_SKU = 20;
    private static final int MOST_ACTS = 12;

    private CompanyChangesText() {}

    public static String of(CompanyChangesView a) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "Since " + a.since() + ", as known on " + a.manifest().known() + ": " + a.differing() + " of "
                        + a.lines().size() + " lines have another answer.");
        line(
                out,
                "Plan and stock from " + a.from() + "; world " + a.manifest().world()
                        + "; figures as known now, so that the law alone makes the difference.");
        Summary.scope(out, a.manifest());
        if (!a.open().isEmpty()) {
            line(out, "Not mapped, no answer for them: " + String.join(", ", a.open()));
        }
        line(out, "");
        line(
                out,
                "Loss of the company: worst case "
                        + beforeAndNow(a.before().worstUsd(), a.after().worstUsd()) + ", best case "
                        + beforeAndNow(a.before().bestUsd(), a.after().bestUsd()));
        line(out, "");
        lines(out, a.lines());
        acts(out, a);
        line(out, "");
        line(out, "Worst case: rationing in usual shares. Decision support, not legal advice; nothing is \"cleared\".");
        return out.toString();
    }

    private static void lines(StringBuilder out, List<CompanyChangesView.Line> lines) {
        line(out, row("line", "short, was", "is", "stops, was", "is", "lost in the worst case, was → is"));
        for (CompanyChangesView.Line l : lines) {
            CompanyChanges.Fate was = l.before();
            CompanyChanges.Fate is = l.after();
            line(
                    out,
                    row(
                            l.sku().length() > MOST_SKU ? l.sku().substring(0, MOST_SKU - 1) + "…" : l.sku(),
                            never(was.shortFrom()),
                            never(is.shortFrom()),
                            never(was.stops()),
                            never(is.stops()),
                            l.changed() ? beforeAndNow(was.lostWorstUsd(), is.lostWorstUsd()) : "as before"));
            if (l.changed()) {
                waits(out, is.measures().isEmpty() ? was : is);
                String because = String.join(
                        ", ",
                        l.acts().stream()
                                .map(LedgerChangesView.KnownEvent::measure)
                                .distinct()
                                .toList());
                line(
                        out,
                        "      because of "
                                + (because.isEmpty() ? "acts on other goods, which move what is left" : because));
            }
        }
    }

    private static void waits(StringBuilder out, CompanyChanges.Fate fate) {
        if (!fate.waitsFor().isEmpty()) {
            line(out, "      waits for " + String.join(" < ", fate.waitsFor()));
        }
    }

    /// Every act once, in the order of the days.
    private static void acts(StringBuilder out, CompanyChangesView a) {
        Map<String, LedgerChangesView.KnownEvent> all = new LinkedHashMap<>();
        a.lines().stream()
                .filter(CompanyChangesView.Line::changed)
                .flatMap(l -> l.acts().stream())
                .forEach(e -> all.put(e.id(), e));
        section(out, "Acts that became known on what your parts pass through", List.copyOf(all.values()));
        if (!a.elsewhere().isEmpty()) {
            section(out, "Acts on other goods", a.elsewhere());
        }
    }

    private static void section(StringBuilder out, String head, List<LedgerChangesView.KnownEvent> acts) {
        line(out, "");
        line(out, head + (acts.isEmpty() ? ": none." : " (" + acts.size() + "):"));
        acts.stream().limit(MOST_ACTS).forEach(e -> {
            line(out, "  " + e.known() + "  " + e.words());
            line(
                    out,
                    "      " + e.title() + " (" + e.act().authority() + ", "
                            + e.act().reference() + ")");
            e.sources().stream().limit(1).forEach(s -> line(out, "      " + s));
        });
        if (acts.size() > MOST_ACTS) {
            line(out, "  and " + (acts.size() - MOST_ACTS) + " more (--format json)");
        }
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, "  %-20s  %-10s  %-10s  %-10s  %-10s  %s", (Object[]) cells)
                .stripTrailing();
    }

    private static String never(Optional<?> day) {
        return day.map(Object::toString).orElse("never");
    }

    private static String beforeAndNow(double was, double is) {
        return Numbers.usd(was) + " → " + Numbers.usd(is);
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append('\n');
    }
}
