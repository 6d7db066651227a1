package dev.chokepoint.app.page;

import dev.chokepoint.app.input.Backtester;
import dev.chokepoint.app.text.BacktestText;
import dev.chokepoint.app.view.BacktestView;
import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.exposure.backtest.Backtest;
import dev.chokepoint.exposure.backtest.Episode;
import dev.chokepoint.exposure.backtest.Parameter;
import dev.chokepoint.exposure.backtest.Scores;
import dev.chokepoint.exposure.backtest.WeightedSample;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Back-tests as a document: what was known when, what was fitted on what, what came of it and where it fails.
public final class BacktestPage {
    private static final double GOAL_COVERAGE = 0.8;
    private static final Optional<String> ALL = Optional.empty();

    private final Backtester.Report report;
    private final Optional<String> name;
    private final Page page = new Page("Back-tests");

    private BacktestPage(Backtester.Report report, Optional<String> name) {
        this.report = report;
        this.name = name;
    }

    /// The document; all cases, or one.
    public static Page of(Backtester.Report report, Optional<String> name) {
        return new BacktestPage(report, name).build();
    }

    private Page build() {
        page.paragraph(
                "Each case is a small world as it was known on the day a control was announced, a ledger, and what"
                        + " happened afterwards. The model forecasts from the first two; the third only judges. Volumes and the"
                        + " months of fall and return are what the model promises; prices are research. Misses are marked.");
        page.listing("chokepoint backtest --format md --out docs/backtests.md");
        page.paragraph(BacktestView.stamp(report)
                + (report.external().isEmpty()
                        ? " Observed series are those that ship with the cases; `--observed` adds others."
                        : " Further observed months from " + String.join(", ", report.external()) + "."));
        if (name.isEmpty()) {
            ExpectedBacktestSection.add(page, report);
            inShort();
            method();
            before();
        }
        report.episodes().stream()
                .filter(c -> name.isEmpty() || name.get().equals(c.episode().id()))
                .forEach(this::episode);
        if (name.isEmpty()) {
            prices();
            fails();
        }
        return page;
    }

    private List<Backtest.Run> runs(Backtester.CaseView c) {
        return report.runs().stream()
                .filter(r -> r.test().id().equals(c.episode().id()))
                .toList();
    }

    // ---- in short

    private void inShort() {
        page.heading(2, "The plan of the best case, in short");
        page.paragraph(
                "Mean absolute error (MAE) and 90 % interval score are in shares of the volume before the control;"
                        + " smaller is better. **Flat**: what was before goes on. **Copy**: the other case happens again. Each naive"
                        + " forecast has a band of its own, and the flat one is scored with the better of two: as months varied"
                        + " before, or as wide as its errors in the cases fitted on. Shown are forecasts whose parameters come"
                        + " from one other licence case, and from the earlier cases as published by the day of the forecast.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "forecast of",
                "parameters from",
                "figures",
                "MAE",
                "MAE, flat",
                "MAE, copy",
                "score",
                "score, flat",
                "score, copy",
                "covered",
                "score below both"));
        int better = 0;
        int closer = 0;
        int learnt = 0;
        int covered = 0;
        int all = 0;
        for (Backtester.CaseView c : report.episodes()) {
            for (Backtest.Run r : runs(c)) {
                Scores.Mean m = r.model(ALL);
                if (m.count() == 0
                        || r.basis() == Backtest.Basis.PRIOR
                        || !r.test().licensed()
                        || !onLicences(r)) {
                    continue;
                }
                boolean beats = m.interval()
                        < Math.min(flatScore(r), orInfinite(r.copy(ALL).interval()));
                if (r.basis() == Backtest.Basis.OTHER) {
                    all++;
                    better += beats ? 1 : 0;
                    closer += m.mae()
                                    < Math.min(
                                            r.flat(ALL).mae(),
                                            orInfinite(r.copy(ALL).mae()))
                            ? 1
                            : 0;
                    learnt += m.interval() < unfitted(c) ? 1 : 0;
                    covered += m.coverage() >= GOAL_COVERAGE ? 1 : 0;
                }
                rows.add(List.of(
                        "`" + r.test().id() + "`",
                        BacktestText.basis(r),
                        Integer.toString(m.count()),
                        two(m.mae()),
                        two(r.flat(ALL).mae()),
                        two(r.copy(ALL).mae()),
                        two(m.interval()),
                        two(flatScore(r)),
                        two(r.copy(ALL).interval()),
                        percent(m.coverage()),
                        beats ? "yes" : "**no**"));
            }
        }
        page.table(rows);
        page.paragraph("Of " + all + " forecasts with parameters from one other licence case, " + better
                + " have an interval score below both naive forecasts, " + closer
                + " a smaller error than both, and " + covered + " have at least " + percent(GOAL_COVERAGE)
                + " of their figures inside the 90 % band. " + learnt
                + " score better than the same model with nothing fitted. A low score with a larger error says that the"
                + " band is what the forecast is good for, not the median. Cases with two figures decide little.");
    }

    /// The score of a case with nothing fitted.
    private double unfitted(Backtester.CaseView c) {
        return runs(c).stream()
                .filter(r -> r.basis() == Backtest.Basis.PRIOR)
                .mapToDouble(r -> r.model(ALL).interval())
                .findFirst()
                .orElse(Double.NaN);
    }

    /// Whether something was learnt from licences, rather than from a prohibition.
    private boolean onLicences(Backtest.Run r) {
        return report.episodes().stream()
                .filter(c -> r.fit().episodes().contains(c.episode().id()))
                .anyMatch(c -> c.episode().licensed());
    }

    private static double orInfinite(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private static double flatScore(Backtest.Run r) {
        return Math.min(r.flat(ALL).interval(), orInfinite(r.flatFitted(ALL).interval()));
    }

    private void method() {
        page.heading(2, "How it is done");
        page.bullets(List.of(
                "The world holds only figures that were public on the day of the forecast. The ledger knows the"
                        + " announcement and its date; the market's belief about how long licences take comes from the"
                        + " issuer's record up to that day.",
                "Every draw runs the myopic rolling plan (docs/model.md#information): in each month buyers and sellers plan"
                        + " with what is known then, on a tree of possible reopenings, and carry out one month. Buying"
                        + " ahead of an announced control is not put in; it comes out.",
                "Licences let pass a share at first, after a delay more along a ramp, in the end a level. Typical values are"
                        + " common to all cases; each case lies around them by the scatter. All of it, operating stocks,"
                        + " the cost of holding, the friction of new ways and what the model leaves out are drawn from"
                        + " stated intervals (below). The band is what these draws say, nothing else.",
                "To fit is to weigh: draw k is one set of common parameters in all cases, and counts as much as it tells what"
                        + " happened in the cases fitted on (lognormal errors on volumes). Where fewer than 30 effective"
                        + " draws would be left, the weights are flattened. A test changes what happened in the case"
                        + " forecast and checks that the forecast stays as it is.",
                "Interval score: width, plus 20 times the distance of a figure outside (Gneiting and Raftery 2007). CRPS: the"
                        + " same idea for the whole distribution.",
                "The people who wrote down the intervals knew how these cases ended. The intervals are wide for that"
                        + " reason, and none was changed after the first run (the friction of new ways was added after it, because"
                        + " bans to one place hang on it); what can be judged is what carries over"
                        + " from one case to another."));
    }

    private void before() {
        page.heading(2, "What is stated before any case");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("parameter", "interval", "unit", "why"));
        for (Parameter p : Parameter.values()) {
            Figure f = report.priors().of(p);
            rows.add(List.of(
                    p.key(),
                    f.value().text(),
                    f.unit().toString(),
                    f.provenance().text().replaceFirst("^assumed: ", "")));
        }
        page.table(rows);
    }

    // ---- one case

    private void episode(Backtester.CaseView c) {
        Episode e = c.episode();
        page.heading(2, e.title());
        page.paragraph("`worlds/cases/" + e.id() + "`. " + c.files().question());
        known(c);
        List<Backtest.Run> runs = runs(c);
        List<Backtest.Run> expected = report.expected().runs().stream()
                .filter(r -> r.test().id().equals(e.id()))
                .toList();
        scores(Stream.concat(runs.stream(), expected.stream()).toList());
        // The forecast that could have been made, or else the one from the stated intervals; and the best-fed other.
        Backtest.Run shown = runs.stream()
                .filter(r -> r.basis() == Backtest.Basis.EARLIER)
                .findFirst()
                .orElse(runs.getFirst());
        for (Episode.Series s : e.series()) {
            List<Backtest.Judged> judged = shown.judged().stream()
                    .filter(j -> j.series().equals(s.id()))
                    .toList();
            if (judged.isEmpty()) {
                continue;
            }
            String title = s.title() + ", share of the volume before";
            String basis = "parameters: " + BacktestText.basis(shown);
            page.picture(
                    "backtests/" + e.id() + "-" + s.id() + ".svg",
                    title + "; " + basis,
                    BacktestPicture.of(title, basis, judged));
            months(c, s, shown, runs, expected);
        }
        timings(Stream.concat(runs.stream(), expected.stream()).toList());
        parameters(runs);
        if (!c.files().remarks().isEmpty()) {
            page.paragraph("**Reading.** " + c.files().remarks());
        }
    }

    private void known(Backtester.CaseView c) {
        Episode e = c.episode();
        List<String> items = new ArrayList<>();
        items.add("Announced " + c.announced() + ", in force from " + e.effective() + "; forecast made as of "
                + e.known() + "; judged from " + e.judgedFrom() + ".");
        List<String> record = new ArrayList<>();
        for (ReopeningRecord.Case r : e.record().cases()) {
            record.add(r.measure() + " from " + r.closed()
                    + r.reopened().map(d -> ", licences from " + d).orElse(", no licences known of"));
        }
        items.add("The issuer's record then: " + (record.isEmpty() ? "nothing" : String.join("; ", record)) + ".");
        Set<String> sources = new LinkedHashSet<>();
        Set<String> assumed = new LinkedHashSet<>();
        e.world()
                .lanes()
                .forEach(l -> l.flow()
                        .known(e.known())
                        .ifPresent(f -> note(l.from() + " to " + l.to() + " " + l.item(), f, sources, assumed)));
        if (!sources.isEmpty()) {
            items.add("Volumes before: " + String.join("; ", sources) + ".");
        }
        if (!assumed.isEmpty()) {
            items.add("Volumes before, assumed for want of a figure: " + String.join("; ", assumed) + ".");
        }
        for (Episode.Series s : e.series()) {
            items.add("Months varied before by " + percent(s.noise().central()) + " (" + s.id() + ": "
                    + s.noise().provenance().text() + ")"
                    + (s.fitted() ? "." : "; this series is judged, nothing is learnt from it."));
        }
        if (!c.files().judges().isEmpty()) {
            items.add("Can judge: " + c.files().judges());
        }
        page.bullets(items);
    }

    private static void note(String what, Figure f, Set<String> sources, Set<String> assumed) {
        String text = what + " " + f.value().text() + " " + f.unit();
        switch (f.provenance()) {
            case Provenance.Sourced s ->
                sources.add(text + " (" + s.source().title() + ", public " + s.knownFrom() + ")");
            case Provenance.Assumed a -> assumed.add(text);
        }
    }

    private void scores(List<Backtest.Run> runs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "parameters from",
                "figures",
                "MAE",
                "flat",
                "copy",
                "CRPS",
                "score",
                "flat, narrow",
                "flat, wide",
                "copy",
                "covered",
                "draws that count"));
        for (Backtest.Run r : runs) {
            Scores.Mean m = r.model(ALL);
            if (m.count() > 0) {
                rows.add(List.of(
                        BacktestText.basis(r),
                        Integer.toString(m.count()),
                        two(m.mae()),
                        two(r.flat(ALL).mae()),
                        two(r.copy(ALL).mae()),
                        two(r.crps(ALL)),
                        two(m.interval()),
                        two(r.flat(ALL).interval()),
                        two(r.flatFitted(ALL).interval()),
                        two(r.copy(ALL).interval()),
                        percent(m.coverage()),
                        Math.round(r.fit().effective()) + (r.fit().beta() < 1 ? ", flattened" : "")));
            }
        }
        page.table(rows);
        runs.stream()
                .filter(r -> r.unsolved() > 0)
                .findFirst()
                .ifPresent(r -> page.paragraph(
                        r.unsolved() + " of " + r.draws() + " draws had no certified plan and are left out."));
    }

    private void months(
            Backtester.CaseView c,
            Episode.Series s,
            Backtest.Run shown,
            List<Backtest.Run> runs,
            List<Backtest.Run> expected) {
        List<Backtest.Run> others = Stream.concat(
                        expected.stream().filter(r -> r.basis() == Backtest.Basis.PRIOR),
                        runs.stream().filter(r -> r.basis() == Backtest.Basis.OTHER && onLicences(r)))
                .toList();
        String unit = c.files().world().items().stream()
                .filter(i -> i.id().equals(s.item()))
                .map(i -> i.unit().toString())
                .findFirst()
                .orElse("");
        List<String> head =
                new ArrayList<>(List.of("month", "observed, " + unit + "/month", BacktestText.basis(shown)));
        others.forEach(r -> head.add(BacktestText.basis(r)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(head);
        for (int i = 0; i < shown.judged().size(); i++) {
            Backtest.Judged j = shown.judged().get(i);
            if (!j.series().equals(s.id())) {
                continue;
            }
            List<String> row = new ArrayList<>(List.of(
                    j.first().equals(j.last()) ? j.first().toString() : j.first() + " to " + j.last(),
                    whole(j.baseline() * j.model().observed()),
                    band(j)));
            for (Backtest.Run r : others) {
                row.add(r.judged().stream()
                        .filter(x -> x.series().equals(j.series())
                                && x.first().equals(j.first())
                                && x.last().equals(j.last()))
                        .findFirst()
                        .map(BacktestPage::band)
                        .orElse("–"));
            }
            rows.add(row);
        }
        page.table(rows);
    }

    private static String band(Backtest.Judged j) {
        double b = j.baseline();
        String text = whole(b * j.model().median()) + " (" + whole(b * j.model().lo()) + " to "
                + whole(b * j.model().hi()) + ")";
        return misses(j) ? "**" + text + " miss**" : text;
    }

    private static boolean misses(Backtest.Judged j) {
        return j.model().observed() < j.model().lo()
                || j.model().observed() > j.model().hi();
    }

    private void timings(List<Backtest.Run> runs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "parameters from", "series", "event", "forecast, month", "90 % band", "never", "observed", "inside"));
        for (Backtest.Run r : runs) {
            if (r.basis() == Backtest.Basis.OTHER && !onLicences(r)) {
                continue;
            }
            for (Backtest.Timing t : r.timings()) {
                YearMonth from = YearMonth.from(r.test().effective());
                int months = r.test().world().months()
                        - (int) ChronoUnit.MONTHS.between(r.test().world().first(), from);
                rows.add(List.of(
                        BacktestText.basis(r),
                        t.series(),
                        t.what(),
                        month(from, t.median(), months),
                        month(from, t.lo(), months) + " to " + month(from, t.hi(), months),
                        percent(t.never()),
                        t.observed()
                                ? month(from, t.observedLo(), months)
                                        + (t.observedLo() == t.observedHi()
                                                ? ""
                                                : " to " + month(from, t.observedHi(), months))
                                : "not shown",
                        t.observed() ? t.covers() ? "yes" : "**no**" : ""));
            }
        }
        page.table(rows);
    }

    private static String month(YearMonth from, int months, int end) {
        return months >= end ? "later" : from.plusMonths(months).toString();
    }

    private void parameters(List<Backtest.Run> runs) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("parameters from"));
        for (Parameter p : Parameter.values()) {
            head.add(p.key());
        }
        rows.add(head);
        for (Backtest.Run r : runs) {
            if (r.basis() != Backtest.Basis.EARLIER) {
                continue;
            }
            List<String> row = new ArrayList<>(List.of(BacktestText.basis(r)));
            for (Parameter p : Parameter.values()) {
                WeightedSample s = r.parameters().get(p);
                row.add(
                        s == null
                                ? ""
                                : Numbers.text(round(s.quantile(0.5))) + " (" + Numbers.text(round(s.quantile(0.05)))
                                        + " to " + Numbers.text(round(s.quantile(0.95))) + ")");
            }
            rows.add(row);
        }
        page.table(rows);
    }

    private static double round(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(2))
                .doubleValue();
    }

    // ---- prices and failures

    private void prices() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "case",
                "series",
                "from",
                "quoted, times the price before",
                "shadow price, median",
                "90 % band",
                "inside"));
        for (Backtest.Run r : report.runs()) {
            if (r.basis() != Backtest.Basis.PRIOR) {
                continue;
            }
            for (Backtest.Price p : r.prices()) {
                boolean inside = p.seenHi() >= p.lo() && p.seenLo() <= p.hi();
                rows.add(List.of(
                        "`" + r.test().id() + "`",
                        p.series(),
                        p.month().toString(),
                        one(p.seenLo()) + " to " + one(p.seenHi()),
                        one(p.median()),
                        one(p.lo()) + " to " + one(p.hi()),
                        inside ? "yes" : "**no**"));
            }
        }
        if (rows.size() == 1) {
            return;
        }
        page.heading(2, "Shadow prices of the plan: research, not a promise");
        page.paragraph(
                "The shadow price outside is what one more unit there would be worth to the buyer who goes short, over"
                        + " the price before. It is held against quotes, and against what was really traded.");
        page.table(rows);
        page.bullets(List.of(
                "**Rents.** The model gives the value at which a short market clears. Who keeps the difference (exporter, trader"
                        + " or the user with a licence who pays the old price) is not decided by it: 96 % of dysprosium was"
                        + " traded near the old price while quotes stood at three times that.",
                "**Grade mix.** One item stands for oxide, metal and alloy of all purities; quotes are for one of them.",
                "**Thin quotes.** Less than 1 % of the volume was traded at the quoted level; a quote of a market without trade"
                        + " is an asking price.",
                "**Cover.** Buyers are said to hold two to six months; nobody publishes it by element. The month in which the"
                        + " shadow price leaves the old level is the month in which the stock ends, and moves with it.",
                "**Choke price.** Once the stock has gone the shadow price runs up to the value of the lost product, which is"
                        + " assumed (3 to 20 times the price): the band is as wide as that assumption."));
    }

    private void fails() {
        page.heading(2, "Where the model fails");
        List<String> items = new ArrayList<>();
        for (Backtester.CaseView c : report.episodes()) {
            List<Backtest.Run> runs = runs(c);
            Backtest.Run shown = runs.stream()
                    .filter(r -> r.basis() == Backtest.Basis.EARLIER)
                    .findFirst()
                    .orElse(runs.getFirst());
            List<String> missed = new ArrayList<>();
            for (Backtest.Judged j : shown.judged()) {
                if (misses(j)) {
                    missed.add(j.series() + " " + j.first()
                            + (j.first().equals(j.last()) ? "" : " to " + j.last()) + ": "
                            + percent(j.model().observed()) + " of the volume before, band "
                            + percent(j.model().lo()) + " to "
                            + percent(j.model().hi()));
                }
            }
            long all = shown.judged().size();
            if (!missed.isEmpty()) {
                items.add("`" + c.episode().id() + "` (" + BacktestText.basis(shown) + "): " + missed.size() + " of "
                        + all + " outside the band: " + String.join("; ", missed) + ".");
            }
        }
        page.bullets(items);
        page.paragraph(
                "Common to all: few cases and few months, so that bands are wide and a score from two figures is an"
                        + " anecdote; licences as one share of a lane, without firms; no seasons; no politics: talks that reopen a"
                        + " trade early, or a ban that follows a licence requirement, are not forecast.");
    }

    private static String two(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
