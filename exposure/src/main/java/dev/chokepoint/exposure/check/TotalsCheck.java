package dev.chokepoint.exposure.check;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Figures whose notes say what they add up to must do so.
public final class TotalsCheck {
    /// A note such as `adds up to 100 percent (samarium 2023)`.
    private static final Pattern TOTAL =
            Pattern.compile("adds up to ([0-9][0-9.,eE]*) ?([A-Za-z][A-Za-z/-]*)? ?\\(([^)]+)\\)");

    /// How far a group may miss its total, as a share of it; printed figures are rounded.
    private static final double TOLERANCE_TOTAL = 0.01;

    private TotalsCheck() {}

    /// A figure with a note that does not hold.
    ///
    /// @param key the figure, as the caller calls it
    /// @param note the note
    /// @param words what is wrong; a second line that starts with "Maybe" says what may have been meant
    public record Miss<K>(K key, String note, String words) {}

    private record Total(double value, String unit, String name) {}

    private record Addend<K>(K key, String note, Figure figure) {}

    /// What does not add up among figures as known on a day; `K` is how the caller calls a figure.
    public static <K> List<Miss<K>> of(Map<K, Vintages> figures, LocalDate known) {
        List<Miss<K>> misses = new ArrayList<>();
        Map<Total, List<Addend<K>>> totals = new LinkedHashMap<>();
        figures.forEach((key, vintages) -> vintages.known(known).ifPresent(figure -> {
            Matcher note = TOTAL.matcher(figure.note());
            if (note.find()) {
                String symbol = note.group(2) == null ? "share" : note.group(2);
                try {
                    double value = Double.parseDouble(note.group(1).replace(",", ""));
                    Addend<K> addend = new Addend<>(key, figure.note(), figure.to(Unit.parse(symbol)));
                    totals.computeIfAbsent(
                                    new Total(value, symbol, note.group(3).strip()), t -> new ArrayList<>())
                            .add(addend);
                } catch (IllegalArgumentException e) {
                    misses.add(new Miss<>(key, figure.note(), String.valueOf(e.getMessage())));
                }
            }
        }));
        totals.forEach((total, addends) -> {
            double lo = 0;
            double hi = 0;
            for (Addend<K> addend : addends) {
                lo += addend.figure().value().lo();
                hi += addend.figure().value().hi();
            }
            double slack = total.value() * TOLERANCE_TOTAL;
            if (lo > total.value() + slack || hi < total.value() - slack) {
                Addend<K> last = addends.getLast();
                misses.add(new Miss<>(
                        last.key(),
                        last.note(),
                        "The " + addends.size() + " figures of (" + total.name() + ") must add up to "
                                + Numbers.text(total.value()) + " " + total.unit() + "; they add up to "
                                + Numbers.text(lo) + (lo == hi ? "" : ".." + Numbers.text(hi)) + "."));
            }
        });
        return misses;
    }
}
