package dev.chokepoint.deals.giving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Holds forecasts of which concessions are given against what was given, talks left out.
public final class GivingBacktest {
    /// So many talks must have ended before one that is forecast from earlier talks alone.
    private static final int EARLIER_TALKS = 8;

    private final List<Exchange> record;
    private final List<Coding> codings;
    private final Map<TabledConcession.Key, Worth.Valued> worths;

    /// A back-test.
    ///
    /// @param record the record of exchanges
    /// @param codings the codings of what was named that the model sees
    /// @param worths values by row, where a world values it
    public GivingBacktest(List<Exchange> record, List<Coding> codings, Map<TabledConcession.Key, Worth.Valued> worths) {
        this.record = List.copyOf(record);
        this.codings = List.copyOf(codings);
        this.worths = Map.copyOf(worths);
    }

    /// All that a back-test finds.
    ///
    /// @param rounds talks that are left out together
    /// @param tables scores of all forecasts, by scope and by what is left out
    /// @param rows the forecasts of the model
    /// @param learnt the model as learnt from all rows
    /// @param takenBack concessions that were given and taken back
    public record Result(
            List<Coding> codings,
            List<List<String>> rounds,
            List<Table> tables,
            List<Forecast> rows,
            GivingModel.Fitted learnt,
            List<TakenBack> takenBack) {
        public Result {
            codings = List.copyOf(codings);
            rounds = List.copyOf(rounds);
            tables = List.copyOf(tables);
            rows = List.copyOf(rows);
            takenBack = List.copyOf(takenBack);
        }

        /// Rows that came otherwise than forecast with four to one, worst first.
        public List<Forecast> misses() {
            return rows.stream()
                    .filter(r -> r.given()
                            ? r.byRound().probability() < 0.2
                            : r.byRound().probability() > 0.8)
                    .sorted(Comparator.comparingDouble((Forecast r) -> r.given()
                            ? r.byRound().probability()
                            : 1 - r.byRound().probability()))
                    .toList();
        }

        /// The calibration of the model, rounds left out.
        public List<Calibration.Cell> calibration() {
            boolean[] given = new boolean[rows.size()];
            double[] p = new double[given.length];
            for (int i = 0; i < p.length; i++) {
                given[i] = rows.get(i).given();
                p[i] = rows.get(i).byRound().probability();
            }
            return Calibration.of(given, p);
        }
    }

    /// Which rows a table scores.
    public enum Scope {
        ALL("all rows, given at least in part", RecordScope.ALL),
        STRICT("given in full", new RecordScope(true, false, Set.of())),
        CONTROLS(
                "controls and listings alone",
                new RecordScope(false, false, Set.of(ConcessionClass.CONTROL, ConcessionClass.LISTING))),
        READ("nothing recalled", new RecordScope(false, true, Set.of()));

        private final String words;
        private final RecordScope rows;

        Scope(String words, RecordScope rows) {
            this.words = words;
            this.rows = rows;
        }

        /// The scope in words.
        public String words() {
            return words;
        }
    }

    /// How rows were kept from what was learnt.
    public enum Protocol {
        ROUNDS_LEFT_OUT("rounds of talks left out"),
        TALKS_LEFT_OUT("one talk left out"),
        EARLIER_TALKS_ONLY("earlier talks only");

        private final String words;

        Protocol(String words) {
            this.words = words;
        }

        /// The protocol in words.
        public String words() {
            return words;
        }
    }

    /// Scores of all forecasts on the same rows.
    ///
    /// @param naive the naive forecasts
    /// @param model the model, the model with values where a world values rows, and the small logit of all codings
    public record Table(
            Scope scope, Protocol protocol, int rows, int talks, int given, List<Line> naive, List<Line> model) {
        public Table {
            naive = List.copyOf(naive);
            model = List.copyOf(model);
        }

        /// The naive forecast that loses least.
        public Line bestNaive() {
            return naive.stream()
                    .min(Comparator.comparingDouble(l -> l.scores().logLoss()))
                    .orElseThrow();
        }

        /// All forecasts.
        public List<Line> lines() {
            return Stream.concat(naive.stream(), model.stream()).toList();
        }
    }

    /// Scores of one forecast.
    ///
    /// @param toBase how much less it loses than the base rate
    /// @param toBestNaive how much less it loses than the best of the naive forecasts
    public record Line(
            String name, ForecastScores scores, TalkResampling.Mean toBase, TalkResampling.Mean toBestNaive) {}

    /// A row with the forecast of the model.
    ///
    /// @param byRound learnt without the round of talks
    /// @param byTalk learnt without the talk
    public record Forecast(TabledConcession concession, boolean given, Predictive byRound, Predictive byTalk) {}

    /// The rows of a scope that all codings code.
    public List<Observed> rows(Scope scope) {
        return Observed.of(record, scope.rows, codings, worths);
    }

    /// Runs it.
    public Result run() {
        List<Table> tables = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            List<Observed> rows = rows(scope);
            if (rows.stream().map(Observed::talk).distinct().count() < 2) {
                continue;
            }
            tables.add(leftOut(scope, Protocol.ROUNDS_LEFT_OUT, rows, Folds.ROUND));
            tables.add(leftOut(scope, Protocol.TALKS_LEFT_OUT, rows, Folds.TALK));
        }
        List<Observed> rows = rows(Scope.ALL);
        LeftOut.Earlier earlier = LeftOut.earlierOnly(rows, EARLIER_TALKS, forecasters());
        if (!earlier.rows().isEmpty()) {
            tables.add(table(Scope.ALL, Protocol.EARLIER_TALKS_ONLY, earlier.rows(), earlier.probabilities()));
        }
        GivingModel model = GivingModel.of(codings);
        List<Predictive> byRound = LeftOut.predictives(rows, Folds.ROUND, model);
        List<Predictive> byTalk = LeftOut.predictives(rows, Folds.TALK, model);
        List<Forecast> forecasts = IntStream.range(0, rows.size())
                .mapToObj(i -> new Forecast(
                        rows.get(i).view().concession(), rows.get(i).given(), byRound.get(i), byTalk.get(i)))
                .toList();
        return new Result(
                codings,
                Folds.ROUND.together(LeftOut.talks(rows)),
                tables,
                forecasts,
                model.fit(rows),
                TakenBack.of(record));
    }

    /// Which terms would lower the loss left out; takes some minutes.
    public TermSelection.Study terms() {
        return TermSelection.study(rows(Scope.ALL), codings, Folds.ROUND);
    }

    private List<Forecaster> forecasters() {
        return Stream.concat(naive().stream(), models().stream()).toList();
    }

    private List<Forecaster> models() {
        GivingModel model = GivingModel.of(codings);
        List<Forecaster> all = new ArrayList<>(List.of(model));
        if (!worths.isEmpty()) {
            all.add(model.with(Term.VALUE));
        }
        if (codings.size() > 1) {
            // Shows what seeing both codings is worth without effects of talks.
            all.add(new GivingModel("small logit (both codings)", codings, Design.NAIVE, false));
        }
        return all;
    }

    private List<Forecaster> naive() {
        List<Forecaster> all = new ArrayList<>(List.of(NaiveForecaster.baseRate(), NaiveForecaster.newestFirst()));
        boolean one = codings.size() == 1;
        for (Coding c : codings) {
            NaiveForecaster press = NaiveForecaster.press(c);
            NaiveForecaster newest = NaiveForecaster.pressAndNewest(c);
            GivingModel logit = GivingModel.smallLogit(c);
            all.add(one ? press : press.by(c));
            all.add(one ? newest : newest.by(c));
            all.add(one ? logit : logit.named(logit.name() + " (" + c.column() + ")"));
        }
        return all;
    }

    private Table leftOut(Scope scope, Protocol protocol, List<Observed> rows, Folds folds) {
        return table(
                scope,
                protocol,
                rows,
                forecasters().stream()
                        .map(f -> LeftOut.probabilities(rows, folds, f))
                        .toList());
    }

    private Table table(Scope scope, Protocol protocol, List<Observed> rows, List<double[]> probabilities) {
        List<Forecaster> forecasters = forecasters();
        List<ForecastScores> scores =
                probabilities.stream().map(p -> ForecastScores.of(rows, p)).toList();
        int naive = naive().size();
        int best = IntStream.range(0, naive)
                .boxed()
                .min(Comparator.comparingDouble(i -> scores.get(i).logLoss()))
                .orElseThrow();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            lines.add(new Line(
                    forecasters.get(i).name(),
                    scores.get(i),
                    TalkResampling.difference(rows, probabilities.get(i), probabilities.getFirst()),
                    TalkResampling.difference(rows, probabilities.get(i), probabilities.get(best))));
        }
        return new Table(
                scope,
                protocol,
                rows.size(),
                LeftOut.talks(rows).size(),
                scores.getFirst().given(),
                lines.subList(0, naive),
                lines.subList(naive, lines.size()));
    }
}
