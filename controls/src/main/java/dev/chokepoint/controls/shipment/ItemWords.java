package dev.chokepoint.controls.shipment;

import dev.chokepoint.base.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The words of an item in the form in which the tables of a ledger use them: singular, spelt as there, written apart
/// or together as there.
final class ItemWords {
    /// Parts of a word that are shorter are parts by chance.
    private static final int SHORTEST_PART = 4;

    private static final String[][] SPELLINGS = {
        {"sulph", "sulf"},
        {"aluminium", "aluminum"},
        {"fibre", "fiber"},
        {"ise", "ize"},
        {"ising", "izing"},
        {"vapour", "vapor"},
        {"grey", "gray"},
        {"caesium", "cesium"},
        {"isation", "ization"}
    };

    private final Set<String> vocabulary = new HashSet<>();

    /// Adds the words of a phrase by which items are recognised.
    void add(String phrase) {
        vocabulary.addAll(Words.of(phrase));
    }

    /// A word in the form in which phrases are compared.
    String canonical(String word) {
        String singular = Words.singular(word);
        return !singular.equals(word) && vocabulary.contains(singular) ? singular : word;
    }

    /// The words of a phrase in that form.
    List<String> canonical(List<String> words) {
        return words.stream().map(this::canonical).toList();
    }

    /// The words of an item as the tables use them; a word that they do not use stays.
    List<String> read(List<String> words) {
        List<String> out = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            int joined = joined(words, i);
            if (joined > 1) {
                out.add(canonical(String.join("", words.subList(i, i + joined))));
                i += joined - 1;
            } else {
                add(words.get(i), out);
            }
        }
        return out;
    }

    /// How many words from here on are one word of the tables, as in `H 100`; 1 where none are.
    private int joined(List<String> words, int from) {
        for (int n = Math.min(3, words.size() - from); n > 1; n--) {
            List<String> some = words.subList(from, from + n);
            if (vocabulary.contains(String.join("", some)) && !some.stream().allMatch(vocabulary::contains)) {
                return n;
            }
        }
        return 1;
    }

    private void add(String word, List<String> out) {
        String known = known(word);
        if (!known.isEmpty()) {
            out.add(canonical(known));
            return;
        }
        for (int k = 1; k < word.length(); k++) {
            boolean turns = Character.isDigit(word.charAt(k - 1)) != Character.isDigit(word.charAt(k));
            if (turns || (k >= SHORTEST_PART && word.length() - k >= SHORTEST_PART)) {
                String first = known(word.substring(0, k));
                String second = known(word.substring(k));
                if (!first.isEmpty() && !second.isEmpty()) {
                    out.add(canonical(first));
                    out.add(canonical(second));
                    return;
                }
            }
        }
        out.add(word);
    }

    /// The word of the tables that a word is a form or another spelling of; empty where there is none.
    private String known(String word) {
        if (vocabulary.contains(word)) {
            return word;
        }
        List<String> forms = new ArrayList<>(List.of(Words.singular(word)));
        if (word.length() > 4 && word.endsWith("ies")) {
            forms.add(word.substring(0, word.length() - 3) + "y");
        }
        if (word.length() > 4 && word.endsWith("es")) {
            forms.add(word.substring(0, word.length() - 2));
        }
        for (String form : List.copyOf(forms)) {
            for (String[] s : SPELLINGS) {
                forms.add(form.replace(s[0], s[1]));
                forms.add(form.replace(s[1], s[0]));
            }
        }
        return forms.stream().filter(vocabulary::contains).findFirst().orElse("");
    }

    /// Where a phrase begins in words, in its order or in another one; -1 where it does not stand there.
    static int find(List<String> words, List<String> phrase) {
        int at = Words.find(words, phrase);
        if (at >= 0 || phrase.size() < 2) {
            return at;
        }
        for (int i = 0; i + phrase.size() <= words.size(); i++) {
            List<String> left = new ArrayList<>(phrase);
            words.subList(i, i + phrase.size()).forEach(left::remove);
            if (left.isEmpty()) {
                return i;
            }
        }
        return -1;
    }
}
