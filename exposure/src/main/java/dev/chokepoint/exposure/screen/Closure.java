package dev.chokepoint.exposure.screen;

import java.util.ArrayList;
import java.util.List;

/// What is gone when an exporter closes, and what others can replace within the year.
///
/// With N = max(X − M, 0) the net exports of a country and s the part of them that can be added within the year:
///
/// ρ_alone = min(1, s · max(0, Σ N − N_i − N_j) / v), where this one flow stops; ρ_all = min(1, s · (Σ N − N_i) / X_i),
/// where i closes to everybody. Removed = v / M · (1 − ρ). No substitution, stocks or time:
/// docs/model/screen.md#closures.
///
/// @param spare s, 0 to 1
public record Closure(double spare) {
    /// A tenth of net exports can be added within the year: assumed, not measured.
    public static final Closure DEFAULT = new Closure(0.1);

    public Closure {
        if (!(spare >= 0 && spare <= 1)) {
            throw new IllegalArgumentException("The spare share (" + spare + ") must be 0 to 1.");
        }
    }

    /// A flow and what its loss means.
    ///
    /// @param exporter code of a country
    /// @param importer code of a country
    /// @param usd v, in USD
    /// @param dependence v / M
    /// @param alone ρ, where only this flow stops
    /// @param all ρ, where the exporter closes to everybody
    public record Flow(
            int year, int exporter, int importer, int product, long usd, double dependence, double alone, double all) {
        public double removedAlone() {
            return dependence * (1 - alone);
        }

        public double removedAll() {
            return dependence * (1 - all);
        }

        /// What the importer loses where the exporter closes to everybody, in USD.
        public double usdRemoved() {
            return usd * (1 - all);
        }
    }

    /// An exporter on which the world's trade in a product hangs.
    ///
    /// @param usd X, in USD
    /// @param share X / W
    /// @param net net exports, in USD
    /// @param replaceable ρ_all
    public record FailurePoint(
            int year, int exporter, int product, long usd, double share, long net, double replaceable) {}

    /// All flows of a product, in the order in which they came.
    public List<Flow> flows(ProductYear product) {
        ProductTotals t = new ProductTotals(product);
        long supply = t.netOfAll();
        Countries countries = product.countries();
        List<Flow> out = new ArrayList<>(product.size());
        for (int f = 0; f < product.size(); f++) {
            int i = product.exporter(f);
            int j = product.importer(f);
            long v = product.usd(f);
            double alone = Math.min(1, spare * Math.max(0, supply - t.net(i) - t.net(j)) / v);
            out.add(new Flow(
                    product.year(),
                    countries.code(i),
                    countries.code(j),
                    product.product(),
                    v,
                    (double) v / t.imports(j),
                    alone,
                    replaceable(t, supply, i)));
        }
        return out;
    }

    private double replaceable(ProductTotals t, long supply, int exporter) {
        return Math.min(1, spare * (supply - t.net(exporter)) / t.exports(exporter));
    }

    /// The exporters with at least half of the world's exports of which less than a quarter can be replaced.
    public List<FailurePoint> failurePoints(ProductYear product) {
        ProductTotals t = new ProductTotals(product);
        long supply = t.netOfAll();
        List<FailurePoint> out = new ArrayList<>();
        for (int c = 0; c < t.size(); c++) {
            if (t.exports(c) > 0 && t.exports(c) >= t.world() - t.exports(c)) {
                double replaceable = replaceable(t, supply, c);
                if (replaceable < 0.25) {
                    out.add(new FailurePoint(
                            product.year(),
                            product.countries().code(c),
                            product.product(),
                            t.exports(c),
                            (double) t.exports(c) / t.world(),
                            t.net(c),
                            replaceable));
                }
            }
        }
        return out;
    }
}
