package dev.chokepoint.app.text;

import static dev.chokepoint.app.text.Summary.WIDTH;
import static dev.chokepoint.app.text.Summary.line;
import static dev.chokepoint.app.text.Summary.pad;
import static dev.chokepoint.app.text.Summary.right;
import static dev.chokepoint.app.text.Summary.wrap;

import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.app.view.deals.ConcessionView;
import dev.chokepoint.app.view.deals.DealDetail;
import dev.chokepoint.app.view.deals.DealView;
import dev.chokepoint.app.view.deals.DealsRun;
import dev.chokepoint.app.view.deals.MultilateralView;
import dev.chokepoint.app.view.deals.SolutionView;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.base.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The answer of `deals` on one screen: from both sides, or from one side's chair.
public final class DealText {
    private static final int NAME = 58;
    private static final int MOST_ASKS = 5;

    /// What two concessions are worth together beyond each alone is told from this share of the
    /// gain on.
    private static final double LEAST_TOGETHER = 0.01;

    private final StringBuilder out = new StringBuilder();
    private final DealsRun.Answer answer;

    private DealText(DealsRun.Answer answer) {
        this.answer = answer;
    }

    /// The answer without advice: what can be agreed, what rules pick, whether it would hold.
    public static String both(DealsRun.Answer answer) {
        DealText text = new DealText(answer);
        answer.deals().forEach(text::both);
        answer.multilateral().forEach(m -> new MultilateralText(text.out, answer.manifest(), m).write());
        return text.finished();
    }

    /// The answer from the chair of a side.
    public static String chair(DealsRun.Answer answer, String side) {
        DealText text = new DealText(answer);
        answer.deals().forEach(d -> text.chair(d, side));
        return text.finished();
    }

    private String finished() {
        boolean finished = !answer.stopped()
                && answer.deals().stream().allMatch(d -> d.negotiation().finished())
                && answer.multilateral().stream().allMatch(MultilateralView::finished);
        if (answer.isEmpty()) {
            line(
                    out,
                    answer.stopped()
                            ? "Ended before every concession was valued alone: nothing can be said yet."
                            : "No deal space was known by " + answer.manifest().known() + ".");
        } else if (!finished) {
            line(out, "");
            wrapped(
                    "",
                    "Ended on request or at the time limit: what is above is what was found by then; whether deals hold,"
                            + " advice and draws were left out.");
        }
        line(out, "");
        line(
                out,
                "Decision support, not legal advice. Cite as: "
                        + answer.manifest().citation());
        return out.toString();
    }

    private void head(DealView d, String view) {
        Manifest m = answer.manifest();
        line(out, d.title() + view);
        line(
                out,
                "on " + m.on() + ", as known on " + m.known() + "; gains in USD of " + String.join(" / ", d.sides())
                        + " to the end of the plan ("
                        + java.time.YearMonth.parse(m.first()).plusMonths(m.months() - 1L)
                        + "), best case");
        Summary.scope(out, m);
    }

    private void both(DealView d) {
        head(d, "");
        line(out, "");
        new NegotiationText(out, d).write();
        draws(d);
        line(out, "");
        line(
                out,
                "Without a deal in all that follows: "
                        + d.negotiation().scenarios().getFirst().name());
        line(out, "");
        line(out, "Offers heard" + (d.offers().isEmpty() ? ": none was known" : ""));
        d.offers().forEach(o -> {
            wrapped("  ", o.name() + " [" + o.reportedBy() + "]");
            wrapped("      ", o.verdict());
        });
        line(out, "");
        line(
                out,
                pad("Concessions alone, by the option worth most to the other", NAME + 4)
                        + right("its giver", 15)
                        + right("the other", 15));
        for (ConcessionView c : d.concessions()) {
            line(
                    out,
                    "  " + pad(cut(c.side() + "  " + c.name()), NAME + 2) + right(signed(c.gainToGiver()), 15)
                            + right(signed(c.gainToReceiver()), 15)
                            + (c.redLine().isEmpty() ? "" : "  red line"));
        }
        line(out, "");
        line(out, "Picked by rules");
        Map<String, List<SolutionView>> same = new LinkedHashMap<>();
        d.solutions()
                .forEach(s ->
                        same.computeIfAbsent(s.text(), t -> new ArrayList<>()).add(s));
        same.forEach((text, rules) -> {
            SolutionView first = rules.getFirst();
            line(
                    out,
                    "  "
                            + String.join(
                                    ", ", rules.stream().map(SolutionView::rule).toList()) + ": "
                            + (first.gains().length == 0 ? "none" : usds(first.gains())));
            wrapped("      ", text);
        });
        holds(d, d.detail().holds());
        own(d);
        wrapped("", d.note());
        line(out, "Advice from one chair: --side " + String.join(" or --side ", d.sides()) + ".");
    }

    // ---- would it hold ----------------------------------------------------------------------------------------

    private void holds(DealView d, List<DealDetail.HoldView> holds) {
        if (holds.isEmpty() || !d.negotiation().finished()) {
            return;
        }
        line(out, "");
        line(out, "Would it hold?");
        for (DealDetail.HoldView h : holds) {
            hold(d, h);
        }
        DealDetail.LargestView l = d.detail().largest();
        if (holds.stream().anyMatch(h -> !h.holds())) {
            wrapped(
                    "  ",
                    l.gains().length == 0
                            ? "No package holds by itself."
                            : "Best package that holds by itself" + (l.exact() ? "" : " (of those tried)") + ": "
                                    + usds(l.gains()) + ": " + l.text());
        }
        wrapped(
                "  ",
                "A breach of a legal act is answered after 1 month, one of licences after 2 (customs statistics):"
                        + " assumed. The chance that the other side goes on is its record of kept promises of that kind.");
    }

    private void hold(DealView d, DealDetail.HoldView h) {
        wrapped("  ", h.name() + ": " + (h.holds() ? "yes" : "no") + ", if all is delivered " + usds(h.gains()));
        for (DealDetail.SideView s : h.sides()) {
            wrapped("      ", s.party() + ": " + s.text());
        }
        if (h.expected().size() > 0) {
            List<String> readings = new ArrayList<>();
            h.expected().forEach(e -> readings.add(usds(e.gains()) + " " + e.reading()));
            wrapped("      ", "with promises kept as often as the record says: " + String.join("; ", readings));
        }
        wrapped("      ", "step by step: " + h.stagingText());
        for (DealDetail.HostageView x : h.hostages()) {
            if (Math.max(Math.abs(x.costsOther()), Math.abs(x.worthToHolder())) > Losses.NEGLIGIBLE_USD) {
                wrapped("      ", hostage(d, x));
            }
        }
    }

    private static String hostage(DealView d, DealDetail.HostageView x) {
        String other = d.sides().get(d.sides().get(0).equals(x.holder()) ? 1 : 0);
        return "hostage" + (x.mutual() ? " (mutual)" : "") + ": if \"" + x.concession() + "\" binds again after "
                + x.months() + " months it " + effect(x.costsOther(), other) + " and "
                + effect(-x.worthToHolder(), x.holder())
                + (x.costsOther() <= Losses.NEGLIGIBLE_USD
                        ? ": it secures nothing"
                        : x.worthToHolder() > Losses.NEGLIGIBLE_USD
                                ? ": its holder may want to keep it"
                                : ": safe with its holder");
    }

    /// What it does to a party that a control binds again.
    private static String effect(double cost, String party) {
        return Math.abs(cost) <= Losses.NEGLIGIBLE_USD
                ? "costs " + party + " nothing"
                : (cost > 0 ? "costs " : "gains ") + party + " " + usd(Math.abs(cost));
    }

    // ---- draws ------------------------------------------------------------------------------------------------

    private void draws(DealView d) {
        DealDetail.DrawsView v = d.detail().draws();
        if (v.draws() == 0) {
            return;
        }
        line(out, "");
        wrapped("HOW SURE: ", v.text());
        for (DealDetail.DrawnScenarioView s : v.scenarios()) {
            drawn(d, s);
        }
        for (String side : d.sides()) {
            List<String> words = v.inputs().stream()
                    .filter(i -> i.side().equals(side))
                    .map(i -> i.input() + " (" + String.format(Locale.ROOT, "%+.2f", i.correlation()) + ")")
                    .toList();
            wrapped(
                    "  ",
                    "what decides " + side + "'s gain from the first package (rank correlation): "
                            + (words.isEmpty()
                                    ? "nothing is told apart at " + (v.draws() - v.failed()) + " draws"
                                    : String.join("; ", words)));
        }
    }

    private void drawn(DealView d, DealDetail.DrawnScenarioView s) {
        line(
                out,
                pad("  without a deal: " + s.name(), 32)
                        + right("both gain", 10)
                        + right("picked", 8)
                        + right(d.sides().get(0) + " mean [90 %]", 25)
                        + right(d.sides().get(1) + " mean [90 %]", 25));
        int n = 0;
        for (DealDetail.DrawnView r : s.deals()) {
            n++;
            line(
                    out,
                    "  " + right(n + "", 2) + " " + pad(cut(r.name(), 26), 27)
                            + right(percent(r.bothGain()), 10) + right(percent(r.picked()), 8)
                            + right(band(r, 0), 25)
                            + right(band(r, 1), 25));
        }
        if (s.tied().size() > 1) {
            line(
                    out,
                    "  not told apart by the mean gains: "
                            + String.join(
                                    ", ",
                                    s.tied().stream()
                                            .map(i -> String.valueOf(i + 1))
                                            .toList()));
        }
    }

    // ---- one chair --------------------------------------------------------------------------------------------

    private void chair(DealView d, String side) {
        head(d, ": from the chair of " + side);
        wrapped(
                "Without a deal: ",
                d.negotiation().scenarios().getFirst().name() + ": "
                        + d.negotiation().scenarios().getFirst().text()
                        + ". Every gain below is over that, less the weights of policy.");
        d.negotiation().weights().forEach(w -> wrapped("Weights: ", w));
        wrapped("Valued: ", d.negotiation().valued());
        int me = d.sides().indexOf(side);
        String other = d.sides().get(1 - me);
        List<DealDetail.ChairView> chairs =
                d.detail().chairs().stream().filter(c -> c.party().equals(side)).toList();
        if (chairs.isEmpty()) {
            return;
        }
        DealDetail.ChairView c = chairs.getFirst();
        line(out, "");
        wrapped("IN SHORT: ", shortly(c, me, other));
        new NegotiationText(out, d).mixed();
        line(out, "");
        line(out, "ON THE TABLE" + (c.offers().isEmpty() ? ": no offer was known" : ""));
        for (DealDetail.OfferWorthView o : c.offers()) {
            offer(d, o, me, other);
        }
        asks(d, c, other);
        line(out, "");
        line(out, pad("YOURS TO GIVE OR HOLD", NAME) + right("to " + side, 12) + right("to " + other, 12));
        c.levers().stream().filter(l -> moves(l)).forEach(l -> lever(l, side, other));
        String idle = c.levers().stream()
                .filter(l -> !moves(l))
                .map(DealDetail.LeverView::concession)
                .collect(Collectors.joining("; "));
        if (!idle.isEmpty()) {
            wrapped("  ", "Moves nothing that this world values: " + idle);
        }
        advised(d, c, side);
        advisedHolds(d, other);
        draws(d);
        line(out, "");
        wrapped("WHAT WOULD TURN IT: ", turns(c, side));
        if (!d.detail().changed().isEmpty()) {
            wrapped(
                    "! ",
                    "Valued by each side's own plan the picture differs: without --side, and in the JSON, both are"
                            + " shown.");
        }
    }

    /// What to ask the other side for, strongest first, and what its red lines rule out.
    private void asks(DealView d, DealDetail.ChairView c, String other) {
        line(out, "");
        line(out, pad("ASK FOR, strongest first", NAME) + right("to " + c.party(), 12) + right("to " + other, 12));
        c.asks().stream()
                .filter(a -> Math.abs(a.toMe()) > Losses.NEGLIGIBLE_USD)
                .limit(MOST_ASKS)
                .forEach(a -> line(
                        out,
                        "  " + pad(cut(a.concession(), a.option(), NAME - 2), NAME - 2)
                                + right(money(a.toMe()), 12) + right(money(a.toGiver()), 12)
                                + (a.toGiver() > Losses.NEGLIGIBLE_USD ? "  gains by it" : "")));
        List<String> closed = ruledOut(d, other, d.sides().indexOf(other));
        if (!closed.isEmpty()) {
            wrapped("  ", "Behind red lines of " + other + ": " + String.join("; ", closed));
        }
    }

    /// Whether the deal advised would hold.
    private void advisedHolds(DealView d, String other) {
        if (d.detail().holds().isEmpty()) {
            return;
        }
        DealDetail.LargestView largest = d.detail().largest();
        DealDetail.HoldView h = d.detail().holds().getFirst();
        line(out, "");
        line(out, "WOULD IT HOLD? " + (h.holds() ? "Yes: breaking it does not pay either side" : "No"));
        h.sides().forEach(s -> wrapped("  ", s.party() + ": " + s.text()));
        wrapped("  ", record(h, other));
        wrapped("  ", "step by step: " + h.stagingText());
        h.hostages().stream()
                .filter(x -> Math.max(Math.abs(x.costsOther()), Math.abs(x.worthToHolder())) > Losses.NEGLIGIBLE_USD)
                .forEach(x -> wrapped("  ", hostage(d, x)));
        if (!h.holds() && largest.gains().length > 0) {
            wrapped("  ", "best package that holds by itself: " + usds(largest.gains()));
        }
    }

    /// What is not valued of each offer, in words.
    private static String notValued(List<DealDetail.OfferWorthView> offers) {
        return offers.stream()
                .filter(o -> !o.notValued().isEmpty())
                .map(o -> "\"" + o.name() + "\": " + o.notValued())
                .collect(Collectors.joining(", "));
    }

    /// The answer in a few sentences: the offer, what to hold, what to give, what to ask.
    private static String shortly(DealDetail.ChairView c, int me, String other) {
        List<String> sentences = new ArrayList<>();
        c.offers().stream()
                .max(java.util.Comparator.comparingDouble(o -> o.gains()[me]))
                .ifPresent(o -> {
                    double worth = o.gains()[me];
                    sentences.add(
                            worth > Losses.NEGLIGIBLE_USD
                                    ? "The best offer heard is worth " + usd(worth) + " to you"
                                            + (o.notValued().isEmpty() ? "" : " by what is valued") + "; "
                                            + (o.smallestChange().gains().length > 0
                                                    ? "counter it, both can have more"
                                                    : "no single change makes it better for both")
                                    : "No offer heard is worth anything to you"
                                            + (c.offers().stream()
                                                            .allMatch(x -> x.notValued()
                                                                    .isEmpty())
                                                    ? ""
                                                    : " by what is valued; what is not may decide ("
                                                            + notValued(c.offers()) + ")"));
                });
        List<String> hold = c.levers().stream()
                .filter(l -> !l.ruledOut() && l.toMe() < -Losses.NEGLIGIBLE_USD)
                .map(DealDetail.LeverView::concession)
                .toList();
        if (!hold.isEmpty()) {
            List<String> links = c.links().stream()
                    .filter(l -> hold.contains(l.first()) || hold.contains(l.second()))
                    .map(l -> hold.contains(l.first()) ? l.second() : l.first())
                    .distinct()
                    .toList();
            sentences.add("Do not give for nothing: " + String.join(", ", hold)
                    + (links.isEmpty() ? "" : "; their price is " + String.join(" or ", links)));
        }
        List<String> give = c.levers().stream()
                .filter(l -> !l.ruledOut() && l.toMe() > Losses.NEGLIGIBLE_USD)
                .map(DealDetail.LeverView::concession)
                .toList();
        if (!give.isEmpty()) {
            sentences.add("Holding these hurts you, unless policy says otherwise: " + String.join(", ", give));
        }
        c.asks().stream()
                .filter(a -> a.toMe() > Losses.NEGLIGIBLE_USD)
                .findFirst()
                .ifPresent(a -> sentences.add("Ask " + other + " first for " + a.concession()));
        return sentences.isEmpty() ? "Nothing in this space moves what you have." : String.join(". ", sentences) + ".";
    }

    private void offer(DealView d, DealDetail.OfferWorthView o, int me, String other) {
        String side = d.sides().get(me);
        double mine = o.gains()[me];
        double theirs = o.gains()[1 - me];
        wrapped(
                "  ",
                "\"" + o.name() + "\": worth " + signed(mine) + " to " + side + ", " + signed(theirs) + " to " + other
                        + (mine < -Losses.NEGLIGIBLE_USD
                                ? o.notValued().isEmpty()
                                        ? ": worse than no deal, refuse it"
                                        : ": worse than no deal by what is valued alone"
                                : mine < Losses.NEGLIGIBLE_USD
                                        ? ": it moves nothing that this world values"
                                        : o.better() > 0
                                                ? ": better than no deal, but not the best both can have"
                                                : ": nothing else is better for both")
                        + (o.notValued().isEmpty() ? "" : "; " + o.notValued() + ", and may decide"));
        d.detail().holds().stream()
                .filter(h -> h.name().equals(o.name()))
                .findFirst()
                .ifPresent(h -> {
                    double least = h.expected().stream()
                            .mapToDouble(e -> e.gains()[me])
                            .min()
                            .orElse(0);
                    double most = h.expected().stream()
                            .mapToDouble(e -> e.gains()[me])
                            .max()
                            .orElse(0);
                    String worth = signed(least);
                    String best = signed(most);
                    wrapped(
                            "    ",
                            "with promises kept as often as the record says: " + worth
                                    + (worth.equals(best) ? "" : " to " + best)
                                    + (h.expected().size() > 1
                                            ? ", over " + h.expected().size() + " readings of disputed outcomes"
                                            : ""));
                });
        if (o.smallestChange().gains().length > 0) {
            wrapped(
                    "    ",
                    "counter with one change both prefer: " + o.smallestChange().change() + " → "
                            + chairs(d, o.smallestChange().gains(), me));
        }
        if (o.bestForMe().gains().length > 0) {
            wrapped(
                    "    ",
                    "most you could ask, " + other + " still as well off as with this offer: "
                            + chairs(d, o.bestForMe().gains(), me) + ": "
                            + o.bestForMe().change());
        }
    }

    private static boolean moves(DealDetail.LeverView l) {
        return Math.max(Math.abs(l.toMe()), Math.abs(l.toOther())) > Losses.NEGLIGIBLE_USD;
    }

    private void lever(DealDetail.LeverView l, String side, String other) {
        String row = "  " + pad(cut(l.concession(), l.option(), NAME - 2), NAME - 2);
        line(
                out,
                row
                        + right(money(l.toMe()), 12)
                        + right(money(l.toOther()), 12)
                        + (l.ruledOut() ? "  your red line" : ""));
        if (l.ruledOut()) {
            return;
        }
        List<String> path = l.perMonthOther().stream().map(DealText::money).toList();
        String trend = switch (l.trend()) {
            case "grows" -> "its grip tightens: holding keeps the lever";
            case "decays" -> "its grip weakens: use it now, later it buys less";
            case "steady" -> "its grip lasts: no hurry either way";
            default -> "it does not hurt " + other;
        };
        trend = path.isEmpty() || l.trend().equals("none")
                ? trend
                : trend + " (a month of it is worth " + String.join(", ", path) + " to " + other + " from "
                        + String.join(
                                ", ", l.months().stream().map(String::valueOf).toList()) + " months on)";
        String verdict = l.toMe() > Losses.NEGLIGIBLE_USD
                ? "holding costs " + side + " itself: keep only if policy puts more than "
                        + usd(l.breakEvenWeight()) + " on it"
                        + (l.toOther() > Losses.NEGLIGIBLE_USD
                                ? " (" + Numbers.text(l.breakEvenWeight() / l.toOther()) + " per dollar withheld)"
                                : "")
                : l.toMe() >= -Losses.NEGLIGIBLE_USD
                        ? "giving it costs " + side + " nothing that is valued"
                        : "give only against at least " + usd(-l.toMe());
        wrapped("      ", verdict + "; " + trend);
    }

    private void advised(DealView d, DealDetail.ChairView c, String side) {
        line(out, "");
        List<SolutionView> nash =
                d.solutions().stream().filter(s -> s.rule().equals("Nash")).toList();
        if (nash.isEmpty() || nash.getFirst().gains().length == 0) {
            wrapped("AIM FOR: ", nash.isEmpty() ? "nothing" : nash.getFirst().text());
            return;
        }
        wrapped(
                "AIM FOR (Nash): ",
                usds(nash.getFirst().gains()) + ": " + nash.getFirst().text());
        List<String> carries = c.carries().stream()
                .filter(x -> Math.abs(x.toMe()) > Losses.NEGLIGIBLE_USD)
                .limit(4)
                .map(x -> x.concession() + " " + money(x.toMe()))
                .toList();
        if (!carries.isEmpty()) {
            wrapped("  ", "what carries it for " + side + ": " + String.join("; ", carries));
        }
        double gain = Math.max(
                Math.abs(nash.getFirst().gains()[0]), Math.abs(nash.getFirst().gains()[1]));
        c.together().stream()
                .filter(p -> Math.abs(p.usd()) > LEAST_TOGETHER * gain)
                .limit(1)
                .forEach(p -> wrapped(
                        "  ",
                        "\"" + p.first() + "\" and \"" + p.second() + "\" "
                                + (p.usd() > 0 ? "pay together: " : "replace each other: ") + money(p.usd())
                                + " beyond each alone"));
        c.links().stream()
                .limit(2)
                .forEach(l -> wrapped(
                        "  ",
                        "only as a pair: \"" + l.first() + "\" with \"" + l.second() + "\" (" + usds(l.gains())
                                + "); alone neither is given"));
        if (!c.bargaining().isEmpty()) {
            wrapped("  ", c.bargaining());
        }
    }

    private static List<String> ruledOut(DealView d, String other, int at) {
        return d.detail().chairs().stream()
                .filter(c -> c.party().equals(other))
                .flatMap(c -> c.levers().stream())
                .filter(l -> l.ruledOut() && Math.abs(l.toOther()) > Losses.NEGLIGIBLE_USD)
                .map(l -> l.concession() + " (" + money(l.toOther()) + " to you, " + money(l.toMe()) + " to "
                        + d.sides().get(at) + ")")
                .toList();
    }

    private static String record(DealDetail.HoldView h, String other) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (DealDetail.PromiseView p : h.promises()) {
            if (!p.party().equals(other)) {
                continue;
            }
            List<String> readings = new ArrayList<>();
            p.chance().forEach(x -> readings.add(percent(x.mean()) + " " + x.reading()));
            DealDetail.ChanceView first = p.chance().getFirst();
            kinds.put(
                    p.kind(),
                    p.kind() + " " + String.join(", ", readings) + " (90 %: " + percent(first.low()) + " to "
                            + percent(first.high()) + ", "
                            + (first.records() == 0
                                    ? "no record of that kind"
                                    : first.records() + (first.records() == 1 ? " record" : " records"))
                            + ")");
        }
        return kinds.isEmpty()
                ? other + " promises nothing in it"
                : "does " + other + " keep its word? " + String.join("; ", kinds.values());
    }

    private static String turns(DealDetail.ChairView c, String side) {
        List<String> words = new ArrayList<>();
        for (DealDetail.LeverView l : c.levers()) {
            if (l.ruledOut() || !moves(l)) {
                continue;
            }
            if (l.rentShare() >= 0 && l.rentShare() <= 1) {
                words.add("exporters getting " + percent(l.rentShare()) + " of the rents turns \"" + l.concession()
                        + "\"");
            }
        }
        long own = c.levers().stream()
                .filter(l -> !l.ruledOut() && l.toMe() > Losses.NEGLIGIBLE_USD)
                .count();
        String weight = own == 0
                ? "no policy weight is needed for what is held back"
                : "a policy weight above the figure beside each control turns \"give\" into \"hold\" (" + own + " of "
                        + side + "'s controls hurt " + side + ")";
        return weight + (words.isEmpty() ? "; who gets the rents turns nothing" : "; " + String.join("; ", words))
                + ".";
    }

    // ---- both valuations ---------------------------------------------------------------------------------------

    private static final int MOST_ROWS = 4;

    private void own(DealView d) {
        DealDetail detail = d.detail();
        line(out, "");
        if (detail.own().isEmpty()) {
            return;
        }
        line(out, "Valued twice" + pad("", 22) + "own plans" + pad("", 16) + "joint market");
        detail.own().stream().limit(MOST_ROWS).forEach(r -> {
            line(
                    out,
                    "  " + right(usds(r.own()), 34) + right(usds(r.joint()), 28) + "  "
                            + (r.onOwnFrontier() ? "own" : "") + (r.onOwnFrontier() && r.onJointFrontier() ? ", " : "")
                            + (r.onJointFrontier() ? "market" : ""));
        });
        if (detail.own().size() > MOST_ROWS) {
            line(out, "  … and " + (detail.own().size() - MOST_ROWS) + " more (--format json has all)");
        }
        detail.changed().forEach(t -> wrapped("! ", t));
        wrapped("", String.join(" ", detail.text()));
        line(out, "");
    }

    // ---- words -------------------------------------------------------------------------------------------------

    private void wrapped(String indent, String text) {
        boolean blank = indent.isBlank();
        List<String> lines = wrap(text, WIDTH - indent.length());
        line(out, indent + lines.getFirst());
        String next = blank ? indent + "  " : "  ";
        // What follows the first line is wrapped again to its own width.
        if (lines.size() > 1) {
            String rest = String.join(" ", lines.subList(1, lines.size()));
            wrap(rest, WIDTH - next.length()).forEach(t -> line(out, next + t));
        }
    }

    private static String cut(String text) {
        return cut(text, NAME);
    }

    /// A text that is too long loses its middle: names differ at their ends.
    private static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int tail = Math.min(24, width / 2);
        return text.substring(0, width - 1 - tail) + "…" + text.substring(text.length() - tail);
    }

    private static String cut(String name, String option, int width) {
        return cut(name, width - option.length() - 2) + ": " + option;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String usds(double[] gains) {
        return signed(gains[0]) + " / " + signed(gains[1]);
    }

    private static String chairs(DealView d, double[] gains, int me) {
        return signed(gains[me]) + " to " + d.sides().get(me) + ", " + signed(gains[1 - me]) + " to "
                + d.sides().get(1 - me);
    }

    private static String band(DealDetail.DrawnView r, int side) {
        List<Double> q = r.gains().get(side);
        return NegotiationText.two(r.means().get(side).getFirst()) + " [" + NegotiationText.two(q.getFirst()) + ", "
                + NegotiationText.two(q.getLast()) + "]";
    }

    /// Money with two significant digits: more are not known.
    private static String usd(double usd) {
        return "USD " + Numbers.twoDigits(usd);
    }

    private static String signed(double usd) {
        return Math.abs(usd) < Losses.NEGLIGIBLE_USD ? "0" : (usd > 0 ? "+" : "−") + usd(Math.abs(usd));
    }

    /// Money without its currency, for columns.
    private static String money(double usd) {
        return signed(usd).replace("USD ", "");
    }
}
