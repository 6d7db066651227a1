package dev.chokepoint.app.server.kept;

import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.kept.ServerStore;
import java.nio.file.Path;

/// What a server keeps, and as what its answers use it.
public final class Kept implements AutoCloseable {
    /// On a machine of one person.
    private static final JobQueue.Limits OF_ONE = new JobQueue.Limits(8, 8);

    /// Where a team asks.
    private static final JobQueue.Limits OF_A_TEAM = new JobQueue.Limits(8, 1000);

    private final ServerStore store;
    private final JobQueue.Limits limits;
    private final AnswerStore answers;
    private final ScenarioStore scenarios;
    private final CompanyStore companies;
    private final int reviewers;

    private Kept(ServerStore store, JobQueue.Limits limits, int reviewers) {
        this.reviewers = reviewers;
        this.store = store;
        this.limits = limits;
        this.answers = new AnswerStore(store.answers());
        this.scenarios = new ScenarioStore(store.scenarios());
        this.companies = new CompanyStore(store.companies());
    }

    /// What is kept in files.
    ///
    /// @param folder where scenarios are
    /// @param answers where answers are
    public static Kept inFiles(Path folder, Path answers) {
        return inFiles(FileStore.of(folder, answers));
    }

    /// What is kept in files.
    public static Kept inFiles(FileStore store) {
        return new Kept(store, OF_ONE, 1);
    }

    /// What is kept in a store that a team shares.
    public static Kept shared(ServerStore store) {
        return new Kept(store, OF_A_TEAM, 1);
    }

    /// The same, with so many people for what goes into the ledger.
    public Kept reviewedBy(int people) {
        return new Kept(store, limits, people);
    }

    /// How many people decide on what goes into the ledger, 1 or 2.
    public int reviewers() {
        return reviewers;
    }

    /// The folder of the user for what the pages keep.
    public static Path folderOfUser() {
        String data = System.getenv("XDG_DATA_HOME");
        if (data != null && !data.isBlank()) {
            return Path.of(data, "chokepoint");
        }
        String home = System.getProperty("user.home", "");
        return home.isBlank() || home.equals("?")
                ? Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-data")
                : Path.of(home, ".local", "share", "chokepoint");
    }

    public ServerStore store() {
        return store;
    }

    public JobQueue.Limits limits() {
        return limits;
    }

    public AnswerStore answers() {
        return answers;
    }

    public ScenarioStore scenarios() {
        return scenarios;
    }

    public CompanyStore companies() {
        return companies;
    }

    @Override
    public void close() {
        store.close();
    }
}
