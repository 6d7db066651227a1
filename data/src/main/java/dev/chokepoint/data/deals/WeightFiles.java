package dev.chokepoint.data.deals;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.TableReader;
import dev.chokepoint.data.files.TableSchema;
import dev.chokepoint.deals.weights.RevealedWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a file of weights that `deals ask` wrote: the interval of each weight, with the day and who answered.
public final class WeightFiles {
    /// The columns of the file.
    public static final List<String> COLUMNS = List.of("side", "concession", "low_usd", "high_usd", "answered", "by");

    private WeightFiles() {}

    /// A weight that a side put on keeping a control.
    public record Answered(String side, String concession, RevealedWeights.Interval weight) {}

    /// The weights of a file.
    public static Loaded<List<Answered>> read(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        Problems problems = new Problems();
        TableSchema schema = new TableSchema(
                "weights",
                List.of("side", "concession"),
                COLUMNS.stream()
                        .map(c -> new TableSchema.Column(
                                c, TableSchema.Type.TEXT, "", List.of(), c.equals("by"), false, false))
                        .toList(),
                Map.of());
        List<Answered> all = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Row row : TableReader.read(folder, absolute, schema, problems)) {
            double low = usd(row, "low_usd", problems);
            double high = usd(row, "high_usd", problems);
            if (high < low) {
                problems.add(Problem.error(
                        row.file(),
                        row.line(),
                        "high_usd",
                        row.get("high_usd"),
                        "The upper end must not be below the lower one (" + row.get("low_usd") + ")."));
            }
            if (!seen.add(row.get("side") + " " + row.get("concession"))) {
                problems.add(Problem.error(
                        row.file(),
                        row.line(),
                        "concession",
                        row.get("concession"),
                        "The weight of a concession must be stated once."));
            }
            all.add(new Answered(
                    row.get("side"), row.get("concession"), new RevealedWeights.Interval(low, Math.max(low, high))));
        }
        return new Loaded<>(List.copyOf(all), problems.sorted());
    }

    private static double usd(Row row, String column, Problems problems) {
        double usd;
        try {
            usd = Double.parseDouble(row.get(column));
        } catch (NumberFormatException e) {
            usd = Double.NaN;
        }
        if (!(usd >= 0 && usd < Double.POSITIVE_INFINITY)) {
            problems.add(Problem.error(
                    row.file(),
                    row.line(),
                    column,
                    row.get(column),
                    "A weight must be an amount in USD of 0 or above."));
            return 0;
        }
        return usd;
    }
}
