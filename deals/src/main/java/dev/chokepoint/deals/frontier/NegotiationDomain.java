package dev.chokepoint.deals.frontier;

import java.math.BigInteger;
import java.util.List;

/// A negotiation domain: all packages that can be agreed, with what they are worth to each party, given as utilities.
///
/// A [DealSpace] is the other kind, whose packages a supply network values.
public sealed interface NegotiationDomain permits AdditiveSpace, RectangleSpace {
    List<Issue> issues();

    /// The names of the parties, in the order of utilities.
    List<String> parties();

    /// What each party has without a deal.
    List<Fraction> reservations();

    /// The exact value of a package to a party.
    ///
    /// @param options the option taken for every issue
    Fraction utility(int party, List<Integer> options);

    /// The exact frontier of a space of two parties.
    Frontier frontier();

    /// The number of packages.
    default BigInteger outcomes() {
        BigInteger n = BigInteger.ONE;
        for (Issue issue : issues()) {
            n = n.multiply(BigInteger.valueOf(issue.size()));
        }
        return n;
    }

    /// What each party has without a deal, as numbers.
    default List<Double> disagreement() {
        return reservations().stream().map(Fraction::doubleValue).toList();
    }
}
