package dev.chokepoint.exposure.ario;

import java.util.Arrays;

/// The loops in plain Java, without branches so that the compiler vectorises what it can.
final class PlainLoops implements Loops {
    @Override
    public void overSellers(
            double[][] z,
            int first,
            int stride,
            int rows,
            double[] factors,
            int count,
            double[][] into,
            int from,
            int to) {
        for (int k = 0; k < count; k++) {
            Arrays.fill(into[k], from, to, 0);
        }
        int r = 0;
        for (; r + 3 < rows; r += 4) {
            int i = first + r * stride;
            for (int k = 0; k < count; k++) {
                int f = r * count + k;
                addRows(
                        z[i],
                        z[i + stride],
                        z[i + 2 * stride],
                        z[i + 3 * stride],
                        factors[f],
                        factors[f + count],
                        factors[f + 2 * count],
                        factors[f + 3 * count],
                        into[k],
                        from,
                        to);
            }
        }
        for (; r < rows; r++) {
            for (int k = 0; k < count; k++) {
                addRow(z[first + r * stride], factors[r * count + k], into[k], from, to);
            }
        }
    }

    private static void addRows(
            double[] z0,
            double[] z1,
            double[] z2,
            double[] z3,
            double a0,
            double a1,
            double a2,
            double a3,
            double[] into,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            into[j] = Math.fma(z3[j], a3, Math.fma(z2[j], a2, Math.fma(z1[j], a1, Math.fma(z0[j], a0, into[j]))));
        }
    }

    private static void addRow(double[] row, double a, double[] into, int from, int to) {
        for (int j = from; j < to; j++) {
            into[j] = Math.fma(row[j], a, into[j]);
        }
    }

    @Override
    public void overBuyers(
            double[][] z, int first, int stride, int rows, double[][] h, int count, double[][] into, int from, int to) {
        int r = 0;
        for (; r + 1 < rows; r += 2) {
            int i = first + r * stride;
            for (int k = 0; k < count; k++) {
                sumRows(z[i], z[i + stride], h[k], into[k], i, stride, from, to);
            }
        }
        for (; r < rows; r++) {
            int i = first + r * stride;
            for (int k = 0; k < count; k++) {
                into[k][i] += sumRow(z[i], h[k], from, to);
            }
        }
    }

    private static void sumRows(
            double[] row, double[] next, double[] h, double[] into, int i, int stride, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double k = 0;
        double a1 = 0;
        double b1 = 0;
        double c1 = 0;
        double d1 = 0;
        double e1 = 0;
        double f1 = 0;
        double g1 = 0;
        double k1 = 0;
        int j = from;
        for (; j < to - 7; j += LANES) {
            double x = h[j];
            a = Math.fma(row[j], x, a);
            a1 = Math.fma(next[j], x, a1);
            x = h[j + 1];
            b = Math.fma(row[j + 1], x, b);
            b1 = Math.fma(next[j + 1], x, b1);
            x = h[j + 2];
            c = Math.fma(row[j + 2], x, c);
            c1 = Math.fma(next[j + 2], x, c1);
            x = h[j + 3];
            d = Math.fma(row[j + 3], x, d);
            d1 = Math.fma(next[j + 3], x, d1);
            x = h[j + 4];
            e = Math.fma(row[j + 4], x, e);
            e1 = Math.fma(next[j + 4], x, e1);
            x = h[j + 5];
            f = Math.fma(row[j + 5], x, f);
            f1 = Math.fma(next[j + 5], x, f1);
            x = h[j + 6];
            g = Math.fma(row[j + 6], x, g);
            g1 = Math.fma(next[j + 6], x, g1);
            x = h[j + 7];
            k = Math.fma(row[j + 7], x, k);
            k1 = Math.fma(next[j + 7], x, k1);
        }
        if (j < to) {
            into[i] += tail(new double[] {a, b, c, d, e, f, g, k}, 0, row, h, j, to);
            into[i + stride] += tail(new double[] {a1, b1, c1, d1, e1, f1, g1, k1}, 0, next, h, j, to);
        } else {
            into[i] += ((a + b) + (c + d)) + ((e + f) + (g + k));
            into[i + stride] += ((a1 + b1) + (c1 + d1)) + ((e1 + f1) + (g1 + k1));
        }
    }

    static double sumRow(double[] row, double[] h, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double last = 0;
        int j = from;
        for (; j < to - 7; j += LANES) {
            a = Math.fma(row[j], h[j], a);
            b = Math.fma(row[j + 1], h[j + 1], b);
            c = Math.fma(row[j + 2], h[j + 2], c);
            d = Math.fma(row[j + 3], h[j + 3], d);
            e = Math.fma(row[j + 4], h[j + 4], e);
            f = Math.fma(row[j + 5], h[j + 5], f);
            g = Math.fma(row[j + 6], h[j + 6], g);
            last = Math.fma(row[j + 7], h[j + 7], last);
        }
        if (j < to) {
            double[] lanes = {a, b, c, d, e, f, g, last};
            return tail(lanes, 0, row, h, j, to);
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + last));
    }

    /// Ends a sum: adds the columns from `j` on to their chains and the chains to each other.
    static double tail(double[] lanes, int at, double[] row, double[] h, int j, int to) {
        for (int l = at, c = j; c < to; l++, c++) {
            lanes[l] = Math.fma(row[c], h[c], lanes[l]);
        }
        return ((lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]))
                + ((lanes[at + 4] + lanes[at + 5]) + (lanes[at + 6] + lanes[at + 7]));
    }

    @Override
    public void restock(
            double[] use,
            double[] limit,
            double[] produced,
            double[] wanted,
            double[] arriving,
            double[] weights,
            double[] stock,
            double[] order,
            double[] allowed,
            double inventory,
            double refill,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            double used = use[j] * produced[j];
            double left = stock[j] - used + order[j] * arriving[j];
            double gap = Math.max(inventory * use[j] * wanted[j] - left, 0);
            stock[j] = left;
            order[j] = (gap * refill + used) / Math.max(weights[j], SMALLEST);
        }
        for (int j = from; j < to; j++) {
            allowed[j] = Math.min(allowed[j], Math.max(stock[j], EMPTY) * limit[j]);
        }
    }
}
