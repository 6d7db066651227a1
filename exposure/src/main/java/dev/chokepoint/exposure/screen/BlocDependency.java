package dev.chokepoint.exposure.screen;

import java.util.Optional;

/// The European Commission's core dependency indicators of 2021, for a bloc.
///
/// With E_i what exporter i outside sells to all members, extra = Σ E_i, intra the trade among members and exports what
/// members sell inside and outside:
///
/// CDI1 = Σ E_i² / extra² > concentration; CDI2 = extra / (extra + intra) > outside; CDI3 = extra / exports > ratio.
///
/// Source: SWD(2021) 352; docs/model/screen.md#ec-2021. The official count keeps to sensitive ecosystems, whose list of
/// products is not published: over all products the count is larger.
public record BlocDependency(Bloc bloc, Threshold concentration, Threshold outside, Threshold ratio) {
    /// The ratio of a bloc that exports nothing.
    public static final double NO_EXPORTS = GeoDep.NO_EXPORTS;

    /// The thresholds 0.4, 0.5 and 1.
    public static BlocDependency of(Bloc bloc) {
        return new BlocDependency(bloc, Threshold.of("0.4"), Threshold.of("0.5"), Threshold.of("1"));
    }

    /// A product in a year.
    ///
    /// @param flag whether all three indicators exceed their thresholds
    /// @param leader the largest supplier outside; its share is of extra
    public record Cell(int year, int product, Trade trade, Indicators indicators, boolean flag, Supplier leader) {}

    /// What the indicators look at, in USD.
    public record Trade(long extra, long intra, long exports) {}

    /// The three indicators.
    public record Indicators(double concentration, double outside, double ratio) {}

    /// In how many of the years a product is flagged.
    ///
    /// @param years how many years were looked at
    public record Persistence(int product, int flagged, int years) {
        /// Whether it is flagged in all of them.
        public boolean persistent() {
            return flagged == years;
        }
    }

    /// In how many of the years from one to another the product is flagged.
    public Persistence persistence(ProductHistory product, int first, int last) {
        int flagged = 0;
        for (ProductYear flows : product.years()) {
            boolean asked = flows.year() >= first && flows.year() <= last;
            flagged += asked && year(flows).filter(Cell::flag).isPresent() ? 1 : 0;
        }
        return new Persistence(product.product(), flagged, last - first + 1);
    }

    /// The product in the year; empty where the bloc buys nothing outside.
    public Optional<Cell> year(ProductYear flows) {
        Countries countries = flows.countries();
        boolean[] inside = new boolean[countries.size()];
        for (int c = 0; c < inside.length; c++) {
            inside[c] = bloc.members().contains(countries.code(c));
        }
        long[] sold = new long[inside.length];
        long intra = 0;
        long exports = 0;
        for (int f = 0; f < flows.size(); f++) {
            boolean from = inside[flows.exporter(f)];
            boolean to = inside[flows.importer(f)];
            long v = flows.usd(f);
            exports += from ? v : 0;
            intra += from && to ? v : 0;
            sold[flows.exporter(f)] += !from && to ? v : 0;
        }
        SquareSums squares = new SquareSums(1);
        long extra = 0;
        int leader = 0;
        for (int c = 0; c < sold.length; c++) {
            squares.add(0, sold[c]);
            extra += sold[c];
            leader = sold[c] > sold[leader] ? c : leader;
        }
        if (extra == 0) {
            return Optional.empty();
        }
        boolean flag = concentration.exceededBy(squares, 0, extra)
                && outside.exceededBy(extra, extra + intra)
                && (exports == 0 || ratio.exceededBy(extra, exports));
        Indicators indicators = new Indicators(
                squares.index(0, extra),
                (double) extra / (extra + intra),
                exports == 0 ? NO_EXPORTS : (double) extra / exports);
        Supplier first = new Supplier(countries.code(leader), (double) sold[leader] / extra);
        return Optional.of(
                new Cell(flows.year(), flows.product(), new Trade(extra, intra, exports), indicators, flag, first));
    }
}
