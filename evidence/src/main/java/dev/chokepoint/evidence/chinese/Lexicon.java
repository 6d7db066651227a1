package dev.chokepoint.evidence.chinese;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules made ready: formulas compiled, names and goods in finders, everything in simplified characters.
final class Lexicon {
    /// A name of one who may act, speak or be aimed at.
    ///
    /// @param place whose it is; empty for an outlet
    /// @param body the authority, where it is one that issues controls
    /// @param full the name in English, where it is a person's
    record Name(Type type, String place, String body, String full) {}

    /// What sort of name it is.
    enum Type {
        GOVERNMENT,
        BODY,
        PERSON,
        BARE,
        SHORT,
        COMPANY,
        OUTLET
    }

    private static final String ASSUMED_PLACE = "CN";

    final Formulas formulas;
    final WordFinder<Name> names;
    final WordFinder<ChineseRules.Owner> owners;
    final WordFinder<ChineseRules.Good> goods;
    final Map<Character, Character> simplified;
    final Set<String> listWords;
    /// The place of each short form, such as one character for America.
    final Map<String, String> shortForms = new HashMap<>();
    /// The ministry's name that other states' ministries share.
    final Set<String> sharedBodies = new HashSet<>();

    Lexicon(ChineseRules rules) {
        simplified = rules.simplified();
        formulas = new Formulas(rules);
        List<Map.Entry<String, Name>> all = new ArrayList<>();
        ChineseRules.Names n = rules.names();
        for (ChineseRules.Body b : n.bodies()) {
            b.names().forEach(w -> all.add(entry(w, new Name(Type.BODY, b.place(), b.body(), ""))));
        }
        for (ChineseRules.Person p : n.people()) {
            p.names().forEach(w -> all.add(entry(w, new Name(Type.PERSON, p.place(), "", p.name()))));
        }
        for (ChineseRules.Place p : n.places()) {
            p.government().forEach(w -> all.add(entry(w, new Name(Type.GOVERNMENT, p.key(), "", ""))));
            p.bare().forEach(w -> all.add(entry(w, new Name(Type.BARE, p.key(), "", ""))));
            p.shortForms().forEach(w -> {
                all.add(entry(w, new Name(Type.SHORT, p.key(), "", "")));
                shortForms.put(w, p.key());
            });
        }
        for (ChineseRules.Company c : n.companies()) {
            c.names().forEach(w -> all.add(entry(w, new Name(Type.COMPANY, c.place(), "", ""))));
        }
        n.outlets().forEach(w -> all.add(entry(w, new Name(Type.OUTLET, "", "", ""))));
        names = new WordFinder<>(all);
        owners = new WordFinder<>(n.owners().stream()
                .flatMap(o -> o.names().stream().map(w -> entry(w, o)))
                .toList());
        goods = new WordFinder<>(rules.goods().stream()
                .flatMap(g -> g.names().stream().map(w -> entry(w, g)))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .toList());
        listWords = Set.copyOf(rules.words().getOrDefault("list-end", List.of()));
        // a ministry named without its state is China's unless the text is about another's
        n.bodies().stream()
                .filter(b -> b.place().equals(ASSUMED_PLACE) && !b.names().isEmpty())
                .flatMap(b -> b.names().stream())
                .filter(w -> n.bodies().stream()
                        .anyMatch(o -> !o.place().equals(ASSUMED_PLACE)
                                && o.names().stream().anyMatch(x -> x.endsWith(w))))
                .forEach(w -> sharedBodies.add(ChineseText.plain(w, simplified)));
    }

    private <T> Map.Entry<String, T> entry(String word, T value) {
        return Map.entry(ChineseText.plain(word, simplified), value);
    }
}
