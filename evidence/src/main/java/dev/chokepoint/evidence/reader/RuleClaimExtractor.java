package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.acts.CompiledRules;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.DatesByRole;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.grammar.DateTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.slots.DateRoles;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    public Mentions mentions(Article article, Span sentence) {
        Tokens t = rules.annotator().tokens(article.text(), sentence);
        t.number(rules.symbols());
        if (t.count == 0) {
            return Mentions.NONE;
        }
        LocalDate day = article.published().day();
        Sentence s = new Sentence(t, 0, t.count, Section.REPORT, day, DateTagger.EarlierDays.NOTHING, rules.symbols());
        DatesByRole dates = new DatesByRole(day);
        for (Sentence.DateMark w : s.dates) {
            dates.take(w.found().span(), w.found().date(), DateRoles.role(t, w, s.clauseStart(w.from())));
        }
        return new Mentions(goods(t), dates.all());
    }

    /// The goods of the vocabulary, the longest name where several begin at a word.
    private static List<Slot<ItemMention>> goods(Tokens t) {
        List<Slot<ItemMention>> out = new ArrayList<>();
        int i = 0;
        while (i < t.count) {
            int end = i;
            Optional<Gazetteer.Item> item = Optional.empty();
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Item x && m.from() == i && m.to() > end) {
                    item = Optional.of(x);
                    end = m.to();
                }
            }
            if (item.isPresent()) {
                Gazetteer.Item x = item.get();
                if (out.stream().noneMatch(o -> o.value().item().equals(x.key()))) {
                    out.add(Slot.of(
                            new ItemMention(x.key(), t.words(i, end), x.codes()), t.span(i, end), Amendment.RULE));
                }
            }
            i = Math.max(end, i + 1);
        }
        return out;
    }
}
