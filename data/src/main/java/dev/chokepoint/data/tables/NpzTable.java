package dev.chokepoint.data.tables;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `NAME_input.npz` with `NAME_labels.txt` beside it.
///
/// The archive holds `Z`, `Y` (or `Z_milli`, `Y_milli`: thousandths as integers) and perhaps `x`; the
/// labels are
/// lines of tab-separated names that start with `regions`, `sectors` and `fd_categories`.
final class NpzTable {
    private static final double THOUSANDTHS = 1_000;

    private NpzTable() {}

    static Loaded<Optional<RawTable>> read(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path labels = file.resolveSibling(name.replaceFirst("(_input)?\\.npz$", "_labels.txt"));
        List<Problem> problems = new ArrayList<>();
        if (!Files.exists(labels)) {
            problems.add(Problem.error(
                    name,
                    0,
                    "labels",
                    labels.getFileName().toString(),
                    "the file with the labels must stand beside it"));
            return new Loaded<>(Optional.empty(), problems);
        }
        List<String> regions = List.of();
        List<String> sectors = List.of();
        List<String> categories = List.of();
        int line = 0;
        for (String text : Files.readAllLines(labels)) {
            line++;
            List<String> cells = List.of(text.split("\t", -1));
            List<String> names = cells.subList(1, cells.size());
            switch (cells.getFirst()) {
                case "regions" -> regions = names;
                case "sectors" -> sectors = names;
                case "fd_categories" -> categories = names;
                default -> {
                    if (!text.isBlank()) {
                        problems.add(Problem.warning(
                                labels.getFileName().toString(),
                                line,
                                "",
                                cells.getFirst(),
                                "expected regions, sectors or fd_categories"));
                    }
                }
            }
        }
        try (Npz npz = Npz.open(file)) {
            boolean milli = npz.has("Z_milli");
            double[][] z = npz.matrix(milli ? "Z_milli" : "Z");
            double[][] y = npz.matrix(milli ? "Y_milli" : "Y");
            if (milli) {
                scale(z);
                scale(y);
            }
            double[] x = npz.has("x") ? npz.vector("x") : new double[0];
            int n = regions.size() * sectors.size();
            int f = regions.size() * categories.size();
            String found = z.length + " x " + columns(z) + " and " + y.length + " x " + columns(y);
            if (z.length != n
                    || columns(z) != n
                    || y.length != n
                    || columns(y) != f
                    || (x.length != 0 && x.length != n)) {
                problems.add(Problem.error(
                        name,
                        0,
                        "shape",
                        found,
                        "the labels need matrices of " + n + " x " + n + " and " + n + " x " + f));
                return new Loaded<>(Optional.empty(), problems);
            }
            return new Loaded<>(Optional.of(new RawTable(regions, sectors, categories, z, y, x)), problems);
        }
    }

    private static int columns(double[][] m) {
        return m.length == 0 ? 0 : m[0].length;
    }

    private static void scale(double[][] m) {
        for (double[] row : m) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= THOUSANDTHS;
            }
        }
    }
}
