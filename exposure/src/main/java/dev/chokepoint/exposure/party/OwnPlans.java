package dev.chokepoint.exposure.party;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.solver.Basis;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one party can make of its own plants, stocks and users when the rest of the world only trades with it.
///
/// The party's *own plan* keeps of each block the nodes of the party's places and the lanes that end or begin
/// there. At the border it buys and sells at prices of the joint equilibrium (inside price plus ρ of the rent),
/// which worsen by a stated slope with the quantity; lanes that a deal can open start from the prices with all
/// of them open, the others from those of the status quo. Controls are upper bounds on lanes, so the value is
/// concave in what a deal opens, unique, and one solve bounds every other package from above.
///
/// A session stays with the thread that made it. Source: docs/model.md#own-plans
public final class OwnPlans implements AutoCloseable {
    /// Ends of the steps of a border price around its start, multiples of the lane's reference flow.
    private static final double[] BORDER_STEPS = {-1, -0.5, -0.25, 0, 0.25, 0.5, 1, 2};

    private final String party;
    private final Network network;
    private final List<Part> parts = new ArrayList<>();
    private int solves;

    /// A solved plan: its value and a bound on all others.
    ///
    /// @param usd the value, USD
    /// @param caps the bounds of the lanes it was solved under, as from [#caps]
    /// @param slopes how much the value rises at most per unit of each bound, USD
    @SuppressWarnings("ArrayRecordComponent") // thousands of numbers; nobody writes to them
    public record Answer(double usd, double[] caps, double[] slopes) {
        /// No plan under these bounds is worth more, by concavity.
        public double overEstimate(double[] other) {
            double bound = usd;
            for (int j = 0; j < slopes.length; j++) {
                bound += slopes[j] * (other[j] - caps[j]);
            }
            return bound;
        }
    }

    /// One block of the party's own plan.
    private static final class Part {
        final int[] bounded;
        final int offset;
        final LpSession session;
        final Basis base;
        final Map<List<Double>, Answer> known = new HashMap<>();

        Part(int[] bounded, int offset, LpSession session, Basis base) {
            this.bounded = bounded;
            this.offset = offset;
            this.session = session;
            this.base = base;
        }
    }

    private final Map<Integer, Bounds> boundsOf = new LinkedHashMap<>();
    private int size;

    /// Where the bounds of a lane stand in the vector of caps, and what they are made of.
    private record Bounds(
            int[][] steps, double[][] widths, int[] open, double reference, double[] reach, boolean toSplit) {}

    private OwnPlans(String party, Network network) {
        this.party = party;
        this.network = network;
    }

    /// The party's own plan in the blocks of an equilibrium.
    ///
    /// @param statusQuo controls without a deal
    /// @param open controls with everything open that a deal can open
    /// @param slope by what share the border price worsens when a lane's flow moves by its reference flow
    public static OwnPlans of(
            Equilibrium equilibrium, LpSolver solver, String party, Controls statusQuo, Controls open, double slope) {
        Markets markets = new Markets(statusQuo, equilibrium.solved(statusQuo), open, equilibrium.solved(open));
        return of(equilibrium, solver, party, markets, slope);
    }

    /// The market without a deal and with everything open, from which several parties' plans are made.
    public static final class Markets {
        private final Controls statusQuo;
        private final Controls open;
        private final List<Equilibrium.Solved> before;
        private final List<Equilibrium.Solved> after;

        /// @param before the optimum of each block without a deal
        /// @param after the optimum of each block with everything open
        public Markets(
                Controls statusQuo, List<Equilibrium.Solved> before, Controls open, List<Equilibrium.Solved> after) {
            this.statusQuo = statusQuo;
            this.open = open;
            this.before = List.copyOf(before);
            this.after = List.copyOf(after);
        }
    }

    /// The same, where the markets were solved before.
    public static OwnPlans of(Equilibrium equilibrium, LpSolver solver, String party, Markets markets, double slope) {
        OwnPlans plans = new OwnPlans(party, equilibrium.baseline().network());
        Controls statusQuo = markets.statusQuo;
        Controls open = markets.open;
        List<Equilibrium.Solved> before = markets.before;
        List<Equilibrium.Solved> after = markets.after;
        Network network = plans.network;
        double[][] closed = statusQuo.totalShares(network.arcs.size(), network.months);
        double[][] opened = open.totalShares(network.arcs.size(), network.months);
        double[][] closedMilitary = statusQuo.militaryShares(network.arcs.size(), network.months);
        double[][] openedMilitary = open.militaryShares(network.arcs.size(), network.months);
        boolean[] conceded = new boolean[network.arcs.size()];
        for (int a = 0; a < conceded.length; a++) {
            conceded[a] = !Arrays.equals(closed[a], opened[a]) || !Arrays.equals(closedMilitary[a], openedMilitary[a]);
        }
        for (int b = 0; b < before.size(); b++) {
            if (plans.holdsConceded(before.get(b).program(), conceded)) {
                plans.parts.add(plans.new Builder(before.get(b), after.get(b), conceded, slope).build(solver));
            }
        }
        return plans;
    }

    private boolean holdsConceded(Program program, boolean[] conceded) {
        return program.arcColumns.keySet().stream()
                .anyMatch(a -> conceded[a]
                        && (isOurs(network.arcs.get(a).fromNode())
                                || isOurs(network.arcs.get(a).toNode())));
    }

    private boolean isOurs(int node) {
        return network.partyOf(node).equals(party);
    }

    /// The party whose plans these are.
    public String party() {
        return party;
    }

    /// How many programs were solved so far.
    public int solves() {
        return solves;
    }

    /// Whether the party trades on a lane that these plans hold.
    public boolean holds(int arc) {
        return boundsOf.containsKey(arc);
    }

    /// Positions in the vector of caps of the bounds of a lane; none where the party does not trade on it.
    public int[] positions(int arc) {
        Bounds b = boundsOf.get(arc);
        if (b == null) {
            return new int[0];
        }
        List<Integer> all = new ArrayList<>();
        for (int t = 0; t < network.months; t++) {
            for (int k : b.steps[t]) {
                all.add(k);
            }
            if (b.open[t] >= 0) {
                all.add(b.open[t]);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The bounds that controls put on the party's lanes.
    public double[] caps(Controls controls) {
        double[] caps = new double[size];
        double[][] total = controls.totalShares(network.arcs.size(), network.months);
        double[][] military = controls.militaryShares(network.arcs.size(), network.months);
        boundsOf.forEach((arc, b) -> {
            for (int t = 0; t < network.months; t++) {
                // A lane carries no more than its border price is stated for.
                double cap = total[arc][t] * b.reference;
                double left = Double.isNaN(cap) ? b.reach[t] : Math.min(cap, b.reach[t]);
                for (int k = 0; k < b.steps[t].length; k++) {
                    double width = Math.min(b.widths[t][k], left);
                    caps[b.steps[t][k]] = width;
                    left = Math.max(0, left - width);
                }
                if (b.open[t] >= 0) {
                    double open = military[arc][t] * b.reference;
                    caps[b.open[t]] = !b.toSplit || Double.isNaN(open) ? b.reach[t] : Math.min(open, b.reach[t]);
                }
            }
        });
        return caps;
    }

    /// The value of the plan under bounds from [#caps], certified.
    ///
    /// @throws NoCertifiedAnswerException if a block has no optimal plan or its certificate does not pass
    public Answer value(double[] caps) {
        double usd = 0;
        double[] slopes = new double[size];
        for (Part part : parts) {
            List<Double> key = new ArrayList<>();
            for (int j = 0; j < part.bounded.length; j++) {
                key.add(caps[part.offset + j]);
            }
            Answer answer = part.known.computeIfAbsent(key, k -> solve(part, caps));
            usd += answer.usd();
            System.arraycopy(answer.slopes(), 0, slopes, part.offset, part.bounded.length);
        }
        return new Answer(usd, caps.clone(), slopes);
    }

    private Answer solve(Part part, double[] caps) {
        double[] upper = Arrays.copyOfRange(caps, part.offset, part.offset + part.bounded.length);
        part.session.columnBounds(part.bounded, new double[upper.length], upper);
        part.session.basis(part.base);
        Outcome outcome = part.session.solve();
        solves++;
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new NoCertifiedAnswerException("The own plan of " + party + " has no optimum: " + outcome + ".");
        }
        Solution solution = optimal.solution();
        Certificate certificate = CertificateChecker.check(part.session.current(), solution);
        if (!certificate.passes()) {
            throw new NoCertifiedAnswerException(
                    "The certificate of the own plan of " + party + " does not pass: " + certificate.text());
        }
        double[] slopes = new double[upper.length];
        for (int j = 0; j < slopes.length; j++) {
            slopes[j] = Math.max(0, solution.reducedCosts()[part.bounded[j]]) * Program.USD_SCALE;
        }
        return new Answer(solution.objective() * Program.USD_SCALE, upper, slopes);
    }

    /// Builds the party's own plan of a block.
    private final class Builder {
        private final Program program;
        private final OwnPart own;
        private final Solution before;
        private final Solution after;
        private final boolean[] conceded;
        private final double slope;

        Builder(Equilibrium.Solved before, Equilibrium.Solved after, boolean[] conceded, double slope) {
            this.program = before.program();
            this.own = OwnPart.of(party, program, program.lp, j -> program.columnArc[j], program.lp::columnUpper);
            this.before = before.solution();
            this.after = after.solution();
            this.conceded = conceded;
            this.slope = slope;
        }

        Part build(LpSolver solver) {
            Map<Integer, Double> premiums = new LinkedHashMap<>();
            List<Integer> bounded = new ArrayList<>();
            int offset = size;
            program.arcColumns.forEach((id, byMonth) -> {
                Network.Arc a = network.arcs.get(id);
                if (!own.holds(a)) {
                    return;
                }
                int[][] steps = new int[network.months][];
                double[][] widths = new double[network.months][];
                int[] open = new int[network.months];
                double[] reach = new double[network.months];
                double reference = program.referenceFlow(a) / program.scale[a.item()];
                for (int t = 0; t < network.months; t++) {
                    Program.ArcColumns c = byMonth[t];
                    reach[t] = own.isBorder(a)
                            ? border(a, c, t, premiums, reference)
                            : OwnPart.flow(before, c) + OwnPart.flow(after, c) + 4 * reference;
                    steps[t] = new int[c.steps().length];
                    widths[t] = c.widths();
                    for (int k = 0; k < c.steps().length; k++) {
                        steps[t][k] = offset + bounded.size();
                        bounded.add(own.columnTo(c.steps()[k]));
                    }
                    open[t] = -1;
                    if (c.unrestricted() >= 0) {
                        open[t] = offset + bounded.size();
                        bounded.add(own.columnTo(c.unrestricted()));
                    }
                }
                boundsOf.put(id, new Bounds(steps, widths, open, reference, reach, program.split[a.toNode()]));
            });
            size = offset + bounded.size();
            int[] premiumColumns =
                    premiums.keySet().stream().mapToInt(Integer::intValue).toArray();
            Lp lp = own.build();
            double[] costs = new double[premiumColumns.length];
            for (int k = 0; k < costs.length; k++) {
                costs[k] = lp.cost(premiumColumns[k]) + premiums.getOrDefault(premiumColumns[k], 0.0);
            }
            lp = lp.withCosts(premiumColumns, costs);
            LpSession session = solver.open(lp, SolveOptions.defaults().withQuickRestarts());
            return new Part(bounded.stream().mapToInt(Integer::intValue).toArray(), offset, session, start(session));
        }

        /// The basis of the first solve, from which all others start.
        private Basis start(LpSession session) {
            Outcome outcome = session.solve();
            if (!(outcome instanceof Outcome.Optimal optimal)) {
                throw new NoCertifiedAnswerException("The own plan of " + party + " has no optimum: " + outcome + ".");
            }
            return optimal.basis();
        }

        /// Adds the border price of a lane in a month, from the plan in which the lane is what a deal can make of
        /// it; returns the most it may carry.
        private double border(
                Network.Arc a, Program.ArcColumns c, int t, Map<Integer, Double> premiums, double reference) {
            Solution at = conceded[a.id()] ? after : before;
            int classes = program.balance[a.fromNode()].length;
            double price = own.price(at, a, c, t, classes - 1);
            if (classes == 2 && c.unrestricted() >= 0) {
                // Goods that may go into anything cost more than those for civil use only.
                double premium = own.price(at, a, c, t, 0) - price;
                premiums.put(own.columnTo(c.unrestricted()), own.buys(a) ? -premium : premium);
            }
            return own.border(a, t, c.steps(), price, OwnPart.flow(at, c), reference, slope, BORDER_STEPS);
        }
    }

    /// The lanes that these plans hold.
    public Set<Integer> arcs() {
        return boundsOf.keySet();
    }

    @Override
    public void close() {
        parts.forEach(p -> p.session.close());
    }
}
