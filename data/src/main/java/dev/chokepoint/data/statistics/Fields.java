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

    /// Digits of a number below 2^53.
    private static final int MOST_EXACT = 15;

    private static final double[] POWERS = new double[MOST_EXACT];

    static {
        double power = 1;
        for (int n = 0; n < POWERS.length; n++) {
            POWERS[n] = power;
            power *= 10;
        }
    }

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

    static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u3000';
    }

    /// A number, also with commas between thousands; empty where it is none.
    static OptionalDouble number(String text) {
        double plain = plain(text);
        if (plain >= 0) {
            return OptionalDouble.of(plain);
        }
        if (!NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(text.indexOf(',') < 0 ? text : text.replace(",", "")));
    }

    /// Digits with at most one point, few enough that both the digits and the power of ten are exact, so that their
    /// quotient is the nearest number; -1 for all else.
    private static double plain(String text) {
        int n = text.length();
        if (n == 0 || n > MOST_EXACT || text.charAt(0) == '.') {
            return -1;
        }
        long digits = 0;
        int point = -1;
        for (int k = 0; k < n; k++) {
            char c = text.charAt(k);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else if (c == '.' && point < 0) {
                point = k;
            } else {
                return -1;
            }
        }
        return point < 0 ? digits : digits / POWERS[n - 1 - point];
    }

    /// A whole number of few digits without a sign; -1 where the text is none.
    static int digits(String text, int most) {
        int n = text.length();
        if (n == 0 || n > most) {
            return -1;
        }
        int number = 0;
        for (int k = 0; k < n; k++) {
            char c = text.charAt(k);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    /// A year; empty where it is none.
    static OptionalInt year(String text) {
        return YEAR.matcher(text).matches()
                ? OptionalInt.of(Integer.parseInt(text.substring(0, 4)))
                : OptionalInt.empty();
    }

    /// A year as 2022, or a month as 202203, of many spellings; empty where it is none.
    static OptionalInt period(String text) {
        int plain = digits(text, MONTH);
        int month = text.length() == MONTH ? plain % 100 : text.length() == 4 ? 1 : 0;
        int year = text.length() == MONTH ? plain / 100 : plain;
        if (month >= 1 && month <= 12 && year >= 1000 && year < 3000) {
            return OptionalInt.of(plain);
        }
        String digits = PARTING.matcher(text).replaceAll("");
        if (!PERIOD.matcher(digits).matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(digits.substring(0, Math.min(MONTH, digits.length()))));
    }
}
