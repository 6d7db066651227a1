package dev.chokepoint.app.server;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A page that listens, as a browser does.
final class LiveClient implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile String heard = "";

    /// What a page was told.
    record Event(String name, JsonNode content) {}

    /// @param token who listens; empty where nobody is asked for one
    LiveClient(TestServer server, String token, String place, String from) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address("/api/v1/events?place="
                + URLEncoder.encode(place, StandardCharsets.UTF_8) + "&heard="
                + URLEncoder.encode(from, StandardCharsets.UTF_8)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<java.util.stream.Stream<String>> reply =
                client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        if (reply.statusCode() != 200) {
            throw new AssertionError("The page was refused: " + reply.statusCode());
        }
        Thread.ofVirtual().start(() -> read(reply));
    }

    private void read(HttpResponse<java.util.stream.Stream<String>> reply) {
        String[] name = {""};
        StringBuilder data = new StringBuilder();
        try {
            reply.body().forEach(line -> {
                if (line.startsWith("id:")) {
                    heard = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name[0] = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5)).append('\n');
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(name[0], JsonMapper.shared().readTree(data.toString())));
                    data.setLength(0);
                }
            });
        } catch (RuntimeException e) {
            // Closed from one side or the other.
        }
        events.add(new Event("ended", JsonMapper.shared().createObjectNode()));
    }

    /// How far it has heard, by which another one goes on.
    String heard() {
        return heard;
    }

    /// The next event that is as wanted; fails where none comes in time.
    Event next(Predicate<Event> wanted, long millis) throws InterruptedException {
        List<Event> passed = new ArrayList<>();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            Event event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event == null) {
                throw new AssertionError("Nothing like that was told, but " + passed);
            }
            if (wanted.test(event)) {
                return event;
            }
            passed.add(event);
        }
    }

    Event next(String name, long millis) throws InterruptedException {
        return next(e -> e.name().equals(name), millis);
    }

    /// What is told within a time.
    List<Event> all(long millis) throws InterruptedException {
        Thread.sleep(millis);
        List<Event> all = new ArrayList<>();
        events.drainTo(all);
        return all;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
