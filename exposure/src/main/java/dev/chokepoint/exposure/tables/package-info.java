/// Multi-regional input–output tables as values: what every industry sells to every industry and to final
/// demand.
///
/// Entry points: [IoTable], [TableBalance] (checks and stated repairs) and [SyntheticTable] (seeded tables for
/// examples, tests and benchmarks).
///
/// ```
/// IoTable table = SyntheticTable.of(6, 8, 4, 7L);
/// TableBalance checked = TableBalance.of(table);
/// ```
@NullMarked
package dev.chokepoint.exposure.tables;

import org.jspecify.annotations.NullMarked;
