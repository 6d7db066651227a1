package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What licences and the spot market let pass in one draw: each lane under a measure is a market of the item
/// at its destination ([SpotMarket]). Software and services have no stock and no ways round, so nothing but
/// the gate counts there.
///
/// Source: docs/model/expected.md#spot
final class SpotSupply implements ExpectedRun.Supply {
    private final Network network;
    private final Baseline baseline;
    private final Program any;
    private final Gates gates;
    private final DrawnBehaviour behaviour;
    private final List<Market> markets = new ArrayList<>();

    /// Spot prices by lane and month, over the price inside; 1 where nothing binds.
    private final Map<Integer, double[]> spot = new HashMap<>();

    SpotSupply(Program any, Baseline baseline, Gates gates, DrawnBehaviour behaviour) {
        this.any = any;
        this.network = any.network;
        this.baseline = baseline;
        this.gates = gates;
        this.behaviour = behaviour;
        for (Network.Arc a : network.arcs) {
            if (baseline.flow[a.id()] > 0
                    && !gates.regimes(a.id(), EndUse.CIVIL).isEmpty()
                    && isGoods(a)) {
                markets.add(new Market(a));
            }
        }
    }

    private boolean isGoods(Network.Arc a) {
        return ReopeningRecord.ItemClass.of(network.items.get(a.item()).stage())
                != ReopeningRecord.ItemClass.TECHNOLOGY;
    }

    /// Spot price by lane and month over the price before.
    Map<Integer, double[]> spotPrices() {
        return spot;
    }

    @Override
    public double release() {
        return behaviour.stocking().release();
    }

    @Override
    public Optional<SolvedBlocks.Regimes> regimes(IntPredicate arcs) {
        return Optional.of(gates.on(arcs));
    }

    @Override
    public ExpectedRun.Offer offer(int month) {
        int arcs = network.arcs.size();
        double[] most = new double[arcs];
        double[] military = new double[arcs];
        Arrays.fill(most, Double.POSITIVE_INFINITY);
        Arrays.fill(military, Double.POSITIVE_INFINITY);
        double[] licensed = new double[arcs];
        YearMonth at = network.world.first().plusMonths(month);
        for (Network.Arc a : network.arcs) {
            for (Gates.Regime r : gates.regimes(a.id(), EndUse.CIVIL)) {
                GateMonth g = r.month(at);
                if (g.phase() != GateMonth.Phase.FREE) {
                    most[a.id()] = Math.min(most[a.id()], g.openPart() + (1 - g.openPart()) * g.cap());
                    licensed[a.id()] = most[a.id()] * any.referenceFlow(a);
                }
            }
            for (Gates.Regime r : gates.regimes(a.id(), EndUse.MILITARY)) {
                GateMonth g = r.month(at);
                if (g.phase() != GateMonth.Phase.FREE) {
                    military[a.id()] = Math.min(military[a.id()], g.openPart() + (1 - g.openPart()) * g.share());
                }
            }
        }
        double[] cover = network.stock.clone();
        double[] dearer = new double[network.nodes()];
        double[] traded = new double[network.nodes()];
        MonthProgram.Savings savings = MonthProgram.Savings.none(network.nodes());
        for (Market m : markets) {
            m.step(at, month, most, licensed, cover, dearer, traded, savings);
        }
        double[] price = new double[network.nodes()];
        for (int n = 0; n < price.length; n++) {
            price[n] = traded[n] > 0 ? dearer[n] / traded[n] : 1;
        }
        return new ExpectedRun.Offer(most, military, licensed, cover, price, savings);
    }

    /// One lane under measures as a market at its destination.
    private final class Market {
        private final Network.Arc arc;
        private final SpotMarket market;
        private final double cover;
        private SpotState state;

        Market(Network.Arc arc) {
            this.arc = arc;
            double flow = baseline.flow[arc.id()];
            double use = Math.max(flow, baseline.throughputAt(arc.toNode()));
            this.cover = network.stock[arc.toNode()] / use;
            this.market = new SpotMarket(
                    behaviour.withCover(cover).withLeakageTimes(hasWayRound() ? 1 : 0),
                    new SpotMarket.Trade(flow, (use - flow) / flow));
            this.state = market.before();
            before();
        }

        /// Goods find a way round only where somebody else than the two places handles them.
        private boolean hasWayRound() {
            for (int n = 0; n < network.nodes(); n++) {
                if (network.nodeItem[n] == arc.item()
                        && n != arc.fromNode()
                        && n != arc.toNode()
                        && baseline.throughputAt(n) > 0) {
                    return true;
                }
            }
            return false;
        }

        /// The months between the announcement and the first month of the plan.
        private void before() {
            YearMonth first = network.world.first();
            YearMonth announced = gates.regimes(arc.id(), EndUse.CIVIL).stream()
                    .map(r -> YearMonth.from(r.dates().announced()))
                    .min(Comparator.naturalOrder())
                    .orElse(first);
            YearMonth from = announced.isBefore(first.minusMonths(24)) ? first.minusMonths(24) : announced;
            for (YearMonth m = from; m.isBefore(first); m = m.plusMonths(1)) {
                state = market.step(state, tightest(m), outage(m)).after();
            }
        }

        /// The month of the measure that lets least pass.
        private GateMonth tightest(YearMonth at) {
            return binding(at).map(r -> r.month(at)).orElseGet(GateMonth::free);
        }

        private Optional<Gates.Regime> binding(YearMonth at) {
            return gates.regimes(arc.id(), EndUse.CIVIL).stream()
                    .filter(r -> r.month(at).phase() != GateMonth.Phase.FREE)
                    .min(Comparator.comparingDouble(r -> {
                        GateMonth g = r.month(at);
                        return g.openPart() + (1 - g.openPart()) * g.share();
                    }));
        }

        private double outage(YearMonth at) {
            return binding(at)
                    .map(r ->
                            r.believed().months(r.gate(), behaviour, r.month(at).monthsInForce()))
                    .orElse(0.0);
        }

        void step(
                YearMonth at,
                int month,
                double[] most,
                double[] licensed,
                double[] coverWanted,
                double[] dearer,
                double[] traded,
                MonthProgram.Savings savings) {
            GateMonth gate = tightest(at);
            if (gate.phase() == GateMonth.Phase.FREE) {
                state = market.step(state, gate, 0).after();
                return;
            }
            double outage = outage(at);
            SpotMonth m = market.step(state, gate, outage);
            state = m.after();
            SpotMonth.Supply s = m.supply();
            double flow = baseline.flow[arc.id()];
            most[arc.id()] = (s.fromIssuer() + s.leakage()) / flow;
            licensed[arc.id()] = s.fromIssuer();
            int n = arc.toNode();
            // What the spot market ends with in stock is what its users want to hold at its price.
            coverWanted[n] = state.stock();
            double volume = s.total();
            dearer[n] += volume * m.traded(behaviour.rentShare());
            traded[n] += volume;
            save(n, savings);
            spot.computeIfAbsent(arc.id(), k -> ones())[month] = m.price();
        }

        /// Materials are thrifted and replaced; what stands in for a product is a product of its own.
        ///
        /// Users without a licence have adapted as if the mean price of the past stayed: they replace or do
        /// without 1 − e^(−ΔA) of their use, Δ = ε_l − ε_s, the cheapest first, which costs between 1 and e^A,
        /// on average Δ/(1 − Δ)·(e^((1 − Δ)A) − 1)/(1 − e^(−ΔA)) times the price before.
        private void save(int node, MonthProgram.Savings savings) {
            double delta = Math.max(
                    0, behaviour.use().elasticityLong() - behaviour.use().elasticityShort());
            double adapted = state.adaptation();
            boolean material =
                    ReopeningRecord.ItemClass.of(network.items.get(arc.item()).stage())
                            == ReopeningRecord.ItemClass.MATERIALS;
            if (!material || delta * adapted <= 0 || state.licensed() >= 1) {
                return;
            }
            double share = -Math.expm1(-delta * adapted);
            double power = 1 - delta;
            double spent = Math.abs(power) < 1e-9 ? delta * adapted : delta / power * Math.expm1(power * adapted);
            double units = share * (1 - state.licensed()) * market.use();
            double before = savings.most()[node];
            savings.cost()[node] = (savings.cost()[node] * before + spent / share * units) / (before + units);
            savings.most()[node] = before + units;
        }

        private double[] ones() {
            double[] all = new double[network.months];
            Arrays.fill(all, 1);
            return all;
        }
    }
}
