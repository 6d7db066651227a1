package dev.chokepoint.answer.uncertainty;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.answer.leverage.LeverageMatrix;
import dev.chokepoint.answer.leverage.Profile;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.answer.losses.PriceGap;
import dev.chokepoint.base.Figure;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.CompanyExposure;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.OutputKey;
import dev.chokepoint.exposure.uncertainty.Outputs;
import dev.chokepoint.exposure.uncertainty.Sample;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Lane;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// A question with the worlds that are drawn for it and what is kept of each draw.
public final class DrawnQuestion implements AutoCloseable {
    /// Which outputs of a draw are kept.
    public enum Part {
        EXPOSURE,
        LEVERAGE
    }

    private static final int MOST_LANES = 12;

    private final Means means;
    private final DrawnWorlds worlds;
    private final List<Draws.Input> inputs;
    private final BiFunction<DrawnWorlds.Drawn, Draw, Map<OutputKey, Double>> outputs;

    private DrawnQuestion(
            Means means,
            DrawnWorlds worlds,
            List<Draws.Input> inputs,
            BiFunction<DrawnWorlds.Drawn, Draw, Map<OutputKey, Double>> outputs) {
        this.means = means;
        this.worlds = worlds;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /// The question of an assessment again.
    ///
    /// @param losses those at central values: prices are kept of the lanes it shows
    /// @param matrix the leverage at central values: profiles are kept of the measures it shows
    public static DrawnQuestion ofWorld(
            Question question, Means means, Losses losses, LeverageMatrix matrix, Set<Part> parts) {
        List<Lane> lanes =
                losses.prices().stream().limit(MOST_LANES).map(PriceGap::lane).toList();
        Set<String> profiled = new LinkedHashSet<>();
        matrix.profiles().stream().map(Profile::measure).forEach(profiled::add);
        DrawnWorlds worlds = QuestionWorlds.of(question, means);
        return new DrawnQuestion(
                means, worlds, worlds.inputs(), (drawn, draw) -> outputs(drawn, parts, lanes, profiled));
    }

    /// A company's question again, under draws of the world and of the company's own tables.
    public static DrawnQuestion ofCompany(Question question, Means means, Bill bill) {
        int start = CompanyAnswer.start(question.world().world(), question.asOf());
        Set<String> bought =
                CompanyExposure.bought(bill).stream().map(List::getFirst).collect(Collectors.toSet());
        DrawnWorlds worlds = QuestionWorlds.of(question, means, bought);
        Map<FigureKey, Figure> figures =
                new LinkedHashMap<>(worlds.central().network().figures());
        figures.putAll(CompanyExposure.figures(bill));
        return new DrawnQuestion(
                means,
                worlds,
                Draws.inputs(figures),
                (drawn, draw) -> CompanyExposure.outputs(bill, market(drawn), start, means.solver(), draw));
    }

    private static Market market(DrawnWorlds.Drawn drawn) {
        return Market.of(drawn.best(), Rationing.run(drawn.equilibrium(), drawn.controls()), drawn.controls());
    }

    private static Map<OutputKey, Double> outputs(
            DrawnWorlds.Drawn drawn, Set<Part> parts, List<Lane> lanes, Set<String> profiled) {
        Map<OutputKey, Double> all = new LinkedHashMap<>();
        if (parts.contains(Part.EXPOSURE)) {
            Rationing.Result worst = Rationing.run(drawn.equilibrium(), drawn.controls());
            all.putAll(Outputs.losses(drawn, worst));
            all.putAll(Outputs.stops(drawn, worst));
            lanes.forEach(lane -> all.putAll(Outputs.prices(drawn, lane)));
        }
        if (parts.contains(Part.LEVERAGE)) {
            all.putAll(Outputs.leverage(drawn, drawn.controls().measures()));
            all.putAll(Outputs.issuers(drawn));
            Set<String> binding = new LinkedHashSet<>(profiled);
            binding.retainAll(drawn.controls().measures());
            all.putAll(Outputs.profiles(drawn, binding));
        }
        return all;
    }

    /// Solves the draws, until all are done or the means say stop.
    ///
    /// @param done told the number of draws done, from any thread
    public Sample sample(Draws draws, IntConsumer done) {
        return Sample.run(worlds, draws, means.threads(), inputs, outputs, done, means.stop());
    }

    /// Solves the central world once more, as each draw is solved.
    public void solveOnceMore() {
        worlds.draw(Draw.central()).close();
    }

    /// A sample beside the outputs at central values.
    public Bands bands(Sample sample) {
        return new Bands(
                sample,
                outputs.apply(worlds.central(), Draw.central()),
                worlds.central().network());
    }

    @Override
    public void close() {
        worlds.close();
    }
}
