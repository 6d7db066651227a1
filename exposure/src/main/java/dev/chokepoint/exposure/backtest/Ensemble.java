package dev.chokepoint.exposure.backtest;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.horizon.Beliefs;
import dev.chokepoint.exposure.horizon.Course;
import dev.chokepoint.exposure.horizon.RollingHorizon;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// What the model says of an episode in each draw, before anything is fitted: it needs no observation and sees none.
///
/// Draw k stands for one set of parameters in every episode ([Parameter]); what differs from episode to episode (how
/// long this issuer's licences take this time) is drawn for each by itself around the typical value.
public final class Ensemble {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double EDGE = 1e-9;
    private static final double FIRST_HALF = 4;

    private final Episode episode;
    private final List<Member> members;
    private final double[] baselines;
    private final Reading reading;

    Ensemble(Episode episode, List<Member> members, double[] baselines, Reading reading) {
        this.episode = episode;
        this.members = List.copyOf(members);
        this.baselines = baselines.clone();
        this.reading = reading;
    }

    /// One draw.
    ///
    /// @param solved whether it has a certified plan; the flows of others are empty
    /// @param flows by series and month, shares of the series' baseline
    /// @param prices by series and month, over the price before
    record Member(
            boolean solved, Map<Parameter, Double> parameters, Licensing licensing, double[][] flows, Prices prices) {}

    /// Prices outside over the price before, by series and month.
    ///
    /// @param spot what one more unit costs
    /// @param value what is paid for all that is traded, in units at the price before
    /// @param volume what is traded, units
    record Prices(double[][] spot, double[][] value, double[][] volume) {
        /// Where the model tells one price only, at which everything is traded.
        static Prices single(double[][] price) {
            double[][] same = new double[price.length][];
            for (int s = 0; s < price.length; s++) {
                same[s] = new double[price[s].length];
                Arrays.fill(same[s], 1);
            }
            return new Prices(price, price, same);
        }

        /// The price of some months: the mean of quotes, or what was paid over what was traded.
        double of(Episode episode, int series, Episode.Observation o) {
            if (o.kind() == Episode.Kind.PRICE) {
                return Forecast.mean(spot[series], episode, o);
            }
            double traded = Forecast.mean(volume[series], episode, o);
            return traded > 0
                    ? Forecast.mean(value[series], episode, o) / traded
                    : Forecast.mean(spot[series], episode, o);
        }
    }

    /// How draws are read as what statistics say.
    ///
    /// @param noise how quotes move without any measure
    /// @param mode what made the draws: in the expected case a figure of several months has one error, not one a
    ///     month, and the month of return is told of draws in which the volume fell
    record Reading(PriceNoise noise, Backtest.Mode mode) {
        static final Reading PLAN = new Reading(PriceNoise.NONE, Backtest.Mode.PLAN);

        boolean isExpected() {
            return mode == Backtest.Mode.EXPECTED;
        }
    }

    /// How quotes move without any measure: standard deviations of the logarithm.
    ///
    /// @param yearly over a year, growing with the square root of time
    /// @param quote between quotes of one price
    record PriceNoise(double yearly, double quote) {
        static final PriceNoise NONE = new PriceNoise(0, 0);
        private static final double MONTHS = 12;

        double over(int months) {
            return this.equals(NONE) ? 0 : Math.hypot(yearly * Math.sqrt(Math.max(1, months) / MONTHS), quote);
        }
    }

    /// Runs the model for every draw from what was known on the episode's day.
    ///
    /// @param threads number of threads; the numbers do not depend on it
    public static Ensemble of(Episode episode, Priors priors, Draws draws, LpSolver solver, int threads) {
        Episode blind = episode.withObservations(List.of());
        double[] baselines = baselines(blind);
        Memory determiner = new Memory(blind.knowledge());
        List<Future<Member>> asked = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads))) {
            for (int k = 0; k < draws.count(); k++) {
                int index = k;
                Callable<Member> task = () -> member(blind, priors, draws, index, determiner, baselines, solver);
                asked.add(pool.submit(task));
            }
            for (Future<Member> f : asked) {
                members.add(Tasks.result(f, "A draw"));
            }
        }
        return new Ensemble(episode, members, baselines, Reading.PLAN);
    }

    /// The volumes before of all series, units per month.
    static double[] baselines(Episode episode) {
        Network central = Network.of(episode.world(), episode.known());
        return episode.series().stream().mapToDouble(s -> baseline(s, central)).toArray();
    }

    private static double baseline(Episode.Series series, Network network) {
        double sum = series.other().central();
        for (Episode.LaneRef ref : series.lanes()) {
            sum += network.observedFlow(series.item(), ref.from(), ref.to())
                    .orElseThrow(() -> new IllegalArgumentException("The lane (" + series.item() + ", " + ref.from()
                            + " to " + ref.to() + ") of the series (" + series.id() + ") must be in the world."));
        }
        for (Episode.PlantRef ref : series.plants()) {
            sum += network.works.stream()
                    .filter(w -> w.recipe().id().equals(ref.recipe())
                            && network.places.get(w.place()).id().equals(ref.place()))
                    .mapToDouble(Network.Works::output)
                    .sum();
        }
        return sum;
    }

    /// What a series counts in each month of a plan, in shares of its baseline.
    private static double[] counted(Plan plan, Network network, Episode.Series series, double baseline) {
        double[] sum = new double[network.world().months()];
        Arrays.fill(sum, series.other().central());
        for (Episode.LaneRef ref : series.lanes()) {
            double[] flow = plan.flowOf(series.item(), ref.from(), ref.to()).orElseThrow();
            Network.Arc arc =
                    network.findArc(series.item(), ref.from(), ref.to()).orElseThrow();
            int late = series.arrivals() ? arc.lag() : 0;
            for (int t = 0; t < sum.length; t++) {
                sum[t] += t < late ? arc.flow() : flow[t - late]; // what was under way had left as ever
            }
        }
        for (Episode.PlantRef ref : series.plants()) {
            double[] output = plan.outputOf(ref.recipe(), ref.place()).orElseThrow();
            for (int t = 0; t < sum.length; t++) {
                sum[t] += output[t];
            }
        }
        for (int t = 0; t < sum.length; t++) {
            sum[t] /= baseline;
        }
        return sum;
    }

    private static Member member(
            Episode episode,
            Priors priors,
            Draws draws,
            int index,
            Memory memory,
            double[] baselines,
            LpSolver solver) {
        Map<Parameter, Double> p = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            Figure figure = priors.of(parameter);
            p.put(parameter, figure.value().quantile(draws.share("parameter/" + parameter.key(), index)));
        }
        Licensing licensing = licensing(episode, p, draws, index);
        Draw draw = draws.draw(index);
        Assumptions a = Assumptions.standard();
        Assumptions drawn = new Assumptions(
                a.traderMargin(),
                value(p, Parameter.REROUTE) / FIRST_HALF,
                value(p, Parameter.REROUTE),
                a.surge(),
                value(p, Parameter.HOLDING),
                value(p, Parameter.STOCK),
                a.convenienceCap(),
                a.growth(),
                a.terminalDelayMonths(),
                a.rentShare());
        Network network = Network.of(episode.world(), episode.known(), draw, drawn);
        Course course = Course.along(
                network,
                memory.asKnown(episode.known()),
                draw,
                episode.licensed() ? Map.of(episode.measure(), licensing) : Map.of());
        Beliefs beliefs = Beliefs.of(network, draw, memory, episode.record(), Beliefs.Rules.standard());
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan plan = RollingHorizon.run(equilibrium, beliefs, course, 1).plan();
            double[][] flows = new double[baselines.length][];
            double[][] prices = new double[baselines.length][];
            for (int s = 0; s < baselines.length; s++) {
                Episode.Series series = episode.series().get(s);
                flows[s] = counted(plan, network, series, baselines[s]);
                prices[s] = priceOutside(plan, series, network.world().months());
            }
            return new Member(true, p, licensing, flows, Prices.single(prices));
        } catch (NoCertifiedAnswerException e) {
            return new Member(false, p, licensing, new double[0][], Prices.single(new double[0][]));
        }
    }

    /// Price at the first lane's destination, or at the first plant, over that of the first month.
    private static double[] priceOutside(Plan plan, Episode.Series series, int months) {
        double[] all = new double[months];
        String place = series.lanes().isEmpty()
                ? series.plants().getFirst().place()
                : series.lanes().getFirst().to();
        plan.priceOf(series.item(), place).ifPresent(price -> {
            for (int t = 0; t < months; t++) {
                all[t] = price[t] / price[0];
            }
        });
        return all;
    }

    private static double value(Map<Parameter, Double> parameters, Parameter parameter) {
        Double value = parameters.get(parameter);
        if (value == null) {
            throw new IllegalStateException("The parameter (" + parameter + ") was not drawn.");
        }
        return value;
    }

    /// This episode's licences in a draw: the typical ones, scattered.
    private static Licensing licensing(Episode episode, Map<Parameter, Double> p, Draws draws, int index) {
        double scatter = value(p, Parameter.SCATTER);
        String of = "episode/" + episode.id() + "/";
        double passing = Math.clamp(value(p, Parameter.PASSING), EDGE, 1 - EDGE);
        double odds = passing / (1 - passing) * Math.exp(scatter * normal(draws, of + "passing", index));
        double delay = value(p, Parameter.DELAY) * Math.exp(scatter * normal(draws, of + "delay", index));
        double ramp = value(p, Parameter.RAMP) * Math.exp(scatter * normal(draws, of + "ramp", index));
        return new Licensing(odds / (1 + odds), delay, ramp, value(p, Parameter.LEVEL));
    }

    private static double normal(Draws draws, String name, int index) {
        return NORMAL.inverseCumulativeProbability(draws.share(name, index));
    }

    Episode episode() {
        return episode;
    }

    List<Member> members() {
        return members;
    }

    /// Baseline of a series, units per month.
    double baseline(int series) {
        return baselines[series];
    }

    Reading reading() {
        return reading;
    }

    /// Draws without a certified plan.
    int unsolved() {
        return (int) members.stream().filter(m -> !m.solved()).count();
    }

    /// The same draws held against other observations; the model is not run again, for it sees none.
    Ensemble against(Episode other) {
        return new Ensemble(other, members, baselines, reading);
    }
}
