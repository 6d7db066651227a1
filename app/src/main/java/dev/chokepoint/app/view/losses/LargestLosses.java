package dev.chokepoint.app.view.losses;

import dev.chokepoint.exposure.ario.ArioRun;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The industries that lose most in a simulation.
public final class LargestLosses {
    private LargestLosses() {}

    /// At most so many industries with losses above 0, the largest first.
    public static List<Integer> of(ArioRun run, int count) {
        return IntStream.range(0, run.table().size())
                .filter(i -> run.loss(i) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -run.loss(i)))
                .limit(count)
                .toList();
    }
}
