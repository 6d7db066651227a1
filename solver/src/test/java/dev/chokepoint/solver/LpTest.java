package dev.chokepoint.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LpTest {
    @Test
    void repeatedEntriesAddUpAndZerosVanish() {
        Lp.Builder builder = Lp.minimise();
        int x = builder.column("x", 1, 0, 1);
        int y = builder.column("y", 1, 0, 1);
        int r = builder.row("r", 0, 1);
        int s = builder.row("s", 0, 1);
        builder.coefficient(s, y, 1);
        builder.coefficient(s, x, 2);
        builder.coefficient(r, x, 3);
        builder.coefficient(s, x, 0.5);
        builder.coefficient(r, y, 4);
        builder.coefficient(r, y, -4);
        Lp lp = builder.build();
        assertThat(lp.nonZeros()).isEqualTo(3);
        assertThat(lp.columnStart(x)).isEqualTo(0);
        assertThat(lp.columnStart(y)).isEqualTo(2);
        assertThat(lp.columnStart(2)).isEqualTo(3);
        assertThat(new int[] {lp.entryRow(0), lp.entryRow(1), lp.entryRow(2)}).containsExactly(r, s, s);
        assertThat(new double[] {lp.entryValue(0), lp.entryValue(1), lp.entryValue(2)})
                .containsExactly(3, 2.5, 1);
    }

    @Test
    void entriesInAnyOrderMakeTheSameColumnsAsATable() {
        SplittableRandom random = new SplittableRandom(7);
        int columns = 40;
        int rows = 30;
        double[][] table = new double[columns][rows];
        Lp.Builder builder = Lp.maximise();
        for (int j = 0; j < columns; j++) {
            builder.column("x" + j, 1, 0, 1);
        }
        for (int i = 0; i < rows; i++) {
            builder.row("r" + i, 0, 1);
        }
        for (int k = 0; k < 3000; k++) {
            int j = random.nextInt(columns);
            int i = random.nextInt(rows);
            double value = random.nextInt(-3, 4); // whole numbers add up exactly in any order
            builder.coefficient(i, j, value);
            table[j][i] += value;
        }
        Lp lp = builder.build();

        for (int j = 0; j < columns; j++) {
            int e = lp.columnStart(j);
            for (int i = 0; i < rows; i++) {
                if (table[j][i] != 0) {
                    assertThat(lp.entryRow(e)).isEqualTo(i);
                    assertThat(lp.entryValue(e)).isEqualTo(table[j][i]);
                    e++;
                }
            }
            assertThat(e).isEqualTo(lp.columnStart(j + 1));
        }
    }

    @Test
    void repeatedEntriesAddUpInTheOrderInWhichTheyCame() {
        Lp.Builder builder = Lp.minimise();
        int x = builder.column("x", 1, 0, 1);
        int r = builder.row("r", 0, 1);
        int s = builder.row("s", 0, 1);
        builder.coefficient(s, x, 1);
        builder.coefficient(r, x, 1e16);
        builder.coefficient(r, x, 1);
        builder.coefficient(r, x, -1e16);
        Lp lp = builder.build();

        // 1e16 + 1 is 1e16 in doubles, so that nothing is left in this order and 1 would be in another.
        assertThat(lp.nonZeros()).isEqualTo(1);
        assertThat(lp.entryRow(0)).isEqualTo(s);
    }

    @Test
    void whatIsWrongIsNamedWithItsValue() {
        Lp.Builder nan = Lp.minimise();
        nan.column("samarium", Double.NaN, 0, 1);
        assertRefused(nan, "cost (NaN) of column (samarium)");
        Lp.Builder infinite = Lp.minimise();
        infinite.column("samarium", Double.POSITIVE_INFINITY, 0, 1);
        assertRefused(infinite, "cost (Infinity) of column (samarium)");
        Lp.Builder crossed = Lp.minimise();
        crossed.row("balance", 2, 1);
        assertRefused(crossed, "lower bound (2.0) of row (balance) must not be above its upper bound (1.0)");
        Lp.Builder nanBound = Lp.minimise();
        nanBound.row("balance", Double.NaN, 1);
        assertRefused(nanBound, "bounds (NaN to 1.0) of row (balance)");
        Lp.Builder nothing = Lp.minimise();
        nothing.column("samarium", 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertRefused(nothing, "leave no number");
        Lp.Builder entry = Lp.minimise();
        entry.coefficient(entry.row("balance", 0, 1), entry.column("samarium", 1, 0, 1), Double.NaN);
        assertRefused(entry, "coefficient (NaN) of row (balance) and column (samarium)");
        Lp.Builder index = Lp.minimise();
        index.coefficient(index.row("balance", 0, 1), 7, 1);
        assertRefused(index, "column (7) must be 0 to -1");
        Lp.Builder overflow = Lp.minimise();
        int row = overflow.row("balance", 0, 1);
        int column = overflow.column("samarium", 1, 0, 1);
        overflow.coefficient(row, column, Double.MAX_VALUE);
        overflow.coefficient(row, column, Double.MAX_VALUE);
        assertRefused(overflow, "must be a finite number");
    }

    @Test
    void changedProgramsLeaveTheirOriginalAlone() {
        Lp lp = Programs.wyndorGlass();
        Lp changed = lp.withRowBounds(new int[] {2}, new double[] {0}, new double[] {20})
                .withColumnBounds(new int[] {0}, new double[] {1}, new double[] {3})
                .withCosts(new int[] {1}, new double[] {7});
        assertThat(changed.rowUpper(2)).isEqualTo(20);
        assertThat(changed.columnLower(0)).isEqualTo(1);
        assertThat(changed.cost(1)).isEqualTo(7);
        assertThat(lp.rowUpper(2)).isEqualTo(18);
        assertThat(lp.columnLower(0)).isEqualTo(0);
        assertThat(lp.cost(1)).isEqualTo(5);
        assertThatThrownBy(() -> lp.withCosts(new int[] {1, 2}, new double[] {7}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 indices and 1 values");
    }

    private static void assertRefused(Lp.Builder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
