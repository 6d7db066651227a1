package dev.chokepoint.solver;

import java.util.List;
import java.util.stream.Collectors;

/// Rows and bounds that cannot all hold, of which each is needed for the conflict.
///
/// @param demands what cannot hold together
/// @param needsWholeNumbers whether they only conflict because some columns must be whole
public record Conflict(List<Demand> demands, boolean needsWholeNumbers) {
    public Conflict {
        demands = List.copyOf(demands);
    }

    /// What a demand is made of.
    public enum Kind {
        ROW,
        COLUMN
    }

    /// Which side of a row or column is bounded.
    public enum Side {
        AT_LEAST,
        AT_MOST
    }

    /// One side of a row or column.
    public record Demand(Kind kind, int index, String name, Side side, double bound) {
        /// For people: `row demand of Topeka ≥ 275.0`.
        public String text() {
            return (kind == Kind.ROW ? "row " : "column ") + name + (side == Side.AT_LEAST ? " ≥ " : " ≤ ") + bound;
        }
    }

    /// One line per demand.
    public String text() {
        return demands.stream().map(Demand::text).collect(Collectors.joining("\n"))
                + (needsWholeNumbers ? "\nand some columns must be whole" : "");
    }
}
