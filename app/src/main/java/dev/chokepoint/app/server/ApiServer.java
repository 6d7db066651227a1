package dev.chokepoint.app.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Answers over HTTP on this machine only: JSON, no state but a kept situation, no file written but that of receipts.
///
/// A request is refused unless it comes to a name of this machine (a page elsewhere could otherwise reach it by
/// rebinding its own name). A mistake of the one who asks is a 4xx with field, value and what was expected.
public final class ApiServer implements AutoCloseable {
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_BODY_BYTES = 4 << 20;
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /// What browsers say where a page of another site makes them ask.
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Consumer<String> faults;
    private final ApiAnswers answers;

    private ApiServer(HttpServer server, ApiAnswers answers, Consumer<String> faults) {
        this.server = server;
        this.answers = answers;
        this.faults = faults;
    }

    /// Starts on the loopback address.
    ///
    /// @param port the port; 0 for any that is free
    /// @param means what answers are computed with
    /// @param today the day that stands in for a missing date of a shipment
    /// @param receipts where answers are kept as receipts, if they are
    /// @param faults hears of faults of the program, which the one who asks is not told in detail
    public static ApiServer start(
            WorldRecord world,
            int port,
            Supplier<Means> means,
            Supplier<LocalDate> today,
            Optional<ApiReceipts> receipts,
            Consumer<String> faults)
            throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ApiServer server = new ApiServer(http, new ApiAnswers(world, means, today, receipts), faults);
        for (ApiAnswers.Route route : server.answers.routes()) {
            http.createContext(route.path(), exchange -> server.handle(exchange, route));
        }
        http.createContext(
                "/",
                exchange -> server.refuse(
                        exchange,
                        404,
                        "address",
                        exchange.getRequestURI().getPath(),
                        "The addresses are "
                                + String.join(
                                        ", ",
                                        server.answers.routes().stream()
                                                .map(r -> r.method() + " " + r.path())
                                                .toList())
                                + "."));
        http.setExecutor(server.workers);
        http.start();
        return server;
    }

    /// Where it listens.
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange, ApiAnswers.Route route) throws IOException {
        if (!places.tryAcquire()) {
            refuse(exchange, 503, "", "", "Too many requests at once; ask again.");
            return;
        }
        try (exchange) {
            try {
                check(exchange, route);
                send(exchange, 200, route.answer().apply(ApiRequest.of(exchange.getRequestURI(), body(exchange))));
            } catch (ApiProblem e) {
                refuse(exchange, e.status(), e.field(), e.value(), e.expected());
            } catch (NoCertifiedAnswerException e) {
                refuse(exchange, 422, "", "", "No certified answer: " + e.getMessage());
            } catch (IllegalArgumentException e) {
                refuse(exchange, 400, "", "", String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                faults.accept("A fault of the program at " + exchange.getRequestURI() + ": " + e);
                refuse(exchange, 500, "", "", "This is a fault of the program, not of the request.");
            }
        } finally {
            places.release();
        }
    }

    private static void check(HttpExchange exchange, ApiAnswers.Route route) {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        String name = host.replaceFirst(":\\d+$", "");
        if (!NAMES.contains(name)) {
            throw new ApiProblem(421, "Host", host, "The server answers to " + String.join(", ", NAMES) + " only.");
        }
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        if (site != null && ELSEWHERE.contains(site)) {
            throw new ApiProblem(403, "Sec-Fetch-Site", site, "The server does not answer pages of other sites.");
        }
        if (!exchange.getRequestURI().getPath().equals(route.path())) {
            throw new ApiProblem(
                    404, "address", exchange.getRequestURI().getPath(), "The address is " + route.path() + ".");
        }
        if (!exchange.getRequestMethod().equals(route.method())) {
            throw new ApiProblem(
                    405, "method", exchange.getRequestMethod(), "The method must be " + route.method() + ".");
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(MOST_BODY_BYTES + 1);
            if (body.length > MOST_BODY_BYTES) {
                throw new ApiProblem(413, "body", "", "The body must have at most " + MOST_BODY_BYTES + " bytes.");
            }
            return body;
        }
    }

    private void refuse(HttpExchange exchange, int status, String field, String value, String expected)
            throws IOException {
        Map<String, String> problem = new LinkedHashMap<>();
        problem.put("field", field);
        problem.put("value", value);
        problem.put("expected", expected);
        send(exchange, status, AnswerJson.part(Map.of("problem", problem)));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
        answers.close();
    }
}
