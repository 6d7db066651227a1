package dev.chokepoint.exposure.ario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Sums over sellers and buyers against the plain double sum, for tables of all small widths,
/// numbers of sellers and of shocks; what lies beside the rows and columns asked for stays.
class LoopsTest {
    private static final double CLOSE = 1e-12;
    private static final int FIRST = 1;
    private static final int STRIDE = 2;
    private static final int FROM = 3;
    private static final int MOST_ROWS = 9;

    private static List<Loops> all() {
        return VectorLoops.isFast() ? List.of(new PlainLoops(), new VectorLoops()) : List.of(new PlainLoops());
    }

    private static double[][] random(int rows, int columns, Random random) {
        double[][] all = new double[rows][columns];
        for (double[] row : all) {
            Arrays.setAll(row, j -> random.nextDouble());
        }
        return all;
    }

    @Test
    void whatBuyersTakeIsAddedRowByRow() {
        Random random = new Random(3);
        for (Loops loops : all()) {
            for (int rows = 1; rows <= MOST_ROWS; rows++) {
                for (int count = 1; count <= 6; count++) {
                    for (int width : new int[] {1, 7, 8, 9, 16, 21}) {
                        int to = FROM + width;
                        int size = FIRST + STRIDE * (MOST_ROWS + 4);
                        double[][] z = random(size, to + 8, random);
                        double[][] h = random(count, to + 8, random);
                        double[][] into = random(count, size, random);
                        double[][] wanted = new double[count][];
                        for (int k = 0; k < count; k++) {
                            wanted[k] = into[k].clone();
                            for (int r = 0; r < rows; r++) {
                                for (int j = FROM; j < to; j++) {
                                    wanted[k][FIRST + STRIDE * r] += z[FIRST + STRIDE * r][j] * h[k][j];
                                }
                            }
                        }
                        loops.overBuyers(z, FIRST, STRIDE, rows, h, count, into, FROM, to);
                        for (int k = 0; k < count; k++) {
                            assertThat(into[k])
                                    .as(loops.getClass() + ", rows " + rows + ", shocks " + count + ", width " + width)
                                    .containsExactly(wanted[k], within(CLOSE));
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatSellersGiveIsSummedColumnByColumn() {
        Random random = new Random(4);
        for (Loops loops : all()) {
            for (int rows = 1; rows <= MOST_ROWS; rows++) {
                for (int count = 2; count <= 6; count += 2) {
                    for (int width : new int[] {1, 7, 8, 16, 17, 24, 33}) {
                        int to = FROM + width;
                        double[][] z = random(FIRST + STRIDE * rows, to + 8, random);
                        double[] factors = random(1, rows * count, random)[0];
                        double[][] into = random(count, to + 8, random);
                        double[][] wanted = new double[count][];
                        for (int k = 0; k < count; k++) {
                            wanted[k] = into[k].clone();
                            for (int j = FROM; j < to; j++) {
                                wanted[k][j] = 0;
                                for (int r = 0; r < rows; r++) {
                                    wanted[k][j] += z[FIRST + r * STRIDE][j] * factors[r * count + k];
                                }
                            }
                        }
                        loops.overSellers(z, FIRST, STRIDE, rows, factors, count, into, FROM, to);
                        for (int k = 0; k < count; k++) {
                            assertThat(into[k])
                                    .as(loops.getClass() + ", rows " + rows + ", shocks " + count + ", width " + width)
                                    .containsExactly(wanted[k], within(CLOSE));
                        }
                    }
                }
            }
        }
    }
}
