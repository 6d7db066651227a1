package dev.chokepoint.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A claim being put together.
final class Draft {
    Span span;
    Slot<Issuer> issuer;
    Slot<Action> action;
    Slot<Modality> modality;
    List<Slot<ItemMention>> items = new ArrayList<>();
    List<Slot<ItemMention>> exclusions = new ArrayList<>();
    List<Slot<Target>> targets = new ArrayList<>();
    List<Slot<DateMention>> dates = new ArrayList<>();
    List<Slot<QuantityMention>> quantities = new ArrayList<>();
    List<Slot<String>> conditions = new ArrayList<>();
    List<Slot<Attribution>> sources = new ArrayList<>();
    List<String> contexts = List.of();
    boolean opinion;
    boolean historic;
    Section section = Section.REPORT;
    double confidence;
    int sentence;

    Draft(Span span, Slot<Issuer> issuer, Slot<Action> action, Slot<Modality> modality) {
        this.span = span;
        this.issuer = issuer;
        this.action = action;
        this.modality = modality;
    }

    /// The same act of another issuer.
    Draft of(Slot<Issuer> other) {
        Draft d = new Draft(span, other, action, modality);
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
        d.section = section;
        d.confidence = confidence;
        d.sentence = sentence;
        return d;
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
                contexts,
                opinion,
                historic,
                section,
                confidence);
    }

    /// Whether a date of the role is known.
    boolean dated(DateMention.Role role) {
        return dates.stream().anyMatch(x -> x.value().role() == role);
    }

    /// Whether it takes effect only after a day.
    boolean startsAfter(LocalDate day) {
        return dates.stream()
                .anyMatch(x -> x.value().role() == DateMention.Role.EFFECTIVE
                        && x.value().date().first().isAfter(day));
    }
}
