package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.space.DealSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A package that somebody names: bargaining rules pick it, or somebody offered it.
public sealed interface NamedDeal {
    /// The option taken of each concession.
    List<Integer> options();

    /// Picked by these rules.
    record PickedBy(List<Rule> rules, List<Integer> options) implements NamedDeal {
        public PickedBy {
            rules = List.copyOf(rules);
            options = List.copyOf(options);
        }
    }

    /// Offered, and picked by no rule.
    record Offered(DealSpace.Offer offer, List<Integer> options) implements NamedDeal {
        public Offered {
            options = List.copyOf(options);
        }
    }

    /// What the rules pick, each package once, then the offers that no rule picks.
    static List<NamedDeal> of(List<Solution> solutions, List<OfferWorth> offers) {
        Map<List<Integer>, List<Rule>> picked = new LinkedHashMap<>();
        solutions.forEach(s -> s.deal()
                .ifPresent(p -> picked.computeIfAbsent(p.options(), o -> new ArrayList<>())
                        .add(s.rule())));
        List<NamedDeal> all = new ArrayList<>();
        picked.forEach((options, rules) -> all.add(new PickedBy(rules, options)));
        for (OfferWorth o : offers) {
            List<Integer> options = o.verdict().value().options();
            if (!picked.containsKey(options)) {
                all.add(new Offered(o.offer(), options));
            }
        }
        return all;
    }
}
