package dev.chokepoint.app.view;

import dev.chokepoint.answer.Scope;
import dev.chokepoint.controls.law.Horizon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How far an answer reaches, in words.
final class ScopeViews {
    private ScopeViews() {}

    static Assessment.ScopeView of(Scope scope) {
        Map<String, String> read = new TreeMap<>();
        for (Horizon h : scope.horizons()) {
            read.put(h.issuer(), h.readThrough().toString());
        }
        String forecast = scope.forecastFrom().map(Object::toString).orElse("");
        return new Assessment.ScopeView(
                line(scope, read, forecast),
                read,
                scope.notHeld(),
                forecast,
                scope.scenario(),
                scope.figures(),
                scope.assumed());
    }

    private static String line(Scope scope, Map<String, String> read, String forecast) {
        List<String> parts = new ArrayList<>();
        if (!scope.scenario().isEmpty()) {
            parts.add("what if: " + scope.scenario());
        }
        parts.add("known to " + scope.known());
        List<String> through = new ArrayList<>();
        read.forEach((issuer, day) -> through.add(issuer + " " + day));
        parts.add(
                through.isEmpty()
                        ? "no acts said to be read through a day"
                        : "acts read through " + String.join(", ", through));
        if (!forecast.isEmpty()) {
            parts.add("measures after these days are a forecast, from " + forecast + " on");
        }
        if (!scope.notHeld().isEmpty()) {
            parts.add("own export law not held of " + String.join(", ", scope.notHeld()));
        }
        parts.add(scope.assumed() + " of " + scope.figures() + " figures are assumed");
        return "Scope: " + String.join("; ", parts) + ".";
    }
}
