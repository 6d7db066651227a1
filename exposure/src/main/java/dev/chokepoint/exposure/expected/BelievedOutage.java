package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How long those who buy believe that licences stay away: a quantile of the model's own prior of the gate,
/// given that nothing has opened yet.
///
/// The outage of a gate lasts until the middle of its ramp; a standing restriction and a prohibition count as
/// the longest. Nobody knows which gate this one is. Source: docs/model/expected.md#cover
public final class BelievedOutage {
    /// The longest outage that anybody plans for, months.
    public static final double LONGEST = 12;

    private static final int SAMPLE = 4_000;
    private static final long SEED = 1;

    private final double[] begins;
    private final double[] halfOpen;
    private final Map<Double, double[]> remaining = new ConcurrentHashMap<>();

    private BelievedOutage(double[] begins, double[] halfOpen) {
        this.begins = begins;
        this.halfOpen = halfOpen;
    }

    /// Beliefs under a measure whose issuer has this record.
    public static BelievedOutage of(Behaviour behaviour, ReopeningRecord.Tally record) {
        Draws draws = Draws.of(SEED, SAMPLE);
        double[] begins = new double[SAMPLE];
        double[] halfOpen = new double[SAMPLE];
        for (int k = 0; k < SAMPLE; k++) {
            LicenceGate gate = Office.of(behaviour.draw(draws, k), draws, k, "believed", record)
                    .gate("item", "destination");
            if (gate instanceof LicenceGate.Licences l && !l.standing()) {
                begins[k] = l.delayMonths();
                halfOpen[k] = l.delayMonths() + l.rampMonths() / 2;
            } else {
                begins[k] = Double.POSITIVE_INFINITY;
                halfOpen[k] = Double.POSITIVE_INFINITY;
            }
        }
        return new BelievedOutage(begins, halfOpen);
    }

    /// Months still closed that a buyer covers, `months` months after the effective day; 0 or less before it.
    public double months(LicenceGate gate, DrawnBehaviour behaviour, double months) {
        return switch (gate) {
            case LicenceGate.Prohibition p -> p.hasBegun(months) ? 0 : LONGEST;
            // Who is still left out judges by the office behind the change.
            case ChangedGate c -> months(c.gate(), behaviour, c.clock(months));
            case LicenceGate.Licences l ->
                l.hasBegun(months)
                        ? Math.min(LONGEST, l.rampMonths() * (1 - l.ramp(months)) / 2)
                        : quantile(behaviour.stocking().fearQuantile(), Math.max(0, months));
        };
    }

    private double quantile(double q, double months) {
        double[] all = remaining.computeIfAbsent(months, this::remaining);
        return all.length == 0 ? LONGEST : all[Math.min(all.length - 1, (int) (q * all.length))];
    }

    private double[] remaining(double months) {
        double[] all = new double[begins.length];
        int n = 0;
        for (int k = 0; k < begins.length; k++) {
            if (begins[k] > months) {
                all[n++] = Math.min(LONGEST, halfOpen[k] - months);
            }
        }
        double[] some = Arrays.copyOf(all, n);
        Arrays.sort(some);
        return some;
    }
}
