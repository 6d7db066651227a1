package dev.chokepoint.app.server.kept;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.log.ServerLog;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.kept.JobQueue.Asked;
import dev.chokepoint.data.kept.JobQueue.End;
import dev.chokepoint.data.kept.JobQueue.State;
import dev.chokepoint.data.kept.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Long questions, worked on one after the other: each takes all threads and a lot of memory.
///
/// They stand in a queue that other servers may share. This server takes what it can answer, tells now and then that it
/// is alive and how far it is, and follows what others work on.
public final class Jobs implements AutoCloseable {
    private static final int MOST_REMEMBERED = 100;
    private static final int MOST_SCOPES = 3;
    private static final int CLOSING_SECONDS = 2;

    /// How long a server may be silent before its job is another's.
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final long LOOK_MILLIS = 500;
    private static final long BEAT_MILLIS = 5_000;
    private static final long LEFT_MILLIS = 30_000;

    private final JobQueue queue;
    private final JobQueue.Limits limits;
    private final Consumer<String> faults;
    private final String server = UUID.randomUUID().toString();

    /// The jobs that somebody asked this server about.
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    /// How what is asked becomes work, by what can be answered; the worlds served last.
    private final Map<String, Function<Asked, Work>> makers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Function<Asked, Work>> eldest) {
            return size() > MOST_SCOPES;
        }
    };

    private final Object work = new Object();
    private final Thread worker;
    private final Thread clock;
    private volatile boolean closed;
    private volatile Runnable leftovers = () -> {};

    /// @param limits how many jobs may be open at once
    public Jobs(JobQueue queue, JobQueue.Limits limits, Consumer<String> faults) {
        this.queue = queue;
        this.limits = limits;
        this.faults = faults;
        this.worker = Thread.ofPlatform().name("chokepoint-job").daemon().unstarted(this::workOn);
        this.clock = Thread.ofPlatform().name("chokepoint-jobs").daemon().unstarted(this::watch);
        worker.start();
        clock.start();
    }

    /// What is to be done: hears itself say how far it is, and gives the hash of the answer.
    @FunctionalInterface
    public interface Work {
        String run(Consumer<String> progress);
    }

    /// Answers questions of a scope from now on.
    ///
    /// @param maker what is asked as work
    public void serve(String scope, Function<Asked, Work> maker) {
        synchronized (makers) {
            makers.remove(scope);
            makers.put(scope, maker);
        }
    }

    /// What this server can answer.
    Set<String> scopes() {
        synchronized (makers) {
            return Set.copyOf(makers.keySet());
        }
    }

    /// Says what is done now and then about jobs that no server can answer any more.
    public void whereLeft(Runnable what) {
        leftovers = what;
    }

    /// One long question, as far as this server knows.
    public static final class Job {
        private final String id;
        private final String question;
        private final String team;
        private final double usualSeconds;
        private State state = State.QUEUED;
        private List<String> progress = new ArrayList<>();
        private String answer = "";
        private String problem = "";
        private long started;
        private long ended;

        /// Whether this server works on it.
        private boolean mine;

        /// How many lines the queue knows.
        private int beaten;

        private Job(Asked asked, double usualSeconds) {
            this.id = asked.id();
            this.question = asked.question();
            this.team = asked.team();
            this.usualSeconds = usualSeconds;
        }

        public String id() {
            return id;
        }

        /// Who may see it; empty for everybody.
        public String team() {
            return team;
        }

        private synchronized void begin(long at) {
            mine = true;
            beaten = 0;
            progress = new ArrayList<>();
            started = at;
            state = State.RUNNING;
            notifyAll();
        }

        private synchronized void tell(String text) {
            if (!mine || state.ended()) {
                throw new CancellationException("not ours any more");
            }
            progress.add(text);
            notifyAll();
        }

        /// What the queue should hear; nothing where it knows all that was told and heard of it lately.
        private synchronized Optional<List<String>> news(boolean due) {
            if (!due && beaten == progress.size()) {
                return Optional.empty();
            }
            beaten = progress.size();
            return Optional.of(List.copyOf(progress));
        }

        private synchronized boolean isMine() {
            return mine;
        }

        /// It was cancelled, or another server works on it.
        private synchronized void lose() {
            mine = false;
        }

        /// Follows what the queue says of a job of others.
        private synchronized void follow(JobQueue.Job row) {
            if (state.ended() || mine) {
                return;
            }
            state = row.state();
            progress = new ArrayList<>(row.progress());
            answer = row.answer();
            problem = row.problem();
            started = row.started();
            ended = row.ended();
            notifyAll();
        }

        private synchronized void end(State how, String gives, String why) {
            if (state.ended()) {
                return;
            }
            state = how;
            answer = gives;
            problem = why;
            ended = System.currentTimeMillis();
            notifyAll();
        }

        public synchronized boolean hasEnded() {
            return state.ended();
        }

        /// Waits until more is told than so many lines, the state is another one or the time is over.
        public synchronized View await(View told, long millis) throws InterruptedException {
            int lines = told.progress().size();
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (progress.size() <= lines && state.word().equals(told.state())) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    break;
                }
                wait(left);
            }
            return view();
        }

        public synchronized View view() {
            long to = ended == 0 ? System.currentTimeMillis() : ended;
            return new View(
                    id,
                    state.word(),
                    question,
                    List.copyOf(progress),
                    answer,
                    problem,
                    started == 0 ? 0 : Math.max(0, to - started) / 1e3,
                    usualSeconds);
        }
    }

    /// A job as it is shown.
    ///
    /// @param seconds how long it has been running
    /// @param usualSeconds how long such a question took last; 0 where that is not known
    public record View(
            String id,
            String state,
            String question,
            List<String> progress,
            String answer,
            String problem,
            double seconds,
            double usualSeconds) {}

    /// The job of a question that is already waiting or running, or a new one.
    public Job submit(Asked asked, double usualSeconds) {
        JobQueue.Job row;
        try {
            row = queue.submit(asked, limits);
        } catch (JobQueue.TooMany e) {
            throw new ApiProblem(429, "", "", String.valueOf(e.getMessage()));
        }
        Job job = known(row, usualSeconds);
        wake();
        return job;
    }

    private void wake() {
        synchronized (work) {
            work.notifyAll();
        }
    }

    /// What this server knows of a job.
    private synchronized Job known(JobQueue.Job row, double usualSeconds) {
        Job job = jobs.get(row.id());
        if (job == null) {
            if (jobs.size() >= MOST_REMEMBERED) {
                jobs.values().stream()
                        .filter(Job::hasEnded)
                        .findFirst()
                        .map(Job::id)
                        .ifPresent(jobs::remove);
            }
            job = new Job(row.asked(), usualSeconds);
            job.follow(row);
            jobs.put(row.id(), job);
        }
        return job;
    }

    /// Takes jobs and works on them until the server ends.
    private void workOn() {
        while (!closed) {
            try {
                Optional<JobQueue.Job> next = queue.take(server, scopes(), LEASE);
                if (next.isPresent()) {
                    run(next.get());
                } else {
                    synchronized (work) {
                        work.wait(LOOK_MILLIS);
                    }
                }
            } catch (StoreUnavailable e) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                faults.accept("A fault of the program at a job: " + ServerLog.told(e));
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(JobQueue.Job row) {
        Job job = known(row, 0);
        job.begin(row.started());
        Function<Asked, Work> maker;
        synchronized (makers) {
            maker = makers.get(row.asked().scope());
        }
        if (maker == null) {
            return;
        }
        try {
            end(job, new End(State.DONE, maker.apply(row.asked()).run(job::tell), ""));
        } catch (CancellationException e) {
            // Cancelled by somebody, taken up by another server, or left to the next one.
        } catch (StoreUnavailable e) {
            faults.accept(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | ApiProblem e) {
            end(job, new End(State.FAILED, "", String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            // What fails by itself would fail again, so that no later server takes it up.
            if (end(job, new End(State.FAILED, "", "This is a fault of the program, not of the question."))) {
                faults.accept("A fault of the program in a job: " + ServerLog.told(e));
            }
        }
    }

    private boolean end(Job job, End end) {
        boolean ours = queue.end(job.id(), server, end);
        if (ours) {
            job.end(end.state(), end.answer(), end.problem());
        }
        return ours;
    }

    /// Tells that this server is alive, and follows what others do.
    private void watch() {
        long beaten = System.currentTimeMillis();
        long left = beaten;
        while (!closed) {
            pause();
            long now = System.currentTimeMillis();
            try {
                boolean beat = now - beaten > BEAT_MILLIS;
                beaten = beat ? now : beaten;
                follow(beat);
                if (now - left > LEFT_MILLIS) {
                    left = now;
                    leftovers.run();
                }
            } catch (StoreUnavailable e) {
                // Told by those who ask; the next look tries again.
            } catch (RuntimeException e) {
                faults.accept("A fault of the program at the queue of jobs: " + ServerLog.told(e));
            }
        }
    }

    private synchronized List<Job> open() {
        return jobs.values().stream().filter(j -> !j.hasEnded()).toList();
    }

    private void follow(boolean due) {
        for (Job job : open()) {
            if (job.isMine()) {
                Optional<List<String>> news = job.news(due);
                if (news.isPresent() && !queue.beat(job.id(), server, LEASE, news.get())) {
                    job.lose();
                }
            }
            if (!job.isMine()) {
                queue.find(job.id()).ifPresent(job::follow);
            }
        }
    }

    /// The job of a question that is waiting or running.
    public Optional<Job> open(String question) {
        return queue.open(question).map(row -> known(row, 0));
    }

    /// Cancels a job where it has not ended; what runs stops where it next says how far it is.
    public void cancel(Job job) {
        if (queue.cancel(job.id())) {
            job.end(State.CANCELLED, "", "");
        }
    }

    /// What waits and what no server can answer any more, since it was asked of another world or program.
    public List<Asked> left() {
        return queue.left(scopes());
    }

    public void restate(Asked asked) {
        queue.restate(asked);
        wake();
    }

    public void drop(String id) {
        queue.cancel(id);
    }

    /// How many jobs are in each state.
    public Map<String, Long> counts() {
        Map<String, Long> all = new LinkedHashMap<>();
        queue.counts().forEach((state, count) -> all.put(state.word(), count));
        return all;
    }

    public Optional<Job> find(String id) {
        @Nullable Job job;
        synchronized (this) {
            job = jobs.get(id);
        }
        return job != null ? Optional.of(job) : queue.find(id).map(row -> known(row, 0));
    }

    @Override
    public void close() {
        closed = true;
        wake();
        // Who follows a job hears that this server does not go on; the queue keeps it for the next one.
        open().forEach(j -> j.end(State.CANCELLED, "", ""));
        try {
            // What just ends may still write its answer; what takes long is not waited for.
            worker.join(Duration.ofSeconds(CLOSING_SECONDS));
            clock.join(Duration.ofSeconds(CLOSING_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            queue.release(server);
        } catch (StoreUnavailable e) {
            // Its lease ends by itself.
        }
    }
}
