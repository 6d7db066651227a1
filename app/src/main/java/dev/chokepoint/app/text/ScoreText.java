package dev.chokepoint.app.text;

import dev.chokepoint.data.annotated.AnnotatedText.Verdict;
import dev.chokepoint.data.annotated.ScoreSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How well annotated texts are read, as a table.
public final class ScoreText {
    /// One set of texts.
    public record Row(String name, ScoreSheet sheet) {}

    private ScoreText() {}

    public static List<String> lines(List<Row> rows) {
        List<String> out = new ArrayList<>();
        out.add("Facts that must be found, claims made, and of the claims that could enter the ledger what became of"
                + " them.");
        out.add(line("", "", "", "read", "", "", "", "could", "", "", "", "told as", ""));
        out.add(line(
                "set",
                "texts",
                "facts",
                "right",
                "R",
                "P",
                "F1",
                "enter",
                "right",
                "reversed",
                "invented",
                "fact",
                "misread"));
        ScoreSheet all = ScoreSheet.empty();
        for (Row r : rows) {
            out.add(row(r.name(), r.sheet()));
            all = all.plus(r.sheet());
        }
        if (rows.size() > 1) {
            out.add(row("all", all));
        }
        return out;
    }

    /// How far the reader agrees with the rules, as a sentence.
    public static String agreement(ScoreSheet.Agreement a) {
        return "Agreement with the rules: " + a.both() + " read alike, " + a.differ() + " otherwise, " + a.onlyFirst()
                + " by the rules only, " + a.onlySecond() + " by the model only (" + share(a.share()) + ").";
    }

    private static String row(String name, ScoreSheet s) {
        return line(
                name,
                s.texts(),
                s.required(),
                s.found(),
                share(s.recall()),
                share(s.precision()),
                share(s.f1()),
                s.ledgerReady(),
                s.count(Verdict.RIGHT),
                s.count(Verdict.REVERSED),
                s.count(Verdict.INVENTED),
                s.count(Verdict.NOT_YET),
                s.count(Verdict.MISREAD));
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-26s %6s %8s %6s %5s %5s %5s %7s %6s %9s %9s %8s %8s", cells)
                .stripTrailing();
    }

    private static String share(double x) {
        return Double.isNaN(x) ? "–" : String.format(Locale.ROOT, "%.2f", x);
    }
}
