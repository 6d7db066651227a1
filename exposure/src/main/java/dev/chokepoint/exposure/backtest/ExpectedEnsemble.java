package dev.chokepoint.exposure.backtest;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.BehaviourParameter;
import dev.chokepoint.exposure.expected.BelievedOutage;
import dev.chokepoint.exposure.expected.ChangedGate;
import dev.chokepoint.exposure.expected.DrawnBehaviour;
import dev.chokepoint.exposure.expected.GateMonth;
import dev.chokepoint.exposure.expected.LicenceGate;
import dev.chokepoint.exposure.expected.Office;
import dev.chokepoint.exposure.expected.SpotMarket;
import dev.chokepoint.exposure.expected.SpotMonth;
import dev.chokepoint.exposure.expected.SpotState;
import dev.chokepoint.exposure.uncertainty.Draws;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/// What the spot layer of the expected case says of an episode in each draw; it needs no observation and
/// sees none.
///
/// Source: docs/model/expected.md#back-tests
final class ExpectedEnsemble {
    /// ρ: licences name their end users, who pay the price of their contracts.
    private static final double NAMED_USERS = 0;

    private final Ensemble ensemble;
    private final boolean[] standing;

    private ExpectedEnsemble(Ensemble ensemble, boolean[] standing) {
        this.ensemble = ensemble;
        this.standing = standing;
    }

    private record Drawn(Ensemble.Member member, boolean standing) {}

    /// Runs every draw.
    ///
    /// @param threads number of threads; the numbers do not depend on it
    static ExpectedEnsemble of(SpotBlocks blocks, Behaviour behaviour, Draws draws, int threads) {
        Episode episode = blocks.episode();
        double[] baselines = Ensemble.baselines(episode);
        BelievedOutage believed = BelievedOutage.of(behaviour, blocks.terms().record());
        List<Future<Drawn>> asked = new ArrayList<>();
        List<Ensemble.Member> members = new ArrayList<>();
        boolean[] standing = new boolean[draws.count()];
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads))) {
            for (int k = 0; k < draws.count(); k++) {
                int index = k;
                asked.add(pool.submit(() -> new Draw(blocks, behaviour, believed, draws, index).member(baselines)));
            }
            for (int k = 0; k < draws.count(); k++) {
                Drawn drawn = Tasks.result(asked.get(k), "A draw");
                members.add(drawn.member());
                standing[k] = drawn.standing();
            }
        }
        return new ExpectedEnsemble(
                new Ensemble(
                        episode,
                        members,
                        baselines,
                        new Ensemble.Reading(
                                new Ensemble.PriceNoise(
                                        central(behaviour, BehaviourParameter.PRICE_NOISE),
                                        central(behaviour, BehaviourParameter.QUOTE_ERROR)),
                                Backtest.Mode.EXPECTED)),
                standing);
    }

    private static double central(Behaviour behaviour, BehaviourParameter parameter) {
        return behaviour.of(parameter).figure().central();
    }

    Ensemble ensemble() {
        return ensemble;
    }

    /// Chance of a standing restriction under the weights of a fit.
    double standing(Fit fit) {
        double sum = 0;
        for (int k = 0; k < standing.length; k++) {
            sum += standing[k] ? fit.weights()[k] : 0;
        }
        return sum;
    }

    /// The months of the spot markets of one draw.
    private static final class Draw {
        private final SpotBlocks blocks;
        private final Episode episode;
        private final DrawnBehaviour behaviour;
        private final BelievedOutage believed;
        private final SpotBlocks.Traded traded;
        private final Optional<Office> office;
        private final LicenceGate ban;
        private final int months;
        /// By block and month: the place under the measure, and the one that passes on.
        private final List<List<SpotMonth>> held = new ArrayList<>();
        private final List<List<SpotMonth>> passers = new ArrayList<>();

        Draw(SpotBlocks blocks, Behaviour stated, BelievedOutage believed, Draws draws, int k) {
            this.blocks = blocks;
            this.believed = believed;
            episode = blocks.episode();
            behaviour = stated.draw(draws, k);
            traded = blocks.traded(k);
            months = episode.world().months();
            office = episode.licensed()
                    ? Optional.of(Office.of(
                            behaviour,
                            draws,
                            k,
                            episode.measure(),
                            blocks.terms().record()))
                    : Optional.empty();
            ban = Office.prohibition(behaviour, draws, k, episode.measure());
            for (int b = 0; b < blocks.blocks().size(); b++) {
                run(b);
            }
        }

        private LicenceGate gate(SpotBlocks.Block block) {
            return office.map(o -> o.gate(block.item(), block.destination())).orElse(ban);
        }

        private void run(int b) {
            SpotBlocks.Block block = blocks.blocks().get(b);
            LicenceGate gate = gate(block);
            SpotMarket market = market(block, traded.flow()[b], traded.others()[b]);
            SpotState state = market.before();
            List<SpotMonth> here = new ArrayList<>();
            List<SpotMonth> there = new ArrayList<>();
            Optional<SpotMarket> passer =
                    block.passedOnFrom().map(p -> market(block, traded.passerFlow()[b], traded.passerOthers()[b]));
            Optional<SpotState> passerState = passer.map(SpotMarket::before);
            for (int t = 0; t < months; t++) {
                GateMonth month = GateMonth.of(
                        gate, blocks.terms().dates(), episode.world().first().plusMonths(t));
                double outage = believed.months(gate, behaviour, month.monthsInForce());
                if (passer.isPresent() && passerState.isPresent()) {
                    SpotMarket.Joined joined = SpotMarket.step(
                            new SpotMarket.Place(passer.get(), passerState.get(), GateMonth.free(), 0),
                            new SpotMarket.Place(market, state, month, outage));
                    here.add(joined.to());
                    there.add(joined.from());
                    passerState = Optional.of(joined.from().after());
                } else {
                    here.add(market.step(state, month, outage));
                }
                state = here.getLast().after();
            }
            held.add(here);
            passers.add(there);
        }

        private SpotMarket market(SpotBlocks.Block block, double flow, double others) {
            return new SpotMarket(
                    blocks.isStorable(block.item()) ? behaviour : behaviour.withoutStocks(),
                    new SpotMarket.Trade(flow, others / flow));
        }

        Drawn member(double[] baselines) {
            int count = episode.series().size();
            double[][] flows = new double[count][];
            double[][] spot = new double[count][];
            double[][] value = new double[count][];
            double[][] volume = new double[count][];
            for (int s = 0; s < count; s++) {
                Episode.Series series = episode.series().get(s);
                flows[s] = new double[months];
                for (int t = 0; t < months; t++) {
                    double sum = series.other().central();
                    for (SpotBlocks.Part part : blocks.parts(s)) {
                        // What was under way had left as ever.
                        sum += flow(
                                part,
                                Math.max(0, t - (series.arrivals() ? part.lane().lagMonths() : 0)));
                    }
                    flows[s][t] = sum / baselines[s];
                }
                Optional<Integer> block =
                        blocks.find(series.item(), series.lanes().getFirst().to());
                spot[s] = months(block, SpotMonth::price);
                value[s] = months(block, m -> m.tradedValue(NAMED_USERS));
                volume[s] = months(block, SpotMonth::tradedVolume);
            }
            Map<Parameter, Double> parameters = new EnumMap<>(Parameter.class);
            parameters.put(Parameter.PASSING, behaviour.licensing().passing());
            parameters.put(Parameter.DELAY, behaviour.licensing().delay());
            parameters.put(Parameter.RAMP, behaviour.licensing().ramp());
            parameters.put(Parameter.LEVEL, behaviour.licensing().level());
            parameters.put(Parameter.SCATTER, behaviour.licensing().scatter());
            parameters.put(Parameter.MISFIT, behaviour.misfit());
            return new Drawn(
                    new Ensemble.Member(true, parameters, licensing(), flows, new Ensemble.Prices(spot, value, volume)),
                    office.map(Office::isStanding).orElse(false));
        }

        private double flow(SpotBlocks.Part part, int t) {
            return switch (part) {
                case SpotBlocks.Part.FromIssuer p ->
                    held.get(p.block()).get(t).supply().fromIssuer();
                case SpotBlocks.Part.FromOthers p -> arrives(p, t);
                case SpotBlocks.Part.ToPasser p ->
                    passers.get(p.block()).get(t).supply().fromIssuer();
                case SpotBlocks.Part.Untouched p -> traded.lanes().getOrDefault(p.lane(), 0.0);
            };
        }

        /// What a lane from elsewhere brings: its part of other makers' supply, and what leaks or is passed on.
        private double arrives(SpotBlocks.Part.FromOthers part, int t) {
            SpotMonth.Supply supply = held.get(part.block()).get(t).supply();
            double share = blocks.shareOfOthers(part);
            return supply.others() * share + supply.leakage() + Math.max(0, supply.reexport());
        }

        /// A number of each month of a block; 1 where the measure does not hold it.
        private double[] months(Optional<Integer> block, ToDoubleFunction<SpotMonth> number) {
            double[] all = new double[months];
            for (int t = 0; t < months; t++) {
                int now = t;
                all[t] = block.map(b -> number.applyAsDouble(held.get(b).get(now)))
                        .orElse(1.0);
            }
            return all;
        }

        /// How users of the first block get licences; none under a prohibition.
        private Licensing licensing() {
            return licensing(gate(blocks.blocks().getFirst()));
        }

        private static Licensing licensing(LicenceGate gate) {
            return switch (gate) {
                case ChangedGate c -> licensing(c.gate());
                case LicenceGate.Prohibition p -> new Licensing(0, 0, 0, 0);
                case LicenceGate.Licences l -> new Licensing(l.passing(), l.delayMonths(), l.rampMonths(), l.level());
            };
        }
    }
}
