package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.deals.DealDraws;
import dev.chokepoint.answer.deals.DealQuestion;
import dev.chokepoint.answer.deals.DrawnScenario;
import dev.chokepoint.answer.deals.ExpectedDeals;
import dev.chokepoint.answer.deals.MultilateralTalks;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.answer.deals.WeightTalk;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.view.scope.Explanations;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.app.view.scope.RunManifest;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/// Answers the command `deals` on a world: one deal space, every option of every concession.
public final class DealsRun {
    private final Consumer<String> progress;
    private final BooleanSupplier stop;
    private final DoubleSupplier spent;

    /// @param stop whether to end with what was found so far
    /// @param spent the share of the time allowed that is spent; 0 without a limit
    public DealsRun(Consumer<String> progress, BooleanSupplier stop, DoubleSupplier spent) {
        this.progress = progress;
        this.stop = stop;
        this.spent = spent;
    }

    /// What is asked.
    ///
    /// @param space the id of a deal space of the world or a file with one; the latest known if empty
    /// @param asOf the dates of the question; the day of the space, or of the world, if empty
    /// @param offersKnown the day by which offers were public, where it is later than the day of the question
    /// @param terms what counts beside the space: scenarios, weights, red lines, packages
    /// @param draws worlds drawn from the uncertain figures in which the best case is valued
    public record Asked(
            Path folder,
            Optional<String> space,
            Optional<AsOf> asOf,
            Optional<LocalDate> offersKnown,
            DealTerms terms,
            int threads,
            Expected expected,
            int draws,
            long seed) {}

    /// What is asked of the expected case.
    ///
    /// @param isTold whether it is told at all
    /// @param draws how many draws; 0 for the run at medians alone
    public record Expected(boolean isTold, int draws) {
        /// The run with everything at its median.
        public static final Expected CENTRAL = new Expected(true, 0);

        /// Nothing of it.
        public static final Expected NONE = new Expected(false, 0);
    }

    /// The answer; no deals where none was known.
    ///
    /// @param deals spaces of two sides
    /// @param multilateral spaces of more sides
    public record Answer(
            Manifest manifest,
            List<DealView> deals,
            List<MultilateralView> multilateral,
            Map<String, Explanation> explanations,
            boolean stopped) {
        public Answer {
            deals = List.copyOf(deals);
            multilateral = List.copyOf(multilateral);
        }

        /// Whether there is nothing to tell.
        public boolean isEmpty() {
            return deals.isEmpty() && multilateral.isEmpty();
        }
    }

    public Answer answer(Asked q) {
        Explanations explanations = new Explanations();
        Posed posed = posed(q);
        try (Situation situation = situation(posed, q)) {
            List<DealView> views = new ArrayList<>();
            List<MultilateralView> multilateral = new ArrayList<>();
            if (posed.terms().filter(MultilateralTalks::isAbout).isPresent()) {
                MultilateralTalks.find(situation, posed.terms().orElseThrow())
                        .ifPresent(t -> multilateral.add(new MultilateralViews(t).view()));
            } else {
                posed.terms().flatMap(t -> view(situation, t, q, explanations)).ifPresent(views::add);
            }
            return new Answer(RunManifest.of(situation), views, multilateral, explanations.all(), stop.getAsBoolean());
        }
    }

    /// Talks with one side about the weights of its policy, over the first scenario that is asked about.
    ///
    /// @throws IllegalArgumentException if no space was known or the side is none of it
    public void talk(Asked q, String side, Consumer<WeightTalk> talking) {
        Posed posed = posed(q);
        DealQuestion terms = posed.terms()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No deal space was known by " + posed.question().asOf().known() + "."));
        int position = terms.space().parties().indexOf(side);
        if (MultilateralTalks.isAbout(terms)) {
            throw new IllegalArgumentException("The deal space ("
                    + terms.space().id() + ") must have two sides: weights are asked of one side against the other.");
        }
        if (position < 0) {
            throw new IllegalArgumentException("The side (" + side + ") must be a party of the deal space: "
                    + terms.space().parties() + ".");
        }
        try (Situation situation = situation(posed, q)) {
            WeightTalk.with(situation, terms, terms.scenarios().getFirst(), position)
                    .ifPresent(talking);
        }
    }

    /// A question that is posed, with the terms on the space it is about.
    private record Posed(Question question, Optional<DealQuestion> terms) {}

    private Situation situation(Posed posed, Asked q) {
        Means means =
                Means.of(Solvers.highs(), q.threads(), progress).stoppedBy(stop).within(spent);
        return Situation.of(posed.question(), means);
    }

    private Posed posed(Asked q) {
        WorldRecord record = WorldFiles.record(q.folder());
        World world = record.world();
        Optional<DealSpace> named = q.space().map(s -> named(s, record));
        AsOf asOf = q.asOf().orElseGet(() -> AsOf.of(named.map(DealSpace::known).orElse(world.asOf())));
        Optional<DealSpace> space = named.or(() -> record.talks(asOf.known()));
        space.filter(s -> s.known().isAfter(asOf.known())).ifPresent(s -> {
            throw new IllegalArgumentException("The deal space (" + s.id() + ") was not known before " + s.known()
                    + ".\nMaybe --as-of " + s.known() + " was meant.");
        });
        if (q.asOf().isEmpty()) {
            progress.accept("as of " + asOf.known() + ", the day of the " + (named.isPresent() ? "deal space" : "world")
                    + "; --as-of asks for another");
        }
        // What a user mistyped is told before anything is computed.
        Optional<DealQuestion> terms = space.map(q.terms()::on)
                .map(t -> q.offersKnown().map(t::withOffersKnown).orElse(t));
        q.offersKnown().filter(d -> d.isBefore(asOf.known())).ifPresent(d -> {
            throw new IllegalArgumentException("The day by which offers were known (" + d
                    + ") must not be before the day of the question, " + asOf.known() + ".");
        });
        q.offersKnown()
                .ifPresent(d -> progress.accept(
                        "values are as of " + asOf.known() + "; offers are those that were public by " + d));
        LocalDate figures = space.map(s -> figures(s, asOf)).orElse(asOf.known());
        return new Posed(Question.of(record, asOf).withFiguresKnown(figures), terms);
    }

    /// The deal space; empty if the work was to end before anything of it was valued.
    private Optional<DealView> view(Situation situation, DealQuestion terms, Asked q, Explanations explanations) {
        return Negotiation.find(situation, terms)
                .map(n -> view(situation, withExpected(situation, n, q), q, explanations));
    }

    /// The negotiation with what its packages will probably be worth, if that is asked and can be told.
    private Negotiation withExpected(Situation situation, Negotiation negotiation, Asked q) {
        if (!q.expected().isTold() || stop.getAsBoolean()) {
            return negotiation;
        }
        progress.accept(
                q.expected().draws() == 0
                        ? "expected case: one run with everything at its median"
                        : "expected case: the run at medians, then "
                                + q.expected().draws() + " draws");
        return ExpectedDeals.of(
                        situation,
                        negotiation,
                        q.expected().draws(),
                        q.seed(),
                        e -> progress.accept(means(negotiation, e)))
                .map(negotiation::with)
                .orElse(negotiation);
    }

    /// The means so far of the package that is shown first.
    private static String means(Negotiation negotiation, ExpectedDeals expected) {
        String draw = "draw " + expected.done() + " of " + expected.asked();
        return expected.scenarios().getFirst().drawn().map(DrawnScenario::deals).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(d -> draw + ": "
                        + negotiation.exchanges().stream()
                                .filter(e -> e.options().equals(d.options()))
                                .findFirst()
                                .map(e -> NegotiationViews.names(negotiation, e))
                                .orElse("the first package")
                        + " "
                        + d.sides().stream()
                                .map(s -> Numbers.usd(s.meanUsd())
                                        + (Double.isFinite(s.errorUsd()) ? " ± " + Numbers.usd(s.errorUsd()) : ""))
                                .collect(Collectors.joining(" / ")))
                .orElse(draw);
    }

    private DealView view(Situation situation, Negotiation negotiation, Asked q, Explanations explanations) {
        DealView view = new DealViews(negotiation, situation.question(), explanations::add).view();
        if (q.draws() == 0 || stop.getAsBoolean()) {
            return view;
        }
        DealDraws draws = DealDraws.of(situation, negotiation, q.draws(), q.seed());
        return view.with(new DealDrawViews(negotiation, draws).view());
    }

    private static LocalDate figures(DealSpace space, AsOf asOf) {
        return switch (space.figures()) {
            case DealSpace.Figures.AsKnown as -> asOf.known();
            case DealSpace.Figures.PublishedBy by -> by.day().isAfter(asOf.known()) ? by.day() : asOf.known();
        };
    }

    private static DealSpace named(String name, WorldRecord record) {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return WorldFiles.dealSpace(file, record.ledger(), record.world());
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            throw new IllegalArgumentException("There is no file (" + name + ").");
        }
        List<DealSpace> all = record.dealSpaces();
        return all.stream()
                .filter(s -> s.id().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The deal space (" + name + ") must be a file or one of "
                                + all.stream().map(DealSpace::id).toList() + "."));
    }
}
