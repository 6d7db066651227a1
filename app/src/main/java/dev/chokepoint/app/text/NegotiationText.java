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
import dev.chokepoint.app.view.deals.ExpectedDealsView;
import dev.chokepoint.app.view.deals.GivenView;
import dev.chokepoint.app.view.deals.NegotiationView;
import dev.chokepoint.base.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The first screen on a deal space: what follows without a deal, what each side would do alone, what is left
/// to exchange, under which weights, and how sure that is. Amounts with two significant digits.
final class NegotiationText {
    private static final int NAME = 40;
    private static final int COLUMN = 14;
    private static final int MOST_PACKAGES = 10;
    private static final int MOST_OTHERS = 4;
    private static final int MOST_REASONS = 4;

    /// What another place gains or pays is told from this on, USD.
    private static final double TOLD_USD = 5e7;

    private final StringBuilder out;
    private final DealView deal;
    private final NegotiationView view;

    NegotiationText(StringBuilder out, DealView deal) {
        this.out = out;
        this.deal = deal;
        this.view = deal.negotiation();
    }

    void write() {
        noDeal();
        labelled("WEIGHTS", view.weights());
        List<String> valued = new ArrayList<>(List.of(view.valued()));
        view.stated().forEach(s -> valued.add(stated(s)));
        if (!view.tabled().isEmpty()) {
            valued.add("on the real table: " + view.tabled());
        }
        labelled("VALUED", valued);
        alone();
        mixed();
        search();
        exchange();
        given();
    }

    /// What a concession is worth by figures from outside the world.
    private static String stated(NegotiationView.StatedView s) {
        return "from outside the world: " + s.name() + ", all of it: "
                + s.gains().stream()
                        .map(g -> g.party() + " " + two(g.usd())
                                + (g.low() == g.high() ? "" : " [" + two(g.low()) + ", " + two(g.high()) + "]"))
                        .collect(Collectors.joining(", "))
                + " (" + s.because() + ")";
    }

    /// What became of concessions like these in real talks, where it is known what had been named of them.
    private void given() {
        List<GivenView> known =
                view.given().stream().filter(g -> g.chances().size() == 1).toList();
        if (known.isEmpty()) {
            return;
        }
        line(out, "");
        line(out, "GIVEN BEFORE: what sides did in real talks, not what would be good for them");
        for (GivenView g : known) {
            wrap(name(g.concession()) + ": " + String.join("; ", g.lines()), WIDTH - 4)
                    .forEach(t -> line(out, "  " + t));
        }
        wrap("A forecast from what the press had named does as well: chokepoint deals backtest.", WIDTH - 2)
                .forEach(t -> line(out, "  " + t));
    }

    /// A concession by its name.
    private String name(String concession) {
        return deal.concessions().stream()
                .filter(c -> c.id().equals(concession))
                .map(ConcessionView::name)
                .findFirst()
                .orElse(concession);
    }

    private void noDeal() {
        line(
                out,
                pad("NO DEAL, against licences reopening as recorded", WIDTH - 2 * COLUMN)
                        + right(deal.sides().get(0), COLUMN)
                        + right(deal.sides().get(1), COLUMN));
        for (NegotiationView.ScenarioView s : view.scenarios()) {
            List<String> text = wrap(s.name() + ": " + s.text(), WIDTH - 2 * COLUMN - 4);
            line(
                    out,
                    "  " + pad(text.getFirst(), WIDTH - 2 * COLUMN - 2)
                            + right(two(s.againstRecord()[0]), COLUMN)
                            + right(two(s.againstRecord()[1]), COLUMN));
            text.subList(1, text.size()).forEach(t -> line(out, "    " + t));
            if (!s.because().isEmpty()) {
                wrap(s.because(), WIDTH - 4).forEach(t -> line(out, "    " + t));
            }
            view.expected().scenarios().stream()
                    .filter(x -> x.scenario().equals(s.id())
                            && Math.abs(x.againstRecord()[0]) + Math.abs(x.againstRecord()[1]) > 0)
                    .forEach(x -> line(
                            out,
                            pad("    expected, against offices that go on granting licences", WIDTH - 2 * COLUMN)
                                    + right(two(x.againstRecord()[0]), COLUMN)
                                    + right(two(x.againstRecord()[1]), COLUMN)));
        }
        if (!view.reopenings().isEmpty() && view.scenarios().stream().anyMatch(s -> s.id().equals("record"))) {
            wrap("the record takes to reopen: " + reopenings(), WIDTH - 4).forEach(t -> line(out, "    " + t));
        }
    }

    /// What rests on one reason together, the first to reopen first.
    private String reopenings() {
        Map<String, List<NegotiationView.ReopeningView>> byReason = new LinkedHashMap<>();
        view.reopenings().stream()
                .sorted(Comparator.comparing(NegotiationView.ReopeningView::opens))
                .forEach(r -> byReason.computeIfAbsent(r.because(), k -> new ArrayList<>())
                        .add(r));
        List<String> words = new ArrayList<>();
        byReason.forEach((because, all) -> {
            Set<String> measures = new LinkedHashSet<>();
            all.forEach(r -> measures.add(r.measure() + " in " + r.opens()));
            words.add(String.join(", ", measures) + (because.isEmpty() ? "" : " (" + because + ")"));
        });
        int more = words.size() - MOST_REASONS;
        return String.join("; ", words.subList(0, Math.min(MOST_REASONS, words.size())))
                + (more > 0 ? "; and for " + more + " more reasons (--format json)" : "");
    }

    private void labelled(String label, List<String> lines) {
        String at = label;
        for (String text : lines) {
            for (String t : wrap(text, WIDTH - 10)) {
                line(out, pad(at, 10) + t);
                at = "";
            }
        }
    }

    private void alone() {
        List<String> lines = new ArrayList<>();
        for (NegotiationView.ScenarioView s : view.scenarios()) {
            String by = s.alone().isEmpty()
                    ? "by these weights neither side would move"
                    : "by these weights " + s.alone() + ": " + both(s.aloneGains());
            String without = s.aloneWithoutWeights().equals(s.alone())
                    ? ""
                    : s.aloneWithoutWeights().isEmpty()
                            ? "; without weights neither would move"
                            : "; without weights " + s.aloneWithoutWeights() + ": "
                                    + both(s.aloneWithoutWeightsGains());
            lines.add(s.name() + ": " + by + without);
        }
        labelled("ALONE", lines);
    }

    /// The packages by the chances that the user gave to what follows without a deal.
    void mixed() {
        for (NegotiationView.MixedView m : view.mixed()) {
            List<String> lines = new ArrayList<>(List.of("gains on average by the chances you gave: " + m.chances()));
            if (Math.abs(m.start()[0]) + Math.abs(m.start()[1]) > 0) {
                lines.add("where rules start from: " + both(m.start()));
            }
            m.best().forEach(b -> lines.add("largest product of gains: " + b.text() + ": " + both(b.gains())));
            if (m.best().isEmpty()) {
                lines.add(
                        view.finished()
                                ? "no package that was looked at gains both sides"
                                : "a search was ended: none is called best");
            }
            for (int k = 0; k < m.packages().size(); k++) {
                NegotiationView.MixedPackageView p = m.packages().get(k);
                lines.add(view.packages().get(k).names() + ": " + both(p.gains())
                        + (p.better() ? ", better for both" : ""));
            }
            lines.add(m.better() + " of " + m.looked() + " packages looked at are better for both: those on the"
                    + " frontier of a scenario, those that a rule picks and offers; one on no frontier may be better"
                    + " still");
            labelled("MIXED", lines);
        }
    }

    /// How far packages were looked for, where not every one was valued.
    private void search() {
        List<String> lines = view.scenarios().stream()
                .filter(s -> !s.search().text().isEmpty())
                .map(s -> s.name() + ": " + s.search().text())
                .toList();
        labelled(
                "SEARCH",
                view.notLookedAt().isEmpty()
                        ? lines
                        : Stream.concat(
                                        lines.stream(),
                                        Stream.of("not looked at before the work was ended: "
                                                + String.join(", ", view.notLookedAt())))
                                .toList());
    }

    private void exchange() {
        boolean told = view.expected().told();
        line(out, "");
        StringBuilder head = new StringBuilder(
                pad(told ? "EXCHANGE, expected gains over no deal" : "EXCHANGE, gains over no deal", NAME));
        for (NegotiationView.ScenarioView s : view.scenarios()) {
            head.append(right(s.name() + " " + String.join("/", deal.sides()), 2 * COLUMN - 4));
        }
        line(out, head + right("better for both", 17));
        int n = 0;
        for (NegotiationView.ExchangeView e : view.packages()) {
            n++;
            if (n > MOST_PACKAGES && !e.offer()) {
                continue;
            }
            row(n, e);
        }
        if (view.packages().stream().noneMatch(e -> !e.offer())) {
            line(out, "  No rule picks one of the packages that were valued.");
        }
        if (!view.finished()) {
            wrap(
                            "The search was ended: which package is best, which are better for both in every scenario"
                                    + " and whether one would hold is not known.",
                            WIDTH)
                    .forEach(t -> line(out, t));
        }
        line(out, "");
        wrap(view.start() + " " + (told ? whatIsExpected() : whatIsBest()), WIDTH)
                .forEach(t -> line(out, t));
        verdicts();
    }

    private String whatIsBest() {
        return view.expected().text()
                + " Gains are at central figures, less the weights; --draws N says how sure they are.";
    }

    private String whatIsExpected() {
        return "Gains are what to expect (" + view.expected().text()
                + "), less the weights by which keeping each control pays in that case. Best case: a market that"
                + " foresees and re-routes everything, in which a deal may be worth less or more; rules picked the"
                + " packages there."
                + (view.expected().done() == 0 ? " --expected N gives the band and how often both gain." : "");
    }

    /// The weights in the expected gains, what rules pick by them, and what cannot be told apart.
    private void verdicts() {
        for (ExpectedDealsView.ScenarioView s : view.expected().scenarios()) {
            String weights = s.concessions().stream()
                    .filter(c -> c.weight() > Losses.NEGLIGIBLE_USD)
                    .map(c -> name(c.concession()) + " " + Numbers.twoDigits(c.weight()))
                    .collect(Collectors.joining("; "));
            if (!weights.isEmpty()) {
                wrap("Weights in expected gains (" + s.name() + "): " + weights + ".", WIDTH - 2)
                        .forEach(t -> line(out, "  " + t));
            }
            if (!s.verdict().isEmpty()) {
                wrap("By expected values (" + s.name() + "): " + s.verdict() + ".", WIDTH - 2)
                        .forEach(t -> line(out, "  " + t));
            }
        }
    }

    private void row(int n, NegotiationView.ExchangeView e) {
        List<ExpectedDealsView.PackageView> expected = view.expected().of(e.options());
        List<String> names = wrap(e.names(), NAME - 5);
        StringBuilder row = new StringBuilder(pad(right(n + "", 3) + " " + names.getFirst(), NAME));
        if (expected.isEmpty()) {
            e.standings().forEach(s -> row.append(right(both(s.gains()), 2 * COLUMN - 4)));
            row.append(right(inBestCase(e), 17));
        } else {
            expected.forEach(s -> row.append(right(both(s.gains()), 2 * COLUMN - 4)));
            row.append(right(better(expected), 17));
        }
        line(out, row.toString());
        names.subList(1, names.size()).forEach(t -> line(out, "    " + t));
        wrap(e.text(), WIDTH - 6).forEach(t -> line(out, "      " + t));
        if (!e.covered().text().isEmpty()) {
            wrap(e.covered().text(), WIDTH - 8).forEach(t -> line(out, "        " + t));
        }
        for (int k = 0; k < expected.size(); k++) {
            sure(view.scenarios().get(k).name(), expected.get(k), e.standings().get(k));
        }
        if (!expected.isEmpty()) {
            line(
                    out,
                    "        better for both in the best case: " + inBestCase(e)
                            + (e.covered().caveat().isEmpty() ? "" : ", by what is valued"));
        }
        NegotiationView.StandingView first = e.standings().getFirst();
        String weights = !expected.isEmpty() || both(first.computed()).equals(both(first.gains()))
                ? ""
                : "without weights " + both(first.computed()) + " ("
                        + view.scenarios().getFirst().name() + "); ";
        String paid = first.others().stream()
                .filter(o -> Math.abs(o.usd()) >= TOLD_USD)
                .limit(MOST_OTHERS)
                .map(o -> o.place() + " " + two(o.usd()))
                .collect(Collectors.joining(", "));
        String more =
                weights + (paid.isEmpty() ? "" : (expected.isEmpty() ? "others: " : "others (best case): ") + paid);
        if (!more.isEmpty()) {
            wrap(more.endsWith("; ") ? more.substring(0, more.length() - 2) : more, WIDTH - 6)
                    .forEach(t -> line(out, "      " + t));
        }
        deal.detail().holds().stream()
                .filter(h -> h.options().equals(e.options()))
                .findFirst()
                .ifPresent(h -> line(
                        out,
                        "      would it hold (" + view.scenarios().getFirst().name() + "): " + holds(h)));
    }

    /// The band of a package in a scenario, how often both gain, and what the best case says.
    private void sure(String scenario, ExpectedDealsView.PackageView p, NegotiationView.StandingView best) {
        String band = p.sides().stream()
                .map(s -> s.party() + " " + two(s.low()) + " to " + two(s.high()))
                .collect(Collectors.joining(", "));
        String often = p.sides().isEmpty()
                ? ""
                : "90 %: " + band + "; both gain in " + percent(p.bothGain()) + ", picked in " + percent(p.picked())
                        + "; ";
        String text = scenario + ": " + often + "without weights " + (p.sides().isEmpty() ? "" : "(central) ")
                + both(p.computed()) + "; best case " + both(best.gains())
                + (both(best.computed()).equals(both(best.gains()))
                        ? ""
                        : ", without weights " + both(best.computed()));
        wrap(text, WIDTH - 8).forEach(t -> line(out, "        " + t));
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /// The scenarios in which a package is better for both by expected values.
    private String better(List<ExpectedDealsView.PackageView> expected) {
        List<String> in = IntStream.range(0, expected.size())
                .filter(k -> expected.get(k).better())
                .mapToObj(k -> view.scenarios().get(k).name())
                .toList();
        return in.isEmpty() ? "in none" : in.size() == expected.size() ? "in all shown" : "in " + String.join(", ", in);
    }

    private String inBestCase(NegotiationView.ExchangeView e) {
        return e.robust() ? "ROBUST: in all" : e.betterIn().isEmpty() ? "in none" : in(e);
    }

    private String in(NegotiationView.ExchangeView e) {
        return "in "
                + view.scenarios().stream()
                        .filter(s -> e.betterIn().contains(s.id()))
                        .map(NegotiationView.ScenarioView::name)
                        .collect(Collectors.joining(", "));
    }

    private static String holds(DealDetail.HoldView h) {
        List<String> breaks = h.sides().stream()
                .filter(s -> !s.holds())
                .map(s -> s.party() + " would break it" + (s.temptedFrom().isEmpty() ? "" : " from " + s.temptedFrom()))
                .toList();
        return h.holds() ? "yes, as far as it was looked at" : "no: " + String.join("; ", breaks);
    }

    private static String both(double[] gains) {
        return two(gains[0]) + " / " + two(gains[1]);
    }

    /// An amount with its sign and two significant digits: `+1.2 bn`, `−340 M`; `0` below what is told apart.
    static String two(double usd) {
        if (Math.abs(usd) < Losses.NEGLIGIBLE_USD) {
            return "0";
        }
        return (usd > 0 ? "+" : "−") + Numbers.twoDigits(Math.abs(usd));
    }
}
