package dev.chokepoint.exposure.expected;

/// The share of users with a licence for one item to one destination, by months in force.
///
///     g(τ) = u' + (o − u')·clamp((τ − L')/R', 0, 1)                 licences that work off a queue
///     g(τ) = min(u', o_L) + (o_L − min(u', o_L))·clamp(…)           a standing restriction
///     g(τ) = 0, 1 once it is lifted                                 a prohibition
///
/// Of n users those have one whose turn has come: g is counted, not cut as fine as one likes ([Turns]). Source:
/// docs/model/expected.md#gate
public sealed interface LicenceGate permits LicenceGate.Licences, LicenceGate.Prohibition, ChangedGate {
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
        return licences(passing, delayMonths, rampMonths, level, standing, backlog, Turns.ofMany());
    }

    /// The same for users that are counted.
    static LicenceGate licences(
            double passing,
            double delayMonths,
            double rampMonths,
            double level,
            boolean standing,
            double backlog,
            Turns turns) {
        double first = standing ? Math.min(passing, level) : passing;
        return new Licences(first, delayMonths, rampMonths, level, standing, backlog, turns);
    }

    /// A prohibition that stands.
    static LicenceGate prohibition() {
        return new Prohibition(Double.POSITIVE_INFINITY, 1);
    }

    /// A prohibition that is lifted.
    ///
    /// @param liftedMonths months from the effective day until then
    /// @param backlog κ
    static LicenceGate prohibition(double liftedMonths, double backlog) {
        return new Prohibition(liftedMonths, backlog);
    }

    /// Licences granted after a delay along a ramp.
    ///
    /// @param passing share with a licence at first
    /// @param delayMonths L'
    /// @param rampMonths R'
    /// @param level share in the end
    /// @param standing whether it is a standing restriction
    /// @param backlog κ
    /// @param turns when each user's turn comes
    record Licences(
            double passing,
            double delayMonths,
            double rampMonths,
            double level,
            boolean standing,
            double backlog,
            Turns turns)
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
            return turns.share(passing + (level - passing) * ramp(months));
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

    /// No licences at all, until it is lifted.
    ///
    /// @param liftedMonths months from the effective day until then; infinite where it stands
    /// @param backlog κ
    record Prohibition(double liftedMonths, double backlog) implements LicenceGate {
        public Prohibition {
            if (!(liftedMonths > 0 && backlog >= 1)) {
                throw new IllegalArgumentException("The months until a prohibition is lifted (" + liftedMonths
                        + ") must be above 0 and its backlog (" + backlog + ") at least 1.");
            }
        }

        @Override
        public double share(double months) {
            return hasBegun(months) ? 1 : 0;
        }

        @Override
        public boolean hasBegun(double months) {
            return months > liftedMonths;
        }

        @Override
        public double ramp(double months) {
            return share(months);
        }

        @Override
        public double passing() {
            return 0;
        }

        @Override
        public double cap(double months) {
            return backlog * share(months);
        }
    }
}
