package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.DateMention.Role;
import dev.chokepoint.evidence.claims.DatesByRole;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/// One Chinese document from top to bottom.
final class DocumentReader {
    private static final Set<Modality> TO_COME =
            EnumSet.of(Modality.PLANNED, Modality.EXPECTED, Modality.CONDITIONAL, Modality.HINTED);

    private static final Set<Modality> NOT_DONE =
            EnumSet.of(Modality.EXPECTED, Modality.CONDITIONAL, Modality.HINTED, Modality.DENIED);

    private final Article article;
    private final Formulas formulas;
    private final String plain;
    private final String masked;
    private final Layout layout;
    private final Dates dates;
    private final Issuers issuers;
    private final Realness realness;
    private final Voices voices;
    private final Goods goods;
    private final UnlistedGoods unlisted;
    private final Targets targets;
    private final Quantities quantities;
    private final Optional<NoticeForm> form;
    private final Denials denials;
    private final int decidedAt;
    private final List<ClaimDraft> drafts = new ArrayList<>();

    /// What another text says, given in its words: no act of this one.
    private final List<Span> cited;

    /// The text in which acts are looked for: without what is cited.
    private final String acting;

    private String articleMark = "";
    private List<Slot<Attribution>> lastVoices = List.of();

    DocumentReader(Article article, Lexicon lexicon, Map<String, String> units) {
        this.article = article;
        formulas = lexicon.formulas;
        ChineseText text = ChineseText.of(article.text(), lexicon.simplified, lexicon.listWords);
        plain = text.plain();
        masked = text.masked();
        layout = Layout.of(article, plain, formulas);
        dates = new Dates(plain, article.published().day(), formulas);
        form = layout.isNotice() ? Optional.of(new NoticeForm(layout, plain, lexicon, dates)) : Optional.empty();
        issuers = new Issuers(masked, lexicon, layout, form.flatMap(NoticeForm::issuer));
        realness = new Realness(masked, formulas);
        voices = new Voices(article.text(), plain, lexicon);
        goods = new Goods(article.text(), text, lexicon);
        unlisted = new UnlistedGoods(article.text(), text, lexicon, goods);
        targets = new Targets(article.text(), plain, lexicon);
        quantities = new Quantities(article.text(), masked, formulas, units);
        denials = new Denials(plain, formulas);
        decidedAt = decidedAt();
        cited = formulas.pattern("cited-clause")
                .matcher(plain)
                .results()
                .map(m -> Span.of(m.start(), m.end()))
                .toList();
        acting = blanked(masked, cited);
    }

    private static String blanked(String text, List<Span> spans) {
        StringBuilder out = new StringBuilder(text);
        for (Span s : spans) {
            for (int i = s.start(); i < s.end(); i++) {
                out.setCharAt(i, ChineseText.BLANK);
            }
        }
        return out.toString();
    }

    static List<String> actsIn(String clause, Lexicon lexicon) {
        String masked =
                ChineseText.of(clause, lexicon.simplified, lexicon.listWords).masked();
        List<Span> nothing = lexicon.formulas.nothing(masked, 0, masked.length());
        return lexicon.formulas.acts(masked, 0, masked.length()).stream()
                .filter(m -> nothing.stream().noneMatch(n -> n.start() <= m.verb() && m.verb() < n.end()))
                .map(m -> m.act().id())
                .toList();
    }

    /// The goods of a control that a clause of time told last.
    private List<Slot<ItemMention>> passing = List.of();

    private boolean inPassing(ClaimDraft d, Formulas.Match m, Layout.Sentence s) {
        return d.historic
                && formulas.has(
                        "since-behind",
                        plain.substring(m.end(), Math.max(m.end(), s.span().end())));
    }

    /// What a sentence names.
    Mentions mentions(Span sentence) {
        DatesByRole told = new DatesByRole(article.published().day());
        List<Slot<PartialDate>> days = new ArrayList<>();
        for (Dates.Dated d : dates.within(sentence)) {
            told.take(d.span(), d.date(), d.role());
            days.add(Slot.of(d.date(), d.span(), Amendment.RULE));
        }
        return new Mentions(
                goods.within(sentence, List.of()),
                told.all(),
                issuers.named(sentence),
                targets.within(sentence).stream()
                        .filter(t -> !(t.value() instanceof Target.Place))
                        .toList(),
                days,
                new ListedPhrases(article.text(), masked, formulas).within(sentence),
                formulas.has("names-control", sentence.in(masked))
                        || !formulas.acts(acting, sentence.start(), sentence.end())
                                .isEmpty());
    }

    List<Claim> claims() {
        boolean onlyTitle = layout.lines().stream()
                .noneMatch(l -> l.kind() == Layout.Kind.TEXT || l.kind() == Layout.Kind.QUESTION);
        for (Layout.Line line : layout.lines()) {
            boolean read = line.kind() == Layout.Kind.TEXT
                    || line.kind() == Layout.Kind.QUESTION
                    || (onlyTitle && line.kind() == Layout.Kind.TITLE);
            if (read) {
                Matcher mark =
                        formulas.pattern("article-mark").matcher(line.span().in(plain));
                if (mark.find()) {
                    articleMark = mark.group("a");
                }
                for (Layout.Sentence s : Layout.sentences(line, masked)) {
                    sentence(s);
                }
            }
        }
        return finished();
    }

    private void sentence(Layout.Sentence s) {
        List<Formulas.Match> found =
                formulas.acts(acting, s.span().start(), s.span().end());
        List<Span> nothing = found.isEmpty()
                ? List.of()
                : formulas.nothing(masked, s.span().start(), s.span().end());
        List<Formulas.Match> acts = found.stream()
                .filter(m -> nothing.stream().noneMatch(n -> n.start() <= m.verb() && m.verb() < n.end()))
                .filter(m -> isClaim(m, s))
                .toList();
        List<ClaimDraft> own = new ArrayList<>();
        for (int k = 0; k < acts.size(); k++) {
            Formulas.Match m = acts.get(k);
            int from = k == 0 ? s.span().start() : acts.get(k - 1).end();
            int to = k + 1 < acts.size() ? acts.get(k + 1).start() : s.span().end();
            act(m, s, Math.min(from, m.start()), Math.max(to, m.end())).ifPresent(d -> {
                if (d.dates.isEmpty() && inPassing(d, m, s)) {
                    // "since rare earths were put under control": when, without a day of its own
                    passing = d.items.isEmpty() ? passing : List.copyOf(d.items);
                } else if (own.isEmpty() || !joins(own.getLast(), d, m)) {
                    own.add(d);
                }
            });
        }
        updatedOn(s, own);
        takesEffect(s, own);
        ofPublication(s, own);
        own.forEach(d -> towardsThoseListed(d));
        denials.heard(s, own, drafts);
        drafts.addAll(own);
        List<Slot<Attribution>> heard = voices.before(s, s.span().end());
        if (!heard.isEmpty()) {
            lastVoices = heard;
        }
        issuers.heard(s);
    }

    /// The days of a paper that a sentence says was put out: those of what the article then tells of it.
    private List<Slot<DateMention>> published = List.of();

    private static final int NEAR = 120;

    /// "The new law takes effect on 1 January", "The notice took effect at once": the day of what was told just before.
    private void takesEffect(Layout.Sentence s, List<ClaimDraft> own) {
        Optional<ClaimDraft> told =
                drafts.reversed().stream().filter(d -> !d.items.isEmpty()).findFirst();
        if (!own.isEmpty() || told.isEmpty() || layout.isNotice()) {
            return;
        }
        ClaimDraft last = told.get();
        boolean near = s.span().start() - last.span.end() < NEAR;
        boolean real = last.modality.value() == Modality.DONE || last.modality.value() == Modality.PLANNED;
        if (!near || !real || last.historic || last.dated(Role.EFFECTIVE)) {
            return;
        }
        String words = s.span().in(masked);
        if (!formulas.has("takes-effect", words)) {
            return;
        }
        if (formulas.has("at-once", words)) {
            last.dates.stream()
                    .filter(x -> x.value().role() == Role.ANNOUNCED)
                    .findFirst()
                    .ifPresent(x -> last.dates.add(
                            Slot.of(new DateMention(Role.EFFECTIVE, x.value().date()), x.span(), "zh-date-continued")));
        }
        for (Dates.Dated x : dates.within(s.span())) {
            if (!last.dated(Role.EFFECTIVE)
                    && x.role().filter(Role.EFFECTIVE::equals).isPresent()) {
                last.dates.add(Slot.of(new DateMention(Role.EFFECTIVE, x.date()), x.span(), "zh-date-continued"));
            }
        }
    }

    /// "Yesterday the ministry put out the catalogue, in force from the day of its publication": remembers the day for
    /// what the following sentences tell of it, and gives it to them.
    private void ofPublication(Layout.Sentence s, List<ClaimDraft> own) {
        if (layout.isNotice()) {
            return;
        }
        if (own.isEmpty() && formulas.has("publishes", s.span().in(plain))) {
            List<Slot<DateMention>> days = new ArrayList<>();
            for (Dates.Dated x : dates.within(s.span())) {
                boolean day = x.date().day() > 0
                        && !x.date().first().isAfter(article.published().day());
                if (days.isEmpty()
                        && day
                        && x.role().filter(r -> r != Role.ANNOUNCED).isEmpty()) {
                    days.add(Slot.of(new DateMention(Role.ANNOUNCED, x.date()), x.span(), "zh-date-of-paper"));
                }
            }
            if (!days.isEmpty() && formulas.has("at-once", s.span().in(masked))) {
                days.add(Slot.of(
                        new DateMention(Role.EFFECTIVE, days.getFirst().value().date()),
                        days.getFirst().span(),
                        "zh-date-of-paper"));
            }
            published = days;
            return;
        }
        for (ClaimDraft d : own) {
            boolean same = d.issuer.rule().equals("zh-issuer-before");
            if (d.modality.value() == Modality.DONE && same && d.dates.isEmpty() && !d.historic) {
                d.dates.addAll(published);
            }
        }
    }

    /// "may export no dual-use items to the above entities": those a list took up before, and what they may not get.
    private void towardsThoseListed(ClaimDraft d) {
        if (drafts.isEmpty()) {
            return;
        }
        ClaimDraft last = drafts.getLast();
        boolean listed = formulas.has("listing-verb", last.span.in(masked));
        boolean back = d.targets.stream()
                .anyMatch(t -> t.value() instanceof Target.Entity
                        && formulas.has("back-to-parties", t.span().in(plain)));
        if (!listed || !back || d.items.isEmpty()) {
            return;
        }
        if (last.items.isEmpty()) {
            last.items.addAll(d.items);
        }
        d.targets.removeIf(t -> formulas.has("back-to-parties", t.span().in(plain)));
        last.targets.stream().filter(t -> t.value() instanceof Target.Entity).forEach(d.targets::add);
        last.dates.stream().filter(x -> !d.dated(x.value().role())).toList().forEach(d.dates::add);
    }

    /// "The list was updated on June 10", of a listing told just before: the day of that act.
    private void updatedOn(Layout.Sentence s, List<ClaimDraft> own) {
        Optional<ClaimDraft> listing = own.isEmpty()
                ? drafts.isEmpty() ? Optional.empty() : Optional.of(drafts.getLast())
                : Optional.of(own.getLast());
        if (listing.isEmpty()
                || listing.get().dated(Role.ANNOUNCED)
                || listing.get().modality.value() != Modality.DONE
                || !formulas.has("listing-verb", listing.get().span.in(masked))) {
            return;
        }
        for (Dates.Dated x : dates.within(s.span())) {
            if (formulas.has(
                            "list-before",
                            masked.substring(s.span().start(), x.span().start()))
                    && formulas.has(
                            "updated-behind",
                            masked.substring(x.span().end(), s.span().end()))) {
                listing.get()
                        .dates
                        .add(Slot.of(
                                new DateMention(
                                        Role.ANNOUNCED,
                                        x.pastBy(article.published().day())),
                                x.span(),
                                "zh-date-list-updated"));
                return;
            }
        }
    }

    /// Whether an act found is a claim: not asked about, and about exports.
    private boolean isClaim(Formulas.Match m, Layout.Sentence s) {
        String words = plain.substring(m.start(), m.end());
        if (formulas.has("off-topic", words) && !formulas.has("on-topic", words)) {
            return false;
        }
        Span clause = clauseAt(s, m.verb());
        boolean asked = s.line().kind() == Layout.Kind.QUESTION
                || formulas.has("question-sentence", s.span().in(plain))
                || plain.charAt(s.span().end() - 1) == QUESTION_MARK;
        if (asked) {
            return !formulas.has("question-mark", clause.in(plain))
                    && plain.charAt(s.span().end() - 1) != QUESTION_MARK
                    && formulas.has("reported-fact", plain.substring(s.span().start(), m.verb()));
        }
        return true;
    }

    private static final char SEMICOLON = '\uff1b';

    private static final char QUESTION_MARK = '\uff1f';

    private Span clauseAt(Layout.Sentence s, int at) {
        return s.clauses().stream()
                .filter(c -> c.start() <= at && at < c.end())
                .findFirst()
                .orElse(s.span());
    }

    private Optional<ClaimDraft> act(Formulas.Match m, Layout.Sentence s, int from, int to) {
        Span clause = clauseAt(s, m.verb());
        Span span = span(m, s, from, to);
        Span around = Span.of(Math.max(from, span.start()), span.end());
        List<Slot<Target>> aimed = new ArrayList<>(targets.within(around));
        for (Span c : cited) {
            // whom the clause was aimed at that is suspended
            if (aimed.isEmpty() && c.start() >= s.span().start() && c.end() <= m.start()) {
                aimed.addAll(targets.within(c));
            }
        }
        Optional<Slot<Issuer>> issuer = issuers.of(m, s, clause, aimed);
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        Realness.Read read = realness.of(m, s, clause, layout.isNotice() && !layout.isDraft());
        ClaimDraft d = new ClaimDraft(span, issuer.get(), read.action(), read.modality());
        d.section = s.line().section();
        read.condition().ifPresent(c -> d.conditions.add(Slot.of(c.in(article.text()), c, "zh-condition")));
        d.targets.addAll(aimed);
        d.exclusions.addAll(goods.exclusions(Span.of(from, to), List.of()));
        items(d, m, s, around, from, to);
        when(d, s, from, to, clause);
        d.quantities.addAll(quantities.within(
                around, dates.within(s.span()).stream().map(Dates.Dated::span).toList()));
        voices(d, s, m);
        d.historic = formulas.has("historic", plain.substring(from, m.end()))
                || formulas.has(
                        "since-behind",
                        plain.substring(m.end(), Math.max(m.end(), s.span().end())));
        standing(d, s, m);
        if (recites(s)) {
            d.standing = ClaimDraft.Standing.RECITAL;
        }
        d.notices.addAll(Goods.noticeNumbers(plain, d.span, formulas));
        if (d.notices.isEmpty() && d.modality.value() == Modality.IN_FORCE) {
            // "the goods of Announcement No. 39 are controlled as before": what goes on is that one's
            d.notices.addAll(Goods.noticeNumbers(plain, s.span(), formulas));
        }
        if (d.notices.isEmpty()) {
            form.flatMap(NoticeForm::number).ifPresent(d.notices::add);
        }
        return Optional.of(d);
    }

    /// "On 3 December 2024 the ministry issued Announcement No. 46, by which …", before a notice decides: what the
    /// other
    /// paper did, on its day, is no act of this one.
    private boolean recites(Layout.Sentence s) {
        return s.span().end() <= decidedAt
                && formulas.has("recital", s.span().in(plain))
                && !formulas.has("notice-decision", s.span().in(plain));
    }

    /// Where a notice begins to decide; before that it recites. 0 where it is no notice.
    private int decidedAt() {
        if (!layout.isNotice()) {
            return 0;
        }
        return layout.lines().stream()
                .filter(l -> l.kind() == Layout.Kind.TEXT
                        && formulas.has("notice-decision", l.span().in(plain)))
                .mapToInt(l -> l.span().end())
                .findFirst()
                .orElse(0);
    }

    /// From the beginning of the clause in which the act begins to the end of the one in which it ends; a clause that
    /// only says towards whom goes with the one behind it.
    private Span span(Formulas.Match m, Layout.Sentence s, int from, int to) {
        Span first = clauseAt(s, m.start());
        int start = Math.max(first.start(), from);
        int index = s.clauses().indexOf(first);
        if (index > 0) {
            Span before = s.clauses().get(index - 1);
            if (before.start() >= from
                    && formulas.has("topic-clause", before.in(masked))
                    && !formulas.has("speech", before.in(masked))) {
                start = before.start();
            }
        }
        Matcher lead = formulas.pattern("clause-lead").matcher(masked).region(start, m.start());
        if (lead.lookingAt()) {
            start = lead.end();
        }
        int end = Math.min(Math.max(clauseAt(s, m.end() - 1).end(), m.end()), to);
        return Span.of(Math.min(start, m.start()), Math.max(end, m.end()));
    }

    private void items(ClaimDraft d, Formulas.Match m, Layout.Sentence s, Span around, int from, int to) {
        List<Span> left = d.exclusions.stream().map(Slot::span).toList();
        List<Slot<ItemMention>> notices = goods.notices(around);
        if (!notices.isEmpty() && (d.action.value().relaxes() || d.action.value() == Action.EXTEND)) {
            d.items.addAll(notices);
        }
        if (d.items.isEmpty()) {
            d.items.addAll(unlisted.entries(around));
        }
        if (d.items.isEmpty()) {
            listBehindColon(s, m).ifPresent(list -> d.items.addAll(unlisted.listed(list)));
        }
        if (d.items.isEmpty()) {
            d.items.addAll(goods.within(around, left));
            boolean named = !d.items.isEmpty();
            d.items.addAll(unlisted.within(around, left, named));
            if (named) {
                d.items.sort(Comparator.comparingInt(i -> i.span().start()));
            }
        }
        if (d.items.isEmpty() && formulas.has("cataphora", s.span().in(masked))) {
            d.items.addAll(goods.heads(following(s), unlisted));
        }
        if (d.items.isEmpty()) {
            d.items.addAll(goods.within(Span.of(from, m.start()), left));
        }
        if (d.items.isEmpty() && !drafts.isEmpty()) {
            d.items.addAll(goods.anaphora(around, drafts.getLast().items));
        }
        if (d.items.isEmpty()) {
            d.items.addAll(goods.within(Span.of(m.end(), to), left));
        }
        if (formulas.has("listing-verb", masked.substring(m.start(), m.end()))) {
            // the list is where parties are put, not what they may no longer get
            d.items.removeIf(i -> i.value().item().equals("entity-list") || goods.ofCompany(i));
        }
        if (d.items.isEmpty() && d.action.value().relaxes() && formulas.has("licence-word", around.in(masked))) {
            // "Since rare earths were put under control … The ministry has approved applications": those goods
            List<Slot<ItemMention>> told = passing.isEmpty() && !drafts.isEmpty() ? drafts.getLast().items : passing;
            if (told.stream().anyMatch(i -> s.line().span().contains(i.span()))) {
                told.forEach(i -> d.items.add(Slot.of(i.value(), Span.of(m.start(), m.end()), "zh-item-before")));
            }
        }
    }

    /// "is no longer controlled: graphite paper, gaskets": the list behind a colon in the sentence itself.
    private Optional<Span> listBehindColon(Layout.Sentence s, Formulas.Match m) {
        if (!formulas.has(
                "cataphora", s.span().in(masked).substring(0, m.end() - s.span().start()))) {
            return Optional.empty();
        }
        int colon = masked.indexOf(COLON, m.start());
        if (colon < 0 || colon + 1 >= s.span().end() || masked.startsWith("\n", colon + 1)) {
            return Optional.empty();
        }
        int end = s.span().end();
        for (int i = colon + 1; i < end; i++) {
            if ("\u3002\uff1b\n".indexOf(masked.charAt(i)) >= 0) {
                end = i;
            }
        }
        return Optional.of(Span.of(colon + 1, end));
    }

    private static final char COLON = '\uff1a';

    /// The lines of the list that a decision announces, up to the duties behind it.
    private List<Span> following(Layout.Sentence s) {
        List<Span> out = new ArrayList<>();
        boolean behind = false;
        for (Layout.Line l : layout.lines()) {
            if (behind) {
                boolean item = formulas.has("list-mark", l.span().in(plain))
                        && !formulas.has("duty-line", l.span().in(plain));
                if (item) {
                    out.add(l.span());
                } else if (!out.isEmpty()) {
                    break;
                }
            }
            behind |= l.equals(s.line());
        }
        return out;
    }

    private void when(ClaimDraft d, Layout.Sentence s, int from, int to, Span clause) {
        List<Dates.Dated> in = dates.within(s.span());
        for (Dates.Dated x : in) {
            boolean mine = x.span().start() >= from && x.span().end() <= to;
            boolean shared = x.span().end() <= from
                    && x.role().filter(r -> r != Role.ANNOUNCED).isPresent()
                    && masked.substring(x.span().end(), from).indexOf(SEMICOLON) < 0;
            // "plans to lift it by the end of the year": a lift has no end
            boolean liftedBy = x.role().filter(r -> r == Role.UNTIL).isPresent()
                    && d.action.value() == Action.LIFT
                    && x.span().end() <= d.action.span().end();
            if ((x.latest() || liftedBy) && TO_COME.contains(d.modality.value())) {
                // "by the end of the year": no day from which a plan holds
                if (mine && !d.dated(Role.EFFECTIVE)) {
                    d.dates.add(
                            Slot.of(new DateMention(Role.EFFECTIVE, x.date()).asLatest(), x.span(), "zh-date-latest"));
                }
            } else if (x.role().isPresent() && (mine || shared)) {
                Role role = x.role().get();
                if (role != Role.ANNOUNCED || x.span().start() < clause.end()) {
                    PartialDate date = role == Role.ANNOUNCED && d.modality.value() == Modality.DONE
                            ? x.pastBy(article.published().day())
                            : x.date();
                    DateMention told = new DateMention(role, date);
                    boolean known = role == Role.ANNOUNCED
                            ? d.dates.stream().anyMatch(o -> o.value().equals(told))
                            : d.dated(role);
                    if (!known) {
                        d.dates.add(Slot.of(told, x.span(), "zh-date-" + role.code()));
                    }
                }
            }
        }
        leaveDateline(d, s);
        onTheSameDay(d);
        if (form.isPresent()) {
            for (Slot<DateMention> x : form.get().dates(articleMark)) {
                if (!d.dated(x.value().role())) {
                    d.dates.add(x);
                }
            }
        }
        if (NOT_DONE.contains(d.modality.value())) {
            d.dates.removeIf(x -> x.value().role() == Role.ANNOUNCED);
        }
    }

    /// "On January 6 the ministry announced a ban, effective the same day", read in September: of the year of the
    /// announcement.
    private void onTheSameDay(ClaimDraft d) {
        d.dates.replaceAll(x -> x.value().role() == Role.EFFECTIVE
                        && x.span().in(plain).chars().noneMatch(Character::isDigit)
                        && d.dates.stream()
                                .anyMatch(o -> o.value().role() == Role.ANNOUNCED
                                        && o.value().date().day() > 0
                                        && o.value()
                                                .date()
                                                .equals(x.value().date().minusYear()))
                ? Slot.of(new DateMention(Role.EFFECTIVE, x.value().date().minusYear()), x.span(), x.rule())
                : x);
    }

    /// "Washington, December 10 - the ministry listed two firms on the 9th": the day of the wire is not that of the act
    /// where the sentence tells one.
    private void leaveDateline(ClaimDraft d, Layout.Sentence s) {
        Matcher wire = formulas.pattern("wire-lead")
                .matcher(plain)
                .region(s.line().span().start(), s.line().span().end());
        if (wire.lookingAt()
                && d.dates.stream()
                        .anyMatch(x ->
                                x.value().role() == Role.ANNOUNCED && x.span().start() >= wire.end())) {
            d.dates.removeIf(x -> x.value().role() == Role.ANNOUNCED && x.span().end() <= wire.end());
        }
    }

    private void voices(ClaimDraft d, Layout.Sentence s, Formulas.Match m) {
        if (layout.isNotice()) {
            return;
        }
        d.sources.addAll(voices.before(s, m.start()));
        if (d.sources.isEmpty() && (voices.goesOn(s) || layout.isSpokesperson())) {
            lastVoices.forEach(v -> d.sources.add(Slot.of(v.value().asInherited(), v.span(), v.rule())));
        }
        boolean foreseen = NOT_DONE.contains(d.modality.value()) || d.modality.value() == Modality.PLANNED;
        Optional<Attribution.Role> nearest = d.sources.isEmpty()
                ? Optional.empty()
                : Optional.of(d.sources.getLast().value().role());
        boolean outsider = nearest.isPresent()
                ? nearest.get() == Attribution.Role.ANALYST || nearest.get() == Attribution.Role.ANONYMOUS
                : d.section == Section.COMMENT;
        if (foreseen && outsider && forecasts(d, nearest)) {
            d.opinion = true;
            if (d.modality.value() == Modality.PLANNED || d.modality.value() == Modality.HINTED) {
                d.modality = Slot.of(Modality.EXPECTED, d.modality.span(), "zh-forecast");
            }
        }
    }

    /// What those in the know tell of a plan is a report; what analysts and authors say will come is a forecast.
    private static boolean forecasts(ClaimDraft d, Optional<Attribution.Role> voice) {
        return voice.filter(r -> r == Attribution.Role.ANONYMOUS).isEmpty()
                || d.modality.value() == Modality.EXPECTED
                || d.modality.value() == Modality.CONDITIONAL;
    }

    private void standing(ClaimDraft d, Layout.Sentence s, Formulas.Match m) {
        if (d.modality.value() == Modality.DONE
                && !formulas.has("decides", masked.substring(s.span().start(), m.end()))
                && formulas.has("by-another-act", masked.substring(s.span().start(), m.verb() + 1))) {
            // "in accordance with Announcement No. 70 … are suspended": what that one did
            d.modality = Slot.of(Modality.IN_FORCE, d.modality.span(), "zh-by-another-act");
            d.dates.removeIf(x -> x.value().role() == Role.ANNOUNCED);
        }
        boolean bars = family(d.action.value()) <= family(Action.DENY) || d.action.value() == Action.EXTEND;
        if (bars
                && d.modality.value() == Modality.DONE
                && formulas.has(
                        "holds-on-behind",
                        masked.substring(m.end(), Math.max(m.end(), s.span().end())))) {
            d.modality = Slot.of(Modality.IN_FORCE, d.modality.span(), "zh-holds-on");
            d.dates.removeIf(x -> x.value().role() == Role.ANNOUNCED);
        }
        if (!layout.isNotice()) {
            return;
        }
        String words = masked.substring(s.span().start(), m.end());
        d.decision = formulas.has("decides", words);
        String act = masked.substring(m.start(), m.end());
        if (formulas.has("retransfer", s.span().in(masked))) {
            d.standing = ClaimDraft.Standing.DUTY;
        } else if (!d.decision && formulas.has("repeats-decision", sentenceWords(s))) {
            d.standing = ClaimDraft.Standing.REPEATED;
        } else if (!d.decision && formulas.has("duty-to-apply", sentenceWords(s))) {
            d.standing = ClaimDraft.Standing.DUTY;
        } else if (d.decision && formulas.has("umbrella", act)) {
            d.standing = ClaimDraft.Standing.UMBRELLA;
        }
    }

    /// A sentence without the mark of the list it stands in.
    private String sentenceWords(Layout.Sentence s) {
        String words = s.span().in(masked);
        Matcher lead = formulas.pattern("clause-lead").matcher(words);
        return lead.lookingAt() ? words.substring(lead.end()) : words;
    }

    /// Whether an act says with other words what the one before it in the sentence says; then it is taken into that.
    private boolean joins(ClaimDraft before, ClaimDraft d, Formulas.Match m) {
        boolean same = before.issuer.value().place().equals(d.issuer.value().place())
                && family(before.action.value()) == family(d.action.value())
                && before.modality.value() == d.modality.value();
        if (!same
                || formulas.has(
                        "own-clause", masked.substring(before.span.end(), Math.max(before.span.end(), m.verb() + 1)))) {
            return false;
        }
        boolean nothingNew = d.items.isEmpty()
                || before.items.isEmpty()
                || d.items.stream()
                        .allMatch(i -> before.items.stream()
                                .anyMatch(b -> b.value().item().equals(i.value().item())));
        if (!nothingNew) {
            return false;
        }
        before.span = before.span.cover(d.span);
        if (before.items.isEmpty()) {
            before.items.addAll(d.items);
        }
        d.targets.stream()
                .filter(t -> before.targets.stream().noneMatch(b -> b.value().equals(t.value())))
                .forEach(before.targets::add);
        d.dates.stream().filter(x -> !before.dated(x.value().role())).forEach(before.dates::add);
        return true;
    }

    /// Acts that say the same in other words: to list a party and to bar exports to it.
    private static int family(Action a) {
        return switch (a) {
            case IMPOSE, TIGHTEN -> 0;
            case DENY -> 1;
            case EASE, EXEMPT -> 2;
            case LIFT -> 3;
            case SUSPEND -> 4;
            case EXTEND -> 5;
            case THREATEN -> 6;
        };
    }

    /// Whether it says without goods, parties or days what an act before it said with them.
    private boolean addsNothing(ClaimDraft d) {
        return d.items.isEmpty()
                && d.targets.isEmpty()
                && d.dates.isEmpty()
                && d.quantities.isEmpty()
                && d.modality.value() == Modality.DONE
                && drafts.subList(0, drafts.indexOf(d)).stream()
                        .anyMatch(x ->
                                x.issuer.value().place().equals(d.issuer.value().place())
                                        && x.modality.value() == Modality.DONE
                                        && family(x.action.value()) == family(d.action.value()));
    }

    /// "2. Items no longer controlled", a line by itself: what the paragraph under it then tells with its goods.
    private boolean isHeadingOf(ClaimDraft d) {
        int next = drafts.indexOf(d) + 1;
        if (!d.items.isEmpty() || !d.targets.isEmpty() || next >= drafts.size()) {
            return false;
        }
        ClaimDraft told = drafts.get(next);
        boolean same = family(told.action.value()) == family(d.action.value())
                && told.modality.value() == d.modality.value()
                && told.issuer.value().place().equals(d.issuer.value().place());
        return same
                && isHeading(d.span)
                && plain.substring(d.span.end(), told.span.start()).indexOf('\n') >= 0;
    }

    private boolean isHeading(Span act) {
        return layout.lines().stream()
                .filter(l -> l.span().contains(act))
                .anyMatch(l -> formulas.has("heading-line", l.span().in(plain)));
    }

    /// Drops what a notice says twice: an umbrella over articles, the decision in other words.
    private List<Claim> finished() {
        boolean own = drafts.stream()
                .anyMatch(d -> d.modality.value() != Modality.IN_FORCE
                        && d.standing != ClaimDraft.Standing.REPEATED
                        && d.standing != ClaimDraft.Standing.RECITAL
                        && d.standing != ClaimDraft.Standing.DUTY);
        boolean imposed = drafts.stream()
                .anyMatch(d -> d.modality.value() != Modality.IN_FORCE
                        && (d.standing == ClaimDraft.Standing.ITS_OWN || d.standing == ClaimDraft.Standing.UMBRELLA)
                        && family(d.action.value()) == family(Action.IMPOSE));
        boolean articles = drafts.stream().anyMatch(d -> d.standing == ClaimDraft.Standing.ITS_OWN && !d.decision);
        List<Claim> out = new ArrayList<>();
        for (ClaimDraft d : drafts) {
            if ((d.standing == ClaimDraft.Standing.REPEATED && imposed)
                    || (d.standing == ClaimDraft.Standing.DUTY && own)
                    || (d.standing == ClaimDraft.Standing.UMBRELLA && articles)
                    || d.standing == ClaimDraft.Standing.RECITAL
                    || addsNothing(d)
                    || isHeadingOf(d)) {
                continue;
            }
            d.dates.removeIf(x -> x.value().role() == DateMention.Role.ANNOUNCED
                    && x.value().date().first().isAfter(article.published().day()));
            out.add(d.claim(article, out.size() + 1));
        }
        return out;
    }
}
