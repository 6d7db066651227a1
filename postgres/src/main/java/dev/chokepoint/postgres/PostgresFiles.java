package dev.chokepoint.postgres;

import dev.chokepoint.data.kept.KeptFiles;
import java.util.List;
import java.util.Optional;

/// Files of one place in the table `kept_file`.
record PostgresFiles(Sql sql, String place) implements KeptFiles {
    @Override
    public List<String> names() {
        return sql.list(
                "select name from kept_file where place = ? order by name collate \"C\"",
                row -> row.getString("name"),
                place);
    }

    @Override
    public Optional<byte[]> find(String name) {
        return sql.first(
                "select content from kept_file where place = ? and name = ?",
                row -> row.getBytes("content"),
                place,
                name);
    }

    @Override
    public void put(String name, byte[] bytes) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name (" + name + ") must be a plain name of a file.");
        }
        sql.update(
                "insert into kept_file (place, name, content) values (?, ?, ?) on conflict (place, name) do nothing",
                place,
                name,
                bytes);
    }
}
