package dev.chokepoint.app;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.deals.DomainFiles;
import dev.chokepoint.deals.DealSpace;
import dev.chokepoint.deals.Frontier;
import dev.chokepoint.deals.Solutions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Says which packages are worth agreeing on.
@Command(
        name = "deals",
        description = "Says which packages are worth agreeing on, and which one each bargaining rule picks.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --domain it reads an abstract negotiation domain (Genius XML, GeniusWeb or NegoLog JSON) and one",
            "profile per party, and prints the exact frontier and the solutions, utilities to 12 decimals."
        })
public final class DealsCommand implements Callable<Integer> {
    /// How the answer is written.
    enum Format {
        text,
        json
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

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
        if (domain.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Give --domain FILE and --profile FILE twice.");
        }
        return domain(domain.get());
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
