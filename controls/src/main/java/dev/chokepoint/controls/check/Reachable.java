package dev.chokepoint.controls.check;

import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds conditions that no item can meet, and alternatives of theirs that no item can meet.
///
/// A condition is written out into alternatives of plain tests. An alternative is dead where the bounds of a figure
/// exclude each other or its range, or where no word passes all tests of one attribute. Conditions with more than
/// [#MOST] alternatives are only looked at part by part.
final class Reachable {
    static final int MOST = 4_096;

    private final Map<String, Reference.Attribute> attributes;
    private final Set<String> findings = new LinkedHashSet<>();

    private Reachable(Map<String, Reference.Attribute> attributes) {
        this.attributes = attributes;
    }

    /// What is wrong with a condition, as the end of a sentence.
    static List<String> findings(Condition condition, Map<String, Reference.Attribute> attributes) {
        Reachable r = new Reachable(attributes);
        r.types(condition);
        r.parts(condition);
        return List.copyOf(r.findings);
    }

    private void parts(Condition c) {
        if (!isPossible(c)) {
            findings.add("can never hold: " + c);
            return;
        }
        switch (c) {
            case Condition.All all -> {
                all.parts().forEach(this::parts);
                // An alternative that the rest of the conjunction shuts out.
                for (int i = 0; i < all.parts().size(); i++) {
                    if (all.parts().get(i) instanceof Condition.Any any) {
                        for (Condition alternative : any.parts()) {
                            List<Condition> with = new ArrayList<>(all.parts());
                            with.set(i, alternative);
                            if (!isPossible(new Condition.All(with))) {
                                findings.add("holds an alternative that can never hold: " + alternative);
                            }
                        }
                    }
                }
            }
            case Condition.Any any -> any.parts().forEach(this::parts);
            case Condition.Named named -> parts(named.meaning());
            case Condition.Not _,
                    Condition.Compare _,
                    Condition.OneOf _,
                    Condition.StartsWith _,
                    Condition.Known _,
                    Condition.Asked _,
                    Condition.Always _ -> {
                // Whole.
            }
        }
    }

    /// Tests that do not suit their attribute.
    private void types(Condition c) {
        switch (c) {
            case Condition.All all -> all.parts().forEach(this::types);
            case Condition.Any any -> any.parts().forEach(this::types);
            case Condition.Not not -> types(not.part());
            case Condition.Named named -> types(named.meaning());
            case Condition.Compare compare -> {
                for (String name : compare.attributes()) {
                    Reference.Attribute a = attributes.get(name);
                    if (a != null && !a.figure()) {
                        findings.add("compares " + name + ", which is a word: " + c);
                    } else if (a != null
                            && compare.attributes().size() == 1
                            && (compare.level() < a.least() || compare.level() > a.most())) {
                        findings.add("asks for a figure beyond the range of " + name + ": " + c);
                    }
                }
            }
            case Condition.OneOf one -> figure(one.attribute(), c);
            case Condition.StartsWith starts -> figure(starts.attribute(), c);
            case Condition.Known _, Condition.Asked _, Condition.Always _ -> {
                // Suits every attribute.
            }
        }
    }

    private void figure(String name, Condition c) {
        Reference.Attribute a = attributes.get(name);
        if (a != null && a.figure()) {
            findings.add("asks for a word of " + name + ", which is a figure: " + c);
        }
    }

    private boolean isPossible(Condition c) {
        List<List<Condition>> alternatives = alternatives(c, true);
        return alternatives.size() > MOST || alternatives.stream().anyMatch(this::isPossible);
    }

    /// The condition, or its opposite, as alternatives of plain tests.
    private static List<List<Condition>> alternatives(Condition c, boolean holds) {
        return switch (c) {
            case Condition.All all -> holds ? product(all.parts(), true) : sum(all.parts(), false);
            case Condition.Any any -> holds ? sum(any.parts(), true) : product(any.parts(), false);
            case Condition.Not not -> alternatives(not.part(), !holds);
            case Condition.Named named -> alternatives(named.meaning(), holds);
            case Condition.Always _ -> holds ? List.of(List.of()) : List.of();
            case Condition.Compare _, Condition.OneOf _, Condition.StartsWith _, Condition.Known _, Condition.Asked _ ->
                List.of(List.of(holds ? c : new Condition.Not(c)));
        };
    }

    private static List<List<Condition>> sum(List<Condition> parts, boolean holds) {
        List<List<Condition>> all = new ArrayList<>();
        for (Condition p : parts) {
            all.addAll(alternatives(p, holds));
        }
        return all;
    }

    private static List<List<Condition>> product(List<Condition> parts, boolean holds) {
        List<List<Condition>> all = List.of(List.of());
        for (Condition p : parts) {
            List<List<Condition>> more = new ArrayList<>();
            for (List<Condition> one : alternatives(p, holds)) {
                for (List<Condition> before : all) {
                    List<Condition> both = new ArrayList<>(before);
                    both.addAll(one);
                    more.add(both);
                    if (more.size() > MOST) {
                        return more;
                    }
                }
            }
            all = more;
        }
        return all;
    }

    private boolean isPossible(List<Condition> tests) {
        Map<String, Bounds> bounds = new HashMap<>();
        Map<String, Set<String>> in = new HashMap<>();
        Map<String, Set<String>> out = new HashMap<>();
        Map<String, List<List<String>>> starts = new HashMap<>();
        Set<String> given = new HashSet<>();
        Set<String> stated = new HashSet<>();
        Set<String> absent = new HashSet<>();
        for (Condition t : tests) {
            switch (t) {
                case Condition.Compare compare -> {
                    given.addAll(compare.attributes());
                    bound(compare, true, bounds);
                }
                case Condition.OneOf one -> {
                    given.add(one.attribute());
                    if (one.lenient()) {
                        stated.add(one.attribute());
                    }
                    in.merge(one.attribute(), one.words(), (a, b) -> {
                        Set<String> both = new HashSet<>(a);
                        both.retainAll(b);
                        return both;
                    });
                }
                case Condition.StartsWith s -> {
                    given.add(s.attribute());
                    starts.computeIfAbsent(s.attribute(), _ -> new ArrayList<>())
                            .add(s.prefixes());
                }
                case Condition.Known known -> given.add(known.attribute());
                case Condition.Not(Condition.OneOf one) ->
                    out.computeIfAbsent(one.attribute(), _ -> new HashSet<>()).addAll(one.words());
                case Condition.Not(Condition.Compare compare) -> bound(compare, false, bounds);
                case Condition.Not(Condition.Known known) -> absent.add(known.attribute());
                case Condition.Not _,
                        Condition.All _,
                        Condition.Any _,
                        Condition.Named _,
                        Condition.Asked _,
                        Condition.Always _ -> {
                    // Prefixes that are left out shut out no attribute altogether.
                }
            }
        }
        // A test that is left out may be so because the attribute is not given.
        boolean figures = bounds.entrySet().stream()
                .allMatch(e -> !given.contains(e.getKey()) || e.getValue().isPossible(attributes.get(e.getKey())));
        boolean words = in.entrySet().stream()
                .allMatch(e -> e.getValue().stream()
                        .anyMatch(w -> !out.getOrDefault(e.getKey(), Set.of()).contains(w)
                                && starts.getOrDefault(e.getKey(), List.of()).stream()
                                        .allMatch(p -> p.stream().anyMatch(w::startsWith))));
        boolean prefixes = starts.values().stream().allMatch(Reachable::agree);
        // `not known(x) and x = y` asks for x where it is missing; `x? = y` cannot hold there.
        boolean present = absent.stream().noneMatch(stated::contains);
        return figures && words && prefixes && present;
    }

    /// Whether some code starts with one prefix of each list.
    private static boolean agree(List<List<String>> lists) {
        List<String> codes = lists.getFirst();
        for (List<String> next : lists.subList(1, lists.size())) {
            List<String> left = new ArrayList<>();
            for (String a : codes) {
                for (String b : next) {
                    if (a.startsWith(b) || b.startsWith(a)) {
                        left.add(a.length() > b.length() ? a : b);
                    }
                }
            }
            codes = left;
        }
        return !codes.isEmpty();
    }

    private static void bound(Condition.Compare c, boolean holds, Map<String, Bounds> bounds) {
        if (c.attributes().size() == 1) {
            bounds.computeIfAbsent(c.attributes().getFirst(), _ -> new Bounds()).add(c, holds);
        }
    }

    private static final class Bounds {
        private double least = Double.NEGATIVE_INFINITY;
        private double most = Double.POSITIVE_INFINITY;
        private boolean aboveLeast;
        private boolean belowMost;
        private final Set<Double> not = new HashSet<>();

        void add(Condition.Compare c, boolean holds) {
            double level = c.level();
            switch (c.relation()) {
                case AT_LEAST -> {
                    if (holds) {
                        atLeast(level, false);
                    } else {
                        atMost(level, true);
                    }
                }
                case MORE -> {
                    if (holds) {
                        atLeast(level, true);
                    } else {
                        atMost(level, false);
                    }
                }
                case AT_MOST -> {
                    if (holds) {
                        atMost(level, false);
                    } else {
                        atLeast(level, true);
                    }
                }
                case LESS -> {
                    if (holds) {
                        atMost(level, true);
                    } else {
                        atLeast(level, false);
                    }
                }
                case EQUAL -> equal(level, holds);
                case NOT_EQUAL -> equal(level, !holds);
            }
        }

        private void equal(double level, boolean holds) {
            if (holds) {
                atLeast(level, false);
                atMost(level, false);
            } else {
                not.add(level);
            }
        }

        private void atLeast(double level, boolean open) {
            if (level > least || (level == least && open)) {
                least = level;
                aboveLeast = open;
            }
        }

        private void atMost(double level, boolean open) {
            if (level < most || (level == most && open)) {
                most = level;
                belowMost = open;
            }
        }

        boolean isPossible(Reference.@org.jspecify.annotations.Nullable Attribute a) {
            if (a != null) {
                atLeast(a.least(), false);
                atMost(a.most(), false);
            }
            return least < most || (least == most && !aboveLeast && !belowMost && !not.contains(least));
        }
    }
}
