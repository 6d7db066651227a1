package dev.chokepoint.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// How numbers are written for people, the same in the command line, the report and explanations.
public final class Numbers {
    private Numbers() {}

    /// Writes a number with four significant digits and thousands separators: `1,234`, `0.05678`, `12.34`.
    public static String text(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size >= 1e15 || size < 1e-4) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        int decimals = Math.clamp(3 - (int) Math.floor(Math.log10(size)), 0, 8);
        double scaled = size * POWERS[decimals];
        double whole = Math.rint(scaled);
        if (whole < MOST_EXACT && Math.abs(Math.abs(scaled - whole) - 0.5) > NEAR_HALF) {
            return plain(value < 0, (long) whole, decimals);
        }
        // So near the middle between two roundings that the decimal figure itself must decide.
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        if (text.indexOf('.') >= 0) {
            text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return text;
    }

    /// Writes a number as [#text(double)] where that loses nothing, otherwise with all its digits: `99.99999`.
    public static String exact(double value) {
        String text = text(value);
        if (!Double.isFinite(value) || value == 0) {
            return text;
        }
        try {
            if (Double.parseDouble(text.replace(",", "")) == value) {
                return text;
            }
        } catch (NumberFormatException e) {
            // Its digits tell it better.
        }
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    private static final double MOST_EXACT = 1e12;
    private static final double NEAR_HALF = 1e-3;

    /// Writes `digits / 10^decimals` with thousands separators and without trailing zeros.
    private static String plain(boolean negative, long digits, int decimals) {
        long above = digits;
        int places = decimals;
        while (places > 0 && above % 10 == 0) {
            above /= 10;
            places--;
        }
        StringBuilder out = new StringBuilder(20);
        int written = 0;
        while (above != 0 || written <= places) {
            if (places > 0 && written == places) {
                out.append('.');
            } else if (written > places && (written - places) % 3 == 0) {
                out.append(',');
            }
            out.append((char) ('0' + above % 10));
            above /= 10;
            written++;
        }
        if (negative) {
            out.append('-');
        }
        return out.reverse().toString();
    }

    /// Writes an amount given in USD with two significant digits in the largest fitting unit, without the currency:
    /// `1.2 bn`, `340 M`, `56 k`.
    public static String twoDigits(double usd) {
        double rounded = new BigDecimal(usd).round(new MathContext(2)).doubleValue();
        double size = Math.abs(rounded);
        double unit = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e3 ? 1e3 : 1;
        String name = unit == 1e9 ? " bn" : unit == 1e6 ? " M" : unit == 1e3 ? " k" : "";
        double value = rounded / unit;
        return (Math.abs(value) >= 9.95
                        ? String.format(Locale.ROOT, "%.0f", value)
                        : String.format(Locale.ROOT, "%.1f", value))
                + name;
    }

    /// Writes an amount of money given in USD in the largest fitting unit: `USD 1.23 bn`, `USD 45.6 M`,
    /// `USD 789 k`.
    public static String usd(double usd) {
        double size = Math.abs(usd);
        if (size >= 0.9995e9) {
            return String.format(Locale.ROOT, "USD %.2f bn", usd / 1e9);
        }
        if (size >= 0.9995e6) {
            return String.format(Locale.ROOT, "USD %.1f M", usd / 1e6);
        }
        if (size >= 0.9995e3) {
            return String.format(Locale.ROOT, "USD %.0f k", usd / 1e3);
        }
        return String.format(Locale.ROOT, "USD %.0f", usd == 0 ? 0 : usd);
    }
}
