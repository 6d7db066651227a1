package dev.chokepoint.answer.screen;

import dev.chokepoint.controls.law.Code;
import java.util.Locale;
import java.util.Optional;

/// How much of a product of six digits a customs code covers.
///
/// Six digits or fewer without "ex" cover every product below them in full; more digits, or "ex", are a part. Codes of
/// control lists are no customs codes and reach no product.
record CodeReach(int first, int last, boolean full) {
    private static final int DIGITS = 6;

    static Optional<CodeReach> of(Code code) {
        if (!code.scheme().equals("hs")) {
            return Optional.empty();
        }
        String text = code.code().strip().toLowerCase(Locale.ROOT);
        boolean part = text.startsWith("ex");
        String digits = text.replaceFirst("^ex", "").replaceAll("[\\s.]", "");
        if (!digits.matches("\\d{2,12}")) {
            return Optional.empty();
        }
        if (digits.length() > DIGITS) {
            int product = Integer.parseInt(digits.substring(0, DIGITS));
            return Optional.of(new CodeReach(product, product, false));
        }
        String open = "0".repeat(DIGITS - digits.length());
        return Optional.of(new CodeReach(
                Integer.parseInt(digits + open), Integer.parseInt(digits + open.replace('0', '9')), !part));
    }
}
