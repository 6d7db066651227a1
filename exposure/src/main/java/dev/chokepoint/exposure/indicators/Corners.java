package dev.chokepoint.exposure.indicators;

import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Uncertain;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The range of a formula that is monotone in each input: its least and greatest value over the corners of the
/// box.
final class Corners {
    private Corners() {}

    static Interval of(List<Uncertain> inputs, ToDoubleFunction<double[]> formula) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        double[] at = new double[inputs.size()];
        for (int corner = 0; corner < 1 << inputs.size(); corner++) {
            for (int k = 0; k < at.length; k++) {
                at[k] = ((corner >> k) & 1) == 0
                        ? inputs.get(k).lo()
                        : inputs.get(k).hi();
            }
            double value = formula.applyAsDouble(at);
            lo = Math.min(lo, value);
            hi = Math.max(hi, value);
        }
        return new Interval(lo, hi);
    }
}
