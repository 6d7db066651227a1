package dev.chokepoint.deals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What two sides could exchange on a day: their concessions, red lines and the offers heard.
///
/// @param date the day of the talks; concessions take effect in the month after it
/// @param known the day whose knowledge values may use
/// @param offers packages that somebody reported, by option of each concession
public record ConcessionSpace(
        String id,
        String title,
        LocalDate date,
        LocalDate known,
        Disagreement disagreement,
        List<Side> sides,
        List<Offer> offers) {

    /// A side and what it could give.
    public record Side(String party, List<Concession> concessions) {
        public Side {
            concessions = List.copyOf(concessions);
        }
    }

    /// A package somebody spoke of.
    ///
    /// @param known the day on which it became public
    /// @param reportedBy who reported it, in words
    /// @param options option position by concession id; concessions not named are kept
    public record Offer(
            String id, String name, LocalDate known, String reportedBy, String note, Map<String, Integer> options) {
        public Offer {
            options = Map.copyOf(options);
        }
    }

    /// What follows without a deal.
    public sealed interface Disagreement {
        /// The measures in force go on.
        record StatusQuo() implements Disagreement {}

        /// Further measures come into force.
        record Escalation(List<String> measures, String because) implements Disagreement {
            public Escalation {
                measures = List.copyOf(measures);
            }
        }
    }

    public ConcessionSpace {
        sides = List.copyOf(sides);
        offers = List.copyOf(offers);
        if (sides.size() != 2) {
            throw new IllegalArgumentException("The deal space (" + id + ") must have two sides.");
        }
    }

    /// All concessions, the first side's first.
    public List<Concession> concessions() {
        List<Concession> all = new ArrayList<>();
        sides.forEach(s -> all.addAll(s.concessions()));
        return all;
    }

    /// The position of the side that owns the concession at a position of [#concessions()].
    public int sideOf(int concession) {
        return concession < sides.getFirst().concessions().size() ? 0 : 1;
    }

    public List<String> parties() {
        return sides.stream().map(Side::party).toList();
    }

    /// The number of packages that cross no red line.
    public long packages() {
        long n = 1;
        for (Concession c : concessions()) {
            int options = c.options().size() - c.redLines().size();
            n = n > Long.MAX_VALUE / options ? Long.MAX_VALUE : n * options;
        }
        return n;
    }
}
