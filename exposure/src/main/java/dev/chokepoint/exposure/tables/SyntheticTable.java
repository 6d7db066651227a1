package dev.chokepoint.exposure.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Makes made-up tables that have the shape of real ones; for examples, tests and benchmarks, never for
/// findings.
///
/// Regions and sectors have sizes spread over two orders of magnitude; every sector has a recipe of inputs; a
/// region buys about three quarters at home and the rest abroad by size; value added is 35 to 65 % of output.
/// Cells are thousandths of a million, so that a table written as text reads back the same.
public final class SyntheticTable {
    private SyntheticTable() {}

    /// A table of `regions` × `sectors` industries with `categories` final-demand columns a region; the
    /// same seed gives the same table.
    public static IoTable of(int regions, int sectors, int categories, long seed) {
        if (regions < 1 || sectors < 1 || categories < 1) {
            throw new IllegalArgumentException("The numbers of regions (" + regions + "), sectors (" + sectors
                    + ") and categories (" + categories + ") must be at least 1.");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int n = regions * sectors;
        double[] regionSize = sizes(random, regions);
        double[] sectorSize = sizes(random, sectors);
        double[] target = new double[n];
        for (int i = 0; i < n; i++) {
            target[i] = 1_000 * regionSize[i / sectors] * sectorSize[i % sectors] * (0.5 + random.nextDouble());
        }
        double[][] recipe = recipes(random, sectors);
        double[][] z = new double[n][n];
        double[][] y = new double[n][regions * categories];
        double[] fromRegion = new double[regions];
        for (int j = 0; j < n; j++) {
            double inputs = target[j] * (0.35 + 0.3 * random.nextDouble());
            for (int s = 0; s < sectors; s++) {
                if (recipe[s][j % sectors] == 0) {
                    continue;
                }
                regionShares(random, regionSize, j / sectors, fromRegion);
                for (int r = 0; r < regions; r++) {
                    z[r * sectors + s][j] = thousandths(inputs * recipe[s][j % sectors] * fromRegion[r]);
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double sold = 0;
            for (double v : z[i]) {
                sold += v;
            }
            // What industries do not buy goes to final demand; at least a tenth of the target, so that all sell some.
            double left = Math.max(target[i] - sold, 0.1 * target[i]);
            regionShares(random, regionSize, i / sectors, fromRegion);
            for (int r = 0; r < regions; r++) {
                double[] split = sizes(random, categories);
                double whole = 0;
                for (double v : split) {
                    whole += v;
                }
                for (int c = 0; c < categories; c++) {
                    y[i][r * categories + c] = thousandths(left * fromRegion[r] * split[c] / whole);
                }
            }
        }
        return IoTable.of(names("R%02d", regions), names("s%03d", sectors), names("f%d", categories), z, y);
    }

    private static double[] sizes(SplittableRandom random, int count) {
        double[] sizes = new double[count];
        for (int k = 0; k < count; k++) {
            sizes[k] = Math.exp(2.3 * (2 * random.nextDouble() - 1));
        }
        return sizes;
    }

    private static double[][] recipes(SplittableRandom random, int sectors) {
        double[][] recipe = new double[sectors][sectors];
        for (int j = 0; j < sectors; j++) {
            double whole = 0;
            for (int s = 0; s < sectors; s++) {
                // Three in four inputs are used, with very unequal weights; a sector always uses its own product.
                recipe[s][j] = s == j || random.nextDouble() < 0.75 ? Math.pow(random.nextDouble(), 3) + 0.01 : 0;
                whole += recipe[s][j];
            }
            for (int s = 0; s < sectors; s++) {
                recipe[s][j] /= whole;
            }
        }
        return recipe;
    }

    private static void regionShares(SplittableRandom random, double[] size, int home, double[] into) {
        double whole = 0;
        for (int r = 0; r < size.length; r++) {
            into[r] = size[r] * (0.2 + random.nextDouble());
            whole += into[r];
        }
        double abroad = size.length == 1 ? 0 : 0.1 + 0.3 * random.nextDouble();
        for (int r = 0; r < size.length; r++) {
            into[r] = abroad * into[r] / whole;
        }
        into[home] += 1 - abroad;
    }

    private static double thousandths(double value) {
        return Math.rint(value * 1_000) / 1_000;
    }

    private static List<String> names(String format, int count) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            names.add(String.format(Locale.ROOT, format, k));
        }
        return names;
    }
}
