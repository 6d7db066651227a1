package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Figure;

/// Picks one number from an uncertain figure: the central value, a bound, or a random draw keyed by the
/// text of the figure's key.
///
/// A draw depends only on the key and the figure, never on the order of calls, so that two scenarios of one
/// draw see the same world.
@FunctionalInterface
public interface Draw {
    /// The number to use for the figure of this key.
    double pick(FigureKey key, Figure figure);

    /// Whether every figure has its central value, as its file says; drawn figures may contradict each other.
    default boolean isCentral() {
        return false;
    }

    /// The central value of every figure.
    static Draw central() {
        return new Draw() {
            @Override
            public double pick(FigureKey key, Figure figure) {
                return figure.central();
            }

            @Override
            public boolean isCentral() {
                return true;
            }
        };
    }
}
