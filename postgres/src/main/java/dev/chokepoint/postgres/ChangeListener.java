package dev.chokepoint.postgres;

import dev.chokepoint.data.kept.StoreChanges.Waking;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Hears on a connection of its own that something was changed, and wakes whoever wants to
/// know.
///
/// A notification says only that there is something to read. After each new connection, and
/// every few seconds where none comes, it wakes as well: what was told while nobody listened
/// is read then, by its number.
final class ChangeListener implements AutoCloseable {
    private static final int QUIET_MILLIS = 3_000;
    private static final long PAUSE_MILLIS = 300;

    private final StoreAddress address;
    private final Set<Runnable> woken = new CopyOnWriteArraySet<>();
    private volatile boolean closed;
    private @Nullable Thread thread;
    private volatile @Nullable Connection open;

    ChangeListener(StoreAddress address) {
        this.address = address;
    }

    /// Wakes somebody from now on; the first one makes it listen.
    synchronized Waking wake(Runnable soon) {
        Runnable one = () -> soon.run();
        woken.add(one);
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().name("chokepoint-changes").daemon().start(this::listen);
        }
        return () -> woken.remove(one);
    }

    private void listen() {
        while (!closed) {
            try (Connection connection =
                    DriverManager.getConnection(address.url(), address.user(), address.password())) {
                open = connection;
                try (Statement statement = connection.createStatement()) {
                    statement.execute("listen chokepoint");
                }
                PGConnection told = connection.unwrap(PGConnection.class);
                while (!closed) {
                    woken.forEach(Runnable::run);
                    told.getNotifications(QUIET_MILLIS);
                }
            } catch (SQLException e) {
                // Whoever asks the store hears of it; the next connection reads what was told meanwhile.
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        Connection connection = open;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It ends with the program.
            }
        }
    }
}
