package dev.chokepoint.answer.uncertainty;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.uncertainty.OutputKey;
import dev.chokepoint.exposure.uncertainty.Sample;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Bands of the outputs of a sample, beside their values at central inputs.
///
/// The figure at central inputs is what an answer leads with: the same output of the same question, worked out as in
/// every draw ([DrawnQuestion]). A band runs from the 5 to the 95 % point of the draws and is drawn out to that figure
/// where it lies outside, so that no headline stands outside its own band; [Banded#below] says where it stands.
///
/// @param network of the part of the world that was drawn, at central values
public record Bands(Sample sample, Map<OutputKey, Double> central, Network network) {
    /// A line is told of if it stops in this share of the draws.
    private static final double RARELY = 0.05;

    /// Or if its lowest month in half of the draws is below this share of the baseline.
    private static final double RUNS_SHORT = 0.95;

    /// An output with its band.
    ///
    /// @param central its value at central inputs; NaN where there is none
    /// @param below share of the draws with a lower value than that; NaN where there is none
    /// @param band holds the value at central inputs
    public record Banded(OutputKey output, double central, double below, Sample.Band band) {}

    /// The distribution of the month in which a line stops.
    ///
    /// @param months the points of the distribution, in months from the first; the number of months for never
    /// @param byMonth share of the draws in which it stops in each month
    /// @param never share of the draws in which it never does
    /// @param lowest the lowest month as a share of the baseline
    public record Stops(YearMonth first, Sample.Band months, double[] byMonth, double never, Banded lowest) {
        /// A point of the distribution as a month; empty for never.
        public Optional<YearMonth> month(double point) {
            return point >= byMonth.length ? Optional.empty() : Optional.of(first.plusMonths((long) point));
        }
    }

    /// A series of bands by the number of months.
    public record Series(List<Integer> months, List<Sample.Band> bands) {
        public Series {
            months = List.copyOf(months);
            bands = List.copyOf(bands);
        }
    }

    public Bands {
        central = Map.copyOf(central);
    }

    /// Whether an output was kept in some draw.
    public boolean has(OutputKey output) {
        return sample.outputs().contains(output);
    }

    public Banded band(OutputKey output) {
        double figure = at(output);
        double below = Double.isNaN(figure) ? Double.NaN : sample.shareBelow(output, figure);
        return new Banded(output, figure, below, sample.band(output).holding(figure));
    }

    private double at(OutputKey output) {
        return central.getOrDefault(output, Double.NaN);
    }

    /// The plants that stop or run short often enough to be told of, in the order of the world.
    public List<OutputKey.Line.Plants> stopping() {
        List<OutputKey.Line.Plants> all = new ArrayList<>();
        for (OutputKey output : sample.outputs()) {
            if (output instanceof OutputKey.Stop(OutputKey.Case which, OutputKey.Line.Plants line)
                    && which == OutputKey.Case.WORST
                    && (stopsAtTimes(OutputKey.Case.WORST, line)
                            || stopsAtTimes(OutputKey.Case.BEST, line)
                            || sample.band(new OutputKey.Lowest(which, line)).median() < RUNS_SHORT)) {
                all.add(line);
            }
        }
        return all;
    }

    private boolean stopsAtTimes(OutputKey.Case which, OutputKey.Line line) {
        return sample.shareBelow(
                        new OutputKey.Stop(which, line), network.world().months())
                >= RARELY;
    }

    /// When a line stops.
    ///
    /// @param first the month that counts as 0
    public Stops stops(OutputKey.Case which, OutputKey.Line line, YearMonth first, int months) {
        OutputKey output = new OutputKey.Stop(which, line);
        double[] stops = sample.values(output);
        double[] byMonth = new double[months];
        Arrays.stream(stops).filter(m -> m < months).forEach(m -> byMonth[(int) m] += 1.0 / stops.length);
        double never = Arrays.stream(stops).filter(m -> m >= months).count() / (double) stops.length;
        return new Stops(
                first,
                sample.steps(output).holding(at(output)),
                byMonth,
                never,
                band(new OutputKey.Lowest(which, line)));
    }

    /// The price at an end of a lane of an item between two places, month by month.
    public Series price(OutputKey.End end, String item, String from, String to) {
        List<Integer> months =
                IntStream.range(0, network.world().months()).boxed().toList();
        return new Series(
                months,
                months.stream()
                        .map(t -> band(new OutputKey.PriceAt(end, item, from, to, t))
                                .band())
                        .toList());
    }

    /// What a measure costs all by the months it lasts; no months where it binds in no draw.
    public Series profile(String measure) {
        TreeMap<Integer, Sample.Band> points = new TreeMap<>();
        for (OutputKey output : sample.outputs()) {
            if (output instanceof OutputKey.Lasting(String m, int months) && m.equals(measure)) {
                points.put(months, band(output).band());
            }
        }
        return new Series(List.copyOf(points.keySet()), List.copyOf(points.values()));
    }
}
