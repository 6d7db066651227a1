/// The store of trade data: a folder with a DuckDB database, what was read into it, from where, and what was left out.
///
/// Entry points: [TradeStore], [BaciImport] and [TradeReader].
///
/// ```
/// try (TradeStore store = TradeStore.open(folder)) {
///     BaciImport.Report report = new BaciImport(store, day).read(file, Progress.NONE);
/// }
/// ```
@NullMarked
package dev.chokepoint.data.store;

import org.jspecify.annotations.NullMarked;
