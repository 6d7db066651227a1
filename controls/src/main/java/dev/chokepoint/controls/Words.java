package dev.chokepoint.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The words of a name in the form in which names are compared.
final class Words {
    private static final Set<String> CORPORATE = Set.of(
            "co",
            "ltd",
            "inc",
            "llc",
            "corp",
            "corporation",
            "company",
            "limited",
            "plc",
            "gmbh",
            "ag",
            "sa",
            "kk",
            "group",
            "holding",
            "holdings",
            "the",
            "and",
            "technology",
            "technologies",
            "tech",
            "international",
            "industries",
            "systems",
            "electronics");

    private Words() {}

    /// Splits at everything but letters and digits; letters and digits stay together as in `910b`.
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (c != '.' || word.length() > 1) {
                // A dot inside initials such as U.S. does not split.
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /// Where the phrase starts in the text, or -1.
    static int find(List<String> text, List<String> phrase) {
        if (phrase.isEmpty()) {
            return -1;
        }
        outer:
        for (int i = 0; i + phrase.size() <= text.size(); i++) {
            for (int j = 0; j < phrase.size(); j++) {
                if (!text.get(i + j).equals(phrase.get(j))) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    static boolean contains(List<String> text, List<String> phrase) {
        return find(text, phrase) >= 0;
    }

    /// How well a name is the alias: 1 for the same words, 0.9 where only corporate words differ, less
    /// for a part.
    static double score(List<String> name, List<String> alias) {
        if (name.equals(alias)) {
            return 1;
        }
        List<String> bareName = bare(name);
        List<String> bareAlias = bare(alias);
        if (!bareName.isEmpty() && bareName.equals(bareAlias)) {
            return 0.9;
        }
        int at = find(name, alias);
        if (at >= 0 && !alias.isEmpty()) {
            return 0.5 + 0.3 * alias.size() / name.size();
        }
        return 0;
    }

    private static List<String> bare(List<String> words) {
        return words.stream().filter(w -> !CORPORATE.contains(w)).toList();
    }
}
