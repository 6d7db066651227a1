package dev.chokepoint.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Spark cluster of processes on this machine: a master and workers of one core each, and the folder of a Spark
/// installation made of links to its libraries.
final class StandaloneCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern URL = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /// What Spark's own script does: it asks the launcher for the command line and becomes that.
    private static final String SPARK_SUBMIT = """
            #!/usr/bin/env bash
            words=()
            while IFS= read -r -d '' word; do words+=("$word"); done < <("$JAVA_HOME/bin/java" -cp "$SPARK_HOME/jars/*" \
              org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@")
            words[1]="${words[1]#?}" # a line end stands before the first word
            exec "${words[@]:1}"
            """;

    private final Path folder;
    private final Path home;
    private final List<Process> workers = new ArrayList<>();
    private final Process master;
    private final String url;
    private int started;

    /// Starts a master.
    ///
    /// @param folder for everything that the cluster writes
    /// @param libraries the jars of Spark
    StandaloneCluster(Path folder, List<Path> libraries) throws IOException {
        this.folder = folder;
        this.home = folder.resolve("spark");
        Files.createDirectories(home.resolve("jars"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("conf"));
        for (Path library : libraries) {
            Files.createSymbolicLink(home.resolve("jars").resolve(String.valueOf(library.getFileName())), library);
        }
        Path submit = Files.writeString(home.resolve("bin/spark-submit"), SPARK_SUBMIT);
        if (!submit.toFile().setExecutable(true)) {
            throw new IOException("The script " + submit + " cannot be made executable.");
        }
        Files.writeString(home.resolve("conf/spark-defaults.conf"), """
                spark.driver.memory 512m
                spark.driver.extraJavaOptions %s
                spark.executor.memory 700m
                spark.executor.extraJavaOptions %s --enable-native-access=ALL-UNNAMED
                spark.scheduler.minRegisteredResourcesRatio 1.0
                spark.scheduler.maxRegisteredResourcesWaitingTime 60s
                spark.cores.max 2
                spark.ui.enabled false
                """.formatted(QUICK, QUICK));
        this.master = daemon("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0");
        this.url = urlOf(log("master"));
    }

    private String urlOf(Path log) {
        List<String> found = new ArrayList<>();
        await("the master", () -> {
            Matcher m = URL.matcher(read(log));
            if (m.find()) {
                found.add(m.group(1));
            }
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    String url() {
        return url;
    }

    /// Starts a worker of one core and waits until the master knows it.
    void addWorker() {
        started++;
        String name = "worker" + started;
        try {
            workers.add(daemon(
                    name,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--work-dir",
                    work(started).toString(),
                    url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(name, () -> read(log(name)).contains("Successfully registered with master"));
    }

    /// Kills the first worker with its executor, without a word to either.
    void killAWorker() {
        Process killed = workers.removeFirst();
        List<ProcessHandle> executors = killed.descendants().toList();
        killed.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    /// What the executors of a worker wrote, from the first worker on.
    String executorLogs(int worker) {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(work(worker))) {
            files.filter(f -> f.endsWith("stderr")).sorted().forEach(f -> all.append(read(f)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    private Path work(int worker) {
        return folder.resolve("work" + worker);
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private Process daemon(String name, String type, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m"));
        command.addAll(List.of(QUICK.split(" ", -1)));
        command.addAll(List.of("-cp", home.resolve("jars") + File.separator + "*", type, "--webui-port", "0"));
        command.addAll(List.of(args));
        return start(command, log(name));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Starts a process that knows where Spark is; its output goes to a file.
    Process start(List<String> command, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "SPARK_HOME", home.toString(),
                        "SPARK_SCALA_VERSION", "2.13",
                        "SPARK_LOCAL_IP", "127.0.0.1",
                        "SPARK_LOCAL_DIRS", folder.resolve("local").toString()));
        return builder.start();
    }

    /// Waits until something holds.
    static void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited too long for " + what + ".");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        List<Process> all = new ArrayList<>(workers);
        all.add(master);
        List<ProcessHandle> executors =
                all.stream().flatMap(Process::descendants).toList();
        all.forEach(Process::destroyForcibly);
        executors.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit()
                .completeOnTimeout(process, 10, TimeUnit.SECONDS)
                .join());
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        }
    }
}
