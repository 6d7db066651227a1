package dev.chokepoint.app.screen;

import java.util.List;
import java.util.Optional;

/// World trade of a year beside the measures of a ledger: who buys what from whom, and what of it law may reach.
///
/// @param cannotSay what it cannot say; always told first
/// @param run what it was computed from
/// @param law how much of the ledger trade data can see
/// @param usd sums over all that was asked for
/// @param importers importers by exporters
/// @param products products by exporters
/// @param flows flows in order
/// @param of how many flows there are in all
/// @param product the product that was asked for
public record TradeMapView(
        String cannotSay,
        ScreenView.Run run,
        Law law,
        Sums usd,
        Heat importers,
        Heat products,
        List<Flow> flows,
        long of,
        Optional<Product> product) {
    public TradeMapView {
        flows = List.copyOf(flows);
    }

    /// How much of a ledger trade data can see.
    ///
    /// @param inForce measures in force that restrict exports
    /// @param unseen those of them that no customs code leads to
    /// @param whole whether any code reaches all of a product; otherwise the least under any measure is 0
    public record Law(int inForce, int unseen, boolean whole) {}

    /// Sums in a table: the rows and columns with most of what is shown.
    ///
    /// @param value all of what is shown, in USD
    /// @param rest the part of it outside of these rows and columns, in USD
    public record Heat(List<Head> rows, List<Head> columns, List<Cell> cells, double value, double rest) {
        public Heat {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            cells = List.copyOf(cells);
        }
    }

    /// A row or column.
    ///
    /// @param code two letters of a country, six digits of a product
    /// @param value what is shown of it, in USD
    public record Head(String code, String name, double value) {}

    /// What is shown of a row and a column.
    public record Cell(String row, String column, double value, Sums usd) {}

    /// What is traded, in USD.
    ///
    /// @param trade all of it
    /// @param notReplaceable what others could not replace within the year
    /// @param inForce at most under measures in force
    /// @param pending at most under measures that are suspended or to come, or may have come
    public record Sums(double trade, double notReplaceable, double inForce, double pending) {}

    /// What goes from one country to another of one product.
    ///
    /// @param dependence its share of what the importer buys of the product, 0 to 1
    /// @param dependent whether the importer meets all of GeoDep's criteria in the year
    /// @param holds the measures that may reach it
    public record Flow(
            Place importer,
            Place exporter,
            String product,
            String productName,
            Sums usd,
            double dependence,
            boolean dependent,
            List<Hold> holds) {
        public Flow {
            holds = List.copyOf(holds);
        }
    }

    /// A country.
    ///
    /// @param code its two letters
    public record Place(String code, String name) {}

    /// A measure that may reach a flow.
    ///
    /// @param standing in_force, suspended, announced or unconfirmed
    /// @param words the same in words, such as `suspended, revives 2026-11-10`
    /// @param full whether it reaches all of the product; otherwise an unknown part
    /// @param code the customs code by which it does
    public record Hold(String measure, String standing, String words, boolean full, String code) {}

    /// A product and who sells it.
    public record Product(String code, String name, long world, List<Exporter> exporters) {
        public Product {
            exporters = List.copyOf(exporters);
        }
    }

    /// A country that sells a product.
    ///
    /// @param usd its exports
    /// @param share of the world's exports, 0 to 1
    /// @param replaceable the part that others could replace within the year, 0 to 1
    /// @param hinge whether half of the world's trade or more hangs on it and little can be replaced
    public record Exporter(Place place, double usd, double share, double replaceable, boolean hinge) {}
}
