package dev.chokepoint.app.view.losses;

import java.util.Map;

/// Leverage of one measure on each party, USD.
public record LeverageView(
        String measure, String title, String issuer, Map<String, Double> onParty, double total, String why) {}
