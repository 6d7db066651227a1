package dev.chokepoint.evidence;

import dev.chokepoint.evidence.RuleClaimExtractor.Lexicon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one article from top to bottom; keeps what later sentences refer back to.
final class ArticleReader {
    private final Article article;
    private final Lexicon lexicon;
    private final LocalDate day;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<SupplyFact> supply = new ArrayList<>();
    private final List<NegotiationEvent> negotiations = new ArrayList<>();

    /// The place and authority last known to act or to speak for its controls; empty before the first.
    private String lastIssuer = "";

    private String dateline = "";
    /// The place most often in the subject's position in the article; empty where there is none.
    private String firstPlace = "";
    private String lastSpeakerPlace = "";

    /// The place of the authority named last, for "the ministry".
    private String lastBodyPlace = "";

    private Optional<Slot<Attribution>> lastPerson = Optional.empty();
    private List<Slot<ItemMention>> lastItems = List.of();
    private List<Slot<Target>> lastEntities = List.of();

    ArticleReader(Article article, Lexicon lexicon) {
        this.article = article;
        this.lexicon = lexicon;
        day = article.published().day();
    }

    Reading finish() {
        List<Claim> claims = new ArrayList<>();
        drafts.sort(Comparator.comparing(d -> d.span));
        for (Draft d : drafts) {
            claims.add(d.claim(article.claimId(claims.size() + 1)));
        }
        return new Reading(article, claims, supply, negotiations);
    }

    /// A claim being put together.
    private static final class Draft {
        private Span span;
        private Slot<Issuer> issuer;
        private Slot<Action> action;
        private Slot<Modality> modality;
        private List<Slot<ItemMention>> items = new ArrayList<>();
        private List<Slot<ItemMention>> exclusions = new ArrayList<>();
        private List<Slot<Target>> targets = new ArrayList<>();
        private List<Slot<DateMention>> dates = new ArrayList<>();
        private List<Slot<QuantityMention>> quantities = new ArrayList<>();
        private List<Slot<String>> conditions = new ArrayList<>();
        private List<Slot<Attribution>> sources = new ArrayList<>();
        private boolean opinion;
        private boolean historic;
        private Section section = Section.REPORT;
        private double confidence;
        private int sentence;

        Draft(Span span, Slot<Issuer> issuer, Slot<Action> action, Slot<Modality> modality) {
            this.span = span;
            this.issuer = issuer;
            this.action = action;
            this.modality = modality;
        }

        Claim claim(dev.chokepoint.base.Id id) {
            return new Claim(
                    id,
                    span,
                    issuer,
                    action,
                    modality,
                    items,
                    exclusions,
                    targets,
                    dates,
                    quantities,
                    conditions,
                    sources,
                    opinion,
                    historic,
                    section,
                    confidence);
        }
    }

    private record Hit(Lexicon.Trigger trigger, TokenPattern.Match match) {
        boolean overlaps(Hit o) {
            return match.from() < o.match.to() && o.match.from() < match.to();
        }
    }

    private record When(int from, int to, DateTagger.Found found) {}

    /// What is known about the sentence being read.
    private final class Sentence {
        private final Tokens t;
        private final int from;
        private final int to;
        private final boolean[] wall;
        private final List<Speech.Frame> frames;
        private final List<When> dates = new ArrayList<>(2);
        private final List<QuantityTagger.Found> quantities;
        private final Section section;

        Sentence(Tokens t, int from, int to, Section section) {
            this.t = t;
            this.from = from;
            this.to = to;
            this.section = section;
            wall = Clauses.walls(t, from, to);
            frames = Speech.frames(t, from, to, wall, day);
            quantities = QuantityTagger.find(t, from, to);
            for (DateTagger.Found f : DateTagger.find(t.text, t.span(from, to), day)) {
                int first = t.tokenAt(f.span().start());
                int last = t.tokenAt(f.span().end() - 1);
                if (last < to) {
                    dates.add(new When(first, last + 1, f));
                    t.mark(new Tokens.Mark("date", first, last + 1, new Gazetteer.Word("date", List.of()), 0));
                }
            }
            for (QuantityTagger.Found q : quantities) {
                t.mark(new Tokens.Mark("quantity", q.from(), q.to(), new Gazetteer.Word("quantity", List.of()), 0));
            }
        }

        int clauseStart(int token) {
            int i = token;
            while (i > from && !wall[i]) {
                i--;
            }
            return i;
        }

        int clauseEnd(int token) {
            int i = token;
            while (i < to && !wall[i]) {
                i++;
            }
            return i;
        }

        boolean inFrameName(int token) {
            for (Speech.Frame f : frames) {
                if (token >= f.subjectFrom() && token < f.subjectTo()) {
                    return true;
                }
            }
            return false;
        }
    }

    private Tokens tokens(Passage passage) {
        Tokens t = new Tokens(article.text(), passage.span());
        lexicon.annotator().annotate(t, passage.span());
        return t;
    }

    void read(List<Passage> passages) {
        List<Tokens> all = new ArrayList<>(passages.size());
        java.util.Map<String, Integer> weight = new java.util.LinkedHashMap<>();
        for (Passage p : passages) {
            Tokens t = tokens(p);
            all.add(t);
            weigh(t, weight);
        }
        int best = 0;
        for (java.util.Map.Entry<String, Integer> e : weight.entrySet()) {
            if (e.getValue() > best) {
                best = e.getValue();
                firstPlace = e.getKey();
            }
        }
        for (int k = 0; k < all.size() && firstPlace.isEmpty(); k++) {
            firstPlace = anyPlace(all.get(k));
        }
        for (int i = 0; i < passages.size(); i++) {
            if (all.get(i).count > 0) {
                read(passages.get(i), all.get(i));
            }
        }
    }

    /// The first place that is not the home of a firm that is sold to; empty where there is none.
    private static String anyPlace(Tokens t) {
        for (int i = 0; i < t.count; i++) {
            for (Tokens.Mark m : t.marks.get(i)) {
                if (m.entry() instanceof Gazetteer.Place p && !t.is(i - 1, "to", "against", "for")) {
                    return p.key();
                }
            }
        }
        return "";
    }

    /// Counts places where they can be the one who acts: not after a preposition, not as the home of a firm.
    private static void weigh(Tokens t, java.util.Map<String, Integer> weight) {
        for (int i = 0; i < t.count; i++) {
            for (Tokens.Mark m : t.marks.get(i)) {
                if (m.entry() instanceof Gazetteer.Place p) {
                    int k = i - 1;
                    while (k >= 0 && t.is(k, "the", "a", "an")) {
                        k--;
                    }
                    boolean object = k >= 0
                            && t.is(
                                    k, "to", "in", "from", "against", "on", "with", "at", "for", "into", "of",
                                    "between");
                    if (!object && !(m.to() < t.count && t.has(m.to(), "party-noun"))) {
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

    private void read(Passage passage, Tokens t) {
        int[] s = t.sentences;
        for (int k = 0; k + 1 < s.length; k++) {
            int from = s[k];
            int to = s[k + 1];
            if (k == 0 && dateline.isEmpty()) {
                from = dateline(t, from, to);
            }
            // a "sentence" of thousands of words is data, not prose
            while (to - from > 400) {
                sentence(new Sentence(t, from, from + 400, passage.section()));
                from += 400;
            }
            if (from < to) {
                sentence(new Sentence(t, from, to, passage.section()));
            }
        }
    }

    private int dateline(Tokens t, int from, int to) {
        for (int i = from; i < Math.min(to, from + 6); i++) {
            if (t.is(i, "-", "\u2013", "\u2014") && i > from && allCapitals(t, from, i)) {
                for (Tokens.Mark m : t.marks.get(from)) {
                    if (m.entry() instanceof Gazetteer.Place p) {
                        dateline = p.key();
                    }
                }
                return i + 1;
            }
        }
        return from;
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
        boolean question = t.is(s.to - 1, "?");
        List<Hit> hits = question ? List.of() : hits(s);
        int number = s.from;
        int before = drafts.size();
        for (Hit h : hits) {
            draft(s, h, hits).ifPresent(d -> {
                d.sentence = number;
                drafts.add(d);
            });
        }
        facts(s, hits, before);
        remember(s, before);
    }

    private void remember(Sentence s, int before) {
        for (Speech.Frame f : s.frames) {
            Attribution a = f.voice().value();
            if ((a.role() == Attribution.Role.OFFICIAL && !a.canonical().equals(a.name()))
                    || s.t.has(Math.min(f.subjectFrom(), s.t.count - 1), "person")) {
                lastPerson = Optional.of(f.voice());
            }
            if (!f.place().isEmpty()) {
                lastSpeakerPlace = f.place();
            }
        }
        for (int i = s.from; i < s.to; i++) {
            for (Tokens.Mark m : s.t.marks.get(i)) {
                if (m.entry() instanceof Gazetteer.Body b
                        && !b.place().isEmpty()
                        && !b.body().isEmpty()) {
                    lastBodyPlace = b.place();
                }
            }
        }
        for (int i = before; i < drafts.size(); i++) {
            Draft d = drafts.get(i);
            lastIssuer = d.issuer.value().place();
            if (!d.items.isEmpty() && !d.items.getFirst().value().item().equals("anaphora")) {
                lastItems = List.copyOf(d.items);
            }
            List<Slot<Target>> entities = d.targets.stream()
                    .filter(x -> x.value() instanceof Target.Entity)
                    .toList();
            if (!entities.isEmpty()) {
                lastEntities = entities;
            }
        }
    }

    // ---- triggers

    private List<Hit> hits(Sentence s) {
        List<Hit> all = new ArrayList<>();
        for (Lexicon.Trigger trigger : lexicon.triggers()) {
            for (TokenPattern.Match m : trigger.pattern().find(s.t, s.from, s.to, s.wall)) {
                all.add(new Hit(trigger, m));
            }
        }
        all.sort(Comparator.comparingInt((Hit h) -> h.trigger().rank())
                .thenComparingInt(h -> h.match().to() - h.match().from())
                .thenComparingInt(h -> h.match().from()));
        List<Hit> kept = new ArrayList<>();
        for (Hit h : all) {
            boolean free = true;
            for (Hit k : kept) {
                free &= !k.overlaps(h);
            }
            if (free && exportContext(s, h)) {
                kept.add(h);
            }
        }
        kept.sort(Comparator.comparingInt(h -> h.match().from()));
        List<Hit> out = new ArrayList<>(kept.size());
        for (Hit h : kept) {
            if (!dependent(s, h, out)) {
                out.add(h);
            }
        }
        return out;
    }

    /// Whether a trigger only describes or explains what another one says: "licences that let firms
    /// sell", ", so firms
    /// need approval", ", adding it to a list", or a rule's own "the requirement applies from …".
    private boolean dependent(Sentence s, Hit h, List<Hit> earlier) {
        Tokens t = s.t;
        int head = h.match().head();
        int from = h.match().from();
        String rule = h.trigger().rule().id();
        boolean first = earlier.isEmpty();
        int k = head - 1;
        while (k >= s.from && (Clauses.aux(t, k) || t.is(k, "also", "now", "still", "in", "practice", "to"))) {
            k--;
        }
        if (!first
                && k >= s.from
                && t.is(k, "that", "which", "who")
                && earlier.getLast().match().to() > s.clauseStart(from) - 40
                && !Clauses.speech(t, Math.max(s.from, k - 1))) {
            return !complementOf(t, s, k);
        }
        boolean gerund = (h.match().form() & VerbForms.ING) != 0 || t.low[head].endsWith("ing");
        if (!first && gerund && head > s.from && t.is(head - 1, ",")) {
            return true;
        }
        int cs = s.clauseStart(from);
        if (!first && t.is(cs, "so", "whereby")) {
            return true;
        }
        if (t.is(head - 1, "to")
                && (head - 1 == s.from || head - 1 == cs)
                && h.trigger().rule().voice() == RuleSet.Voice.ACTIVE) {
            return true;
        }
        if (gerund && head == s.from && !anyOf(t, head, s.to, "expected|likely|will|planned")) {
            return true;
        }
        boolean continues = anyOf(t, s.clauseStart(from), s.clauseEnd(h.match().to()), "still|continue|continues");
        if (rule.startsWith("require-")
                && !continues
                && ((!first && !t.is(cs, "and", "but")) || hasMark(t, s.from, s.to, "not-covered"))) {
            return true;
        }
        if (rule.startsWith("effect")
                && (t.is(from - 1, "under") || (t.is(from - 2, "under") && t.is(from - 1, "a", "the", "its", "new")))) {
            // "Under a rule effective 15 April, …": the act is told in what follows
            return true;
        }
        if (rule.startsWith("effect") || rule.equals("stand")) {
            boolean bare = t.is(from - 1, "the", "these", "this", "its") || t.is(from, "it");
            for (int i = from; i < head; i++) {
                bare &= !t.has(i, "item")
                        && !t.has(i, "place")
                        && !t.has(i, "entity")
                        && !t.has(i, "export")
                        && !t.has(i, "quantity");
            }
            if (bare && (rule.equals("stand") ? !first : !drafts.isEmpty() || !first)) {
                return true;
            }
        }
        return false;
    }

    private static boolean complementOf(Tokens t, Sentence s, int that) {
        for (int i = Math.max(s.from, that - 6); i < that; i++) {
            if (Clauses.speech(t, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMark(Tokens t, int from, int to, String cls) {
        for (int i = from; i < to; i++) {
            if (t.has(i, cls)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a rule on weak words ("restrictions", "the ban") stands where trade controls are talked
    /// about, and
    /// not tariffs, imports, visas or money.
    private boolean exportContext(Sentence s, Hit h) {
        Tokens t = s.t;
        int cs = s.clauseStart(h.match().from());
        int ce = s.clauseEnd(h.match().to());
        int last = h.match().from();
        for (int i = h.match().from(); i < h.match().to(); i++) {
            // "scrapped the floor price and the ban": what stands last counts
            if (t.is(i, "and", "or", ",")) {
                last = i;
            }
        }
        for (int i = last; i < h.match().to(); i++) {
            if (t.has(i, "other-measure")) {
                return false;
            }
        }
        // what follows a weak noun: "restrictions on imports"
        int limit = Math.min(ce, h.match().to() + 5);
        for (int i = h.match().to(); i < limit; i++) {
            if (t.has(i, "other-goal")) {
                return false;
            }
            if (t.is(i, ",")) {
                break;
            }
        }
        boolean strong = false;
        boolean weak = false;
        for (int i = h.match().from(); i < h.match().to(); i++) {
            weak |= t.has(i, "weak") || t.has(i, "paper");
            strong |= t.is(i, "controls", "curbs") && t.is(i + 1, "on", "over");
            strong |= t.has(i, "control") || t.has(i, "export") || t.has(i, "licence") || t.has(i, "register");
        }
        if (strong || !weak) {
            return true;
        }
        for (int i = cs; i < ce; i++) {
            if (t.has(i, "control")
                    || t.has(i, "export")
                    || t.has(i, "licence")
                    || t.has(i, "item")
                    || t.has(i, "register")
                    || t.has(i, "entity")) {
                return true;
            }
        }
        for (int i = s.from; i < s.to; i++) {
            if (t.has(i, "control") || t.has(i, "licence") || t.has(i, "register") || t.has(i, "item")) {
                return true;
            }
        }
        return !drafts.isEmpty() || articleTalksOfExports();
    }

    private boolean articleTalksOfExports() {
        String low = article.text();
        return low.contains("export")
                || low.contains("licen")
                || low.contains("shipment")
                || low.contains("dual-use")
                || low.contains("permit")
                || low.contains("Entity List")
                || low.contains("overseas sales");
    }

    // ---- cues

    private record Sense(String effect, String rule, Span span, boolean opinion, boolean threat) {}

    private Sense modality(Sentence s, Hit h) {
        Tokens t = s.t;
        int head = Math.min(h.match().head(), h.match().from());
        int headTok = h.match().head();
        boolean opinion = false;
        boolean threat = false;
        String effect = "";
        String rule = "";
        Span span = t.span(headTok, Math.max(headTok + 1, h.match().headTo()));
        for (Lexicon.Cue cue : lexicon.cues()) {
            RuleSet.CueRule r = cue.rule();
            boolean across = r.across();
            if (!r.with().isEmpty() && !anyOf(t, s.from, s.to, r.with())) {
                continue;
            }
            int lo = r.after() ? h.match().headTo() : across ? s.from : s.clauseStart(head);
            int hi = r.after() ? (across ? s.to : s.clauseEnd(h.match().to())) : headTok;
            if (h.trigger().rule().voice() != RuleSet.Voice.ACTIVE && !r.after()) {
                hi = Math.max(hi, headTok);
            }
            if (hi <= lo) {
                continue;
            }
            boolean[] none = across ? new boolean[t.count + 1] : s.wall;
            for (TokenPattern.Match m : cue.pattern().find(t, lo, hi, none)) {
                int gap = r.after() ? m.from() - h.match().headTo() : headTok - m.to();
                if (gap < 0 || gap > r.within()) {
                    continue;
                }
                switch (r.effect()) {
                    case "opinion" -> opinion = true;
                    case "threaten" -> {
                        threat = true;
                        rule = rule.isEmpty() ? r.id() : rule;
                    }
                    default -> {
                        if (effect.isEmpty()) {
                            effect = r.effect();
                            rule = threat ? rule : r.id();
                            span = t.span(m.from(), m.to());
                        }
                    }
                }
                break;
            }
        }
        return new Sense(effect, rule, span, opinion, threat);
    }

    private static boolean anyOf(Tokens t, int from, int to, String words) {
        for (String w : words.split("\\|")) {
            for (int i = from; i < to; i++) {
                if (t.low[i].equals(w)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Modality byForm(Tokens t, Hit h) {
        String m = h.trigger().rule().modality();
        if (!m.equals("verb")) {
            return Modality.find(m).orElse(Modality.DONE);
        }
        int form = h.match().form();
        int head = h.match().head();
        if (form == VerbForms.BASE && head > 0 && t.is(head - 1, "to")) {
            return Modality.PLANNED;
        }
        return Modality.DONE;
    }

    // ---- one claim

    private Optional<Draft> draft(Sentence s, Hit h, List<Hit> hits) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        RuleSet.TriggerRule rule = h.trigger().rule();
        Sense r = modality(s, h);
        if (r.effect().equals("none")) {
            return Optional.empty();
        }
        int cs = s.clauseStart(m.from());
        int ce = s.clauseEnd(m.to());
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
        for (int i = m.to(); i < ce; i++) {
            // an aside between commas that is no list of items ends what belongs to the act
            if (t.is(i, ",") && i + 1 < ce && endsAct(t, i)) {
                ce = i;
            }
        }
        Action action = rule.action();
        Modality modality = Modality.find(r.effect()).orElse(byForm(t, h));
        Optional<Modality> fixed = Modality.find(rule.modality());
        if (modality == Modality.PLANNED
                && fixed.isPresent()
                && (!fixed.get().isRecordable() || rule.id().equals("maintain"))) {
            // "will not include": the rule's own words say more than "will"
            modality = fixed.get();
        }
        String modalityRule = r.rule().isEmpty() ? "form:" + rule.id() : r.rule();
        if (r.threat()) {
            action = Action.THREATEN;
            modality = modality == Modality.DONE ? Modality.PLANNED : modality;
        }
        if (modality == Modality.PLANNED && afterCondition(s, cs) && !r.effect().equals("deny")) {
            // "If Tokyo goes further, Beijing will cut off …": what follows a condition depends on it
            modality = Modality.CONDITIONAL;
            modalityRule = "after-condition";
        }
        if (r.effect().equals("deny")) {
            if (rule.id().startsWith("permit")) {
                action = Action.DENY;
                // "did not grant a licence" has been decided, "will not grant one" is to come
                modality = anyOf(t, Math.max(cs, m.head() - 5), m.head(), "did|has|have|had|didn't|hasn't|haven't")
                        ? Modality.DONE
                        : Modality.PLANNED;
            } else {
                modality = Modality.DENIED;
            }
        }
        action = adjust(t, m, action, cs);
        if (rule.voice() == RuleSet.Voice.ACTIVE && !rule.id().startsWith("require-") && companyActs(s, cs, m.head())) {
            return Optional.empty();
        }
        int subjectLimit =
                r.rule().equals("rejected-request") ? t.tokenAt(r.span().start()) : m.head();
        Optional<Slot<Issuer>> issuer = new Issuers().resolve(s, h, cs, ce, subjectLimit);
        if (issuer.isEmpty()) {
            return Optional.empty();
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
        exclusions(s, d, m.to(), hits);
        items(s, h, d, cs, ce);
        targets(s, h, d, cs, ce);
        dates(s, h, d, cs, ce);
        quantities(s, h, d, cs, ce);
        conditions(s, d, ce);
        sources(s, h, d);
        announced(s, h, d);
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
        d.opinion = opinion(s, d, r.opinion());
        d.historic = historic(d);
        if (repeats(d) || refersBack(t, m, rule, d)) {
            return Optional.empty();
        }
        return Optional.of(d);
    }

    /// Whether the sentence opens with a condition and the clause is the one that depends on it.
    private static boolean afterCondition(Sentence s, int cs) {
        Tokens t = s.t;
        return cs > s.from
                && (t.is(s.from, "if", "unless", "should") || (t.is(s.from, "provided") && t.is(s.from + 1, "that")))
                && t.is(cs - 1, ",");
    }

    private static boolean endsAct(Tokens t, int comma) {
        String next = t.low[comma + 1];
        if (t.is(comma + 1, "days", "hours", "weeks", "a") && !t.has(comma + 1, "item")) {
            return t.is(comma + 2, "day", "week", "month", "move") || !t.is(comma + 1, "a");
        }
        return next.length() > 4
                && next.endsWith("ing")
                && !t.is(comma + 1, "including", "covering", "starting", "beginning")
                && !t.has(comma + 1, "item")
                && !t.has(comma + 1, "export");
    }

    /// Whether a company is the subject: "Nvidia resumed deliveries" is no act of a state.
    private static boolean companyActs(Sentence s, int cs, int head) {
        Tokens t = s.t;
        boolean company = false;
        for (int i = Math.max(cs, head - 3); i < head; i++) {
            if (t.has(i, "be") && !t.is(i, "remain", "remains", "stay", "stays")) {
                // "25 firms were struck off the list": the firms are acted upon
                return false;
            }
        }
        for (int i = cs; i < head; i++) {
            if (t.has(i, "party-noun") && !t.is(i - 1, "to", "on", "for", "with", "of", "'s") && !s.inFrameName(i)) {
                // "two state producers stopped exports": no act of a state
                company = true;
            }
            for (Tokens.Mark m : t.marks.get(i)) {
                switch (m.entry()) {
                    case Gazetteer.Entity e ->
                        company = !t.is(m.to(), "'s")
                                && !t.is(i - 1, "to", "on", "for", "with", "of", "that")
                                && !s.inFrameName(i);
                    case Gazetteer.Place p -> company = false;
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

    private static int spanStart(Tokens t, int cs, int trigger) {
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
    private static int afterAdverbial(Tokens t, int from, int trigger, Slot<Issuer> issuer) {
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
            if (t.is(i, ",")) {
                cut = i + 1;
            }
        }
        return cut;
    }

    /// "partly lifted" eases; "new", "tighter" and counts in the noun phrase change what an act is.
    private static Action adjust(Tokens t, TokenPattern.Match m, Action action, int cs) {
        boolean partly = false;
        for (int i = Math.max(cs, m.from() - 4); i < m.to(); i++) {
            partly |= (t.is(i, "partly", "partially", "some", "gradually") && action == Action.LIFT && !t.is(i, "some"))
                    || (t.is(i, "partial") && action == Action.LIFT);
        }
        for (int i = Math.max(cs, m.from() - 4); i < m.to(); i++) {
            if (t.is(i, "temporarily") && action == Action.LIFT) {
                return Action.SUSPEND;
            }
        }
        return partly ? Action.EASE : action;
    }

    /// "The permit was granted because …": a bare noun with "the" that takes up the claim before it.
    private boolean refersBack(Tokens t, TokenPattern.Match m, RuleSet.TriggerRule rule, Draft d) {
        if (drafts.isEmpty()) {
            return false;
        }
        Draft last = drafts.getLast();
        if (rule.id().startsWith("control-")
                && last.issuer.value().place().equals(d.issuer.value().place())) {
            for (int i = m.from(); i < m.to(); i++) {
                if (t.is(i, "such")) {
                    return true;
                }
            }
        }
        if (rule.voice() != RuleSet.Voice.PASSIVE || !t.is(m.from() - 1, "the", "this", "that")) {
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

    private boolean repeats(Draft d) {
        for (Draft o : drafts.subList(Math.max(0, drafts.size() - 30), drafts.size())) {
            if (o.span.equals(d.span)
                    && o.action.value() == d.action.value()
                    && o.issuer.value().place().equals(d.issuer.value().place())) {
                return true;
            }
        }
        return false;
    }

    private boolean opinion(Sentence s, Draft d, boolean cue) {
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
        if (d.modality.rule().equals("counterfactual") && !outletOnly) {
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

    private boolean historic(Draft d) {
        for (Slot<DateMention> x : d.dates) {
            if (x.value().date().last().isBefore(day.minusMonths(18))) {
                return true;
            }
        }
        String words = d.span.in(article.text()).toLowerCase(java.util.Locale.ROOT);
        return words.contains("decade ago")
                || words.contains("years ago")
                || words.contains("in the past")
                || words.contains("there have been cases");
    }

    // ---- issuer

    private final class Issuers {
        Optional<Slot<Issuer>> resolve(Sentence s, Hit h, int cs, int ce, int subjectLimit) {
            Tokens t = s.t;
            TokenPattern.Match m = h.match();
            RuleSet.Voice voice = h.trigger().rule().voice();
            List<Slot<Issuer>> order = new ArrayList<>(6);
            boolean active = voice == RuleSet.Voice.ACTIVE;
            if (active) {
                subject(s, cs, subjectLimit, true).ifPresent(order::add);
                shared(s, cs, m).ifPresent(order::add);
            }
            possessor(s, cs, m, active).ifPresent(order::add);
            by(t, m, ce).ifPresent(order::add);
            register(t, m, ce).ifPresent(order::add);
            if (!active) {
                subject(s, cs, m.from(), false).ifPresent(order::add);
            }
            pronoun(s, cs, m).ifPresent(order::add);
            body(t, cs, ce).ifPresent(order::add);
            frame(s).ifPresent(order::add);
            origin(t, cs, ce).ifPresent(order::add);
            salient(t.span(m.from(), m.to())).ifPresent(order::add);
            return order.isEmpty() ? Optional.empty() : Optional.of(order.getFirst());
        }

        private Slot<Issuer> slot(Tokens t, String place, String body, int from, int to, String rule) {
            return Slot.of(new Issuer(place, body), t.span(from, to), rule);
        }

        /// The last place, authority or office-holder before the head that is not the object of a preposition.
        private Optional<Slot<Issuer>> subject(Sentence s, int cs, int head, boolean active) {
            Tokens t = s.t;
            Optional<Slot<Issuer>> best = Optional.empty();
            for (int i = cs; i < head; i++) {
                for (Tokens.Mark m : t.marks.get(i)) {
                    if (m.to() > head) {
                        continue;
                    }
                    if (m.entry() instanceof Gazetteer.Place p && subjectLike(t, i, cs, m.to())) {
                        best = Optional.of(slot(
                                t,
                                p.key(),
                                bodyIn(t, m.to(), Math.min(head, m.to() + 6), p.key()),
                                m.from(),
                                m.to(),
                                "issuer-subject"));
                    } else if (m.entry() instanceof Gazetteer.Body b && !preposed(t, i, cs)) {
                        String place = b.place().isEmpty() ? placeOf(s, i) : b.place();
                        if (!place.isEmpty()) {
                            best = Optional.of(slot(t, place, b.body(), m.from(), m.to(), "issuer-body"));
                        }
                    } else if (m.entry() instanceof Gazetteer.Person p && active && !preposed(t, i, cs)) {
                        best = Optional.of(slot(t, p.place(), "", m.from(), m.to(), "issuer-office"));
                    }
                }
            }
            return best;
        }

        /// "… puts controls on X and widens Y": the second verb has the first one's subject.
        private Optional<Slot<Issuer>> shared(Sentence s, int cs, TokenPattern.Match m) {
            Tokens t = s.t;
            if (cs == s.from || !t.is(cs, "and", "but", ",") || m.head() > cs + 4 || drafts.isEmpty()) {
                return Optional.empty();
            }
            Draft last = drafts.getLast();
            if (last.span.start() < t.start[s.from]) {
                int prev = s.clauseStart(cs - 1);
                return subject(s, prev, cs, true);
            }
            return Optional.of(Slot.of(last.issuer.value(), last.issuer.span(), "issuer-shared"));
        }

        private boolean preposed(Tokens t, int i, int cs) {
            int k = i - 1;
            while (k >= cs && t.is(k, "the", "a", "its", "an")) {
                k--;
            }
            // "to Russia and Belarus": what holds of the first holds of the second
            if (k > cs && t.is(k, "and", "or") && t.has(k - 1, "place")) {
                int first = k - 1;
                while (first > cs && t.has(first - 1, "place")) {
                    first--;
                }
                return t.is(first - 1, "to", "for", "in", "from", "against", "into", "between");
            }
            if (k >= 1 && t.is(k, "for") && t.is(k - 1, "exchange", "return")) {
                return false;
            }
            return k >= cs
                    && t.is(
                            k, "to", "in", "from", "against", "on", "with", "at", "for", "through", "into", "of",
                            "between");
        }

        private boolean subjectLike(Tokens t, int i, int cs, int to) {
            if (preposed(t, i, cs)) {
                return false;
            }
            // "Chinese companies" are governed, "the Chinese government" governs
            int k = to;
            while (k < t.count
                    && k < to + 3
                    && t.is(k, "military", "defence", "defense", "owned", "tech", "technology")) {
                k++;
            }
            if (k < t.count && t.has(k, "party-noun")) {
                return false;
            }
            return !t.is(to, "market", "buyers", "goods", "chips", "technology", "software", "origin", "dollars")
                    || t.is(to, "'s");
        }

        private Optional<Slot<Issuer>> possessor(Sentence s, int cs, TokenPattern.Match m, boolean active) {
            Tokens t = s.t;
            int stop = active ? m.to() : Math.max(m.head() + 1, m.from() + 1);
            for (int i = Math.max(cs, active ? m.headTo() : cs); i < stop; i++) {
                for (Tokens.Mark k : t.marks.get(i)) {
                    if (k.entry() instanceof Gazetteer.Place p
                            && k.to() <= stop
                            && (t.is(k.to(), "'s", "'") || adjective(t, k))
                            && !preposed(t, i, cs)) {
                        if (k.to() < t.count && t.has(k.to(), "party-noun")) {
                            continue;
                        }
                        return Optional.of(slot(t, p.key(), "", k.from(), k.to(), "issuer-possessive"));
                    }
                }
            }
            return Optional.empty();
        }

        private boolean adjective(Tokens t, Tokens.Mark k) {
            return k.to() < t.count
                    && !t.is(k.to(), ",", "and")
                    && (t.has(k.to(), "control")
                            || t.has(k.to(), "weak")
                            || t.has(k.to(), "export")
                            || t.has(k.to(), "government-noun")
                            || t.has(k.to(), "body"));
        }

        private Optional<Slot<Issuer>> by(Tokens t, TokenPattern.Match m, int ce) {
            for (int i = m.from(); i < Math.min(ce, m.to() + 12); i++) {
                if (t.is(i, "by", "from") && i + 1 < ce) {
                    if (t.is(i, "from")
                            && i >= m.head()
                            && !t.is(m.from(), "exchange", "return")
                            && !lastWordOf(t, i - 1, "licence")) {
                        continue;
                    }
                    for (int k = i + 1; k < Math.min(ce, i + 3); k++) {
                        for (Tokens.Mark x : t.marks.get(k)) {
                            if (x.entry() instanceof Gazetteer.Place p
                                    && !(x.to() < t.count && t.has(x.to(), "party-noun"))) {
                                return Optional.of(slot(t, p.key(), "", x.from(), x.to(), "issuer-by"));
                            }
                            if (x.entry() instanceof Gazetteer.Body b
                                    && !b.place().isEmpty()) {
                                return Optional.of(slot(t, b.place(), b.body(), x.from(), x.to(), "issuer-by"));
                            }
                        }
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Slot<Issuer>> register(Tokens t, TokenPattern.Match m, int ce) {
            for (int i = m.from(); i < Math.min(ce, m.to() + 4); i++) {
                for (Tokens.Mark x : t.marks.get(i)) {
                    if (x.entry() instanceof Gazetteer.Register r && !r.owner().isEmpty()) {
                        return Optional.of(slot(
                                t, r.owner(), r.owner().equals("US") ? "BIS" : "", x.from(), x.to(), "issuer-list"));
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Slot<Issuer>> pronoun(Sentence s, int cs, TokenPattern.Match m) {
            Tokens t = s.t;
            for (int i = m.head() - 1; i >= cs && i >= 0; i--) {
                if (t.is(i, "it", "they", "its")
                        || (t.has(i, "government-noun")
                                || t.is(
                                        i,
                                        "country",
                                        "ministry",
                                        "department",
                                        "agency",
                                        "administration",
                                        "commission"))) {
                    for (Speech.Frame f : s.frames) {
                        if (f.verb() < i
                                && !f.place().isEmpty()
                                && f.voice().value().role().isOfficial()) {
                            return Optional.of(slot(t, f.place(), f.body(), i, i + 1, "issuer-speaker"));
                        }
                    }
                    if (t.is(i, "its", "it", "they")) {
                        String p = earlierPlace(s, i);
                        if (!p.isEmpty()) {
                            return Optional.of(slot(t, p, "", i, i + 1, "issuer-pronoun"));
                        }
                    }
                    String back = lastIssuer.isEmpty()
                            ? dateline.isEmpty() ? lastSpeakerPlace.isEmpty() ? firstPlace : lastSpeakerPlace : dateline
                            : lastIssuer;
                    if (!dateline.isEmpty() && lastIssuer.isEmpty()) {
                        back = dateline;
                    }
                    if (!back.isEmpty()) {
                        return Optional.of(slot(t, back, "", i, i + 1, "issuer-pronoun"));
                    }
                }
            }
            return Optional.empty();
        }

        private String earlierPlace(Sentence s, int before) {
            for (int i = s.from; i < before; i++) {
                for (Tokens.Mark m : s.t.marks.get(i)) {
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
                for (Tokens.Mark m : t.marks.get(i)) {
                    if (m.entry() instanceof Gazetteer.Body b
                            && !b.place().isEmpty()
                            && !b.body().isEmpty()) {
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
                            && !lastBodyPlace.isEmpty()
                            && anyOf(
                                    s.t,
                                    f.subjectFrom(),
                                    f.subjectTo(),
                                    "ministry|department|agency|commission|regulator")) {
                        place = lastBodyPlace;
                    }
                    if (place.isEmpty()) {
                        place = lastIssuer.isEmpty() ? dateline.isEmpty() ? "" : dateline : lastIssuer;
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
                for (Tokens.Mark m : t.marks.get(i)) {
                    if (m.entry() instanceof Gazetteer.Item x && !x.origin().isEmpty()) {
                        return Optional.of(slot(t, x.origin(), "", m.from(), m.to(), "issuer-origin"));
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Slot<Issuer>> salient(Span at) {
            String p = lastIssuer.isEmpty()
                    ? dateline.isEmpty() ? lastSpeakerPlace.isEmpty() ? firstPlace : lastSpeakerPlace : dateline
                    : lastIssuer;
            return p.isEmpty() ? Optional.empty() : Optional.of(Slot.of(new Issuer(p, ""), at, "issuer-salience"));
        }

        /// "China's commerce ministry", "Seoul's trade ministry": the place before the authority.
        private String placeOf(Sentence s, int i) {
            for (int k = i - 1; k >= Math.max(s.from, i - 4); k--) {
                for (Tokens.Mark m : s.t.marks.get(k)) {
                    if (m.entry() instanceof Gazetteer.Place p) {
                        return p.key();
                    }
                }
            }
            return !dateline.isEmpty() ? dateline : !lastIssuer.isEmpty() ? lastIssuer : earlierPlace(s, i);
        }

        private String bodyIn(Tokens t, int from, int to, String place) {
            for (int i = from; i < to; i++) {
                for (Tokens.Mark m : t.marks.get(i)) {
                    if (m.entry() instanceof Gazetteer.Body b
                            && (b.place().isEmpty() || b.place().equals(place))) {
                        return b.body();
                    }
                }
            }
            return "";
        }
    }

    // ---- slots

    private static final Set<String> DETERMINERS =
            Set.of("the", "a", "an", "its", "their", "all", "any", "some", "certain", "of", "both");

    private void exclusions(Sentence s, Draft d, int from, List<Hit> hits) {
        Tokens t = s.t;
        int limit = s.to;
        for (int i = from; i < limit; i++) {
            int start = exclusionCue(t, i);
            if (start < 0) {
                continue;
            }
            for (Hit o : hits) {
                if (o.match().from() >= from && o.match().from() < i) {
                    return;
                }
            }
            int end = start;
            while (end < limit
                    && !t.is(end, ",", ";", ".", "-")
                    && !(end > start && s.wall[end] && !t.is(end, "that"))) {
                end++;
            }
            exclude(t, d, start, end);
            i = end;
        }
    }

    private void exclude(Tokens t, Draft d, int start, int end) {
        int from = start;
        while (from < end && DETERMINERS.contains(t.low[from])) {
            from++;
        }
        if (from >= end) {
            return;
        }
        boolean any = false;
        for (int i = from; i < end; i++) {
            for (Tokens.Mark m : t.marks.get(i)) {
                if (m.entry() instanceof Gazetteer.Item x && m.to() <= end) {
                    d.exclusions.add(Slot.of(
                            new ItemMention(x.key(), t.words(m.from(), m.to()), x.codes()),
                            t.span(m.from(), m.to()),
                            "exclusion"));
                    any = true;
                }
            }
        }
        if (!any || t.is(from, "cargoes", "shipments", "exports", "particles")) {
            d.exclusions.add(Slot.of(
                    new ItemMention(key(t.words(from, end)), t.words(from, end), List.of()),
                    t.span(from, end),
                    "exclusion"));
        }
    }

    private static String key(String words) {
        String k = words.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return k.isEmpty() ? "unnamed" : k.length() > 60 ? k.substring(0, 60) : k;
    }

    /// The token after an exclusion cue that begins at `i`, or -1.
    private static int exclusionCue(Tokens t, int i) {
        for (Tokens.Mark m : t.marks.get(i)) {
            if (m.cls().equals("exclusion")) {
                return m.to();
            }
        }
        return -1;
    }

    private void items(Sentence s, Hit h, Draft d, int cs, int ce) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        boolean active = h.trigger().rule().voice() == RuleSet.Voice.ACTIVE;
        int from = active ? m.head() : cs;
        int stop = ce;
        for (int i = m.to(); i < ce; i++) {
            if (exclusionCue(t, i) >= 0) {
                stop = i;
                break;
            }
            if ((t.is(i, "used") && t.is(i + 1, "in", "by"))
                    || (t.is(i, "in") && t.is(i + 1, "retaliation", "response", "return", "exchange"))
                    || t.is(i, "answer")) {
                stop = i;
                break;
            }
        }
        Set<String> seen = new LinkedHashSet<>();
        for (int i = from; i < stop; i++) {
            for (Tokens.Mark k : t.marks.get(i)) {
                if (k.entry() instanceof Gazetteer.Item x
                        && k.to() <= stop
                        && !s.inFrameName(i)
                        && !partOfParty(t, k)) {
                    int a = expandLeft(t, k.from(), from);
                    if (!classOfModel(t, k) && (seen.add(x.key()) || distinctList(t, k))) {
                        d.items.add(Slot.of(
                                new ItemMention(x.key(), t.words(a, k.to()), x.codes()),
                                t.span(a, k.to()),
                                "item-gazetteer"));
                    }
                }
            }
        }
        if (h.trigger().rule().id().startsWith("list-goods")) {
            listed(s, m, d);
        }
        if (d.items.isEmpty()) {
            anaphor(t, m, d, active ? m.head() : cs, stop);
        }
        if (d.items.isEmpty()) {
            phrase(s, h, d, cs, stop);
        }
        if (d.items.isEmpty() && !active && d.action.value().relaxes()) {
            subjectGoods(t, m, d, cs);
        }
    }

    /// "Deliveries for humanitarian purposes may be exempted": goods named only as goods are those told of before.
    private void subjectGoods(Tokens t, TokenPattern.Match m, Draft d, int cs) {
        int i = cs;
        while (i < m.head() && (DETERMINERS.contains(t.low[i]) || t.is(i, "and", "but", ","))) {
            i++;
        }
        if (i < m.head()
                && (t.has(i, "export-noun")
                        || t.is(i, "contracts", "orders", "cargoes", "goods", "consignments", "parcels", "packages"))) {
            if (lastItems.isEmpty()) {
                d.items.add(Slot.of(
                        new ItemMention("anaphora", t.words(i, i + 1), List.of()), t.span(i, i + 1), "item-anaphora"));
            }
            for (Slot<ItemMention> x : lastItems) {
                d.items.add(Slot.of(x.value(), t.span(i, i + 1), "item-anaphora"));
            }
        }
    }

    /// "NXT:2050i lithography systems": the class after a model adds nothing.
    private static boolean classOfModel(Tokens t, Tokens.Mark k) {
        for (int i = Math.max(0, k.from() - 3); i < k.from(); i++) {
            for (Tokens.Mark o : t.marks.get(i)) {
                if (o.entry() instanceof Gazetteer.Item && o.to() == k.from()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean distinctList(Tokens t, Tokens.Mark k) {
        return k.to() - k.from() > 1 && t.is(k.from() - 1, "to") && t.is(k.from() - 2, "and");
    }

    private static boolean partOfParty(Tokens t, Tokens.Mark k) {
        int n = k.to();
        return n < t.count && t.has(n, "party-noun") && !t.has(k.from(), "export");
    }

    private static int expandLeft(Tokens t, int from, int limit) {
        int a = from;
        while (a - 1 >= limit && a > from - 4 && t.has(a - 1, "item-adjective")) {
            a--;
        }
        return a;
    }

    private void anaphor(Tokens t, TokenPattern.Match m, Draft d, int from, int to) {
        for (int i = from; i < to; i++) {
            if ((t.is(i, "it", "them") && i > m.head() && !t.is(i + 1, "had", "has", "will", "is", "was", "would"))
                    || (t.is(i, "such") && i + 1 < to && t.has(i + 1, "export"))
                    || (t.is(i, "these", "those", "this", "the")
                            && i + 1 < to
                            && (((t.has(i + 1, "weak") || t.has(i + 1, "control")) && !qualified(t, i + 1))
                                    || (i + 2 < to
                                            && t.is(
                                                    i + 1,
                                                    "underlying",
                                                    "same",
                                                    "original",
                                                    "earlier",
                                                    "latest",
                                                    "new",
                                                    "current",
                                                    "existing")
                                            && t.has(i + 2, "weak")
                                            && !qualified(t, i + 2))))) {
                if (!lastItems.isEmpty() && t.is(i, "it", "them", "such", "these", "the")) {
                    for (Slot<ItemMention> x : lastItems) {
                        d.items.add(Slot.of(x.value(), t.span(i, i + 1), "item-anaphora"));
                    }
                } else {
                    d.items.add(Slot.of(
                            new ItemMention("anaphora", t.words(i, i + 1), List.of()),
                            t.span(i, i + 1),
                            "item-anaphora"));
                }
                return;
            }
        }
    }

    /// Whether a noun is told more of: "the measures that put …", "the ban on …".
    private static boolean qualified(Tokens t, int noun) {
        int end = noun + 1;
        for (Tokens.Mark k : t.marks.get(noun)) {
            end = Math.max(end, k.to());
        }
        return t.is(end, "that", "on", "against", "which", "it", "imposed", "of");
    }

    private static final Set<String> PHRASE_STOPS = Set.of(
            ",",
            ";",
            ".",
            ":",
            "to",
            "from",
            "on",
            "in",
            "for",
            "by",
            "with",
            "at",
            "that",
            "which",
            "who",
            "until",
            "after",
            "before",
            "if",
            "as",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "will",
            "without",
            "unless",
            "while",
            "because",
            "than",
            "(",
            ")",
            "and",
            "effective",
            "starting",
            "against",
            "under",
            "when",
            "today",
            "yesterday",
            "used",
            "bound",
            "destined",
            "where",
            "last",
            "next",
            "this",
            "still",
            "now",
            "over",
            "except",
            "said",
            "or",
            "due",
            "also",
            "again",
            "abroad",
            "worldwide",
            "immediately",
            "would",
            "may",
            "can",
            "must",
            "entirely",
            "during",
            "since",
            "between",
            "towards",
            "into",
            "amid",
            "despite",
            "within",
            "through",
            "even",
            "so",
            "then",
            "it",
            "they",
            "he",
            "she",
            "worth",
            "above",
            "below",
            "whose",
            "announced",
            "published",
            "remain",
            "remains");

    /// The goods named after "on", "of" or the verb where the gazetteer knows none of them.
    private void phrase(Sentence s, Hit h, Draft d, int cs, int stop) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        for (int i = m.from(); i < stop - 1; i++) {
            boolean opens = t.is(i, "on", "of", "for")
                    && i > cs
                    && (t.has(i - 1, "control")
                            || t.has(i - 1, "weak")
                            || t.has(i - 1, "export")
                            || (t.is(i, "for") && t.has(i - 1, "licence"))
                            || lastWordOf(t, i - 1, "export")
                            || lastWordOf(t, i - 1, "control"));
            opens |= t.is(i, "of") && afterExportsTo(t, i, cs);
            if (!opens
                    && t.has(i, "export")
                    && i + 1 < stop
                    && i >= m.head()
                    && (t.low[i].endsWith("ing")
                            || t.low[i].equals("export")
                            || t.low[i].equals("ship")
                            || t.low[i].equals("sell"))) {
                opens = !t.is(i + 1, "of", "to", "controls", "control");
            }
            if (!opens) {
                continue;
            }
            int from = i + 1;
            while (from < stop && DETERMINERS.contains(t.low[from])) {
                from++;
            }
            if (from < stop
                    && (t.has(from, "export")
                            || t.has(from, "control")
                            || t.is(from, "exports", "export", "exporting", "shipments", "sales"))) {
                continue;
            }
            int end = from;
            while (end < stop && !PHRASE_STOPS.contains(t.low[end]) && !t.has(end, "place") && !isDate(s, end)) {
                end++;
            }
            while (end > from && isQuantity(s, end - 1)) {
                end--;
            }
            for (int k = from; k < end; k++) {
                if (t.has(k, "party-noun") || t.is(k, "dozens", "hundreds", "up", "destinations", "partners")) {
                    return;
                }
            }
            if (end > from && end - from <= 7) {
                if (t.has(from, "entity") || t.has(end - 1, "party-noun") || t.has(from, "party-noun")) {
                    return;
                }
                named(t, d, from, end);
                // "of cars and motorcycles": one more after "and"
                int more = end;
                while (more < stop
                        && (isQuantity(s, more)
                                || t.is(more, "worth", "more", "less", "than", "above", "over", "up", "to"))) {
                    more++;
                }
                if (t.is(more, "and", "or") && more + 1 < stop && !t.has(more + 1, "export")) {
                    int last = more + 1;
                    while (last < stop
                            && !PHRASE_STOPS.contains(t.low[last])
                            && !Clauses.finite(t, last)
                            && !t.is(last, "above")
                            && !isQuantity(s, last)) {
                        last++;
                    }
                    if (last > more + 1
                            && last - more <= 5
                            && !t.has(more + 1, "place")
                            && !t.has(more + 1, "entity")) {
                        named(t, d, more + 1, last);
                    }
                }
                return;
            }
        }
    }

    /// Whether "of" follows "exports to Russia and Belarus".
    private static boolean afterExportsTo(Tokens t, int of, int cs) {
        int k = of - 1;
        while (k > cs && (t.has(k, "place") || t.is(k, "and", ",", "the"))) {
            k--;
        }
        return k > cs && k < of - 1 && t.is(k, "to") && t.has(k - 1, "export");
    }

    private static void named(Tokens t, Draft d, int from, int end) {
        d.items.add(Slot.of(
                new ItemMention(key(t.words(from, end)), t.words(from, end), List.of()),
                t.span(from, end),
                "item-phrase"));
    }

    /// What is put on a list: the objects between the verb and "to" or "on".
    private void listed(Sentence s, TokenPattern.Match m, Draft d) {
        Tokens t = s.t;
        int from = m.headTo();
        int i = from;
        while (i <= m.to()) {
            boolean ends = i == m.to() || t.is(i, "to", "on");
            if (ends || t.is(i, ",", "and")) {
                int a = from;
                while (a < i
                        && (DETERMINERS.contains(t.low[a])
                                || Character.isDigit(t.low[a].charAt(0))
                                || t.is(a, "among", "them", "including", "and"))) {
                    a++;
                }
                boolean known = t.is(a, "items", "goods", "products", "technologies");
                for (int k = a; k < i; k++) {
                    known |= t.has(k, "item");
                }
                if (!known && i > a && i - a <= 6 && !t.has(a, "entity") && !t.has(i - 1, "party-noun")) {
                    named(t, d, a, i);
                }
                from = i + 1;
            }
            if (ends) {
                return;
            }
            i++;
        }
    }

    private static boolean isQuantity(Sentence s, int i) {
        for (QuantityTagger.Found q : s.quantities) {
            if (i >= q.from() && i < q.to()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDate(Sentence s, int i) {
        for (When w : s.dates) {
            if (i >= w.from() && i < w.to()) {
                return true;
            }
        }
        return false;
    }

    private static boolean lastWordOf(Tokens t, int i, String cls) {
        for (int k = Math.max(0, i - 3); k <= i; k++) {
            for (Tokens.Mark m : t.marks.get(k)) {
                if (m.cls().equals(cls) && m.to() == i + 1) {
                    return true;
                }
            }
        }
        return false;
    }

    private void targets(Sentence s, Hit h, Draft d, int cs, int ce) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        String issuer = d.issuer.value().place();
        Set<String> seen = new LinkedHashSet<>();
        RuleSet.TriggerRule rule = h.trigger().rule();
        boolean listing = rule.id().startsWith("list-") || rule.id().equals("whitelist-strike");
        for (int i = cs; i < ce; i++) {
            for (Tokens.Mark k : t.marks.get(i)) {
                if (k.to() > ce || (s.inFrameName(i) && !listing)) {
                    continue;
                }
                boolean afterHead = i >= m.head();
                switch (k.entry()) {
                    case Gazetteer.Place p -> {
                        boolean party = k.to() < t.count
                                && (t.has(k.to(), "party-noun")
                                        || (t.is(k.to(), "military", "defence", "defense")
                                                && k.to() + 1 < t.count
                                                && t.has(k.to() + 1, "party-noun")));
                        boolean origin = (k.to() < t.count && t.is(k.to(), "-origin", "origin"))
                                || (t.is(k.to(), "'s")
                                        && !t.is(k.to() + 1, "military", "market", "defence", "defense", "defence"));
                        boolean aimed = preposition(t, i, cs);
                        if (!p.key().equals(issuer)
                                && !origin
                                && (aimed || party || (listing && afterHead) || objectOf(t, i, m))
                                && seen.add(p.key())) {
                            d.targets.add(Slot.of(new Target.Place(p.key()), t.span(k.from(), k.to()), "target-place"));
                        }
                        if (party && t.is(k.to(), "military") && seen.add("military")) {
                            d.targets.add(Slot.of(
                                    new Target.Entity(t.words(k.from(), k.to() + 2)),
                                    t.span(k.from(), k.to() + 2),
                                    "target-party"));
                        }
                    }
                    case Gazetteer.Entity e -> {
                        boolean object = listing
                                || (afterHead && !t.is(k.to(), "'s"))
                                || preposition(t, i, cs)
                                || rule.voice() == RuleSet.Voice.NOUN;
                        boolean home = e.place().equals(issuer);
                        if (object && !home && seen.add(e.key())) {
                            d.targets.add(
                                    Slot.of(new Target.Entity(e.key()), t.span(k.from(), k.to()), "target-entity"));
                        }
                    }
                    case Gazetteer.Group g -> {
                        if (seen.add(g.key()) && !g.key().equals("*")) {
                            d.targets.add(Slot.of(
                                    new Target.Group(t.words(k.from(), k.to())),
                                    t.span(k.from(), k.to()),
                                    "target-group"));
                        } else if (g.key().equals("*")) {
                            d.targets.add(Slot.of(new Target.Anywhere(), t.span(k.from(), k.to()), "target-any"));
                        }
                    }
                    case Gazetteer.Body b -> {}
                    case Gazetteer.Person p -> {}
                    case Gazetteer.Item x -> {}
                    case Gazetteer.Outlet o -> {}
                    case Gazetteer.Register r -> {}
                    case Gazetteer.Word w -> {}
                }
            }
        }
        for (QuantityTagger.Found q : s.quantities) {
            if (q.from() >= cs && q.to() <= ce && q.quantity().unit().equals("entities")) {
                d.targets.add(
                        Slot.of(new Target.Entity(q.quantity().mention()), t.span(q.from(), q.to()), "target-count"));
            }
        }
        if (rule.action() == Action.EXEMPT
                && d.targets.isEmpty()
                && rule.voice() == RuleSet.Voice.PASSIVE
                && d.items.isEmpty()) {
            int from = cs;
            while (from < m.head() && DETERMINERS.contains(t.low[from])) {
                from++;
            }
            int end = from;
            while (end < m.head() && !Clauses.aux(t, end)) {
                end++;
            }
            if (end > from && end - from < 14) {
                d.targets.add(Slot.of(new Target.Group(t.words(from, end)), t.span(from, end), "target-group"));
            }
        }
        boolean pronoun = false;
        for (int i = m.head(); i < ce; i++) {
            pronoun |= t.is(i, "them") || (t.is(i, "those", "these") && i + 1 < ce && t.has(i + 1, "party-noun"));
        }
        if (d.targets.isEmpty() && pronoun) {
            for (Slot<Target> e : lastEntities) {
                d.targets.add(Slot.of(e.value(), t.span(m.from(), m.to()), "target-anaphora"));
            }
        }
        if (d.targets.isEmpty()) {
            // ", which affects customers in China"
            for (int i = ce; i + 2 < s.to; i++) {
                if (t.has(i, "party-noun") && t.is(i + 1, "in")) {
                    for (Tokens.Mark k : t.marks.get(i + 2)) {
                        if (k.entry() instanceof Gazetteer.Place p && !p.key().equals(issuer) && seen.add(p.key())) {
                            d.targets.add(
                                    Slot.of(new Target.Place(p.key()), t.span(k.from(), k.to()), "target-affected"));
                        }
                    }
                }
            }
        }
        if (d.targets.isEmpty() && !d.items.isEmpty() && !issuer.equals("US")) {
            switch (d.action.value()) {
                case IMPOSE, EXTEND, LIFT, SUSPEND, TIGHTEN ->
                    d.targets.add(Slot.of(new Target.Anywhere(), t.span(m.from(), m.to()), "target-unsaid"));
                case EASE, EXEMPT, DENY, THREATEN -> {}
            }
        }
    }

    private static boolean objectOf(Tokens t, int i, TokenPattern.Match m) {
        return i > m.head()
                && t.is(i - 1, "of")
                && i >= 2
                && t.is(i - 2, "removal", "sales", "exports")
                && t.is(i - 2, "removal");
    }

    private static boolean preposition(Tokens t, int i, int cs) {
        int k = i - 1;
        int steps = 0;
        while (k >= cs
                && steps < 7
                && (t.is(
                                k,
                                "the",
                                "a",
                                "its",
                                "and",
                                ",",
                                "all",
                                "approved",
                                "certain",
                                "some",
                                "other",
                                "several",
                                "most",
                                "any",
                                "or",
                                "customers",
                                "buyers",
                                "users",
                                "their",
                                "end-users",
                                "companies",
                                "firms",
                                "entities")
                        || t.has(k, "place")
                        || t.has(k, "party-noun")
                        || t.has(k, "item-adjective"))) {
            k--;
            steps++;
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

    private void dates(Sentence s, Hit h, Draft d, int cs, int ce) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        Set<String> seen = new LinkedHashSet<>();
        for (When w : s.dates) {
            if (w.from() < cs || w.from() >= Math.max(ce, m.to())) {
                continue;
            }
            if (background(s, w, m) && !ownAct(s, w)) {
                continue;
            }
            if (t.is(w.to(), "'s") || t.is(w.from() - 2, "comments", "comment", "feedback")) {
                // "this year's quotas", "comments until December 19": no date of the act
                continue;
            }
            Optional<DateMention.Role> cued = ownAct(s, w) ? Optional.of(DateMention.Role.ANNOUNCED) : role(t, w, cs);
            DateMention.Role role;
            String rule;
            if (cued.isPresent()) {
                role = cued.get();
                rule = "date-" + role.code();
            } else {
                boolean future = w.found().date().first().isAfter(day);
                boolean planned = d.modality.value() != Modality.DONE && d.modality.value() != Modality.DENIED;
                String id = h.trigger().rule().id();
                if (id.startsWith("effect") || id.equals("permit-let-go") || id.startsWith("deny-")) {
                    role = DateMention.Role.EFFECTIVE;
                } else {
                    role = future || (planned && future) ? DateMention.Role.EFFECTIVE : DateMention.Role.ANNOUNCED;
                }
                if (w.found().date().month() == 0 && t.is(w.from() - 1, "during", "for", "of")) {
                    continue;
                }
                rule = "date-" + role.code() + "-by-tense";
            }
            PartialDate date = w.found().date();
            if (w.found().weekday()
                    && date.last().isBefore(day)
                    && (t.is(w.from() - 1, "from", "until", "till", "by", "starting", "before")
                            || (role == DateMention.Role.ANNOUNCED && isFuture(t, cs, m.head())))) {
                // "will be lifted on Monday", "from Friday": the next one
                date = PartialDate.of(date.first().plusDays(7));
                role = role == DateMention.Role.ANNOUNCED ? DateMention.Role.EFFECTIVE : role;
            }
            if (role == DateMention.Role.UNTIL
                    && !w.found().yearGiven()
                    && date.day() > 0
                    && date.last().isBefore(day)
                    && d.modality.value() != Modality.DENIED
                    && !t.is(m.head() - 1, "had")) {
                // what runs until a day runs on: the next such day
                date = PartialDate.of(date.first().plusYears(1));
            }
            if (role == DateMention.Role.UNTIL && date.month() == 0 && date.day() == 0 && t.is(w.from() - 1, "of")) {
                date = PartialDate.of(date.last());
            }
            if (seen.add(role + "|" + date)) {
                d.dates.add(Slot.of(new DateMention(role, date), w.found().span(), rule));
            }
        }
        for (int i = cs; i < ce; i++) {
            if ((t.is(i, "immediate") && t.is(i + 1, "effect"))
                    || (t.is(i, "effective", "immediately") && t.is(i + 1, "immediately"))
                    || (t.is(i, "at") && t.is(i + 1, "once") && d.modality.value() == Modality.IN_FORCE)) {
                PartialDate date = PartialDate.of(day);
                for (Slot<DateMention> x : d.dates) {
                    if (x.value().role() == DateMention.Role.ANNOUNCED) {
                        date = x.value().date();
                    }
                }
                for (When w : s.dates) {
                    if (w.from() > i && t.is(w.from() - 1, "dated", "on")) {
                        date = w.found().date();
                    }
                }
                d.dates.add(
                        Slot.of(new DateMention(DateMention.Role.EFFECTIVE, date), t.span(i, i + 2), "date-immediate"));
            }
        }
        if (d.dates.stream().noneMatch(x -> x.value().role() == DateMention.Role.ANNOUNCED)
                && d.modality.value() == Modality.DONE
                && m.head() > s.from
                && t.low[m.head()].endsWith("ing")
                && t.is(m.head() - 1, ",")) {
            // "The Commission on Monday updated the list, adding …"
            for (When w : s.dates) {
                if (w.to() <= m.head()
                        && role(t, w, s.from).isEmpty()
                        && !background(s, w, m)
                        && !w.found().date().first().isAfter(day)
                        && w.found().date().day() > 0) {
                    d.dates.add(Slot.of(
                            new DateMention(
                                    DateMention.Role.ANNOUNCED, w.found().date()),
                            w.found().span(),
                            "date-of-main-clause"));
                    break;
                }
            }
        }
        relative(s, d, cs, ce);
    }

    private static boolean isFuture(Tokens t, int from, int head) {
        for (int i = Math.max(from, head - 4); i < head; i++) {
            if (t.is(i, "will", "to")) {
                return true;
            }
        }
        return false;
    }

    /// "take effect in 30 days".
    private void relative(Sentence s, Draft d, int cs, int ce) {
        Tokens t = s.t;
        for (QuantityTagger.Found q : s.quantities) {
            if (q.from() > cs
                    && q.to() <= ce
                    && q.quantity().unit().equals("day")
                    && t.is(q.from() - 1, "in", "after")
                    && q.quantity().value() < 4000
                    && q.from() >= 2
                    && t.is(q.from() - 2, "effect", "force", "effective")) {
                d.dates.add(Slot.of(
                        new DateMention(DateMention.Role.EFFECTIVE, PartialDate.of(day.plusDays((long)
                                q.quantity().value()))),
                        t.span(q.from(), q.to()),
                        "date-relative"));
            }
        }
    }

    /// Whether the date is that of the legal act itself: "under a rule published on 15 March".
    private static boolean ownAct(Sentence s, When w) {
        Tokens t = s.t;
        int k = w.from() - 1;
        while (k > s.from && t.is(k, "on", "in", "late", "early")) {
            k--;
        }
        if (!t.is(k, "published", "issued", "adopted", "agreed", "signed", "announced", "dated", "gazetted")) {
            return false;
        }
        boolean act = false;
        for (int i = k - 1; i >= Math.max(s.from, k - 6); i--) {
            act |= t.has(i, "document-noun")
                    || t.is(i, "rule", "rules", "package", "regulation", "order", "law", "amendment", "decree");
            if (t.is(i, "under", "in", "with", "by")) {
                return act;
            }
            if (t.has(i, "weak") && !t.is(i, "rule", "rules", "order")) {
                return false;
            }
        }
        return false;
    }

    /// Whether the date belongs to another act told in passing: "the curbs announced in April".
    private static boolean background(Sentence s, When w, TokenPattern.Match m) {
        Tokens t = s.t;
        for (int k = w.from() - 1; k >= Math.max(s.from, w.from() - 4); k--) {
            if (k >= m.head() && k < m.headTo()) {
                return false;
            }
            if (t.is(
                    k,
                    "listed",
                    "announced",
                    "imposed",
                    "put",
                    "introduced",
                    "published",
                    "dated",
                    "issued",
                    "signed",
                    "agreed",
                    "adopted",
                    "unveiled",
                    "made",
                    "loaded",
                    "production",
                    "taken",
                    "placed",
                    "banned",
                    "restricted")) {
                boolean relative = false;
                for (int r = Math.max(s.from, k - 4); r < k; r++) {
                    relative |= t.is(r, "that", "which", "it", "they", "had");
                }
                return relative
                        || !(t.is(
                                        k,
                                        "announced",
                                        "issued",
                                        "published",
                                        "imposed",
                                        "introduced",
                                        "banned",
                                        "restricted",
                                        "adopted")
                                && k >= m.from()
                                && k < m.to());
            }
            if (t.is(k, ",")) {
                break;
            }
        }
        // "its January 6 ban", "the April controls": the date names the control
        if (w.to() < t.count && (t.has(w.to(), "weak") || t.has(w.to(), "control") || t.has(w.to(), "item"))) {
            return m.head() != w.to();
        }
        return false;
    }

    private static Optional<DateMention.Role> role(Tokens t, When w, int cs) {
        int k = w.from() - 1;
        int steps = 0;
        while (k >= cs
                && steps < 4
                && t.is(
                        k,
                        "on",
                        "the",
                        ",",
                        "in",
                        "early",
                        "late",
                        "of",
                        "end",
                        "beginning",
                        "start",
                        "mid",
                        "about",
                        "least",
                        "at")) {
            k--;
            steps++;
        }
        boolean end = t.is(w.from(), "end") || (t.is(w.from(), "the") && t.is(w.from() + 1, "end"));
        for (int i = k + 1; i < w.from(); i++) {
            end |= t.is(i, "end");
        }
        if (k >= cs) {
            if (t.is(k, "until", "till", "through", "expire", "expires", "expiring", "expired")
                    || (t.is(k, "to") && end)
                    || t.is(k, "valid")) {
                return Optional.of(DateMention.Role.UNTIL);
            }
            if (t.is(
                            k,
                            "from",
                            "effective",
                            "starting",
                            "beginning",
                            "since",
                            "effect",
                            "force",
                            "lapses",
                            "lapse",
                            "lapsed",
                            "by",
                            "commencing",
                            "operational",
                            "start",
                            "starts",
                            "begin",
                            "begins",
                            "binding",
                            "applies",
                            "apply")
                    || (t.is(k, "of") && t.is(k - 1, "as"))) {
                return Optional.of(DateMention.Role.EFFECTIVE);
            }
            if (t.is(k, "as") && t.is(k + 1, "of")) {
                return Optional.of(DateMention.Role.EFFECTIVE);
            }
        }
        return Optional.empty();
    }

    private void quantities(Sentence s, Hit h, Draft d, int cs, int ce) {
        Tokens t = s.t;
        for (QuantityTagger.Found q : s.quantities) {
            if (q.from() < cs || q.to() > Math.max(ce, h.match().to())) {
                continue;
            }
            String unit = q.quantity().unit();
            boolean time = q.quantity().kind() == QuantityMention.Kind.DURATION;
            if (time) {
                boolean duration = false;
                for (int k = q.from() - 1; k >= Math.max(cs, q.from() - 3); k--) {
                    duration |= t.is(
                            k, "for", "by", "another", "of", "lasting", "to", "extra", "additional", "further", "up");
                }
                if (!duration || t.is(q.to(), "ago", "earlier", "later", "after", "before") || unit.equals("hour")) {
                    continue;
                }
            }
            if (t.is(q.to(), "duty", "tariff", "tariffs", "tax")) {
                continue;
            }
            QuantityMention quantity = q.quantity();
            if (unit.equals("percent")
                    && (t.is(q.to(), "paid")
                            || (t.is(q.to(), "of")
                                    && t.is(q.to() + 1, "the", "its")
                                    && t.is(q.to() + 2, "revenue", "proceeds", "sales")))) {
                quantity = new QuantityMention(quantity.value(), unit, QuantityMention.Kind.FEE, quantity.mention());
            }
            d.quantities.add(Slot.of(quantity, t.span(q.from(), q.to()), "quantity"));
        }
    }

    private void conditions(Sentence s, Draft d, int ce) {
        Tokens t = s.t;
        int i = ce;
        if (i < s.to && t.is(i, ",")) {
            i++;
        }
        if (i >= s.to) {
            return;
        }
        if (t.is(i, "if", "once", "unless", "provided", "in")
                && (!t.is(i, "in") || t.is(i + 1, "exchange", "return"))) {
            int end = i + 1;
            while (end < s.to && !t.is(end, ".", ";") && !(t.is(end, ",") && end > i + 3)) {
                end++;
            }
            d.conditions.add(Slot.of(t.words(i, end), t.span(i, end), "condition-clause"));
        }
    }

    private void sources(Sentence s, Hit h, Draft d) {
        Tokens t = s.t;
        int a = segmentStart(s, h.match().from());
        int b = segmentEnd(s, h.match().to());
        boolean own = false;
        for (Speech.Frame f : s.frames) {
            own |= f.verb() >= a && f.verb() < b;
        }
        List<Slot<Attribution>> out = new ArrayList<>();
        for (Speech.Frame f : s.frames) {
            boolean here = f.verb() >= a && f.verb() < b;
            if (own && !here) {
                continue;
            }
            if (!here && t.is(f.verb() + 1, "that") && h.match().to() <= f.subjectFrom()) {
                // "…, and nothing in the paper says that …": the voice tells what follows it, not what stands before
                continue;
            }
            if (f.verb() >= h.match().from()
                    && f.verb() < h.match().to()
                    && f.voice().value().role() != Attribution.Role.OUTLET
                    && !f.voice().rule().equals("source-stance")) {
                continue;
            }
            Slot<Attribution> v = f.voice();
            out.add(v);
        }
        if (out.isEmpty() || out.stream().allMatch(x -> x.value().role() == Attribution.Role.OUTLET)) {
            // "He did not rule out …": a pronoun for the last speaker
            int cs = s.clauseStart(h.match().from());
            for (int i = s.from; i < s.to; i++) {
                if (t.is(i, "he", "she")
                        && lastPerson.isPresent()
                        && ((i < h.match().from() && (i == cs || i == s.from))
                                || Clauses.speech(t, Math.min(i + 1, t.count - 1)))) {
                    Slot<Attribution> p = lastPerson.get();
                    out.add(Slot.of(p.value().asInherited(), t.span(i, i + 1), "source-pronoun"));
                    break;
                }
            }
        }
        d.sources.addAll(out);
    }

    private static int segmentStart(Sentence s, int token) {
        for (int i = token; i > s.from; i--) {
            if (s.wall[i]
                    && (s.t.is(i, "while", "but", "whereas", "although", "though")
                            || s.t.is(i - 1, ";")
                            || (s.t.is(i, "and") && s.t.is(i - 1, ",") && !s.t.is(i + 1, "that")))) {
                return i;
            }
        }
        return s.from;
    }

    private static int segmentEnd(Sentence s, int token) {
        for (int i = token; i < s.to; i++) {
            if (s.wall[i]
                    && (s.t.is(i, "while", "but", "whereas", "although", "though")
                            || s.t.is(i - 1, ";")
                            || (s.t.is(i, "and") && s.t.is(i - 1, ",") && !s.t.is(i + 1, "that")))) {
                return i;
            }
        }
        return s.to;
    }

    /// "the ministry said on Thursday" dates the act of which it is the announcement.
    private void announced(Sentence s, Hit h, Draft d) {
        Modality m = d.modality.value();
        if (m == Modality.DENIED
                || m == Modality.EXPECTED
                || m == Modality.CONDITIONAL
                || h.trigger().rule().voice() == RuleSet.Voice.NOUN) {
            return;
        }
        boolean standing =
                m == Modality.IN_FORCE && !s.t.is(Math.max(0, h.match().head() - 1), "now");
        for (Slot<DateMention> x : d.dates) {
            if (x.value().role() == DateMention.Role.ANNOUNCED) {
                return;
            }
        }
        int a = segmentStart(s, h.match().from());
        List<Speech.Frame> nearest = new ArrayList<>(s.frames);
        nearest.sort(Comparator.comparingInt(f -> Math.abs(f.verb() - h.match().head())));
        for (Speech.Frame f : nearest) {
            if (!d.sources.contains(f.voice()) || (f.verb() < a && a != s.from)) {
                continue;
            }
            if (f.voice().value().role() == Attribution.Role.ANONYMOUS) {
                // the day on which somebody told a reporter is not the day of the act
                continue;
            }
            if (standing && !s.t.is(f.verb(), "informed", "notified", "announced")) {
                continue;
            }
            for (When w : s.dates) {
                boolean inside = w.from() >= f.from() && w.to() <= f.to();
                boolean own = w.found().span().start() >= d.span.start()
                        && w.found().span().end() <= d.span.end();
                if (inside
                        && !own
                        && w.from() < f.verb() + 12
                        && role(s.t, w, f.from()).isEmpty()
                        && !w.found().date().first().isAfter(day)
                        && w.found().date().month() > 0) {
                    d.dates.add(Slot.of(
                            new DateMention(
                                    DateMention.Role.ANNOUNCED, w.found().date()),
                            w.found().span(),
                            "date-announced-by-speaker"));
                    return;
                }
            }
        }
    }

    // ---- facts beside claims, and sentences that add to the claim before

    private void facts(Sentence s, List<Hit> hits, int before) {
        for (Lexicon.Fact f : lexicon.facts()) {
            for (TokenPattern.Match m : f.pattern().find(s.t, s.from, s.to, s.wall)) {
                switch (f.rule().kind()) {
                    case "continues-date" -> continueDate(s, m, hits, before, DateMention.Role.EFFECTIVE);
                    case "continues-announced" -> continueDate(s, m, hits, before, DateMention.Role.ANNOUNCED);
                    case "continues-exclusion" -> continueExclusion(s, m, before, hits);
                    default -> {
                        int start = s.clauseStart(m.from());
                        int end = Math.max(m.to(), s.clauseEnd(m.to()));
                        Facts.read(this, s.t, s.from, start, end, s.section, s.frames, s.quantities, f.rule(), m);
                    }
                }
                break;
            }
        }
    }

    private void continueDate(
            Sentence s, TokenPattern.Match m, List<Hit> hits, int before, DateMention.Role otherwise) {
        int cs = s.clauseStart(m.from());
        int ce = s.clauseEnd(m.to());
        for (Hit h : hits) {
            if (h.match().from() < m.to() && m.from() < h.match().to()) {
                return;
            }
        }
        int last = cs == s.from ? before - 1 : drafts.size() - 1;
        if (last < 0) {
            return;
        }
        Draft d = drafts.get(last);
        for (Slot<DateMention> x : d.dates) {
            if (x.value().role() == otherwise || x.value().role() == DateMention.Role.UNTIL) {
                return;
            }
        }
        for (When w : s.dates) {
            if (w.from() >= cs && w.from() < ce && !w.found().date().equals(new PartialDate(1, 0, 0))) {
                DateMention.Role role = role(s.t, w, cs).orElse(otherwise);
                boolean all = s.t.is(m.from(), "both") || s.t.is(cs, "both", "all");
                for (Draft o : drafts) {
                    // "Both changes take effect …": every act of the sentence before
                    if (o == d || (all && o.sentence == d.sentence && o.section == d.section)) {
                        o.dates.add(Slot.of(
                                new DateMention(role, w.found().date()),
                                w.found().span(),
                                "date-continued"));
                    }
                }
                return;
            }
        }
        relative(s, d, cs, ce);
    }

    private void continueExclusion(Sentence s, TokenPattern.Match m, int before, List<Hit> hits) {
        if (before == 0 || !hits.isEmpty()) {
            return;
        }
        Draft d = drafts.get(before - 1);
        Tokens t = s.t;
        if (!d.exclusions.isEmpty()) {
            return;
        }
        // the goods stand before the verb ("Neither X nor Y is part") or after it ("leaves out X")
        boolean subject = t.has(m.head(), "not-covered");
        int from = subject ? s.clauseStart(m.from()) : m.to();
        int to = subject ? m.head() : s.clauseEnd(m.to());
        while (from < to
                && (t.is(from, "neither", "exports", "shipments", "sales", "to", "of", "deliveries", "and")
                        || DETERMINERS.contains(t.low[from]))) {
            from++;
        }
        while (to > from && (Clauses.aux(t, to - 1) || t.is(to - 1, ".", ","))) {
            to--;
        }
        exclude(t, d, from, Math.min(to, from + 14));
    }

    void add(SupplyFact f) {
        supply.add(f);
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

    Article article() {
        return article;
    }

    LocalDate day() {
        return day;
    }

    int facts() {
        return supply.size() + negotiations.size();
    }
}
