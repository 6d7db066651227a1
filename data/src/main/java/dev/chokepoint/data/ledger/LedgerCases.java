package dev.chokepoint.data.ledger;

import dev.chokepoint.controls.check.CaseCheck;
import dev.chokepoint.controls.check.WorkedCase;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.sheet.SheetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the worked cases beside a ledger; [CaseCheck] asks them.
///
/// Tables of `ledger/cases/` hold a shipment a row in the columns of a batch. With `expected_status` a row is a case:
/// its answer must have that status, name all `expected_measures` and `expected_interpretations`, and none of
/// `never`. A table with a column `measure` but no `expected_status` holds *representatives*: shipments that their
/// measure controls whenever it binds; it leaves them alone on the way to `elsewhere`, and, where `foreign` is `no`,
/// when others make and send them. A table with a column `party` says whom measures list.
public final class LedgerCases {
    /// The folder of the cases in the folder of a ledger.
    public static final String FOLDER = "cases";

    private final ShipmentRows reader;
    private final List<WorkedCase> cases = new ArrayList<>();

    private LedgerCases(Ledger ledger) {
        this.reader = new ShipmentRows(ledger.reference(), CaseCheck.latest(ledger));
    }

    /// Whether a ledger has cases beside it.
    public static boolean exist(Path folder) {
        return Files.isDirectory(folder.resolve(FOLDER));
    }

    /// Reads all cases in the folder of a ledger, table by table.
    public static List<WorkedCase> read(Ledger ledger, Path folder) {
        LedgerCases read = new LedgerCases(ledger);
        tables(folder.resolve(FOLDER)).forEach(read::read);
        return List.copyOf(read.cases);
    }

    private static List<Path> tables(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path table) {
        String file = FOLDER + "/" + table.getFileName();
        try (SheetReader rows = SheetReader.open(table)) {
            boolean isCases = rows.header().contains("expected_status");
            boolean isList = rows.header().contains("party");
            if (!isCases && !rows.header().contains("measure")) {
                cases.add(new WorkedCase.Unread(file + ": The table must have a column expected_status or measure."));
                return;
            }
            for (SheetReader.Line line : rows) {
                String where = file + ":" + line.number();
                Map<String, String> row = line.fields();
                cases.add(isList ? listed(where, row) : isCases ? asked(where, row) : representative(where, row));
            }
        } catch (SheetReader.UnreadableException e) {
            cases.add(new WorkedCase.Unread(file + ":" + e.line() + ": " + e.getMessage()));
        }
    }

    private WorkedCase asked(String where, Map<String, String> row) {
        Set<LocalDate> days = new HashSet<>();
        for (String column : List.of("event_date", "known_on")) {
            try {
                if (!row.getOrDefault(column, "").isEmpty()) {
                    days.add(LocalDate.parse(row.get(column)));
                }
            } catch (DateTimeParseException e) {
                // Reading the shipment tells.
            }
        }
        return new WorkedCase.Asked(
                where + " " + row.getOrDefault("case_id", row.getOrDefault("measure", "")),
                ids(row, "measure"),
                days,
                described(row),
                new WorkedCase.Expected(
                        row.getOrDefault("expected_status", ""),
                        ids(row, "expected_measures"),
                        ids(row, "expected_interpretations"),
                        ids(row, "never")));
    }

    /// A representative is asked on days of its measure's choice, so its own are left out.
    private WorkedCase representative(String where, Map<String, String> row) {
        Map<String, String> undated = new HashMap<>(row);
        undated.remove("event_date");
        undated.remove("known_on");
        return new WorkedCase.Representative(
                where,
                row.getOrDefault("measure", ""),
                described(undated),
                row.getOrDefault("elsewhere", ""),
                !row.getOrDefault("foreign", "").equals("no"));
    }

    private static WorkedCase listed(String where, Map<String, String> row) {
        return new WorkedCase.Listed(
                where, row.getOrDefault("measure", ""), row.getOrDefault("party", ""), row.getOrDefault("tag", ""));
    }

    private WorkedCase.Described described(Map<String, String> row) {
        try {
            return new WorkedCase.Described.Understood(reader.shipment(row));
        } catch (ShipmentRows.Rejected e) {
            return new WorkedCase.Described.Rejected(e.field() + " (" + e.value() + "): " + e.expected());
        }
    }

    private static Set<String> ids(Map<String, String> row, String column) {
        Set<String> out = new HashSet<>(List.of(row.getOrDefault(column, "").split(";")));
        out.remove("");
        return out;
    }
}
