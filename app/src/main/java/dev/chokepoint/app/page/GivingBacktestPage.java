package dev.chokepoint.app.page;

import dev.chokepoint.app.input.GivingBacktester;
import dev.chokepoint.app.text.GivingBacktestText;
import dev.chokepoint.deals.giving.Calibration;
import dev.chokepoint.deals.giving.Exchange;
import dev.chokepoint.deals.giving.GivingBacktest;
import dev.chokepoint.deals.giving.GivingModel;
import dev.chokepoint.deals.giving.TakenBack;
import dev.chokepoint.deals.giving.TalkResampling;
import dev.chokepoint.deals.giving.Term;
import dev.chokepoint.deals.giving.TermSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The back-test of concessions as a document: what it missed, how good forecasts were, and what cannot be claimed.
public final class GivingBacktestPage {
    private static final int MISSES = 15;
    private static final int HASH = 12;

    private final GivingBacktester.Report report;
    private final Page page = new Page("Back-test of concessions");

    private GivingBacktestPage(GivingBacktester.Report report) {
        this.report = report;
    }

    /// The document.
    public static Page of(GivingBacktester.Report report) {
        return new GivingBacktestPage(report).build();
    }

    private Page build() {
        page.paragraph(
                "Which concessions of a talk will be given? Each row of the record (worlds/exchanges/README.md) is a"
                        + " concession that was or could have been on the table of a talk. It is forecast from what was"
                        + " known on the eve, by what is learnt from other talks, and held against what came. Given in"
                        + " part counts as given; rows first named in the outcome itself are left out. Smaller losses are"
                        + " better; always saying one half loses 0.693.");
        page.listing("chokepoint deals backtest --terms --format md > docs/backtests/deals.md");
        page.paragraph("Made from the record " + report.recordHash().substring(0, HASH) + ", " + report.rows()
                + " rows, of which a world values " + report.valued()
                + ". Intervals are of 90 %, by drawing whole talks anew.");
        inShort();
        missed();
        cannotBeClaimed();
        report.results().forEach(this::scores);
        calibration();
        for (int i = 0; i < report.studies().size(); i++) {
            terms(report.results().get(i), report.studies().get(i));
        }
        coefficients();
        takenBack();
        return page;
    }

    private GivingBacktest.Result last() {
        return report.results().getLast();
    }

    // ---- in short

    private void inShort() {
        page.heading(2, "In short");
        List<String> items = new ArrayList<>();
        for (GivingBacktest.Result result : report.results()) {
            for (GivingBacktest.Table table : result.tables()) {
                if (table.scope() == GivingBacktest.Scope.ALL) {
                    items.add(GivingBacktestText.verdict(result, table));
                }
            }
        }
        page.bullets(items);
        page.paragraph(
                "What was named by print and officials before the talk is most of what can be known. The model is"
                        + " the small logit (what was named, age, kind) with an effect of each talk as a whole, so that its"
                        + " probabilities have intervals; where it sees both codings of what was named, each has columns of its"
                        + " own.");
    }

    private void missed() {
        page.heading(2, "What it missed");
        List<GivingBacktest.Forecast> misses = last().misses();
        page.paragraph("Rows with " + GivingBacktestText.named(last()) + " that came otherwise than forecast with four"
                + " to one, worst first; " + misses.size() + " of "
                + last().rows().size() + ", learnt without the"
                + " round of talks"
                + (misses.size() > MISSES ? "; the first " + MISSES + " are shown." : "."));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("talk", "concession", "what", "P", "90 %", "came"));
        misses.stream()
                .limit(MISSES)
                .forEach(m -> rows.add(List.of(
                        "`" + m.concession().talk().id() + "`",
                        "`" + m.concession().subject().id() + "`",
                        m.concession().subject().what(),
                        two(m.byRound().probability()),
                        two(m.byRound().low()) + " to " + two(m.byRound().high()),
                        m.given() ? "given" : "not")));
        page.table(rows);
    }

    private void cannotBeClaimed() {
        page.heading(2, "What cannot be claimed");
        page.bullets(List.of(
                "That computed values forecast deals. "
                        + (report.valued() == 0
                                ? "No row is valued in this run. The talks that bundled worlds value (Geneva, London and"
                                        + " Busan, 2025) are one round: left out together, no valued row is left to learn"
                                        + " from, so whether values help cannot be tested on this record."
                                : "The model with values stands in the tables below; a claim needs an interval below 0"
                                        + " against the model without them.")
                        + " What a package is worth says what would be good, not what will be done.",
                "That the model beats a naive forecast, where the difference is less than 0.05: two coders who coded"
                        + " anew what had been named moved the small logit from 0.580 to 0.533.",
                "That it forecasts talks unlike those of the record. The talks of the United States and China in 2025"
                        + " are half of the rows and one round; left out together, all forecasts lose more than when one"
                        + " talk is left out, and age stops helping.",
                "How often promises are taken back: the record has too few cases for a rate.",
                "That nothing of how talks ended has got into what was coded as named: coders knew it."));
    }

    // ---- scores

    private void scores(GivingBacktest.Result result) {
        page.heading(2, "Scores, " + GivingBacktestText.named(result));
        if (!result.rounds().isEmpty()) {
            page.paragraph("Left out together as one round (same parties, at most 60 days apart): "
                    + result.rounds().stream().map(r -> String.join(", ", r)).collect(Collectors.joining("; "))
                    + ".");
        }
        result.tables().stream()
                .filter(t -> t.scope() == GivingBacktest.Scope.ALL)
                .forEach(this::inFull);
        List<GivingBacktest.Table> others = result.tables().stream()
                .filter(t -> t.scope() != GivingBacktest.Scope.ALL)
                .toList();
        if (!others.isEmpty()) {
            page.paragraph("Log loss of the same forecasts on other rows, each learnt from such rows alone:");
            parts(others);
        }
    }

    private void inFull(GivingBacktest.Table table) {
        page.paragraph("**" + sentence(table.protocol().words()) + "**: "
                + table.scope().words() + ", " + table.rows() + " rows of " + table.talks() + " talks, " + table.given()
                + " given.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "forecast",
                "log loss",
                "Brier",
                "AUC",
                "AUC in talk",
                "against the base rate",
                "against the best naive"));
        for (GivingBacktest.Line line : table.lines()) {
            rows.add(List.of(
                    line.name(),
                    three(line.scores().logLoss()),
                    three(line.scores().brier()),
                    three(line.scores().auc()),
                    three(line.scores().aucInTalk()),
                    difference(line.toBase()),
                    difference(line.toBestNaive())));
        }
        page.table(rows);
    }

    private void parts(List<GivingBacktest.Table> tables) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("rows", "how many (given)"));
        tables.getFirst().lines().forEach(l -> head.add(l.name()));
        head.add("model against the best naive");
        head.add("AUC in talk of the model");
        rows.add(head);
        for (GivingBacktest.Table table : tables) {
            List<String> row = new ArrayList<>(List.of(
                    table.scope().words() + "; " + table.protocol().words(),
                    table.rows() + " (" + table.given() + ")"));
            table.lines().forEach(l -> row.add(three(l.scores().logLoss())));
            GivingBacktest.Line model = table.model().getFirst();
            row.add(difference(model.toBestNaive()));
            row.add(three(model.scores().aucInTalk()));
            rows.add(row);
        }
        page.table(rows);
    }

    private void calibration() {
        page.heading(2, "Are the probabilities right");
        page.paragraph("Rows of the model with " + GivingBacktestText.named(last()) + ", rounds left out.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("P from", "to", "rows", "mean P", "given"));
        for (Calibration.Cell cell : last().calibration()) {
            rows.add(List.of(
                    String.format(Locale.ROOT, "%.1f", cell.from()),
                    String.format(Locale.ROOT, "%.1f", cell.to()),
                    Integer.toString(cell.rows()),
                    two(cell.mean()),
                    two(cell.given())));
        }
        page.table(rows);
    }

    // ---- terms

    private void terms(GivingBacktest.Result result, TermSelection.Study study) {
        page.heading(2, "Terms, " + GivingBacktestText.named(result));
        page.paragraph("Log loss with rounds left out is " + three(study.base())
                + " with the terms of the small logit and an effect of each talk. With one term more:");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("term", "log loss", "difference"));
        study.alone().entrySet().stream()
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .forEach(e -> rows.add(
                        List.of(e.getKey().words(), three(e.getValue()), signed(e.getValue() - study.base()))));
        page.table(rows);
        for (TermSelection.Chosen chosen : study.chosen()) {
            page.paragraph("Terms added one at a time while one lowers the loss by more than " + two(chosen.margin())
                    + ": on all rows " + words(chosen.terms()) + ", loss " + three(chosen.chosenLoss())
                    + ", which the choice has seen. Chosen anew without each round that is forecast: loss "
                    + three(chosen.nested().logLoss()) + ", AUC in talk "
                    + three(chosen.nested().aucInTalk())
                    + (chosen.times().isEmpty() ? "." : "; chosen " + times(chosen.times()) + "."));
        }
        page.paragraph("In all " + study.tried() + " models were scored for this section, those inside of nested"
                + " choices among them. A term stays out of the model unless it gains more than 0.05, the noise of"
                + " the coding.");
    }

    private static String words(List<Term> terms) {
        return terms.isEmpty() ? "none" : terms.stream().map(Term::words).collect(Collectors.joining("; "));
    }

    private static String times(Map<Term, Integer> times) {
        return times.entrySet().stream()
                .sorted(Map.Entry.<Term, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> e.getKey().words() + " " + e.getValue() + " times")
                .collect(Collectors.joining(", "));
    }

    private void coefficients() {
        page.heading(2, "The model");
        page.paragraph("Learnt from all rows, with " + GivingBacktestText.named(last())
                + ", on the scale of the logit; not named, 181 to 365 days old and of another kind are left without a"
                + " column. The deviation of talks is " + two(last().learnt().tau()) + ".");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "coefficient", "deviation"));
        for (GivingModel.Coefficient c : last().learnt().coefficients()) {
            rows.add(List.of(c.name(), signed(c.value()), two(c.deviation())));
        }
        page.table(rows);
    }

    private void takenBack() {
        page.heading(2, "Taken back");
        page.paragraph("Concessions that were given and ended before their time or were taken back: "
                + last().takenBack().size() + ", too few for a rate.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("talk", "concession", "what", "end of the talk", "given for", "taken back", "months after"));
        for (TakenBack back : last().takenBack()) {
            rows.add(List.of(
                    "`" + back.exchange().talk().id() + "`",
                    "`" + back.exchange().tabled().subject().id() + "`",
                    back.exchange().tabled().subject().what(),
                    back.exchange().talk().ended().toString(),
                    period(back.exchange().afterwards().period()),
                    back.on().toString(),
                    String.format(Locale.ROOT, "%.1f", back.months())));
        }
        page.table(rows);
    }

    private static String period(Exchange.Period period) {
        return switch (period) {
            case Exchange.Period.Months m -> m.months() + " months";
            case Exchange.Period.Open open -> "no term";
        };
    }

    // ---- figures

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String two(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }

    private static String three(double figure) {
        return Double.isNaN(figure) ? "–" : String.format(Locale.ROOT, "%.3f", figure);
    }

    private static String signed(double figure) {
        return String.format(Locale.ROOT, "%+.3f", figure);
    }

    private static String difference(TalkResampling.Mean mean) {
        return mean.low() == 0 && mean.high() == 0
                ? "–"
                : signed(mean.value()) + " [" + signed(mean.low()) + ", " + signed(mean.high()) + "]";
    }
}
