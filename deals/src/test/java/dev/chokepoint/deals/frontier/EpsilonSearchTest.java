package dev.chokepoint.deals.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.valuation.PartyProgram;
import dev.chokepoint.deals.valuation.ProgramOracle;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EpsilonSearchTest {
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
    }

    /// Every package of brute force is reached by a point that is at most the stated share of a span worse.
    private static void assertCovers(EpsilonSearch.Result found, Frontier exact) {
        for (ValuedPackage p : exact.points()) {
            assertThat(found.frontier().points())
                    .as(p.toString())
                    .anyMatch(f -> f.utility(0) >= p.utility(0) - found.gap() * span(exact, 0)
                            && f.utility(1) >= p.utility(1) - found.gap() * span(exact, 1));
        }
    }

    private static double span(Frontier exact, int party) {
        var values = exact.points().stream().mapToDouble(p -> p.utility(party)).summaryStatistics();
        return Math.max(values.getMax() - values.getMin(), 1e-6 * Math.abs(values.getMax()));
    }

    @Test
    void theSearchReachesEveryPointOfBruteForce() {
        for (long seed = 1; seed <= 4; seed++) {
            for (int n : new int[] {1, 5, 10}) {
                FrontierSearchTest.Synthetic oracle = new FrontierSearchTest.Synthetic(seed, n);
                EpsilonSearch.Result result = EpsilonSearch.of(oracle, solver).run();
                assertThat(result.gap()).isEqualTo(EpsilonSearch.LEAST_TOLERANCE);
                assertThat(result.valued()).hasSizeLessThanOrEqualTo(Math.max(2, 1 << n));
                assertCovers(result, oracle.bruteForce());
            }
        }
    }

    @Test
    void aCoarserSearchAsksLessAndKeepsItsWord() {
        FrontierSearchTest.Synthetic oracle = new FrontierSearchTest.Synthetic(2, 12);
        EpsilonSearch.Result coarse =
                EpsilonSearch.of(oracle, solver).withTolerance(0.05).run();
        assertThat(coarse.valued().size())
                .isLessThan(EpsilonSearch.of(new FrontierSearchTest.Synthetic(2, 12), solver)
                        .run()
                        .valued()
                        .size());
        assertCovers(coarse, oracle.bruteForce());
    }

    @Test
    void aRedLineIsNeverCrossed() {
        FrontierSearchTest.Synthetic oracle = new FrontierSearchTest.Synthetic(3, 8);
        EpsilonSearch.Result result =
                EpsilonSearch.of(oracle, solver).without(0b101).run();
        assertThat(result.frontier().points())
                .allMatch(p -> p.options().get(0) == 0 && p.options().get(2) == 0);
    }

    @Test
    void aSearchThatIsStoppedSaysItsGap() {
        AtomicInteger asked = new AtomicInteger();
        EpsilonSearch.Result result = EpsilonSearch.of(new FrontierSearchTest.Synthetic(3, 12), solver)
                .whileTrue(gap -> asked.incrementAndGet() < 5)
                .run();
        assertThat(result.gap()).isGreaterThan(EpsilonSearch.LEAST_TOLERANCE);
        assertThat(result.frontier().points()).isNotEmpty();
    }

    /// A makes goods of an input that B's concession lets in: `max 3 x, x <= 1 + 2 s`; B pays 2 for it, and A
    /// gives B a row of 4 more units worth 1 each at a cost of 1.
    @Test
    void programsAreValuedWithTheirOpeningsAndCosts() {
        Lp.Builder a = Lp.maximise();
        a.column("x", 3, 0, 1);
        Lp.Builder b = Lp.maximise();
        int y = b.column("y", 1, 0, 10);
        int row = b.row("room", Double.NEGATIVE_INFINITY, 1);
        b.coefficient(row, y, 1);
        List<PartyProgram> programs = List.of(
                new PartyProgram(a.build(), List.of(new PartyProgram.Opening.OfColumn(0, 0, 2)), List.of(0.0, 1.0)),
                new PartyProgram(b.build(), List.of(new PartyProgram.Opening.OfRow(1, row, 4)), List.of(2.0, 0.0)));
        try (ProgramOracle oracle = ProgramOracle.of(programs, solver)) {
            assertThat(oracle.value(0b00).values()).containsExactly(3, 1);
            assertThat(oracle.value(0b11).values()).containsExactly(9 - 1, 5 - 2);
            assertThat(oracle.value(0b00).slope(0, 0)).isEqualTo(6);
            assertThat(oracle.value(0b00).slope(1, 1)).isEqualTo(4);
            assertThat(oracle.isSeparable(0b01)).isTrue();
            EpsilonSearch.Result result = EpsilonSearch.of(oracle, solver).run();
            assertThat(result.frontier().points().stream().map(ValuedPackage::id))
                    .containsExactly("0", "0+1", "1");
        }
    }

    @Test
    void aToleranceBelowTheSolversIsRefused() {
        EpsilonSearch search = EpsilonSearch.of(new FrontierSearchTest.Synthetic(1, 4), solver);
        assertThatThrownBy(() -> search.withTolerance(1e-7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0E-7");
    }
}
