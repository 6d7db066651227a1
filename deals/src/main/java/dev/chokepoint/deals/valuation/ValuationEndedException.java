package dev.chokepoint.deals.valuation;

/// A package was asked for that had not been valued when the valuation was to end.
public final class ValuationEndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ValuationEndedException() {
        super("The valuation was to end before the package was valued.");
    }
}
