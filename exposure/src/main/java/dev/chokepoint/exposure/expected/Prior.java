package dev.chokepoint.exposure.expected;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.special.Beta;

/// How far a parameter is known before any case is looked at.
///
/// @param figure its interval; the two parameters of a beta distribution stand as `1..2`
public record Prior(Figure figure, Scale scale) {
    private static final int HALVINGS = 40;

    /// How the probability lies between the bounds.
    public enum Scale {
        /// One number.
        FIXED,
        /// Alike between two bounds.
        UNIFORM,
        /// Bounds with a most likely value.
        TRIANGULAR,
        /// The same for the logarithm.
        LOG_TRIANGULAR,
        /// Beta distribution of a share, with two parameters above 0.
        BETA;

        /// The name in tables.
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        public static Optional<Scale> find(String key) {
            return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
        }
    }

    public Prior {
        Uncertain value = figure.value();
        boolean fits = switch (scale) {
            case FIXED -> value instanceof Uncertain.Exact;
            case UNIFORM -> value instanceof Uncertain.Range;
            case TRIANGULAR -> value instanceof Uncertain.Likely;
            case LOG_TRIANGULAR -> value instanceof Uncertain.Likely && value.lo() > 0;
            case BETA -> value instanceof Uncertain.Range && value.lo() > 0;
        };
        if (!fits) {
            throw new IllegalArgumentException("The value (" + value.text() + ") must be "
                    + switch (scale) {
                        case FIXED -> "one number";
                        case UNIFORM -> "lo..hi";
                        case TRIANGULAR -> "lo..mode..hi";
                        case LOG_TRIANGULAR -> "lo..mode..hi above 0";
                        case BETA -> "a..b, both above 0 and a not above b,";
                    }
                    + " where the scale is " + scale.key() + ".");
        }
    }

    /// The value below which the parameter lies with probability `u`.
    public double quantile(double u) {
        return switch (scale) {
            case FIXED, UNIFORM, TRIANGULAR -> figure.value().quantile(u);
            case LOG_TRIANGULAR ->
                Math.exp(new Uncertain.Likely(
                                Math.log(figure.value().lo()),
                                Math.log(figure.value().central()),
                                Math.log(figure.value().hi()))
                        .quantile(u));
            case BETA -> {
                double low = 0;
                double high = 1;
                for (int i = 0; i < HALVINGS; i++) {
                    double mid = (low + high) / 2;
                    if (exceeds(mid, u, 0, 0)) {
                        low = mid;
                    } else {
                        high = mid;
                    }
                }
                yield (low + high) / 2;
            }
        };
    }

    /// Whether the value at probability `u` is above `x`, with cases added to the two parameters of a beta
    /// distribution;
    /// other scales take none.
    boolean exceeds(double x, double u, int first, int second) {
        return scale == Scale.BETA
                ? Beta.regularizedBeta(
                                x, figure.value().lo() + first, figure.value().hi() + second)
                        < u
                : quantile(u) > x;
    }
}
