package dev.chokepoint.exposure.ario;

import java.util.List;

/// A named set of events that one run puts an economy through.
public record ArioShock(String name, List<ArioEvent> events) {
    public ArioShock {
        events = List.copyOf(events);
    }

    public static ArioShock of(ArioEvent event) {
        return new ArioShock(event.name(), List.of(event));
    }
}
