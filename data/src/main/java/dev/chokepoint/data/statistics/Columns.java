package dev.chokepoint.data.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The columns of a table by their names; case, blanks and punctuation do not count.
final class Columns {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    Columns(List<String> names) {
        this.names = List.copyOf(names);
        for (int n = 0; n < names.size(); n++) {
            places.putIfAbsent(plain(names.get(n)), n);
        }
    }

    private static String plain(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /// The place of a column; -1 where it is not there.
    int find(String name) {
        return places.getOrDefault(plain(name), -1);
    }

    /// The place of the first of several spellings that is there; -1 where none is.
    int findAny(String... spellings) {
        for (String name : spellings) {
            int found = find(name);
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /// Those of the names that are not there.
    List<String> missing(List<String> wanted) {
        List<String> missing = new ArrayList<>();
        for (String name : wanted) {
            if (find(name) < 0) {
                missing.add(name);
            }
        }
        return missing;
    }

    int size() {
        return names.size();
    }

    List<String> names() {
        return names;
    }
}
