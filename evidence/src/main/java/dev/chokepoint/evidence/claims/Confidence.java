package dev.chokepoint.evidence.claims;

/// The share of a rule's claims that are right, with little trust in short records.
public final class Confidence {
    /// What is known of a rule before anybody reviewed it: as if 3 of 4 claims had been right, about the share on
    /// passages that no rule was written for.
    private static final double PRIOR_RIGHT = 3;

    private static final double PRIOR_REVIEWED = 4;

    private Confidence() {}

    /// The mean of the beta posterior for `right` of `reviewed`: each confirmation raises it, each rejection lowers
    /// it.
    ///
    /// Source: T. Bayes, An essay towards solving a problem in the doctrine of chances, Phil. Trans.
    /// 53 (1763) 370-418.
    public static double posterior(int right, int reviewed) {
        return (right + PRIOR_RIGHT) / (reviewed + PRIOR_REVIEWED);
    }
}
