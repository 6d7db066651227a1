package dev.chokepoint.exposure.backtest;

import dev.chokepoint.base.Figure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How far each parameter is known before any episode is looked at.
public record Priors(Map<Parameter, Figure> figures) {
    public Priors {
        Map<Parameter, Figure> given = figures;
        List<Parameter> missing = Arrays.stream(Parameter.values())
                .filter(p -> !given.containsKey(p))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The parameters lack a figure for "
                    + missing.stream().map(Parameter::key).toList() + ".");
        }
        figures = new EnumMap<>(figures);
    }

    public Figure of(Parameter parameter) {
        Figure figure = figures.get(parameter);
        if (figure == null) {
            throw new IllegalStateException("The parameter (" + parameter + ") has no figure.");
        }
        return figure;
    }
}
