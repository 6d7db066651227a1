package dev.chokepoint.exposure.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.BehaviourParameter;
import dev.chokepoint.exposure.expected.Behaviours;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.SampleWorlds;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two episodes on the sample world of graphite, the second half a year later under another name.
class ExpectedBacktestTest {
    private static final Source SOURCE = new Source(
            "made-up", "figures of this test", "", "", LocalDate.of(2024, 7, 1), Source.Reliability.SECONDARY);
    private static final YearMonth EFFECTIVE = YearMonth.of(2023, 12);
    private static final int DRAWS = 200;

    private final Behaviour behaviour = Behaviours.stated();

    private static Episode episode(String id, int later, List<Double> volumes, List<Episode.Observation> more) {
        LocalDate announced = LocalDate.of(2023, 10, 20).plusMonths(later);
        LocalDate effective = EFFECTIVE.plusMonths(later).atDay(1);
        List<Episode.Observation> observations = new ArrayList<>(more);
        IntStream.range(0, volumes.size())
                .mapToObj(i -> observed(Episode.Kind.VOLUME, EFFECTIVE.plusMonths(later + i - 1L), volumes.get(i)))
                .forEach(observations::add);
        return new Episode(
                id,
                id,
                SampleWorlds.naturalGraphite(),
                day -> (item, from, to, endUse, on) ->
                        from.id().equals("CN") && !day.isBefore(announced) && !on.isBefore(effective)
                                ? List.of(new LaneControls.Binding(
                                        id, "CN", LaneControls.Effect.LICENSED, effective, announced))
                                : List.of(),
                SampleWorlds.recordBeforeGraphite(),
                LocalDate.of(2025, 2, 1).plusMonths(later),
                id,
                true,
                effective,
                YearMonth.from(effective).minusMonths(1),
                List.of(new Episode.Series(
                        "all",
                        "all",
                        "graphite-flake",
                        List.of(new Episode.LaneRef("CN", "ROW")),
                        Figure.assumed(Uncertain.of(0), "t/month", "2023", "none"),
                        Figure.assumed(Uncertain.of(0.13), "share", "2023", "test"),
                        true)),
                observations);
    }

    private static Episode.Observation observed(Episode.Kind kind, YearMonth month, double value) {
        LocalDate published = month.plusMonths(1).atDay(20);
        return new Episode.Observation(
                "all",
                kind,
                month,
                month,
                new Figure(
                        Uncertain.of(value),
                        Unit.SHARE,
                        month.toString(),
                        new Provenance.Sourced(SOURCE, "", published),
                        ""),
                published);
    }

    private ExpectedBacktest.Result run(List<Episode> episodes, int threads) {
        return ExpectedBacktest.run(episodes, behaviour, Draws.of(3, DRAWS), threads);
    }

    private static List<Scores.Interval> bands(Backtest.Run run) {
        return run.judged().stream()
                .map(j -> new Scores.Interval(
                        j.model().lo(), j.model().median(), j.model().hi(), 0))
                .toList();
    }

    private static Backtest.Run find(ExpectedBacktest.Result result, String episode, Backtest.Basis basis) {
        return result.runs().stream()
                .filter(r -> r.test().id().equals(episode) && r.basis() == basis)
                .findFirst()
                .orElseThrow();
    }

    /// The forecast of an episode must not move when only its own observations do; a later one learns from it.
    @Test
    void theForecastDoesNotSeeWhatIsJudged() {
        Episode first = episode("first", 0, List.of(3.0, 0.2, 0.3, 0.8), List.of());
        Episode other = episode("first", 0, List.of(1.0, 0.9, 1.0, 1.1), List.of());
        Episode second = episode("second", 6, List.of(2.0, 0.1, 0.2, 0.9), List.of());
        ExpectedBacktest.Result before = run(List.of(first, second), 1);
        ExpectedBacktest.Result after = run(List.of(other, second), 2);
        assertThat(bands(find(after, "first", Backtest.Basis.PRIOR)))
                .isEqualTo(bands(find(before, "first", Backtest.Basis.PRIOR)));
        assertThat(bands(find(after, "second", Backtest.Basis.PRIOR)))
                .isEqualTo(bands(find(before, "second", Backtest.Basis.PRIOR)));
        assertThat(bands(find(after, "second", Backtest.Basis.EARLIER)))
                .isNotEqualTo(bands(find(before, "second", Backtest.Basis.EARLIER)));
        // Nothing is learnt backwards in time.
        assertThat(before.runs()).noneMatch(r -> r.test().id().equals("first") && r.basis() != Backtest.Basis.PRIOR);
    }

    /// A price judges and teaches nothing: neither the earlier weights nor anything but the nowcast sees it.
    @Test
    void aPriceOnlyJudges() {
        Episode plain = episode("first", 0, List.of(3.0, 0.2, 0.3, 0.8), List.of());
        Episode priced = episode(
                "first",
                0,
                List.of(3.0, 0.2, 0.3, 0.8),
                List.of(observed(Episode.Kind.PRICE, EFFECTIVE.plusMonths(1), 2.0)));
        Episode second = episode("second", 6, List.of(2.0, 0.1, 0.2, 0.9), List.of());
        ExpectedBacktest.Result without = run(List.of(plain, second), 2);
        ExpectedBacktest.Result with = run(List.of(priced, second), 2);
        assertThat(bands(find(with, "second", Backtest.Basis.EARLIER)))
                .isEqualTo(bands(find(without, "second", Backtest.Basis.EARLIER)));
        assertThat(with.prices()).hasSize(1);
        ExpectedBacktest.Price price = with.prices().getFirst();
        assertThat(price.flatError()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(price.lo()).isLessThan(price.median());
        assertThat(price.median()).isBetween(1.0, price.hi());
    }

    @Test
    void theVolumeIsAsBeforeUntilTheAnnouncementAndFallsWithTheMeasure() {
        Episode e = episode("first", 0, List.of(3.0, 0.2, 0.3, 0.8), List.of());
        Ensemble draws = ensemble(e, behaviour);
        int effective = e.monthOf(EFFECTIVE);
        double before = 0;
        double after = 0;
        double notice = 0;
        for (Ensemble.Member m : draws.members()) {
            for (int t = 0; t < effective - 2; t++) {
                assertThat(m.flows()[0][t]).isCloseTo(m.flows()[0][0], within(1e-6));
            }
            before += m.flows()[0][0] / DRAWS;
            notice += m.flows()[0][effective - 1] / DRAWS;
            after += m.flows()[0][effective] / DRAWS;
        }
        assertThat(before).isCloseTo(1, within(0.05));
        assertThat(notice).isBetween(1.5, 4.0);
        assertThat(after).isLessThan(0.6);
    }

    /// Without standing restrictions licences flow in the end in nearly every draw.
    @Test
    void whatIsLeftOutIsGone() {
        Episode e = episode("first", 0, List.of(3.0, 0.2, 0.3, 0.8), List.of());
        double with = endsClosed(ensemble(e, behaviour));
        double without = endsClosed(ensemble(e, ExpectedBacktest.Left.STANDING.without(behaviour)));
        assertThat(with).isGreaterThan(0.1);
        assertThat(without).isLessThan(with / 2);
        for (ExpectedBacktest.Left left : ExpectedBacktest.Left.values()) {
            assertThat(left.without(behaviour)).isNotEqualTo(behaviour);
        }
        assertThat(ExpectedBacktest.Left.FEAR
                        .without(behaviour)
                        .of(BehaviourParameter.FEAR)
                        .quantile(0.9))
                .isZero();
    }

    private static double endsClosed(Ensemble draws) {
        return draws.members().stream()
                        .filter(m -> m.flows()[0][m.flows()[0].length - 1] < Licensing.HALF)
                        .count()
                / (double) DRAWS;
    }

    private static Ensemble ensemble(Episode episode, Behaviour behaviour) {
        Draws draws = Draws.of(3, DRAWS);
        return ExpectedEnsemble.of(SpotBlocks.of(episode, draws, 2).orElseThrow(), behaviour, draws, 2)
                .ensemble();
    }

    /// A figure in the middle of its forecast has half of it below.
    @Test
    void placesTellHowMuchOfTheForecastLiesBelow() {
        assertThat(WeightedSample.of(new double[] {1, 2, 3, 4}, new double[] {1, 1, 1, 1})
                        .below(2.5))
                .isCloseTo(0.5, within(1e-12));
        assertThat(WeightedSample.of(new double[] {1, 2, 3, 4}, new double[] {1, 1, 1, 1})
                        .below(1))
                .isCloseTo(0.125, within(1e-12));
        assertThat(new ExpectedBacktest.Place("e", "s", Episode.Kind.VOLUME, true, 0.75).within(0.5))
                .isTrue();
        assertThat(new ExpectedBacktest.Place("e", "s", Episode.Kind.VOLUME, true, 0.76).within(0.5))
                .isFalse();
    }
}
