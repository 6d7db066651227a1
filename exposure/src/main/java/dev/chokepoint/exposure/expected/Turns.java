package dev.chokepoint.exposure.expected;

import java.util.Arrays;
import java.util.SplittableRandom;

/// When the turn of each of n equal users comes: user j has a licence once the office's share g reaches its
/// turn T_j ~ U(0, 1),
///
///     share = #{j : T_j ≤ g}/n for g < 1,   g otherwise
///
/// whose mean is g. Where users are few, none or all of them may have one: (1 − g)^n is the chance that none
/// has. Source: docs/model/expected.md#gate
public final class Turns {
    private static final Turns MANY = new Turns(new double[0]);

    private final double[] turns;

    private Turns(double[] turns) {
        this.turns = turns;
    }

    /// So many users that any share of them may have one.
    public static Turns ofMany() {
        return MANY;
    }

    /// Turns of `count` users, drawn from `share`, a number between 0 and 1 of this draw.
    public static Turns of(int count, double share) {
        SplittableRandom random = new SplittableRandom(Double.doubleToLongBits(share));
        double[] turns = new double[count];
        for (int j = 0; j < count; j++) {
            turns[j] = random.nextDouble();
        }
        Arrays.sort(turns);
        return new Turns(turns);
    }

    /// The share of users whose turn has come.
    ///
    /// @param granted g, the share that the office would serve of many
    double share(double granted) {
        if (turns.length == 0 || granted >= 1) {
            return granted;
        }
        int at = Arrays.binarySearch(turns, granted);
        int served = at >= 0 ? at + 1 : -at - 1;
        return (double) served / turns.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Turns t && Arrays.equals(turns, t.turns);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(turns);
    }
}
