package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.controls.check.CaseCheck;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Gap;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.shipment.OpenPoint;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.data.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Determines a table of shipments row by row, so that its size does not matter.
public final class Batch {
    static final List<String> HEAD = List.of(
            "case_id",
            "status",
            "measures",
            "dormant",
            "not_yet",
            "interpretations",
            "missing",
            "next_change",
            "why",
            "suggestions",
            "by_rules",
            "possible_answers",
            "gaps",
            "not_understood");
    static final List<String> REJECTS_HEAD = List.of("line", "case_id", "field", "value", "reason");

    private Batch() {}

    /// What came of a table.
    ///
    /// @param rejected rows in the file of rejects
    /// @param unknownItems rows of those that have an answer, but an item nothing is known of
    /// @param compared rows that hold an expected status
    /// @param agreed rows of those whose status is the expected one and whose measures hold the expected ones
    /// @param limited rows of those whose rules say the expected, and whose answer says less because not all with
    ///     a say is held or confirmed
    /// @param disagreements what differs, for the first rows that do
    public record Summary(
            long rows,
            long rejected,
            long unknownItems,
            Path rejects,
            long compared,
            long agreed,
            long limited,
            long sameMeasures,
            List<String> disagreements) {
        public Summary {
            disagreements = List.copyOf(disagreements);
        }
    }

    /// Reads `in`, writes one answer a row to `out` and the rows that cannot be read to a file beside it.
    ///
    /// Both are CSV, or XLSX where the name ends so.
    public static Summary run(
            DeterminationEngine engine, Path in, Path out, LocalDate today, boolean explain, LongConsumer progress) {
        return run(engine, in, out, today, explain, progress, (row, d) -> {});
    }

    /// As [#run(DeterminationEngine, Path, Path, LocalDate, boolean, LongConsumer)]; `keep` gets each row
    /// with its answer.
    public static Summary run(
            DeterminationEngine engine,
            Path in,
            Path out,
            LocalDate today,
            boolean explain,
            LongConsumer progress,
            BiConsumer<Map<String, String>, Determination> keep) {
        ShipmentRows reader = new ShipmentRows(engine.ledger().reference(), today);
        Path rejects = out.resolveSibling(out.getFileName() + ".rejects.csv");
        Tally tally = new Tally();
        try (SheetReader rows = SheetReader.open(in);
                SheetWriter answers = SheetWriter.create(out, HEAD);
                SheetWriter rejected = SheetWriter.create(rejects, REJECTS_HEAD);
                ExecutorService worker = Executors.newSingleThreadExecutor(Batch::helper)) {
            require(in, rows.header());
            TableLines lines = new TableLines(rows.iterator());
            // One thread reads and writes, another one answers; answers come back in the order of the rows.
            ArrayDeque<Future<List<Row>>> asked = new ArrayDeque<>();
            boolean more = true;
            while (more || !asked.isEmpty()) {
                if (more) {
                    List<Row> rowsRead = new ArrayList<>(CHUNK);
                    more = read(lines, rowsRead);
                    asked.add(worker.submit(() -> {
                        rowsRead.forEach(row -> row.answer(engine, reader, explain));
                        return rowsRead;
                    }));
                }
                if (asked.size() > AHEAD || (!more && !asked.isEmpty())) {
                    for (Row row : Tasks.result(asked.remove(), "The batch")) {
                        row.write(answers, rejected, keep, tally);
                        if (tally.written % 10_000 == 0) {
                            progress.accept(tally.written);
                        }
                    }
                }
            }
            answers.commit();
            if (tally.rejected > 0) {
                rejected.commit();
            } else {
                Files.deleteIfExists(rejects);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SheetReader.UnreadableException e) {
            throw new IllegalArgumentException(in + (e.line() > 0 ? ":" + e.line() : "") + ": " + e.getMessage(), e);
        }
        return new Summary(
                tally.written,
                tally.rejected,
                tally.unknownItems,
                rejects,
                tally.compared,
                tally.agreed,
                tally.limited,
                tally.same,
                tally.disagreements);
    }

    private static final int CHUNK = 512;
    private static final int AHEAD = 6;

    private static Thread helper(Runnable work) {
        Thread thread = new Thread(work, "determinations");
        thread.setDaemon(true);
        return thread;
    }

    /// Reads the next rows; false at the end of the table.
    private static boolean read(TableLines lines, List<Row> into) {
        while (into.size() < CHUNK) {
            Optional<TableLines.Entry> entry = lines.next();
            if (entry.isEmpty()) {
                return false;
            }
            into.add(new Row(entry.get()));
        }
        return true;
    }

    static void require(Path in, List<String> header) {
        List<String> lacks = new ArrayList<>();
        if (!header.contains("item") && !header.contains("attributes")) {
            lacks.add("item");
        }
        if (!header.contains("origin") && !header.contains("exporter")) {
            lacks.add("exporter");
        }
        if (!header.contains("destination")) {
            lacks.add("destination");
        }
        if (!lacks.isEmpty()) {
            throw new IllegalArgumentException("The table (" + in + ") lacks the column "
                    + String.join(" and the column ", lacks) + "; it has " + String.join(", ", header) + "."
                    + "\nMaybe rename a column; known are case_id, " + String.join(", ", ShipmentRows.COLUMNS) + ".");
        }
    }

    private static final class Tally {
        private long written;
        private long rejected;
        private long unknownItems;
        private long compared;
        private long agreed;
        private long limited;
        private long same;
        private final List<String> disagreements = new ArrayList<>();
    }

    /// A row of the table on its way from reader to writer.
    private static final class Row {
        private final SheetReader.Line line;
        private final String id;
        private @Nullable Determination determination;
        private List<String> answer = List.of();
        private List<Object> rejection = List.of();

        private Row(TableLines.Entry entry) {
            this.line = entry.line();
            this.id = entry.id();
            if (!entry.problem().isEmpty()) {
                reject("", "", "", entry.problem());
            }
        }

        private void reject(String caseId, String field, String value, String reason) {
            rejection = List.of(line.number(), caseId, field, value, reason);
        }

        private void answer(DeterminationEngine engine, ShipmentRows reader, boolean explain) {
            if (!rejection.isEmpty()) {
                return;
            }
            try {
                Shipment shipment = reader.shipment(line.fields());
                Determination d = engine.determine(shipment);
                determination = d;
                answer = line(id, d, explain);
                if (!d.itemUnderstood() && d.limits().byRules().outcome() == Outcome.INDETERMINATE) {
                    reject(id, "item", shipment.item(), unknownItem(d));
                }
            } catch (ShipmentRows.Rejected e) {
                reject(id, e.field(), e.value(), e.expected());
            }
        }

        private void write(
                SheetWriter answers,
                SheetWriter rejected,
                BiConsumer<Map<String, String>, Determination> keep,
                Tally tally) {
            tally.written++;
            Determination d = determination;
            if (d != null) {
                answers.write(answer);
                keep.accept(line.fields(), d);
                compare(id, line.fields(), d, tally);
                tally.unknownItems += rejection.isEmpty() ? 0 : 1;
            }
            if (!rejection.isEmpty()) {
                tally.rejected++;
                rejected.write(rejection);
            }
        }
    }

    static String unknownItem(Determination d) {
        return "Nothing in the ledger is called so; the answer is " + d.outcome() + ". "
                + (d.suggestions().isEmpty()
                        ? "State its attributes, or cncl=none or eccn=EAR99 where it is on no list."
                        : "Maybe " + suggestions(d) + "; confirm by its attributes.");
    }

    /// What the item may be, with codes and scores, for one cell.
    private static String suggestions(Determination d) {
        StringBuilder out = new StringBuilder();
        for (Suggestion<Reference.KnownItem> s : d.suggestions()) {
            out.append(out.isEmpty() ? "" : "; ").append(s.means().name());
            if (!s.means().codes().isEmpty()) {
                out.append(" [");
                out.append(String.join(
                        " ", s.means().codes().stream().map(Object::toString).toList()));
                out.append(']');
            }
            out.append(String.format(Locale.ROOT, " %.2f", s.score()));
        }
        return out.toString();
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
                explain ? deep(d.explanation()) : why(d),
                suggestions(d),
                d.limits().byRules().outcome().name(),
                branches(d),
                String.join("; ", d.limits().gaps().stream().map(Gap::words).toList()),
                String.join(
                        "; ",
                        d.limits().notUnderstood().stream().map(OpenPoint::text).toList()));
    }

    /// The possible answers where a change is not confirmed, in one cell.
    private static String branches(Determination d) {
        return String.join(
                "; ",
                d.limits().branches().stream()
                        .map(b -> b.answer().outcome() + " if " + String.join(", and ", b.ifSo()))
                        .toList());
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
        boolean limited = CaseCheck.isLimited(d, expected);
        boolean agrees = (limited || d.outcome().name().equals(expected)) && have.containsAll(want);
        if (agrees) {
            tally.agreed++;
            tally.limited += limited ? 1 : 0;
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
