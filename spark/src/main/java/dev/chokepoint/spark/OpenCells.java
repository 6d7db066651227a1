package dev.chokepoint.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Cells that are set up while tasks use them; a cell is set up by the first task that needs it, while others wait.
///
/// @param <C> what a cell is when it is set up; closed when it is not needed
final class OpenCells<C extends AutoCloseable> {
    private final IntFunction<C> setUp;
    private final int idle;
    private final Map<Integer, Cell<C>> cells = new LinkedHashMap<>();

    /// @param setUp sets a cell up, by its number
    /// @param idle cells that stay set up though no task uses them
    OpenCells(IntFunction<C> setUp, int idle) {
        this.setUp = setUp;
        this.idle = idle;
    }

    private static final class Cell<C> {
        private @Nullable C ready;
        private int users;
    }

    /// Uses a cell, which stays set up meanwhile.
    <T> T with(int number, Function<C, T> use) {
        Cell<C> cell = take(number);
        try {
            return use.apply(ready(number, cell));
        } finally {
            close(give(cell));
        }
    }

    private synchronized Cell<C> take(int number) {
        Cell<C> cell = cells.computeIfAbsent(number, _ -> new Cell<>());
        cell.users++;
        return cell;
    }

    private C ready(int number, Cell<C> cell) {
        synchronized (cell) {
            C ready = cell.ready;
            if (ready == null) {
                ready = setUp.apply(number);
                cell.ready = ready;
            }
            return ready;
        }
    }

    /// Gives a cell back and returns what is not kept any longer: the unused cells that were taken first.
    private synchronized List<C> give(Cell<C> given) {
        given.users--;
        List<Integer> unused = cells.entrySet().stream()
                .filter(e -> e.getValue().users == 0)
                .map(Map.Entry::getKey)
                .toList();
        List<C> closed = new ArrayList<>();
        for (int number : unused.subList(0, Math.max(0, unused.size() - idle))) {
            Cell<C> cell = cells.remove(number);
            if (cell != null && cell.ready != null) {
                closed.add(cell.ready);
            }
        }
        return closed;
    }

    private static <C extends AutoCloseable> void close(List<C> cells) {
        for (C cell : cells) {
            try {
                cell.close();
            } catch (Exception e) {
                throw new IllegalStateException("A cell cannot be closed.", e);
            }
        }
    }
}
