package dev.chokepoint.evidence.chinese;

/// Numbers written with digits or in characters.
final class Numerals {
    /// One to nine; ten and its powers follow.
    private static final String DIGITS = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
    private static final char TWO = '\u4e24';
    private static final char TEN = '\u5341';
    private static final char HUNDRED = '\u767e';
    /// Stands between hundreds and units where there are no tens.
    private static final char NO_TENS = '\u96f6';

    private Numerals() {}

    /// The value of digits, or of characters up to 999; NaN where it is neither.
    static double of(String number) {
        String plain = number.replace(",", "");
        if (!plain.isEmpty() && Character.isDigit(plain.charAt(0))) {
            return Double.parseDouble(plain);
        }
        int sum = 0;
        int last = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            int digit = c == TWO ? 2 : DIGITS.indexOf(c) + 1;
            if (digit > 0) {
                last = digit;
            } else if (c == TEN) {
                sum += Math.max(1, last) * 10;
                last = 0;
            } else if (c == HUNDRED) {
                sum += Math.max(1, last) * 100;
                last = 0;
            } else if (c != NO_TENS || sum < 100 || last != 0) {
                return Double.NaN;
            }
        }
        return sum + last;
    }
}
