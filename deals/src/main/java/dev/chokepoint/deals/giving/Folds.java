package dev.chokepoint.deals.giving;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which talks are left out together.
public enum Folds {
    /// Each talk for itself: talks of the same weeks teach about each other.
    TALK("one talk"),
    /// Rounds: talks of the same parties with at most 60 days between the end of one and the eve of the next.
    ROUND("one round of talks");

    private static final long DAYS = 60;

    private final String words;

    Folds(String words) {
        this.words = words;
    }

    /// What is left out at once, in words.
    public String words() {
        return words;
    }

    /// The number of the fold of each talk, by its id.
    public Map<String, Integer> of(List<Talk> talks) {
        List<List<Talk>> rounds = new ArrayList<>();
        for (Talk talk : talks.stream().distinct().toList()) {
            List<Talk> joined = new ArrayList<>(List.of(talk));
            if (this == ROUND) {
                List<List<Talk>> near = rounds.stream()
                        .filter(round -> round.stream().anyMatch(t -> isNear(t, talk)))
                        .toList();
                near.forEach(joined::addAll);
                rounds.removeAll(near);
            }
            rounds.add(joined);
        }
        Map<String, Integer> fold = new LinkedHashMap<>();
        for (int i = 0; i < rounds.size(); i++) {
            for (Talk talk : rounds.get(i)) {
                fold.put(talk.id(), i);
            }
        }
        return fold;
    }

    /// The talks that are left out together, more than one, as lists of ids in the order of their eves.
    public List<List<String>> together(List<Talk> talks) {
        Map<String, Integer> fold = of(talks);
        Map<Integer, List<String>> members = talks.stream()
                .distinct()
                .sorted(Comparator.comparing(Talk::eve))
                .collect(Collectors.groupingBy(
                        t -> fold.get(t.id()), TreeMap::new, Collectors.mapping(Talk::id, Collectors.toList())));
        return members.values().stream().filter(m -> m.size() > 1).toList();
    }

    private static boolean isNear(Talk one, Talk other) {
        boolean first = one.eve().isBefore(other.eve());
        Talk earlier = first ? one : other;
        Talk later = first ? other : one;
        return one.parties().equals(other.parties()) && ChronoUnit.DAYS.between(earlier.ended(), later.eve()) <= DAYS;
    }
}
