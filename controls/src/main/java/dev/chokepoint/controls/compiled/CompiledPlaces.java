package dev.chokepoint.controls.compiled;

import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A set of places with its dated groups resolved.
public final class CompiledPlaces {
    private final PlaceSet source;
    private final String words;
    private final boolean all;
    private final Map<String, List<Reference.Membership>> in = new HashMap<>();
    private final Map<String, List<Reference.Membership>> out = new HashMap<>();

    CompiledPlaces(PlaceSet source, Map<String, List<Reference.Membership>> groups) {
        this.source = source;
        this.words = source.toString();
        this.all = source.members().contains("*");
        fill(source.members(), groups, in);
        fill(source.exceptions(), groups, out);
    }

    private static void fill(
            List<String> names,
            Map<String, List<Reference.Membership>> groups,
            Map<String, List<Reference.Membership>> into) {
        for (String name : names) {
            List<Reference.Membership> members = groups.get(name);
            if (members != null) {
                members.forEach(m ->
                        into.computeIfAbsent(m.place(), _ -> new ArrayList<>()).add(m));
            } else if (!name.equals("*")) {
                into.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(new Reference.Membership(
                                name, name, LocalDate.MIN, StatusEvent.OPEN, LocalDate.MIN, "", Confidence.RECALLED));
            }
        }
    }

    public boolean contains(String place, LocalDate on, LocalDate known) {
        return (all || holds(in, place, on, known)) && (out.isEmpty() || !holds(out, place, on, known));
    }

    public boolean containsAny(Iterable<String> places, LocalDate on, LocalDate known) {
        for (String p : places) {
            if (contains(p, on, known)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(
            Map<String, List<Reference.Membership>> map, String place, LocalDate on, LocalDate known) {
        List<Reference.Membership> spans = map.get(place);
        if (spans == null) {
            return false;
        }
        for (Reference.Membership m : spans) {
            if (!m.from().isAfter(on) && !m.to().isBefore(on) && !m.known().isAfter(known)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the place is, or was or will be, in the set on some day.
    public boolean ever(String place) {
        List<Reference.Membership> without = out.get(place);
        return (all || in.containsKey(place))
                && (without == null
                        || without.stream()
                                .noneMatch(m -> m.from().equals(LocalDate.MIN)
                                        && m.to().equals(StatusEvent.OPEN)
                                        && m.known().equals(LocalDate.MIN)));
    }

    /// Whether it changes over time if the place is in the set.
    public boolean varies(String place) {
        return isDated(in.get(place)) || isDated(out.get(place));
    }

    private static boolean isDated(@Nullable List<Reference.Membership> spans) {
        return spans != null
                && spans.stream()
                        .anyMatch(m -> !m.from().equals(LocalDate.MIN)
                                || !m.to().equals(StatusEvent.OPEN)
                                || !m.known().equals(LocalDate.MIN));
    }

    public boolean isAll() {
        return source.isAll();
    }

    /// The set as it is written.
    String words() {
        return words;
    }

    /// The single places it names today or ever, where it does not hold for all; used to index rules.
    Iterable<String> everNamed() {
        return in.keySet();
    }

    boolean open() {
        return all;
    }

    /// Days on which memberships change.
    public void turns(List<LocalDate> into) {
        for (Map<String, List<Reference.Membership>> map : List.of(in, out)) {
            map.values()
                    .forEach(spans -> spans.forEach(m -> {
                        if (m.from().isAfter(LocalDate.MIN)) {
                            into.add(m.from());
                        }
                        if (m.to().isBefore(StatusEvent.OPEN)) {
                            into.add(m.to().plusDays(1));
                        }
                    }));
        }
    }
}
