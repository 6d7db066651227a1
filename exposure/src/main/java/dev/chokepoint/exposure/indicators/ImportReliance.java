package dev.chokepoint.exposure.indicators;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Uncertain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Net import reliance: the part of apparent consumption that net imports and stocks cover.
///
/// NIR = (imports − exports + stock release) / (production + imports − exports + stock release); below 0 for a
/// net exporter. One item, one stage and one year.
public final class ImportReliance {
    private ImportReliance() {}

    /// The reliance from quantities of which any may be missing.
    ///
    /// A missing stock release counts as none and is listed as a gap; any other missing quantity leaves the
    /// reliance unknown.
    public static Reading of(
            Optional<Uncertain> production,
            Optional<Uncertain> imports,
            Optional<Uncertain> exports,
            Optional<Uncertain> stockRelease) {
        Map<String, Optional<Uncertain>> inputs = new LinkedHashMap<>();
        inputs.put("production", production);
        inputs.put("imports", imports);
        inputs.put("exports", exports);
        inputs.put("stock release", stockRelease);
        List<String> gaps = new ArrayList<>();
        List<Explanation> parts = new ArrayList<>();
        inputs.forEach((name, q) -> {
            if (q.isEmpty()) {
                gaps.add(name);
            }
            parts.add(Explanation.leaf(name, q.map(Uncertain::text).orElse("missing"), "as given"));
        });
        if (production.isEmpty() || imports.isEmpty() || exports.isEmpty()) {
            return new Reading.Unknown(
                    gaps, Explanation.of("net import reliance", "not known", "missing: " + gaps, parts));
        }
        Uncertain stocks = stockRelease.orElse(Uncertain.of(0));
        List<Uncertain> box = List.of(production.get(), imports.get(), exports.get(), stocks);
        double value = formula(box.stream().mapToDouble(Uncertain::central).toArray());
        if (!Double.isFinite(value)) {
            return new Reading.Unknown(
                    List.of("apparent consumption above 0"),
                    Explanation.of("net import reliance", "not known", "apparent consumption is not above 0", parts));
        }
        Interval bounds = Corners.of(box, ImportReliance::formula);
        if (!stockRelease.isPresent()) {
            gaps.replaceAll(g -> g.equals("stock release") ? "stock release (taken as 0)" : g);
        }
        return new Reading.Known(
                value,
                bounds,
                gaps,
                Explanation.of(
                        "net import reliance",
                        Numbers.text(100 * value) + " %",
                        "(imports - exports + stock release) / apparent consumption",
                        parts));
    }

    private static double formula(double[] q) {
        double net = q[1] - q[2] + q[3];
        double consumption = q[0] + net;
        return consumption > 0 ? net / consumption : Double.NEGATIVE_INFINITY;
    }
}
