package dev.chokepoint.answer.backtest;

import dev.chokepoint.answer.Means;
import dev.chokepoint.exposure.backtest.Backtest;
import dev.chokepoint.exposure.backtest.Ensemble;
import dev.chokepoint.exposure.backtest.Episode;
import dev.chokepoint.exposure.backtest.ExpectedBacktest;
import dev.chokepoint.exposure.backtest.Priors;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.uncertainty.Draws;
import java.util.ArrayList;
import java.util.List;

/// Runs back-tests.
public final class Backtests {
    private Backtests() {}

    /// Every episode forecast by what the others teach, held against what happened.
    ///
    /// @param episodes in the order of time
    /// @param priors what is stated of the parameters
    public static List<Backtest.Run> run(List<Episode> episodes, Priors priors, Draws draws, Means means) {
        List<Ensemble> ensembles = new ArrayList<>();
        for (Episode e : episodes) {
            means.tell("running " + e.id() + " as of " + e.known() + ", " + draws.count() + " draws");
            ensembles.add(Ensemble.of(e, priors, draws, means.solver(), means.threads()));
        }
        return Backtest.all(ensembles);
    }

    /// The same by the spot layer of the expected case, with nothing fitted and with earlier episodes weighed.
    ///
    /// @param behaviour what is stated of offices, buyers and ways round
    public static ExpectedBacktest.Result expected(
            List<Episode> episodes, Behaviour behaviour, Draws draws, Means means) {
        means.tell("running the expected case, " + draws.count() + " draws");
        return ExpectedBacktest.run(episodes, behaviour, draws, means.threads());
    }
}
