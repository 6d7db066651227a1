package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.QuantityTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.IssuingVerbs;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.lexicon.VerbForms;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Fills the dates of a claim.
public final class DateSlots {
    /// How many words may tell where or after what something was decided.
    private static final int LONGEST_VENUE = 6;

    /// How many words may stand between the day of a paper and its verb.
    private static final int LONGEST_SIGNATORY = 14;

    private final DiscourseState discourse;
    private final SentenceInitialDates initialDates;

    public DateSlots(DiscourseState discourse) {
        this.discourse = discourse;
        initialDates = new SentenceInitialDates(discourse);
    }

    public void dates(Sentence s, TriggerMatch h, Draft d, int cs, int ce) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        Set<String> seen = new LinkedHashSet<>();
        int[] after = afterwards(s, Math.max(ce, m.to()));
        for (Sentence.DateMark w : s.dates) {
            boolean trailing = w.from() >= after[0] && w.from() < after[1];
            boolean when = w.to() == cs - 1 && t.is(cs - 1, ",") && t.is(cs, "when");
            if (!trailing && !when && (w.from() < cs || w.from() >= Math.max(ce, m.to()))) {
                continue;
            }
            // "issued a notice on Monday imposing curbs"
            boolean paper = DateRoles.ofPaper(t, w) && w.to() <= m.head() && m.head() - w.to() <= 2;
            if (ofAnother(s, h, d, w, cs, when, paper)) {
                continue;
            }
            Optional<ToldDay> told = told(s, h, d, w, cs, paper);
            if (told.isPresent()
                    && seen.add(told.get().role() + "|" + told.get().date())) {
                d.dates.add(Slot.of(
                        new DateMention(told.get().role(), told.get().date()),
                        w.found().span(),
                        told.get().rule()));
            }
        }
        addImmediately(s, d, cs, ce);
        addOfParticiple(s, h, d);
        initialDates.ofMainClause(s, d, cs);
        relative(s, d, cs, ce);
        both(s, d);
        initialDates.opening(s, d, cs);
        ofPaperThatActs(s, h, d, cs);
        fromThenOn(s, d);
        lastDays(s, d);
        dropPublication(s, d);
    }

    /// "is to be published on Saturday and to enter into force on the day after": the first is no day of effect.
    private static void dropPublication(Sentence s, Draft d) {
        Tokens t = s.t;
        long effective = d.dates.stream()
                .filter(x -> x.value().role() == DateMention.Role.EFFECTIVE)
                .count();
        if (effective < 2) {
            return;
        }
        for (Sentence.DateMark w : s.dates) {
            boolean published = false;
            for (int k = Math.max(s.from, w.from() - 9); k < w.from(); k++) {
                published = (published || t.is(k, "published", "gazetted", "appear", "printed"))
                        && !t.is(k, "force", "effect");
            }
            if (published) {
                d.dates.removeIf(x -> x.value().role() == DateMention.Role.EFFECTIVE
                        && x.span().equals(w.found().span()));
            }
        }
    }

    /// "plans to widen its controls by the end of the year": the day is the last on which the plan is to be done, not
    /// the one from which it holds.
    private static void lastDays(Sentence s, Draft d) {
        switch (d.modality.value()) {
            case DONE, IN_FORCE, DENIED -> {}
            case PLANNED, HINTED, EXPECTED, CONDITIONAL ->
                d.dates.replaceAll(x -> lastDay(s, x).orElse(x));
        }
        switch (d.modality.value()) {
            case DONE, IN_FORCE, DENIED -> {}
            case PLANNED, HINTED, EXPECTED, CONDITIONAL ->
                d.dates.replaceAll(x -> x.value().role() == DateMention.Role.EFFECTIVE
                                && !x.value().latest()
                                && s.dates.stream()
                                        .anyMatch(w -> w.found().span().equals(x.span()) && DateRoles.isLatest(s.t, w))
                        ? Slot.of(x.value().asLatest(), x.span(), x.rule())
                        : x);
        }
    }

    /// "in the first half of next year", "in the third quarter of 2026": the last day of that part of the year.
    private static Optional<Slot<DateMention>> lastDay(Sentence s, Slot<DateMention> x) {
        Tokens t = s.t;
        PartialDate of = x.value().date();
        if (x.value().role() != DateMention.Role.EFFECTIVE || of.month() != 0) {
            return Optional.empty();
        }
        for (Sentence.DateMark w : s.dates) {
            if (w.found().span().equals(x.span())) {
                return partOfYear(t, w)
                        .map(last -> Slot.of(
                                new DateMention(DateMention.Role.EFFECTIVE, last).asLatest(), x.span(), x.rule()));
            }
        }
        return Optional.empty();
    }

    /// The last day of "the first half of next year", "the third quarter of 2026".
    private static Optional<PartialDate> partOfYear(Tokens t, Sentence.DateMark w) {
        int part = w.from() - 2;
        PartialDate of = w.found().date();
        if (of.month() != 0 || !t.is(w.from() - 1, "of") || !t.is(part, "half", "quarter")) {
            return Optional.empty();
        }
        int length = t.is(part, "half") ? 6 : 3;
        int number = ordinal(t, part - 1);
        return number >= 1 && number * length <= 12
                ? Optional.of(
                        PartialDate.of(YearMonth.of(of.year(), number * length).atEndOfMonth()))
                : Optional.empty();
    }

    private static int ordinal(Tokens t, int i) {
        return t.is(i, "first") ? 1 : t.is(i, "second") ? 2 : t.is(i, "third") ? 3 : t.is(i, "fourth") ? 4 : 0;
    }

    /// A day of an act with what it says of it.
    private record ToldDay(DateMention.Role role, PartialDate date, String rule) {}

    /// The day of the act that a mention tells; empty where it is none.
    private Optional<ToldDay> told(Sentence s, TriggerMatch h, Draft d, Sentence.DateMark w, int cs, boolean paper) {
        Tokens t = s.t;
        if (w.found().date().month() == 0 && d.action.value().relaxes() && validFor(t, w)) {
            // "approved permits, good for the whole of 2026"
            return Optional.of(new ToldDay(
                    DateMention.Role.UNTIL, PartialDate.of(w.found().date().last()), "date-valid-for"));
        }
        Optional<DateMention.Role> cued =
                paper || DateRoles.ownAct(s, w) ? Optional.of(DateMention.Role.ANNOUNCED) : DateRoles.role(t, w, cs);
        Optional<DateMention.Role> role = cued.isPresent() ? cued : byTense(s, h, d, w, cs);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        String rule = "date-" + role.get().code() + (cued.isPresent() ? "" : "-by-tense");
        if (d.action.value() == Action.EXTEND && t.is(w.from() - 1, "into") && t.is(w.to(), "and", "or")) {
            // "an extension into September and October": the second month ends it
            return Optional.empty();
        }
        ToldDay day = new ToldDay(role.get(), w.found().date(), rule);
        if (role.get() != DateMention.Role.UNTIL && extendedTo(t, h, d, w)) {
            day = new ToldDay(DateMention.Role.UNTIL, w.found().date(), "date-until");
        }
        day = new ToldDay(day.role(), ofDayBefore(t, d, w, day.role(), day.date()), day.rule());
        day = inPast(t, h, d, w, cs, day);
        day = nextWeekday(t, h, d, w, cs, day);
        return Optional.of(end(s, h, d, w, cs, day));
    }

    /// "for 2026", "for the whole of 2026", "throughout 2026": a year that a grant covers.
    private static boolean validFor(Tokens t, Sentence.DateMark w) {
        int k = w.from() - 1;
        if (t.is(k, "throughout")) {
            return true;
        }
        if (t.is(k, "of")) {
            k--;
        }
        while (t.in(k, "wholeness")) {
            k--;
        }
        return t.is(k, "for") && t.in(k - 1, "good-for");
    }

    /// "an extension into October", "prolonged to July 31": the day ends what is extended.
    private static boolean extendedTo(Tokens t, TriggerMatch h, Draft d, Sentence.DateMark w) {
        if (d.action.value() == Action.EXTEND && into(t, w)) {
            return true;
        }
        return t.is(w.from() - 1, "to")
                && (d.action.value() == Action.EXTEND || h.trigger().is(TriggerKind.EXTENSION));
    }

    /// The date of a mention that leans on one told before: "from the same day", the end of a range.
    private PartialDate ofDayBefore(
            Tokens t, Draft d, Sentence.DateMark w, DateMention.Role role, PartialDate mentioned) {
        PartialDate date = mentioned;
        if (role == DateMention.Role.EFFECTIVE
                && t.is(w.from(), "the")
                && t.is(w.from() + 1, "same")
                && t.is(w.from() - 1, "from", "on", "effective")
                && !discourse.drafts.isEmpty()) {
            // "From the same day controls of five kinds are cancelled": the day from which the act before holds
            for (Slot<DateMention> x : discourse.drafts.getLast().dates) {
                if (x.value().role() == DateMention.Role.EFFECTIVE
                        && x.value().date().day() > 0) {
                    date = x.value().date();
                }
            }
        }
        if (role == DateMention.Role.UNTIL
                && !w.found().yearGiven()
                && date.last().isAfter(discourse.day)) {
            for (Slot<DateMention> x : d.dates) {
                // "was lifted from mid-May to June 30", read in July: the range lies in one year
                if (x.value().role() == DateMention.Role.EFFECTIVE
                        && x.value().date().last().isBefore(discourse.day)
                        && date.minusYear().last().isAfter(x.value().date().first())) {
                    date = date.minusYear();
                    break;
                }
            }
        }
        return date;
    }

    /// "was banned in September", read in June: the September before.
    private ToldDay inPast(Tokens t, TriggerMatch h, Draft d, Sentence.DateMark w, int cs, ToldDay day) {
        DateMention.Role role = day.role();
        PartialDate date = day.date();
        if (!w.found().yearGiven()
                && date.first().isAfter(discourse.day)
                && (t.is(w.from() - 1, "since")
                        || t.is(w.from() - 2, "dates", "dating", "dated")
                        || ofMeasure(t, w)
                        || (past(t, h, d)
                                && !DateRoles.fromHour(t, w.from())
                                && t.is(w.from() - 1, "in", "since", "early", "late", "on", "mid")))) {
            date = date.minusYear();
            role = t.is(w.from() - 1, "since") || takesEffect(t, w, cs)
                    ? DateMention.Role.EFFECTIVE
                    : DateMention.Role.ANNOUNCED;
        }
        return new ToldDay(role, date, day.rule());
    }

    /// "will be lifted on Monday", "from Friday": the next one.
    private ToldDay nextWeekday(Tokens t, TriggerMatch h, Draft d, Sentence.DateMark w, int cs, ToldDay day) {
        TokenPattern.Match m = h.match();
        DateMention.Role role = day.role();
        PartialDate date = day.date();
        if (w.found().weekday()
                && role == DateMention.Role.ANNOUNCED
                && date.last().equals(discourse.day)
                && isFuture(t, cs, m.head())) {
            // "will be lifted on Monday", read on that day: today
            return new ToldDay(DateMention.Role.EFFECTIVE, date, day.rule());
        }
        if (w.found().weekday()
                && date.last().isBefore(discourse.day)
                && ((t.is(w.from() - 1, "from", "starting") && (!past(t, h, d) || t.is(w.from() - 2, "effect")))
                        || t.is(w.from() - 1, "until", "till", "by", "before")
                        || (t.is(w.from() - 1, "of")
                                && t.is(w.from() - 2, "as")
                                && (t.low[m.head()].endsWith("ing") || d.modality.value() == Modality.IN_FORCE))
                        || (t.is(w.from() - 1, "on")
                                && t.is(w.from() - 2, "start", "begin", "effect", "force")
                                && aheadOf(t, Math.max(cs, w.from() - 6), w.from()))
                        || (role == DateMention.Role.ANNOUNCED && isFuture(t, cs, m.head())))) {
            date = PartialDate.of(date.first().plusDays(7));
            role = role == DateMention.Role.ANNOUNCED ? DateMention.Role.EFFECTIVE : role;
        }
        return new ToldDay(role, date, day.rule());
    }

    /// The day until which something runs: the next such day, the last of its period, or the first without a grant.
    private ToldDay end(Sentence s, TriggerMatch h, Draft d, Sentence.DateMark w, int cs, ToldDay day) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        DateMention.Role role = day.role();
        PartialDate date = day.date();
        if (role == DateMention.Role.UNTIL
                && !w.found().yearGiven()
                && date.month() > 0
                && date.last().isBefore(discourse.day)
                && d.modality.value() != Modality.DENIED
                && !t.is(m.head() - 1, "had")
                && !ranOut(t, w)
                && !SentenceInitialDates.openedBefore(s, w, date, cs)) {
            // what runs until a day runs on: the next such day
            date = date.plusYear();
        }
        if (role == DateMention.Role.UNTIL && date.month() == 0 && date.day() == 0 && t.is(w.from() - 1, "of")) {
            date = PartialDate.of(date.last());
        }
        if (role == DateMention.Role.UNTIL && DateRoles.lapse(d) && endsGrant(t, w, cs)) {
            role = DateMention.Role.EFFECTIVE;
        }
        return new ToldDay(role, date, day.rule());
    }

    /// "expired in April", "ended on March 31": that end has come.
    private static boolean ranOut(Tokens t, Sentence.DateMark w) {
        int verb = t.is(w.from() - 1, "in", "on") ? w.from() - 2 : w.from() - 1;
        return t.is(verb, "expired", "ended", "lapsed");
    }

    /// "effective immediately": the day of the article or of the paper.
    private void addImmediately(Sentence s, Draft d, int cs, int ce) {
        Tokens t = s.t;
        immediately(s, cs, trailing(s, ce)).ifPresent(span -> {
            PartialDate date = dayOf(d, discourse.day);
            for (Sentence.DateMark w : s.dates) {
                if (s.t.start[w.from()] > span.start()
                        && t.is(w.from() - 1, "dated", "on")
                        && !t.in(w.from() - 2, "imposed-by-then")) {
                    date = w.found().date();
                }
            }
            d.dates.add(Slot.of(new DateMention(DateMention.Role.EFFECTIVE, date), span, SlotRule.DATE_IMMEDIATE));
        });
    }

    /// "The Commission on Monday updated the list, adding …": the day of the main clause is that of the participle.
    private void addOfParticiple(Sentence s, TriggerMatch h, Draft d) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (!d.dated(DateMention.Role.ANNOUNCED)
                && d.modality.value() == Modality.DONE
                && m.head() > s.from
                && t.low[m.head()].endsWith("ing")
                && t.is(m.head() - 1, ",")) {
            for (Sentence.DateMark w : s.dates) {
                if (w.to() <= m.head()
                        && DateRoles.role(t, w, s.from).isEmpty()
                        && !DateRoles.background(s, w, m)
                        && !w.found().date().first().isAfter(discourse.day)
                        && w.found().date().day() > 0) {
                    add(d, DateMention.Role.ANNOUNCED, w, "date-of-main-clause");
                    break;
                }
            }
        }
    }

    /// Whether a day is dealt with before its role is asked: a day of the paper or of the decision, which this adds, or
    /// one of something else, as of what the act undoes.
    private boolean ofAnother(
            Sentence s, TriggerMatch h, Draft d, Sentence.DateMark w, int cs, boolean when, boolean paper) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (ofClauseBefore(s, h, w) || addsPaperOrDecision(s, h, d, w, cs)) {
            return true;
        }
        if (w.from() > m.head()
                && w.to() < t.count
                && (t.has(w.to(), "document-noun") || t.in(w.to(), "papers-before-days"))
                && d.action.value().relaxes()
                && !paper) {
            // "suspends six October directives": the day of the paper that goes
            return true;
        }
        if (when) {
            addWhen(h, d, w);
            return true;
        }
        if (restated(t, w, m, d)) {
            // "The restrictions, imposed in December 2024, banned the export of …"
            add(d, DateMention.Role.ANNOUNCED, w, "date-of-measure");
            return true;
        }
        if ((d.action.value().relaxes() || d.action.value() == Action.EXTEND) && whenItBegan(t, w)) {
            return true;
        }
        if (DateRoles.background(s, w, m) && !DateRoles.ownAct(s, w) && !paper) {
            return true;
        }
        if (DateRoles.seenOn(t, w)
                || Clauses.inApposition(t, w.from(), s.from, s.to)
                || ofWhoActs(t, w, cs, m.head())) {
            return true;
        }
        return ofGoodsOrPaper(s, h, d, w) || addsMonthOfPaper(s, h, d, w) || ofPeriodOrAside(s, h, d, w);
    }

    /// Whether a day belongs to what an earlier clause tells.
    private static boolean ofClauseBefore(Sentence s, TriggerMatch h, Sentence.DateMark w) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (DateRoles.ofEarlierClause(t, w.from(), m.head())
                && DateRoles.role(t, w, s.from).isEmpty()) {
            return true;
        }
        if (w.to() <= m.head() && t.is(w.from() - 2, "end", "expire", "lapse") && t.is(w.from() - 3, "to")) {
            // "the licence that was to end on November 28 is removed"
            return true;
        }
        if (t.is(w.from() - 1, "since")
                && w.from() > m.to()
                && DateRoles.ofEarlierClause(t, w.from(), m.to())
                && !h.trigger().is(TriggerKind.STANDING)) {
            // "will extend to Hong Kong the embargo it has applied to China since 1989"
            return true;
        }
        return false;
    }

    /// "a decree signed on Friday bans exports from June", read in December: what a paper says begins after its day.
    private static void fromThenOn(Sentence s, Draft d) {
        Optional<PartialDate> signed = d.dates.stream()
                .filter(x ->
                        x.rule().equals("date-of-paper") && x.value().date().day() > 0)
                .map(x -> x.value().date())
                .findFirst();
        if (signed.isEmpty()) {
            return;
        }
        d.dates.replaceAll(x -> x.value().role() == DateMention.Role.EFFECTIVE
                        && x.value().date().last().isBefore(signed.get().first())
                        && s.dates.stream()
                                .anyMatch(w -> w.found().span().equals(x.span())
                                        && !w.found().yearGiven()
                                        && s.t.is(w.from() - 1, "from"))
                ? Slot.of(new DateMention(x.value().role(), x.value().date().plusYear()), x.span(), x.rule())
                : x);
    }

    /// "Under the order, signed on Friday by the prime minister, exports will need approval", "The rule, published
    /// in the gazette on Tuesday, requires a licence": adds the day of the paper that acts.
    private void ofPaperThatActs(Sentence s, TriggerMatch h, Draft d, int cs) {
        Tokens t = s.t;
        int head = h.match().head();
        boolean real = d.modality.value() == Modality.DONE
                || d.modality.value() == Modality.IN_FORCE
                || d.modality.value() == Modality.PLANNED;
        for (Sentence.DateMark w : s.dates) {
            if (real
                    && !d.dated(DateMention.Role.ANNOUNCED)
                    && w.to() < head
                    && w.found().date().day() > 0
                    && !w.found().date().first().isAfter(discourse.day)
                    && DateRoles.role(t, w, s.from).isEmpty()
                    && paperActs(s, w, cs, head)) {
                add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            }
        }
    }

    /// Whether a paper that came out on a day does the act whose verb is given.
    private static boolean paperActs(Sentence s, Sentence.DateMark w, int cs, int head) {
        Tokens t = s.t;
        int verb = w.from() - 1;
        while (verb > s.from && w.from() - verb <= LONGEST_VENUE && !IssuingVerbs.issued(t, verb)) {
            verb--;
        }
        int noun = verb - 1;
        while (noun > s.from && t.is(noun, ",", "that", "which", "was", "were", "just")) {
            noun--;
        }
        boolean paper = t.in(noun, "papers-with-a-day") || t.in(noun, "circulars-and-rules");
        if (!paper
                || !IssuingVerbs.issued(t, verb)
                || Clauses.anyFinite(t, verb + 1, w.from())
                || head - w.to() > LONGEST_SIGNATORY) {
            return false;
        }
        int start = noun - 1;
        while (start > s.from
                && !t.is(start, "under", "by", "with", "through", ",", ";")
                && !Clauses.finite(t, start)) {
            start--;
        }
        boolean under = start <= s.from + 1 && t.is(start, "under", "by", "with", "through");
        boolean subject = noun >= cs && start <= cs;
        boolean on = t.is(w.to(), ",", "by") || w.to() >= head - 2;
        return (under || subject) && on;
    }

    /// "Norway, which banned exports of cod in 2022, lifted the ban": what an aside between commas tells of who acts.
    private static boolean ofWhoActs(Tokens t, Sentence.DateMark w, int cs, int head) {
        int which = w.from() - 1;
        while (which > cs && !t.is(which, "which", "who", ",")) {
            which--;
        }
        int comma = w.to();
        while (comma < head && !t.is(comma, ",")) {
            comma++;
        }
        return comma < head
                && t.is(which, "which", "who")
                && t.is(which - 1, ",")
                && (t.within(which - 2, "place") || t.within(which - 2, "body"))
                && Clauses.anyFinite(t, which + 1, w.from());
    }

    /// "agreed on Friday to ban", "agreed in Geneva on Sunday to lift", "decided on Monday after talks in Rome
    /// to ease": whether the day is that of the decision to act.
    private static boolean decidedOn(Tokens t, Sentence.DateMark w, int head) {
        int verb = w.from() - (t.is(w.from() - 1, "on") ? 2 : 1);
        int phrase = verb + 1;
        while (verb > 0 && phrase - verb <= LONGEST_VENUE && !decides(t, verb) && !t.is(verb, ",", ";")) {
            verb--;
        }
        int to = w.to();
        while (to < head && to - w.to() <= LONGEST_VENUE && !t.is(to, "to", ",", ";")) {
            to++;
        }
        return decides(t, verb)
                && (verb == phrase - 1 || t.in(verb + 1, "before-venues"))
                && t.is(to, "to")
                && (to == w.to() || t.in(w.to(), "before-venues"))
                && head - to <= 3
                && !Clauses.anyFinite(t, verb + 1, to);
    }

    private static boolean decides(Tokens t, int i) {
        return t.is(i, "agreed", "decided", "resolved", "voted");
    }

    /// Adds the day of the paper or of the decision that does the act; whether the day is one.
    private static boolean addsPaperOrDecision(Sentence s, TriggerMatch h, Draft d, Sentence.DateMark w, int cs) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (w.to() < m.from()
                && t.in(w.to(), "circulars-and-rules")
                && t.is(w.from() - 1, "the", "its", "a", "an")
                && (w.from() - 1 == cs || w.from() == cs)
                && d.modality.value() == Modality.DONE) {
            // "The April 2024 rule had set a presumption of denial": the day of the paper is that of what it does
            add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            return true;
        }
        if (w.to() <= m.from() && SentenceInitialDates.heads(t, w) && d.modality.value() == Modality.DONE) {
            // "With the approval dated 26.02.2022, it has been decided to …"
            add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            return true;
        }
        if (issuedOn(t, w, m.head(), d)) {
            // "BIS on March 14 announced a final rule imposing …": the day of the paper that does it
            add(d, DateMention.Role.ANNOUNCED, w, "date-of-paper");
            return true;
        }
        if (decidedOn(t, w, m.head()) && w.found().date().day() > 0) {
            // "agreed on Friday to ban exports": the day of the decision
            add(d, DateMention.Role.ANNOUNCED, w, "date-of-decision");
            return true;
        }
        return false;
    }

    /// "in December, when Washington announced new curbs": adds the day of an act that is done.
    private void addWhen(TriggerMatch h, Draft d, Sentence.DateMark w) {
        if (d.modality.value() != Modality.DONE) {
            return;
        }
        PartialDate of = w.found().date();
        d.dates.add(Slot.of(
                new DateMention(
                        h.trigger().is(TriggerKind.EFFECT) ? DateMention.Role.EFFECTIVE : DateMention.Role.ANNOUNCED,
                        !w.found().yearGiven() && of.first().isAfter(discourse.day) ? of.minusYear() : of),
                w.found().span(),
                "date-when"));
    }

    /// Whether a day says which exports are meant or which paper.
    private static boolean ofGoodsOrPaper(Sentence s, TriggerMatch h, Draft d, Sentence.DateMark w) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (w.from() > m.head() && w.to() < t.count && t.has(w.to(), "export-noun") && !t.is(w.from() - 1, "on")) {
            // "a halt to March exports of fuel": which exports
            return true;
        }
        if (w.found().date().month() == 0
                && w.from() > 0
                && (t.is(w.from() - 1, "[", "(") || (t.upper(w.from() - 1) && t.in(w.from() - 1, "acts-of-law")))) {
            // "Announcement No. 1 [2026]", "the Export Control Order 2008"
            return true;
        }
        if (w.from() > m.head()
                && t.is(w.from() - 1, "of")
                && (t.has(w.from() - 2, "document-noun")
                        || t.is(w.from() - 2, "rule", "rules")
                        || (d.action.value().relaxes()
                                && t.is(w.from() - 2, "controls", "curbs", "ban", "restrictions"))
                        || (d.action.value() == Action.LIFT && t.anyOf(m.head(), w.from(), "rules-and-notices")))) {
            // "rescinding an interim final rule of April 2024": the day of the paper that goes
            return true;
        }
        return false;
    }

    /// Adds the month of "December's announcement"; whether the day is one.
    private boolean addsMonthOfPaper(Sentence s, TriggerMatch h, Draft d, Sentence.DateMark w) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (t.is(w.to(), "'s")
                && t.has(w.to() + 1, "document-noun")
                && w.to() < m.head()
                && d.modality.value() != Modality.DENIED) {
            // "December's announcement also included a ban"
            PartialDate of = w.found().date();
            d.dates.add(Slot.of(
                    new DateMention(
                            DateMention.Role.ANNOUNCED, of.first().isAfter(discourse.day) ? of.minusYear() : of),
                    w.found().span(),
                    "date-of-paper"));
            return true;
        }
        return false;
    }

    /// Whether a day bounds a period, a figure or what an aside tells.
    private static boolean ofPeriodOrAside(Sentence s, TriggerMatch h, Draft d, Sentence.DateMark w) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (t.is(w.to(), "'s")
                || (w.from() - 2 >= s.from && t.is(w.from() - 2, "comments", "comment", "feedback"))
                || t.is(w.from() - 1, "beyond", "after", "before")
                || (t.is(w.from() - 1, "for") && w.found().date().day() == 0)
                || (t.is(w.from() - 1, "and") && w.found().date().day() == 0 && forPeriod(s, w))) {
            // "this year's quotas", "comments until December 19", "quotas for April and May", "rice brought in
            // after July 20": no date of the act
            return true;
        }
        if (w.from() > m.head()
                && (figure(t, m.to(), w.from()) || (t.is(w.from() - 1, "by") && t.is(w.from(), "that")))) {
            // "less than half of what the country produced in 2024", "phones sold by that date"
            return true;
        }
        if (d.action.value() != Action.IMPOSE && DateRoles.wasDue(t, Math.max(m.to(), w.from() - 8), w.from())) {
            // "extended its ban, which was due to run out on March 31"
            return true;
        }
        if (d.modality.value() == Modality.DENIED
                && w.from() > m.to()
                && t.anyOf(m.to(), w.from(), "which-or-that")
                && DateRoles.role(t, w, m.to()).isEmpty()) {
            // "did not revoke the ban, which was announced last December"
            return true;
        }
        if (t.is(w.from() - 1, "since")
                && (d.action.value().relaxes() || d.action.value() == Action.EXTEND)
                && m.headTo() != w.from() - 1) {
            // "lifted its ban, in effect since April 15": when what goes, or goes on, began
            return true;
        }
        return false;
    }

    /// The role that tense and verb give a day that no word gives one; empty where it is no day of the act.
    private Optional<DateMention.Role> byTense(Sentence s, TriggerMatch h, Draft d, Sentence.DateMark w, int cs) {
        Tokens t = s.t;
        boolean future = w.found().date().first().isAfter(discourse.day);
        boolean next = t.is(w.from(), "next") || (t.is(w.from(), "this") && t.is(w.from() + 1, "coming"));
        if ((d.modality.value() == Modality.PLANNED || next)
                && d.modality.value() != Modality.DONE
                && w.found().date().day() == 0
                && w.found().date().month() > 0
                && w.found().date().last().isAfter(discourse.day)) {
            // "will drop Korea from its list in the middle of September", read early in September
            future = true;
        }
        if (t.is(w.from(), "earlier")
                || t.is(w.from() - 1, "earlier")
                || (t.is(w.from(), "this") && t.is(w.from() + 1, "week") && w.from() == s.from)) {
            // "Earlier this month Trump threatened to …"
            future = false;
        }
        if (d.modality.value() == Modality.PLANNED
                && t.is(w.from() - 5, "in")
                && partOfYear(t, w).filter(x -> x.last().isAfter(discourse.day)).isPresent()) {
            // "will ban exports in the third quarter of 2026"
            return Optional.of(DateMention.Role.EFFECTIVE);
        }
        DateMention.Role role;
        if (takesEffect(t, w, cs)
                || startsItself(t, h, d)
                || afterDuration(t, w)
                || t.is(w.to(), "starts", "start", "begins", "started", "began")
                || h.trigger().is(TriggerKind.EFFECT)
                || h.trigger().is(TriggerKind.OF_ONE_SHIPMENT)) {
            role = DateMention.Role.EFFECTIVE;
        } else {
            role = future ? DateMention.Role.EFFECTIVE : DateMention.Role.ANNOUNCED;
        }
        if (w.found().date().month() == 0
                && (t.is(w.from() - 1, "during", "for")
                        || (t.is(w.from() - 1, "of") && !t.in(Math.max(0, w.from() - 2), "seasons"))
                        || (role == DateMention.Role.EFFECTIVE
                                && !t.is(w.from(), "next", "early", "mid", "late", "mid-", "early-", "late-")))) {
            // "quotas for 2026", "some time next year": no day from which anything holds
            return Optional.empty();
        }
        if (t.in(w.from() - 2, "ending") && t.is(w.from() - 1, "in", "on") && !DateRoles.lapse(d)) {
            return Optional.empty();
        }
        if (d.modality.value() == Modality.DENIED && role == DateMention.Role.EFFECTIVE) {
            // "will not be lifted in August"
            return Optional.empty();
        }
        if (w.found().date().month() == 0
                && role == DateMention.Role.ANNOUNCED
                && !w.found().date().last().isBefore(discourse.day)
                && !t.is(w.from(), "early", "earlier", "late", "later", "mid", "mid-")) {
            // "in the second half of this year": a period, not the day of the act
            return Optional.empty();
        }
        return Optional.of(role);
    }

    /// "impose controls on drones and prohibit exports of others, effective September 1": the day holds for both acts.
    private void both(Sentence s, Draft d) {
        Tokens t = s.t;
        if (discourse.drafts.isEmpty()) {
            return;
        }
        Draft last = discourse.drafts.getLast();
        if (last.span.start() < t.start[s.from]
                || !last.issuer.value().place().equals(d.issuer.value().place())
                || last.modality.value() != d.modality.value()
                || last.dated(DateMention.Role.EFFECTIVE)) {
            return;
        }
        for (Sentence.DateMark w : s.dates) {
            if (t.is(w.from() - 1, "effective") && t.is(w.from() - 2, ",") && w.to() >= s.to - 1) {
                for (Slot<DateMention> x : d.dates) {
                    if (x.value().role() == DateMention.Role.EFFECTIVE
                            && x.span().equals(w.found().span())) {
                        last.dates.add(Slot.of(x.value(), x.span(), "date-shared"));
                        return;
                    }
                }
            }
        }
    }

    /// Whether the date tells when the measure came about that is the subject of the act, and says what it does.
    private static boolean restated(Tokens t, Sentence.DateMark w, TokenPattern.Match m, Draft d) {
        return d.modality.value() == Modality.DONE
                && !d.action.value().relaxes()
                && d.action.value() != Action.EXTEND
                && w.to() <= m.from()
                && m.head() - w.to() <= 2
                && t.is(w.to(), ",")
                && t.is(w.from() - 1, "in", "on")
                && t.in(w.from() - 2, "adopted-or-unveiled")
                && t.is(w.from() - 3, ",")
                && (t.has(w.from() - 4, "weak") || t.has(w.from() - 4, "control") || t.has(w.from() - 4, "act-noun"));
    }

    /// "the ban on cod, imposed in 2022, was lifted", "the ban, which dates from April, was lifted": the day of what
    /// goes.
    private static boolean whenItBegan(Tokens t, Sentence.DateMark w) {
        int noun = w.from() - 4;
        return (t.is(w.from() - 1, "from") && t.is(w.from() - 2, "dates", "dating"))
                || (t.is(w.from() - 1, "in", "on")
                        && t.in(w.from() - 2, "adopted-or-unveiled")
                        && t.is(w.from() - 3, ",")
                        && (t.has(noun, "weak") || t.has(noun, "control") || t.within(noun, "item")));
    }

    /// Whether a date is that of a figure to which another is compared.
    private static boolean figure(Tokens t, int from, int date) {
        for (int k = Math.max(from, date - 8); k < date; k++) {
            if (t.is(k, "what", "than", "versus") && !t.is(k - 1, "other", "rather") && t.is(date - 1, "in")) {
                return true;
            }
        }
        return false;
    }

    /// "due to take effect on Monday", "will start on Friday": told of as still to come.
    private static boolean aheadOf(Tokens t, int from, int to) {
        for (int k = from; k < to; k++) {
            if (t.is(k, "due", "set", "will", "scheduled") || (t.is(k, "to") && t.in(k + 1, "entering"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean issuedOn(Tokens t, Sentence.DateMark w, int head, Draft d) {
        return d.modality.value() == Modality.DONE
                && w.to() < head
                && t.low[head].endsWith("ing")
                && t.is(w.from() - 1, "on")
                && w.found().date().day() > 0
                && IssuingVerbs.anyIssued(t, w.to(), Math.min(head, w.to() + 6));
    }

    /// "brought in the ban for six months on March 1", "introduced on July 12 for six months": from when on.
    private static boolean afterDuration(Tokens t, Sentence.DateMark w) {
        if (t.is(w.from() - 1, "on", "from") && t.is(w.to(), "for") && t.in(w.to() + 2, "units-of-duration")) {
            return true;
        }
        return t.is(w.from() - 1, "on", "from")
                && t.in(w.from() - 2, "units-of-duration")
                && t.holds(w.from() - 6, w.from() - 2, "for");
    }

    /// "into September", "into September and October".
    private static boolean into(Tokens t, Sentence.DateMark w) {
        return t.is(w.from() - 1, "into")
                || (t.is(w.from() - 1, "and", "or") && w.from() > 2 && t.is(w.from() - 3, "into"));
    }

    /// "the licensing regime of April", "the requirement introduced on April 4 remains": the measure is there.
    private static boolean ofMeasure(Tokens t, Sentence.DateMark w) {
        int k = w.from() - 2;
        return (t.is(w.from() - 1, "of") && (t.has(k, "weak") || t.has(k, "control") || t.is(k, "regime", "rules")))
                || (t.is(w.from() - 1, "on", "in", "since") && t.in(k, "adopted-or-published"));
    }

    /// "would stop exports with immediate effect, it announced on July 28": at once is from the announcement on.
    public void immediate(Draft d) {
        for (Slot<DateMention> a : d.dates) {
            if (a.value().role() == DateMention.Role.ANNOUNCED
                    && a.value().date().day() > 0) {
                PartialDate today = PartialDate.of(discourse.day);
                d.dates.replaceAll(x -> x.by(SlotRule.DATE_IMMEDIATE)
                                && x.value().date().equals(today)
                        ? Slot.of(
                                new DateMention(
                                        DateMention.Role.EFFECTIVE, a.value().date()),
                                x.span(),
                                x.rule())
                        : x);
                return;
            }
        }
    }

    static void add(Draft d, DateMention.Role role, Sentence.DateMark w, String rule) {
        d.dates.add(Slot.of(new DateMention(role, w.found().date()), w.found().span(), rule));
    }

    /// "licensing resumed in October": what begins or ends by itself holds from that day.
    private static boolean startsItself(Tokens t, TriggerMatch h, Draft d) {
        return h.trigger().rule().voice() == RuleSet.Voice.PASSIVE
                && d.modality.value() == Modality.DONE
                && t.in(h.match().head(), "begun-or-lapsed")
                && !t.has(Math.max(0, h.match().head() - 1), "be")
                && !t.is(h.match().head() - 1, "been", "be");
    }

    /// Where dates follow after the words of the act: "for two months - from Dec. 1 to Jan. 31", "…, the ministry said,
    /// with effect from Sunday until Nov. 27".
    ///
    /// @return from and to; two equal numbers where there are none
    private static int[] afterwards(Sentence s, int end) {
        Tokens t = s.t;
        for (int i = end; i < s.to; i++) {
            boolean dash = t.is(i - 1, "-", "\u2013", "\u2014") && i == end;
            boolean aside = t.is(i - 1, ",") && i > end + 1;
            if (dash && t.dated.get(Math.max(0, i - 2)) && (t.dated.get(i) || t.is(i, "end", "early", "late", "mid"))) {
                // "during May 20 - end of July"
                int to = i;
                while (to < s.to && (t.dated.get(to) || t.is(to, "end", "of", "early", "late", "mid"))) {
                    to++;
                }
                return new int[] {i, to};
            }
            boolean opens = (t.is(i, "from", "until", "effective", "starting") && t.dated.get(Math.min(i + 1, s.to)))
                    || (t.is(i, "with") && t.is(i + 1, "effect"));
            if ((dash || aside) && opens) {
                int to = i;
                while (to < s.to && !t.is(to, ";", "-", "\u2013") && !(t.is(to, ",") && !t.dated.get(to + 1))) {
                    if (Clauses.finite(t, to) && !t.dated.get(to)) {
                        return new int[] {end, end};
                    }
                    to++;
                }
                if (dash || spoken(s, end, i)) {
                    return new int[] {i, to};
                }
            }
        }
        return new int[] {end, end};
    }

    private static boolean spoken(Sentence s, int from, int to) {
        for (Speech.Frame f : s.frames) {
            if (f.verb() >= from && f.verb() < to) {
                return true;
            }
        }
        return false;
    }

    /// "took effect in September", "went into force on that day".
    static boolean takesEffect(Tokens t, Sentence.DateMark w, int cs) {
        for (int k = Math.max(cs, w.from() - 6); k < Math.min(t.count - 1, w.to() + 5); k++) {
            if ((t.is(k, "into") && t.is(k + 1, "effect", "force", "operation"))
                    || (k < w.from() && t.in(k, "taking") && t.is(k + 1, "effect"))) {
                return true;
            }
        }
        return false;
    }

    /// "quotas for April and May": the second month of a period.
    private static boolean forPeriod(Sentence s, Sentence.DateMark w) {
        for (Sentence.DateMark o : s.dates) {
            if (o.to() == w.from() - 1 && s.t.is(o.from() - 1, "for")) {
                return true;
            }
        }
        return false;
    }

    /// Whether what ends on the date is the thing granted: "the waiver runs out on", "the licence expires on".
    private static boolean endsGrant(Tokens t, Sentence.DateMark w, int cs) {
        for (int k = w.from() - 1; k >= Math.max(cs, w.from() - 4); k--) {
            if (t.in(k, "ending-or-lapsing") || (t.is(k, "end") && !t.is(k - 1, "the"))) {
                return true;
            }
        }
        return false;
    }

    /// "restricting exports of 54 products, from steel to fuel, with immediate effect": the end of the sentence, where
    /// it says so after a comma and nobody acts between.
    private static int trailing(Sentence s, int ce) {
        Tokens t = s.t;
        boolean bars = t.is(ce, "which") && t.in(ce + 1, "barring");
        for (int i = ce; i + 2 < s.to; i++) {
            if (bars && t.is(i, "with") && t.is(i + 1, "immediate") && t.is(i + 2, "effect")) {
                // "put eight firms on its list, which bars shipments to them with immediate effect"
                return Math.min(s.to, i + 3);
            }
            if (Clauses.finite(t, i) && !(bars && i == ce + 1)) {
                return ce;
            }
            if (t.is(i - 1, ",") && t.is(i, "with") && t.is(i + 1, "immediate") && t.is(i + 2, "effect")) {
                return Math.min(s.to, i + 3);
            }
        }
        return ce;
    }

    /// Where a stretch of text says that something holds at once.
    public static Optional<Span> immediately(Sentence s, int from, int to) {
        Tokens t = s.t;
        for (int i = from; i < to; i++) {
            boolean effect = false;
            for (int k = Math.max(from, i - 3); k < i; k++) {
                effect |= t.in(k, "in-effect");
            }
            boolean measure = (i + 1 < to && (t.has(i + 1, "weak") || t.has(i + 1, "control")))
                    || (i + 2 < to && (t.has(i + 2, "weak") || t.has(i + 2, "control")));
            measure |= t.is(i + 1, "pause", "halt", "suspension", "freeze");
            if ((t.is(i, "publication")
                            && t.is(i - 1, "upon", "on", "of")
                            && t.is(i - 2, "effective", "as", "from", "force"))
                    || (t.is(i, "immediate") && (t.is(i + 1, "effect") || measure))
                    || (t.is(i, "effective", "beginning", "starting") && t.is(i + 1, "immediately"))
                    || (t.is(i, "at")
                            && t.is(i + 1, "once")
                            // "stopped exports at once and until further notice"
                            && (effect || (i + 2 < to && t.is(i + 2, "and") && t.is(i + 3, "until"))))
                    || (t.is(i, "immediately") && effect)) {
                return Optional.of(t.span(i, Math.min(i + 2, to)));
            }
        }
        return Optional.empty();
    }

    /// The day of the act: of its announcement where that is known, else of the document.
    public static PartialDate dayOf(Draft d, LocalDate day) {
        for (Slot<DateMention> x : d.dates) {
            if (x.value().role() == DateMention.Role.ANNOUNCED) {
                return x.value().date();
            }
        }
        return PartialDate.of(day);
    }

    /// Whether the act is told in the past tense.
    private static boolean past(Tokens t, TriggerMatch h, Draft d) {
        return ((h.match().form() & VerbForms.PAST) != 0 || wasDone(t, h))
                && d.modality.value() == Modality.DONE
                && d.grounds.contains(ModalityGround.VERB_FORM);
    }

    /// "was added in May", "licensing resumed in October".
    private static boolean wasDone(Tokens t, TriggerMatch h) {
        int head = h.match().head();
        if (h.match().form() == 0
                && t.low[head].endsWith("ed")
                && h.trigger().rule().voice() != RuleSet.Voice.NOUN) {
            return true;
        }
        for (int i = Math.max(0, head - 3); i < head; i++) {
            if (t.is(i, "was", "were", "been", "had", "has", "have")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFuture(Tokens t, int from, int head) {
        for (int i = Math.max(from, head - 4); i < head; i++) {
            if (t.is(i, "will", "'ll")) {
                return true;
            }
        }
        return false;
    }

    /// "will ban exports of ore in 20 days": a time from now to what is planned, not how long it holds.
    private static boolean toCome(Tokens t, Draft d, int quantity) {
        boolean control = switch (d.action.value()) {
            case IMPOSE, TIGHTEN, LIFT, SUSPEND -> true;
            case EXTEND, EASE, EXEMPT, DENY, THREATEN -> false;
        };
        return control
                && d.modality.value() == Modality.PLANNED
                && t.is(quantity - 1, "in")
                && !d.dated(DateMention.Role.EFFECTIVE);
    }

    /// "take effect in 30 days": counted from the announcement where it is known, else from the document.
    public void relative(Sentence s, Draft d, int cs, int ce) {
        Tokens t = s.t;
        for (QuantityTagger.Found q : s.quantities) {
            if (q.from() <= cs + 1 || q.to() > ce || q.quantity().value() > 4000) {
                continue;
            }
            boolean effect = false;
            for (int k = Math.max(cs, q.from() - 5); k < q.from() - 1; k++) {
                effect |= t.in(k, "starting-or-in-effect");
            }
            if (!(effect && t.is(q.from() - 1, "in", "after")) && !toCome(t, d, q.from())) {
                continue;
            }
            LocalDate from = dayOf(d, discourse.day).first();
            long n = (long) q.quantity().value();
            Optional<PartialDate> date = switch (q.quantity().unit()) {
                case "day" -> Optional.of(PartialDate.of(from.plusDays(n)));
                case "week" -> Optional.of(PartialDate.of(from.plusWeeks(n)));
                case "month" -> Optional.of(PartialDate.of(YearMonth.from(from).plusMonths(n)));
                default -> Optional.empty();
            };
            Span span = t.span(q.from(), q.to());
            date.ifPresent(
                    x -> d.dates.add(Slot.of(new DateMention(DateMention.Role.EFFECTIVE, x), span, "date-relative")));
            if (d.quantities.stream().noneMatch(x -> x.span().equals(span))) {
                // the days until an act takes effect are its notice
                QuantityMention told = q.quantity();
                d.quantities.add(Slot.of(
                        new QuantityMention(told.value(), told.unit(), QuantityMention.Kind.NOTICE, told.mention()),
                        span,
                        "quantity-notice"));
            }
        }
    }
}
