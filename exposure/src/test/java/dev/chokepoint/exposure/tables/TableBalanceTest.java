package dev.chokepoint.exposure.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableBalanceTest {
    private static IoTable table(double[][] z, double[][] y) {
        return IoTable.of(List.of("A", "B"), List.of("s"), List.of("f"), z, y);
    }

    @Test
    void aTableInOrderIsReturnedAsItIs() {
        IoTable made = SyntheticTable.of(3, 4, 2, 5L);
        TableBalance balance = TableBalance.of(made);
        assertThat(balance.table()).isSameAs(made);
        assertThat(balance.moved()).isZero();
    }

    @Test
    void theSameSeedMakesTheSameTable() {
        IoTable a = SyntheticTable.of(3, 4, 2, 5L);
        IoTable b = SyntheticTable.of(3, 4, 2, 5L);
        for (int i = 0; i < a.size(); i++) {
            assertThat(a.sales(i)).isEqualTo(b.sales(i));
            assertThat(a.finalSales(i)).isEqualTo(b.finalSales(i));
        }
    }

    @Test
    void negativeCellsBecomeZeroAndAreReported() {
        double[][] y = {{50, -3}, {20, 30}};
        TableBalance balance = TableBalance.of(table(new double[][] {{1, -2}, {3, 4}}, y), new double[] {46, 57});
        assertThat(balance.table().sales(0)).containsExactly(1, 0);
        assertThat(balance.table().finalSales(0)).containsExactly(50, 0);
        assertThat(balance.table().output(0)).isEqualTo(51);
        assertThat(balance.moved()).isEqualTo(5);
        assertThat(balance.adjustments())
                .extracting(TableBalance.Adjustment::kind)
                .containsExactly(TableBalance.Kind.NEGATIVE_SALE, TableBalance.Kind.NEGATIVE_FINAL_DEMAND);
        assertThat(y[0][1]).isEqualTo(-3);
    }

    @Test
    void anIndustryWithoutOutputLosesItsPurchases() {
        TableBalance balance = TableBalance.of(table(new double[][] {{1, 2}, {0, 0}}, new double[][] {{5, 0}, {0, 0}}));
        assertThat(balance.table().sales(0)).containsExactly(1, 0);
        assertThat(balance.adjustments().getFirst().kind()).isEqualTo(TableBalance.Kind.PURCHASES_WITHOUT_OUTPUT);
    }

    @Test
    void aStatedOutputThatDiffersAndPurchasesAboveOutputAreReported() {
        IoTable raw = table(new double[][] {{1, 9}, {2, 1}}, new double[][] {{5, 0}, {1, 0}});
        TableBalance balance = TableBalance.of(raw, new double[] {16, 4});
        assertThat(balance.adjustments())
                .extracting(TableBalance.Adjustment::kind)
                .containsExactly(TableBalance.Kind.STATED_OUTPUT_DIFFERS, TableBalance.Kind.NEGATIVE_VALUE_ADDED);
    }

    @Test
    void matricesThatDoNotFitTheNamesAreRefused() {
        assertThatThrownBy(() -> table(new double[][] {{1, 2}}, new double[][] {{1, 1}, {1, 1}}))
                .hasMessageContaining("(1) rows");
    }
}
