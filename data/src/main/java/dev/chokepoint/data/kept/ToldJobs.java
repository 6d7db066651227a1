package dev.chokepoint.data.kept;

import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Jobs of which it is told when one was asked for or ended.
record ToldJobs(JobQueue queue, MemoryChanges changes) implements JobQueue {
    private void tell(Job job, Deed deed) {
        String asker = job.asked().asker();
        ChangedBy now = ChangedBy.now();
        changes.tell(
                Kind.JOB,
                job.id(),
                job.asked().team(),
                deed,
                now.person().isEmpty() ? new ChangedBy(asker, now.page()) : now);
    }

    @Override
    public Job submit(Asked asked, Limits limits) {
        Job job = queue.submit(asked, limits);
        if (job.id().equals(asked.id())) {
            tell(job, Deed.MADE);
        }
        return job;
    }

    @Override
    public boolean end(String id, String server, End end) {
        boolean ended = queue.end(id, server, end);
        if (ended) {
            queue.find(id).ifPresent(j -> tell(j, Deed.of(end.state().word())));
        }
        return ended;
    }

    @Override
    public boolean cancel(String id) {
        boolean cancelled = queue.cancel(id);
        if (cancelled) {
            queue.find(id).ifPresent(j -> tell(j, Deed.CANCELLED));
        }
        return cancelled;
    }

    @Override
    public Optional<Job> take(String server, Set<String> scopes, Duration lease) {
        return queue.take(server, scopes, lease);
    }

    @Override
    public boolean beat(String id, String server, Duration lease, List<String> progress) {
        return queue.beat(id, server, lease, progress);
    }

    @Override
    public void release(String server) {
        queue.release(server);
    }

    @Override
    public Optional<Job> find(String id) {
        return queue.find(id);
    }

    @Override
    public Optional<Job> open(String question) {
        return queue.open(question);
    }

    @Override
    public List<Asked> left(Set<String> scopes) {
        return queue.left(scopes);
    }

    @Override
    public void restate(Asked asked) {
        queue.restate(asked);
    }

    @Override
    public Map<State, Long> counts() {
        return queue.counts();
    }
}
