package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.NounPhrases;
import dev.chokepoint.evidence.grammar.QuantityTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import dev.chokepoint.evidence.text.Span;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Fills whom a claim is aimed at.
public final class TargetSlots {
    private final DiscourseState discourse;

    public TargetSlots(DiscourseState discourse) {
        this.discourse = discourse;
    }

    public void targets(Sentence s, TriggerMatch h, Draft d, int cs, int ce) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        String issuer = d.issuer.value().place();
        Set<String> seen = new LinkedHashSet<>();
        RuleSet.TriggerRule rule = h.trigger().rule();
        boolean listing = h.trigger().is(TriggerKind.LISTING)
                || h.trigger().is(TriggerKind.STATUS)
                || h.trigger().is(TriggerKind.WHITE_LIST);
        // whom a relief, a refusal or a listing is told of as its subject
        boolean concerned = rule.voice() == RuleSet.Voice.PASSIVE
                && (rule.action() == Action.EXEMPT
                        || rule.action() == Action.EASE
                        || rule.action() == Action.DENY
                        || h.trigger().is(TriggerKind.BAR)
                        || listing);
        int own = cs;
        cs = subjectStart(s, cs);
        if (ce < s.to
                && t.is(ce, "as")
                && t.is(ce + 1, "are", "is", "were", "was")
                && t.is(ce + 2, "those", "exports")) {
            // "…, as are those to the 42 states": the same holds for others
            ce = s.clauseEnd(ce + 1);
        }
        if (ce < s.to && ce > m.to() && dash(t, ce - 1)) {
            // "denial orders on three airlines - A, B and C - …": what stands between dashes names them
            int end = ce;
            while (end < s.to && !dash(t, end) && !FiniteVerbs.auxiliary(t, end)) {
                end++;
            }
            if (end < s.to && dash(t, end)) {
                ce = end;
                own = -1;
            }
        }
        for (int i = m.to(); i < ce; i++) {
            if (ItemSlots.why(t, h, i)) {
                ce = i;
            }
        }
        // "banned in Norway and Peru": who acts as well is no destination
        Optional<Slot<Issuer>> other = Issuers.beside(s, h, d.issuer);
        Act act = new Act(s, h, d, cs, ce, issuer, listing, concerned, listed(t, cs, ce), seen);
        for (int i = cs; i < ce; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.to() > ce
                        || leftOut(t, d, k)
                        || (other.isPresent() && other.get().span().equals(t.span(k.from(), k.to())))
                        || (d.action.value().relaxes() && keptUnder(s, m.to(), i))
                        || (!listing && speaks(s, i))
                        || t.is(i - 1, "than")
                        || (t.is(i - 2, "compared") && t.is(i - 1, "to", "with"))
                        || (t.is(i - 3, "compared") && t.is(i - 1, "the"))) {
                    continue;
                }
                switch (k.entry()) {
                    case Gazetteer.Place p -> place(act, p, k);
                    case Gazetteer.Entity e -> entity(act, e, k);
                    case Gazetteer.Group g -> group(act, g, k);
                    case Gazetteer.Body b -> {}
                    case Gazetteer.Person p -> {}
                    case Gazetteer.Item x -> {}
                    case Gazetteer.Outlet o -> {}
                    case Gazetteer.City c -> {}
                    case Gazetteer.Register r -> {}
                    case Gazetteer.Word w -> {}
                }
            }
        }
        countedParties(s, d, cs, ce);
        describedParties(t, d, cs, ce, listing);
        countries(s, d, cs, ce, issuer, concerned ? m.head() : cs, seen);
        described(s, d, cs, ce);
        names(s, h, d, cs, ce, concerned, listing, seen);
        if ((own > cs || own < 0)
                && d.targets.stream().anyMatch(x -> x.by(SlotRule.TARGET_NAME) || x.by(SlotRule.TARGET_ENTITY))) {
            // "Four companies - A, B, C and D": the names say who the four are
            d.targets.removeIf(x -> x.by(SlotRule.TARGET_COUNT));
        }
        d.targets.removeAll(d.targets.stream()
                .filter(x -> x.by(SlotRule.TARGET_COUNT) && namedInFull(s, d, x.span()))
                .toList());
        if (d.targets.isEmpty()) {
            there(s, d, m.from(), ce, issuer);
        }
        int last = t.is(ce - 1, ",") ? ce - 2 : ce - 1;
        if (d.targets.isEmpty() && t.is(last, "to", "in", "into")) {
            sharedPlace(s, d, ce, issuer);
        }
        if (d.targets.isEmpty()) {
            worksIn(t, d, m.head(), ce, issuer);
        }
        if (d.targets.isEmpty()) {
            taken(s, d, cs, ce, issuer);
        }
        if (d.targets.stream().noneMatch(x -> x.value() instanceof Target.Entity)) {
            theCompany(d, t, m.head(), ce);
        }
        if (d.targets.isEmpty() && pronoun(t, rule.voice() == RuleSet.Voice.ACTIVE ? m.head() : cs, ce)) {
            for (Slot<Target> e : discourse.lastEntities) {
                d.targets.add(Slot.of(e.value(), t.span(m.from(), m.to()), "target-anaphora"));
            }
        }
        if (d.targets.isEmpty()) {
            affected(s, d, ce, issuer, seen);
        }
        if (d.targets.isEmpty() && anaphoric(d)) {
            earlier(d, issuer, t.span(m.from(), m.to()));
        }
        if (d.targets.isEmpty() && !d.items.isEmpty() && !issuer.equals("US")) {
            switch (d.action.value()) {
                case IMPOSE, EXTEND, LIFT, SUSPEND, TIGHTEN ->
                    d.targets.add(Slot.of(new Target.Anywhere(), t.span(m.from(), m.to()), "target-unsaid"));
                case EASE, EXEMPT, DENY, THREATEN -> {}
            }
        }
    }

    /// Whether as many names as were counted stand between the dashes behind a count: "four companies - A, B, C and D
    /// -".
    private static boolean namedInFull(Sentence s, Draft d, Span counted) {
        Tokens t = s.t;
        int open = t.tokenAt(counted.end());
        if (!dash(t, open)) {
            return false;
        }
        int close = open + 1;
        while (close < t.count && !dash(t, close)) {
            close++;
        }
        Span aside = t.span(open, close);
        long named = d.targets.stream()
                .filter(x -> (x.by(SlotRule.TARGET_NAME) || x.by(SlotRule.TARGET_ENTITY)) && aside.contains(x.span()))
                .count();
        return named > 0
                && s.quantities.stream()
                        .anyMatch(q -> counted.equals(t.span(q.from(), q.to()))
                                && q.quantity().value() == named);
    }

    /// "against Chad: radios may not be exported there": the place that the sentence named behind a preposition.
    private static void there(Sentence s, Draft d, int from, int to, String issuer) {
        Tokens t = s.t;
        for (int i = from; i < Math.min(s.to, to + 2); i++) {
            if (!t.is(i, "there") || t.is(i + 1, "is", "are", "was", "were", "will", "has", "have")) {
                continue;
            }
            for (int b = i - 1; b > s.from; b--) {
                for (Tokens.Mark p : t.marksAt(b)) {
                    if (p.entry() instanceof Gazetteer.Place x
                            && !x.key().equals(issuer)
                            && t.is(b - 1, "against", "to", "in", "for", "towards")) {
                        d.targets.add(Slot.of(new Target.Place(x.key()), t.span(i, i + 1), "target-anaphora"));
                        return;
                    }
                }
            }
        }
    }

    /// "supplied to, or made available in, Chad": two prepositions share the place behind them.
    private static void sharedPlace(Sentence s, Draft d, int from, String issuer) {
        Tokens t = s.t;
        for (int i = from + 1; i < Math.min(s.to, from + 9); i++) {
            for (Tokens.Mark p : t.marksAt(i)) {
                if (p.entry() instanceof Gazetteer.Place x
                        && !x.key().equals(issuer)
                        && t.is(i - 1, ",")
                        && t.is(i - 2, "to", "in", "into", "for")) {
                    d.targets.add(Slot.of(new Target.Place(x.key()), t.span(p.from(), p.to()), "target-shared"));
                    return;
                }
            }
        }
    }

    /// "tools to its factory in Nanjing": the country of a works that is named by its town.
    private static void worksIn(Tokens t, Draft d, int from, int to, String issuer) {
        for (int i = from + 1; i + 1 < to; i++) {
            if (!t.is(i, "in", "at") || !t.in(i - 1, "works")) {
                continue;
            }
            for (Tokens.Mark p : t.marksAt(i + 1)) {
                if (p.entry() instanceof Gazetteer.City x && !x.place().equals(issuer)) {
                    d.targets.add(Slot.of(new Target.Place(x.place()), t.span(p.from(), p.to()), "target-works"));
                    return;
                }
            }
        }
    }

    /// An act whose targets are looked for.
    ///
    /// @param from the first token of its words, with the subject
    /// @param to the token after the last
    /// @param listing whether it puts somebody on a list or changes a standing
    /// @param concerned whether its subject is whom it concerns
    /// @param listed the tokens of what is put on a list
    /// @param seen the keys of the targets found so far
    private record Act(
            Sentence s,
            TriggerMatch h,
            Draft d,
            int from,
            int to,
            String issuer,
            boolean listing,
            boolean concerned,
            int[] listed,
            Set<String> seen) {}

    /// A place is a target where the act is aimed at it, not where something comes from or is at home.
    private static void place(Act a, Gazetteer.Place p, Tokens.Mark k) {
        Sentence s = a.s();
        Tokens t = s.t;
        RuleSet.TriggerRule rule = a.h().trigger().rule();
        TokenPattern.Match m = a.h().match();
        int ce = a.to();
        int i = k.from();
        boolean listing = a.listing();
        boolean afterHead = i >= m.head();
        boolean party = k.to() < t.count
                && !apposed(t, k.to(), ce)
                && (t.has(k.to(), "party-noun")
                        || (t.is(k.to(), "military", "defence", "defense")
                                && k.to() + 1 < t.count
                                && t.has(k.to() + 1, "party-noun")));
        boolean origin = origin(t, k);
        boolean access = access(t, k, afterHead);
        boolean aimed = aimedAt(a, k);
        boolean spared = (rule.action() == Action.EXEMPT || a.h().trigger().is(TriggerKind.STATUS))
                && rule.voice() == RuleSet.Voice.PASSIVE
                && i < m.head();
        // "takes Sandvine, a Canadian software company, off the list": where a firm is at home
        boolean home = (t.low[k.to() - 1].endsWith("-based") && k.to() < ce && named(t, k.to()) > k.to())
                || (listing
                        && t.is(i - 1, "a", "an")
                        && t.is(i - 2, ",")
                        && (i - 2 > m.head() || (rule.voice() == RuleSet.Voice.PASSIVE && t.upper(i - 3))))
                || (listing && companyOfPlace(t, i, ce) > k.to());
        if (!p.key().equals(a.issuer())
                && (!origin || access)
                && !home
                && (aimed
                        || party
                        || spared
                        || (listing && afterHead && !apposed(t, k.to(), ce))
                        || (i >= a.listed()[0] && k.to() <= a.listed()[1] && !apposed(t, k.to(), ce))
                        || objectOf(t, i, m))
                && a.seen().add(p.key())) {
            a.d().targets.add(Slot.of(new Target.Place(p.key()), t.span(k.from(), k.to()), "target-place"));
        }
        if (party
                && t.is(k.to(), "military")
                && k.to() + 1 < t.count
                && a.seen().add("military")) {
            a.d().targets
                    .add(Slot.of(
                            new Target.Entity(t.words(k.from(), k.to() + 2)),
                            t.span(k.from(), k.to() + 2),
                            "target-party"));
        }
    }

    /// "Russian-origin", "China's exports": where something comes from.
    private static boolean origin(Tokens t, Tokens.Mark k) {
        int i = k.from();
        boolean origin = (k.to() < t.count && t.is(k.to(), "-origin", "origin"))
                || (t.is(k.to(), "'s") && !t.in(k.to() + 1, "not-targets"));
        // "to sell to China's power plants": the buyers
        return origin && !(t.is(k.to(), "'s") && t.is(i - 1, "to", "against") && buyer(t, k.to() + 1));
    }

    /// "China's access to chips": of whom it is said what it can get.
    private static boolean access(Tokens t, Tokens.Mark k, boolean afterHead) {
        return t.is(k.to(), "'s", "'") && t.is(k.to() + 1, "access") && afterHead;
    }

    /// Whether the words before a place, or the verb, aim the act at it.
    private static boolean aimedAt(Act a, Tokens.Mark k) {
        Sentence s = a.s();
        Tokens t = s.t;
        RuleSet.TriggerRule rule = a.h().trigger().rule();
        TokenPattern.Match m = a.h().match();
        int cs = a.from();
        int ce = a.to();
        int i = k.from();
        boolean afterHead = i >= m.head();
        boolean based = k.to() < t.count && t.in(k.to(), "endings-of-origin");
        boolean let = t.in(i - 1, "allowing") && t.is(k.to(), "to");
        boolean transit = t.is(i - 1, "through", "via") && t.anyOf(cs, i, "transit");
        boolean trade = t.is(i - 1, "with") && t.in(i - 2, "trade");
        // "keep chipmaking tools from China", "the watch-list targeting North Korea"
        boolean kept = t.is(i - 1, "from") && t.anyOf(Math.max(cs, i - 8), i - 1, "keeping-from");
        // "China will be added to the destinations concerned"
        boolean joins = i < m.head()
                && t.is(m.head(), "added", "included", "inserted", "omitted")
                && rule.voice() == RuleSet.Voice.PASSIVE
                && t.anyOf(m.head(), ce, "destinations");
        boolean aimed = preposition(t, i, cs)
                || let
                || transit
                || trade
                || access(t, k, afterHead)
                || kept
                || joins
                || t.is(i - 1, "targeting")
                || (based && afterHead);
        return aimed
                && !ofOwnClause(t, k, m, cs)
                && !apposed(t, k.to(), ce)
                && !(t.is(i - 1, "for") && t.is(i - 2, "available"))
                && !(t.is(i - 2, "for") && t.is(i - 3, "available"));
    }

    /// "…, and buyers in Japan look elsewhere": whether a place says where those are who do something themselves, in a
    /// clause of their own behind the act.
    private static boolean ofOwnClause(Tokens t, Tokens.Mark k, TokenPattern.Match m, int cs) {
        int who = k.from() - 2;
        if (k.from() <= m.head() || !t.is(k.from() - 1, "in") || !t.has(who, "party-noun")) {
            return false;
        }
        int from = who;
        while (from > cs && (t.has(from - 1, "item-adjective") || t.has(from - 1, "party-noun"))) {
            from--;
        }
        int verb = k.to();
        while (verb < t.count && t.low[verb].endsWith("ly")) {
            verb++;
        }
        boolean tells = verb < t.count
                && (FiniteVerbs.auxiliary(t, verb)
                        || Clauses.finite(t, verb)
                        // a place and those in another are no pair: "to Peru and buyers in Japan scrambled for …"
                        || (t.low[verb].endsWith("ed") && t.within(from - 2, "place") && !t.is(verb + 1, "by", "in")));
        return t.is(from - 1, "and", "but", "while", "so", ",") && tells;
    }

    /// A party is a target where it is the object of the act, or whom it concerns.
    private static void entity(Act a, Gazetteer.Entity e, Tokens.Mark k) {
        Sentence s = a.s();
        Tokens t = s.t;
        RuleSet.TriggerRule rule = a.h().trigger().rule();
        int i = k.from();
        boolean afterHead = i >= a.h().match().head();
        boolean object = a.listing()
                || (afterHead && (!t.is(k.to(), "'s") || t.is(k.to() + 1, "access", "last", "main", "supply")))
                || (a.concerned() && !t.is(k.to(), "'s"))
                || preposition(t, i, a.from())
                || rule.voice() == RuleSet.Voice.NOUN;
        boolean home = e.place().equals(a.issuer());
        if (object && !home && !counts(s, i) && a.seen().add(e.key())) {
            a.d().targets.add(Slot.of(new Target.Entity(e.key()), t.span(k.from(), k.to()), SlotRule.TARGET_ENTITY));
        }
    }

    private static void group(Act a, Gazetteer.Group g, Tokens.Mark k) {
        Tokens t = a.s().t;
        int before = t.is(k.from() - 1, "the") ? k.from() - 2 : k.from() - 1;
        if (!a.listing() && t.is(before, "outside") && !t.has(before - 1, "party-noun")) {
            // "the export of coal outside the Union": the one group that it is not aimed at
            Exclusions.exclude(t, a.d(), k.from(), k.to());
            return;
        }
        if (a.seen().add(g.key()) && !g.key().equals("*")) {
            a.d().targets
                    .add(Slot.of(
                            new Target.Group(t.words(k.from(), k.to())), t.span(k.from(), k.to()), "target-group"));
        } else if (g.key().equals("*")) {
            a.d().targets.add(Slot.of(new Target.Anywhere(), t.span(k.from(), k.to()), "target-any"));
        }
    }

    /// "adds 27 entities": so many parties, none named.
    private static void countedParties(Sentence s, Draft d, int cs, int ce) {
        Tokens t = s.t;
        for (QuantityTagger.Found q : s.quantities) {
            if (q.from() >= cs
                    && q.to() <= ce
                    && q.quantity().unit().equals("entities")
                    // "27 of them in China": part of those counted
                    && q.to() - q.from() > 1
                    && !t.is(q.to() - 1, "all", "total")
                    && !QuantitySlots.counted(t, s.quantities, q)) {
                d.targets.add(Slot.of(
                        new Target.Entity(q.quantity().mention()), t.span(q.from(), q.to()), SlotRule.TARGET_COUNT));
            }
        }
    }

    /// "dozens of firms", "certain companies", "any entity owned by …": parties that are described, not named.
    private static void describedParties(Tokens t, Draft d, int cs, int ce, boolean listing) {
        for (int i = cs; i + 2 < ce; i++) {
            int end = -1;
            if (t.is(i, "dozens", "scores", "hundreds") && t.is(i + 1, "of")) {
                for (int k = i + 2; k < Math.min(ce, i + 7) && end < 0; k++) {
                    end = t.has(k, "party-noun") ? k + 1 : -1;
                }
            } else if (listing && t.is(i, "some", "certain", "several")) {
                for (int k = i + 1; k < Math.min(ce, i + 5) && end < 0; k++) {
                    end = t.has(k, "party-noun") ? k + 1 : -1;
                }
            } else if (t.is(i, "any")
                    && t.has(i + 1, "party-noun")
                    && t.is(i + 2, "owned", "controlled", "that", "which", "in")) {
                // "any entity owned at least 50 percent by …": the party is described, not named
                boolean relative = t.is(i + 2, "that", "which");
                end = i + 2;
                while (end < ce
                        && !t.is(end, ",", "before", "unless", "now")
                        && !(end > i + 3 && (relative ? FiniteVerbs.auxiliary(t, end) : Clauses.finite(t, end)))) {
                    end++;
                }
            }
            if (end > 0) {
                d.targets.add(Slot.of(new Target.Entity(t.words(i, end)), t.span(i, end), "target-described"));
                i = end;
            }
        }
    }

    /// Whether "them" or "these firms" stands for parties told of before.
    private static boolean pronoun(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if ((t.is(i, "them") && !t.is(i - 1, "among", "of"))
                    || (t.is(i, "those", "these") && i + 1 < to && t.has(i + 1, "party-noun"))) {
                return true;
            }
        }
        return false;
    }

    /// Places told of after the act as those it affects.
    private static void affected(Sentence s, Draft d, int ce, String issuer, Set<String> seen) {
        Tokens t = s.t;
        // "whenever the destination is the United States"
        for (int i = ce; i + 2 < s.to; i++) {
            if (t.is(i, "destination", "recipient", "buyer") && t.is(i + 1, "is")) {
                int at = t.is(i + 2, "the") ? i + 3 : i + 2;
                for (Tokens.Mark k : t.marksAt(at)) {
                    if (k.entry() instanceof Gazetteer.Place p && !p.key().equals(issuer) && seen.add(p.key())) {
                        d.targets.add(Slot.of(new Target.Place(p.key()), t.span(k.from(), k.to()), "target-affected"));
                    }
                }
            }
        }
        // ", which affects customers in China"
        for (int i = ce; i + 2 < s.to; i++) {
            if (t.has(i, "party-noun") && t.is(i + 1, "in")) {
                for (Tokens.Mark k : t.marksAt(i + 2)) {
                    if (k.entry() instanceof Gazetteer.Place p && !p.key().equals(issuer) && seen.add(p.key())) {
                        d.targets.add(Slot.of(new Target.Place(p.key()), t.span(k.from(), k.to()), "target-affected"));
                    }
                }
            }
        }
    }

    /// "banned exports of cod, except to Peru": where they may still go is no destination of the ban.
    private static boolean leftOut(Tokens t, Draft d, Tokens.Mark k) {
        return d.exclusions.stream()
                .anyMatch(x -> x.span().start() <= t.start[k.from()]
                        && t.end[k.to() - 1] <= x.span().end());
    }

    /// "eased its controls, except for Peru": who is left out of an easing is no destination of it.
    private static boolean keptUnder(Sentence s, int from, int place) {
        for (int i = from; i < place; i++) {
            int start = Exclusions.exclusionCue(s.t, i);
            if (start > 0 && start <= place && place < Exclusions.end(s, start)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a token names who says something; "A and B are expected to be exempt" names whom it is said of.
    private static boolean speaks(Sentence s, int i) {
        for (Speech.Frame f : s.frames) {
            if (i >= f.subjectFrom()
                    && i < f.subjectTo()
                    && !(f.verb() > i && s.t.is(f.verb() - 1, "are", "is", "was", "were", "be"))) {
                return true;
            }
        }
        return false;
    }

    /// The start of the subject: "Four Indian companies - A, B and C - have received …" goes back over the dashes.
    private static int subjectStart(Sentence s, int cs) {
        Tokens t = s.t;
        if (cs - 1 > s.from && dash(t, cs - 1)) {
            int open = cs - 2;
            while (open > s.from && open > cs - 40 && !dash(t, open)) {
                open--;
            }
            if (open > s.from && dash(t, open)) {
                return s.clauseStart(open - 1);
            }
        }
        return cs;
    }

    private static boolean dash(Tokens t, int i) {
        return t.is(i, "-", "\u2013", "\u2014");
    }

    /// What is put on a list: "added | the United States, Mexico and Canada | to its list of countries"; empty where
    /// nothing is.
    private static int[] listed(Tokens t, int cs, int ce) {
        for (int i = cs; i < ce; i++) {
            if (!t.in(i, "moving-on-lists") || t.has(i - 1, "be")) {
                continue;
            }
            int end = i + 1;
            while (end < ce && !t.is(end, "to", "on", "onto", "in", "into", "back", "under", "from", "off")) {
                end++;
            }
            for (int k = end; k < Math.min(ce, end + 8); k++) {
                if (t.in(k, "lists") || t.has(k, "register") || t.is(k, "places", "destinations") || group(t, k)) {
                    return new int[] {i + 1, end};
                }
            }
        }
        return new int[] {0, 0};
    }

    /// Whether "China's …" names who buys: no goods, no measure.
    private static boolean buyer(Tokens t, int noun) {
        for (int k = noun; k < Math.min(t.count, noun + 3) && !t.is(k, ",", ".", "to"); k++) {
            if (t.has(k, "item")
                    || t.has(k, "act-noun")
                    || t.has(k, "weak")
                    || t.has(k, "control")
                    || t.has(k, "export-noun")
                    || t.in(k, "demands")) {
                return false;
            }
        }
        return true;
    }

    /// "Country Group B", "Group A:6": the groups of countries that a rule tells apart.
    private static boolean group(Tokens t, int k) {
        return t.is(k, "group", "groups") && t.upper(k) && (t.is(k - 1, "country") || t.upper(k + 1));
    }

    /// "German defence contractor Hensoldt", "Chinese chipmakers Huawei and SMIC": the party's name follows, its home
    /// is no destination.
    private static boolean apposed(Tokens t, int i, int ce) {
        int k = i;
        while (k < ce
                && k < i + 4
                && !t.has(k, "entity")
                && !t.upper(k)
                && Character.isLetter(t.low[k].charAt(0))
                && !NounPhrases.stop(t, k)) {
            k++;
        }
        return k > i && k < ce && t.has(k - 1, "party-noun") && (t.has(k, "entity") || named(t, k) > k);
    }

    /// Whether a token stands within a count of parties: "46 more Huawei affiliates".
    private static boolean counts(Sentence s, int i) {
        for (QuantityTagger.Found q : s.quantities) {
            if (i >= q.from() && i < q.to() && q.quantity().unit().equals("entities")) {
                return true;
            }
        }
        return false;
    }

    /// "the 42 states of the Wassenaar Arrangement", "thirty-three countries": countries by what they have in common.
    private static void countries(
            Sentence s, Draft d, int cs, int ce, String issuer, int subjectEnd, Set<String> seen) {
        Tokens t = s.t;
        for (int i = cs; i < ce; i++) {
            if (!t.in(i, "countries-in-common") || t.within(i, "group") || t.within(i, "place")) {
                continue;
            }
            int from = i;
            while (from > cs
                    && !NounPhrases.stop(t, from - 1)
                    && !Clauses.finite(t, from - 1)
                    && !t.in(from - 1, "determiners")
                    && !t.is(from - 1, "other", "these", "those", "many")) {
                from--;
            }
            boolean subject = i < subjectEnd && (from == cs || t.in(from - 1, "determiners"));
            if (!subject && !preposition(t, from, cs)) {
                continue;
            }
            int end = i + 1;
            if (t.is(end, "of", "in", "with", "that", "outside", "under", "subject")) {
                end++;
                while (end < ce
                        && end < i + 14
                        && !t.is(
                                end, ",", ";", ".", "-", "(", "is", "are", "was", "were", "will", "from", "until",
                                "after")) {
                    end++;
                }
            } else if (from == i || t.is(from, "two", "three", "four", "same")) {
                // "these countries": told before
                continue;
            }
            boolean known = t.is(from - 1, "of") && t.is(from - 2, "list", "lists");
            for (int k = from; k < end; k++) {
                known |= t.has(k, "group");
            }
            if (known) {
                continue;
            }
            for (Tokens.Mark k : t.marksAt(from)) {
                if (k.entry() instanceof Gazetteer.Place p && p.key().equals(issuer)) {
                    return;
                }
            }
            if (seen.add(t.words(from, end))) {
                d.targets.add(Slot.of(new Target.Group(t.words(from, end)), t.span(from, end), "target-group"));
            }
        }
    }

    /// "organizations linked to Russia's military", "military-related firms": parties by what they are.
    private static void described(Sentence s, Draft d, int cs, int ce) {
        Tokens t = s.t;
        for (int i = cs + 1; i < ce; i++) {
            if (!t.has(i, "party-noun") || counts(s, i) || t.is(i, "partners", "allies")) {
                continue;
            }
            int end = i + 1;
            boolean tail = end < ce && t.in(end, "tied-to") && t.is(end + 1, "to", "with", "by", "in", "for");
            int from = i;
            boolean kind = t.is(i, "military") && (i + 1 >= ce || NounPhrases.stop(t, i + 1));
            if (t.is(i, "military") && !kind) {
                continue;
            }
            while (from > cs && from > i - 5 && !NounPhrases.stop(t, from - 1) && !FiniteVerbs.auxiliary(t, from - 1)) {
                from--;
                kind |= t.low[from].startsWith("military")
                        || t.low[from].endsWith("-related")
                        || t.low[from].endsWith("-linked")
                        || t.low[from].endsWith("-owned")
                        || t.is(from, "defence", "defense", "weapons", "arms");
            }
            while (from < i && (t.in(from, "determiners") || t.is(from, "list", "add", "put", "name"))) {
                from++;
            }
            if ((!tail && !kind)
                    || !preposition(t, from, cs)
                    || t.has(i + 1, "entity")
                    || told(d, t.span(from, i + 1))) {
                continue;
            }
            if (tail) {
                while (end < ce
                        && end < i + 10
                        && !t.is(end, ",", ";", ".", "-", "and", "or", "until", "from", "after", "on", "that", "which")
                        && !FiniteVerbs.auxiliary(t, end)) {
                    end++;
                }
            } else if (t.is(end, "in", "from") && end + 1 < ce && t.has(end + 1, "place")) {
                end += 2;
            }
            d.targets.add(Slot.of(new Target.Entity(t.words(from, end)), t.span(from, end), "target-described"));
            i = end;
        }
    }

    private static boolean told(Draft d, Span span) {
        for (Slot<Target> x : d.targets) {
            if (x.value() instanceof Target.Entity
                    && x.span().start() < span.end()
                    && span.start() < x.span().end()) {
                return true;
            }
        }
        return false;
    }

    /// The end of a capitalised name that no list knows; `i` where none begins.
    /// "the drone maker Terra Drone", "chip designer Pacific Chips": goods that end the name behind a role.
    static boolean endsNameBehindRole(Tokens t, int k) {
        return k > 2 && t.upper(k) && t.upper(k - 1) && t.marksAt(k - 1).length == 0 && t.has(k - 2, "party-noun");
    }

    private static int named(Tokens t, int i) {
        int k = i;
        while (k < t.count
                && (nameWord(t, k)
                        || (k > i && t.upper(k) && (t.in(k, "ends-of-company-names") || endsNameBehindRole(t, k))))) {
            k++;
        }
        if (k > i && t.in(k - 1, "institutes") && t.is(k, "of") && k + 1 < t.count && nameWord(t, k + 1)) {
            // "Moscow Institute of Physics and Technology"
            k++;
            while (k < t.count && (nameWord(t, k) || (t.is(k, "and") && k + 1 < t.count && nameWord(t, k + 1)))) {
                k++;
            }
        }
        return k;
    }

    /// The end of the name of a firm that begins with a place: "Beijing Skyrizon", not "Chinese Huawei"; the token
    /// itself where it is the place that is meant.
    private static int companyOfPlace(Tokens t, int i, int ce) {
        String low = t.low[i];
        if (!t.has(i, "place")
                || !t.upper(i)
                || t.listed(low, "adjectives-of-places")
                || low.matches(".*(ese|ish|ian|ean|ican|-based|\\.)")
                || i + 1 >= ce) {
            return i;
        }
        return Math.max(i, named(t, i + 1) > i + 1 ? named(t, i + 1) : i);
    }

    private static boolean nameWord(Tokens t, int k) {
        if (!t.upper(k) || !Character.isLetter(t.low[k].charAt(0)) || t.in(k, "determiners")) {
            return false;
        }
        if (t.dated.get(k)
                || t.is(k, "list", "register", "april", "may")
                || t.within(k, "register")
                || t.within(k, "group")
                || t.within(k, "place")
                || t.within(k, "general-licence")
                || t.within(k, "exemption")
                || t.within(k, "body")) {
            return false;
        }
        for (Tokens.Mark m : t.marksAt(k)) {
            switch (m.cls()) {
                case "place",
                        "body",
                        "person",
                        "outlet",
                        "register",
                        "item",
                        "date",
                        "group",
                        "entity",
                        "exemption",
                        "general-licence",
                        "licence",
                        "control",
                        "official-noun",
                        "government-noun",
                        "export" -> {
                    return false;
                }
                default -> {}
            }
        }
        return true;
    }

    /// Companies that no list knows, by where they stand: among what is listed or licensed, beside known ones, after
    /// "such as", and after "to" where their form tells.
    private static void names(
            Sentence s, TriggerMatch h, Draft d, int cs, int ce, boolean concerned, boolean listing, Set<String> seen) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        boolean active = h.trigger().rule().voice() == RuleSet.Voice.ACTIVE;
        if (h.trigger().is(TriggerKind.GOODS_LISTING)) {
            // "enters six items in the list of the Export Trade Control Order": the name of a list
            return;
        }
        for (int i = cs; i < ce; i++) {
            int end = listing && t.has(i, "place") ? companyOfPlace(t, i, ce) : named(t, i);
            if (end == i || t.within(i, "entity")) {
                continue;
            }
            boolean form = t.in(end - 1, "ends-of-company-names") && end - i > 1;
            boolean first = i == s.from;
            boolean object =
                    listing && ((active || h.trigger().is(TriggerKind.DEALINGS)) ? i > m.head() : i < m.head());
            boolean subject = concerned && i < m.head();
            boolean beside = beside(t, i, cs);
            boolean aimed = preposition(t, i, cs) || t.has(i - 1, "party-noun");
            boolean licensee = holder(t, i);
            boolean ok = (form && (object || subject || aimed))
                    || ((object || subject) && (beside || (end - i > 1 && !first)))
                    || (aimed && beside && (object || subject))
                    || licensee;
            // "added Sandvine to its list", "Canada-based Sandvine was removed"
            ok |= object
                    && ((active && i == m.headTo() && t.is(end, "to", "on", "from", "onto"))
                            || (active && i == m.headTo() && t.is(end, ",", "and") && nameFollows(t, end + 1, ce))
                            || (active && i == m.headTo() && t.is(end, ",") && t.is(end + 1, "a", "an", "the"))
                            || t.low[Math.max(0, i - 1)].endsWith("-based"));
            // "Alfa Trading, a Chinese firm, was added": who is listed opens the sentence
            ok |= first
                    && listing
                    && !active
                    && end - i > 1
                    && end <= m.head()
                    && !t.has(end - 1, "party-noun")
                    && (FiniteVerbs.auxiliary(t, end)
                            || (t.is(end, ",") && t.is(end + 1, "a", "an", "the"))
                            || (t.is(end, ",", "and") && nameFollows(t, end + 1, ce)));
            if (ok && !speaks(s, i) && !t.is(end, "'s") && !nameOfGoods(t, i, end) && seen.add(t.words(i, end))) {
                d.targets.add(Slot.of(new Target.Entity(t.words(i, end)), t.span(i, end), SlotRule.TARGET_NAME));
            }
            i = end - 1;
        }
    }

    /// "revoked the export licence of GAC", "the permit held by GAC": who holds what was granted.
    private static boolean holder(Tokens t, int i) {
        int licence = i - 2;
        if (t.is(i - 1, "by", "to") && t.is(i - 2, "held", "granted", "issued", "given")) {
            licence = i - 3;
        } else if (!t.is(i - 1, "of", "for")) {
            return false;
        }
        return t.ends(licence, "licence");
    }

    /// "Artificial Intelligence (AI) chips": what goods are called.
    private static boolean nameOfGoods(Tokens t, int from, int end) {
        boolean short1 = t.is(end, ")") && t.is(from - 1, "(");
        boolean long1 = t.is(end, "(") && t.is(end + 2, ")");
        int goods = short1 ? end + 1 : long1 ? end + 3 : -1;
        return goods > 0 && goods < t.count && (t.within(goods, "item") || t.in(goods, "broad-goods"));
    }

    /// "put AIDC, Ruvik Systems and the drone maker Geosat on its list": whether a name or a known party goes on.
    private static boolean nameFollows(Tokens t, int i, int ce) {
        return i < ce && (nameWord(t, i) || t.within(i, "entity"));
    }

    /// Whether a name stands in a list of parties: after a party, a comma or "and" and another name, or a dash.
    private static boolean beside(Tokens t, int i, int cs) {
        int k = i - 1;
        if (k <= cs) {
            return false;
        }
        if (dash(t, k) || t.is(k, "including", "namely", ":", "(") || t.has(k, "party-noun")) {
            return true;
        }
        if ((t.is(k, "as") && t.is(k - 1, "such")) || (t.is(k, "them") && t.is(k - 1, "among"))) {
            return true;
        }
        if (t.is(k, ",", "and", "or")) {
            k--;
            if (t.is(k, ",")) {
                k--;
            }
            return k > cs && (nameWord(t, k) || t.within(k, "entity"));
        }
        return false;
    }

    /// "the order against the company", "sales to the Chinese chipmaker": the party named last.
    private static void theCompany(Draft d, Tokens t, int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (!t.is(i, "to", "against", "on", "for") || !t.is(i + 1, "the")) {
                continue;
            }
            int k = i + 2;
            while (k < to
                    && k < i + 5
                    && (t.has(k, "place") || t.has(k, "item-adjective") || t.is(k, "tech", "same"))) {
                k++;
            }
            if (!t.in(k, "kinds-of-firms")) {
                continue;
            }
            for (int b = i - 1; b >= Math.max(0, i - 90); b--) {
                for (Tokens.Mark e : t.marksAt(b)) {
                    if (e.entry() instanceof Gazetteer.Entity x) {
                        d.targets.add(Slot.of(new Target.Entity(x.key()), t.span(i + 1, k + 1), "target-anaphora"));
                        return;
                    }
                }
            }
        }
    }

    /// "to the island", "the three countries": the destinations told of last.
    private void taken(Sentence s, Draft d, int cs, int ce, String issuer) {
        Tokens t = s.t;
        for (int i = cs; i + 2 < ce; i++) {
            if (!t.is(i, "to", "for", "against", "into", "on") || !t.is(i + 1, "the", "these", "those")) {
                continue;
            }
            boolean island = t.is(i + 2, "island");
            boolean one = t.in(i + 2, "kinds-of-states");
            int k = i + 2;
            while (k < ce && k < i + 5 && !t.is(k, "countries", "states", "nations")) {
                k++;
            }
            boolean several = t.is(k, "countries", "states", "nations")
                    && (k == i + 2 || t.is(k - 1, "two", "three", "four", "same", "listed"));
            if (several) {
                earlier(d, issuer, t.span(i + 1, k + 1));
                return;
            }
            if (one) {
                for (int b = i; b >= Math.max(0, i - 120); b--) {
                    for (Tokens.Mark p : t.marksAt(b)) {
                        if (p.entry() instanceof Gazetteer.Place x
                                && !x.key().equals(issuer)
                                && (!island || ISLANDS.contains(x.key()))) {
                            d.targets.add(Slot.of(new Target.Place(x.key()), t.span(i + 1, i + 3), "target-anaphora"));
                            return;
                        }
                    }
                }
            }
        }
    }

    /// States that are called islands.
    private static final Set<String> ISLANDS = Set.of("TW", "LK", "CY", "SG", "MT", "CU", "IS", "MG", "HT");

    private static boolean anaphoric(Draft d) {
        return !d.items.isEmpty() && d.items.stream().allMatch(x -> x.by(SlotRule.ITEM_ANAPHORA));
    }

    /// The destinations of the last claim on the same issuer's controls.
    private void earlier(Draft d, String issuer, Span at) {
        for (int i = discourse.drafts.size() - 1; i >= Math.max(0, discourse.drafts.size() - 3); i--) {
            Draft o = discourse.drafts.get(i);
            if (o.issuer.value().place().equals(issuer)) {
                for (Slot<Target> x : o.targets) {
                    if (x.value() instanceof Target.Place) {
                        d.targets.add(Slot.of(x.value(), at, "target-anaphora"));
                    }
                }
                return;
            }
        }
    }

    static boolean objectOf(Tokens t, int i, TokenPattern.Match m) {
        return i > m.head()
                && t.is(i - 1, "of")
                && i >= 2
                && t.is(i - 2, "removal", "sales", "exports")
                && t.is(i - 2, "removal");
    }

    /// "after talks in Rome", "agreed on Sunday in Madrid": where people met, not whom an act is aimed at.
    private static boolean meeting(Tokens t, int last) {
        int k = last;
        while (k > 0 && (t.dated.get(k) || t.is(k, "on"))) {
            k--;
        }
        return k >= 0 && (t.has(k, "talks") || t.in(k, "meetings") || Clauses.speech(t, k));
    }

    static boolean preposition(Tokens t, int i, int cs) {
        int k = i - 1;
        int steps = 0;
        while (k >= cs
                && steps < 14
                && (t.in(k, "before-listed-states")
                        || t.within(k, "place")
                        || t.has(k, "party-noun")
                        || t.has(k, "item-adjective"))) {
            k--;
            steps++;
        }
        if (t.is(k, "in") && t.in(k - 1, "fighting")) {
            // "over the war in Gaza": why, not whom
            return false;
        }
        if (t.is(k, "in") && meeting(t, k - 1)) {
            return false;
        }
        if (k > cs
                && ((t.is(k, "on", "over")
                                && (t.has(k - 1, "weak") || t.ends(k - 1, "control") || t.ends(k - 1, "other-measure")))
                        || (t.is(k, "on") && t.is(k - 1, "imposed", "placed", "slapped"))
                        || (t.is(k, "from")
                                && (t.has(k - 1, "party-noun") || (t.is(k - 1, "and") && t.is(k - 2, "to"))))
                        || (t.is(k, "under") && t.is(k - 1, "entries", "entities", "addresses", "firms")))) {
            return true;
        }
        return k >= cs
                && t.is(
                        k,
                        "to",
                        "for",
                        "in",
                        "against",
                        "toward",
                        "towards",
                        "into",
                        "reach",
                        "reaching",
                        "entering",
                        "leave");
    }
}
