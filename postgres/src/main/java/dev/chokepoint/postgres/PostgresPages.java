package dev.chokepoint.postgres;

import dev.chokepoint.data.kept.OpenPages;
import java.time.Duration;
import java.util.List;

/// Open pages in the table `open_page`. Times are those of the database.
record PostgresPages(Sql sql) implements OpenPages {
    @Override
    public void tell(String server, List<Open> pages, Duration time) {
        sql.transaction(t -> {
            List<String> names = pages.stream().map(Open::page).toList();
            int closed = t.update(
                    "delete from open_page where (server = ? and not page = any (?)) or until < clock_timestamp()",
                    server,
                    names);
            int fresh = pages.isEmpty()
                    ? 0
                    : t.first(
                                    "with told as (insert into open_page (page, server, person, place, until)"
                                            + " select page, ?, person, place,"
                                            + " clock_timestamp() + ? * interval '1 millisecond'"
                                            + " from unnest(?, ?, ?) as open (page, person, place)"
                                            + " order by page on conflict (page) do update set server = excluded.server,"
                                            + " person = excluded.person, place = excluded.place, until = excluded.until"
                                            + " returning xmax = 0 as fresh)"
                                            + " select count(*) filter (where fresh) as n from told",
                                    row -> row.getInt("n"),
                                    server,
                                    time.toMillis(),
                                    names,
                                    pages.stream().map(Open::person).toList(),
                                    pages.stream().map(Open::place).toList())
                            .orElse(0);
            if (closed + fresh > 0) {
                t.first("select 1 as told from (select pg_notify('chokepoint', '')) as n", row -> 1);
            }
            return true;
        });
    }

    @Override
    public List<Open> all() {
        return sql.list(
                "select page, person, place from open_page where until >= clock_timestamp() order by page",
                row -> new Open(row.getString("page"), row.getString("person"), row.getString("place")));
    }
}
