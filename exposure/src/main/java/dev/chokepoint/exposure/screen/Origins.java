package dev.chokepoint.exposure.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where imports were made, seen through re-exports of the same product.
///
/// Each country mixes what it makes and what it buys in one pool and sells from the pool. With own make
/// p_i = max(X_i − M_i, ε X_i), T_i = p_i + M_i and B[e,i] = v[e,i] / T_i, the share of i's pool that was made in a is
///
/// o[a,i] = (p_i / T_i) [a = i] + Σ_e B[e,i] · o[a,e],   total[a,j] = Σ_e o[a,e] · v[e,j] / M_j.
///
/// Even mixing is an assumption, and goods that change their code on the way are not seen:
/// docs/model/screen.md#re-exports.
public final class Origins {
    /// ε: the least own make, as a part of exports; it keeps rings of re-exporters solvable.
    public static final double LEAST_OWN_MAKE = 0.05;

    /// Sweeps after which the shares are taken as they are.
    public static final int MOST_SWEEPS = 2_000;

    /// No share may move by more than this part of itself in the last sweep.
    private static final double SETTLED = 1e-13;

    /// Shares up to this are not shown.
    private static final double LEAST_SHARE = 1e-12;

    private static final double NEGLIGIBLE = 1e-30;

    private Origins() {}

    /// What an importer gets of what was made in one country.
    ///
    /// @param origin code of the country where it was made
    /// @param direct the part of its imports that it buys there
    /// @param total the part of its imports that was made there
    public record Share(int year, int product, int origin, int importer, double total, double direct) {
        /// What comes through others; negative where the origin mostly passes on what others make.
        public double indirect() {
            return total - direct;
        }
    }

    /// The shares of a product.
    ///
    /// @param settled whether the shares stopped moving within [#MOST_SWEEPS]
    public record Result(List<Share> shares, int sweeps, boolean settled) {}

    /// All shares above 1e-12, by origin and importer.
    public static Result of(ProductYear product) {
        return new Solution(product).result();
    }

    /// The work on one product: only exporters have a pool from which others are served.
    private static final class Solution {
        private final ProductYear product;
        private final ProductTotals totals;
        /// Countries that export, ascending, and the row of each country among them or -1.
        private final int[] pools;
        private final int[] row;
        private final double[][] made;
        private final double[] own;

        Solution(ProductYear product) {
            this.product = product;
            totals = new ProductTotals(product);
            row = new int[totals.size()];
            int[] found = new int[totals.size()];
            int n = 0;
            for (int c = 0; c < totals.size(); c++) {
                row[c] = totals.exports(c) > 0 ? n : -1;
                if (row[c] >= 0) {
                    found[n++] = c;
                }
            }
            pools = Arrays.copyOf(found, n);
            made = new double[n][n];
            own = new double[n];
            for (int r = 0; r < n; r++) {
                own[r] = ownMake(pools[r]) / pool(pools[r]);
                made[r][r] = own[r];
            }
        }

        private double ownMake(int country) {
            double x = totals.exports(country);
            return Math.max(x - totals.imports(country), LEAST_OWN_MAKE * x);
        }

        private double pool(int country) {
            return ownMake(country) + totals.imports(country);
        }

        Result result() {
            Feeds feeds = new Feeds();
            int sweeps = 0;
            boolean settled = false;
            double[] next = new double[pools.length];
            while (!settled && sweeps < MOST_SWEEPS) {
                settled = true;
                for (int r = 0; r < pools.length; r++) {
                    settled &= !refresh(r, feeds, next);
                }
                sweeps++;
            }
            return new Result(shares(), sweeps, settled);
        }

        /// Computes the origins of one pool again; whether any of them moved.
        private boolean refresh(int r, Feeds feeds, double[] next) {
            Arrays.fill(next, 0);
            next[r] = own[r];
            for (int k = feeds.start[r]; k < feeds.start[r + 1]; k++) {
                double[] from = made[feeds.from[k]];
                double part = feeds.part[k];
                for (int a = 0; a < next.length; a++) {
                    next[a] += part * from[a];
                }
            }
            boolean moved = false;
            double[] old = made[r];
            for (int a = 0; a < next.length; a++) {
                moved |= Math.abs(next[a] - old[a]) > SETTLED * next[a] + NEGLIGIBLE;
            }
            System.arraycopy(next, 0, old, 0, next.length);
            return moved;
        }

        private List<Share> shares() {
            int size = totals.size();
            double[][] total = new double[size][];
            double[][] direct = new double[size][];
            for (int f = 0; f < product.size(); f++) {
                int e = product.exporter(f);
                int j = product.importer(f);
                if (total[j] == null) {
                    total[j] = new double[pools.length];
                    direct[j] = new double[pools.length];
                }
                double part = (double) product.usd(f) / totals.imports(j);
                direct[j][row[e]] += part;
                double[] sum = total[j];
                double[] from = made[row[e]];
                for (int a = 0; a < sum.length; a++) {
                    sum[a] += part * from[a];
                }
            }
            List<Share> out = new ArrayList<>();
            Countries countries = product.countries();
            for (int a = 0; a < pools.length; a++) {
                for (int j = 0; j < size; j++) {
                    if (total[j] != null && total[j][a] > LEAST_SHARE) {
                        out.add(new Share(
                                product.year(),
                                product.product(),
                                countries.code(pools[a]),
                                countries.code(j),
                                total[j][a],
                                direct[j][a]));
                    }
                }
            }
            return out;
        }

        /// What flows into each pool out of other pools, as parts of it, pool by pool.
        private final class Feeds {
            private final int[] start = new int[pools.length + 1];
            private final int[] from;
            private final double[] part;

            Feeds() {
                for (int f = 0; f < product.size(); f++) {
                    int to = row[product.importer(f)];
                    if (to >= 0) {
                        start[to + 1]++;
                    }
                }
                for (int r = 0; r < pools.length; r++) {
                    start[r + 1] += start[r];
                }
                from = new int[start[pools.length]];
                part = new double[from.length];
                int[] at = Arrays.copyOf(start, pools.length);
                for (int f = 0; f < product.size(); f++) {
                    int to = row[product.importer(f)];
                    if (to >= 0) {
                        from[at[to]] = row[product.exporter(f)];
                        part[at[to]++] = product.usd(f) / pool(product.importer(f));
                    }
                }
            }
        }
    }
}
