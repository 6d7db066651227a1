package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.NounPhrases;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import dev.chokepoint.evidence.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Fills the items of a claim: goods the gazetteer knows, reliefs, and what a pronoun stands for.
public final class ItemSlots {
    /// How many words may name what a party makes.
    private static final int LONGEST_TRADE = 8;

    private final DiscourseState discourse;

    public ItemSlots(DiscourseState discourse) {
        this.discourse = discourse;
    }

    public void items(Sentence s, TriggerMatch h, Draft d, int cs, int ce) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        boolean active = h.trigger().rule().voice() == RuleSet.Voice.ACTIVE && !acted(t, m, cs);
        int stop = endOfGoods(s, h, ce);
        boolean party = h.trigger().is(TriggerKind.LISTING) && !h.trigger().is(TriggerKind.GOODS_LISTING);
        ofAct(s, h, d, cs, ce, stop, active, party);
        toldBefore(s, h, d, cs, stop, active, party);
        if (party) {
            d.items.removeIf(x -> tellsOfParty(s, x.span()));
        }
        if (!d.items.isEmpty()) {
            ItemPhrases.spans(s, d, m.head() + 1, stop);
        }
        if (!party && !h.trigger().is(TriggerKind.CATALOGUE)) {
            amongThem(s, d, m.to(), stop);
        }
        if (d.items.isEmpty() && !party && ce < s.to && t.is(ce, "adding", "putting", "placing")) {
            // "has strengthened its controls, adding high-purity graphite to its list"
            ItemPhrases.take(s, d, ce + 1, s.clauseEnd(ce + 1), false);
        }
        if (d.items.isEmpty() && !party && d.action.value() != Action.EXEMPT) {
            instrument(t, d, active ? m.head() : cs, stop);
        }
        if (!party && d.items.stream().allMatch(x -> x.by(SlotRule.ITEM_ANAPHORA))) {
            described(s, d, active ? m.head() : cs, stop);
        }
        if (d.items.isEmpty() && party) {
            keptFrom(s, d, m.to());
        }
        forward(s, d, cs, ce);
        if (d.items.isEmpty() && (d.action.value().relaxes() || h.trigger().is(TriggerKind.LICENCE))) {
            scan(s, d, cs, stop, true);
        }
        d.items.removeIf(x -> d.exclusions.stream()
                .anyMatch(e -> e.span().start() <= x.span().start()
                        && x.span().end() <= e.span().end()));
        if (d.items.isEmpty() && !party && t.is(s.from, "for") && m.from() > s.from + 2) {
            // "For gallium and germanium Beijing had introduced licences"
            scan(s, d, s.from + 1, Math.min(m.from(), s.from + 9), false);
        }
        if (!party) {
            included(s, d, m.to());
            asWellAs(s, d, cs, stop);
        }
        if (d.items.isEmpty() && !party) {
            // "took back licences under which Intel was supplying chips to Huawei": farther on in the sentence
            scan(s, d, m.to(), onwards(t, m.to(), s.to), false);
        }
        if (d.items.isEmpty() && h.trigger().is(TriggerKind.ELLIPSIS)) {
            ofSubject(s, d, m);
        }
    }

    /// "The ban on cod was extended and may be lifted in July": the goods of the measure that both verbs tell of.
    private void ofSubject(Sentence s, Draft d, TokenPattern.Match m) {
        if (discourse.drafts.isEmpty() || discourse.drafts.getLast().span.start() < s.t.start[s.from]) {
            return;
        }
        for (Slot<ItemMention> x : discourse.drafts.getLast().items) {
            d.items.add(Slot.of(x.value(), s.t.span(m.from(), m.to()), SlotRule.ITEM_ANAPHORA));
        }
    }

    /// Where the words that can name the goods end: before an exclusion or a reason, behind a pair of dashes.
    private static int endOfGoods(Sentence s, TriggerMatch h, int ce) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        int stop = ce;
        for (int i = m.to(); i < ce; i++) {
            if (Exclusions.exclusionCue(t, i) >= 0
                    || (t.is(i, "in") && t.is(i + 1, "retaliation", "response", "return", "exchange"))
                    || why(t, h, i)
                    || t.is(i, "answer")) {
                stop = i;
                break;
            }
        }
        if (stop == ce && ce < s.to && ce > m.to() && t.is(ce - 1, "-", "\u2013", "\u2014")) {
            // "three materials - gallium, germanium and antimony - that …": what stands between dashes names them
            int end = ce;
            while (end < s.to && !t.is(end, "-", "\u2013", "\u2014", ".", ";") && !Clauses.finite(t, end)) {
                end++;
            }
            if (end == s.to || t.is(end, "-", "\u2013", "\u2014", ".")) {
                stop = end;
            }
        }
        return stop;
    }

    /// Adds the goods that the act names: its objects, its subject, what it is for.
    private void ofAct(Sentence s, TriggerMatch h, Draft d, int cs, int ce, int stop, boolean active, boolean party) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (h.trigger().is(TriggerKind.CATALOGUE)) {
            Catalogues.take(s, d, m.headTo(), s.to);
            return;
        }
        ItemPhrases.objects(s, h, d, m.from(), cs, stop);
        if (d.items.isEmpty() && !party) {
            ItemPhrases.premodifiers(s, d, Math.max(cs + 1, m.from()), cs, Math.min(stop, m.to() + 6));
        }
        if (d.items.isEmpty() && !active && m.from() > cs) {
            // "Exports of pistols and rifles will remain subject to …"
            ItemPhrases.objects(s, h, d, cs, cs, m.from());
        }
        if (d.items.isEmpty() && (!active || h.trigger().is(TriggerKind.REQUIREMENT))) {
            subject(s, h, d, cs);
        }
        int from = active ? m.head() : cs;
        if (d.items.isEmpty()) {
            int end = m.to();
            while (end < stop && !(t.is(end, "used") && t.is(end + 1, "in", "by"))) {
                end++;
            }
            scan(s, d, from, end, false);
        }
        if (d.items.isEmpty() && active) {
            antecedent(t, m, d, cs, s.from);
        }
        if (d.items.isEmpty() && ce < s.to && (t.is(ce, "to") || t.is(ce - 1, "to"))) {
            // "is rolling out quotas to hold back phosphate shipments": what the act is for names the goods
            int end = s.clauseEnd(ce + 1);
            ItemPhrases.objects(s, h, d, ce, ce, end);
            if (d.items.isEmpty()) {
                ItemPhrases.premodifiers(s, d, ce + 1, ce, end);
            }
        }
        if (d.items.isEmpty() && h.trigger().is(TriggerKind.EXEMPTION) && !active) {
            goodsSubject(t, m, d, cs);
        }
        if (d.items.isEmpty() && (h.trigger().is(TriggerKind.RELIEF) || d.action.value() == Action.TIGHTEN)) {
            relief(
                    t,
                    d,
                    m.from(),
                    m.to(),
                    h.trigger().is(TriggerKind.TIGHTENING) || d.action.value() == Action.TIGHTEN);
        }
    }

    /// Adds, where the act names no goods, those that words point back to or the trade that is meant.
    private void toldBefore(Sentence s, TriggerMatch h, Draft d, int cs, int stop, boolean active, boolean party) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (d.items.isEmpty() && discourse.lastItems.isEmpty() && !party) {
            // "Cobalt miners may use the quotas of 2025": nothing was told before, so the trade tells
            scan(s, d, cs, stop, true);
        }
        if (d.items.isEmpty()) {
            anaphor(t, m, d, active ? m.head() : cs, stop);
        }
        if (d.items.isEmpty() && !party) {
            kind(t, d, active ? m.head() : cs, stop);
        }
        if (d.items.isEmpty() && !active) {
            subjectGoods(t, m, d, cs);
        }
        if (d.items.isEmpty() && !party) {
            takenUp(t, m, d, cs, stop);
        }
        if (d.items.isEmpty() && !party) {
            bareTrade(t, m, d);
        }
    }

    /// "its controls on weapons exports to Turkey, drone optics included": what is meant as well.
    private static void included(Sentence s, Draft d, int from) {
        Tokens t = s.t;
        for (int i = from + 2; i < s.to; i++) {
            if (!t.is(i, "included", "inclusive")
                    || t.is(i - 1, "not")
                    || !(i + 1 >= s.to || t.is(i + 1, ",", ".", ";"))) {
                continue;
            }
            int open = i - 1;
            while (open > from && open > i - 7 && !t.is(open, ",") && !Clauses.finite(t, open)) {
                open--;
            }
            boolean place = false;
            for (int k = open + 1; k < i; k++) {
                place |= t.within(k, "place") || t.within(k, "group");
            }
            if (t.is(open, ",") && !place && !t.is(i - 1, "ones", "all")) {
                Span told = t.span(open + 1, i);
                if (d.items.stream().noneMatch(x -> x.span().overlaps(told))) {
                    ItemPhrases.take(s, d, open + 1, i, true);
                }
                return;
            }
        }
    }

    /// "put Alpha Micro, a maker of drones and sensors, on its list": goods that tell what a party makes.
    private static boolean tellsOfParty(Sentence s, Span goods) {
        Tokens t = s.t;
        int i = s.from;
        while (i < s.to && t.start[i] < goods.start()) {
            i++;
        }
        int of = i - 1;
        while (of > s.from && i - of < LONGEST_TRADE && !t.is(of, "of", ";") && !Clauses.finite(t, of)) {
            of--;
        }
        return t.is(of, "of") && t.in(of - 1, "who-make-or-sell");
    }

    /// "artificial graphite with a purity above 99.9%, as well as natural flake graphite": goods behind what describes
    /// the first.
    private static void asWellAs(Sentence s, Draft d, int from, int to) {
        Tokens t = s.t;
        for (int i = from; i + 3 < to; i++) {
            if (!t.is(i, "as") || !t.is(i + 1, "well") || !t.is(i + 2, "as") || !t.within(i + 3, "item")) {
                continue;
            }
            Span at = t.span(i + 3, i + 4);
            if (d.items.stream().noneMatch(x -> x.span().end() > at.start())) {
                ItemPhrases.take(s, d, i + 3, to, false);
            }
            return;
        }
    }

    /// How far a sentence goes on with the same matter.
    private static int onwards(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.is(
                            i,
                            ";",
                            "while",
                            "whereas",
                            "but",
                            "although",
                            "though",
                            "because",
                            "if",
                            "unless",
                            "after",
                            "once",
                            "except",
                            "provided")
                    || (t.is(i, "in") && t.in(i + 1, "answering"))) {
                return i;
            }
        }
        return to;
    }

    /// "exports of 54 products to Israel, jet fuel and steel among them": who belongs to a kind may stand before.
    private static void amongThem(Sentence s, Draft d, int from, int stop) {
        Tokens t = s.t;
        for (int i = from + 2; i + 1 < Math.min(s.to, stop + 12); i++) {
            if (!t.is(i, "among") || !t.is(i + 1, "them")) {
                continue;
            }
            int open = i - 1;
            boolean goods = false;
            while (open > from && open > i - 14) {
                goods |= t.within(open, "item");
                if (goods && t.is(open, ",") && !(t.has(open + 1, "item") && t.within(open - 1, "item"))) {
                    // no comma of the list itself
                    break;
                }
                open--;
            }
            if (goods && t.is(open, ",")) {
                d.items.removeIf(x -> x.value().codes().isEmpty());
                ItemPhrases.take(s, d, open + 1, i, false);
            }
            return;
        }
    }

    /// "on the list for helping to build supercomputers", "two companies accused of getting tools for a foundry": why
    /// parties are listed.
    static boolean why(Tokens t, TriggerMatch h, int i) {
        return h.trigger().is(TriggerKind.LISTING)
                && i >= h.match().to()
                && ((t.is(i, "for") && t.in(i + 1, "helping"))
                        // "on its control list over arms sales to Taiwan"
                        || t.is(i, "over")
                        || (t.is(i, "accused", "suspected") && t.is(i + 1, "of")));
    }

    /// "is suspending all license exceptions for Hong Kong": where no goods are named, the exceptions themselves.
    private static void instrument(Tokens t, Draft d, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (t.is(i, "license", "licence") && t.is(i + 1, "exception", "exceptions")) {
                ItemPhrases.named(t, d, i, i + 2);
                return;
            }
        }
    }

    /// "for items which might be used in military operations", "anything that could serve the army": goods of which
    /// only the use is told.
    private static void described(Sentence s, Draft d, int from, int to) {
        Tokens t = s.t;
        for (int i = from + 1; i + 3 < to; i++) {
            if (!t.in(i, "anything")
                    || !t.is(i + 1, "that", "which")
                    || !t.is(i + 2, "could", "might", "may", "can")
                    || !t.is(i - 1, "of", "for", "on", "any", "all")) {
                continue;
            }
            int end = i + 3;
            while (end < to && !t.is(end, ",", ";", ".", "until", "while", "unless", "after", "since")) {
                end++;
            }
            d.items.clear();
            ItemPhrases.named(t, d, i, end);
            return;
        }
    }

    /// "added eight firms to its list, prohibiting exports of dual-use items to them", "…, cutting them off from
    /// chips": what those listed are kept from.
    private static void keptFrom(Sentence s, Draft d, int from) {
        Tokens t = s.t;
        for (int i = from; i + 1 < s.to; i++) {
            if (t.has(i, "ship-verb") && t.low[i].endsWith("ing")) {
                // "so firms need approval before exporting any product to them"
                for (int k = i + 2; k < Math.min(s.to - 1, i + 7); k++) {
                    if (t.is(k, "to") && t.is(k + 1, "them", "these", "those")) {
                        ItemPhrases.take(s, d, i + 1, k, true);
                        return;
                    }
                }
            }
            if (t.is(i, "and", "so", "which") && t.has(i + 1, "modal-may")) {
                // "and may no longer be supplied with dual-use items", "and can no longer receive chips"
                for (int k = i + 2; k < Math.min(s.to - 1, i + 8); k++) {
                    if ((t.is(k, "with") && t.is(k - 1, "supplied", "provided")) || t.in(k, "buying")) {
                        ItemPhrases.take(s, d, k + 1, s.to, true);
                        return;
                    }
                }
            }
            if (t.is(i + 1, "on")
                    && (t.has(i, "control") || t.has(i, "weak"))
                    && t.anyOf(Math.max(from, i - 6), i, "facing-curbs")) {
                // "adds 60 firms to the list of those who face tighter restrictions on pumps"
                ItemPhrases.take(s, d, i + 2, s.to, true);
                return;
            }
            if (!t.in(i, "stopping-somebody")
                    || !t.is(i - 1, ",", "and", "effectively", "thereby", "thus", "which", "that")) {
                continue;
            }
            for (int k = i + 1; k < Math.min(s.to - 1, i + 10); k++) {
                if (t.is(k, "of") && (t.has(k - 1, "export") || t.has(k - 1, "export-noun"))) {
                    ItemPhrases.take(s, d, k + 1, s.to, true);
                    return;
                }
                if (t.is(k, "from", "to") && (t.has(k + 1, "ship-verb") || t.in(k + 1, "buying-goods"))) {
                    ItemPhrases.take(s, d, k + 2, s.to, true);
                    return;
                }
                if (t.is(k, "from") && t.is(k - 1, "off")) {
                    ItemPhrases.take(s, d, k + 1, s.to, true);
                    return;
                }
                if (t.has(k, "ship-verb") && t.low[k].endsWith("ing")) {
                    ItemPhrases.take(s, d, k + 1, s.to, true);
                    return;
                }
            }
            return;
        }
    }

    /// "Exporters may no longer supply dual-use goods to the firms concerned": says what the parties listed before may
    /// no longer get.
    private void forward(Sentence s, Draft d, int cs, int ce) {
        if (discourse.drafts.isEmpty()
                || d.items.isEmpty()
                || d.items.getFirst().by(SlotRule.ITEM_ANAPHORA)) {
            return;
        }
        Draft last = discourse.drafts.getLast();
        if (!last.items.isEmpty()
                || !last.issuer.value().place().equals(d.issuer.value().place())
                || last.targets.stream().noneMatch(x -> x.value() instanceof Target.Entity)) {
            return;
        }
        Tokens t = s.t;
        for (int i = cs; i < ce; i++) {
            boolean back = (t.is(i, "them") && t.is(i - 1, "to", "for", "with"))
                    || (t.is(i, "the", "those", "these", "listed")
                            && (t.has(i + 1, "party-noun") || (t.is(i + 1, "listed") && t.has(i + 2, "party-noun")))
                            && t.is(i - 1, "to", "for", "with", "by"));
            if (back) {
                last.items.addAll(d.items);
                return;
            }
        }
    }

    /// Whether the verb stands in the passive although its rule is of the active: "cars were added to the ban list".
    private static boolean acted(Tokens t, TokenPattern.Match m, int cs) {
        for (int i = Math.max(cs, m.head() - 3); i < m.head(); i++) {
            if (t.is(i, "was", "were", "been", "are", "is", "being")) {
                return t.low[m.head()].endsWith("ed") || t.is(m.head(), "put", "set");
            }
        }
        return false;
    }

    /// "Steel, plastic products and electronic parts were added": the goods are the subject of a passive.
    private static void subject(Sentence s, TriggerMatch h, Draft d, int cs) {
        Tokens t = s.t;
        int head = h.match().head();
        int from = cs;
        while (from > s.from && (t.is(from, "that", "which") || t.is(from - 1, "\""))) {
            // a relative clause after the subject
            from = s.clauseStart(from - 1);
        }
        while (from < head
                && t.is(
                        from,
                        "and",
                        "but",
                        "while",
                        "that",
                        ",",
                        "whereas",
                        "as",
                        "so",
                        "\"",
                        "however",
                        "meanwhile",
                        "separately",
                        "also",
                        "moreover",
                        "instead")) {
            from++;
        }
        while (from < head
                && (t.dated.get(from) || (t.is(from, "since", "from", "in", "as", "of") && t.dated.get(from + 1)))) {
            // "Since April every rare earth shipment has needed a licence"
            from++;
        }
        for (int i = from + 1; i < head; i++) {
            if (t.is(i, "that") && t.is(i - 1, "so")) {
                // "has revised the law so that raw ores may not be exported"
                from = i + 1;
            }
        }
        from = afterSetting(t, from, head);
        int end = from;
        while (end < head && !FiniteVerbs.auxiliary(t, end) && !(end > from && t.in(end, "needing"))) {
            end++;
        }
        if (end > from) {
            // what is put under control is goods, known or not
            ItemPhrases.take(s, d, from, end, h.trigger().is(TriggerKind.OF_GOODS) || shipped(t, h.match()));
        }
    }

    /// "Under Swiss law war material may …", "With immediate effect, pistols …": the subject stands behind what tells
    /// where, when and by what rules.
    private static int afterSetting(Tokens t, int from, int head) {
        if (!t.is(from, "under", "in", "with", "effective", "within", "following")) {
            return from;
        }
        for (int k = from + 1; k < Math.min(head, from + 8); k++) {
            if (t.is(k, ",")) {
                return k + 1;
            }
            if (t.is(from, "under") && t.in(k, "laws-and-rules")) {
                return t.is(k + 1, ",") ? k + 2 : k + 1;
            }
        }
        return from;
    }

    /// "Carcasses may not be exported", "missiles may now be sold": what is shipped is goods.
    private static boolean shipped(Tokens t, TokenPattern.Match m) {
        for (int i = m.from() + 1; i < m.to(); i++) {
            if (t.in(i, "delivered") && (t.has(i - 1, "be") || t.is(i - 1, "be", "been", "being"))) {
                return true;
            }
        }
        return false;
    }

    /// "the processors that the US banned from sale": what a relative clause is about.
    private static void antecedent(Tokens t, TokenPattern.Match m, Draft d, int cs, int from) {
        int that = m.head() - 1;
        while (that > from && that > m.head() - 8 && !t.is(that, "that", "which")) {
            if (Clauses.finite(t, that)) {
                return;
            }
            that--;
        }
        if (that <= from || !t.is(that, "that", "which") || that < cs - 1) {
            return;
        }
        int end = t.is(that - 1, ",") ? that - 1 : that;
        for (int i = Math.max(from, end - 4); i < end; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Item x && k.to() == end && !t.has(end - 1, "party-noun")) {
                    ItemPhrases.known(t, d, x, expandLeft(t, k.from(), from), k.to());
                    return;
                }
            }
        }
    }

    /// Goods the gazetteer knows that stand elsewhere in the clause.
    ///
    /// @param parties whether the goods that name a trade count: "cobalt miners"
    private static void scan(Sentence s, Draft d, int from, int stop, boolean parties) {
        Tokens t = s.t;
        Set<String> seen = new LinkedHashSet<>();
        for (int i = from; i < stop; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Item x
                        && k.to() <= stop
                        && !s.inFrameName(i)
                        && partOfParty(t, k) == parties
                        // "a dual-use licence": of which kind
                        && !(t.is(k.from(), "dual-use") && k.to() < t.count && t.has(k.to(), "licence"))
                        && !titled(t, k)
                        && !TargetSlots.endsNameBehindRole(t, k.from())) {
                    int a = expandLeft(t, k.from(), from);
                    if (!classOfModel(t, k) && (seen.add(x.key()) || distinctList(t, k))) {
                        ItemPhrases.known(t, d, x, a, k.to());
                    }
                }
            }
        }
    }

    /// "Coal and Minerals Director General": goods in the title of an office.
    private static boolean titled(Tokens t, Tokens.Mark k) {
        if (!t.upper(k.from())) {
            return false;
        }
        for (int i = k.to(); i < Math.min(t.count, k.to() + 4) && (t.upper(i) || t.is(i, "and")); i++) {
            if (t.has(i, "official-noun")) {
                return true;
            }
        }
        return false;
    }

    /// "Shipments for humanitarian relief are exempt": the goods are the subject.
    static void goodsSubject(Tokens t, TokenPattern.Match m, Draft d, int cs) {
        int from = cs;
        while (from < m.head() && (t.in(from, "determiners") || t.is(from, "and", "but", "whereas", "while", ","))) {
            from++;
        }
        int end = from;
        while (end < m.head() && !FiniteVerbs.auxiliary(t, end) && !t.has(end, "be") && !t.is(end, ",")) {
            end++;
        }
        boolean goods = from < end
                && (t.has(from, "export-noun") || t.in(from, "cargoes"))
                && t.is(from + 1, "for", "under", "by", "of", "needed", "meant", "below", "already", "signed");
        if (goods && end - from <= 9) {
            ItemPhrases.named(t, d, from, end);
        }
    }

    /// The relief itself is what is taken away or prolonged where no goods are named.
    ///
    /// @param several whether reliefs in the plural count: "suspended license exceptions"
    static void relief(Tokens t, Draft d, int from, int to, boolean several) {
        for (int i = from; i < to; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if ((k.cls().equals("exemption") || k.cls().equals("general-licence")) && k.to() <= to) {
                    int end = k.to();
                    while (end < t.count
                            && end < k.to() + 3
                            && t.upper(end)
                            && Character.isLetter(t.low[end].charAt(0))) {
                        end++;
                    }
                    if ((end - k.from() > 1 && (several || !t.low[end - 1].endsWith("s") || t.is(end - 1, "status")))
                            || k.to() < end
                            || t.upper(k.from())) {
                        // a mere "waiver" tells nothing
                        ItemPhrases.named(t, d, k.from(), end);
                    }
                    return;
                }
            }
        }
    }

    /// "Deliveries for humanitarian purposes may be exempted": goods named only as goods are those told of before.
    void subjectGoods(Tokens t, TokenPattern.Match m, Draft d, int cs) {
        int i = cs;
        while (i < m.head() && (t.in(i, "determiners") || t.is(i, "and", "but", ","))) {
            i++;
        }
        // "Exports were blocked entirely", but not "exports to India"
        boolean whole = d.action.value().relaxes() || (i + 1 < m.head() + 1 && FiniteVerbs.auxiliary(t, i + 1));
        if (i < m.head() && whole && (t.has(i, "export-noun") || t.in(i, "cargoes-and-parcels"))) {
            if (discourse.lastItems.isEmpty()) {
                d.items.add(Slot.of(
                        new ItemMention("anaphora", t.words(i, i + 1), List.of()),
                        t.span(i, i + 1),
                        SlotRule.ITEM_ANAPHORA));
            }
            for (Slot<ItemMention> x : discourse.lastItems) {
                d.items.add(Slot.of(x.value(), t.span(i, i + 1), SlotRule.ITEM_ANAPHORA));
            }
        }
    }

    /// "NXT:2050i lithography systems": the class after a model adds nothing.
    static boolean classOfModel(Tokens t, Tokens.Mark k) {
        for (int i = Math.max(0, k.from() - 3); i < k.from(); i++) {
            for (Tokens.Mark o : t.marksAt(i)) {
                if (o.entry() instanceof Gazetteer.Item && o.to() == k.from()) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean distinctList(Tokens t, Tokens.Mark k) {
        return k.to() - k.from() > 1 && t.is(k.from() - 1, "to") && t.is(k.from() - 2, "and");
    }

    static boolean partOfParty(Tokens t, Tokens.Mark k) {
        int n = k.to();
        return n < t.count
                && (t.has(n, "party-noun") || t.is(n, "industry", "sector", "industries", "sectors"))
                && !t.has(k.from(), "export");
    }

    static int expandLeft(Tokens t, int from, int limit) {
        int a = from;
        while (a - 1 >= limit && a > from - 4 && t.has(a - 1, "item-adjective")) {
            a--;
        }
        return a;
    }

    /// "would authorise the sales", "exempt exports to Norway", "the larger quota": trade or a measure named without
    /// goods is that of the goods told of before.
    private void takenUp(Tokens t, TokenPattern.Match m, Draft d, int from, int to) {
        for (int i = from; i < Math.max(to, m.to()); i++) {
            boolean trade = t.has(i, "export-noun") && !t.low[i].endsWith("ing");
            boolean measure = t.has(i, "weak")
                    || t.has(i, "control")
                    || t.has(i, "licence")
                    || t.has(i, "exemption")
                    || t.is(i, "suspension", "quota", "quotas");
            if (!trade && !measure) {
                continue;
            }
            boolean definite = false;
            for (int k = i - 1;
                    k >= Math.max(from, i - 3) && !t.is(k, ",", "of", "to", "'s", "'") && k != m.head();
                    k--) {
                definite |= t.is(k, "these", "such", "similar", "that", "this", "the");
            }
            if (t.is(i + 1, "of") && t.is(i + 2, "those") && t.is(i + 3, "against", "on", "for")) {
                // "the suspension of those against 16 firms": measures on parties
                return;
            }
            if (definite && (trade || !t.is(i + 1, "on", "against", "that", "which", "imposed"))) {
                earlier(t, d, i);
                return;
            }
        }
    }

    /// "the three metals", "these same commodities", "the grain": the kind of the goods told of before.
    private void kind(Tokens t, Draft d, int from, int to) {
        if (discourse.lastItems.isEmpty()) {
            return;
        }
        for (int i = from; i + 1 < to; i++) {
            if (!t.is(i, "the", "these", "those", "this", "all", "such")) {
                continue;
            }
            int k = i + 1;
            while (k < Math.min(to, i + 4) && (t.is(k, "same", "other", "the", "said") || NounPhrases.measure(t, k))) {
                k++;
            }
            boolean on = t.is(k + 1, "of", "for", "to", "used", "that", "which", "it", "and", "or", "with");
            boolean ends = k + 1 >= to || NounPhrases.stop(t, k + 1) || Clauses.finite(t, k + 1);
            if (k < to && t.in(k, "kinds-of-goods") && ends && !on && (k > i + 1 || !t.is(i, "all"))) {
                earlier(t, d, i);
                return;
            }
        }
    }

    void anaphor(Tokens t, TokenPattern.Match m, Draft d, int from, int to) {
        if (from < m.head() && (t.has(from, "weak") || t.has(from, "control")) && bare(t, from)) {
            // "Curbs would only be considered …"
            earlier(t, d, from);
            return;
        }
        for (int i = from; i < to; i++) {
            if ((t.is(i, "it", "them")
                            && i > m.head()
                            && !t.is(i - 1, "among", "of")
                            && !t.is(i + 1, "had", "has", "will", "is", "was", "would"))
                    || (t.is(i, "such") && i + 1 < to && t.has(i + 1, "export"))
                    || (t.is(i, "these", "those", "this", "the")
                            && i + 1 < to
                            && (((t.has(i + 1, "weak") || t.has(i + 1, "control")) && !qualified(t, i + 1))
                                    || (i + 2 < to
                                            && t.in(i + 1, "same-measure")
                                            && t.has(i + 2, "weak")
                                            && !qualified(t, i + 2))))) {
                if (t.is(i, "it", "them", "such", "these", "the")) {
                    earlier(t, d, i);
                } else {
                    d.items.add(Slot.of(
                            new ItemMention("anaphora", t.words(i, i + 1), List.of()),
                            t.span(i, i + 1),
                            SlotRule.ITEM_ANAPHORA));
                }
                return;
            }
        }
    }

    /// "immediately halt exports", "it may be restricted": trade or a pronoun that stands alone is that of the goods
    /// told of before.
    private void bareTrade(Tokens t, TokenPattern.Match m, Draft d) {
        if (t.is(m.from(), "it", "they")) {
            earlier(t, d, m.from());
            return;
        }
        int i = m.headTo();
        if (i < m.to() && t.is(i, "of", "for") && i + 1 < m.to()) {
            // "the resumption of shipments"
            i++;
        }
        while (i < m.to() && t.is(i, "all", "its", "their", "annual", "any", "some", "most", "further", "the")) {
            i++;
        }
        boolean trade = i < m.to()
                && (t.in(i, "deliveries") || (t.is(i, "export", "sale") && t.is(i - 1, "their", "its")))
                && !t.is(i + 1, "of", "controls", "curbs", "from", "by");
        if (trade) {
            earlier(t, d, i);
        }
    }

    /// Whether a verb follows the noun.
    private static boolean bare(Tokens t, int noun) {
        int end = noun + 1;
        for (Tokens.Mark k : t.marksAt(noun)) {
            end = Math.max(end, k.to());
        }
        return end < t.count && (FiniteVerbs.auxiliary(t, end) || t.has(end, "be"));
    }

    /// The goods that the issuer of an act was told last to have acted on; empty where others acted since.
    private List<Slot<ItemMention>> lastItems(Draft d) {
        boolean other = !discourse.home.isEmpty()
                && !discourse.lastItems.isEmpty()
                && !discourse.lastItemsIssuer.equals(d.issuer.value().place());
        if (!other) {
            return discourse.lastItems;
        }
        for (int k = discourse.drafts.size() - 1; k >= 0; k--) {
            Draft o = discourse.drafts.get(k);
            boolean named =
                    !o.items.isEmpty() && !o.items.getFirst().value().item().equals("anaphora");
            if (named && o.issuer.value().place().equals(d.issuer.value().place())) {
                return o.items;
            }
        }
        return List.of();
    }

    /// The goods told of last, or that they are not known.
    private void earlier(Tokens t, Draft d, int i) {
        if (!discourse.drafts.isEmpty()) {
            Draft last = discourse.drafts.getLast();
            if (last.sentence == d.sentence
                    && !last.items.isEmpty()
                    && !last.items.getFirst().value().item().equals("anaphora")) {
                // "will lift its ban on cobalt and replace it with quotas"
                for (Slot<ItemMention> x : last.items) {
                    d.items.add(Slot.of(x.value(), t.span(i, i + 1), SlotRule.ITEM_ANAPHORA));
                }
                return;
            }
        }
        // "dropped a similar ban": on the goods of somebody else's
        boolean similar = t.is(i, "similar") || t.is(i + 1, "similar") || t.is(i - 1, "similar");
        List<Slot<ItemMention>> told = similar ? discourse.lastItems : lastItems(d);
        if (told.isEmpty()) {
            d.items.add(Slot.of(
                    new ItemMention("anaphora", t.words(i, i + 1), List.of()),
                    t.span(i, i + 1),
                    SlotRule.ITEM_ANAPHORA));
        }
        for (Slot<ItemMention> x : told) {
            d.items.add(Slot.of(x.value(), t.span(i, i + 1), SlotRule.ITEM_ANAPHORA));
        }
    }

    /// Whether a noun is told more of: "the measures that put …", "the ban on …".
    static boolean qualified(Tokens t, int noun) {
        int end = noun + 1;
        for (Tokens.Mark k : t.marksAt(noun)) {
            end = Math.max(end, k.to());
        }
        if (t.is(end, "on") && t.dated.get(end + 1)) {
            // "introduced the ban on March 1"
            return false;
        }
        return t.is(end, "that", "on", "against", "which", "it", "imposed", "of", "for", "over");
    }
}
