package dev.chokepoint.exposure.company;

import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The best case of a company: the plan of purchases, stocks, alternatives and sales that earns most at the
/// equilibrium's prices.
///
/// max Σ_t δ^t ( Σ_s v_s · sales_s,t − Σ_b (p_b,t − p0_b) · purchases_b,t − Σ_a extra_a · use_a,t )
/// subject to, for every part and month, stock before + bought or made = taken by parents + sold + stock
/// after;
/// 0 ≤ stock ≤ opening stock; 0 ≤ sales ≤ plan; an alternative is 0 before it is qualified. v is earned
/// above costs
/// at baseline prices p0, so a purchase at p0 costs nothing here, and stock used up counts at p0. USD,
/// present value at
/// the start. Source: docs/model.md#a-company
public final class Planned {
    final double[][] sold;
    final double earned;
    final double planned;
    final double[] stockValue;
    final Certificate certificate;

    private Planned(double[][] sold, double earned, double planned, double[] stockValue, Certificate certificate) {
        this.sold = sold;
        this.earned = earned;
        this.planned = planned;
        this.stockValue = stockValue;
        this.certificate = certificate;
    }

    /// Solves and certifies the plan.
    ///
    /// @throws NoCertifiedAnswerException if there is no certified optimum
    static Planned solve(Numbered n, LpSolver solver) {
        Built built = build(n, Market.PRICES);
        Lp program = built.lp();
        double[] scale = built.scale();
        double usd = built.usd();
        double planned = built.planned();
        int parts = n.parts.size();
        int[][] sell = built.sell();
        int[][] balance = built.balance();
        Outcome outcome = solver.solve(program);
        if (!(outcome instanceof Outcome.Optimal best)) {
            throw new NoCertifiedAnswerException("The company's plan has no optimum: " + outcome + ".");
        }
        Certificate certificate = CertificateChecker.check(program, best.solution());
        if (!certificate.passes()) {
            throw new NoCertifiedAnswerException(
                    "The certificate of the company's plan does not pass: " + certificate.text());
        }
        double[][] sold = new double[n.sales.size()][n.months];
        for (int k = 0; k < sold.length; k++) {
            for (int t = 0; t < n.months; t++) {
                sold[k][t] = best.solution().column(sell[k][t])
                        * scale[n.sales.get(k).part()];
            }
        }
        double[] stockValue = new double[parts];
        for (int p = 0; p < parts && n.months > 0; p++) {
            // One more unit at the start lowers the row's right-hand side by one.
            stockValue[p] = Math.max(0, -best.solution().rowDual(balance[p][0])) * usd / scale[p];
        }
        return new Planned(sold, best.solution().objective() * usd, planned, stockValue, certificate);
    }

    /// Builds the plan's program.
    public static Built build(Numbered n, Market market) {
        int parts = n.parts.size();
        double[] delta = new double[n.months];
        for (int t = 0; t < n.months; t++) {
            delta[t] = Math.pow(n.market.discount(), t);
        }
        double planned = 0;
        for (Numbered.Sale s : n.sales) {
            for (int t = 0; t < n.months; t++) {
                planned += delta[t] * s.value() * s.perMonth();
            }
        }
        double usd = Math.max(1, planned / Math.max(1, n.months));
        double[] scale = scales(n);
        Lp.Builder lp = Lp.maximise();
        int[][] balance = new int[parts][n.months];
        int[][] hold = new int[parts][];
        List<Early> early = new ArrayList<>();
        for (int p = 0; p < parts; p++) {
            for (int t = 0; t < n.months; t++) {
                double opening = t == 0 ? -n.stock[p] / scale[p] : 0;
                balance[p][t] = lp.row("balance " + n.parts.get(p).sku() + " " + t, opening, Double.POSITIVE_INFINITY);
            }
        }
        for (int p = 0; p < parts; p++) {
            boolean bought = n.bought(p).isPresent();
            hold[p] = new int[n.months];
            Arrays.fill(hold[p], -1);
            if (n.stock[p] > 0 || (market.prepared() && bought)) {
                for (int t = 0; t < n.months; t++) {
                    int s = lp.column("hold " + n.parts.get(p).sku() + " " + t, 0, 0, n.stock[p] / scale[p]);
                    hold[p][t] = s;
                    lp.coefficient(balance[p][t], s, -1);
                    if (t + 1 < n.months) {
                        lp.coefficient(balance[p][t + 1], s, 1);
                    }
                }
            }
            if (bought) {
                double[] premium = market.rationed() ? new double[n.months] : n.premium(p);
                double[] share = market.rationed() ? n.allotment(p) : new double[0];
                for (int t = 0; t < n.months; t++) {
                    // Purchases below the baseline price are for the plan, not for resale.
                    double most = market.rationed()
                            ? share[t] * n.usual[p] / scale[p]
                            : premium[t] < 0 ? n.usual[p] / scale[p] : Double.POSITIVE_INFINITY;
                    int buy = lp.column(
                            "buy " + n.parts.get(p).sku() + " " + t, -delta[t] * premium[t] * scale[p] / usd, 0, most);
                    lp.coefficient(balance[p][t], buy, 1);
                }
            } else {
                make(n, p, lp, balance, scale, delta, usd, early);
            }
        }
        int[][] sell = new int[n.sales.size()][n.months];
        for (int k = 0; k < n.sales.size(); k++) {
            Numbered.Sale s = n.sales.get(k);
            for (int t = 0; t < n.months; t++) {
                sell[k][t] = lp.column(
                        "sell " + s.product().sku() + " " + t,
                        delta[t] * s.value() * scale[s.part()] / usd,
                        0,
                        s.perMonth() / scale[s.part()]);
                lp.coefficient(balance[s.part()][t], sell[k][t], -1);
            }
        }
        return new Built(lp.build(), balance, hold, sell, early, scale, usd, planned);
    }

    /// How the company meets the market, and whether more than its stock may be held.
    public enum Market {
        /// Any amount at the equilibrium's prices.
        PRICES(false, false),
        /// The same, with columns for stocks that are prepared.
        PREPARED_PRICES(false, true),
        /// Usual shares of what arrives in the rationing simulation, with columns for stocks that are
        /// prepared.
        PREPARED_SHARES(true, true);

        private final boolean rationed;
        private final boolean prepared;

        Market(boolean rationed, boolean prepared) {
            this.rationed = rationed;
            this.prepared = prepared;
        }

        boolean rationed() {
            return rationed;
        }

        boolean prepared() {
            return prepared;
        }
    }

    /// A column of an alternative in a month in which it is not qualified yet.
    public record Early(int part, Numbered.Take take, int month, int column) {}

    /// The program of a company's plan.
    ///
    /// @param balance row by part and month
    /// @param hold column by part and month, -1 where nothing can be held
    /// @param usd USD per unit of the objective
    @SuppressWarnings("ArrayRecordComponent")
    public record Built(
            Lp lp,
            int[][] balance,
            int[][] hold,
            int[][] sell,
            List<Early> early,
            double[] scale,
            double usd,
            double planned) {}

    private static void make(
            Numbered n,
            int p,
            Lp.Builder lp,
            int[][] balance,
            double[] scale,
            double[] delta,
            double usd,
            List<Early> early) {
        Map<Integer, List<Numbered.Take>> groups = new HashMap<>();
        for (Numbered.Take take : n.takesOf.get(p)) {
            groups.computeIfAbsent(take.group(), g -> new ArrayList<>()).add(take);
        }
        for (int t = 0; t < n.months; t++) {
            int make = lp.column("make " + n.parts.get(p).sku() + " " + t, 0, 0, Double.POSITIVE_INFINITY);
            lp.coefficient(balance[p][t], make, 1);
            for (Map.Entry<Integer, List<Numbered.Take>> g : new TreeMap<>(groups).entrySet()) {
                List<Numbered.Take> takes = g.getValue();
                if (takes.size() == 1) {
                    Numbered.Take take = takes.getFirst();
                    lp.coefficient(balance[take.part()][t], make, -take.quantity() * scale[p] / scale[take.part()]);
                    continue;
                }
                int whole = lp.row("inputs " + n.parts.get(p).sku() + " " + g.getKey() + " " + t, 0, 0);
                lp.coefficient(whole, make, -1);
                for (Numbered.Take take : takes) {
                    boolean usable = take.usual() || t >= take.qualify();
                    int use = lp.column(
                            "use " + n.parts.get(p).sku() + " " + takes.indexOf(take) + " " + g.getKey() + " " + t,
                            -delta[t] * take.extra() * take.quantity() * scale[p] / usd,
                            0,
                            usable ? Double.POSITIVE_INFINITY : 0);
                    if (!usable) {
                        early.add(new Early(p, take, t, use));
                    }
                    lp.coefficient(whole, use, 1);
                    if (take.part() >= 0) {
                        lp.coefficient(balance[take.part()][t], use, -take.quantity() * scale[p] / scale[take.part()]);
                    }
                }
            }
        }
    }

    /// Units of each part that count as one in the program: what the plan uses a month.
    private static double[] scales(Numbered n) {
        double[] scale = n.usual.clone();
        for (int p = n.parts.size() - 1; p >= 0; p--) {
            for (Numbered.Take take : n.takesOf.get(p)) {
                if (take.part() >= 0) {
                    scale[take.part()] = Math.max(scale[take.part()], take.quantity() * scale[p]);
                }
            }
        }
        for (int p = 0; p < scale.length; p++) {
            scale[p] = scale[p] > 0 ? scale[p] : 1;
        }
        return scale;
    }
}
