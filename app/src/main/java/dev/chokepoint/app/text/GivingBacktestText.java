package dev.chokepoint.app.text;

import dev.chokepoint.app.input.GivingBacktester;
import dev.chokepoint.deals.giving.Coding;
import dev.chokepoint.deals.giving.GivingBacktest;
import dev.chokepoint.deals.giving.TalkResampling;
import dev.chokepoint.deals.giving.TermSelection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The back-test of concessions for the terminal.
public final class GivingBacktestText {
    private GivingBacktestText() {}

    /// What the forecasts see of what was named, in words.
    public static String named(GivingBacktest.Result result) {
        List<String> names = result.codings().stream().map(Coding::column).toList();
        return names.size() == 1
                ? "`" + names.getFirst() + "` seen"
                : names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(" and ")) + " seen";
    }

    /// Whether the model beats the naive forecasts, in a sentence.
    public static String verdict(GivingBacktest.Result result, GivingBacktest.Table table) {
        GivingBacktest.Line model = table.model().getFirst();
        GivingBacktest.Line naive = table.bestNaive();
        TalkResampling.Mean d = model.toBestNaive();
        String judged;
        if (d.value() >= 0) {
            judged = "**the naive forecast wins**";
        } else if (d.high() >= 0) {
            judged = "not told apart";
        } else if (d.value() > -TermSelection.NOISE) {
            judged = "less, within the noise of the coding";
        } else {
            judged = "less";
        }
        return String.format(
                Locale.ROOT,
                "%s, %s: model %.3f, best naive forecast (%s) %.3f, difference %+.3f [%+.3f, %+.3f]: %s.",
                named(result),
                table.protocol().words(),
                model.scores().logLoss(),
                naive.name(),
                naive.scores().logLoss(),
                d.value(),
                d.low(),
                d.high(),
                judged);
    }

    /// The scores of all forecasts.
    public static String of(GivingBacktester.Report report) {
        StringBuilder out = new StringBuilder();
        for (GivingBacktest.Result result : report.results()) {
            for (GivingBacktest.Table table : result.tables()) {
                table(out, result, table);
            }
        }
        out.append("Taken back: ")
                .append(report.results().getLast().takenBack().size())
                .append(
                        " concessions, too few for a rate. Log losses in nats; differences with 90 % intervals by talks;"
                                + " below 0.05 they are within the noise of the coding.\n");
        return out.toString();
    }

    private static void table(StringBuilder out, GivingBacktest.Result result, GivingBacktest.Table table) {
        out.append(String.format(
                Locale.ROOT,
                "%s; %s; %s: %d rows, %d talks, %d given%n",
                named(result).replace("`", ""),
                table.scope().words(),
                table.protocol().words(),
                table.rows(),
                table.talks(),
                table.given()));
        out.append(String.format(
                Locale.ROOT,
                "  %-36s %8s %6s %6s %7s  %s%n",
                "forecast",
                "log loss",
                "Brier",
                "AUC",
                "in talk",
                "against the best naive"));
        for (GivingBacktest.Line line : table.lines()) {
            TalkResampling.Mean d = line.toBestNaive();
            out.append(String.format(
                    Locale.ROOT,
                    "  %-36s %8.3f %6.3f %6.3f %7.3f  %s%n",
                    line.name(),
                    line.scores().logLoss(),
                    line.scores().brier(),
                    line.scores().auc(),
                    line.scores().aucInTalk(),
                    d.low() == 0 && d.high() == 0
                            ? "(the best)"
                            : String.format(Locale.ROOT, "%+.3f [%+.3f, %+.3f]", d.value(), d.low(), d.high())));
        }
        out.append('\n');
    }
}
