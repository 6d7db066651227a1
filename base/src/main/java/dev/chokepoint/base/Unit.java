package dev.chokepoint.base;

import java.util.Map;
import java.util.regex.Pattern;

/// A unit of measure: a named unit or a quotient of two (`USD/kg`, `t/year`).
///
/// Named units are masses (g, kg, t, kt, Mt), times (day, week, month, year), money (USD, kUSD, MUSD,
/// GUSD), shares
/// (share, percent) and counts. A count (piece, aircraft, design, seat …) is any other lower-case word;
/// two counts
/// convert only if they are the same word, so aircraft never become pieces in silence. A month is 1/12 of
/// a year and a
/// year is 365.25 days. Source: docs/model.md#units
public record Unit(String symbol, String numerator, String denominator, double toBase) {
    private static final Pattern COUNT = Pattern.compile("[a-z][a-z0-9-]*");
    private static final double DAYS_PER_YEAR = 365.25;

    private record Named(String dimension, double toBase) {}

    private static final Map<String, Named> NAMED = Map.ofEntries(
            Map.entry("g", new Named("mass", 1e-3)),
            Map.entry("kg", new Named("mass", 1)),
            Map.entry("t", new Named("mass", 1e3)),
            Map.entry("kt", new Named("mass", 1e6)),
            Map.entry("Mt", new Named("mass", 1e9)),
            Map.entry("day", new Named("time", 1 / DAYS_PER_YEAR)),
            Map.entry("week", new Named("time", 7 / DAYS_PER_YEAR)),
            Map.entry("month", new Named("time", 1.0 / 12)),
            Map.entry("year", new Named("time", 1)),
            Map.entry("USD", new Named("money", 1)),
            Map.entry("kUSD", new Named("money", 1e3)),
            Map.entry("MUSD", new Named("money", 1e6)),
            Map.entry("GUSD", new Named("money", 1e9)),
            Map.entry("share", new Named("share", 1)),
            Map.entry("percent", new Named("share", 1e-2)));

    /// The pure number one, as of shares and ratios.
    public static final Unit SHARE = parse("share");

    public static final Unit KG = parse("kg");
    public static final Unit TONNE = parse("t");
    public static final Unit USD = parse("USD");

    /// Parses `kg`, `USD/kg`, `t/year`, `aircraft/month` and the like.
    public static Unit parse(String text) {
        String[] sides = text.split("/", -1);
        if (sides.length > 2 || text.isBlank()) {
            throw new IllegalArgumentException(
                    "The unit (" + text + ") must be one unit or a quotient of two, such as kg or USD/kg.");
        }
        Named top = named(sides[0], text);
        if (sides.length == 1) {
            return new Unit(text, top.dimension(), "", top.toBase());
        }
        Named bottom = named(sides[1], text);
        return new Unit(text, top.dimension(), bottom.dimension(), top.toBase() / bottom.toBase());
    }

    private static Named named(String word, String whole) {
        Named known = NAMED.get(word);
        if (known != null) {
            return known;
        }
        if (COUNT.matcher(word).matches()) {
            return new Named("count of " + word, 1);
        }
        String hint = NAMED.keySet().stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .map(u -> "\nMaybe \"" + u + "\" was meant.")
                .orElse("");
        throw new IllegalArgumentException("The unit (" + word + ") in (" + whole + ") is not known. Known are "
                + NAMED.keySet().stream().sorted().toList() + " and counts in lower-case letters." + hint);
    }

    /// This unit per `other`, such as `USD` per `kg`; both must be simple units.
    public Unit per(Unit other) {
        return parse(symbol + "/" + other.symbol);
    }

    public boolean convertsTo(Unit other) {
        return numerator.equals(other.numerator) && denominator.equals(other.denominator);
    }

    /// The number of `other` in one of this unit.
    public double factorTo(Unit other) {
        if (!convertsTo(other)) {
            throw new IllegalArgumentException("The unit (" + symbol + ") does not convert to (" + other.symbol + ").");
        }
        return toBase / other.toBase;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
