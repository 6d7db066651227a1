/// Runs sweeps: the plan as a file, the folder that the answers grow in, and the engine of threads on this machine.
///
/// Entry points: [SweepPlanReader], [SweepFolder] and [LocalSweep].
@NullMarked
package dev.chokepoint.app.sweep;

import org.jspecify.annotations.NullMarked;
