package dev.chokepoint.app.sweep;

import java.io.Serializable;

/// Neighbouring draws of a cell, answered by one thread and kept together.
///
/// @param cell the place of the cell in the plan
/// @param first 0 for central values, else the number of the first draw
/// @param last the number of the last draw
public record SweepPart(int cell, int first, int last) implements Serializable {
    /// How many questions it holds.
    public int size() {
        return last - first + 1;
    }
}
