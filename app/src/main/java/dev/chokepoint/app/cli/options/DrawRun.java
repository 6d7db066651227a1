package dev.chokepoint.app.cli.options;

import dev.chokepoint.answer.uncertainty.Bands;
import dev.chokepoint.answer.uncertainty.DrawnQuestion;
import dev.chokepoint.app.view.DrawsViews;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.Sample;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// Runs the draws of a question and tells how far it is and what they take.
///
/// @param interruption also stops the means of the question
public record DrawRun(DrawOptions.Asked asked, Interruption interruption, Consumer<String> progress) {
    private static final int PROGRESS_SECONDS = 10;

    /// One re-solve is timed for so many draws, at most `MOST_TIMED`.
    private static final int DRAWS_PER_TIMED = 10;

    private static final int MOST_TIMED = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    /// Solves the draws.
    ///
    /// @throws IllegalArgumentException if none has an answer
    public DrawsViews of(DrawnQuestion question) {
        double start = interruption.elapsed();
        double before = processorSeconds();
        Sample sample = question.sample(Draws.of(asked.seed(), asked.count()), told(start));
        double each = processorSeconds() - before;
        int times = Math.clamp(sample.count() / DRAWS_PER_TIMED, 1, MOST_TIMED);
        double again = processorSeconds();
        for (int k = 0; k < times; k++) {
            question.solveOnceMore();
        }
        again = (processorSeconds() - again) / times;
        progress.accept(String.format(
                Locale.ROOT,
                "%d draws in %.0f s, %.2f s of processor time each; the same world solved again takes %.2f s",
                sample.count(),
                interruption.elapsed() - start,
                each / Math.max(1, sample.count()),
                again));
        if (sample.count() == 0) {
            throw new IllegalArgumentException(
                    sample.failures().isEmpty()
                            ? "No draw was finished before the " + interruption.reason() + "."
                            : "No draw has a certified answer; the first says: "
                                    + sample.failures().getFirst().reason());
        }
        Bands bands = question.bands(sample);
        boolean all = sample.count() + sample.failures().size() >= asked.count();
        return new DrawsViews(bands, asked.count(), asked.seed(), all ? "" : interruption.reason());
    }

    /// Tells the number of draws done every few seconds, from whichever thread.
    private IntConsumer told(double start) {
        double[] last = {start};
        return done -> {
            synchronized (last) {
                double now = interruption.elapsed();
                if (now - last[0] >= PROGRESS_SECONDS && done < asked.count()) {
                    last[0] = now;
                    progress.accept(done + " of " + asked.count() + " draws, about "
                            + Math.round((now - start) / done * (asked.count() - done)) + " s left");
                }
            }
        };
    }

    /// Processor time of all threads of this program so far, seconds; 0 where the system does not say.
    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / NANOS_PER_SECOND
                : 0;
    }
}
