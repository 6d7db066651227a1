package dev.chokepoint.data.lists;

import java.util.List;

/// What an import changes in one list.
///
/// @param file the file of the list
/// @param title what the list is called
/// @param added new entries, by name
/// @param changed entries with what became of which column
/// @param removed entries whose listing ends
/// @param unchanged how many stay as they are
/// @param kept entries that the import lacks and that are kept all the same, because too many are missing at once
public record ListDiff(
        String file,
        String title,
        List<String> added,
        List<String> changed,
        List<String> removed,
        int unchanged,
        int kept) {
    public ListDiff {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /// Whether the import changes nothing.
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /// The counts in one line.
    public String summary() {
        return title + " (" + file + "): " + added.size() + " added, " + changed.size() + " changed, " + removed.size()
                + " removed, " + unchanged + " unchanged";
    }
}
