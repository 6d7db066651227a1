package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.space.Concession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The least weights that policy must put on controls for keeping each of them, all else kept, to pay its side.
///
/// w_k >= v_k(o) / f_k(o) for every option o that no red line rules out, where v is what giving it alone is worth to
/// its giver and f the part of the weight that the option costs. Source: docs/model/deals.md#policy-weights
public final class LeastWeights {
    private LeastWeights() {}

    /// The weights by id of the concession, USD; only those above 0.
    ///
    /// @param valuer of the space without weights
    public static Map<String, Double> of(DealValuer valuer) {
        Map<String, Double> all = new HashMap<>();
        List<Concession> concessions = valuer.space().concessions();
        for (int k = 0; k < concessions.size(); k++) {
            int position = k;
            Concession c = concessions.get(k);
            int giver = valuer.space().sideOf(k);
            double least = IntStream.range(0, c.options().size())
                    .filter(c::isOpen)
                    .mapToDouble(o -> valuer.effect(valuer.alone(position, o)).get(giver)
                            / c.options().get(o).part(valuer.monthsLeft()))
                    .max()
                    .orElse(0);
            if (least > DealValuer.NEGLIGIBLE_USD) {
                all.put(c.id(), least);
            }
        }
        return all;
    }
}
