package dev.chokepoint.evidence.reader;

import dev.chokepoint.base.EuropeanUnion;
import dev.chokepoint.evidence.acts.ActReach;
import dev.chokepoint.evidence.acts.ActSenses;
import dev.chokepoint.evidence.acts.Circumstances;
import dev.chokepoint.evidence.acts.CompiledRules;
import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.Modalities;
import dev.chokepoint.evidence.acts.Opinions;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Confidence;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.patterns.Reach;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.slots.AnnouncementDates;
import dev.chokepoint.evidence.slots.DateSlots;
import dev.chokepoint.evidence.slots.Exclusions;
import dev.chokepoint.evidence.slots.Issuers;
import dev.chokepoint.evidence.slots.ItemSlots;
import dev.chokepoint.evidence.slots.QuantitySlots;
import dev.chokepoint.evidence.slots.SourceSlots;
import dev.chokepoint.evidence.slots.TargetSlots;
import dev.chokepoint.evidence.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts one claim together from an act: its span, its slots, whether it is an opinion or history.
final class ClaimDrafts {
    private final DiscourseState discourse;
    private final ActSenses senses;
    private final Repetitions repetitions;
    private final DateSlots dateSlots;
    private final AnnouncementDates announcementDates;
    private final Issuers issuers;
    private final ItemSlots itemSlots;
    private final Modalities modalities;
    private final SourceSlots sourceSlots;
    private final TargetSlots targetSlots;

    ClaimDrafts(DiscourseState discourse, CompiledRules rules) {
        this.discourse = discourse;
        senses = new ActSenses(discourse);
        repetitions = new Repetitions(discourse);
        dateSlots = new DateSlots(discourse);
        announcementDates = new AnnouncementDates(discourse);
        issuers = new Issuers(discourse);
        itemSlots = new ItemSlots(discourse);
        modalities = new Modalities(discourse, rules);
        sourceSlots = new SourceSlots(discourse);
        targetSlots = new TargetSlots(discourse);
    }

    /// The words of an act with what the cues around them say.
    record CuedMatch(TriggerMatch hit, Modalities.Sense cue) {}

    /// Which of the hits of a sentence tell of acts: others do not end the words of the acts beside them.
    List<CuedMatch> acts(Sentence s, List<TriggerMatch> hits) {
        List<CuedMatch> acts = new ArrayList<>(hits.size());
        for (TriggerMatch h : hits) {
            Modalities.Sense cue = modalities.modality(s, h);
            if (!cue.effect().equals("none")
                    && senses.sense(s, h, hits, ActReach.of(s, h, hits), cue).isPresent()) {
                acts.add(new CuedMatch(h, cue));
            }
        }
        return acts;
    }

    Optional<Draft> draft(Sentence s, CuedMatch act, List<TriggerMatch> hits) {
        Tokens t = s.t;
        TriggerMatch h = act.hit();
        Modalities.Sense r = act.cue();
        TokenPattern.Match m = h.match();
        RuleSet.TriggerRule rule = h.trigger().rule();
        Reach reach = ActReach.of(s, h, hits);
        Optional<ActSenses.ActSense> told = senses.sense(s, h, hits, reach, r);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        ActSenses.ActSense sense = told.get();
        int cs = reach.from();
        int ce = reach.to();
        int subjectLimit = r.grounds().contains(ModalityGround.REJECTED_REQUEST)
                ? t.tokenAt(r.span().start())
                : m.head();
        Optional<Slot<Issuer>> issuer = issuers.resolve(s, h, cs, ce, subjectLimit);
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        if (sense.action() == Action.DENY && actsForUnion(issuer.get())) {
            issuer = Optional.of(
                    Slot.of(new Issuer(EuropeanUnion.CODE, ""), issuer.get().span(), "issuer-union"));
        }
        int from = ActReach.afterAdverbial(t, ActReach.spanStart(t, cs, m.from()), m.from(), issuer.get());
        Draft d = new Draft(
                t.span(from, Math.max(endOfWords(s, m, ce), m.to())),
                issuer.get(),
                Slot.of(sense.action(), t.span(m.from(), m.to()), rule.id()),
                Slot.of(sense.modality(), r.span(), sense.rule()),
                h.trigger(),
                sense.grounds());
        d.sentence = t.start[s.from];
        d.contexts = sense.contexts();
        d.section = s.section;
        d.confidence = Confidence.posterior(rule.right(), rule.reviewed());
        fill(s, h, hits, d, reach);
        tellThreats(s, h, d, r);
        tellForecasts(s, m, d, r, cs);
        if (Circumstances.ofImports(s, m, d.issuer.value().place(), ce)) {
            return Optional.empty();
        }
        d.opinion = Opinions.opinion(s, d, r.opinion() || sense.opinion());
        d.historic = Opinions.historic(discourse, d);
        if (repetitions.again(s, h, d)) {
            return Optional.empty();
        }
        return Optional.of(d);
    }

    /// Whether a member state stops a shipment under a mechanism of the Union that has been told of: it acts for it.
    private boolean actsForUnion(Slot<Issuer> issuer) {
        return EuropeanUnion.MEMBERS.contains(issuer.value().place())
                && discourse.drafts.stream()
                        .anyMatch(x -> x.issuer.value().place().equals(EuropeanUnion.CODE));
    }

    /// Where the words of the claim end: without the marks and the voice behind them.
    private static int endOfWords(Sentence s, TokenPattern.Match m, int clauseEnd) {
        Tokens t = s.t;
        int to = clauseEnd;
        while (to > m.to() && t.is(to - 1, ",", ".", ";", ":", "and", "\"")) {
            to--;
        }
        for (Speech.Frame f : s.frames) {
            if (f.verb() > m.to() && f.verb() < to && t.is(f.verb() - 1, ",") && f.subjectFrom() == f.verb() + 1) {
                // "more export bans can follow, says a slide shown to companies": who says so is no part of it
                to = f.verb() - 1;
            }
        }
        return to;
    }

    /// Fills the slots: what of whom is left out, the goods, against whom, when, how much, and who says so.
    private void fill(Sentence s, TriggerMatch h, List<TriggerMatch> hits, Draft d, Reach reach) {
        Exclusions.exclusions(s, d, h.match().to(), hits);
        itemSlots.items(s, h, d, reach.from(), reach.to());
        targetSlots.targets(s, h, d, reach.from(), reach.to());
        dateSlots.dates(s, h, d, reach.from(), reach.to());
        if (d.modality.value() == Modality.IN_FORCE && d.startsAfter(discourse.day)) {
            // "may not be shipped from March 8": ordered, but not yet in force
            d.tellAs(Modality.DONE, "starts-later");
        }
        QuantitySlots.quantities(s, h, hits, d, reach.from(), reach.to());
        QuantitySlots.conditions(s, d, reach.to());
        sourceSlots.sources(s, h, d);
        announcementDates.announced(s, h, d);
        boolean begun = d.modality.value() == Modality.IN_FORCE && d.dated(DateMention.Role.EFFECTIVE);
        if ((d.modality.value() == Modality.DONE || begun) && !d.dated(DateMention.Role.ANNOUNCED)) {
            if (discourse.drafts.isEmpty()
                    && d.dates.isEmpty()
                    && !d.action.value().relaxes()) {
                d.dates.addAll(discourse.pending);
            }
            boolean undated = d.dates.isEmpty() && !d.action.value().equals(Action.THREATEN);
            discourse
                    .paragraphDay
                    .or(() -> undated ? discourse.scene : Optional.empty())
                    .or(() -> discourse.heading)
                    .ifPresent(d.dates::add);
        }
        dateSlots.immediate(d);
    }

    /// Who can act threatens; others warn of what they expect.
    private void tellThreats(Sentence s, TriggerMatch h, Draft d, Modalities.Sense r) {
        if (r.threat()
                && d.sources.stream()
                        .anyMatch(x -> x.value().role() == Attribution.Role.ANALYST
                                || x.value().role() == Attribution.Role.COMPANY)) {
            // only who can act threatens; others warn of what they expect
            d.action = Slot.of(
                    h.trigger().rule().action(),
                    d.action.span(),
                    h.trigger().rule().id());
            d.tellAs(Modality.EXPECTED, "warned-by-others");
        }
        if ((d.modality.value() == Modality.PLANNED || d.modality.value() == Modality.CONDITIONAL)
                && d.action.value() != Action.THREATEN
                && !d.action.value().relaxes()
                && s.frames.stream()
                        .anyMatch(f -> s.t.is(f.verb(), "warned", "warns", "threatened", "threatens")
                                && f.place().equals(d.issuer.value().place()))) {
            // "China will cut off rare earths, Beijing warned": who can act threatens
            d.action =
                    Slot.of(Action.THREATEN, d.action.span(), h.trigger().rule().id());
        }
        if (d.action.value() == Action.THREATEN) {
            announcementDates.threatened(s, h, d);
        }
    }

    /// What a commentator, an analyst or a trader says "will" or "may" happen is a forecast, and has no day.
    private static void tellForecasts(Sentence s, TokenPattern.Match m, Draft d, Modalities.Sense r, int cs) {
        if (s.section == Section.COMMENT
                && d.sources.isEmpty()
                && d.modality.value() == Modality.PLANNED
                && r.grounds().contains(ModalityGround.WILL)) {
            // what a commentator says "will" happen is a forecast, not a plan
            d.tellAs(Modality.EXPECTED, "comment-" + r.rule());
        }
        if (s.section == Section.COMMENT
                && d.sources.isEmpty()
                && d.modality.value() == Modality.IN_FORCE
                && s.t.anyOf(Math.max(cs, m.head() - 3), m.head() + 1, "will")) {
            // "Restrictions on supplies to the military will continue": foreseen by who comments
            d.tellAs(Modality.EXPECTED, "comment-will");
        }
        if (d.modality.value() == Modality.PLANNED
                && !d.grounds.contains(ModalityGround.VERB_FORM)
                && d.sources.stream().anyMatch(ClaimDrafts::isAnalyst)) {
            // what an analyst says "will" happen is a forecast, not a plan
            d.tellAs(Modality.EXPECTED, "analyst-" + d.modality.rule());
        }
        if (d.modality.value() == Modality.PLANNED
                && r.grounds().contains(ModalityGround.WILL)
                && d.sources.stream().anyMatch(x -> Opinions.ofTrade(s.t, x.value()))) {
            // "The government will lift its curbs once prices fall", said an exporter
            d.tellAs(Modality.EXPECTED, "trade-" + r.rule());
        }
        if (NOT_YET_ACTS.contains(d.modality.value()) && !s.t.low[m.head()].startsWith("propos")) {
            // what is hinted, forecast or made to depend on others has no day on which it was done: the day belongs to
            // the talk about it; a proposal is tabled on a day
            d.dates.removeIf(x -> x.value().role() == DateMention.Role.ANNOUNCED);
        }
        if (d.modality.value() == Modality.HINTED
                && d.grounds.contains(ModalityGround.MIGHT)
                && d.sources.stream().anyMatch(ClaimDrafts::isAnalyst)) {
            // what an analyst says a state "may" do is a forecast; only the state itself hints
            d.tellAs(Modality.EXPECTED, "analyst-might");
        }
    }

    private static final java.util.Set<Modality> NOT_YET_ACTS =
            java.util.EnumSet.of(Modality.HINTED, Modality.EXPECTED, Modality.CONDITIONAL);

    static boolean isAnalyst(Slot<Attribution> voice) {
        return voice.value().role() == Attribution.Role.ANALYST;
    }
}
