package dev.chokepoint.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TasksTest {
    @Test
    void whatATaskThrewIsThrownAsItWas() {
        IllegalArgumentException thrown = new IllegalArgumentException("as it was");
        assertThatThrownBy(() -> Tasks.result(CompletableFuture.failedFuture(thrown), "A block"))
                .isSameAs(thrown);
        assertThat(Tasks.result(CompletableFuture.completedFuture("done"), "A block"))
                .isEqualTo("done");
    }

    @Test
    void anErrorIsToldWithTheTask() {
        assertThatThrownBy(() ->
                        Tasks.result(CompletableFuture.failedFuture(new AssertionError("deep inside")), "A block"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A block failed.")
                .hasRootCauseMessage("deep inside");
    }

    @Test
    void anInterruptionIsKept() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Tasks.result(new CompletableFuture<>(), "A block"))
                .hasMessage("A block was interrupted.");
        assertThat(Thread.interrupted()).isTrue();
    }
}
