package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.lexicon.NumberWords;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds numbers with units: shares, masses, lengths, durations, money, counts of firms and goods.
public final class QuantityTagger {
    /// A quantity with the tokens it stands on.
    public record Found(int from, int to, QuantityMention quantity) {}

    /// Where a step of the reading finds nothing.
    private static final int NONE = -1;

    private static final Map<String, Double> SCALE = Map.of(
            "hundred",
            1e2,
            "thousand",
            1e3,
            "million",
            1e6,
            "billion",
            1e9,
            "m",
            1e6,
            "bn",
            1e9,
            "mn",
            1e6,
            "mln",
            1e6,
            "lakh",
            1e5,
            "crore",
            1e7);
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("percent", "percent"),
            Map.entry("per-cent", "percent"),
            Map.entry("%", "percent"),
            Map.entry("kg", "kg"),
            Map.entry("kilograms", "kg"),
            Map.entry("kilogram", "kg"),
            Map.entry("kilogrammes", "kg"),
            Map.entry("kilos", "kg"),
            Map.entry("pounds", "lb"),
            Map.entry("tonnes", "t"),
            Map.entry("tonne", "t"),
            Map.entry("tons", "t"),
            Map.entry("ton", "t"),
            Map.entry("t", "t"),
            Map.entry("mt", "t"),
            Map.entry("watt-hours", "Wh"),
            Map.entry("kilowatt-hours", "kWh"),
            Map.entry("kilogramme", "kg"),
            Map.entry("kilo", "kg"),
            Map.entry("litre", "l"),
            Map.entry("cc", "cm3"),
            Map.entry("mw", "MW"),
            Map.entry("megawatts", "MW"),
            Map.entry("kw", "kW"),
            Map.entry("kilowatts", "kW"),
            Map.entry("gw", "GW"),
            Map.entry("cm", "cm"),
            Map.entry("km", "km"),
            Map.entry("kilometres", "km"),
            Map.entry("kilometers", "km"),
            Map.entry("litres", "l"),
            Map.entry("liters", "l"),
            Map.entry("liter", "l"),
            Map.entry("teraflops", "TFLOPS"),
            Map.entry("qubits", "qubits"),
            Map.entry("euros", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("dollars", "USD"),
            Map.entry("yuan", "CNY"),
            Map.entry("yen", "JPY"),
            Map.entry("rupees", "INR"),
            Map.entry("roubles", "RUB"),
            Map.entry("rubles", "RUB"),
            Map.entry("ringgit", "MYR"),
            Map.entry("won", "KRW"),
            Map.entry("mm", "mm"),
            Map.entry("nm", "nm"),
            Map.entry("nanometers", "nm"),
            Map.entry("nanometres", "nm"),
            Map.entry("nanometer", "nm"),
            Map.entry("g/cm3", "g/cm3"),
            Map.entry("day", "day"),
            Map.entry("days", "day"),
            Map.entry("week", "week"),
            Map.entry("weeks", "week"),
            Map.entry("month", "month"),
            Map.entry("months", "month"),
            Map.entry("year", "year"),
            Map.entry("years", "year"),
            Map.entry("hours", "hour"),
            Map.entry("minute", "minute"),
            Map.entry("minutes", "minute"),
            Map.entry("kelvin", "kelvin"),
            Map.entry("tpp", "TPP"),
            Map.entry("tflops", "TFLOPS"),
            Map.entry("hour", "hour"),
            Map.entry("gb/s", "GB/s"),
            Map.entry("tops", "TOPS"),
            Map.entry("barrels", "barrel"),
            Map.entry("gpus", "GPUs"),
            Map.entry("mpa", "MPa"),
            Map.entry("gpa", "GPa"),
            Map.entry("kpa", "kPa"),
            Map.entry("psi", "psi"),
            Map.entry("microns", "um"),
            Map.entry("micron", "um"),
            Map.entry("um", "um"),
            Map.entry("micrometres", "um"),
            Map.entry("micrometers", "um"),
            Map.entry("micrometre", "um"),
            Map.entry("micrometer", "um"),
            Map.entry("ghz", "GHz"),
            Map.entry("mhz", "MHz"),
            Map.entry("megahertz", "MHz"),
            Map.entry("gigahertz", "GHz"),
            Map.entry("kilometre", "km"),
            Map.entry("metres", "m"),
            Map.entry("meters", "m"),
            Map.entry("gigabytes", "GB"),
            Map.entry("volts", "V"),
            Map.entry("degrees", "degree"),
            Map.entry("billion-dollar", "USD"),
            Map.entry("grams", "g"),
            Map.entry("m3", "m3"),
            Map.entry("grammes", "g"));
    /// Codes and signs that stand before an amount of money.
    private static final Map<String, String> CURRENCIES = Map.of(
            "usd", "USD", "eur", "EUR", "us$", "USD", "inr", "INR", "cny", "CNY", "rmb", "CNY", "jpy", "JPY", "gbp",
            "GBP", "krw", "KRW");
    private static final Set<String> TIME = Set.of("day", "week", "month", "year", "hour", "minute");
    private static final Map<String, String> COUNTS = Map.ofEntries(
            Map.entry("entities", "entities"),
            Map.entry("entity", "entities"),
            Map.entry("companies", "entities"),
            Map.entry("company", "entities"),
            Map.entry("firms", "entities"),
            Map.entry("affiliates", "entities"),
            Map.entry("subsidiaries", "entities"),
            Map.entry("organisations", "entities"),
            Map.entry("institutes", "entities"),
            Map.entry("academies", "entities"),
            Map.entry("bureaus", "entities"),
            Map.entry("universities", "entities"),
            Map.entry("buyers", "entities"),
            Map.entry("users", "entities"),
            Map.entry("makers", "entities"),
            Map.entry("chipmakers", "entities"),
            Map.entry("manufacturers", "entities"),
            Map.entry("suppliers", "entities"),
            Map.entry("producers", "entities"),
            Map.entry("exporters", "entities"),
            Map.entry("importers", "entities"),
            Map.entry("traders", "entities"),
            Map.entry("businesses", "entities"),
            Map.entry("units", "entities"),
            Map.entry("enterprises", "entities"),
            Map.entry("countries", "countries"),
            Map.entry("nations", "countries"),
            Map.entry("destinations", "destinations"),
            Map.entry("machines", "machines"),
            Map.entry("systems", "systems"),
            Map.entry("drones", "drones"),
            Map.entry("medicines", "medicines"),
            Map.entry("announcements", "announcements"),
            Map.entry("organizations", "entities"),
            Map.entry("institutions", "entities"),
            Map.entry("contractors", "entities"),
            Map.entry("parties", "entities"),
            Map.entry("airlines", "entities"),
            Map.entry("carriers", "entities"),
            Map.entry("refiners", "entities"),
            Map.entry("miners", "entities"),
            Map.entry("laboratories", "entities"),
            Map.entry("individuals", "entities"),
            Map.entry("persons", "entities"),
            Map.entry("addresses", "entities"),
            Map.entry("types", "items"),
            Map.entry("items", "items"),
            Map.entry("kinds", "items"),
            Map.entry("categories", "items"),
            Map.entry("materials", "items"),
            Map.entry("technologies", "items"),
            Map.entry("goods", "items"),
            Map.entry("elements", "elements"),
            Map.entry("chemicals", "chemicals"),
            Map.entry("earths", "items"),
            Map.entry("minerals", "items"),
            Map.entry("metals", "items"),
            Map.entry("products", "products"),
            Map.entry("doses", "doses"),
            Map.entry("shots", "doses"),
            Map.entry("vaccines", "doses"),
            Map.entry("licences", "licences"),
            Map.entry("licenses", "licences"),
            Map.entry("permits", "licences"),
            Map.entry("applications", "applications"),
            Map.entry("chips", "chips"),
            Map.entry("vessels", "vessels"),
            Map.entry("ships", "ships"),
            Map.entry("tankers", "tankers"),
            Map.entry("shipments", "shipments"));

    private QuantityTagger() {}

    /// @param taken tokens that belong to a date: the 28 of "April 28" counts nothing
    static List<Found> find(Tokens t, int from, int to, java.util.BitSet taken) {
        List<Found> out = new ArrayList<>(2);
        int i = from;
        while (i < to) {
            if (taken.get(i)) {
                i++;
                continue;
            }
            int next = read(t, i, to, out);
            i = Math.max(next, i + 1);
        }
        return out;
    }

    private static int read(Tokens t, int i, int to, List<Found> out) {
        String w = t.low[i];
        char c = w.charAt(0);
        if ((w.equals("$") || w.equals("\u20ac") || CURRENCIES.containsKey(w))
                && i + 1 < to
                && Character.isDigit(t.low[i + 1].charAt(0))) {
            return money(t, i, to, out);
        }
        if (w.endsWith("%") && Character.isDigit(c)) {
            double v = number(w.substring(0, w.length() - 1));
            if (Double.isFinite(v)) {
                out.add(new Found(
                        i,
                        i + 1,
                        new QuantityMention(v, "percent", QuantityMention.Kind.THRESHOLD, t.words(i, i + 1))));
            }
            return i + 1;
        }
        double value;
        int at = i + 1;
        if (Character.isDigit(c)) {
            int dash = w.indexOf('-');
            if (dash > 0) {
                return hyphenated(t, i, to, dash, out);
            }
            int end = gluedUnit(t, i, out);
            if (end != NONE) {
                return end;
            }
            value = number(w);
            // "18 125 tonnes": a thin space between the thousands
            while (w.length() <= 3
                    && at + 1 < to
                    && t.low[at].matches("\\d{3}")
                    && t.start[at] == t.end[at - 1] + 1
                    && UNITS.containsKey(t.low[at + 1])) {
                value = value * 1000 + number(t.low[at]);
                at++;
            }
        } else if ((w.equals("a") || w.equals("another") || w.equals("an"))
                && at < to
                && TIME.contains(UNITS.getOrDefault(t.low[at], ""))
                && i > 0
                && t.is(i - 1, "for", "by", "of", "another", "within", "over", "to")) {
            add(t, i, at + 1, 1, UNITS.getOrDefault(t.low[at], ""), out);
            return at + 1;
        } else {
            value = NumberWords.spelled(w);
        }
        if (w.equals("half") && at + 1 < to && t.is(at, "a") && t.is(at + 1, "year")) {
            add(t, i, at + 2, 6, "month", out);
            return at + 2;
        }
        if (!Double.isFinite(value) && w.indexOf('-') > 0) {
            if (w.equals("year-long") || w.equals("month-long") || w.equals("week-long")) {
                add(t, i, i + 1, 1, w.substring(0, w.indexOf('-')), out);
                return i + 1;
            }
            Integer ones = NumberWords.small(w.substring(0, w.indexOf('-')));
            String unit = UNITS.getOrDefault(w.substring(w.indexOf('-') + 1), "");
            if (ones != null && TIME.contains(unit)) {
                add(t, i, i + 1, ones, unit, out);
                return i + 1;
            }
        }
        if (!Double.isFinite(value) && Character.isDigit(c) && w.indexOf('/') > 0) {
            // "the 16/14 nanometer node"
            value = number(w.substring(0, w.indexOf('/')));
            if (at >= to || !UNITS.containsKey(t.low[at])) {
                return i + 1;
            }
        }
        if (!Double.isFinite(value)) {
            return i + 1;
        }
        return afterNumber(t, i, at, to, value, out);
    }

    /// What a number is of, by the words behind it.
    ///
    /// @param i where the number begins
    /// @param number the token after it
    /// @return the token from which to read on
    private static int afterNumber(Tokens t, int i, int number, int to, double figure, List<Found> out) {
        int at = number;
        double value = figure;
        while (at < to && SCALE.containsKey(t.low[at])) {
            value = scaled(value, t.low[at]);
            at++;
        }
        if (at < to && t.is(at, "dozen")) {
            value *= 12;
            at++;
        }
        if (at >= to || (t.is(i, "one") && t.is(at, "of"))) {
            return at;
        }
        if (t.is(at, "per") && t.is(at + 1, "cent")) {
            add(t, i, at + 2, value, "percent", out);
            return at + 2;
        }
        int counted = countWithoutNoun(t, i, at, to, value, out);
        if (counted != NONE) {
            return counted;
        }
        if (value > 1
                && t.is(at, "or")
                && t.is(at + 1, "more", "fewer", "above", "less", "greater", "higher")
                && at + 2 < to) {
            // "34 or more physical qubits"
            at += 2;
        }
        if (t.is(at, "or") && t.is(at + 1, "so") && at + 2 < to) {
            // "its 350 or so licences"
            at += 2;
        }
        int measured = measure(t, i, at, to, value, out);
        if (measured != NONE) {
            return measured;
        }
        if (value > 1900 && value < 2100 && t.low[i].length() == 4) {
            return at;
        }
        int compound = compoundUnit(t, i, at, to, value, out);
        if (compound != NONE) {
            return compound;
        }
        int more = others(t, i, at, value, out);
        if (more != NONE) {
            return more;
        }
        int nouns = countOfNoun(t, i, at, to, value, out);
        if (nouns != NONE) {
            return nouns;
        }
        for (int k = at; k < Math.min(to, at + 3) && value >= 100 && !t.in(k, "ending-counts"); k++) {
            if (t.is(k, "rounds")) {
                // "12,400 Swiss-made rounds of ammunition", not "two rounds of talks"
                out.add(new Found(
                        i, k + 1, new QuantityMention(value, "rounds", QuantityMention.Kind.COUNT, t.words(i, k + 1))));
                return k + 1;
            }
        }
        int last = plural(t, at, to);
        if (last >= 0 && !t.is(i - 1, "no", "article", "chapter", "section") && !t.is(i - 2, "No")) {
            out.add(new Found(
                    i,
                    last + 1,
                    new QuantityMention(value, t.low[last], QuantityMention.Kind.COUNT, t.words(i, last + 1))));
            return last + 1;
        }
        return at;
    }

    /// "90-day", "the next 5-6 months": a figure with a hyphen.
    private static int hyphenated(Tokens t, int i, int to, int dash, List<Found> out) {
        String w = t.low[i];
        int at = i + 1;
        double v = number(w.substring(0, dash));
        String unit = UNITS.getOrDefault(w.substring(dash + 1), "");
        double until = number(w.substring(dash + 1));
        String both = at < to ? UNITS.getOrDefault(t.low[at], "") : "";
        if (Double.isFinite(v) && !unit.isEmpty()) {
            add(t, i, i + 1, v, unit, out);
        } else if (Double.isFinite(v) && Double.isFinite(until) && !both.isEmpty() && v < until) {
            // "the next 5-6 months": both ends
            add(t, i, at + 1, v, both, out);
            add(t, i, at + 1, until, both, out);
            return at + 1;
        }
        return i + 1;
    }

    /// "1,900cc", "35mm": a figure written together with its unit.
    private static int gluedUnit(Tokens t, int i, List<Found> out) {
        String w = t.low[i];
        int letters = 0;
        while (letters < w.length() && !Character.isLetter(w.charAt(letters))) {
            letters++;
        }
        String glued = letters < w.length() ? UNITS.getOrDefault(w.substring(letters), "") : "";
        boolean bound = t.is(
                i - 1,
                "above",
                "over",
                "below",
                "under",
                "exceeding",
                "than",
                "least",
                "of",
                "to",
                "beyond",
                "at",
                "by",
                "about",
                "some",
                "around",
                "nearly",
                "another");
        if (bound && !glued.isEmpty() && Double.isFinite(number(w.substring(0, letters)))) {
            // "1,900cc", "35mm"
            add(t, i, i + 1, number(w.substring(0, letters)), glued, out);
            return i + 1;
        }
        return NONE;
    }

    /// A count whose noun stands elsewhere: "China (6)", "from 57 to 798 items", "706 in all", "seven times that
    /// volume".
    private static int countWithoutNoun(Tokens t, int i, int at, int to, double value, List<Found> out) {
        if (inBrackets(t, i, at, out)) {
            out.add(new Found(
                    i, at, new QuantityMention(value, "entities", QuantityMention.Kind.COUNT, t.words(i, at))));
            return at;
        }
        String before = value == Math.rint(value) ? countedBefore(t, i, at, to, out) : "";
        if (!before.isEmpty()) {
            out.add(new Found(i, at, new QuantityMention(value, before, QuantityMention.Kind.COUNT, t.words(i, at))));
            return at;
        }
        if (t.is(at, "in") && t.is(at + 1, "all", "total") && value == Math.rint(value)) {
            // "adds 36 organizations, which makes 706 in all": of what was counted last
            String last = out.isEmpty() ? "items" : out.getLast().quantity().unit();
            for (int k = out.size() - 1; k >= 0; k--) {
                if (out.get(k).quantity().kind() == QuantityMention.Kind.COUNT) {
                    last = out.get(k).quantity().unit();
                    break;
                }
            }
            out.add(new Found(
                    i, at + 2, new QuantityMention(value, last, QuantityMention.Kind.COUNT, t.words(i, at + 2))));
            return at + 2;
        }
        if (t.is(at, "times")
                && (t.is(at + 1, "the", "that", "their", "its", "as")
                        || (t.is(at - 2, "from", "to") && value == Math.rint(value)))) {
            // "seven times that volume, up from five times"
            add(t, i, at + 1, value, "times", out);
            return at + 1;
        }
        return NONE;
    }

    /// A number with its unit, or with what it measures before it.
    private static int measure(Tokens t, int i, int at, int to, double value, List<Found> out) {
        String measure = measured(t, i, at);
        if (!measure.isEmpty()) {
            out.add(new Found(
                    i, at, new QuantityMention(value, measure, QuantityMention.Kind.THRESHOLD, t.words(i, at))));
            return at;
        }
        int unitAt = at;
        if (t.is(at, "physical", "logical") && t.is(at + 1, "qubits")) {
            unitAt = at + 1;
        }
        if (t.in(at, "between-number-and-unit") && at + 1 < to) {
            unitAt = at + 1;
        }
        if (t.is(at, "us", "u.s.", "american") && t.is(at + 1, "dollars") && at + 1 < to) {
            unitAt = at + 1;
        }
        if (t.is(unitAt, "cubic") && t.is(unitAt + 1, "centimetres", "centimeters", "centimetre", "centimeter")) {
            add(t, i, unitAt + 2, value, "cm3", out);
            return unitAt + 2;
        }
        String unit = UNITS.getOrDefault(t.low[unitAt], "");
        if (!unit.isEmpty()) {
            String per = t.is(unitAt + 1, "per") && unitAt + 2 < to ? UNITS.getOrDefault(t.low[unitAt + 2], "") : "";
            if (!per.isEmpty() && !TIME.contains(per) && !TIME.contains(unit)) {
                // "300 watt-hours per kilogramme"
                add(t, i, unitAt + 3, value, unit + "/" + per, out);
                return unitAt + 3;
            }
            add(t, i, unitAt + 1, value, unit, out);
            return unitAt + 1;
        }
        return NONE;
    }

    /// "160 mAh/g", "600 GB/s": a compound unit is its own symbol.
    private static int compoundUnit(Tokens t, int i, int at, int to, double value, List<Found> out) {
        if (t.low[at].indexOf('/') > 0
                && t.low[at].length() <= 8
                && at + 1 <= to
                && Character.isLetter(t.low[at].charAt(0))) {
            // "160 mAh/g", "600 GB/s": a compound unit is its own symbol
            out.add(new Found(
                    i,
                    at + 1,
                    new QuantityMention(
                            value,
                            t.text.substring(t.start[at], t.end[at]),
                            QuantityMention.Kind.THRESHOLD,
                            t.words(i, at + 1))));
            return at + 1;
        }
        return NONE;
    }

    /// "Subaru and 18 others", "for 20 more on a watch list".
    private static int others(Tokens t, int i, int at, double value, List<Found> out) {
        boolean listing = t.in(i - 1, "putting-others-on-lists");
        if ((t.is(at, "others") && (listing || t.in(i - 1, "adding-to-lists")))
                || (t.is(at, "more") && t.is(at + 1, "on", "to") && listing)) {
            // "Subaru and 18 others", "for 20 more on a watch list"
            out.add(new Found(
                    i, at + 1, new QuantityMention(value, "entities", QuantityMention.Kind.COUNT, t.words(i, at + 1))));
            return at + 1;
        }
        return NONE;
    }

    /// "50 chip firms", "four prohibited and five restricted categories": what the noun of the phrase counts.
    private static int countOfNoun(Tokens t, int i, int at, int to, double value, List<Found> out) {
        for (int k = at; k < Math.min(to, at + 7) && value == Math.rint(value); k++) {
            String low = t.low[k];
            if (k > at && Character.isDigit(low.charAt(0))) {
                break;
            }
            String count =
                    low.equals("entries") ? t.is(k + 1, "under") ? "entities" : "items" : COUNTS.getOrDefault(low, "");
            if (count.isEmpty() && low.equals("codes")) {
                count = "codes";
            }
            if (low.equals("and")
                    && k == at + 1
                    && k + 3 < to
                    && NumberWords.isNumber(t.low[k + 1])
                    && !t.in(at, "ending-counts")) {
                // "four prohibited and five restricted categories"
                count = COUNTS.getOrDefault(t.low[k + 3], "");
                if (!count.isEmpty()) {
                    out.add(new Found(
                            i, k, new QuantityMention(value, count, QuantityMention.Kind.COUNT, t.words(i, k))));
                    return k;
                }
            }
            if (count.isEmpty() && pluralGood(t, k, at) && !countedLater(t, k, to)) {
                count = COUNTS.getOrDefault(low, t.is(k, "groups") ? "products" : "items");
            }
            if (!count.isEmpty()) {
                // "50 chips firms": the last noun of the phrase counts
                int last = k;
                while (last + 1 < to && COUNTS.containsKey(t.low[last + 1])) {
                    last++;
                }
                count = COUNTS.getOrDefault(t.low[last], count);
                out.add(new Found(
                        i,
                        last + 1,
                        new QuantityMention(value, count, QuantityMention.Kind.COUNT, t.words(i, last + 1))));
                return last + 1;
            }
            if ((!Character.isLetterOrDigit(low.charAt(0)) && !low.equals("'s")) || t.listed(low, "ending-counts")) {
                boolean joined = low.charAt(0) == '-' && k > at && t.start[k] == t.end[k - 1];
                boolean inside = joined
                        || (low.equals("and")
                                && k > at
                                && k + 3 < to
                                && "entities".equals(COUNTS.getOrDefault(t.low[k + 2], "")));
                inside |= low.equals("of") && k == at && t.is(k + 1, "its", "the", "their");
                // "seven Chinese \"supercomputing entities\""
                inside |= low.equals("\"") && k > at;
                // "77 machine tool and chemical items"
                inside |= low.equals("and") && k > at && t.is(k + 2, "items", "products", "goods", "technologies");
                if (!inside) {
                    break;
                }
            }
        }
        return NONE;
    }

    /// "a total processing performance of 4800 or more", "performance density below 5.92": measures of chips that have
    /// no unit of their own; empty where the number is none of them.
    private static String measured(Tokens t, int i, int at) {
        if (UNITS.containsKey(t.low[Math.min(at, t.count - 1)])) {
            return "";
        }
        for (int k = i - 1; k >= Math.max(0, i - 6) && !t.is(k, ",", ";", "and", "or"); k--) {
            if (t.is(k, "tpp") || (t.is(k, "performance") && t.is(k - 1, "processing"))) {
                return "TPP";
            }
            if (t.is(k, "density") && t.is(k - 1, "performance")) {
                return "performance density";
            }
        }
        return "";
    }

    /// "added 11 entities under the destinations of China (6), Russia (3)": how many of those counted before are there.
    private static boolean inBrackets(Tokens t, int i, int at, List<Found> out) {
        return t.is(i - 1, "(")
                && t.is(at, ")")
                && i > 1
                && t.within(i - 2, "place")
                && out.stream().anyMatch(f -> f.quantity().unit().equals("entities"));
    }

    /// "Another 20, among them a maker of drones, go on a watch list": what the last count of the passage counted;
    /// empty where a noun follows or nothing was counted.
    private static String oneMoreTime(Tokens t, int i, int at) {
        if (!t.is(i - 1, "another", "further") || !(at >= t.count || t.in(at, "after-counts"))) {
            return "";
        }
        for (int k = i - 2; k >= Math.max(0, i - REACH_OF_COUNT); k--) {
            String unit = t.low[k].endsWith("s") ? COUNTS.getOrDefault(t.low[k], "") : "";
            if (!unit.isEmpty() && anyFigure(t, k - 7, k)) {
                return unit;
            }
        }
        return "";
    }

    private static boolean anyFigure(Tokens t, int from, int to) {
        for (int k = Math.max(0, from); k < to; k++) {
            if (NumberWords.isNumber(t.low[k])) {
                return true;
            }
        }
        return false;
    }

    /// How many words back a count without a noun finds the one it goes on from: two sentences.
    private static final int REACH_OF_COUNT = 60;

    /// What a bare number counts that another tells: "cut the list of countries from 102 to 37", "15 firms may export
    /// tungsten, 11 antimony and 44 silver", "15 for tungsten, 11 for antimony"; empty where it counts nothing.
    private static String countedBefore(Tokens t, int i, int at, int to, List<Found> out) {
        if (t.is(i - 1, "from")
                && t.is(at, "to")
                && at + 2 < to
                && NumberWords.isNumber(t.low[at + 1])
                && COUNTS.containsKey(t.low[at + 2])) {
            // "widens controls from 57 to 798 items"
            return COUNTS.getOrDefault(t.low[at + 2], "");
        }
        if (t.is(i - 1, "to")
                && !out.isEmpty()
                && out.getLast().to() == i - 1
                && out.getLast().quantity().kind() == QuantityMention.Kind.COUNT
                && t.is(out.getLast().from() - 1, "by")) {
            // "grows by 36 organizations to 706"
            return out.getLast().quantity().unit();
        }
        boolean range = (t.is(i - 1, "from") && t.is(at, "to") && at + 1 < to && NumberWords.isNumber(t.low[at + 1]))
                || (t.is(i - 1, "to") && i > 2 && NumberWords.isNumber(t.low[i - 2]) && t.is(i - 3, "from"));
        if (range && (at >= to || !UNITS.containsKey(t.low[at]))) {
            String nearest = "";
            for (int k = i - 1; k >= Math.max(0, i - 16) && !t.is(k, ".", ";"); k--) {
                String unit = t.low[k].endsWith("s") ? COUNTS.getOrDefault(t.low[k], "") : "";
                if (unit.equals("countries") || unit.equals("entities")) {
                    // "the list of countries cleared to buy its technologies"
                    return unit;
                }
                nearest = nearest.isEmpty() ? unit : nearest;
            }
            return nearest;
        }
        boolean share = t.is(at, "of") && t.is(at + 1, "them", "which", "whom");
        if (share
                && !out.isEmpty()
                && out.getLast().quantity().kind() == QuantityMention.Kind.COUNT
                && i - out.getLast().to() < 10) {
            // "33 entities, 27 of them in China"
            return out.getLast().quantity().unit();
        }
        if (!out.isEmpty()
                && t.is(at, "under", "in", "from")
                && (t.within(at + 1, "place")
                        || t.within(at + 2, "place")
                        || t.is(at + 2, "destination", "destinations"))
                && t.is(i - 1, ",", "and", ":", "with")
                && out.getLast().quantity().unit().equals("entities")
                && i - out.getLast().to() < 10) {
            // "12 entities, 11 under the destination of China and one under Taiwan"
            return "entities";
        }
        int good = t.is(at, "for") ? at + 1 : at;
        if (!out.isEmpty()
                && t.is(i - 1, ",", "and")
                && good < to
                && t.has(good, "item")
                && out.getLast().quantity().kind() == QuantityMention.Kind.COUNT
                && out.getLast().quantity().unit().equals("entities")
                && i - out.getLast().to() < 10) {
            return "entities";
        }
        return oneMoreTime(t, i, at);
    }

    /// "256 layers", "eight planes", "three ethane cargoes": what is counted, where no list knows it, is the last noun.
    private static int plural(Tokens t, int at, int to) {
        int last = -1;
        for (int k = at; k < Math.min(to, at + 4); k++) {
            String low = t.low[k];
            if (!Character.isLetter(low.charAt(0)) || t.listed(low, "ending-counts") || low.length() < 4) {
                break;
            }
            if (low.endsWith("s")
                    && !low.endsWith("ss")
                    && (acronym(t, k) || (!low.endsWith("us") && !low.endsWith("is")))
                    && !t.listed(low, "not-counted-as-goods")
                    && (!t.upper(k) || acronym(t, k))) {
                last = k;
            } else if (last >= 0) {
                break;
            }
        }
        return last;
    }

    /// "APIs", "GPUs".
    private static boolean acronym(Tokens t, int k) {
        return t.end[k] - t.start[k] > 2 && Character.isUpperCase(t.text.charAt(t.end[k] - 2));
    }

    /// "seven rare earths", "23 lithography machines": the plural of a good or of a technical noun is counted.
    private static boolean pluralGood(Tokens t, int k, int at) {
        String low = t.low[k];
        if (!low.endsWith("s") || low.endsWith("ss") || low.length() < 4) {
            return false;
        }
        if (t.listed(low, "counted-goods") || (low.equals("groups") && t.is(k - 1, "product", "goods"))) {
            return true;
        }
        for (Tokens.Mark m : t.marksAt(at)) {
            if (m.cls().equals("item") && m.to() == k + 1) {
                return true;
            }
        }
        return false;
    }

    /// "30 arms export licences": the goods only tell which licences are counted.
    private static boolean countedLater(Tokens t, int k, int to) {
        for (int i = k + 1; i < Math.min(to, k + 4) && !t.in(i, "ending-counts"); i++) {
            if (COUNTS.containsKey(t.low[i])) {
                return true;
            }
        }
        return false;
    }

    private static int money(Tokens t, int i, int to, List<Found> out) {
        double v = number(t.low[i + 1]);
        int at = i + 2;
        while (at < to && SCALE.containsKey(t.low[at])) {
            v = scaled(v, t.low[at]);
            at++;
        }
        if (!Double.isFinite(v)) {
            return at;
        }
        String currency = CURRENCIES.getOrDefault(t.low[i], t.low[i].equals("$") ? "USD" : "EUR");
        if (t.is(at, "per", "a") && at + 1 < to) {
            int u = t.is(at + 1, "metric") ? at + 2 : at + 1;
            String unit = u < to ? UNITS.getOrDefault(t.low[u], "") : "";
            if (!unit.isEmpty()) {
                out.add(new Found(
                        i,
                        u + 1,
                        new QuantityMention(v, currency + "/" + unit, QuantityMention.Kind.PRICE, t.words(i, u + 1))));
                return u + 1;
            }
        }
        String unit = currency;
        if (t.anyOf(i - 4, i, "lowest-prices")) {
            String per = perUnit(t, i - 1);
            unit = per.isEmpty() ? currency : currency + "/" + per;
        }
        out.add(new Found(i, at, new QuantityMention(v, unit, QuantityMention.Kind.PRICE, t.words(i, at))));
        return at;
    }

    /// What the last price of the passage was for: "$950 per tonne. A floor of $1,200 had applied"; empty where none
    /// was told.
    private static String perUnit(Tokens t, int before) {
        for (int k = before; k > Math.max(1, before - REACH_OF_COUNT); k--) {
            if (t.is(k, "per", "a") && (NumberWords.isNumber(t.low[k - 1]) || SCALE.containsKey(t.low[k - 1]))) {
                int u = t.is(k + 1, "metric") ? k + 2 : k + 1;
                String unit = u < before ? UNITS.getOrDefault(t.low[u], "") : "";
                if (!unit.isEmpty() && !TIME.contains(unit)) {
                    return unit;
                }
            }
        }
        return "";
    }

    private static void add(Tokens t, int from, int to, double value, String unit, List<Found> out) {
        // nothing holds for minutes: they are a flight time, a length of film
        QuantityMention.Kind kind = TIME.contains(unit) && !unit.equals("minute")
                ? QuantityMention.Kind.DURATION
                : unit.equals("t") || unit.equals("kg") || unit.equals("barrel")
                        ? QuantityMention.Kind.QUOTA
                        : QuantityMention.Kind.THRESHOLD;
        boolean ahead = (t.is(to, "in") && t.is(to + 1, "advance"))
                || t.is(to, "ahead", "beforehand", "prior")
                // "at least 30 days before shipping it", "to end all exports within seven days"
                || (t.is(to, "before") && t.is(from - 1, "least"))
                || t.is(from - 1, "within")
                // "five years after it is signed into law", "120 days after publication"
                || (t.is(to, "after") && t.anyOf(to + 1, Math.min(t.count, to + 6), "coming-into-being"));
        if ((kind == QuantityMention.Kind.DURATION && ahead) || t.is(to, "notice", "'s")) {
            kind = QuantityMention.Kind.NOTICE;
        }
        out.add(new Found(from, to, new QuantityMention(value, unit, kind, t.words(from, to))));
    }

    /// "1.035 million" is 1,035,000, not a hair less.
    private static double scaled(double value, String scale) {
        return BigDecimal.valueOf(value)
                .multiply(BigDecimal.valueOf(SCALE.getOrDefault(scale, 1.0)))
                .doubleValue();
    }

    private static double number(String text) {
        int i = 0;
        StringBuilder digits = new StringBuilder();
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || c == '.') {
                digits.append(c);
            } else if (c != ',') {
                return Double.NaN;
            }
        }
        if (digits.length() == 0
                || digits.length() > 15
                || digits.indexOf(".") != digits.lastIndexOf(".")
                || digits.charAt(0) == '.') {
            return Double.NaN;
        }
        return Double.parseDouble(digits.toString());
    }
}
