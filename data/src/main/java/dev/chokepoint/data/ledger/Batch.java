package dev.chokepoint.data.ledger;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.Determination;
import dev.chokepoint.controls.DeterminationEngine;
import dev.chokepoint.controls.Shipment;
import dev.chokepoint.controls.StatusEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/// Determines a table of shipments row by row, so that its size does not matter.
public final class Batch {
    private static final List<String> HEAD = List.of(
            "case_id", "status", "measures", "dormant", "not_yet", "interpretations", "missing", "next_change", "why");

    private Batch() {}

    /// What came of a table.
    ///
    /// @param compared rows that hold an expected status
    /// @param agreed rows of those whose status is the expected one and whose measures hold the expected ones
    /// @param disagreements what differs, for the first rows that do
    public record Summary(
            long rows,
            long rejected,
            Path rejects,
            long compared,
            long agreed,
            long sameMeasures,
            List<String> disagreements) {
        public Summary {
            disagreements = List.copyOf(disagreements);
        }
    }

    /// Reads `in`, writes one answer a row to `out` and the rows that cannot be read to a file beside it.
    public static Summary run(
            DeterminationEngine engine, Path in, Path out, LocalDate today, boolean explain, LongConsumer progress) {
        ShipmentRows reader = new ShipmentRows(engine.ledger().reference(), today);
        Path rejects = out.resolveSibling(out.getFileName() + ".rejects.csv");
        Path part = out.resolveSibling("." + out.getFileName() + ".part");
        Path partRejects = out.resolveSibling("." + rejects.getFileName() + ".part");
        Tally tally = new Tally();
        try {
            Path folder = out.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8);
                    CsvWriter answers = CsvWriter.builder().build(part, StandardCharsets.UTF_8);
                    CsvWriter rejected = CsvWriter.builder().build(partRejects, StandardCharsets.UTF_8)) {
                answers.writeRecord(HEAD);
                rejected.writeRecord("line", "case_id", "field", "value", "reason");
                for (NamedCsvRecord record : rows) {
                    row(engine, reader, record, answers, rejected, explain, tally);
                    if (tally.rows % 10_000 == 0) {
                        progress.accept(tally.rows);
                    }
                }
            }
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
            if (tally.rejected > 0) {
                Files.move(partRejects, rejects, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(partRejects);
                Files.deleteIfExists(rejects);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("The table (" + in + ") must be CSV: " + e.getMessage(), e);
        }
        return new Summary(
                tally.rows, tally.rejected, rejects, tally.compared, tally.agreed, tally.same, tally.disagreements);
    }

    private static final class Tally {
        private long rows;
        private long rejected;
        private long compared;
        private long agreed;
        private long same;
        private final List<String> disagreements = new ArrayList<>();
    }

    private static void row(
            DeterminationEngine engine,
            ShipmentRows reader,
            NamedCsvRecord record,
            CsvWriter answers,
            CsvWriter rejected,
            boolean explain,
            Tally tally) {
        tally.rows++;
        Map<String, String> fields = new LinkedHashMap<>(record.getFieldsAsMap());
        String id = fields.getOrDefault("case_id", Long.toString(tally.rows));
        try {
            Shipment shipment = reader.shipment(fields);
            Determination d = engine.determine(shipment);
            answers.writeRecord(line(id, d, explain));
            compare(id, fields, d, tally);
        } catch (ShipmentRows.Rejected e) {
            tally.rejected++;
            rejected.writeRecord(Long.toString(record.getStartingLineNumber()), id, e.field(), e.value(), e.expected());
        }
    }

    /// The answer as a row of the output table.
    static List<String> line(String id, Determination d, boolean explain) {
        List<String> dormant = d.dormant().stream()
                .map(Determination.Dormant::measure)
                .distinct()
                .toList();
        List<String> notYet = d.notYet().stream()
                .map(Determination.NotYet::measure)
                .distinct()
                .toList();
        String next = switch (d.nextChange()) {
            case Determination.NextChange.None none -> "";
            case Determination.NextChange.On on -> on.day() + " " + on.outcome();
        };
        return List.of(
                id,
                d.outcome().name(),
                String.join(";", d.measures()),
                String.join(";", dormant),
                String.join(";", notYet),
                String.join(";", d.interpretations()),
                String.join(";", d.missing()),
                next,
                explain ? deep(d.explanation()) : why(d));
    }

    /// The reason in one sentence or two.
    public static String why(Determination d) {
        List<String> parts = new ArrayList<>();
        d.controlling().forEach(f -> parts.add(f.measure() + ": " + f.words()));
        d.dormant()
                .forEach(s -> parts.add(s.measure() + " is suspended"
                        + (s.revives().equals(StatusEvent.OPEN) ? "" : " until it revives on " + s.revives())));
        d.notYet().forEach(n -> parts.add(n.measure() + " starts on " + n.starts()));
        d.nearMisses().stream().limit(3).forEach(m -> parts.add("not " + m.measure() + ": " + m.why()));
        if (parts.isEmpty()) {
            parts.add(d.outcome().sentence());
        }
        return String.join(". ", parts);
    }

    private static String deep(Explanation e) {
        StringBuilder out = new StringBuilder(e.what()).append(": ").append(e.value());
        if (!e.because().isEmpty()) {
            out.append(" (").append(e.because()).append(")");
        }
        e.parts().forEach(p -> out.append(" | ").append(deep(p)));
        return out.toString();
    }

    private static void compare(String id, Map<String, String> fields, Determination d, Tally tally) {
        String expected = fields.getOrDefault("expected_status", "").strip();
        if (expected.isEmpty()) {
            return;
        }
        tally.compared++;
        Set<String> want = new HashSet<>();
        for (String m : fields.getOrDefault("expected_measures", "").split(";")) {
            if (!m.isBlank()) {
                want.add(m.strip());
            }
        }
        Set<String> have = new HashSet<>(d.measures());
        boolean agrees = d.outcome().name().equals(expected) && have.containsAll(want);
        if (agrees) {
            tally.agreed++;
        }
        if (have.equals(want)) {
            tally.same++;
        }
        if ((!agrees || !have.equals(want)) && tally.disagreements.size() < 100) {
            tally.disagreements.add(id + ": " + (agrees ? "more measures: " : "") + d.outcome() + " "
                    + String.join(";", d.measures()) + ", expected " + expected + " " + String.join(";", want));
        }
    }
}
