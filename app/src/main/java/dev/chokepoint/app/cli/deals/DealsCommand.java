package dev.chokepoint.app.cli.deals;

import dev.chokepoint.app.cli.options.AnswerOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Interruption;
import dev.chokepoint.app.cli.options.QuestionOptions;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.page.DealPage;
import dev.chokepoint.app.text.DealText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.deals.DealsRun;
import dev.chokepoint.app.view.deals.DomainAnswer;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.deals.DomainFiles;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.deals.bargaining.Solutions;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.frontier.NegotiationDomain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says which packages are worth agreeing on.
@Command(
        name = "deals",
        description = "Says which packages are worth agreeing on, and which one each bargaining rule picks.",
        mixinStandardHelpOptions = true,
        subcommands = {DealsAskCommand.class, DealsBacktestCommand.class},
        footer = {
            "",
            "On a world it values the packages of a deal space by the network of supply. Without dates it asks as of",
            "the day of the space, or of the world. Ctrl-C ends a long search with what was found so far.",
            "Example: chokepoint deals --side CN",
            "With --domain it reads an abstract negotiation domain (Genius XML, GeniusWeb or NegoLog JSON) and one",
            "profile per party, and prints the exact frontier and the solutions, utilities to 12 decimals."
        })
public final class DealsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private DealOptions terms = new DealOptions();

    @Option(
            names = "--space",
            paramLabel = "ID|FILE",
            description = "a deal space of the world, or a file with one (default: the latest known by then)")
    private Optional<String> space = Optional.empty();

    @Option(
            names = "--value-on",
            paramLabel = "DAY",
            description = "the day whose controls and figures count, as --as-of (default: the day of the deal space)")
    private Optional<LocalDate> valueOn = Optional.empty();

    @Option(
            names = "--offers-known",
            paramLabel = "DAY",
            description = "values offers that were public by this day, although controls and figures are those of the"
                    + " day of the question (default: that day)")
    private Optional<LocalDate> offersKnown = Optional.empty();

    @Option(
            names = "--expected",
            paramLabel = "N",
            description = "draws of the expected case, in which the packages shown are valued; 0 leaves it out"
                    + " (default: one run with everything at its median)")
    private Optional<Integer> expected = Optional.empty();

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "0",
            description = "values the deals in the best case in N worlds drawn from the uncertain figures")
    private int draws;

    @Option(names = "--seed", defaultValue = "1", description = "the seed of the draws (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "answer after this time with what was found, and by how much it could be better (default:"
                    + " none)")
    private Optional<Double> timeLimit = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder to write deals.txt, deals.json and deals.html into, instead of the terminal")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--side", paramLabel = "PARTY", description = "whose chair the advice is given from")
    private Optional<String> side = Optional.empty();

    @Option(
            names = "--domain",
            paramLabel = "FILE",
            description = "The issues and their options; needs --profile twice.")
    private Optional<Path> domain = Optional.empty();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "What the options are worth to a party; once per party, the first is A.")
    private List<Path> profiles = new ArrayList<>();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private AnswerOptions.Format format = AnswerOptions.Format.text;

    @Override
    public Integer call() {
        return domain.isPresent() ? domain(domain.get()) : world();
    }

    /// The deal space of a world, valued by its network.
    private int world() {
        PrintWriter err = spec.commandLine().getErr();
        if (draws < 0) {
            throw new ParameterException(
                    spec.commandLine(), "The number of draws (" + draws + ") must not be below 0.");
        }
        if (valueOn.isPresent() && question.asOfIfGiven().isPresent()) {
            throw new ParameterException(spec.commandLine(), "--value-on and --as-of say the same: give one.");
        }
        if (expected.orElse(0) < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--expected (" + expected.orElse(0) + ") must be 0 or more.");
        }
        double seconds = timeLimit.orElse(Double.POSITIVE_INFINITY);
        if (!(seconds > 0)) {
            throw new ParameterException(
                    spec.commandLine(), "--time-limit (" + seconds + ") must be more than 0 seconds.");
        }
        try (Interruption stop = new Interruption(seconds, err)) {
            DealsRun.Answer answer = new DealsRun(new Progress(err)::tell, stop::stop, stop::spent)
                    .answer(new DealsRun.Asked(
                            question.folder(),
                            space,
                            valueOn.map(AsOf::of).or(question::asOfIfGiven),
                            offersKnown,
                            terms.terms(),
                            question.threads(),
                            expected.map(n -> new DealsRun.Expected(n > 0, n)).orElse(DealsRun.Expected.CENTRAL),
                            draws,
                            seed));
            if (side.isPresent() && !answer.multilateral().isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--side gives the advice to one of two sides; the deal space has "
                                + answer.multilateral().getFirst().sides().size() + ".");
            }
            side.filter(s -> answer.deals().stream().noneMatch(d -> d.sides().contains(s)))
                    .filter(s -> !answer.deals().isEmpty())
                    .ifPresent(s -> {
                        throw new ParameterException(
                                spec.commandLine(),
                                "The side (" + s + ") must be a party of the deal space: "
                                        + answer.deals().getFirst().sides() + ".");
                    });
            write(answer);
            return stop.isInterrupted() ? STOPPED : ExitCode.DONE;
        }
    }

    /// Ended by a signal, as shells report it.
    private static final int STOPPED = 130;

    /// Whether there is a chair to advise: not where a search was ended.
    private static boolean isFinished(DealsRun.Answer answer) {
        return answer.deals().stream()
                .allMatch(
                        d -> d.negotiation().finished() && !d.detail().chairs().isEmpty());
    }

    private String text(DealsRun.Answer answer) {
        return side.filter(s -> isFinished(answer))
                .map(s -> DealText.chair(answer, s))
                .orElseGet(() -> DealText.both(answer));
    }

    private void write(DealsRun.Answer answer) {
        if (out.isEmpty()) {
            PrintWriter to = spec.commandLine().getOut();
            to.print(
                    switch (format) {
                        case text -> text(answer);
                        case json -> AnswerJson.write(AnswerKind.DEALS, answer);
                        case html -> DealPage.of(answer);
                    });
            to.flush();
            return;
        }
        Path folder = out.get();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StringBuilder all = new StringBuilder(DealText.both(answer));
        answer.deals().stream()
                .filter(d -> isFinished(answer))
                .flatMap(d -> d.sides().stream())
                .forEach(s -> all.append("\n\n").append(DealText.chair(answer, s)));
        AtomicFile.write(folder.resolve("deals.txt"), all.toString());
        AtomicFile.write(folder.resolve("deals.json"), AnswerJson.write(AnswerKind.DEALS, answer));
        AtomicFile.write(folder.resolve("deals.html"), DealPage.of(answer));
        spec.commandLine().getErr().println("written: deals.txt, deals.json and deals.html in " + folder);
    }

    /// Tells how a computation gets on: what is said once, and at most once a second what moves.
    private static final class Progress {
        private static final long SECOND = 1_000_000_000L;

        private final PrintWriter err;
        private long last = System.nanoTime() - SECOND;

        Progress(PrintWriter err) {
            this.err = err;
        }

        synchronized void tell(String text) {
            boolean moves = text.startsWith("group ") || text.startsWith("draw ");
            long now = System.nanoTime();
            if (!moves || now - last >= SECOND) {
                err.println(text);
                err.flush();
                last = moves ? now : last;
            }
        }
    }

    /// An abstract domain: two parties, no world.
    private int domain(Path file) {
        if (profiles.size() != 2) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The number of profiles (" + profiles.size() + ") must be 2: give --profile FILE twice.");
        }
        PrintWriter to = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (format == AnswerOptions.Format.html || out.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "An abstract domain is answered as text or json on the terminal.");
        }
        Loaded<Optional<NegotiationDomain>> loaded = DomainFiles.load(file, profiles);
        NegotiationDomain space = InputException.require("The domain", loaded).orElseThrow();
        loaded.problems().forEach(p -> err.println(p.text()));
        Frontier frontier = space.frontier();
        Solutions solutions = Solutions.of(frontier, space.disagreement());
        DomainAnswer answer = new DomainAnswer(space, frontier, solutions);
        to.println(format == AnswerOptions.Format.json ? answer.json() : answer.text());
        to.flush();
        return ExitCode.DONE;
    }
}
