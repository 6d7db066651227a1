package dev.chokepoint.app.server;

import dev.chokepoint.app.server.http.Route;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// How much is asked and how long it takes, in the text that Prometheus reads.
///
/// A label holds the address as it is described and never what somebody asked.
final class Metrics {
    private final LongSupplier nanos;
    private final long started;
    private final Map<String, Sum> requests = new TreeMap<>();

    /// @param nanos the clock that times are measured by
    Metrics(LongSupplier nanos) {
        this.nanos = nanos;
        this.started = nanos.getAsLong();
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
        String labels = String.format(
                Locale.ROOT, "{method=\"%s\",path=\"%s\",status=\"%d\"}", route.method(), route.path(), status);
        Sum sum = requests.computeIfAbsent(labels, k -> new Sum());
        sum.count++;
        sum.seconds += (now() - begun) / 1e9;
    }

    /// All of it as text.
    ///
    /// @param jobs how many jobs are in each state
    synchronized String text(Map<String, Long> jobs) {
        StringBuilder out = new StringBuilder();
        head(out, "chokepoint_requests_total", "counter", "Requests that were answered, by address and status.");
        requests.forEach((labels, s) -> out.append("chokepoint_requests_total")
                .append(labels)
                .append(' ')
                .append(s.count)
                .append('\n'));
        head(out, "chokepoint_request_seconds_total", "counter", "Seconds that they took together.");
        requests.forEach((labels, s) -> out.append("chokepoint_request_seconds_total")
                .append(labels)
                .append(String.format(Locale.ROOT, " %.6f%n", s.seconds)));
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
