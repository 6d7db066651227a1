package dev.chokepoint.app.server.log;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What a server says of itself: a line for each request and for each fault of the program.
///
/// No line holds what was asked or answered: an address stands as it is described, never what
/// stood in it, and of a fault its kind and place, since its message may hold what was asked.
public final class ServerLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OURS = "dev.chokepoint.";
    private static final int MOST_FRAMES = 4;

    private final Form form;
    private final InstantSource clock;
    private final Consumer<String> out;

    /// @param out takes a line
    public ServerLog(Form form, InstantSource clock, Consumer<String> out) {
        this.form = form;
        this.clock = clock;
        this.out = out;
    }

    /// Faults only, as their words.
    public static ServerLog ofFaults(Consumer<String> out) {
        return new ServerLog(Form.FAULTS, InstantSource.system(), out);
    }

    /// What lines look like.
    public enum Form {
        /// The words of faults, and nothing of requests.
        FAULTS,
        /// A line for people.
        PLAIN,
        /// A line for programs: one object of JSON.
        JSON
    }

    /// A request that was answered.
    ///
    /// @param id by which the one who asked can name it
    /// @param user who asked; empty where nobody is known
    /// @param route the address as it is described; empty where there is none such
    /// @param millis how long it took
    public record Request(String id, String user, String method, String route, int status, long millis) {}

    public void request(Request r) {
        switch (form) {
            case FAULTS -> {}
            case PLAIN ->
                out.accept(String.join(
                        " ",
                        now(),
                        r.id(),
                        orDash(r.user()),
                        r.method(),
                        orDash(r.route()),
                        Integer.toString(r.status()),
                        r.millis() + " ms"));
            case JSON -> {
                Map<String, Object> line = line(r.status() >= 500 ? "error" : "info", "request");
                line.put("id", r.id());
                line.put("user", r.user());
                line.put("method", r.method());
                line.put("route", r.route());
                line.put("status", r.status());
                line.put("ms", r.millis());
                out.accept(JSON.writeValueAsString(line));
            }
        }
    }

    /// Something went wrong that nobody who asks is told in detail.
    ///
    /// @param what in words that hold nothing of what was asked
    public void fault(String what) {
        switch (form) {
            case FAULTS -> out.accept(what);
            case PLAIN -> out.accept(now() + " fault: " + what);
            case JSON -> {
                Map<String, Object> line = line("error", "fault");
                line.put("what", what);
                out.accept(JSON.writeValueAsString(line));
            }
        }
    }

    private String now() {
        return Instant.ofEpochMilli(clock.millis())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    private static String orDash(String word) {
        return word.isEmpty() ? "-" : word;
    }

    private Map<String, Object> line(String level, String event) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", now());
        line.put("level", level);
        line.put("event", event);
        return line;
    }

    /// What a fault is and where: its kind and the first places in this program. Its message
    /// is told only where the machine itself speaks, as of too little memory.
    public static String told(Throwable fault) {
        String kind = fault.getClass().getName();
        String words = fault instanceof VirtualMachineError ? kind + " (" + fault.getMessage() + ")" : kind;
        String places = Arrays.stream(fault.getStackTrace())
                .filter(f -> f.getClassName().startsWith(OURS))
                .limit(MOST_FRAMES)
                .map(f -> f.getClassName().substring(OURS.length()) + "." + f.getMethodName() + ":" + f.getLineNumber())
                .collect(Collectors.joining(" < "));
        String here = places.isEmpty() ? words : words + " at " + places;
        Throwable cause = fault.getCause();
        return cause == null ? here : here + ", because of " + told(cause);
    }
}
