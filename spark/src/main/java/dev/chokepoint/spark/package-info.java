/// Answers sweeps on the executors of a Spark cluster.
///
/// Entry point: [SparkSweep], which the program finds where this jar stands beside it. The driver sends the files of
/// the
/// plan once ([dev.chokepoint.app.sweep.SweepBundle]); a task is a part of a cell ([PartTask]); an executor reads the
/// files once and keeps the cells that its tasks need set up ([ExecutorSweep], [OpenCells]). Rows come back to the
/// driver, which keeps them as the engine of threads does.
@NullMarked
package dev.chokepoint.spark;

import org.jspecify.annotations.NullMarked;
