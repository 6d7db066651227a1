/// Reads input–output tables in the layouts they are published in, and shocks for the economy-wide simulation.
///
/// Entry points: [TableReader] (any layout, with balance checks), [ShockReader] and [Npz].
@NullMarked
package dev.chokepoint.data.tables;

import org.jspecify.annotations.NullMarked;
