package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of docs/how-to/server.md, one after the other as they stand there, lead to a team's server.
///
/// What stands for the reader's own is put in: the address of the database, a folder instead of `/etc`, a free port,
/// the
/// code of the terminal and the tokens of the replies.
class ServerHowToTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern CODE = Pattern.compile("this code, once: ([0-9a-f]+)");
    private static final Pattern OPEN = Pattern.compile("open (http://localhost:\\d+) ");
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"(ckp_[^\"]+)\"");

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> done = new ArrayList<>();
    private String database = "";
    private String server = "";
    private String code = "";
    private String token = "";
    private String last = "";

    private static List<String> commands(String section) throws IOException {
        String whole = Files.readString(SharedData.projectRoot().resolve("docs/how-to/server.md"));
        String within = whole.substring(whole.indexOf("\n## " + section + "\n"));
        int next = within.indexOf("\n## ", 4);
        within = next < 0 ? within : within.substring(0, next);
        List<String> all = new ArrayList<>();
        Matcher m = BLOCK.matcher(within);
        while (m.find()) {
            m.group(1)
                    .lines()
                    .map(l -> l.replaceFirst("\\s+# .*", ""))
                    .filter(l -> !l.isBlank())
                    .forEach(all::add);
        }
        assertThat(all).as("commands of " + section).isNotEmpty();
        return all;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(line);
        while (m.find()) {
            words.add(m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3));
        }
        return words;
    }

    private String filled(String line) {
        return line.replace(
                        "/etc/chokepoint.password",
                        folder.resolve("chokepoint.password").toString())
                .replace("jdbc:postgresql://localhost/chokepoint", database)
                .replace("--store URL", "--store " + database)
                .replace("http://localhost:8080", server)
                .replace("CODE", code)
                .replace("$TOKEN", token)
                .replace("chokepoint.zip", folder.resolve("chokepoint.zip").toString())
                .replace("> audit.jsonl", "")
                .replace("audit.jsonl  ", "audit.jsonl");
    }

    private ProcessBuilder program(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.chokepoint.app.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(SharedData.projectRoot().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    @Test
    void theCommandsOfTheHowToLeadToATeamsServer() throws Exception {
        Process running = null;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String line : commands("In ten minutes")) {
                if (line.startsWith("./chokepoint serve")) {
                    running = serve(filled(line));
                } else {
                    follow(filled(line), client);
                }
            }
            for (String line : commands("Teams and their companies")) {
                if (!line.contains("admin company ID")) {
                    follow(filled(line), client);
                }
            }
            for (String line : commands("The audit")) {
                if (line.startsWith("curl")) {
                    follow(filled(line), client);
                    assertThat(last).contains("ben is analyst, in motors");
                }
            }
            follow(filled(commands("Backup, restore, upgrade").getFirst()), client);
            assertThat(folder.resolve("chokepoint.zip")).isNotEmptyFile();
        } finally {
            if (running != null) {
                running.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
            }
        }
        assertThat(done).contains("psql", "install", "export", "curl", "chokepoint");
    }

    private void follow(String line, HttpClient client) throws Exception {
        List<String> words = words(line);
        String program = words.getFirst().equals("sudo") ? "psql" : words.getFirst();
        done.add(program);
        switch (program) {
            case "psql" -> sql(words.getLast());
            case "install" ->
                Files.writeString(folder.resolve("chokepoint.password"), words.get(words.indexOf("echo") + 1) + "\n");
            case "export" -> {
                for (String set : words.subList(1, words.size())) {
                    String[] parts = set.split("=", 2);
                    environment.put(parts[0], parts[1]);
                }
            }
            case "curl" -> curl(words, client);
            case "chokepoint" -> {
                Process process = program(words.subList(1, words.size())).start();
                last = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(line + "\n" + last).isZero();
            }
            default -> throw new AssertionError("What is this to do? " + line);
        }
    }

    private void sql(String statement) throws SQLException {
        if (statement.startsWith("create role")) {
            // The role of the tests stands for it.
            assertThat(statement).contains("create role chokepoint login");
            return;
        }
        assertThat(statement).contains("create database chokepoint owner chokepoint");
        database = TestPostgres.shared().newDatabase();
        try (Connection connection = DriverManager.getConnection(database, TestPostgres.USER, "");
                Statement test = connection.createStatement()) {
            assertThat(test.execute("select 1")).isTrue();
        }
    }

    private Process serve(String line) throws Exception {
        List<String> words = new ArrayList<>(words(line));
        words.addAll(List.of("--port", "0"));
        Path log = folder.resolve("server.log");
        // Nothing is decided here, so that no file of the world changes.
        assertThat(words).contains("us-china-2026");
        Process process = program(words.subList(1, words.size()))
                .redirectOutput(log.toFile())
                .start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < until && process.isAlive()) {
            String told = Files.readString(log);
            Matcher open = OPEN.matcher(told);
            Matcher first = CODE.matcher(told);
            if (open.find() && first.find()) {
                server = open.group(1);
                code = first.group(1);
                done.add("serve");
                return process;
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new AssertionError("The server does not start: " + Files.readString(log));
    }

    private void curl(List<String> words, HttpClient client) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String body = "";
        for (int k = 1; k < words.size(); k++) {
            switch (words.get(k)) {
                case "-H" -> {
                    String[] header = words.get(++k).split(": ", 2);
                    request.header(header[0], header[1]);
                }
                case "-d" -> body = words.get(++k);
                default -> request.uri(URI.create(words.get(k)));
            }
        }
        if (!body.isEmpty()) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        last = reply.body();
        assertThat(reply.statusCode()).as(words + "\n" + last).isEqualTo(200);
        Matcher given = TOKEN.matcher(last);
        if (token.isEmpty() && given.find()) {
            token = given.group(1);
        }
    }
}
