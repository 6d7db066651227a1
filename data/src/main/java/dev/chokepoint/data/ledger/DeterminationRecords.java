package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.files.AppendLog;
import dev.chokepoint.data.receipt.ChainEnds;
import dev.chokepoint.data.receipt.Receipt;
import dev.chokepoint.data.receipt.ReceiptFile;
import dev.chokepoint.data.receipt.SigningKey;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Keeps determinations in a file, a receipt a line, and asks them again later.
public final class DeterminationRecords implements Closeable {
    /// The name of the file in a folder that is given to keep records in.
    public static final String FILE = "determinations.jsonl";

    private final ReceiptFile file;

    private DeterminationRecords(ReceiptFile file) {
        this.file = file;
    }

    /// The file that is meant by a path: itself, or [#FILE] in a folder.
    public static Path file(Path path) {
        return Files.isDirectory(path) ? path.resolve(FILE) : path;
    }

    /// Opens a file for keeping records as receipts; another writer waits or is refused meanwhile.
    public static DeterminationRecords open(Path path, SigningKey key, ChainEnds ends) {
        return new DeterminationRecords(ReceiptFile.open(file(path), key, ends));
    }

    /// Appends the receipt of a record; it is on the disk after [#close()].
    public Receipt keep(DeterminationRecord record) {
        return file.append(record.fields());
    }

    @Override
    public void close() {
        file.close();
    }

    /// A record, the answer of today's ledger, and why they differ.
    ///
    /// @param line the line of the file
    /// @param known the knowledge date of the new answer
    /// @param changes what changed, as sentences; empty where nothing did
    /// @param because which event entered, or what else explains the changes
    public record Rerun(
            long line,
            DeterminationRecord then,
            Determination now,
            LocalDate known,
            List<String> changes,
            List<String> because) {
        public Rerun {
            changes = List.copyOf(changes);
            because = List.copyOf(because);
        }
    }

    /// Asks every record of a file again and tells what is wrong with lines that are no records.
    ///
    /// @param stamp the ledger that answers now
    /// @param version the version of the program now
    /// @param known a knowledge date in place of the recorded one
    public static List<Problem> rerun(
            Path path,
            DeterminationEngine engine,
            DeterminationRecord.LedgerStamp stamp,
            String version,
            Optional<LocalDate> known,
            Consumer<Rerun> each) {
        List<Problem> problems = new ArrayList<>();
        Path file = file(path);
        String name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("The records (" + file + ") were not found.");
        }
        Again again = new Again(engine, stamp, version, known);
        long torn = AppendLog.read(file, (line, text) -> {
            try {
                each.accept(again.ask(line, DeterminationRecord.parse(text)));
            } catch (ShipmentRows.Rejected e) {
                problems.add(Problem.error(name, (int) line, e.field(), e.value(), e.expected()));
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(name, (int) line, "", "", String.valueOf(e.getMessage())));
            }
        });
        if (torn > 0) {
            problems.add(Problem.warning(
                    name,
                    (int) torn,
                    "",
                    "",
                    "The last line was cut off and does not count; the next record removes it."));
        }
        return problems;
    }

    private record Again(
            DeterminationEngine engine,
            DeterminationRecord.LedgerStamp stamp,
            String version,
            Optional<LocalDate> known) {

        Rerun ask(long line, DeterminationRecord then) throws ShipmentRows.Rejected {
            Map<String, String> row = new HashMap<>(then.inputs());
            known.ifPresent(k -> row.put("known_on", k.toString()));
            ShipmentRows rows = new ShipmentRows(engine.ledger().reference(), LocalDate.MIN);
            Determination now = engine.determine(rows.shipment(row));
            LocalDate knownNow = now.shipment().known();
            List<String> changes = changes(then, now);
            return new Rerun(
                    line, then, now, knownNow, changes, changes.isEmpty() ? List.of() : because(then, now, knownNow));
        }

        private static List<String> changes(DeterminationRecord then, Determination now) {
            DeterminationRecord fresh = new DeterminationRecord(
                    then.at(),
                    then.user(),
                    then.version(),
                    then.ledger(),
                    then.inputs(),
                    DeterminationJson.of(now),
                    List.of());
            List<String> out = new ArrayList<>();
            for (String key : List.of("status", "policy")) {
                if (!then.answered(key).equals(fresh.answered(key))) {
                    out.add(key + ": " + then.answered(key) + " → " + fresh.answered(key));
                }
            }
            for (String key : List.of("measures", "interpretations", "authorisations", "missing")) {
                difference(out, key, then.answers(key), fresh.answers(key));
            }
            difference(out, "dormant", then.findings("dormant", "revives"), fresh.findings("dormant", "revives"));
            difference(out, "not yet", then.findings("not_yet", "starts"), fresh.findings("not_yet", "starts"));
            if (!next(then).equals(next(fresh))) {
                out.add("next change: " + next(then) + " → " + next(fresh));
            }
            if (then.tellsLimits()) {
                difference(
                        out, "gaps", then.limits("gaps", "regime", "words"), fresh.limits("gaps", "regime", "words"));
                difference(
                        out,
                        "possible answers",
                        then.limits("branches", "status", "if"),
                        fresh.limits("branches", "status", "if"));
            }
            return out;
        }

        private static String next(DeterminationRecord r) {
            return r.answer().get("next_change") instanceof Map<?, ?> m && m.get("day") != null
                    ? m.get("day") + " " + m.get("status")
                    : "none";
        }

        private static void difference(List<String> out, String key, List<String> then, List<String> now) {
            List<String> added = now.stream().filter(x -> !then.contains(x)).toList();
            List<String> gone = then.stream().filter(x -> !now.contains(x)).toList();
            if (!added.isEmpty() || !gone.isEmpty()) {
                out.add(key + ":"
                        + (added.isEmpty() ? "" : " now also " + String.join(", ", added))
                        + (added.isEmpty() || gone.isEmpty() ? "" : ";")
                        + (gone.isEmpty() ? "" : " no longer " + String.join(", ", gone)));
            }
        }

        /// The events that the new answer rests on and the old one did not, and the other way round.
        private List<String> because(DeterminationRecord then, Determination now, LocalDate knownNow) {
            List<String> out = new ArrayList<>();
            Set<String> involved = new LinkedHashSet<>(then.answers("measures"));
            for (String part : List.of("controlling", "dormant", "not_yet")) {
                involved.addAll(then.findings(part, ""));
            }
            involved.addAll(then.answers("interpretations"));
            involved.addAll(then.answers("authorisations"));
            involved.addAll(then.nextMeasures());
            involved.addAll(DeterminationRecord.measures(now));
            LocalDate knownThen = LocalDate.parse(then.inputs().getOrDefault("known_on", knownNow.toString()));
            Set<String> restsOn = new LinkedHashSet<>();
            boolean filesChanged = !then.ledger().hash().equals(stamp.hash());
            for (String id : involved) {
                for (StatusEvent e : engine.ledger().eventsOf(id)) {
                    LocalDate heard = e.knownTo(now.shipment().audience());
                    if (heard.isAfter(knownNow)) {
                        continue;
                    }
                    restsOn.add(e.key());
                    boolean recorded = then.events().contains(e.key());
                    if (!recorded && (heard.isAfter(knownThen) || filesChanged)) {
                        out.add(text(e) + (heard.isAfter(knownThen) ? "" : " (not in the ledger then)"));
                    }
                }
            }
            for (String key : then.events()) {
                if (!restsOn.contains(key)) {
                    out.add(key + " counted then and does not now");
                }
            }
            if (filesChanged && out.isEmpty()) {
                out.add("the files of the ledger changed: "
                        + shortened(then.ledger().hash()) + ", now " + shortened(stamp.hash()));
            }
            if (out.isEmpty() && !knownThen.equals(knownNow)) {
                out.add("the knowledge date moved from " + knownThen + " to " + knownNow);
            }
            if (!filesChanged && knownThen.equals(knownNow) && out.isEmpty()) {
                out.add("the program changed: version " + then.version() + ", now " + version);
            }
            return out;
        }

        private static String shortened(String hash) {
            return hash.substring(0, Math.min(12, hash.length()));
        }

        private static String text(StatusEvent e) {
            return e.key() + ": " + e.type() + " " + e.from()
                    + (e.to().equals(StatusEvent.OPEN) ? "" : " to " + e.to())
                    + (e.rule().isEmpty() ? "" : ", rule " + e.rule())
                    + (e.by().isEmpty() ? "" : ", by " + e.by())
                    + ", public on " + e.knownToPublic();
        }
    }
}
