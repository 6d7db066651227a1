package dev.chokepoint.base;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All published values of one figure, of which a question sees the newest known on its date.
///
/// Source: docs/model.md#vintages
public record Vintages(List<Figure> figures) {
    public Vintages {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("A figure must have at least one value.");
        }
        // Newest last; among figures of one day the later in the file stands (a correction follows what it corrects).
        figures = figures.stream()
                .sorted(Comparator.comparing((Figure f) -> f.provenance().knownFrom()))
                .toList();
    }

    public static Vintages of(Figure figure) {
        return new Vintages(List.of(figure));
    }

    /// The newest figure published by `known`; an assumption stands only where nothing has been published by
    /// then, and then the newest one that rests on nothing later.
    public Optional<Figure> known(LocalDate known) {
        Figure published = null;
        Figure assumed = null;
        for (Figure figure : figures) {
            if (figure.provenance().knownFrom().isAfter(known)) {
                continue;
            }
            if (figure.provenance().isAssumed()) {
                assumed = figure;
            } else {
                published = figure;
            }
        }
        return Optional.ofNullable(published == null ? assumed : published);
    }

    /// The figures published after `known`, which an answer as of that date must not use.
    public List<Figure> later(LocalDate known) {
        return figures.stream()
                .filter(f -> f.provenance().knownFrom().isAfter(known))
                .toList();
    }
}
