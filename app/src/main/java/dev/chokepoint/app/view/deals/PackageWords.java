package dev.chokepoint.app.view.deals;

import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A package in words: who gives what, concessions with the same option together.
final class PackageWords {
    private PackageWords() {}

    /// `US lifts A, B, suspends C for 6 months; CN eases D to 90 %`.
    static String text(DealSpace space, List<Integer> options) {
        return words(space, options, space.concessions().stream().map(c -> 0).toList());
    }

    /// What a package gives that another does not, in the same words.
    static String changes(DealSpace space, List<Integer> from, List<Integer> to) {
        return words(space, to, from);
    }

    private static String words(DealSpace space, List<Integer> options, List<Integer> except) {
        List<String> sides = new ArrayList<>();
        for (int side = 0; side < space.parties().size(); side++) {
            Map<String, List<String>> byOption = new LinkedHashMap<>();
            for (int k = 0; k < options.size(); k++) {
                if (space.sideOf(k) == side && !options.get(k).equals(except.get(k))) {
                    Concession c = space.concessions().get(k);
                    byOption.computeIfAbsent(verb(c, c.options().get(options.get(k))), v -> new ArrayList<>())
                            .add(c.name());
                }
            }
            if (!byOption.isEmpty()) {
                List<String> parts = new ArrayList<>();
                byOption.forEach((verb, names) -> parts.add(verb + " " + String.join(", ", names)));
                sides.add(space.parties().get(side) + " " + String.join("; ", parts));
            }
        }
        return sides.isEmpty() ? "nothing changes" : String.join(". ", sides);
    }

    /// What is given whole is lifted if it is a measure; a promise to buy or a lower duty is given.
    private static String verb(Concession concession, Concession.Option option) {
        return switch (option) {
            case Concession.Option.Keep keep -> "keeps";
            case Concession.Option.Lift lift -> concession.measures().isEmpty() ? "gives" : "lifts";
            case Concession.Option.Ease ease -> "eases to " + Math.round(100 * ease.share()) + " %";
            case Concession.Option.Suspend s -> "suspends for " + s.months() + " months";
        };
    }
}
