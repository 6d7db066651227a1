package dev.chokepoint.answer.sweep;

import java.util.Locale;

/// What a sweep keeps of each draw.
public enum SweepOutput {
    /// What each party loses in the best case, and all together in the best and the worst.
    LOSSES,
    /// What each party will probably lose, by the behaviour that a world states.
    EXPECTED,
    /// What each measure costs each party, and all measures of an issuer.
    LEVERAGE;

    /// The word in a plan.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
