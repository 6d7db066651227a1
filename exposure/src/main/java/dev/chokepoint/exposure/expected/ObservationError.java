package dev.chokepoint.exposure.expected;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// How far figures that are observed may lie from what a draw says.
///
/// ln(y + c) ~ N(ln(m + c), s): y what was observed as a share of what was before, m what the draw says of it.
/// For volumes c = 0.1, so that a month without exports has a logarithm, and s is the draw's misfit; for prices
/// c = 0 and s² = quote² + yearly²·months/12. Of an interval the chance is taken, from minus infinity where it
/// begins at 0. Source: docs/model/expected.md#nowcast
///
/// @param yearly standard deviation of the yearly change of the logarithm of a price
/// @param quote the same of one quote around another on one day
public record ObservationError(double yearly, double quote) {
    private static final double OFFSET = 0.1;
    private static final double MONTHS = 12;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    /// As behaviour states it.
    public static ObservationError of(Behaviour behaviour) {
        return new ObservationError(
                behaviour.of(BehaviourParameter.PRICE_NOISE).figure().central(),
                behaviour.of(BehaviourParameter.QUOTE_ERROR).figure().central());
    }

    /// The logarithm of the likelihood of what was observed, up to a constant that is the same for
    /// all draws.
    ///
    /// @param plan the first month of the plan
    /// @throws java.util.NoSuchElementException if the draw says nothing of it
    public double logLikelihood(Outcome o, ExpectedDraw draw, YearMonth plan) {
        boolean price = o.kind() == Outcome.Kind.SPOT;
        double offset = price ? 0 : OFFSET;
        double spread = price ? ofPrice(plan.until(o.last(), ChronoUnit.MONTHS) + 1.0) : draw.misfit();
        double mean = Math.log(o.in(draw, plan).orElseThrow() + offset);
        double low = o.least() == 0 ? Double.NEGATIVE_INFINITY : (Math.log(o.least() + offset) - mean) / spread;
        double high = (Math.log(o.most() + offset) - mean) / spread;
        return low == high ? -high * high / 2 - Math.log(spread) : logChance(low, high);
    }

    private double ofPrice(double months) {
        return Math.hypot(quote, yearly * Math.sqrt(months / MONTHS));
    }

    /// ln(Φ(b) − Φ(a)), by the tail that is smaller, so that nothing is lost far out.
    private static double logChance(double a, double b) {
        double low = a > 0 ? -b : a;
        double high = a > 0 ? -a : b;
        double below = low == Double.NEGATIVE_INFINITY ? 0 : NORMAL.cumulativeProbability(low);
        return Math.log(Math.max(NORMAL.cumulativeProbability(high) - below, Double.MIN_NORMAL));
    }
}
