package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.patterns.TriggerKind;
import dev.chokepoint.evidence.text.Section;
import java.util.Locale;

/// Tells an opinion, and what lies far back, from a report.
public final class Opinions {
    private Opinions() {}

    public static boolean opinion(Sentence s, Draft d, boolean cue) {
        boolean official = false;
        boolean analyst = false;
        boolean outletOnly = false;
        for (Slot<Attribution> a : d.sources) {
            Attribution.Role role = a.value().role();
            official |= role.isOfficial() || role == Attribution.Role.ANONYMOUS || role == Attribution.Role.COMPANY;
            analyst |= role == Attribution.Role.ANALYST;
            outletOnly |= role == Attribution.Role.OUTLET;
        }
        if (d.sources.stream().anyMatch(a -> a.by(SlotRule.SOURCE_VIEW))
                && d.modality.value() != Modality.DONE
                && d.modality.value() != Modality.IN_FORCE) {
            // "Beijing could restrict exports, in the view of an adviser"
            return true;
        }
        if (d.sources.stream().anyMatch(a -> ofTrade(s.t, a.value()))
                && (d.modality.value() == Modality.EXPECTED
                        || (d.modality.value() == Modality.HINTED && !d.grounds.contains(ModalityGround.CONSIDERED))
                        || d.grounds.contains(ModalityGround.UNLIKELY))) {
            // "Industry insiders believe that China is not likely to halt exports"
            return true;
        }
        if (d.modality.value() == Modality.EXPECTED
                && !d.sources.isEmpty()
                && d.sources.stream().allMatch(a -> study(a.value()))) {
            // "a report predicts that …"
            return true;
        }
        if (official) {
            return d.modality.value() == Modality.EXPECTED
                    && d.sources.stream().allMatch(a -> a.value().role() == Attribution.Role.COMPANY);
        }
        Modality m = d.modality.value();
        boolean guessed = m == Modality.EXPECTED
                || m == Modality.HINTED
                || (m == Modality.DENIED && d.grounds.contains(ModalityGround.UNLIKELY));
        if (d.sources.isEmpty() && guessed && ownGuess(s, d)) {
            // "further curbs are likely to come", with nobody said to think so
            return true;
        }
        if (d.sources.isEmpty()
                && d.grounds.contains(ModalityGround.NO_SIGN)
                && s.t.anyOf(s.from, s.t.tokenAt(d.span.end() - 1), "nothing-there")) {
            // "There is no sign that Beijing will lift its curbs": what nobody has said is somebody's reading
            return true;
        }
        if (d.grounds.contains(ModalityGround.COUNTERFACTUAL)
                && !d.trigger.is(TriggerKind.REQUIREMENT)
                && !outletOnly
                && !ofMeasure(s, d)) {
            // "would hardly have imposed": what did not happen is nobody's report but a judgement
            return true;
        }
        if (analyst) {
            return m == Modality.EXPECTED
                    || m == Modality.PLANNED
                    || m == Modality.HINTED
                    || m == Modality.CONDITIONAL
                    || (m == Modality.DENIED
                            && (ofFuture(s, d) || unimagined(s, d) || d.grounds.contains(ModalityGround.UNLIKELY)))
                    || cue;
        }
        if (outletOnly && guessed && thinks(s, d)) {
            // "SMM believes that it may strengthen the restrictions": a paper that believes speaks for itself
            return true;
        }
        return cue
                || (s.section == Section.COMMENT
                        && !outletOnly
                        // "is reportedly considering": others tell it
                        && d.sources.stream().noneMatch(a -> a.value().role() == Attribution.Role.UNATTRIBUTED)
                        && d.action.value() != Action.THREATEN
                        && (foreseen(d) || (m == Modality.DENIED && ofFuture(s, d))));
    }

    /// Whether nobody named speaks who only watches: the trade, the market.
    public static boolean ofTrade(Tokens t, Attribution a) {
        String name = a.name().toLowerCase(Locale.ROOT);
        return a.role() == Attribution.Role.ANONYMOUS && t.partListed(name, "voices-of-trade");
    }

    /// Whether a paper that speaks is one of research, none of an authority.
    private static boolean study(Attribution a) {
        String name = a.name().toLowerCase(Locale.ROOT);
        return a.role() == Attribution.Role.DOCUMENT
                && (name.contains("report")
                        || name.contains("study")
                        || name.contains("paper")
                        || name.contains("analysis")
                        || name.contains("note")
                        || name.contains("survey"))
                && !name.contains("notif")
                && !name.contains("notice");
    }

    /// What a comment foresees in its own name. What was promised or exchanged has been told by others: "Seoul has
    /// vowed to take Japan off its list".
    private static boolean foreseen(Draft d) {
        return switch (d.modality.value()) {
            case EXPECTED, HINTED -> true;
            case CONDITIONAL -> !d.grounds.contains(ModalityGround.EXCHANGE);
            case DONE, IN_FORCE, PLANNED, DENIED -> false;
        };
    }

    /// "China will not lift its curbs", said by an analyst: a forecast.
    private static boolean ofFuture(Sentence s, Draft d) {
        int to = s.t.tokenAt(d.action.span().start());
        return s.t.anyOf(Math.max(s.from, to - 6), to + 1, "foretelling");
    }

    /// "cannot imagine China easing its controls".
    private static boolean unimagined(Sentence s, Draft d) {
        int to = s.t.tokenAt(d.action.span().start());
        return s.t.anyOf(Math.max(s.from, to - 6), to, "imagining");
    }

    /// Whether the voice of a claim believes what it says, and does not report it.
    private static boolean thinks(Sentence s, Draft d) {
        return s.frames.stream().anyMatch(f -> d.sources.contains(f.voice()) && s.t.in(f.verb(), "believing"));
    }

    private static boolean ownGuess(Sentence s, Draft d) {
        Tokens t = s.t;
        int from = Math.max(s.from, t.tokenAt(d.span.start()) - 8);
        int to = Math.min(s.to, t.tokenAt(d.span.end() - 1) + 1);
        for (int i = from; i < to; i++) {
            if (t.in(i, "adverbs-of-likelihood")
                    || (t.is(i, "expected") && t.is(i - 1, "be") && t.is(i - 2, "may", "can", "must"))
                    || (t.is(i, "possible") && t.is(i + 1, "that"))
                    || (t.is(i, "may", "could", "might") && t.is(i + 1, "well"))) {
                return true;
            }
        }
        return false;
    }

    /// "The rule would have restricted exports": what a measure that never came to be would have done is no judgement.
    private static boolean ofMeasure(Sentence s, Draft d) {
        Tokens t = s.t;
        int i = t.tokenAt(d.span.start());
        while (i < s.to && (t.in(i, "determiners") || t.has(i, "place"))) {
            i++;
        }
        if (t.in(i, "drafts-of-law")) {
            return true;
        }
        if (i < s.to && (t.has(i, "weak") || t.has(i, "control"))) {
            return true;
        }
        // "removed from its bill a clause that would have banned exports", "The decision was to take effect in May and
        // would have made a licence mandatory"
        int cue = t.tokenAt(d.modality.span().start());
        return t.anyOf(Math.max(s.from, cue - 16), cue, "papers-of-law");
    }

    public static boolean historic(DiscourseState discourse, Draft d) {
        for (Slot<DateMention> x : d.dates) {
            if (x.value().date().last().isBefore(discourse.day.minusMonths(18))) {
                return true;
            }
        }
        String words = d.span.in(discourse.article.text()).toLowerCase(Locale.ROOT);
        return words.contains("decade ago")
                || words.contains("years ago")
                || words.contains("in the past")
                || words.contains("there have been cases");
    }
}
