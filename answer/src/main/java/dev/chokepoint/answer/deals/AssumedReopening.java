package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.Figure;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Licences under a measure that are closed on the eve of talks and that the record takes to reopen within the plan.
///
/// @param opens the month in which they come to flow, at central values
/// @param because what the months of waiting rest on, in words
/// @param isAssumed whether no source gives them
public record AssumedReopening(
        TitledMeasure measure, EndUse endUse, YearMonth opens, String because, boolean isAssumed) {

    private record Regime(String measure, EndUse endUse) {}

    static List<AssumedReopening> of(Situation situation, LocalDate eve) {
        Network network = situation.network();
        LocalDate end = network.world().dayOf(network.world().months());
        Map<Regime, LaneControls.Hold> first = new LinkedHashMap<>();
        for (LaneControls.Hold h : LaneControls.holds(
                network,
                situation.bindings(),
                Draw.central(),
                situation.question().figuresKnown())) {
            LocalDate opens = h.terms().opens(h.since());
            if (h.terms().openShare() > h.terms().closedShare() && opens.isAfter(eve) && opens.isBefore(end)) {
                first.putIfAbsent(new Regime(h.measure(), h.endUse()), h);
            }
        }
        List<AssumedReopening> all = new ArrayList<>();
        first.forEach((regime, h) -> {
            Optional<Figure> figure = figure(network, h, h.measure()).or(() -> figure(network, h, "*"));
            all.add(new AssumedReopening(
                    TitledMeasure.of(
                            regime.measure(), situation.question().world().ledger()),
                    regime.endUse(),
                    YearMonth.from(h.terms().opens(h.since())),
                    figure.map(f -> f.provenance().text()).orElse(""),
                    figure.map(f -> f.provenance().isAssumed()).orElse(true)));
        });
        return all;
    }

    private static Optional<Figure> figure(Network network, LaneControls.Hold h, String measure) {
        return network.figure(
                new FigureKey.Licence(h.issuer(), measure, h.endUse(), FigureKey.LicenceTerm.CLOSED_MONTHS));
    }
}
