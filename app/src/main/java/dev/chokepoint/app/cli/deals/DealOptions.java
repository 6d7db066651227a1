package dev.chokepoint.app.cli.deals;

import dev.chokepoint.answer.deals.DealQuestion;
import dev.chokepoint.answer.deals.NoDealMixture;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.view.deals.DealTerms;
import dev.chokepoint.data.deals.WeightFiles;
import dev.chokepoint.deals.space.NoDealScenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What a user says about a negotiation: what follows without a deal, weights of policy, red lines, packages.
final class DealOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--no-deal",
            paramLabel = "WHAT",
            defaultValue = "all",
            description = "what follows without a deal: shut (no licence reopens by itself), record (licences reopen as"
                    + " the record says), escalate (what is threatened comes), several with commas, or all; the first"
                    + " is looked at in full; shut=0.5,record=0.5 also tells gains by these chances (default:"
                    + " ${DEFAULT-VALUE})")
    private String noDeal = "all";

    @Option(
            names = "--from",
            paramLabel = "START",
            defaultValue = "alone",
            description = "where bargaining rules start from: alone (what each side would do without a partner) or"
                    + " no-deal (default: ${DEFAULT-VALUE})")
    private String from = "alone";

    @Option(
            names = "--weights",
            paramLabel = "WHICH",
            defaultValue = "revealed",
            description = "weights of policy on controls: revealed (at least what makes keeping pay for what is kept),"
                    + " none (only those stated), or a file that deals ask wrote, of which the middle of each interval"
                    + " counts (default: ${DEFAULT-VALUE})")
    private String weights = "revealed";

    @Option(
            names = "--weight",
            paramLabel = "SIDE:CONCESSION=USD",
            description = "what a side's policy puts on keeping a control, USD over the plan; may be repeated")
    private List<String> weight = new ArrayList<>();

    @Option(
            names = "--red-line",
            paramLabel = "CONCESSION=OPTION",
            description = "an option that is ruled out, such as us-eda=lift; may be repeated")
    private List<String> redLine = new ArrayList<>();

    @Option(
            names = "--package",
            paramLabel = "CONCESSION=OPTION,...",
            description = "a package to value, such as us-eda=lift,us-ethane=suspend:6; may be repeated")
    private List<String> packages = new ArrayList<>();

    DealTerms terms() {
        Optional<NoDealMixture> mixture = mixture();
        return new DealTerms(
                mixture.map(NoDealMixture::scenarios).orElseGet(this::scenarios),
                mixture,
                word("--from", from, List.of("alone", "no-deal")).equals("alone")
                        ? DealQuestion.Start.ALONE
                        : DealQuestion.Start.NO_DEAL,
                weights.equals("none") ? DealQuestion.Weights.STATED : DealQuestion.Weights.REVEALED,
                stated(),
                redLine,
                packages);
    }

    /// The weights of a file before those on the command line, which count where both state one.
    private List<String> stated() {
        List<String> all = new ArrayList<>();
        if (!List.of("revealed", "none").contains(weights)) {
            Path file = Path.of(weights);
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "The value (" + weights + ") of --weights must be revealed, none or a file of weights.");
            }
            for (WeightFiles.Answered a : InputException.require("The weights " + file, WeightFiles.read(file))) {
                all.add(String.format(
                        Locale.ROOT,
                        "%s:%s=%f",
                        a.side(),
                        a.concession(),
                        (a.weight().lowUsd() + a.weight().highUsd()) / 2));
            }
        }
        all.addAll(weight);
        return all;
    }

    /// Chances such as `shut=0.5,record=0.5`; empty where scenarios are only named.
    private Optional<NoDealMixture> mixture() {
        if (!noDeal.contains("=")) {
            return Optional.empty();
        }
        Map<NoDealScenario, Double> chances = new EnumMap<>(NoDealScenario.class);
        for (String text : noDeal.split(",")) {
            String[] parts = text.split("=", 2);
            String word = word("--no-deal", parts[0].strip(), List.of("shut", "record", "escalate"));
            try {
                if (parts.length < 2
                        || chances.put(
                                        NoDealScenario.valueOf(word.toUpperCase(Locale.ROOT)),
                                        Double.parseDouble(parts[1].strip()))
                                != null) {
                    throw noMixture();
                }
            } catch (NumberFormatException e) {
                throw noMixture();
            }
        }
        try {
            return Optional.of(new NoDealMixture(chances));
        } catch (IllegalArgumentException e) {
            throw noMixture();
        }
    }

    private ParameterException noMixture() {
        return new ParameterException(
                spec.commandLine(),
                "The value (" + noDeal
                        + ") of --no-deal must give at least two scenarios, each once, chances above 0 that"
                        + " sum to 1, such as shut=0.5,record=0.5.");
    }

    private List<NoDealScenario> scenarios() {
        if (noDeal.equals("all")) {
            return List.of();
        }
        List<NoDealScenario> all = new ArrayList<>();
        for (String text : noDeal.split(",")) {
            String word = word("--no-deal", text.strip(), List.of("shut", "record", "escalate", "all"));
            NoDealScenario scenario = NoDealScenario.valueOf(word.toUpperCase(Locale.ROOT));
            if (!all.contains(scenario)) {
                all.add(scenario);
            }
        }
        return all;
    }

    private String word(String option, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new ParameterException(
                    spec.commandLine(), "The value (" + value + ") of " + option + " must be one of " + known + ".");
        }
        return value;
    }
}
