package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The dates that a sentence names, at most one of each role.
public final class DatesByRole {
    /// What lies further back than this is no day on which a document reports an act as new.
    public static final int DAYS_OF_NEWS = 21;

    private final LocalDate document;
    private final Map<DateMention.Role, Slot<DateMention>> dates = new EnumMap<>(DateMention.Role.class);

    public DatesByRole(LocalDate document) {
        this.document = document;
    }

    /// Takes a date; where the words around it give no role, by whether it lies after the document or in the weeks
    /// before.
    public void take(Span at, PartialDate date, Optional<DateMention.Role> told) {
        Optional<DateMention.Role> role = told.or(() -> date.first().isAfter(document)
                ? Optional.of(DateMention.Role.EFFECTIVE)
                : date.first().isBefore(document.minusDays(DAYS_OF_NEWS))
                        ? Optional.empty()
                        : Optional.of(DateMention.Role.ANNOUNCED));
        role.ifPresent(r -> dates.putIfAbsent(r, Slot.of(new DateMention(r, date), at, Amendment.RULE)));
    }

    public List<Slot<DateMention>> all() {
        return new ArrayList<>(dates.values());
    }
}
