package dev.chokepoint.exposure.mitigation;

import dev.chokepoint.exposure.equilibrium.Accounts;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.party.OwnPart;
import dev.chokepoint.exposure.twostage.Recourse;
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
import java.util.Optional;
import java.util.stream.IntStream;

/// What one party can still do in a scenario, the rest of the world trading with it at the scenario's
/// border prices.
///
/// The party's part of a block's program ([OwnPart]): its nodes, and the lanes that end or begin there, on which
/// it pays or earns the price abroad (in the joint equilibrium of the scenario, nothing prepared), worse by a slope
/// the further the flow moves. Its losses with nothing prepared are those of the joint equilibrium. Source:
/// docs/model.md#mitigation
record OwnRecourse(Recourse recourse, double offsetUsd) {
    /// By what share a border price worsens when a lane's flow moves by its reference flow.
    private static final double SLOPE = 0.1;

    private static final double[] STEPS = {-1, -0.5, -0.25, 0, 0.25, 0.5, 1, 2, 4};

    /// @param whole the block's recourse for all parties
    static OwnRecourse of(
            String party, Equilibrium equilibrium, Program program, Lp lp, Recourse whole, LpSolver solver) {
        Network network = program.network;
        Solution joint = joint(lp, whole, solver);
        double[][][] accounts =
                new Accounts(network).of(program, joint.columns(), joint.reducedCosts(), joint.rowDuals());
        double jointUsd = 0;
        for (int r = 0; r < accounts.length; r++) {
            if (network.places.get(r).party().equals(party)) {
                for (double[] item : accounts[r]) {
                    jointUsd += Arrays.stream(item).sum();
                }
            }
        }
        Map<Integer, Double> upper = new HashMap<>();
        for (int k = 0; k < whole.columns().length; k++) {
            upper.put(whole.columns()[k], whole.upper()[k]);
        }
        OwnPart own = OwnPart.of(
                party,
                program,
                lp,
                j -> j < program.columnArc.length ? program.columnArc[j] : qualifiedArc(lp.columnName(j)),
                j -> upper.getOrDefault(j, lp.columnUpper(j)));
        Map<Integer, List<Integer>> qualified = new HashMap<>();
        for (int j = program.columnArc.length; j < lp.columns(); j++) {
            if (own.columnTo(j) >= 0) {
                qualified
                        .computeIfAbsent(qualifiedArc(lp.columnName(j)), a -> new ArrayList<>())
                        .add(j);
            }
        }
        program.arcColumns.forEach((id, byMonth) -> {
            Network.Arc a = network.arcs.get(id);
            if (own.isBorder(a)) {
                int classes = program.balance[a.fromNode()].length;
                double reference = program.referenceFlow(a) / program.scale[a.item()];
                for (int t = 0; t < program.states; t++) {
                    String month = " " + t;
                    int[] columns = IntStream.concat(
                                    Arrays.stream(byMonth[t].steps()),
                                    qualified.getOrDefault(id, List.of()).stream()
                                            .filter(j -> lp.columnName(j).endsWith(month))
                                            .mapToInt(Integer::intValue))
                            .toArray();
                    own.border(
                            a,
                            t,
                            columns,
                            own.price(joint, a, byMonth[t], t, classes - 1),
                            OwnPart.flow(joint, byMonth[t]),
                            reference,
                            SLOPE,
                            STEPS);
                }
            }
        });
        Lp mine = own.build();
        List<Recourse.Link> links = new ArrayList<>();
        for (Recourse.Link link : whole.links()) {
            int to = link.row() ? own.rowTo(link.index()) : own.columnTo(link.index());
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

    /// The plan of a scenario with nothing prepared.
    static Solution joint(Lp lp, Recourse whole, LpSolver solver) {
        try (LpSession session = solver.open(lp, SolveOptions.defaults().withQuickRestarts())) {
            double[] lower = new double[whole.columns().length];
            session.columnBounds(whole.columns(), lower, whole.upper());
            whole.start().ifPresent(session::basis);
            return certified(session, "The plan of a scenario");
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
}
