package dev.chokepoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.kept.ChangedBy;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.kept.JobQueue.Asked;
import dev.chokepoint.data.kept.JobQueue.End;
import dev.chokepoint.data.kept.JobQueue.Job;
import dev.chokepoint.data.kept.JobQueue.Limits;
import dev.chokepoint.data.kept.JobQueue.State;
import dev.chokepoint.data.kept.KeptAnswers.Given;
import dev.chokepoint.data.kept.KeptText;
import dev.chokepoint.data.kept.KeptTexts.ChangedMeanwhile;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.kept.OpenPages;
import dev.chokepoint.data.kept.ServerStore;
import dev.chokepoint.data.kept.StoreChanges;
import dev.chokepoint.data.ledger.Journal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of a server must keep to, whatever it is kept in.
abstract class ServerStoreContract {
    private static final Limits LIMITS = new Limits(3, 5);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Set<String> SCOPE = Set.of("world 1");

    private ServerStore store;

    /// Opens the store of the test; each time the same.
    abstract ServerStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    private void reopen() throws Exception {
        store.close();
        store = open();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<String> lines(LineLog log) {
        List<String> lines = new ArrayList<>();
        log.read(1, (_, text) -> lines.add(text));
        return lines;
    }

    // ---- Lines

    @Test
    void linesComeBackInTheirOrderAlsoAfterTheStoreWasClosed() throws Exception {
        LineLog log = store.lines("world/journal");
        log.append(() -> "one");
        log.append(() -> "{\"zwei\":\"稀土 \\u0001\"}");
        log.append(() -> "");
        reopen();
        assertThat(lines(store.lines("world/journal"))).containsExactly("one", "{\"zwei\":\"稀土 \\u0001\"}", "");
        assertThat(lines(store.lines("world/decisions"))).isEmpty();
        assertThat(store.lineNames()).containsExactly("world/journal");
    }

    @Test
    void linesAreReadFromANumberOn() {
        LineLog log = store.lines("audit");
        for (int k = 1; k <= 5; k++) {
            int n = k;
            log.append(() -> "line " + n);
        }
        List<String> read = new ArrayList<>();
        log.read(4, (number, text) -> read.add(number + " " + text));
        assertThat(read).containsExactly("4 line 4", "5 line 5");
    }

    @Test
    void whoMakesALineSeesAllLinesBeforeIt() throws Exception {
        int writers = 8;
        int each = 12;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                all.add(threads.submit(() -> {
                    LineLog log = store.lines("audit");
                    for (int k = 0; k < each; k++) {
                        log.append(() -> Integer.toString(lines(log).size() + 1));
                    }
                }));
            }
            for (Future<?> f : all) {
                f.get();
            }
        }
        List<String> lines = lines(store.lines("audit"));
        for (int k = 0; k < writers * each; k++) {
            assertThat(lines.get(k)).isEqualTo(Integer.toString(k + 1));
        }
    }

    @Test
    void aLineThatCannotBeMadeLeavesNothing() {
        LineLog log = store.lines("audit");
        log.append(() -> "one");
        long before = log.length();
        assertThatThrownBy(() -> log.append(() -> {
                    throw new IllegalArgumentException("refused");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("refused");
        assertThat(log.length()).isEqualTo(before);
        log.append(() -> "two");
        assertThat(log.length()).isGreaterThan(before);
        assertThat(lines(log)).containsExactly("one", "two");
    }

    @Test
    void aJournalKeepsItsEventsWithTheDayTheyWereRecorded() throws Exception {
        StatusEvent event =
                Journal.event("{\"key\":\"CN-2025-18#extra\",\"measure\":\"CN-2025-18\",\"type\":\"AMENDED\","
                        + "\"from\":\"2025-10-09\",\"source\":\"article 1\"}");
        Journal.in(store.lines("world/journal")).append(e -> e, event);
        reopen();
        Journal.Read read = Journal.in(store.lines("world/journal")).read();
        assertThat(read.problems()).isEmpty();
        assertThat(read.events()).extracting(StatusEvent::key).containsExactly("CN-2025-18#extra");
        assertThat(read.recorded()).containsKey("CN-2025-18#extra");
    }

    // ---- Texts

    @Test
    void textsOfOneNameGetIdsOfTheirOwn() throws Exception {
        KeptText first = store.scenarios().add("truce", "", "name: Truce\n");
        KeptText second = store.scenarios().add("truce", "", "name: Truce\n");
        reopen();
        assertThat(store.scenarios().all()).containsExactly(first, second);
        assertThat(second.id()).isEqualTo("truce-2");
        assertThat(store.companies().all()).isEmpty();
    }

    @Test
    void aTextIsChangedOnlyByWhoHasReadItsLatestRevision() {
        KeptText first = store.scenarios().add("truce", "", "one");
        KeptText second = store.scenarios().replace(first.id(), first.revision(), "two");
        assertThatThrownBy(() -> store.scenarios().replace(first.id(), first.revision(), "three"))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> store.scenarios().remove(first.id(), first.revision()))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(store.scenarios().find(first.id())).contains(second);
        store.scenarios().remove(first.id(), second.revision());
        assertThat(store.scenarios().find(first.id())).isEmpty();
        assertThatThrownBy(() -> store.scenarios().replace(first.id(), "", "four"))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void ofManyWhoChangeTheSameRevisionOneSucceeds() throws Exception {
        KeptText first = store.scenarios().add("truce", "", "one");
        int writers = 8;
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                String text = "of " + w;
                all.add(threads.submit(() -> {
                    try {
                        store.scenarios().replace(first.id(), first.revision(), text);
                        return true;
                    } catch (ChangedMeanwhile e) {
                        return false;
                    }
                }));
            }
            for (Future<Boolean> f : all) {
                done += f.get() ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void aTextKnowsWhoseItIs() throws Exception {
        KeptText text = store.companies().add("acme", "trade-team", "{}");
        store.companies().replace("acme", text.revision(), "{\"name\":\"Acme\"}");
        reopen();
        assertThat(store.companies().find("acme")).contains(new KeptText("acme", "trade-team", "{\"name\":\"Acme\"}"));
        assertThatThrownBy(() -> store.companies().add("../etc", "", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.companies().add("x", "../etc", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- Answers

    @Test
    void anAnswerIsFoundByItsHashAndByItsQuestion() throws Exception {
        String hash = store.answers().put(bytes("{\"a\":1}\n"), "");
        assertThat(store.answers().put(bytes("{\"a\":1}\n"), "")).isEqualTo(hash);
        Given given = new Given(hash, "2026-11-30T08:00:00Z", 12.5);
        store.answers().point("assess today", given);
        store.answers().tellLatestSeconds(12.5);
        reopen();
        assertThat(store.answers().find(hash).orElseThrow().bytes()).isEqualTo(bytes("{\"a\":1}\n"));
        assertThat(store.answers().given("assess today")).contains(given);
        assertThat(store.answers().given("assess tomorrow")).isEmpty();
        assertThat(store.answers().latestSeconds()).isEqualTo(12.5);
        assertThat(store.answers().find("../../etc/passwd")).isEmpty();
    }

    @Test
    void anAnswerKnowsWhoMaySeeIt() throws Exception {
        String hash = store.answers().put(bytes("{\"b\":2}\n"), "trade-team");
        reopen();
        assertThat(store.answers().find(hash).orElseThrow().team()).isEqualTo("trade-team");
    }

    @Test
    void filesStayAsTheyWere() throws Exception {
        store.files("world/documents").put("abc.json", bytes("one"));
        store.files("world/documents").put("abc.json", bytes("two"));
        reopen();
        assertThat(store.files("world/documents").names()).containsExactly("abc.json");
        assertThat(store.files("world/documents").find("abc.json").orElseThrow())
                .isEqualTo(bytes("one"));
        assertThat(store.fileNames()).containsExactly("world/documents");
        assertThatThrownBy(() -> store.files("world/documents").put("../x", bytes("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- Jobs

    private static Asked asked(String question, String asker) {
        return new Asked(
                UUID.randomUUID().toString(),
                question,
                Map.of("kind", "assess", "as_of", "2026-10-01"),
                "world 1",
                asker);
    }

    private JobQueue jobs() {
        return store.jobs();
    }

    @Test
    void aQuestionThatIsOpenIsNotAskedTwice() {
        JobQueue queue = jobs();
        Job first = queue.submit(asked("q", "ann"), LIMITS);
        assertThat(queue.submit(asked("q", "ben"), LIMITS).id()).isEqualTo(first.id());
        queue.take("server", SCOPE, LEASE);
        assertThat(queue.submit(asked("q", "ben"), LIMITS).id()).isEqualTo(first.id());
        queue.end(first.id(), "server", new End(State.DONE, "abc", ""));
        assertThat(queue.submit(asked("q", "ben"), LIMITS).id()).isNotEqualTo(first.id());
    }

    @Test
    void aJobGoesFromQueuedToRunningToDone() {
        JobQueue queue = jobs();
        Asked asked = asked("q", "ann");
        assertThat(queue.submit(asked, LIMITS).state()).isEqualTo(State.QUEUED);
        Job taken = queue.take("server", SCOPE, LEASE).orElseThrow();
        assertThat(taken.asked()).isEqualTo(asked);
        assertThat(taken.state()).isEqualTo(State.RUNNING);
        assertThat(queue.take("server", SCOPE, LEASE)).isEmpty();
        assertThat(queue.beat(asked.id(), "server", LEASE, List.of("reading", "solving")))
                .isTrue();
        assertThat(queue.find(asked.id()).orElseThrow().progress()).containsExactly("reading", "solving");
        assertThat(queue.end(asked.id(), "server", new End(State.DONE, "abc", "")))
                .isTrue();
        Job done = queue.find(asked.id()).orElseThrow();
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.answer()).isEqualTo("abc");
        assertThat(queue.open("q")).isEmpty();
        assertThat(queue.counts()).containsEntry(State.DONE, 1L).containsEntry(State.QUEUED, 0L);
    }

    @Test
    void aJobOfAServerThatIsSilentIsTakenUpByAnother() throws Exception {
        JobQueue queue = jobs();
        Asked asked = asked("q", "ann");
        queue.submit(asked, LIMITS);
        queue.take("dead", SCOPE, Duration.ofMillis(1));
        Thread.sleep(20);
        assertThat(queue.take("alive", SCOPE, LEASE).orElseThrow().id()).isEqualTo(asked.id());
        assertThat(queue.beat(asked.id(), "dead", LEASE, List.of())).isFalse();
        assertThat(queue.end(asked.id(), "dead", new End(State.DONE, "wrong", "")))
                .isFalse();
        assertThat(queue.end(asked.id(), "alive", new End(State.DONE, "right", "")))
                .isTrue();
        assertThat(queue.find(asked.id()).orElseThrow().answer()).isEqualTo("right");
    }

    @Test
    void aServerThatEndsLetsItsJobsWait() {
        JobQueue queue = jobs();
        Asked asked = asked("q", "ann");
        queue.submit(asked, LIMITS);
        queue.take("one", SCOPE, LEASE);
        queue.release("one");
        assertThat(queue.take("two", SCOPE, LEASE).orElseThrow().id()).isEqualTo(asked.id());
    }

    @Test
    void aCancelledJobIsNobodysAnyMore() {
        JobQueue queue = jobs();
        Asked asked = asked("q", "ann");
        queue.submit(asked, LIMITS);
        queue.take("server", SCOPE, LEASE);
        assertThat(queue.cancel(asked.id())).isTrue();
        assertThat(queue.cancel(asked.id())).isFalse();
        assertThat(queue.beat(asked.id(), "server", LEASE, List.of())).isFalse();
        assertThat(queue.find(asked.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void noOneAskerFillsTheQueue() {
        JobQueue queue = jobs();
        for (int k = 0; k < LIMITS.ofOneAsker(); k++) {
            queue.submit(asked("of ann " + k, "ann"), LIMITS);
        }
        assertThatThrownBy(() -> queue.submit(asked("one more", "ann"), LIMITS)).isInstanceOf(JobQueue.TooMany.class);
        queue.submit(asked("of ben", "ben"), LIMITS);
        queue.submit(asked("of cem", "cem"), LIMITS);
        assertThatThrownBy(() -> queue.submit(asked("of dan", "dan"), LIMITS)).isInstanceOf(JobQueue.TooMany.class);
    }

    @Test
    void whoWasServedLongestAgoIsNext() throws Exception {
        JobQueue queue = jobs();
        queue.submit(asked("ann 1", "ann"), LIMITS);
        queue.submit(asked("ann 2", "ann"), LIMITS);
        queue.submit(asked("ben 1", "ben"), LIMITS);
        List<String> order = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            order.add(queue.take("server", SCOPE, LEASE).orElseThrow().asked().question());
            Thread.sleep(2);
        }
        assertThat(order).containsExactly("ann 1", "ben 1", "ann 2");
    }

    @Test
    void manyServersNeverTakeTheSameJob() throws Exception {
        JobQueue queue = jobs();
        Limits many = new Limits(100, 100);
        for (int k = 0; k < 40; k++) {
            queue.submit(asked("q" + k, "ann" + k % 3), many);
        }
        List<String> taken = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int w = 0; w < 6; w++) {
                String server = "server " + w;
                all.add(threads.submit(() -> {
                    List<String> mine = new ArrayList<>();
                    int empty = 0;
                    while (empty < 3) {
                        Optional<Job> job = queue.take(server, SCOPE, LEASE);
                        job.ifPresent(j -> mine.add(j.id()));
                        empty = job.isPresent() ? 0 : empty + 1;
                    }
                    return mine;
                }));
            }
            for (Future<List<String>> f : all) {
                taken.addAll(f.get());
            }
        }
        assertThat(taken).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void onlyWhatAServerCanAnswerIsTaken() {
        JobQueue queue = jobs();
        Asked asked = asked("q of world 1", "ann");
        queue.submit(asked, LIMITS);
        Set<String> other = Set.of("world 2");
        assertThat(queue.take("server", other, LEASE)).isEmpty();
        assertThat(queue.left(other)).extracting(Asked::id).containsExactly(asked.id());
        assertThat(queue.left(SCOPE)).isEmpty();
        queue.restate(new Asked(asked.id(), "q of world 2", asked.parameters(), "world 2", "ann"));
        assertThat(queue.open("q of world 1")).isEmpty();
        assertThat(queue.take("server", other, LEASE).orElseThrow().asked().question())
                .isEqualTo("q of world 2");
    }

    @Test
    void aRestatedJobThatAnotherAlreadyAsksIsDropped() {
        JobQueue queue = jobs();
        Asked asked = asked("q of world 1", "ann");
        queue.submit(asked, LIMITS);
        Asked same = new Asked(UUID.randomUUID().toString(), "q of world 2", Map.of(), "world 2", "ben");
        queue.submit(same, LIMITS);
        queue.restate(new Asked(asked.id(), "q of world 2", asked.parameters(), "world 2", "ann"));
        assertThat(queue.find(asked.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(queue.open("q of world 2").orElseThrow().id()).isEqualTo(same.id());
    }

    @Test
    void whatWasAskedIsThereAfterTheStoreWasClosed() throws Exception {
        Asked asked = asked("q", "ann");
        jobs().submit(asked, LIMITS);
        reopen();
        // Files know only what was asked; the next server says of which question that is.
        assertThat(jobs().find(asked.id()).orElseThrow().asked().parameters()).isEqualTo(asked.parameters());
        assertThat(jobs().find(asked.id()).orElseThrow().state()).isEqualTo(State.QUEUED);
    }

    @Test
    void aJobKnowsWhoMaySeeIt() throws Exception {
        Asked asked = new Asked(UUID.randomUUID().toString(), "q", Map.of("company", "x"), "world 1", "ann", "motors");
        assertThat(jobs().submit(asked, LIMITS).asked().team()).isEqualTo("motors");
        reopen();
        assertThat(jobs().find(asked.id()).orElseThrow().asked().team()).isEqualTo("motors");
    }

    // ---- Leases

    @Test
    void ofManyWhoTakeAnItemAtOnceOneGetsIt() throws Exception {
        int got = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int w = 0; w < 8; w++) {
                String who = "reviewer " + w;
                all.add(threads.submit(
                        () -> store.reviews().take("claim 1", who, LEASE).isPresent()));
            }
            for (Future<Boolean> f : all) {
                got += f.get() ? 1 : 0;
            }
        }
        assertThat(got).isEqualTo(1);
        assertThat(store.reviews().open()).hasSize(1);
    }

    @Test
    void aLeaseEndsByItsHolderAndByTimeAndByNobodyElse() throws Exception {
        assertThat(store.reviews().take("claim 1", "ann", LEASE)).isPresent();
        assertThat(store.reviews().take("claim 1", "ann", LEASE))
                .as("held longer")
                .isPresent();
        assertThat(store.reviews().take("claim 1", "ben", LEASE)).isEmpty();
        assertThat(store.reviews().release("claim 1", "ben")).isFalse();
        assertThat(store.reviews().release("claim 1", "ann")).isTrue();
        assertThat(store.reviews().take("claim 1", "ben", Duration.ofMillis(1))).isPresent();
        Thread.sleep(20);
        assertThat(store.reviews().open()).isEmpty();
        assertThat(store.reviews().take("claim 1", "ann", LEASE)).isPresent();
    }

    @Test
    void manyLinesAreAppendedAsTheyAre() throws Exception {
        LineLog log = store.lines("world/journal");
        log.append(() -> "first");
        log.appendAll(List.of("one", "zwei 稀土", "with \\ and \" and {}", "null"));
        log.append(() -> "last");
        reopen();
        assertThat(lines(store.lines("world/journal")))
                .containsExactly("first", "one", "zwei 稀土", "with \\ and \" and {}", "null", "last");
    }

    // ---- What was changed, and who looks

    private List<String> told(long after) {
        return store.changes().after(after).changes().stream()
                .map(c -> String.join(
                        " ", c.kind().word(), c.id(), c.deed().word(), c.team(), c.by().person(), c.by().page()))
                .toList();
    }

    @Test
    void whatIsChangedIsToldInItsOrderWithWhoDidIt() {
        JobQueue queue = store.jobs();
        ChangedBy ann = new ChangedBy("ann", "p1");
        ann.doing(() -> store.scenarios().add("truce", "", "one"));
        ann.doing(() -> store.scenarios().replace("truce", "", "two"));
        ann.doing(() -> store.companies().put(new KeptText("pumps", "motors", "{}")));
        store.companies().put(new KeptText("pumps", "gears", "{}"));
        store.lines("world/journal").append(() -> "event");
        store.lines("world/decisions").append(() -> "decision");
        store.reviews().take("item", "ben", LEASE);
        store.reviews().release("item", "ben");
        Job job = queue.submit(asked("how much", "cem"), LIMITS);
        queue.take("server", SCOPE, LEASE);
        queue.end(job.id(), "server", new End(State.DONE, "", ""));
        ann.doing(() -> {
            store.scenarios().remove("truce", "");
            return true;
        });

        assertThat(told(0))
                .containsExactly(
                        "scenario truce made  ann p1",
                        "scenario truce changed  ann p1",
                        "company pumps made motors ann p1",
                        "company pumps removed motors  ",
                        "company pumps made gears  ",
                        "ledger world changed   ",
                        "decision world changed   ",
                        "lease item made  ben ",
                        "lease item removed  ben ",
                        "job " + job.id() + " made  cem ",
                        "job " + job.id() + " done  cem ",
                        "scenario truce removed  ann p1");
        assertThat(store.changes().last()).isEqualTo(12);
        assertThat(told(11)).containsExactly("scenario truce removed  ann p1");
        assertThat(told(12)).isEmpty();
    }

    @Test
    void whatIsNotKeptIsNotTold() {
        store.scenarios().add("truce", "", "one");
        long before = store.changes().last();
        assertThatThrownBy(() -> store.scenarios().replace("truce", "0".repeat(64), "two"))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> store.lines("world/journal").append(() -> {
                    throw new IllegalArgumentException("no line");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        store.jobs().cancel("no such job");
        store.reviews().release("no such item", "ben");
        // Each request writes a line of the audit: no page need hear of it.
        store.lines("audit").append(() -> "line");

        assertThat(store.changes().last()).isEqualTo(before);
    }

    @Test
    void whoWaitsIsWokenSoonAfterAChange() throws Exception {
        Semaphore woken = new Semaphore(0);
        try (StoreChanges.Waking _ = store.changes().wake(woken::release)) {
            Thread.sleep(300);
            woken.drainPermits();
            store.scenarios().add("truce", "", "one");
            assertThat(woken.tryAcquire(1, TimeUnit.SECONDS)).isTrue();
            woken.drainPermits();
            store.pages().tell("s1", List.of(new OpenPages.Open("p1", "ann", "/controls")), LEASE);
            assertThat(woken.tryAcquire(1, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void openPagesAreThoseThatTheirServerTellsUntilTheirTimeIsOver() throws Exception {
        OpenPages.Open one = new OpenPages.Open("p1", "ann", "/controls");
        OpenPages.Open two = new OpenPages.Open("p2", "ben", "/evidence");
        store.pages().tell("s1", List.of(one, two), LEASE);
        store.pages().tell("s1", List.of(one, two), LEASE);
        assertThat(store.pages().all()).containsExactly(one, two);
        store.pages().tell("s1", List.of(two), LEASE);
        assertThat(store.pages().all()).containsExactly(two);
        store.pages().tell("s1", List.of(), LEASE);
        assertThat(store.pages().all()).isEmpty();
    }
}
