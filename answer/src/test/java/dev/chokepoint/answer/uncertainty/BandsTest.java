package dev.chokepoint.answer.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.OutputKey;
import dev.chokepoint.exposure.uncertainty.Sample;
import dev.chokepoint.exposure.world.World;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What an answer leads with never stands outside its own band.
class BandsTest {
    private static final int DRAWS = 40;
    private static final double EXACT = 1e-12;
    private static final YearMonth FIRST = YearMonth.of(2025, 4);

    private static Network network() {
        World world = SampleQuestions.june(SampleQuestions.ledger()).world().world();
        return Network.of(world, world.asOf());
    }

    /// Outputs of every kind with a distribution of its own, skewed one way or the other.
    private static List<OutputKey> outputs() {
        OutputKey.Line line = new OutputKey.Line.Plants("designing", "CN");
        return List.of(
                new OutputKey.TotalLoss(OutputKey.Case.BEST),
                new OutputKey.TotalLoss(OutputKey.Case.WORST),
                new OutputKey.PartyLoss("US"),
                new OutputKey.TotalLeverage("M"),
                new OutputKey.LeverageOn("M", "US"),
                new OutputKey.Lasting("M", 3),
                new OutputKey.Lowest(OutputKey.Case.BEST, line),
                new OutputKey.Stop(OutputKey.Case.BEST, line));
    }

    private static Sample sample(long seed) {
        Random random = new Random(seed);
        Map<Integer, Map<OutputKey, Double>> all = new LinkedHashMap<>();
        for (int k = 0; k < DRAWS; k++) {
            Map<OutputKey, Double> one = new LinkedHashMap<>();
            for (OutputKey output : outputs()) {
                one.put(output, Math.rint(10 * Math.exp(random.nextGaussian())));
            }
            all.put(k, one);
        }
        return Sample.of(Draws.of(seed, DRAWS), List.of(), all, List.of());
    }

    @Test
    void theFigureAtCentralInputsLiesInItsBandWhereverItStands() {
        Network network = network();
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(-seed);
            Map<OutputKey, Double> central = new LinkedHashMap<>();
            outputs().forEach(o -> central.put(o, Math.rint(100 * random.nextDouble() - 20)));
            Sample sample = sample(seed);
            Bands bands = new Bands(sample, central, network);
            for (OutputKey output : outputs()) {
                Bands.Banded b = bands.band(output);
                double at = central.getOrDefault(output, Double.NaN);
                assertThat(b.central()).isEqualTo(at);
                assertThat(at)
                        .as(output.text())
                        .isBetween(b.band().low(), b.band().high());
                assertThat(b.below()).isCloseTo(sample.shareBelow(output, at), within(EXACT));
                // It widens what the draws say and never narrows it.
                assertThat(b.band().low())
                        .isLessThanOrEqualTo(sample.band(output).low());
                assertThat(b.band().high())
                        .isGreaterThanOrEqualTo(sample.band(output).high());
                assertThat(b.band().median()).isEqualTo(sample.band(output).median());
            }
            double cost = central.getOrDefault(new OutputKey.Lasting("M", 3), Double.NaN);
            Sample.Band profile = bands.profile("M").bands().getFirst();
            assertThat(cost).isBetween(profile.low(), profile.high());
            OutputKey.Line line = new OutputKey.Line.Plants("designing", "CN");
            double stops = central.getOrDefault(new OutputKey.Stop(OutputKey.Case.BEST, line), Double.NaN);
            Sample.Band months =
                    bands.stops(OutputKey.Case.BEST, line, FIRST, 400).months();
            assertThat(stops).isBetween(months.low(), months.high());
        }
    }

    @Test
    void whatHasNoCentralFigureKeepsTheBandOfItsDraws() {
        Sample sample = sample(7);
        OutputKey total = new OutputKey.TotalLoss(OutputKey.Case.BEST);
        Bands.Banded b = new Bands(sample, Map.of(), network()).band(total);
        assertThat(b.band()).isEqualTo(sample.band(total));
        assertThat(b.below()).isNaN();
    }
}
