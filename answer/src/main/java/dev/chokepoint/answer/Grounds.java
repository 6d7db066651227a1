package dev.chokepoint.answer;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.FigureKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an answer rests on: what was assumed, which sources were used, and what the figures leave unexplained.
///
/// @param residuals where the observed figures of an item do not add up, and by how much
/// @param parameters the parameters of the model
/// @param assumed the figures of the world that no source gives, by key
/// @param sources the documents that figures rest on, the most used first
public record Grounds(
        List<Baseline.Residual> residuals,
        Map<String, Double> parameters,
        List<AssumedFigure> assumed,
        List<UsedSource> sources) {

    /// A figure that somebody thought likely.
    public record AssumedFigure(FigureKey key, Figure figure, String why) {}

    /// A document with the number of figures that rest on it.
    public record UsedSource(Source source, int uses) {}

    public Grounds {
        residuals = List.copyOf(residuals);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        assumed = List.copyOf(assumed);
        sources = List.copyOf(sources);
    }

    /// What the answers of a situation rest on.
    public static Grounds of(Situation situation) {
        Network network = situation.network();
        return new Grounds(
                situation.baseline().residualsByItem(),
                Assumptions.standard().listed(),
                assumed(network),
                sources(network));
    }

    private static List<AssumedFigure> assumed(Network network) {
        List<AssumedFigure> all = new ArrayList<>();
        new TreeMap<>(network.figures()).forEach((key, figure) -> {
            if (figure.provenance() instanceof Provenance.Assumed assumed) {
                all.add(new AssumedFigure(key, figure, assumed.why()));
            }
        });
        return all;
    }

    private static List<UsedSource> sources(Network network) {
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
                .map(e -> new UsedSource(e.getKey(), e.getValue()))
                .toList();
    }
}
