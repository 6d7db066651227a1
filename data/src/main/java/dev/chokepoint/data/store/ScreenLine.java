package dev.chokepoint.data.store;

/// One line of a table of a screen, built column by column.
public final class ScreenLine {
    private final StringBuilder out;
    private final int start;

    public ScreenLine(StringBuilder out) {
        this.out = out;
        this.start = out.length();
    }

    private ScreenLine next() {
        if (out.length() > start) {
            out.append(',');
        }
        return this;
    }

    public ScreenLine add(int value) {
        next().out.append(value);
        return this;
    }

    public ScreenLine add(boolean value) {
        next().out.append(value ? 1 : 0);
        return this;
    }

    public ScreenLine add(double value) {
        next();
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.append((long) value);
        } else {
            out.append(value);
        }
        return this;
    }

    /// A word, or several with blanks between them; neither commas nor quotes.
    public ScreenLine add(String word) {
        next().out.append(word);
        return this;
    }

    /// A product as six digits.
    public ScreenLine product(int code) {
        next();
        String digits = Integer.toString(code);
        out.append("000000", 0, 6 - digits.length()).append(digits);
        return this;
    }

    /// USD as thousands with three decimals.
    public ScreenLine thousands(long usd) {
        next().out.append(usd / 1_000).append('.');
        int rest = (int) (usd % 1_000);
        out.append((char) ('0' + rest / 100))
                .append((char) ('0' + rest / 10 % 10))
                .append((char) ('0' + rest % 10));
        return this;
    }

    public void end() {
        out.append('\n');
    }
}
