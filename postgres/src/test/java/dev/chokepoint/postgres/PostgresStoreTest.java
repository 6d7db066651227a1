package dev.chokepoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.kept.KeptAnswers;
import dev.chokepoint.data.kept.KeptText;
import dev.chokepoint.data.kept.ServerStore;
import dev.chokepoint.data.kept.StoreChange;
import dev.chokepoint.data.kept.StoreChanges;
import dev.chokepoint.data.kept.StoreCopy;
import dev.chokepoint.data.kept.StoreUnavailable;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.data.users.Users;
import dev.chokepoint.testkit.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest extends ServerStoreContract {
    private @Nullable String url;

    @TempDir
    Path folder;

    private String url() {
        String known = url;
        if (known == null) {
            known = TestPostgres.shared().newDatabase();
            url = known;
        }
        return known;
    }

    private static StoreAddress address(String url) {
        return new StoreAddress(url, TestPostgres.USER, "");
    }

    @Override
    ServerStore open() {
        return PostgresStore.open(address(url()));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), TestPostgres.USER, "");
                Statement s = connection.createStatement()) {
            s.execute(statement);
        }
    }

    @Test
    void nobodyChangesALineOrAnAnswerNotEvenBySql() {
        try (ServerStore store = open()) {
            store.lines("audit").append(() -> "one");
            store.answers().put("x".getBytes(StandardCharsets.UTF_8), "");
        }
        for (String change : new String[] {
            "update line_log set line = 'two'",
            "delete from line_log",
            "truncate line_log",
            "update answer set content = 'y'"
        }) {
            assertThatThrownBy(() -> sql(change)).as(change).hasMessageContaining("only ever appended to");
        }
    }

    @Test
    void twoServersOpenOneEmptyDatabaseAtOnce() throws InterruptedException {
        String fresh = TestPostgres.shared().newDatabase();
        Thread[] servers = new Thread[4];
        List<Throwable> wrong = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (int k = 0; k < servers.length; k++) {
            servers[k] = new Thread(() -> PostgresStore.open(address(fresh)).close());
            servers[k].setUncaughtExceptionHandler((_, e) -> wrong.add(e));
            servers[k].start();
        }
        for (Thread t : servers) {
            t.join();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aSchemaOfANewerProgramIsRefused() throws SQLException {
        open().close();
        sql("insert into schema_version (installed_rank, version, description, type, script, checksum, installed_by,"
                + " execution_time, success) values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, true)");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newer program");
    }

    @Test
    void aStoreThatIsNotThereSaysSoWithoutAddressOrPassword() {
        StoreAddress nowhere =
                new StoreAddress("jdbc:postgresql://127.0.0.1:1/secret-database", "secret-user", "secret-word");
        assertThatThrownBy(() -> PostgresStore.open(nowhere))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageNotContaining("secret");
        assertThat(nowhere.toString()).doesNotContain("secret");
    }

    @Test
    void anAddressHoldsNoPassword() {
        for (String bad : new String[] {
            "jdbc:postgresql://db/x?user=a&password=b",
            "jdbc:postgresql://db/x?PASSWORD=b",
            "jdbc:postgresql://user:word@db/x",
            "postgresql://db/x",
            "jdbc:h2:mem:x"
        }) {
            assertThatThrownBy(() -> StoreAddress.of(bad, Map.of()))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--store");
        }
    }

    @Test
    void aPasswordComesFromAFileOrTheEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve("word"), "from the file\n");
        String db = "jdbc:postgresql://db:5432/chokepoint?sslmode=verify-full";
        assertThat(StoreAddress.of(db, Map.of(StoreAddress.PASSWORD, "word")).password())
                .isEqualTo("word");
        assertThat(StoreAddress.of(db, Map.of(StoreAddress.PASSWORD_FILE, file.toString()))
                        .password())
                .isEqualTo("from the file");
        assertThatThrownBy(() -> StoreAddress.of(db, Map.of(StoreAddress.PASSWORD_FILE, "nowhere")))
                .hasMessageContaining("nowhere");
    }

    /// Every file below a folder with its bytes.
    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().endsWith(".lock")) {
                    all.put(
                            folder.relativize(file).toString(),
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all;
    }

    @Test
    void filesGoIntoTheStoreAndComeBackByteForByte() throws IOException {
        Path before = folder.resolve("before");
        FileStore files = FileStore.of(before);
        files.scenarios().add("truce", "", "name: Truce\nnote: \"稀土\"\n");
        files.companies().add("acme", "trade", "{\"bill\":\"cGFydA==\"}");
        String hash = files.answers().put("{\"a\":1}\n".getBytes(StandardCharsets.UTF_8), "");
        files.answers().put(new byte[] {0, 1, (byte) 0xff, '\n'}, "trade");
        files.answers().point("assess", new KeptAnswers.Given(hash, "2026-11-30T08:00:00Z", 1.25));
        files.answers().tellLatestSeconds(1.25);
        files.lines("us-china-2025/journal").append(() -> "{\"key\":\"a\"}");
        files.lines("us-china-2025/journal").append(() -> "");
        files.lines("us-china-2025/journal").append(() -> "{\"key\":\"b\"} ");
        files.files("us-china-2025/documents").put("0a.json", new byte[] {0, 13, 10, (byte) 0x80});
        Path after = folder.resolve("after");
        try (ServerStore store = open()) {
            StoreCopy.copy(files, store);
            // Once more changes nothing.
            StoreCopy.copy(files, store);
            StoreCopy.copy(store, FileStore.of(after));
        }
        assertThat(contents(after)).isEqualTo(contents(before)).hasSize(8);
    }

    @Test
    void whatDiffersIsNotOverwritten() {
        FileStore files = FileStore.of(folder.resolve("files"));
        files.lines("w/journal").append(() -> "of the file");
        try (ServerStore store = open()) {
            store.lines("w/journal").append(() -> "of the store");
            assertThatThrownBy(() -> StoreCopy.copy(files, store))
                    .hasMessageContaining("Line 1 of w/journal is there already and differs");
            assertThat(lines(store.lines("w/journal"))).containsExactly("of the store");
        }
    }

    @Test
    void aServerThatWasKilledLeavesItsJobToTheNext() throws Exception {
        JobQueue.Asked asked = new JobQueue.Asked("id", "q", Map.of(), "w", "ann");
        try (ServerStore one = open();
                ServerStore two = open()) {
            one.jobs().submit(asked, new JobQueue.Limits(1, 1));
            one.jobs().take("one", Set.of("w"), Duration.ofMillis(30));
            assertThat(two.jobs().take("two", Set.of("w"), Duration.ofMinutes(1)))
                    .isEmpty();
            Thread.sleep(60);
            assertThat(two.jobs().take("two", Set.of("w"), Duration.ofMinutes(1)))
                    .isPresent();
        }
    }

    // ---- Users

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void aTokenIsItsOwnersUntilItIsRevoked() {
        try (PostgresStore store = PostgresStore.open(address(url()))) {
            Users users = store.users();
            Person ann = new Person("ann", Role.ANALYST, List.of("trade"));
            users.put(ann);
            Token token = Token.create(RANDOM);
            users.keep(token, "ann", "laptop");
            assertThat(users.owner(Token.read(token.shown()).orElseThrow())).contains(ann);
            // The same id with another secret is nobody's.
            String other = token.shown().substring(0, 21)
                    + Token.create(RANDOM).shown().substring(21);
            assertThat(users.owner(Token.read(other).orElseThrow())).isEmpty();
            assertThat(users.owner(Token.create(RANDOM))).isEmpty();
            assertThat(users.tokens("ann")).hasSize(1).allMatch(t -> !t.used().isEmpty());
            assertThat(users.revoke(token.id())).isTrue();
            assertThat(users.owner(token)).isEmpty();
        }
    }

    @Test
    void ofATokenOnlyTheHashIsKept() throws SQLException {
        Token token = Token.create(RANDOM);
        try (PostgresStore store = PostgresStore.open(address(url()))) {
            store.users().put(new Person("ann", Role.READER, List.of()));
            store.users().keep(token, "ann", "laptop");
        }
        try (Connection connection = DriverManager.getConnection(url(), TestPostgres.USER, "");
                Statement s = connection.createStatement();
                java.sql.ResultSet rows = s.executeQuery("select token::text from token")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1))
                    .contains(token.hash())
                    .doesNotContain(token.shown().substring(21));
        }
    }

    @Test
    void ofManyFirstPersonsOneIsKept() {
        try (PostgresStore store = PostgresStore.open(address(url()))) {
            assertThat(store.users().putFirst(new Person("ann", Role.ADMIN, List.of())))
                    .isTrue();
            assertThat(store.users().putFirst(new Person("eve", Role.ADMIN, List.of())))
                    .isFalse();
            assertThat(store.users().all()).extracting(Person::name).containsExactly("ann");
        }
    }

    /// A database that an older version made keeps what it holds.
    @Test
    void theFirstSchemaIsBroughtUpToDateWithWhatItHolds() throws SQLException {
        String old = url();
        Flyway.configure()
                .dataSource(old, TestPostgres.USER, "")
                .locations("classpath:dev/chokepoint/postgres/migrations")
                .table("schema_version")
                .target("1")
                .load()
                .migrate();
        sql("insert into line_log (name, number, line) values ('w/journal', 1, 'one')");
        try (PostgresStore store = PostgresStore.open(address(old))) {
            assertThat(lines(store.lines("w/journal"))).containsExactly("one");
            assertThat(store.users().all()).isEmpty();
        }
    }

    @Test
    void whoFollowsChangesByTheirNumbersMissesNoneOfManyServers() throws Exception {
        int servers = 3;
        int each = 40;
        try (PostgresStore reader = PostgresStore.open(address(url()));
                ExecutorService threads = Executors.newFixedThreadPool(servers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int k = 0; k < servers; k++) {
                String name = "s" + k;
                all.add(threads.submit(() -> {
                    try (PostgresStore store = PostgresStore.open(address(url()))) {
                        for (int n = 0; n < each; n++) {
                            store.scenarios().put(new KeptText(name, "", "text " + n));
                        }
                    }
                }));
            }
            long last = 0;
            int seen = 0;
            while (seen < servers * each) {
                for (StoreChange c : reader.changes().after(last).changes()) {
                    // A number that is seen before a smaller one would be a change that nobody hears of.
                    assertThat(c.number()).isEqualTo(last + 1);
                    last = c.number();
                    seen++;
                }
            }
            for (Future<?> f : all) {
                f.get();
            }
        }
    }

    @Test
    void whatWasChangedWhileTheConnectionWasBrokenIsReadAfterIt() throws Exception {
        try (PostgresStore store = PostgresStore.open(address(url()))) {
            Semaphore woken = new Semaphore(0);
            try (StoreChanges.Waking _ = store.changes().wake(woken::release)) {
                assertThat(woken.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
                for (int k = 0; k < 3; k++) {
                    sql("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen chokepoint'"
                            + " and datname = current_database()");
                    woken.drainPermits();
                    store.scenarios().put(new KeptText("truce", "", "text " + k));
                    // Soon after it was broken, far earlier than a look without a reason.
                    assertThat(woken.tryAcquire(2, TimeUnit.SECONDS)).isTrue();
                }
                assertThat(store.changes().after(0).changes()).hasSize(3);
            }
        }
    }

    @Test
    void changesThatAreForgottenAreToldAsSuch() throws Exception {
        try (PostgresStore store = PostgresStore.open(address(url()))) {
            store.scenarios().put(new KeptText("truce", "", "text"));
            sql(
                    "insert into change select k, 'ledger', 'world', '', 'changed', '', '' from generate_series(2, 10050) k");
            store.scenarios().put(new KeptText("truce", "", "text 2"));
            assertThat(store.changes().after(1).whole()).isFalse();
            assertThat(store.changes().after(60).whole()).isTrue();
            assertThat(store.changes().last()).isEqualTo(10_051);
        }
    }

    @Test
    void aSessionEndsWithTheTokenThatWasShownForIt() {
        try (PostgresStore store = PostgresStore.open(address(url()))) {
            store.users().put(new Person("ann", Role.READER, List.of()));
            Token shown = Token.create(new SecureRandom());
            Token session = Token.create(new SecureRandom());
            Token other = Token.create(new SecureRandom());
            store.users().keep(shown, "ann", "laptop");
            store.users().keepSession(session, shown, "ann", Duration.ofHours(1));
            store.users().keepSession(other, shown, "ann", Duration.ofHours(1));
            assertThat(store.users().owner(session)).isPresent();
            // What does not end by itself is no session.
            assertThat(store.users().endSession(shown)).isFalse();
            assertThat(store.users().endSession(session)).isTrue();
            assertThat(store.users().owner(session)).isEmpty();
            assertThat(store.users().owner(shown)).isPresent();
            store.users().revoke(shown.id());
            assertThat(store.users().owner(other)).isEmpty();
        }
    }
}
