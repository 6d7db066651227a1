package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TriggerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds the day on which an act was announced or threatened: that of the one who tells it, of the paper, of the talks.
public final class AnnouncementDates {
    private final DiscourseState discourse;

    public AnnouncementDates(DiscourseState discourse) {
        this.discourse = discourse;
    }

    /// "the ministry said on Thursday" dates the act of which it is the announcement.
    public void announced(Sentence s, TriggerMatch h, Draft d) {
        Modality m = d.modality.value();
        if (m == Modality.DENIED
                || m == Modality.EXPECTED
                || m == Modality.CONDITIONAL
                || (h.trigger().rule().voice() == RuleSet.Voice.NOUN && !announcedNoun(s, h))) {
            return;
        }
        boolean standing = m == Modality.IN_FORCE
                && !s.t.holds(h.match().head() - 1, h.match().to(), "now")
                && d.dates.stream().noneMatch(x -> x.by(SlotRule.DATE_IMMEDIATE));
        if (d.dated(DateMention.Role.ANNOUNCED)) {
            return;
        }
        if (h.trigger().rule().voice() == RuleSet.Voice.NOUN && m == Modality.DONE && addOfNoun(s, h, d)) {
            return;
        }
        if (!discourse.drafts.isEmpty() && m == Modality.DONE && addShared(s, d)) {
            return;
        }
        int a = SourceSlots.segmentStart(s, h.match().from());
        List<Speech.Frame> nearest = new ArrayList<>(s.frames);
        nearest.sort(Comparator.comparingInt(f -> Math.abs(f.verb() - h.match().head())));
        for (Speech.Frame f : nearest) {
            if (!d.sources.contains(f.voice()) || (f.verb() < a && a != s.from)) {
                continue;
            }
            Attribution.Role who = f.voice().value().role();
            if (m == Modality.DONE && ofIndustry(s.t, f)) {
                // "a senior industry official told PTI on Tuesday"
                continue;
            }
            if (who == Attribution.Role.ANONYMOUS
                    || who == Attribution.Role.OUTLET
                    || (m == Modality.DONE
                            && (who == Attribution.Role.ANALYST
                                    || s.t.anyOf(f.subjectFrom(), f.subjectTo(), "statistics")))
                    || (m == Modality.PLANNED && who == Attribution.Role.COMPANY)) {
                // the day on which somebody told a reporter is not the day of the act
                continue;
            }
            for (Sentence.DateMark w : s.dates) {
                if (w.from() >= f.from()
                        && w.to() <= f.to()
                        && DateRoles.ofPaper(s.t, w)
                        && !DateRoles.seenOn(s.t, w)) {
                    // "said in a June 19 notice"
                    DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
                    return;
                }
            }
            if (toldAfter(s, h, d, f)) {
                continue;
            }
            if (standing && !s.t.is(f.verb(), "informed", "notified", "announced")) {
                continue;
            }
            for (Sentence.DateMark w : s.dates) {
                boolean inside = (w.from() >= f.from() || opens(s, w, f.from())) && w.to() <= f.to();
                boolean own = w.found().span().start() >= d.span.start()
                        && w.found().span().end() <= d.span.end();
                if (inside
                        && !own
                        && w.from() < f.verb() + 12
                        && !DateRoles.seenOn(s.t, w)
                        && DateRoles.role(s.t, w, f.from()).isEmpty()
                        && !w.found().date().first().isAfter(discourse.day)
                        && w.found().date().month() > 0) {
                    DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-announced-by-speaker");
                    return;
                }
            }
        }
    }

    /// "On May 13, BIS announced a rescission of …": adds the day of the announcement; whether there is one.
    private boolean addOfNoun(Sentence s, TriggerMatch h, Draft d) {
        for (Sentence.DateMark w : s.dates) {
            if (w.to() <= h.match().head()
                    && w.found().date().month() > 0
                    && !w.found().date().first().isAfter(discourse.day)
                    && DateRoles.role(s.t, w, s.from).isEmpty()
                    && !DateRoles.background(s, w, h.match())) {
                DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-of-announcement");
                return true;
            }
        }
        return false;
    }

    /// "On Monday Washington put 36 firms on the list and struck 25 off another": adds the day of both; whether there
    /// is one.
    private boolean addShared(Sentence s, Draft d) {
        Draft last = discourse.drafts.getLast();
        boolean shared = d.issuer.by(SlotRule.ISSUER_SHARED);
        if (last.span.start() >= s.t.start[s.from] && last.modality.value() == Modality.DONE) {
            for (Slot<DateMention> x : last.dates) {
                if (x.value().role() == DateMention.Role.ANNOUNCED
                        && (x.span().start() < last.action.span().start() || shared)
                        && x.span().start() >= s.t.start[s.from]) {
                    d.dates.add(Slot.of(x.value(), x.span(), "date-shared"));
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a voice speaks of an act that was done or is to be done on another day.
    private static boolean toldAfter(Sentence s, TriggerMatch h, Draft d, Speech.Frame f) {
        if (h.trigger().is(TriggerKind.PERMIT)
                && d.action.value() == Action.EASE
                && d.modality.value() == Modality.DONE
                && !hasBegun(
                        s.t,
                        Math.max(s.from + 1, h.match().head() - 4),
                        h.match().head())
                && (s.t.anyOf(Math.max(s.from, h.match().head() - 3), h.match().head(), "having")
                        || s.t.is(f.verb(), "confirmed", "confirms"))) {
            // "has issued its first permit, the minister said on Thursday": told on that day, granted before
            return true;
        }
        if (d.grounds.contains(ModalityGround.DECISION)) {
            // "Trump's decision to let firms sell parts is no amnesty, he said on Sunday": decided before
            return true;
        }
        if (d.modality.value() == Modality.PLANNED && onlyPlanned(s, h)) {
            // who is still preparing has not decided: the day is that of the talk
            return true;
        }
        return false;
    }

    /// The day of a threat: "Trump warned on October 10 that the United States may curb exports", "the threat this
    /// month to bar exports".
    public void threatened(Sentence s, TriggerMatch h, Draft d) {
        Tokens t = s.t;
        int head = h.match().head();
        for (Sentence.DateMark w : s.dates) {
            if (w.to() > head || w.found().date().month() == 0 || d.dated(DateMention.Role.ANNOUNCED)) {
                continue;
            }
            boolean threat = false;
            for (int k = Math.max(s.from, w.from() - 8); k < w.from(); k++) {
                threat |= t.in(k, "threats");
            }
            boolean opens = w.from() <= s.from + 1 && t.anyOf(w.to(), Math.min(head, w.to() + 5), "threatened");
            boolean follows =
                    threat && (t.is(w.to(), "that", "to") || t.anyOf(w.to(), Math.min(head, w.to() + 3), "that-or-to"));
            if ((opens || follows) && !w.found().date().first().isAfter(discourse.day)) {
                // "Last month she had warned refiners that …"
                d.dates.removeIf(x -> x.span().equals(w.found().span()));
                DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-of-threat");
            }
        }
    }

    /// "has begun to issue licences, an official said on Friday": that it is under way is the news of the day.
    private static boolean hasBegun(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.in(i, "begun") && !t.is(i - 1, "had")) {
                return true;
            }
        }
        return false;
    }

    private static boolean ofIndustry(Tokens t, Speech.Frame f) {
        for (int i = f.subjectFrom(); i < f.subjectTo(); i++) {
            if (t.is(i, "industry", "trade") && t.in(i + 1, "voices-not-named")) {
                return true;
            }
        }
        return false;
    }

    /// "is preparing to lift", "intends to", "is seeking to": not yet decided.
    private static boolean onlyPlanned(Sentence s, TriggerMatch h) {
        int head = h.match().head();
        for (int i = Math.max(s.from, head - 6); i < head; i++) {
            if (s.t.low[i].startsWith("prepar") || s.t.low[i].startsWith("intend") || s.t.in(i, "preparing")) {
                return true;
            }
        }
        return false;
    }

    /// "On November 15, 2024, Russia announced …": a date that opens the sentence, before the subject.
    private static boolean opens(Sentence s, Sentence.DateMark w, int subject) {
        return w.from() <= s.from + 2
                && (w.to() == subject || (w.to() == subject - 1 && s.t.is(w.to(), ",")))
                && DateRoles.role(s.t, w, s.from).isEmpty();
    }

    /// "On May 14 the ministry announced the suspension of …": a noun that is the object of an announcing verb.
    private static boolean announcedNoun(Sentence s, TriggerMatch h) {
        Tokens t = s.t;
        for (int k = h.match().head() - 1; k >= Math.max(s.from, h.match().head() - 5); k--) {
            if (t.in(k, "announcing-a-decision")) {
                return true;
            }
            if (!t.in(k, "determiners") && !t.in(k, "describing-extensions")) {
                return false;
            }
        }
        return false;
    }
}
