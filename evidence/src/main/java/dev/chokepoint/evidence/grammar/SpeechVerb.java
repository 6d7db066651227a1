package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.time.LocalDate;
import java.util.List;

/// Finds who speaks at one verb of speech: before it, behind it, or before the clause it stands in.
final class SpeechVerb {
    private final Tokens t;
    private final int v;
    private final int from;
    private final int to;
    private final boolean[] wall;
    private final LocalDate day;
    private final List<Speech.Frame> out;

    /// Where the clause of the verb begins.
    private final int left;

    private final int clauseEnd;

    /// Whether the verb takes a stance and is no verb of speech.
    private final boolean stance;

    /// How many voices were known before those of the verb were asked for.
    private int before;

    SpeechVerb(Tokens t, int v, int from, int to, boolean[] wall, LocalDate day, List<Speech.Frame> out) {
        this.t = t;
        this.v = v;
        this.from = from;
        this.to = to;
        this.wall = wall;
        this.day = day;
        this.out = out;
        int start = v;
        while (start > from && !wall[start]) {
            start--;
        }
        left = start;
        int end = v + 1;
        while (end < to && !wall[end] && (!t.is(end, ",", ";") || (t.is(end, ",") && t.within(end, "date")))) {
            // the comma of "Nov. 18, 2019" ends nothing
            end++;
        }
        clauseEnd = end;
        stance = !Clauses.speech(t, v);
        before = out.size();
    }

    /// Adds the voices of the verb.
    void voices() {
        if (takenWithCited()) {
            return;
        }
        int commaLeft = afterLastComma();
        boolean inverted = inverted();
        if (commaLeft == left && !inverted && t.is(left, "once", "if", "unless")) {
            // "Once the U.S. shows sincerity, …": a condition, no voice
            return;
        }
        if (stance && Speech.noComment(t, v, left, to, out)) {
            return;
        }
        toldOutlet();
        before = out.size();
        if (voiceless() || ofMove()) {
            return;
        }
        if (inverted) {
            behind();
        }
        if (none() && !stance && t.is(v - 1, "it", "they", "and") && v - 1 > from) {
            subjectOfSentence();
        }
        if (!none() || namedOrHouse()) {
            return;
        }
        subject(commaLeft);
        if (none() && !stance) {
            UnlistedSpeakers.unknownOutlet(t, left, v, clauseEnd, out);
        }
        if (none() && !stance) {
            UnlistedSpeakers.unknownHouse(t, from, left, v, clauseEnd, out);
        }
        if (left > from) {
            beforeClause();
        }
        if (none() && !stance && v + 1 < to && (v == left || t.is(v - 1, ",", "\"", "\u201d"))) {
            behind();
        }
    }

    private boolean none() {
        return out.size() == before;
    }

    private void speaker(int start, int end, boolean first, int clauseFrom, SlotRule rule) {
        Speakers.speaker(t, start, end, day, first, out, clauseFrom, clauseEnd, v, rule);
    }

    /// "cited two people as saying": who said it has been taken with "cited" or "quoted".
    private boolean takenWithCited() {
        if (!t.is(v, "saying") || !t.is(v - 1, "as")) {
            return false;
        }
        for (int k = v - 2; k > Math.max(from, v - 12); k--) {
            if (t.is(k, "cited", "cites", "quoted", "quotes")) {
                return true;
            }
        }
        return false;
    }

    /// "Reuters, citing two people, reported": the token after the last comma before the verb, or where the clause
    /// begins.
    private int afterLastComma() {
        int after = left;
        for (int k = left; k < v; k++) {
            if (t.is(k, ",") && k + 1 < v) {
                after = k + 1;
            }
        }
        return after;
    }

    private boolean inverted() {
        int beforeVerb = t.is(v - 1, "\"", "\u201d", "'") ? v - 2 : v - 1;
        return !stance && t.is(beforeVerb, ",") && !t.is(v, "told", "tells", "informed") && saysAfterClause();
    }

    /// Whether what stands before ", said …" is a clause of its own and a name or a title follows the verb.
    private boolean saysAfterClause() {
        boolean clause = false;
        for (int i = left; i < v - 1; i++) {
            clause |= Clauses.finite(t, i) && !Clauses.speech(t, i);
        }
        return clause && v + 1 < to && !t.is(v + 1, "that", "on", "in", "to", ",", ".");
    }

    /// Adds the outlet that is the object of "told".
    private void toldOutlet() {
        if (!t.is(v, "told", "tells")) {
            return;
        }
        for (int k = v + 1; k < Math.min(to, v + 4); k++) {
            for (Tokens.Mark m : t.marksAt(k)) {
                if (m.cls().equals("outlet")) {
                    out.add(new Speech.Frame(left, clauseEnd, v, Speech.outlet(t, m), "", "", m.from(), m.to()));
                }
            }
        }
    }

    /// Whether the verb is a passive or tells only of what is meant.
    private boolean voiceless() {
        return t.is(v - 1, "by")
                // "entities that it says supply the army": no voice of the act
                || (t.is(v - 1, "it", "they") && t.is(v - 2, "that", "which", "whom"))
                || (v > from && t.is(v - 1, "been", "be", "being"))
                || (v > from && t.is(v - 1, "is", "are", "was", "were") && !t.low[v].endsWith("ing"));
    }

    /// "… , a move analysts warn could …": they speak of what follows.
    private boolean ofMove() {
        for (int k = v - 1; k > Math.max(from, v - 4); k--) {
            if (t.is(k, "move", "step", "measure") && t.is(k - 1, "a", "the", "an") && t.is(k - 2, ",")) {
                return true;
            }
        }
        return false;
    }

    /// ", said the minister": the voice behind the verb.
    private void behind() {
        UnlistedSpeakers.named(t, v, Math.min(to, v + 20), left, clauseEnd, out);
        if (none()) {
            speaker(v + 1, Math.min(to, v + 9), true, left, SlotRule.SOURCE_INVERTED);
        }
    }

    /// "The ministry added 70 items, it said on Wednesday", "The minister welcomed the step and said": the speaker is
    /// the subject of the sentence.
    private void subjectOfSentence() {
        int subject = from;
        while (subject < v - 1 && !Clauses.finite(t, subject) && !t.is(subject, ",")) {
            subject++;
        }
        speaker(from, subject, false, left, SlotRule.SOURCE_PRONOUN);
        if (none() && t.is(v - 1, "and") && UnlistedSpeakers.house(t, from, v - 1) > from) {
            // "DBS Bank regards the curbs as temporary and thinks they will be lifted"
            UnlistedSpeakers.analyst(t, from, UnlistedSpeakers.house(t, from, v - 1), left, clauseEnd, v, out);
        }
    }

    /// Whether somebody whom no list knows speaks, by name or by house.
    private boolean namedOrHouse() {
        if (t.is(v - 1, ",")
                && (UnlistedSpeakers.namedBefore(t, left, v, clauseEnd, out)
                        || UnlistedSpeakers.namedWho(t, from, left, v, clauseEnd, out))) {
            return true;
        }
        return !stance && UnlistedSpeakers.ofHouse(t, left, v, clauseEnd, out);
    }

    /// The subject before the verb: before an aside, after the last comma, or anywhere in the clause.
    private void subject(int commaLeft) {
        if (t.is(v - 1, ",")) {
            int first = left;
            while (first < v && !t.is(first, ",")) {
                first++;
            }
            speaker(left, first, false, left, SlotRule.SOURCE_SUBJECT);
        }
        SlotRule rule = stance ? SlotRule.SOURCE_STANCE : SlotRule.SOURCE_SUBJECT;
        if (none()) {
            speaker(commaLeft, v, false, left, rule);
        }
        if (none() && commaLeft > left) {
            speaker(left, v, false, left, rule);
        }
        if (none() && !stance) {
            beforeNameAndDay();
        }
    }

    /// "Australia's resources minister, Madeleine King, on Thursday announced": the office before a name that no list
    /// knows and the day.
    private void beforeNameAndDay() {
        int day = v;
        while (day > from && (t.dated.get(day - 1) || t.is(day - 1, "on", "late", "early", "earlier"))) {
            day--;
        }
        int close = day - 1;
        int open = close - 1;
        while (open > from && t.upper(open) && Character.isLetter(t.low[open].charAt(0))) {
            open--;
        }
        if (day == v || !t.is(close, ",") || !t.is(open, ",") || close - open < 2) {
            return;
        }
        int start = open;
        while (start > from && !wall[start]) {
            start--;
        }
        speaker(start, open, false, start, SlotRule.SOURCE_SUBJECT);
    }

    /// The voice in the clause before: "three sources who asked not to be named said", "Reuters reported, citing …".
    private void beforeClause() {
        int previous = left - 1;
        while (previous > from && !wall[previous]) {
            previous--;
        }
        if (none() && t.is(left, "who", "which")) {
            // "on a report by Bloomberg, which cited …": the name before the comma
            boolean outlet = t.is(left - 1, ",") && t.within(left - 2, "outlet");
            int start = outlet ? left - 2 : previous;
            speaker(start, left, false, start, SlotRule.SOURCE_SUBJECT);
        }
        if (t.is(left, "citing", "quoting")) {
            if (none()) {
                speaker(previous, left, false, left, SlotRule.SOURCE_SUBJECT);
            }
            speaker(previous, left - 1, false, previous, SlotRule.SOURCE_SUBJECT);
        }
    }
}
