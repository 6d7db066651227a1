package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Jobs of one server at a time: in memory, and each open one in a file, so that the next server takes it up again.
public final class FileJobs implements JobQueue {
    private static final Pattern FILE = Pattern.compile("[0-9a-f-]{36}\\.json");
    private static final String END = ".json";
    private static final String PARAMETERS = "parameters";
    private static final String TEAM = "team";

    /// How many jobs that ended are remembered.
    private static final int MOST_REMEMBERED = 100;

    private final Path folder;
    private final InstantSource clock;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final Map<String, Long> served = new LinkedHashMap<>();

    /// Who works on a job, and until when it is not another's.
    private record Lease(String server, long until) {}

    public FileJobs(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        for (Asked asked : files()) {
            jobs.put(asked.id(), queued(asked));
        }
    }

    private Job queued(Asked asked) {
        return new Job(asked, State.QUEUED, List.of(), "", "", clock.millis(), 0, 0);
    }

    /// What a server before this one did not end; of which question is not known yet.
    private List<Asked> files() {
        List<Asked> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (FILE.matcher(name).matches()) {
                    String id = name.substring(0, name.length() - END.length());
                    asked(id, Files.readString(file)).ifPresent(all::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /// What was asked; none where the file is not ours. Before there were teams a file held the parameters alone.
    private static Optional<Asked> asked(String id, String json) {
        try {
            JsonNode told = JsonMapper.shared().readTree(json);
            JsonNode within = told.path(PARAMETERS);
            Map<String, String> parameters = new LinkedHashMap<>();
            (within.isObject() ? within : told)
                    .properties()
                    .forEach(p -> parameters.put(p.getKey(), p.getValue().asString()));
            return Optional.of(new Asked(
                    id,
                    "",
                    parameters,
                    "",
                    "",
                    within.isObject() ? told.path(TEAM).asString("") : ""));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static String written(Asked asked) {
        return JsonMapper.shared().writeValueAsString(Map.of(PARAMETERS, asked.parameters(), TEAM, asked.team()))
                + "\n";
    }

    private Path file(String id) {
        return folder.resolve(id + END);
    }

    @Override
    public synchronized Job submit(Asked asked, Limits limits) {
        Optional<Job> same = open(asked.question());
        if (same.isPresent()) {
            return same.get();
        }
        List<Job> open = open();
        if (open.size() >= limits.ofAll()) {
            throw new TooMany(limits.ofAll());
        }
        if (open.stream().filter(j -> j.asked().asker().equals(asked.asker())).count() >= limits.ofOneAsker()) {
            throw new TooMany(limits.ofOneAsker());
        }
        forget();
        // On the disk before it is acknowledged.
        AtomicFile.write(file(asked.id()), written(asked));
        Job job = queued(asked);
        jobs.put(job.id(), job);
        return job;
    }

    private List<Job> open() {
        return jobs.values().stream().filter(j -> !j.state().ended()).toList();
    }

    private void forget() {
        if (jobs.size() >= MOST_REMEMBERED) {
            jobs.values().stream()
                    .filter(j -> j.state().ended())
                    .findFirst()
                    .map(Job::id)
                    .ifPresent(jobs::remove);
        }
    }

    @Override
    public synchronized Optional<Job> take(String server, Set<String> scopes, Duration lease) {
        expire();
        Optional<Job> next = jobs.values().stream()
                .filter(j ->
                        j.state() == State.QUEUED && scopes.contains(j.asked().scope()))
                .min(Comparator.comparingLong(
                        (Job j) -> served.getOrDefault(j.asked().asker(), 0L)));
        return next.map(j -> {
            long now = clock.millis();
            served.put(j.asked().asker(), Math.max(now, 1));
            leases.put(j.id(), new Lease(server, now + lease.toMillis()));
            return set(new Job(j.asked(), State.RUNNING, List.of(), "", "", j.created(), now, 0));
        });
    }

    private Job set(Job job) {
        jobs.put(job.id(), job);
        return job;
    }

    /// Lets jobs wait again whose server has not been heard of.
    private void expire() {
        long now = clock.millis();
        for (Job job : List.copyOf(jobs.values())) {
            Lease lease = leases.get(job.id());
            if (job.state() == State.RUNNING && lease != null && lease.until() < now) {
                letWait(job);
            }
        }
    }

    private void letWait(Job job) {
        leases.remove(job.id());
        set(new Job(job.asked(), State.QUEUED, List.of(), "", "", job.created(), 0, 0));
    }

    private boolean isOf(String id, String server) {
        Job job = jobs.get(id);
        Lease lease = leases.get(id);
        return job != null
                && job.state() == State.RUNNING
                && lease != null
                && lease.server().equals(server);
    }

    @Override
    public synchronized boolean beat(String id, String server, Duration lease, List<String> progress) {
        Job job = jobs.get(id);
        if (job == null || !isOf(id, server)) {
            return false;
        }
        leases.put(id, new Lease(server, clock.millis() + lease.toMillis()));
        set(new Job(job.asked(), job.state(), progress, "", "", job.created(), job.started(), 0));
        return true;
    }

    @Override
    public synchronized boolean end(String id, String server, End end) {
        Job job = jobs.get(id);
        if (job == null || !isOf(id, server)) {
            return false;
        }
        end(job, end);
        return true;
    }

    private void end(Job job, End end) {
        leases.remove(job.id());
        set(new Job(
                job.asked(),
                end.state(),
                job.progress(),
                end.answer(),
                end.problem(),
                job.created(),
                job.started(),
                clock.millis()));
        try {
            Files.deleteIfExists(file(job.id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void release(String server) {
        for (Job job : List.copyOf(jobs.values())) {
            if (isOf(job.id(), server)) {
                letWait(job);
            }
        }
    }

    @Override
    public synchronized boolean cancel(String id) {
        Job job = jobs.get(id);
        if (job == null || job.state().ended()) {
            return false;
        }
        end(job, new End(State.CANCELLED, "", ""));
        return true;
    }

    @Override
    public synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized Optional<Job> open(String question) {
        return open().stream()
                .filter(j -> j.asked().question().equals(question))
                .findFirst();
    }

    @Override
    public synchronized List<Asked> left(Set<String> scopes) {
        return jobs.values().stream()
                .filter(j ->
                        j.state() == State.QUEUED && !scopes.contains(j.asked().scope()))
                .map(Job::asked)
                .toList();
    }

    @Override
    public synchronized void restate(Asked asked) {
        Job job = jobs.get(asked.id());
        if (job == null || job.state() != State.QUEUED) {
            return;
        }
        if (open(asked.question()).isPresent()) {
            // Somebody asked the same meanwhile: that job works on it.
            end(job, new End(State.CANCELLED, "", ""));
        } else {
            set(new Job(asked, State.QUEUED, List.of(), "", "", job.created(), 0, 0));
        }
    }

    @Override
    public synchronized Map<State, Long> counts() {
        Map<State, Long> all = new EnumMap<>(State.class);
        for (State state : State.values()) {
            all.put(
                    state,
                    jobs.values().stream().filter(j -> j.state() == state).count());
        }
        return all;
    }
}
