package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds who speaks before or behind a verb of speech: authorities, office-holders, firms, unnamed people.
final class Speakers {
    private Speakers() {}

    /// "CEO Morris Young", "chief executive Jensen Huang".
    private static boolean executiveBefore(Tokens t, int i) {
        return t.in(i - 1, "officers-of-companies") && !t.has(Math.max(0, i - 1), "official-noun");
    }

    /// Stands where the body would for a person whom no gazetteer knows.
    private static final String PERSON = "\u0000person";

    record Candidate(
            int from, int to, Attribution.Role role, String name, String canonical, String place, String body) {}

    static void speaker(
            Tokens t,
            int from,
            int to,
            LocalDate day,
            boolean first,
            List<Speech.Frame> out,
            int clauseFrom,
            int clauseTo,
            int verb,
            SlotRule rule) {
        List<Candidate> found = candidates(t, from, to, day, first);
        if (found.isEmpty() && (rule == SlotRule.SOURCE_CITING || rule == SlotRule.SOURCE_INVERTED)) {
            citedParty(t, from, to).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            return;
        }
        for (Candidate x : List.copyOf(found)) {
            apposed(t, x, to).ifPresent(found::add);
        }
        Candidate c = chosen(t, to, first, found);
        if (c.role() == Attribution.Role.OUTLET) {
            otherOutlet(t, c, found).ifPresent(x -> {
                Slot<Attribution> other = Slot.of(
                        new Attribution(t.words(x.from(), x.to()), Attribution.Role.OUTLET, x.canonical(), false),
                        t.span(x.from(), x.to()),
                        rule);
                out.add(new Speech.Frame(clauseFrom, clauseTo, verb, other, "", "", x.from(), x.to()));
            });
        }
        boolean government = c.role() == Attribution.Role.GOVERNMENT && t.is(verb + 1, "that");
        if (rule == SlotRule.SOURCE_STANCE
                && !(isPerson(t, c) || c.role() == Attribution.Role.OFFICIAL || government)) {
            return;
        }
        String place = c.place();
        String body = c.body().equals(PERSON) ? "" : c.body();
        for (Candidate x : found) {
            place = place.isEmpty() ? x.place() : place;
            body = body.isEmpty() && !x.body().equals(PERSON) ? x.body() : body;
        }
        int nameFrom = nameFrom(t, c, from, found.getFirst());
        if (place.isEmpty()) {
            place = placeBefore(t, nameFrom, c.from());
        }
        int nameTo = nameTo(t, c, to);
        while (nameFrom < c.from() && t.is(nameFrom, "as", "has", "have", "and", "\"", "'")) {
            nameFrom++;
        }
        Slot<Attribution> voice = Slot.of(attribution(t, c, from, nameFrom, nameTo), t.span(nameFrom, nameTo), rule);
        out.add(new Speech.Frame(clauseFrom, clauseTo, verb, voice, place, body, nameFrom, nameTo));
        for (Candidate x : found) {
            boolean after = x.from() >= nameTo && joined(t, nameTo, x);
            boolean before = x.to() <= nameFrom && joined(t, x.to(), nameFrom);
            if (!x.equals(c) && (after || before) && speaksToo(x.role()) && speaksToo(c.role())) {
                // "citing a U.S. official and three people briefed on the talks", "Synopsys and Siemens said"
                int end = after ? to : x.to();
                int start = after ? x.from() : Math.max(from, x.from() - 1);
                while (after && start > nameTo && !t.is(start - 1, "and", ",", "or")) {
                    start--;
                }
                speaker(t, start, end, day, true, out, clauseFrom, clauseTo, verb, rule);
                return;
            }
        }
    }

    /// All who may speak in a stretch, from left to right, without those a preposition sets aside.
    private static List<Candidate> candidates(Tokens t, int from, int to, LocalDate day, boolean first) {
        List<Candidate> found = new ArrayList<>(2);
        for (int i = from; i < to; i++) {
            int best = i;
            Candidate c = candidate(t, i, to, day);
            if (c != null) {
                boolean outside = i > from
                        && c.role() != Attribution.Role.OUTLET
                        && t.listed(before(t, i, from), "outside-speakers")
                        && !first;
                if (!outside) {
                    found.add(c);
                }
                best = c.to() - 1;
            }
            i = Math.max(i, best);
        }
        return found;
    }

    /// "citing two Chinese exporters": a party that is no other kind of voice.
    private static Optional<Candidate> citedParty(Tokens t, int from, int to) {
        for (int i = from; i < to && !t.in(i, "outside-speakers") && !t.low[i].endsWith("ing"); i++) {
            if (t.has(i, "party-noun")) {
                return Optional.of(new Candidate(i, i + 1, Attribution.Role.ANONYMOUS, "", "", "", ""));
            }
        }
        return Optional.empty();
    }

    /// Who of those found speaks: the first or the last, and rather a person than an office, an outlet than its report.
    private static Candidate chosen(Tokens t, int to, boolean first, List<Candidate> found) {
        Candidate c = first ? found.getFirst() : found.getLast();
        if (found.size() == 1) {
            c = namedHouse(t, c, to);
        }
        // "Commerce Secretary Gina Raimondo", "ministry spokesperson Shu Jueting": the person speaks
        for (Candidate x : found) {
            boolean person = x.canonical().length() > 0 && isPerson(t, x);
            if (person && (first ? x.from() - c.to() <= 4 : true)) {
                c = x;
            }
        }
        if (!first) {
            return c;
        }
        if (c.role() == Attribution.Role.DOCUMENT && t.is(c.to(), "by", "in", "from")) {
            c = outletOfReport(c, found);
        }
        if (c.role() == Attribution.Role.DOCUMENT && t.is(c.to(), "issued", "published", "released")) {
            c = issuerOfPaper(t, c, to, found);
        }
        if (!isPerson(t, c) && c.role() == Attribution.Role.OFFICIAL) {
            c = withName(t, c, found);
        }
        return c;
    }

    /// "the agricultural consultancy Sovecon believes": a house of analysts with the name that follows, or as it was.
    private static Candidate namedHouse(Tokens t, Candidate c, int to) {
        if (c.role() != Attribution.Role.ANALYST || !c.canonical().isEmpty()) {
            return c;
        }
        int end = UnlistedSpeakers.unknownName(t, c.to(), Math.min(to, c.to() + 3));
        if (end > c.to() && t.in(c.to() - 1, "kinds-of-houses") && (end == to || t.is(end, ",", "in", "on"))) {
            String name = t.words(c.to(), end);
            return new Candidate(c.to(), end, c.role(), name, name, "", PERSON);
        }
        return c;
    }

    /// "according to a report by Bloomberg": the outlet, or the report where none is named.
    private static Candidate outletOfReport(Candidate report, List<Candidate> found) {
        for (Candidate x : found) {
            if (x.role() == Attribution.Role.OUTLET && x.from() > report.to() && x.from() - report.to() <= 2) {
                return x;
            }
        }
        return report;
    }

    /// "according to a notice issued on Wednesday by the Ministry of Commerce": the authority, or the paper where none
    /// is named.
    private static Candidate issuerOfPaper(Tokens t, Candidate paper, int to, List<Candidate> found) {
        int by = paper.to() + 1;
        while (by < to && (t.dated.get(by) || t.is(by, "on", "late", "early", "in"))) {
            by++;
        }
        for (Candidate x : found) {
            if (t.is(by, "by") && x.role() == Attribution.Role.OFFICIAL && x.from() > by && x.from() - by <= 4) {
                return x;
            }
        }
        return paper;
    }

    /// "the state minerals regulator ARECOMS": the office and the name behind it as one.
    private static Candidate withName(Tokens t, Candidate c, List<Candidate> found) {
        for (Candidate x : found) {
            if (x.from() == c.to() && x.role() == Attribution.Role.OFFICIAL && !isPerson(t, x)) {
                return new Candidate(
                        c.from(), x.to(), c.role(), "", "", x.place().isEmpty() ? c.place() : x.place(), x.body());
            }
        }
        return c;
    }

    /// "Reuters and The Wall Street Journal have reported": the second of two outlets.
    private static Optional<Candidate> otherOutlet(Tokens t, Candidate c, List<Candidate> found) {
        for (Candidate x : found) {
            if (x.role() == Attribution.Role.OUTLET
                    && x.from() != c.from()
                    && (t.is(x.to(), "and") || t.is(x.from() - 1, "and"))
                    && Math.abs(x.from() - c.from()) < 7) {
                return Optional.of(x);
            }
        }
        return Optional.empty();
    }

    /// Where the name of a voice begins: an office has its adjectives, a person, an outlet or a firm has none.
    private static int nameFrom(Tokens t, Candidate c, int from, Candidate leftmost) {
        int nameFrom = c.from();
        if (isPerson(t, c)
                || (c.role() == Attribution.Role.OUTLET && !c.canonical().isEmpty())
                || c.role() == Attribution.Role.COMPANY) {
            return nameFrom;
        }
        while (nameFrom > from
                && !t.in(nameFrom - 1, "ending-names-of-speakers")
                && !Character.isDigit(t.low[nameFrom - 1].charAt(0))
                && !t.within(nameFrom - 1, "date")
                && !t.is(nameFrom - 1, "week", "month", "today", "yesterday")) {
            nameFrom--;
        }
        // "MOFCOM and the customs administration"
        if (nameFrom - 1 > from
                && t.is(nameFrom - 1, "and")
                && leftmost.to() <= nameFrom - 1
                && leftmost.role() == c.role()) {
            nameFrom = Math.max(from, leftmost.from() - (t.is(leftmost.from() - 1, "the") ? 1 : 0));
        }
        return nameFrom;
    }

    /// The place that the words before an office name: the last one of the first token that names any; may be empty.
    private static String placeBefore(Tokens t, int from, int to) {
        String place = "";
        for (int k = from; k < to && place.isEmpty(); k++) {
            if (!t.has(k, "place")) {
                continue;
            }
            for (Tokens.Mark m : t.marksAt(k)) {
                if (m.entry() instanceof Gazetteer.Place p) {
                    place = p.key();
                }
            }
        }
        return place;
    }

    /// Where the name of a voice ends: unnamed people are told of by what they know.
    private static int nameTo(Tokens t, Candidate c, int to) {
        int k = c.to();
        boolean unnamed = c.role() == Attribution.Role.ANONYMOUS || c.role() == Attribution.Role.OFFICIAL_ANONYMOUS;
        if (unnamed && t.is(k, "familiar", "with", "briefed", "close", "involved")) {
            while (k < to
                    && !t.is(k, ",", ";", ".")
                    && !Clauses.speech(t, k)
                    && !t.is(k, "said", "told")
                    && !(t.is(k, "and") && t.is(k + 1, "a", "an", "the", "two", "three", "several", "another"))) {
                k++;
            }
        }
        return k;
    }

    private static Attribution attribution(Tokens t, Candidate c, int from, int nameFrom, int nameTo) {
        String name = t.words(nameFrom, nameTo);
        boolean known = isPerson(t, c)
                || (c.role() == Attribution.Role.OUTLET && !c.canonical().isEmpty());
        Attribution.Role role = c.role();
        if (role == Attribution.Role.OFFICIAL && t.anyOf(Math.max(from, nameFrom - 8), nameFrom + 1, "out-of-office")) {
            // "Former Vice Minister Wei Jianguo": who has left office comments
            role = Attribution.Role.ANALYST;
        }
        return new Attribution(name, role, known ? c.canonical() : name, false);
    }

    private static boolean speaksToo(Attribution.Role role) {
        return role == Attribution.Role.COMPANY
                || role == Attribution.Role.OFFICIAL
                || role == Attribution.Role.ANONYMOUS
                || role == Attribution.Role.OFFICIAL_ANONYMOUS
                || role == Attribution.Role.DOCUMENT
                || role == Attribution.Role.ANALYST;
    }

    /// Whether nothing but "and" and what counts or describes the second stands between two voices.
    private static boolean joined(Tokens t, int from, Candidate to) {
        return joined(t, from, to.from());
    }

    private static boolean joined(Tokens t, int from, int to) {
        boolean and = false;
        for (int i = from; i < to; i++) {
            if (t.is(i, "and", "as")) {
                and = true;
            } else if (t.in(i, "ending-names-of-speakers") || Clauses.finite(t, i) || i - from > 6) {
                return false;
            }
        }
        return and;
    }

    /// "a ministry spokesperson, Charlotte MacLeod, said": the name stands beside the office.
    private static Optional<Candidate> apposed(Tokens t, Candidate c, int to) {
        int k = c.to() + 1;
        if (c.role() != Attribution.Role.OFFICIAL || isPerson(t, c) || !t.is(c.to(), ",")) {
            return Optional.empty();
        }
        for (Tokens.Mark m : t.marksAt(k)) {
            if (m.entry() instanceof Gazetteer.Body y && c.body().isEmpty() && (m.to() <= to || t.is(m.to(), ","))) {
                // "The regulator, ARECOMS, said"
                return Optional.of(
                        new Candidate(k, m.to(), c.role(), t.words(k, m.to()), t.words(k, m.to()), y.place(), y.key()));
            }
        }
        int end = UnlistedSpeakers.unknownName(t, k, Math.min(to, k + 4));
        return end - k >= 2 && (end == to || t.is(end, ","))
                ? Optional.of(new Candidate(
                        k, end, Attribution.Role.OFFICIAL, t.words(k, end), t.words(k, end), c.place(), PERSON))
                : Optional.empty();
    }

    private static String before(Tokens t, int i, int from) {
        int k = i - 1;
        while (k >= from && (t.is(k, "the", "a", "an", "its", "their", "'s") || t.has(k, "place"))) {
            k--;
        }
        return k >= from ? t.low[k] : "";
    }

    private static boolean isPerson(Tokens t, Candidate c) {
        return c.body().equals(PERSON) || t.has(c.from(), "person");
    }

    /// The speaker that begins at the token; null where there is none.
    static @Nullable Candidate candidate(Tokens t, int i, int to, LocalDate day) {
        Candidate out = null;
        for (Tokens.Mark m : t.marksAt(i)) {
            if (m.to() > to) {
                continue;
            }
            Candidate c = listed(t, i, m, to, day);
            if (c != null && (out == null || c.to() > out.to() || m.entry() instanceof Gazetteer.Person)) {
                out = c;
            }
        }
        return out == null ? unlisted(t, i, to) : out;
    }

    /// The speaker that a mark of the gazetteer names; null where it names something else.
    private static @Nullable Candidate listed(Tokens t, int i, Tokens.Mark m, int to, LocalDate day) {
        return switch (m.entry()) {
            case Gazetteer.Person p -> {
                Gazetteer.Person who = inOffice(t, i, p, day);
                yield new Candidate(
                        m.from(),
                        m.to(),
                        Attribution.Role.OFFICIAL,
                        t.words(m.from(), m.to()),
                        who.key(),
                        who.place(),
                        "");
            }
            case Gazetteer.Body b -> {
                String owner = Speech.owner(t, i);
                yield new Candidate(
                        m.from(),
                        m.to(),
                        Attribution.Role.OFFICIAL,
                        "",
                        "",
                        owner.isEmpty() ? b.place() : owner,
                        b.body());
            }
            case Gazetteer.Outlet o -> new Candidate(m.from(), m.to(), Attribution.Role.OUTLET, "", o.key(), "", "");
            case Gazetteer.Entity e -> new Candidate(m.from(), m.to(), Attribution.Role.COMPANY, "", "", "", "");
            case Gazetteer.Place p ->
                t.is(m.to(), "'s") || describesNext(t, m, to)
                        ? null
                        : new Candidate(m.from(), m.to(), Attribution.Role.GOVERNMENT, "", "", p.key(), "");
            case Gazetteer.Word w -> ofWord(t, m, w);
            case Gazetteer.Item x -> null;
            case Gazetteer.Group x -> null;
            case Gazetteer.City x -> null;
            case Gazetteer.Register x -> null;
        };
    }

    /// Of several people of one name the one who is in office on the day.
    private static Gazetteer.Person inOffice(Tokens t, int i, Gazetteer.Person named, LocalDate day) {
        Gazetteer.Person who = named;
        for (Tokens.Mark o : t.marksAt(i)) {
            if (o.entry() instanceof Gazetteer.Person q && q.inOffice(day)) {
                who = q;
            }
        }
        return who;
    }

    /// Whether a place belongs to the word that follows and does not itself speak.
    private static boolean describesNext(Tokens t, Tokens.Mark m, int to) {
        return m.to() < to
                && !Clauses.finite(t, m.to())
                && !t.dated.get(m.to())
                && !t.is(m.to(), ",", "also", "on", "in", "has", "never", "clearly")
                && t.count > m.to()
                && Character.isLetter(t.low[m.to()].charAt(0));
    }

    private static @Nullable Candidate ofWord(Tokens t, Tokens.Mark m, Gazetteer.Word w) {
        Attribution.Role role = switch (w.key()) {
            case "official-noun" -> Attribution.Role.OFFICIAL;
            case "officials-noun" -> Attribution.Role.OFFICIAL_ANONYMOUS;
            case "people-noun" -> Attribution.Role.ANONYMOUS;
            case "analyst-noun" -> Attribution.Role.ANALYST;
            case "government-noun" ->
                t.is(m.from(), "authorities") ? Attribution.Role.OFFICIAL : Attribution.Role.GOVERNMENT;
            case "company-noun" -> t.is(m.to(), "of") ? null : Attribution.Role.COMPANY;
            case "outlet-noun" -> Attribution.Role.OUTLET;
            case "document-noun" -> Attribution.Role.DOCUMENT;
            default -> null;
        };
        return role == null ? null : new Candidate(m.from(), m.to(), role, "", "", "", "");
    }

    /// A speaker whom no list knows, by the words around the name; null where there is none.
    private static @Nullable Candidate unlisted(Tokens t, int i, int to) {
        if (i > 1
                && t.upper(i)
                && i + 1 < to
                && t.upper(i + 1)
                && (executiveBefore(t, i) || t.ends(i - 1, "analyst-noun"))
                && t.marksAt(i).length == 0
                && t.marksAt(i + 1).length == 0) {
            // "the independent economist Xie Guozhong"
            Attribution.Role role = t.ends(i - 1, "analyst-noun") ? Attribution.Role.ANALYST : Attribution.Role.COMPANY;
            return new Candidate(i, i + 2, role, t.words(i, i + 2), t.words(i, i + 2), "", PERSON);
        }
        if (i > 0 && (t.ends(i - 1, "official-noun") || headOf(t, i - 1) || ofOffice(t, i - 1))) {
            // an office-holder the gazetteer does not know: "ministry spokesperson Li Ming"
            int end = UnlistedSpeakers.unknownName(t, i, Math.min(to, i + 3));
            if (end > i) {
                return new Candidate(i, end, Attribution.Role.OFFICIAL, t.words(i, end), t.words(i, end), "", PERSON);
            }
        }
        if (t.in(i, "authorities") && t.upper(i) && i > 0 && t.upper(i - 1) && !t.within(i, "body")) {
            return unlistedAuthority(t, i, to);
        }
        if (t.in(i, "last-words-of-companies") && t.upper(i) && i > 0 && t.upper(i - 1)) {
            // "CNAMPGC Holding", "Tosoh Corp.": a company that no list knows, by the end of its name
            int from = i;
            while (from > 0 && from > i - 5 && t.upper(from - 1) && Character.isLetter(t.low[from - 1].charAt(0))) {
                from--;
            }
            return new Candidate(
                    i, i + 1, Attribution.Role.COMPANY, t.words(from, i + 1), t.words(from, i + 1), "", "");
        }
        return null;
    }

    /// "the Agriculture and Food Authority": an authority that no list knows, by the end of its name.
    private static Candidate unlistedAuthority(Tokens t, int i, int to) {
        int from = i;
        while (from > 0
                && from > i - 8
                && (t.upper(from - 1) || (t.is(from - 1, "and", "of", "for") && from > 1 && t.upper(from - 2)))
                && Character.isLetter(t.low[from - 1].charAt(0))) {
            from--;
        }
        boolean research = t.is(i + 1, "of")
                && (t.is(i + 2, "research", "studies", "economic") || t.is(i + 3, "research", "studies", "economics"));
        return new Candidate(
                from,
                research ? Math.min(to, i + 4) : i + 1,
                research ? Attribution.Role.ANALYST : Attribution.Role.OFFICIAL,
                "",
                "",
                "",
                "");
    }

    /// "Minister of Commerce | Jurin Laksanawisit": the last word of an office's field.
    private static boolean ofOffice(Tokens t, int at) {
        for (int k = at; k >= Math.max(1, at - 6); k--) {
            if (t.is(k, "of", "for")) {
                return k < at && t.ends(k - 1, "official-noun") && t.upper(k - 1);
            }
            if (!t.upper(k) && !t.is(k, "and", ",", "&")) {
                return false;
            }
        }
        return false;
    }

    /// "customs chief | Heru Pambudi", "director general | U Min Min": a word for the head of an authority told before.
    private static boolean headOf(Tokens t, int at) {
        if (!t.in(at, "heads")) {
            return false;
        }
        if (t.is(at, "chief")
                && at > 0
                && !t.upper(at - 1)
                && Character.isLetter(t.low[at - 1].charAt(0))
                && !t.in(at - 1, "words-of-houses")) {
            // "plant health chief | Joseph Ndunguru"
            return true;
        }
        for (int k = at - 1; k >= Math.max(0, at - 3); k--) {
            if (t.ends(k, "official-noun") || t.ends(k, "body") || t.is(k, "trade", "export", "customs", "mining")) {
                return true;
            }
        }
        return false;
    }
}
