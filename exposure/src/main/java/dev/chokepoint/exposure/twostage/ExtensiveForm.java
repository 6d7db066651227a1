package dev.chokepoint.exposure.twostage;

import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The whole two-stage problem as one program, for problems that fit: what the decomposition is checked
/// against.
///
/// Recourses appear with all their columns and rows once, since scenarios that share one make the same use
/// of it.
/// Source: docs/model.md#mitigation
public final class ExtensiveForm {
    private static final double USD = 1e6;

    private ExtensiveForm() {}

    /// The best amounts and what they come to.
    ///
    /// @param objectiveUsd outlay + weighed loss
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(double[] amounts, double objectiveUsd, Certificate certificate) {}

    /// Solves and certifies the program.
    ///
    /// @throws NoCertifiedAnswerException if there is no certified optimum
    public static Answer solve(TwoStage problem, TwoStage.Risk risk, double budgetUsd, LpSolver solver) {
        Lp.Builder b = Lp.minimise();
        int actions = problem.actions().size();
        int budget = b.row("budget", Double.NEGATIVE_INFINITY, budgetUsd / USD);
        for (int m = 0; m < actions; m++) {
            Action a = problem.actions().get(m);
            b.column("spend " + a.id(), 1, 0, a.mostUsd() / USD);
            b.coefficient(budget, m, 1);
        }
        List<int[]> columns = new ArrayList<>();
        for (int r = 0; r < problem.recourses().size(); r++) {
            columns.add(recourse(b, problem, r));
        }
        int eta = b.column("value at risk", risk.weight(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (int s = 0; s < problem.outcomes().size(); s++) {
            TwoStage.Outcome o = problem.outcomes().get(s);
            int loss = b.column(
                    "loss " + s,
                    (1 - risk.weight()) * o.probability(),
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY);
            int row = b.row("loss " + s, o.worthUsd() / USD, o.worthUsd() / USD);
            b.coefficient(row, loss, 1);
            o.credit()
                    .forEach((m, usd) ->
                            b.coefficient(row, m, usd / problem.actions().get(m).usdPerUnit()));
            for (int r : o.recourses()) {
                Recourse recourse = problem.recourses().get(r);
                int[] at = columns.get(r);
                for (int j = 0; j < at.length; j++) {
                    b.coefficient(row, at[j], recourse.lp().cost(j) * recourse.usd() / USD);
                }
            }
            int excess = b.column(
                    "excess " + s, risk.weight() * o.probability() / (1 - risk.alpha()), 0, Double.POSITIVE_INFINITY);
            int tail = b.row("excess " + s, 0, Double.POSITIVE_INFINITY);
            b.coefficient(tail, excess, 1);
            b.coefficient(tail, loss, -1);
            b.coefficient(tail, eta, 1);
        }
        Lp lp = b.build();
        Outcome outcome = solver.solve(lp);
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new NoCertifiedAnswerException("The extensive form has no optimum: " + outcome + ".");
        }
        Certificate certificate = CertificateChecker.check(lp, optimal.solution());
        if (!certificate.passes()) {
            throw new NoCertifiedAnswerException(
                    "The certificate of the extensive form does not pass: " + certificate.text());
        }
        double[] amounts = new double[actions];
        for (int m = 0; m < actions; m++) {
            amounts[m] = Math.max(0, optimal.solution().column(m))
                    * USD
                    / problem.actions().get(m).usdPerUnit();
        }
        return new Answer(amounts, certificate.primalObjective() * USD, certificate);
    }

    /// Adds the columns and rows of a recourse; returns its columns.
    private static int[] recourse(Lp.Builder b, TwoStage problem, int r) {
        Recourse recourse = problem.recourses().get(r);
        Lp lp = recourse.lp()
                .withColumnBounds(recourse.columns(), recourse.lowerOf(recourse.columns()), recourse.upper());
        Map<Integer, List<Recourse.Link>> columnLinks = new HashMap<>();
        Map<Integer, List<Recourse.Link>> rowLinks = new HashMap<>();
        for (Recourse.Link link : recourse.links()) {
            (link.row() ? rowLinks : columnLinks)
                    .computeIfAbsent(link.index(), k -> new ArrayList<>())
                    .add(link);
        }
        int[] rows = new int[lp.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = b.row(r + " " + lp.rowName(i), lp.rowLower(i), lp.rowUpper(i));
            for (Recourse.Link link : rowLinks.getOrDefault(i, List.of())) {
                b.coefficient(rows[i], link.action(), -link.perUnit() * perMillion(problem, link));
            }
        }
        int[] columns = new int[lp.columns()];
        for (int j = 0; j < columns.length; j++) {
            List<Recourse.Link> links = columnLinks.getOrDefault(j, List.of());
            columns[j] = b.column(
                    r + " " + lp.columnName(j),
                    0,
                    lp.columnLower(j),
                    links.isEmpty() ? lp.columnUpper(j) : Double.POSITIVE_INFINITY);
            if (!links.isEmpty()) {
                int row = b.row(r + " bound " + lp.columnName(j), Double.NEGATIVE_INFINITY, lp.columnUpper(j));
                b.coefficient(row, columns[j], 1);
                for (Recourse.Link link : links) {
                    b.coefficient(row, link.action(), -link.perUnit() * perMillion(problem, link));
                }
            }
            for (int e = lp.columnStart(j); e < lp.columnStart(j + 1); e++) {
                b.coefficient(rows[lp.entryRow(e)], columns[j], lp.entryValue(e));
            }
        }
        return columns;
    }

    private static double perMillion(TwoStage problem, Recourse.Link link) {
        return USD / problem.actions().get(link.action()).usdPerUnit();
    }
}
