package dev.chokepoint.app.view;

import dev.chokepoint.app.input.Backtester;
import dev.chokepoint.exposure.backtest.Backtest;
import dev.chokepoint.exposure.backtest.ExpectedBacktest;
import dev.chokepoint.exposure.backtest.Parameter;
import dev.chokepoint.exposure.backtest.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Back-tests as data: what `--format json` writes. Volumes are in the item's unit per month.
///
/// @param expected the same by the expected case
public record BacktestView(String madeFrom, long seed, int draws, List<RunView> runs, ExpectedView expected) {
    /// Forecasts by the expected case; those of bans count as those of licences do.
    ///
    /// @param runs with nothing fitted, and with earlier cases weighed
    /// @param prices over the price before, with nothing fitted
    /// @param summary over the cases that parameters may be set on, and all prices
    /// @param without the same with a part of the model left out
    /// @param givenVolumes prices once the volumes that came are known
    /// @param nowcasts what is said four months after the effective day
    record ExpectedView(
            int draws,
            List<RunView> runs,
            List<ExpectedBacktest.Price> prices,
            ExpectedBacktest.Summary summary,
            List<ExpectedBacktest.Ablation> without,
            List<ExpectedBacktest.Price> givenVolumes,
            List<ExpectedBacktest.Nowcast> nowcasts) {
        static ExpectedView of(ExpectedBacktest.Result result, Optional<String> name) {
            return new ExpectedView(
                    result.draws(),
                    runViews(result.runs(), name),
                    ofCase(result.prices(), name, ExpectedBacktest.Price::episode),
                    result.summary(),
                    result.ablations(),
                    ofCase(result.givenVolumes(), name, ExpectedBacktest.Price::episode),
                    ofCase(result.nowcasts(), name, ExpectedBacktest.Nowcast::episode));
        }

        private static <T> List<T> ofCase(List<T> all, Optional<String> name, Function<T, String> of) {
            return all.stream()
                    .filter(x -> name.isEmpty() || name.get().equals(of.apply(x)))
                    .toList();
        }
    }

    /// A forecast of one figure.
    record MonthView(
            String series,
            String first,
            String last,
            double observed,
            double median,
            double lo,
            double hi,
            boolean inside,
            double crpsShare) {}

    /// Scores in shares of the volume before; absent numbers are left out.
    record ScoreView(int figures, double mae, double intervalScore, double coverage) {}

    /// A parameter after the fit: median and 90 % band.
    record ParameterView(double median, double lo, double hi) {}

    /// One forecast held against what happened.
    record RunView(
            String forecast,
            String known,
            String basis,
            List<String> fittedOn,
            double effectiveDraws,
            double beta,
            Map<String, ScoreView> scores,
            Map<String, ParameterView> parameters,
            List<MonthView> months,
            List<Backtest.Timing> timings,
            List<Backtest.Price> prices) {}

    public static BacktestView of(Backtester.Report report, Optional<String> name) {
        return new BacktestView(
                stamp(report),
                report.seed(),
                report.draws(),
                runViews(report.runs(), name),
                ExpectedView.of(report.expected(), name));
    }

    private static List<RunView> runViews(List<Backtest.Run> runs, Optional<String> name) {
        List<RunView> all = new ArrayList<>();
        for (Backtest.Run r : runs) {
            if (name.isPresent() && !name.get().equals(r.test().id())) {
                continue;
            }
            Map<String, ScoreView> scores = new LinkedHashMap<>();
            put(scores, "model", r.model(Optional.empty()));
            put(scores, "flat", r.flat(Optional.empty()));
            put(scores, "flat, band of its errors", r.flatFitted(Optional.empty()));
            put(scores, "copy", r.copy(Optional.empty()));
            Map<String, ParameterView> parameters = new LinkedHashMap<>();
            for (Parameter p : Parameter.values()) {
                var s = r.parameters().get(p);
                if (s != null) {
                    parameters.put(p.key(), new ParameterView(s.quantile(0.5), s.quantile(0.05), s.quantile(0.95)));
                }
            }
            List<MonthView> months = r.judged().stream()
                    .map(j -> new MonthView(
                            j.series(),
                            j.first().toString(),
                            j.last().toString(),
                            j.baseline() * j.model().observed(),
                            j.baseline() * j.model().median(),
                            j.baseline() * j.model().lo(),
                            j.baseline() * j.model().hi(),
                            j.model().observed() >= j.model().lo()
                                    && j.model().observed() <= j.model().hi(),
                            j.crps()))
                    .toList();
            all.add(new RunView(
                    r.test().id(),
                    r.test().known().toString(),
                    r.basis().name().toLowerCase(java.util.Locale.ROOT),
                    r.fit().episodes(),
                    r.fit().effective(),
                    r.fit().beta(),
                    scores,
                    parameters,
                    months,
                    r.timings(),
                    r.prices()));
        }
        return all;
    }

    /// What a document was made from: changes when a case, a parameter, the seed or the number of draws does.
    public static String stamp(Backtester.Report report) {
        List<String> parts = new ArrayList<>();
        report.episodes()
                .forEach(c -> parts.add(c.episode().id() + " " + c.hash().substring(0, 12)));
        return "Made with seed " + report.seed() + " and " + report.draws() + " draws from parameters "
                + report.parametersHash().substring(0, 12) + ", records of reopenings "
                + report.recordsHash().substring(0, 12) + " and the cases " + String.join(", ", parts)
                + "; the expected case with " + report.expected().draws() + " draws from behaviour "
                + report.behaviourHash().substring(0, 12) + ".";
    }

    private static void put(Map<String, ScoreView> scores, String name, Scores.Mean mean) {
        if (mean.count() > 0) {
            scores.put(name, new ScoreView(mean.count(), mean.mae(), mean.interval(), mean.coverage()));
        }
    }
}
