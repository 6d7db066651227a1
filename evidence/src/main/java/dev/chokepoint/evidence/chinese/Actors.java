package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may be the subject of an act: states, authorities and those who speak for them, where they stand as one.
final class Actors {
    private static final int LEFT = 8;

    /// One who may act.
    ///
    /// @param strong whether the name is one of a state or authority as an actor, not of the place
    record Actor(Span span, String place, String body, boolean strong) {}

    private final String text;
    private final Formulas formulas;
    private final List<WordFinder.Found<Lexicon.Name>> names;
    private final List<Actor> actors = new ArrayList<>();

    Actors(String masked, Lexicon lexicon) {
        text = masked;
        formulas = lexicon.formulas;
        names = lexicon.names.find(masked, 0, masked.length());
        Optional<String> foreign = foreignMinistry(lexicon);
        for (int i = 0; i < names.size(); i++) {
            WordFinder.Found<Lexicon.Name> f = names.get(i);
            Lexicon.Name n = f.value();
            if (n.type() == Lexicon.Type.SHORT || n.type() == Lexicon.Type.COMPANY || n.type() == Lexicon.Type.OUTLET) {
                continue;
            }
            boolean strong = n.type() != Lexicon.Type.BARE;
            String place = n.place();
            if (foreign.isPresent() && lexicon.sharedBodies.contains(text.substring(f.start(), f.end()))) {
                place = foreign.get();
            }
            if (isActor(f, strong)) {
                actors.add(
                        new Actor(Span.of(f.start(), f.end()), place, place.equals(n.place()) ? n.body() : "", strong));
            }
        }
    }

    /// Where a ministry's bare name means another state's: the text names that state's government first and never
    /// China's.
    private Optional<String> foreignMinistry(Lexicon lexicon) {
        Optional<String> first = Optional.empty();
        if (named(lexicon).isPresent()) {
            return first;
        }
        for (WordFinder.Found<Lexicon.Name> f : names) {
            Lexicon.Name n = f.value();
            boolean shared = lexicon.sharedBodies.contains(text.substring(f.start(), f.end()));
            if (n.type() == Lexicon.Type.GOVERNMENT || (n.type() == Lexicon.Type.BODY && !shared)) {
                if (n.place().equals("CN")) {
                    return Optional.empty();
                }
                if (first.isEmpty()) {
                    first = Optional.of(n.place());
                }
            } else if (shared && (first.isEmpty() || formulas.has("own-ministry", rest(f.end())))) {
                return Optional.empty();
            }
        }
        return first;
    }

    /// The trade ministry of the first other state, where the text names it by a name of its own: then the bare name
    /// is not its.
    private Optional<String> named(Lexicon lexicon) {
        boolean shared = false;
        Optional<String> own = Optional.empty();
        for (WordFinder.Found<Lexicon.Name> f : names) {
            String name = text.substring(f.start(), f.end());
            if (f.value().type() == Lexicon.Type.BODY && !lexicon.sharedBodies.contains(name)) {
                shared |= lexicon.sharedBodies.stream().anyMatch(name::endsWith);
                if (own.isEmpty()
                        && !f.value().body().isEmpty()
                        && !f.value().place().equals("CN")) {
                    own = Optional.of(f.value().place());
                }
            }
        }
        return shared ? Optional.empty() : own;
    }

    private String rest(int from) {
        return text.substring(from, Math.min(text.length(), from + LEFT));
    }

    private boolean isActor(WordFinder.Found<Lexicon.Name> f, boolean strong) {
        int lineStart = text.lastIndexOf('\n', Math.max(0, f.start() - 1)) + 1;
        String left = text.substring(Math.max(Math.min(lineStart, f.start()), f.start() - LEFT), f.start());
        String right = rest(f.end());
        if (formulas.has("no-actor-before", left)) {
            return false;
        }
        if (!strong
                && names.stream()
                        .anyMatch(n -> n.start() == f.end() && n.value().type() == Lexicon.Type.COMPANY)) {
            // "Korea's SK Hynix": whose firm it is
            return false;
        }
        return strong
                ? !formulas.has("no-strong-actor-after", right)
                : formulas.has("actor-lead", left) && !formulas.has("no-actor-after", right);
    }

    /// Those of a stretch of text, in order.
    List<Actor> within(int from, int to) {
        return actors.stream()
                .filter(a -> a.span().start() >= from && a.span().end() <= to)
                .toList();
    }

    List<WordFinder.Found<Lexicon.Name>> names(int from, int to) {
        return names.stream().filter(n -> n.start() >= from && n.end() <= to).toList();
    }
}
