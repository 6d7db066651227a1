package dev.chokepoint.app.server;

import dev.chokepoint.app.server.http.Route;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/// How much is asked and how long it takes, in the text that Prometheus reads.
///
/// A label holds the address as it is described and never what somebody asked.
final class Metrics {
    private final LongSupplier nanos;
    private final long started;
    private final Map<Address, Sum> requests = new HashMap<>();

    /// @param nanos the clock that times are measured by
    Metrics(LongSupplier nanos) {
        this.nanos = nanos;
        this.started = nanos.getAsLong();
    }

    private record Address(String method, String path, int status) {
        private String labels() {
            return String.format(Locale.ROOT, "{method=\"%s\",path=\"%s\",status=\"%d\"}", method, path, status);
        }
    }

    private static final class Sum {
        private long count;
        private double seconds;
    }

    long now() {
        return nanos.getAsLong();
    }

    /// Counts a request that began at a time.
    synchronized void add(Route route, int status, long begun) {
        Sum sum = requests.computeIfAbsent(new Address(route.method(), route.path(), status), k -> new Sum());
        sum.count++;
        sum.seconds += (now() - begun) / 1e9;
    }

    /// All of it as text.
    ///
    /// @param jobs how many jobs are in each state
    synchronized String text(Map<String, Long> jobs) {
        StringBuilder out = new StringBuilder();
        head(out, "chokepoint_requests_total", "counter", "Requests that were answered, by address and status.");
        List<Map.Entry<Address, Sum>> rows = requests.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey().labels()))
                .toList();
        rows.forEach(e -> out.append("chokepoint_requests_total")
                .append(e.getKey().labels())
                .append(' ')
                .append(e.getValue().count)
                .append('\n'));
        head(out, "chokepoint_request_seconds_total", "counter", "Seconds that they took together.");
        rows.forEach(e -> out.append("chokepoint_request_seconds_total")
                .append(e.getKey().labels())
                .append(String.format(Locale.ROOT, " %.6f%n", e.getValue().seconds)));
        head(out, "chokepoint_jobs", "gauge", "Jobs since the start, by state.");
        jobs.forEach((state, count) -> out.append("chokepoint_jobs{state=\"")
                .append(state)
                .append("\"} ")
                .append(count)
                .append('\n'));
        Runtime machine = Runtime.getRuntime();
        head(out, "chokepoint_memory_used_bytes", "gauge", "Memory that is used.");
        out.append("chokepoint_memory_used_bytes ")
                .append(machine.totalMemory() - machine.freeMemory())
                .append('\n');
        head(out, "chokepoint_up_seconds", "gauge", "Seconds since the start.");
        out.append(String.format(Locale.ROOT, "chokepoint_up_seconds %.1f%n", (now() - started) / 1e9));
        return out.toString();
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
