package dev.chokepoint.deals.bargaining;

import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What every rule picks, among packages and among lotteries of packages, with equal weights.
///
/// @param byRule the settlements by name: `nash`, `ks`, `egalitarian`, `max_welfare` and, for two parties,
///     `nash_hull`, `ks_hull`, `egalitarian_hull`
public record Solutions(SequencedMap<String, Settlement> byRule) {
    public Solutions {
        byRule = new LinkedHashMap<>(byRule);
    }

    @Override
    public SequencedMap<String, Settlement> byRule() {
        return new LinkedHashMap<>(byRule);
    }

    /// The settlements over a frontier.
    public static Solutions of(Frontier frontier, List<Double> disagreement) {
        int n = disagreement.size();
        List<ValuedPackage> points = frontier.points();
        SequencedMap<String, Settlement> all = new LinkedHashMap<>();
        rules(n).forEach((name, rule) -> all.put(name, rule.among(points, disagreement)));
        if (n == 2) {
            rules(n).forEach((name, rule) -> {
                if (!(rule instanceof Bargain.Utilitarian)) {
                    all.put(name + "_hull", rule.amongLotteries(points, disagreement));
                }
            });
        }
        return new Solutions(all);
    }

    private static Map<String, Bargain> rules(int parties) {
        Map<String, Bargain> rules = new LinkedHashMap<>();
        rules.put("nash", Bargain.nash(parties));
        rules.put("ks", Bargain.kalaiSmorodinsky(parties));
        rules.put("egalitarian", Bargain.egalitarian(parties));
        rules.put("max_welfare", Bargain.utilitarian(parties));
        return rules;
    }
}
