package dev.chokepoint.exposure.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A multi-regional input–output table with the names of its rows and columns.
///
/// | symbol | meaning | shape, unit |
/// |---|---|---|
/// | Z\[i,j] | yearly sales of industry i to industry j | N × N, million currency a year |
/// | Y\[i,f] | yearly sales of industry i to final-demand column f | N × F, million currency a year |
/// | x\[i] | output, Σ_j Z\[i,j] + Σ_f Y\[i,f] | N, million currency a year |
///
/// Industries are region-major: industry = region · S + sector; final-demand columns are region · categories +
/// category. The matrices are handed over, not copied (a table of 8,000 industries is half a gigabyte); whoever
/// built the table must not write to them afterwards.
public final class IoTable {
    private final List<String> regions;
    private final List<String> sectors;
    private final List<String> categories;
    private final double[][] z;
    private final double[][] y;
    private final double[] output;
    private final Map<String, Integer> regionRows = new HashMap<>();
    private final Map<String, Integer> sectorRows = new HashMap<>();

    private IoTable(List<String> regions, List<String> sectors, List<String> categories, double[][] z, double[][] y) {
        this.regions = List.copyOf(regions);
        this.sectors = List.copyOf(sectors);
        this.categories = List.copyOf(categories);
        this.z = z;
        this.y = y;
        int n = regions.size() * sectors.size();
        int f = regions.size() * categories.size();
        requireShape("intermediate", z, n, n);
        requireShape("final demand", y, n, f);
        index("region", regions, regionRows);
        index("sector", sectors, sectorRows);
        output = new double[n];
        for (int i = 0; i < n; i++) {
            output[i] = sum(z[i]) + sum(y[i]);
            if (!Double.isFinite(output[i])) {
                throw new IllegalArgumentException(
                        "The output (" + output[i] + ") of (" + industry(i) + ") must be a finite number.");
            }
        }
    }

    /// A table over matrices that are handed over; they must have the shape the names give.
    public static IoTable of(
            List<String> regions, List<String> sectors, List<String> categories, double[][] z, double[][] y) {
        return new IoTable(regions, sectors, categories, z, y);
    }

    private static void index(String what, List<String> names, Map<String, Integer> rows) {
        for (int k = 0; k < names.size(); k++) {
            if (rows.put(names.get(k), k) != null) {
                throw new IllegalArgumentException("The " + what + " (" + names.get(k) + ") must be named once.");
            }
        }
    }

    private static void requireShape(String what, double[][] m, int rows, int columns) {
        if (m.length != rows) {
            throw new IllegalArgumentException(
                    "The " + what + " matrix has (" + m.length + ") rows; the names need (" + rows + ").");
        }
        for (double[] row : m) {
            if (row.length != columns) {
                throw new IllegalArgumentException("A row of the " + what + " matrix has (" + row.length
                        + ") columns; the names need (" + columns + ").");
            }
        }
    }

    private static double sum(double[] row) {
        double sum = 0;
        for (double v : row) {
            sum += v;
        }
        return sum;
    }

    public List<String> regions() {
        return regions;
    }

    public List<String> sectors() {
        return sectors;
    }

    public List<String> categories() {
        return categories;
    }

    /// The number of industries, regions × sectors.
    public int size() {
        return z.length;
    }

    /// The number of final-demand columns, regions × categories.
    public int finalColumns() {
        return regions.size() * categories.size();
    }

    /// The sales of industry `i` to every industry; not to be written to.
    public double[] sales(int i) {
        return z[i];
    }

    /// The sales of industry `i` to every final-demand column; not to be written to.
    public double[] finalSales(int i) {
        return y[i];
    }

    /// The yearly output of industry `i`.
    public double output(int i) {
        return output[i];
    }

    public double totalOutput() {
        return sum(output);
    }

    /// What industry `j` earns beyond its purchases: output less the sum of its column.
    public double[] valueAdded() {
        double[] added = output.clone();
        for (double[] row : z) {
            for (int j = 0; j < row.length; j++) {
                added[j] -= row[j];
            }
        }
        return added;
    }

    public int regionOf(int industry) {
        return industry / sectors.size();
    }

    public int sectorOf(int industry) {
        return industry % sectors.size();
    }

    public int industry(int region, int sector) {
        return region * sectors.size() + sector;
    }

    public OptionalInt findRegion(String name) {
        Integer row = regionRows.get(name);
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }

    public OptionalInt findSector(String name) {
        Integer row = sectorRows.get(name);
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /// The name of an industry, `region/sector`.
    public String industry(int i) {
        return regions.get(i / sectors.size()) + "/" + sectors.get(i % sectors.size());
    }

    /// The name of a final-demand column, `region/category`.
    public String finalColumn(int f) {
        return regions.get(f / categories.size()) + "/" + categories.get(f % categories.size());
    }

    public List<String> industries() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            names.add(industry(i));
        }
        return names;
    }
}
