package dev.chokepoint.answer.expected;

import dev.chokepoint.answer.Question;
import dev.chokepoint.exposure.expected.ExpectedDraw;
import dev.chokepoint.exposure.expected.ObservationError;
import dev.chokepoint.exposure.expected.Outcome;
import dev.chokepoint.exposure.uncertainty.DrawWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// The draws of the expected case weighed by what had been published of the plan's own months by the day of the
/// question.
///
/// A draw counts by how likely it makes all figures together ([ObservationError]). Where few draws would carry
/// all the weight less is learnt ([DrawWeights]): at least [#LEAST] draws' worth is left, and 15 % of them.
///
/// Source: docs/model/expected.md#nowcast
///
/// @param figures what was learnt from, in the order in which it is stated
/// @param beta 1 where all was learnt that the figures say
/// @param effective how many draws the weighed ones are worth
/// @param standing measures that may be a standing restriction, with the chance before and after
public record Nowcast(
        List<Judged> figures,
        double beta,
        double effective,
        ExpectedLosses.Band total,
        Map<String, ExpectedLosses.Band> byParty,
        List<Restriction> standing) {
    /// Least effective number of draws that must be left; fewer draws than that are not weighed.
    static final int LEAST = 16;

    /// The same as a share of the draws, where that is more.
    private static final double LEAST_SHARE = 0.15;

    public Nowcast {
        figures = List.copyOf(figures);
        standing = List.copyOf(standing);
    }

    /// A figure that was observed, with what was expected of it before the draws were weighed and
    /// after.
    public record Judged(Outcome outcome, ExpectedLosses.Band before, ExpectedLosses.Band after) {}

    /// Chance that licences under a measure are a standing restriction, before and after.
    public record Restriction(String measure, double before, double after) {}

    /// The draws weighed; empty where nothing was published by then of lanes and months of the plan, draws are
    /// too few, or a scenario changes the world: what was observed is of the world as it was.
    public static Optional<Nowcast> of(Question question, ExpectedLosses expected) {
        if (!question.scenario().equals(Question.Scenario.NONE)) {
            return Optional.empty();
        }
        return question.world()
                .behaviour()
                .flatMap(b -> of(
                        expected,
                        question.world().outcomes().stream()
                                .filter(o ->
                                        !o.published().isAfter(question.asOf().known()))
                                .toList(),
                        ObservationError.of(b)));
    }

    static Optional<Nowcast> of(ExpectedLosses expected, List<Outcome> published, ObservationError error) {
        List<ExpectedDraw> draws = expected.draws();
        List<Outcome> told = published.stream()
                .filter(o ->
                        draws.stream().allMatch(d -> o.in(d, expected.first()).isPresent()))
                .toList();
        if (told.isEmpty() || draws.size() < LEAST) {
            return Optional.empty();
        }
        double[] logs = draws.stream()
                .mapToDouble(d -> told.stream()
                        .mapToDouble(o -> error.logLikelihood(o, d, expected.first()))
                        .sum())
                .toArray();
        DrawWeights weights = DrawWeights.of(logs, Math.max(LEAST, LEAST_SHARE * draws.size()));
        double[] w = weights.weights();
        Map<String, ExpectedLosses.Band> byParty = new LinkedHashMap<>();
        expected.byParty()
                .keySet()
                .forEach(p -> byParty.put(p, band(draws, d -> d.lossByParty().getOrDefault(p, 0.0), w)));
        List<Judged> figures = told.stream()
                .map(o -> new Judged(
                        o,
                        expected.of(o).orElseThrow(),
                        band(draws, d -> o.in(d, expected.first()).orElseThrow(), w)))
                .toList();
        return Optional.of(new Nowcast(
                figures,
                weights.beta(),
                weights.effective(),
                band(draws, ExpectedDraw::loss, w),
                byParty,
                standing(draws, w)));
    }

    private static ExpectedLosses.Band band(
            List<ExpectedDraw> draws, ToDoubleFunction<ExpectedDraw> output, double[] weights) {
        return ExpectedLosses.band(draws.stream().mapToDouble(output).toArray(), weights);
    }

    private static List<Restriction> standing(List<ExpectedDraw> draws, double[] weights) {
        TreeSet<String> measures = new TreeSet<>();
        draws.forEach(d -> measures.addAll(d.standing()));
        List<Restriction> all = new ArrayList<>();
        for (String measure : measures) {
            double before = 0;
            double after = 0;
            for (int k = 0; k < weights.length; k++) {
                if (draws.get(k).standing().contains(measure)) {
                    before += 1.0 / weights.length;
                    after += weights[k];
                }
            }
            all.add(new Restriction(measure, before, after));
        }
        return all;
    }
}
