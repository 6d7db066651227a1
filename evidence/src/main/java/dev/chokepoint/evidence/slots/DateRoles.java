package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.IssuingVerbs;
import dev.chokepoint.evidence.lexicon.NumberWords;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.TokenPattern;
import java.util.Optional;

/// Tells from the words before a date what it says: announced, effective or until.
public final class DateRoles {
    private DateRoles() {}

    /// Whether the date is that of the legal act itself: "under a rule published on 15 March".
    static boolean ownAct(Sentence s, Sentence.DateMark w) {
        Tokens t = s.t;
        int k = w.from() - 1;
        while (k > s.from && t.is(k, "on", "in", "late", "early")) {
            k--;
        }
        boolean by = k > s.from + 2 && t.has(k, "body") && t.is(k - 1, "by");
        if (by) {
            // "Announcement No. 70, issued by MOFCOM on November 7, suspends …"
            k -= 2;
        }
        if (!IssuingVerbs.issued(t, k) && !t.is(k, "agreed", "dated")) {
            return false;
        }
        boolean act = false;
        for (int i = k - 1; i >= Math.max(s.from, k - 8); i--) {
            act |= t.has(i, "document-noun") || t.in(i, "papers-with-a-day");
            if (t.is(i, "under", "in", "with", "by", "through", "via")) {
                return act;
            }
            if (t.has(i, "weak") && !t.is(i, "rule", "rules", "order")) {
                return false;
            }
        }
        // "The BIS final rule, announced on June 12, adds …"
        return act && t.is(k - 1, ",") && t.is(w.to(), ",");
    }

    /// Whether the act is the end of something granted: the day on which a waiver runs out is the day from which the
    /// tightening holds.
    public static boolean lapse(Draft d) {
        return d.action.value() == Action.TIGHTEN;
    }

    /// Whether the date names a paper: "a June 19 notice", "a notice of April 9", "a statement dated 13 May".
    public static boolean ofPaper(Tokens t, Sentence.DateMark w) {
        if (w.to() < t.count && t.has(w.to(), "document-noun")) {
            return true;
        }
        int k = w.from() - 1;
        while (k > 0 && (IssuingVerbs.issued(t, k) || t.is(k, "on", "of", "dated"))) {
            k--;
        }
        if (t.within(k, "body") || t.within(k, "place")) {
            // "Two rules announced by BIS on December 2 impose …"
            int by = k;
            while (by > 0 && by > k - 6 && !t.is(by, "by")) {
                by--;
            }
            if (t.is(by, "by") && IssuingVerbs.issued(t, by - 1)) {
                return t.has(by - 2, "document-noun") || t.is(by - 2, "rule", "rules", "measures", "regulations");
            }
        }
        if (k < w.from() - 1 && k >= 0 && t.has(k, "document-noun")) {
            return true;
        }
        if (k < w.from() - 1 && IssuingVerbs.issued(t, k + 1)) {
            // "a notice the ministry published on Thursday"
            for (int i = k; i >= Math.max(0, k - 5) && !t.is(i, ",", "."); i--) {
                if (t.has(i, "document-noun") && !t.has(i, "weak")) {
                    return true;
                }
            }
        }
        return false;
    }

    /// "according to a notice seen by the agency on Tuesday": when a reporter read a paper, not when it came out.
    static boolean seenOn(Tokens t, Sentence.DateMark w) {
        for (int k = w.from() - 1; k > Math.max(0, w.from() - 7); k--) {
            if (t.is(k, "by") && t.in(k - 1, "read-by-reporters")) {
                return true;
            }
        }
        return false;
    }

    /// "announced on Monday", "said in a statement on Friday".
    public static boolean announcing(Tokens t, Sentence.DateMark w) {
        for (int k = w.from() - 1; k >= Math.max(0, w.from() - 6); k--) {
            if (IssuingVerbs.issued(t, k) || t.is(k, "said")) {
                return true;
            }
        }
        return false;
    }

    /// "suspended the second paragraph of its Announcement No. 46 of last December": when the paper came out that the
    /// act is done to.
    private static boolean ofNumberedPaper(Tokens t, Sentence.DateMark w, TokenPattern.Match m) {
        int number = w.from() - 2;
        if (!t.is(w.from() - 1, "of") || number <= m.head() || !Character.isDigit(t.low[number].charAt(0))) {
            return false;
        }
        int paper = number - 1;
        while (paper > m.head() && !t.has(paper, "document-noun")) {
            paper--;
        }
        return paper > m.head()
                && number - paper <= 3
                && !t.is(paper - 1, "by", "under", "through", "with", "in")
                && !t.is(paper - 2, "by", "under", "through", "with", "in");
    }

    /// Whether the date belongs to another act told in passing: "the curbs announced in April".
    static boolean background(Sentence s, Sentence.DateMark w, TokenPattern.Match m) {
        Tokens t = s.t;
        if (namesControl(t, w, m) || ofNames(t, w) || ofVerbBefore(t, w, m) || ofNumberedPaper(t, w, m)) {
            return true;
        }
        if (ofEarlierClause(t, w.from(), m.to()) && role(t, w, s.from).isEmpty()) {
            return true;
        }
        if (m.from() >= w.to()
                && m.from() - w.to() <= 2
                && !t.is(w.to(), "and")
                && t.is(w.from() - 1, "on", "in")
                && t.is(w.from() - 2, "announced", "ordered", "decreed", "unveiled")) {
            // "had announced in January 2023 the expansion of curbs": of what was announced then
            return false;
        }
        if (ofSurprise(t, w, m)) {
            return true;
        }
        // "listed affiliates by 90 days from August 19": a date with a word of its own is told of what stands near
        int window = t.is(w.from() - 1, "from", "until", "effective", "by") ? 3 : 6;
        for (int k = w.from() - 1; k >= Math.max(s.from, w.from() - window); k--) {
            if (k >= m.head() && k < m.headTo()) {
                return false;
            }
            if (k < w.from() - 4 && !t.is(k, "signed", "agreed", "announced", "reached", "had")) {
                // farther off only words of agreement still govern the day: "signed in Kuala Lumpur on Sunday"
                continue;
            }
            if (t.is(k, "had") && k > m.to()) {
                // "the approval it had demanded since 2019"
                return true;
            }
            if (ofDeal(s, k) || ofDecision(s, k)) {
                return false;
            }
            if (t.in(k, "acts-with-a-day")) {
                return relative(s, k) || !tellsAct(t, m, k);
            }
            if (t.is(k, ",")) {
                break;
            }
        }
        return false;
    }

    /// "has begun to undo the measures it threw up in April": the day of what a clause tells of those measures.
    private static boolean ofVerbBefore(Tokens t, Sentence.DateMark w, TokenPattern.Match m) {
        int verb = w.from() - 2;
        if (w.to() > m.from() || !t.is(w.from() - 1, "in", "on")) {
            return false;
        }
        if (t.is(verb, "up", "down", "out", "in")) {
            verb--;
        }
        return verb > 1
                && t.is(verb - 1, "it", "they", "he", "she")
                && (t.has(verb - 2, "weak") || t.has(verb - 2, "control") || t.has(verb - 2, "act-noun"));
    }

    /// "For the six of April 9", "the names of March": the date tells which parties.
    private static boolean ofNames(Tokens t, Sentence.DateMark w) {
        int k = w.from() - 2;
        return t.is(w.from() - 1, "of")
                && k > 0
                && (t.has(k, "party-noun")
                        || t.is(k, "names")
                        || (t.is(k - 1, "the") && NumberWords.isNumber(t.low[k])));
    }

    /// "its January 6 ban", "the April controls": the date names the control.
    private static boolean namesControl(Tokens t, Sentence.DateMark w, TokenPattern.Match m) {
        return w.to() < t.count
                && (t.has(w.to(), "weak")
                        || t.has(w.to(), "control")
                        || t.has(w.to(), "item")
                        || t.in(w.to(), "revisions"))
                && m.head() != w.to()
                && !t.is(w.from() - 1, "from", "on", "since", "in", "by", "until", "as", "of");
    }

    /// "licences for the chips, hit by a surprise ban in April".
    private static boolean ofSurprise(Tokens t, Sentence.DateMark w, TokenPattern.Match m) {
        if (w.from() <= m.to() || !t.is(w.from() - 1, "in", "on") || !t.has(w.from() - 2, "weak")) {
            return false;
        }
        for (int k = w.from() - 3; k > Math.max(m.to(), w.from() - 9); k--) {
            if (t.is(k, "by") && t.in(k - 1, "stopped")) {
                return true;
            }
        }
        return false;
    }

    /// "was part of a trade deal agreed by the two on Oct. 30": the day of the deal is that of its parts.
    private static boolean ofDeal(Sentence s, int k) {
        return s.t.is(k, "agreed", "signed", "reached", "struck")
                && s.t.anyOf(Math.max(s.from, k - 3), k, "agreements")
                && s.t.holds(Math.max(s.from, k - 7), k, "part");
    }

    /// "the decision was taken on June 21 to extend …".
    private static boolean ofDecision(Sentence s, int k) {
        return s.t.is(k, "taken", "made") && s.t.anyOf(Math.max(s.from, k - 3), k, "decisions");
    }

    /// Whether a verb stands in a relative clause or in the past before the past.
    private static boolean relative(Sentence s, int verb) {
        for (int r = Math.max(s.from, verb - 4); r < verb; r++) {
            if (s.t.is(r, "that", "which", "it", "they", "had")) {
                return true;
            }
        }
        return false;
    }

    /// Whether a verb is among the words that tell the act.
    private static boolean tellsAct(Tokens t, TokenPattern.Match m, int verb) {
        return t.in(verb, "imposed-or-published") && verb >= m.from() && verb < m.to();
    }

    /// "12:01 p.m.", "noon": the hour of a day.
    private static boolean timeOfDay(Tokens t, int i) {
        return t.in(i, "times-of-day")
                || (Character.isDigit(t.low[i].charAt(0))
                        && (t.low[i].indexOf(':') > 0 || t.is(i + 1, "p.m.", "a.m.", "pm", "am")));
    }

    /// "from 12:01 a.m. on June 1", "from midnight on June 1": the hour from which something holds.
    static boolean fromHour(Tokens t, int date) {
        int k = date - 2;
        while (k > 0 && timeOfDay(t, k)) {
            k--;
        }
        return t.is(date - 1, "on") && k < date - 2 && t.is(k, "from");
    }

    /// Whether a clause between the act and the date tells of an earlier act: "curbs that put 28 firms on its list in
    /// announcements of April 4".
    static boolean ofEarlierClause(Tokens t, int date, int act) {
        for (int k = date - 1; k >= Math.max(act, date - 16); k--) {
            if (t.is(k, ";", ".")) {
                return false;
            }
            if (t.is(k, "that", "which", "it", "they") && k + 1 < date) {
                int verb = k + 1;
                while (verb < date - 1 && (FiniteVerbs.auxiliary(t, verb) || t.low[verb].endsWith("ly"))) {
                    verb++;
                }
                return t.low[verb].endsWith("ed") || t.in(verb, "light-verbs-past");
            }
        }
        return false;
    }

    /// "from August to October": the second date of a range that begins with the first.
    private static boolean rangeFrom(Tokens t, int to, int cs) {
        for (int i = to - 1; i >= Math.max(cs, to - 8); i--) {
            if (t.is(i, "from")) {
                return true;
            }
        }
        return false;
    }

    /// "was due to run out on March 31", "which was to last until March 1": what will not be.
    public static boolean wasDue(Tokens t, int from, int to) {
        for (int k = from; k < to; k++) {
            if (t.is(k, "was", "were", "been") && t.is(k + 1, "due", "set", "scheduled", "to", "supposed")) {
                return true;
            }
        }
        return false;
    }

    /// "between May 20 and the end of July", "during May 20 - end of July": where the range begins, and where it ends.
    private static Optional<DateMention.Role> range(Tokens t, Sentence.DateMark w, int cs) {
        int before = w.from() - 1;
        if (t.is(before, "between") || (t.is(before, "during") && t.is(w.to(), "-", "\u2013", "to", "through"))) {
            return Optional.of(DateMention.Role.EFFECTIVE);
        }
        int next = w.to() + 1;
        while (t.is(next, "the", "end", "of", "early", "late", "mid")) {
            next++;
        }
        if (t.is(w.to(), "to", "through", "-", "\u2013")
                && next < t.count
                && t.dated.get(next)
                && t.is(before, ",", "(", ":")) {
            // "for two months, December 1 to January 31"
            return Optional.of(DateMention.Role.EFFECTIVE);
        }
        int k = before;
        while (k > cs && t.is(k, "the", "end", "of", "early", "late", "mid")) {
            k--;
        }
        if (!t.is(k, "and", "-", "\u2013", "to", "through")) {
            return Optional.empty();
        }
        int first = k - 1;
        while (first > cs && t.dated.get(first)) {
            first--;
        }
        return first < k - 1
                        && (t.is(first, "between", "during", "for") || (t.is(first, ",", "(", ":") && !t.is(k, "and")))
                ? Optional.of(DateMention.Role.UNTIL)
                : Optional.empty();
    }

    /// "by November 1", "by the end of the year": whether a date is the last by which something is to be done.
    static boolean isLatest(Tokens t, Sentence.DateMark w) {
        int k = w.from() - 1;
        while (t.is(k, "the", "end", "middle", "start", "beginning", "of", "early", "mid", "late")) {
            k--;
        }
        return t.is(k, "by");
    }

    public static Optional<DateMention.Role> role(Tokens t, Sentence.DateMark w, int cs) {
        Optional<DateMention.Role> range = range(t, w, cs);
        if (range.isPresent()) {
            return range;
        }
        int k = w.from() - 1;
        if (t.is(k, "of") && t.is(k - 1, "half", "quarter")) {
            // "by the second half of 2026"
            k -= 3;
        }
        int steps = 0;
        while (k >= cs
                && steps < 6
                && (timeOfDay(t, k)
                        || t.is(
                                k,
                                "on",
                                "the",
                                ",",
                                "in",
                                "early",
                                "late",
                                "of",
                                "end",
                                "beginning",
                                "start",
                                "mid",
                                "about",
                                "least",
                                "at"))) {
            k--;
            steps++;
        }
        if (k >= cs && t.is(k, "from") && t.is(k - 1, "dates", "dating", "dated")) {
            return Optional.of(DateMention.Role.ANNOUNCED);
        }
        if (k >= cs && t.is(k, "including") && t.is(k - 1, "and") && t.is(k - 2, "to")) {
            // "up to and including October 15"
            return Optional.of(DateMention.Role.UNTIL);
        }
        if (k >= cs && t.is(k, "out") && t.is(k - 1, "run", "ran", "runs", "running")) {
            return Optional.of(DateMention.Role.UNTIL);
        }
        boolean end = t.is(w.from(), "end") || (t.is(w.from(), "the") && t.is(w.from() + 1, "end"));
        for (int i = k + 1; i < w.from(); i++) {
            end |= t.is(i, "end");
        }
        if (k >= cs) {
            if (t.in(k, "ending-or-until")
                    || (t.is(k, "to") && (end || rangeFrom(t, k, cs) || t.is(k - 1, "term", "period", "window")))
                    // prolonged "by six months to April 12"
                    || (t.is(k, "to") && t.in(k - 1, "units-of-duration"))
                    || (t.is(k, "to") && t.is(k - 1, "up") && w.found().date().month() > 0)
                    || t.is(k, "valid")) {
                return Optional.of(DateMention.Role.UNTIL);
            }
            if (t.in(k, "beginning-or-lapsing") || (t.is(k, "of") && t.is(k - 1, "as"))) {
                return Optional.of(DateMention.Role.EFFECTIVE);
            }
            if (t.is(k, "as") && t.is(k + 1, "of")) {
                return Optional.of(DateMention.Role.EFFECTIVE);
            }
        }
        return Optional.empty();
    }
}
