package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.solver.Certificate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What is made, shipped, held and used in each month, what it is worth to whom, and at which prices.
///
/// Shapes: first index the plant, lane, demand or node of the network, second the month from 0. Units:
/// items' units per month, USD. Welfare is the present value over all months in USD of the first month.
public final class Plan {
    /// Who gains or loses in the accounts.
    public enum Account {
        CONSUMERS(0),
        PRODUCERS(1),
        TRADE(2),
        STOCKS(3),
        /// Revenue of duties and taxes.
        GOVERNMENT(4);

        /// Position in arrays of accounts.
        public final int at;

        Account(int at) {
            this.at = at;
        }
    }

    private final Network network;
    private final Baseline baseline;
    public final double[][] output;
    public final double[][] flow;
    public final double[][] used;
    final double[][] late;
    public final double[][] stock;
    public final double[][] price;
    public final double[][] civilPrice;
    final double[][][] welfare; // place, item, account
    private final double objective;
    private final CutBound.Range cut;
    private final List<Certificate> certificates;

    public Plan(
            Baseline baseline,
            double[][] output,
            double[][] flow,
            double[][] used,
            double[][] late,
            double[][] stock,
            double[][] price,
            double[][] civilPrice,
            double[][][] welfare,
            double objective,
            List<Certificate> certificates) {
        this(
                baseline,
                output,
                flow,
                used,
                late,
                stock,
                price,
                civilPrice,
                welfare,
                objective,
                CutBound.Range.NONE,
                certificates);
    }

    public Plan(
            Baseline baseline,
            double[][] output,
            double[][] flow,
            double[][] used,
            double[][] late,
            double[][] stock,
            double[][] price,
            double[][] civilPrice,
            double[][][] welfare,
            double objective,
            CutBound.Range cut,
            List<Certificate> certificates) {
        this.baseline = baseline;
        this.network = baseline.network();
        this.output = output;
        this.flow = flow;
        this.used = used;
        this.late = late;
        this.stock = stock;
        this.price = price;
        this.civilPrice = civilPrice;
        this.welfare = welfare;
        this.objective = objective;
        this.cut = cut;
        this.certificates = List.copyOf(certificates);
    }

    public Baseline baseline() {
        return baseline;
    }

    /// Revenue of duties and taxes of all parties, USD.
    public double taxRevenue() {
        double sum = 0;
        for (double[][] place : welfare) {
            for (double[] item : place) {
                sum += item[Account.GOVERNMENT.at];
            }
        }
        return sum;
    }

    /// Total welfare with the revenue of taxes, USD: the sum over the parties.
    public double total() {
        return objective + taxRevenue();
    }

    /// What all parties lose where this plan gives way to another, USD, with the revenue of taxes on both sides.
    ///
    /// This is the loss of every answer: headlines, draws, chokepoints, mitigation. Its parts are the parties'.
    public double lossUnder(Plan other) {
        return total() - other.total();
    }

    /// Revenue of duties and taxes on some items, USD.
    public double taxRevenueOf(Collection<Integer> items) {
        double sum = 0;
        for (double[][] place : welfare) {
            for (int i : items) {
                sum += place[i][Account.GOVERNMENT.at];
            }
        }
        return sum;
    }

    /// Total welfare as the market sees it, to which taxes are a cost, USD.
    public double objective() {
        return objective;
    }

    /// By how much welfare would be above [#objective] at least if the curves of demand and stocks were not cut into
    /// steps, USD. Source: docs/model.md#steps
    ///
    /// 0 for what a simulation or a rolling market came to, which is no optimum.
    public double cutLeast() {
        return cut.least();
    }

    /// The same at most.
    public double cutMost() {
        return cut.most();
    }

    /// The certificate of each block's program, in the order of the blocks.
    public List<Certificate> certificates() {
        return certificates;
    }

    /// Welfare of a party, USD: the sum over its places, items and accounts.
    public double welfareOf(String party) {
        double sum = 0;
        for (int r = 0; r < welfare.length; r++) {
            if (network.places.get(r).party().equals(party)) {
                for (double[] item : welfare[r]) {
                    for (double value : item) {
                        sum += value;
                    }
                }
            }
        }
        return sum;
    }

    /// Welfare of every party, USD, in the world's order.
    public Map<String, Double> welfareByParty() {
        Map<String, Double> all = new LinkedHashMap<>();
        network.world.parties().forEach(p -> all.put(p.id(), welfareOf(p.id())));
        return all;
    }

    /// One account of one item at one place.
    public record Entry(String place, String party, String item, Account account, double usd) {}

    /// The difference to another plan, this minus the other, entry by entry, largest first.
    public List<Entry> differenceTo(Plan other) {
        List<Entry> all = new ArrayList<>();
        Account[] accounts = Account.values();
        for (int r = 0; r < welfare.length; r++) {
            Place place = network.places.get(r);
            for (int i = 0; i < welfare[r].length; i++) {
                for (int k = 0; k < accounts.length; k++) {
                    double usd = welfare[r][i][k] - other.welfare[r][i][k];
                    if (usd != 0) {
                        all.add(new Entry(
                                place.id(), place.party(), network.items.get(i).id(), accounts[k], usd));
                    }
                }
            }
        }
        all.sort((a, b) -> Double.compare(Math.abs(b.usd()), Math.abs(a.usd())));
        return all;
    }

    /// Share of a plant's baseline output below which it counts as stopped.
    static final double STOPPED = 0.05;

    /// When a plant stops and what is left of its output.
    ///
    /// @param stops first month with output below 5 % of the baseline; empty if it never stops
    /// @param resumes first month after that with output above it again; empty if none
    /// @param lowest lowest month's output as a share of the baseline
    /// @param lost output lost over all months, in baseline months
    /// @param lostUsd the same at baseline prices, USD
    public record Stop(
            String recipe,
            String recipeName,
            String item,
            String place,
            Optional<YearMonth> stops,
            Optional<YearMonth> resumes,
            double lowest,
            double lost,
            double lostUsd) {}

    /// The fate of every plant with a baseline output.
    public List<Stop> stops() {
        List<Stop> all = new ArrayList<>();
        for (Network.Works w : network.works) {
            // Works that share a plant are one line.
            List<Network.Works> line = network.works.stream()
                    .filter(v -> v.id() == w.id() || (w.pool() >= 0 && v.pool() == w.pool()))
                    .toList();
            double x0 = line.stream().mapToDouble(v -> baseline.output[v.id()]).sum();
            if (x0 <= 0 || w.relabels() || line.getFirst().id() != w.id()) {
                continue;
            }
            Optional<YearMonth> stops = Optional.empty();
            Optional<YearMonth> resumes = Optional.empty();
            double lowest = Double.POSITIVE_INFINITY;
            double lost = 0;
            for (int t = 0; t < network.months; t++) {
                int month = t;
                double share =
                        line.stream().mapToDouble(v -> output[v.id()][month]).sum() / x0;
                lowest = Math.min(lowest, share);
                lost += 1 - share;
                if (share < STOPPED && stops.isEmpty()) {
                    stops = Optional.of(network.world.first().plusMonths(t));
                } else if (share >= STOPPED && stops.isPresent() && resumes.isEmpty()) {
                    resumes = Optional.of(network.world.first().plusMonths(t));
                }
            }
            all.add(new Stop(
                    w.recipe().id(),
                    w.recipe().name(),
                    w.recipe().output(),
                    network.places.get(w.place()).id(),
                    stops,
                    resumes,
                    lowest,
                    lost,
                    lost * x0 * baseline.priceAt(w.node())));
        }
        return all;
    }

    /// Items that somebody uses as they are, in the order of the world.
    public List<String> finalProducts() {
        return network.uses.stream().map(u -> u.demand().item()).distinct().toList();
    }

    /// Price of an item at a place by month, USD per unit; empty where the item is not handled there.
    public Optional<double[]> priceOf(String item, String place) {
        OptionalInt node = network.findNode(item, place);
        return node.isPresent() ? Optional.of(price[node.getAsInt()].clone()) : Optional.empty();
    }

    /// Flow of a lane by month, units; empty where there is no such lane.
    public Optional<double[]> flowOf(String item, String from, String to) {
        return network.arcs.stream()
                .filter(a -> network.isOf(a, item)
                        && a.lane().from().equals(from)
                        && a.lane().to().equals(to))
                .map(a -> flow[a.id()].clone())
                .reduce(Plan::sum);
    }

    /// Output of all plants of a recipe at a place by month, units.
    public Optional<double[]> outputOf(String recipe, String place) {
        return network.works.stream()
                .filter(w -> w.recipe().id().equals(recipe)
                        && network.places.get(w.place()).id().equals(place))
                .map(w -> output[w.id()].clone())
                .reduce(Plan::sum);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = a.clone();
        Arrays.setAll(sum, t -> a[t] + b[t]);
        return sum;
    }
}
