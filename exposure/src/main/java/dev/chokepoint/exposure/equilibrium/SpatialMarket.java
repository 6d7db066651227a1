package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.Solution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A market in one good with its curves given, solved to any precision: Samuelson's and Takayama and Judge's problem.
///
/// [Equilibrium] cuts curves into a few steps whose areas are exact; this is the same program with steps that are
/// made finer around the optimum until they are narrower than asked. Periods are joined by storage.
///
///     max Σ_t β^t ( Σ ∫ demand − Σ ∫ supply − Σ (cost + tax) y − Σ h s )
///     supply + Σ_in y + s_{t−1} = demand + Σ_out y + s_t,  Σ y ≤ quota
///
/// Source: Samuelson (1952), Takayama and Judge (1971), Miranda and Fackler (2002), chapter 3 and 8;
/// docs/model.md#steps
public final class SpatialMarket {
    private static final int WINDOW = 8;
    private static final int COARSE = 12;
    private static final int MOST_ROUNDS = 80;
    private static final double SHRINK = 0.25;

    /// An inverse demand curve (falling) or supply curve (rising) from 0 to `most`, USD per unit.
    public sealed interface Curve {
        double price(double quantity);

        /// ∫ of the curve from 0.
        public double area(double quantity);

        /// The largest quantity at which the curve is looked at.
        double most();
    }

    /// p = a + b q; demand has b < 0 and ends where the price is 0.
    public record Linear(double a, double b, double most) implements Curve {
        public static Linear demand(double a, double slope) {
            return new Linear(a, -slope, a / slope);
        }

        public static Linear supply(double a, double slope, double most) {
            return new Linear(a, slope, most);
        }

        @Override
        public double price(double q) {
            return a + b * q;
        }

        @Override
        public double area(double q) {
            return a * q + b * q * q / 2;
        }
    }

    /// p = p0 (q/q0)^(1/ε) up to the choke price m·p0, at which anything less is bought as well.
    public record Isoelastic(double q0, double p0, double elasticity, double choke, double most) implements Curve {
        private double atChoke() {
            return q0 * Math.pow(choke, elasticity);
        }

        @Override
        public double price(double q) {
            return q <= atChoke() ? choke * p0 : p0 * Math.pow(q / q0, 1 / elasticity);
        }

        @Override
        public double area(double q) {
            double low = atChoke();
            return q <= low
                    ? choke * p0 * q
                    : choke * p0 * low + dev.chokepoint.exposure.network.Curve.area(low, q, q0, p0, elasticity);
        }
    }

    private record Agent(String region, int period, Curve curve, boolean demand) {}

    /// A lane from one region to another in every period; the tax goes to a treasury.
    private record Way(String from, String to, double cost, double tax) {}

    private record Quota(String from, String to, int period, double most) {}

    private record Store(String region, double cost) {}

    private final int periods;
    private final double discount;
    private final List<Agent> agents = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final List<Quota> quotas = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();

    /// @param discount β, by which a period's money counts less than that of the one before
    public SpatialMarket(int periods, double discount) {
        this.periods = periods;
        this.discount = discount;
    }

    public SpatialMarket demand(String region, int period, Curve curve) {
        agents.add(new Agent(region, period, curve, true));
        return this;
    }

    public SpatialMarket supply(String region, int period, Curve curve) {
        agents.add(new Agent(region, period, curve, false));
        return this;
    }

    /// Lets goods go from one region to another in every period.
    ///
    /// @param cost USD per unit
    /// @param tax USD per unit
    public SpatialMarket lane(String from, String to, double cost, double tax) {
        ways.add(new Way(from, to, cost, tax));
        return this;
    }

    public SpatialMarket quota(String from, String to, int period, double most) {
        quotas.add(new Quota(from, to, period, most));
        return this;
    }

    /// Lets goods be kept in a region from one period to the next.
    ///
    /// @param cost USD per unit and period
    public SpatialMarket storage(String region, double cost) {
        stores.add(new Store(region, cost));
        return this;
    }

    /// The equilibrium.
    ///
    /// @param welfare of the plan by the exact curves, taxes a cost; USD of the first period
    /// @param revenue of taxes
    /// @param bound by which the best welfare can exceed it at most
    /// @param width of the widest step in which a quantity lies
    public record Result(
            Map<String, Double> price,
            Map<String, Double> demand,
            Map<String, Double> supply,
            Map<String, Double> flow,
            Map<String, Double> stored,
            double welfare,
            double revenue,
            double bound,
            double width,
            Certificate certificate) {
        /// Price in a region and period, USD per unit.
        public double priceIn(String region, int period) {
            return price.getOrDefault(region + "@" + period, Double.NaN);
        }

        /// What is shipped between regions in a period.
        public double shipped(String from, String to, int period) {
            return flow.getOrDefault(from + ">" + to + "@" + period, 0.0);
        }
    }

    /// Solves until every step that holds a quantity is at most `width` units wide.
    ///
    /// @throws NoCertifiedAnswerException if a program has no certified optimum
    public Result solve(LpSolver solver, double width) {
        double[] centre = new double[agents.size()];
        double[] half = new double[agents.size()];
        for (int k = 0; k < centre.length; k++) {
            centre[k] = agents.get(k).curve().most() / 2;
            half[k] = centre[k];
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Solved solved = solve(solver, centre, half);
            boolean fine = true;
            for (int k = 0; k < centre.length; k++) {
                double q = solved.quantity()[k];
                double edge = half[k] * (1 - 1.0 / WINDOW);
                boolean inside = Math.abs(q - centre[k]) <= edge
                        || q <= 0
                        || q >= agents.get(k).curve().most();
                centre[k] = q;
                if (inside && 2 * half[k] / WINDOW > width) {
                    half[k] = Math.max(half[k] * SHRINK, width * WINDOW / 2);
                    fine = false;
                } else if (!inside) {
                    half[k] *= 2;
                    fine = false;
                }
            }
            if (fine) {
                return read(solved, width);
            }
        }
        throw new NoCertifiedAnswerException(
                "The steps could not be made as fine as " + width + " units in " + MOST_ROUNDS + " rounds.");
    }

    @SuppressWarnings("ArrayRecordComponent") // one round's numbers
    private record Solved(
            Lp lp,
            Solution solution,
            Certificate certificate,
            Map<String, Integer> rows,
            double[] quantity,
            int[] wayColumn,
            int[] storeColumn) {}

    private Solved solve(LpSolver solver, double[] centre, double[] half) {
        Lp.Builder lp = Lp.maximise();
        Map<String, Integer> rows = new LinkedHashMap<>();
        agents.forEach(a -> row(lp, rows, a.region(), a.period()));
        for (Way w : ways) {
            for (int t = 0; t < periods; t++) {
                row(lp, rows, w.from(), t);
                row(lp, rows, w.to(), t);
            }
        }
        List<int[]> steps = new ArrayList<>();
        for (int k = 0; k < agents.size(); k++) {
            Agent a = agents.get(k);
            double[] at = breakpoints(a.curve(), centre[k], half[k]);
            int[] columns = new int[at.length - 1];
            double sign = a.demand() ? 1 : -1;
            int row = row(lp, rows, a.region(), a.period());
            for (int i = 0; i < columns.length; i++) {
                double mean = (a.curve().area(at[i + 1]) - a.curve().area(at[i])) / (at[i + 1] - at[i]);
                columns[i] = lp.column("step " + k + " " + i, sign * mean * weight(a.period()), 0, at[i + 1] - at[i]);
                lp.coefficient(row, columns[i], -sign);
            }
            steps.add(columns);
        }
        int[] wayColumn = new int[ways.size()];
        for (int k = 0; k < wayColumn.length; k++) {
            Way w = ways.get(k);
            for (int t = 0; t < periods; t++) {
                double most = Double.POSITIVE_INFINITY;
                for (Quota q : quotas) {
                    if (q.from().equals(w.from()) && q.to().equals(w.to()) && q.period() == t) {
                        most = Math.min(most, q.most());
                    }
                }
                int y = lp.column("way " + k + " " + t, -(w.cost() + w.tax()) * weight(t), 0, most);
                wayColumn[k] = t == 0 ? y : wayColumn[k];
                lp.coefficient(row(lp, rows, w.from(), t), y, -1);
                lp.coefficient(row(lp, rows, w.to(), t), y, 1);
            }
        }
        int[] storeColumn = new int[stores.size()];
        for (int k = 0; k < storeColumn.length; k++) {
            Store s = stores.get(k);
            for (int t = 0; t + 1 < periods; t++) {
                int z = lp.column("store " + k + " " + t, -s.cost() * weight(t), 0, Double.POSITIVE_INFINITY);
                storeColumn[k] = t == 0 ? z : storeColumn[k];
                lp.coefficient(row(lp, rows, s.region(), t), z, -1);
                lp.coefficient(row(lp, rows, s.region(), t + 1), z, 1);
            }
        }
        Lp program = lp.build();
        Outcome outcome = solver.solve(program);
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new NoCertifiedAnswerException("The market has no equilibrium: " + outcome + ".");
        }
        Certificate certificate = CertificateChecker.check(program, optimal.solution());
        if (!certificate.passes()) {
            throw new NoCertifiedAnswerException("The market's certificate does not pass: " + certificate.text());
        }
        double[] quantity = new double[agents.size()];
        for (int k = 0; k < quantity.length; k++) {
            quantity[k] = Arrays.stream(steps.get(k))
                    .mapToDouble(optimal.solution()::column)
                    .sum();
        }
        return new Solved(program, optimal.solution(), certificate, rows, quantity, wayColumn, storeColumn);
    }

    private double weight(int period) {
        return Math.pow(discount, period);
    }

    /// The row of a region and period: what comes in less what goes out is 0 or more; more is thrown away.
    private static int row(Lp.Builder lp, Map<String, Integer> rows, String region, int period) {
        return rows.computeIfAbsent(region + "@" + period, k -> lp.row("balance " + k, 0, Double.POSITIVE_INFINITY));
    }

    /// A coarse grid over the whole curve and a fine one around the centre.
    private static double[] breakpoints(Curve curve, double centre, double half) {
        TreeSet<Double> all = new TreeSet<>();
        for (int i = 0; i <= COARSE; i++) {
            all.add(curve.most() * i / COARSE);
        }
        double least = half / WINDOW / 4;
        for (int i = 0; i <= WINDOW; i++) {
            double at = centre - half + 2 * half * i / WINDOW;
            if (at > 0 && at < curve.most()) {
                all.removeIf(x -> x > 0 && x < curve.most() && Math.abs(x - at) < least);
                all.add(at);
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Result read(Solved solved, double width) {
        Map<String, Double> price = new LinkedHashMap<>();
        solved.rows()
                .forEach((name, row) -> price.put(
                        name,
                        -solved.solution().rowDual(row)
                                / weight(Integer.parseInt(name.substring(name.lastIndexOf('@') + 1)))));
        Map<String, Double> demand = new LinkedHashMap<>();
        Map<String, Double> supply = new LinkedHashMap<>();
        double welfare = 0;
        double bound = 0;
        for (int k = 0; k < agents.size(); k++) {
            Agent a = agents.get(k);
            double q = solved.quantity()[k];
            String name = a.region() + "@" + a.period();
            (a.demand() ? demand : supply).merge(name, q, Double::sum);
            double p = price.getOrDefault(name, 0.0);
            double sign = a.demand() ? 1 : -1;
            welfare += sign * a.curve().area(q) * weight(a.period());
            // What the agent could still gain at these prices; lanes and stores gain nothing beyond their duals.
            double best = bestAt(a, p, q, width);
            bound += (sign * (a.curve().area(best) - a.curve().area(q)) - sign * p * (best - q)) * weight(a.period());
        }
        Map<String, Double> flow = new LinkedHashMap<>();
        double revenue = 0;
        for (int k = 0; k < ways.size(); k++) {
            Way w = ways.get(k);
            for (int t = 0; t < periods; t++) {
                double y = solved.solution().column(solved.wayColumn()[k] + t);
                flow.merge(w.from() + ">" + w.to() + "@" + t, y, Double::sum);
                welfare -= (w.cost() + w.tax()) * y * weight(t);
                revenue += w.tax() * y * weight(t);
            }
        }
        Map<String, Double> stored = new LinkedHashMap<>();
        for (int k = 0; k < stores.size(); k++) {
            for (int t = 0; t + 1 < periods; t++) {
                double s = solved.solution().column(solved.storeColumn()[k] + t);
                stored.merge(stores.get(k).region() + "@" + t, s, Double::sum);
                welfare -= stores.get(k).cost() * s * weight(t);
            }
        }
        return new Result(price, demand, supply, flow, stored, welfare, revenue, bound, width, solved.certificate());
    }

    /// The quantity at which the curve meets a price, looked for around `q`.
    private static double bestAt(Agent a, double p, double q, double width) {
        double low = Math.max(0, q - width);
        double high = Math.min(a.curve().most(), q + width);
        for (int i = 0; i < 60; i++) {
            double mid = (low + high) / 2;
            boolean more = a.demand() ? a.curve().price(mid) > p : a.curve().price(mid) < p;
            low = more ? mid : low;
            high = more ? high : mid;
        }
        return (low + high) / 2;
    }
}
