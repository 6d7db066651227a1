package dev.chokepoint.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// A cell is set up once while it is needed, and closed afterwards.
class OpenCellsTest {
    private final List<Integer> made = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();

    private AutoCloseable setUp(int number) {
        synchronized (made) {
            made.add(number);
        }
        return () -> closed.add(number);
    }

    @Test
    void tasksOfACellShareIt() throws Exception {
        OpenCells<AutoCloseable> cells = new OpenCells<>(this::setUp, 1);
        CountDownLatch both = new CountDownLatch(2);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            List<Future<AutoCloseable>> used = new ArrayList<>();
            for (int t = 0; t < 2; t++) {
                used.add(pool.submit(() -> cells.with(3, cell -> {
                    both.countDown();
                    await(both);
                    return cell;
                })));
            }
            assertThat(used.get(0).get()).isSameAs(used.get(1).get());
        }
        assertThat(made).containsExactly(3);
        assertThat(closed).isEmpty();
    }

    @Test
    void theLastCellStaysAndEarlierOnesAreClosed() {
        OpenCells<AutoCloseable> cells = new OpenCells<>(this::setUp, 1);

        for (int cell : new int[] {0, 0, 1, 1, 2}) {
            cells.with(cell, c -> c);
        }

        assertThat(made).containsExactly(0, 1, 2);
        assertThat(closed).containsExactly(0, 1);
    }

    @Test
    void aCellInUseIsNotClosed() {
        OpenCells<AutoCloseable> cells = new OpenCells<>(this::setUp, 0);

        cells.with(0, _ -> {
            cells.with(1, c -> c);
            assertThat(closed).containsExactly(1);
            return 0;
        });

        assertThat(closed).containsExactly(1, 0);
    }

    @Test
    void aCellThatCouldNotBeSetUpIsTriedAgain() {
        List<Integer> tries = new ArrayList<>();
        OpenCells<AutoCloseable> cells = new OpenCells<>(
                number -> {
                    tries.add(number);
                    if (tries.size() == 1) {
                        throw new IllegalStateException("no");
                    }
                    return setUp(number);
                },
                1);

        assertThatIllegalStateException().isThrownBy(() -> cells.with(5, c -> c));
        cells.with(5, c -> c);

        assertThat(tries).containsExactly(5, 5);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
