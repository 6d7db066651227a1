package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.Circumstance;
import dev.chokepoint.evidence.patterns.Reach;
import dev.chokepoint.evidence.patterns.TokenPattern;
import java.time.LocalDate;
import java.util.List;

/// How the circumstances that context rules name are seen in a sentence.
public final class Circumstances {
    private Circumstances() {}

    /// Whether what a context rule asks for is so.
    static boolean holds(
            Circumstance asked,
            DiscourseState discourse,
            Sentence s,
            TriggerMatch h,
            Reach reach,
            List<TriggerMatch> hits) {
        return switch (asked) {
            case NAME -> inName(s, h);
            case ACT_FOLLOWS -> actFollows(s, hits, h.match());
            case FOREIGN_GOODS -> foreignGoods(s.t, h.match(), s.to);
            case OWN_EXPORTS -> ownExports(s.t, h.match(), reach.from());
            case OWN_MARKET -> ownMarket(s, h.match());
            case STATE_ASKED ->
                ActSubjects.governsOrPlace(s.t, h.match().head() + 1, h.match().to());
            case COMPANY_ACTS ->
                ActSubjects.companyActs(s, reach.from(), ActSubjects.firstAct(hits, h.match(), reach.from()));
            case COMPANY_ACTED -> companyActed(s, h.match(), reach.from());
            case STARTS_LATER ->
                startsLater(s, discourse.day, reach.from(), h.match().to());
            case CARVE_OUT_FIRST -> carveOutFirst(s.t, reach.from(), h.match().head());
            case PRIVILEGED_LIST -> privilegedList(s.t, h.match());
            case PARTICIPLE -> participle(s.t, h.match());
            case SUSPENSION_TOLD -> discourse.drafts.stream().anyMatch(d -> d.action.value() == Action.SUSPEND);
            case CONTROL_TOLD ->
                !discourse.drafts.isEmpty()
                        && !discourse.drafts.getLast().action.value().relaxes()
                        && discourse.drafts.getLast().modality.value().isRecordable();
            case CARVES_OUT -> carvesOut(discourse, s, h.match(), reach);
        };
    }

    private static boolean inName(Sentence s, TriggerMatch h) {
        Tokens t = s.t;
        int head = h.match().head();
        return t.upper(head)
                && head > s.from
                && !t.is(head - 1, ".", ":", "-", "\"")
                && (t.upper(head + 1) || t.upper(head + 2));
    }

    static boolean actFollows(Sentence s, List<TriggerMatch> hits, TokenPattern.Match m) {
        for (TriggerMatch o : hits) {
            if (o.match().head() >= m.to()
                    && o.match().head() < m.to() + 10
                    && s.t.is(o.match().head() - 1, ",")) {
                return true;
            }
        }
        return false;
    }

    static boolean foreignGoods(Tokens t, TokenPattern.Match m, int end) {
        int on = m.to();
        if (!t.is(on, "on") && t.is(on - 1, "on")) {
            on--;
        }
        if (!t.is(on, "on") || on + 2 >= end || !t.is(on - 1, "ban", "embargo", "boycott")) {
            return false;
        }
        for (Tokens.Mark x : t.marksAt(on + 1)) {
            if (x.entry() instanceof Gazetteer.Place && t.in(x.to(), "goods-of-trade-disputes")) {
                return !t.is(x.to() + 1, "to", "being");
            }
        }
        return false;
    }

    static boolean ownExports(Tokens t, TokenPattern.Match m, int from) {
        String issuer = firstPlace(t, from, m.head());
        for (int i = m.head() + 1; i < Math.min(t.count, m.head() + 3); i++) {
            for (Tokens.Mark x : t.marksAt(i)) {
                if (x.entry() instanceof Gazetteer.Place p && p.key().equals(issuer) && t.is(x.to(), "from")) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean ownMarket(Sentence s, TokenPattern.Match m) {
        Tokens t = s.t;
        String actor = "";
        for (int i = s.from; i < m.head(); i++) {
            String place = Speech.placeIn(t, i, i + 1);
            actor = place.isEmpty() ? actor : place;
        }
        for (int i = m.head() + 1; i < Math.min(s.to, m.to() + 13); i++) {
            if (t.is(i, "country") && t.is(i - 1, "the") && t.is(i - 2, "in")) {
                return true;
            }
            boolean market = t.is(i - 1, "in")
                    || (t.is(i - 1, "the") && t.is(i - 2, "in"))
                    || (t.is(i + 1, "customers", "consumers", "users", "households") && t.is(i - 1, "to", "for"));
            if (market && !actor.isEmpty() && Speech.placeIn(t, i, i + 1).equals(actor)) {
                return true;
            }
        }
        return false;
    }

    private static String firstPlace(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            for (Tokens.Mark x : t.marksAt(i)) {
                if (x.entry() instanceof Gazetteer.Place p) {
                    return p.key();
                }
            }
        }
        return "";
    }

    static boolean companyActed(Sentence s, TokenPattern.Match m, int from) {
        Tokens t = s.t;
        if (from <= s.from || m.head() - from > 2 || !t.is(from, "and", "but")) {
            return false;
        }
        int before = s.clauseStart(from - 1);
        return !t.anyOf(before, before + 2, "relative-pronouns")
                && ActSubjects.companyActs(s, before, firstVerb(t, before, from));
    }

    private static int firstVerb(Tokens t, int from, int to) {
        int i = from;
        while (i < to && !Clauses.finite(t, i)) {
            i++;
        }
        return i;
    }

    static boolean startsLater(Sentence s, LocalDate day, int from, int to) {
        for (Sentence.DateMark w : s.dates) {
            if (w.from() >= from
                    && w.from() < Math.max(to, from + 6)
                    && s.t.is(w.from() - 1, "from", "starting", "of")
                    && (w.found().date().first().isAfter(day) || w.found().weekday())) {
                return true;
            }
        }
        return false;
    }

    static boolean carveOutFirst(Tokens t, int from, int head) {
        for (int i = from; i < head; i++) {
            if (t.has(i, "exemption")) {
                return true;
            }
            if (t.has(i, "control") || t.has(i, "weak")) {
                return false;
            }
        }
        return false;
    }

    static boolean privilegedList(Tokens t, TokenPattern.Match m) {
        for (int i = m.from(); i < m.to(); i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Register r && r.privileged()) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean participle(Tokens t, TokenPattern.Match m) {
        for (int i = m.head() + 1; i < m.to(); i++) {
            if (t.low[i].endsWith("ed") && !t.has(i, "control") && !t.is(i, "unlimited")) {
                return true;
            }
        }
        return false;
    }

    /// "Exports will be allowed where loading has begun": what is let through under conditions of a ban is carved out
    /// of it, not a softening of it.
    static boolean carvesOut(DiscourseState discourse, Sentence s, TokenPattern.Match m, Reach reach) {
        Tokens t = s.t;
        boolean ban = t.anyOf(s.from, s.to, "bans-told");
        for (int i = discourse.drafts.size() - 1; i >= Math.max(0, discourse.drafts.size() - 4); i--) {
            ban |= discourse.drafts.get(i).action.value() == Action.IMPOSE
                    && discourse.drafts.get(i).modality.value().isRecordable();
        }
        if (!ban) {
            return false;
        }
        for (int i = reach.from(); i < Math.min(s.to, reach.to() + 2); i++) {
            if (t.in(i, "goods-under-contract")
                    || (t.is(i, "under") && i > m.from() && t.is(i + 1, "certain", "existing", "old"))
                    || (t.is(i, "before") && i > m.from())
                    || (t.is(i, "on") && t.is(i + 1, "the", "a") && t.is(i + 2, "basis", "request", "case-by-case"))
                    || (t.is(i, "at") && t.is(i + 1, "the", "their") && t.is(i + 2, "request"))) {
                return true;
            }
        }
        return false;
    }

    /// "banned the supply of petrol from Russia by road": what comes from another country comes in.
    public static boolean ofImports(Sentence s, TokenPattern.Match m, String issuer, int ce) {
        Tokens t = s.t;
        boolean supply = false;
        for (int i = m.from(); i < Math.min(ce, m.to() + 2); i++) {
            supply |= t.in(i, "supplies-and-sales");
            if (t.low[i].contains("export")) {
                return false;
            }
        }
        if (!supply) {
            return false;
        }
        for (int i = m.from(); i + 1 < ce; i++) {
            if (t.is(i, "to")) {
                return false;
            }
            if (t.is(i, "from", "into")) {
                int k = t.is(i + 1, "the") ? i + 2 : i + 1;
                for (Tokens.Mark x : t.marksAt(Math.min(k, t.count - 1))) {
                    if (x.entry() instanceof Gazetteer.Place p) {
                        boolean own = p.key().equals(issuer);
                        return t.is(i, "from") != own;
                    }
                }
            }
        }
        return false;
    }
}
