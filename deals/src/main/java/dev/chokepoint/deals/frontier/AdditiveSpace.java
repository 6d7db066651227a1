package dev.chokepoint.deals.frontier;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.List;

/// Packages whose value to a party is the sum of its values of the option taken for each issue.
///
/// @param worths per party, its value of every option of every issue
public record AdditiveSpace(List<Issue> issues, List<Worth> worths) implements NegotiationDomain {
    public AdditiveSpace {
        issues = List.copyOf(issues);
        worths = List.copyOf(worths);
        if (issues.isEmpty() || worths.isEmpty()) {
            throw new IllegalArgumentException("A deal space must have at least one issue and one party.");
        }
        for (Worth worth : worths) {
            if (worth.options().size() != issues.size()) {
                throw new IllegalArgumentException("The party (" + worth.party() + ") values "
                        + worth.options().size() + " issues, the space has " + issues.size() + ".");
            }
            for (int i = 0; i < issues.size(); i++) {
                if (worth.options().get(i).size() != issues.get(i).size()) {
                    throw new IllegalArgumentException("The party (" + worth.party() + ") values "
                            + worth.options().get(i).size() + " options of the issue ("
                            + issues.get(i).name() + "), which has "
                            + issues.get(i).size() + ".");
                }
            }
        }
    }

    /// What the options are worth to one party.
    ///
    /// @param options per issue, the value of every option
    /// @param reservation what the party has without a deal
    /// @param discount what a delay of the whole negotiation leaves of the value; 1 where time does not matter
    public record Worth(String party, List<List<Fraction>> options, Fraction reservation, Fraction discount) {
        public Worth {
            options = options.stream().map(List::copyOf).toList();
        }
    }

    @Override
    public List<String> parties() {
        return worths.stream().map(Worth::party).toList();
    }

    @Override
    public List<Fraction> reservations() {
        return worths.stream().map(Worth::reservation).toList();
    }

    @Override
    public Fraction utility(int party, List<Integer> options) {
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < issues.size(); i++) {
            sum = sum.plus(worths.get(party).options().get(i).get(options.get(i)));
        }
        return sum;
    }

    /// The package with these options, valued.
    public ValuedPackage valued(List<Integer> options) {
        List<Double> utilities = new ArrayList<>();
        for (int i = 0; i < worths.size(); i++) {
            utilities.add(utility(i, options).doubleValue());
        }
        return new ValuedPackage(idOf(options), options, utilities);
    }

    static String idOf(List<Integer> options) {
        StringBuilder id = new StringBuilder();
        for (int o : options) {
            id.append(id.isEmpty() ? "" : "|").append(o);
        }
        return id.toString();
    }

    /// The exact frontier without enumeration: the frontiers of the issues are added one by one and pruned.
    ///
    /// One package per value is reported: the first in the order of options. See [#packagesOnFrontier()].
    @Override
    public Frontier frontier() {
        return AdditiveMerge.of(this).frontier();
    }

    /// How many packages have a value on the frontier; more than its size where different packages have equal
    /// value.
    public long packagesOnFrontier() {
        return AdditiveMerge.of(this).packages();
    }

    /// The exact frontier by valuing every package; for checks and for spaces of up to some 10^8 packages.
    public Frontier frontierByEnumeration() {
        return Enumeration.frontier(this);
    }
}
