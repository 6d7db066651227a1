package dev.chokepoint.deals.uncertainty;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.Acceptance;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often a package stays a good choice under draws of what is uncertain.
///
/// Every draw values the same packages with the same random inputs, so that differences between packages
/// are not noise.
///
/// @param onFrontier the share of draws in which no other package beats it
/// @param acceptable the share of draws in which every party likes it at least as much as no deal
/// @param chosen the share of draws in which the rule picks it; a tie counts for each
/// @param regret per party, how much less it gives than the package the rule picks, per draw in ascending
///     order; draws without a deal compare with no deal
public record Robustness(String id, double onFrontier, double acceptable, double chosen, List<List<Double>> regret) {
    public Robustness {
        regret = regret.stream().map(r -> r.stream().sorted().toList()).toList();
    }

    /// One draw: all packages valued, and what each party has without a deal.
    public record Draw(List<ValuedPackage> packages, List<Double> disagreement) {
        public Draw {
            packages = List.copyOf(packages);
            disagreement = List.copyOf(disagreement);
        }
    }

    /// The `p`-quantile of a party's regret.
    public double regretQuantile(int party, double p) {
        List<Double> sorted = regret.get(party);
        return sorted.get(Math.clamp((int) Math.ceil(p * sorted.size()) - 1, 0, sorted.size() - 1));
    }

    /// Counts over the draws, per package in the order of the first draw.
    public static List<Robustness> of(Bargain rule, List<Draw> draws) {
        if (draws.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one draw.");
        }
        Map<String, Integer> index = new HashMap<>();
        for (ValuedPackage p : draws.getFirst().packages()) {
            index.put(p.id(), index.size());
        }
        int n = index.size();
        int parties = draws.getFirst().disagreement().size();
        int[] onFrontier = new int[n];
        int[] acceptable = new int[n];
        int[] chosen = new int[n];
        List<List<List<Double>>> regret = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            List<List<Double>> perParty = new ArrayList<>();
            for (int i = 0; i < parties; i++) {
                perParty.add(new ArrayList<>());
            }
            regret.add(perParty);
        }
        for (Draw draw : draws) {
            if (draw.packages().size() != n) {
                throw new IllegalArgumentException("The draws value different packages (" + n + " and "
                        + draw.packages().size() + ").");
            }
            for (ValuedPackage p : Frontier.of(draw.packages()).points()) {
                onFrontier[at(index, p)]++;
            }
            Settlement settlement = rule.among(draw.packages(), draw.disagreement());
            List<Double> reference = draw.disagreement();
            for (Settlement.Lottery l : settlement.agreements()) {
                chosen[at(index, l.parts().getFirst().deal())]++;
            }
            if (!settlement.agreements().isEmpty()) {
                reference = settlement.agreements().getFirst().utilities();
            }
            for (ValuedPackage p : draw.packages()) {
                int k = at(index, p);
                if (Acceptance.isAcceptable(p.utilities(), draw.disagreement())) {
                    acceptable[k]++;
                }
                for (int i = 0; i < parties; i++) {
                    regret.get(k).get(i).add(reference.get(i) - p.utility(i));
                }
            }
        }
        List<Robustness> all = new ArrayList<>();
        double m = draws.size();
        for (ValuedPackage p : draws.getFirst().packages()) {
            int k = at(index, p);
            all.add(new Robustness(p.id(), onFrontier[k] / m, acceptable[k] / m, chosen[k] / m, regret.get(k)));
        }
        return all;
    }

    private static int at(Map<String, Integer> index, ValuedPackage p) {
        Integer k = index.get(p.id());
        if (k == null) {
            throw new IllegalArgumentException("The package (" + p.id() + ") is not in the first draw.");
        }
        return k;
    }
}
