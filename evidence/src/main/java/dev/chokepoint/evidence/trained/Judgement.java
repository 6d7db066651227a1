package dev.chokepoint.evidence.trained;

/// What the trained reader makes of one claim.
///
/// @param right the probability that issuer, action, modality and opinion are read right
/// @param doubted whether that is so little that somebody should look twice
public record Judgement(double right, boolean doubted) {
    public Judgement {
        if (!(right >= 0 && right <= 1)) {
            throw new IllegalArgumentException("The probability (" + right + ") must be 0 to 1.");
        }
    }
}
