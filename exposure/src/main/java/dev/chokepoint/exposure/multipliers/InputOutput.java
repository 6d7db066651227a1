package dev.chokepoint.exposure.multipliers;

import dev.chokepoint.exposure.tables.IoTable;
import java.util.BitSet;
import java.util.Set;

/// The linear model of a table: what final demand pulls, what primary inputs push, and what is lost without a
/// part.
///
/// | symbol | meaning |
/// |---|---|
/// | A | technical coefficients, Z\[i,j]/x_j |
/// | B | allocation coefficients, Z\[i,j]/x_i |
/// | f, v | final demand; value added |
///
/// Leontief: x = A·x + f. Ghosh: x' = x'·B + v'. Both are solved by their power series, f + A·f + A²·f + …,
/// whose terms fall as long as industries add value; a series that does not converge is refused. The
/// coefficient matrix is not stored: a term scales the table's rows or columns as it reads them.
///
/// Sources: Miller and Blair 2009, chapters 2 and 12; Dietzenbacher and Lahr 2013 (extraction).
public final class InputOutput {
    /// The size of the last term of a series in terms of its sum.
    private static final double CONVERGED = 1e-14;

    private static final int MOST_TERMS = 20_000;

    private final IoTable table;
    private final int n;
    private final double[] output;

    private InputOutput(IoTable table) {
        this.table = table;
        n = table.size();
        output = new double[n];
        for (int i = 0; i < n; i++) {
            output[i] = table.output(i);
            for (double v : table.sales(i)) {
                if (v < 0) {
                    throw new IllegalArgumentException("A sale (" + v + ") of (" + table.industry(i)
                            + ") is negative.\nMaybe the table needs TableBalance.of first.");
                }
            }
        }
    }

    /// The model of a table without negative sales.
    public static InputOutput of(IoTable table) {
        return new InputOutput(table);
    }

    public IoTable table() {
        return table;
    }

    /// The final demand of each industry's product, million currency a year.
    public double[] finalDemand() {
        double[] f = new double[n];
        for (int i = 0; i < n; i++) {
            for (double v : table.finalSales(i)) {
                f[i] += v;
            }
        }
        return f;
    }

    /// The outputs that a final demand pulls, x = Σ_k A^k·f.
    public double[] outputFor(double[] finalDemand) {
        return pull(finalDemand, new Cut(new BitSet(), 0, -1, -1));
    }

    /// The outputs that a value added pushes, x' = Σ_k v'·B^k.
    public double[] outputFrom(double[] valueAdded) {
        requireLength(valueAdded);
        double[] x = valueAdded.clone();
        double[] term = valueAdded.clone();
        for (int k = 0; k < MOST_TERMS; k++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double share = output[i] == 0 ? 0 : term[i] / output[i];
                if (share != 0) {
                    double[] row = table.sales(i);
                    for (int j = 0; j < n; j++) {
                        next[j] += row[j] * share;
                    }
                }
            }
            term = next;
            if (add(term, x)) {
                return x;
            }
        }
        throw notConverging();
    }

    /// Output multipliers, the column sums of the Leontief inverse: output everywhere per unit of final demand
    /// for j.
    public double[] outputMultipliers() {
        // m' = 1' + m'·A, again a series.
        double[] m = ones();
        double[] term = ones();
        for (int k = 0; k < MOST_TERMS; k++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double[] row = table.sales(i);
                double t = term[i];
                for (int j = 0; j < n; j++) {
                    next[j] += t * row[j];
                }
            }
            for (int j = 0; j < n; j++) {
                next[j] = output[j] == 0 ? 0 : next[j] / output[j];
            }
            term = next;
            if (add(term, m)) {
                return m;
            }
        }
        throw notConverging();
    }

    /// Supply multipliers, the row sums of the Ghosh inverse: output everywhere per unit of value added in i.
    public double[] supplyMultipliers() {
        double[] m = ones();
        double[] term = ones();
        for (int k = 0; k < MOST_TERMS; k++) {
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                next[i] = output[i] == 0 ? 0 : dot(table.sales(i), term) / output[i];
            }
            term = next;
            if (add(term, m)) {
                return m;
            }
        }
        throw notConverging();
    }

    /// What an economy loses in output without a part of it.
    ///
    /// @param total the loss of all industries, million currency a year
    /// @param outside the loss of the industries that were not extracted
    public record Extraction(double total, double outside) {}

    /// The loss when industries stop trading: their sales, purchases and final demand are cut by `share` (1 =
    /// whole extraction, less = partial).
    public Extraction extract(Set<Integer> industries, double share) {
        requireShare(share);
        BitSet extracted = new BitSet();
        for (int i : industries) {
            if (i < 0 || i >= n) {
                throw new IllegalArgumentException("The row (" + i + ") must be 0 to " + (n - 1) + ".");
            }
            extracted.set(i);
        }
        double[] f = finalDemand();
        for (int i = extracted.nextSetBit(0); i >= 0; i = extracted.nextSetBit(i + 1)) {
            f[i] *= 1 - share;
        }
        double[] x = pull(f, new Cut(extracted, share, -1, -1));
        double total = 0;
        double outside = 0;
        for (int i = 0; i < n; i++) {
            total += output[i] - x[i];
            outside += extracted.get(i) ? 0 : output[i] - x[i];
        }
        return new Extraction(total, outside);
    }

    /// The loss when one arc is cut: the sales of `seller` to `buyer` by `share`.
    public Extraction extractArc(int seller, int buyer, double share) {
        requireShare(share);
        if (seller < 0 || seller >= n || buyer < 0 || buyer >= n) {
            throw new IllegalArgumentException(
                    "The rows (" + seller + ", " + buyer + ") must be 0 to " + (n - 1) + ".");
        }
        double[] x = pull(finalDemand(), new Cut(new BitSet(), share, seller, buyer));
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += output[i] - x[i];
        }
        return new Extraction(total, total - (output[seller] - x[seller]));
    }

    /// Which coefficients are cut: rows and columns of extracted industries (a sale among them once), or
    /// one arc.
    private record Cut(BitSet extracted, double share, int seller, int buyer) {}

    private double[] pull(double[] finalDemand, Cut cut) {
        requireLength(finalDemand);
        double[] x = finalDemand.clone();
        double[] term = finalDemand.clone();
        double[] level = new double[n];
        double[] kept = new double[n];
        for (int k = 0; k < MOST_TERMS; k++) {
            for (int j = 0; j < n; j++) {
                level[j] = output[j] == 0 ? 0 : term[j] / output[j];
                kept[j] = cut.extracted().get(j) ? level[j] * (1 - cut.share()) : level[j];
            }
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double[] row = table.sales(i);
                // An extracted seller loses every sale by the share, a remaining one only those to extracted buyers.
                next[i] = cut.extracted().get(i) ? dot(row, level) * (1 - cut.share()) : dot(row, kept);
                if (i == cut.seller()) {
                    next[i] -= cut.share() * row[cut.buyer()] * level[cut.buyer()];
                }
            }
            term = next;
            if (add(term, x)) {
                return x;
            }
        }
        throw notConverging();
    }

    private boolean add(double[] term, double[] into) {
        double size = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            into[i] += term[i];
            size += Math.abs(term[i]);
            sum += Math.abs(into[i]);
        }
        if (!(size < Double.POSITIVE_INFINITY)) {
            throw notConverging();
        }
        return size <= CONVERGED * sum;
    }

    private static IllegalArgumentException notConverging() {
        return new IllegalArgumentException("The series does not converge."
                + "\nMaybe industries buy more than they produce: see the table's balance report.");
    }

    private static double dot(double[] row, double[] v) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j < row.length - 3; j += 4) {
            a += row[j] * v[j];
            b += row[j + 1] * v[j + 1];
            c += row[j + 2] * v[j + 2];
            d += row[j + 3] * v[j + 3];
        }
        for (; j < row.length; j++) {
            a += row[j] * v[j];
        }
        return (a + b) + (c + d);
    }

    private double[] ones() {
        double[] ones = new double[n];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    private void requireLength(double[] v) {
        if (v.length != n) {
            throw new IllegalArgumentException(
                    "The vector has (" + v.length + ") entries; the table has (" + n + ") industries.");
        }
    }

    private static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The share (" + share + ") must be 0 to 1.");
        }
    }
}
