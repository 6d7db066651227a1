package dev.chokepoint.exposure.expected;

/// A gate whose office was held up, or opened by what parties agreed.
///
/// Source: docs/model/expected.md#changes
public sealed interface ChangedGate extends LicenceGate {
    /// The gate before the change.
    LicenceGate gate();

    /// The months in force by which that gate goes on.
    double clock(double months);

    @Override
    default double share(double months) {
        return gate().share(clock(months));
    }

    @Override
    default boolean hasBegun(double months) {
        return gate().hasBegun(clock(months));
    }

    @Override
    default double ramp(double months) {
        return gate().ramp(clock(months));
    }

    @Override
    default double passing() {
        return gate().passing();
    }

    @Override
    default double cap(double months) {
        return gate().cap(clock(months));
    }

    /// An office that grants no more than it did some months after the effective day.
    record Stopped(LicenceGate gate, double after) implements ChangedGate {
        @Override
        public double clock(double months) {
            return Math.min(months, after);
        }
    }

    /// A measure that binds again after an interruption as if it had gone on.
    ///
    /// @param gone months in force before it binds again
    record Resumed(LicenceGate gate, double gone) implements ChangedGate {
        @Override
        public double clock(double months) {
            return months + gone;
        }
    }

    /// A gate through which at least a share passes for some time.
    ///
    /// @param least the share of users who then have a licence at least
    /// @param from months in force at which it begins
    /// @param until months in force at which it ends; infinite where it does not
    record Eased(LicenceGate gate, double least, double from, double until) implements ChangedGate {
        @Override
        public double clock(double months) {
            return months;
        }

        private boolean isEased(double months) {
            return months >= from && months < until;
        }

        @Override
        public double share(double months) {
            double share = gate.share(months);
            return isEased(months) ? Math.max(share, least) : share;
        }

        @Override
        public boolean hasBegun(double months) {
            return isEased(months) || gate.hasBegun(months);
        }

        @Override
        public double cap(double months) {
            double cap = gate.cap(months);
            return isEased(months) ? Math.max(cap, least) : cap;
        }
    }
}
