package dev.chokepoint.evidence.claims;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// One issuer doing, or said to do, one thing to export controls.
///
/// @param id `claim~<article>#<n>`
/// @param span the words it rests on, as offsets into the article's frozen text
/// @param items what the control covers
/// @param exclusions what the act leaves out ("will not include …")
/// @param targets whom it is aimed at; empty where the text leaves it unsaid
/// @param conditions what it depends on, in the words of the text; usually none or one
/// @param sources the chain of voices, outermost first; empty for the document's own voice
/// @param contexts the rules on the words around that changed action or modality
/// @param notices the numbered notices it is about: those it names, else the one it stands in; usually empty in news
/// @param opinion whether it is the author's or an analyst's own assertion or forecast
/// @param historic whether it is background older than the story
/// @param confidence how likely it is read right: from the record of its rule, and where signals are weighed from
///     these
public record Claim(
        Id id,
        Span span,
        Slot<Issuer> issuer,
        Slot<Action> action,
        Slot<Modality> modality,
        List<Slot<ItemMention>> items,
        List<Slot<ItemMention>> exclusions,
        List<Slot<Target>> targets,
        List<Slot<DateMention>> dates,
        List<Slot<QuantityMention>> quantities,
        List<Slot<String>> conditions,
        List<Slot<Attribution>> sources,
        List<String> contexts,
        List<NoticeNumber> notices,
        boolean opinion,
        boolean historic,
        Section section,
        double confidence) {
    public Claim {
        items = List.copyOf(items);
        exclusions = List.copyOf(exclusions);
        targets = List.copyOf(targets);
        dates = List.copyOf(dates);
        quantities = List.copyOf(quantities);
        conditions = List.copyOf(conditions);
        sources = List.copyOf(sources);
        contexts = List.copyOf(contexts);
        notices = List.copyOf(notices);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("The confidence (" + confidence + ") of (" + id + ") must be 0 to 1.");
        }
    }

    /// The same under another id.
    public Claim withId(Id other) {
        return with(other, notices, confidence);
    }

    /// The same about those notices.
    public Claim withNotices(List<NoticeNumber> others) {
        return with(id, others, confidence);
    }

    /// The same claim, trusted as much as given.
    public Claim withConfidence(double other) {
        return with(id, notices, other);
    }

    /// The same with other goods, targets and dates.
    public Claim withSlots(
            List<Slot<ItemMention>> otherItems, List<Slot<Target>> otherTargets, List<Slot<DateMention>> otherDates) {
        return new Claim(
                id,
                span,
                issuer,
                action,
                modality,
                otherItems,
                exclusions,
                otherTargets,
                otherDates,
                quantities,
                conditions,
                sources,
                contexts,
                notices,
                opinion,
                historic,
                section,
                confidence);
    }

    private Claim with(Id otherId, List<NoticeNumber> otherNotices, double otherConfidence) {
        return new Claim(
                otherId,
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
                contexts,
                otherNotices,
                opinion,
                historic,
                section,
                otherConfidence);
    }

    /// The day that stands in a role to the act; none that is only the last by which it is to be done.
    public Optional<PartialDate> dayOf(DateMention.Role role) {
        return dates.stream()
                .map(Slot::value)
                .filter(d -> d.role() == role && !d.latest())
                .map(DateMention::date)
                .findFirst();
    }

    /// The last day by which the act is to be done, where that is all that is said.
    public Optional<PartialDate> latestDay() {
        return dates.stream()
                .map(Slot::value)
                .filter(DateMention::latest)
                .map(DateMention::date)
                .findFirst();
    }

    /// Whether an analyst may accept it into the ledger; opinions, hints, forecasts and denials never are.
    public boolean isRecordable() {
        return !opinion && modality.value().isRecordable();
    }

    /// The ids of all rules that filled a slot, in slot order.
    public SequencedSet<String> rules() {
        SequencedSet<String> rules = new LinkedHashSet<>();
        rules.add(action.rule());
        rules.add(modality.rule());
        rules.addAll(contexts);
        rules.add(issuer.rule());
        for (List<? extends Slot<?>> slots :
                List.of(items, exclusions, targets, dates, quantities, conditions, sources)) {
            slots.forEach(s -> rules.add(s.rule()));
        }
        return rules;
    }
}
