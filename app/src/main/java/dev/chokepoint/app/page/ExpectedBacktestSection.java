package dev.chokepoint.app.page;

import dev.chokepoint.app.input.Backtester;
import dev.chokepoint.exposure.backtest.Backtest;
import dev.chokepoint.exposure.backtest.Episode;
import dev.chokepoint.exposure.backtest.ExpectedBacktest;
import dev.chokepoint.exposure.backtest.Scores;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The part of the back-tests' document about the expected case: misses first, then scores, prices and what each part
/// of the model is good for.
final class ExpectedBacktestSection {
    private static final Optional<String> ALL = Optional.empty();

    private final Page page;
    private final Backtester.Report report;
    private final ExpectedBacktest.Result result;

    private ExpectedBacktestSection(Page page, Backtester.Report report) {
        this.page = page;
        this.report = report;
        this.result = report.expected();
    }

    static void add(Page page, Backtester.Report report) {
        new ExpectedBacktestSection(page, report).build();
    }

    private void build() {
        page.heading(2, "The expected case");
        page.paragraph(
                "Between the best and the worst case (docs/model/expected.md): offices that work off a queue or keep"
                        + " a standing restriction, users with and without a licence, a spot market with stocks, leakage and"
                        + " re-export. " + result.draws()
                        + " draws from intervals stated once in `worlds/behaviour.csv`;"
                        + " nothing is fitted on the case that is forecast, and cases added after the intervals were stated teach"
                        + " nothing. Only the spot layer is tested here: plants and what is made from the goods are not in it.");
        misses();
        volumes();
        months();
        prices();
        calibration();
        nowcasts();
        without();
        limits();
    }

    // ---- misses first

    private void misses() {
        page.heading(3, "What it missed, with nothing fitted");
        List<String> items = new ArrayList<>();
        for (Backtest.Run r : result.unfitted()) {
            List<String> missed = r.judged().stream()
                    .filter(j ->
                            r.test().seriesOf(j.series()).scored() && !j.model().covers())
                    .map(j -> j.series() + " " + period(j.first(), j.last()) + ": "
                            + two(j.model().observed()) + ", band "
                            + two(j.model().lo()) + " to " + two(j.model().hi()))
                    .toList();
            if (!missed.isEmpty()) {
                items.add("`" + r.test().id() + "`, volumes over those before: " + String.join("; ", missed) + ".");
            }
        }
        for (ExpectedBacktest.Price p : result.prices()) {
            if (!p.covers()) {
                items.add("`" + p.episode() + "`, " + word(p.kind()) + " price of " + p.series() + " "
                        + period(p.first(), p.last()) + ": " + two(p.seen()) + " times the price before, band "
                        + two(p.lo()) + " to " + two(p.hi()) + ".");
            }
        }
        for (Backtest.Run r : result.unfitted()) {
            r.timings().stream()
                    .filter(t -> t.observed() && !t.covers())
                    .forEach(t -> items.add("`" + r.test().id() + "`, " + t.series() + ", " + t.what() + " month "
                            + t.observedLo() + ", band " + t.lo() + " to " + t.hi() + "."));
        }
        page.bullets(items);
    }

    // ---- volumes

    private void volumes() {
        page.heading(3, "Volumes");
        page.paragraph(
                "Mean absolute error and 90 % interval score in shares of the volume before; bans count as licences"
                        + " do. **Flat** is scored with the better of its two bands. **Plan** is the back-test of the best case's"
                        + " plan below, with nothing fitted.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "case",
                "figures",
                "MAE, flat",
                "MAE, plan",
                "MAE, expected",
                "score, flat",
                "score, plan",
                "score, expected",
                "covered",
                "expected, earlier cases weighed",
                "covered then"));
        volumes(rows, true);
        volumes(rows, false);
        page.table(rows);
    }

    private void volumes(List<List<String>> rows, boolean taught) {
        int cases = 0;
        int figures = 0;
        long covered = 0;
        double[] sums = new double[6];
        for (Backtest.Run r : result.unfitted()) {
            Scores.Mean m = r.model(ALL);
            if (m.count() == 0 || r.test().series().stream().anyMatch(Episode.Series::fitted) != taught) {
                continue;
            }
            Optional<Backtest.Run> plan = plan(r, Backtest.Basis.PRIOR);
            double flat = Math.min(
                    r.flat(ALL).interval(),
                    plan(r, Backtest.Basis.EARLIER)
                            .map(p -> orInfinite(p.flatFitted(ALL).interval()))
                            .orElse(Double.POSITIVE_INFINITY));
            double[] values = {
                r.flat(ALL).mae(),
                plan.map(p -> p.model(ALL).mae()).orElse(Double.NaN),
                m.mae(),
                flat,
                plan.map(p -> p.model(ALL).interval()).orElse(Double.NaN),
                m.interval()
            };
            cases++;
            figures += m.count();
            covered += inside(m);
            for (int i = 0; i < values.length; i++) {
                sums[i] += values[i];
            }
            Optional<Scores.Mean> earlier = result.runs().stream()
                    .filter(x -> x.basis() == Backtest.Basis.EARLIER
                            && x.test().id().equals(r.test().id()))
                    .findFirst()
                    .map(x -> x.model(ALL));
            rows.add(row(
                    "`" + r.test().id() + "`",
                    m.count(),
                    values,
                    inside(m) + " of " + m.count(),
                    earlier.map(e -> two(e.mae()) + " / " + two(e.interval())).orElse("–"),
                    earlier.map(e -> inside(e) + " of " + e.count()).orElse("–")));
        }
        if (cases > 0) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] /= cases;
            }
            rows.add(row(
                    taught ? "**mean of the cases that teach**" : "**mean of the cases added later**",
                    figures,
                    sums,
                    covered + " of " + figures,
                    "",
                    ""));
        }
    }

    private static List<String> row(
            String name, int figures, double[] values, String covered, String earlier, String coveredThen) {
        List<String> row = new ArrayList<>(List.of(name, Integer.toString(figures)));
        for (double v : values) {
            row.add(two(v));
        }
        row.addAll(List.of(covered, earlier, coveredThen));
        return row;
    }

    private Optional<Backtest.Run> plan(Backtest.Run expected, Backtest.Basis basis) {
        return report.runs().stream()
                .filter(x -> x.basis() == basis
                        && x.test().id().equals(expected.test().id())
                        && x.model(ALL).count() == expected.model(ALL).count())
                .findFirst();
    }

    private static long inside(Scores.Mean m) {
        return Math.round(m.coverage() * m.count());
    }

    // ---- months of fall and return

    private void months() {
        page.heading(3, "Months of fall and return");
        page.paragraph("Of return given that the volume fell. Months of all cases stand below with each case.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("case", "series", "event", "median", "90 % band", "never", "observed", "inside"));
        for (Backtest.Run r : result.unfitted()) {
            for (Backtest.Timing t : r.timings()) {
                if (!t.observed()) {
                    continue;
                }
                YearMonth from = YearMonth.from(r.test().effective());
                int end = r.test().world().months()
                        - (int) java.time.temporal.ChronoUnit.MONTHS.between(
                                r.test().world().first(), from);
                rows.add(List.of(
                        "`" + r.test().id() + "`",
                        t.series(),
                        t.what(),
                        month(from, t.median(), end),
                        month(from, t.lo(), end) + " to " + month(from, t.hi(), end),
                        percent(t.never()),
                        month(from, t.observedLo(), end)
                                + (t.observedLo() == t.observedHi() ? "" : " to " + month(from, t.observedHi(), end)),
                        t.covers() ? "yes" : "**no**"));
            }
        }
        page.table(rows);
    }

    private static String month(YearMonth from, int months, int end) {
        return months >= end ? "later" : from.plusMonths(months).toString();
    }

    // ---- prices

    private void prices() {
        page.heading(3, "Prices");
        page.paragraph("Over the price before. **Spot**: what a user without a licence pays, held against quotes;"
                + " **traded**: the mean of what is paid, with licensed trade at its contract price (licences name their end"
                + " users), held against values of trade. The error is that of the logarithm, against the middle of the"
                + " quotes; flat says that the price stays. The band holds what minor-metal prices move by themselves. The"
                + " last column is the median of draws that are weighed by the volumes that came: what the price equations"
                + " say once licences are known. Prices only judge.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "case",
                "series",
                "price",
                "period",
                "observed",
                "expected, median",
                "90 % band",
                "inside",
                "error",
                "error, flat",
                "given the volumes"));
        for (ExpectedBacktest.Price p : result.prices()) {
            rows.add(List.of(
                    "`" + p.episode() + "`",
                    p.series(),
                    word(p.kind()),
                    period(p.first(), p.last()),
                    p.seenLo() == p.seenHi() ? two(p.seen()) : two(p.seenLo()) + " to " + two(p.seenHi()),
                    two(p.median()),
                    two(p.lo()) + " to " + two(p.hi()),
                    p.covers() ? "yes" : "**no**",
                    two(p.logError()),
                    two(p.flatError()),
                    given(p)));
        }
        page.table(rows);
        ExpectedBacktest.Summary s = result.summary();
        page.paragraph("All " + s.prices() + ": mean error " + two(s.priceError()) + ", flat "
                + two(result.prices().stream()
                        .mapToDouble(ExpectedBacktest.Price::flatError)
                        .average()
                        .orElse(Double.NaN))
                + "; " + s.pricesCovered() + " inside the band.");
    }

    private String given(ExpectedBacktest.Price p) {
        return result.givenVolumes().stream()
                .filter(g -> g.episode().equals(p.episode())
                        && g.series().equals(p.series())
                        && g.kind() == p.kind()
                        && g.first().equals(p.first()))
                .findFirst()
                .map(g -> two(g.median()))
                .orElse("–");
    }

    // ---- calibration, nowcast, parts

    private void calibration() {
        page.heading(3, "Are the bands as wide as they say");
        page.paragraph(
                "The share of figures inside central bands of each width. On the diagonal bands are right; above it"
                        + " they are too wide, below it too narrow.");
        List<CalibrationPicture.Group> groups = List.of(
                new CalibrationPicture.Group(
                        "volumes of the cases that teach",
                        result.places().stream()
                                .filter(p -> p.taught() && !p.kind().isPrice())
                                .toList()),
                new CalibrationPicture.Group(
                        "volumes of the cases added later",
                        result.places().stream()
                                .filter(p -> !p.taught() && !p.kind().isPrice())
                                .toList()),
                new CalibrationPicture.Group(
                        "prices",
                        result.places().stream().filter(p -> p.kind().isPrice()).toList()));
        String title = "Share of figures inside central bands, nothing fitted";
        page.picture("backtests/expected-calibration.svg", title, CalibrationPicture.of(title, groups));
    }

    private void nowcasts() {
        page.heading(3, "Four months later");
        page.paragraph(
                "The same draws, weighed by what was public of the case itself four months after the effective day,"
                        + " quotes included: error of the volumes that came later, with that known, with nothing known, and if the last"
                        + " month known went on; and the chance of a standing restriction before and after.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "case",
                "day",
                "figures known",
                "later volumes",
                "MAE",
                "nothing known",
                "last month goes on",
                "standing restriction",
                "later prices, median (observed)"));
        for (ExpectedBacktest.Nowcast n : result.nowcasts()) {
            rows.add(List.of(
                    "`" + n.episode() + "`",
                    n.day().toString(),
                    Integer.toString(n.known()),
                    Integer.toString(n.later()),
                    two(n.mae()),
                    two(n.unknown()),
                    two(n.last()),
                    two(n.standingBefore()) + " → " + two(n.standingAfter()),
                    n.prices().isEmpty()
                            ? "–"
                            : String.join(
                                    "; ",
                                    n.prices().stream()
                                            .map(p -> p.series() + " " + p.first() + " " + two(p.median()) + " ("
                                                    + two(p.seen()) + ")")
                                            .toList())));
        }
        page.table(rows);
    }

    private void without() {
        page.heading(3, "Without a part");
        page.paragraph(
                "Means over the cases that teach and over all prices, with a part of the model left out. A part whose"
                        + " absence does no harm is not shown to help by these cases; it stays for what the bounds would be without it.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("left out", "MAE", "score", "covered", "error of prices", "prices inside"));
        rows.add(summary("nothing", result.summary()));
        result.ablations().forEach(a -> rows.add(summary(a.left().words(), a.summary())));
        page.table(rows);
    }

    private static List<String> summary(String name, ExpectedBacktest.Summary s) {
        return List.of(
                name,
                two(s.mae()),
                two(s.score()),
                s.covered() + " of " + s.figures(),
                two(s.priceError()),
                s.pricesCovered() + " of " + s.prices());
    }

    private void limits() {
        page.heading(3, "What it cannot say");
        page.bullets(List.of(
                "Talks that reopen a trade, a ban that nobody announced, a change of form, the issuer's own price, which firm"
                        + " gets the licence; anything about an item with neither volume nor quote before.",
                "On the day of the announcement a queue cannot be told from a standing restriction: the band is that"
                        + " ignorance, and the median comes back late.",
                "Whoever wrote the intervals knew how the older cases ended. The prototype behind them was revised four times"
                        + " after results were seen, each time for all cases together; what was revised since stands in"
                        + " docs/model/expected.md#back-tests."));
    }

    private static String word(Episode.Kind kind) {
        return kind == Episode.Kind.TRADED ? "traded" : "spot";
    }

    private static String period(YearMonth first, YearMonth last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    private static double orInfinite(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private static String two(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
