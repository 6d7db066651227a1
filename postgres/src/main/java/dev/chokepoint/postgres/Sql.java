package dev.chokepoint.postgres;

import dev.chokepoint.data.kept.StoreUnavailable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Statements with their values, over the connections of a pool. Faults come out without address or values.
final class Sql {
    private static final int ROWS_AT_ONCE = 1000;

    /// Violations of constraints begin with this: what was asked cannot be, and the server is well.
    private static final String CONSTRAINT = "23";

    private final DataSource pool;

    Sql(DataSource pool) {
        this.pool = pool;
    }

    /// What is made of a row.
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// What is done with each row.
    interface EachRow {
        void row(ResultSet row) throws SQLException;
    }

    /// What is done within one transaction.
    interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    /// Does something whole or not at all.
    <T> T transaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(new Transaction(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw told(e);
        }
    }

    int update(String sql, @Nullable Object... values) {
        return transaction(t -> t.update(sql, values));
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        return transaction(t -> t.list(sql, row, values));
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
        return list(sql, row, values).stream().findFirst();
    }

    /// Goes through rows without holding all of them.
    void each(String sql, EachRow each, @Nullable Object... values) {
        transaction(t -> {
            try (PreparedStatement statement = t.prepared(sql, values)) {
                statement.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        each.row(rows);
                    }
                }
            }
            return true;
        });
    }

    /// The state is told, the message is not: it may name hosts, users and values.
    private static RuntimeException told(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith(CONSTRAINT)
                ? new IllegalStateException("The store refused a row (" + state + ").", e)
                : new StoreUnavailable(state, e);
    }

    /// One transaction.
    record Transaction(Connection connection) {
        PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            for (int k = 0; k < values.length; k++) {
                if (values[k] instanceof List<?> texts) {
                    statement.setArray(k + 1, connection.createArrayOf("text", texts.toArray()));
                } else {
                    statement.setObject(k + 1, values[k]);
                }
            }
            return statement;
        }

        int update(String sql, @Nullable Object... values) throws SQLException {
            try (PreparedStatement statement = prepared(sql, values)) {
                return statement.executeUpdate();
            }
        }

        <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
            try (PreparedStatement statement = prepared(sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(row.of(rows));
                }
                return all;
            }
        }

        <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
            return list(sql, row, values).stream().findFirst();
        }

        /// Waits until nobody else holds the lock of a name, and holds it until the end.
        void lock(String name) throws SQLException {
            list("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) as held", r -> 1, name);
        }
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
