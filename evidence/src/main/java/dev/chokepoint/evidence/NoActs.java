package dev.chokepoint.evidence;

import java.util.List;

/// Words that fit a rule and are no act of a state on its export controls.
final class NoActs {
    private NoActs() {}

    /// "unless BIS gives its authorisation": conditions and times.
    static boolean condition(Sentence s, Hit h) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        RuleSet.TriggerRule rule = h.trigger().rule();
        int cs = s.clauseStart(m.from());
        if ((rule.id().startsWith("permit") || rule.action() == Action.EASE)
                && (t.is(cs, "unless", "until", "without", "since", "except", "before")
                        || Modalities.anyOf(t, Math.max(cs, m.from() - 2), m.from(), "unless|until|since"))
                && !(t.is(m.head() - 1, "since") && t.low[m.head()].endsWith("ing"))) {
            // "unless BIS gives its authorisation", "since the licence was issued": conditions and times, not acts;
            // "since receiving a licence" tells of one
            return true;
        }
        if (t.is(cs, "unless") && rule.id().contains("-it")) {
            // "unless it is delayed or amended"
            return true;
        }
        if (rule.id().equals("ease-exports") && m.head() == s.from && t.is(m.head() + 1, "exports", "shipments")) {
            // "Lower exports from China are likely to …"
            return true;
        }
        if (m.head() == s.from
                && t.low[m.head()].endsWith("ing")
                && Modalities.anyOf(t, m.to(), s.to, "would|could|might")
                && !Modalities.anyOf(t, m.to(), s.to, ",")) {
            // "Banning exports would stall the smelters": what if
            return true;
        }
        if (rule.id().contains("lapse")
                && Modalities.anyOf(t, Math.max(s.from, m.from() - 8), m.head(), "before|until")) {
            // "Days before the licence expires"
            return true;
        }
        if (rule.id().equals("stand") && t.is(cs, "while", "when", "as")) {
            // "continued production while the ban was in place"
            return true;
        }
        // "wheat held up at ports when the ban was imposed": when something else was
        return t.is(cs, "when")
                && t.is(cs + 1, "the", "its")
                && rule.voice() == RuleSet.Voice.PASSIVE
                && rule.action() == Action.IMPOSE
                && Modalities.anyOf(t, cs, m.head(), "was|were");
    }

    /// Demands, trade at home, money, what firms do, the work of parliaments.
    ///
    /// @param r what the cues around the act say
    static boolean otherMatter(Sentence s, Hit h, List<Hit> hits, ActReach.Reach reach, Modalities.Sense r) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        RuleSet.TriggerRule rule = h.trigger().rule();
        int cs = reach.from();
        int ce = reach.to();
        if (namesOrExplains(s, h, hits, cs, r)) {
            return true;
        }
        if (rule.id().startsWith("list-blacklist")
                && t.low[m.head()].endsWith("ing")
                && t.is(m.head() - 1, "the", "this", "such", "a", "its", "their")) {
            // "The blacklisting will be a sign": told before
            return true;
        }
        if (rule.id().startsWith("list-")
                && Modalities.anyOf(t, m.head(), Math.min(s.to, m.to() + 8), "military")
                && Modalities.anyOf(t, m.head(), Math.min(s.to, m.to() + 8), "company|companies")
                && Modalities.anyOf(t, cs, ce, "pentagon|defense|defence|securities|investors")) {
            // a list of "Chinese military companies" keeps investors away, not goods
            return true;
        }
        if ((rule.id().startsWith("bar-from") || rule.id().startsWith("fallback"))
                && Modalities.anyOf(
                        t,
                        m.head(),
                        Math.min(s.to, m.to() + 4),
                        "securities|shares|stock|stocks|entering|flying|investing|visiting|travelling|traveling")) {
            return true;
        }
        if (rule.id().startsWith("bar-from") && objectIs(t, m, issuerOf(t, cs, m.head()))) {
            // "a court refused to stop the Netherlands from exporting": a state is not kept from its own exports
            return true;
        }
        if (rule.id().startsWith("bar-from")
                && Modalities.anyOf(t, m.head(), m.to(), "agencies|agency|departments|contractors")
                && Modalities.anyOf(t, m.head(), Math.min(s.to, m.to() + 2), "purchasing|buying|procuring|using")) {
            // "bars federal agencies from purchasing": what a state buys for itself
            return true;
        }
        if (rule.id().startsWith("permit-licence") && r.rule().equals("not-yet") && t.is(m.head(), "processed")) {
            return true;
        }
        if (rule.id().equals("control-considered-passive")
                && (t.is(m.from() - 1, "of") || t.is(m.from() - 2, "of"))
                && !t.is(m.from() - 2, "lifting", "easing")) {
            // "The impact of the ban was debated"
            return true;
        }
        if (rule.id().startsWith("tighten-destination")
                && Modalities.anyOf(
                        t, m.to(), Math.min(s.to, m.to() + 5), "exempt|exempted|trusted|preferred|allied")) {
            // "added to the list of countries exempt from the curbs"
            return true;
        }
        if (rule.id().startsWith("permit-let")
                && (t.has(m.head() + 1, "weak")
                        || t.has(m.head() + 2, "weak")
                        || t.has(m.head() + 1, "control")
                        || t.has(m.head() + 2, "control"))) {
            // "will not let the measures hinder trade"
            return true;
        }
        if (rule.id().startsWith("require") && Modalities.anyOf(t, Math.max(cs, m.head() - 3), m.to(), "without")) {
            // "continued to fly without first obtaining a licence": a breach
            return true;
        }
        if (rule.id().startsWith("exempt") && treasury(t, s.from, m.head())) {
            // a general licence of the Treasury is about money
            return true;
        }
        if (rule.id().startsWith("maintain") && r.effect().isEmpty() && t.is(m.head() - 1, "to")) {
            // "wants Japan to keep its controls": nobody is told to have kept them
            return true;
        }
        if (rule.id().startsWith("covers") && t.is(m.head() - 1, "must", "should", "would")) {
            return true;
        }
        if (rule.id().equals("order-asked") && ActSubjects.governsOrPlace(t, m.head() + 1, m.to())) {
            // one state asks another: a demand
            return true;
        }
        if (rule.id().startsWith("require")
                && Modalities.anyOf(t, cs, ce, "special|exceptional")
                && Modalities.anyOf(t, cs, ce, "case|cases|circumstances")) {
            // "in special cases exporters shall apply": how the ban is applied
            return true;
        }
        if (rule.id().startsWith("require")
                && Modalities.anyOf(
                        t,
                        m.head(),
                        Math.min(s.to, m.to() + 3),
                        "parliament|parliament's|lawmakers|senate|congress|voters")) {
            return true;
        }
        if (rule.id().equals("permit-may")
                && t.is(m.to() - 1, "sold", "sell", "buy", "bought", "obtain", "supply", "supplied", "purchase")
                && !goesAbroad(t, cs, ce)) {
            // "cars may be sold ten litres at most": trade at home
            return true;
        }
        if (rule.id().equals("permit-may") && (t.has(m.to() - 1, "control") || t.has(m.to(), "weak"))) {
            // "may breach export rules": no verb of shipping
            return true;
        }
        if (rule.id().equals("permit-may")
                && (Modalities.anyOf(t, Math.max(s.from, cs - 1), m.head(), "what|whatever")
                        || (t.is(cs, "how") && t.is(cs + 1, "many", "much")))) {
            // "limits on what ASML may sell", "how many chips firms can purchase"
            return true;
        }
        if (rule.id().equals("permit-may") && ActSubjects.governs(t, cs, m.from())) {
            // "BIS may send letters", "the minister can bring it back": who governs is not let to ship
            return true;
        }
        if (rule.voice() == RuleSet.Voice.ACTIVE
                && !rule.id().startsWith("require-")
                && !rule.id().equals("order-stop")
                && ActSubjects.companyActs(s, cs, ActSubjects.firstAct(hits, m, cs))) {
            return true;
        }
        if (rule.voice() == RuleSet.Voice.ACTIVE
                && cs > s.from
                && m.head() - cs <= 2
                && t.is(cs, "and", "but")
                && !Modalities.anyOf(t, s.clauseStart(cs - 1), s.clauseStart(cs - 1) + 2, "which|who|whose|where")
                && ActSubjects.companyActs(s, s.clauseStart(cs - 1), firstVerb(t, s.clauseStart(cs - 1), cs))) {
            // "The German group has restored access and resumed sales": one subject for both
            return true;
        }
        return false;
    }

    /// An order over a company is no export control.
    private static boolean overCompany(Tokens t, TokenPattern.Match m, int end) {
        int last = m.to() - 1;
        return t.is(last, "order")
                && (t.is(m.to(), "over")
                        || Modalities.anyOf(t, m.to(), Math.min(end, m.to() + 9), "powers|takeover|ownership|say"));
    }

    /// "a ban on Turkish products": what comes in from another country.
    private static boolean ofForeignGoods(Tokens t, TokenPattern.Match m, int end) {
        int on = m.to();
        if (!t.is(on, "on") && t.is(on - 1, "on")) {
            on--;
        }
        if (!t.is(on, "on") || on + 2 >= end || !t.is(on - 1, "ban", "embargo", "boycott")) {
            return false;
        }
        for (Tokens.Mark x : t.marksAt(on + 1)) {
            if (x.entry() instanceof Gazetteer.Place
                    && t.is(x.to(), "products", "goods", "imports", "seafood", "wine")) {
                return !t.is(x.to() + 1, "to", "being");
            }
        }
        return false;
    }

    private static boolean inList(Tokens t, int at, int from) {
        boolean relative = false;
        for (int i = at; i >= Math.max(from, at - 8); i--) {
            relative |= t.is(i, "that", "which");
            if (relative
                    && ((t.is(i, "list", "lists", "catalogue", "catalog") && t.is(i + 1, "of"))
                            || (t.is(i, "those") && t.is(i - 1, "to", "among")))) {
                return true;
            }
        }
        return false;
    }

    private static boolean verbFollows(Sentence s, List<Hit> hits, TokenPattern.Match m) {
        for (Hit o : hits) {
            if (o.match().head() >= m.to()
                    && o.match().head() < m.to() + 10
                    && s.t.is(o.match().head() - 1, ",")) {
                return true;
            }
        }
        return false;
    }

    private static int firstVerb(Tokens t, int from, int to) {
        int i = from;
        while (i < to && !Clauses.finite(t, i)) {
            i++;
        }
        return i;
    }

    private static String issuerOf(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            for (Tokens.Mark x : t.marksAt(i)) {
                if (x.entry() instanceof Gazetteer.Place p) {
                    return p.key();
                }
            }
        }
        return "";
    }

    private static boolean objectIs(Tokens t, TokenPattern.Match m, String place) {
        for (int i = m.head() + 1; i < Math.min(t.count, m.head() + 3); i++) {
            for (Tokens.Mark x : t.marksAt(i)) {
                if (x.entry() instanceof Gazetteer.Place p && p.key().equals(place) && t.is(x.to(), "from")) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Names of lists, what rules are about or may do, orders over companies, bans on what comes in.
    private static boolean namesOrExplains(Sentence s, Hit h, List<Hit> hits, int cs, Modalities.Sense r) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        RuleSet.TriggerRule rule = h.trigger().rule();
        if (rule.action() == Action.IMPOSE
                && rule.voice() == RuleSet.Voice.PASSIVE
                && r.effect().isEmpty()
                && t.is(m.head() - 1, "be")
                && t.is(m.head() - 2, "can")) {
            // "The measure can be reinstated at any time": what may be done has not been
            return true;
        }
        if (rule.id().startsWith("impose") && t.is(m.head() - 1, "always")) {
            // "has always implemented fair export controls"
            return true;
        }
        if ((rule.id().startsWith("bar-from") || rule.id().startsWith("restrict"))
                && t.upper(m.head())
                && m.head() > s.from
                && !t.is(m.head() - 1, ".", ":", "-", "\"")
                && (t.upper(m.head() + 1) || t.upper(m.head() + 2))) {
            // "Catalogue of Technologies Prohibited or Restricted from Export": a name
            return true;
        }
        if (rule.id().equals("effect-takes") && t.is(m.head(), "effective") && verbFollows(s, hits, m)) {
            // "A new rule, effective September 2, adds …": what it does follows
            return true;
        }
        if ((rule.action() == Action.SUSPEND || rule.action() == Action.LIFT || rule.action() == Action.IMPOSE)
                && overCompany(t, m, s.to)) {
            // "suspended his order over chipmaker Nexperia"
            return true;
        }
        if (rule.action() == Action.IMPOSE && ofForeignGoods(t, m, s.to)) {
            // "promised to respond with a ban on Turkish products"
            return true;
        }
        if ((rule.id().startsWith("ban-may-not") || rule.id().startsWith("ban-cannot"))
                && inList(t, m.from(), s.from)) {
            // "its list of know-how that may not be exported": which list
            return true;
        }
        if (rule.voice() == RuleSet.Voice.ACTIVE
                && (t.is(cs, "who") || t.is(m.head() - 1, "who"))
                && Modalities.anyOf(
                        t,
                        Math.max(s.from, m.head() - 6),
                        m.head(),
                        "farmers|growers|producers|miners|workers|traders|exporters")) {
            // "the farmers, who stopped selling cattle"
            return true;
        }
        if (rule.id().startsWith("exempt-be")
                && Modalities.anyOf(t, Math.max(s.from, m.from() - 4), m.head(), "that|which|who")
                && Modalities.anyOf(t, Math.max(s.from, m.from() - 4), m.head(), "had|used")) {
            // "countries that had been exempt so far": what was before
            return true;
        }
        if (rule.id().startsWith("fall-under") && r.effect().equals("deny")) {
            // "Supplies under intergovernmental agreements do not fall under the ban"
            return true;
        }
        if (rule.id().startsWith("restrict-passive") && Modalities.anyOf(t, cs, m.head(), "ongoing|outstanding")) {
            return true;
        }
        if (rule.id().startsWith("exempt-relief")
                && t.is(m.head(), "giving", "granting")
                && t.is(m.head() - 1, "rules", "regulations", "measures")
                && Modalities.anyOf(t, m.to(), s.to, "suspended|revoked|ended|eliminated|cancelled|withdrawn")) {
            // "regulations giving preferential treatment have been suspended"
            return true;
        }
        if (rule.id().equals("effect-takes") && Modalities.anyOf(t, m.to(), Math.min(s.to, m.to() + 5), ":")) {
            // "Two rules take effect on 23 October: one will …": what they do follows
            return true;
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
}
