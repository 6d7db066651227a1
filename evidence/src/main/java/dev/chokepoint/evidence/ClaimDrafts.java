package dev.chokepoint.evidence;

import dev.chokepoint.evidence.RuleClaimExtractor.Lexicon;
import java.util.List;
import java.util.Optional;

/// Puts one claim together from an act: its span, its slots, whether it is an opinion or history.
final class ClaimDrafts {
    private final Memory memory;
    private final DateSlots dateSlots;
    private final Issuers issuers;
    private final ItemSlots itemSlots;
    private final Modalities modalities;
    private final SourceSlots sourceSlots;
    private final TargetSlots targetSlots;

    ClaimDrafts(Memory memory, Lexicon lexicon) {
        this.memory = memory;
        dateSlots = new DateSlots(memory);
        issuers = new Issuers(memory);
        itemSlots = new ItemSlots(memory);
        modalities = new Modalities(memory, lexicon);
        sourceSlots = new SourceSlots(memory);
        targetSlots = new TargetSlots(memory);
    }

    // ---- one claim

    Optional<Draft> draft(Sentence s, Hit h, List<Hit> hits) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        RuleSet.TriggerRule rule = h.trigger().rule();
        Modalities.Sense r = modalities.modality(s, h);
        if (r.effect().equals("none")) {
            return Optional.empty();
        }
        int cs = s.clauseStart(m.from());
        int ce = s.clauseEnd(m.to());
        if ((rule.id().startsWith("permit") || rule.action() == Action.EASE)
                && (t.is(cs, "unless", "until", "without", "since", "except", "before")
                        || Modalities.anyOf(t, Math.max(cs, m.from() - 2), m.from(), "unless|until|since"))) {
            // "unless BIS gives its authorisation", "since the licence was issued": conditions and times, not acts
            return Optional.empty();
        }
        for (Hit o : hits) {
            if (o.match().from() >= m.to() && o.match().from() < ce) {
                // a second act in the same clause begins at its verb, or at the "and" before it
                int cut = o.match().from();
                while (cut > m.to()
                        && !t.is(cut, "and", ",", "that", "it", "which")
                        && cut > o.match().from() - 4) {
                    cut--;
                }
                ce = t.is(cut, "and", ",", "that", "which", "it")
                        ? cut
                        : Math.min(ce, o.match().from());
            }
            if (o.match().to() <= m.from() && o.match().to() > cs && rule.voice() != RuleSet.Voice.ACTIVE) {
                cs = o.match().to();
            }
        }
        ce = Math.max(ce, m.to());
        if (rule.id().startsWith("require") && ce < s.to && t.is(ce, "before", "when", "if")) {
            // "must obtain a licence before they export …": the goods stand in the second clause
            ce = s.clauseEnd(ce + 1);
        }
        for (int i = m.to(); i < ce; i++) {
            // an aside between commas that is no list of items ends what belongs to the act
            if (t.is(i, ",") && i + 1 < ce && endsAct(t, i)) {
                ce = i;
            }
        }
        Action action = rule.action();
        Modality modality = Modality.find(r.effect()).orElse(Modalities.byForm(t, h));
        Optional<Modality> fixed = Modality.find(rule.modality());
        if (modality == Modality.PLANNED
                && fixed.isPresent()
                && (!fixed.get().isRecordable()
                        || rule.id().startsWith("maintain")
                        || rule.id().startsWith("covers"))) {
            // "will not include": the rule's own words say more than "will"
            modality = fixed.get();
        }
        if (modality == Modality.CONDITIONAL
                && (rule.id().equals("stand") || rule.id().startsWith("maintain"))) {
            // "If the controls stay, …": nobody does anything
            return Optional.empty();
        }
        String modalityRule = r.rule().isEmpty() ? "form:" + rule.id() : r.rule();
        if (r.threat()) {
            action = Action.THREATEN;
            modality = modality == Modality.DONE ? Modality.PLANNED : modality;
        }
        if ((modality == Modality.PLANNED
                        || (modality == Modality.HINTED && r.rule().equals("might")))
                && afterCondition(s, cs, m.head())
                && !r.effect().equals("deny")) {
            // "If Tokyo goes further, Beijing will cut off …": what follows a condition depends on it
            modality = Modality.CONDITIONAL;
            modalityRule = "after-condition";
        }
        if (modality == Modality.IN_FORCE
                && rule.id().startsWith("require")
                && t.is(m.head() - 1, "to")
                && Modalities.anyOf(t, Math.max(cs, m.head() - 8), m.head(), "would|will")) {
            // "a rule that would require firms to seek permission"
            modality = Modality.PLANNED;
            modalityRule = "would";
        }
        if (modality == Modality.IN_FORCE && cs > s.from && t.is(s.from, "once") && t.is(cs - 1, ",")) {
            // "Once the listing is published, firms must obtain a licence"
            modality = Modality.PLANNED;
            modalityRule = "after-once";
        }
        if (rule.id().startsWith("require")
                && r.rule().equals("would")
                && Modalities.anyOf(t, s.from, m.head(), "told|informed|notified")) {
            // "told Nvidia it would need a licence": the duty is there once it has been told
            modality = Modality.DONE;
            modalityRule = "told-" + r.rule();
        }
        if (r.effect().equals("deny")) {
            boolean longer = Modalities.anyOf(t, Math.max(cs, m.head() - 4), m.head(), "longer");
            if (longer && (action == Action.IMPOSE || rule.id().startsWith("permit"))) {
                // "would no longer bar exports": the ban goes
                // "will no longer be permitted to export": a new ban, not a refusal
                action = action == Action.IMPOSE ? Action.LIFT : Action.IMPOSE;
                modality = Modalities.anyOf(t, Math.max(cs, m.head() - 6), m.head(), "will|would")
                        ? Modality.PLANNED
                        : Modality.DONE;
            } else if (rule.id().startsWith("permit")) {
                action = Action.DENY;
                // "did not grant a licence" has been decided, "will not grant one" is to come
                modality = Modalities.anyOf(
                                t, Math.max(cs, m.head() - 5), m.head(), "did|has|have|had|didn't|hasn't|haven't")
                        ? Modality.DONE
                        : fixed.filter(Modality.EXPECTED::equals).orElse(Modality.PLANNED);
            } else {
                modality = Modality.DENIED;
            }
        }
        if (modality == Modality.DENIED
                && r.rule().equals("failed-to")
                && rule.id().startsWith("permit")) {
            // "refused to let a cargo leave": a refusal is an act of its own
            action = Action.DENY;
            modality = Modality.DONE;
        }
        if (action == Action.IMPOSE
                && modality == Modality.DONE
                && rule.voice() == RuleSet.Voice.PASSIVE
                && Modalities.anyOf(t, cs, m.head(), "still|remain|remains|continue|continues|remained")) {
            modality = Modality.IN_FORCE;
        }
        if (modality == Modality.DONE
                && rule.voice() == RuleSet.Voice.PASSIVE
                && Modalities.anyOf(t, Math.max(cs, m.head() - 3), m.head(), "currently")) {
            modality = Modality.IN_FORCE;
        }
        action = adjust(t, m, action, cs);
        if (rule.id().equals("list-off-lists")
                && Modalities.anyOf(
                        t,
                        m.from(),
                        Math.min(ce, m.to() + 4),
                        "entitled|trusted|preferred|simplified|favoured|exempt")) {
            // a list of the privileged
            action = Action.TIGHTEN;
        }
        if (rule.id().equals("have-controls")) {
            for (int i = m.head() + 1; i < m.to(); i++) {
                if (t.low[i].endsWith("ed") && !t.has(i, "control") && !t.is(i, "unlimited")) {
                    // "has authorised a restriction": an act, not a state
                    modality = Modality.DONE;
                }
            }
        }
        if (rule.id().equals("extend-suspension")) {
            // the suspension of a control goes on, or that of exports
            action = memory.drafts.stream().anyMatch(d -> d.action.value() == Action.SUSPEND) ? Action.SUSPEND : action;
        }
        if (action == Action.EASE && rule.id().startsWith("permit") && carvesOut(s, m, cs, ce)) {
            action = Action.EXEMPT;
        }
        if (rule.id().startsWith("exempt") && treasury(t, cs, m.head())) {
            // a general licence of the Treasury is about money
            return Optional.empty();
        }
        if (rule.id().startsWith("maintain") && r.effect().isEmpty() && t.is(m.head() - 1, "to")) {
            // "wants Japan to keep its controls": nobody is told to have kept them
            return Optional.empty();
        }
        if (rule.id().startsWith("covers") && t.is(m.head() - 1, "must", "should", "would")) {
            return Optional.empty();
        }
        if (rule.id().equals("order-asked") && governsOrPlace(t, m.head() + 1, m.to())) {
            // one state asks another: a demand
            return Optional.empty();
        }
        if (rule.id().startsWith("require")
                && Modalities.anyOf(t, cs, ce, "special")
                && Modalities.anyOf(t, cs, ce, "case|cases|circumstances")) {
            // "in special cases exporters shall apply": how the ban is applied
            return Optional.empty();
        }
        if (rule.id().startsWith("require")
                && Modalities.anyOf(
                        t,
                        m.head(),
                        Math.min(s.to, m.to() + 3),
                        "parliament|parliament's|lawmakers|senate|congress|voters")) {
            return Optional.empty();
        }
        if (rule.id().equals("permit-may") && action == Action.EXEMPT && Acts.hasMark(t, cs, m.from(), "entity")) {
            // "Nvidia and AMD may sell …": firms are let; goods are exempt
            action = Action.EASE;
        }
        if (rule.id().equals("permit-may") && t.is(cs, "only")) {
            // "Only 15 companies may export tungsten": all others may not
            action = Action.IMPOSE;
        }
        if (rule.id().equals("permit-may")
                && t.is(m.to() - 1, "sold", "sell", "buy", "bought", "obtain", "supply", "supplied", "purchase")
                && !goesAbroad(t, cs, ce)) {
            // "cars may be sold ten litres at most": trade at home
            return Optional.empty();
        }
        if (rule.id().equals("permit-may") && (t.has(m.to() - 1, "control") || t.has(m.to(), "weak"))) {
            // "may breach export rules": no verb of shipping
            return Optional.empty();
        }
        if (rule.id().equals("permit-may") && governs(t, cs, m.from())) {
            // "BIS may send letters", "the minister can bring it back": who governs is not let to ship
            return Optional.empty();
        }
        if (rule.voice() == RuleSet.Voice.ACTIVE
                && !rule.id().startsWith("require-")
                && !rule.id().equals("order-stop")
                && companyActs(s, cs, firstAct(hits, m, cs))) {
            return Optional.empty();
        }
        int subjectLimit =
                r.rule().equals("rejected-request") ? t.tokenAt(r.span().start()) : m.head();
        Optional<Slot<Issuer>> issuer = issuers.resolve(s, h, cs, ce, subjectLimit);
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        if (action == Action.DENY
                && EU_MEMBERS.contains(issuer.get().value().place())
                && memory.drafts.stream().anyMatch(x -> x.issuer.value().place().equals("EU"))) {
            // a member state that stops a shipment under a mechanism of the Union acts for it
            issuer = Optional.of(Slot.of(new Issuer("EU", ""), issuer.get().span(), "issuer-union"));
        }
        int from = afterAdverbial(t, spanStart(t, cs, m.from()), m.from(), issuer.get());
        int to = ce;
        while (to > m.to() && t.is(to - 1, ",", ".", ";", ":", "and", "\"")) {
            to--;
        }
        Draft d = new Draft(
                t.span(from, Math.max(to, m.to())),
                issuer.get(),
                Slot.of(action, t.span(m.from(), m.to()), rule.id()),
                Slot.of(modality, r.span(), modalityRule));
        d.section = s.section;
        d.confidence = Confidence.wilson(rule.right(), rule.reviewed());
        Exclusions.exclusions(s, d, m.to(), hits);
        itemSlots.items(s, h, d, cs, ce);
        targetSlots.targets(s, h, d, cs, ce);
        dateSlots.dates(s, h, d, cs, ce);
        QuantitySlots.quantities(s, h, d, cs, ce);
        QuantitySlots.conditions(s, d, ce);
        sourceSlots.sources(s, h, d);
        dateSlots.announced(s, h, d);
        dateSlots.immediate(d);
        if (r.threat()
                && d.sources.stream()
                        .anyMatch(x -> x.value().role() == Attribution.Role.ANALYST
                                || x.value().role() == Attribution.Role.COMPANY)) {
            // only who can act threatens; others warn of what they expect
            d.action = Slot.of(rule.action(), d.action.span(), rule.id());
            d.modality = Slot.of(Modality.EXPECTED, d.modality.span(), "warned-by-others");
        }
        if (s.section == Section.COMMENT
                && d.sources.isEmpty()
                && d.modality.value() == Modality.PLANNED
                && r.rule().matches("will|going")) {
            // what a commentator says "will" happen is a forecast, not a plan
            d.modality = Slot.of(Modality.EXPECTED, d.modality.span(), "comment-" + r.rule());
        }
        if (d.modality.value() == Modality.PLANNED
                && !d.modality.rule().startsWith("form:")
                && d.sources.stream().anyMatch(ClaimDrafts::isAnalyst)) {
            // what an analyst says "will" happen is a forecast, not a plan
            d.modality = Slot.of(Modality.EXPECTED, d.modality.span(), "analyst-" + d.modality.rule());
        }
        if (NOT_YET_ACTS.contains(d.modality.value()) && !t.low[m.head()].startsWith("propos")) {
            // what is hinted, forecast or made to depend on others has no day on which it was done: the day belongs to
            // the talk about it; a proposal is tabled on a day
            d.dates.removeIf(x -> x.value().role() == DateMention.Role.ANNOUNCED);
        }
        if (ofImports(s, m, d.issuer.value().place(), ce)) {
            return Optional.empty();
        }
        d.opinion = opinion(s, d, r.opinion());
        d.historic = historic(d);
        if (repeats(d) || quotesAgain(s, m, d) || refersBack(t, m, rule, d)) {
            return Optional.empty();
        }
        return Optional.of(d);
    }

    private static final java.util.Set<Modality> NOT_YET_ACTS =
            java.util.EnumSet.of(Modality.HINTED, Modality.EXPECTED, Modality.CONDITIONAL);

    private static final java.util.Set<String> EU_MEMBERS = java.util.Set.of(
            "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
            "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE");

    private static boolean goesAbroad(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.has(i, "place")
                    || t.has(i, "entity")
                    || t.has(i, "group")
                    || t.low[i].contains("export")
                    || t.is(i, "abroad", "overseas", "foreign", "licence", "license", "permission", "approval")) {
                return true;
            }
        }
        return false;
    }

    private static boolean treasury(Tokens t, int from, int to) {
        boolean treasury = false;
        for (int i = from; i < to; i++) {
            treasury |= t.is(i, "ofac", "treasury", "treasury's");
            if (t.is(i, "bis", "commerce")) {
                return false;
            }
        }
        return treasury;
    }

    private static boolean governsOrPlace(Tokens t, int from, int to) {
        for (int i = from; i < to && !t.is(i, "to"); i++) {
            if (t.has(i, "place") || t.has(i, "body") || t.has(i, "government-noun")) {
                return true;
            }
        }
        return false;
    }

    private static boolean governs(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.has(i, "body")
                    || t.has(i, "official-noun")
                    || t.has(i, "government-noun")
                    || (t.is(i, "states") && t.is(i - 1, "member"))) {
                return true;
            }
        }
        return false;
    }

    /// "banned the supply of petrol from Russia by road": what comes from another country comes in.
    static boolean ofImports(Sentence s, TokenPattern.Match m, String issuer, int ce) {
        Tokens t = s.t;
        boolean supply = false;
        for (int i = m.from(); i < Math.min(ce, m.to() + 2); i++) {
            supply |=
                    t.is(i, "supply", "supplies", "deliveries", "delivery", "shipments", "purchases", "sale", "sales");
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

    /// Whether the sentence opens with a condition and the clause is the one that depends on it.
    static boolean afterCondition(Sentence s, int cs, int head) {
        Tokens t = s.t;
        boolean opens =
                t.is(s.from, "if", "unless", "should") || (t.is(s.from, "provided") && t.is(s.from + 1, "that"));
        if (!opens) {
            return false;
        }
        if (cs > s.from) {
            return t.is(cs - 1, ",");
        }
        for (int i = s.from + 2; i + 1 < head; i++) {
            // "If the talks fail, Washington could …": no verb of the lists in the condition
            if (t.is(i, ",")) {
                int k = t.is(i + 1, "the") ? i + 2 : i + 1;
                return t.has(k, "place") || t.has(k, "body") || t.has(k, "government-noun") || t.is(k, "it");
            }
        }
        return false;
    }

    static boolean isAnalyst(Slot<Attribution> voice) {
        return voice.value().role() == Attribution.Role.ANALYST;
    }

    static boolean endsAct(Tokens t, int comma) {
        String next = t.low[comma + 1];
        if (t.is(comma + 1, "days", "hours", "weeks", "a") && !t.has(comma + 1, "item")) {
            return t.is(comma + 2, "day", "week", "month", "move") || !t.is(comma + 1, "a");
        }
        return next.length() > 4
                && next.endsWith("ing")
                && !t.is(comma + 1, "including", "covering", "starting", "beginning", "adding", "barring", "banning")
                && !t.has(comma + 1, "item")
                && !t.has(comma + 1, "export");
    }

    /// The head of the first act of the clause: "BIS added 70 firms, enacted new rules and …" has one subject.
    private static int firstAct(List<Hit> hits, TokenPattern.Match m, int cs) {
        for (Hit o : hits) {
            if (o.match().from() >= cs
                    && o.match().head() < m.head()
                    && o.trigger().rule().voice() == RuleSet.Voice.ACTIVE) {
                return o.match().head();
            }
        }
        return m.head();
    }

    /// Whether a company is the subject: "Nvidia resumed deliveries" is no act of a state.
    static boolean companyActs(Sentence s, int cs, int head) {
        Tokens t = s.t;
        boolean company = false;
        // "Ukraine, a leading wheat producer, has set …", "India surprised buyers by banning …": a country is the
        // subject, and firms told of later are not
        boolean country = false;
        for (int i = Math.max(cs, head - 3); i < head; i++) {
            if (t.has(i, "be") && !t.is(i, "remain", "remains", "stay", "stays")) {
                // "25 firms were struck off the list": the firms are acted upon
                return false;
            }
        }
        for (int i = cs; i < head; i++) {
            if (t.has(i, "party-noun")
                    && !t.is(i - 1, "to", "on", "for", "with", "of", "'s")
                    && !s.inFrameName(i)
                    && !country
                    && !countryDescribed(t, i, cs)
                    && !toldTo(t, i, cs)) {
                // "two state producers stopped exports": no act of a state
                company = true;
            }
            for (Tokens.Mark m : t.marksAt(i)) {
                switch (m.entry()) {
                    case Gazetteer.Entity e ->
                        company = !t.is(m.to(), "'s")
                                && !t.is(i - 1, "to", "on", "for", "with", "of", "that")
                                && !s.inFrameName(i);
                    case Gazetteer.Place p -> {
                        company = false;
                        country |= m.to() < head
                                && (t.is(m.to(), ",", "and")
                                        || Clauses.finite(t, m.to())
                                        || (t.low[m.to()].endsWith("ed") && !t.upper(m.to())))
                                && (i == cs || t.is(i - 1, ",", "the", "and", "while", "but"));
                    }
                    case Gazetteer.Body b -> company = false;
                    case Gazetteer.Person p -> company = false;
                    default -> {}
                }
            }
            if (t.is(i, "it", "they") && i <= cs + 1) {
                for (Speech.Frame f : s.frames) {
                    if (f.verb() < i && f.voice().value().role() == Attribution.Role.COMPANY) {
                        company = true;
                    }
                    if (f.verb() < i && f.voice().value().role().isOfficial()) {
                        company = false;
                    }
                }
            }
        }
        return company;
    }

    /// "told its fertiliser companies of plans to …": who is told does not act.
    private static boolean toldTo(Tokens t, int noun, int cs) {
        for (int i = Math.max(cs, noun - 5); i < noun; i++) {
            if (t.is(i, "told", "informed", "notified", "briefed", "warned", "assured", "promised", "advised")) {
                return true;
            }
        }
        return false;
    }

    /// "the world's biggest cobalt exporter": a country by what it sells.
    private static boolean countryDescribed(Tokens t, int noun, int cs) {
        for (int i = Math.max(cs, noun - 6); i < noun; i++) {
            if (t.is(i, "world's", "world") && !t.is(noun, "company", "chipmaker", "maker", "firm", "manufacturer")) {
                return true;
            }
        }
        return false;
    }

    static int spanStart(Tokens t, int cs, int trigger) {
        int i = cs;
        while (i < trigger && !Character.isLetterOrDigit(t.text.codePointAt(t.start[i]))) {
            i++;
        }
        while (i < trigger
                && t.is(
                        i,
                        "and",
                        "but",
                        "while",
                        "although",
                        "though",
                        ",",
                        "that",
                        "so",
                        "because",
                        "whereas",
                        "as",
                        "since",
                        "\"",
                        "in",
                        "exchange",
                        "return",
                        "for")) {
            if (t.is(i, "in", "for")
                    && !t.is(i + 1, "exchange", "return")
                    && !(t.is(i, "for") && i >= 1 && t.is(i - 1, "exchange", "return"))) {
                break;
            }
            i++;
        }
        return i;
    }

    /// "In two rules issued on April 28, BIS ended …": an act begins at its subject, not at the words before it.
    static int afterAdverbial(Tokens t, int from, int trigger, Slot<Issuer> issuer) {
        while (from + 1 < trigger
                && (t.is(from, "however", "nevertheless", "meanwhile", "moreover", "separately", "instead", "later")
                        || t.is(from, ","))) {
            from++;
        }
        if (t.is(from, "upon", "on") && t.is(from + 1, "closer", "close", "inspection")) {
            for (int i = from; i < trigger; i++) {
                if (t.is(i, ",")) {
                    return i + 1;
                }
            }
        }

        if (!t.is(
                from,
                "in",
                "on",
                "at",
                "under",
                "with",
                "by",
                "from",
                "following",
                "despite",
                "amid",
                "after",
                "also")) {
            return from;
        }
        int cut = from;
        for (int i = from; i < trigger && t.start[i] < issuer.span().start(); i++) {
            if (t.is(i, ",") && !(i + 1 < trigger && year(t.low[i + 1]))) {
                cut = i + 1;
            }
        }
        return cut;
    }

    /// "2022" after the comma of "October 7, 2022".
    private static boolean year(String word) {
        return word.length() == 4
                && (word.startsWith("19") || word.startsWith("20"))
                && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// "partly lifted" eases; "new", "tighter" and counts in the noun phrase change what an act is.
    static Action adjust(Tokens t, TokenPattern.Match m, Action action, int cs) {
        for (int i = m.from(); i < m.to(); i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Register r && r.privileged()) {
                    // who is struck off a list of the privileged loses, who is put on it gains
                    return switch (action) {
                        case LIFT -> Action.TIGHTEN;
                        case IMPOSE -> Action.EXEMPT;
                        case TIGHTEN, EXTEND, EASE, SUSPEND, EXEMPT, DENY, THREATEN -> action;
                    };
                }
            }
        }
        boolean partly = false;
        for (int i = Math.max(cs, m.from() - 4); i < m.to(); i++) {
            partly |= (t.is(i, "partly", "partially", "some", "gradually") && action == Action.LIFT && !t.is(i, "some"))
                    || (t.is(i, "partial") && action == Action.LIFT);
        }
        for (int i = Math.max(cs, m.from() - 4); i < m.to(); i++) {
            if (t.is(i, "further") && action == Action.IMPOSE && i < m.head()) {
                return Action.TIGHTEN;
            }
            if (t.is(i, "temporarily") && action == Action.LIFT) {
                return Action.SUSPEND;
            }
        }
        return partly ? Action.EASE : action;
    }

    /// "The permit was granted because …": a bare noun with "the" that takes up the claim before it.
    boolean refersBack(Tokens t, TokenPattern.Match m, RuleSet.TriggerRule rule, Draft d) {
        if (memory.drafts.isEmpty()) {
            return false;
        }
        Draft last = memory.drafts.getLast();
        if (rule.id().startsWith("control-")
                && last.issuer.value().place().equals(d.issuer.value().place())) {
            for (int i = m.from(); i < m.to(); i++) {
                if (t.is(i, "such")) {
                    return true;
                }
            }
        }
        boolean these =
                t.is(m.from() - 1, "the", "this") || (t.is(m.from() - 1, "that") && !t.low[m.from()].endsWith("s"));
        if (rule.voice() != RuleSet.Voice.PASSIVE || !these) {
            return false;
        }
        boolean bare = m.to() - m.from() <= 4 && t.has(m.from(), "licence") && d.targets.isEmpty() && d.dates.isEmpty();
        for (int i = m.from(); i < m.to(); i++) {
            bare &= !t.has(i, "item") && !t.has(i, "entity") && !t.has(i, "place");
        }
        return bare
                && last.action.value() == d.action.value()
                && last.issuer.value().place().equals(d.issuer.value().place());
    }

    /// "Exports will be allowed where loading has begun": what is let through under conditions of a ban is
    /// carved out of it, not a softening of it.
    boolean carvesOut(Sentence s, TokenPattern.Match m, int cs, int ce) {
        Tokens t = s.t;
        boolean ban = Modalities.anyOf(t, s.from, s.to, "ban|banned|prohibited|prohibition|curb|curbs|halt|embargo");
        for (int i = memory.drafts.size() - 1; i >= Math.max(0, memory.drafts.size() - 4); i--) {
            ban |= memory.drafts.get(i).action.value() == Action.IMPOSE
                    && memory.drafts.get(i).modality.value().isRecordable();
        }
        if (!ban) {
            return false;
        }
        for (int i = cs; i < Math.min(s.to, ce + 2); i++) {
            if (t.is(i, "where", "already", "contracted", "loaded", "contracts", "humanitarian", "diplomatic")
                    || (t.is(i, "under") && i > m.from() && t.is(i + 1, "certain", "existing", "old"))
                    || (t.is(i, "before") && i > m.from())
                    || (t.is(i, "on") && t.is(i + 1, "the", "a") && t.is(i + 2, "basis", "request", "case-by-case"))
                    || (t.is(i, "at") && t.is(i + 1, "the", "their") && t.is(i + 2, "request"))) {
                return true;
            }
        }
        return false;
    }

    /// A quotation that says again what the text has just told in its own words.
    boolean quotesAgain(Sentence s, TokenPattern.Match m, Draft d) {
        if (memory.drafts.isEmpty() || !quoted(s, m.from())) {
            return false;
        }
        Draft last = memory.drafts.getLast();
        if (last.action.value() != d.action.value()
                || !last.issuer.value().place().equals(d.issuer.value().place())
                || d.modality.value() != last.modality.value()) {
            return false;
        }
        return d.items.stream()
                        .allMatch(x -> last.items.stream()
                                .anyMatch(o -> o.value().item().equals(x.value().item())))
                && d.dates.stream()
                        .allMatch(
                                x -> last.dates.stream().anyMatch(o -> o.value().equals(x.value())))
                && !d.items.isEmpty()
                && d.quantities.isEmpty();
    }

    /// Whether a token stands inside quotation marks that open in its sentence.
    static boolean quoted(Sentence s, int token) {
        int marks = 0;
        for (int i = s.from; i < token; i++) {
            if (s.t.is(i, "\"", "\u201c", "\u201d")) {
                marks++;
            }
        }
        return marks % 2 == 1;
    }

    boolean repeats(Draft d) {
        for (Draft o : memory.drafts.subList(Math.max(0, memory.drafts.size() - 30), memory.drafts.size())) {
            if (o.span.equals(d.span)
                    && o.action.value() == d.action.value()
                    && o.issuer.value().place().equals(d.issuer.value().place())) {
                return true;
            }
        }
        return false;
    }

    static boolean opinion(Sentence s, Draft d, boolean cue) {
        boolean official = false;
        boolean analyst = false;
        boolean outletOnly = false;
        for (Slot<Attribution> a : d.sources) {
            Attribution.Role role = a.value().role();
            official |= role.isOfficial() || role == Attribution.Role.ANONYMOUS || role == Attribution.Role.COMPANY;
            analyst |= role == Attribution.Role.ANALYST;
            outletOnly |= role == Attribution.Role.OUTLET;
        }
        if (official) {
            return false;
        }
        Modality m = d.modality.value();
        if (d.sources.isEmpty() && (m == Modality.EXPECTED || m == Modality.HINTED) && ownGuess(s, d)) {
            // "further curbs are likely to come", with nobody said to think so
            return true;
        }
        if (d.modality.rule().equals("counterfactual") && !outletOnly && !ofMeasure(s, d)) {
            // "would hardly have imposed": what did not happen is nobody's report but a judgement
            return true;
        }
        if (analyst) {
            return m == Modality.EXPECTED
                    || m == Modality.PLANNED
                    || m == Modality.HINTED
                    || m == Modality.CONDITIONAL
                    || cue;
        }
        if (s.section == Section.COMMENT) {
            return cue
                    || (!outletOnly
                            && (m == Modality.EXPECTED
                                    || m == Modality.PLANNED
                                    || m == Modality.HINTED
                                    || m == Modality.CONDITIONAL));
        }
        return cue;
    }

    private static boolean ownGuess(Sentence s, Draft d) {
        Tokens t = s.t;
        int from = Math.max(s.from, t.tokenAt(d.span.start()) - 8);
        int to = Math.min(s.to, t.tokenAt(d.span.end() - 1) + 1);
        for (int i = from; i < to; i++) {
            if (t.is(i, "likely", "unlikely", "probably", "presumably", "conceivable")
                    || (t.is(i, "possible") && t.is(i + 1, "that"))
                    || (t.is(i, "may", "could", "might") && t.is(i + 1, "well"))) {
                return true;
            }
        }
        return false;
    }

    /// "The rule would have restricted exports": what a measure that never came to be would have done is no judgement.
    private static boolean ofMeasure(Sentence s, Draft d) {
        Tokens t = s.t;
        int i = t.tokenAt(d.span.start());
        while (i < s.to && ItemPhrases.DETERMINERS.contains(t.low[i])) {
            i++;
        }
        return i < s.to && (t.has(i, "weak") || t.has(i, "control"));
    }

    boolean historic(Draft d) {
        for (Slot<DateMention> x : d.dates) {
            if (x.value().date().last().isBefore(memory.day.minusMonths(18))) {
                return true;
            }
        }
        String words = d.span.in(memory.article.text()).toLowerCase(java.util.Locale.ROOT);
        return words.contains("decade ago")
                || words.contains("years ago")
                || words.contains("in the past")
                || words.contains("there have been cases");
    }
}
