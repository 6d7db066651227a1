package dev.chokepoint.exposure.expected;

/// The share of users with a licence for one item to one destination, by months in force.
///
///     g(τ) = u' + (o − u')·clamp((τ − L')/R', 0, 1)                 licences that work off a queue
///     g(τ) = min(u', o_L) + (o_L − min(u', o_L))·clamp(…)           a standing restriction
///     g(τ) = 0                                                      a prohibition
///
/// Source: docs/model/expected.md#gate
public sealed interface LicenceGate {
    /// Share of users with a licence `months` months after the effective day; above 1 where more is bought than
    /// before.
    double share(double months);

    /// Whether the office has begun to grant.
    boolean hasBegun(double months);

    /// Part of the ramp that is done, 0 to 1.
    double ramp(double months);

    /// Share of users with a licence before the office works off its queue, u'.
    double passing();

    /// Most that passes in a month, share of the flow before.
    double cap(double months);

    static LicenceGate licences(
            double passing, double delayMonths, double rampMonths, double level, boolean standing, double backlog) {
        double first = standing ? Math.min(passing, level) : passing;
        return new Licences(first, delayMonths, rampMonths, level, standing, backlog);
    }

    static LicenceGate prohibition() {
        return new Prohibition();
    }

    /// Licences granted after a delay along a ramp.
    ///
    /// @param passing share with a licence at first
    /// @param delayMonths L'
    /// @param rampMonths R'
    /// @param level share in the end
    /// @param standing whether it is a standing restriction
    /// @param backlog κ
    record Licences(
            double passing, double delayMonths, double rampMonths, double level, boolean standing, double backlog)
            implements LicenceGate {
        public Licences {
            if (!(passing >= 0 && delayMonths >= 0 && rampMonths >= 0 && level >= 0 && backlog >= 1)) {
                throw new IllegalArgumentException("The shares (" + passing + ", " + level + ") and months ("
                        + delayMonths + ", " + rampMonths + ") of a gate must not be negative and its backlog ("
                        + backlog + ") at least 1.");
            }
        }

        @Override
        public double share(double months) {
            return passing + (level - passing) * ramp(months);
        }

        @Override
        public boolean hasBegun(double months) {
            return months > delayMonths;
        }

        @Override
        public double ramp(double months) {
            return rampMonths > 0
                    ? Math.clamp((months - delayMonths) / rampMonths, 0, 1)
                    : months > delayMonths ? 1 : 0;
        }

        @Override
        public double cap(double months) {
            return hasBegun(months) ? backlog * share(months) : share(months);
        }
    }

    /// No licences at all.
    record Prohibition() implements LicenceGate {
        @Override
        public double share(double months) {
            return 0;
        }

        @Override
        public boolean hasBegun(double months) {
            return false;
        }

        @Override
        public double ramp(double months) {
            return 0;
        }

        @Override
        public double passing() {
            return 0;
        }

        @Override
        public double cap(double months) {
            return 0;
        }
    }
}
