package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.acts.CompiledRules;
import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.QuantityTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.PatternIndex;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import dev.chokepoint.evidence.slots.Catalogues;
import dev.chokepoint.evidence.slots.DateRoles;
import dev.chokepoint.evidence.slots.DateSlots;
import dev.chokepoint.evidence.slots.Exclusions;
import dev.chokepoint.evidence.slots.ItemPhrases;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads facts beside claims, and sentences that add a date or an exclusion to the claim before.
final class Continuations {
    private final DiscourseState discourse;
    private final CompiledRules rules;
    private final ArticleReader reader;
    private final DateSlots dateSlots;
    private final PatternIndex.Starts starts;

    Continuations(DiscourseState discourse, CompiledRules rules, ArticleReader reader) {
        this.discourse = discourse;
        this.rules = rules;
        this.reader = reader;
        dateSlots = new DateSlots(discourse);
        starts = rules.factIndex().starts();
    }

    // ---- facts beside claims, and sentences that add to the claim before

    void facts(Sentence s, List<TriggerMatch> hits, int before) {
        continueItems(s, before);
        starts.scan(s.t, s.from, s.to);
        for (int p = 0; p < rules.facts().size(); p++) {
            if (starts.count(p) == 0) {
                continue;
            }
            CompiledRules.Fact f = rules.facts().get(p);
            if (!f.pattern().canMatch(s.contents)) {
                continue;
            }
            for (int n = 0; n < starts.count(p); n++) {
                TokenPattern.Match m = f.pattern().matchAt(s.t, starts.at(p, n), s.to, s.wall);
                if (m == null) {
                    continue;
                }
                switch (f.rule().kind()) {
                    case "continues-date" -> continueDate(s, m, hits, before, DateMention.Role.EFFECTIVE);
                    case "continues-announced" -> continueDate(s, m, hits, before, DateMention.Role.ANNOUNCED);
                    case "continues-quantity" -> continueQuantity(s, m, hits, before);
                    case "continues-denied" -> continueDenied(s, m, hits, before);
                    case "continues-exclusion" -> continueExclusion(s, m, before, hits);
                    default -> {
                        int start = s.clauseStart(m.from());
                        int end = Math.max(m.to(), s.clauseEnd(m.to()));
                        Facts.read(reader, s.t, s.from, start, end, s.section, s.frames, s.quantities, f, m);
                    }
                }
                break;
            }
        }
    }

    /// "Operators who need to ship dual-use items to those entities should apply": what those listed before, in this
    /// sentence or the last, may not get.
    private void continueItems(Sentence s, int before) {
        boolean same = before < discourse.drafts.size();
        if (discourse.drafts.isEmpty()) {
            return;
        }
        Tokens t = s.t;
        Draft list = discourse.drafts.getLast();
        if (!same && list.trigger.is(TriggerKind.GOODS_LISTING) && list.items.isEmpty() && follows(s, list)) {
            Catalogues.members(s, list);
            return;
        }
        int from = same ? t.tokenAt(discourse.drafts.getLast().span.end()) : s.from;
        for (int i = from; i + 2 < s.to; i++) {
            boolean ships = t.has(i, "ship-verb") && !t.has(i, "export-noun");
            boolean suppliers = (t.has(i, "party-noun") || t.has(i, "export-noun")) && t.is(i + 1, "of");
            if (same && t.is(i, "that") && t.is(i - 1, "so")) {
                int need = needsLicence(s, i + 1);
                if (need > i + 1) {
                    // "adds seven entities to the list, so that all items subject to the EAR need a licence"
                    carry(s, i + 1, need);
                    return;
                }
            }
            if (!ships && !suppliers) {
                continue;
            }
            int at = suppliers ? i + 2 : i + 1;
            for (int k = at + 1; k < Math.min(s.to - 1, at + 8); k++) {
                if (t.is(k, "to")
                        && (t.is(k + 1, "them")
                                || (t.is(k + 1, "these", "those", "the", "listed") && party(t, k + 2)))) {
                    carry(s, at, k);
                    return;
                }
            }
        }
    }

    /// Whether nothing but a short sentence stands between an act and this sentence.
    private static boolean follows(Sentence s, Draft d) {
        return s.t.start[s.from] - d.span.end() < NEAR / 2;
    }

    /// The verb of "… need a licence" in the next words, or `from`.
    private static int needsLicence(Sentence s, int from) {
        for (int k = from; k + 2 < Math.min(s.to, from + 10); k++) {
            if (s.t.is(k, "need", "needs", "require", "requires")
                    && (s.t.has(k + 1, "licence") || s.t.has(k + 2, "licence"))) {
                return k;
            }
        }
        return from;
    }

    private static boolean party(Tokens t, int i) {
        return t.has(i, "party-noun") || t.in(i, "parties");
    }

    /// Gives the goods of a stretch to the acts on parties that the last sentence with acts told.
    private void carry(Sentence s, int from, int to) {
        Draft last = discourse.drafts.getLast();
        for (int i = discourse.drafts.size() - 1; i >= 0 && discourse.drafts.get(i).sentence == last.sentence; i--) {
            Draft d = discourse.drafts.get(i);
            boolean named = d.items.stream().anyMatch(x -> !x.value().item().equals("anaphora"));
            boolean parties = d.targets.stream().anyMatch(x -> x.value() instanceof Target.Entity);
            if (parties && !named) {
                d.items.clear();
                ItemPhrases.take(s, d, from, to, true);
            }
        }
    }

    /// The farthest that a denial stands from what it denies, in characters.
    private static final int NEAR = 500;

    /// "A daily wrote that Vietnam plans a ban. The ministry denied the report": what was told as hearsay just before.
    private void continueDenied(Sentence s, TokenPattern.Match m, List<TriggerMatch> hits, int before) {
        if (before == 0 || !hits.isEmpty() || s.t.is(m.from() - 1, "nor", "not", "never", "n't")) {
            return;
        }
        Draft last = discourse.drafts.get(before - 1);
        int behind = s.t.start[s.from] - last.span.end();
        if (behind < 0 || behind > NEAR || !hearsay(last)) {
            return;
        }
        for (int i = before - 1; i >= 0 && discourse.drafts.get(i).sentence == last.sentence; i--) {
            Draft d = discourse.drafts.get(i);
            if (last.span.start() - d.span.end() > NEAR) {
                break;
            }
            if (hearsay(d) && d.modality.value() != Modality.DENIED) {
                d.modality = Slot.of(Modality.DENIED, s.t.span(m.from(), m.to()), SlotRule.DENIED_NEXT.code());
                d.dates.removeIf(x -> x.value().role() == DateMention.Role.ANNOUNCED);
            }
        }
    }

    /// Whether it is told by a paper, by people without a name or by nobody in particular, and not by an authority.
    private static boolean hearsay(Draft d) {
        boolean official = d.sources.stream().anyMatch(x -> switch (x.value().role()) {
            case OFFICIAL, OFFICIAL_ANONYMOUS, GOVERNMENT -> true;
            case OUTLET, ANONYMOUS, UNATTRIBUTED, COMPANY, ANALYST, DOCUMENT -> false;
        });
        if (d.reported) {
            return true;
        }
        boolean unnamed = d.sources.stream().anyMatch(x -> switch (x.value().role()) {
            case OUTLET, ANONYMOUS, UNATTRIBUTED -> true;
            case OFFICIAL, OFFICIAL_ANONYMOUS, GOVERNMENT, COMPANY, ANALYST, DOCUMENT -> false;
        });
        return !official && (unnamed || d.hearsay);
    }

    /// "The ban runs from Sunday until 27 November": what a sentence of its own says of when an act told before holds.
    void continueDate(
            Sentence s, TokenPattern.Match m, List<TriggerMatch> hits, int before, DateMention.Role otherwise) {
        int cs = s.clauseStart(m.from());
        int ce = s.clauseEnd(m.to());
        for (TriggerMatch h : hits) {
            if (h.match().from() < m.to() && m.from() < h.match().to()) {
                return;
            }
        }
        if (otherwise == DateMention.Role.ANNOUNCED
                && s.t.is(cs, "in", "under", "by", "with")
                && hits.stream().anyMatch(h -> h.match().from() >= m.to())) {
            // "In the deal signed on Sunday Malaysia agreed to …": the day of what the sentence itself tells
            return;
        }
        if (otherwise == DateMention.Role.EFFECTIVE && s.t.anyOf(cs, m.head() + 1, "before-that")) {
            // "The ban had been due to expire on Sunday": what was to be before
            return;
        }
        if (DateRoles.wasDue(s.t, cs, m.head())) {
            return;
        }
        int last = cs == s.from ? before - 1 : discourse.drafts.size() - 1;
        if (last < 0) {
            return;
        }
        Draft d = meant(s.t, m, last);
        if (ofWhatGoes(s, m, d)) {
            return;
        }
        List<Draft> all = new ArrayList<>();
        boolean both = s.t.is(m.from(), "both") || s.t.is(cs, "both", "all");
        boolean several = both || plural(s.t, m);
        for (int i = last; i >= Math.max(0, last - 4); i--) {
            // "Both changes take effect …", "The measures will be effective from …": every act told just before
            Draft o = discourse.drafts.get(i);
            boolean near = o.section == d.section
                    && o.issuer.value().place().equals(d.issuer.value().place())
                    && (o.sentence == d.sentence
                            || (both ? all.size() < 2 : o.modality.value().isRecordable()));
            if (o == d || (several && near && !o.historic)) {
                all.add(o);
            } else if (several) {
                break;
            }
        }
        for (Draft o : all) {
            boolean dated = false;
            Set<DateMention.Role> held = EnumSet.noneOf(DateMention.Role.class);
            o.dates.forEach(x -> held.add(x.value().role()));
            for (Sentence.DateMark w : s.dates) {
                if (w.from() < m.from()) {
                    // "As the unit announced in a notice on 12 March, the changes take effect on 1 April"
                    if (DateRoles.ofPaper(s.t, w) || DateRoles.announcing(s.t, w)) {
                        add(
                                o,
                                held,
                                DateMention.Role.ANNOUNCED,
                                w.found().date(),
                                w.found().span());
                    }
                } else if (w.from() < ce) {
                    DateMention.Role role = DateRoles.role(s.t, w, cs).orElse(otherwise);
                    if (role == DateMention.Role.UNTIL && DateRoles.lapse(o)) {
                        role = DateMention.Role.EFFECTIVE;
                    }
                    // the day of the act that is dated, which need not be the day told of last
                    boolean same = s.t.is(w.from(), "the", "that") && s.t.is(w.from() + 1, "same", "day");
                    PartialDate date =
                            same ? DateSlots.dayOf(o, discourse.day) : w.found().date();
                    if (w.found().weekday()
                            && role == DateMention.Role.EFFECTIVE
                            && date.last().isBefore(discourse.day)
                            && !s.t.anyOf(cs, w.from(), "entering-force")) {
                        // "The revision, set to come into force Monday": the next one
                        date = PartialDate.of(date.first().plusDays(7));
                    }
                    if (!w.found().yearGiven()
                            && date.first().isAfter(discourse.day)
                            && s.t.anyOf(cs, w.from(), "having-taken-effect")) {
                        // "The rule took effect on January 15", read in September: the one before
                        date = date.minusYear();
                    }
                    dated |= add(o, held, role, date, w.found().span());
                }
            }
            if (!dated && otherwise == DateMention.Role.EFFECTIVE) {
                DateSlots.immediately(s, cs, Math.max(ce, Math.min(s.to, m.to() + 4)))
                        .ifPresent(span -> add(o, held, otherwise, DateSlots.dayOf(o, announcedBy(o)), span));
                if (!held.contains(otherwise)) {
                    dateSlots.relative(s, o, cs, ce);
                }
            }
        }
    }

    /// The day on which the act told just before was announced by the same state; the document's where none is told.
    private LocalDate announcedBy(Draft act) {
        for (int i = discourse.drafts.size() - 1; i >= Math.max(0, discourse.drafts.size() - 4); i--) {
            Draft d = discourse.drafts.get(i);
            boolean near = d.section == act.section && act.span.start() - d.span.end() < NEAR;
            if (near
                    && !d.historic
                    && d.issuer.value().place().equals(act.issuer.value().place())) {
                for (Slot<DateMention> x : d.dates) {
                    if (x.value().role() == DateMention.Role.ANNOUNCED
                            && x.value().date().day() > 0) {
                        return x.value().date().first();
                    }
                }
            }
        }
        return discourse.day;
    }

    /// "Russia could lift its ban. The measure will apply for six months": told of the ban, not of its end, which
    /// nobody has decided.
    private static boolean ofWhatGoes(Sentence s, TokenPattern.Match m, Draft d) {
        Tokens t = s.t;
        if (t.is(s.from, "under")
                && d.action.value().relaxes()
                && d.modality.value().isRecordable()) {
            // "suspended the rule. Under the rule, issued in May, firms needed licences": the day of what was suspended
            return true;
        }
        return d.action.value().relaxes()
                && !d.modality.value().isRecordable()
                && d.modality.value() != Modality.PLANNED
                && t.anyOf(m.from(), m.head(), "measures-taken-up");
    }

    /// "The total comes to 19.2 million tons", "The pause will last for one year": how much or how long an act told
    /// before is.
    private void continueQuantity(Sentence s, TokenPattern.Match m, List<TriggerMatch> hits, int before) {
        int cs = s.clauseStart(m.from());
        int last = cs == s.from ? before - 1 : discourse.drafts.size() - 1;
        if (last < 0
                || hits.stream()
                        .anyMatch(h -> h.match().from() >= cs
                                && h.match().from() < m.to()
                                && !h.trigger().is(TriggerKind.STANDING)
                                && !h.trigger().is(TriggerKind.CEILING))) {
            return;
        }
        Draft d = meant(s.t, m, last);
        if (ofWhatGoes(s, m, d)) {
            return;
        }
        for (QuantityTagger.Found q : s.quantities) {
            QuantityMention.Kind kind = q.quantity().kind();
            boolean time = kind == QuantityMention.Kind.DURATION;
            boolean grace = time && s.t.in(q.to(), "grace-periods");
            if (q.to() <= m.from()
                    || (q.from() > m.to() && (time || s.clauseEnd(m.to()) < q.from()))
                    || kind == QuantityMention.Kind.PRICE
                    || (time
                            && !grace
                            && !s.t.is(q.from() - 1, "for", "last", "lasts", "of", "about", "least", "initial", "than"))
                    || d.quantities.stream()
                            .anyMatch(x -> x.value().kind() == kind
                                    && x.span().start() < s.t.start[s.from]
                                    && x.value().unit().equals(q.quantity().unit()))) {
                continue;
            }
            QuantityMention told = q.quantity();
            QuantityMention is = grace
                    ? new QuantityMention(told.value(), told.unit(), QuantityMention.Kind.NOTICE, told.mention())
                    : told;
            d.quantities.add(Slot.of(is, s.t.span(q.from(), q.to()), "quantity-continued"));
        }
    }

    /// "the changes", "the policies": what has several acts for its parts.
    private static boolean plural(Tokens t, TokenPattern.Match m) {
        for (int k = m.from(); k < m.head(); k++) {
            if (t.is(k, "implementation", "enforcement")) {
                return true;
            }
            if (t.in(k, "circulars-and-orders") && t.is(k - 1, "this")) {
                // "This announcement takes effect on …": all that the paper does
                return true;
            }
            if (t.in(k, "changes-of-rules")) {
                return t.is(k - 1, "the", "these", "new", "both", "all");
            }
        }
        return false;
    }

    /// @param held the roles that the act had a date for before this sentence
    private static boolean add(
            Draft d, Set<DateMention.Role> held, DateMention.Role role, PartialDate date, Span span) {
        if (held.contains(role)) {
            return false;
        }
        d.dates.add(Slot.of(new DateMention(role, date), span, "date-continued"));
        return true;
    }

    /// The act that a definite noun phrase takes up: the one nearest before it told with the same noun, or the last.
    private Draft meant(Tokens t, TokenPattern.Match m, int last) {
        Draft nearest = discourse.drafts.get(last);
        for (int k = m.head() - 1; k >= m.from(); k--) {
            Set<Action> meant = ACTS.getOrDefault(singular(t.low[k]), Set.of());
            for (int i = last; i >= Math.max(0, last - 3) && !meant.isEmpty(); i--) {
                // "The suspension will last until …": the act that suspended, not the curbs told of after it
                if (meant.contains(discourse.drafts.get(i).action.value())) {
                    return discourse.drafts.get(i);
                }
            }
        }
        for (int k = m.head() - 1; k >= m.from(); k--) {
            if (!t.has(k, "act-noun")) {
                continue;
            }
            String noun = singular(t.low[k]);
            for (int i = last; i >= Math.max(0, last - 3); i--) {
                Draft d = discourse.drafts.get(i);
                for (String w :
                        NO_LETTERS.split(d.span.in(discourse.article.text()).toLowerCase(Locale.ROOT))) {
                    if (singular(w).equals(noun) || verbOf(w, noun)) {
                        return d;
                    }
                }
            }
        }
        if (nearest.action.value() == Action.EXEMPT && t.anyOf(m.from(), m.head(), "measures-gone-on-with")) {
            // "it will ban exports, although exceptions can be granted. The regulation will be effective …": the ban
            for (int i = last - 1; i >= Math.max(0, last - 3); i--) {
                Draft d = discourse.drafts.get(i);
                if (d.sentence == nearest.sentence && !d.action.value().relaxes()) {
                    return d;
                }
            }
        }
        return nearest;
    }

    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    /// Nouns that name what was done.
    private static final Map<String, Set<Action>> ACTS = Map.ofEntries(
            Map.entry("suspension", Set.of(Action.SUSPEND)),
            Map.entry("pause", Set.of(Action.SUSPEND)),
            Map.entry("extension", Set.of(Action.EXTEND, Action.EXEMPT)),
            Map.entry("renewal", Set.of(Action.EXTEND, Action.EXEMPT)),
            Map.entry("exemption", Set.of(Action.EXEMPT)),
            Map.entry("waiver", Set.of(Action.EXEMPT)),
            Map.entry("easing", Set.of(Action.EASE)),
            Map.entry("relaxation", Set.of(Action.EASE)),
            Map.entry("lifting", Set.of(Action.LIFT)),
            Map.entry("repeal", Set.of(Action.LIFT)),
            Map.entry("rescission", Set.of(Action.LIFT)),
            Map.entry("removal", Set.of(Action.LIFT)));

    /// "banned", "banning": a verb that is told again by its noun.
    private static boolean verbOf(String word, String noun) {
        return word.startsWith(noun) && (word.endsWith("ed") || word.endsWith("ing"));
    }

    private static String singular(String noun) {
        return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    }

    void continueExclusion(Sentence s, TokenPattern.Match m, int before, List<TriggerMatch> hits) {
        // "The ban includes diesel, though jet fuel is not covered": the act may stand in the same sentence
        boolean within = discourse.drafts.size() > before
                && discourse.drafts.getLast().action.span().start() < s.t.start[m.from()];
        int last = within ? discourse.drafts.size() : before;
        if (last == 0 || !Exclusions.continues(s, m, hits)) {
            return;
        }
        Draft d = limited(last);
        Tokens t = s.t;
        // the goods stand before the verb ("Neither X nor Y is part") or after it ("leaves out X")
        boolean subject = t.has(m.head(), "not-covered");
        int from = subject ? subjectStart(s, m.from()) : m.to();
        int to = subject ? m.head() : Exclusions.end(s, m.to());
        while (from < to
                && (t.is(from, "neither", "to", "of", "and", "however", ",")
                        || (t.is(from, "exports", "shipments", "sales", "deliveries") && t.is(from + 1, "to", "of"))
                        || t.in(from, "determiners"))) {
            from++;
        }
        while (to > from && (FiniteVerbs.auxiliary(t, to - 1) || t.is(to - 1, ".", ","))) {
            to--;
        }
        if (subject && to - 1 > from && t.in(to - 1, "parts-of-firms") && !t.in(to - 2, "kinds-of-weapons")) {
            // "Arrow's distribution arms are not among them": a firm, no goods
            return;
        }
        if (subject && ownGoods(t, from, to)) {
            return;
        }
        if (subject && clauseOfItsOwn(t, from, to)) {
            // "suppliers have suspended even products that are not included"
            return;
        }
        if (!subject || Exclusions.excludable(t, from, to)) {
            Exclusions.exclude(t, d, from, Math.min(to, from + (subject ? 14 : 40)));
        }
    }

    /// What a sentence of its own leaves something out of: the control, where what firms may still do was told after
    /// it.
    private Draft limited(int last) {
        Draft d = discourse.drafts.get(last - 1);
        if (last < 2 || !d.action.value().relaxes() || d.action.value() == Action.SUSPEND) {
            return d;
        }
        Draft before = discourse.drafts.get(last - 2);
        // "Authorisations will go only to companies with a licence": a condition of the control
        boolean condition = d.span.in(discourse.article.text()).contains(" only ");
        boolean control = condition
                && !before.action.value().relaxes()
                && before.modality.value().isRecordable()
                && before.issuer.value().place().equals(d.issuer.value().place());
        return control && d.items.stream().allMatch(x -> x.by(SlotRule.ITEM_ANAPHORA)) ? before : d;
    }

    /// "Lynas, whose plant separates concentrate, said its products were not affected": what a firm says of its own
    /// goods.
    private static boolean ownGoods(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Clauses.speech(t, i) && t.is(i + 1, "its", "their", "it", "they", "our")) {
                return true;
            }
        }
        return false;
    }

    private static boolean clauseOfItsOwn(Tokens t, int from, int to) {
        for (int i = from; i < to && !t.is(i, "that", "which", "who", "whose"); i++) {
            if (Clauses.finite(t, i) && (t.is(i + 1, "suspended", "said", "been") || t.is(i, "said", "says"))) {
                return true;
            }
        }
        return t.is(from, "according");
    }

    /// "Chips that are neither designed nor marketed for data centres are not covered": a subject with a clause of its
    /// own begins before it.
    private static int subjectStart(Sentence s, int verb) {
        int from = s.clauseStart(verb);
        while (from > s.from && s.t.is(from, "that", "which", "who")) {
            from = s.clauseStart(from - 1);
        }
        return from;
    }
}
