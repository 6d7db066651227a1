package dev.chokepoint.spark;

import dev.chokepoint.answer.sweep.SweepPlan;
import dev.chokepoint.answer.sweep.SweepRow;
import dev.chokepoint.answer.sweep.SweepWorlds;
import dev.chokepoint.app.sweep.SweepBundle;
import dev.chokepoint.app.sweep.SweepFiles;
import dev.chokepoint.app.sweep.SweepFolder;
import dev.chokepoint.app.sweep.SweepPart;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/// A sweep as an executor sees it: files read once, the solver loaded once, cells set up once and shared by its
/// threads.
final class ExecutorSweep {
    /// Cells that are kept set up though no task uses them now: tasks come in the order of cells.
    private static final int IDLE_CELLS = 1;

    private static final Map<String, ExecutorSweep> OPEN = new HashMap<>();

    private final List<SweepPlan.Cell> cells;
    private final OpenCells<SweepWorlds> open;

    private ExecutorSweep(SweepFiles files, LpSolver solver) {
        this.cells = files.plan().cells();
        this.open = new OpenCells<>(cell -> files.setUp(cells.get(cell), solver), IDLE_CELLS);
    }

    /// The sweep of a bundle, made by the first task of this executor.
    static ExecutorSweep of(String hash, Supplier<byte[]> bundle) {
        synchronized (OPEN) {
            return OPEN.computeIfAbsent(hash, _ -> read(hash, bundle.get()));
        }
    }

    /// Everything is unpacked below the executor's own folder, which the cluster removes with it.
    private static ExecutorSweep read(String hash, byte[] bundle) {
        Path folder = Path.of(SparkFiles.getRootDirectory(), "chokepoint-" + hash);
        SweepFiles files = SweepBundle.unpack(bundle, folder.resolve("files"));
        return new ExecutorSweep(files, Highs.load(HighsLibrary.unpack(folder.resolve("natives"))));
    }

    /// The rows of a part as they are kept.
    String answer(SweepPart part) {
        List<SweepRow> rows = open.with(part.cell(), worlds -> {
            List<SweepRow> all = new ArrayList<>();
            for (int draw = part.first(); draw <= part.last(); draw++) {
                if (TaskContext.get().isInterrupted()) {
                    throw new TaskKilledException("the sweep was ended");
                }
                all.addAll(worlds.answer(draw));
            }
            return all;
        });
        return SweepFolder.text(cells.get(part.cell()), rows);
    }
}
