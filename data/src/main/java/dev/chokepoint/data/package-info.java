/// Reads and checks worlds, and writes files safely.
///
/// Packages by what is read: `files` and `sheet` (text, tables, YAML), `world`, `ledger`, `deals`, `company`,
/// `evidence`,
/// `review`, `tables`, `indicators`, `backtest`; `validation` reads all of a folder. Everything
/// that is read comes back as a value together with its problems; nothing a user may have typed throws.
@NullMarked
package dev.chokepoint.data;

import org.jspecify.annotations.NullMarked;
