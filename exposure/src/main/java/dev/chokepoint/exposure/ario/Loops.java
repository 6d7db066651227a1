package dev.chokepoint.exposure.ario;

/// The loops of a step that touch every cell of the table or every stock, for many shocks at once.
///
/// Every implementation gives the same bits: each sum has one stated order. They differ in speed only.
interface Loops {
    /// The lanes of an ordered sum over buyers.
    int LANES = 8;
    /// A stock so small that it lasts for nothing, above 0 so that times no limit it still is no limit.
    double EMPTY = 1e-200;
    /// Below every weight that is not 0.
    double SMALLEST = Double.MIN_NORMAL;

    /// What is fastest here: vector instructions where the virtual machine was started with the module that has
    /// them and the processor has registers of eight numbers, else plain Java.
    static Loops fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && VectorLoops.isFast()
                ? new VectorLoops()
                : new PlainLoops();
    }

    /// Loops over sellers: `into[k][j] = Σ_r z[first + r·stride][j] · factors[r·count + k]` for `from ≤ j < to`,
    /// each a chain of fused multiply-adds in the order of r, from 0.
    ///
    /// @param rows the number of sellers r
    /// @param count the number of sums k, even
    void overSellers(
            double[][] z,
            int first,
            int stride,
            int rows,
            double[] factors,
            int count,
            double[][] into,
            int from,
            int to);

    /// Loops over buyers: `into[k][first + r·stride] += Σ_{from ≤ j < to} z[first + r·stride][j] · h[k][j]`,
    /// in eight chains of fused multiply-adds (chain l has the columns from + l, from + l + 8, …), added as
    /// ((0 + 1) + (2 + 3)) + ((4 + 5) + (6 + 7)).
    ///
    /// @param rows the number of sellers r
    /// @param count the number of sums k
    void overBuyers(
            double[][] z, int first, int stride, int rows, double[][] h, int count, double[][] into, int from, int to);

    /// Points 5 and 6 of a step for one product: stocks, the output they allow, and order factors.
    ///
    /// `stock += −use·produced + order·arriving`; `order = (max(0, inventory·use·wanted − stock)·refill +
    /// use·produced) / weights`; `allowed = min(allowed, stock·limit)`. Where a product is not used, need and
    /// weights are 0 and so is the order; where all its sellers stand still the caller sets it to 0.
    void restock(
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
            int to);
}
