package dev.chokepoint.bench;

import dev.chokepoint.data.tables.SeriesWriter;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.SyntheticTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Makes the made-up table of `examples/ario`, which has the shape of a real one and the numbers of none.
public final class MakeExampleTable {
    private static final long SEED = 20_250_404L;

    private MakeExampleTable() {}

    /// Writes the table into the folder that is given.
    public static void main(String[] args) throws IOException {
        List<String> regions = List.of("Norland", "Sudland", "Westland", "Ostland", "Elsewhere");
        List<String> sectors = List.of(
                "mining", "refining", "chemicals", "electronics", "machinery", "construction", "transport", "services");
        List<String> categories = List.of("households", "investment");
        IoTable made = SyntheticTable.of(regions.size(), sectors.size(), categories.size(), SEED);
        double[][] z = new double[made.size()][];
        double[][] y = new double[made.size()][];
        for (int i = 0; i < made.size(); i++) {
            z[i] = made.sales(i);
            y[i] = made.finalSales(i);
        }
        SeriesWriter.table(IoTable.of(regions, sectors, categories, z, y), Path.of(args[0]));
    }
}
