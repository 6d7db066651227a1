package dev.chokepoint.exposure.screen;

import java.util.List;
import java.util.Optional;

/// One product over several years, with the sums that screens ask for again and again.
public final class ProductHistory {
    private final int product;
    private final List<ProductYear> years;
    private final List<ProductTotals> totals;

    /// @param years in ascending order; years in which nobody traded the product are not there
    public ProductHistory(int product, List<ProductYear> years) {
        this.product = product;
        this.years = List.copyOf(years);
        this.totals = years.stream().map(ProductTotals::new).toList();
    }

    /// The same with a bloc as one country.
    public ProductHistory merged(Bloc bloc, Countries merged) {
        return new ProductHistory(
                product, years.stream().map(y -> y.merged(bloc, merged)).toList());
    }

    public int product() {
        return product;
    }

    public List<ProductYear> years() {
        return years;
    }

    /// The flows of a year, if there were any.
    public Optional<ProductYear> year(int year) {
        return years.stream().filter(y -> y.year() == year).findFirst();
    }

    ProductTotals totals(int place) {
        return totals.get(place);
    }
}
