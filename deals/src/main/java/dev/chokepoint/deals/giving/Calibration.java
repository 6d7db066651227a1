package dev.chokepoint.deals.giving;

import java.util.ArrayList;
import java.util.List;

/// Whether as many were given as the probabilities said.
public final class Calibration {
    private static final int CELLS = 5;

    private Calibration() {}

    /// Rows with probabilities between two bounds.
    ///
    /// @param mean their mean probability
    /// @param given the share of them that was given
    public record Cell(double from, double to, int rows, double mean, double given) {}

    /// The cells that hold rows, in fifths.
    public static List<Cell> of(boolean[] given, double[] p) {
        List<Cell> cells = new ArrayList<>();
        for (int k = 0; k < CELLS; k++) {
            double from = (double) k / CELLS;
            double to = (double) (k + 1) / CELLS;
            int rows = 0;
            double sum = 0;
            int yes = 0;
            for (int i = 0; i < p.length; i++) {
                if (p[i] >= from && (p[i] < to || (k == CELLS - 1 && p[i] == 1))) {
                    rows++;
                    sum += p[i];
                    yes += given[i] ? 1 : 0;
                }
            }
            if (rows > 0) {
                cells.add(new Cell(from, to, rows, sum / rows, (double) yes / rows));
            }
        }
        return cells;
    }
}
