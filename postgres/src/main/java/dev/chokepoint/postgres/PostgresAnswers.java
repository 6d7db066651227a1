package dev.chokepoint.postgres;

import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.kept.KeptAnswers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Answers in the table `answer`, and which question got which in the table `question`.
record PostgresAnswers(Sql sql) implements KeptAnswers {
    private static final String LATEST = "latest-seconds";

    @Override
    public String put(byte[] bytes, String team) {
        String hash = Sha256.hex(bytes);
        sql.update(
                "insert into answer (hash, team, content) values (?, ?, ?) on conflict (hash) do nothing",
                hash,
                team,
                bytes);
        return hash;
    }

    @Override
    public Optional<Answer> find(String hash) {
        return sql.first(
                "select content, team from answer where hash = ?",
                row -> new Answer(row.getBytes("content"), row.getString("team")),
                hash);
    }

    @Override
    public Optional<String> team(String hash) {
        return sql.first("select team from answer where hash = ?", row -> row.getString("team"), hash);
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(row.getString("answer"), row.getString("given_at"), row.getDouble("seconds"));
    }

    @Override
    public Optional<Given> given(String question) {
        return sql.first(
                "select answer, given_at, seconds from question where key = ?",
                PostgresAnswers::given,
                Sha256.hex(question));
    }

    @Override
    public void point(String question, Given given) {
        sql.update(
                "insert into question (key, question, answer, given_at, seconds) values (?, ?, ?, ?, ?)"
                        + " on conflict (key) do update set answer = excluded.answer, given_at = excluded.given_at,"
                        + " seconds = excluded.seconds",
                Sha256.hex(question),
                question,
                given.answer(),
                given.at(),
                given.seconds());
    }

    @Override
    public double latestSeconds() {
        return sql.first("select value from setting where name = ?", row -> row.getString("value"), LATEST)
                .map(Double::parseDouble)
                .orElse(0.0);
    }

    @Override
    public void tellLatestSeconds(double seconds) {
        sql.update(
                "insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
                LATEST,
                Double.toString(seconds));
    }

    @Override
    public void eachAnswer(BiConsumer<String, Answer> each) {
        // One after the other: an answer may be large.
        List<String> hashes = sql.list("select hash from answer order by hash", row -> row.getString("hash"));
        hashes.forEach(hash -> find(hash).ifPresent(a -> each.accept(hash, a)));
    }

    @Override
    public void eachQuestion(BiConsumer<String, Given> each) {
        sql.each(
                "select question, answer, given_at, seconds from question order by key",
                row -> each.accept(row.getString("question"), given(row)));
    }
}
