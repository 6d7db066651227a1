package dev.chokepoint.data.kept;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Long questions that wait or are worked on, shared by all servers of a store.
///
/// A job goes from queued to running and then to done, failed or cancelled. Who runs it holds a lease and tells now and
/// then that it is alive; where a lease ends, the job waits again. A question that is open is never asked twice.
public interface JobQueue {
    /// Where a job stands.
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean ended() {
            return this != QUEUED && this != RUNNING;
        }

        /// As programs read it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is asked.
    ///
    /// @param question what tells it from other questions
    /// @param parameters as it was asked
    /// @param scope which world and program can answer it
    /// @param asker who asked; empty where nobody is known
    /// @param team who may see the job and its answer; empty for everybody
    record Asked(String id, String question, Map<String, String> parameters, String scope, String asker, String team) {
        public Asked {
            parameters = Map.copyOf(parameters);
        }

        /// What everybody may see.
        public Asked(String id, String question, Map<String, String> parameters, String scope, String asker) {
            this(id, question, parameters, scope, asker, "");
        }
    }

    /// A job as it stands.
    ///
    /// @param progress how far it is, line by line
    /// @param answer the hash of the answer; empty before
    /// @param problem why it failed; empty where it did not
    /// @param created when it was asked, in milliseconds since 1970
    /// @param started when it was begun; 0 before
    /// @param ended when it ended; 0 before
    record Job(
            Asked asked,
            State state,
            List<String> progress,
            String answer,
            String problem,
            long created,
            long started,
            long ended) {
        public Job {
            progress = List.copyOf(progress);
        }

        public String id() {
            return asked.id();
        }
    }

    /// How many jobs may be open at once.
    record Limits(int ofOneAsker, int ofAll) {}

    /// How a job ended.
    record End(State state, String answer, String problem) {}

    /// The open job of the question, or this one as a new one.
    ///
    /// @throws TooMany if too many are open
    Job submit(Asked asked, Limits limits);

    /// Takes a job to work on it: of the asker who was served longest ago, the oldest first.
    ///
    /// @param scopes what the server can answer
    Optional<Job> take(String server, Set<String> scopes, Duration lease);

    /// Tells that a server is alive and how far it is; false where the job is not its own any more.
    boolean beat(String id, String server, Duration lease, List<String> progress);

    /// Ends a job; false where it is not that of the server any more.
    boolean end(String id, String server, End end);

    /// Lets all jobs of a server wait again; it ends.
    void release(String server);

    /// Cancels a job that has not ended; tells whether it did.
    boolean cancel(String id);

    Optional<Job> find(String id);

    /// The job of a question that is waiting or running.
    Optional<Job> open(String question);

    /// Jobs that wait and that no server of a scope can answer: asked of another world or another program.
    List<Asked> left(Set<String> scopes);

    /// Says anew what a waiting job asks, after the world or the program became another one.
    void restate(Asked asked);

    /// How many jobs are in each state.
    Map<State, Long> counts();

    /// Tells that too many jobs are open.
    final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TooMany(int most) {
            super("At most " + most + " jobs wait at once; ask again later.");
        }
    }
}
