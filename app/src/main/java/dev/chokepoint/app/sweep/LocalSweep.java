package dev.chokepoint.app.sweep;

import dev.chokepoint.answer.sweep.SweepPlan;
import dev.chokepoint.answer.sweep.SweepRow;
import dev.chokepoint.answer.sweep.SweepWorlds;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Answers a sweep on the threads of this machine.
///
/// A thread takes some draws of a cell that is set up, or sets up the next cell where none has draws left, so that both
/// sweeps of many cells and of many draws keep all threads busy. At most as many cells as threads are open. Which
/// thread takes what changes no number.
public final class LocalSweep implements SweepEngine {
    private final LpSolver solver;
    private final int threads;

    public LocalSweep(LpSolver solver, int threads) {
        this.solver = solver;
        this.threads = threads;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public long answer(SweepJob job) {
        return new Run(job).run();
    }

    /// A cell that is set up, with the parts that nobody has taken.
    private static final class Open {
        private final SweepPlan.Cell cell;
        private final SweepWorlds worlds;
        private final Deque<SweepPart> left;
        private int running;

        Open(SweepPlan.Cell cell, SweepWorlds worlds, Deque<SweepPart> left) {
            this.cell = cell;
            this.worlds = worlds;
            this.left = left;
        }
    }

    /// What a thread does next.
    private sealed interface Work {
        record SetUp(SweepPlan.Cell cell, Deque<SweepPart> left) implements Work {}

        record Answer(Open of, SweepPart part) implements Work {}
    }

    /// The threads at one sweep.
    private final class Run {
        private final SweepJob job;
        private final List<SweepPlan.Cell> cells;
        private final List<Deque<SweepPart>> left = new ArrayList<>();
        private final long missing;
        private final AtomicLong answered = new AtomicLong();
        private final List<Open> open = new ArrayList<>();
        private int nextCell;
        private int beingSetUp;
        private @Nullable Throwable failure;

        Run(SweepJob job) {
            this.job = job;
            this.cells = job.plan().cells();
            cells.forEach(_ -> left.add(new ArrayDeque<>()));
            List<SweepPart> parts = job.missing();
            parts.forEach(p -> left.get(p.cell()).add(p));
            this.missing = parts.stream().mapToLong(SweepPart::size).sum();
        }

        long run() {
            try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                List<Future<?>> running = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    running.add(pool.submit(this::work));
                }
                running.forEach(f -> Tasks.result(f, "A thread of the sweep"));
            } finally {
                open.forEach(o -> o.worlds.close());
            }
            return answered.get();
        }

        private void work() {
            try {
                for (Optional<Work> next = next(); next.isPresent(); next = next()) {
                    switch (next.get()) {
                        case Work.SetUp s -> add(new Open(s.cell(), job.files().setUp(s.cell(), solver), s.left()));
                        case Work.Answer a -> answer(a.of(), a.part());
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
        private synchronized Optional<Work> next() {
            while (failure == null && !job.stop().getAsBoolean()) {
                for (Open o : open) {
                    if (!o.left.isEmpty()) {
                        o.running++;
                        return Optional.of(new Work.Answer(o, o.left.removeFirst()));
                    }
                }
                while (nextCell < cells.size() && left.get(nextCell).isEmpty()) {
                    nextCell++;
                }
                if (nextCell < cells.size() && open.size() + beingSetUp < threads) {
                    beingSetUp++;
                    return Optional.of(new Work.SetUp(cells.get(nextCell), left.get(nextCell++)));
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

        private void answer(Open of, SweepPart part) {
            List<SweepRow> rows = new ArrayList<>();
            int last = part.first() - 1;
            while (last < part.last() && !job.stop().getAsBoolean()) {
                rows.addAll(of.worlds.answer(++last));
                job.progress().at(answered.incrementAndGet(), missing);
            }
            if (last >= part.first()) {
                SweepPart done = new SweepPart(part.cell(), part.first(), last);
                job.folder().keep(done, SweepFolder.text(of.cell, rows));
            }
            release(of);
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
}
