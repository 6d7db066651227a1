package dev.chokepoint.app.view;

import dev.chokepoint.exposure.uncertainty.Sample;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Bands of the outputs of a sample, beside their values at central inputs.
record Bands(Sample sample, Map<String, Double> central) {
    /// @param decides whether to look for the inputs that decide it
    DrawsView.BandView band(String output, String label, boolean decides) {
        Sample.Band band = sample.band(output);
        return new DrawsView.BandView(
                output,
                label,
                central.getOrDefault(output, Double.NaN),
                band.low(),
                band.median(),
                band.high(),
                decides ? Uncertainty.deciding(sample, output) : List.of());
    }

    /// The distribution of the month `stop/LINE` with the band of `lowest/LINE`.
    ///
    /// @param first the month that counts as 0
    DrawsView.StopBand stop(String line, YearMonth first, int months) {
        Sample.Band band = sample.steps("stop/" + line);
        double[] stops = sample.values("stop/" + line);
        double[] byMonth = new double[months];
        Arrays.stream(stops).filter(m -> m < months).forEach(m -> byMonth[(int) m] += 1.0 / stops.length);
        double never = Arrays.stream(stops).filter(m -> m >= months).count() / (double) stops.length;
        return new DrawsView.StopBand(
                month(band.low(), first, months),
                month(band.median(), first, months),
                month(band.high(), first, months),
                byMonth,
                never,
                band("lowest/" + line, "lowest month", false));
    }

    DrawsView.Fan fan(List<String> outputs) {
        List<Sample.Band> bands = outputs.stream().map(sample::band).toList();
        return new DrawsView.Fan(
                bands.stream().mapToDouble(Sample.Band::low).toArray(),
                bands.stream().mapToDouble(Sample.Band::median).toArray(),
                bands.stream().mapToDouble(Sample.Band::high).toArray());
    }

    private static String month(double t, YearMonth first, int months) {
        return t >= months ? "" : first.plusMonths((long) t).toString();
    }
}
