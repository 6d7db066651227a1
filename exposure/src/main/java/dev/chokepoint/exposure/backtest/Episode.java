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

    /// What a statistic counts.
    ///
    /// @param item the item that the model moves
    /// @param lanes the lanes that are added up
    /// @param other flow that the statistic counts and the model does not move, per month
    /// @param noise how volumes varied before: standard deviation of the logarithm of a month's volume
    /// @param fitted whether parameters may be set on it; a proxy is judged, but nothing is learnt from it
    public record Series(
            String id, String title, String item, List<LaneRef> lanes, Figure other, Figure noise, boolean fitted) {
        public Series {
            lanes = List.copyOf(lanes);
        }
    }

    /// What a figure is about.
    public enum Kind {
        /// Volume: per month, or in all over the period.
        VOLUME,
        /// Months from the first effective day until half of the baseline passed.
        REOPENING,
        /// Price outside over the price before, in the period.
        PRICE
    }

    /// One published figure.
    ///
    /// @param first the first month it is about
    /// @param last the last month it is about
    /// @param figure volume per month in the item's unit, months, or a share
    /// @param published the day from which it was public
    public record Observation(
            String series, Kind kind, YearMonth first, YearMonth last, Figure figure, LocalDate published) {
        int months() {
            return (int) ChronoUnit.MONTHS.between(first, last) + 1;
        }
    }

    /// The same episode with other observations.
    public Episode withObservations(List<Observation> others) {
        return new Episode(
                id, title, world, knowledge, record, known, measure, licensed, effective, judgedFrom, series, others);
    }

    Series seriesOf(String id) {
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
