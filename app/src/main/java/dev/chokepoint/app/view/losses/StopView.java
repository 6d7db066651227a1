package dev.chokepoint.app.view.losses;

import java.util.List;

/// When a plant stops, in the best and the worst case; empty text for never.
public record StopView(
        String recipe,
        String item,
        String itemName,
        String place,
        String bestStops,
        String bestResumes,
        double bestLowest,
        String worstStops,
        String worstResumes,
        double worstLowest,
        List<String> measures,
        String why) {}
