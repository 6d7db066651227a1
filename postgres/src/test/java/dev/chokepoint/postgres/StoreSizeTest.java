package dev.chokepoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.kept.KeptAnswers.Given;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.testkit.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a page asks of the store takes as long with many answers and lines as with few.
///
/// `scripts/long-checks.sh storesize` asks it of a million and holds the ratio of times; every build asks it of fewer
/// and
/// holds only that no time grows with what is kept.
class StoreSizeTest {
    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("chokepoint.store-size", 20_000);

    /// Times of a loaded machine differ; a scan of all rows would be 20 times as slow and more.
    private static final double MOST = Double.parseDouble(System.getProperty("chokepoint.store-ratio", "4"));

    private static final int TIMES = 300;

    private static PostgresStore filled(int rows) throws SQLException {
        String url = TestPostgres.shared().newDatabase();
        PostgresStore store = PostgresStore.open(new StoreAddress(url, TestPostgres.USER, ""));
        try (Connection connection = DriverManager.getConnection(url, TestPostgres.USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into answer (hash, team, content)"
                    + " select encode(sha256(k::text::bytea), 'hex'), '', decode(repeat('7b7d', 100), 'hex')"
                    + " from generate_series(1, " + rows + ") as k");
            statement.execute("insert into question (key, question, answer, given_at, seconds)"
                    + " select encode(sha256(('question ' || k)::bytea), 'hex'), 'question ' || k,"
                    + " encode(sha256(k::text::bytea), 'hex'), '2026-11-30T08:00:00Z', 1"
                    + " from generate_series(1, " + rows + ") as k");
            statement.execute("insert into line_log (name, number, line)"
                    + " select 'world/journal', k, '{\"key\":\"CN-2025-18#' || k || '\"}'"
                    + " from generate_series(1, " + rows + ") as k");
            statement.execute("insert into line_log (name, number, line)"
                    + " select 'audit', k, '{\"number\":\"' || k || '\",\"hash\":\"x\"}'"
                    + " from generate_series(1, " + rows + ") as k");
            statement.execute("insert into job (id, question, question_key, parameters, scope, asker, state, ended)"
                    + " select 'job ' || k, 'question ' || k, 'key ' || k, '{}', 'w', 'ann', 'done', clock_timestamp()"
                    + " from generate_series(1, " + rows + ") as k");
            statement.execute("analyze");
        }
        return store;
    }

    /// What pages and answers ask of a store.
    private static Map<String, Runnable> asked(PostgresStore store, int rows) {
        AuditLog audit = new AuditLog(store.lines(AuditLog.NAME), InstantSource.system());
        Map<String, Runnable> all = new LinkedHashMap<>();
        int[] k = {0};
        all.put("an answer by its question", () -> {
            Given given =
                    store.answers().given("question " + (1 + k[0]++ % rows)).orElseThrow();
            assertThat(store.answers().team(given.answer())).contains("");
        });
        all.put(
                "an answer by its hash",
                () -> assertThat(store.answers()
                                .find(Sha256.hex(
                                        Integer.toString(1 + k[0]++ % rows).getBytes(StandardCharsets.UTF_8))))
                        .isPresent());
        all.put(
                "whether the journal grew",
                () -> assertThat(store.lines("world/journal").length()).isEqualTo(rows));
        all.put("the last lines of the journal", () -> {
            List<String> lines = new ArrayList<>();
            store.lines("world/journal").read(rows - 10L, (_, text) -> lines.add(text));
            assertThat(lines).hasSize(11);
        });
        all.put("a line of the audit", () -> audit.add(AuditLog.Entry.ofConsole("x", "y", "z")));
        all.put(
                "a job of a question",
                () -> assertThat(store.jobs().open("question " + k[0]++)).isEmpty());
        all.put(
                "the next job",
                () -> assertThat(store.jobs().take("server", java.util.Set.of("w"), java.time.Duration.ofSeconds(1)))
                        .isEmpty());
        return all;
    }

    /// The median of many times, in milliseconds.
    private static double median(Runnable question) {
        List<Long> times = new ArrayList<>();
        for (int k = 0; k < TIMES; k++) {
            long begun = System.nanoTime();
            question.run();
            times.add(System.nanoTime() - begun);
        }
        times.sort(Long::compare);
        return times.get(TIMES / 2) / 1e6;
    }

    @Test
    void whatPagesAskTakesAsLongWithManyAnswersAndLinesAsWithFew() throws SQLException {
        try (PostgresStore few = filled(FEW);
                PostgresStore many = filled(MANY)) {
            Map<String, Runnable> ofFew = asked(few, FEW);
            Map<String, Runnable> ofMany = asked(many, MANY);
            // The first calls set connections and code up.
            ofFew.values().forEach(StoreSizeTest::median);
            ofMany.values().forEach(StoreSizeTest::median);
            StringBuilder told = new StringBuilder();
            List<String> slow = new ArrayList<>();
            ofFew.forEach((name, question) -> {
                double before = median(question);
                double after = median(ofMany.getOrDefault(name, question));
                told.append(String.format("%s: %.3f ms of %d, %.3f ms of %d%n", name, before, FEW, after, MANY));
                if (after > MOST * Math.max(before, 0.05)) {
                    slow.add(name);
                }
            });
            System.out.print(told);
            assertThat(slow).as(told.toString()).isEmpty();
        }
    }
}
