package dev.chokepoint.exposure.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Items that come from somewhere and go somewhere, counted by hand.
class CalibrationCheckTest {
    private static List<Finding> findings(Tiny world) {
        return new CalibrationCheck(TestSolver.load()).of(world.world());
    }

    /// Oxide from A; in B each of the 10 kg of metal a month takes 2 kg of it.
    private static Tiny metal(double dug, double carried) {
        return Tiny.of(12, "A", "B", "C")
                .item("oxide", Stage.OXIDE, 10)
                .item("metal", Stage.METAL, 100)
                .plant("digging", "oxide", "A", dug)
                .plant("melting", "metal", "B", 10, "oxide", 2)
                .lane("oxide", "A", "B", carried)
                .use("metal", "B", 10, -0.5, 10);
    }

    @Test
    void whatAddsUpIsNotReported() {
        assertThat(findings(metal(20, 20))).isEmpty();
    }

    /// 19.5 kg for 20 kg are within a twentieth.
    @Test
    void aSmallGapIsNotReported() {
        assertThat(findings(metal(19.5, 20))).isEmpty();
    }

    /// 12 kg of oxide are enough for 6 kg of metal: 4 of the 10 kg that were made and 4 of the
    /// 10 kg that were used are taken back, two fifths, though as many were made as were used.
    @Test
    void theShareIsWhatMustBeMovedOfWhatWasObserved() {
        assertThat(findings(metal(12, 12))).singleElement().satisfies(f -> {
            assertThat(f.at()).isEqualTo(new Part.OfItem("metal"));
            assertThat(f.words())
                    .isEqualTo("The figures of the item do not add up: 40 percent of what was observed must be"
                            + " moved or stays unexplained (every place balances by central figures).");
        });
    }

    /// A sends 240 kg a year and digs 120 kg. 240 kg come to B, where the plant takes 240 kg and a
    /// use 12 kg besides. C has to do with none of it.
    @Test
    void theFindingNamesThePlacesWithTheLargestGapFirst() {
        assertThat(findings(metal(10, 20).use("oxide", "B", 1, -0.5, 10)))
                .filteredOn(f -> f.at().equals(new Part.OfItem("oxide")))
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Finding.Severity.WARNING))
                .extracting(Finding::words)
                .asString()
                .endsWith(
                        "(A: 120 made or brought, 240 used or sent; B: 240 made or brought, 252 used or sent kg/year).");
    }
}
