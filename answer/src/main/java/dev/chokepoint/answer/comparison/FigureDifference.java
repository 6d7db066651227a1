package dev.chokepoint.answer.comparison;

import dev.chokepoint.base.Figure;
import dev.chokepoint.exposure.world.FigureKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// A figure that two worlds do not share.
///
/// @param before in the first world; empty where it has none
/// @param after in the second, in the unit of the first where both have one
public record FigureDifference(FigureKey key, Kind kind, Optional<Figure> before, Optional<Figure> after) {

    /// What differs about it.
    public enum Kind {
        /// Only the second world has it.
        NEW,
        /// Only the first world has it.
        GONE,
        /// The value differs.
        VALUE,
        /// The value is the same and rests on something else.
        SOURCE
    }

    private static final Comparator<FigureDifference> BY_KIND_AND_SIZE = Comparator.comparing(
                    (FigureDifference d) -> d.key().kind())
            .thenComparing(FigureDifference::kind, Comparator.comparing(k -> k == Kind.SOURCE))
            .thenComparing(Comparator.comparingDouble(FigureDifference::size).reversed())
            .thenComparing(FigureDifference::key);

    /// How many times the central value of the first world that of the second is; empty where
    /// one of them is missing, the first is 0 or the units are of different kinds.
    public Optional<Double> times() {
        return before.filter(b -> b.central() != 0)
                .flatMap(b -> after.filter(a -> a.unit().equals(b.unit())).map(a -> a.central() / b.central()));
    }

    /// The source of the newer value, or why it is assumed; of the older one where there is no newer.
    public String why() {
        return after.or(() -> before).orElseThrow().provenance().text();
    }

    /// How far it is from no change, the same for a half and a double; what appears or goes comes first.
    private double size() {
        return times().filter(t -> t > 0).map(t -> Math.abs(Math.log(t))).orElse(Double.MAX_VALUE);
    }

    /// All differences, by kind of figure and then the largest first.
    static List<FigureDifference> of(Map<FigureKey, Figure> before, Map<FigureKey, Figure> after) {
        TreeSet<FigureKey> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        List<FigureDifference> all = new ArrayList<>();
        for (FigureKey key : keys) {
            of(key, Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key)))
                    .ifPresent(all::add);
        }
        all.sort(BY_KIND_AND_SIZE);
        return List.copyOf(all);
    }

    private static Optional<FigureDifference> of(FigureKey key, Optional<Figure> before, Optional<Figure> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.of(new FigureDifference(key, before.isEmpty() ? Kind.NEW : Kind.GONE, before, after));
        }
        Figure old = before.get();
        Figure now = after.get().unit().convertsTo(old.unit()) ? after.get().to(old.unit()) : after.get();
        if (old.unit().equals(now.unit()) && old.value().equals(now.value())) {
            return old.provenance().equals(now.provenance())
                    ? Optional.empty()
                    : Optional.of(new FigureDifference(key, Kind.SOURCE, before, Optional.of(now)));
        }
        return Optional.of(new FigureDifference(key, Kind.VALUE, before, Optional.of(now)));
    }
}
