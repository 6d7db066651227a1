package dev.chokepoint.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.kept.KeptAnswers;
import dev.chokepoint.data.kept.KeptFiles;
import dev.chokepoint.data.kept.KeptTexts;
import dev.chokepoint.data.kept.Leases;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.kept.OpenPages;
import dev.chokepoint.data.kept.ServerStore;
import dev.chokepoint.data.kept.StoreChange.Kind;
import dev.chokepoint.data.kept.StoreChanges;
import dev.chokepoint.data.kept.StoreUnavailable;
import dev.chokepoint.data.users.Users;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// What servers keep, in one database of PostgreSQL; several servers may share it.
public final class PostgresStore implements ServerStore {
    private static final String MIGRATIONS = "classpath:dev/chokepoint/postgres/migrations";
    private static final int CONNECTIONS = 10;
    private static final long WAIT_MILLIS = 10_000;

    private final HikariDataSource pool;
    private final Sql sql;
    private final ChangeListener listener;
    private final Map<String, Lock> locks = new ConcurrentHashMap<>();

    private PostgresStore(HikariDataSource pool, ChangeListener listener) {
        this.pool = pool;
        this.listener = listener;
        this.sql = new Sql(pool);
    }

    /// Opens a store and brings its schema up to date.
    ///
    /// @throws StoreUnavailable if it cannot be reached
    /// @throws IllegalArgumentException if its schema is that of a newer program
    public static PostgresStore open(StoreAddress address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setPoolName("chokepoint");
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new StoreUnavailable("no connection", e);
        }
        try {
            Flyway.configure(PostgresStore.class.getClassLoader())
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .table("schema_version")
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            pool.close();
            throw new IllegalArgumentException(
                    "The schema of the store cannot be brought up to date: it is that of a newer program, or was changed"
                            + " by hand.",
                    e);
        }
        return new PostgresStore(pool, new ChangeListener(address));
    }

    @Override
    public KeptTexts scenarios() {
        return new PostgresTexts(sql, Kind.SCENARIO);
    }

    @Override
    public KeptTexts companies() {
        return new PostgresTexts(sql, Kind.COMPANY);
    }

    @Override
    public KeptAnswers answers() {
        return new PostgresAnswers(sql);
    }

    @Override
    public JobQueue jobs() {
        return new PostgresJobs(sql);
    }

    @Override
    public Leases reviews() {
        return new PostgresLeases(sql);
    }

    @Override
    public StoreChanges changes() {
        return new PostgresChanges(sql, listener);
    }

    @Override
    public OpenPages pages() {
        return new PostgresPages(sql);
    }

    private static String named(String name) {
        if (!FileStore.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name (" + name + ") must be small letters, digits and dashes.");
        }
        return name;
    }

    @Override
    public LineLog lines(String name) {
        return new PostgresLines(sql, named(name), locks.computeIfAbsent(name, n -> new ReentrantLock()));
    }

    @Override
    public List<String> lineNames() {
        return sql.list("select distinct name from line_log order by name", row -> row.getString("name"));
    }

    @Override
    public KeptFiles files(String name) {
        return new PostgresFiles(sql, named(name));
    }

    @Override
    public List<String> fileNames() {
        return sql.list("select distinct place from kept_file order by place", row -> row.getString("place"));
    }

    /// Who may ask.
    public Users users() {
        return new PostgresUsers(sql);
    }

    @Override
    public void close() {
        listener.close();
        pool.close();
    }
}
