package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;

/// Tells whether a claim only says again what the article has told.
final class Repetitions {
    private final DiscourseState discourse;

    Repetitions(DiscourseState discourse) {
        this.discourse = discourse;
    }

    boolean again(Sentence s, TriggerMatch h, Draft d) {
        return repeats(d)
                || quotesAgain(s, h.match(), d)
                || refersBack(s.t, h.match(), h.trigger().rule(), d);
    }

    /// "The permit was granted because …": a bare noun with "the" that takes up the claim before it.
    boolean refersBack(Tokens t, TokenPattern.Match m, RuleSet.TriggerRule rule, Draft d) {
        if (discourse.drafts.isEmpty()) {
            return false;
        }
        Draft last = discourse.drafts.getLast();
        if (d.trigger.is(TriggerKind.CONTROL_NOUN)
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

    /// A quotation that says again what the text has just told in its own words.
    boolean quotesAgain(Sentence s, TokenPattern.Match m, Draft d) {
        if (discourse.drafts.isEmpty() || !quoted(s, m.from())) {
            return false;
        }
        for (int i = discourse.drafts.size() - 1; i >= Math.max(0, discourse.drafts.size() - 3); i--) {
            if (saysAgain(discourse.drafts.get(i), d)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysAgain(Draft told, Draft d) {
        boolean same = told.action.value() == d.action.value() && d.modality.value() == told.modality.value();
        // "announced a ban … 'In principle, exports shall not be permitted'": the ban in the words of the notice
        boolean barred = told.action.value() == Action.IMPOSE
                && d.action.value() == Action.DENY
                && d.modality.value() == Modality.PLANNED;
        // "stands abolished … 'All onions can now be exported'"
        boolean freed = told.action.value() == Action.LIFT
                && (d.action.value() == Action.EASE || d.action.value() == Action.EXEMPT)
                && told.modality.value().isRecordable();
        if ((!same && !barred && !freed)
                || !told.issuer.value().place().equals(d.issuer.value().place())
                || d.items.isEmpty()
                || !d.quantities.isEmpty()) {
            return false;
        }
        return d.items.stream()
                        .allMatch(x -> x.by(SlotRule.ITEM_ANAPHORA)
                                || told.items.stream()
                                        .anyMatch(o -> o.value()
                                                .item()
                                                .equals(x.value().item())))
                && d.dates.stream()
                        .allMatch(
                                x -> told.dates.stream().anyMatch(o -> o.value().equals(x.value())));
    }

    /// Whether a token stands inside quotation marks that open in its sentence.
    static boolean quoted(Sentence s, int token) {
        int marks = 0;
        for (int i = s.from; i < token; i++) {
            if (s.t.is(i, "\"", "\u201c", "\u201d")) {
                marks++;
            }
        }
        // a single mark that opens: one inside a word or behind it is an apostrophe
        boolean single = s.t.is(s.from, "'", "\u2018") && token > s.from;
        return marks % 2 == 1 || single;
    }

    boolean repeats(Draft d) {
        for (Draft o : discourse.drafts.subList(Math.max(0, discourse.drafts.size() - 30), discourse.drafts.size())) {
            if (o.span.equals(d.span)
                    && o.action.value() == d.action.value()
                    && o.issuer.value().place().equals(d.issuer.value().place())) {
                return true;
            }
        }
        return false;
    }
}
