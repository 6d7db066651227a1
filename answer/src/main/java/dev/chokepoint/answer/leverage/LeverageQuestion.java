package dev.chokepoint.answer.leverage;

import java.util.List;

/// What is to stand beside the leverage matrix.
///
/// @param programs most programs per block for the attribution; below 2 for none
/// @param chokepoints how many items to rank; 0 for none
/// @param ranges whether to say how far prices and party shares are not pinned down, and the marginals
/// @param also further closures to be valued
/// @param seed of the orders that are sampled for the attribution
public record LeverageQuestion(int programs, int chokepoints, boolean ranges, List<Closure> also, long seed) {
    public static final LeverageQuestion NOTHING = new LeverageQuestion(0, 0, false, List.of(), 0);

    public LeverageQuestion {
        also = List.copyOf(also);
        if (programs < 0 || chokepoints < 0) {
            throw new IllegalArgumentException("The numbers of programs (" + programs + ") and chokepoints ("
                    + chokepoints + ") must not be negative.");
        }
    }
}
