package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.packages.PackageOracle;
import dev.chokepoint.deals.packages.Valuation;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.LpSession;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.Solution;
import dev.chokepoint.solver.SolveOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Values packages by the parties' linear programs; the duals of one solve are the slopes of all others.
///
/// Every solve starts from the basis of the package before it and is certified from the data. One thread.
public final class ProgramOracle implements PackageOracle, AutoCloseable {
    private final int concessions;
    private final List<Member> members = new ArrayList<>();
    private int solves;

    private static final class Member {
        final PartyProgram program;
        final LpSession session;
        final int[] columns;
        final int[] rows;

        Member(PartyProgram program, LpSession session) {
            this.program = program;
            this.session = session;
            Set<Integer> opened = new LinkedHashSet<>();
            Set<Integer> raised = new LinkedHashSet<>();
            for (PartyProgram.Opening o : program.openings()) {
                switch (o) {
                    case PartyProgram.Opening.OfColumn c -> opened.add(c.column());
                    case PartyProgram.Opening.OfRow r -> raised.add(r.row());
                }
            }
            this.columns = opened.stream().mapToInt(Integer::intValue).toArray();
            this.rows = raised.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private ProgramOracle(int concessions) {
        this.concessions = concessions;
    }

    /// An oracle over the same concessions, one program per party.
    public static ProgramOracle of(List<PartyProgram> programs, LpSolver solver) {
        ProgramOracle oracle = new ProgramOracle(programs.getFirst().costs().size());
        for (PartyProgram p : programs) {
            if (p.costs().size() != oracle.concessions) {
                throw new IllegalArgumentException("The parties must have the same concessions (" + oracle.concessions
                        + " and " + p.costs().size() + ").");
            }
            oracle.members.add(
                    new Member(p, solver.open(p.lp(), SolveOptions.defaults().withQuickRestarts())));
        }
        return oracle;
    }

    /// Whether no party's program depends on concessions of both sides: then the sides can be searched apart.
    public boolean isSeparable(long firstSide) {
        for (Member m : members) {
            boolean first = false;
            boolean second = false;
            for (PartyProgram.Opening o : m.program.openings()) {
                boolean ofFirst = (firstSide >>> o.concession() & 1) == 1;
                first |= ofFirst;
                second |= !ofFirst;
            }
            if (first && second) {
                return false;
            }
        }
        return true;
    }

    /// The number of linear programs solved so far.
    public int solves() {
        return solves;
    }

    @Override
    public int concessions() {
        return concessions;
    }

    @Override
    public int parties() {
        return members.size();
    }

    @Override
    public Valuation value(int party, long mask) {
        Member m = members.get(party);
        Solution s = solve(m, mask);
        double value = s.objective();
        double[] slopes = new double[concessions];
        for (int j = 0; j < concessions; j++) {
            slopes[j] = -m.program.costs().get(j);
            value -= (mask >>> j & 1) == 1 ? m.program.costs().get(j) : 0;
        }
        for (PartyProgram.Opening o : m.program.openings()) {
            double dual = switch (o) {
                case PartyProgram.Opening.OfColumn c -> s.reducedCosts()[c.column()];
                case PartyProgram.Opening.OfRow r -> s.rowDual(r.row());
            };
            slopes[o.concession()] += Math.max(0, dual) * o.amount();
        }
        return Valuation.of(mask, new double[] {value}, new double[][] {slopes});
    }

    private Solution solve(Member m, long mask) {
        double[] column = new double[m.program.lp().columns()];
        double[] row = new double[m.program.lp().rows()];
        for (PartyProgram.Opening o : m.program.openings()) {
            if ((mask >>> o.concession() & 1) == 1) {
                switch (o) {
                    case PartyProgram.Opening.OfColumn c -> column[c.column()] += c.amount();
                    case PartyProgram.Opening.OfRow r -> row[r.row()] += r.amount();
                }
            }
        }
        double[] lower = new double[m.columns.length];
        double[] upper = new double[m.columns.length];
        for (int k = 0; k < upper.length; k++) {
            lower[k] = m.program.lp().columnLower(m.columns[k]);
            upper[k] = m.program.lp().columnUpper(m.columns[k]) + column[m.columns[k]];
        }
        m.session.columnBounds(m.columns, lower, upper);
        double[] low = new double[m.rows.length];
        double[] high = new double[m.rows.length];
        for (int k = 0; k < high.length; k++) {
            low[k] = m.program.lp().rowLower(m.rows[k]);
            high[k] = m.program.lp().rowUpper(m.rows[k]) + row[m.rows[k]];
        }
        m.session.rowBounds(m.rows, low, high);
        Outcome outcome = m.session.solve();
        solves++;
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new IllegalStateException("A party's program has no optimum: " + outcome + ".");
        }
        Solution s = optimal.solution();
        Certificate certificate = CertificateChecker.check(m.session.current(), s);
        if (!certificate.passes()) {
            throw new IllegalStateException("A party's program is not certified: " + certificate.text());
        }
        return s;
    }

    @Override
    public void close() {
        members.forEach(m -> m.session.close());
    }
}
