package dev.chokepoint.app.screen;

import dev.chokepoint.data.store.ScreenTable;
import java.util.List;

/// How dependence is measured, and the table that it writes.
public enum ScreenMethod {
    GEODEP(
            "geodep",
            ScreenTable.GEODEP_WINDOW,
            "A screen of trade by value at six digits: production at home, stocks, substitutes, owners and"
                    + " what a good is used for are not seen; exports stand in for production; the thresholds are a"
                    + " convention."),
    EC_2021(
            "ec-2021",
            ScreenTable.EC_YEAR,
            "A screen of trade by value at six digits over all products: the Commission counts only sensitive"
                    + " ecosystems, whose list is not published, so its 137 cannot be reproduced; production at home is not"
                    + " seen."),
    EC_PERSISTENT(
            "ec-persistent",
            ScreenTable.EC_PERSISTENCE,
            "Our own reading, not the Commission's method of 2023, whose formulas are not in it: flags of ec-2021"
                    + " that hold in every year, and exporters that cannot be replaced; its 204 cannot be reproduced."),
    CLOSURE(
            "chokepoint",
            ScreenTable.DIRECT,
            "Ranks where to look, no forecast: no substitutes, stocks or time; that a tenth of net exports can be added"
                    + " within the year is assumed (--spare).");

    private final String word;
    private final ScreenTable table;
    private final String cannotSay;

    ScreenMethod(String word, ScreenTable table, String cannotSay) {
        this.word = word;
        this.table = table;
        this.cannotSay = cannotSay;
    }

    /// The word on the command line.
    public String word() {
        return word;
    }

    /// The table that is written where no other is asked for.
    public ScreenTable table() {
        return table;
    }

    /// The tables it can write.
    public List<ScreenTable> tables() {
        return switch (this) {
            case GEODEP -> List.of(ScreenTable.GEODEP_WINDOW, ScreenTable.GEODEP_YEAR);
            case EC_2021 -> List.of(ScreenTable.EC_YEAR);
            case EC_PERSISTENT -> List.of(ScreenTable.EC_PERSISTENCE, ScreenTable.EC_YEAR, ScreenTable.FAILURE_POINTS);
            case CLOSURE -> List.of(ScreenTable.DIRECT, ScreenTable.INDIRECT, ScreenTable.FAILURE_POINTS);
        };
    }

    /// What a screen by it cannot say.
    public String cannotSay() {
        return cannotSay;
    }

    public static ScreenMethod parse(String word) {
        for (ScreenMethod method : values()) {
            if (method.word.equals(word)) {
                return method;
            }
        }
        throw new IllegalArgumentException(
                "The method (" + word + ") must be geodep, ec-2021, ec-persistent or chokepoint.");
    }
}
