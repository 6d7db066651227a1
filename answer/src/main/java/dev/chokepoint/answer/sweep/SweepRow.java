package dev.chokepoint.answer.sweep;

/// One number of one draw.
///
/// @param draw 0 for central values, else the number of the draw from 1
/// @param output what it is, such as `loss in the best case`
/// @param measure the measure, or `all of ISSUER`; empty where it is of none
/// @param party the party, or `all`
/// @param usd NaN where the draw has no answer
/// @param note why it has none; empty where it has
public record SweepRow(int draw, String output, String measure, String party, double usd, String note) {
    static final String BEST = "loss in the best case";
    static final String WORST = "loss in the worst case";
    static final String EXPECTED = "expected loss";
    static final String LEVERAGE = "leverage";
    static final String NONE = "no answer";
    static final String ALL = "all";

    static SweepRow of(int draw, String output, String measure, String party, double usd) {
        return new SweepRow(draw, output, measure, party, usd, "");
    }

    static SweepRow failed(int draw, String output, String why) {
        return new SweepRow(draw, NONE, "", output, Double.NaN, why);
    }
}
