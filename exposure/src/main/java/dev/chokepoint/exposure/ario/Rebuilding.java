package dev.chokepoint.exposure.ario;

import dev.chokepoint.exposure.tables.IoTable;
import java.util.Map;

/// The rebuilding after one destruction: what is still damaged, and who is asked to repair it.
final class Rebuilding {
    private final ArioEvent.Destruction event;
    private final IoTable table;
    private final int firstStep;
    private final double tauSteps;
    private final double[] left;
    private final double[] capital;
    /// By damaged region and supplier: the part of a unit of rebuilding that is bought from that supplier.
    private final double[][] share;

    Rebuilding(ArioEvent.Destruction event, IoTable table, double[] valueAdded, int daysPerStep) {
        this.event = event;
        this.table = table;
        firstStep = event.day() / daysPerStep;
        tauSteps = Math.max(1, event.rebuildDays() / daysPerStep);
        left = new double[table.size()];
        capital = new double[table.size()];
        share = new double[table.regions().size()][];
        for (Map.Entry<Integer, Double> hit : event.damage().entrySet()) {
            int j = hit.getKey();
            left[j] = hit.getValue();
            capital[j] = event.capitalToValueAdded() * valueAdded[j];
            if (!(capital[j] > 0) || hit.getValue() > capital[j]) {
                throw new IllegalArgumentException("The damage (" + hit.getValue() + ") to (" + table.industry(j)
                        + ") must not exceed its capital (" + capital[j] + ").");
            }
            int region = table.regionOf(j);
            if (share[region] == null) {
                share[region] = shares(region);
            }
        }
    }

    private double[] shares(int region) {
        int sectors = table.sectors().size();
        int regions = table.regions().size();
        int categories = table.categories().size();
        double[] shares = new double[table.size()];
        for (Map.Entry<Integer, Double> builder : event.builders().entrySet()) {
            double whole = 0;
            for (int r = 0; r < regions; r++) {
                int i = table.industry(r, builder.getKey());
                double bought = 0;
                for (int s = 0; s < sectors; s++) {
                    bought += table.sales(i)[table.industry(region, s)];
                }
                for (int c = 0; c < categories; c++) {
                    bought += table.finalSales(i)[region * categories + c];
                }
                shares[i] = bought;
                whole += bought;
            }
            if (!(whole > 0)) {
                throw new IllegalArgumentException(
                        "The region (" + table.regions().get(region)
                                + ") buys nothing of the rebuilding sector ("
                                + table.sectors().get(builder.getKey()) + ").");
            }
            for (int r = 0; r < regions; r++) {
                shares[table.industry(r, builder.getKey())] *= builder.getValue() / whole;
            }
        }
        return shares;
    }

    /// Takes the damage off the capacity that is left.
    void cut(int step, double[] remaining) {
        if (step < firstStep) {
            return;
        }
        for (int j : event.damage().keySet()) {
            remaining[j] *= 1 - left[j] / capital[j];
        }
    }

    /// Adds the demand for rebuilding in a step.
    void demand(int step, double[] demand) {
        if (step < firstStep) {
            return;
        }
        for (int j : event.damage().keySet()) {
            double[] from = share[table.regionOf(j)];
            double wanted = left[j] / tauSteps;
            for (int i = 0; i < from.length; i++) {
                demand[i] += wanted * from[i];
            }
        }
    }

    /// Takes what was delivered in a step, the part `met` of each supplier's demand, off the damage.
    void rebuild(int step, double[] met) {
        if (step < firstStep) {
            return;
        }
        for (int j : event.damage().keySet()) {
            double[] from = share[table.regionOf(j)];
            double delivered = 0;
            for (int i = 0; i < from.length; i++) {
                delivered += from[i] * met[i];
            }
            left[j] -= left[j] / tauSteps * delivered;
        }
    }
}
