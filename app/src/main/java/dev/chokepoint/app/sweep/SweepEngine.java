package dev.chokepoint.app.sweep;

/// Something that answers sweeps. Every engine gives the same numbers to the last bit.
///
/// An engine that is not part of this program stands in a jar of its own, with its name under `META-INF/services`.
public interface SweepEngine {
    /// The word of the command line.
    String name();

    /// Answers what is missing in the folder, each part kept there when it is whole, and returns how many questions it
    /// answered.
    long answer(SweepJob job);
}
