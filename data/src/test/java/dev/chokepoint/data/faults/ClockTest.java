package dev.chokepoint.data.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.kept.FileJobs;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.ledger.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clock that is set back or forward, as when a machine wakes up or its time is corrected.
class ClockTest {
    private static final JobQueue.Limits LIMITS = new JobQueue.Limits(8, 8);
    private static final Set<String> SCOPES = Set.of("");

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-30T08:00:00Z");
    private final InstantSource clock = () -> now;

    private static JobQueue.Asked asked(String id) {
        return new JobQueue.Asked(id, "question " + id, Map.of(), "", "");
    }

    @Test
    void theJournalKeepsTheOrderInWhichItWasWrittenAndNotThatOfItsTimes() {
        Path file = folder.resolve(Journal.FILE);
        for (int hour : new int[] {8, 7, 9}) {
            now = Instant.parse("2026-11-30T0" + hour + ":00:00Z");
            Journal.at(file, clock).append(e -> e, event("k" + hour));
        }
        Journal.Read read = Journal.at(file).read();
        assertThat(read.events()).extracting(StatusEvent::key).containsExactly("k8", "k7", "k9");
        assertThat(read.problems()).isEmpty();
        assertThat(read.recorded().get("k7")).isBefore(read.recorded().get("k8"));
    }

    private static StatusEvent event(String key) {
        return Journal.event("{\"key\":\"" + key + "\",\"measure\":\"CN-2025-18\",\"type\":\"AMENDED\","
                + "\"from\":\"2026-11-20\",\"known\":\"2026-11-20\",\"source\":\"a test\"}");
    }

    @Test
    void aClockThatIsSetBackLeavesAJobToWhoWorksOnItAndEndsItOnce() {
        JobQueue jobs = new FileJobs(folder, clock);
        jobs.submit(asked("a"), LIMITS);
        assertThat(jobs.take("one", SCOPES, Duration.ofSeconds(60))).isPresent();
        now = now.minus(Duration.ofDays(1));
        assertThat(jobs.take("two", SCOPES, Duration.ofSeconds(60))).isEmpty();
        assertThat(jobs.end("a", "one", new JobQueue.End(JobQueue.State.DONE, "answer", "")))
                .isTrue();
        assertThat(jobs.end("a", "one", new JobQueue.End(JobQueue.State.DONE, "other", "")))
                .isFalse();
        assertThat(jobs.find("a").orElseThrow().answer()).isEqualTo("answer");
    }

    @Test
    void aClockThatLeapsForwardGivesAJobToAnotherAndRefusesTheAnswerOfTheFirst() {
        JobQueue jobs = new FileJobs(folder, clock);
        jobs.submit(asked("a"), LIMITS);
        assertThat(jobs.take("one", SCOPES, Duration.ofSeconds(60))).isPresent();
        now = now.plus(Duration.ofDays(1));
        assertThat(jobs.take("two", SCOPES, Duration.ofSeconds(60))).isPresent();
        assertThat(jobs.end("a", "one", new JobQueue.End(JobQueue.State.DONE, "late", "")))
                .isFalse();
        assertThat(jobs.end("a", "two", new JobQueue.End(JobQueue.State.DONE, "answer", "")))
                .isTrue();
        assertThat(jobs.find("a").orElseThrow().answer()).isEqualTo("answer");
    }
}
