package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// Tells goods from companies whose names hold the word for them: "Lynas Rare Earths", "Xiamen Tungsten Co".
///
/// Three structures tell a name: words in capitals that end in the form of a company; words in capitals behind a name
/// that nobody knows, said to be a company before or behind them; and goods that are written small everywhere else,
/// with which a name in capitals ends.
final class CompanyNames {
    private static final int LONGEST = 5;
    private static final int APPOSITION = 8;
    private static final int LONG_WORD = 4;

    private final Tokens t;
    private final BitSet parties = new BitSet();
    private final BitSet known = new BitSet();
    private final BitSet companies = new BitSet();

    /// @param marks what the passage was found to hold
    CompanyNames(Tokens t, List<Tokens.Mark> marks) {
        this.t = t;
        for (Tokens.Mark m : marks) {
            if (m.cls().equals("party-noun")) {
                parties.set(m.from(), m.to());
            } else if (!(m.entry() instanceof Gazetteer.Word)) {
                known.set(m.from(), m.to());
                if (m.entry() instanceof Gazetteer.Entity) {
                    companies.set(m.from(), m.to());
                }
            }
        }
    }

    /// Whether words for goods can be part of a name at all: in capitals, beside another word in capitals.
    static boolean canHold(Tokens t, Tokens.Mark m) {
        return m.entry() instanceof Gazetteer.Item && t.upper(m.from()) && (t.upper(m.to()) || t.upper(m.from() - 1));
    }

    /// Whether the words for goods are part of a company's name.
    boolean holds(Tokens.Mark goods) {
        for (int i = goods.from(); i < goods.to(); i++) {
            if (!t.upper(i)) {
                return false;
            }
        }
        return endsInForm(goods) || isToldOf(goods);
    }

    private boolean endsInForm(Tokens.Mark goods) {
        int k = goods.to();
        while (k < t.count && k < goods.from() + LONGEST && t.upper(k) && !isForm(k) && !known.get(k)) {
            k++;
        }
        return k < t.count && isForm(k) && t.upper(k) && (k == goods.to() || !isTitle(goods.from()));
    }

    private boolean isForm(int k) {
        return t.in(k, "forms-of-companies");
    }

    /// "miner Lynas Rare Earths", "Lynas Rare Earths, an Australian miner,".
    private boolean isToldOf(Tokens.Mark goods) {
        int first = goods.from() - 1;
        if (first >= 0 && t.upper(first) && endsAName(first, goods)) {
            return true;
        }
        if (first < 0 || !t.upper(first) || known.get(first) || parties.get(first) || isTitle(goods.from())) {
            return false;
        }
        if (first > 0 && parties.get(first - 1)) {
            return true;
        }
        int k = goods.to();
        if (!t.is(k, ",") || !t.is(k + 1, "a", "an", "the")) {
            return false;
        }
        for (int i = k + 2; i < Math.min(t.count, k + APPOSITION) && !t.is(i, ",", ".", ";"); i++) {
            if (parties.get(i)) {
                return true;
            }
        }
        return false;
    }

    /// "to Lynas Rare Earths", not "Heavy Rare Earths" and not "the Gallium Act".
    private boolean endsAName(int first, Tokens.Mark goods) {
        return (!known.get(first) || companies.get(first))
                && !parties.get(first)
                && !t.upper(goods.to())
                && !isHeadline(goods.from())
                && !Character.isDigit(t.low[first].charAt(0))
                && isWrittenSmall(goods)
                && !t.in(first, "determiners")
                && !t.in(first, "opening-noun-phrases")
                && !t.in(first, "prepositions")
                && !NounPhrases.adjective(t, first)
                && !(isFirst(first) && (t.low[first].endsWith("ing") || t.low[first].endsWith("ed")));
    }

    /// Whether the gazetteer has the words in small letters, so that capitals say something: "Lithium", not "EDA".
    private boolean isWrittenSmall(Tokens.Mark goods) {
        String low = t.words(goods.from(), goods.to()).toLowerCase(Locale.ROOT);
        return goods.entry() instanceof Gazetteer.Item i && i.names().contains(low);
    }

    private boolean isFirst(int token) {
        for (int s : t.sentences) {
            if (s == token) {
                return true;
            }
        }
        return false;
    }

    /// Whether no long word of the sentence is written small but those that join others: its verb has a capital, too.
    private boolean isHeadline(int token) {
        for (int s = 0; s + 1 < t.sentences.length; s++) {
            if (t.sentences[s] <= token && token < t.sentences[s + 1]) {
                for (int i = t.sentences[s]; i < t.sentences[s + 1]; i++) {
                    if (t.low[i].length() >= LONG_WORD
                            && Character.isLowerCase(t.text.charAt(t.start[i]))
                            && !t.in(i, "prepositions")
                            && !t.in(i, "determiners")) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// Whether most long words of the sentence have capitals, as in a headline: they tell no names there.
    private boolean isTitle(int token) {
        int capitals = 0;
        int all = 0;
        for (int s = 0; s + 1 < t.sentences.length; s++) {
            if (t.sentences[s] <= token && token < t.sentences[s + 1]) {
                for (int i = t.sentences[s]; i < t.sentences[s + 1]; i++) {
                    if (t.low[i].length() >= LONG_WORD && Character.isLetter(t.low[i].charAt(0))) {
                        all++;
                        capitals += t.upper(i) ? 1 : 0;
                    }
                }
            }
        }
        return 2 * capitals > all;
    }
}
