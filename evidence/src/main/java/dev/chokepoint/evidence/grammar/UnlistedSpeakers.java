package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSyntax;
import java.util.List;

/// Finds voices that no list knows: names with a role beside them, houses of analysts, papers.
final class UnlistedSpeakers {
    private UnlistedSpeakers() {}

    /// "Gracelin Baskaran, an analyst, said": a name that no list knows, with the role its apposition gives.
    static boolean namedBefore(Tokens t, int left, int v, int clauseTo, List<Speech.Frame> out) {
        int comma = v - 2;
        while (comma > left && !t.is(comma, ",")) {
            comma--;
        }
        int name = comma;
        while (name > left && name > comma - 4 && t.upper(name - 1) && Character.isLetter(t.low[name - 1].charAt(0))) {
            name--;
        }
        if (comma <= left || comma - name < 2 || t.marksAt(name).length > 0) {
            return false;
        }
        Attribution.Role role = Attribution.Role.UNATTRIBUTED;
        for (int i = comma + 1; i < v - 1 && role == Attribution.Role.UNATTRIBUTED; i++) {
            role = t.has(i, "analyst-noun") || t.is(i, "author")
                    ? Attribution.Role.ANALYST
                    : t.has(i, "official-noun")
                            ? ofCompany(t, i, v) ? Attribution.Role.COMPANY : Attribution.Role.OFFICIAL
                            : t.is(i, "executive", "founder", "chairman", "ceo")
                                    ? Attribution.Role.COMPANY
                                    : Attribution.Role.UNATTRIBUTED;
        }
        if (role == Attribution.Role.UNATTRIBUTED) {
            return false;
        }
        String who = t.words(name, comma);
        Slot<Attribution> voice =
                Slot.of(new Attribution(who, role, who, false), t.span(name, comma), SlotRule.SOURCE_NAMED);
        out.add(new Speech.Frame(left, clauseTo, v, voice, Speech.placeIn(t, comma + 1, v - 1), "", name, comma));
        return true;
    }

    /// "president of mining company Defense Metals": no office of a state.
    private static boolean ofCompany(Tokens t, int office, int to) {
        if (!t.in(office, "heads-of-bodies")) {
            return false;
        }
        for (int i = office + 1; i < Math.min(to, office + 8); i++) {
            if (t.has(i, "company-noun") || t.in(i, "forms-of-firms") || association(t, i)) {
                return true;
            }
        }
        return false;
    }

    /// "Rajib Chakraborty, who heads India's fertiliser association, forecast": a name that no list knows, with the
    /// role its relative clause gives.
    static boolean namedWho(Tokens t, int from, int left, int v, int clauseTo, List<Speech.Frame> out) {
        int who = v - 2;
        while (who > from && who > v - 26 && !t.is(who, "who")) {
            who--;
        }
        int name = who - 1;
        while (name > from && name > who - 5 && plainName(t, name - 1)) {
            name--;
        }
        if (!t.is(who, "who") || !t.is(who - 1, ",") || who - 1 - name < 2) {
            return false;
        }
        Attribution.Role role = Attribution.Role.UNATTRIBUTED;
        for (int i = who + 1; i < v - 1; i++) {
            if (association(t, i)) {
                role = Attribution.Role.COMPANY;
                break;
            }
            if (t.has(i, "analyst-noun") || t.in(i, "studying")) {
                role = Attribution.Role.ANALYST;
            }
        }
        if (role == Attribution.Role.UNATTRIBUTED) {
            return false;
        }
        String words = t.words(name, who - 1);
        Slot<Attribution> voice =
                Slot.of(new Attribution(words, role, words, false), t.span(name, who - 1), SlotRule.SOURCE_NAMED);
        out.add(new Speech.Frame(Math.min(left, name), clauseTo, v, voice, "", "", name, who - 1));
        return true;
    }

    /// "Kona Haque of ED&F Man Commodities told a conference", "StoneX's Josh Linville believes": a name that no list
    /// knows, of a house that is no authority.
    static boolean ofHouse(Tokens t, int left, int v, int clauseTo, List<Speech.Frame> out) {
        int name = left;
        while (name < v && t.is(name, ",", "\"", "and", "but", "that")) {
            name++;
        }
        int end = unknownName(t, name, Math.min(v, name + 4));
        boolean house = end - name >= 2 && end + 1 < v && t.is(end, "of", "at", "from");
        int verb = v;
        while (verb > end && t.is(verb - 1, "not", "n't", "cannot", "do", "does", "did", "can")) {
            // "Thomas Kruemmer of Ginger International cannot imagine"
            verb--;
        }
        for (int i = end + 1; house && i < verb; i++) {
            // "of the American Enterprise Institute": a place before a name is part of it
            house = plainName(t, i)
                    || (i > end + 1 && nameOfHouse(t, i))
                    || t.is(i, "&", "and")
                    || !Character.isLetter(t.low[i].charAt(0))
                    || (t.is(i, "the") && i == end + 1)
                    || (t.upper(i) && i + 1 < verb && nameOfHouse(t, i + 1));
        }
        if (!house && end < v && end > name && t.is(end, "'s")) {
            name = end + 1;
            end = unknownName(t, name, v);
            house = end == v && end - name >= 2;
        }
        if (!house) {
            return false;
        }
        analyst(t, name, end, left, clauseTo, v, out);
        return true;
    }

    private static boolean nameOfHouse(Tokens t, int i) {
        return t.upper(i)
                && !t.within(i, "body")
                && !t.has(i, "official-noun")
                && !t.has(i, "government-noun")
                && !t.within(i, "place");
    }

    private static boolean plainName(Tokens t, int i) {
        return t.upper(i) && Character.isLetter(t.low[i].charAt(0)) && t.marksAt(i).length == 0;
    }

    /// ", Trend reports", ", Tengrinews.kz reports.": a name that no list knows and that reports is a newspaper.
    static void unknownOutlet(Tokens t, int left, int v, int clauseTo, List<Speech.Frame> out) {
        if (!t.is(v, "reports", "reported", "writes") || !(t.is(v + 1, ".", ",", "on", "citing") || v + 1 >= t.count)) {
            return;
        }
        int name = v;
        while (name > left
                && name > v - 4
                && t.upper(name - 1)
                && (t.marksAt(name - 1).length == 0 || t.has(name - 1, "outlet-noun"))) {
            name--;
        }
        if (name == v || (name > left && !t.is(name - 1, ",", "\""))) {
            return;
        }
        String who = t.words(name, v);
        Slot<Attribution> voice =
                Slot.of(new Attribution(who, Attribution.Role.OUTLET, who, false), t.span(name, v), "source-reports");
        out.add(new Speech.Frame(left, clauseTo, v, voice, "", "", name, v));
    }

    /// "Capital Economics wrote in a note", "Public Investment Bank thinks it unlikely": a name that no list knows, of
    /// a house that thinks or writes.
    static void unknownHouse(Tokens t, int from, int left, int v, int clauseTo, List<Speech.Frame> out) {
        int name = v;
        while (name > left && name > v - 5 && houseWord(t, name - 1)) {
            name--;
        }
        boolean thinks = t.has(v, "think") || t.in(v, "thinking-or-writing");
        boolean house = v - name >= 2 && t.in(v - 1, "last-words-of-houses");
        boolean opens = name == left || t.is(name - 1, ",", "and", "but", "yet");
        // a single word at the beginning of a sentence is written with a capital whatever it is
        // unless its verb shows that it is one thing without an article: "McQuilling expects"
        boolean one = v - name == 1
                && t.in(v, "forecasting")
                && !t.low[name].endsWith("s")
                && !t.in(name, "not-names-of-speakers");
        boolean certain = name > from || v - name >= 2 || t.is(v, "wrote", "writes") || one;
        if (name == v || !opens || !certain || (!house && !thinks)) {
            return;
        }
        analyst(t, name, v, left, clauseTo, v, out);
    }

    /// The end of the name of a house that begins there, or `from`.
    static int house(Tokens t, int from, int to) {
        int end = from;
        while (end < Math.min(to, from + 5) && houseWord(t, end)) {
            end++;
        }
        return end - from >= 2 && t.in(end - 1, "last-words-of-houses") ? end : from;
    }

    static void analyst(Tokens t, int from, int to, int clauseFrom, int clauseTo, int v, List<Speech.Frame> out) {
        String who = t.words(from, to);
        Slot<Attribution> voice = Slot.of(
                new Attribution(who, Attribution.Role.ANALYST, who, false), t.span(from, to), SlotRule.SOURCE_NAMED);
        out.add(new Speech.Frame(clauseFrom, clauseTo, v, voice, "", "", from, to));
    }

    private static boolean houseWord(Tokens t, int i) {
        if (!t.upper(i) || !Character.isLetter(t.low[i].charAt(0)) || t.in(i, "determiners")) {
            return false;
        }
        for (Tokens.Mark m : t.marksAt(i)) {
            if (RuleSyntax.NAMES.contains(m.cls()) || m.cls().endsWith("-noun")) {
                return false;
            }
        }
        return true;
    }

    /// "said Li Ming, an analyst at …": a name that no list knows, with the role its apposition gives.
    static void named(Tokens t, int v, int to, int clauseFrom, int clauseTo, List<Speech.Frame> out) {
        int end = v + 1;
        while (end < to && end < v + 5 && t.upper(end) && Character.isLetter(t.low[end].charAt(0))) {
            end++;
        }
        if (end >= v + 2 && end < to && ofFirm(t, v + 1, end)) {
            analyst(t, v + 1, end, clauseFrom, clauseTo, v, out);
            return;
        }
        if (end < v + 3
                || !t.is(end, ",")
                || t.within(v + 1, "body")
                || t.within(v + 1, "outlet")
                || t.has(v + 1, "person")
                || t.has(v + 1, "place")) {
            return;
        }
        for (int i = end + 1; i < Math.min(to, end + 12) && !t.is(i, ",", ".", ";"); i++) {
            Attribution.Role role = t.has(i, "analyst-noun") || t.in(i, "private-voices")
                    ? Attribution.Role.ANALYST
                    : t.has(i, "official-noun")
                            ? ofAssociation(t, i, to) ? Attribution.Role.COMPANY : Attribution.Role.OFFICIAL
                            : t.has(i, "company-noun") || t.is(i, "executive", "founder", "chairman")
                                    ? Attribution.Role.COMPANY
                                    : Attribution.Role.UNATTRIBUTED;
            if (role != Attribution.Role.UNATTRIBUTED) {
                String name = t.words(v + 1, end);
                Slot<Attribution> voice =
                        Slot.of(new Attribution(name, role, name, false), t.span(v + 1, end), SlotRule.SOURCE_NAMED);
                out.add(new Speech.Frame(clauseFrom, clauseTo, v, voice, "", "", v + 1, end));
                return;
            }
        }
    }

    private static boolean association(Tokens t, int i) {
        return t.in(i, "associations");
    }

    /// "president of the Soluble Fertilizer Industry Association": no office of a state.
    private static boolean ofAssociation(Tokens t, int office, int to) {
        if (!t.in(office, "heads-of-bodies")) {
            return false;
        }
        for (int i = office + 1; i < Math.min(Math.min(to, t.count), office + 9) && !t.is(i, ",", "."); i++) {
            if (association(t, i)) {
                return true;
            }
        }
        return false;
    }

    /// "said Thomas Kruemmer of Ginger International": a name that no list knows, of a house that is no authority.
    private static boolean ofFirm(Tokens t, int from, int end) {
        if (!t.is(end, "of", "at", "from", "with")) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (t.marksAt(i).length > 0) {
                return false;
            }
        }
        int k = t.is(end + 1, "the") ? end + 2 : end + 1;
        for (int i = k; i < Math.min(t.count, k + 6) && !t.is(i, ",", "."); i++) {
            boolean office = t.has(i, "official-noun") && !t.is(i, "council");
            if (t.has(i, "body") || office || t.has(i, "government-noun") || t.has(i, "place")) {
                return false;
            }
        }
        return t.upper(k);
    }

    /// The end of a name with capitals that no list knows; `from` where none begins.
    static int unknownName(Tokens t, int from, int limit) {
        int end = from;
        while (end < limit && plainName(t, end)) {
            end++;
        }
        return end;
    }
}
