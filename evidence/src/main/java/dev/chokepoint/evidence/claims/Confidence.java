package dev.chokepoint.evidence.claims;

/// The share of claims that are right, with little trust in short records.
public final class Confidence {
    private static final double Z95 = 1.959964;

    private Confidence() {}

    /// The lower end of Wilson's 95 % interval for `right` of `reviewed`; 0.3 where nothing was reviewed.
    ///
    /// Source: E. B. Wilson, Probable inference, JASA 22 (1927) 209-212.
    public static double wilson(int right, int reviewed) {
        if (reviewed == 0) {
            return 0.3;
        }
        double p = (double) right / reviewed;
        double z2 = Z95 * Z95;
        double centre = p + z2 / (2 * reviewed);
        double spread = Z95 * Math.sqrt((p * (1 - p) + z2 / (4 * reviewed)) / reviewed);
        return Math.clamp((centre - spread) / (1 + z2 / reviewed), 0, 1);
    }
}
