package dev.chokepoint.data.lists;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.TextFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Brings the lists of a ledger up to date from files that others publish.
///
/// What the file lacks is not deleted: its listing ends on the day of the file. Files are written whole, the lists
/// first and `lists.yaml` last; a second import of the same file changes no byte.
public final class ListImport {
    private static final List<String> PARTY_COLUMNS = List.of(
            "id",
            "issuer",
            "list",
            "name",
            "aliases",
            "type",
            "countries",
            "act",
            "listed_from",
            "listed_from_basis",
            "listed_not_before",
            "listed_not_after",
            "ended",
            "suspension",
            "licence_requirement",
            "review_policy",
            "review_class",
            "footnotes",
            "programmes",
            "citations",
            "source",
            "read_through",
            "confidence");
    private static final List<String> CODE_COLUMNS = List.of("code", "heading", "ended", "source");
    private static final List<String> MEASURE_COLUMNS =
            List.of("code", "heading", "country", "product", "from", "to", "ended", "source");

    private final ImportKind kind;
    private final Path folder;
    private final Options options;
    private final Problems problems = new Problems();
    private final Map<Path, String> written = new LinkedHashMap<>();
    private final List<ListDiff> diffs = new ArrayList<>();
    private ListIndexText index;

    /// How a file is imported.
    ///
    /// @param day the day whose state the file tells
    /// @param dryRun whether nothing is written
    /// @param allRemovals whether entries that the file lacks end however many they are
    /// @param notice for notices of China: the act as rows name it, such as `CN-2026-41 (Announcement 41 of 2026)`
    /// @param noticeDay the day from which the notice has effect; empty where there is none
    /// @param list for national lists: what the list is called, such as `DE-AL`
    public record Options(
            LocalDate day, boolean dryRun, boolean allRemovals, String notice, String noticeDay, String list) {
        /// An import of the state of a day.
        public static Options of(LocalDate day) {
            return new Options(day, false, false, "", "", "");
        }
    }

    /// What an import did.
    ///
    /// @param problems rows that were left out, and what is wrong with the file
    /// @param changed whether a file was written, or would be
    public record Report(List<ListDiff> lists, List<Problem> problems, boolean changed) {
        public Report {
            lists = List.copyOf(lists);
            problems = List.copyOf(problems);
        }
    }

    private ListImport(ImportKind kind, Path ledger, Options options) {
        this.kind = kind;
        this.folder = ledger.resolve(ListIndex.FOLDER);
        this.options = options;
        this.index = ListIndexText.read(folder, problems);
    }

    /// Imports a file into the lists of a ledger.
    public static Report run(ImportKind kind, Path file, Path ledger, Options options) {
        return new ListImport(kind, ledger, options).run(file);
    }

    private Report run(Path file) {
        if (kind == ImportKind.NATIONAL && !options.list().matches("[A-Z]{2}-[A-Z0-9-]+")) {
            problems.add(Problem.error(
                    "", 0, "list", options.list(), "A national list needs --list, such as --list DE-AL."));
        } else if (kind == ImportKind.US_CCL) {
            tables(file);
        } else {
            Map<String, List<ImportedRow>> byList = new LinkedHashMap<>();
            for (ImportedRow row : ImportReader.read(kind, file, options, problems)) {
                byList.computeIfAbsent(row.list(), _ -> new ArrayList<>()).add(row);
            }
            byList.forEach(this::list);
        }
        boolean changed = !written.isEmpty();
        if (changed) {
            written.put(folder.resolve("lists.yaml"), index.text());
        }
        if (changed && !options.dryRun()) {
            written.forEach(AtomicFile::write);
        }
        return new Report(diffs, problems.sorted(), changed);
    }

    private List<String> columns() {
        return switch (kind) {
            case EU_ANNEX1, NATIONAL -> CODE_COLUMNS;
            case GTA, OECD -> MEASURE_COLUMNS;
            case US_CSL, US_FR, US_CCL, CN_ECL, CN_UEL, TW_SHTC, JP_EUL, OPENSANCTIONS -> PARTY_COLUMNS;
        };
    }

    /// Whether a file of this kind holds a whole list, so that what it lacks has ended.
    private boolean isWhole() {
        return switch (kind) {
            case US_FR, CN_ECL, CN_UEL, GTA, OECD -> false;
            case US_CSL, US_CCL, TW_SHTC, JP_EUL, OPENSANCTIONS, EU_ANNEX1, NATIONAL -> true;
        };
    }

    private void list(String list, List<ImportedRow> imported) {
        String name = list.toLowerCase(Locale.ROOT) + ".csv";
        Path path = folder.resolve(name);
        Optional<LocalDate> readThrough = index.readThrough(name);
        if (readThrough.isPresent() && readThrough.get().isAfter(options.day()) && isWhole()) {
            problems.add(Problem.error(
                    name,
                    0,
                    "read_through",
                    readThrough.get().toString(),
                    "The list is held through that day; a file of " + options.day() + " is older."));
            return;
        }
        List<String> columns = columns();
        List<SequencedMap<String, String>> held = new ArrayList<>();
        if (Files.exists(path)) {
            Optional<String> text = TextFile.read(folder, path, TextFile.TABLE_LIMIT, problems);
            if (text.isEmpty()) {
                return;
            }
            Problems own = new Problems();
            ListTable table = ListTable.parse(name, text.get(), own);
            if (own.hasErrors()) {
                // A list that cannot be read whole is left as it is.
                problems.addAll(own.sorted());
                return;
            }
            columns = table.columns();
            for (ListTable.Row row : table.rows()) {
                SequencedMap<String, String> cells = new LinkedHashMap<>();
                columns.forEach(c -> cells.put(c, row.get(c)));
                held.add(cells);
            }
        }
        ListMerge.Result merged =
                ListMerge.of(columns, held, imported, options.day(), isWhole(), options.allRemovals());
        ListDiff diff = new ListDiff(
                name,
                index.title(name).orElse(list),
                merged.added(),
                merged.changed(),
                merged.removed(),
                merged.unchanged(),
                merged.kept());
        diffs.add(diff);
        // Entries that are kept although the file lacks them are not confirmed by it.
        boolean read = isWhole() && merged.kept() == 0;
        boolean later = read && readThrough.isPresent() && readThrough.get().isBefore(options.day());
        if (diff.isEmpty() && !later && readThrough.isPresent()) {
            return;
        }
        int running = (int) merged.rows().stream()
                .filter(r -> r.getOrDefault("ended", "").isEmpty())
                .count();
        written.put(path, csv(columns, merged.rows()));
        LocalDate through = read ? options.day() : readThrough.orElse(options.day());
        index = index.with(
                new ListIndexText.Entry(list, name, kind, merged.rows().size(), running, options.day(), through));
    }

    static String csv(List<String> columns, List<SequencedMap<String, String>> rows) {
        StringWriter out = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
            writer.writeRecord(columns);
            for (Map<String, String> row : rows) {
                writer.writeRecord(
                        columns.stream().map(c -> row.getOrDefault(c, "")).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    // ---- whole tables

    private static final Map<String, List<String>> TABLES = tablesOf();

    private static Map<String, List<String>> tablesOf() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        tables.put("ccl.csv", List.of("eccn", "heading", "reasons"));
        tables.put(
                "ccl-controls.csv",
                List.of("eccn", "row", "reason", "scope", "control", "chart_columns", "chart_kind"));
        tables.put("country-chart.csv", List.of("country", "name", "NS_1", "RS_1", "AT_1"));
        tables.put("country-groups.csv", List.of("group", "country"));
        return tables;
    }

    /// The tables of the control list, each replaced whole: a copy speaks for its day.
    private void tables(Path from) {
        Map<String, String> texts = new LinkedHashMap<>();
        TABLES.forEach((name, needed) -> {
            Path path = from.resolve(name);
            if (!Files.isRegularFile(path)) {
                problems.add(Problem.error(name, 0, "", from.toString(), "The folder must hold the table."));
                return;
            }
            TextFile.read(from, path, TextFile.TABLE_LIMIT, problems).ifPresent(text -> {
                ListTable table = ListTable.parse(name, text, problems);
                if (table.has(needed, problems)) {
                    texts.put(name, text.endsWith("\n") ? text : text + "\n");
                }
            });
        });
        if (problems.hasErrors()) {
            return;
        }
        texts.forEach(this::table);
    }

    private void table(String name, String text) {
        Path path = folder.resolve(name);
        Optional<String> before =
                Files.exists(path) ? TextFile.read(folder, path, TextFile.TABLE_LIMIT, problems) : Optional.empty();
        List<String> now = text.lines().skip(1).toList();
        List<String> then = before.map(b -> b.lines().skip(1).toList()).orElse(List.of());
        List<String> added = new ArrayList<>(now);
        then.forEach(added::remove);
        List<String> removed = new ArrayList<>(then);
        now.forEach(removed::remove);
        diffs.add(new ListDiff(
                name, index.title(name).orElse(name), added, List.of(), removed, now.size() - added.size(), 0));
        if (before.isEmpty() || !before.get().equals(text)) {
            written.put(path, text);
            index = index.with(new ListIndexText.Entry(
                    "US-CCL", name, kind, now.size(), now.size(), options.day(), options.day()));
        }
    }
}
