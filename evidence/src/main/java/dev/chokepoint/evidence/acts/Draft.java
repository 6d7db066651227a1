package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A claim being put together.
public final class Draft {
    public Span span;
    public Slot<Issuer> issuer;
    public Slot<Action> action;
    public Slot<Modality> modality;
    /// The trigger that found the act.
    public final CompiledRules.Trigger trigger;
    /// What the rule by which the modality goes says of it.
    public Set<ModalityGround> grounds;
    public List<Slot<ItemMention>> items = new ArrayList<>();
    public List<Slot<ItemMention>> exclusions = new ArrayList<>();
    public List<Slot<Target>> targets = new ArrayList<>();
    public List<Slot<DateMention>> dates = new ArrayList<>();
    public List<Slot<QuantityMention>> quantities = new ArrayList<>();
    public List<Slot<String>> conditions = new ArrayList<>();
    public List<Slot<Attribution>> sources = new ArrayList<>();
    public List<String> contexts = List.of();
    public boolean opinion;
    public boolean historic;
    /// Whether its sentence tells it as what a paper, a channel or people say.
    public boolean hearsay;
    /// Whether its sentence tells it as what reports or rumours say.
    public boolean reported;
    public Section section = Section.REPORT;
    public double confidence;
    public int sentence;

    public Draft(
            Span span,
            Slot<Issuer> issuer,
            Slot<Action> action,
            Slot<Modality> modality,
            CompiledRules.Trigger trigger,
            Set<ModalityGround> grounds) {
        this.span = span;
        this.issuer = issuer;
        this.action = action;
        this.modality = modality;
        this.trigger = trigger;
        this.grounds = grounds;
    }

    /// Takes the act for one of another modality, for a reason that the whole claim gives.
    public void tellAs(Modality other, String rule) {
        modality = Slot.of(other, modality.span(), rule);
        grounds = Set.of();
    }

    /// The same act of another issuer.
    public Draft of(Slot<Issuer> other) {
        Draft d = new Draft(span, other, action, modality, trigger, grounds);
        d.items.addAll(items);
        d.exclusions.addAll(exclusions);
        d.targets.addAll(targets);
        d.dates.addAll(dates);
        d.quantities.addAll(quantities);
        d.conditions.addAll(conditions);
        d.sources.addAll(sources);
        d.contexts = contexts;
        d.opinion = opinion;
        d.historic = historic;
        d.hearsay = hearsay;
        d.reported = reported;
        d.section = section;
        d.confidence = confidence;
        d.sentence = sentence;
        return d;
    }

    public Claim claim(dev.chokepoint.base.Id id) {
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
                contexts,
                List.of(),
                opinion,
                historic,
                section,
                confidence);
    }

    /// Whether a date of the role is known.
    public boolean dated(DateMention.Role role) {
        return dates.stream().anyMatch(x -> x.value().role() == role);
    }

    /// Whether it takes effect only after a day.
    public boolean startsAfter(LocalDate day) {
        return dates.stream()
                .anyMatch(x -> x.value().role() == DateMention.Role.EFFECTIVE
                        && x.value().date().first().isAfter(day));
    }
}
