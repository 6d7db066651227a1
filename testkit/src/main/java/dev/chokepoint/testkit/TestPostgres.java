package dev.chokepoint.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.tukaani.xz.XZInputStream;

/// A real PostgreSQL on a free port of the loopback address, started and removed by the tests that use it.
///
/// PostgreSQL refuses to run as root; there it runs as the user `nobody`. Where it cannot be started, the test is
/// skipped and says why.
public final class TestPostgres implements AutoCloseable {
    public static final String USER = "chokepoint";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int START_SECONDS = 30;
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    private static final int TRIES = 200;
    private static final Object ONE = new Object();
    private static @Nullable TestPostgres shared;

    private final Path folder;
    private final List<String> asUser;
    private final List<String> options;
    private final AtomicInteger databases = new AtomicInteger();
    private int port;
    private @Nullable Process process;

    private TestPostgres(Path folder, List<String> asUser, List<String> options) {
        this.folder = folder;
        this.asUser = asUser;
        this.options = options;
    }

    /// The server that all tests of this virtual machine share; it need not survive the machine, so it is quick.
    public static TestPostgres shared() {
        synchronized (ONE) {
            TestPostgres running = shared;
            if (running == null) {
                running = start("fsync=off", "full_page_writes=off", "max_connections=200");
                shared = running;
                Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            }
            return running;
        }
    }

    /// A server of one's own that keeps what it acknowledges.
    ///
    /// @param settings such as `max_connections=50`
    public static TestPostgres start(String... settings) {
        InputStream archive = TestPostgres.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new TestAbortedException("PostgreSQL for tests is not there: it is left out with -DskipTests and"
                    + " exists for Linux on x86-64.");
        }
        try (archive) {
            Path folder = Files.createTempDirectory("chokepoint-postgres");
            List<String> options = new ArrayList<>();
            for (String setting : settings) {
                options.addAll(List.of("-c", setting));
            }
            TestPostgres server = new TestPostgres(folder, asUser(), options);
            try {
                server.unpack(archive);
                server.begin();
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What runs a program as another user where this one is root.
    private static List<String> asUser() {
        if (!System.getProperty("user.name", "").equals("root")) {
            return List.of();
        }
        for (String tool : List.of("/usr/bin/setpriv", "/usr/sbin/runuser", "/sbin/runuser")) {
            if (Files.isExecutable(Path.of(tool))) {
                return tool.endsWith("setpriv")
                        ? List.of(tool, "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--")
                        : List.of(tool, "-u", "nobody", "--");
            }
        }
        throw new TestAbortedException("PostgreSQL does not run as root, and there is no setpriv or runuser.");
    }

    private void unpack(InputStream archive) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path program = Files.createDirectory(folder.resolve("program"));
        Process tar = new ProcessBuilder("tar", "-x", "-C", program.toString())
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (OutputStream out = tar.getOutputStream();
                XZInputStream in = new XZInputStream(archive)) {
            in.transferTo(out);
        }
        ended(tar, "tar");
        Path data = Files.createDirectory(folder.resolve("data"));
        if (!asUser.isEmpty()) {
            ended(
                    new ProcessBuilder("chown", "nobody", data.toString())
                            .inheritIO()
                            .start(),
                    "chown");
        }
        run("initdb", "-D", data.toString(), "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(asUser);
        command.add(folder.resolve("program/bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(String program, String... arguments) throws IOException {
        ended(
                new ProcessBuilder(command(program, arguments))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(program + ".log").toFile())
                        .start(),
                program);
    }

    private static void ended(Process process, String what) throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw new TestAbortedException(
                        "PostgreSQL for tests cannot be started: " + what + " ended with " + process.exitValue() + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// Starts the server on its data, at first or again.
    public void begin() throws IOException {
        if (port == 0) {
            port = freePort();
        }
        List<String> command = command(
                "postgres",
                "-D",
                folder.resolve("data").toString(),
                "-p",
                Integer.toString(port),
                "-h",
                "127.0.0.1",
                "-k",
                "");
        command.addAll(options);
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgres.log").toFile()))
                .start();
        await();
    }

    /// A free port below those that the system gives to clients: while the server is down, a client that tries to
    /// reach it might else be given its very port, be joined to itself and wait for ever.
    private static int freePort() throws IOException {
        for (int port :
                ThreadLocalRandom.current().ints(TRIES, FIRST_PORT, LAST_PORT).toArray()) {
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException e) {
                // Somebody has it.
            }
        }
        throw new IOException("No port between " + FIRST_PORT + " and " + LAST_PORT + " is free.");
    }

    private void await() throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Connection connection = connect("postgres")) {
                connection.isValid(1);
                return;
            } catch (SQLException e) {
                Process running = process;
                if (running == null || !running.isAlive() || System.nanoTime() > until) {
                    throw new TestAbortedException(
                            "PostgreSQL for tests does not start: " + Files.readString(folder.resolve("postgres.log")));
                }
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /// Opens a connection to a database.
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database) + "?loginTimeout=" + START_SECONDS, USER, "");
    }

    /// The address of a database.
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// Makes an empty database and returns its address.
    public String newDatabase() {
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    /// Ends the server and all its processes at once, as a crash does.
    public void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        List<ProcessHandle> all = new ArrayList<>(running.descendants().toList());
        all.add(running.toHandle());
        // The one that watches the others first: it would tell them to end in order.
        all.reversed().forEach(ProcessHandle::destroyForcibly);
        // The others may stay as zombies where nobody collects them; the first is ours.
        running.onExit().orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
        process = null;
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
