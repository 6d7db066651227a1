package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.DealAnswer;
import dev.chokepoint.answer.deals.DealQuestion;
import dev.chokepoint.answer.deals.NoDealMixture;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a user says about a negotiation beside its deal space.
///
/// @param scenarios what may follow without a deal: shut, record, escalate; all if empty
/// @param mixture chances of them, where they are stated
/// @param start where rules start from
/// @param weights whether weights are revealed by what is kept or only those that are stated count
/// @param stated weights as `SIDE:CONCESSION=USD`
/// @param redLines further red lines as `CONCESSION=OPTION`
/// @param packages packages to value as `CONCESSION=OPTION,…`
public record DealTerms(
        List<NoDealScenario> scenarios,
        Optional<NoDealMixture> mixture,
        DealQuestion.Start start,
        DealQuestion.Weights weights,
        List<String> stated,
        List<String> redLines,
        List<String> packages) {
    /// How a package is named that a user asked about.
    public static final String ASKED = "Package asked about";

    public DealTerms {
        scenarios = List.copyOf(scenarios);
        stated = List.copyOf(stated);
        redLines = List.copyOf(redLines);
        packages = List.copyOf(packages);
    }

    /// All scenarios, weights revealed by what is kept.
    public static DealTerms standard() {
        return new DealTerms(
                List.of(),
                Optional.empty(),
                DealQuestion.Start.ALONE,
                DealQuestion.Weights.REVEALED,
                List.of(),
                List.of(),
                List.of());
    }

    /// The question on a space.
    ///
    /// @throws IllegalArgumentException if something named is not of the space
    public DealQuestion on(DealSpace space) {
        DealSpace whole = withPackages(withRedLines(withWeights(space)));
        DealQuestion question = new DealQuestion(
                whole,
                DealAnswer.Depth.FULL,
                scenarios.isEmpty() ? List.of(NoDealScenario.values()) : scenarios,
                start,
                weights);
        return mixture.map(question::withMixture).orElse(question);
    }

    /// The options of each concession of a space, as packages write them.
    public static Map<String, List<String>> offered(DealSpace space) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        space.concessions()
                .forEach(c -> all.put(
                        c.id(), c.options().stream().map(DealTerms::written).toList()));
        return all;
    }

    private DealSpace withWeights(DealSpace space) {
        Map<String, Double> byId = new HashMap<>();
        for (String text : stated) {
            String[] parts = halves(text, "weight", "SIDE:CONCESSION=USD, such as US:us-eda=2e9");
            String[] owner = parts[0].split(":", 2);
            Concession c = concession(space, owner[owner.length - 1].strip());
            String giver = space.parties().get(space.sideOf(space.concessions().indexOf(c)));
            if (owner.length == 2 && !owner[0].strip().equals(giver)) {
                throw new IllegalArgumentException("The weight (" + text + ") must name the side that gives " + c.id()
                        + ", which is " + giver + ".");
            }
            byId.put(c.id(), usd(text, parts[1].strip()));
        }
        return space.withConcessions(c -> byId.containsKey(c.id()) ? c.withWeight(byId.getOrDefault(c.id(), 0.0)) : c);
    }

    private static double usd(String text, String number) {
        double usd;
        try {
            usd = Double.parseDouble(number);
        } catch (NumberFormatException e) {
            usd = Double.NaN;
        }
        if (!(usd >= 0 && usd < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The weight (" + text + ") must be an amount in USD of 0 or above, such as 2e9.");
        }
        return usd;
    }

    private DealSpace withRedLines(DealSpace space) {
        Map<String, Set<Integer>> more = new HashMap<>();
        for (String text : redLines) {
            String[] parts = halves(text, "red line", "CONCESSION=OPTION, such as us-eda=lift");
            Concession c = concession(space, parts[0].strip());
            int option = option(c, parts[1].strip());
            if (option == 0) {
                throw new IllegalArgumentException(
                        "The red line (" + text + ") must not rule out keeping the control.");
            }
            more.computeIfAbsent(c.id(), k -> new LinkedHashSet<>(c.redLines())).add(option);
        }
        return space.withConcessions(
                c -> more.containsKey(c.id()) ? c.withRedLines(more.getOrDefault(c.id(), Set.of())) : c);
    }

    private DealSpace withPackages(DealSpace space) {
        List<DealSpace.Offer> offers = new ArrayList<>(space.offers());
        int n = 0;
        for (String text : packages) {
            n++;
            Map<String, Integer> options = new LinkedHashMap<>();
            for (String part : text.split(",")) {
                String[] parts =
                        halves(part, "package", "CONCESSION=OPTION,…, such as us-eda=lift,us-ethane=suspend:6");
                Concession c = concession(space, parts[0].strip());
                if (options.put(c.id(), option(c, parts[1].strip())) != null) {
                    throw new IllegalArgumentException("The package (" + text + ") must name " + c.id() + " once.");
                }
            }
            offers.add(new DealSpace.Offer(
                    "asked-" + n,
                    ASKED + (packages.size() > 1 ? " " + n : ""),
                    space.known(),
                    "by the user",
                    "",
                    options));
        }
        return space.withOffers(offers);
    }

    private static String[] halves(String text, String what, String form) {
        String[] parts = text.split("=", 2);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("The " + what + " (" + text + ") must be written " + form + ".");
        }
        return parts;
    }

    private static Concession concession(DealSpace space, String id) {
        List<String> ids = space.concessions().stream().map(Concession::id).toList();
        return space.concessions().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The concession (" + id + ") must be one of " + ids + "." + hint(id, ids)));
    }

    private static String hint(String word, List<String> known) {
        String hint = Spelling.hint(word, known);
        return hint.isEmpty() ? "" : "\n" + hint;
    }

    /// The position of an option written as in files and addresses: keep, lift, ease:0.5, suspend:6.
    private static int option(Concession c, String text) {
        List<String> known = c.options().stream().map(DealTerms::written).toList();
        int at = known.indexOf(text.toLowerCase(Locale.ROOT));
        if (at < 0) {
            throw new IllegalArgumentException(
                    "The option (" + text + ") of " + c.id() + " must be one of " + known + ".");
        }
        return at;
    }

    private static String written(Concession.Option option) {
        return switch (option) {
            case Concession.Option.Keep keep -> "keep";
            case Concession.Option.Lift lift -> "lift";
            case Concession.Option.Ease ease -> "ease:" + ease.share();
            case Concession.Option.Suspend suspend -> "suspend:" + suspend.months();
        };
    }
}
