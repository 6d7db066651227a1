package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.IssuingVerbs;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.text.PartialDate;

/// Finds the days that a sentence opens with: of the paper, of the main clause, of the act before "and".
final class SentenceInitialDates {
    private final DiscourseState discourse;

    SentenceInitialDates(DiscourseState discourse) {
        this.discourse = discourse;
    }

    /// "From Sept. 1 China will abolish its control of drones and put equipment on the list": the day that opens the
    /// sentence holds for both acts.
    void opening(Sentence s, Draft d, int cs) {
        Tokens t = s.t;
        if (discourse.drafts.isEmpty() || d.dated(DateMention.Role.EFFECTIVE) || !t.is(cs, "and")) {
            return;
        }
        Draft last = discourse.drafts.getLast();
        if (last.span.start() < t.start[s.from]
                || !last.issuer.value().place().equals(d.issuer.value().place())
                || last.modality.value() != d.modality.value()) {
            return;
        }
        for (Slot<DateMention> x : last.dates) {
            if (x.value().role() == DateMention.Role.EFFECTIVE
                    && x.span().start() <= t.end[Math.min(s.from + 4, s.to - 1)]) {
                d.dates.add(Slot.of(x.value(), x.span(), "date-shared"));
                return;
            }
        }
    }

    /// "was suspended in May until June 30", read in July: what ended after it began need not end again.
    static boolean openedBefore(Sentence s, Sentence.DateMark end, PartialDate date, int from) {
        for (Sentence.DateMark o : s.dates) {
            if (o.from() >= from
                    && o.from() < end.from()
                    && o.found().date().month() > 0
                    && o.found().date().last().isBefore(date.first())
                    && o.found().date().first().isAfter(date.first().minusYears(1))) {
                return true;
            }
        }
        return false;
    }

    /// "On October 17 it released a rule that eases controls": the day on which a paper came out dates what it does.
    /// "As of 8 November, the ministry said, licences will be needed": a day that opens the sentence holds for it.
    void ofMainClause(Sentence s, Draft d, int cs) {
        Tokens t = s.t;
        for (Sentence.DateMark w : s.dates) {
            if (w.found().date().month() == 0) {
                continue;
            }
            boolean before = cs == s.from
                    // "Under a rule issued by Japan today, exports are banned": no clause begins at the comma
                    ? w.to() < t.tokenAt(d.action.span().start()) && underPaper(s, w)
                    : w.to() <= cs;
            if (!before) {
                continue;
            }
            if (underPaper(s, w)
                    && d.modality.value() == Modality.DONE
                    && !d.dated(DateMention.Role.ANNOUNCED)
                    && !w.found().date().first().isAfter(discourse.day)) {
                // "Under a rule issued by the White House today, orders of up to 1,700 GPUs are exempted"
                DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            } else if (t.is(w.from() - 1, "effective")
                    && t.is(w.from() - 2, ",")
                    && t.is(w.to(), ",")
                    && t.is(w.to() + 1, "which", "that")
                    && w.to() + 1 == cs
                    && !d.dated(DateMention.Role.EFFECTIVE)) {
                // "released a rule, effective November 16, 2023, which restricts exports"
                DateSlots.add(d, DateMention.Role.EFFECTIVE, w, "date-of-paper");
            } else if (t.is(s.from, "in", "under", "by")
                    && DateSlots.takesEffect(t, w, s.from)
                    && t.is(w.to(), ",")
                    && !d.dated(DateMention.Role.EFFECTIVE)) {
                // "Under measures that took effect Thursday, exports are prohibited"
                DateSlots.add(d, DateMention.Role.EFFECTIVE, w, "date-of-paper");
            } else if (t.is(w.from() - 1, "on")
                    && IssuingVerbs.issued(t, w.from() - 2)
                    && t.tokenAt(d.action.span().start()) - w.to() <= 1
                    && d.modality.value() == Modality.DONE
                    && !d.dated(DateMention.Role.ANNOUNCED)) {
                // "A rule that BIS published on September 30 rescinds …"
                DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            } else if ((t.is(cs - 1, "that", "which") || t.is(cs, "which"))
                    && (d.modality.value() == Modality.DONE
                            || (d.modality.value() == Modality.PLANNED && t.is(cs, "which")))
                    && !d.dated(DateMention.Role.ANNOUNCED)
                    && !w.found().date().first().isAfter(discourse.day)
                    && DateRoles.role(t, w, s.from).isEmpty()
                    && (IssuingVerbs.anyIssued(t, w.to(), cs) || t.anyOf(w.to(), cs, "notified"))) {
                DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            } else if (t.in(s.from, "published-or-signed")
                    && t.is(w.from() - 1, "on", "in")
                    && w.from() - s.from <= 2
                    && t.is(w.to(), ",")
                    && d.modality.value().isRecordable()
                    && !d.dated(DateMention.Role.ANNOUNCED)) {
                // "Published on 24 April 2020, the regulation bars exports …"
                DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            } else if (t.is(s.from, "in", "under", "by")
                    && DateRoles.ofPaper(t, w)
                    && t.is(w.to(), ",")
                    && d.modality.value().isRecordable()
                    && !d.dated(DateMention.Role.ANNOUNCED)) {
                // "In an announcement posted on June 30, BIS …"
                DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            } else if (heads(t, w) && d.modality.value() == Modality.DONE && !d.dated(DateMention.Role.ANNOUNCED)) {
                // "Notification No. 7 dated 01.06.2021: The DGFT has amended …", "Update of 30 October 2020: …"
                DateSlots.add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            } else if (t.is(s.from, "in", "under")
                    && t.is(w.from() - 1, "effective")
                    && t.is(w.to(), ",")
                    && !d.dated(DateMention.Role.EFFECTIVE)) {
                // "In a final rule effective March 11, BIS said it will …"
                DateSlots.add(d, DateMention.Role.EFFECTIVE, w, "date-of-paper");
            } else if (t.is(w.to(), ":")
                    && DateSlots.takesEffect(t, w, s.from)
                    && !d.dated(DateMention.Role.EFFECTIVE)) {
                // "Two rules take effect on 23 October: one will …, the other will …"
                DateSlots.add(d, DateMention.Role.EFFECTIVE, w, "date-opens");
            } else if (sharesOpening(s, w, d, cs)) {
                DateSlots.add(d, DateMention.Role.EFFECTIVE, w, "date-opens");
            } else if (w.from() <= s.from + 2
                    && t.is(s.from, "as", "from", "effective", "starting", "beginning")
                    && t.is(w.to(), ",")
                    && !d.dated(DateMention.Role.EFFECTIVE)
                    && (discourse.drafts.isEmpty()
                            || discourse.drafts.getLast().span.start() < t.start[s.from]
                            || (t.is(cs, "while", "and", "whereas")
                                    && discourse.drafts.getLast().modality.value() == d.modality.value()))) {
                DateSlots.add(d, DateMention.Role.EFFECTIVE, w, "date-opens");
            }
        }
    }

    /// Whether a sentence opens with the paper that does all it tells, and the day on which that came out.
    private static boolean underPaper(Sentence s, Sentence.DateMark w) {
        Tokens t = s.t;
        if (!t.is(s.from, "under", "in", "by", "with") || !t.is(w.to(), ",") || w.from() - s.from > 16) {
            return false;
        }
        boolean paper = false;
        boolean issued = false;
        for (int k = s.from + 1; k < w.from(); k++) {
            paper |= t.has(k, "document-noun") || t.in(k, "papers-at-the-beginning");
            issued |= paper && IssuingVerbs.issued(t, k);
            if (Clauses.finite(t, k) && !IssuingVerbs.issued(t, k)) {
                return false;
            }
        }
        return issued;
    }

    static boolean heads(Tokens t, Sentence.DateMark w) {
        if (!t.is(w.to(), ":", ",", "-", "\u2013", "\u2014") || w.found().date().day() == 0) {
            return false;
        }
        if (t.is(w.from() - 1, "dated")) {
            return true;
        }
        return t.is(w.to(), ":")
                && t.is(w.from() - 1, "of")
                && (t.has(w.from() - 2, "document-noun") || t.is(w.from() - 2, "update", "updated"));
    }

    /// "From Sept. 1 China will abolish …, and prohibit …": the day holds for both verbs.
    private boolean sharesOpening(Sentence s, Sentence.DateMark w, Draft d, int cs) {
        Tokens t = s.t;
        if (discourse.drafts.isEmpty() || !t.is(cs, "and") || d.modality.value() != Modality.PLANNED) {
            return false;
        }
        Draft last = discourse.drafts.getLast();
        return t.is(w.from() - 1, "from", "starting", "beginning")
                && last.sentence == d.sentence
                && last.modality.value() == Modality.PLANNED
                && last.issuer.value().place().equals(d.issuer.value().place())
                && !d.dated(DateMention.Role.EFFECTIVE)
                && last.dates.stream()
                        .anyMatch(x -> x.span().equals(w.found().span())
                                && x.span().start() < last.action.span().start());
    }
}
