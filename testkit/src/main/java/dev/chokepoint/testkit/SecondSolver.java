package dev.chokepoint.testkit;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/// GLOP of OR-Tools 9.15, which shares no code with HiGHS: what linear programs are solved by a second time.
public final class SecondSolver {
    private static final List<String> OTHER_WAYS =
            List.of("use_dual_simplex: true", "use_preprocessing: false", "use_dual_simplex: false use_scaling: false");

    private SecondSolver() {}

    /// The columns of a program, by number.
    public record Columns(int count, IntToDoubleFunction cost, IntToDoubleFunction lower, IntToDoubleFunction upper) {}

    /// The rows of a program, by number.
    public record Rows(int count, IntToDoubleFunction lower, IntToDoubleFunction upper) {}

    /// The coefficients of a program, by column.
    ///
    /// @param start the first entry of a column, whose last one stands before the start of the next
    /// @param row the row of an entry
    /// @param value the coefficient
    public record Entries(IntUnaryOperator start, IntUnaryOperator row, IntToDoubleFunction value) {}

    /// The optimum found.
    ///
    /// @param objective at the optimum
    /// @param columns values of the columns
    /// @param rows activities of the rows
    /// @param duals of the rows
    /// @param reducedCosts of the columns
    @SuppressWarnings("ArrayRecordComponent") // read once by the test that asked
    public record Answer(double objective, double[] columns, double[] rows, double[] duals, double[] reducedCosts) {}

    /// Loads the solver; skips the test where OR-Tools has no library for the platform.
    public static void load() {
        try {
            Loader.loadNativeLibraries();
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            throw new TestAbortedException("OR-Tools has no library for this platform here: " + e.getMessage(), e);
        }
    }

    /// The optimum of a linear program that has one.
    ///
    /// @throws AssertionFailedError if the solver finds none
    public static Answer solve(boolean maximise, Columns columns, Rows rows, Entries entries) {
        MPSolver glop = MPSolver.createSolver("GLOP");
        MPVariable[] variables = new MPVariable[columns.count()];
        MPConstraint[] constraints = new MPConstraint[rows.count()];
        for (int i = 0; i < constraints.length; i++) {
            constraints[i] = glop.makeConstraint(
                    rows.lower().applyAsDouble(i), rows.upper().applyAsDouble(i));
        }
        for (int j = 0; j < variables.length; j++) {
            variables[j] = glop.makeNumVar(
                    columns.lower().applyAsDouble(j), columns.upper().applyAsDouble(j), "");
            glop.objective().setCoefficient(variables[j], columns.cost().applyAsDouble(j));
            for (int e = first(entries, j); e < first(entries, j + 1); e++) {
                constraints[entries.row().applyAsInt(e)].setCoefficient(
                        variables[j], entries.value().applyAsDouble(e));
            }
        }
        glop.objective().setOptimizationDirection(maximise);
        requireOptimal(glop);
        double[] x = new double[variables.length];
        double[] reduced = new double[variables.length];
        double[] duals = new double[constraints.length];
        double[] activity = new double[constraints.length];
        for (int i = 0; i < constraints.length; i++) {
            duals[i] = constraints[i].dualValue();
        }
        for (int j = 0; j < variables.length; j++) {
            x[j] = variables[j].solutionValue();
            reduced[j] = variables[j].reducedCost();
            for (int e = first(entries, j); e < first(entries, j + 1); e++) {
                activity[entries.row().applyAsInt(e)] += entries.value().applyAsDouble(e) * x[j];
            }
        }
        double objective = glop.objective().value();
        glop.delete();
        return new Answer(objective, x, activity, duals, reduced);
    }

    private static int first(Entries entries, int column) {
        return entries.start().applyAsInt(column);
    }

    private static void requireOptimal(MPSolver glop) {
        MPSolver.ResultStatus status = glop.solve();
        for (String other : OTHER_WAYS) {
            // ABNORMAL: GLOP gave up on the numbers, which says nothing about the program.
            if (status == MPSolver.ResultStatus.ABNORMAL) {
                if (!glop.setSolverSpecificParametersAsString(other)) {
                    throw new AssertionFailedError("GLOP does not know the parameters (" + other + ").");
                }
                glop.reset();
                status = glop.solve();
            }
        }
        if (status != MPSolver.ResultStatus.OPTIMAL) {
            throw new AssertionFailedError("GLOP finds no optimum.", MPSolver.ResultStatus.OPTIMAL, status);
        }
    }
}
