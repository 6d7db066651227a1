package dev.chokepoint.answer.leverage;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.exposure.equilibrium.DualFace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.leverage.Chokepoints;
import dev.chokepoint.exposure.leverage.MeasureShapley;
import dev.chokepoint.exposure.restriction.Controls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What stands beside the leverage matrix: ranges, marginals, an attribution, chokepoints and what-ifs.
///
/// @param losses by party, the range of its loss where several prices support the plan, USD
/// @param marginals by measure, what one more and the last percent of the baseline let through is worth to all, USD
/// @param attribution each measure's part of the loss from all (Shapley's values)
/// @param chokepoints items whose closure would cost most, in the world without controls
/// @param also what further closures would cost
public record LeverageStudy(
        Map<String, DualFace.Range> losses,
        Map<String, DualFace.Range> marginals,
        MeasureShapley.Result attribution,
        Chokepoints.Ranking chokepoints,
        List<FurtherClosure> also) {
    private static final MeasureShapley.Result NO_ATTRIBUTION = new MeasureShapley.Result(List.of(), true, 0, 0);
    private static final Chokepoints.Ranking NO_CHOKEPOINTS = new Chokepoints.Ranking(List.of(), 0, 0);

    /// Fewer programs attribute nothing.
    private static final int FEWEST_PROGRAMS = 2;

    public LeverageStudy {
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
        marginals = Collections.unmodifiableMap(new LinkedHashMap<>(marginals));
        also = List.copyOf(also);
    }

    /// Works out what is asked for beside a matrix; what was not begun when the work was to end is left out.
    ///
    /// @throws IllegalArgumentException if a further closure would hold nothing of this world
    public static LeverageStudy of(Situation situation, LeverageMatrix matrix, LeverageQuestion question) {
        Equilibrium equilibrium = situation.equilibrium();
        Controls controls = situation.controls();
        List<FurtherClosure> also = question.also().stream()
                .map(c -> FurtherClosure.of(situation, c))
                .toList();
        Map<String, DualFace.Range> losses = new LinkedHashMap<>();
        Map<String, DualFace.Range> marginals = new LinkedHashMap<>();
        BooleanSupplier stop = situation.means().stop();
        if (question.ranges() && !stop.getAsBoolean()) {
            try (DualFace face = DualFace.withCurves(equilibrium, controls)) {
                face.welfare()
                        .forEach((party, range) -> losses.put(
                                party, range.subtractedFrom(situation.free().welfareOf(party))));
                for (String measure : matrix.measures()) {
                    if (!stop.getAsBoolean()) {
                        marginals.put(measure, face.marginal(measure));
                    }
                }
            }
        }
        MeasureShapley.Result attribution = question.programs() < FEWEST_PROGRAMS || stop.getAsBoolean()
                ? NO_ATTRIBUTION
                : MeasureShapley.of(
                        equilibrium,
                        controls,
                        controls.measures(),
                        new MeasureShapley.Budget(question.programs(), question.seed()));
        Chokepoints.Ranking ranking = question.chokepoints() == 0 || stop.getAsBoolean()
                ? NO_CHOKEPOINTS
                : Chokepoints.rank(equilibrium, question.chokepoints());
        return new LeverageStudy(losses, marginals, attribution, ranking, also);
    }
}
