package dev.chokepoint.app.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Long questions, worked on one after the other: each takes all threads and a lot of memory.
///
/// A job goes from queued to running and then to done, failed or cancelled, and never back.
final class Jobs implements AutoCloseable {
    private static final int MOST_WAITING = 8;
    private static final int MOST_REMEMBERED = 100;
    private static final int CLOSING_SECONDS = 2;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("chokepoint-job").daemon().factory());
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Consumer<String> faults;

    Jobs(Consumer<String> faults) {
        this.faults = faults;
    }

    /// Where a job stands.
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        boolean ended() {
            return this != QUEUED && this != RUNNING;
        }
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /// What is to be done: hears itself say how far it is, and gives the hash of the answer.
    @FunctionalInterface
    interface Work {
        String run(Consumer<String> progress);
    }

    /// One long question.
    static final class Job {
        private final String id;
        private final String question;
        private final double usualSeconds;
        private final long created = System.nanoTime();
        private State state = State.QUEUED;
        private final List<String> progress = new ArrayList<>();
        private String answer = "";
        private String problem = "";
        private long started;
        private long ended;

        private Job(String id, String question, double usualSeconds) {
            this.id = id;
            this.question = question;
            this.usualSeconds = usualSeconds;
        }

        String id() {
            return id;
        }

        private synchronized boolean begin() {
            if (state != State.QUEUED) {
                return false;
            }
            started = System.nanoTime();
            state = State.RUNNING;
            notifyAll();
            return true;
        }

        private synchronized void tell(String text) {
            if (state == State.CANCELLED) {
                throw new CancellationException("cancelled");
            }
            progress.add(text);
            notifyAll();
        }

        private synchronized boolean end(State how, String gives, String why) {
            if (state.ended()) {
                return false;
            }
            state = how;
            answer = gives;
            problem = why;
            ended = System.nanoTime();
            notifyAll();
            return true;
        }

        /// Ends the job as cancelled where it has not ended; what runs stops where it next says how far it is.
        boolean cancel() {
            return end(State.CANCELLED, "", "");
        }

        synchronized boolean hasEnded() {
            return state.ended();
        }

        /// Waits until more is told than so many lines, the state is another one or the time is over.
        synchronized View await(View told, long millis) throws InterruptedException {
            int lines = told.progress().size();
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (progress.size() <= lines && word(state).equals(told.state())) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                wait(left);
            }
            return view();
        }

        synchronized View view() {
            long from = started == 0 ? created : started;
            long to = ended == 0 ? System.nanoTime() : ended;
            return new View(
                    id,
                    word(state),
                    question,
                    List.copyOf(progress),
                    answer,
                    problem,
                    started == 0 && ended == 0 ? 0 : (to - from) / 1e9,
                    usualSeconds);
        }
    }

    /// A job as it is shown.
    ///
    /// @param seconds how long it has been running
    /// @param usualSeconds how long such a question took last; 0 where that is not known
    record View(
            String id,
            String state,
            String question,
            List<String> progress,
            String answer,
            String problem,
            double seconds,
            double usualSeconds) {}

    /// The job of a question that is already waiting or running, or a new one.
    Job submit(String question, double usualSeconds, Work work) {
        return submit(UUID.randomUUID().toString(), question, usualSeconds, work);
    }

    /// The same under an id, which a job had that another server did not end.
    Job submit(String id, String question, double usualSeconds, Work work) {
        Job job;
        synchronized (this) {
            Optional<Job> same = open(question);
            if (same.isPresent()) {
                return same.get();
            }
            long waiting = jobs.values().stream().filter(j -> !j.hasEnded()).count();
            if (waiting >= MOST_WAITING) {
                throw new ApiProblem(429, "", "", "At most " + MOST_WAITING + " jobs wait at once; ask again later.");
            }
            if (jobs.size() >= MOST_REMEMBERED) {
                jobs.values().stream()
                        .filter(Job::hasEnded)
                        .findFirst()
                        .map(Job::id)
                        .ifPresent(jobs::remove);
            }
            job = new Job(id, question, usualSeconds);
            jobs.put(job.id(), job);
        }
        worker.execute(() -> run(job, work));
        return job;
    }

    private void run(Job job, Work work) {
        if (!job.begin()) {
            return;
        }
        try {
            job.end(State.DONE, work.run(job::tell), "");
        } catch (IllegalArgumentException | ApiProblem e) {
            job.end(State.FAILED, "", String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            if (job.end(State.FAILED, "", "This is a fault of the program, not of the question.")) {
                faults.accept("A fault of the program in a job: " + e);
            }
        }
    }

    /// The job of a question that is waiting or running.
    synchronized Optional<Job> open(String question) {
        return jobs.values().stream()
                .filter(j -> j.question.equals(question) && !j.hasEnded())
                .findFirst();
    }

    /// How many jobs are in each state.
    synchronized Map<String, Long> counts() {
        Map<String, Long> all = new LinkedHashMap<>();
        for (State state : State.values()) {
            all.put(
                    word(state),
                    jobs.values().stream()
                            .filter(j -> j.view().state().equals(word(state)))
                            .count());
        }
        return all;
    }

    synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public void close() {
        synchronized (this) {
            jobs.values().forEach(Job::cancel);
        }
        worker.shutdown();
        try {
            // What just ends may still write its answer; what takes long is not waited for.
            worker.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
