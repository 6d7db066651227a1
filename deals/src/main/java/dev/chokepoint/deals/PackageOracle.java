package dev.chokepoint.deals;

/// Values packages of yes/no concessions, one (costly) call per package.
///
/// The value to each party must be concave in what a package opens, so that the duals of one call bound
/// every other package from above (see [Valuation]). A party's planning problem with caps that a concession
/// raises has this form.
public interface PackageOracle {
    /// The number of concessions: packages are the masks `0 … 2^concessions - 1`.
    int concessions();

    /// The number of parties.
    int parties();

    /// The value of the package whose concessions are the bits of `mask`.
    Valuation value(long mask);
}
