package dev.chokepoint.data.build;

import dev.chokepoint.base.Figure;
import dev.chokepoint.exposure.world.FigureKey;
import java.util.Optional;

/// What an update of a world does with one of its figures.
///
/// @param before as the world has it, by its newest vintage
/// @param after as the store has it, in the unit of the world; empty where it does not know
/// @param why the reason, in words
/// @param where the file and line of the world's figure
public record UpdatedFigure(
        FigureKey key, Outcome outcome, Figure before, Optional<Figure> after, String why, String where) {

    /// What becomes of a figure.
    public enum Outcome {
        /// The new vintage stands beside the old one.
        TAKEN,
        /// The store says something so different that somebody must look.
        FLAGGED,
        /// The store says something, and the world's figure stands.
        KEPT,
        /// The store does not say what it is.
        UNKNOWN
    }

    /// How many times the central value of the world that of the store is; empty where one of them is missing or the
    /// first is 0.
    public Optional<Double> times() {
        return after.filter(_ -> before.central() != 0).map(a -> a.central() / before.central());
    }
}
