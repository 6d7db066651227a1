package dev.chokepoint.app.sweep;

import dev.chokepoint.answer.sweep.SweepPlan;
import dev.chokepoint.answer.sweep.SweepRow;
import dev.chokepoint.answer.sweep.SweepWorlds;
import dev.chokepoint.base.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs a sweep on the threads of this machine.
///
/// A thread takes some draws of a cell that is set up, or sets up the next cell where none has draws left, so that both
/// sweeps of many cells and of many draws keep all threads busy. At most as many cells as threads are open. Which
/// thread takes what changes no number.
public final class LocalSweep {
    private final SweepPlan plan;
    private final SweepFolder folder;
    private final Function<SweepPlan.Cell, SweepWorlds> setUp;
    private final int drawsAtOnce;
    private final BooleanSupplier stop;
    private final Progress progress;
    private final AtomicLong answered = new AtomicLong();
    private final List<Open> open = new ArrayList<>();
    private int nextCell;
    private int beingSetUp;
    private @Nullable Throwable failure;

    /// Told from any thread how many questions are answered, of those that were missing.
    @FunctionalInterface
    public interface Progress {
        void at(long answered, long missing);
    }

    /// @param setUp sets up the worlds of a cell
    /// @param drawsAtOnce draws that are kept together
    /// @param stop asked before each draw whether to end with what is done
    public LocalSweep(
            SweepPlan plan,
            SweepFolder folder,
            Function<SweepPlan.Cell, SweepWorlds> setUp,
            int drawsAtOnce,
            BooleanSupplier stop,
            Progress progress) {
        this.plan = plan;
        this.folder = folder;
        this.setUp = setUp;
        this.drawsAtOnce = drawsAtOnce;
        this.stop = stop;
        this.progress = progress;
    }

    /// A cell that is set up, with the draws that nobody has taken.
    private static final class Open {
        private final SweepPlan.Cell cell;
        private final SweepWorlds worlds;
        private final List<int[]> left;
        private int running;

        Open(SweepPlan.Cell cell, SweepWorlds worlds, List<int[]> left) {
            this.cell = cell;
            this.worlds = worlds;
            this.left = left;
        }
    }

    /// What a thread does next.
    private sealed interface Work {
        record SetUp(SweepPlan.Cell cell, List<int[]> left) implements Work {}

        record Answer(Open of, int first, int last) implements Work {}
    }

    /// What became of a sweep.
    ///
    /// @param table the table of all answers; empty where it was stopped before all were there
    public record Result(long answered, long missing, Optional<Path> table) {}

    /// Answers what is missing in the folder.
    ///
    /// @param about kept in the table
    public Result run(int threads, String about) {
        List<SweepPlan.Cell> cells = plan.cells();
        List<List<int[]>> left = new ArrayList<>();
        long missing = 0;
        for (SweepPlan.Cell cell : cells) {
            List<int[]> own = missing(folder.done(cell.index()));
            missing += own.stream().mapToLong(r -> r[1] - r[0] + 1L).sum();
            left.add(own);
        }
        long all = missing;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                running.add(pool.submit(() -> work(cells, left, threads, all)));
            }
            running.forEach(f -> Tasks.result(f, "A thread of the sweep"));
        } finally {
            open.forEach(o -> o.worlds.close());
        }
        boolean whole = answered.get() == missing;
        return new Result(answered.get(), missing, whole ? Optional.of(folder.finish(about)) : Optional.empty());
    }

    /// The runs of draws that are missing, none longer than what is kept together.
    private List<int[]> missing(BitSet done) {
        List<int[]> runs = new ArrayList<>();
        for (int first = done.nextClearBit(0); first <= plan.draws(); first = done.nextClearBit(first)) {
            int end = done.nextSetBit(first);
            int last = Math.min(plan.draws(), end < 0 ? Integer.MAX_VALUE : end - 1);
            for (int from = first; from <= last; from += drawsAtOnce) {
                runs.add(new int[] {from, Math.min(last, from + drawsAtOnce - 1)});
            }
            first = last + 1;
        }
        return runs;
    }

    private void work(List<SweepPlan.Cell> cells, List<List<int[]>> left, int threads, long all) {
        try {
            for (Optional<Work> next = next(cells, left, threads);
                    next.isPresent();
                    next = next(cells, left, threads)) {
                switch (next.get()) {
                    case Work.SetUp s -> add(new Open(s.cell(), setUp.apply(s.cell()), s.left()));
                    case Work.Answer a -> answer(a, all);
                }
            }
        } catch (RuntimeException | Error e) {
            fail(e);
            throw e;
        }
    }

    private synchronized void fail(Throwable e) {
        failure = e;
        notifyAll();
    }

    private synchronized void add(Open made) {
        beingSetUp--;
        open.add(made);
        notifyAll();
    }

    /// The next work; empty where none is left. Waits for a cell that another thread sets up.
    private synchronized Optional<Work> next(List<SweepPlan.Cell> cells, List<List<int[]>> left, int threads) {
        while (failure == null && !stop.getAsBoolean()) {
            for (Open o : open) {
                if (!o.left.isEmpty()) {
                    int[] run = o.left.removeFirst();
                    o.running++;
                    return Optional.of(new Work.Answer(o, run[0], run[1]));
                }
            }
            while (nextCell < cells.size() && left.get(nextCell).isEmpty()) {
                nextCell++;
            }
            if (nextCell < cells.size() && open.size() + beingSetUp < threads) {
                beingSetUp++;
                SweepPlan.Cell cell = cells.get(nextCell);
                return Optional.of(new Work.SetUp(cell, new ArrayList<>(left.get(nextCell++))));
            }
            if (nextCell == cells.size() && beingSetUp == 0) {
                return Optional.empty();
            }
            try {
                wait(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void answer(Work.Answer work, long all) {
        List<SweepRow> rows = new ArrayList<>();
        int last = work.first() - 1;
        while (last < work.last() && !stop.getAsBoolean()) {
            rows.addAll(work.of().worlds.answer(++last));
            progress.at(answered.incrementAndGet(), all);
        }
        if (last >= work.first()) {
            folder.keep(work.of().cell.index(), work.first(), last, rows);
        }
        release(work.of());
    }

    /// Closes a cell whose draws are all answered.
    private synchronized void release(Open of) {
        of.running--;
        if (of.left.isEmpty() && of.running == 0) {
            open.remove(of);
            of.worlds.close();
            notifyAll();
        }
    }
}
