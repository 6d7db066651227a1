package dev.chokepoint.data.receipt;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON with one way of writing each value, so that the same content has the same bytes.
///
/// As RFC 8785 has it: no spaces, keys in the order of their UTF-16 units, numbers as ECMAScript writes doubles, and
/// only what must be escaped is escaped. Whole numbers beyond 2^53 and halves of surrogate pairs are refused, since
/// readers of JSON do not agree on them.
public final class CanonicalJson {
    private static final long LARGEST = 1L << 53;
    private static final int MOST_DIGITS_PLAIN = 21;
    private static final int MOST_ZEROS_PLAIN = 6;

    private CanonicalJson() {}

    /// The canonical text of a value made of maps with text keys, lists, texts, numbers, booleans and nulls.
    ///
    /// @throws IllegalArgumentException if the value holds anything else
    public static String of(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case Boolean b -> out.append(b.booleanValue());
            case CharSequence text -> text(text, out);
            case Number number -> out.append(number(number));
            case Map<?, ?> map -> object(map, out);
            case List<?> list -> {
                out.append('[');
                String comma = "";
                for (Object element : list) {
                    out.append(comma);
                    write(element, out);
                    comma = ",";
                }
                out.append(']');
            }
            default ->
                throw new IllegalArgumentException("The value (" + value + ") is none of JSON: "
                        + value.getClass().getName() + ".");
        }
    }

    private static void object(Map<?, ?> map, StringBuilder out) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("The key (" + key + ") must be a text.");
            }
            sorted.put(name, value);
        });
        out.append('{');
        String comma = "";
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            out.append(comma);
            text(entry.getKey(), out);
            out.append(':');
            write(entry.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }

    private static void text(CharSequence text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        requireWhole(text, i);
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void requireWhole(CharSequence text, int i) {
        char c = text.charAt(i);
        boolean whole = !Character.isSurrogate(c)
                || (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1)))
                || (Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1)));
        if (!whole) {
            throw new IllegalArgumentException("The text holds half of a surrogate pair at " + i + ".");
        }
    }

    private static String number(Number number) {
        return switch (number) {
            case Integer n -> n.toString();
            case Short n -> n.toString();
            case Byte n -> n.toString();
            case Long n -> whole(BigInteger.valueOf(n));
            case BigInteger n -> whole(n);
            case Double n -> decimal(n);
            case Float n -> decimal(n.doubleValue());
            case BigDecimal n -> decimal(n.doubleValue());
            default -> throw new IllegalArgumentException("The number (" + number + ") is none of JSON.");
        };
    }

    private static String whole(BigInteger number) {
        if (number.abs().compareTo(BigInteger.valueOf(LARGEST)) > 0) {
            throw new IllegalArgumentException("The whole number (" + number + ") must be at most 2^53.");
        }
        return number.toString();
    }

    /// A double as ECMAScript's Number.prototype.toString writes it.
    private static String decimal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The number (" + value + ") must be finite.");
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int k = digits.length();
        int n = k - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (k <= n && n <= MOST_DIGITS_PLAIN) {
            return sign + digits + "0".repeat(n - k);
        }
        if (0 < n && n <= MOST_DIGITS_PLAIN) {
            return sign + digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-MOST_ZEROS_PLAIN < n && n <= 0) {
            return sign + "0." + "0".repeat(-n) + digits;
        }
        String power = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        return sign + digits.charAt(0) + (k == 1 ? "" : "." + digits.substring(1)) + power;
    }

    /// The shortest decimal that is read back as the value. Java gives two digits where one is enough.
    private static BigDecimal shortest(double value) {
        BigDecimal java = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (java.precision() != 2) {
            return java;
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal best = java;
        BigDecimal distance = exact;
        for (BigInteger digit : List.of(
                java.unscaledValue().divide(BigInteger.TEN),
                java.unscaledValue().divide(BigInteger.TEN).add(BigInteger.ONE))) {
            BigDecimal one = new BigDecimal(digit, java.scale() - 1);
            BigDecimal off = one.subtract(exact).abs();
            if (one.signum() > 0 && one.doubleValue() == value && off.compareTo(distance) < 0) {
                best = one.stripTrailingZeros();
                distance = off;
            }
        }
        return best;
    }
}
