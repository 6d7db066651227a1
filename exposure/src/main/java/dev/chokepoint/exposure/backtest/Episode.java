package dev.chokepoint.exposure.backtest;

import dev.chokepoint.base.Figure;
import dev.chokepoint.exposure.horizon.Knowledge;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A past control: the world as it was known before it, and what happened.
///
/// @param knowledge the ledger, asked for what was public
/// @param record how the issuer's licences had gone before
/// @param known the day on which the forecast is made: nothing published later is in it
/// @param measure the measure whose licences the episode is about
/// @param licensed whether licences are granted under it; a prohibition lets pass nothing
/// @param effective its first effective day
/// @param judgedFrom the first month that is judged
/// @param observations what happened; the forecast never sees it
public record Episode(
        String id,
        String title,
        World world,
        Knowledge knowledge,
        ReopeningRecord record,
        LocalDate known,
        String measure,
        boolean licensed,
        LocalDate effective,
        YearMonth judgedFrom,
        List<Series> series,
        List<Observation> observations) {

    public Episode {
        series = List.copyOf(series);
        observations = List.copyOf(observations);
    }

    /// A lane whose flow is part of a series.
    public record LaneRef(String from, String to) {}

    /// Plants whose output is part of a series.
    public record PlantRef(String recipe, String place) {}

    /// What a series is good for.
    public enum Use {
        /// Judged with a score, and parameters may be set on it.
        LEARNT,
        /// Judged with a score; no parameter is set on it.
        SCORED,
        /// A proxy or a disputed statistic: shown beside the forecast, without a score.
        SHOWN
    }

    /// What a statistic counts.
    ///
    /// @param item the item that the model moves or makes
    /// @param lanes the lanes that are added up
    /// @param plants the plants whose output is added up
    /// @param arrivals whether flows are counted where and when they arrive, and not where and when they leave
    /// @param other flow that the statistic counts and the model does not move, per month
    /// @param noise how volumes varied before: standard deviation of the logarithm of a month's volume
    public record Series(
            String id,
            String title,
            String item,
            List<LaneRef> lanes,
            List<PlantRef> plants,
            boolean arrivals,
            Figure other,
            Figure noise,
            Use use) {
        public Series {
            lanes = List.copyOf(lanes);
            plants = List.copyOf(plants);
        }

        /// A series of what leaves on some lanes.
        public Series(
                String id, String title, String item, List<LaneRef> lanes, Figure other, Figure noise, boolean fitted) {
            this(id, title, item, lanes, List.of(), false, other, noise, fitted ? Use.LEARNT : Use.SHOWN);
        }

        /// Whether parameters may be set on it.
        public boolean fitted() {
            return use == Use.LEARNT;
        }

        /// Whether it counts in the scores of its episode.
        public boolean scored() {
            return use != Use.SHOWN;
        }
    }

    /// What a figure is about.
    public enum Kind {
        /// Volume: per month, or in all over the period.
        VOLUME,
        /// Months from the first effective day until half of the baseline passed.
        REOPENING,
        /// Price outside over the price before, in the period: a quote.
        PRICE,
        /// The same of what was traded on average.
        TRADED,
        /// The series first fell below a share of its baseline in the period: a user or plant stood still.
        STOP,
        /// The series stayed at or above a share of its baseline in every month of the period.
        RUNNING;

        public boolean isPrice() {
            return this == PRICE || this == TRADED;
        }
    }

    /// One published figure.
    ///
    /// @param first the first month it is about
    /// @param last the last month it is about
    /// @param figure volume per month in the item's unit, months, or a share; of a stop the share of the baseline
    ///     below which the series counts as stopped
    /// @param published the day from which it was public
    public record Observation(
            String series, Kind kind, YearMonth first, YearMonth last, Figure figure, LocalDate published) {
        int months() {
            return (int) ChronoUnit.MONTHS.between(first, last) + 1;
        }
    }

    /// The same episode with some of its series only.
    Episode withSeries(List<Series> some) {
        List<String> ids = some.stream().map(Series::id).toList();
        return new Episode(
                id,
                title,
                world,
                knowledge,
                record,
                known,
                measure,
                licensed,
                effective,
                judgedFrom,
                some,
                observations.stream().filter(o -> ids.contains(o.series())).toList());
    }

    /// The same episode with other observations.
    public Episode withObservations(List<Observation> others) {
        return new Episode(
                id, title, world, knowledge, record, known, measure, licensed, effective, judgedFrom, series, others);
    }

    /// The series of an id.
    public Series seriesOf(String id) {
        return series.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The series (" + id + ") must be one of "
                        + series.stream().map(Series::id).toList() + "."));
    }

    /// The volumes that are judged, in the order of time.
    List<Observation> volumes() {
        return observations.stream()
                .filter(o -> o.kind() == Kind.VOLUME && !o.first().isBefore(judgedFrom))
                .toList();
    }

    /// The month of the world in which a month of the calendar lies; may lie outside.
    int monthOf(YearMonth month) {
        return (int) ChronoUnit.MONTHS.between(world.first(), month);
    }
}
