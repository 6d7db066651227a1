package dev.chokepoint.app.server;

import dev.chokepoint.evidence.claims.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The articles that were read last, whichever world was served then. They stay in the memory until the server ends.
final class ReadArticles {
    static final int MOST_KEPT = 20;

    private final Map<String, Reading> read = new LinkedHashMap<>();

    synchronized void keep(Reading reading) {
        read.put(reading.article().sha256(), reading);
        while (read.size() > MOST_KEPT) {
            read.remove(read.keySet().iterator().next());
        }
    }

    synchronized Optional<Reading> find(String id) {
        return Optional.ofNullable(read.get(id));
    }
}
