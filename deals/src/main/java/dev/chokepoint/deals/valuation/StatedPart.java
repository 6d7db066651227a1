package dev.chokepoint.deals.valuation;

import dev.chokepoint.base.Uncertain;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What packages of a space give by figures from outside the world.
///
/// Source: docs/model/deals.md#stated-worth
public final class StatedPart {
    private final List<Concession> concessions;
    private final int monthsLeft;
    private final List<Map<String, Double>> byParty = new ArrayList<>();
    private final double[][] usd;
    private final int sides;

    /// At central values.
    ///
    /// @param monthsLeft the number of months in which a concession can work
    public StatedPart(DealSpace space, int monthsLeft) {
        this(space, monthsLeft, c -> Uncertain::central);
    }

    /// At other values.
    ///
    /// @param at by concession, which value of each amount counts
    public StatedPart(DealSpace space, int monthsLeft, Function<Concession, Function<Uncertain, Double>> at) {
        this.concessions = space.concessions();
        this.monthsLeft = Math.max(1, monthsLeft);
        this.sides = space.sides().size();
        this.usd = new double[concessions.size()][sides];
        for (int k = 0; k < usd.length; k++) {
            Map<String, Double> all = concessions.get(k).stated().over(this.monthsLeft, at.apply(concessions.get(k)));
            byParty.add(all);
            for (int i = 0; i < usd[k].length; i++) {
                usd[k][i] = all.getOrDefault(space.parties().get(i), 0.0);
            }
        }
    }

    /// Adds what the sides gain while a concession is in force.
    ///
    /// @param months for how long the option is taken; a suspension may end before
    void add(double[] gains, int k, Concession.Option option, int months) {
        double part = part(option, months);
        for (int i = 0; i < gains.length; i++) {
            gains[i] += part * usd[k][i];
        }
    }

    /// What the sides gain by a package, USD.
    public double[] ofSides(List<Integer> options) {
        double[] gains = new double[sides];
        for (int k = 0; k < options.size(); k++) {
            add(gains, k, concessions.get(k).options().get(options.get(k)), monthsLeft);
        }
        return gains;
    }

    private double part(Concession.Option option, int months) {
        double time = Math.max(0, months) / (double) monthsLeft;
        return switch (option) {
            case Concession.Option.Keep keep -> 0;
            case Concession.Option.Lift lift -> time;
            case Concession.Option.Ease ease -> ease.share() * time;
            case Concession.Option.Suspend s -> Math.min(Math.max(0, months), s.months()) / (double) monthsLeft;
        };
    }

    /// What every party gains by a package, USD; parties of which nothing is stated are left out.
    Map<String, Double> ofPackage(List<Integer> options) {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int k = 0; k < options.size(); k++) {
            double part = part(concessions.get(k).options().get(options.get(k)), monthsLeft);
            if (part != 0) {
                byParty.get(k).forEach((party, whole) -> all.merge(party, part * whole, Double::sum));
            }
        }
        return all;
    }
}
