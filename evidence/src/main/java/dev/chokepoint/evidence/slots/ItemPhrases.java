package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.NounPhrases;
import dev.chokepoint.evidence.grammar.QuantityTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the goods of an act by where they stand: after "exports of", before "exports", as its object or subject.
public final class ItemPhrases {
    private ItemPhrases() {}

    static String key(String words) {
        String k = words.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return k.isEmpty() ? "unnamed" : k.length() > 60 ? k.substring(0, 60) : k;
    }

    /// What a phrase turned out to be.
    enum Kind {
        /// Goods, added to the claim.
        GOODS,
        /// "the items", "such goods": goods told of before.
        ANAPHOR,
        /// "goods", "products": no goods in particular.
        GENERIC,
        /// A party, a place, a date or words that name no goods.
        OTHER
    }

    /// Turns a phrase into items of the claim.
    ///
    /// @param unknown whether goods that no list knows count
    static Kind add(Sentence s, Draft d, NounPhrases.Noun n, boolean unknown) {
        Tokens t = s.t;
        int last = n.to() - 1;
        if (partyHead(t, n) || partyToldOf(t, n)) {
            return Kind.OTHER;
        }
        Tokens.@Nullable Mark best = null;
        for (int i = n.from(); i < n.to(); i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Item && m.to() <= n.to()) {
                    best = m;
                }
            }
        }
        Tokens.@Nullable Mark model = null;
        for (int i = n.from(); best != null && i < best.from(); i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Item && m.to() == best.from() && t.upper(i)) {
                    // "NXT:2050i lithography systems": the class after a model adds nothing
                    model = m;
                }
            }
        }
        if (model != null && model.to() < n.to() && best != null && best.to() == n.to()) {
            known(t, d, (Gazetteer.Item) model.entry(), model.from(), n.to());
            return Kind.GOODS;
        }
        if (best != null && best.to() == n.to()) {
            int from = ItemSlots.expandLeft(t, best.from(), n.open());
            known(
                    t,
                    d,
                    (Gazetteer.Item) best.entry(),
                    n.to() - n.from() <= 5 ? Math.min(from, n.from()) : from,
                    measured(t, n));
            return Kind.GOODS;
        }
        String head = t.low[last];
        if (best != null && t.listed(head, "forms-of-goods")) {
            known(t, d, (Gazetteer.Item) best.entry(), n.from(), n.to());
            return Kind.GOODS;
        }
        if (t.is(n.from(), "others") && t.is(n.open(), "certain", "some", "many")) {
            return Kind.ANAPHOR;
        }
        if (t.listed(head, "generic-goods") && !described(t, n)) {
            boolean tail = n.end() > n.to() && !t.is(n.to(), "of", "for", "in", "subject");
            if (tail && unknown && !taken(t, n)) {
                named(t, d, n.from(), n.end());
                return Kind.GOODS;
            }
            return taken(t, n) ? Kind.ANAPHOR : Kind.GENERIC;
        }
        if (!unknown || !plausible(s, n)) {
            return Kind.OTHER;
        }
        named(t, d, n.from(), measured(t, n));
        return Kind.GOODS;
    }

    /// The end of a phrase with what bounds it: "boats with engines larger than 50 kW".
    private static int measured(Tokens t, NounPhrases.Noun n) {
        boolean atOnce = t.is(n.to(), "with") && t.is(n.to() + 1, "immediate", "effect");
        return !atOnce
                        && n.end() - n.to() <= 12
                        && t.is(n.to(), "with", "worth", "above", "below", "containing", "capable")
                ? n.end()
                : n.to();
    }

    /// Whether the words before a generic noun tell which goods are meant.
    private static boolean described(Tokens t, NounPhrases.Noun n) {
        for (int i = n.from(); i < n.to() - 1; i++) {
            if (!t.in(i, "not-describing-goods")
                    && !t.is(i, "'s")
                    && !t.within(i, "place")
                    && !t.in(i, "generic-goods")) {
                return true;
            }
        }
        return false;
    }

    /// "certain goods", "some of its machines": goods that the text does not tell more of, but counts or sets apart.
    private static boolean counted(Tokens t, NounPhrases.Noun n) {
        if (!t.in(n.to() - 1, "goods-without-a-name")) {
            return true;
        }
        for (int i = n.open(); i < n.to(); i++) {
            if (t.is(i, "certain", "most", "all", "any", "some", "several", "many", "various")) {
                return true;
            }
        }
        return false;
    }

    /// "selling goods to ZTE", "ship goods without a licence": goods of any kind.
    private static boolean anyGoods(Tokens t, NounPhrases.Noun n) {
        // but not "54 kinds of goods", which are told of elsewhere
        return t.is(n.to() - 1, "goods", "products")
                && !t.is(n.from() - 1, "of")
                && t.is(n.to(), "to", "from", "abroad", "without", "for");
    }

    /// "the items", "these goods", "the newly controlled goods".
    private static boolean taken(Tokens t, NounPhrases.Noun n) {
        if (t.is(n.to() - 1, "others")) {
            return true;
        }
        for (int i = n.open(); i < n.to(); i++) {
            if (t.is(i, "the", "these", "those", "such", "this", "same")) {
                return true;
            }
        }
        return false;
    }

    /// "eight companies tied to the military": a party with a participle after it.
    private static boolean partyToldOf(Tokens t, NounPhrases.Noun n) {
        return n.to() - n.from() > 1
                && t.low[n.to() - 1].endsWith("ed")
                && (t.has(n.to() - 2, "party-noun") || t.has(n.to() - 2, "entity"));
    }

    /// "the drone maker Geosat", "the shipbuilder CSBC Corporation": what a party does, and its name.
    private static boolean namedParty(Tokens t, NounPhrases.Noun n) {
        int k = n.to();
        while (k > n.from() && t.upper(k - 1)) {
            k--;
        }
        return k > n.from() && k < n.to() && (t.has(k - 1, "party-noun") || t.low[k - 1].endsWith("builder"));
    }

    /// "L3 Harris Technologies": a name in capitals that ends like a firm's.
    private static boolean firmName(Tokens t, NounPhrases.Noun n) {
        int from = n.from() > 0 ? Math.min(n.from(), n.to() - 2) : n.from();
        if (n.to() - from < 2 || !t.is(n.to() - 1, "technologies", "systems", "electronics", "semiconductor")) {
            return false;
        }
        for (int i = from; i < n.to(); i++) {
            if (!t.upper(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean partyHead(Tokens t, NounPhrases.Noun n) {
        if (namedParty(t, n) || firmName(t, n)) {
            return true;
        }
        for (int i = n.from(); i < n.to(); i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.to() == n.to()
                        && (m.cls().equals("party-noun")
                                || m.cls().equals("paper")
                                || m.cls().equals("licence")
                                || m.cls().equals("entity")
                                || m.cls().equals("place")
                                || m.cls().equals("group")
                                || m.cls().equals("official-noun")
                                || m.cls().equals("company-noun")
                                || m.cls().equals("people-noun")
                                || m.cls().equals("officials-noun")
                                || m.cls().equals("analyst-noun")
                                || m.cls().equals("date"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean plausible(Sentence s, NounPhrases.Noun n) {
        Tokens t = s.t;
        String head = t.low[n.to() - 1];
        if (t.listed(head, "not-goods")
                || NounPhrases.measure(t, n.to() - 1)
                || head.length() < 3
                || !Character.isLetter(head.charAt(0))
                || (head.endsWith("ing")
                        && head.length() > 5
                        && !t.listed(head, "broad-goods")
                        && n.to() - n.from() == 1)
                || head.endsWith("ness")
                || (n.to() - n.from() == 1
                        && (NounPhrases.adjective(t, n.to() - 1) || t.listed(head, "vague-adjectives")))
                || n.to() - n.from() > 8) {
            return false;
        }
        for (int i = n.from(); i < n.to(); i++) {
            if (s.inFrameName(i) || s.inDate(i) || t.has(i, "talks") || t.has(i, "register")) {
                return false;
            }
        }
        // a name of a party or person: capitals throughout, unless it opens the sentence
        boolean name = n.to() - n.from() > 1 || n.from() > s.from;
        for (int i = n.from(); i < n.to(); i++) {
            name &= t.upper(i);
        }
        return !name;
    }

    static void known(Tokens t, Draft d, Gazetteer.Item x, int from, int to) {
        d.items.add(
                Slot.of(new ItemMention(x.key(), t.words(from, to), x.codes()), t.span(from, to), "item-gazetteer"));
    }

    static void named(Tokens t, Draft d, int from, int end) {
        d.items.add(Slot.of(
                new ItemMention(key(t.words(from, end)), t.words(from, end), List.of()),
                t.span(from, end),
                "item-phrase"));
    }

    /// The lists of goods that stand after "exports of", "curbs on", "to ship", "including" and the verb of the act.
    static void objects(Sentence s, TriggerMatch h, Draft d, int from, int cs, int stop) {
        int i = from;
        while (i < stop) {
            Opening o = opener(s, h, d, i, cs, stop);
            if (o == null) {
                i++;
                continue;
            }
            int end = take(s, d, o.at(), stop, o.sure());
            if (end > o.at()) {
                i = end;
            } else {
                i++;
            }
        }
    }

    /// Reads one list into the claim.
    ///
    /// @param sure whether goods that no list knows count even without known ones beside them
    /// @return the end of the list; `at` where there was no list of goods
    public static int take(Sentence s, Draft d, int at, int stop, boolean sure) {
        Tokens t = s.t;
        NounPhrases.Listing l = NounPhrases.list(s, at, stop);
        if (l.nouns().isEmpty()) {
            return at;
        }
        boolean unknown = sure;
        for (NounPhrases.Noun n : l.nouns()) {
            unknown |= NounPhrases.holds(s.t, n, "item") && !partyHead(s.t, n);
        }
        if (l.nouns().size() > 1
                && partyHead(t, l.nouns().getLast())
                && t.is(l.nouns().getLast().open() - 1, "and")) {
            // "Taiwan-based aerospace and shipbuilding firms": what the firms do, no goods
            unknown = false;
        }
        int before = d.items.size();
        NounPhrases.@Nullable Noun spare = null;
        NounPhrases.@Nullable Noun taken = null;
        for (int k = 0; k < l.nouns().size(); k++) {
            NounPhrases.Noun n = l.nouns().get(k);
            if (t.is(n.to() - 1, "doses") && t.is(n.to(), "of")) {
                // "250,000 doses of a vaccine": a measure of what follows
                continue;
            }
            if (k < l.members() && hypernym(t, n)) {
                // "five technologies, among them …": the members say what is meant
                continue;
            }
            if (k > 0
                    && (t.is(n.open(), "similar", "equivalent", "comparable")
                            || (t.is(n.open(), "other") && n.to() - n.from() == 1 && !t.has(n.from(), "item")))) {
                continue;
            }
            switch (add(s, d, n, unknown)) {
                case GENERIC -> {
                    if (d.items.size() > before && t.is(n.to() - 1, "parts", "components", "accessories", "spares")) {
                        // "aircraft and parts": parts of what was named
                        named(t, d, n.from(), n.to());
                        continue;
                    }
                    spare = spare == null && !NounPhrases.measure(t, n.to() - 1) ? n : spare;
                }
                case ANAPHOR -> taken = taken == null ? n : taken;
                case GOODS, OTHER -> {}
            }
        }
        if (d.items.size() == before && spare != null && sure && (counted(t, spare) || anyGoods(t, spare))) {
            named(t, d, spare.open(), spare.to());
        }
        if (d.items.size() == before && taken != null && d.items.isEmpty()) {
            d.items.add(Slot.of(
                    new ItemMention("anaphora", t.words(taken.open(), taken.to()), List.of()),
                    t.span(taken.open(), taken.to()),
                    SlotRule.ITEM_ANAPHORA));
        }
        return d.items.size() > before ? l.end() : at;
    }

    /// A noun for a class of goods that tells little beside its members.
    private static boolean hypernym(Tokens t, NounPhrases.Noun n) {
        int head = n.to() - 1;
        return ((t.in(head, "generic-goods") || t.in(head, "broad-goods")) && !described(t, n))
                || t.is(n.from(), "dual-use");
    }

    /// "a ban on selling it chips", "selling ZTE US technology": the goods stand behind who gets them. "Huawei chips"
    /// without a place between may be what Huawei makes.
    private static int afterReceiver(Tokens t, int at, int stop) {
        if (t.is(at, "it", "them", "him") && at + 1 < stop) {
            return at + 1;
        }
        for (Tokens.Mark k : t.marksAt(at)) {
            if (k.entry() instanceof Gazetteer.Entity
                    && k.to() < stop
                    && t.within(k.to(), "place")
                    && !t.is(k.to(), "'s", "and", ",")) {
                return k.to();
            }
        }
        return at;
    }

    /// Where a list of goods begins.
    ///
    /// @param sure whether goods that no list knows count even without known ones beside them
    private record Opening(int at, boolean sure) {}

    /// The list that opens with token `i`, or null.
    private static @Nullable Opening opener(Sentence s, TriggerMatch h, Draft d, int i, int cs, int stop) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (i + 1 >= stop) {
            return null;
        }
        Opening amount = ofAmountOrNeed(s, m, i);
        if (amount != null) {
            return amount;
        }
        if (t.is(i, "of") && t.is(i - 1, "and", "or") && i > m.to() && !d.items.isEmpty()) {
            // "exports of all raw minerals and of lithium concentrate"
            return new Opening(i + 1, true);
        }
        if (i >= m.head() && t.in(i, "supplying-with")) {
            // "stop supplying chip designers with software"
            for (int k = i + 2; k < Math.min(stop - 1, i + 8); k++) {
                if (t.is(k, "with")) {
                    return new Opening(k + 1, true);
                }
            }
        }
        if (t.is(i, "on", "of", "for", "over") && i > cs) {
            return afterNoun(s, m, i, cs);
        }
        if (t.is(i, "by", ",") && i > m.head() && i + 2 < stop && t.is(i + 1, "putting", "adding", "placing")) {
            // "will tighten its controls by putting machine tool parts and sensors on its list"
            return new Opening(i + 2, false);
        }
        if (t.is(i, "to", "on", "of") && t.is(i - 1, "and", "or") && i > m.to()) {
            // "applies to tungsten in the form of …, and to alloys"
            return new Opening(i + 1, false);
        }
        if (t.is(i, "authorises", "authorizes", "authorising", "authorizing") && i >= m.from()) {
            return new Opening(i + 1, true);
        }
        int members = NounPhrases.opensMembers(t, i);
        if (members > i && members < stop) {
            return new Opening(members, true);
        }
        if (i > m.head() && t.is(i - 1, "to") && t.in(i, "covering")) {
            if (t.is(i, "take")) {
                return t.is(i + 1, "in") && i + 2 < stop ? new Opening(i + 2, true) : null;
            }
            return new Opening(i + 1, true);
        }
        if (i >= m.from() && t.in(i, "covers")) {
            return new Opening(i + 1, true);
        }
        if (t.in(i, "applying") && t.is(i + 1, "to") && i + 2 < stop) {
            return new Opening(i + 2, false);
        }
        if (t.is(i, "related") && t.is(i + 1, "to") && i + 2 < stop) {
            return new Opening(i + 2, false);
        }
        if (t.has(i, "export")
                // "the ban on exporting potatoes has been lifted": the goods may stand before the head
                && (i >= m.head() || (t.low[i].endsWith("ing") && t.is(i - 1, "on", "against") && i > m.from()))
                && (t.low[i].endsWith("ing") || t.in(i, "sending"))
                && !t.has(i, "control")
                && !t.is(i + 1, "of", "to", "controls", "control", "from", "in", "for")) {
            return new Opening(afterReceiver(t, i + 1, stop), true);
        }
        if (ofOtherBuyer(t, h, i)) {
            return null;
        }
        if (t.has(i, "ship-verb")
                && !t.has(i, "control")
                && !t.is(i + 1, "control", "controls")
                && i >= m.head()
                && t.is(i - 1, "to", "from", "could", "can", "may")) {
            return new Opening(i + 1, true);
        }
        if (i == m.headTo() - 1 && h.trigger().rule().voice() == RuleSet.Voice.ACTIVE) {
            return new Opening(i + 1, h.trigger().is(TriggerKind.LISTING));
        }
        return null;
    }

    /// "quotas of 150,000 tonnes for wheat", "an authorization is required for masks": the list behind an amount or a
    /// need, or null.
    private static @Nullable Opening ofAmountOrNeed(Sentence s, TokenPattern.Match m, int i) {
        Tokens t = s.t;
        if (t.is(i, "for", "of") && i > m.head() && t.in(i - 1, "units-of-goods")) {
            // "quotas of 150,000 tonnes for wheat and 20,000 tonnes for flour"
            return new Opening(i + 1, t.is(i, "of") && t.is(i - 1, "doses"));
        }
        if (t.is(i, "for") && t.is(i - 1, "and") && i > m.to() && !t.within(i + 1, "place") && !s.inDate(i + 1)) {
            // "licences for batteries and for machines used to make them"
            return new Opening(i + 1, false);
        }
        if (t.is(i, "for")
                && i > m.head()
                && (t.in(i - 1, "required") || (t.is(i - 3, "required", "needed") && t.is(i - 2, "by")))
                && !t.within(i + 1, "place")
                && !s.inDate(i + 1)) {
            // "an authorization is required for protective spectacles, masks and protective garments"
            return new Opening(i + 1, false);
        }
        return null;
    }

    /// "controls on gallium", "a licence for chips": the list behind a noun and its preposition, or null.
    private static @Nullable Opening afterNoun(Sentence s, TokenPattern.Match m, int i, int cs) {
        Tokens t = s.t;
        int governor = Clauses.before(t, i, s.from, s.to);
        boolean noun = t.has(governor, "control")
                || t.has(governor, "weak")
                || t.has(governor, "export")
                || t.ends(governor, "export")
                || t.ends(governor, "control")
                || (t.is(i, "of") && t.is(i - 1, "transit", "transshipment", "transhipment", "re-export"));
        boolean paper = t.is(i, "for")
                && (t.has(i - 1, "licence")
                        || t.ends(i - 1, "licence")
                        || t.has(i - 1, "application")
                        || t.has(i - 1, "exemption"));
        if (noun || paper || (t.is(i, "of") && afterExportsTo(t, i, cs))) {
            return new Opening(i + 1, true);
        }
        if (t.in(i + 1, "ships")) {
            // "load ethane on vessels": what carries the goods
            return null;
        }
        if (t.is(i, "on", "over") && i > m.from() && !s.inDate(i) && !s.inDate(i + 1)) {
            return new Opening(i + 1, false);
        }
        return null;
    }

    /// Whether the token is a verb of buying in an act that is not about those who buy.
    private static boolean ofOtherBuyer(Tokens t, TriggerMatch h, int i) {
        boolean buyer = h.trigger().is(TriggerKind.PERMIT)
                || h.trigger().is(TriggerKind.EXEMPTION)
                || h.trigger().is(TriggerKind.BAR)
                || h.trigger().is(TriggerKind.DENIAL)
                || h.trigger().is(TriggerKind.LICENCE)
                || h.trigger().is(TriggerKind.REQUIREMENT);
        return !buyer && t.in(i, "obtaining");
    }

    /// "software-powered exports, from laptops to jet engines": both ends of the span.
    static void spans(Sentence s, Draft d, int from, int stop) {
        for (int i = from; i + 1 < stop; i++) {
            if (spanOfGoods(s, i, stop)) {
                take(s, d, i + 1, stop, true);
            }
        }
    }

    private static boolean spanOfGoods(Sentence s, int i, int stop) {
        Tokens t = s.t;
        int from = -1;
        if (t.is(i, "from") && t.is(i - 1, ",")) {
            from = i;
        } else if (t.is(i, "to")) {
            for (int k = i - 1; k > Math.max(0, i - 6) && from < 0 && !t.is(k, ","); k--) {
                from = t.is(k, "from") && t.is(k - 1, ",") ? k : -1;
            }
        }
        if (from < 0) {
            return false;
        }
        for (int k = from + 1; k < Math.min(stop, from + 9); k++) {
            if (t.within(k, "place") || s.inDate(k) || isQuantity(s, k) || Character.isDigit(t.low[k].charAt(0))) {
                return false;
            }
            if (t.is(k, "to") && k > from + 1) {
                return k + 1 < stop && !t.within(k + 1, "place") && !isQuantity(s, k + 1);
            }
        }
        return false;
    }

    /// "ore exports", "rice and sugar shipments", "urea export curbs": the goods stand before the noun.
    static void premodifiers(Sentence s, Draft d, int first, int cs, int stop) {
        Tokens t = s.t;
        for (int i = first; i < stop; i++) {
            boolean exports = t.has(i, "export-noun") && !t.low[i].endsWith("ing");
            boolean control = t.has(i, "control") && t.is(i, "export", "shipping", "sales");
            if (!exports && !control) {
                continue;
            }
            if (t.is(i - 2, "to", "in", "over") && t.in(i - 3, "drawn-in")) {
                continue;
            }
            int from = i;
            while (from > cs && from > i - 4 && before(s, from - 1)) {
                from--;
            }
            if (from < i && from - 1 > cs && t.is(from - 1, "and", "or") && before(s, from - 2)) {
                int a = from - 2;
                while (a > cs && a > from - 5 && before(s, a - 1)) {
                    a--;
                }
                from = a;
            }
            if (from < i && t.low[i - 1].length() > 2) {
                NounPhrases.Listing l = NounPhrases.list(s, from, i);
                for (NounPhrases.Noun n : l.nouns()) {
                    add(s, d, n, true);
                }
                if (!d.items.isEmpty()) {
                    return;
                }
            }
        }
    }

    private static boolean before(Sentence s, int i) {
        Tokens t = s.t;
        if (t.within(i, "item")) {
            return true;
        }
        if (t.in(i, "vague-adjectives")
                || t.in(i, "determiners")
                || !Character.isLetter(t.low[i].charAt(0))
                || Clauses.finite(s.t, i)
                || NounPhrases.stop(t, i)
                || t.low[i].endsWith("ing")
                || t.low[i].endsWith("ly")
                || t.is(i, "'s", "other", "another", "not", "make", "similar")
                || isQuantity(s, i)
                || s.inDate(i)
                || s.inFrameName(i)) {
            return false;
        }
        for (Tokens.Mark m : t.marksAt(i)) {
            if (!m.cls().equals("item-adjective")) {
                return false;
            }
        }
        return !t.within(i, "place") && !t.within(i, "body") && !t.within(i, "person");
    }

    /// Whether "of" follows "exports to Russia and Belarus".
    static boolean afterExportsTo(Tokens t, int of, int cs) {
        int k = of - 1;
        while (k > cs && (t.within(k, "place") || t.is(k, "and", ",", "the"))) {
            k--;
        }
        return k > cs && k < of - 1 && t.is(k, "to") && (t.has(k - 1, "export") || t.ends(k - 1, "control"));
    }

    static boolean isQuantity(Sentence s, int i) {
        for (QuantityTagger.Found q : s.quantities) {
            if (i >= q.from() && i < q.to()) {
                return true;
            }
        }
        return false;
    }
}
