package dev.chokepoint.evidence.slots;

import dev.chokepoint.base.EuropeanUnion;
import dev.chokepoint.evidence.acts.Acts;
import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.NounPhrases;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells whose control it is: subject, possessive, by-phrase, list, speaker, dateline, then what is salient.
public final class Issuers {
    /// How many words may name the state that is asked for something.
    private static final int LONGEST_NAME_OF_STATE = 6;

    private final DiscourseState discourse;

    public Issuers(DiscourseState discourse) {
        this.discourse = discourse;
    }

    public Optional<Slot<Issuer>> resolve(Sentence s, TriggerMatch h, int cs, int ce, int subjectLimit) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        RuleSet.Voice voice = h.trigger().rule().voice();
        List<Slot<Issuer>> order = new ArrayList<>(6);
        if (h.trigger().is(TriggerKind.EXCHANGE_OF_GOODS)) {
            // "in exchange for Beijing keeping exports flowing": who gives the goods
            placeIn(t, m.from(), ce, "issuer-gives").ifPresent(order::add);
        }
        boolean active = voice == RuleSet.Voice.ACTIVE;
        if (active && townActs(t, cs, m.head())) {
            return Optional.empty();
        }
        // "Bhutan is exempt", "Japan has been allowed …": the subject is who is spared, not who spares
        boolean spared = !active
                && (h.trigger().rule().action() == Action.EXEMPT || h.trigger().is(TriggerKind.LET));
        if (cs > s.from && t.is(cs, "whether") && (!active || t.is(cs + 1, "to"))) {
            // "is considering whether to add …", "is reviewing whether chips should be added": who considers acts
            int main = s.clauseStart(cs - 1);
            subject(s, main, cs, true).or(() -> pronoun(s, main, cs)).ifPresent(order::add);
        }
        if (active && h.trigger().is(TriggerKind.REQUIREMENT)) {
            underRules(s).ifPresent(order::add);
        }
        if (active && h.trigger().rule().action() == Action.EXEMPT) {
            askedOf(t, m).ifPresent(order::add);
        }
        if (active) {
            infinitive(s, cs, m).ifPresent(order::add);
            gerund(t, m).ifPresent(order::add);
            decision(t, m).ifPresent(order::add);
            relative(s, cs).ifPresent(order::add);
            ofMainClause(s, m).ifPresent(order::add);
            if (!actedUpon(t, cs, m.head())) {
                subject(s, cs, subjectLimit, true).ifPresent(order::add);
            }
            shared(s, cs, m).ifPresent(order::add);
            resumed(s, cs).ifPresent(order::add);
            ofPaper(s, cs).ifPresent(order::add);
        }
        if (!active) {
            there(s, m).ifPresent(order::add);
            ofUnion(t, cs, m.to()).ifPresent(order::add);
            maker(t, cs, m).ifPresent(order::add);
            inPlace(t, m, h.trigger().rule()).ifPresent(order::add);
        }
        possessor(s, cs, m, active).ifPresent(order::add);
        if (h.trigger().is(TriggerKind.RECEIVED)) {
            grantedBy(t, m, ce).ifPresent(order::add);
        }
        by(t, m, ce).ifPresent(order::add);
        boolean listing = h.trigger().is(TriggerKind.LISTING)
                || h.trigger().is(TriggerKind.TIGHTENING)
                || h.trigger().is(TriggerKind.WHITE_LIST);
        if (listing) {
            register(t, m, ce).ifPresent(order::add);
        }
        if (spared) {
            exemptedFrom(t, m).ifPresent(order::add);
        }
        if (!active) {
            underRules(s).ifPresent(order::add);
        }
        if (!active && !spared && !(listing && placeBefore(t, cs, m.from()))) {
            subject(s, cs, m.from(), false).ifPresent(order::add);
        }
        if (!active) {
            resumed(s, cs).ifPresent(order::add);
            beforeColon(s, cs).ifPresent(order::add);
        }
        pronoun(s, cs, m.head()).ifPresent(order::add);
        body(t, cs, ce).ifPresent(order::add);
        frame(s).ifPresent(order::add);
        if (!listing) {
            // "applications for parties on the Entity List": a list that the act only speaks of
            register(t, m, ce).ifPresent(order::add);
        }
        if (!active) {
            shippedFrom(t, cs, ce).ifPresent(order::add);
        }
        origin(t, cs, ce).ifPresent(order::add);
        located(s, cs, m.head()).ifPresent(order::add);
        consequence(s, cs).ifPresent(order::add);
        salient(t, m, cs).ifPresent(order::add);
        if (order.isEmpty()) {
            adjectival(t, cs, ce).ifPresent(order::add);
        }
        return order.isEmpty() ? Optional.empty() : Optional.of(order.getFirst());
    }

    /// "South Korea will be struck off a list, Japan said": the subject of a passive is who the act is done to.
    private static boolean actedUpon(Tokens t, int from, int head) {
        int k = head - 1;
        while (k > from && t.low[k].endsWith("ly")) {
            k--;
        }
        return k >= from
                && t.is(k, "be", "is", "are", "was", "were", "been")
                && (t.low[head].endsWith("ed") || t.in(head, "taken-off"));
    }

    /// Whether the subject is nothing but a place and its verb: "South Korea | will be struck off".
    private static boolean placeBefore(Tokens t, int from, int verb) {
        int k = verb - 1;
        while (k > from && (FiniteVerbs.auxiliary(t, k) || t.is(k, "be", "been") || t.low[k].endsWith("ly"))) {
            k--;
        }
        return k < verb - 1 && k >= from && t.within(k, "place") && (k == from || t.is(k - 1, "the", ",", "that"));
    }

    /// "In Ottawa they were introduced in June": where a pronoun begins behind a capital, what it takes up is done
    /// there.
    private Optional<Slot<Issuer>> there(Sentence s, TokenPattern.Match m) {
        Tokens t = s.t;
        if (!t.is(s.from, "in") || m.head() <= s.from + 2) {
            return Optional.empty();
        }
        for (Tokens.Mark k : t.marksAt(s.from + 1)) {
            if (k.entry() instanceof Gazetteer.Place p && t.is(k.to(), "they", "it", "these", "similar", "such")) {
                return Optional.of(slot(t, p.key(), "", k.from(), k.to(), "issuer-located"));
            }
        }
        return Optional.empty();
    }

    private Slot<Issuer> slot(Tokens t, String place, String body, int from, int to, String rule) {
        return Slot.of(new Issuer(place, body), t.span(from, to), rule);
    }

    /// "Limits on U.S. software exports are on the table": where nothing else tells, the home of the goods.
    private Optional<Slot<Issuer>> adjectival(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Place p
                        && k.to() < to
                        && (t.is(k.to(), "'s") || Character.isLetter(t.low[k.to()].charAt(0)))
                        && !Clauses.finite(t, k.to())
                        && !NounPhrases.stop(t, k.to())
                        && (!t.is(i - 1, "to", "in", "from", "against", "for")
                                // "an end to Australian exports of alumina"
                                || (t.is(i - 1, "to") && t.has(k.to(), "export-noun")))) {
                    return Optional.of(slot(t, p.key(), "", k.from(), k.to(), "issuer-adjective"));
                }
            }
        }
        return Optional.empty();
    }

    /// "Licences for Israel are exempted from the U.S. pause": whose measure it is from which something is spared.
    private Optional<Slot<Issuer>> exemptedFrom(Tokens t, TokenPattern.Match m) {
        if (!t.is(m.to(), "from")) {
            return Optional.empty();
        }
        return placeIn(t, m.to() + 1, m.to() + 4, "issuer-possessive");
    }

    /// "Lawmakers in the Philippines have dropped the clause", "In Myanmar, the federation said shipments would
    /// resume": where those who act sit, or where all of it happens.
    private Optional<Slot<Issuer>> located(Sentence s, int cs, int head) {
        Tokens t = s.t;
        for (int i = cs; i + 2 < head; i++) {
            if (t.in(i, "lawmakers-and-officials") && t.is(i + 1, "in", "of")) {
                return placeIn(t, i + 2, Math.min(head, i + 4), "issuer-located");
            }
        }
        int place = t.is(s.from + 1, "the") ? s.from + 2 : s.from + 1;
        boolean opens = t.is(place + 1, ",")
                || (!discourse.home.isEmpty() && t.is(place + 1, "a", "an", "the", "its", "no", "one", "lawmakers"));
        return t.is(s.from, "in") && opens && head > place + 1
                ? placeIn(t, place, place + 1, "issuer-located")
                : Optional.empty();
    }

    /// The first place that a stretch of text names.
    private Optional<Slot<Issuer>> placeIn(Tokens t, int from, int to, String rule) {
        for (int i = from; i < to; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Place p) {
                    return Optional.of(slot(t, p.key(), "", k.from(), k.to(), rule));
                }
            }
        }
        return Optional.empty();
    }

    /// "Under Dutch regulations published in October, exports … will need a licence": whose rules they are.
    private Optional<Slot<Issuer>> underRules(Sentence s) {
        Tokens t = s.t;
        if (!t.is(s.from, "under", "by", "in")) {
            return Optional.empty();
        }
        for (int i = s.from + 1; i < Math.min(s.to, s.from + 4); i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p) {
                    for (int k = m.to(); k < Math.min(s.to, m.to() + 4) && !t.is(k, ",", "on", "for", "to"); k++) {
                        if (t.in(k, "decrees-and-laws")) {
                            return Optional.of(slot(t, p.key(), "", m.from(), m.to(), "issuer-of-the-rules"));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// "the US, which had brought in controls": the antecedent acts.
    private Optional<Slot<Issuer>> relative(Sentence s, int cs) {
        Tokens t = s.t;
        if (cs == s.from || !t.is(cs, "which", "who") || !Acts.ofIssuer(t, s, cs)) {
            return Optional.empty();
        }
        int end = t.is(cs - 1, ",") ? cs - 1 : cs;
        for (int i = Math.max(s.from, end - 5); i < end; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.to() == end && m.entry() instanceof Gazetteer.Place p) {
                    return Optional.of(slot(t, p.key(), "", m.from(), end, "issuer-relative"));
                }
                if (m.to() == end
                        && m.entry() instanceof Gazetteer.Body b
                        && !b.place().isEmpty()) {
                    return Optional.of(slot(t, b.place(), b.body(), m.from(), end, "issuer-relative"));
                }
            }
        }
        return Optional.empty();
    }

    /// "EU countries approved a package after Slovakia dropped a veto, cutting the cap and extending controls": a
    /// participle behind the comma that closes a clause of time or cause has the subject of the main clause.
    private Optional<Slot<Issuer>> ofMainClause(Sentence s, TokenPattern.Match m) {
        Tokens t = s.t;
        if (!participle(t, m.head())) {
            return Optional.empty();
        }
        int comma = m.head() - 1;
        while (comma > s.from
                && !(t.is(comma, ",") && participle(t, comma + 1))
                && !Clauses.finite(t, comma)
                && !t.is(comma, ";", ".")) {
            comma--;
        }
        if (comma <= s.from || !t.is(comma, ",")) {
            return Optional.empty();
        }
        for (int k = comma - 1; k > s.from + 1; k--) {
            if (t.in(k, "opening-clauses-of-time")) {
                return Clauses.anyFinite(t, k + 1, comma) && Clauses.anyFinite(t, s.from, k)
                        ? subject(s, s.clauseStart(k - 1), k, true)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean participle(Tokens t, int i) {
        return t.low[i].length() > 4 && t.low[i].endsWith("ing");
    }

    /// "Council Regulation (EU) 2025/1494", "Commission Implementing Regulation": an act that is cited acts for its
    /// institution.
    private static boolean actOfUnion(Tokens t, int i) {
        if (!t.in(i, "acts-of-the-union") || !t.upper(i)) {
            return false;
        }
        boolean cited = t.is(i + 1, "(") && t.is(i + 2, "eu", "cfsp", "ec");
        return cited || (t.in(i - 1, "institutions-and-kinds-of-acts") && t.upper(i - 1));
    }

    private Optional<Slot<Issuer>> ofUnion(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (actOfUnion(t, i) && !preposed(t, nameStart(t, i, from), from)) {
                return Optional.of(slot(t, EuropeanUnion.CODE, "", i, i + 1, "issuer-act-of-union"));
            }
        }
        return Optional.empty();
    }

    private static int nameStart(Tokens t, int at, int from) {
        int i = at;
        while (i > from && t.in(i - 1, "institutions-and-kinds-of-acts")) {
            i--;
        }
        return i;
    }

    /// The last place, authority or office-holder before the head that is not the object of a preposition.
    private Optional<Slot<Issuer>> subject(Sentence s, int cs, int head, boolean active) {
        Tokens t = s.t;
        Optional<Slot<Issuer>> best = Optional.empty();
        for (int i = cs; i < head; i++) {
            if (actOfUnion(t, i) && !preposed(t, nameStart(t, i, cs), cs)) {
                best = Optional.of(slot(t, EuropeanUnion.CODE, "", i, i + 1, "issuer-act-of-union"));
            }
            if (best.isPresent() && t.is(i, ",") && t.in(i + 1, "reacting")) {
                // "Turkey, citing the war in Gaza, has stopped all trade": why, not who
                int close = i + 1;
                while (close < head && !t.is(close, ",")) {
                    close++;
                }
                i = close;
                continue;
            }
            if (best.isPresent() && t.is(i, ",") && t.is(i + 2, "which", "whom", "whose")) {
                // "Malaysia, with which Jakarta has talked, does not permit …": told of in passing
                int close = i + 3;
                while (close < head && !t.is(close, ",")) {
                    close++;
                }
                if (close < head) {
                    i = close;
                    continue;
                }
            }
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.to() > head) {
                    continue;
                }
                if (m.entry() instanceof Gazetteer.Place && best.isPresent() && objectOfVerb(t, i)) {
                    // "Tokyo downgraded Seoul after tightening …": who is acted upon does not act
                    continue;
                }
                if (m.entry() instanceof Gazetteer.Place p && subjectLike(t, i, cs, m.to()) && !asks(t, m.to())) {
                    best = Optional.of(slot(
                            t,
                            p.key(),
                            bodyIn(t, m.to(), Math.min(head, m.to() + 6), p.key()),
                            m.from(),
                            m.to(),
                            SlotRule.ISSUER_SUBJECT.code()));
                } else if (m.entry() instanceof Gazetteer.Body b && !preposed(t, i, cs)) {
                    String owner = Speech.owner(t, i);
                    String place = !owner.isEmpty() ? owner : b.place().isEmpty() ? placeOf(s, i) : b.place();
                    if (!place.isEmpty()) {
                        best = Optional.of(slot(t, place, b.body(), m.from(), m.to(), "issuer-body"));
                    }
                } else if (m.entry() instanceof Gazetteer.Person p
                        && active
                        && !preposed(t, i, cs)
                        && !isAddressed(t, i)
                        // "to answer Trump's tariff rises by blocking exports"
                        && !(t.is(m.to(), "'s") && best.isPresent())) {
                    best = Optional.of(slot(t, p.place(), "", m.from(), m.to(), "issuer-office"));
                }
            }
        }
        return best;
    }

    /// "… puts controls on X and widens Y": the second verb has the first one's subject.
    private Optional<Slot<Issuer>> shared(Sentence s, int cs, TokenPattern.Match m) {
        Tokens t = s.t;
        if (cs == s.from || !t.is(cs, "and", "but", ",") || m.head() > cs + 4) {
            return Optional.empty();
        }
        if (discourse.drafts.isEmpty()) {
            return subject(s, s.clauseStart(cs - 1), cs, true);
        }
        Draft last = discourse.drafts.getLast();
        if (last.span.start() < t.start[s.from]) {
            int prev = s.clauseStart(cs - 1);
            return subject(s, prev, cs, true);
        }
        return Optional.of(Slot.of(last.issuer.value(), last.issuer.span(), SlotRule.ISSUER_SHARED));
    }

    /// "China, where most of the chips are packaged, this month exempted …": the subject stands before the aside.
    private Optional<Slot<Issuer>> resumed(Sentence s, int cs) {
        Tokens t = s.t;
        if (cs == s.from || !t.is(cs - 1, ",")) {
            return Optional.empty();
        }
        for (Tokens.Mark m : t.marksAt(s.from)) {
            if (m.entry() instanceof Gazetteer.Place p
                    && t.is(m.to(), ",")
                    && (t.is(m.to() + 1, "where", "which", "whose", "home")
                            // "Malaysia, with which Jakarta has talked, does not permit …"
                            || (t.is(m.to() + 1, "with", "to", "from", "of", "in")
                                    && t.is(m.to() + 2, "which", "whom", "whose"))
                            || saidBetween(t, m.to()))
                    && m.to() < cs) {
                return Optional.of(slot(t, p.key(), "", m.from(), m.to(), "issuer-resumed"));
            }
        }
        return Optional.empty();
    }

    /// "Turkey used its new tool: lathes may not be exported": who did something before a colon does what stands behind
    /// it.
    private Optional<Slot<Issuer>> beforeColon(Sentence s, int cs) {
        if (cs == s.from || !s.t.is(cs - 1, ":")) {
            return Optional.empty();
        }
        int from = s.clauseStart(cs - 2);
        for (int i = from; i < cs - 1; i++) {
            if (Clauses.speech(s.t, i)) {
                return Optional.empty();
            }
        }
        return subject(s, from, cs - 1, true);
    }

    /// "Canada, Woo noted, is preparing an order": nothing but a voice stands between the first comma and the next.
    private static boolean saidBetween(Tokens t, int comma) {
        boolean said = false;
        for (int i = comma + 1; i < Math.min(t.count, comma + 7); i++) {
            said |= Clauses.speech(t, i);
            if (t.is(i, ",")) {
                return said && i + 1 < t.count && FiniteVerbs.auxiliary(t, i + 1);
            }
        }
        return false;
    }

    /// "The EU has issued an update to its regulation, which puts chips under control": who issued what the act is
    /// told of.
    private Optional<Slot<Issuer>> ofPaper(Sentence s, int cs) {
        Tokens t = s.t;
        if (cs == s.from || !t.is(cs, "which", "that")) {
            return Optional.empty();
        }
        boolean paper = false;
        for (int k = Math.max(s.from, cs - 6); k < cs; k++) {
            Optional<Slot<Issuer>> place = placeIn(t, k, k + 1, "issuer-of-the-rules");
            if (place.isPresent() && !preposed(t, k, s.from)) {
                // "follows the US affiliates rule, which expands …"
                return place;
            }
            paper |= t.has(k, "document-noun") || t.in(k, "rules-and-packages");
        }
        return paper ? subject(s, s.clauseStart(cs - 1), cs - 1, true) : Optional.empty();
    }

    private static boolean preposed(Tokens t, int i, int cs) {
        int k = i - 1;
        while (k >= cs && t.is(k, "the", "a", "its", "an", "other", "all", "some", "certain", "fellow")) {
            k--;
        }
        // "to Russia and Belarus", "to China, Russia and …": what holds of the first holds of the others
        if (k > cs && t.is(k, "and", "or", ",") && t.within(k - 1, "place")) {
            int first = k - 1;
            while (first > cs
                    && (t.within(first - 1, "place")
                            || t.is(first - 1, "the")
                            || (t.is(first - 1, ",") && first - 2 >= cs && t.within(first - 2, "place")))) {
                first--;
            }
            return t.is(first - 1, "to", "for", "in", "from", "against", "into", "between");
        }
        if (k > cs && t.is(k, "in") && t.in(k - 1, "authorities-of-places")) {
            // "leaders in Beijing"
            return false;
        }
        if (k >= 1 && t.is(k, "for") && t.is(k - 1, "exchange", "return")) {
            return false;
        }
        if (k > cs && t.in(k, "dealing-with-others")) {
            // "China promised India to lift …": who is told does not act
            return true;
        }
        return k >= cs
                && t.is(
                        k, "to", "in", "from", "against", "on", "with", "at", "for", "through", "into", "of", "between",
                        "over", "toward", "towards", "under", "outside", "beyond", "inside", "across");
    }

    private static final Set<String> COMPOUNDS = Set.of(
            "-origin",
            "-wide",
            "-based",
            "-made",
            "-bound",
            "-related",
            "-linked",
            "-controlled",
            "-owned",
            "-specific");

    /// "PRC-wide", "China-based": what concerns a place, in one word.
    private static boolean compound(String word) {
        int dash = word.lastIndexOf('-');
        return dash > 0 && COMPOUNDS.contains(word.substring(dash));
    }

    /// "the Syria Peace and Prosperity exception": a place inside a longer name does not act.
    private static boolean partOfName(Tokens t, int from, int to) {
        if ((to < t.count && COMPOUNDS.contains(t.low[to])) || compound(t.low[to - 1])) {
            return true;
        }
        return to < t.count
                && from > 0
                && t.upper(to)
                && t.upper(from)
                && Character.isLetter(t.low[to].charAt(0))
                && t.marksAt(to).length == 0
                && !t.is(to, "government", "ministry", "president");
    }

    private static boolean objectOfVerb(Tokens t, int i) {
        int k = t.is(i - 1, "the") ? i - 2 : i - 1;
        if (k > 0 && t.is(k - 1, "to") && (t.has(k, "take-off") || t.has(k, "add") || t.has(k, "lift"))) {
            // "is amending its rules to remove Venezuela from …"
            return true;
        }
        return k > 0
                && (t.low[k].endsWith("ed") || t.in(k, "putting-on-lists"))
                && !t.upper(k)
                && Clauses.finite(t, k)
                && !Clauses.speech(t, k);
    }

    /// "the third tier, which included the Chinese mainland and Iran, was barred": a list that only tells who belongs
    /// to it.
    private static boolean counted(Tokens t, int at, int from) {
        for (int k = at - 1; k >= Math.max(from, at - 10); k--) {
            if (t.is(k, "included", "includes", "including", "comprising") || (t.is(k, "such") && t.is(k + 1, "as"))) {
                return !Clauses.finite(t, Math.min(t.count - 1, k + 1));
            }
        }
        return false;
    }

    /// "Switzerland, Norway and Israel among them": a list of names that only tells who belongs to those named.
    private static boolean amongFollows(Tokens t, int at) {
        int k = at;
        while (k < Math.min(t.count, at + 10) && (t.is(k, ",", "and", "the") || t.within(k, "place"))) {
            k++;
        }
        return t.is(k, "among") && t.is(k + 1, "them");
    }

    private static boolean subjectLike(Tokens t, int i, int cs, int to) {
        if (t.is(to, "'s") && (t.has(to + 1, "government-noun") || t.is(to + 1, "cabinet", "parliament", "ministry"))) {
            // "The Economic Coordination Committee of Pakistan's cabinet"
            return true;
        }
        if (t.is(to, "'s") && t.in(to + 1, "decisions-and-threats") && !t.is(to + 2, "of", "on")) {
            // "reacting to China's decision a day earlier to widen its controls": who decided acts
            return true;
        }
        if (t.is(i - 1, "every", "each") && t.low[to - 1].endsWith("ese")) {
            // "would add every Chinese memory maker": those acted upon
            return false;
        }
        if (t.is(i - 1, "them", "mostly", "all") && t.is(to, ",")) {
            // "140 companies, nearly all of them Chinese,"
            return false;
        }
        if (preposed(t, i, cs) || partOfName(t, i, to) || counted(t, i, cs)) {
            return false;
        }
        if (t.is(to, "nation", "country", "member", "state") && t.is(i - 1, "only", "first", "sole", "last", "third")) {
            // "Slovenia is the only EU nation that …"
            return false;
        }
        for (int k = to; k < Math.min(t.count, to + 5); k++) {
            if (t.is(k, "included", "among") || (t.is(k, ",", "and") && amongFollows(t, k))) {
                // "to every destination, Japan and Vietnam included"
                return false;
            }
            if (t.is(k, ",", ".") || Clauses.finite(t, k)) {
                break;
            }
        }
        if (to < t.count && t.has(to, "other-measure")) {
            // "In response to high US tariffs, leaders in Beijing …"
            return false;
        }
        // "Chinese companies" are governed, "the Chinese government" governs
        int k = to;
        while (k < t.count && k < to + 3 && t.in(k, "describing-industries")) {
            k++;
        }
        if (t.is(k, "and", "or") && !t.within(k + 1, "place")) {
            // "29 Russian and third country entities"
            k++;
            while (k < t.count && k < to + 5 && t.is(k, "other", "third", "third-country", "foreign", "country")) {
                k++;
            }
        }
        if (k < t.count && t.has(k, "party-noun")) {
            return false;
        }
        return !t.in(to, "not-belonging-to-states") || t.is(to, "'s");
    }

    /// "a deal for China to put off its curbs": the subject of an infinitive.
    private Optional<Slot<Issuer>> infinitive(Sentence s, int cs, TokenPattern.Match m) {
        Tokens t = s.t;
        if (m.head() - 3 < cs || !t.is(m.head() - 1, "to")) {
            return Optional.empty();
        }
        for (Tokens.Mark k : t.marksAt(m.head() - 2)) {
            if (k.entry() instanceof Gazetteer.Place p
                    && k.to() == m.head() - 1
                    && (t.is(k.from() - 1, "for") || (t.is(k.from() - 1, "the") && t.is(k.from() - 2, "for")))) {
                return Optional.of(slot(t, p.key(), "", k.from(), k.to(), "issuer-infinitive"));
            }
        }
        return Optional.empty();
    }

    /// "Peru reacted to Norway's decision on Thursday to ban exports": who decided acts.
    private Optional<Slot<Issuer>> decision(Tokens t, TokenPattern.Match m) {
        int k = m.head() - 1;
        if (!t.is(k, "to")) {
            return Optional.empty();
        }
        k--;
        while (k > 1 && (t.dated.get(k) || t.is(k, "on", "in"))) {
            k--;
        }
        if (k < 2 || !t.in(k, "decisions-and-threats") || !t.is(k - 1, "'s")) {
            return Optional.empty();
        }
        for (Tokens.Mark p : t.marksAt(k - 2)) {
            if (p.to() == k - 1 && p.entry() instanceof Gazetteer.Place place) {
                return Optional.of(slot(t, place.key(), "", p.from(), p.to(), "issuer-decision"));
            }
        }
        return Optional.empty();
    }

    /// "the way to China lifting its curbs": the subject of a gerund stands right before it.
    private Optional<Slot<Issuer>> gerund(Tokens t, TokenPattern.Match m) {
        if (!t.low[m.head()].endsWith("ing")) {
            return Optional.empty();
        }
        int end = t.low[Math.max(0, m.head() - 1)].endsWith("ly") ? m.head() - 1 : m.head();
        for (int i = Math.max(0, end - 3); i < end; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.to() == end && k.entry() instanceof Gazetteer.Place p) {
                    return Optional.of(slot(t, p.key(), "", k.from(), k.to(), "issuer-gerund"));
                }
            }
        }
        return Optional.empty();
    }

    /// "exports of chips from Malaysia are subject to a permit": where goods go out, its permits are needed.
    private Optional<Slot<Issuer>> shippedFrom(Tokens t, int cs, int ce) {
        for (int i = cs; i < ce; i++) {
            if (t.is(i, "leave", "leaves", "leaving", "left")) {
                // "scanners cannot leave Taiwan without approval"
                int at = t.is(i + 1, "the") ? i + 2 : i + 1;
                Optional<Slot<Issuer>> place = placeIn(t, at, Math.min(ce, at + 1), "issuer-shipped-from");
                if (place.isPresent()) {
                    return place;
                }
            }
            if (!t.has(i, "export-noun")) {
                continue;
            }
            for (int k = i + 1; k + 1 < Math.min(ce, i + 10); k++) {
                if (!t.is(k, "from")) {
                    continue;
                }
                for (Tokens.Mark x : t.marksAt(k + 1)) {
                    if (x.entry() instanceof Gazetteer.Place p) {
                        return Optional.of(slot(t, p.key(), "", x.from(), x.to(), "issuer-shipped-from"));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// "seven of which Beijing made subject to licensing": who put the goods, named before, under the control.
    private Optional<Slot<Issuer>> maker(Tokens t, int cs, TokenPattern.Match m) {
        for (int verb = m.from(); verb > cs && verb > m.from() - 2; verb--) {
            if (!t.in(verb, "placing")) {
                continue;
            }
            int end = t.is(verb - 1, "has", "had", "have", "also", "later") ? verb - 1 : verb;
            for (int i = Math.max(cs, end - 3); i < end; i++) {
                for (Tokens.Mark k : t.marksAt(i)) {
                    if (k.to() == end && k.entry() instanceof Gazetteer.Place p && !preposed(t, i, cs)) {
                        return Optional.of(slot(t, p.key(), "", k.from(), k.to(), SlotRule.ISSUER_SUBJECT.code()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// "Nijmegen in turn cut off wafers", "Jujuy dropped a quota": neither a town nor a firm that is named after it
    /// controls exports.
    private static boolean townActs(Tokens t, int cs, int head) {
        int i = cs;
        while (i < head && t.is(i, "and", "but", "then", "that", ",")) {
            i++;
        }
        for (Tokens.Mark k : t.marksAt(i)) {
            if (k.entry() instanceof Gazetteer.City && k.to() <= head) {
                boolean plain = true;
                for (int n = k.to(); n < head; n++) {
                    plain &= !t.within(n, "place") && !t.within(n, "body") && !t.has(n, "government-noun");
                }
                return plain;
            }
        }
        return false;
    }

    /// "assured Jaishankar that …": who is told does not act.
    private static boolean isAddressed(Tokens t, int person) {
        return t.in(person - 1, "telling-a-state");
    }

    /// "exempted from the United States' export controls": whose control it is, whatever stands before the name.
    private static boolean ownsControl(Tokens t, int to) {
        if (t.has(to, "control") && t.low[to].startsWith("export")) {
            // "the reach of U.S. export controls"
            return true;
        }
        if (!t.is(to, "'s", "'")) {
            return nameOfControl(t, to);
        }
        for (int i = to + 1; i < Math.min(t.count, to + 7) && !t.is(i, ",", "."); i++) {
            if (t.has(i, "control") || t.has(i, "weak") || t.has(i, "licence")) {
                return true;
            }
        }
        return false;
    }

    /// "the Argentine beef export ban", "a Russian motor fuel export ban": nothing but the goods between the place and
    /// the control.
    private static boolean nameOfControl(Tokens t, int at) {
        for (int i = at; i < Math.min(t.count, at + 5); i++) {
            if (t.has(i, "control") && i > at) {
                return true;
            }
            if (!t.within(i, "item") || t.is(i, "and", ",")) {
                return false;
            }
        }
        return false;
    }

    private Optional<Slot<Issuer>> possessor(Sentence s, int cs, TokenPattern.Match m, boolean active) {
        Tokens t = s.t;
        int from = Math.max(cs, active ? m.headTo() : cs);
        // "exempted from the United States' export controls", "there are exceptions to Russia's ban"
        int stop = t.is(m.to(), "from") || t.is(m.to() - 1, "from", "to")
                ? Math.min(t.count, m.to() + 7)
                : Math.max(m.to(), Math.max(m.head() + 1, m.from() + 1));
        // "Ghana's ministry has reminded traders that Burkina Faso's ban remains": whose control it is comes first
        return possessor(t, cs, from, stop, true).or(() -> possessor(t, cs, from, stop, false));
    }

    private Optional<Slot<Issuer>> possessor(Tokens t, int cs, int from, int stop, boolean ofControl) {
        for (int i = from; i < stop; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Place p
                        && k.to() <= stop
                        && (t.is(k.to(), "'s", "'") || adjective(t, k))
                        && !partOfName(t, k.from(), k.to())
                        && (!ofControl || ownsControl(t, k.to()))
                        && (!preposed(t, i, cs) || ownsControl(t, k.to()))) {
                    if (k.to() < t.count
                            && (t.has(k.to(), "party-noun") || (t.is(k.to(), "'s", "'") && firm(t, k.to() + 1)))) {
                        // "Saudi Arabia's Humain": whose firm it is
                        continue;
                    }
                    if (!ofControl && t.is(k.to(), "'s", "'") && t.in(k.to() + 1, "armed-forces")) {
                        // "those who support Russia's military industry"
                        continue;
                    }
                    if (asks(t, k.to())) {
                        // "Berlin rejects Britain's demand for exports": who asks does not act
                        continue;
                    }
                    return Optional.of(slot(t, p.key(), "", k.from(), k.to(), "issuer-possessive"));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean asks(Tokens t, int to) {
        for (int i = to; i < Math.min(t.count, to + 4) && !t.is(i, ",", ".", "to", "for"); i++) {
            if (t.has(i, "request")) {
                return true;
            }
        }
        return false;
    }

    /// A company, known or with a capital and a verb behind it: "Germany's Aumovio has secured".
    private static boolean firm(Tokens t, int at) {
        return t.has(at, "entity")
                || (t.upper(at)
                        && t.marksAt(at).length == 0
                        && at + 1 < t.count
                        && (FiniteVerbs.auxiliary(t, at + 1) || t.is(at + 1, ",")));
    }

    /// "Deliveries are still blocked in France": where they are.
    private Optional<Slot<Issuer>> inPlace(Tokens t, TokenPattern.Match m, RuleSet.TriggerRule rule) {
        if (rule.voice() != RuleSet.Voice.PASSIVE || rule.action() != Action.IMPOSE || !t.is(m.to(), "in")) {
            return Optional.empty();
        }
        return placeIn(t, m.to() + 1, m.to() + 2, SlotRule.ISSUER_IN.code());
    }

    /// "has secured an exemption for them from China".
    private Optional<Slot<Issuer>> grantedBy(Tokens t, TokenPattern.Match m, int ce) {
        for (int i = m.head() + 1; i + 1 < ce; i++) {
            if (t.is(i, "from")) {
                int k = t.is(i + 1, "the") ? i + 2 : i + 1;
                Optional<Slot<Issuer>> place = placeIn(t, k, k + 1, "issuer-grants");
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private boolean adjective(Tokens t, Tokens.Mark k) {
        return k.to() < t.count
                && !t.is(k.to(), ",", "and")
                && (nameOfControl(t, k.to())
                        || t.has(k.to(), "control")
                        || (k.to() + 1 < t.count && t.has(k.to() + 1, "control") && !NounPhrases.stop(t, k.to()))
                        || t.has(k.to(), "weak")
                        || t.has(k.to(), "export")
                        || t.has(k.to(), "government-noun")
                        || t.has(k.to(), "body"));
    }

    private Optional<Slot<Issuer>> by(Tokens t, TokenPattern.Match m, int ce) {
        for (int i = m.from(); i < Math.min(ce, m.to() + 12); i++) {
            if (t.is(i, "by", "from") && i + 1 < ce) {
                if (t.is(i, "from") && i < m.head() && t.has(i - 1, "party-noun")) {
                    // "14 companies from the EU were put on the list": where they are at home
                    continue;
                }
                if (t.is(i, "from")
                        && i >= m.head()
                        && !t.is(m.from(), "exchange", "return")
                        && !t.ends(i - 1, "licence")) {
                    continue;
                }
                if (t.in(i - 1, "made-or-held")) {
                    // "armaments that could be used by Turkey": whose goods they are
                    continue;
                }
                for (int k = i + 1; k < Math.min(ce, i + 3); k++) {
                    for (Tokens.Mark x : t.marksAt(k)) {
                        if (x.entry() instanceof Gazetteer.Place p
                                && !(x.to() < t.count && t.has(x.to(), "party-noun"))
                                // "led by Germany's Rheinmetall"
                                && !(t.is(x.to(), "'s") && firm(t, x.to() + 1))) {
                            return Optional.of(slot(t, p.key(), "", x.from(), x.to(), SlotRule.ISSUER_BY.code()));
                        }
                        if (x.entry() instanceof Gazetteer.Body b && !b.place().isEmpty()) {
                            return Optional.of(
                                    slot(t, b.place(), b.body(), x.from(), x.to(), SlotRule.ISSUER_BY.code()));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Slot<Issuer>> register(Tokens t, TokenPattern.Match m, int ce) {
        for (int i = m.from(); i < Math.min(ce, m.to() + 4); i++) {
            for (Tokens.Mark x : t.marksAt(i)) {
                if (x.entry() instanceof Gazetteer.Register r && !r.owner().isEmpty()) {
                    return Optional.of(
                            slot(t, r.owner(), r.owner().equals("US") ? "BIS" : "", x.from(), x.to(), "issuer-list"));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean american(String text) {
        return text.contains("White House")
                || text.contains("Washington")
                || text.contains("American")
                || text.contains("U.S.")
                || text.contains("Trump")
                || text.contains("Biden");
    }

    private Optional<Slot<Issuer>> pronoun(Sentence s, int cs, int head) {
        Tokens t = s.t;
        for (int i = head - 1; i >= cs && i >= 0; i--) {
            if (t.within(i, "body") || (t.is(i, "it") && t.is(i + 1, "has", "was", "is") && impersonal(t, i))) {
                continue;
            }
            if (t.is(i, "it", "they", "its")
                    || t.has(i, "government-noun")
                    || t.in(i, "bodies-of-states")
                    || (t.is(i - 1, "the") && t.in(i, "authorities-named-before"))) {
                if (t.is(i, "administration") && t.is(i - 1, "the") && american(discourse.article.text())) {
                    // in English "the administration" without a name is the one in Washington
                    return Optional.of(slot(t, "US", "", i, i + 1, "issuer-administration"));
                }
                if (t.is(i - 1, "the") && t.in(i, "authorities-named-before") && !discourse.home.isEmpty()) {
                    // "the bureau amended it": the authority that the article named last
                    String place = discourse.lastAuthority.getOrDefault(t.low[i], "");
                    if (!place.isEmpty()) {
                        return Optional.of(slot(t, place, "", i, i + 1, "issuer-authority-before"));
                    }
                }
                if (cs > s.from && t.is(cs - 1, "that") && t.is(i, "its", "it", "they")) {
                    // "The department has established that firms need its permission"
                    Optional<Slot<Issuer>> main = subject(s, s.clauseStart(cs - 1), cs - 1, true);
                    if (main.isPresent()) {
                        return main;
                    }
                }
                for (Speech.Frame f : s.frames) {
                    if (f.verb() < i
                            && !f.place().isEmpty()
                            && f.voice().value().role().isOfficial()) {
                        return Optional.of(slot(t, f.place(), f.body(), i, i + 1, "issuer-speaker"));
                    }
                }
                if (t.is(i, "its", "it", "they") || !discourse.home.isEmpty()) {
                    // "Kazakhstan did: a government order there prohibits …"
                    String p = earlierPlace(s, i);
                    if (!p.isEmpty()) {
                        return Optional.of(slot(t, p, "", i, i + 1, "issuer-pronoun"));
                    }
                }
                if (discourse.lastIssuer.isEmpty() && discourse.dateline.isEmpty()) {
                    // "The Federal Government will not issue permits, Foreign Minister Heiko Maas said"
                    for (Speech.Frame f : s.frames) {
                        if (f.verb() > head
                                && !f.place().isEmpty()
                                && f.voice().value().role().isOfficial()) {
                            return Optional.of(slot(t, f.place(), f.body(), i, i + 1, "issuer-speaker"));
                        }
                    }
                }
                String back = discourse.lastIssuer.isEmpty()
                        ? discourse.dateline.isEmpty()
                                ? discourse.lastSpeakerPlace.isEmpty()
                                        ? discourse.firstPlace
                                        : discourse.lastSpeakerPlace
                                : discourse.dateline
                        : discourse.lastIssuer;
                if (!discourse.dateline.isEmpty() && discourse.lastIssuer.isEmpty()) {
                    back = discourse.dateline;
                }
                if (!back.isEmpty()) {
                    return Optional.of(slot(t, back, "", i, i + 1, "issuer-pronoun"));
                }
            }
        }
        return Optional.empty();
    }

    /// "it has been decided to …": nobody is meant.
    private static boolean impersonal(Tokens t, int it) {
        int k = t.is(it + 2, "been") ? it + 3 : it + 2;
        return t.in(k, "decided-or-reported");
    }

    private String earlierPlace(Sentence s, int before) {
        for (int i = s.from; i < before; i++) {
            for (Tokens.Mark m : s.t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p && subjectLike(s.t, i, s.from, m.to())) {
                    return p.key();
                }
                if (m.entry() instanceof Gazetteer.Body b && !b.place().isEmpty() && !preposed(s.t, i, s.from)) {
                    return b.place();
                }
            }
        }
        return "";
    }

    private Optional<Slot<Issuer>> body(Tokens t, int cs, int ce) {
        for (int i = cs; i < ce; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Body b
                        && !b.place().isEmpty()
                        && !b.body().isEmpty()
                        && !t.is(i - 1, "other", "third")
                        // "send these items to EU member states"
                        && !(t.is(i - 1, "to", "for") && t.is(m.to(), "member", "members", "countries", "states"))) {
                    return Optional.of(slot(t, b.place(), b.body(), m.from(), m.to(), "issuer-body"));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Slot<Issuer>> frame(Sentence s) {
        for (Speech.Frame f : s.frames) {
            if (f.voice().value().role().isOfficial()) {
                String place = f.place();
                if (place.isEmpty()
                        && !discourse.lastBodyPlace.isEmpty()
                        && s.t.anyOf(f.subjectFrom(), f.subjectTo(), "kinds-of-authority")) {
                    place = discourse.lastBodyPlace;
                }
                if (place.isEmpty()) {
                    place = discourse.lastIssuer.isEmpty()
                            ? discourse.dateline.isEmpty() ? "" : discourse.dateline
                            : discourse.lastIssuer;
                }
                if (!place.isEmpty()) {
                    return Optional.of(
                            Slot.of(new Issuer(place, f.body()), f.voice().span(), "issuer-speaker"));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Slot<Issuer>> origin(Tokens t, int cs, int ce) {
        for (int i = cs; i < ce; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Item x && !x.origin().isEmpty()) {
                    return Optional.of(slot(t, x.origin(), "", m.from(), m.to(), "issuer-origin"));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether rules named before are the subject: "The scheme requires", "The mechanism allows".
    private static boolean namesRules(Tokens t, TokenPattern.Match m) {
        for (int i = Math.max(1, m.head() - 10); i < m.head(); i++) {
            if (t.in(i, "regimes") && t.is(i - 1, "the", "this")) {
                return true;
            }
        }
        return false;
    }

    private static boolean aimedAt(Tokens t, TokenPattern.Match m, String place) {
        for (int i = m.head() + 1; i < Math.min(t.count, m.to() + 3); i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Place p && p.key().equals(place) && t.is(i - 1, "on", "against")) {
                    return true;
                }
            }
        }
        return false;
    }

    /// "were put on China's list, which means that nothing may be sent to them": what an act comes to is the same
    /// issuer's.
    private Optional<Slot<Issuer>> consequence(Sentence s, int cs) {
        Tokens t = s.t;
        if (!t.is(cs, "which") || !t.is(cs - 1, ",") || !t.in(cs + 1, "meaning-verbs") || discourse.drafts.isEmpty()) {
            return Optional.empty();
        }
        Draft told = discourse.drafts.getLast();
        return told.span.start() >= t.start[s.from]
                ? Optional.of(Slot.of(told.issuer.value(), told.issuer.span(), "issuer-consequence"))
                : Optional.empty();
    }

    /// "is in talks with China to exempt its makers from the rules": who is asked to relax.
    private Optional<Slot<Issuer>> askedOf(Tokens t, TokenPattern.Match m) {
        int to = m.head() - 1;
        for (int k = to - 1; t.is(to, "to") && k > Math.max(1, to - LONGEST_NAME_OF_STATE); k--) {
            if (t.is(k, "with") && t.has(k - 1, "talks")) {
                return placeIn(t, k + 1, to, "issuer-asked");
            }
        }
        return Optional.empty();
    }

    /// "Exports of antimony to the United States have been suspended": the one place named is where they went.
    private static boolean shippedTo(Tokens t, int from, int to, String place) {
        for (int i = from; i < to; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                int before = t.is(i - 1, "the") ? i - 2 : i - 1;
                if (k.entry() instanceof Gazetteer.Place p && p.key().equals(place) && t.is(before, "to")) {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Slot<Issuer>> salient(Tokens t, TokenPattern.Match m, int cs) {
        Span at = t.span(m.from(), m.to());
        String p = discourse.lastIssuer.isEmpty()
                ? discourse.dateline.isEmpty()
                        ? discourse.lastSpeakerPlace.isEmpty() ? discourse.firstPlace : discourse.lastSpeakerPlace
                        : discourse.dateline
                : discourse.lastIssuer;
        if (!discourse.lastRulesPlace.isEmpty() && namesRules(t, m)) {
            // "prevented under EU rules. The scheme requires …": whose scheme it is
            p = discourse.lastRulesPlace;
        }
        if (discourse.dateline.isEmpty()
                && ((discourse.lastIssuer.isEmpty() && aimedAt(t, m, p))
                        || (discourse.drafts.isEmpty() && shippedTo(t, cs, m.head(), p)))) {
            // "hinted at broader export controls on Russia": the one place named is the target
            return Optional.empty();
        }
        if (!p.isEmpty() && partiesOf(t, m, p)) {
            // "The rule barred Chinese firms": whose firms are barred does not bar them
            for (int i = discourse.drafts.size() - 1; i >= 0; i--) {
                String other = discourse.drafts.get(i).issuer.value().place();
                if (!other.equals(p)) {
                    p = other;
                    break;
                }
            }
        }
        return p.isEmpty() ? Optional.empty() : Optional.of(Slot.of(new Issuer(p, ""), at, "issuer-salience"));
    }

    /// Of whom a sentence tells: the first place or authority in the position of a subject in the main clause, else
    /// the last one in a clause that depends on it.
    public static Optional<String> toldOf(Sentence s) {
        Optional<String> last = Optional.empty();
        boolean main = true;
        boolean reason = false;
        for (int i = s.from; i < s.to; i++) {
            main &= i == s.from || !s.wall[i];
            if (last.isPresent() && s.t.is(i, "that", "because") && Clauses.anyFinite(s.t, s.from, i)) {
                // "when Washington decided that Beijing was dragging its feet": why the one acts
                reason = true;
            }
            for (Tokens.Mark m : s.t.marksAt(i)) {
                if (s.t.is(m.to(), "'s", "'") && firm(s.t, m.to() + 1)) {
                    // "Cadence and Germany's Siemens EDA": whose firm it is
                    continue;
                }
                boolean located = i <= s.from + 2 && s.t.is(s.from, "in") && !s.t.is(i, "in");
                Optional<String> place = m.entry() instanceof Gazetteer.Place p
                                && (located || subjectLike(s.t, i, s.from, m.to()))
                        ? Optional.of(p.key())
                        : m.entry() instanceof Gazetteer.Body b && !b.place().isEmpty() && !preposed(s.t, i, s.from)
                                ? Optional.of(b.place())
                                : Optional.empty();
                if (place.isPresent()) {
                    if (main && !Clauses.anyFinite(s.t, s.from, i)) {
                        return place;
                    }
                    if ((s.t.is(m.to(), "'s", "'") && !s.t.in(m.to() + 1, "armed-forces"))
                            || (m.to() < s.to && Clauses.finite(s.t, m.to()))) {
                        // not "tightened so as to include China"
                        last = reason ? last : place;
                    }
                }
            }
        }
        return last;
    }

    /// The other one where two act: "The Netherlands and Spain had added …", "blocked in France and Germany", "lifted
    /// by
    /// Norway and Peru".
    public static Optional<Slot<Issuer>> beside(Sentence s, TriggerMatch h, Slot<Issuer> one) {
        Tokens t = s.t;
        boolean subject = one.by(SlotRule.ISSUER_SUBJECT) && h.trigger().rule().voice() == RuleSet.Voice.ACTIVE;
        if (!subject && !one.by(SlotRule.ISSUER_IN) && !one.by(SlotRule.ISSUER_BY)) {
            return Optional.empty();
        }
        int from = t.tokenAt(one.span().start());
        int and = subject ? from - 1 : t.tokenAt(one.span().end() - 1) + 1;
        if (subject && t.is(and, "the")) {
            and--;
        }
        if (!t.is(and, "and") || (!subject && s.wall[and])) {
            return Optional.empty();
        }
        for (int i = Math.max(s.from, subject ? and - 4 : and + 1);
                i < (subject ? and : Math.min(s.to, and + 3));
                i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p
                        && !p.key().equals(one.value().place())
                        && (subject
                                ? m.to() == and
                                        && (i == s.from || t.is(i - 1, "the", ",", "\"", "that", "both") || s.wall[i])
                                : (i == and + 1 || t.is(i - 1, "the"))
                                        && (!one.by(SlotRule.ISSUER_BY) || endsPhrase(s, m.to())))) {
                    return Optional.of(Slot.of(new Issuer(p.key(), ""), t.span(i, m.to()), "issuer-beside"));
                }
            }
        }
        return Optional.empty();
    }

    /// "lifted by Norway and Peru on Friday", not "lifted by Norway and Peru praised it".
    private static boolean endsPhrase(Sentence s, int at) {
        return at >= s.to
                || s.wall[at]
                || s.t.dated.get(at)
                || s.t.is(
                        at, ",", ".", ";", ")", "\"", "on", "in", "from", "after", "for", "until", "at", "last", "as");
    }

    private static boolean partiesOf(Tokens t, TokenPattern.Match m, String place) {
        for (int i = m.head() + 1; i < m.to(); i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Place p && p.key().equals(place) && t.has(k.to(), "party-noun")) {
                    return true;
                }
            }
        }
        return false;
    }

    /// "China's commerce ministry", "Seoul's trade ministry": the place before the authority.
    private String placeOf(Sentence s, int i) {
        for (int k = i - 1; k >= Math.max(s.from, i - 4); k--) {
            for (Tokens.Mark m : s.t.marksAt(k)) {
                if (m.entry() instanceof Gazetteer.Place p) {
                    return p.key();
                }
            }
        }
        return !discourse.dateline.isEmpty()
                ? discourse.dateline
                : !discourse.lastIssuer.isEmpty() ? discourse.lastIssuer : earlierPlace(s, i);
    }

    private String bodyIn(Tokens t, int from, int to, String place) {
        for (int i = from; i < to; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Body b
                        && (b.place().isEmpty() || b.place().equals(place))) {
                    return b.body();
                }
            }
        }
        return "";
    }
}
