package dev.chokepoint.exposure.ario;

import dev.chokepoint.exposure.tables.IoTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The state of one shock while it runs.
final class ArioState {
    final ArioShock shock;
    final LaneFactors lanes;
    private final List<Change> changes = new ArrayList<>();
    private final List<Rebuilding> rebuildings = new ArrayList<>();
    private final ArioModel model;

    /// α of each industry.
    final double[] alpha;
    /// What is left of each industry's capacity in this step.
    final double[] remaining;
    /// The sellers' weights in the orders placed before, and in those of this step.
    double[] weight;

    double[] weightNext;
    /// Demand d, wanted output x̂, output x, delivered part q.
    final double[] demand;

    final double[] wanted;
    final double[] produced;
    final double[] met;
    /// The largest output that stocks allow, min over inputs of S/(ψ·n·A).
    final double[] allowed;
    /// w·q and w of this step, scaled to a step's flows.
    final double[] delivering;

    final double[] ordering;
    /// Σ_j Z\[i,j]·h\[s(i),j].
    final double[] intermediate;
    /// The same of sellers whose lanes are cut.
    final double[] intermediateCut;
    /// Stocks and order factors h, by sector and industry.
    final double[][] stock;

    final double[][] order;
    final double[][] production;
    final double[][] capacity;
    final double[][] unmet;

    /// A change of capacities with its industries and amounts side by side.
    private static final class Change {
        private final int[] industries;
        private final double[] amounts;
        private final boolean gain;
        private final Timing timing;

        Change(Map<Integer, Double> change, boolean gain, Timing timing) {
            industries = change.keySet().stream().mapToInt(Integer::intValue).toArray();
            amounts = change.values().stream().mapToDouble(Double::doubleValue).toArray();
            this.gain = gain;
            this.timing = timing;
        }
    }

    ArioState(ArioShock shock, IoTable table, ArioModel model, int steps) {
        this.shock = shock;
        this.model = model;
        int n = table.size();
        int sectors = table.sectors().size();
        List<ArioEvent.LaneCut> cuts = new ArrayList<>();
        for (ArioEvent event : shock.events()) {
            requireInside(event, table, steps);
            switch (event) {
                case ArioEvent.CapacityCut cut -> changes.add(new Change(cut.share(), false, timing(cut.timing())));
                case ArioEvent.CapacityGain gain -> {
                    refuse(gain);
                    changes.add(new Change(gain.gain(), true, gain.timing()));
                }
                case ArioEvent.LaneCut cut -> {
                    refuse(cut);
                    cuts.add(cut);
                }
                case ArioEvent.Destruction destruction -> {
                    refuse(destruction);
                    rebuildings.add(new Rebuilding(destruction, table, table.valueAdded(), model.daysPerStep()));
                }
            }
        }
        lanes = new LaneFactors(
                cuts, model.orders() == ArioModel.Orders.ALTERNATIVES, model.daysPerStep(), n, table.finalColumns());
        alpha = filled(n, model.alphaBase());
        remaining = filled(n, 1);
        weight = filled(n, 1);
        weightNext = filled(n, 1);
        demand = new double[n];
        wanted = new double[n];
        produced = new double[n];
        met = new double[n];
        allowed = new double[n];
        delivering = new double[n];
        ordering = new double[n];
        intermediate = new double[n];
        intermediateCut = new double[n];
        stock = new double[sectors][n];
        order = new double[sectors][];
        for (int s = 0; s < sectors; s++) {
            order[s] = filled(n, 1);
        }
        production = new double[steps][n];
        capacity = new double[steps][n];
        unmet = new double[steps][table.finalColumns()];
    }

    private static double[] filled(int n, double value) {
        double[] array = new double[n];
        Arrays.fill(array, value);
        return array;
    }

    /// The days on which a cut acts: its own, or as the peer is observed to apply them.
    private Timing timing(Timing own) {
        if (model.variant() == ArioModel.Variant.DOCUMENTED) {
            return own;
        }
        if (own.rampDays() > 1 || own.recoveryDays() > 1) {
            throw new IllegalArgumentException("The BoARIO variant reproduces cuts that start and end at once; ("
                    + shock.name() + ") has a ramp or a recovery.");
        }
        return Timing.days(own.firstDay() + 1, own.lastDay() == Timing.NEVER ? Timing.NEVER : own.lastDay() + 3);
    }

    private void refuse(ArioEvent event) {
        if (model.variant() == ArioModel.Variant.BOARIO) {
            throw new IllegalArgumentException(
                    "The BoARIO variant reproduces capacity cuts only; the event (" + event.name() + ") is another.");
        }
    }

    private void requireInside(ArioEvent event, IoTable table, int steps) {
        long days = (long) steps * model.daysPerStep();
        int first = switch (event) {
            case ArioEvent.CapacityCut e -> e.timing().firstDay();
            case ArioEvent.CapacityGain e -> e.timing().firstDay();
            case ArioEvent.LaneCut e -> e.timing().firstDay();
            case ArioEvent.Destruction e -> e.day();
        };
        if (first >= days) {
            throw new IllegalArgumentException("The event (" + event.name() + ") starts on day (" + first
                    + "), after the last day (" + (days - 1) + ") of the run.");
        }
        switch (event) {
            case ArioEvent.CapacityCut e -> requireRows(event, e.share().keySet(), table.size());
            case ArioEvent.CapacityGain e -> requireRows(event, e.gain().keySet(), table.size());
            case ArioEvent.LaneCut e -> {
                requireRows(event, e.sellers(), table.size());
                requireRows(event, e.buyers(), table.size());
                requireRows(event, e.finalColumns(), table.finalColumns());
            }
            case ArioEvent.Destruction e -> {
                requireRows(event, e.damage().keySet(), table.size());
                requireRows(event, e.builders().keySet(), table.sectors().size());
            }
        }
    }

    private static void requireRows(ArioEvent event, Iterable<Integer> rows, int size) {
        for (int row : rows) {
            if (row < 0 || row >= size) {
                throw new IllegalArgumentException(
                        "The row (" + row + ") of the event (" + event.name() + ") must be 0 to " + (size - 1) + ".");
            }
        }
    }

    /// Works out what is left of capacities in a step.
    void remaining(int step) {
        if (changes.isEmpty() && rebuildings.isEmpty()) {
            return;
        }
        Arrays.fill(remaining, 1);
        for (Change change : changes) {
            double strength = change.timing.average(step, model.daysPerStep());
            if (strength == 0) {
                continue;
            }
            for (int k = 0; k < change.industries.length; k++) {
                double amount = change.amounts[k] * strength;
                remaining[change.industries[k]] *= change.gain ? 1 + amount : 1 - amount;
            }
        }
        rebuildings.forEach(r -> r.cut(step, remaining));
    }

    void rebuild(int step) {
        rebuildings.forEach(r -> r.rebuild(step, met));
    }

    void addRebuildingDemand(int step) {
        rebuildings.forEach(r -> r.demand(step, demand));
    }
}
