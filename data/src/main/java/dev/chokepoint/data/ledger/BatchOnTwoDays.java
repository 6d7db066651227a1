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
import java.util.Iterator;
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

    /// What came of a table.
    ///
    /// @param rejected rows in the file of rejects
    /// @param differing how many rows have answers that differ
    /// @param told the first of them
    public record Summary(long rows, long rejected, Path rejects, long differing, List<Differing> told) {
        public Summary {
            told = List.copyOf(told);
        }
    }

    private static final class Tally {
        private long rows;
        private long rejected;
        private long differing;
        private long broken;
        private final List<Differing> told = new ArrayList<>();
    }

    /// Reads `in`, writes both answers of each row to `out` and the rows that cannot be read to a file beside it.
    ///
    /// @param keep gets each row, on each of the days, with its answer
    public Summary run(Path in, Path out, BiConsumer<Map<String, String>, Determination> keep) {
        Path rejects = out.resolveSibling(out.getFileName() + ".rejects.csv");
        Tally tally = new Tally();
        try (SheetReader rows = SheetReader.open(in);
                SheetWriter answers = SheetWriter.create(out, head());
                SheetWriter rejected = SheetWriter.create(rejects, Batch.REJECTS_HEAD)) {
            Batch.require(in, rows.header());
            Iterator<SheetReader.Line> lines = rows.iterator();
            while (next(lines, answers, rejected, keep, tally)) {
                // Row by row, so that the size of the table does not matter.
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
        return new Summary(tally.rows, tally.rejected, rejects, tally.differing, tally.told);
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

    /// Reads and answers the next row; false at the end of the table.
    private boolean next(
            Iterator<SheetReader.Line> lines,
            SheetWriter answers,
            SheetWriter rejected,
            BiConsumer<Map<String, String>, Determination> keep,
            Tally tally) {
        SheetReader.Line line;
        try {
            if (!lines.hasNext()) {
                return false;
            }
            line = lines.next();
            tally.rows++;
        } catch (SheetReader.UnreadableException e) {
            if (e.line() <= tally.broken) {
                throw e;
            }
            tally.broken = e.line();
            tally.rows++;
            tally.rejected++;
            rejected.write(List.of(e.line(), "", "", "", String.valueOf(e.getMessage())));
            return true;
        }
        String id = line.fields().getOrDefault("case_id", Long.toString(tally.rows));
        try {
            answer(id, line, answers, rejected, keep, tally);
        } catch (ShipmentRows.Rejected e) {
            tally.rejected++;
            rejected.write(List.of(line.number(), id, e.field(), e.value(), e.expected()));
        }
        return true;
    }

    private void answer(
            String id,
            SheetReader.Line line,
            SheetWriter answers,
            SheetWriter rejected,
            BiConsumer<Map<String, String>, Determination> keep,
            Tally tally)
            throws ShipmentRows.Rejected {
        Map<String, String> row = new HashMap<>(line.fields());
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
        answers.write(cells);
        if (difference.differs()) {
            tally.differing++;
            if (tally.told.size() < MOST_TOLD) {
                tally.told.add(
                        new Differing(id, after.shipment(), before.outcome(), after.outcome(), difference.why()));
            }
        }
        if (!after.itemUnderstood() && after.limits().byRules().outcome() == Outcome.INDETERMINATE) {
            tally.rejected++;
            rejected.write(List.of(line.number(), id, "item", after.shipment().item(), Batch.unknownItem(after)));
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
