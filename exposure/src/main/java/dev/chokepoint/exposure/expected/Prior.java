package dev.chokepoint.exposure.expected;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.distribution.continuous.BetaDistribution;

/// How far a parameter is known before any case is looked at.
///
/// @param figure its interval; the two parameters of a beta distribution stand as `1..2`
public record Prior(Figure figure, Scale scale) {
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

    /// The value below which the parameter lies with probability `u`; of a beta distribution without any case added.
    public double quantile(double u) {
        return switch (scale) {
            case FIXED, UNIFORM, TRIANGULAR -> figure.value().quantile(u);
            case LOG_TRIANGULAR ->
                Math.exp(new Uncertain.Likely(
                                Math.log(figure.value().lo()),
                                Math.log(figure.value().central()),
                                Math.log(figure.value().hi()))
                        .quantile(u));
            case BETA -> quantile(u, 0, 0);
        };
    }

    /// The same for a beta distribution with cases added to its first and second parameter.
    double quantile(double u, int first, int second) {
        return new BetaDistribution(figure.value().lo() + first, figure.value().hi() + second)
                .inverseCumulativeProbability(u);
    }
}
