package dev.chokepoint.data.indicators;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.files.CsvFault;
import dev.chokepoint.exposure.indicators.EuCriticality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What materials are used for: CSV with the columns `item,sector,share,value_added`.
///
/// Shares are 0 to 1 (or `lo..hi`), value added is in any one currency unit.
///
/// @param uses by item
public record EndUses(Map<String, List<EuCriticality.Use>> uses) {
    public EndUses {
        uses = Map.copyOf(uses);
    }

    /// Reads end uses; rows that cannot be read are left out, each with a problem.
    public static Loaded<EndUses> read(Path path) {
        String file = String.valueOf(path.getFileName());
        List<Problem> problems = new ArrayList<>();
        Map<String, List<EuCriticality.Use>> uses = new LinkedHashMap<>();
        if (!Files.isRegularFile(path)) {
            problems.add(Problem.error(file, 0, "", path.toString(), "there is no such file"));
            return new Loaded<>(new EndUses(uses), problems);
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(path)) {
            for (NamedCsvRecord r : csv) {
                int line = (int) r.getStartingLineNumber();
                if (!r.getHeader().containsAll(List.of("item", "sector", "share", "value_added"))) {
                    problems.add(Problem.error(
                            file,
                            1,
                            "header",
                            String.join(",", r.getHeader()),
                            "expected item,sector,share,value_added"));
                    break;
                }
                if (r.getFieldCount() != r.getHeader().size()) {
                    problems.add(IndicatorTable.wrongCount(file, line, r));
                    continue;
                }
                try {
                    Uncertain share = Uncertain.parse(r.getField("share"), Interval.SHARE);
                    double added = amount(r.getField("value_added").strip());
                    if (share.lo() < 0 || share.hi() > 1 || !(added >= 0)) {
                        throw new IllegalArgumentException("a share must be 0 to 1 and a value added not negative");
                    }
                    uses.computeIfAbsent(r.getField("item").strip(), k -> new ArrayList<>())
                            .add(new EuCriticality.Use(r.getField("sector").strip(), share, added));
                } catch (IllegalArgumentException e) {
                    problems.add(Problem.error(file, line, "share, value_added", "", String.valueOf(e.getMessage())));
                }
            }
        } catch (IOException | CsvParseException e) {
            problems.add(Problem.error(file, 0, "", "", "could not be read: " + CsvFault.words(e)));
        }
        return new Loaded<>(new EndUses(uses), problems);
    }

    private static double amount(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The value added (" + text + ") must be a number.", e);
        }
    }

    /// The value added of the largest sector in the file.
    public double largestValueAdded() {
        return uses.values().stream()
                .flatMap(List::stream)
                .mapToDouble(EuCriticality.Use::valueAdded)
                .max()
                .orElse(0);
    }
}
