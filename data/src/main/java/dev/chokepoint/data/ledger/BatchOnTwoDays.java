package dev.chokepoint.data.ledger;

import dev.chokepoint.controls.changes.AnswerDifference;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.data.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Asks each row of a table of shipments on two days, and tells the rows whose answers differ and why.
///
/// The days take the place of what the rows state as `event_date`; what may be known is what each row states, or one
/// day for all.
public final class BatchOnTwoDays {
    /// So many rows that differ are told; all are in the file of answers.
    private static final int MOST_TOLD = 1_000;

    private final DeterminationEngine engine;
    private final LocalDate first;
    private final LocalDate second;
    private final Optional<LocalDate> known;
    private final ShipmentRows reader;

    /// Asks on two days.
    ///
    /// @param known a knowledge date in place of what rows state
    /// @param today what may be known where neither says so
    public BatchOnTwoDays(
            DeterminationEngine engine, LocalDate first, LocalDate second, Optional<LocalDate> known, LocalDate today) {
        this.engine = engine;
        this.first = first;
        this.second = second;
        this.known = known;
        this.reader = new ShipmentRows(engine.ledger().reference(), today);
    }

    /// A row whose answers differ.
    public record Differing(String id, Shipment shipment, Outcome before, Outcome after, List<String> why) {
        public Differing {
            why = List.copyOf(why);
        }
    }

    /// A row that cannot be read, or whose item is not understood.
    public record RejectedRow(long line, String id, String field, String value, String reason) {}

    /// What came of a table.
    ///
    /// @param differing how many rows have answers that differ
    /// @param told the first of them
    /// @param rejected how many rows were rejected
    /// @param rejections the first of them
    public record Summary(
            long rows, long differing, List<Differing> told, long rejected, List<RejectedRow> rejections) {
        public Summary {
            told = List.copyOf(told);
            rejections = List.copyOf(rejections);
        }
    }

    private static final class Tally {
        private long rows;
        private long rejected;
        private long differing;
        private final List<Differing> told = new ArrayList<>();
        private final List<RejectedRow> rejections = new ArrayList<>();

        private Summary summary() {
            return new Summary(rows, differing, told, rejected, rejections);
        }
    }

    /// Where the answers of a table go.
    private interface Sink {
        void answer(List<String> cells);

        void reject(RejectedRow row);
    }

    /// The file in which the rows stand that were rejected, beside the answers.
    public static Path rejects(Path out) {
        return out.resolveSibling(out.getFileName() + ".rejects.csv");
    }

    /// Reads `in`, writes both answers of each row to `out` and the rows that cannot be read to a file beside it.
    ///
    /// @param keep gets each row, on each of the days, with its answer
    public Summary run(Path in, Path out, BiConsumer<Map<String, String>, Determination> keep) {
        Path rejects = rejects(out);
        try (SheetWriter answers = SheetWriter.create(out, head());
                SheetWriter rejected = SheetWriter.create(rejects, Batch.REJECTS_HEAD)) {
            Summary summary = ask(
                    in,
                    new Sink() {
                        @Override
                        public void answer(List<String> cells) {
                            answers.write(cells);
                        }

                        @Override
                        public void reject(RejectedRow row) {
                            rejected.write(List.of(row.line(), row.id(), row.field(), row.value(), row.reason()));
                        }
                    },
                    keep);
            answers.commit();
            if (summary.rejected() > 0) {
                rejected.commit();
            } else {
                Files.deleteIfExists(rejects);
            }
            return summary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads `in` and tells what differs, without writing the answers.
    public Summary run(Path in) {
        return ask(
                in,
                new Sink() {
                    @Override
                    public void answer(List<String> cells) {
                        // What differs is told in the summary.
                    }

                    @Override
                    public void reject(RejectedRow row) {
                        // As above.
                    }
                },
                (row, d) -> {});
    }

    private Summary ask(Path in, Sink sink, BiConsumer<Map<String, String>, Determination> keep) {
        Tally tally = new Tally();
        try (SheetReader rows = SheetReader.open(in)) {
            Batch.require(in, rows.header());
            TableLines lines = new TableLines(rows.iterator());
            // Row by row, so that the size of the table does not matter.
            for (Optional<TableLines.Entry> e = lines.next(); e.isPresent(); e = lines.next()) {
                row(e.get(), sink, keep, tally);
            }
        } catch (SheetReader.UnreadableException e) {
            throw new IllegalArgumentException(in + (e.line() > 0 ? ":" + e.line() : "") + ": " + e.getMessage(), e);
        }
        return tally.summary();
    }

    /// The columns: what differs, then all of both answers, told apart by a number at the end.
    private static List<String> head() {
        List<String> out = new ArrayList<>(List.of("case_id", "differs", "why_differs"));
        for (String day : List.of("1", "2")) {
            out.add("day_" + day);
            Batch.HEAD.stream().skip(1).forEach(c -> out.add(c + "_" + day));
        }
        return out;
    }

    private void row(
            TableLines.Entry entry, Sink sink, BiConsumer<Map<String, String>, Determination> keep, Tally tally) {
        tally.rows++;
        long line = entry.line().number();
        if (!entry.problem().isEmpty()) {
            reject(new RejectedRow(line, "", "", "", entry.problem()), sink, tally);
            return;
        }
        try {
            answer(entry, sink, keep, tally);
        } catch (ShipmentRows.Rejected e) {
            reject(new RejectedRow(line, entry.id(), e.field(), e.value(), e.expected()), sink, tally);
        }
    }

    private static void reject(RejectedRow row, Sink sink, Tally tally) {
        tally.rejected++;
        if (tally.rejections.size() < MOST_TOLD) {
            tally.rejections.add(row);
        }
        sink.reject(row);
    }

    private void answer(
            TableLines.Entry entry, Sink sink, BiConsumer<Map<String, String>, Determination> keep, Tally tally)
            throws ShipmentRows.Rejected {
        String id = entry.id();
        Map<String, String> row = new HashMap<>(entry.line().fields());
        known.ifPresent(day -> row.put("known_on", day.toString()));
        Determination before = on(first, row, keep);
        Determination after = on(second, row, keep);
        AnswerDifference difference = AnswerDifference.of(engine.ledger(), before, after);
        List<String> cells =
                new ArrayList<>(List.of(id, difference.differs() ? "yes" : "no", String.join("; ", difference.why())));
        cells.add(first.toString());
        cells.addAll(Batch.line(id, before, false).stream().skip(1).toList());
        cells.add(second.toString());
        cells.addAll(Batch.line(id, after, false).stream().skip(1).toList());
        sink.answer(cells);
        if (difference.differs()) {
            tally.differing++;
            if (tally.told.size() < MOST_TOLD) {
                tally.told.add(
                        new Differing(id, after.shipment(), before.outcome(), after.outcome(), difference.why()));
            }
        }
        if (!after.itemUnderstood() && after.limits().byRules().outcome() == Outcome.INDETERMINATE) {
            reject(
                    new RejectedRow(
                            entry.line().number(), id, "item", after.shipment().item(), Batch.unknownItem(after)),
                    sink,
                    tally);
        }
    }

    private Determination on(
            LocalDate day, Map<String, String> row, BiConsumer<Map<String, String>, Determination> keep)
            throws ShipmentRows.Rejected {
        row.put("event_date", day.toString());
        Determination d = engine.determine(reader.shipment(row));
        keep.accept(row, d);
        return d;
    }
}
