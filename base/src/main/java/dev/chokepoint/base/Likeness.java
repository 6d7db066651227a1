package dev.chokepoint.base;

import java.util.ArrayList;
import java.util.List;

/// How alike a name and an alias are, with the reason.
///
/// The score is one of these, the first that holds:
///
/// | score | when |
/// |---|---|
/// | 1 | the same words in the same order |
/// | 0.95 | the same but for the legal form (`ltd`, `有限公司`), or for spaces and hyphens |
/// | 0.9 | one of them has common words more (`group`, `technology`), no other word differs |
/// | 0.85 | the same words in another order |
/// | 0.8 · *c* · (1 − *s*/2) | *c*: share of the alias's words found; *s*: share of the name's words left over |
///
/// A common word weighs a quarter of another word in *c* and *s*; a word that is off by one letter
/// (five letters or more, no digit) or by a plural s counts 0.8. Scores from [#SURE] on may be used, and
/// are shown; those below are for a person to confirm.
///
/// @param score 0 to 1
/// @param reason what agrees and what does not, in words
public record Likeness(double score, String reason) {
    /// From this score on two names are taken for the same.
    public static final double SURE = 0.9;

    private static final double COMMON_WEIGHT = 0.25;
    private static final double NEAR = 0.8;

    public Likeness {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("The score (" + score + ") must be 0 to 1.");
        }
    }

    /// Compares a name, or an order line, with an alias.
    public static Likeness of(String name, String alias) {
        return of(Words.of(name), Words.of(alias));
    }

    /// Compares the words of a name with those of an alias.
    public static Likeness of(List<String> name, List<String> alias) {
        if (name.isEmpty() || alias.isEmpty()) {
            return new Likeness(0, "nothing to compare");
        }
        if (name.equals(alias)) {
            return new Likeness(1, "the same words");
        }
        List<String> formless = without(name, false);
        List<String> aliasFormless = without(alias, false);
        if (!formless.isEmpty() && formless.equals(aliasFormless)) {
            return new Likeness(0.95, "the same but for the legal form" + listed(difference(name, alias)));
        }
        if (String.join("", name).equals(String.join("", alias))) {
            return new Likeness(0.95, "the same letters, spaced otherwise");
        }
        List<String> bare = without(name, true);
        if (!bare.isEmpty() && bare.equals(without(alias, true))) {
            List<String> more = minus(formless, aliasFormless);
            List<String> less = minus(aliasFormless, formless);
            return more.isEmpty() || less.isEmpty()
                    ? new Likeness(0.9, "the same but for common words" + listed(difference(name, alias)))
                    : new Likeness(
                            0.75,
                            "differs in common words: " + String.join(" ", more) + ", not " + String.join(" ", less));
        }
        if (minus(name, alias).isEmpty() && minus(alias, name).isEmpty()) {
            return new Likeness(0.85, "the same words in another order");
        }
        return part(name, alias);
    }

    private static Likeness part(List<String> name, List<String> alias) {
        List<String> left = new ArrayList<>(name);
        List<String> missing = new ArrayList<>();
        List<String> readAs = new ArrayList<>();
        List<String> near = new ArrayList<>();
        double found = 0;
        double all = 0;
        for (String word : alias) {
            all += weight(word);
            if (left.remove(word)) {
                found += weight(word);
            } else {
                near.add(word);
            }
        }
        for (String word : near) {
            int at = -1;
            for (int i = 0; i < left.size() && at < 0; i++) {
                at = isNear(left.get(i), word) ? i : -1;
            }
            if (at >= 0) {
                readAs.add("'" + left.remove(at) + "' read as '" + word + "'");
                found += NEAR * weight(word);
            } else {
                missing.add(word);
            }
        }
        if (found == 0) {
            return new Likeness(0, "no word in common");
        }
        double spare = left.stream().mapToDouble(Likeness::weight).sum()
                / name.stream().mapToDouble(Likeness::weight).sum();
        StringBuilder reason = new StringBuilder();
        if (missing.isEmpty()) {
            reason.append(alias.size() == 1 ? "the word of the alias" : "all " + alias.size() + " words of the alias");
        } else {
            reason.append(alias.size() - missing.size() + " of " + alias.size() + " words of the alias, without "
                    + String.join(" ", missing));
        }
        readAs.forEach(r -> reason.append(", ").append(r));
        if (!left.isEmpty()) {
            reason.append(", ").append(left.size()).append(" extra").append(listed(left));
        }
        return new Likeness(0.8 * found / all * (1 - spare / 2), reason.toString());
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "" : " (" + String.join(" ", words.subList(0, Math.min(6, words.size()))) + ")";
    }

    private static double weight(String word) {
        return Words.isCommon(word) ? COMMON_WEIGHT : 1;
    }

    private static List<String> without(List<String> words, boolean allCommon) {
        return words.stream()
                .filter(w -> !(allCommon ? Words.isCommon(w) : Words.isLegalForm(w)))
                .toList();
    }

    private static List<String> minus(List<String> a, List<String> b) {
        List<String> left = new ArrayList<>(a);
        b.forEach(left::remove);
        return left;
    }

    private static List<String> difference(List<String> a, List<String> b) {
        List<String> out = minus(a, b);
        out.addAll(minus(b, a));
        return out;
    }

    /// Whether two words differ by a plural s or, from five letters on, by one letter.
    static boolean isNear(String a, String b) {
        if (hasDigit(a) || hasDigit(b)) {
            return false;
        }
        String longer = a.length() >= b.length() ? a : b;
        String shorter = a.length() >= b.length() ? b : a;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        if (shorter.length() >= 3 && longer.equals(shorter + "s")) {
            return true;
        }
        if (shorter.length() < 5) {
            return false;
        }
        int same = 0;
        while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
            same++;
        }
        if (longer.length() > shorter.length()) {
            return longer.substring(same + 1).equals(shorter.substring(same));
        }
        if (same == shorter.length() || longer.substring(same + 1).equals(shorter.substring(same + 1))) {
            return true;
        }
        return same + 1 < shorter.length()
                && longer.charAt(same) == shorter.charAt(same + 1)
                && longer.charAt(same + 1) == shorter.charAt(same)
                && longer.substring(same + 2).equals(shorter.substring(same + 2));
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }
}
