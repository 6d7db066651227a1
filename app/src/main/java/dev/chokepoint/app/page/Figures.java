package dev.chokepoint.app.page;

import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.base.Numbers;
import java.util.Locale;

/// Numbers as pages write them; amounts for people follow [Numbers].
final class Figures {
    private Figures() {}

    /// A place in a drawing, to a tenth of its unit.
    static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /// A gain or a loss of money with its sign; what cannot be told from rounding is 0.
    static String signed(double usd) {
        return Math.abs(usd) < Losses.NEGLIGIBLE_USD ? "0" : (usd > 0 ? "+" : "−") + Numbers.usd(Math.abs(usd));
    }

    /// The same in a column whose head says USD.
    static String signedShort(double usd) {
        return signed(usd).replace("USD ", "");
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /// The name, or its beginning where it is longer than so many letters.
    static String shortened(String name, int most) {
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }
}
