package dev.chokepoint.app.view.scope;

import dev.chokepoint.answer.Scope;
import dev.chokepoint.controls.law.Horizon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How far an answer reaches, in words.
final class ScopeViews {
    private ScopeViews() {}

    static ScopeView of(Scope scope) {
        Map<String, String> read = new TreeMap<>();
        for (Horizon h : scope.horizons()) {
            read.put(h.issuer(), h.readThrough().toString());
        }
        String forecast = scope.forecastFrom().map(Object::toString).orElse("");
        return new ScopeView(
                line(scope, read, forecast),
                read,
                scope.notHeld(),
                forecast,
                scope.suspensions().branch().word(),
                scope.suspensions().open().stream()
                        .map(s -> new OpenSuspensionView(
                                s.measure(),
                                s.by(),
                                s.lastDay().toString(),
                                s.announced().map(Object::toString).orElse("")))
                        .toList(),
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
        if (!scope.suspensions().open().isEmpty()) {
            parts.add(suspensions(scope.suspensions()));
        }
        if (!scope.notHeld().isEmpty()) {
            parts.add("own export law not held of " + String.join(", ", scope.notHeld()));
        }
        parts.add(scope.assumed() + " of " + scope.figures() + " figures are assumed");
        return "Scope: " + String.join("; ", parts) + ".";
    }

    /// `suspensions are taken to end as written: 1 of US on 2026-11-09, 12 of CN on 2026-11-10 (--branch …)`
    private static String suspensions(Scope.Suspensions suspensions) {
        Map<String, Integer> ends = new LinkedHashMap<>();
        suspensions.open().forEach(s -> ends.merge("of " + s.issuer() + " on " + s.lastDay(), 1, Integer::sum));
        List<String> counted = new ArrayList<>();
        ends.forEach((end, count) -> counted.add(count + " " + end));
        String written = String.join(", ", counted);
        return switch (suspensions.branch()) {
            case SCHEDULED ->
                "suspensions are taken to end as written: " + written
                        + " (--branch announced or extended asks otherwise)";
            case ANNOUNCED ->
                "branch announced: suspensions are taken to run to the day that was said, where one was; written are "
                        + written;
            case EXTENDED -> "branch extended: suspensions are taken to go on; written are " + written;
        };
    }
}
