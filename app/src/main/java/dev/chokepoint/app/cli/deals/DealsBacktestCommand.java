package dev.chokepoint.app.cli.deals;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.input.GivingBacktester;
import dev.chokepoint.app.page.GivingBacktestPage;
import dev.chokepoint.app.text.GivingBacktestText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.deals.GivingBacktestView;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.sheet.CsvText;
import dev.chokepoint.deals.giving.Coding;
import dev.chokepoint.deals.giving.GivingBacktest;
import dev.chokepoint.deals.giving.Predictive;
import dev.chokepoint.deals.giving.TabledConcession;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chokepoint deals backtest`: forecasts of which concessions are given, held against a record of real exchanges.
@Command(
        name = "backtest",
        description = "Forecasts which concessions of past talks were given, from what was known on the eve, and holds"
                + " that against what was given.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: chokepoint deals backtest --out p.csv",
            "Example: chokepoint deals backtest --predict tables.csv --out p.csv",
            "The record and its columns: worlds/exchanges/README.md. Results: docs/backtests/deals.md."
        })
public final class DealsBacktestCommand implements Callable<Integer> {
    enum Format {
        text,
        md,
        html,
        json
    }

    /// What the forecasts see of what was named.
    enum NamedBy {
        named(List.of(Coding.NAMED)),
        named_blind(List.of(Coding.NAMED_BLIND)),
        both(Coding.all());

        private final List<Coding> codings;

        NamedBy(List<Coding> codings) {
            this.codings = codings;
        }
    }

    /// What is left out when a row of the file of forecasts is forecast.
    enum LeftOut {
        round,
        talk
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--exchanges",
            paramLabel = "FILE",
            description = "the record of exchanges (default: the bundled one, worlds/exchanges)")
    private Optional<Path> exchanges = Optional.empty();

    @Option(
            names = "--named",
            paramLabel = "COLUMN",
            description = "what was named before the talk: ${COMPLETION-CANDIDATES} (default: each in turn; the file of"
                    + " forecasts has both)")
    private Optional<NamedBy> named = Optional.empty();

    @Option(
            names = "--values",
            paramLabel = "FILE",
            description = "what a world says that rows are worth: talk,concession,receiver_usd,giver_usd")
    private Optional<Path> values = Optional.empty();

    @Option(
            names = "--predict",
            paramLabel = "FILE",
            description = "forecasts the rows of this file instead, by the whole record; how they ended is not read")
    private Optional<Path> predict = Optional.empty();

    @Option(
            names = "--left-out",
            defaultValue = "round",
            paramLabel = "WHAT",
            description = "of the file of forecasts: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}; talks of the"
                    + " same parties within 60 days are one round)")
    private LeftOut leftOut = LeftOut.round;

    @Option(names = "--terms", description = "studies which terms would help; takes some minutes")
    private boolean terms;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "writes the forecasts as talk,concession,p,low,high to this file")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "of the answer: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        GivingBacktester tester = new GivingBacktester(exchanges, values, err::println);
        if (predict.isPresent()) {
            List<GivingBacktester.Row> rows = tester.predict(predict.get(), named.orElse(NamedBy.both).codings);
            forecasts(rows);
            return ExitCode.DONE;
        }
        List<List<Coding>> codings = named.map(n -> List.of(n.codings))
                .orElse(List.of(NamedBy.named.codings, NamedBy.named_blind.codings, NamedBy.both.codings));
        GivingBacktester.Report report = tester.run(codings, terms);
        if (out.isPresent()) {
            forecasts(report.results().getLast().rows().stream().map(this::row).toList());
        }
        String text = switch (format) {
            case text -> GivingBacktestText.of(report);
            case md -> GivingBacktestPage.of(report).markdown();
            case html -> GivingBacktestPage.of(report).html();
            case json -> AnswerJson.write(AnswerKind.DEALS_BACKTEST, GivingBacktestView.of(report));
        };
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }

    private GivingBacktester.Row row(GivingBacktest.Forecast forecast) {
        Predictive p = switch (leftOut) {
            case round -> forecast.byRound();
            case talk -> forecast.byTalk();
        };
        return new GivingBacktester.Row(forecast.concession().key(), p);
    }

    /// Writes forecasts to the file that is asked for or, without one, to the terminal.
    private void forecasts(List<GivingBacktester.Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (GivingBacktester.Row row : rows) {
            TabledConcession.Key key = row.key();
            Predictive p = row.forecast();
            lines.add(
                    List.of(key.talk(), key.concession(), figure(p.probability()), figure(p.low()), figure(p.high())));
        }
        String text = CsvText.of(List.of("talk", "concession", "p", "low", "high"), lines);
        if (out.isEmpty()) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return;
        }
        AtomicFile.write(out.get(), text);
        spec.commandLine().getErr().println("written: " + out.get());
    }

    private static String figure(double p) {
        return String.format(Locale.ROOT, "%.6f", p);
    }
}
