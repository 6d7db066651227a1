package dev.chokepoint.app.cli.deals;

import dev.chokepoint.answer.deals.WeightTalk;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Interruption;
import dev.chokepoint.app.cli.options.QuestionOptions;
import dev.chokepoint.app.text.WeightTalkText;
import dev.chokepoint.app.view.deals.DealsRun;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.deals.weights.WeightInterview;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chokepoint deals ask`: a few questions about what a side's policy puts on its controls.
@Command(
        name = "ask",
        description = "Asks one side a few questions about what its policy puts on its controls, until what it would"
                + " agree to no longer depends on them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Answers are read line by line: y, n, or an empty line to end. The weights that follow are written with",
            "--out as a file for deals --weights.",
            "Example: chokepoint deals ask --side US --no-deal shut --out us-weights.csv"
        })
public final class DealsAskCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private DealOptions terms = new DealOptions();

    @Option(names = "--space", paramLabel = "ID|FILE", description = "a deal space of the world, or a file with one")
    private Optional<String> space = Optional.empty();

    @Option(names = "--side", paramLabel = "PARTY", required = true, description = "who is asked")
    private String side = "";

    @Option(names = "--by", paramLabel = "NAME", description = "who answers, for the file of weights")
    private String by = "";

    @Option(names = "--out", paramLabel = "FILE", description = "where to write the weights")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption stop = new Interruption(Double.POSITIVE_INFINITY, err)) {
            DealsRun run = new DealsRun(err::println, stop::stop, () -> 0);
            run.talk(
                    new DealsRun.Asked(
                            question.folder(),
                            space,
                            question.asOfIfGiven(),
                            Optional.empty(),
                            terms.terms(),
                            question.threads(),
                            DealsRun.Expected.NONE,
                            0,
                            1),
                    side,
                    this::talk);
            return ExitCode.DONE;
        }
    }

    private void talk(WeightTalk talk) {
        PrintWriter to = spec.commandLine().getOut();
        WeightTalkText text = new WeightTalkText(talk, side);
        BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Optional<WeightInterview.Asked> next = talk.interview().next();
        while (next.isPresent()) {
            to.println(text.question(next.get()));
            to.flush();
            Optional<Boolean> answer = answer(answers, to);
            if (answer.isEmpty()) {
                break;
            }
            talk.interview().answer(next.get(), answer.get());
            next = talk.interview().next();
        }
        to.print(text.result(next.isEmpty()));
        to.flush();
        out.ifPresent(file -> {
            AtomicFile.write(file, text.file(LocalDate.now(ZoneId.systemDefault()), by));
            spec.commandLine().getErr().println("written: " + file);
        });
    }

    /// Yes or no; empty at the end of the input or for an empty line.
    private static Optional<Boolean> answer(BufferedReader answers, PrintWriter to) {
        try {
            while (true) {
                String line = answers.readLine();
                String word = line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
                switch (word) {
                    case "" -> {
                        return Optional.empty();
                    }
                    case "y", "yes" -> {
                        return Optional.of(true);
                    }
                    case "n", "no" -> {
                        return Optional.of(false);
                    }
                    default -> {
                        to.println("Answer y or n, or an empty line to end.");
                        to.flush();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
