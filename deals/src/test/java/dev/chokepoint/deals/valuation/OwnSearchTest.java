package dev.chokepoint.deals.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.frontier.SupportLines;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.party.OwnPlans;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public class OwnSearchTest {
    private static final double TOLERANCE_USD = 1;
    private static final double SLOPE = 0.25;
    private static LpSolver solver;
    private Equilibrium equilibrium;
    private Controls controls;
    private DealSpace space;
    private DealValuer valuer;
    private List<OwnPlans> plans;
    private OwnSearch search;

    @BeforeAll
    static void loadSolver() {
        solver = Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
    }

    @BeforeEach
    void talks() {
        World world = SampleWorlds.samariumJets();
        Network network = Network.of(world, world.asOf());
        controls = closed(network);
        equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
        space = space();
        valuer = new DealValuer(equilibrium, controls, space, 2);
        Controls open = valuer.scenario(List.of(3, 2, 1)).applyTo(controls);
        plans = space.parties().stream()
                .map(p -> OwnPlans.of(equilibrium, solver, p, controls, open, SLOPE))
                .toList();
        search = new OwnSearch(valuer, space, controls, plans, gap -> {}, () -> false);
    }

    /// Every lane of the two chains closed: magnets by CN, software by US.
    public static Controls closed(Network network) {
        World world = network.world();
        List<Controls.Restriction> all = new ArrayList<>();
        for (int arc = 0; arc < world.lanes().size(); arc++) {
            boolean magnets = network.laneOf(arc).item().equals("smco-magnet");
            for (int t = 0; t < world.months(); t++) {
                for (EndUse use : EndUse.values()) {
                    all.add(new Controls.Restriction(
                            arc, t, use, magnets ? "CN-M" : "US-E", magnets ? "CN" : "US", 0, 1));
                }
            }
        }
        return new Controls(all);
    }

    public static DealSpace space() {
        Concession software = new Concession(
                "us-eda",
                "software",
                Concession.Subject.of(List.of("US-E")),
                List.of(
                        new Concession.Option.Keep(),
                        new Concession.Option.Ease(0.5),
                        new Concession.Option.Suspend(6),
                        new Concession.Option.Lift()),
                Set.of(),
                0,
                new Concession.Promise.ByOption(),
                new StatedWorth.None(),
                "example");
        Concession civil = new Concession(
                "cn-civil",
                "magnets, civil use",
                new Concession.Subject(
                        "",
                        List.of("CN-M"),
                        new Concession.Reach(Set.of(), Set.of(), Set.of(EndUse.CIVIL)),
                        Change.SnapBack.RESTART),
                List.of(new Concession.Option.Keep(), new Concession.Option.Ease(0.4), new Concession.Option.Lift()),
                Set.of(),
                0,
                new Concession.Promise.ByOption(),
                new StatedWorth.None(),
                "example");
        Concession military = new Concession(
                "cn-military",
                "magnets, military use",
                new Concession.Subject(
                        "",
                        List.of("CN-M"),
                        new Concession.Reach(Set.of(), Set.of(), Set.of(EndUse.MILITARY)),
                        Change.SnapBack.RESTART),
                List.of(new Concession.Option.Keep(), new Concession.Option.Lift()),
                Set.of(),
                0,
                new Concession.Promise.ByOption(),
                new StatedWorth.None(),
                "example");
        return new DealSpace(
                "example",
                "Magnets against software",
                LocalDate.of(2025, 6, 10),
                LocalDate.of(2025, 6, 10),
                new DealSpace.Figures.AsKnown(),
                new DealSpace.Disagreement.StatusQuo(),
                List.of(
                        new DealSpace.Side("US", List.of(software)),
                        new DealSpace.Side("CN", List.of(civil, military))),
                List.of());
    }

    @AfterEach
    void close() {
        plans.forEach(OwnPlans::close);
        equilibrium.close();
    }

    private static List<List<Integer>> everything() {
        List<List<Integer>> all = new ArrayList<>();
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 3; b++) {
                for (int c = 0; c < 2; c++) {
                    all.add(List.of(a, b, c));
                }
            }
        }
        return all;
    }

    @Test
    void oneSolveBoundsEveryOtherPackage() {
        for (OwnPlans p : plans) {
            for (List<Integer> at : everything()) {
                OwnPlans.Answer answer = p.value(p.caps(valuer.scenario(at).applyTo(controls)));
                for (List<Integer> other : everything()) {
                    double[] caps = p.caps(valuer.scenario(other).applyTo(controls));
                    assertThat(answer.overEstimate(caps))
                            .isGreaterThanOrEqualTo(p.value(caps).usd() - TOLERANCE_USD);
                }
            }
        }
    }

    @Test
    void theSearchFindsTheFrontierOfBruteForceFromFewerSolves() {
        for (DealValuer.Group group : valuer.groups()) {
            OwnSearch.Result found = search.search(group);
            List<ValuedPackage> all = new ArrayList<>();
            for (List<Integer> options : everything()) {
                boolean inside = true;
                for (int k = 0; k < options.size(); k++) {
                    inside &= options.get(k) == 0 || group.concessions().contains(k);
                }
                if (inside) {
                    double[] g = search.gains(options);
                    all.add(new ValuedPackage(valuer.label(options), options, List.of(g[0], g[1])));
                }
            }
            assertThat(found.isCertified()).isTrue();
            assertThat(found.packages()).isEqualTo(all.size());
            assertThat(found.valued()).isLessThan(all.size());
            for (ValuedPackage p : all) {
                assertThat(found.frontier().points().stream()
                                .anyMatch(q -> q.utility(0) >= p.utility(0) - TOLERANCE_USD
                                        && q.utility(1) >= p.utility(1) - TOLERANCE_USD))
                        .as(p.id())
                        .isTrue();
            }
        }
    }

    /// Without a list of packages the lines are those of brute force, to the share at which a search is content.
    @Test
    void theSearchWithoutAListBoundsEveryPackageTightly() {
        SupportLines.Line ahead = valuer.directions().lines().getFirst();
        assertThat(ahead.weightA()).isPositive();
        for (DealValuer.Group group : valuer.groups()) {
            SupportSearch.Result found = search.searchWithoutList(group, (valued, lines) -> {});
            for (SupportLines.Line line : found.lines().lines()) {
                double most = everything().stream()
                        .filter(o -> IntStream.range(0, o.size())
                                .allMatch(k ->
                                        o.get(k) == 0 || group.concessions().contains(k)))
                        .map(search::gains)
                        .mapToDouble(g -> line.of(g[0], g[1]))
                        .max()
                        .orElseThrow();
                assertThat(line.most()).isBetween(most - 1e-9, most + 2e-3 * Math.abs(most) + 1e-9);
            }
        }
    }

    @Test
    void aSearchThatIsEndedAtOnceBoundsNothingAndClaimsNothing() {
        OwnSearch ended = new OwnSearch(valuer, space, controls, plans, gap -> {}, () -> true);
        SupportSearch.Result found = ended.searchWithoutList(valuer.groups().getFirst(), (valued, lines) -> {});
        assertThat(found.valued()).hasSize(1);
        assertThat(found.lines().mostProduct(List.of(0.0, 0.0))).isInfinite();
    }

    @Test
    void aStoppedValuerRefusesWhatItDoesNotKnow() {
        AtomicBoolean stop = new AtomicBoolean();
        DealValuer stopped = valuer.stoppedBy(stop::get);
        List<Double> before = stopped.effect(List.of(3, 0, 0));
        stop.set(true);
        assertThat(stopped.effect(List.of(3, 0, 0))).isEqualTo(before);
        assertThatThrownBy(() -> stopped.effect(List.of(0, 1, 1))).isInstanceOf(ValuationEndedException.class);
    }

    @Test
    void singleChangesOfTheBestInEachDirectionFindTheBestOfAll() {
        for (DealValuer.Group group : valuer.groups()) {
            List<ValuedPackage> all = valuer.packagesOf(group, 1_000, Set.of());
            List<ValuedPackage> found =
                    valuer.search(group, List.of(valuer.statusQuo()), 1_000, () -> false, valued -> {});
            for (SupportLines.Line line : valuer.directions().lines()) {
                assertThat(most(found, line)).isCloseTo(most(all, line), within(1e-9));
            }
        }
    }

    private static double most(List<ValuedPackage> packages, SupportLines.Line line) {
        return packages.stream()
                .mapToDouble(p -> line.of(p.utility(0), p.utility(1)))
                .max()
                .orElseThrow();
    }

    /// More open is never worth less to anybody's own plan: it may do without.
    @Test
    void anOwnPlanNeverLosesByWhatIsOpened() {
        double[] before = search.gains(List.of(0, 0, 0));
        double[] some = search.gains(List.of(1, 1, 0));
        double[] more = search.gains(List.of(3, 2, 1));
        for (int i = 0; i < 2; i++) {
            assertThat(before[i]).isCloseTo(0, within(TOLERANCE_USD));
            assertThat(some[i]).isGreaterThanOrEqualTo(-TOLERANCE_USD);
            assertThat(more[i]).isGreaterThanOrEqualTo(some[i] - TOLERANCE_USD);
        }
    }

    /// Who buys gains by its own plan about what it gains in the joint equilibrium: the border price is the same
    /// there, only paid step by step.
    @Test
    void theReceiverGainsInItsOwnPlanAboutWhatItGainsInTheMarket() {
        for (List<Integer> options : List.of(List.of(3, 0, 0), List.of(0, 2, 1))) {
            int receiver = options.getFirst() > 0 ? 1 : 0;
            double own = search.gains(options)[receiver];
            double joint = valuer.value(options).utility(receiver);
            assertThat(own / joint).as(options.toString()).isBetween(0.8, 1.25);
        }
    }

    @Test
    void eachSideOfTheSampleGainsOnlyByTheOthersConcessions() {
        Set<Boolean> answers = new HashSet<>();
        valuer.groups().forEach(g -> answers.add(search.isSeparableBySide(g)));
        assertThat(answers).containsExactly(true);
    }
}
