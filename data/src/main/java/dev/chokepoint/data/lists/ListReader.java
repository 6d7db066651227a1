package dev.chokepoint.data.lists;

import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.ImportedLists;
import dev.chokepoint.controls.law.ListSource;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.TextFile;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the lists of a ledger: the control list at once, the parties when one is first asked for.
public final class ListReader {
    private final Path ledger;
    private final Map<String, Measure> measures;
    private final Problems problems;
    private final Map<ListFile, String> texts = new LinkedHashMap<>();

    private ListReader(Path ledger, Map<String, Measure> measures, Problems problems) {
        this.ledger = ledger;
        this.measures = measures;
        this.problems = problems;
    }

    /// What the lists of a ledger add to it.
    ///
    /// @param measures standing measures made of lists
    /// @param events their events
    /// @param groups dated groups of places that these measures use
    public record Lists(
            List<Measure> measures,
            List<StatusEvent> events,
            List<Reference.Membership> groups,
            ImportedLists imported) {
        static final Lists NONE = new Lists(List.of(), List.of(), List.of(), ImportedLists.NONE);
    }

    /// Reads the lists in the folder of a ledger.
    ///
    /// @param measures the measures of the ledger, which rows of lists may name
    public static Lists read(Path ledger, Map<String, Measure> measures, Problems problems) {
        List<ListFile> files = ListIndex.read(ledger, problems);
        return files.isEmpty() ? Lists.NONE : new ListReader(ledger, measures, problems).read(files);
    }

    private Lists read(List<ListFile> files) {
        Map<ListFile.Layout, ListFile> byLayout = new EnumMap<>(ListFile.Layout.class);
        List<ListSource> sources = new ArrayList<>();
        Map<ListFile, FileStamp> parties = new LinkedHashMap<>();
        for (ListFile file : files) {
            if (file.layout() == ListFile.Layout.PARTIES) {
                stamp(file).ifPresent(stamp -> {
                    parties.put(file, stamp);
                    sources.add(file.source());
                });
            } else {
                text(file).ifPresent(text -> {
                    texts.put(file, text);
                    if (file.layout() != ListFile.Layout.TEXT) {
                        byLayout.put(file.layout(), file);
                    }
                    sources.add(file.source());
                });
            }
        }
        Optional<ControlList.Parts> list = controlList(byLayout);
        Content content = new Content(
                ledger,
                sources,
                list.map(ControlList.Parts::entries).orElse(Set.of()),
                Map.copyOf(parties),
                tagsRead());
        ImportedLists imported = imported(content);
        return list.map(parts -> new Lists(List.of(parts.measure()), parts.events(), parts.groups(), imported))
                .orElse(new Lists(List.of(), List.of(), List.of(), imported));
    }

    /// All that the parties of lists rest on.
    private record Content(
            Path ledger,
            List<ListSource> sources,
            Set<String> entries,
            Map<ListFile, FileStamp> files,
            Map<String, Set<String>> measures) {}

    private record Kept(Content content, ImportedLists lists) {}

    /// The lists that were read last: a ledger is often read again with the same lists.
    private static SoftReference<Kept> last = new SoftReference<>(null);

    private static synchronized ImportedLists imported(Content content) {
        Kept kept = last.get();
        if (kept == null || !kept.content().equals(content)) {
            kept = new Kept(content, new ImportedLists(content.sources(), content.entries(), () -> parties(content)));
            last = new SoftReference<>(kept);
        }
        return kept.lists();
    }

    /// The measures of the ledger, with the tags under which rules read their lists.
    private Map<String, Set<String>> tagsRead() {
        Map<String, Set<String>> read = new LinkedHashMap<>();
        measures.keySet().forEach(id -> read.put(id, new LinkedHashSet<>()));
        for (Measure m : measures.values()) {
            for (Rule r : m.rules()) {
                if (r.scope().parties() instanceof PartySet.ListedBy(String list, String tag)) {
                    read.computeIfAbsent(list, _ -> new LinkedHashSet<>()).add(tag);
                }
            }
        }
        return Map.copyOf(read);
    }

    /// The text of a list file that holds the rows which `lists.yaml` promises.
    private Optional<String> text(ListFile file) {
        Optional<String> text = TextFile.read(ledger, path(ledger, file), TextFile.TABLE_LIMIT, new Problems());
        if (text.isEmpty()) {
            isMissing(file);
        }
        return text.filter(t -> hasItsRows(file, lines(t) - 1));
    }

    /// The stamp of a list file that holds the rows which `lists.yaml` promises; its parties are read when one is
    /// named.
    private Optional<FileStamp> stamp(ListFile file) {
        Optional<FileStamp> stamp = FileStamp.of(path(ledger, file));
        if (stamp.isEmpty()) {
            isMissing(file);
        }
        return stamp.filter(s -> hasItsRows(file, s.lines() - 1));
    }

    private static Path path(Path ledger, ListFile file) {
        return ledger.resolve(ListIndex.FOLDER).resolve(file.file());
    }

    private void isMissing(ListFile file) {
        problems.add(Problem.error(
                        ListIndex.FILE,
                        file.line(),
                        "file",
                        file.file(),
                        "The file must stand in lists/ and be readable: " + file.rows() + " rows of "
                                + file.source().list() + " are missing.")
                .withHint("chokepoint ledger import brings the list up to date."));
    }

    private boolean hasItsRows(ListFile file, int rows) {
        if (rows != file.rows()) {
            problems.add(Problem.error(
                            ListIndex.FILE,
                            file.line(),
                            "rows",
                            String.valueOf(file.rows()),
                            "The file " + file.file() + " must hold as many rows, but holds " + rows
                                    + "; a list that lost or gained rows by hand is not used.")
                    .withHint("chokepoint ledger import brings the list up to date."));
        }
        return rows == file.rows();
    }

    private static int lines(String text) {
        int lines = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }

    private Optional<ControlList.Parts> controlList(Map<ListFile.Layout, ListFile> files) {
        Map<ListFile.Layout, ListTable> tables = new EnumMap<>(ListFile.Layout.class);
        files.forEach((layout, file) ->
                tables.put(layout, ListTable.parse(name(file), texts.getOrDefault(file, ""), problems)));
        ListFile requirements = files.get(ListFile.Layout.CCL_REQUIREMENTS);
        ListTable entries = tables.get(ListFile.Layout.CCL_ENTRIES);
        ListTable lines = tables.get(ListFile.Layout.CCL_REQUIREMENTS);
        ListTable chart = tables.get(ListFile.Layout.COUNTRY_CHART);
        ListTable groups = tables.get(ListFile.Layout.COUNTRY_GROUPS);
        if (requirements == null || entries == null || lines == null || chart == null || groups == null) {
            if (!files.isEmpty()) {
                problems.add(Problem.error(
                        ListIndex.FILE,
                        0,
                        "layout",
                        "",
                        "The control list needs all of its tables: ccl-entries, ccl-requirements, country-chart and"
                                + " country-groups."));
            }
            return Optional.empty();
        }
        boolean hasEntries = entries.has(List.of("eccn"), problems);
        boolean hasLines = lines.has(
                List.of("eccn", "reason", "scope", "control", "chart_columns", "chart_kind", "chart_text"), problems);
        boolean hasChart = chart.has(List.of("country", "NS_1"), problems);
        boolean hasGroups = groups.has(List.of("group", "country"), problems);
        boolean whole = hasEntries && hasLines && hasChart && hasGroups;
        return whole
                ? Optional.of(ControlList.join(requirements.source(), entries, lines, chart, groups, measures.values()))
                : Optional.empty();
    }

    private static String name(ListFile file) {
        return ListIndex.FOLDER + "/" + file.file();
    }

    /// All parties of all lists; a row that cannot be read stops the question rather than being left out.
    private static List<Reference.KnownParty> parties(Content content) {
        Problems problems = new Problems();
        List<Reference.KnownParty> all = new ArrayList<>();
        content.files().keySet().stream()
                .sorted(Comparator.comparingInt(ListFile::line))
                .forEach(file -> {
                    Path path = path(content.ledger(), file);
                    Optional<String> text = TextFile.read(content.ledger(), path, TextFile.TABLE_LIMIT, problems);
                    if (text.isPresent()
                            && !FileStamp.of(path)
                                    .equals(Optional.ofNullable(content.files().get(file)))) {
                        problems.add(Problem.error(
                                name(file),
                                0,
                                "",
                                "",
                                "The file must stay as it is while the ledger is in use, but it was changed."));
                    }
                    ListTable table = ListTable.parse(name(file), text.orElse(""), problems);
                    all.addAll(PartyRows.read(file, table, content.measures(), problems));
                });
        if (problems.hasErrors()) {
            Problem first = problems.sorted().getFirst();
            throw new IllegalArgumentException("The list cannot be used. " + first.text());
        }
        return all;
    }
}
