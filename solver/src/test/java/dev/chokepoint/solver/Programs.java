package dev.chokepoint.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;

/// Programs and helpers that several tests share.
final class Programs {
    static final double FREE = Double.POSITIVE_INFINITY;
    static final double TOLERANCE = 1e-7;

    private static final Highs HIGHS = Highs.load(HighsLibrary.unpack(directory()));

    private Programs() {}

    /// The library is loaded once for all tests of a run.
    static Highs highs() {
        return HIGHS;
    }

    /// Surefire runs in the module's folder.
    static Path directory() {
        return Path.of("target", "unpacked");
    }

    static Outcome.Optimal optimal(Lp lp) {
        return optimal(lp, highs().solve(lp));
    }

    /// Expects an optimum whose certificate passes.
    static Outcome.Optimal optimal(Lp lp, Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Optimal.class);
        Outcome.Optimal optimal = (Outcome.Optimal) outcome;
        Certificate certificate = CertificateChecker.check(lp, optimal.solution());
        assertThat(certificate.passes()).as(certificate.text()).isTrue();
        return optimal;
    }

    /// Windows and doors: max 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18.
    ///
    /// Source: Hillier and Lieberman, "Introduction to Operations Research", the Wyndor Glass example: x = 2, y
    /// = 6, profit 36, shadow prices 0, 3/2 and 1.
    static Lp wyndorGlass() {
        Lp.Builder builder = Lp.maximise();
        int doors = builder.column("doors", 3, 0, FREE);
        int windows = builder.column("windows", 5, 0, FREE);
        int first = builder.row("plant 1", -FREE, 4);
        int second = builder.row("plant 2", -FREE, 12);
        int third = builder.row("plant 3", -FREE, 18);
        builder.coefficient(first, doors, 1);
        builder.coefficient(second, windows, 2);
        builder.coefficient(third, doors, 3);
        builder.coefficient(third, windows, 2);
        return builder.build();
    }

    /// Cases shipped from two canneries to three markets, in thousand USD.
    ///
    /// Source: Dantzig, "Linear Programming and Extensions", 1963, chapter 3.3, with the figures of the GAMS
    /// model library's `trnsport`: least cost 153.675, prices at New York, Chicago and Topeka 0.225, 0.153 and
    /// 0.126.
    static Lp canneries() {
        double[] supply = {350, 600};
        double[] demand = {325, 300, 275};
        double[][] thousandMiles = {{2.5, 1.7, 1.8}, {2.5, 1.8, 1.4}};
        String[] plants = {"Seattle", "San Diego"};
        String[] markets = {"New York", "Chicago", "Topeka"};
        double freight = 90;
        Lp.Builder builder = Lp.minimise();
        int[] supplyRows = new int[2];
        int[] demandRows = new int[3];
        for (int i = 0; i < 2; i++) {
            supplyRows[i] = builder.row("supply of " + plants[i], -FREE, supply[i]);
        }
        for (int j = 0; j < 3; j++) {
            demandRows[j] = builder.row("demand of " + markets[j], demand[j], FREE);
        }
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                int lane =
                        builder.column(plants[i] + " to " + markets[j], freight * thousandMiles[i][j] / 1000, 0, FREE);
                builder.coefficient(supplyRows[i], lane, 1);
                builder.coefficient(demandRows[j], lane, 1);
            }
        }
        return builder.build();
    }

    /// A feasible and bounded program: rows hold at a drawn point, columns have two bounds or costs that point
    /// inwards.
    static Lp random(Random random, int rows, int columns, boolean maximise) {
        Lp.Builder builder = maximise ? Lp.maximise() : Lp.minimise();
        double inwards = maximise ? -1 : 1;
        double[] point = new double[columns];
        for (int j = 0; j < columns; j++) {
            point[j] = random.nextInt(3) == 0 ? 0 : Math.rint(random.nextGaussian() * 40) / 4;
            double cost = Math.rint(random.nextGaussian() * 100) / 10;
            switch (random.nextInt(4)) {
                case 0 -> builder.column("x" + j, inwards * Math.abs(cost), point[j] - random.nextInt(4), FREE);
                case 1 -> builder.column("x" + j, -inwards * Math.abs(cost), -FREE, point[j] + random.nextInt(4));
                case 2 -> builder.column("x" + j, cost, point[j], point[j]);
                default -> builder.column("x" + j, cost, point[j] - random.nextInt(9), point[j] + random.nextInt(9));
            }
        }
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            double activity = 0;
            for (int j = 0; j < columns; j++) {
                if (random.nextInt(3) == 0) {
                    matrix[i][j] = Math.rint(random.nextGaussian() * 20) / 4;
                    activity += matrix[i][j] * point[j];
                }
            }
            switch (random.nextInt(4)) {
                case 0 -> builder.row("r" + i, activity, activity);
                case 1 -> builder.row("r" + i, -FREE, activity + random.nextInt(5));
                case 2 -> builder.row("r" + i, activity - random.nextInt(5), FREE);
                default -> builder.row("r" + i, activity - random.nextInt(5), activity + random.nextInt(5));
            }
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                if (matrix[i][j] != 0) {
                    builder.coefficient(i, j, matrix[i][j]);
                }
            }
        }
        return builder.build();
    }

    /// The same program in other units: each row and column times a power of ten drawn from −span to span.
    static Lp scaled(Random random, Lp lp, double span) {
        Lp.Builder builder = lp.isMaximise() ? Lp.maximise() : Lp.minimise();
        double[] rowScales = new double[lp.rows()];
        for (int i = 0; i < lp.rows(); i++) {
            rowScales[i] = Math.pow(10, span * (2 * random.nextDouble() - 1));
            builder.row(lp.rowName(i), lp.rowLower(i) * rowScales[i], lp.rowUpper(i) * rowScales[i]);
        }
        for (int j = 0; j < lp.columns(); j++) {
            double scale = Math.pow(10, span * (2 * random.nextDouble() - 1));
            builder.column(lp.columnName(j), lp.cost(j) * scale, lp.columnLower(j) / scale, lp.columnUpper(j) / scale);
            for (int k = lp.columnStart(j); k < lp.columnStart(j + 1); k++) {
                int row = lp.entryRow(k);
                builder.coefficient(row, j, lp.entryValue(k) * scale * rowScales[row]);
            }
        }
        return builder.build();
    }
}
