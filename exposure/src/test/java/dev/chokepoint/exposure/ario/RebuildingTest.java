package dev.chokepoint.exposure.ario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Damage of 40 to an industry with capital of 4 times its value added of 100, rebuilt over ten
/// days from the third on: a tenth of what is left is asked for each day.
class RebuildingTest {
    private static final double CLOSE = 1e-12;
    private static final int HIT = 3;
    private static final IoTable TABLE = SyntheticTable.of(2, 3, 2, 5L);
    private static final ArioEvent.Destruction EVENT =
            new ArioEvent.Destruction("flood", Map.of(HIT, 40.0), Map.of(1, 0.75, 2, 0.25), 3, 10, 4);

    private static Rebuilding rebuilding() {
        double[] valueAdded = new double[TABLE.size()];
        Arrays.fill(valueAdded, 100);
        return new Rebuilding(EVENT, TABLE, valueAdded, 1);
    }

    private static double[] filled(double value) {
        double[] all = new double[TABLE.size()];
        Arrays.fill(all, value);
        return all;
    }

    private static double capacity(Rebuilding r, int step) {
        double[] remaining = filled(1);
        r.cut(step, remaining);
        double hit = remaining[HIT];
        remaining[HIT] = 1;
        assertThat(remaining).containsOnly(1);
        return hit;
    }

    private static double asked(Rebuilding r, int step) {
        double[] demand = new double[TABLE.size()];
        r.demand(step, demand);
        return Arrays.stream(demand).sum();
    }

    @Test
    void nothingHappensBeforeTheDay() {
        Rebuilding r = rebuilding();
        r.rebuild(2, filled(1));
        assertThat(capacity(r, 2)).isEqualTo(1);
        assertThat(asked(r, 2)).isZero();
        assertThat(capacity(r, 3)).isCloseTo(0.9, within(CLOSE));
        assertThat(asked(r, 3)).isCloseTo(4, within(CLOSE));
    }

    /// After two days with everything and one with half of it 40 · 0.9 · 0.9 · 0.95 are left.
    @Test
    void whatIsDeliveredComesOffTheDamage() {
        Rebuilding r = rebuilding();
        r.rebuild(3, filled(1));
        r.rebuild(4, filled(1));
        r.rebuild(5, filled(0.5));
        double left = 40 * 0.9 * 0.9 * 0.95;
        assertThat(capacity(r, 6)).isCloseTo(1 - left / 400, within(CLOSE));
        assertThat(asked(r, 6)).isCloseTo(left / 10, within(CLOSE));
        r.rebuild(6, filled(0));
        assertThat(asked(r, 7)).isCloseTo(left / 10, within(CLOSE));
    }

    /// Three quarters go to sector 1 and a quarter to sector 2, of all regions as the damaged
    /// one buys from them.
    @Test
    void theBuildersAreAskedInTheirShares() {
        double[] demand = new double[TABLE.size()];
        rebuilding().demand(3, demand);
        double[] bySector = new double[3];
        for (int i = 0; i < demand.length; i++) {
            bySector[i % 3] += demand[i];
        }
        assertThat(bySector).containsExactly(new double[] {0, 3, 1}, within(CLOSE));
        int region = TABLE.regionOf(HIT);
        double[] bought = new double[2];
        for (int r = 0; r < 2; r++) {
            int i = TABLE.industry(r, 1);
            for (int s = 0; s < 3; s++) {
                bought[r] += TABLE.sales(i)[TABLE.industry(region, s)];
            }
            for (int c = 0; c < 2; c++) {
                bought[r] += TABLE.finalSales(i)[region * 2 + c];
            }
        }
        assertThat(demand[TABLE.industry(0, 1)]).isCloseTo(3 * bought[0] / (bought[0] + bought[1]), within(CLOSE));
    }

    @Test
    void damageBeyondTheCapitalIsRefused() {
        double[] valueAdded = filled(9.9);
        assertThatThrownBy(() -> new Rebuilding(EVENT, TABLE, valueAdded, 1))
                .hasMessageContaining("The damage (40.0)")
                .hasMessageContaining("must not exceed its capital (39.6)");
    }

    /// The table has 6 industries, 3 sectors and 4 columns of final use.
    @Test
    void rowsThatTheTableDoesNotHaveAreRefused() {
        Ario ario = Ario.of(TABLE, ArioModel.psiModel(), 20);
        Timing timing = Timing.days(1, 5);
        for (ArioEvent event : List.of(
                new ArioEvent.CapacityCut("wrong", Map.of(6, 0.5), timing),
                new ArioEvent.LaneCut("wrong", Set.of(6), Set.of(1), Set.of(1), 1, timing),
                new ArioEvent.LaneCut("wrong", Set.of(1), Set.of(6), Set.of(1), 1, timing),
                new ArioEvent.Destruction("wrong", Map.of(6, 1.0), Map.of(1, 1.0), 3, 10, 4))) {
            assertThatThrownBy(() -> ario.run(new ArioShock("test", List.of(event))))
                    .hasMessage("The row (6) of the event (wrong) must be 0 to 5.");
        }
        ArioEvent column = new ArioEvent.LaneCut("wrong", Set.of(1), Set.of(1), Set.of(4), 1, timing);
        assertThatThrownBy(() -> ario.run(new ArioShock("test", List.of(column))))
                .hasMessage("The row (4) of the event (wrong) must be 0 to 3.");
        ArioEvent sector = new ArioEvent.Destruction("wrong", Map.of(1, 1.0), Map.of(3, 1.0), 3, 10, 4);
        assertThatThrownBy(() -> ario.run(new ArioShock("test", List.of(sector))))
                .hasMessage("The row (3) of the event (wrong) must be 0 to 2.");
    }
}
