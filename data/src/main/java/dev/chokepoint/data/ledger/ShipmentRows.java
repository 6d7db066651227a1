package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.shipment.Goods;
import dev.chokepoint.controls.shipment.OwnerWords;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Route;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes shipments from rows of text.
///
/// The columns are item, attributes (`name=value` with semicolons between them), origin, exporter,
/// exporter_name,
/// movement, destination, end_use, end_user, event_date, known_on and audience.
public final class ShipmentRows {
    /// The columns of a row, in their order.
    public static final List<String> COLUMNS = List.of(
            "item",
            "attributes",
            "origin",
            "exporter",
            "exporter_name",
            "movement",
            "destination",
            "end_use",
            "end_user",
            "event_date",
            "known_on",
            "audience");

    private static final Pattern PLAIN_NUMBERS =
            Pattern.compile("\\s*[+-]?\\d+([.,]\\d+)?(\\s*\\+\\s*\\d+([.,]\\d+)?)*\\s*");
    /// Looks like a number with an exponent and is the code of a list, as in `3E991`.
    private static final Pattern LIST_CODE = Pattern.compile("\\d[Ee]\\d{3}");

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
    private static final Set<String> PLACES = Set.of(Locale.getISOCountries());
    private final Reference reference;
    private final LocalDate today;
    private final List<Reference.Attribute> ratios;

    /// Reads rows with the attribute table of a ledger; `today` stands in for a missing date.
    public ShipmentRows(Reference reference, LocalDate today) {
        this.reference = reference;
        this.today = today;
        this.ratios = reference.attributes().values().stream()
                .filter(a -> a.derivation() instanceof Reference.Derivation.Ratio)
                .toList();
    }

    /// Why a row cannot be read.
    public static final class Rejected extends Exception {
        private static final long serialVersionUID = 1;
        private final String field;
        private final String value;

        Rejected(String field, String value, String expected) {
            super(expected);
            this.field = field;
            this.value = value;
        }

        public String field() {
            return field;
        }

        public String value() {
            return value;
        }

        public String expected() {
            return String.valueOf(getMessage());
        }
    }

    /// The shipment of a row, by column.
    public Shipment shipment(Map<String, String> row) throws Rejected {
        String item = text(row, "item");
        Map<String, Value> attributes = attributes(text(row, "attributes"));
        if (item.isEmpty() && attributes.isEmpty()) {
            throw new Rejected("item", "", "The item must be named or described by attributes.");
        }
        String exporter = place(row, "exporter", "");
        String origin = place(row, "origin", exporter);
        if (exporter.isEmpty()) {
            exporter = origin;
        }
        String destination = place(row, "destination", "");
        if (origin.isEmpty()) {
            throw new Rejected("origin", "", "The origin must be a place such as CN.");
        }
        if (destination.isEmpty()) {
            throw new Rejected("destination", "", "The destination must be a place such as US.");
        }
        Movement movement;
        try {
            movement = text(row, "movement").isEmpty() ? Movement.EXPORT : Movement.parse(text(row, "movement"));
        } catch (IllegalArgumentException e) {
            throw new Rejected("movement", text(row, "movement"), String.valueOf(e.getMessage()));
        }
        LocalDate on = date(row, "event_date", today);
        LocalDate known = date(row, "known_on", today);
        Audience audience = audience(text(row, "audience"));
        Party endUser = party(text(row, "end_user"), attributes);
        return new Shipment(
                new Goods(item, List.of(), attributes),
                new Route(origin, exporter, text(row, "exporter_name"), movement, destination),
                text(row, "end_use"),
                endUser,
                on,
                known,
                audience);
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "").strip();
    }

    private static LocalDate date(Map<String, String> row, String column, LocalDate otherwise) throws Rejected {
        String text = text(row, column);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return isPlainDate(text)
                    ? LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Rejected(column, text, "The value must be a date such as 2025-06-10.");
        }
    }

    /// Whether the text has the form of nearly every date, `2025-06-10`.
    private static boolean isPlainDate(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            boolean dash = i == 4 || i == 7;
            if (dash ? c != '-' : (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private String place(Map<String, String> row, String column, String otherwise) throws Rejected {
        String text = text(row, column);
        if (text.isEmpty()) {
            return otherwise;
        }
        String code = text.toUpperCase(Locale.ROOT);
        if (PLACES.contains(code)
                || reference.places().stream().anyMatch(p -> p.code().equals(code))) {
            return code;
        }
        String named = PlaceNames.find(text).orElseGet(() -> named(text));
        if (named.isEmpty()) {
            throw new Rejected(
                    column,
                    text,
                    "The value must be a place by its two letters in ISO 3166, such as CN, or by its name."
                            + maybe(text));
        }
        return named;
    }

    /// The place that the ledger's table calls so; empty where there is none.
    private String named(String text) {
        List<String> words = Words.of(text);
        for (Reference.Place p : reference.places()) {
            if (Words.of(p.name()).equals(words)
                    || p.words().stream().anyMatch(w -> Words.of(w).equals(words))) {
                return p.code();
            }
        }
        return "";
    }

    private static String maybe(String text) {
        List<String> near = PlaceNames.like(text);
        return near.isEmpty() ? "" : " Maybe " + String.join(" or ", near) + ".";
    }

    private static Audience audience(String text) throws Rejected {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> Audience.INFERRED;
            case "public" -> Audience.PUBLIC;
            case "addressee" -> Audience.ADDRESSEE;
            default -> throw new Rejected("audience", text, "The value must be public or addressee.");
        };
    }

    private static Party party(String text, Map<String, Value> attributes) throws Rejected {
        if (text.isEmpty()) {
            return Party.UNNAMED;
        }
        Party party = Party.named(text);
        if (attributes.containsKey("ownership")) {
            return party;
        }
        try {
            return party.withOwners(OwnerWords.read(text).owners());
        } catch (IllegalArgumentException e) {
            throw new Rejected("end_user", text, String.valueOf(e.getMessage()));
        }
    }

    /// Reads `name=value;name=value`.
    public Map<String, Value> attributes(String text) throws Rejected {
        Map<String, Value> out = new HashMap<>();
        for (String part : text.split(";")) {
            String pair = part.strip();
            if (pair.isEmpty()) {
                continue;
            }
            int eq = pair.indexOf('=');
            if (eq < 1 || eq == pair.length() - 1) {
                throw new Rejected("attributes", pair, "An attribute must be written name=value.");
            }
            String name = name(pair.substring(0, eq));
            Value value = value(name, pair.substring(eq + 1).strip());
            Value before = out.put(name, value);
            if (before != null && !before.equals(value)) {
                throw new Rejected("attributes", pair, "The attribute is given twice with different values.");
            }
        }
        owners(out);
        conflicts(out);
        return out;
    }

    /// The name of an attribute as the ledger writes names: `Sm pct` and `SM-PCT` are `sm_pct`.
    private String name(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        String joined = name.replaceAll("[\\s-]+", "_");
        return reference.attributes().containsKey(joined) ? joined : name;
    }

    /// Shares of several owners, given as `ownership_1`, `ownership_2` and so on, count together.
    private static void owners(Map<String, Value> values) throws Rejected {
        if (values.containsKey("ownership")) {
            return;
        }
        double sum = 0;
        boolean any = false;
        for (Map.Entry<String, Value> e : values.entrySet()) {
            if (e.getKey().startsWith("ownership_") && e.getValue() instanceof Value.Figure(double share)) {
                if (share < 0) {
                    throw new Rejected(e.getKey(), Double.toString(share), "The value must be 0 to 100 %.");
                }
                sum += share;
                any = true;
            }
        }
        if (sum > 100) {
            throw new Rejected("ownership", Double.toString(sum), "The shares must not exceed 100 % together.");
        }
        if (any) {
            values.put("ownership", Value.of(sum));
        }
    }

    /// A number with a point where a comma parts its decimals.
    private static String decimal(String name, String number) throws Rejected {
        if (THOUSANDS.matcher(number).matches()) {
            throw new Rejected(
                    name,
                    number,
                    "The comma may part thousands or decimals. Write " + number.replace(",", "") + " or "
                            + number.replace(',', '.') + ".");
        }
        return DECIMAL_COMMA.matcher(number).matches() ? number.replace(',', '.') : number;
    }

    private Value value(String name, String text) throws Rejected {
        Reference.Attribute attribute = reference.attributes().get(name);
        if (attribute != null && !attribute.figure()) {
            return Value.of(text);
        }
        if (attribute == null && !PLAIN_NUMBERS.matcher(text).matches()) {
            return Value.of(text);
        }
        if (attribute != null && LIST_CODE.matcher(text).matches()) {
            throw new Rejected(
                    name, text, "The value must be a number in " + attribute.unit() + ", not the code of a list.");
        }
        double sum = 0;
        try {
            for (String term : text.split("\\+")) {
                sum += Double.parseDouble(decimal(name, term.strip()));
            }
        } catch (NumberFormatException e) {
            throw new Rejected(
                    name,
                    text,
                    "The value must be a number" + (attribute == null ? "." : " in " + attribute.unit() + "."));
        }
        if (!Double.isFinite(sum)) {
            throw new Rejected(name, text, "The value must be a finite number.");
        }
        if (attribute != null && (sum < attribute.least() || sum > attribute.most())) {
            throw new Rejected(
                    name,
                    text,
                    "The value must be "
                            + (attribute.most() > 1e299
                                    ? "at least " + attribute.least()
                                    : attribute.least() + " to " + attribute.most())
                            + " " + attribute.unit() + ".");
        }
        return Value.of(sum);
    }

    /// Figures that contradict each other.
    private void conflicts(Map<String, Value> values) throws Rejected {
        for (Reference.Attribute a : ratios) {
            if (a.derivation() instanceof Reference.Derivation.Ratio(String above, String below)
                    && values.get(a.name()) instanceof Value.Figure(double stated)
                    && values.get(above) instanceof Value.Figure(double up)
                    && values.get(below) instanceof Value.Figure(double down)
                    && down > 0
                    && Math.abs(stated - up / down) > 0.05 * Math.max(stated, up / down)) {
                throw new Rejected(
                        a.name(),
                        Double.toString(stated),
                        "The value must be " + above + " by " + below + ", which gives " + (float) (up / down) + ".");
            }
        }
    }
}
