package dev.chokepoint.exposure.backtest;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.BehaviourParameter;
import dev.chokepoint.exposure.expected.Prior;
import dev.chokepoint.exposure.uncertainty.Draws;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Forecasts of past episodes by the expected case, held against what happened.
///
/// Nothing is fitted, or draws are weighed by what was public of earlier episodes: never by a later one, never by the
/// episode that is forecast. Source: docs/model/expected.md#back-tests
public final class ExpectedBacktest {
    /// Weights of earlier episodes leave at least this many effective draws of 2,000.
    private static final Fit.Learning EARLIER = new Fit.Learning(300, 0.15, false);

    /// What is public of the episode itself, quotes included.
    private static final Fit.Learning NOWCAST = new Fit.Learning(300, 0.15, true);

    private static final Fit.Learning VOLUMES_THAT_CAME = new Fit.Learning(100, 0.05, false);
    private static final int NOWCAST_MONTHS = 4;

    private ExpectedBacktest() {}

    /// A part of the model that can be left out.
    public enum Left {
        LEAKAGE("leakage", BehaviourParameter.LEAKAGE, BehaviourParameter.RESALE, BehaviourParameter.REEXPORT),
        FEAR("fear", BehaviourParameter.FEAR),
        ADAPTATION("adaptation", BehaviourParameter.ADAPTATION),
        STANDING("standing restrictions", BehaviourParameter.STANDING),
        RELEASE("price-sensitive stocks", BehaviourParameter.RELEASE);

        private final String words;
        private final List<BehaviourParameter> parameters;

        Left(String words, BehaviourParameter... parameters) {
            this.words = words;
            this.parameters = List.of(parameters);
        }

        /// The name in a sentence.
        public String words() {
            return words;
        }

        Behaviour without(Behaviour behaviour) {
            Map<BehaviourParameter, Prior> none = new EnumMap<>(BehaviourParameter.class);
            for (BehaviourParameter p : parameters) {
                none.put(
                        p,
                        new Prior(Figure.assumed(Uncertain.of(0), p.unit(), "always", "left out"), Prior.Scale.FIXED));
            }
            return behaviour.with(none);
        }
    }

    /// A price held against a quote; both over the price before.
    ///
    /// @param lo 5 % point of the forecast
    /// @param seenLo lowest quote
    public record Price(
            String episode,
            String series,
            Episode.Kind kind,
            YearMonth first,
            YearMonth last,
            double lo,
            double median,
            double hi,
            double seenLo,
            double seenHi) {
        /// The quote taken for the middle of the range, by logarithms.
        public double seen() {
            return Math.sqrt(seenLo * seenHi);
        }

        /// |ln(median/quote)|.
        public double logError() {
            return Math.abs(Math.log(median / seen()));
        }

        /// The same of "the price stays".
        public double flatError() {
            return Math.abs(Math.log(seen()));
        }

        public boolean covers() {
            return seenHi >= lo && seenLo <= hi;
        }
    }

    /// Means over the episodes that may be fitted on and all prices.
    ///
    /// @param mae mean over episodes of the mean absolute error of their volumes
    /// @param score mean over episodes of the mean 90 % interval score
    /// @param figures number of volumes
    /// @param covered of them, inside the band
    /// @param prices number of prices
    /// @param priceError mean |ln(median/quote)|
    /// @param pricesCovered of them, inside the band
    public record Summary(
            double mae, double score, int figures, int covered, int prices, double priceError, int pricesCovered) {}

    /// The summary with a part left out.
    public record Ablation(Left left, Summary summary) {}

    /// What the forecast of later months was once some were public.
    ///
    /// @param day what was public by this day is known
    /// @param known figures known
    /// @param later figures forecast
    /// @param mae of the later ones, shares of the volume before
    /// @param unknown the same with nothing known
    /// @param last the same of "the last month known goes on"
    /// @param standingBefore chance of a standing restriction on the day of the announcement
    /// @param standingAfter the same on this day
    /// @param prices later prices
    public record Nowcast(
            String episode,
            LocalDate day,
            int known,
            int later,
            double mae,
            double unknown,
            double last,
            double standingBefore,
            double standingAfter,
            List<Price> prices) {
        public Nowcast {
            prices = List.copyOf(prices);
        }
    }

    /// Where an observed figure lies in its forecast.
    ///
    /// @param taught whether the figure is of an episode that parameters may be set on
    /// @param share the share of the forecast below it, 0 to 1
    public record Place(String episode, String series, Episode.Kind kind, boolean taught, double share) {
        /// Whether a central interval of this width, 0 to 1, holds the figure.
        public boolean within(double width) {
            return Math.abs(2 * share - 1) <= width;
        }
    }

    /// All of it.
    ///
    /// @param runs with nothing fitted, and with earlier episodes weighed
    /// @param prices with nothing fitted
    /// @param places of all figures that count, with nothing fitted
    /// @param givenVolumes the same with draws weighed by the volumes that came: what the price equations say
    public record Result(
            int draws,
            List<Backtest.Run> runs,
            List<Price> prices,
            List<Place> places,
            Summary summary,
            List<Ablation> ablations,
            List<Price> givenVolumes,
            List<Nowcast> nowcasts) {
        public Result {
            runs = List.copyOf(runs);
            prices = List.copyOf(prices);
            places = List.copyOf(places);
            ablations = List.copyOf(ablations);
            givenVolumes = List.copyOf(givenVolumes);
            nowcasts = List.copyOf(nowcasts);
        }

        /// The forecasts with nothing fitted.
        public List<Backtest.Run> unfitted() {
            return runs.stream().filter(r -> r.basis() == Backtest.Basis.PRIOR).toList();
        }
    }

    /// Runs every episode.
    public static Result run(List<Episode> episodes, Behaviour behaviour, Draws draws, int threads) {
        List<SpotBlocks> blocks = episodes.stream()
                .sorted(Comparator.comparing(Episode::effective))
                .flatMap(e -> SpotBlocks.of(e, draws, threads).stream())
                .toList();
        List<ExpectedEnsemble> expected = ensembles(blocks, behaviour, draws, threads);
        List<Ensemble> ensembles =
                expected.stream().map(ExpectedEnsemble::ensemble).toList();
        Fit none = Fit.none(draws.count());
        List<Backtest.Run> runs = new ArrayList<>();
        List<Price> prices = new ArrayList<>();
        List<Price> given = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        List<Nowcast> nowcasts = new ArrayList<>();
        for (ExpectedEnsemble e : expected) {
            Ensemble test = e.ensemble();
            runs.add(Backtest.run(test, Backtest.Basis.PRIOR, none, List.of()));
            Backtest.earlier(test, ensembles, EARLIER).ifPresent(runs::add);
            prices.addAll(prices(test, none));
            places.addAll(places(test, none));
            Fit volumes = Fit.to(List.of(test), LocalDate.MAX, VOLUMES_THAT_CAME);
            if (volumes.figures() > 0) {
                given.addAll(prices(test, volumes));
            }
            nowcast(e).ifPresent(nowcasts::add);
        }
        List<Ablation> ablations = new ArrayList<>();
        List<SpotBlocks> summed = blocks.stream()
                .filter(b -> b.episode().series().stream().anyMatch(Episode.Series::fitted)
                        || b.episode().observations().stream()
                                .anyMatch(o -> o.kind().isPrice()))
                .toList();
        for (Left left : Left.values()) {
            ablations.add(new Ablation(
                    left,
                    summary(ensembles(summed, left.without(behaviour), draws, threads).stream()
                            .map(ExpectedEnsemble::ensemble)
                            .toList())));
        }
        return new Result(draws.count(), runs, prices, places, summary(ensembles), ablations, given, nowcasts);
    }

    private static List<ExpectedEnsemble> ensembles(
            List<SpotBlocks> blocks, Behaviour behaviour, Draws draws, int threads) {
        return blocks.stream()
                .map(b -> ExpectedEnsemble.of(b, behaviour, draws, threads))
                .toList();
    }

    private static Summary summary(List<Ensemble> ensembles) {
        Fit none = Fit.none(ensembles.getFirst().members().size());
        double mae = 0;
        double score = 0;
        int episodes = 0;
        int figures = 0;
        int covered = 0;
        List<Price> prices = new ArrayList<>();
        for (Ensemble e : ensembles) {
            prices.addAll(prices(e, none));
            if (e.episode().series().stream().noneMatch(Episode.Series::fitted)) {
                continue;
            }
            Scores.Mean mean =
                    Backtest.run(e, Backtest.Basis.PRIOR, none, List.of()).model(Optional.empty());
            if (mean.count() > 0) {
                episodes++;
                mae += mean.mae();
                score += mean.interval();
                figures += mean.count();
                covered += (int) Math.round(mean.coverage() * mean.count());
            }
        }
        return new Summary(
                mae / episodes,
                score / episodes,
                figures,
                covered,
                prices.size(),
                prices.stream().mapToDouble(Price::logError).average().orElse(Double.NaN),
                (int) prices.stream().filter(Price::covers).count());
    }

    private static List<Place> places(Ensemble e, Fit fit) {
        Episode episode = e.episode();
        List<Place> all = new ArrayList<>();
        for (Episode.Observation o : episode.volumes()) {
            Episode.Series series = episode.seriesOf(o.series());
            if (series.scored()) {
                WeightedSample sample = Forecast.volume(e, fit, Forecast.indexOf(episode, o.series()), o);
                all.add(new Place(episode.id(), o.series(), o.kind(), series.fitted(), sample.below(seen(e, o))));
            }
        }
        for (Episode.Observation o : episode.observations()) {
            if (o.kind().isPrice()) {
                all.add(new Place(
                        episode.id(),
                        o.series(),
                        o.kind(),
                        true,
                        Forecast.price(e, fit, o).below(Forecast.seenPrice(o))));
            }
        }
        return all;
    }

    private static List<Price> prices(Ensemble e, Fit fit) {
        return e.episode().observations().stream()
                .filter(o -> o.kind().isPrice())
                .map(o -> price(e, fit, o))
                .toList();
    }

    private static Price price(Ensemble e, Fit fit, Episode.Observation o) {
        WeightedSample sample = Forecast.price(e, fit, o);
        return new Price(
                e.episode().id(),
                o.series(),
                o.kind(),
                o.first(),
                o.last(),
                sample.quantile(Backtest.ALPHA / 2),
                sample.quantile(0.5),
                sample.quantile(1 - Backtest.ALPHA / 2),
                o.figure().value().lo(),
                o.figure().value().hi());
    }

    /// What is known four months after the effective day, and what is said of later months then.
    private static Optional<Nowcast> nowcast(ExpectedEnsemble expected) {
        Ensemble e = expected.ensemble();
        Episode episode = e.episode();
        LocalDate day = episode.effective().plusMonths(NOWCAST_MONTHS);
        List<Episode.Observation> fitted = episode.volumes().stream()
                .filter(o -> episode.seriesOf(o.series()).fitted())
                .toList();
        List<Episode.Observation> known =
                fitted.stream().filter(o -> !o.published().isAfter(day)).toList();
        List<Episode.Observation> later =
                fitted.stream().filter(o -> o.published().isAfter(day)).toList();
        List<Episode.Observation> prices = episode.observations().stream()
                .filter(o -> o.kind().isPrice() && o.published().isAfter(day))
                .toList();
        Fit fit = Fit.to(List.of(e), day, NOWCAST);
        if (fit.figures() == 0 || known.isEmpty() || (later.isEmpty() && prices.isEmpty())) {
            return Optional.empty();
        }
        Fit none = Fit.none(e.members().size());
        return Optional.of(new Nowcast(
                episode.id(),
                day,
                fit.figures(),
                later.size(),
                later.stream().mapToDouble(o -> error(e, fit, o)).average().orElse(Double.NaN),
                later.stream().mapToDouble(o -> error(e, none, o)).average().orElse(Double.NaN),
                later.stream()
                        .mapToDouble(o -> Math.abs(seen(e, last(known, o)) - seen(e, o)))
                        .average()
                        .orElse(Double.NaN),
                expected.standing(none),
                expected.standing(fit),
                prices.stream().map(o -> price(e, fit, o)).toList()));
    }

    /// The last figure known of the same series, or of any where there is none.
    private static Episode.Observation last(List<Episode.Observation> known, Episode.Observation o) {
        Comparator<Episode.Observation> byTime = Comparator.comparing(Episode.Observation::last);
        return known.stream()
                .filter(k -> k.series().equals(o.series()))
                .max(byTime)
                .orElseGet(() -> known.stream().max(byTime).orElseThrow());
    }

    private static double seen(Ensemble e, Episode.Observation o) {
        return Forecast.relative(e, Forecast.indexOf(e.episode(), o.series()), o);
    }

    private static double error(Ensemble e, Fit fit, Episode.Observation o) {
        int s = Forecast.indexOf(e.episode(), o.series());
        return Math.abs(Forecast.volume(e, fit, s, o).quantile(0.5) - seen(e, o));
    }
}
