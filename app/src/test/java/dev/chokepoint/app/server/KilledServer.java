package dev.chokepoint.app.server;

import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.kept.FollowedLines;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.kept.KeptAnswers;
import dev.chokepoint.data.kept.KeptFiles;
import dev.chokepoint.data.kept.KeptTexts;
import dev.chokepoint.data.kept.Leases;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.kept.OpenPages;
import dev.chokepoint.data.kept.ServerStore;
import dev.chokepoint.data.kept.StoreChanges;
import dev.chokepoint.data.kept.StoreUnavailable;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A server of a team as a process of its own, which a test kills. Beside what it is asked it
/// writes lines into a journal that follows the store, and says which are kept.
final class KilledServer {
    static final String JOURNAL = "killed/journal";
    private static final int STEPS = 6;
    private static final long STEP_MILLIS = 100;

    private KilledServer() {}

    /// Serves until it is killed.
    ///
    /// @param args the address of the store, a folder of its own, and the name of the server
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[1]));
        PostgresStore store = PostgresStore.open(new StoreAddress(args[0], TestPostgres.USER, ""));
        FollowedLines journal = new FollowedLines(store.lines(JOURNAL), journal(folder));
        journal.catchUp();
        TestServer server = new TestServer(
                Kept.shared(new ShortLeases(store)),
                ReviewRecord.of(TestServer.ledgerOnly(folder)),
                (world, asOf, changes, draws, progress) -> {
                    for (int k = 0; k < STEPS; k++) {
                        progress.accept("step " + k);
                        pause(STEP_MILLIS);
                    }
                    return SampleAssessments.rich();
                },
                Optional.empty(),
                Listening.proxied(Set.of(), store.users()));
        System.out.println("port " + server.server.port());
        for (int k = 0; ; k++) {
            String line = "{\"server\":\"" + args[2] + "\",\"process\":"
                    + ProcessHandle.current().pid() + ",\"number\":" + k + "}";
            try {
                journal.append(() -> line);
                System.out.println("kept " + line);
            } catch (StoreUnavailable e) {
                // Nothing is known of it.
            }
            pause(20);
        }
    }

    static Path journal(Path folder) {
        return folder.resolve("journal.jsonl");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A store in which the jobs of a server that was killed are taken up after two seconds.
    private record ShortLeases(PostgresStore of) implements ServerStore {
        private static final Duration SHORT = Duration.ofSeconds(2);

        @Override
        public JobQueue jobs() {
            JobQueue queue = of.jobs();
            return new JobQueue() {
                @Override
                public Job submit(Asked asked, Limits limits) {
                    return queue.submit(asked, limits);
                }

                @Override
                public Optional<Job> take(String server, Set<String> scopes, Duration lease) {
                    return queue.take(server, scopes, SHORT);
                }

                @Override
                public boolean beat(String id, String server, Duration lease, List<String> progress) {
                    return queue.beat(id, server, SHORT, progress);
                }

                @Override
                public boolean end(String id, String server, End end) {
                    return queue.end(id, server, end);
                }

                @Override
                public void release(String server) {
                    queue.release(server);
                }

                @Override
                public boolean cancel(String id) {
                    return queue.cancel(id);
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
            };
        }

        @Override
        public KeptTexts scenarios() {
            return of.scenarios();
        }

        @Override
        public KeptTexts companies() {
            return of.companies();
        }

        @Override
        public KeptAnswers answers() {
            return of.answers();
        }

        @Override
        public Leases reviews() {
            return of.reviews();
        }

        @Override
        public StoreChanges changes() {
            return of.changes();
        }

        @Override
        public OpenPages pages() {
            return of.pages();
        }

        @Override
        public LineLog lines(String name) {
            return of.lines(name);
        }

        @Override
        public List<String> lineNames() {
            return of.lineNames();
        }

        @Override
        public KeptFiles files(String name) {
            return of.files(name);
        }

        @Override
        public List<String> fileNames() {
            return of.fileNames();
        }

        @Override
        public void close() {
            of.close();
        }
    }
}
