package dev.chokepoint.app.view;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What an answer rests on: what was assumed, which sources were used, and what the figures leave unexplained.
final class Grounds {
    private Grounds() {}

    /// Where the observed figures of an item do not add up, and by how much.
    static List<Assessment.ResidualView> residuals(Baseline baseline) {
        Network network = baseline.network();
        return baseline.residualsByItem().stream()
                .map(r -> new Assessment.ResidualView(
                        r.item(),
                        network.itemName(r.item()),
                        r.observed(),
                        r.share(),
                        network.unitOf(r.item()) + "/month"))
                .toList();
    }

    /// The parameters of the model and the figures that no source gives.
    static List<Assessment.AssumptionView> assumptions(Network network) {
        List<Assessment.AssumptionView> all = new ArrayList<>();
        Assumptions.standard()
                .listed()
                .forEach((what, value) ->
                        all.add(new Assessment.AssumptionView(what, Numbers.text(value), "a parameter of the model")));
        new TreeMap<>(network.figures()).forEach((key, figure) -> {
            if (figure.provenance() instanceof Provenance.Assumed assumed) {
                all.add(new Assessment.AssumptionView(
                        key.words(), figure.value().text() + " " + figure.unit(), assumed.why()));
            }
        });
        return all;
    }

    /// The documents that figures rest on, the most used first.
    static List<Assessment.SourceView> sources(Network network) {
        Map<Source, Integer> uses = new LinkedHashMap<>();
        for (Figure f : network.figures().values()) {
            if (f.provenance() instanceof Provenance.Sourced s) {
                uses.merge(s.source(), 1, Integer::sum);
            }
        }
        return uses.entrySet().stream()
                .sorted(Map.Entry.<Source, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(e -> e.getKey().key()))
                .map(e -> new Assessment.SourceView(
                        e.getKey().key(),
                        e.getKey().title(),
                        e.getKey().publisher(),
                        e.getKey().address(),
                        e.getKey().published().toString(),
                        e.getKey().reliability().name().toLowerCase(Locale.ROOT),
                        e.getValue()))
                .toList();
    }
}
