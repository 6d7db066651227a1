package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.uncertainty.Draws;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is stated of offices, buyers, other makers and ways round, the same for every case and world.
///
/// Draw k of a parameter depends on the seed, the number of draws, k and the parameter's name only: the same in every
/// scenario, whatever the order of questions and the threads.
public record Behaviour(Map<BehaviourParameter, Prior> priors) {
    public Behaviour {
        Map<BehaviourParameter, Prior> given = priors;
        List<String> missing = Arrays.stream(BehaviourParameter.values())
                .filter(p -> !given.containsKey(p))
                .map(BehaviourParameter::key)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The behaviour lacks a figure for " + missing + ".");
        }
        priors = new EnumMap<>(priors);
    }

    public Prior of(BehaviourParameter parameter) {
        Prior prior = priors.get(parameter);
        if (prior == null) {
            throw new IllegalStateException("The parameter (" + parameter + ") has no figure.");
        }
        return prior;
    }

    /// The same with other priors for some parameters.
    public Behaviour with(Map<BehaviourParameter, Prior> others) {
        Map<BehaviourParameter, Prior> all = new EnumMap<>(priors);
        all.putAll(others);
        return new Behaviour(all);
    }

    /// The behaviour of draw k, from 0.
    public DrawnBehaviour draw(Draws draws, int k) {
        return DrawnBehaviour.of(this, draws, k);
    }

    /// The value of one parameter in draw k.
    double value(BehaviourParameter parameter, Draws draws, int k) {
        return of(parameter).quantile(draws.share(name(parameter), k));
    }

    /// The name under which a parameter is drawn; those that the back-test of the plan draws too have its names.
    static String name(BehaviourParameter parameter) {
        return "parameter/" + parameter.key();
    }
}
