package dev.chokepoint.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A row of the table of kept ratios in docs/benchmarks.md.
///
/// @param kept what it was when it was written down
/// @param tolerance how much worse it may be, as a share of what was kept
record KeptRatio(String name, double kept, double tolerance) {
    private static final String HEADING = "## Kept ratios";

    /// The rows of the table, in their order.
    static List<KeptRatio> read(Path page) throws IOException {
        List<KeptRatio> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("## ")) {
                inTable = line.equals(HEADING);
            } else if (inTable && line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                rows.add(new KeptRatio(
                        cells[1].replace("`", "").strip(),
                        Double.parseDouble(cells[3].strip()),
                        Double.parseDouble(cells[4].replace("%", "").strip()) / 100));
            }
        }
        return rows;
    }

    /// Whether a measured ratio is no worse than the tolerance allows.
    boolean allows(double measured, boolean smallerIsBetter) {
        return smallerIsBetter ? measured <= kept * (1 + tolerance) : measured >= kept * (1 - tolerance);
    }
}
