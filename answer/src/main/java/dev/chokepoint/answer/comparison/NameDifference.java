package dev.chokepoint.answer.comparison;

import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Places, items, recipes, plants or lanes that only one of two worlds has.
///
/// @param kind what they are: `place`, `item`, `recipe`, `plant`, `lane`
/// @param added only in the second world
/// @param gone only in the first
public record NameDifference(String kind, List<String> added, List<String> gone) {
    public NameDifference {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
    }

    static List<NameDifference> of(World before, World after) {
        Map<String, Set<String>> old = names(before);
        List<NameDifference> all = new ArrayList<>();
        names(after).forEach((kind, now) -> {
            Set<String> then = old.getOrDefault(kind, Set.of());
            NameDifference d = new NameDifference(
                    kind,
                    now.stream().filter(n -> !then.contains(n)).toList(),
                    then.stream().filter(n -> !now.contains(n)).toList());
            if (!d.added().isEmpty() || !d.gone().isEmpty()) {
                all.add(d);
            }
        });
        return List.copyOf(all);
    }

    private static Map<String, Set<String>> names(World world) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        all.put(
                "place",
                new LinkedHashSet<>(world.places().stream().map(Place::id).toList()));
        all.put("item", new LinkedHashSet<>(world.items().stream().map(Item::id).toList()));
        all.put(
                "recipe",
                new LinkedHashSet<>(world.recipes().stream().map(Recipe::id).toList()));
        all.put(
                "plant",
                new LinkedHashSet<>(world.plants().stream()
                        .map(p -> p.recipe() + "@" + p.place())
                        .toList()));
        all.put(
                "lane",
                new LinkedHashSet<>(world.lanes().stream()
                        .map(l -> l.item() + ":" + l.from() + "->" + l.to())
                        .toList()));
        return all;
    }
}
