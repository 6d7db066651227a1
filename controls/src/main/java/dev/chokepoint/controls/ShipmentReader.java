package dev.chokepoint.controls;

import dev.chokepoint.base.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a shipment with the tables of a ledger: products, cues, parties, places and derived attributes.
///
/// What the asker states always wins; what is inferred is listed, never silent.
final class ShipmentReader {
    private static final Set<String> IDENTITY =
            Set.of("element", "form", "alloy", "compound", "category", "cncl", "eccn", "tech", "model", "contains");

    private final Reference reference;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final Map<String, List<Phrase<Reference.Product>>> products = new HashMap<>();
    private final Map<String, List<Phrase<Reference.Cue>>> cues = new HashMap<>();
    private final Map<String, List<Phrase<Reference.KnownParty>>> parties = new HashMap<>();
    private final Map<String, List<Phrase<Reference.Place>>> places = new HashMap<>();
    private final List<EndUseWords> endUses = new ArrayList<>();

    private record Phrase<T>(List<String> words, T means) {}

    private record EndUseWords(String name, List<List<String>> words, List<List<String>> not) {}

    ShipmentReader(Reference reference, Set<String> attributes) {
        this.reference = reference;
        attributes.forEach(a -> index.putIfAbsent(a, index.size()));
        reference.attributes().keySet().stream().sorted().forEach(a -> index.putIfAbsent(a, index.size()));
        for (Reference.Product p : reference.products()) {
            put(products, p.name(), p);
            p.aliases().forEach(a -> put(products, a, p));
            p.attributes().keySet().forEach(a -> index.putIfAbsent(a, index.size()));
        }
        for (Reference.Cue c : reference.cues()) {
            c.words().forEach(w -> put(cues, w, c));
            c.attributes().keySet().forEach(a -> index.putIfAbsent(a, index.size()));
        }
        for (Reference.KnownParty p : reference.parties()) {
            put(parties, p.name(), p);
            p.aliases().forEach(a -> put(parties, a, p));
        }
        for (Reference.Place p : reference.places()) {
            p.words().forEach(w -> put(places, w, p));
        }
        for (Reference.EndUseClass c : reference.endUses()) {
            endUses.add(new EndUseWords(
                    c.name(),
                    c.words().stream().map(Words::of).toList(),
                    c.not().stream().map(Words::of).toList()));
        }
    }

    private static <T> void put(Map<String, List<Phrase<T>>> into, String text, T means) {
        List<String> words = Words.of(text);
        if (!words.isEmpty()) {
            into.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(new Phrase<>(words, means));
        }
    }

    Map<String, Integer> index() {
        return index;
    }

    /// The index of an attribute that the engine itself asks for.
    int at(String attribute) {
        Integer i = index.get(attribute);
        if (i == null) {
            throw new IllegalStateException("The attribute (" + attribute + ") must be indexed.");
        }
        return i;
    }

    Facts read(Shipment s) {
        int n = index.size();
        double[] figures = Facts.noFigures(n);
        String[] words = Facts.noWords(n);
        List<String> inferred = new ArrayList<>();
        for (Map.Entry<String, Value> e : s.attributes().entrySet()) {
            Integer i = index.get(e.getKey());
            if (i != null) {
                set(figures, words, i, e.getValue());
            }
        }
        for (Code code : s.codes()) {
            Integer i = index.get(code.scheme());
            if (i != null && words[i].isEmpty()) {
                words[i] = Value.key(code.code());
            }
        }
        boolean identified = IDENTITY.stream()
                .map(index::get)
                .anyMatch(i -> i != null && (!words[i].isEmpty() || !Double.isNaN(figures[i])));
        List<String> itemWords = Words.of(s.item());
        String product = "";
        String maker = "";
        Phrase<Reference.Product> best = null;
        for (String word : itemWords) {
            for (Phrase<Reference.Product> p : products.getOrDefault(word, List.of())) {
                if (Words.contains(itemWords, p.words())
                        && (best == null || p.words().size() > best.words().size())) {
                    best = p;
                }
            }
        }
        if (best != null) {
            product = best.means().name();
            maker = best.means().maker();
            fill(figures, words, best.means().attributes(), "the product " + product, inferred);
            identified = true;
        }
        List<Phrase<Reference.Cue>> found = new ArrayList<>();
        for (String word : new HashSet<>(itemWords)) {
            for (Phrase<Reference.Cue> c : cues.getOrDefault(word, List.of())) {
                if (Words.contains(itemWords, c.words())) {
                    found.add(c);
                }
            }
        }
        found.sort((a, b) -> Integer.compare(b.words().size(), a.words().size()));
        for (Phrase<Reference.Cue> c : found) {
            fill(figures, words, c.means().attributes(), "the words '" + String.join(" ", c.words()) + "'", inferred);
            identified = true;
        }
        derive(figures, words, inferred);
        Integer hs = index.get("hs");
        boolean onlyCustomsCode = !identified
                && hs != null
                && (!words[hs].isEmpty() || !Double.isNaN(figures[hs]))
                && known(figures, words) == 1;

        List<String> endUserWords = Words.of(s.endUser().name());
        List<Facts.Match> matches = new ArrayList<>();
        List<Facts.Match> possible = new ArrayList<>();
        matchParties(endUserWords, matches, possible);
        Set<String> headquarters = new HashSet<>(s.endUser().headquarters());
        for (String word : endUserWords) {
            for (Phrase<Reference.Place> p : places.getOrDefault(word, List.of())) {
                if (Words.contains(endUserWords, p.words())) {
                    headquarters.add(p.means().code());
                }
            }
        }
        matches.forEach(m -> {
            if (!m.party().headquarters().isEmpty()) {
                headquarters.add(m.party().headquarters());
            }
        });
        boolean assumed = headquarters.isEmpty();
        if (assumed) {
            headquarters.add(s.destination());
        }
        List<String> useWords = Words.of(s.endUse());
        Set<String> classes = new HashSet<>();
        for (EndUseWords c : endUses) {
            if (points(c, useWords) || points(c, endUserWords)) {
                classes.add(c.name());
            }
        }
        return new Facts(
                s,
                figures,
                words,
                itemWords,
                Words.of(s.exporterName()),
                endUserWords,
                Set.copyOf(classes),
                !useWords.isEmpty() || !endUserWords.isEmpty(),
                Set.copyOf(headquarters),
                assumed,
                List.copyOf(matches),
                List.copyOf(possible),
                maker,
                product,
                List.copyOf(inferred),
                onlyCustomsCode);
    }

    void matchParties(List<String> name, List<Facts.Match> matches, List<Facts.Match> possible) {
        Map<Reference.KnownParty, Double> scores = new LinkedHashMap<>();
        for (String word : new HashSet<>(name)) {
            for (Phrase<Reference.KnownParty> p : parties.getOrDefault(word, List.of())) {
                double score = Words.score(name, p.words());
                if (score > 0) {
                    scores.merge(p.means(), score, Math::max);
                }
            }
        }
        scores.forEach((party, score) -> (score >= 0.9 ? matches : possible).add(new Facts.Match(party, score)));
    }

    private static boolean points(EndUseWords c, List<String> text) {
        if (text.isEmpty() || c.not().stream().anyMatch(p -> Words.contains(text, p))) {
            return false;
        }
        return c.words().stream().anyMatch(p -> Words.contains(text, p));
    }

    private static int known(double[] figures, String[] words) {
        int known = 0;
        for (int i = 0; i < figures.length; i++) {
            if (!Double.isNaN(figures[i]) || !words[i].isEmpty()) {
                known++;
            }
        }
        return known;
    }

    private static void set(double[] figures, String[] words, int i, Value value) {
        switch (value) {
            case Value.Figure(double v) -> figures[i] = v;
            case Value.Word(String w) -> words[i] = Value.key(w);
        }
    }

    private void fill(
            double[] figures, String[] words, Map<String, Value> values, String because, List<String> inferred) {
        values.forEach((name, value) -> {
            Integer i = index.get(name);
            if (i != null && Double.isNaN(figures[i]) && words[i].isEmpty()) {
                set(figures, words, i, value);
                inferred.add(name + " = " + value + ", from " + because);
            }
        });
    }

    private void derive(double[] figures, String[] words, List<String> inferred) {
        boolean again = true;
        while (again) {
            again = false;
            for (Reference.Attribute a : reference.attributes().values()) {
                Integer i = index.get(a.name());
                if (i == null || !Double.isNaN(figures[i]) || !words[i].isEmpty()) {
                    continue;
                }
                double value = switch (a.derivation()) {
                    case Reference.Derivation.Given _ -> Double.NaN;
                    case Reference.Derivation.LargestProduct(var factors) -> {
                        double most = Double.NaN;
                        for (Map.Entry<String, Double> f : factors.entrySet()) {
                            double v = figure(figures, f.getKey()) * f.getValue();
                            if (!Double.isNaN(v) && !(most >= v)) {
                                most = v;
                            }
                        }
                        yield most;
                    }
                    case Reference.Derivation.Ratio(String above, String below) ->
                        figure(figures, above) / figure(figures, below);
                };
                if (Double.isFinite(value)) {
                    figures[i] = value;
                    inferred.add(a.name() + " = " + Numbers.text(value) + ", computed");
                    again = true;
                }
            }
        }
    }

    private double figure(double[] figures, String name) {
        Integer i = index.get(name);
        return i == null ? Double.NaN : figures[i];
    }
}
