package dev.chokepoint.solver;

/// A point of a linear program with its prices.
///
/// Signs, the same for minimisation and maximisation: the dual y_i of a row is ∂objective/∂(right-hand side of
/// i), so that a row whose activity may grow by one changes the best objective by its dual; the reduced cost of
/// a column is d_j = c_j − Σ_i a_ij y_i = ∂objective/∂(active bound of j). In a minimum a row at its lower
/// bound has a dual ≥ 0 and one at its upper bound a dual ≤ 0; in a maximum the other way round.
///
/// For a program with integer columns the duals are those of the program in which the integer columns are fixed
/// at the values given here; they price the other rows but do not prove the integer choice. That is what
/// `bound` is for.
///
/// The arrays are handed over, not copied (they may hold a million numbers): nobody may write to them.
///
/// @param objective the objective with its offset
/// @param columns the value of each column
/// @param rowActivity Σ_j a_ij x_j for each row
/// @param rowDuals the price of each row, cost per unit of the row
/// @param reducedCosts the reduced cost of each column
/// @param bound the best objective that the solver could not exclude; the objective itself for a solved linear
///   program
@SuppressWarnings("ArrayRecordComponent") // a million numbers are not to be boxed or copied
public record Solution(
        double objective,
        double[] columns,
        double[] rowActivity,
        double[] rowDuals,
        double[] reducedCosts,
        double bound) {

    /// A solution of a program without integer columns, whose bound is its objective.
    public Solution(
            double objective, double[] columns, double[] rowActivity, double[] rowDuals, double[] reducedCosts) {
        this(objective, columns, rowActivity, rowDuals, reducedCosts, objective);
    }

    public double column(int column) {
        return columns[column];
    }

    public double rowDual(int row) {
        return rowDuals[row];
    }
}
