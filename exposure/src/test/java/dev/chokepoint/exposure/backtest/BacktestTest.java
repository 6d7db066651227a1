package dev.chokepoint.exposure.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two episodes on the sample world of graphite, the second half a year later under another name.
class BacktestTest {
    private static final Source SOURCE = new Source(
            "made-up", "figures of this test", "", "", LocalDate.of(2024, 7, 1), Source.Reliability.SECONDARY);
    private static final YearMonth EFFECTIVE = YearMonth.of(2023, 12);

    private static Ensemble first;
    private static Ensemble second;
    private static LpSolver solver;

    @BeforeAll
    static void run() {
        solver = TestSolver.load();
        first = Ensemble.of(episode("first", List.of(3.0, 0.2, 0.3, 0.8)), priors(), Draws.of(3, 60), solver, 2);
        second = Ensemble.of(episode("second", List.of(2.0, 0.1, 0.2, 0.9)), priors(), Draws.of(3, 60), solver, 2);
    }

    private static Priors priors() {
        Map<Parameter, Figure> all = new EnumMap<>(Parameter.class);
        Map<Parameter, String> text = Map.of(
                Parameter.PASSING, "0..0.6",
                Parameter.DELAY, "0.5..2..6",
                Parameter.RAMP, "0.5..2..6",
                Parameter.LEVEL, "0.7..1..1.2",
                Parameter.SCATTER, "0.2..0.4..0.8",
                Parameter.MISFIT, "0.1..0.2..0.5",
                Parameter.STOCK, "0.5..1..3",
                Parameter.HOLDING, "0.005..0.01..0.03",
                Parameter.REROUTE, "0.05..0.2..0.5");
        text.forEach((p, v) -> all.put(
                p,
                Figure.assumed(
                        Uncertain.parse(v, dev.chokepoint.base.Interval.SHARE), p.unit(), "2024", "as for the cases")));
        return new Priors(all);
    }

    /// Announced on 20 October for 1 December 2023; volumes from November on as shares of the baseline.
    private static Episode episode(String id, List<Double> volumes) {
        LocalDate announced = LocalDate.of(2023, 10, 20);
        LocalDate effective = EFFECTIVE.atDay(1);
        return new Episode(
                id,
                id,
                SampleWorlds.naturalGraphite(),
                day -> (item, from, to, endUse, on) ->
                        from.id().equals("CN") && !day.isBefore(announced) && !on.isBefore(effective)
                                ? List.of(new LaneControls.Binding(
                                        "CN-2023-39", "CN", LaneControls.Effect.LICENSED, effective, announced))
                                : List.of(),
                SampleWorlds.recordBeforeGraphite(),
                LocalDate.of(2025, 2, 1),
                "CN-2023-39",
                true,
                effective,
                EFFECTIVE.minusMonths(1),
                List.of(new Episode.Series(
                        "all",
                        "all",
                        "graphite-flake",
                        List.of(new Episode.LaneRef("CN", "ROW")),
                        Figure.assumed(Uncertain.of(0), "t/month", "2023", "none"),
                        Figure.assumed(Uncertain.of(0.13), "share", "2023", "test"),
                        true)),
                observations(volumes));
    }

    private static List<Episode.Observation> observations(List<Double> volumes) {
        return java.util.stream.IntStream.range(0, volumes.size())
                .mapToObj(i -> {
                    YearMonth m = EFFECTIVE.plusMonths(i - 1L);
                    return new Episode.Observation(
                            "all",
                            Episode.Kind.VOLUME,
                            m,
                            m,
                            new Figure(
                                    Uncertain.of(volumes.get(i)),
                                    Unit.SHARE,
                                    m.toString(),
                                    new Provenance.Sourced(
                                            SOURCE, "", m.plusMonths(1).atDay(20)),
                                    ""),
                            m.plusMonths(1).atDay(20));
                })
                .toList();
    }

    private static List<Scores.Interval> bands(Backtest.Run run) {
        return run.judged().stream()
                .map(j -> new Scores.Interval(
                        j.model().lo(), j.model().median(), j.model().hi(), 0))
                .toList();
    }

    /// The forecast of an episode must not move when only its own observations do; the parameters come from elsewhere.
    @Test
    void theForecastDoesNotSeeWhatIsJudged() {
        Episode changed = second.episode().withObservations(observations(List.of(0.1, 5.0, 5.0, 0.0)));
        Ensemble again = Ensemble.of(changed, priors(), Draws.of(3, 60), solver, 1);
        for (List<Ensemble> pair : List.of(List.of(first, second.against(changed)), List.of(first, again))) {
            List<Backtest.Run> before = Backtest.all(List.of(first, second));
            List<Backtest.Run> after = Backtest.all(pair);
            for (int i = 0; i < before.size(); i++) {
                Backtest.Run b = before.get(i);
                Backtest.Run a = after.get(i);
                if (b.test().id().equals("second")) {
                    assertThat(bands(a)).isEqualTo(bands(b));
                    assertThat(a.parameters()).isEqualTo(b.parameters());
                    assertThat(a.judged().getFirst().flat().lo())
                            .isEqualTo(b.judged().getFirst().flat().lo());
                } else if (b.basis() == Backtest.Basis.OTHER) {
                    // ... while the forecast of the other one, which is fitted on it, does.
                    assertThat(bands(a)).isNotEqualTo(bands(b));
                }
            }
            assertThat(after).hasSize(before.size());
        }
    }

    /// What was published after the day of a forecast is no ground for it.
    @Test
    void onlyWhatWasPublishedCounts() {
        Fit none = Fit.to(List.of(first), LocalDate.of(2023, 12, 1));
        assertThat(none.figures()).isZero();
        Fit two = Fit.to(List.of(first), LocalDate.of(2024, 1, 20));
        assertThat(two.figures()).isEqualTo(2);
        Fit all = Fit.to(List.of(first), LocalDate.MAX);
        assertThat(all.figures()).isEqualTo(4);
        assertThat(all.episodes()).containsExactly("first");
    }

    private double mean(Ensemble episode, Parameter parameter) {
        return Objects.requireNonNull(Fit.to(List.of(episode), LocalDate.MAX)
                        .parameters(first)
                        .get(parameter))
                .mean();
    }

    /// A case in which much passes at once makes one in which little passes less likely, and the reverse.
    @Test
    void theFitFollowsTheEpisode() {
        Ensemble mild = first.against(first.episode().withObservations(observations(List.of(1.5, 0.6, 0.7, 1.0))));
        Ensemble harsh = first.against(first.episode().withObservations(observations(List.of(3.0, 0.0, 0.0, 0.0))));
        double much = mean(mild, Parameter.PASSING);
        double little = mean(harsh, Parameter.PASSING);
        assertThat(much).isGreaterThan(little + 0.1);
        double shorter = mean(mild, Parameter.DELAY);
        double longer = mean(harsh, Parameter.DELAY);
        assertThat(longer).isGreaterThan(shorter);
    }

    /// Few draws must not carry all the weight: bands would be narrow for want of draws.
    @Test
    void aSharpFitIsTempered() {
        Fit fit = Fit.to(List.of(first), LocalDate.MAX);
        assertThat(fit.effective()).isGreaterThanOrEqualTo(6 - 1e-6);
        assertThat(fit.beta()).isBetween(0.0, 1.0);
        assertThat(Arrays.stream(fit.weights()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void sameSeedSameNumbersWhateverTheThreads() {
        Ensemble again = Ensemble.of(second.episode(), priors(), Draws.of(3, 60), solver, 1);
        assertThat(bands(Backtest.all(List.of(first, again)).getFirst()))
                .isEqualTo(bands(Backtest.all(List.of(first, second)).getFirst()));
    }

    /// By hand: 10 % before month 2, then up to 90 % in month 4; half is reached at 2 + 2·(0.5 − 0.1)/0.8 = 3.
    @Test
    void licencesAreGrantedAlongARamp() {
        Licensing l = new Licensing(0.1, 2, 2, 0.9);
        assertThat(l.share(0)).isEqualTo(0.1);
        assertThat(l.share(2)).isEqualTo(0.1);
        assertThat(l.share(3)).isCloseTo(0.5, within(1e-12));
        assertThat(l.share(9)).isEqualTo(0.9);
        assertThat(l.monthsToHalf()).isCloseTo(3, within(1e-12));
        assertThat(new Licensing(0.1, 2, 2, 0.4).monthsToHalf()).isInfinite();
        assertThat(new Licensing(0.6, 2, 2, 1).monthsToHalf()).isZero();
    }

    /// In every draw: no more passes than is granted, and more is bought before than in a month without news.
    @Test
    void flowsKeepToTheLicences() {
        for (Ensemble.Member m : first.members()) {
            assertThat(m.solved()).isTrue();
            double[] flow = m.flows()[0];
            for (int t = 0; t < 3; t++) {
                assertThat(flow[t]).isCloseTo(1, within(1e-6));
            }
            for (int t = 5; t < flow.length; t++) {
                double months = java.time.temporal.ChronoUnit.DAYS.between(
                                EFFECTIVE.atDay(1), EFFECTIVE.plusMonths(t - 5L).atDay(15))
                        / 30.4375;
                assertThat(flow[t]).isLessThanOrEqualTo(m.licensing().share(months) + 1e-6);
            }
        }
    }

    /// Flat repeats the baseline; a copy repeats the other episode month by month from its effective one.
    @Test
    void naiveForecastsAreThoseByHand() {
        Backtest.Run run = Backtest.all(List.of(first, second)).stream()
                .filter(r -> r.test().id().equals("second") && r.basis() == Backtest.Basis.OTHER)
                .findFirst()
                .orElseThrow();
        double[] copied = {3.0, 0.2, 0.3, 0.8};
        for (int i = 0; i < copied.length; i++) {
            assertThat(run.judged().get(i).flat().median()).isEqualTo(1);
            assertThat(run.judged().get(i).copy().orElseThrow().median()).isCloseTo(copied[i], within(1e-12));
        }
        // |3 − 1|, |0.2 − 1|, |0.3 − 1|, |0.8 − 1|: 90 % of four errors is all of them, 2 at most.
        assertThat(run.judged().getFirst().flatFitted().orElseThrow().hi()).isCloseTo(3, within(1e-12));
        assertThat(run.flat(java.util.Optional.empty()).mae()).isCloseTo((1 + 0.9 + 0.8 + 0.1) / 4, within(1e-12));
    }

    private static Episode counting(boolean arrivals, Episode.Use use, List<Episode.Observation> observations) {
        Episode plain = episode("counting", List.of());
        Episode.Series s = plain.series().getFirst();
        return new Episode(
                plain.id(),
                plain.title(),
                plain.world(),
                plain.knowledge(),
                plain.record(),
                plain.known(),
                plain.measure(),
                plain.licensed(),
                plain.effective(),
                plain.judgedFrom(),
                List.of(
                        new Episode.Series(
                                s.id(), s.title(), s.item(), s.lanes(), List.of(), arrivals, s.other(), s.noise(), use),
                        new Episode.Series(
                                "mine",
                                "mine",
                                s.item(),
                                List.of(),
                                List.of(new Episode.PlantRef("mine-graphite", "CN")),
                                false,
                                s.other(),
                                s.noise(),
                                use)),
                observations);
    }

    /// What arrives is what left a month before; what was under way at the start had left as ever. The mine's output
    /// is a share of its own baseline.
    @Test
    void arrivalsComeAfterTheLag() {
        Draws few = Draws.of(3, 4);
        Ensemble left = Ensemble.of(counting(false, Episode.Use.SCORED, List.of()), priors(), few, solver, 1);
        Ensemble arrived = Ensemble.of(counting(true, Episode.Use.SCORED, List.of()), priors(), few, solver, 1);
        for (int k = 0; k < few.count(); k++) {
            double[] departures = left.members().get(k).flows()[0];
            double[] arrivals = arrived.members().get(k).flows()[0];
            assertThat(arrivals[0]).isCloseTo(1, within(1e-6));
            for (int t = 1; t < arrivals.length; t++) {
                assertThat(arrivals[t]).isCloseTo(departures[t - 1], within(1e-12));
            }
            assertThat(left.members().get(k).flows()[1][0]).isCloseTo(1, within(0.01));
        }
    }

    private static Episode.Observation stop(Episode.Kind kind, double share, YearMonth first, YearMonth last) {
        return new Episode.Observation(
                "all",
                kind,
                first,
                last,
                new Figure(
                        Uncertain.of(share),
                        Unit.SHARE,
                        first + "/" + last,
                        new Provenance.Sourced(SOURCE, "", last.plusMonths(1).atDay(20)),
                        ""),
                last.plusMonths(1).atDay(20));
    }

    /// A stop is judged by the months in which it came; a series that ran on is known to stop later, if ever.
    @Test
    void stopsAreJudgedByTheirMonths() {
        Ensemble stopped = first.against(first.episode()
                .withObservations(List.of(
                        stop(Episode.Kind.STOP, 0.9, EFFECTIVE, EFFECTIVE.plusMonths(1)),
                        stop(Episode.Kind.RUNNING, 0.05, EFFECTIVE, EFFECTIVE.plusMonths(2)))));
        List<Backtest.Timing> timings = Backtest.all(List.of(stopped)).getFirst().timings().stream()
                .filter(t -> t.what().endsWith("% from"))
                .toList();
        assertThat(timings).hasSize(2);
        Backtest.Timing fell = timings.getFirst();
        assertThat(fell.what()).isEqualTo("less than 90 % from");
        assertThat(List.of(fell.observedLo(), fell.observedHi())).containsExactly(0, 1);
        // Licences let pass at most 0.6 at first, so that every draw is below nine tenths in the first month.
        assertThat(fell.median()).isZero();
        assertThat(fell.covers()).isTrue();
        Backtest.Timing ran = timings.getLast();
        assertThat(ran.observedLo()).isEqualTo(3);
        assertThat(ran.observedHi()).isEqualTo(13);
        assertThat(ran.never()).isGreaterThan(fell.never());
    }

    /// A series may count in the scores of its episode while nothing is learnt from it.
    @Test
    void whatIsOnlyScoredTeachesNothing() {
        List<Episode.Observation> seen = observations(List.of(3.0, 0.2, 0.3, 0.8));
        Draws few = Draws.of(3, 12);
        Ensemble scored = Ensemble.of(counting(false, Episode.Use.SCORED, seen), priors(), few, solver, 1);
        Ensemble shown = Ensemble.of(counting(false, Episode.Use.SHOWN, seen), priors(), few, solver, 1);
        assertThat(Fit.to(List.of(scored), LocalDate.MAX).figures()).isZero();
        assertThat(Backtest.all(List.of(scored))
                        .getFirst()
                        .model(java.util.Optional.empty())
                        .count())
                .isEqualTo(4);
        assertThat(Backtest.all(List.of(shown))
                        .getFirst()
                        .model(java.util.Optional.empty())
                        .count())
                .isZero();
        assertThat(Naive.flatFitted(List.of(scored), 1)).isEmpty();
    }
}
