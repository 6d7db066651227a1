package dev.chokepoint.data.lists;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Merges the rows of an import into those of a list: nothing is deleted, a listing that is gone gets a last day.
final class ListMerge {
    /// Where more than this share of a list is missing at once, it is taken for a gap of the file.
    private static final double MOST_REMOVED = 0.2;
    /// Below so many rows every absence is taken at its word.
    private static final int FEW = 10;
    /// Columns that say where a row was read, not what it says.
    private static final Set<String> ABOUT = Set.of("id", "read_through", "source", "confidence", "listed_from_basis");

    private final List<String> columns;
    private final LocalDate day;
    private final List<SequencedMap<String, String>> rows = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private int unchanged;
    private int kept;

    private ListMerge(List<String> columns, LocalDate day) {
        this.columns = columns;
        this.day = day;
    }

    /// The merged rows and what changed.
    record Result(
            List<SequencedMap<String, String>> rows,
            List<String> added,
            List<String> changed,
            List<String> removed,
            int unchanged,
            int kept) {}

    /// Merges.
    ///
    /// @param held the rows of the list
    /// @param whole whether the import holds the whole list, so that what it lacks has ended
    /// @param allRemovals whether removals count however many they are
    static Result of(
            List<String> columns,
            List<SequencedMap<String, String>> held,
            List<ImportedRow> imported,
            LocalDate day,
            boolean whole,
            boolean allRemovals) {
        ListMerge merge = new ListMerge(columns, day);
        merge.merge(held, imported, whole, allRemovals);
        return new Result(merge.rows, merge.added, merge.changed, merge.removed, merge.unchanged, merge.kept);
    }

    private void merge(
            List<SequencedMap<String, String>> held, List<ImportedRow> imported, boolean whole, boolean allRemovals) {
        List<ImportedRow> open = new ArrayList<>(imported);
        Map<Integer, ImportedRow> partner = new HashMap<>();
        pair(held, open, partner, true);
        pair(held, open, partner, false);
        long running = held.stream().filter(r -> !hasEnded(r)).count();
        long gone = running - partner.size();
        boolean ends = whole && (allRemovals || gone <= FEW || gone <= running * MOST_REMOVED);
        for (int i = 0; i < held.size(); i++) {
            SequencedMap<String, String> row = new LinkedHashMap<>(held.get(i));
            ImportedRow with = partner.get(i);
            if (with != null) {
                update(row, with);
            } else if (!hasEnded(row) && whole) {
                if (ends) {
                    row.put("ended", day.toString());
                    removed.add(told(row) + ": the listing ends on " + day);
                } else {
                    kept++;
                }
            }
            rows.add(row);
        }
        for (ImportedRow row : open) {
            SequencedMap<String, String> cells = new LinkedHashMap<>();
            columns.forEach(c -> cells.put(c, row.get(c)));
            if (columns.contains("listed_from") && row.get("listed_from").isEmpty()) {
                cells.put("listed_from", day.toString());
                cells.put("listed_from_basis", "no day in the list: the day of the import");
            }
            rows.add(cells);
            added.add(told(cells));
        }
    }

    private boolean hasEnded(Map<String, String> row) {
        String ended = row.getOrDefault("ended", "");
        return !ended.isEmpty() && !LocalDate.parse(ended).isAfter(day);
    }

    /// Pairs rows with imported ones of the same name, and of the same countries where `countries` says so.
    private void pair(
            List<SequencedMap<String, String>> held,
            List<ImportedRow> open,
            Map<Integer, ImportedRow> partner,
            boolean countries) {
        Map<String, Deque<ImportedRow>> byKey = new LinkedHashMap<>();
        for (ImportedRow row : open) {
            byKey.computeIfAbsent(key(row.cells(), countries), _ -> new ArrayDeque<>())
                    .add(row);
        }
        Set<ImportedRow> used = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (int i = 0; i < held.size(); i++) {
            Map<String, String> row = held.get(i);
            if (partner.containsKey(i) || hasEnded(row)) {
                continue;
            }
            Deque<ImportedRow> with = byKey.get(key(row, countries));
            if (with != null && !with.isEmpty()) {
                ImportedRow best = best(with, row);
                with.remove(best);
                partner.put(i, best);
                used.add(best);
            }
        }
        open.removeIf(used::contains);
    }

    private static String key(Map<String, String> cells, boolean countries) {
        return countries ? ImportedRow.key(cells) : ImportedRow.nameKey(cells);
    }

    /// Of several rows of one firm, the one with the same citations; otherwise the first.
    private static ImportedRow best(Deque<ImportedRow> with, Map<String, String> row) {
        return with.stream()
                .filter(w -> w.get("citations").equals(row.getOrDefault("citations", "")))
                .findFirst()
                .orElse(with.getFirst());
    }

    private void update(SequencedMap<String, String> row, ImportedRow with) {
        List<String> what = new ArrayList<>();
        with.cells().forEach((column, value) -> {
            String before = row.getOrDefault(column, "");
            // What the list does not say leaves what is known.
            if (columns.contains(column) && !ABOUT.contains(column) && !value.isEmpty() && !value.equals(before)) {
                what.add(column + " was '" + before + "', is '" + value + "'");
                row.put(column, value);
                if (column.equals("listed_from")) {
                    row.put("listed_from_basis", with.get("listed_from_basis"));
                }
            }
        });
        if (what.isEmpty()) {
            unchanged++;
        } else {
            changed.add(told(row) + ": " + String.join("; ", what));
        }
    }

    private static String told(Map<String, String> row) {
        String countries = row.getOrDefault("countries", "");
        String name = row.getOrDefault("name", "");
        return (name.isEmpty() ? row.getOrDefault("code", "") : name)
                + (countries.isEmpty() ? "" : " (" + countries + ")");
    }
}
