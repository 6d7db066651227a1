package dev.chokepoint.app.sweep;

import dev.chokepoint.answer.sweep.SweepPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A sweep as an engine gets it.
///
/// @param drawsAtOnce draws that are kept together
/// @param master where a cluster is; empty for what its own launcher says
/// @param stop asked again and again whether to end with what is done
public record SweepJob(
        SweepFiles files,
        SweepFolder folder,
        int drawsAtOnce,
        Optional<String> master,
        BooleanSupplier stop,
        Progress progress) {

    /// Told from any thread how many questions are answered, of those that were missing.
    @FunctionalInterface
    public interface Progress {
        void at(long answered, long missing);
    }

    public SweepPlan plan() {
        return files.plan();
    }

    /// What is missing in the folder, in the order of the plan.
    public List<SweepPart> missing() {
        return folder.missing(drawsAtOnce);
    }
}
