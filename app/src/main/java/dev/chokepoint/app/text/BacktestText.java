package dev.chokepoint.app.text;

import dev.chokepoint.app.input.Backtester;
import dev.chokepoint.exposure.backtest.Backtest;
import dev.chokepoint.exposure.backtest.Parameter;
import dev.chokepoint.exposure.backtest.Scores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Back-tests for the terminal.
public final class BacktestText {
    private static final int BASIS = 34;

    private BacktestText() {}

    /// The scores of every forecast, then the months of the chosen cases.
    public static String of(Backtester.Report report, Optional<String> name) {
        StringBuilder out = new StringBuilder();
        for (Backtester.CaseView c : report.episodes()) {
            String id = c.episode().id();
            if (name.isPresent() && !name.get().equals(id)) {
                continue;
            }
            List<Backtest.Run> runs = Stream.concat(report.runs().stream(), report.expected().runs().stream())
                    .filter(r -> r.test().id().equals(id))
                    .toList();
            out.append(c.episode().title())
                    .append(": forecast of ")
                    .append(c.episode().known())
                    .append('\n');
            out.append(String.format(
                    Locale.ROOT,
                    "  %-34s %3s %6s %6s %6s %6s | %6s %6s %6s %6s %5s  %s%n",
                    "parameters from",
                    "n",
                    "MAE",
                    "flat",
                    "copy",
                    "CRPS",
                    "score",
                    "flat",
                    "wide",
                    "copy",
                    "cover",
                    "draws"));
            for (Backtest.Run r : runs) {
                Scores.Mean m = r.model(Optional.empty());
                if (m.count() > 0) {
                    out.append(String.format(
                            Locale.ROOT,
                            "  %-34s %3d %6s %6s %6s %6s | %6s %6s %6s %6s %4.0f%%  %.0f%s%n",
                            narrow(basis(r)),
                            m.count(),
                            two(m.mae()),
                            two(r.flat(Optional.empty()).mae()),
                            two(r.copy(Optional.empty()).mae()),
                            two(r.crps(Optional.empty())),
                            two(m.interval()),
                            two(r.flat(Optional.empty()).interval()),
                            two(r.flatFitted(Optional.empty()).interval()),
                            two(r.copy(Optional.empty()).interval()),
                            100 * m.coverage(),
                            r.fit().effective(),
                            r.fit().beta() < 1
                                    ? String.format(
                                            Locale.ROOT,
                                            " (tempered %.2f)",
                                            r.fit().beta())
                                    : ""));
                }
            }
            if (name.isPresent()) {
                runs.forEach(r -> months(r, out));
            }
        }
        return out.toString();
    }

    /// A long name on a line of its own, so that the columns stand.
    private static String narrow(String basis) {
        return basis.length() <= BASIS ? basis : basis + "\n" + " ".repeat(BASIS + 2);
    }

    public static String basis(Backtest.Run r) {
        String basis = switch (r.basis()) {
            case PRIOR -> "nothing fitted";
            case EARLIER -> "earlier: " + String.join(", ", r.fit().episodes());
            case OTHER -> String.join(", ", r.fit().episodes());
        };
        return switch (r.mode()) {
            case PLAN -> basis;
            case EXPECTED -> "expected case, " + basis;
        };
    }

    private static void months(Backtest.Run r, StringBuilder out) {
        out.append("  ").append(basis(r)).append('\n');
        for (Backtest.Judged j : r.judged()) {
            double b = j.baseline();
            out.append(String.format(
                    Locale.ROOT,
                    "    %-12s %-16s observed %9.0f  model %9.0f (%9.0f to %9.0f)%s%n",
                    j.series(),
                    j.first().equals(j.last()) ? j.first().toString() : j.first() + "/" + j.last(),
                    b * j.model().observed(),
                    b * j.model().median(),
                    b * j.model().lo(),
                    b * j.model().hi(),
                    j.model().observed() < j.model().lo()
                                    || j.model().observed() > j.model().hi()
                            ? "  MISS"
                            : ""));
        }
        r.timings()
                .forEach(t -> out.append(String.format(
                        Locale.ROOT,
                        "    %-12s %s month %d (%d to %d), never %.0f %%; observed %s%n",
                        t.series(),
                        t.what(),
                        t.median(),
                        t.lo(),
                        t.hi(),
                        100 * t.never(),
                        t.observed() ? t.observedLo() + " to " + t.observedHi() : "not shown")));
        for (Parameter p : Parameter.values()) {
            var s = r.parameters().get(p);
            if (s != null) {
                out.append(String.format(
                        Locale.ROOT,
                        "    %-10s %.3f (%.3f to %.3f)%n",
                        p.key(),
                        s.quantile(0.5),
                        s.quantile(0.05),
                        s.quantile(0.95)));
            }
        }
    }

    private static String two(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }
}
