package dev.chokepoint.postgres;

import dev.chokepoint.data.kept.KeptText;
import dev.chokepoint.data.kept.KeptTexts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Texts of one kind in the table `kept_text`.
record PostgresTexts(Sql sql, String kind) implements KeptTexts {
    private static final String COLUMNS = "select id, team, content from kept_text where kind = ?";

    private static KeptText text(ResultSet row) throws SQLException {
        return new KeptText(row.getString("id"), row.getString("team"), row.getString("content"));
    }

    @Override
    public List<KeptText> all() {
        return sql.list(COLUMNS + " order by id collate \"C\"", PostgresTexts::text, kind);
    }

    @Override
    public Optional<KeptText> find(String id) {
        return sql.first(COLUMNS + " and id = ?", PostgresTexts::text, kind, id);
    }

    @Override
    public KeptText add(String start, String team, String text) {
        return sql.transaction(t -> {
            // Two that begin alike do not take the same id.
            t.lock("kept_text " + kind);
            String id = start;
            for (int k = 2;
                    t.first(COLUMNS + " and id = ?", PostgresTexts::text, kind, id)
                            .isPresent();
                    k++) {
                id = start + "-" + k;
            }
            KeptText kept = checked(new KeptText(id, team, text));
            write(t, kept);
            return kept;
        });
    }

    private void write(Sql.Transaction t, KeptText kept) throws SQLException {
        t.update(
                "insert into kept_text (kind, id, team, content) values (?, ?, ?, ?)"
                        + " on conflict (kind, id) do update set team = excluded.team, content = excluded.content",
                kind,
                kept.id(),
                kept.team(),
                kept.text());
    }

    private static KeptText checked(KeptText text) {
        if (!ID.matcher(text.id()).matches()
                || !(text.team().isEmpty() || ID.matcher(text.team()).matches())) {
            throw new IllegalArgumentException("The id (" + text.id() + ") and the team (" + text.team()
                    + ") must be small letters, digits and dashes.");
        }
        return text;
    }

    @Override
    public KeptText put(KeptText text) {
        checked(text);
        return sql.transaction(t -> {
            write(t, text);
            return text;
        });
    }

    @Override
    public KeptText replace(String id, String revision, String text) {
        return sql.transaction(t -> {
            KeptText kept = new KeptText(id, unmoved(t, id, revision).team(), text);
            write(t, kept);
            return kept;
        });
    }

    @Override
    public void remove(String id, String revision) {
        sql.transaction(t -> {
            unmoved(t, id, revision);
            return t.update("delete from kept_text where kind = ? and id = ?", kind, id);
        });
    }

    /// The text as it was read, which nobody else changes until the transaction ends.
    private KeptText unmoved(Sql.Transaction t, String id, String revision) throws SQLException {
        return t.first(COLUMNS + " and id = ? for update", PostgresTexts::text, kind, id)
                .filter(k -> revision.isEmpty() || revision.equals(k.revision()))
                .orElseThrow(() -> new ChangedMeanwhile(id));
    }
}
