package dev.chokepoint.data.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The figures of one table by their key.
///
/// Where a key field is `*` the figure is a default: [#best] finds the most specific figure for a key.
public final class Groups {
    /// Stands for all items, places, end uses or measures.
    public static final String ANY = "*";

    private final Map<List<String>, Group> byKey = new LinkedHashMap<>();

    public void put(Group group) {
        byKey.put(group.key(), group);
    }

    public Collection<Group> all() {
        return byKey.values();
    }

    public List<Group> ofKind(String kind) {
        return byKey.values().stream().filter(g -> g.kind().equals(kind)).toList();
    }

    public Optional<Group> find(String... key) {
        return Optional.ofNullable(byKey.get(List.of(key)));
    }

    /// The figure for a key, or the most specific default: a named first field beats a named second field
    /// and so on.
    ///
    /// @param wide the number of leading key fields for which `*` may stand
    public Optional<Group> best(int wide, String... key) {
        for (int mask = 0; mask < 1 << wide; mask++) {
            List<String> pattern = new ArrayList<>(List.of(key));
            for (int i = 0; i < wide; i++) {
                if ((mask >> (wide - 1 - i) & 1) == 1) {
                    pattern.set(i, ANY);
                }
            }
            Group found = byKey.get(pattern);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
