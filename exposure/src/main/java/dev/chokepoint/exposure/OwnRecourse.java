package dev.chokepoint.exposure;

import dev.chokepoint.exposure.mitigation.Recourse;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSession;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.Solution;
import dev.chokepoint.solver.SolveOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What one party can still do in a scenario, the rest of the world trading with it at the scenario's
/// border prices.
///
/// The party's part of a block's program: its nodes, and the lanes that end or begin there, on which it
/// pays or earns
/// the price abroad (in the joint equilibrium of the scenario, nothing prepared), worse by a slope the
/// further the
/// flow moves. Its losses with nothing prepared are those of the joint equilibrium. Source:
/// docs/model.md#mitigation
record OwnRecourse(Recourse recourse, double offsetUsd) {
    /// By what share a border price worsens when a lane's flow moves by its reference flow, as for deals.
    private static final double SLOPE = 0.1;

    private static final double[] STEPS = {-1, -0.5, -0.25, 0, 0.25, 0.5, 1, 2, 4};

    /// @param whole the block's recourse for all parties
    static OwnRecourse of(
            String party, Equilibrium equilibrium, Program program, Lp lp, Recourse whole, LpSolver solver) {
        Network network = program.network;
        Solution joint;
        try (LpSession session = solver.open(lp, SolveOptions.defaults().withQuickRestarts())) {
            double[] lower = new double[whole.columns().length];
            session.columnBounds(whole.columns(), lower, whole.upper());
            whole.start().ifPresent(session::basis);
            joint = certified(session, "The plan of a scenario");
        }
        double[][][] accounts = equilibrium.accounts(program, joint.columns(), joint.reducedCosts(), joint.rowDuals());
        double jointUsd = 0;
        boolean[] ours = new boolean[network.nodes()];
        for (int r = 0; r < accounts.length; r++) {
            if (network.places.get(r).party().equals(party)) {
                for (double[] item : accounts[r]) {
                    jointUsd += Arrays.stream(item).sum();
                }
            }
        }
        boolean[] foreign = new boolean[lp.rows()];
        for (int n = 0; n < ours.length; n++) {
            ours[n] = network.partyOf(n).equals(party);
            if (program.balance[n] != null && !ours[n]) {
                for (int[] rows : program.balance[n]) {
                    for (int row : rows) {
                        foreign[row] = true;
                    }
                }
            }
        }
        // A column is ours if it is in one of our balances, or only in sums of such.
        Lp.Builder own = Lp.maximise();
        int[] columnTo = new int[lp.columns()];
        Arrays.fill(columnTo, -1);
        int[] rowTo = new int[lp.rows()];
        Arrays.fill(rowTo, -1);
        Map<Integer, Double> upper = new HashMap<>();
        for (int k = 0; k < whole.columns().length; k++) {
            upper.put(whole.columns()[k], whole.upper()[k]);
        }
        for (int j = 0; j < lp.columns(); j++) {
            int arc = j < program.columnArc.length ? program.columnArc[j] : qualifiedArc(lp.columnName(j));
            boolean kept = arc < 0
                    ? ours[program.columnNode[j]]
                    : ours[network.arcs.get(arc).fromNode()]
                            || ours[network.arcs.get(arc).toNode()];
            if (!kept) {
                continue;
            }
            // Who buys pays for the way.
            boolean pays = arc < 0 || ours[network.arcs.get(arc).toNode()];
            columnTo[j] = own.column(
                    lp.columnName(j),
                    pays ? lp.cost(j) : 0,
                    lp.columnLower(j),
                    upper.getOrDefault(j, lp.columnUpper(j)));
            for (int e = lp.columnStart(j); e < lp.columnStart(j + 1); e++) {
                int row = lp.entryRow(e);
                if (foreign[row]) {
                    continue;
                }
                if (rowTo[row] < 0) {
                    rowTo[row] = own.row(lp.rowName(row), lp.rowLower(row), lp.rowUpper(row));
                }
                own.coefficient(rowTo[row], columnTo[j], lp.entryValue(e));
            }
        }
        Map<Integer, List<Integer>> qualified = new HashMap<>();
        for (int j = program.columnArc.length; j < lp.columns(); j++) {
            if (columnTo[j] >= 0) {
                qualified
                        .computeIfAbsent(qualifiedArc(lp.columnName(j)), a -> new ArrayList<>())
                        .add(j);
            }
        }
        program.arcColumns.forEach((id, byMonth) -> {
            Network.Arc a = network.arcs.get(id);
            if (ours[a.fromNode()] != ours[a.toNode()]) {
                for (int t = 0; t < program.states; t++) {
                    List<Integer> columns = new ArrayList<>();
                    Arrays.stream(byMonth[t].steps()).forEach(columns::add);
                    String month = " " + t;
                    qualified.getOrDefault(id, List.of()).stream()
                            .filter(j -> lp.columnName(j).endsWith(month))
                            .forEach(columns::add);
                    border(own, program, joint, a, t, columns, columnTo, ours[a.toNode()]);
                }
            }
        });
        Lp mine = own.build();
        List<Recourse.Link> links = new ArrayList<>();
        for (Recourse.Link link : whole.links()) {
            int to = link.row() ? rowTo[link.index()] : columnTo[link.index()];
            if (to >= 0) {
                links.add(new Recourse.Link(link.action(), link.row(), to, link.perUnit()));
            }
        }
        try (LpSession session = solver.open(mine, SolveOptions.defaults())) {
            Outcome outcome = session.solve();
            if (!(outcome instanceof Outcome.Optimal optimal)) {
                throw new NoCertifiedAnswerException("The own plan of " + party + " has no optimum: " + outcome + ".");
            }
            Recourse recourse = new Recourse(
                    mine, new int[0], new double[0], links, Program.USD_SCALE, Optional.of(optimal.basis()));
            return new OwnRecourse(recourse, optimal.solution().objective() * Program.USD_SCALE - jointUsd);
        }
    }

    private static Solution certified(LpSession session, String what) {
        Outcome outcome = session.solve();
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new NoCertifiedAnswerException(what + " has no optimum: " + outcome + ".");
        }
        Certificate certificate = CertificateChecker.check(session.current(), optimal.solution());
        if (!certificate.passes()) {
            throw new NoCertifiedAnswerException(what + " has no passing certificate: " + certificate.text());
        }
        return optimal.solution();
    }

    /// The lane of a column that was added for a qualified source: `qualified CLASS LANE MONTH`.
    private static int qualifiedArc(String name) {
        return Integer.parseInt(name.split(" ", -1)[2]);
    }

    /// What a lane costs or earns at the border in a month, by steps around the scenario's flow.
    private static void border(
            Lp.Builder own,
            Program program,
            Solution joint,
            Network.Arc a,
            int t,
            List<Integer> columns,
            int[] columnTo,
            boolean buys) {
        Network network = program.network;
        int[][] balance = program.balance[a.fromNode()];
        double price = -joint.rowDual(balance[balance.length - 1][t]);
        double rent = 0;
        double start = 0;
        for (int z : Objects.requireNonNull(program.arcColumns.get(a.id()))[t].steps()) {
            start += joint.column(z);
            rent = Math.max(rent, Math.max(0, joint.reducedCosts()[z]));
        }
        price += network.assumptions.rentShare() * rent;
        double reference = program.referenceFlow(a) / program.scale[a.item()];
        if (reference <= 0) {
            // A lane to a place that has never used the good: what the joint plan sends stands for the usual flow.
            reference = start;
        }
        String name = "border " + a.id() + " " + t;
        int row = own.row(name, 0, 0);
        columns.forEach(z -> own.coefficient(row, columnTo[z], 1));
        double from = 0;
        for (double step : STEPS) {
            double to = start + step * reference;
            if (to <= from) {
                continue;
            }
            double move = SLOPE * ((from + to) / 2 - start) / reference;
            double p = price * (buys ? 1 + move : 1 - move);
            int v = own.column(name + " at " + step, buys ? -p : p, 0, to - from);
            own.coefficient(row, v, -1);
            from = to;
        }
    }
}
