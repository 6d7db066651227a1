package dev.chokepoint.deals.packages;

/// Values packages of yes/no concessions, one (costly) call per package and party.
///
/// The value to each party must be concave in what a package opens, so that the duals of one call bound
/// every other package from above (see [Valuation]). A party's planning problem with caps that a concession
/// raises has this form.
public interface PackageOracle {
    /// The number of concessions: packages are the masks `0 … 2^concessions - 1`.
    int concessions();

    /// The number of parties.
    int parties();

    /// The value to one party of the package whose concessions are the bits of `mask`.
    Valuation value(int party, long mask);

    /// The value to every party.
    default Valuation value(long mask) {
        double[] values = new double[parties()];
        double[][] slopes = new double[parties()][concessions()];
        for (int i = 0; i < values.length; i++) {
            Valuation v = value(i, mask);
            values[i] = v.value(0);
            for (int j = 0; j < concessions(); j++) {
                slopes[i][j] = v.slope(0, j);
            }
        }
        return Valuation.of(mask, values, slopes);
    }
}
