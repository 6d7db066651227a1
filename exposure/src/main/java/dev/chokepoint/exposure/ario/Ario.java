package dev.chokepoint.exposure.ario;

import dev.chokepoint.exposure.tables.IoTable;
import java.util.List;

/// The adaptive regional input–output model on one table: shocks in, series out.
///
/// One step, with industries j = (region, sector), N of them, and inputs by sector s (the regions of a product
/// are interchangeable in stock, not in orders):
///
/// 1. overproduction: where scarcity (d − x)/d of the step before is above 1e-9, α += (α_max − α)·scarcity/τ_α,
///    elsewhere α += (α_base − α)/τ_α; never below 1; from the third step on;
/// 2. capacity = x0·(1 − δ)·α; wanted output x̂ = min(d, capacity);
/// 3. output x = min(x̂, min_s S\[s,j]/(ψ·n·A\[s,j])) over the inputs that j needs (those above 1e-5 of
/// its daily
///    output);
/// 4. every client gets the same part q = x/d of its order; final demand goes short by (1 − q)·Y0;
/// 5. stocks: S ← S − A·x + deliveries;
/// 6. orders O\[i,j] = Z0\[i,j]·w\[i]·h\[s(i),j] with h = (max(0, n·A·x̂ − S)/τ_S + A·x) / Σ_{i∈s} Z0·w,
/// and w =
///    capacity/x0 where buyers look for alternatives, 1 where they do not;
/// 7. demand of the next step d = w·Σ_j Z0·h + ΣY0.
///
/// The N × N orders are never stored: they are the product in 6. A step reads the table once: for one
/// sector and a block of columns, the sums over regions in 5 and 6 and then, while these cells are still in
/// the cache, the sums over buyers in 7. A sweep does this for all shocks before it moves on: the cells are
/// then multiplied as a matrix with the factors of all shocks. Where the virtual machine was started with
/// `--add-modules jdk.incubator.vector` and the processor has 512-bit registers, vector instructions do it.
/// Results depend neither on that nor on the number of threads or of shocks: not a bit changes.
///
/// Source: docs/model.md#ario
public final class Ario {
    /// The days of a year in yearly tables.
    public static final double DAYS_PER_YEAR = 365;

    private final IoTable table;
    private final ArioModel model;
    private final int steps;
    private final int threads;

    private Ario(IoTable table, ArioModel model, int steps, int threads) {
        this.table = table;
        this.model = model;
        this.steps = steps;
        this.threads = threads;
    }

    /// The model over a table for a number of days (rounded up to whole steps).
    public static Ario of(IoTable table, ArioModel model, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("The number of days (" + days + ") must be at least 1.");
        }
        for (int i = 0; i < table.size(); i++) {
            requireNoNegative(table, i, table.sales(i));
            requireNoNegative(table, i, table.finalSales(i));
        }
        for (int s = 0; s < table.sectors().size(); s++) {
            if (model.psi() * model.inventoryDays(s) < model.daysPerStep()) {
                throw new IllegalArgumentException("The inventory (" + model.inventoryDays(s) + " days) of ("
                        + table.sectors().get(s) + ") times psi (" + model.psi() + ") must last a step ("
                        + model.daysPerStep() + " days).");
            }
        }
        if (model.variant() == ArioModel.Variant.BOARIO && model.daysPerStep() != 1) {
            throw new IllegalArgumentException(
                    "The days in a step (" + model.daysPerStep() + ") must be 1 in the BoARIO variant.");
        }
        return new Ario(table, model, Math.ceilDiv(days, model.daysPerStep()), 1);
    }

    private static void requireNoNegative(IoTable table, int i, double[] row) {
        for (double v : row) {
            if (!(v >= 0)) {
                throw new IllegalArgumentException("A sale (" + v + ") of (" + table.industry(i)
                        + ") is negative or no number.\nMaybe the table needs TableBalance.of first.");
            }
        }
    }

    /// The same model on more threads; the numbers do not change.
    public Ario withThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("The number of threads (" + count + ") must be at least 1.");
        }
        return new Ario(table, model, steps, count);
    }

    public int steps() {
        return steps;
    }

    /// Runs one shock.
    public ArioRun run(ArioShock shock) {
        return sweep(List.of(shock)).getFirst();
    }

    /// Runs many shocks side by side, sharing every read of the table.
    public List<ArioRun> sweep(List<ArioShock> shocks) {
        return sweep(shocks, Loops.fastest());
    }

    List<ArioRun> sweep(List<ArioShock> shocks, Loops loops) {
        return new ArioKernel(table, model, steps, threads, loops).run(shocks);
    }
}
