package dev.chokepoint.data.tables;

import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.tables.IoTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what comes out of the economy-wide simulation, and tables in the plain layout.
public final class SeriesWriter {
    private static final int BUFFER = 1 << 20;

    private SeriesWriter() {}

    /// Writes `series.csv`: one header row; then per step its number from 0, the realised production of every
    /// industry and the unmet final demand of every column, in the order of the table, in million currency a
    /// step.
    public static void series(ArioRun run, Path file) {
        AtomicFile.write(file, out -> {
            BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
            series(run, text);
            text.flush();
        });
    }

    private static void series(ArioRun run, BufferedWriter out) throws IOException {
        IoTable table = run.table();
        StringBuilder line = new StringBuilder("step");
        for (int i = 0; i < table.size(); i++) {
            line.append(',').append(quoted("production_realised:" + table.industry(i)));
        }
        for (int f = 0; f < table.finalColumns(); f++) {
            line.append(',').append(quoted("final_demand_unmet:" + table.finalColumn(f)));
        }
        out.append(line.append('\n'));
        for (int t = 0; t < run.steps(); t++) {
            line.setLength(0);
            line.append(t);
            numbers(line, run.production(t));
            numbers(line, run.unmet(t));
            out.append(line.append('\n'));
        }
    }

    private static void numbers(StringBuilder line, double[] values) {
        for (double v : values) {
            line.append(',').append(v);
        }
    }

    /// Writes a table as `Z.csv` and `Y.csv`, which [TableReader] reads back to the same numbers.
    public static void table(IoTable table, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (BufferedWriter z = Files.newBufferedWriter(folder.resolve("Z.csv"));
                BufferedWriter y = Files.newBufferedWriter(folder.resolve("Y.csv"))) {
            z.append("region,sector");
            y.append("region,sector");
            for (int j = 0; j < table.size(); j++) {
                z.append(',').append(quoted(table.industry(j)));
            }
            for (int f = 0; f < table.finalColumns(); f++) {
                y.append(',').append(quoted(table.finalColumn(f)));
            }
            for (int i = 0; i < table.size(); i++) {
                String name = '\n'
                        + quoted(table.regions().get(table.regionOf(i)))
                        + ','
                        + quoted(table.sectors().get(table.sectorOf(i)));
                StringBuilder line = new StringBuilder(name);
                numbers(line, table.sales(i));
                z.append(line);
                line.setLength(0);
                line.append(name);
                numbers(line, table.finalSales(i));
                y.append(line);
            }
            z.append('\n');
            y.append('\n');
        }
    }

    /// A field of a CSV file, in quotes where it needs them.
    public static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
