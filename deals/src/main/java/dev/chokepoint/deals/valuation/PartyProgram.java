package dev.chokepoint.deals.valuation;

import dev.chokepoint.solver.Lp;
import java.util.List;

/// One party's planning problem as a linear program in which concessions raise bounds.
///
/// The value of a package S is the optimum of the program with the openings of S, less what the concessions of
/// S cost the party: concave in what is opened. A lower tax is a second lane whose bound the concession raises.
///
/// @param lp the program without any concession, to be maximised
/// @param openings what each concession raises
/// @param costs per concession, what it costs the party whatever its plan; 0 for those of the other side
public record PartyProgram(Lp lp, List<Opening> openings, List<Double> costs) {
    /// A concession raises the upper bound of a column or of a row.
    public sealed interface Opening {
        int concession();

        double amount();

        /// The column carries up to `amount` more.
        record OfColumn(int concession, int column, double amount) implements Opening {}

        /// The row allows `amount` more.
        record OfRow(int concession, int row, double amount) implements Opening {}
    }

    public PartyProgram {
        openings = List.copyOf(openings);
        costs = List.copyOf(costs);
        if (!lp.isMaximise() || lp.hasIntegers()) {
            throw new IllegalArgumentException("A party's program must be a maximum without integer columns.");
        }
        for (Opening o : openings) {
            if (o.concession() < 0 || o.concession() >= costs.size() || !(o.amount() >= 0)) {
                throw new IllegalArgumentException("The opening (" + o + ") must be of one of the " + costs.size()
                        + " concessions and not below 0.");
            }
        }
    }
}
