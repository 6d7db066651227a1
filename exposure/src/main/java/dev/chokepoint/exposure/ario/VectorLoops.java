package dev.chokepoint.exposure.ario;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The loops with vector instructions: a tile of sums stays in registers while the table goes by.
///
/// Loaded only where the module `jdk.incubator.vector` is; see [Loops#fastest].
final class VectorLoops implements Loops {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_512;
    private static final int WIDE = LANES;
    private static final int TWO = 2 * WIDE;
    private static final int MANY = 8;

    private final PlainLoops plain = new PlainLoops();
    /// The lanes of a tile of sums over buyers, before they are added.
    private static final ThreadLocal<double[]> BUFFER = ThreadLocal.withInitial(() -> new double[LANES]);

    /// Whether registers hold eight numbers; with fewer, the compiler's own vectors do as well.
    static boolean isFast() {
        return DoubleVector.SPECIES_PREFERRED.length() >= WIDE;
    }

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
        if (count < MANY) {
            // Nothing to share: a few rows at a time are read ahead best.
            plain.overSellers(z, first, stride, rows, factors, count, into, from, to);
            return;
        }
        // Kept, so that the reads are not left out.
        BUFFER.get()[0] = touch(z, first, stride, rows, from, to);
        int end = from + (to - from) / TWO * TWO;
        for (int j = from; j < end; j += TWO) {
            int k = 0;
            for (; k + MANY <= count; k += MANY) {
                eight(z, first, stride, rows, factors, count, k, into, j);
            }
            for (; k < count; k += 2) {
                two(z, first, stride, rows, factors, count, k, into, j);
            }
        }
        for (int j = end; j < to; j++) {
            for (int k = 0; k < count; k++) {
                double sum = 0;
                for (int r = 0; r < rows; r++) {
                    sum = Math.fma(z[first + r * stride][j], factors[r * count + k], sum);
                }
                into[k][j] = sum;
            }
        }
    }

    /// Brings the cells into the cache row by row: the tiles below walk all rows at once, which is more streams
    /// than a processor reads ahead.
    private static double touch(double[][] z, int first, int stride, int rows, int from, int to) {
        double a = 0;
        double b = 0;
        for (int r = 0; r < rows; r++) {
            double[] row = z[first + r * stride];
            int j = from;
            for (; j < to - WIDE; j += TWO) {
                a += row[j];
                b += row[j + WIDE];
            }
        }
        return a + b;
    }

    /// Eight sums for sixteen buyers.
    private static void eight(
            double[][] z, int first, int stride, int rows, double[] factors, int count, int k, double[][] into, int j) {
        DoubleVector a0 = DoubleVector.zero(SPECIES);
        DoubleVector a1 = a0;
        DoubleVector a2 = a0;
        DoubleVector a3 = a0;
        DoubleVector a4 = a0;
        DoubleVector a5 = a0;
        DoubleVector a6 = a0;
        DoubleVector a7 = a0;
        DoubleVector b0 = a0;
        DoubleVector b1 = a0;
        DoubleVector b2 = a0;
        DoubleVector b3 = a0;
        DoubleVector b4 = a0;
        DoubleVector b5 = a0;
        DoubleVector b6 = a0;
        DoubleVector b7 = a0;
        for (int r = 0, f = k; r < rows; r++, f += count) {
            double[] row = z[first + r * stride];
            DoubleVector x = DoubleVector.fromArray(SPECIES, row, j);
            DoubleVector y = DoubleVector.fromArray(SPECIES, row, j + WIDE);
            DoubleVector c = DoubleVector.broadcast(SPECIES, factors[f]);
            a0 = x.fma(c, a0);
            b0 = y.fma(c, b0);
            c = DoubleVector.broadcast(SPECIES, factors[f + 1]);
            a1 = x.fma(c, a1);
            b1 = y.fma(c, b1);
            c = DoubleVector.broadcast(SPECIES, factors[f + 2]);
            a2 = x.fma(c, a2);
            b2 = y.fma(c, b2);
            c = DoubleVector.broadcast(SPECIES, factors[f + 3]);
            a3 = x.fma(c, a3);
            b3 = y.fma(c, b3);
            c = DoubleVector.broadcast(SPECIES, factors[f + 4]);
            a4 = x.fma(c, a4);
            b4 = y.fma(c, b4);
            c = DoubleVector.broadcast(SPECIES, factors[f + 5]);
            a5 = x.fma(c, a5);
            b5 = y.fma(c, b5);
            c = DoubleVector.broadcast(SPECIES, factors[f + 6]);
            a6 = x.fma(c, a6);
            b6 = y.fma(c, b6);
            c = DoubleVector.broadcast(SPECIES, factors[f + 7]);
            a7 = x.fma(c, a7);
            b7 = y.fma(c, b7);
        }
        a0.intoArray(into[k], j);
        b0.intoArray(into[k], j + WIDE);
        a1.intoArray(into[k + 1], j);
        b1.intoArray(into[k + 1], j + WIDE);
        a2.intoArray(into[k + 2], j);
        b2.intoArray(into[k + 2], j + WIDE);
        a3.intoArray(into[k + 3], j);
        b3.intoArray(into[k + 3], j + WIDE);
        a4.intoArray(into[k + 4], j);
        b4.intoArray(into[k + 4], j + WIDE);
        a5.intoArray(into[k + 5], j);
        b5.intoArray(into[k + 5], j + WIDE);
        a6.intoArray(into[k + 6], j);
        b6.intoArray(into[k + 6], j + WIDE);
        a7.intoArray(into[k + 7], j);
        b7.intoArray(into[k + 7], j + WIDE);
    }

    /// Two sums for sixteen buyers.
    private static void two(
            double[][] z, int first, int stride, int rows, double[] factors, int count, int k, double[][] into, int j) {
        DoubleVector a0 = DoubleVector.zero(SPECIES);
        DoubleVector a1 = a0;
        DoubleVector b0 = a0;
        DoubleVector b1 = a0;
        for (int r = 0, f = k; r < rows; r++, f += count) {
            double[] row = z[first + r * stride];
            DoubleVector x = DoubleVector.fromArray(SPECIES, row, j);
            DoubleVector y = DoubleVector.fromArray(SPECIES, row, j + WIDE);
            DoubleVector c = DoubleVector.broadcast(SPECIES, factors[f]);
            a0 = x.fma(c, a0);
            b0 = y.fma(c, b0);
            c = DoubleVector.broadcast(SPECIES, factors[f + 1]);
            a1 = x.fma(c, a1);
            b1 = y.fma(c, b1);
        }
        a0.intoArray(into[k], j);
        b0.intoArray(into[k], j + WIDE);
        a1.intoArray(into[k + 1], j);
        b1.intoArray(into[k + 1], j + WIDE);
    }

    @Override
    public void overBuyers(
            double[][] z, int first, int stride, int rows, double[][] h, int count, double[][] into, int from, int to) {
        double[] buffer = BUFFER.get();
        int r = 0;
        for (; r + 3 < rows; r += 4) {
            int i = first + r * stride;
            int k = 0;
            for (; k + 3 < count; k += 4) {
                fourByFour(z, i, stride, h, k, into, from, to, buffer);
            }
            for (; k < count; k++) {
                fourByOne(z, i, stride, h[k], into[k], from, to, buffer);
            }
        }
        for (; r < rows; r++) {
            int i = first + r * stride;
            for (int k = 0; k < count; k++) {
                into[k][i] += one(z[i], h[k], from, to, buffer);
            }
        }
    }

    /// Sixteen sums: four sellers in four shocks.
    private static void fourByFour(
            double[][] z, int i, int stride, double[][] h, int k, double[][] into, int from, int to, double[] buffer) {
        double[] z0 = z[i];
        double[] z1 = z[i + stride];
        double[] z2 = z[i + 2 * stride];
        double[] z3 = z[i + 3 * stride];
        double[] h0 = h[k];
        double[] h1 = h[k + 1];
        double[] h2 = h[k + 2];
        double[] h3 = h[k + 3];
        DoubleVector a0 = DoubleVector.zero(SPECIES);
        DoubleVector a1 = a0;
        DoubleVector a2 = a0;
        DoubleVector a3 = a0;
        DoubleVector b0 = a0;
        DoubleVector b1 = a0;
        DoubleVector b2 = a0;
        DoubleVector b3 = a0;
        DoubleVector c0 = a0;
        DoubleVector c1 = a0;
        DoubleVector c2 = a0;
        DoubleVector c3 = a0;
        DoubleVector d0 = a0;
        DoubleVector d1 = a0;
        DoubleVector d2 = a0;
        DoubleVector d3 = a0;
        int j = from;
        for (; j < to - WIDE + 1; j += WIDE) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, z0, j);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, z1, j);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, z2, j);
            DoubleVector x3 = DoubleVector.fromArray(SPECIES, z3, j);
            DoubleVector y = DoubleVector.fromArray(SPECIES, h0, j);
            a0 = x0.fma(y, a0);
            a1 = x1.fma(y, a1);
            a2 = x2.fma(y, a2);
            a3 = x3.fma(y, a3);
            y = DoubleVector.fromArray(SPECIES, h1, j);
            b0 = x0.fma(y, b0);
            b1 = x1.fma(y, b1);
            b2 = x2.fma(y, b2);
            b3 = x3.fma(y, b3);
            y = DoubleVector.fromArray(SPECIES, h2, j);
            c0 = x0.fma(y, c0);
            c1 = x1.fma(y, c1);
            c2 = x2.fma(y, c2);
            c3 = x3.fma(y, c3);
            y = DoubleVector.fromArray(SPECIES, h3, j);
            d0 = x0.fma(y, d0);
            d1 = x1.fma(y, d1);
            d2 = x2.fma(y, d2);
            d3 = x3.fma(y, d3);
        }
        end(a0, z0, h0, into[k], i, j, to, buffer);
        end(a1, z1, h0, into[k], i + stride, j, to, buffer);
        end(a2, z2, h0, into[k], i + 2 * stride, j, to, buffer);
        end(a3, z3, h0, into[k], i + 3 * stride, j, to, buffer);
        end(b0, z0, h1, into[k + 1], i, j, to, buffer);
        end(b1, z1, h1, into[k + 1], i + stride, j, to, buffer);
        end(b2, z2, h1, into[k + 1], i + 2 * stride, j, to, buffer);
        end(b3, z3, h1, into[k + 1], i + 3 * stride, j, to, buffer);
        end(c0, z0, h2, into[k + 2], i, j, to, buffer);
        end(c1, z1, h2, into[k + 2], i + stride, j, to, buffer);
        end(c2, z2, h2, into[k + 2], i + 2 * stride, j, to, buffer);
        end(c3, z3, h2, into[k + 2], i + 3 * stride, j, to, buffer);
        end(d0, z0, h3, into[k + 3], i, j, to, buffer);
        end(d1, z1, h3, into[k + 3], i + stride, j, to, buffer);
        end(d2, z2, h3, into[k + 3], i + 2 * stride, j, to, buffer);
        end(d3, z3, h3, into[k + 3], i + 3 * stride, j, to, buffer);
    }

    /// Four sums: four sellers in one shock.
    private static void fourByOne(
            double[][] z, int i, int stride, double[] h, double[] into, int from, int to, double[] buffer) {
        double[] z0 = z[i];
        double[] z1 = z[i + stride];
        double[] z2 = z[i + 2 * stride];
        double[] z3 = z[i + 3 * stride];
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        int j = from;
        for (; j < to - WIDE + 1; j += WIDE) {
            DoubleVector y = DoubleVector.fromArray(SPECIES, h, j);
            a = DoubleVector.fromArray(SPECIES, z0, j).fma(y, a);
            b = DoubleVector.fromArray(SPECIES, z1, j).fma(y, b);
            c = DoubleVector.fromArray(SPECIES, z2, j).fma(y, c);
            d = DoubleVector.fromArray(SPECIES, z3, j).fma(y, d);
        }
        end(a, z0, h, into, i, j, to, buffer);
        end(b, z1, h, into, i + stride, j, to, buffer);
        end(c, z2, h, into, i + 2 * stride, j, to, buffer);
        end(d, z3, h, into, i + 3 * stride, j, to, buffer);
    }

    private static double one(double[] row, double[] h, int from, int to, double[] buffer) {
        DoubleVector a = DoubleVector.zero(SPECIES);
        int j = from;
        for (; j < to - WIDE + 1; j += WIDE) {
            a = DoubleVector.fromArray(SPECIES, row, j).fma(DoubleVector.fromArray(SPECIES, h, j), a);
        }
        a.intoArray(buffer, 0);
        return PlainLoops.tail(buffer, 0, row, h, j, to);
    }

    private static void end(
            DoubleVector sum, double[] row, double[] h, double[] into, int i, int j, int to, double[] buffer) {
        sum.intoArray(buffer, 0);
        into[i] += PlainLoops.tail(buffer, 0, row, h, j, to);
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
        int j = from;
        for (; j < to - WIDE + 1; j += WIDE) {
            DoubleVector share = DoubleVector.fromArray(SPECIES, use, j);
            DoubleVector used = share.mul(DoubleVector.fromArray(SPECIES, produced, j));
            DoubleVector left = DoubleVector.fromArray(SPECIES, stock, j)
                    .sub(used)
                    .add(DoubleVector.fromArray(SPECIES, order, j).mul(DoubleVector.fromArray(SPECIES, arriving, j)));
            DoubleVector gap = share.mul(inventory)
                    .mul(DoubleVector.fromArray(SPECIES, wanted, j))
                    .sub(left)
                    .max(0);
            left.intoArray(stock, j);
            gap.mul(refill)
                    .add(used)
                    .div(DoubleVector.fromArray(SPECIES, weights, j).max(SMALLEST))
                    .intoArray(order, j);
            DoubleVector.fromArray(SPECIES, allowed, j)
                    .min(left.max(EMPTY).mul(DoubleVector.fromArray(SPECIES, limit, j)))
                    .intoArray(allowed, j);
        }
        if (j < to) {
            plain.restock(
                    use, limit, produced, wanted, arriving, weights, stock, order, allowed, inventory, refill, j, to);
        }
    }
}
