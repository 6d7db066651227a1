package dev.chokepoint.base;

/// An uncertain number with its unit, the period it is about and where it comes from.
///
/// @param about the period the figure describes, as printed (`2024`, `2024-06`, `2021/2024`)
/// @param note remarks such as the definition used; may be empty
public record Figure(Uncertain value, Unit unit, String about, Provenance provenance, String note) {
    public Figure {
        if (about.isBlank()) {
            throw new IllegalArgumentException("A figure must say which period it is about.");
        }
    }

    public static Figure assumed(Uncertain value, String unit, String about, String why) {
        return new Figure(value, Unit.parse(unit), about, new Provenance.Assumed(why), "");
    }

    /// The same figure in another unit.
    public Figure to(Unit other) {
        return new Figure(value.times(unit.factorTo(other)), other, about, provenance, note);
    }

    public double central() {
        return value.central();
    }

    /// Explains the figure as a leaf: its value, the period and the source or assumption.
    public Explanation explain(String what) {
        String because = provenance.text() + "; about " + about + (note.isEmpty() ? "" : "; " + note);
        return switch (provenance) {
            case Provenance.Sourced s ->
                Explanation.leaf(
                        what, value.text() + " " + unit, because, s.source().id());
            case Provenance.Assumed a -> Explanation.leaf(what, value.text() + " " + unit, because);
        };
    }
}
