package dev.chokepoint.data.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tables of a store beside BACI: columns with their types; a star marks those that tell one row from another, a
/// tilde those in which equal rows may differ.
public enum StoredTable {
    /// Estimates of governance with their standard errors; an estimate that was not published is null.
    GOVERNANCE(
            "*iso3:VARCHAR",
            "*year:INTEGER",
            "*indicator:VARCHAR",
            "estimate:DOUBLE",
            "standard_error:DOUBLE",
            "sources:INTEGER",
            "rank:DOUBLE",
            "rank_low:DOUBLE",
            "rank_high:DOUBLE"),
    /// Figures of statistics as intervals, with what was printed; an open end is null.
    OBSERVATION(
            "*item:VARCHAR",
            "*part:VARCHAR",
            "*measure:VARCHAR",
            "*detail:VARCHAR",
            "*place:VARCHAR",
            "~iso3:VARCHAR",
            "*first_year:INTEGER",
            "*last_year:INTEGER",
            "*unit:VARCHAR",
            "~printed:VARCHAR",
            "mark:VARCHAR",
            "low:DOUBLE",
            "high:DOUBLE",
            "~note:VARCHAR"),
    /// Trade as one customs office reports it; the partner 0 is the whole world, and a breakdown is no total.
    REPORTED_TRADE(
            "*reporter:INTEGER",
            "*partner:INTEGER",
            "~partner_name:VARCHAR",
            "*flow:VARCHAR",
            "*period:INTEGER",
            "~classification:VARCHAR",
            "*code:VARCHAR",
            "*breakdown:VARCHAR",
            "usd:DOUBLE",
            "kg:DOUBLE",
            "quantity:DOUBLE",
            "unit:VARCHAR"),
    /// Codes of the Harmonized System.
    NOMENCLATURE("*revision:VARCHAR", "*code:VARCHAR", "parent:VARCHAR", "digits:INTEGER", "description:VARCHAR"),
    /// Which code of one revision corresponds to which of another.
    CONCORDANCE("*from_revision:VARCHAR", "*from_code:VARCHAR", "*to_revision:VARCHAR", "*to_code:VARCHAR");

    private enum Part {
        KEY,
        VALUE,
        LABEL
    }

    private record Column(String name, String type, Part part) {
        static Column parse(String text) {
            Part part = text.startsWith("*") ? Part.KEY : text.startsWith("~") ? Part.LABEL : Part.VALUE;
            int colon = text.indexOf(':');
            return new Column(text.substring(part == Part.VALUE ? 0 : 1, colon), text.substring(colon + 1), part);
        }
    }

    private final List<Column> columns;

    StoredTable(String... columns) {
        this.columns = Stream.of(columns).map(Column::parse).toList();
    }

    /// The name in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int width() {
        return columns.size();
    }

    /// Makes the table where it is not there: the row set, the line of the file, then the columns.
    String definition() {
        return "CREATE TABLE IF NOT EXISTS " + word() + "(row_set INTEGER, line INTEGER, "
                + columns.stream().map(c -> c.name() + " " + c.type()).collect(Collectors.joining(", ")) + ")";
    }

    private String names(Part part) {
        return columns.stream().filter(c -> c.part() == part).map(Column::name).collect(Collectors.joining(", "));
    }

    /// The places of the columns that tell one row from another.
    int[] keyPlaces() {
        return IntStream.range(0, columns.size())
                .filter(n -> columns.get(n).part() == Part.KEY)
                .toArray();
    }

    /// The columns that tell one row from another.
    String keys() {
        return names(Part.KEY);
    }

    /// What equal rows must agree in, as one value; where there is nothing, a constant.
    String said() {
        String rest = names(Part.VALUE);
        return rest.isEmpty() ? "0" : "hash(" + rest + ")";
    }
}
