package dev.chokepoint.app;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.WorldFolder;
import dev.chokepoint.data.deals.DomainFiles;
import dev.chokepoint.deals.DealSpace;
import dev.chokepoint.deals.Frontier;
import dev.chokepoint.deals.Solutions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says which packages are worth agreeing on.
@Command(
        name = "deals",
        description = "Says which packages are worth agreeing on, and which one each bargaining rule picks.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "On a world it values the packages of the latest deal space by the network of supply.",
            "With --domain it reads an abstract negotiation domain (Genius XML, GeniusWeb or NegoLog JSON) and one",
            "profile per party, and prints the exact frontier and the solutions, utilities to 12 decimals."
        })
public final class DealsCommand implements Callable<Integer> {
    /// How the answer is written.
    enum Format {
        text,
        json
    }

    /// The part of an assessment that this command gives.
    record DealsAnswer(
            Assessment.Manifest manifest, List<Assessment.DealView> deals, Map<String, Explanation> explanations) {}

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            defaultValue = WorldFolder.DEFAULT,
            description = "the folder of a world or the name of a bundled one (default: ${DEFAULT-VALUE})")
    private String world = WorldFolder.DEFAULT;

    @Mixin
    private DateOptions dates = new DateOptions();

    @Option(names = "--space", paramLabel = "ID", description = "the deal space (default: the latest known by then)")
    private Optional<String> space = Optional.empty();

    @Option(names = "--side", paramLabel = "PARTY", description = "whose chair the advice is given from")
    private Optional<String> side = Optional.empty();

    @Option(names = "--threads", defaultValue = "0", description = "threads to use (default: all)")
    private int threads;

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
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Format format = Format.text;

    @Override
    public Integer call() {
        return domain.isPresent() ? domain(domain.get()) : world();
    }

    /// The deal space of a world, valued by its network.
    private int world() {
        AsOf asOf = dates.asOf(LocalDate.now(ZoneId.systemDefault()));
        Path folder = WorldFolder.find(world);
        int count = AssessCommand.threads(threads);
        Assessment a = new Assessor(spec.commandLine().getErr()::println)
                .withSpace(space)
                .assess(folder, asOf, count);
        side.filter(s -> a.deals().stream().noneMatch(d -> d.sides().contains(s)))
                .ifPresent(s -> {
                    throw new ParameterException(
                            spec.commandLine(), "The side (" + s + ") must be a party of the deal space.");
                });
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case text -> out.print(Summary.deals(a, side, WorldFiles.record(folder, a.deals(), asOf.known())));
            case json -> out.print(AssessmentJson.write(new DealsAnswer(a.manifest(), a.deals(), a.explanations())));
        }
        out.flush();
        return Main.DONE;
    }

    /// An abstract domain: two parties, no world.
    private int domain(Path file) {
        if (profiles.size() != 2) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The number of profiles (" + profiles.size() + ") must be 2: give --profile FILE twice.");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Loaded<Optional<DealSpace>> loaded = DomainFiles.load(file, profiles);
        DealSpace space = InputException.require("The domain", loaded).orElseThrow();
        loaded.problems().forEach(p -> err.println(p.text()));
        Frontier frontier = space.frontier();
        Solutions solutions = Solutions.of(frontier, space.disagreement());
        DomainAnswer answer = new DomainAnswer(space, frontier, solutions);
        out.println(
                switch (format) {
                    case text -> answer.text();
                    case json -> answer.json();
                });
        out.flush();
        return Main.DONE;
    }
}
