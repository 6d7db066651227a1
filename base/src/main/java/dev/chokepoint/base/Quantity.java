package dev.chokepoint.base;

/// A number with its unit.
public record Quantity(double value, Unit unit) {
    public Quantity {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The value (" + value + " " + unit + ") must be a finite number.");
        }
    }

    public static Quantity of(double value, String unit) {
        return new Quantity(value, Unit.parse(unit));
    }

    public Quantity to(Unit other) {
        return new Quantity(value * unit.factorTo(other), other);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value + other.to(unit).value, unit);
    }

    public Quantity times(double factor) {
        return new Quantity(value * factor, unit);
    }

    @Override
    public String toString() {
        return Numbers.text(value) + " " + unit;
    }
}
