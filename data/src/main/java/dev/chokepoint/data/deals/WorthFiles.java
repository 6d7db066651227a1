package dev.chokepoint.data.deals;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.TableReader;
import dev.chokepoint.data.files.TableSchema;
import dev.chokepoint.deals.giving.TabledConcession;
import dev.chokepoint.deals.giving.Worth;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what a world says that concessions of the record are worth: `talk,concession,receiver_usd,giver_usd`.
///
/// `receiver_usd` is what the receiver gains, `giver_usd` what it costs the giver; values must be those of the eve.
public final class WorthFiles {
    private static final List<String> COLUMNS = List.of("talk", "concession", "receiver_usd", "giver_usd");

    private WorthFiles() {}

    /// Reads a file; a line with an error is left out and told.
    public static Loaded<Map<TabledConcession.Key, Worth.Valued>> load(Path file) {
        Problems problems = new Problems();
        TableSchema schema = new TableSchema(
                "values",
                List.of("talk", "concession"),
                COLUMNS.stream()
                        .map(c -> new TableSchema.Column(c, TableSchema.Type.TEXT, "", List.of(), false, false, false))
                        .toList(),
                Map.of());
        Path absolute = file.toAbsolutePath();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        Map<TabledConcession.Key, Worth.Valued> all = new LinkedHashMap<>();
        for (Row row : TableReader.read(folder, absolute, schema, problems)) {
            Optional<Double> receiver = number(row, "receiver_usd", problems);
            Optional<Double> giver = number(row, "giver_usd", problems);
            if (receiver.isEmpty() || giver.isEmpty()) {
                continue;
            }
            TabledConcession.Key key = new TabledConcession.Key(row.get("talk"), row.get("concession"));
            if (all.putIfAbsent(key, new Worth.Valued(receiver.get(), giver.get())) != null) {
                problems.error(row, "concession", "Every concession of a talk must stand once.");
            }
        }
        return new Loaded<>(all, problems.sorted());
    }

    private static Optional<Double> number(Row row, String field, Problems problems) {
        try {
            double number = Double.parseDouble(row.get(field));
            if (Double.isFinite(number)) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        problems.error(row, field, "An amount of USD such as -1.2e9 was expected.");
        return Optional.empty();
    }
}
