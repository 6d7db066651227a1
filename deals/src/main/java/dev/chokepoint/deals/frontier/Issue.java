package dev.chokepoint.deals.frontier;

import java.util.List;

/// One question that a deal must settle, with the options it can be settled by.
public record Issue(String name, List<String> options) {
    public Issue {
        options = List.copyOf(options);
        if (options.isEmpty()) {
            throw new IllegalArgumentException("The issue (" + name + ") must have at least one option.");
        }
    }

    public int size() {
        return options.size();
    }
}
