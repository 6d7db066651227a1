package dev.chokepoint.postgres;

import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.kept.ChangedBy;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Jobs in the table `job`. Times are those of the database, so that clocks of servers need not agree.
record PostgresJobs(Sql sql) implements JobQueue {
    private static final String LOCK = "job";
    private static final String COLUMNS =
            "select id, question, parameters, scope, asker, team, state, progress, answer, problem,"
                    + " extract(epoch from created) * 1000 as created, extract(epoch from started) * 1000 as started,"
                    + " extract(epoch from ended) * 1000 as ended from job ";

    private static Asked asked(ResultSet row) throws SQLException {
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> words = Sql.texts(row, "parameters");
        for (int k = 0; k + 1 < words.size(); k += 2) {
            parameters.put(words.get(k), words.get(k + 1));
        }
        return new Asked(
                row.getString("id"),
                row.getString("question"),
                parameters,
                row.getString("scope"),
                row.getString("asker"),
                row.getString("team"));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                asked(row),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Sql.texts(row, "progress"),
                row.getString("answer"),
                row.getString("problem"),
                row.getLong("created"),
                row.getLong("started"),
                row.getLong("ended"));
    }

    private static List<String> words(Map<String, String> parameters) {
        List<String> words = new ArrayList<>();
        parameters.forEach((name, value) -> {
            words.add(name);
            words.add(value);
        });
        return words;
    }

    private static Optional<Job> open(Sql.Transaction t, String question) throws SQLException {
        return t.first(
                COLUMNS + "where question_key = ? and state in ('queued', 'running')",
                PostgresJobs::job,
                Sha256.hex(question));
    }

    @Override
    public Job submit(Asked asked, Limits limits) {
        return sql.transaction(t -> {
            // One after the other, so that limits hold and a question is open once.
            t.lock(LOCK);
            Optional<Job> same = open(t, asked.question());
            if (same.isPresent()) {
                return same.get();
            }
            limit(t, limits.ofAll(), "");
            limit(t, limits.ofOneAsker(), " and asker = ?", asked.asker());
            t.update(
                    "insert into job (id, question, question_key, parameters, scope, asker, team)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    asked.id(),
                    asked.question(),
                    Sha256.hex(asked.question()),
                    words(asked.parameters()),
                    asked.scope(),
                    asked.asker(),
                    asked.team());
            Job job = t.first(COLUMNS + "where id = ?", PostgresJobs::job, asked.id())
                    .orElseThrow();
            tell(t, job, Deed.MADE);
            return job;
        });
    }

    private static void tell(Sql.Transaction t, Job job, Deed deed) throws SQLException {
        ChangedBy now = ChangedBy.now();
        PostgresChanges.tell(
                t,
                Kind.JOB,
                job.id(),
                job.asked().team(),
                deed,
                now.person().isEmpty() ? new ChangedBy(job.asked().asker(), now.page()) : now);
    }

    /// Tells that a job has ended, where it has.
    private static boolean told(Sql.Transaction t, int ended, String id) throws SQLException {
        if (ended == 0) {
            return false;
        }
        Job job = t.first(COLUMNS + "where id = ?", PostgresJobs::job, id).orElseThrow();
        tell(t, job, Deed.of(job.state().word()));
        return true;
    }

    /// @param whose a further condition, empty for all
    private static void limit(Sql.Transaction t, int most, String whose, Object... values) throws SQLException {
        long open = t.first(
                        "select count(*) as n from job where state in ('queued', 'running')" + whose,
                        row -> row.getLong("n"),
                        values)
                .orElse(0L);
        if (open >= most) {
            throw new TooMany(most);
        }
    }

    private static void expire(Sql.Transaction t) throws SQLException {
        t.update("update job set state = 'queued', server = '', lease_until = null, started = null, progress = '{}'"
                + " where state = 'running' and lease_until < clock_timestamp()");
    }

    @Override
    public Optional<Job> take(String server, Set<String> scopes, Duration lease) {
        return sql.transaction(t -> {
            expire(t);
            Optional<String> next = t.first(
                    "select job.id from job left join asker on asker.name = job.asker"
                            + " where state = 'queued' and scope = any (?)"
                            + " order by asker.served nulls first, job.created, job.id"
                            + " limit 1 for update of job skip locked",
                    row -> row.getString("id"),
                    List.copyOf(scopes));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            t.update(
                    "update job set state = 'running', server = ?, started = clock_timestamp(),"
                            + " lease_until = clock_timestamp() + ? * interval '1 millisecond' where id = ?",
                    server,
                    lease.toMillis(),
                    next.get());
            Optional<Job> job = t.first(COLUMNS + "where id = ?", PostgresJobs::job, next.get());
            t.update(
                    "insert into asker (name, served) values (?, clock_timestamp())"
                            + " on conflict (name) do update set served = excluded.served",
                    job.map(j -> j.asked().asker()).orElse(""));
            return job;
        });
    }

    @Override
    public boolean beat(String id, String server, Duration lease, List<String> progress) {
        return sql.update(
                        "update job set progress = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond'"
                                + " where id = ? and server = ? and state = 'running'",
                        progress,
                        lease.toMillis(),
                        id,
                        server)
                == 1;
    }

    @Override
    public boolean end(String id, String server, End end) {
        return sql.transaction(t -> {
            int ended = t.update(
                    "update job set state = ?, answer = ?, problem = ?, ended = clock_timestamp(), server = '',"
                            + " lease_until = null where id = ? and server = ? and state = 'running'",
                    end.state().word(),
                    end.answer(),
                    end.problem(),
                    id,
                    server);
            return told(t, ended, id);
        });
    }

    @Override
    public void release(String server) {
        sql.update(
                "update job set state = 'queued', server = '', lease_until = null, started = null, progress = '{}'"
                        + " where state = 'running' and server = ?",
                server);
    }

    @Override
    public boolean cancel(String id) {
        return sql.transaction(t -> {
            int ended = t.update(
                    "update job set state = 'cancelled', ended = clock_timestamp(), server = '', lease_until = null"
                            + " where id = ? and state in ('queued', 'running')",
                    id);
            return told(t, ended, id);
        });
    }

    @Override
    public Optional<Job> find(String id) {
        return sql.first(COLUMNS + "where id = ?", PostgresJobs::job, id);
    }

    @Override
    public Optional<Job> open(String question) {
        return sql.transaction(t -> open(t, question));
    }

    @Override
    public List<Asked> left(Set<String> scopes) {
        return sql.list(
                COLUMNS + "where state = 'queued' and not scope = any (?) order by created",
                PostgresJobs::asked,
                List.copyOf(scopes));
    }

    @Override
    public void restate(Asked asked) {
        sql.transaction(t -> {
            t.lock(LOCK);
            Optional<Job> same = open(t, asked.question());
            if (same.isPresent() && !same.get().id().equals(asked.id())) {
                return t.update(
                        "update job set state = 'cancelled', ended = clock_timestamp() where id = ? and state = 'queued'",
                        asked.id());
            }
            return t.update(
                    "update job set question = ?, question_key = ?, parameters = ?, scope = ?"
                            + " where id = ? and state = 'queued'",
                    asked.question(),
                    Sha256.hex(asked.question()),
                    words(asked.parameters()),
                    asked.scope(),
                    asked.id());
        });
    }

    @Override
    public Map<State, Long> counts() {
        Map<State, Long> all = new EnumMap<>(State.class);
        for (State state : State.values()) {
            all.put(state, 0L);
        }
        sql.each(
                "select state, count(*) as n from job group by state",
                row -> all.put(State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getLong("n")));
        return all;
    }
}
