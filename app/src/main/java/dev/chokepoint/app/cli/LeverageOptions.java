package dev.chokepoint.app.cli;

import dev.chokepoint.answer.leverage.Closure;
import dev.chokepoint.answer.leverage.LeverageQuestion;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What the leverage command works out beside the matrix.
final class LeverageOptions {
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
    LeverageQuestion wanted(long seed) {
        return new LeverageQuestion(
                programs,
                chokepoints,
                !withoutRanges,
                also.stream().map(Closure::parse).toList(),
                seed);
    }
}
