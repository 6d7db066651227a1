package dev.chokepoint.postgres;

import dev.chokepoint.data.kept.ChangedBy;
import dev.chokepoint.data.kept.KeptText;
import dev.chokepoint.data.kept.KeptTexts;
import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Texts of one kind in the table `kept_text`.
record PostgresTexts(Sql sql, Kind kind) implements KeptTexts {
    private static final String COLUMNS = "select id, team, content from kept_text where kind = ?";

    private static KeptText text(ResultSet row) throws SQLException {
        return new KeptText(row.getString("id"), row.getString("team"), row.getString("content"));
    }

    @Override
    public List<KeptText> all() {
        return sql.list(COLUMNS + " order by id collate \"C\"", PostgresTexts::text, kind.word());
    }

    @Override
    public Optional<KeptText> find(String id) {
        return sql.first(COLUMNS + " and id = ?", PostgresTexts::text, kind.word(), id);
    }

    @Override
    public KeptText add(String start, String team, String text) {
        return sql.transaction(t -> {
            // Two that begin alike do not take the same id.
            t.lock("kept_text " + kind.word());
            String id = start;
            for (int k = 2;
                    t.first(COLUMNS + " and id = ?", PostgresTexts::text, kind.word(), id)
                            .isPresent();
                    k++) {
                id = start + "-" + k;
            }
            KeptText kept = checked(new KeptText(id, team, text));
            write(t, kept);
            tell(t, kept, Deed.MADE);
            return kept;
        });
    }

    private void tell(Sql.Transaction t, KeptText text, Deed deed) throws SQLException {
        PostgresChanges.tell(t, kind, text.id(), text.team(), deed, ChangedBy.now());
    }

    private void write(Sql.Transaction t, KeptText kept) throws SQLException {
        t.update(
                "insert into kept_text (kind, id, team, content) values (?, ?, ?, ?)"
                        + " on conflict (kind, id) do update set team = excluded.team, content = excluded.content",
                kind.word(),
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
            Optional<KeptText> before =
                    t.first(COLUMNS + " and id = ? for update", PostgresTexts::text, kind.word(), text.id());
            write(t, text);
            boolean moved = before.filter(b -> !b.team().equals(text.team())).isPresent();
            if (moved) {
                tell(t, before.get(), Deed.REMOVED);
            }
            tell(t, text, before.isPresent() && !moved ? Deed.CHANGED : Deed.MADE);
            return text;
        });
    }

    @Override
    public KeptText replace(String id, String revision, String text) {
        return sql.transaction(t -> {
            KeptText kept = new KeptText(id, unmoved(t, id, revision).team(), text);
            write(t, kept);
            tell(t, kept, Deed.CHANGED);
            return kept;
        });
    }

    @Override
    public void remove(String id, String revision) {
        sql.transaction(t -> {
            KeptText before = unmoved(t, id, revision);
            t.update("delete from kept_text where kind = ? and id = ?", kind.word(), id);
            tell(t, before, Deed.REMOVED);
            return true;
        });
    }

    /// The text as it was read, which nobody else changes until the transaction ends.
    private KeptText unmoved(Sql.Transaction t, String id, String revision) throws SQLException {
        return t.first(COLUMNS + " and id = ? for update", PostgresTexts::text, kind.word(), id)
                .filter(k -> revision.isEmpty() || revision.equals(k.revision()))
                .orElseThrow(() -> new ChangedMeanwhile(id));
    }
}
