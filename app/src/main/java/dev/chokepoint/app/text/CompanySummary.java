package dev.chokepoint.app.text;

import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.app.view.CompanyExpectedView;
import dev.chokepoint.app.view.CompanyView;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.exposure.company.CompanyExposure;
import dev.chokepoint.exposure.world.Item;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A company's exposure on one screen.
public final class CompanySummary {
    private static final int MOST_LINES = 40;
    private static final double NEARLY_ALL = 0.999;

    private CompanySummary() {}

    public static String text(CompanyView a) {
        StringBuilder out = new StringBuilder();
        CompanyExposure e = a.exposure();
        loss(out, a, e);
        products(out, e);
        parts(out, e);
        measures(out, a);
        openParts(out, a, e);
        line(out, "");
        line(
                out,
                "The best plan is certified (gap "
                        + String.format(Locale.ROOT, "%.0e", e.certificate().gap())
                        + "). Best case: the equilibrium's prices; worst case: rationing in usual shares.");
        line(out, "Decision support, not legal advice; nothing here is \"cleared\".");
        return out.toString();
    }

    private static void loss(StringBuilder out, CompanyView a, CompanyExposure e) {
        line(
                out,
                "Company exposure from " + a.from() + ", on " + a.manifest().on() + ", as known on "
                        + a.manifest().known() + "; world " + a.manifest().world());
        Summary.scope(out, a.manifest());
        line(out, "");
        if (!e.open().isEmpty()) {
            int bought = e.open().size() + e.parts().size() + e.unexposed().size();
            line(
                    out,
                    e.open().size() + " of " + bought + " bought parts have no item yet: no answer for "
                            + (e.parts().isEmpty() ? "the company." : "them; what follows is about the others."));
            line(out, "");
        }
        if (e.parts().isEmpty()) {
            return;
        }
        a.expected().ifPresent(x -> expected(out, x));
        line(out, "Bounds of the loss of the plan's " + Numbers.usd(e.plannedUsd()) + ":");
        line(
                out,
                "  best case   " + Numbers.usd(e.lostUsd()) + " (dearer parts " + Numbers.usd(e.dearerUsd())
                        + ", sales not made " + Numbers.usd(e.lostUsd() - e.dearerUsd()) + ")");
        line(out, "  worst case  " + Numbers.usd(e.lostWorstUsd()) + " in sales not made");
        line(out, "");
    }

    /// What will probably be lost, and which products stop.
    private static void expected(StringBuilder out, CompanyExpectedView x) {
        line(
                out,
                "Expected loss " + ExpectedText.band(x.loss(), x.done()) + ", of which dearer parts "
                        + ExpectedText.band(x.dearer(), x.done()));
        List<CompanyExpectedView.LineChanceView> told = x.lines().stream()
                .filter(l -> l.stops() > 0 || l.lowest().median() < NEARLY_ALL)
                .toList();
        told.stream().limit(MOST_LINES).forEach(l -> line(out, "  " + pad(cut(l.sku(), 20), 22) + fate(l, x.done())));
        if (told.isEmpty()) {
            line(out, "  no product falls below its plan" + (x.done() == 0 ? "" : " in half of the draws"));
        }
        Summary.wrap(
                        (x.done() == 0
                                        ? "One run with everything at its median; --expected N gives the band. "
                                        : "Bands hold 5 to 95 % of " + x.done() + " draws"
                                                + (x.asked() > x.done()
                                                        ? " (" + (x.asked() - x.done()) + " left out). "
                                                        : ". "))
                                + "The bounds take licences to reopen as the world assumes; the expected case draws how"
                                + " offices behave and may lie outside them. The company is taken to be served as the users at its place are on average; whether"
                                + " it has a licence of its own is not known.",
                        Summary.WIDTH - 2)
                .forEach(t -> line(out, "  " + t));
        line(out, "");
    }

    private static String fate(CompanyExpectedView.LineChanceView l, int draws) {
        String stops = l.stops() == 0
                ? "does not stop"
                : draws == 0
                        ? "stops " + l.month()
                        : "stops in " + percent(l.stops()) + " of the draws"
                                + (l.stops() > 0 ? ", half of them by " + l.month() : "");
        return stops + "; lowest month " + percent(l.lowest().median())
                + (l.waitsFor().isEmpty() ? "" : "; waits for " + String.join(" < ", l.waitsFor()));
    }

    private static void products(StringBuilder out, CompanyExposure e) {
        line(
                out,
                "  " + pad("product", 22) + pad("short from", 12) + pad("stops (worst)", 15) + pad("stops (best)", 14)
                        + pad("lowest best/worst", 19) + "lost, worst");
        for (CompanyExposure.ProductExposure p : e.products()) {
            line(
                    out,
                    "  " + pad(cut(p.sku(), 20), 22)
                            + pad(p.shortFrom().map(Object::toString).orElse("never"), 12)
                            + pad(p.stops().map(Object::toString).orElse("never"), 15)
                            + pad(p.stopsBest().map(Object::toString).orElse("never"), 14)
                            + pad(percent(p.lowestBest()) + " / " + percent(p.lowestWorst()), 19)
                            + Numbers.usd(p.lostWorstUsd()));
            if (!p.stopsEarliest().equals(p.stopsLatest())) {
                line(
                        out,
                        "      stops " + p.stopsEarliest().map(Object::toString).orElse("never")
                                + " with every use at its highest and stock at its lowest, "
                                + p.stopsLatest().map(Object::toString).orElse("never") + " the other way round");
            }
            if (!p.waitsFor().isEmpty()) {
                line(
                        out,
                        "      waits for " + String.join(" < ", p.waitsFor())
                                + (p.measures().isEmpty() ? "" : "; held by " + some(p.measures(), 4)));
            }
        }
        if (!e.unexposed().isEmpty()) {
            line(out, "  nothing of this world in: " + some(e.unexposed(), 10));
        }
    }

    private static void parts(StringBuilder out, CompanyExposure e) {
        line(out, "");
        line(
                out,
                "  " + pad("part", 22) + pad("item", 24) + pad("cover", 9) + pad("arrives", 9) + pad("price", 8)
                        + "to bridge (cost at baseline price)");
        for (CompanyExposure.PartExposure p :
                e.parts().stream().limit(MOST_LINES).toList()) {
            line(
                    out,
                    "  " + pad(cut(p.sku(), 20), 22) + pad(cut(p.item() + " " + p.place(), 22), 24)
                            + pad(String.format(Locale.ROOT, "%.1f mo", p.coverMonths()), 9)
                            + pad(percent(p.lowestAllotment()), 9)
                            + pad(String.format(Locale.ROOT, "× %.2g", p.highestPrice()), 8)
                            + (p.toBridge() > 0
                                    ? Numbers.text(rounded(p.toBridge())) + " more (" + Numbers.usd(p.toBridgeUsd())
                                            + ")"
                                    : "–")
                            + (p.large() ? "; large buyer: " + percent(p.shareOfUse()) + " of the use there" : ""));
        }
        if (e.parts().size() > MOST_LINES) {
            line(out, "  … and " + (e.parts().size() - MOST_LINES) + " more parts (--format json)");
        }
        line(out, "  cover: stock in months of use; arrives: lowest month's share of usual orders, worst case; price:");
        line(out, "  highest, best case; to bridge: stock that carries the plan through the worst case");
    }

    private static void measures(StringBuilder out, CompanyView a) {
        if (!a.measures().isEmpty()) {
            line(out, "");
            line(out, "  " + pad("without this measure the loss would be smaller by", 62) + pad("best", 14) + "worst");
            for (CompanyAnswer.MeasureLoss m : a.measures()) {
                line(
                        out,
                        "  " + pad(cut(m.measure() + "  " + m.title(), 60), 62) + pad(Numbers.usd(m.bestUsd()), 14)
                                + Numbers.usd(m.worstUsd()));
            }
        }
    }

    /// The bought parts that have no item yet, with the items that come near.
    private static void openParts(StringBuilder out, CompanyView a, CompanyExposure e) {
        if (!e.open().isEmpty()) {
            line(out, "");
            line(
                    out,
                    e.open().size() + " bought parts have no item yet and are LEFT OUT. Confirm each by an item, or"
                            + " by none:");
            for (String sku : e.open().stream().limit(MOST_LINES).toList()) {
                List<Suggestion<Item>> s = a.suggestions().getOrDefault(sku, List.of());
                line(
                        out,
                        "  " + pad(sku, 22)
                                + (s.isEmpty()
                                        ? "nothing in this world comes near"
                                        : "maybe "
                                                + s.stream()
                                                        .map(x -> x.means().id()
                                                                + String.format(Locale.ROOT, " (%.2f)", x.score()))
                                                        .collect(Collectors.joining(", "))));
            }
        }
    }

    private static double rounded(double x) {
        return x >= 100 ? Math.ceil(x) : Math.ceil(x * 100) / 100;
    }

    private static String some(List<String> all, int most) {
        String text = String.join(", ", all.subList(0, Math.min(most, all.size())));
        return all.size() > most ? text + " and " + (all.size() - most) + " more" : text;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static void line(StringBuilder out, String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
