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
import java.util.Set;
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

    /// Nouns that name no goods in particular.
    private static final Set<String> GENERIC = NounPhrases.words("""
            goods good products product items item shipments shipment exports export cargoes cargo supplies
            things stuff articles commodities commodity contracts orders order materials material components
            component parts part categories category lines types substances elements codes models
            consignments deliveries devices tools machines systems merchandise parcels transactions
            resources kits ones purchases imports sales
            """);

    /// Generic nouns that yet name something when they stand alone: "sell technology to COMAC".
    private static final Set<String> BROAD = NounPhrases.words("""
            technology technologies equipment software hardware machinery minerals metals chemicals food
            chips gas oil ore ores
            """);

    /// Words before a generic noun that tell nothing of the goods.
    private static final Set<String> WEAK = NounPhrases.words("""
            key important related relevant new critical same specific particular main existing current
            different similar restricted listed controlled affected covered concerned named said newly above
            following prohibited banned regulated third entire total whole foreign direct future first own
            overall individual such qualifying eligible approved pending old previous earlier
            """);

    /// Last words that name the form of goods the gazetteer knows: "lithium concentrate", "graphite products".
    private static final Set<String> FORMS = NounPhrases.words("""
            products product items item goods materials material metals metal ores ore concentrate
            concentrates oxides oxide alloys alloy compounds compound elements resources powder powders
            scrap ingots exports shipments supplies parts components technology technologies equipment
            machines tools systems chips chip processors software flour seeds flakes magnets wafers devices
            gear models accelerators line family doses
            """);

    /// Nouns that are never goods.
    private static final Set<String> NO_GOODS = NounPhrases.words("""
            basis way case cases process processes plan plans talks list lists country countries nation
            nations government governments purpose purposes reason reasons level levels price prices market
            markets use uses year years month months week weeks day days quarter term period time times date
            decision decisions deal deals agreement agreements request requests approval reviews review step
            steps move moves grounds security interests interest conditions condition terms half end
            beginning start side sides world region regions destination destinations partner partners people
            person persons officials officer minister ministry agency department administration authorities
            regulator regulators president party parties bloc union states state others today law laws rule
            rules order policy policies war conflict effect force place account behalf line situation view
            extent scope number applicants applications application individuals organisation organization
            hostilities revenue revenues value cost costs duty duties tariff tariffs tax taxes statement
            notice letter letters announcement report reports filing event events measures measure proposal
            meeting council parliament cabinet court licensing quota quotas volumes volume amount home
            abroad public industry sector economy trade crisis shortage ceasefire transit operations
            compliance negotiations questions comments reporters staff capacity growth output production
            stocks needs obligation obligations demand farmers consumers households workers citizens
            investors hold ice pause track institute university academy laboratory bank school unit arm bill
            expansion expansions upgrade upgrades qualification qualifications exception exceptions
            restrictive procedures formalities denial presumption presumptions vessels ships content name names numbers annex annexes classification classifications entry
            entries rights access supply chain chains talk visit summit truce one two minimum floor swath swathe how why whether favoured favored trusted
            catalogue catalogues road rail parallel population parents advantage restrictions likely extant
            weight endurance speed payload range length width bandwidth throughput frequency
            purity strength density thickness diameter issuance availability granting shortages
            sellers shippers vendors fabricators offenders nationals sectors links
            """);

    /// Words before "exports" or "curbs" that name no goods.
    private static final Set<String> VAGUE = NounPhrases.words("""
            all further new such overseas foreign its total direct future more other most any these those
            outbound annual monthly first fresh related relevant military civilian commercial normal regular
            unlicensed illegal permitted limited resume halt stop ban allow restrict block curb off down out
            up back not national been temporary partial physical entire whole chinese american global world
            existing comprehensive eligible broad wide sweeping blanket full complete strict stricter tight
            tighter tough tougher latest recent current own same similar separate special single individual
            general formal official outright extra just yearly long short key major trade second third
            fourth previous original remaining sensitive strategic bilateral regional initial necessary
            required valid pending indefinite equivalent harsh harsher severe sale resumed each every per
            only no wartime de facto near-total so-called nationwide worldwide month-long year-long year-old
            reciprocal retaliatory unilateral denial zero nil wider broader fuller
            """);

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
        if (best != null && FORMS.contains(head)) {
            known(t, d, (Gazetteer.Item) best.entry(), n.from(), n.to());
            return Kind.GOODS;
        }
        if (t.is(n.from(), "others") && t.is(n.open(), "certain", "some", "many")) {
            return Kind.ANAPHOR;
        }
        if (GENERIC.contains(head) && !described(t, n)) {
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
        return n.end() - n.to() <= 12 && t.is(n.to(), "with", "worth", "above", "below", "containing", "capable")
                ? n.end()
                : n.to();
    }

    /// Whether the words before a generic noun tell which goods are meant.
    private static boolean described(Tokens t, NounPhrases.Noun n) {
        for (int i = n.from(); i < n.to() - 1; i++) {
            if (!WEAK.contains(t.low[i]) && !t.is(i, "'s") && !t.within(i, "place") && !GENERIC.contains(t.low[i])) {
                return true;
            }
        }
        return false;
    }

    /// "certain goods", "some of its machines": goods that the text does not tell more of, but counts or sets apart.
    private static boolean counted(Tokens t, NounPhrases.Noun n) {
        if (!EMPTY.contains(t.low[n.to() - 1])) {
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

    /// Generic nouns that say nothing at all where they stand alone.
    private static final Set<String> EMPTY = NounPhrases.words("""
            goods good products product items item shipments shipment exports export cargoes cargo things
            stuff articles commodities contracts orders order categories lines types consignments deliveries
            merchandise ones purchases imports sales codes elements category parcels resources transactions
            supplies
            """);

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
        if (NO_GOODS.contains(head)
                || NounPhrases.measure(head)
                || head.length() < 3
                || !Character.isLetter(head.charAt(0))
                || (head.endsWith("ing") && head.length() > 5 && !BROAD.contains(head) && n.to() - n.from() == 1)
                || head.endsWith("ness")
                || (n.to() - n.from() == 1 && (NounPhrases.adjective(head) || VAGUE.contains(head)))
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
            Opening o = opener(s, h, i, cs, stop);
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
                    spare = spare == null && !NounPhrases.measure(t.low[n.to() - 1]) ? n : spare;
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
        String head = t.low[n.to() - 1];
        return ((GENERIC.contains(head) || BROAD.contains(head)) && !described(t, n)) || t.is(n.from(), "dual-use");
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
    private static @Nullable Opening opener(Sentence s, TriggerMatch h, int i, int cs, int stop) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        if (i + 1 >= stop) {
            return null;
        }
        Opening amount = ofAmountOrNeed(s, m, i);
        if (amount != null) {
            return amount;
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
        if (i > m.head()
                && t.is(i - 1, "to")
                && t.is(i, "include", "cover", "encompass", "capture", "take", "embrace")) {
            if (t.is(i, "take")) {
                return t.is(i + 1, "in") && i + 2 < stop ? new Opening(i + 2, true) : null;
            }
            return new Opening(i + 1, true);
        }
        if (i >= m.from() && t.is(i, "cover", "covers", "covered", "include", "includes", "encompasses")) {
            return new Opening(i + 1, true);
        }
        if (t.is(i, "apply", "applies", "applied", "applying", "extends", "extend", "extended")
                && t.is(i + 1, "to")
                && i + 2 < stop) {
            return new Opening(i + 2, false);
        }
        if (t.is(i, "related") && t.is(i + 1, "to") && i + 2 < stop) {
            return new Opening(i + 2, false);
        }
        if (t.has(i, "export")
                // "the ban on exporting potatoes has been lifted": the goods may stand before the head
                && (i >= m.head() || (t.low[i].endsWith("ing") && t.is(i - 1, "on", "against") && i > m.from()))
                && (t.low[i].endsWith("ing") || t.is(i, "export", "ship", "sell", "supply", "deliver", "send"))
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
        if (t.is(i, "for", "of") && i > m.head() && t.is(i - 1, "tonnes", "tons", "barrels", "litres", "doses")) {
            // "quotas of 150,000 tonnes for wheat and 20,000 tonnes for flour"
            return new Opening(i + 1, t.is(i, "of") && t.is(i - 1, "doses"));
        }
        if (t.is(i, "for") && t.is(i - 1, "and") && i > m.to() && !t.within(i + 1, "place") && !s.inDate(i + 1)) {
            // "licences for batteries and for machines used to make them"
            return new Opening(i + 1, false);
        }
        if (t.is(i, "for")
                && i > m.head()
                && (t.is(i - 1, "required", "needed", "mandatory", "necessary", "compulsory", "obligatory")
                        || (t.is(i - 3, "required", "needed") && t.is(i - 2, "by")))
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
        boolean noun = t.has(i - 1, "control")
                || t.has(i - 1, "weak")
                || t.has(i - 1, "export")
                || t.ends(i - 1, "export")
                || t.ends(i - 1, "control")
                || (t.is(i, "of") && t.is(i - 1, "transit", "transshipment", "transhipment", "re-export"));
        boolean paper = t.is(i, "for")
                && (t.has(i - 1, "licence")
                        || t.ends(i - 1, "licence")
                        || t.has(i - 1, "application")
                        || t.has(i - 1, "exemption"));
        if (noun || paper || (t.is(i, "of") && afterExportsTo(t, i, cs))) {
            return new Opening(i + 1, true);
        }
        if (t.is(i + 1, "vessels", "ships", "tankers", "board", "planes", "trucks")) {
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
        return !buyer
                && t.is(i, "buy", "buying", "purchase", "purchasing", "acquiring", "obtain", "obtaining", "receiving");
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
            if (t.is(i - 2, "to", "in", "over") && t.is(i - 3, "tied", "linked", "involved", "anger", "dispute")) {
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
        if (VAGUE.contains(t.low[i])
                || NounPhrases.DETERMINERS.contains(t.low[i])
                || !Character.isLetter(t.low[i].charAt(0))
                || Clauses.finite(s.t, i)
                || NounPhrases.stop(t.low[i])
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
