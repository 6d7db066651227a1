package dev.chokepoint.exposure.ario;

import dev.chokepoint.exposure.tables.IoTable;

/// What one shock did to an economy, step by step.
///
/// All amounts are million currency a step. Losses count against normal output and normal final demand.
public final class ArioRun {
    private final IoTable table;
    private final ArioShock shock;
    private final int daysPerStep;
    private final double[][] production;
    private final double[][] capacity;
    private final double[][] unmet;

    ArioRun(
            IoTable table,
            ArioShock shock,
            int daysPerStep,
            double[][] production,
            double[][] capacity,
            double[][] unmet) {
        this.table = table;
        this.shock = shock;
        this.daysPerStep = daysPerStep;
        this.production = production;
        this.capacity = capacity;
        this.unmet = unmet;
    }

    public IoTable table() {
        return table;
    }

    public ArioShock shock() {
        return shock;
    }

    public int steps() {
        return production.length;
    }

    public int daysPerStep() {
        return daysPerStep;
    }

    /// Realised production of every industry in a step; not to be written to.
    public double[] production(int step) {
        return production[step];
    }

    /// Productive capacity of every industry in a step; not to be written to.
    public double[] capacity(int step) {
        return capacity[step];
    }

    /// Unmet final demand of every final-demand column in a step; not to be written to.
    public double[] unmet(int step) {
        return unmet[step];
    }

    /// Normal output of an industry in a step.
    public double normal(int industry) {
        return table.output(industry) * daysPerStep / Ario.DAYS_PER_YEAR;
    }

    /// Production lost by an industry in a step; negative where it produced more than normal.
    public double loss(int step, int industry) {
        return normal(industry) - production[step][industry];
    }

    /// Production lost by an industry over the whole run.
    public double loss(int industry) {
        double sum = 0;
        for (int t = 0; t < steps(); t++) {
            sum += loss(t, industry);
        }
        return sum;
    }

    /// Production lost by all industries over the whole run, gains of others taken off.
    public double lostProduction() {
        double sum = 0;
        for (int i = 0; i < table.size(); i++) {
            sum += loss(i);
        }
        return sum;
    }

    /// Final demand that was not met over the whole run.
    public double unmetDemand() {
        double sum = 0;
        for (double[] step : unmet) {
            for (double v : step) {
                sum += v;
            }
        }
        return sum;
    }
}
