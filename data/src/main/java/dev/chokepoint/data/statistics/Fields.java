package dev.chokepoint.data.statistics;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Reads single fields.
final class Fields {
    private static final Pattern NUMBER = Pattern.compile("-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d*)?([eE][-+]?\\d{1,3})?");
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}(\\.0)?");

    private static final Pattern PARTING = Pattern.compile("[-/年月日]");
    private static final Pattern PERIOD = Pattern.compile("[12]\\d{3}((0[1-9]|1[0-2])(\\d\\d)?)?");
    /// Digits of a year with its month.
    private static final int MONTH = 6;

    private Fields() {}

    /// The text without blanks around it, also those that do not break.
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u3000';
    }

    /// A number, also with commas between thousands; empty where it is none.
    static OptionalDouble number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(text.indexOf(',') < 0 ? text : text.replace(",", "")));
    }

    /// A year; empty where it is none.
    static OptionalInt year(String text) {
        return YEAR.matcher(text).matches()
                ? OptionalInt.of(Integer.parseInt(text.substring(0, 4)))
                : OptionalInt.empty();
    }

    /// A year as 2022, or a month as 202203, of many spellings; empty where it is none.
    static OptionalInt period(String text) {
        String digits = PARTING.matcher(text).replaceAll("");
        if (!PERIOD.matcher(digits).matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(digits.substring(0, Math.min(MONTH, digits.length()))));
    }
}
