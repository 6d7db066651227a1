package dev.chokepoint.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds who speaks in a sentence.
final class Speech {
    /// One voice: "the ministry said on Tuesday".
    ///
    /// @param from first token of the voice's clause
    /// @param to token after it
    /// @param verb token of the verb
    /// @param place whose official it is; may be empty
    /// @param body the authority; may be empty
    record Frame(
            int from,
            int to,
            int verb,
            Slot<Attribution> voice,
            String place,
            String body,
            int subjectFrom,
            int subjectTo) {}

    private static final Set<String> OUTSIDE =
            Set.of("in", "at", "from", "for", "to", "on", "over", "against", "with", "about", "despite", "amid");
    private static final Set<String> BREAKS = Set.of(
            ",",
            ";",
            ":",
            ".",
            "in",
            "at",
            "from",
            "for",
            "to",
            "on",
            "that",
            "when",
            "after",
            "before",
            "while",
            "because",
            "by",
            "with",
            "as",
            "\"",
            "but",
            "citing",
            "quoting",
            "according",
            "-",
            "about",
            "over",
            "which",
            "who",
            "if",
            "and");

    private Speech() {}

    static List<Frame> frames(Tokens t, int from, int to, boolean[] wall, LocalDate day) {
        List<Frame> out = new ArrayList<>(2);
        for (int i = from; i < to; i++) {
            if (t.is(i, "quoted", "cited") && t.is(i - 1, "was", "were", "been") && asSaying(t, i, to) > i) {
                // "the minister was quoted by Reuters as saying that …"
                int left = i - 1;
                while (left > from && !wall[left] && !t.is(left - 1, ",")) {
                    left--;
                }
                speaker(t, left, i - 1, day, false, out, left, to, i, "source-subject");
            }
            if (t.is(i, "citing", "quoting") || (t.is(i, "according") && t.is(i + 1, "to"))) {
                int start = t.is(i, "citing", "quoting") ? i + 1 : i + 2;
                int end = end(t, start, to, wall);
                int before = out.size();
                named(t, start - 1, Math.min(to, start + 20), i, end, out);
                if (out.size() == before) {
                    speaker(t, start, end, day, true, out, i, end, i, "source-citing");
                }
            } else if (t.is(i, "in")
                    && t.is(i + 1, "the")
                    && t.is(i + 2, "view", "opinion", "eyes", "judgment", "judgement", "words", "estimation")
                    && t.is(i + 3, "of")) {
                // "in the view of the economist Li Daokui"
                speaker(
                        t,
                        i + 4,
                        end(t, i + 4, to, wall),
                        day,
                        true,
                        out,
                        i,
                        end(t, i + 4, to, wall),
                        i,
                        "source-view");
            } else if ((t.is(i, "seen", "reviewed", "viewed", "obtained", "cited", "quoted") && t.is(i + 1, "by"))
                    || (t.is(i, "reported") && t.is(i - 1, "first") && t.is(i + 1, "by"))) {
                // "a letter seen by Reuters"
                int start = i + 2;
                speaker(
                        t,
                        start,
                        Math.min(to, start + 5),
                        day,
                        true,
                        out,
                        i,
                        Math.min(to, start + 5),
                        i,
                        "source-seen");
            } else if (t.is(i, "cited", "cites", "quoted", "quotes")
                    && !t.is(i - 1, "was", "were", "been")
                    && asSaying(t, i, to) > i) {
                // "a report by Bloomberg, which cited people familiar with the matter as saying that …"
                speaker(t, i + 1, asSaying(t, i, to), day, true, out, i, to, i, "source-citing");
                verb(t, i, from, to, wall, day, out);
            } else if (Clauses.speech(t, i) || weakSpeech(t, i)) {
                verb(t, i, from, to, wall, day, out);
            } else if (t.is(i, "it")
                    && (t.is(i + 1, "is", "was")
                            && t.is(i + 2, "understood", "reported", "rumoured", "rumored", "believed", "said"))) {
                Slot<Attribution> s = Slot.of(
                        new Attribution(t.words(i, i + 3), Attribution.Role.UNATTRIBUTED, t.words(i, i + 3), false),
                        t.span(i, i + 3),
                        "source-unattributed");
                out.add(new Frame(i, i + 3, i + 2, s, "", "", i, i + 3));
            } else if (t.is(i, "it")
                    && t.is(i + 1, "has")
                    && t.is(i + 2, "been", "also")
                    && (t.is(i + 3, "reported") || t.is(i + 4, "reported"))) {
                int end = t.is(i + 3, "reported") ? i + 4 : i + 5;
                Slot<Attribution> s = Slot.of(
                        new Attribution(t.words(i, end), Attribution.Role.UNATTRIBUTED, t.words(i, end), false),
                        t.span(i, end),
                        "source-unattributed");
                out.add(new Frame(i, end, end - 1, s, "", "", i, end));
            } else if (t.is(i, "reports")
                    && t.is(i + 1, "that")
                    && i > from
                    && t.is(i - 1, "were", "are", "of", "by", "to")) {
                Slot<Attribution> s = Slot.of(
                        new Attribution("reports", Attribution.Role.UNATTRIBUTED, "reports", false),
                        t.span(i, i + 1),
                        "source-unattributed");
                out.add(new Frame(i, i + 1, i, s, "", "", i, i + 1));
            } else if (t.is(i, "reportedly", "reported-ly")) {
                Slot<Attribution> s = Slot.of(
                        new Attribution("reportedly", Attribution.Role.UNATTRIBUTED, "reportedly", false),
                        t.span(i, i + 1),
                        "source-unattributed");
                out.add(new Frame(i, i + 1, i, s, "", "", i, i + 1));
            } else if (t.is(i, "on", "with", "by", "to", "recorded") || t.is(i, "interview")) {
                outletNear(t, i, to, out);
            }
        }
        out.sort(Comparator.comparingInt((Frame f) -> rank(f.voice().value().role())));
        List<Frame> unique = new ArrayList<>(out.size());
        for (Frame f : out) {
            boolean seen = false;
            for (Frame u : unique) {
                seen |= u.voice().value().canonical().equals(f.voice().value().canonical());
            }
            if (!seen) {
                unique.add(f);
            }
        }
        return unique;
    }

    /// The "as" of "cited two people as saying", or `at`.
    private static int asSaying(Tokens t, int at, int to) {
        for (int k = at + 1; k + 1 < Math.min(to, at + 12); k++) {
            if (t.is(k, "as") && t.is(k + 1, "saying")) {
                return k;
            }
        }
        return at;
    }

    /// "declined to comment on a report by Bloomberg that …": the report speaks, not who says nothing of it.
    private static boolean noComment(Tokens t, int v, int from, int to, List<Frame> out) {
        boolean comment = false;
        for (int k = v; k < Math.min(to, v + 7) && !comment; k++) {
            comment = t.is(k, "comment");
        }
        boolean report = false;
        int end = Math.min(to, v + 16);
        for (int k = v; k < end && comment; k++) {
            report |= t.is(k, "report", "reports", "story", "article");
        }
        for (int k = v; k < end && report; k++) {
            for (Tokens.Mark m : t.marksAt(k)) {
                if (m.cls().equals("outlet")) {
                    out.add(new Frame(from, to, v, outlet(t, m), "", "", m.from(), m.to()));
                    return true;
                }
            }
        }
        return false;
    }

    private static int rank(Attribution.Role role) {
        return switch (role) {
            case OUTLET -> 0;
            case UNATTRIBUTED, DOCUMENT -> 1;
            case COMPANY, ANALYST, ANONYMOUS, OFFICIAL_ANONYMOUS, OFFICIAL -> 2;
            case GOVERNMENT -> 3;
        };
    }

    private static boolean weakSpeech(Tokens t, int i) {
        // "left the door ajar to curbs"
        return t.has(i, "stance") || (t.is(i, "left", "leaves") && t.is(i + 1, "the") && t.is(i + 2, "door"));
    }

    private static void outletNear(Tokens t, int i, int to, List<Frame> out) {
        for (int k = i + (t.is(i, "interview") ? -2 : 1); k < Math.min(to, i + 4); k++) {
            if (k < 0) {
                continue;
            }
            for (Tokens.Mark m : t.marksAt(k)) {
                boolean spoken = false;
                for (int b = Math.max(0, i - 12); b < i; b++) {
                    spoken |= Clauses.speech(t, b);
                }
                if (m.cls().equals("outlet")
                        && (t.is(i, "interview", "recorded")
                                || (t.is(i, "on", "with", "to") && spoken && k <= i + 2))) {
                    out.add(new Frame(m.from(), m.to(), i, outlet(t, m), "", "", m.from(), m.to()));
                }
            }
        }
    }

    private static Slot<Attribution> outlet(Tokens t, Tokens.Mark m) {
        return Slot.of(
                new Attribution(
                        t.words(m.from(), m.to()),
                        Attribution.Role.OUTLET,
                        m.entry().key(),
                        false),
                t.span(m.from(), m.to()),
                "source-outlet");
    }

    private static int end(Tokens t, int from, int to, boolean[] wall) {
        for (int i = from; i < to; i++) {
            boolean abbreviated = t.is(i, ".") && i + 1 < to && Character.isDigit(t.low[i + 1].charAt(0));
            if ((t.is(i, ",", ";", ".", ":") && !abbreviated) || (i > from && wall[i])) {
                return i;
            }
            if (i > from && t.is(i, "that")) {
                return i;
            }
        }
        return to;
    }

    private static void verb(Tokens t, int v, int from, int to, boolean[] wall, LocalDate day, List<Frame> out) {
        int left = v;
        while (left > from && !wall[left]) {
            left--;
        }
        int commaLeft = left;
        for (int k = left; k < v; k++) {
            if (t.is(k, ",") && k + 1 < v) {
                // "Reuters, citing two people, reported": the subject is before the aside
                commaLeft = k + 1;
            }
        }
        boolean stance = !Clauses.speech(t, v);
        int clauseEnd = v + 1;
        while (clauseEnd < to
                && !wall[clauseEnd]
                && (!t.is(clauseEnd, ",", ";") || (t.is(clauseEnd, ",") && t.within(clauseEnd, "date")))) {
            // the comma of "Nov. 18, 2019" ends nothing
            clauseEnd++;
        }
        if (t.is(v, "saying") && t.is(v - 1, "as")) {
            // who said it has been taken with "cited" or "quoted"
            for (int k = v - 2; k > Math.max(from, v - 12); k--) {
                if (t.is(k, "cited", "cites", "quoted", "quotes")) {
                    return;
                }
            }
        }
        int beforeVerb = t.is(v - 1, "\"", "\u201d", "'") ? v - 2 : v - 1;
        boolean inverted = !stance
                && t.is(beforeVerb, ",")
                && !t.is(v, "told", "tells", "informed")
                && saysAfterClause(t, left, v, to);
        if (commaLeft == left && !inverted && t.is(left, "once", "if", "unless")) {
            // "Once the U.S. shows sincerity, …": a condition, no voice
            return;
        }
        if (stance && noComment(t, v, left, to, out)) {
            return;
        }
        int before = out.size();
        // the object of "told"
        if (t.is(v, "told", "tells") && v + 1 < to) {
            for (int k = v + 1; k < Math.min(to, v + 4); k++) {
                for (Tokens.Mark m : t.marksAt(k)) {
                    if (m.cls().equals("outlet")) {
                        out.add(new Frame(left, clauseEnd, v, outlet(t, m), "", "", m.from(), m.to()));
                    }
                }
            }
            before = out.size();
        }
        if (t.is(v - 1, "by")
                // "entities that it says supply the army": no voice of the act
                || (t.is(v - 1, "it", "they") && t.is(v - 2, "that", "which", "whom"))
                || (v > from && t.is(v - 1, "been", "be", "being"))
                || (v > from && t.is(v - 1, "is", "are", "was", "were") && !t.low[v].endsWith("ing"))) {
            return;
        }
        for (int k = v - 1; k > Math.max(from, v - 4); k--) {
            if (t.is(k, "move", "step", "measure") && t.is(k - 1, "a", "the", "an") && t.is(k - 2, ",")) {
                // "… , a move analysts warn could …": they speak of what follows
                return;
            }
        }
        if (inverted) {
            named(t, v, Math.min(to, v + 20), left, clauseEnd, out);
            if (out.size() == before) {
                speaker(t, v + 1, Math.min(to, v + 9), day, true, out, left, clauseEnd, v, "source-inverted");
            }
            if (out.size() > before) {
                return;
            }
        }
        if (!stance && t.is(v - 1, "it", "they", "and") && v - 1 > from && before == out.size()) {
            // "The ministry added 70 items, it said on Wednesday", "The minister welcomed the step and said": the
            // speaker is the subject of the sentence
            int subject = from;
            while (subject < v - 1 && !Clauses.finite(t, subject) && !t.is(subject, ",")) {
                subject++;
            }
            speaker(t, from, subject, day, false, out, left, clauseEnd, v, "source-pronoun");
            if (out.size() == before && t.is(v - 1, "and") && house(t, from, v - 1) > from) {
                // "DBS Bank regards the curbs as temporary and thinks they will be lifted"
                analyst(t, from, house(t, from, v - 1), left, clauseEnd, v, out);
            }
            if (out.size() > before) {
                return;
            }
        }
        if (t.is(v - 1, ",")
                && (namedBefore(t, left, v, clauseEnd, out) || namedWho(t, from, left, v, clauseEnd, out))) {
            return;
        }
        if (!stance && ofHouse(t, left, v, clauseEnd, out)) {
            return;
        }
        if (t.is(v - 1, ",")) {
            int first = left;
            while (first < v && !t.is(first, ",")) {
                first++;
            }
            speaker(t, left, first, day, false, out, left, clauseEnd, v, "source-subject");
        }
        if (out.size() == before) {
            speaker(t, commaLeft, v, day, false, out, left, clauseEnd, v, stance ? "source-stance" : "source-subject");
        }
        if (out.size() == before && commaLeft > left) {
            speaker(t, left, v, day, false, out, left, clauseEnd, v, stance ? "source-stance" : "source-subject");
        }
        if (out.size() == before && !stance) {
            unknownOutlet(t, left, v, clauseEnd, out);
        }
        if (out.size() == before && !stance) {
            unknownHouse(t, from, left, v, clauseEnd, out);
        }
        if (out.size() == before && left > from && t.is(left, "who", "which")) {
            // "three sources who asked not to be named said"
            int prev = left - 1;
            while (prev > from && !wall[prev]) {
                prev--;
            }
            if (t.is(left - 1, ",") && t.within(left - 2, "outlet")) {
                // "on a report by Bloomberg, which cited …": the name before the comma
                prev = left - 2;
            }
            speaker(t, prev, left, day, false, out, prev, clauseEnd, v, "source-subject");
        }
        if (out.size() == before && left > from && t.is(left, "citing", "quoting")) {
            int prev = left - 1;
            while (prev > from && !wall[prev]) {
                prev--;
            }
            speaker(t, prev, left, day, false, out, left, clauseEnd, v, "source-subject");
        }
        if (left > from && t.is(left, "citing", "quoting")) {
            int prev = left - 1;
            while (prev > from && !wall[prev]) {
                prev--;
            }
            speaker(t, prev, left - 1, day, false, out, prev, clauseEnd, v, "source-subject");
        }
        if (out.size() == before && !stance && v + 1 < to && (v == left || t.is(v - 1, ",", "\"", "\u201d"))) {
            named(t, v, Math.min(to, v + 20), left, clauseEnd, out);
            if (out.size() == before) {
                speaker(t, v + 1, Math.min(to, v + 9), day, true, out, left, clauseEnd, v, "source-inverted");
            }
        }
    }

    /// Whether what stands before ", said …" is a clause of its own and a name or a title follows the verb.
    private static boolean saysAfterClause(Tokens t, int left, int v, int to) {
        boolean clause = false;
        for (int i = left; i < v - 1; i++) {
            clause |= Clauses.finite(t, i) && !Clauses.speech(t, i);
        }
        return clause && v + 1 < to && !t.is(v + 1, "that", "on", "in", "to", ",", ".");
    }

    /// "Gracelin Baskaran, an analyst, said": a name that no list knows, with the role its apposition gives.
    private static boolean namedBefore(Tokens t, int left, int v, int clauseTo, List<Frame> out) {
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
        Slot<Attribution> voice = Slot.of(new Attribution(who, role, who, false), t.span(name, comma), "source-named");
        out.add(new Frame(left, clauseTo, v, voice, placeIn(t, comma + 1, v - 1), "", name, comma));
        return true;
    }

    /// "president of mining company Defense Metals": no office of a state.
    private static boolean ofCompany(Tokens t, int office, int to) {
        if (!t.is(office, "president", "chairman", "chairwoman", "director", "head", "chief", "secretary")) {
            return false;
        }
        for (int i = office + 1; i < Math.min(to, office + 8); i++) {
            if (t.has(i, "company-noun")
                    || t.is(i, "company", "corp", "corp.", "inc", "inc.", "firm", "ltd", "plc", "metals", "mining")
                    || association(t, i)) {
                return true;
            }
        }
        return false;
    }

    /// "Rajib Chakraborty, who heads India's fertiliser association, forecast": a name that no list knows, with the
    /// role
    /// its relative clause gives.
    private static boolean namedWho(Tokens t, int from, int left, int v, int clauseTo, List<Frame> out) {
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
            if (t.has(i, "analyst-noun")
                    || t.is(i, "research", "analyses", "tracks", "advises", "teaches", "studies", "works")) {
                role = Attribution.Role.ANALYST;
            }
        }
        if (role == Attribution.Role.UNATTRIBUTED) {
            return false;
        }
        String words = t.words(name, who - 1);
        Slot<Attribution> voice =
                Slot.of(new Attribution(words, role, words, false), t.span(name, who - 1), "source-named");
        out.add(new Frame(Math.min(left, name), clauseTo, v, voice, "", "", name, who - 1));
        return true;
    }

    /// "Kona Haque of ED&F Man Commodities told a conference", "StoneX's Josh Linville believes": a name that no list
    /// knows, of a house that is no authority.
    private static boolean ofHouse(Tokens t, int left, int v, int clauseTo, List<Frame> out) {
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

    /// The place that a stretch names, itself or by an authority; empty where it names none.
    static String placeIn(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p) {
                    return p.key();
                }
                if (m.entry() instanceof Gazetteer.Body b && !b.place().isEmpty()) {
                    return b.place();
                }
            }
        }
        return "";
    }

    /// ", Trend reports", ", Tengrinews.kz reports.": a name that no list knows and that reports is a newspaper.
    private static void unknownOutlet(Tokens t, int left, int v, int clauseTo, List<Frame> out) {
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
        out.add(new Frame(left, clauseTo, v, voice, "", "", name, v));
    }

    private static final Set<String> PRONOUNS = Set.of(
            "it",
            "he",
            "she",
            "nobody",
            "everybody",
            "everyone",
            "anyone",
            "someone",
            "one",
            "this",
            "that",
            "who",
            "each",
            "neither",
            "none",
            "another",
            "industry",
            "trade",
            "parliament",
            "government",
            "management");

    private static final Set<String> HOUSE_NOUNS =
            Set.of("consultancy", "brokerage", "tank", "broker", "house", "consultants");

    private static final Set<String> HOUSES = Set.of(
            "economics",
            "securities",
            "bank",
            "research",
            "capital",
            "analytics",
            "intelligence",
            "consulting",
            "consultancy",
            "advisors",
            "advisers",
            "partners",
            "ratings",
            "markets",
            "futures",
            "institute",
            "group");

    /// "Capital Economics wrote in a note", "Public Investment Bank thinks it unlikely": a name that no list knows, of
    /// a house that thinks or writes.
    private static void unknownHouse(Tokens t, int from, int left, int v, int clauseTo, List<Frame> out) {
        int name = v;
        while (name > left && name > v - 5 && houseWord(t, name - 1)) {
            name--;
        }
        boolean thinks = t.has(v, "think") || t.is(v, "wrote", "writes", "reckons", "reckoned", "thinks");
        boolean house = v - name >= 2 && HOUSES.contains(t.low[v - 1]);
        boolean opens = name == left || t.is(name - 1, ",", "and", "but", "yet");
        // a single word at the beginning of a sentence is written with a capital whatever it is
        // unless its verb shows that it is one thing without an article: "McQuilling expects"
        boolean one = v - name == 1
                && t.is(v, "expects", "thinks", "believes", "sees", "predicts", "reckons", "forecasts")
                && !t.low[name].endsWith("s")
                && !PRONOUNS.contains(t.low[name]);
        boolean certain = name > from || v - name >= 2 || t.is(v, "wrote", "writes") || one;
        if (name == v || !opens || !certain || (!house && !thinks)) {
            return;
        }
        analyst(t, name, v, left, clauseTo, v, out);
    }

    /// The end of the name of a house that begins there, or `from`.
    private static int house(Tokens t, int from, int to) {
        int end = from;
        while (end < Math.min(to, from + 5) && houseWord(t, end)) {
            end++;
        }
        return end - from >= 2 && HOUSES.contains(t.low[end - 1]) ? end : from;
    }

    private static void analyst(Tokens t, int from, int to, int clauseFrom, int clauseTo, int v, List<Frame> out) {
        String who = t.words(from, to);
        Slot<Attribution> voice =
                Slot.of(new Attribution(who, Attribution.Role.ANALYST, who, false), t.span(from, to), "source-named");
        out.add(new Frame(clauseFrom, clauseTo, v, voice, "", "", from, to));
    }

    private static boolean houseWord(Tokens t, int i) {
        if (!t.upper(i) || !Character.isLetter(t.low[i].charAt(0)) || ItemPhrases.DETERMINERS.contains(t.low[i])) {
            return false;
        }
        for (Tokens.Mark m : t.marksAt(i)) {
            if (Annotator.NAMES.contains(m.cls()) || m.cls().endsWith("-noun")) {
                return false;
            }
        }
        return true;
    }

    /// "said Li Ming, an analyst at …": a name that no list knows, with the role its apposition gives.
    private static void named(Tokens t, int v, int to, int clauseFrom, int clauseTo, List<Frame> out) {
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
            Attribution.Role role =
                    t.has(i, "analyst-noun") || t.is(i, "author", "trader", "dealer", "adviser", "advisor")
                            ? Attribution.Role.ANALYST
                            : t.has(i, "official-noun")
                                    ? ofAssociation(t, i, to) ? Attribution.Role.COMPANY : Attribution.Role.OFFICIAL
                                    : t.has(i, "company-noun") || t.is(i, "executive", "founder", "chairman")
                                            ? Attribution.Role.COMPANY
                                            : Attribution.Role.UNATTRIBUTED;
            if (role != Attribution.Role.UNATTRIBUTED) {
                String name = t.words(v + 1, end);
                Slot<Attribution> voice =
                        Slot.of(new Attribution(name, role, name, false), t.span(v + 1, end), "source-named");
                out.add(new Frame(clauseFrom, clauseTo, v, voice, "", "", v + 1, end));
                return;
            }
        }
    }

    private static boolean association(Tokens t, int i) {
        return t.is(i, "association", "federation", "chamber", "society", "lobby", "alliance");
    }

    /// "president of the Soluble Fertilizer Industry Association": no office of a state.
    private static boolean ofAssociation(Tokens t, int office, int to) {
        if (!t.is(office, "president", "chairman", "chairwoman", "head", "director", "chief", "secretary")) {
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

    /// "CEO Morris Young", "chief executive Jensen Huang".
    private static boolean executiveBefore(Tokens t, int i) {
        return t.is(i - 1, "ceo", "cfo", "executive", "chairman", "chairwoman", "founder", "president", "director")
                && !t.has(Math.max(0, i - 1), "official-noun");
    }

    /// Stands where the body would for a person whom no gazetteer knows.
    private static final String PERSON = "\u0000person";

    private record Candidate(
            int from, int to, Attribution.Role role, String name, String canonical, String place, String body) {}

    private static void speaker(
            Tokens t,
            int from,
            int to,
            LocalDate day,
            boolean first,
            List<Frame> out,
            int clauseFrom,
            int clauseTo,
            int verb,
            String rule) {
        List<Candidate> found = new ArrayList<>(2);
        for (int i = from; i < to; i++) {
            int best = i;
            Candidate c = candidate(t, i, to, day);
            if (c != null) {
                boolean outside = i > from
                        && c.role() != Attribution.Role.OUTLET
                        && OUTSIDE.contains(before(t, i, from))
                        && !first;
                if (!outside) {
                    found.add(c);
                }
                best = c.to() - 1;
            }
            i = Math.max(i, best);
        }
        if (found.isEmpty() && (rule.equals("source-citing") || rule.equals("source-inverted"))) {
            for (int i = from; i < to && !OUTSIDE.contains(t.low[i]) && !t.low[i].endsWith("ing"); i++) {
                if (t.has(i, "party-noun")) {
                    // "citing two Chinese exporters"
                    found.add(new Candidate(i, i + 1, Attribution.Role.ANONYMOUS, "", "", "", ""));
                    break;
                }
            }
        }
        if (found.isEmpty()) {
            return;
        }
        for (Candidate x : List.copyOf(found)) {
            apposed(t, x, to).ifPresent(found::add);
        }
        Candidate c = first ? found.getFirst() : found.getLast();
        if (found.size() == 1
                && c.role() == Attribution.Role.ANALYST
                && c.canonical().isEmpty()) {
            int end = unknownName(t, c.to(), Math.min(to, c.to() + 3));
            if (end > c.to() && HOUSE_NOUNS.contains(t.low[c.to() - 1]) && (end == to || t.is(end, ",", "in", "on"))) {
                // "the agricultural consultancy Sovecon believes"
                String name = t.words(c.to(), end);
                c = new Candidate(c.to(), end, c.role(), name, name, "", PERSON);
            }
        }
        // "Commerce Secretary Gina Raimondo", "ministry spokesperson Shu Jueting": the person speaks
        for (Candidate x : found) {
            boolean person = x.canonical().length() > 0 && isPerson(t, x);
            if (person && (first ? x.from() - c.to() <= 4 : true)) {
                c = x;
            }
        }
        if (first && c.role() == Attribution.Role.DOCUMENT && t.is(c.to(), "by", "in", "from")) {
            for (Candidate x : found) {
                if (x.role() == Attribution.Role.OUTLET && x.from() > c.to() && x.from() - c.to() <= 2) {
                    // "according to a report by Bloomberg"
                    c = x;
                    break;
                }
            }
        }
        if (first && c.role() == Attribution.Role.DOCUMENT && t.is(c.to(), "issued", "published", "released")) {
            int by = c.to() + 1;
            while (by < to && (t.dated.get(by) || t.is(by, "on", "late", "early", "in"))) {
                by++;
            }
            for (Candidate x : found) {
                if (t.is(by, "by") && x.role() == Attribution.Role.OFFICIAL && x.from() > by && x.from() - by <= 4) {
                    // "according to a notice issued on Wednesday by the Ministry of Commerce"
                    c = x;
                    break;
                }
            }
        }
        if (first && !isPerson(t, c) && c.role() == Attribution.Role.OFFICIAL) {
            for (Candidate x : found) {
                if (x.from() == c.to() && x.role() == Attribution.Role.OFFICIAL && !isPerson(t, x)) {
                    // "the state minerals regulator ARECOMS"
                    c = new Candidate(
                            c.from(), x.to(), c.role(), "", "", x.place().isEmpty() ? c.place() : x.place(), x.body());
                    break;
                }
            }
        }
        if (c.role() == Attribution.Role.OUTLET) {
            for (Candidate x : found) {
                if (x.role() == Attribution.Role.OUTLET
                        && x.from() != c.from()
                        && (t.is(x.to(), "and") || t.is(x.from() - 1, "and"))
                        && Math.abs(x.from() - c.from()) < 7) {
                    // "Reuters and The Wall Street Journal have reported"
                    Slot<Attribution> other = Slot.of(
                            new Attribution(t.words(x.from(), x.to()), Attribution.Role.OUTLET, x.canonical(), false),
                            t.span(x.from(), x.to()),
                            rule);
                    out.add(new Frame(clauseFrom, clauseTo, verb, other, "", "", x.from(), x.to()));
                    break;
                }
            }
        }
        boolean government = c.role() == Attribution.Role.GOVERNMENT && t.is(verb + 1, "that");
        if (rule.equals("source-stance") && !(isPerson(t, c) || c.role() == Attribution.Role.OFFICIAL || government)) {
            return;
        }
        String place = c.place();
        String body = c.body().equals(PERSON) ? "" : c.body();
        for (Candidate x : found) {
            place = place.isEmpty() ? x.place() : place;
            body = body.isEmpty() && !x.body().equals(PERSON) ? x.body() : body;
        }
        int nameFrom = c.from();
        if (!isPerson(t, c)
                && (c.role() != Attribution.Role.OUTLET || c.canonical().isEmpty())
                && c.role() != Attribution.Role.COMPANY) {
            while (nameFrom > from
                    && !BREAKS.contains(t.low[nameFrom - 1])
                    && !Character.isDigit(t.low[nameFrom - 1].charAt(0))
                    && !t.within(nameFrom - 1, "date")
                    && !t.is(nameFrom - 1, "week", "month", "today", "yesterday")) {
                nameFrom--;
            }
            // "MOFCOM and the customs administration"
            if (nameFrom - 1 > from
                    && t.is(nameFrom - 1, "and")
                    && !found.isEmpty()
                    && found.getFirst().to() <= nameFrom - 1
                    && found.getFirst().role() == c.role()) {
                nameFrom = Math.max(
                        from, found.getFirst().from() - (t.is(found.getFirst().from() - 1, "the") ? 1 : 0));
            }
        }
        for (int k = nameFrom; k < c.from(); k++) {
            if (t.has(k, "place") && place.isEmpty()) {
                for (Tokens.Mark m : t.marksAt(k)) {
                    if (m.entry() instanceof Gazetteer.Place p) {
                        place = p.key();
                    }
                }
            }
        }
        int nameTo = c.to();
        if (c.role() == Attribution.Role.ANONYMOUS || c.role() == Attribution.Role.OFFICIAL_ANONYMOUS) {
            int k = nameTo;
            if (t.is(k, "familiar", "with", "briefed", "close", "involved")) {
                while (k < to
                        && !t.is(k, ",", ";", ".")
                        && !Clauses.speech(t, k)
                        && !t.is(k, "said", "told")
                        && !(t.is(k, "and") && t.is(k + 1, "a", "an", "the", "two", "three", "several", "another"))) {
                    k++;
                }
                nameTo = k;
            }
        }
        while (nameFrom < c.from() && t.is(nameFrom, "as", "has", "have", "and", "\"", "'")) {
            nameFrom++;
        }
        String name = t.words(nameFrom, nameTo);
        String canonical = isPerson(t, c)
                        || (c.role() == Attribution.Role.OUTLET
                                && !c.canonical().isEmpty())
                ? c.canonical()
                : name;
        Attribution.Role role = c.role();
        if (role == Attribution.Role.OFFICIAL
                && Modalities.anyOf(t, Math.max(from, nameFrom - 8), nameFrom + 1, "former|ex|retired")) {
            // "Former Vice Minister Wei Jianguo": who has left office comments
            role = Attribution.Role.ANALYST;
        }
        Slot<Attribution> voice =
                Slot.of(new Attribution(name, role, canonical, false), t.span(nameFrom, nameTo), rule);
        out.add(new Frame(clauseFrom, clauseTo, verb, voice, place, body, nameFrom, nameTo));
        for (Candidate x : found) {
            boolean after = x.from() >= nameTo && joined(t, nameTo, x);
            boolean before = x.to() <= nameFrom && joined(t, x.to(), nameFrom);
            if (!x.equals(c) && (after || before) && speaksToo(x.role()) && speaksToo(c.role())) {
                // "citing a U.S. official and three people briefed on the talks", "Synopsys and Siemens said"
                int end = after ? to : x.to();
                int start = after ? x.from() : Math.max(from, x.from() - 1);
                while (after && start > nameTo && !t.is(start - 1, "and", ",", "or")) {
                    start--;
                }
                speaker(t, start, end, day, true, out, clauseFrom, clauseTo, verb, rule);
                return;
            }
        }
    }

    private static boolean speaksToo(Attribution.Role role) {
        return role == Attribution.Role.COMPANY
                || role == Attribution.Role.OFFICIAL
                || role == Attribution.Role.ANONYMOUS
                || role == Attribution.Role.OFFICIAL_ANONYMOUS
                || role == Attribution.Role.DOCUMENT
                || role == Attribution.Role.ANALYST;
    }

    /// Whether nothing but "and" and what counts or describes the second stands between two voices.
    private static boolean joined(Tokens t, int from, Candidate to) {
        return joined(t, from, to.from());
    }

    private static boolean joined(Tokens t, int from, int to) {
        boolean and = false;
        for (int i = from; i < to; i++) {
            if (t.is(i, "and", "as")) {
                and = true;
            } else if (BREAKS.contains(t.low[i]) || Clauses.finite(t, i) || i - from > 6) {
                return false;
            }
        }
        return and;
    }

    /// "a ministry spokesperson, Charlotte MacLeod, said": the name stands beside the office.
    private static Optional<Candidate> apposed(Tokens t, Candidate c, int to) {
        int k = c.to() + 1;
        if (c.role() != Attribution.Role.OFFICIAL || isPerson(t, c) || !t.is(c.to(), ",")) {
            return Optional.empty();
        }
        for (Tokens.Mark m : t.marksAt(k)) {
            if (m.entry() instanceof Gazetteer.Body y && c.body().isEmpty() && (m.to() <= to || t.is(m.to(), ","))) {
                // "The regulator, ARECOMS, said"
                return Optional.of(
                        new Candidate(k, m.to(), c.role(), t.words(k, m.to()), t.words(k, m.to()), y.place(), y.key()));
            }
        }
        int end = unknownName(t, k, Math.min(to, k + 4));
        return end - k >= 2 && (end == to || t.is(end, ","))
                ? Optional.of(new Candidate(
                        k, end, Attribution.Role.OFFICIAL, t.words(k, end), t.words(k, end), c.place(), PERSON))
                : Optional.empty();
    }

    /// The end of a name with capitals that no list knows; `from` where none begins.
    private static int unknownName(Tokens t, int from, int limit) {
        int end = from;
        while (end < limit && plainName(t, end)) {
            end++;
        }
        return end;
    }

    private static String before(Tokens t, int i, int from) {
        int k = i - 1;
        while (k >= from && (t.is(k, "the", "a", "an", "its", "their", "'s") || t.has(k, "place"))) {
            k--;
        }
        return k >= from ? t.low[k] : "";
    }

    private static boolean isPerson(Tokens t, Candidate c) {
        return c.body().equals(PERSON) || t.has(c.from(), "person");
    }

    /// The speaker that begins at the token; null where there is none.
    private static @org.jspecify.annotations.Nullable Candidate candidate(Tokens t, int i, int to, LocalDate day) {
        Candidate out = null;
        for (Tokens.Mark m : t.marksAt(i)) {
            if (m.to() > to) {
                continue;
            }
            Candidate c = switch (m.entry()) {
                case Gazetteer.Person p -> {
                    Gazetteer.Person who = p;
                    for (Tokens.Mark o : t.marksAt(i)) {
                        if (o.entry() instanceof Gazetteer.Person q && q.inOffice(day)) {
                            who = q;
                        }
                    }
                    yield new Candidate(
                            m.from(),
                            m.to(),
                            Attribution.Role.OFFICIAL,
                            t.words(m.from(), m.to()),
                            who.key(),
                            who.place(),
                            "");
                }
                case Gazetteer.Body b -> {
                    String owner = Issuers.owner(t, i);
                    yield new Candidate(
                            m.from(),
                            m.to(),
                            Attribution.Role.OFFICIAL,
                            "",
                            "",
                            owner.isEmpty() ? b.place() : owner,
                            b.body());
                }
                case Gazetteer.Outlet o ->
                    new Candidate(m.from(), m.to(), Attribution.Role.OUTLET, "", o.key(), "", "");
                case Gazetteer.Entity e -> new Candidate(m.from(), m.to(), Attribution.Role.COMPANY, "", "", "", "");
                case Gazetteer.Place p ->
                    m.to() < to
                                    && !Clauses.finite(t, m.to())
                                    && !t.dated.get(m.to())
                                    && !t.is(m.to(), ",", "also", "on", "in", "has", "never", "clearly")
                                    && m.to() < to - 0
                                    && t.count > m.to()
                                    && Character.isLetter(t.low[m.to()].charAt(0))
                            ? null
                            : t.is(m.to(), "'s")
                                    ? null
                                    : new Candidate(m.from(), m.to(), Attribution.Role.GOVERNMENT, "", "", p.key(), "");
                case Gazetteer.Word w ->
                    switch (w.key()) {
                        case "official-noun" ->
                            new Candidate(m.from(), m.to(), Attribution.Role.OFFICIAL, "", "", "", "");
                        case "officials-noun" ->
                            new Candidate(m.from(), m.to(), Attribution.Role.OFFICIAL_ANONYMOUS, "", "", "", "");
                        case "people-noun" ->
                            new Candidate(m.from(), m.to(), Attribution.Role.ANONYMOUS, "", "", "", "");
                        case "analyst-noun" ->
                            new Candidate(m.from(), m.to(), Attribution.Role.ANALYST, "", "", "", "");
                        case "government-noun" ->
                            new Candidate(
                                    m.from(),
                                    m.to(),
                                    t.is(m.from(), "authorities")
                                            ? Attribution.Role.OFFICIAL
                                            : Attribution.Role.GOVERNMENT,
                                    "",
                                    "",
                                    "",
                                    "");
                        case "company-noun" ->
                            t.is(m.to(), "of")
                                    ? null
                                    : new Candidate(m.from(), m.to(), Attribution.Role.COMPANY, "", "", "", "");
                        case "outlet-noun" -> new Candidate(m.from(), m.to(), Attribution.Role.OUTLET, "", "", "", "");
                        case "document-noun" ->
                            new Candidate(m.from(), m.to(), Attribution.Role.DOCUMENT, "", "", "", "");
                        default -> null;
                    };
                case Gazetteer.Item x -> null;
                case Gazetteer.Group x -> null;
                case Gazetteer.Register x -> null;
            };
            if (c != null && (out == null || c.to() > out.to() || m.entry() instanceof Gazetteer.Person)) {
                out = c;
            }
        }
        if (out == null
                && i > 1
                && t.upper(i)
                && i + 1 < to
                && t.upper(i + 1)
                && (executiveBefore(t, i) || t.ends(i - 1, "analyst-noun"))
                && t.marksAt(i).length == 0
                && t.marksAt(i + 1).length == 0) {
            // "the independent economist Xie Guozhong"
            Attribution.Role role = t.ends(i - 1, "analyst-noun") ? Attribution.Role.ANALYST : Attribution.Role.COMPANY;
            return new Candidate(i, i + 2, role, t.words(i, i + 2), t.words(i, i + 2), "", PERSON);
        }
        if (out == null && i > 0 && (t.ends(i - 1, "official-noun") || headOf(t, i - 1) || ofOffice(t, i - 1))) {
            // an office-holder the gazetteer does not know: "ministry spokesperson Li Ming"
            int end = unknownName(t, i, Math.min(to, i + 3));
            if (end > i) {
                out = new Candidate(i, end, Attribution.Role.OFFICIAL, t.words(i, end), t.words(i, end), "", PERSON);
            }
        }
        if (out == null
                && AUTHORITIES.contains(t.low[i])
                && t.upper(i)
                && i > 0
                && t.upper(i - 1)
                && !t.within(i, "body")) {
            // "the Agriculture and Food Authority": an authority that no list knows, by the end of its name
            int from = i;
            while (from > 0
                    && from > i - 8
                    && (t.upper(from - 1) || (t.is(from - 1, "and", "of", "for") && from > 1 && t.upper(from - 2)))
                    && Character.isLetter(t.low[from - 1].charAt(0))) {
                from--;
            }
            boolean research = t.is(i + 1, "of")
                    && (t.is(i + 2, "research", "studies", "economic")
                            || t.is(i + 3, "research", "studies", "economics"));
            return new Candidate(
                    from,
                    research ? Math.min(to, i + 4) : i + 1,
                    research ? Attribution.Role.ANALYST : Attribution.Role.OFFICIAL,
                    "",
                    "",
                    "",
                    "");
        }
        if (out == null && SUFFIXES.contains(t.low[i]) && t.upper(i) && i > 0 && t.upper(i - 1)) {
            // "CNAMPGC Holding", "Tosoh Corp.": a company that no list knows, by the end of its name
            int from = i;
            while (from > 0 && from > i - 5 && t.upper(from - 1) && Character.isLetter(t.low[from - 1].charAt(0))) {
                from--;
            }
            return new Candidate(
                    i, i + 1, Attribution.Role.COMPANY, t.words(from, i + 1), t.words(from, i + 1), "", "");
        }
        return out;
    }

    /// "Minister of Commerce | Jurin Laksanawisit": the last word of an office's field.
    private static boolean ofOffice(Tokens t, int at) {
        for (int k = at; k >= Math.max(1, at - 6); k--) {
            if (t.is(k, "of", "for")) {
                return k < at && t.ends(k - 1, "official-noun") && t.upper(k - 1);
            }
            if (!t.upper(k) && !t.is(k, "and", ",", "&")) {
                return false;
            }
        }
        return false;
    }

    private static final Set<String> AUTHORITIES = Set.of(
            "authority",
            "agency",
            "commission",
            "board",
            "administration",
            "directorate",
            "bureau",
            "department",
            "inspectorate",
            "committee",
            "secretariat");

    /// "customs chief | Heru Pambudi", "director general | U Min Min": a word for the head of an authority told before.
    private static boolean headOf(Tokens t, int at) {
        if (!t.is(at, "chief", "head", "boss", "general", "commissioner", "director")) {
            return false;
        }
        if (t.is(at, "chief")
                && at > 0
                && !t.upper(at - 1)
                && Character.isLetter(t.low[at - 1].charAt(0))
                && !t.is(
                        at - 1,
                        "its",
                        "the",
                        "a",
                        "his",
                        "her",
                        "their",
                        "former",
                        "company",
                        "group",
                        "bank",
                        "research")) {
            // "plant health chief | Joseph Ndunguru"
            return true;
        }
        for (int k = at - 1; k >= Math.max(0, at - 3); k--) {
            if (t.ends(k, "official-noun") || t.ends(k, "body") || t.is(k, "trade", "export", "customs", "mining")) {
                return true;
            }
        }
        return false;
    }

    private static final Set<String> SUFFIXES = Set.of(
            "holding",
            "holdings",
            "co",
            "co.",
            "corp",
            "corp.",
            "corporation",
            "inc",
            "inc.",
            "ltd",
            "ltd.",
            "limited",
            "plc",
            "llc",
            "ag",
            "se",
            "nv",
            "n.v.",
            "gmbh",
            "s.a.",
            "industries",
            "technologies",
            "aluminium",
            "aluminum",
            "mining",
            "metals",
            "minerals",
            "resources",
            "energy",
            "steel",
            "motors",
            "electronics",
            "semiconductor",
            "semiconductors",
            "chemical",
            "chemicals",
            "materials",
            "pharmaceuticals",
            "petroleum");
}
