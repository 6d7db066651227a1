package dev.chokepoint.evidence.patterns;

import dev.chokepoint.evidence.lexicon.Symbols;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Checks what rule files say before an extractor is made of them, so that a fault can be told with its line.
public final class RuleSyntax {
    /// Classes of the names of a gazetteer.
    public static final Set<String> NAMES =
            Set.of("place", "body", "person", "entity", "outlet", "group", "item", "register");

    private final Set<String> classes;

    /// @param words classes of words
    /// @param verbs classes of verbs
    public RuleSyntax(Map<String, ?> words, Map<String, ?> verbs) {
        classes = new TreeSet<>(words.keySet());
        classes.addAll(verbs.keySet());
        classes.addAll(NAMES);
        classes.add("date");
        classes.add("quantity");
    }

    public Set<String> classes() {
        return Set.copyOf(classes);
    }

    /// What is wrong with a pattern of a trigger, a cue or a fact; empty where nothing is.
    public Optional<String> faultOfPattern(String source) {
        return fault(() -> pattern(source, new Symbols()));
    }

    /// What is wrong with a test of the words around a trigger; empty where nothing is.
    public Optional<String> faultOfTest(String source) {
        return fault(() -> WordTest.parse(source, classes));
    }

    public TokenPattern pattern(String source, Symbols symbols) {
        TokenPattern p = TokenPattern.parse(source, symbols);
        for (String cls : p.classes()) {
            if (!classes.contains(cls)) {
                throw new IllegalArgumentException("The class (" + cls + ") in the pattern (" + source
                        + ") must be one of the vocabulary or the gazetteer.");
            }
        }
        return p;
    }

    private static Optional<String> fault(Runnable parse) {
        try {
            parse.run();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
