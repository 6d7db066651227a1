package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.RowSink;
import dev.chokepoint.data.store.StoredTable;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A layout in which a table is published.
///
/// @param columns those that must be there, by name
/// @param fits whether the columns of a file are those of this layout
/// @param dataset what its data set is called, from the name of the file without its ending
/// @param mapper what turns its records into rows, given the columns of a file
record Layout(
        StoredTable table,
        List<String> columns,
        Predicate<Columns> fits,
        UnaryOperator<String> dataset,
        Function<Columns, Mapper> mapper) {
    /// Turns records into rows.
    interface Mapper {
        void map(RecordReader record, RowSink to);

        /// Whether it must see all records before it maps the first.
        default boolean looksAhead() {
            return false;
        }

        /// Sees a record before any is mapped.
        default void see(RecordReader record) {}
    }

    /// A layout that is recognised by the columns that must be there.
    static Layout of(
            StoredTable table, List<String> columns, UnaryOperator<String> dataset, Function<Columns, Mapper> mapper) {
        return new Layout(table, columns, c -> c.missing(columns).isEmpty(), dataset, mapper);
    }

    /// A layout whose data set is called like the file.
    static Layout of(StoredTable table, List<String> columns, Function<Columns, Mapper> mapper) {
        return of(table, columns, UnaryOperator.identity(), mapper);
    }
}
