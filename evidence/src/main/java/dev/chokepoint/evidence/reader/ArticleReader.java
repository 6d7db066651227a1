package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.acts.Acts;
import dev.chokepoint.evidence.acts.CompiledRules;
import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.DateTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.IssuingVerbs;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.slots.Issuers;
import dev.chokepoint.evidence.slots.SourceSlots;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one article from top to bottom; keeps what later sentences refer back to.
final class ArticleReader {
    private final CompiledRules rules;
    private final DiscourseState discourse;
    private final Acts acts;
    private final ClaimDrafts claimDrafts;
    private final Continuations continuations;

    ArticleReader(Article article, CompiledRules rules) {
        this.rules = rules;
        discourse = new DiscourseState(article);
        acts = new Acts(discourse, rules);
        claimDrafts = new ClaimDrafts(discourse, rules);
        continuations = new Continuations(discourse, rules, this);
    }

    /// The days told of last; in an article "from that day" may mean one of the paragraph before.
    private DateTagger.EarlierDays told = DateTagger.EarlierDays.NOTHING;

    private final List<SupplyFact> supply = new ArrayList<>();
    private final List<NegotiationEvent> negotiations = new ArrayList<>();

    Reading finish() {
        List<Claim> claims = new ArrayList<>();
        toldTwice();
        discourse.drafts.sort(Comparator.comparing(d -> d.span));
        for (Draft d : discourse.drafts) {
            // what has yet to come was not announced on that day
            d.dates.removeIf(x -> x.value().role() == DateMention.Role.ANNOUNCED
                    && x.value().date().first().isAfter(discourse.day));
            claims.add(d.claim(discourse.article.claimId(claims.size() + 1)));
        }
        return new Reading(discourse.article, claims, supply, negotiations);
    }

    /// "Exporters of oxides will need a permit from April 1. By a notification dated Friday the policy for the oxides
    /// was
    /// revised": an act told in two sentences that follow each other has the days of both.
    private void toldTwice() {
        for (int i = 0; i + 1 < discourse.drafts.size(); i++) {
            Draft a = discourse.drafts.get(i);
            Draft b = discourse.drafts.get(i + 1);
            boolean formal = b.modality.value() == Modality.DONE && b.dated(DateMention.Role.ANNOUNCED);
            boolean open = a.dated(DateMention.Role.EFFECTIVE)
                    && !a.dated(DateMention.Role.ANNOUNCED)
                    && !b.dated(DateMention.Role.EFFECTIVE);
            boolean planned = a.modality.value() == Modality.PLANNED && a.grounds.contains(ModalityGround.WILL);
            if (!formal || !open || !(planned || a.modality.value().isRecordable()) || !sameAct(a, b)) {
                continue;
            }
            b.dates.stream()
                    .filter(x -> x.value().role() == DateMention.Role.ANNOUNCED)
                    .findFirst()
                    .ifPresent(a.dates::add);
            a.dates.stream()
                    .filter(x -> x.value().role() == DateMention.Role.EFFECTIVE)
                    .findFirst()
                    .ifPresent(b.dates::add);
            if (planned) {
                a.tellAs(Modality.DONE, "issued-next");
            }
        }
    }

    /// Whether two acts that follow each other put the same goods of the same state under control.
    private boolean sameAct(Draft a, Draft b) {
        boolean controls = !a.action.value().relaxes()
                && !b.action.value().relaxes()
                && a.action.value() != Action.DENY
                && b.action.value() != Action.DENY
                && !a.historic
                && !b.historic
                && a.issuer.value().place().equals(b.issuer.value().place())
                && b.span.start() - a.span.end() < NEXT_SENTENCE
                && a.sentence != b.sentence;
        if (!controls) {
            return false;
        }
        String words = a.span.in(discourse.article.text()).toLowerCase(Locale.ROOT);
        return b.items.stream().anyMatch(x -> {
            String mention = x.value().mention().toLowerCase(Locale.ROOT);
            String head = mention.substring(mention.lastIndexOf(' ') + 1);
            return head.length() > SHORTEST_NAME
                    && !x.by(SlotRule.ITEM_ANAPHORA)
                    && (words.contains(head)
                            || a.items.stream()
                                    .anyMatch(y ->
                                            y.value().item().equals(x.value().item())));
        });
    }

    private static final int NEXT_SENTENCE = 120;

    private static final int SHORTEST_NAME = 3;

    private Tokens tokens(Passage passage) {
        Tokens t = rules.annotator().tokens(discourse.article.text(), passage.span());
        t.number(rules.symbols());
        return t;
    }

    void read(List<Passage> passages) {
        List<Tokens> all = new ArrayList<>(passages.size());
        Map<String, Integer> weight = new LinkedHashMap<>();
        for (Passage p : passages) {
            all.add(tokens(p));
        }
        Set<String> named = new HashSet<>();
        all.forEach(t -> places(t, named));
        Set<String> homes = new HashSet<>(named);
        homes.removeAll(rules.ownAuthorities());
        for (Tokens t : all) {
            if (!homes.isEmpty()) {
                // somebody else's ministry of commerce
                t.disown(named);
            }
            weigh(t, weight);
        }
        discourse.firstPlace = heaviest(weight, "");
        discourse.secondPlace = heaviest(weight, discourse.firstPlace);
        for (int k = 0; k < all.size() && discourse.firstPlace.isEmpty(); k++) {
            discourse.firstPlace = anyPlace(all.get(k));
        }
        if (passages.size() >= PARAGRAPHS) {
            discourse.home = home(weight, all);
            discourse.otherTrade = otherTrade(all);
        }
        for (int i = 0; i < passages.size(); i++) {
            if (all.get(i).count > 0) {
                heading(all.get(i));
                discourse.paragraph();
                labelled(all.get(i)).ifPresent(place -> discourse.lastIssuer = place);
                read(passages.get(i), all.get(i));
            }
        }
    }

    /// From so many paragraphs on a text is an article, in which other countries have paragraphs of their own.
    private static final int PARAGRAPHS = 4;

    /// What the headline and the first paragraphs name counts for so much more.
    private static final int OF_HEADLINE = 4;

    private static final int OF_OPENING = 2;

    private static final int SHORT_LINE = 16;

    /// The longest heading over paragraphs, in words and marks.
    private static final int LABEL = 6;

    private static boolean authority(Tokens t) {
        for (int i = 0; i < t.count; i++) {
            if (t.has(i, "body") || t.has(i, "government-noun")) {
                return true;
            }
        }
        return false;
    }

    /// Whether an article tells of tariffs, imports and the like much more than of exports and licences.
    private static boolean otherTrade(List<Tokens> all) {
        int other = 0;
        int exports = 0;
        for (Tokens t : all) {
            for (int i = 0; i < t.count; i++) {
                if (t.has(i, "other-measure")) {
                    other++;
                } else if (t.has(i, "licence") || t.has(i, "export-noun") || t.has(i, "control")) {
                    exports++;
                }
            }
        }
        return other > 2 * exports;
    }

    private static String heaviest(Map<String, Integer> weight, String without) {
        String best = "";
        for (Map.Entry<String, Integer> e : weight.entrySet()) {
            if (!e.getKey().equals(without) && e.getValue() > weight.getOrDefault(best, 0)) {
                best = e.getKey();
            }
        }
        return best;
    }

    /// Whose acts the article is about: named in the headline and the opening, and most often where somebody acts.
    private String home(Map<String, Integer> weight, List<Tokens> all) {
        Map<String, Integer> sum = new LinkedHashMap<>(weight);
        List<Tokens> opening = new ArrayList<>(all.subList(0, Math.min(OF_OPENING, all.size())));
        for (Passage p : discourse.article.passages()) {
            if (p.section() == Section.HEADLINE) {
                Map<String, Integer> own = new LinkedHashMap<>();
                weigh(tokens(p), own);
                own.forEach((place, w) -> sum.merge(place, OF_HEADLINE * w, Integer::sum));
            }
        }
        for (Tokens t : opening) {
            Map<String, Integer> own = new LinkedHashMap<>();
            weigh(t, own);
            // a line without a verb says who publishes
            boolean publishes = t.count < SHORT_LINE && !Clauses.anyFinite(t, 0, t.count);
            if (publishes && authority(t) && !anyPlace(t).isEmpty()) {
                // "Trade Ministry Press Service, Sejong": a notice tells of its own acts
                return anyPlace(t);
            }
            int times = publishes ? OF_HEADLINE : 1;
            own.forEach((place, w) -> sum.merge(place, times * w, Integer::sum));
            localDateline(t).ifPresent(place -> sum.merge(place, 2 * OF_HEADLINE, Integer::sum));
        }
        return heaviest(sum, "");
    }

    /// "IVORY COAST" in a line of its own: of whom the paragraphs below tell, until the next line of that kind.
    private void heading(Tokens t) {
        if (discourse.home.isEmpty() || t.count > LABEL || !t.upper(0) || Clauses.anyFinite(t, 0, t.count)) {
            return;
        }
        boolean ends = t.is(t.count - 1, ".", "!", "?");
        for (Tokens.Mark m : t.marksAt(0)) {
            if (m.entry() instanceof Gazetteer.Place p
                    && (m.to() == t.count || (m.to() == t.count - 1 && t.is(m.to(), ":")))) {
                discourse.headed = p.key();
                return;
            }
        }
        if (!ends && allCapitals(t, 0, t.count)) {
            discourse.headed = "";
        }
    }

    /// "• Russia: petrol ban on ice": a line that begins with a country and a colon tells of it.
    private static Optional<String> labelled(Tokens t) {
        for (int i = 0; i < Math.min(2, t.count); i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p && t.is(m.to(), ":") && m.to() + 2 < t.count) {
                    return Optional.of(p.key());
                }
            }
            if (Character.isLetterOrDigit(t.low[i].charAt(0))) {
                break;
            }
        }
        return Optional.empty();
    }

    /// "PENANG: ", "ISLAMABAD: ": the national press puts a colon where agencies put a dash, and tells of its own
    /// country,
    /// which it rarely names.
    private static Optional<String> localDateline(Tokens t) {
        for (Tokens.Mark m : t.count == 0 ? new Tokens.Mark[0] : t.marksAt(0)) {
            if (t.is(m.to(), ":") && allCapitals(t, 0, m.to())) {
                if (m.entry() instanceof Gazetteer.Place p) {
                    return Optional.of(p.key());
                }
                if (m.entry() instanceof Gazetteer.City c) {
                    return Optional.of(c.place());
                }
            }
        }
        return Optional.empty();
    }

    /// The first place that is not the home of a firm that is sold to; empty where there is none.
    private static String anyPlace(Tokens t) {
        for (int i = 0; i < t.count; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p && !t.is(i - 1, "to", "against", "for")) {
                    return p.key();
                }
            }
        }
        return "";
    }

    private static void places(Tokens t, Set<String> into) {
        for (int i = 0; i < t.count; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p) {
                    into.add(p.key());
                }
            }
        }
    }

    /// Counts places where they can be the one who acts: not after a preposition, not as the home of a firm.
    private static void weigh(Tokens t, Map<String, Integer> weight) {
        for (int i = 0; i < t.count; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p) {
                    if (acts(t, i, m.to())) {
                        weight.merge(p.key(), 2, Integer::sum);
                    }
                } else if (m.entry() instanceof Gazetteer.Body b && !b.place().isEmpty()) {
                    weight.merge(b.place(), 2, Integer::sum);
                } else if (m.entry() instanceof Gazetteer.Person b) {
                    weight.merge(b.place(), 1, Integer::sum);
                } else if (m.entry() instanceof Gazetteer.Register r
                        && !r.owner().isEmpty()) {
                    weight.merge(r.owner(), 1, Integer::sum);
                } else if (m.entry() instanceof Gazetteer.Item x && !x.origin().isEmpty()) {
                    weight.merge(x.origin(), 1, Integer::sum);
                }
            }
        }
    }

    private static boolean acts(Tokens t, int place, int end) {
        int k = place - 1;
        while (k >= 0 && t.is(k, "the", "a", "an")) {
            k--;
        }
        while (k > 0 && t.is(k, "and", "or", ",") && t.within(k - 1, "place")) {
            // "to Russia and Belarus"
            k--;
            while (k >= 0 && (t.within(k, "place") || t.is(k, "the"))) {
                k--;
            }
        }
        boolean object = k >= 0 && t.in(k, "before-persons");
        if (t.has(end, "control") || (t.has(end, "export") && t.has(end + 1, "control"))) {
            // "Updates to the UK export control regime"
            return true;
        }
        for (int i = end; i < Math.min(t.count, end + 3); i++) {
            if (t.in(i, "lawmaking")) {
                // "struck from the Philippine minerals bill": whose law it is
                return true;
            }
        }
        for (int i = end; i < Math.min(t.count, end + 4); i++) {
            if (t.in(i, "listed-or-taken") && t.is(i - 1, "be", "was", "is", "been")) {
                // "China will be added to the list": who is acted upon
                return false;
            }
        }
        return !object && !(end < t.count && t.has(end, "party-noun")) && !ofWar(t, end);
    }

    /// "prices soared after Russia's invasion of Ukraine": whose war it is controls no exports.
    private static boolean ofWar(Tokens t, int end) {
        int noun = t.is(end, "'s") ? end + 1 : end;
        return t.in(noun, "wars")
                || (t.is(noun, "full-scale", "military") && t.is(noun + 1, "invasion", "attack", "offensive"));
    }

    /// "On November 7 it suspended the rules of October 9. Two days later …": counted from the day of the act.
    private DateTagger.EarlierDays ofAct(DateTagger.EarlierDays told, int before) {
        if (before == discourse.drafts.size()) {
            return told;
        }
        for (Slot<DateMention> d : discourse.drafts.get(before).dates) {
            PartialDate day = d.value().date();
            if (d.value().role() == DateMention.Role.ANNOUNCED && day.day() != 0) {
                return told.and(day.first(), discourse.day);
            }
        }
        return told;
    }

    private void read(Passage passage, Tokens t) {
        int[] s = t.sentences;
        if (discourse.home.isEmpty()) {
            told = DateTagger.EarlierDays.NOTHING;
        }
        for (int k = 0; k + 1 < s.length; k++) {
            int from = s[k];
            int to = s[k + 1];
            if (k == 0 && discourse.dateline.isEmpty()) {
                from = dateline(t, from, to);
            }
            from = afterConnective(t, from, to);
            // a "sentence" of thousands of words is data, not prose
            while (to - from > 400) {
                sentence(new Sentence(t, from, from + 400, passage.section(), discourse.day, told, rules.symbols()));
                from += 400;
            }
            if (from < to) {
                Sentence one = new Sentence(t, from, to, passage.section(), discourse.day, told, rules.symbols());
                int drafts = discourse.drafts.size();
                sentence(one);
                if (k == 0 && dayAlone(one)) {
                    discourse.paragraphDay = discourse.scene;
                }
                told = ofAct(one.told(told, discourse.day), drafts);
                if (k == 0 && discourse.drafts.isEmpty() && title(one)) {
                    discourse.heading = heading(one);
                    headed(one);
                }
            }
        }
    }

    /// "Meanwhile, withdrawing the licences would be …": a sentence is read from behind the word that joins it to the
    /// one before.
    private static int afterConnective(Tokens t, int from, int to) {
        return from + 2 < to && t.in(from, "connectives") && t.is(from + 1, ",") ? from + 2 : from;
    }

    /// "News item of the Government of the Netherlands.": whose paper it is.
    private void headed(Sentence s) {
        Tokens t = s.t;
        for (int i = s.from + 2; i < s.to; i++) {
            int of = t.is(i - 1, "the") ? i - 2 : i - 1;
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Place p
                        && t.is(of, "of")
                        && t.is(of - 1, "government", "republic", "ministry")) {
                    discourse.lastSpeakerPlace = p.key();
                }
            }
        }
    }

    /// "will have to ask from July 1, under a revision that appeared in the gazette on Monday", "It enters into force
    /// tomorrow": days of the paper of which the next sentences tell the acts.
    private void pending(Sentence s) {
        Tokens t = s.t;
        for (Sentence.DateMark w : s.dates) {
            PartialDate day = w.found().date();
            if (day.day() == 0) {
                continue;
            }
            boolean issued = false;
            boolean force = false;
            for (int k = Math.max(s.from, w.from() - 16); k < w.from(); k++) {
                boolean near = k >= w.from() - 7;
                issued |= near && (IssuingVerbs.issued(t, k) || t.is(k, "appeared", "adopted", "printed"));
                force |= t.has(k, "take-effect");
            }
            boolean duty = t.is(w.from() - 1, "from") && t.anyOf(s.from, w.from(), "will");
            boolean past = !day.first().isAfter(discourse.day);
            DateMention.Role role =
                    (force && !past) || (duty && !past) ? DateMention.Role.EFFECTIVE : DateMention.Role.ANNOUNCED;
            boolean told = role == DateMention.Role.EFFECTIVE || (issued && past);
            if (told && discourse.pending.stream().noneMatch(x -> x.value().role() == role)) {
                discourse.pending.add(
                        Slot.of(new DateMention(role, day), w.found().span(), "date-of-the-paper-before"));
            }
        }
    }

    /// "Tuesday." over a paragraph, "By Thursday evening the thaw had reached Ohio.": the day of what follows.
    private Optional<Slot<DateMention>> scene(Sentence s) {
        if (s.dates.size() != 1 || discourse.home.isEmpty()) {
            return Optional.empty();
        }
        Sentence.DateMark w = s.dates.getFirst();
        PartialDate day = w.found().date();
        int first = s.from;
        while (first < w.from() && !Character.isLetterOrDigit(s.t.low[first].charAt(0))) {
            first++;
        }
        boolean opens = w.from() <= first + 1 && (w.from() == first || s.t.is(first, "on", "by", "late", "early"));
        return opens && day.day() > 0 && !day.first().isAfter(discourse.day)
                ? Optional.of(Slot.of(
                        new DateMention(DateMention.Role.ANNOUNCED, day),
                        w.found().span(),
                        "date-of-scene"))
                : Optional.empty();
    }

    /// "Tuesday." at the head of a paragraph: whether a day with a full stop opens a sentence.
    private static boolean dayAlone(Sentence s) {
        if (s.dates.isEmpty()) {
            return false;
        }
        Sentence.DateMark w = s.dates.getFirst();
        for (int i = s.from; i < w.from(); i++) {
            if (Character.isLetterOrDigit(s.t.low[i].charAt(0))) {
                return false;
            }
        }
        return s.t.is(w.to(), ".", ":") || w.to() == s.to;
    }

    /// Whether a "sentence" is a title: short and without a verb.
    private static boolean title(Sentence s) {
        boolean verb = s.to - s.from > 30;
        for (int i = s.from; i < s.to && !verb; i++) {
            verb = Clauses.finite(s.t, i);
        }
        return !verb;
    }

    /// The day of a paper that its title tells.
    private Optional<Slot<DateMention>> heading(Sentence s) {
        Tokens t = s.t;
        if (s.dates.size() != 1) {
            return Optional.empty();
        }
        boolean paper = false;
        for (int i = s.from; i < s.to; i++) {
            paper |= t.has(i, "document-noun") || t.in(i, "papers-of-authorities");
        }
        DateTagger.Found day = s.dates.getFirst().found();
        return paper && day.date().day() > 0 && !day.date().first().isAfter(discourse.day)
                ? Optional.of(
                        Slot.of(new DateMention(DateMention.Role.ANNOUNCED, day.date()), day.span(), "date-of-heading"))
                : Optional.empty();
    }

    private int dateline(Tokens t, int from, int to) {
        for (int i = from; i < Math.min(to, from + 6); i++) {
            if (t.is(i, "-", "\u2013", "\u2014")
                    && i > from
                    && allCapitals(t, from, i)
                    // "BIS added four firms - all of them small - to its list" begins with no place
                    && !Clauses.anyFinite(t, from, i)) {
                place(t, from);
                return i + 1;
            }
        }
        for (int i = from + 3; i < Math.min(to, from + 11); i++) {
            if (t.is(i, ")")
                    && t.is(i - 2, "(")
                    && Character.isUpperCase(t.text.charAt(t.end[i - 1] - 1))
                    && place(t, from)) {
                // "New Delhi, Mar 8 (PTI) India has lifted …"
                return i + 1;
            }
        }
        return from;
    }

    private boolean place(Tokens t, int at) {
        for (Tokens.Mark m : t.marksAt(at)) {
            if (m.entry() instanceof Gazetteer.Place p) {
                discourse.dateline = p.key();
                return true;
            }
            if (m.entry() instanceof Gazetteer.City c && discourse.home.isEmpty()) {
                // "ISTANBUL - The Dutch government": in an article others act as often as who sits there
                discourse.dateline = c.place();
                return true;
            }
        }
        return false;
    }

    private static boolean allCapitals(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            String w = t.text.substring(t.start[i], t.end[i]);
            if (Character.isLetter(w.charAt(0)) && !w.equals(w.toUpperCase(java.util.Locale.ROOT)) && i == from) {
                return false;
            }
        }
        return true;
    }

    private void sentence(Sentence s) {
        Tokens t = s.t;
        int mark = s.to - 1;
        while (mark > s.from && t.is(mark, "*", "\"", "\u201d", ")")) {
            mark--;
        }
        boolean question = t.is(mark, "?");
        List<TriggerMatch> hits = question ? List.of() : this.acts.hits(s);
        int before = discourse.drafts.size();
        List<ClaimDrafts.CuedMatch> acts = claimDrafts.acts(s, hits);
        List<TriggerMatch> beside =
                acts.stream().map(ClaimDrafts.CuedMatch::hit).toList();
        for (ClaimDrafts.CuedMatch act : acts) {
            claimDrafts.draft(s, act, beside).ifPresent(d -> {
                d.reported = ofReports(s, d);
                d.hearsay = t.anyOf(s.from, s.to, "telling-hearsay");
                discourse.drafts.add(d);
                Issuers.beside(s, act.hit(), d.issuer).ifPresent(other -> discourse.drafts.add(d.of(other)));
            });
        }
        continuations.facts(s, beside, before);
        if (discourse.drafts.isEmpty() && !discourse.home.isEmpty()) {
            pending(s);
        }
        remember(s, before);
        discourse.scene = before == discourse.drafts.size() ? scene(s) : Optional.empty();
    }

    /// "has noted reports in foreign media that Chad intends to ban": what others are said to have told.
    private static boolean ofReports(Sentence s, Draft d) {
        Tokens t = s.t;
        boolean reports = false;
        for (int i = s.from; i < s.to && t.start[i] < d.action.span().start(); i++) {
            reports |= t.in(i, "reports-and-rumours");
            if (reports && t.is(i, "that")) {
                return true;
            }
        }
        return false;
    }

    /// Whether a speaker is named by an office or an authority.
    private static boolean office(Tokens t, Speech.Frame f) {
        for (int i = f.subjectFrom(); i < f.subjectTo(); i++) {
            if (t.within(i, "body") || t.has(i, "official-noun") || t.has(i, "government-noun") || t.has(i, "place")) {
                return true;
            }
        }
        return false;
    }

    private void remember(Sentence s, int before) {
        for (Speech.Frame f : s.frames) {
            Attribution a = f.voice().value();
            if ((a.role() == Attribution.Role.OFFICIAL
                            && (!a.canonical().equals(a.name()) || (properName(s.t, f) && !office(s.t, f))))
                    || ((a.role() == Attribution.Role.ANALYST || f.voice().by(SlotRule.SOURCE_NAMED))
                            && properName(s.t, f))
                    || s.t.has(Math.min(f.subjectFrom(), s.t.count - 1), "person")) {
                discourse.lastPerson = Optional.of(f.voice());
            }
            if (!f.place().isEmpty()) {
                discourse.lastSpeakerPlace = f.place();
            }
            discourse.lastVoice = Optional.of(house(s.t, f.voice(), discourse.lastHouse));
            if (a.role() == Attribution.Role.ANALYST) {
                discourse.lastHouse = Optional.of(f.voice());
            } else if (a.role() == Attribution.Role.COMPANY && !SourceSlots.someHouse(s.t, a.name())) {
                discourse.lastHouse = Optional.empty();
            }
        }
        for (int i = s.from; i < s.to; i++) {
            for (Tokens.Mark m : s.t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Body b
                        && !b.place().isEmpty()
                        && !b.body().isEmpty()) {
                    discourse.lastBodyPlace = b.place();
                }
                if (m.entry() instanceof Gazetteer.Body b && !b.place().isEmpty()) {
                    for (int k = m.from(); k < m.to(); k++) {
                        if (s.t.in(k, "authorities-named-before")) {
                            discourse.lastAuthority.put(s.t.low[k], b.place());
                        }
                    }
                }
                if (m.entry() instanceof Gazetteer.Place p && s.t.in(m.to(), "schemes-of-law")) {
                    discourse.lastRulesPlace = p.key();
                }
            }
        }
        discourse.toldOther =
                before == discourse.drafts.size() && Acts.tellsOfOtherTrade(s) && !discourse.home.isEmpty();
        if (before == discourse.drafts.size() && !discourse.home.isEmpty()) {
            // "China is the case to watch. It hands out quotas": who is told of goes on acting
            Issuers.toldOf(s).ifPresent(place -> discourse.lastIssuer = place);
        }
        for (int i = before; i < discourse.drafts.size(); i++) {
            Draft d = discourse.drafts.get(i);
            discourse.lastIssuer = d.issuer.value().place();
            if (!d.items.isEmpty() && !d.items.getFirst().value().item().equals("anaphora")) {
                discourse.lastItems = List.copyOf(d.items);
                discourse.lastItemsIssuer = d.issuer.value().place();
            }
            List<Slot<Target>> entities = d.targets.stream()
                    .filter(x -> x.value() instanceof Target.Entity)
                    .toList();
            if (!entities.isEmpty()) {
                discourse.lastEntities = entities;
            }
        }
    }

    /// "the firm sees few signs": a house named before goes on speaking.
    private static Slot<Attribution> house(Tokens t, Slot<Attribution> voice, Optional<Slot<Attribution>> last) {
        return SourceSlots.someHouse(t, voice.value().name()) && last.isPresent() ? last.get() : voice;
    }

    /// Whether a voice ends in a name: "analyst Gavin Ju", "Xie Guozhong".
    private static boolean properName(Tokens t, Speech.Frame f) {
        int last = f.subjectTo() - 1;
        return last > 0 && t.upper(last) && t.upper(last - 1);
    }

    void add(SupplyFact f) {
        supply.add(f);
    }

    List<SupplyFact> supplyFacts() {
        return supply;
    }

    /// Adds an event unless a rule has already made one of the same words.
    void add(NegotiationEvent e) {
        for (NegotiationEvent o : negotiations) {
            if (o.span().overlaps(e.span())) {
                return;
            }
        }
        negotiations.add(e);
    }

    int facts() {
        return supply.size() + negotiations.size();
    }

    Article article() {
        return discourse.article;
    }

    LocalDate day() {
        return discourse.day;
    }
}
