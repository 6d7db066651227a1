package dev.chokepoint.deals.bargaining;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.List;

/// What a bargaining rule answers: one or more agreements of equal merit, or that there is nothing to agree.
public sealed interface Settlement {
    /// The agreements the rule picks; more than one where they tie, in the order of [ValuedPackage#BY_OPTIONS].
    record Agreement(List<Lottery> best) implements Settlement {
        public Agreement {
            best = List.copyOf(best);
            if (best.isEmpty()) {
                throw new IllegalArgumentException("An agreement must name at least one package.");
            }
        }
    }

    /// There is no package (or lottery of packages) that every party prefers to no deal.
    record NoDeal(String because) implements Settlement {}

    /// The agreements, none where there is no deal.
    default List<Lottery> agreements() {
        return switch (this) {
            case Agreement a -> a.best();
            case NoDeal n -> List.of();
        };
    }

    /// A package, or a chance (or quota share) of each of several packages.
    ///
    /// @param utilities the expected value to each party
    /// @param parts the packages with their probabilities, which sum to 1
    record Lottery(List<Double> utilities, List<Part> parts) {
        public Lottery {
            utilities = List.copyOf(utilities);
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("A lottery must hold at least one package.");
            }
        }

        /// The package alone.
        public static Lottery certain(ValuedPackage deal) {
            return new Lottery(deal.utilities(), List.of(new Part(deal, 1)));
        }

        public boolean isCertain() {
            return parts.size() == 1;
        }
    }

    /// One package of a lottery.
    record Part(ValuedPackage deal, double share) {}
}
