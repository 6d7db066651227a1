/// Layouts in which statistics of trade, minerals and governance are published, and what their rows become in a store.
///
/// Entry point: [StatisticKind], which the import of the store asks to recognise a file.
///
/// ```
/// try (TradeStore store = TradeStore.create(folder)) {
///     TableImport.Report report = new TableImport(store, day, false).read(StatisticKind.WGI, file, Progress.NONE);
/// }
/// ```
@NullMarked
package dev.chokepoint.data.statistics;

import org.jspecify.annotations.NullMarked;
