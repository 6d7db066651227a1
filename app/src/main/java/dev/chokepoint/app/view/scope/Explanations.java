package dev.chokepoint.app.view.scope;

import dev.chokepoint.base.Explanation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The explanations of one answer, each under a key by which its numbers refer to it.
public final class Explanations {
    private final Map<String, Explanation> byKey = new LinkedHashMap<>();

    /// Keeps an explanation; returns its key.
    public String add(Explanation explanation) {
        String key = "x" + (byKey.size() + 1);
        byKey.put(key, explanation);
        return key;
    }

    /// All of them, by key, in the order in which they were added: the same question gives the same file.
    public Map<String, Explanation> all() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }
}
