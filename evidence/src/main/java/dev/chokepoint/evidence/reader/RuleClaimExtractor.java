package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.acts.Acts;
import dev.chokepoint.evidence.acts.CompiledRules;
import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.DatesByRole;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.grammar.DateTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.slots.DateRoles;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Extracts claims by rules over words: no parser, no model, no network.
///
/// ```java
/// ClaimExtractor extractor = new RuleClaimExtractor(rules, gazetteer);
/// List<Claim> claims = extractor.extract(Article.of("a1", "", "", PublishedAt.on(day), text));
/// ```
public final class RuleClaimExtractor implements ClaimExtractor {
    private final CompiledRules rules;
    private final Signals signals;

    /// Compiles the rules; throws where a pattern names a class that neither the vocabulary nor the
    /// gazetteer has.
    public RuleClaimExtractor(RuleSet rules, Gazetteer gazetteer) {
        this(rules, gazetteer, Signals.none());
    }

    /// The same, with the confidence of claims as their signals have it.
    public RuleClaimExtractor(RuleSet rules, Gazetteer gazetteer, Signals signals) {
        this(CompiledRules.compile(rules, gazetteer), signals);
    }

    private RuleClaimExtractor(CompiledRules rules, Signals signals) {
        this.rules = rules;
        this.signals = signals;
    }

    /// The same without one context rule, to see what it changes.
    public RuleClaimExtractor without(String contextRule) {
        return new RuleClaimExtractor(rules.without(contextRule), signals);
    }

    @Override
    public Reading read(Article article) {
        ArticleReader reader = new ArticleReader(article, rules);
        boolean bodyText = article.passages().stream()
                .anyMatch(p -> p.section() == Section.REPORT || p.section() == Section.COMMENT);
        // a headline repeats what the report says: it makes claims only where it stands alone
        reader.read(article.passages().stream()
                .filter(p -> p.section().isRead() && (p.section() != Section.HEADLINE || !bodyText))
                .toList());
        Reading reading = reader.finish();
        return signals.weighed(new Reading(
                article,
                EnglishNotices.told(reading.claims(), article),
                reading.supplyFacts(),
                reading.negotiations()));
    }

    @Override
    public List<Mentions> mentions(Article article, List<Span> sentences) {
        return sentences.stream().map(s -> named(article, s)).toList();
    }

    private Mentions named(Article article, Span sentence) {
        Tokens t = rules.annotator().tokens(article.text(), sentence);
        t.number(rules.symbols());
        if (t.count == 0) {
            return Mentions.NONE;
        }
        LocalDate day = article.published().day();
        Sentence s = new Sentence(t, 0, t.count, Section.REPORT, day, DateTagger.EarlierDays.NOTHING, rules.symbols());
        DatesByRole dates = new DatesByRole(day);
        List<Slot<PartialDate>> days = new ArrayList<>();
        for (Sentence.DateMark w : s.dates) {
            dates.take(w.found().span(), w.found().date(), DateRoles.role(t, w, s.clauseStart(w.from())));
            days.add(Slot.of(w.found().date(), w.found().span(), Amendment.RULE));
        }
        List<Slot<ItemMention>> goods = new ArrayList<>();
        List<Slot<Issuer>> actors = new ArrayList<>();
        List<Slot<Target>> parties = new ArrayList<>();
        for (Tokens.Mark m : longest(t)) {
            Span at = t.span(m.from(), m.to());
            switch (m.entry()) {
                case Gazetteer.Item x ->
                    add(goods, new ItemMention(x.key(), t.words(m.from(), m.to()), x.codes()), at, ItemMention::item);
                case Gazetteer.Place x -> add(actors, new Issuer(x.key(), ""), at, i -> i);
                case Gazetteer.City x -> add(actors, new Issuer(x.place(), ""), at, i -> i);
                case Gazetteer.Body x
                when !x.place().isEmpty() -> add(actors, new Issuer(x.place(), x.body()), at, i -> i);
                case Gazetteer.Entity _ -> add(parties, new Target.Entity(t.words(m.from(), m.to())), at, i -> i);
                case Gazetteer.Group _ -> add(parties, new Target.Group(t.words(m.from(), m.to())), at, i -> i);
                default -> {}
            }
        }
        return new Mentions(goods, dates.all(), actors, parties, days, ListedPhrases.of(s), mayTellAct(article, s));
    }

    /// Whether a word of an act, a control, a licence or a list stands in a sentence, whatever it says of them.
    private boolean mayTellAct(Article article, Sentence s) {
        for (int i = s.from; i < s.to; i++) {
            if (isOfControls(s.t, i)) {
                return true;
            }
        }
        return !new Acts(new DiscourseState(article), rules).hits(s).isEmpty();
    }

    private static boolean isOfControls(Tokens t, int i) {
        return t.in(i, "words-of-controls")
                || t.has(i, "control")
                || t.has(i, "weak")
                || t.has(i, "licence")
                || t.has(i, "general-licence")
                || t.has(i, "exemption")
                || t.has(i, "register")
                || t.has(i, "white-list")
                || t.has(i, "take-effect")
                || t.has(i, "be-in-force");
    }

    private static <T> void add(List<Slot<T>> to, T value, Span at, Function<T, Object> key) {
        if (to.stream().noneMatch(o -> key.apply(o.value()).equals(key.apply(value)))) {
            to.add(Slot.of(value, at, Amendment.RULE));
        }
    }

    /// What is named, the longest name where several begin at a word.
    private static List<Tokens.Mark> longest(Tokens t) {
        List<Tokens.Mark> out = new ArrayList<>();
        int i = 0;
        while (i < t.count) {
            int end = i;
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.from() == i && m.to() > end && isNamed(m.entry())) {
                    if (end > i) {
                        out.removeLast();
                    }
                    out.add(m);
                    end = m.to();
                }
            }
            i = Math.max(end, i + 1);
        }
        return out;
    }

    private static boolean isNamed(Gazetteer.Entry entry) {
        return switch (entry) {
            case Gazetteer.Item _,
                    Gazetteer.Place _,
                    Gazetteer.City _,
                    Gazetteer.Body _,
                    Gazetteer.Entity _,
                    Gazetteer.Group _ -> true;
            default -> false;
        };
    }
}
