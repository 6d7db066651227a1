package dev.chokepoint.app.view.scope;

import java.util.List;
import java.util.Map;

/// How far an answer reaches.
///
/// @param line all of it in one line
/// @param readThrough by issuer the last day through which its acts were read
/// @param notHeld places of whose own export law nothing is held
/// @param forecastFrom the first month of the plan after the earliest of these days; empty where it ends before
/// @param branch how suspensions that may run out are taken to go on: scheduled, announced or extended
/// @param scenario the name of what was changed; empty for the world as it stands
public record ScopeView(
        String line,
        Map<String, String> readThrough,
        List<String> notHeld,
        String forecastFrom,
        String branch,
        List<OpenSuspensionView> openSuspensions,
        String scenario,
        int figures,
        int assumed) {
    public ScopeView {
        notHeld = List.copyOf(notHeld);
        openSuspensions = List.copyOf(openSuspensions);
    }
}
