package dev.chokepoint.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What the leverage command works out beside the matrix.
public final class LeverageOptions {
    @Option(
            names = "--also",
            paramLabel = "X",
            description = {
                "what if it also closed X: the id of a measure in the ledger, or item:from->to (* for any; =0.3 lets 30 %%"
                        + " of the baseline pass); repeatable"
            })
    private List<String> also = new ArrayList<>();

    @Option(
            names = "--programs",
            paramLabel = "N",
            defaultValue = "64",
            description = "most programs per block for attributing the loss to measures; 0 leaves it out (default:"
                    + " ${DEFAULT-VALUE})")
    private int programs = 64;

    @Option(
            names = "--chokepoints",
            paramLabel = "N",
            defaultValue = "5",
            description = "how many items to rank by what their closure would cost (default: ${DEFAULT-VALUE})")
    private int chokepoints = 5;

    @Option(
            names = "--no-ranges",
            description = "leave out how far prices and party shares are not pinned down, and the marginals")
    private boolean withoutRanges;

    /// What is worked out beside the matrix.
    ///
    /// @param programs most programs per block for the attribution; 0 for none
    /// @param chokepoints how many; 0 for none
    public record Wanted(int programs, int chokepoints, boolean ranges, List<String> also, long seed) {
        public static final Wanted NOTHING = new Wanted(0, 0, false, List.of(), 0);

        public Wanted {
            also = List.copyOf(also);
            if (programs < 0 || chokepoints < 0) {
                throw new IllegalArgumentException("The numbers of programs (" + programs + ") and chokepoints ("
                        + chokepoints + ") must not be negative.");
            }
        }
    }

    Wanted wanted(long seed) {
        return new Wanted(programs, chokepoints, !withoutRanges, also, seed);
    }
}
