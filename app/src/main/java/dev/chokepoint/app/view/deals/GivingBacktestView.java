package dev.chokepoint.app.view.deals;

import dev.chokepoint.app.input.GivingBacktester;
import dev.chokepoint.deals.giving.Calibration;
import dev.chokepoint.deals.giving.Coding;
import dev.chokepoint.deals.giving.GivingBacktest;
import dev.chokepoint.deals.giving.GivingModel;
import dev.chokepoint.deals.giving.Predictive;
import dev.chokepoint.deals.giving.TakenBack;
import java.time.LocalDate;
import java.util.List;

/// Which concessions were given, and how good forecasts of it were: what `deals backtest --format json` writes.
///
/// @param results one by what the forecasts see of what was named before the talk
/// @param takenBack concessions that were given and taken back
public record GivingBacktestView(
        String recordHash, int rows, int valued, List<ResultView> results, List<TakenBackView> takenBack) {
    /// A back-test.
    ///
    /// @param named columns of the record that say what was named
    /// @param leftOutTogether talks that are left out together
    /// @param tau the deviation of the effects of talks, on the scale of the logit
    /// @param forecasts learnt without the round of talks
    record ResultView(
            List<String> named,
            List<List<String>> leftOutTogether,
            List<TableView> tables,
            List<Calibration.Cell> calibration,
            double tau,
            List<GivingModel.Coefficient> coefficients,
            List<ForecastView> forecasts) {}

    /// Scores of all forecasts on the same rows.
    record TableView(
            String scope, String protocol, int rows, int talks, int given, List<GivingBacktest.Line> forecasts) {}

    /// The forecast of a row.
    ///
    /// @param low the lower end of its 90 % interval
    /// @param oneTalkLeftOut the probability learnt from all other talks
    record ForecastView(
            String talk, String concession, boolean given, double p, double low, double high, double oneTalkLeftOut) {}

    /// A concession that was given and taken back.
    ///
    /// @param months months from the end of the talk
    record TakenBackView(String talk, String concession, String what, LocalDate on, double months) {}

    public static GivingBacktestView of(GivingBacktester.Report report) {
        return new GivingBacktestView(
                report.recordHash(),
                report.rows(),
                report.valued(),
                report.results().stream().map(GivingBacktestView::result).toList(),
                report.results().getFirst().takenBack().stream()
                        .map(GivingBacktestView::takenBack)
                        .toList());
    }

    private static ResultView result(GivingBacktest.Result result) {
        return new ResultView(
                result.codings().stream().map(Coding::column).toList(),
                result.rounds(),
                result.tables().stream().map(GivingBacktestView::table).toList(),
                result.calibration(),
                result.learnt().tau(),
                result.learnt().coefficients(),
                result.rows().stream().map(GivingBacktestView::forecast).toList());
    }

    private static TableView table(GivingBacktest.Table table) {
        return new TableView(
                table.scope().words(),
                table.protocol().words(),
                table.rows(),
                table.talks(),
                table.given(),
                table.lines());
    }

    private static ForecastView forecast(GivingBacktest.Forecast row) {
        Predictive p = row.byRound();
        return new ForecastView(
                row.concession().key().talk(),
                row.concession().key().concession(),
                row.given(),
                p.probability(),
                p.low(),
                p.high(),
                row.byTalk().probability());
    }

    private static TakenBackView takenBack(TakenBack back) {
        return new TakenBackView(
                back.exchange().talk().id(),
                back.exchange().tabled().subject().id(),
                back.exchange().tabled().subject().what(),
                back.on(),
                back.months());
    }
}
