package dev.chokepoint.app.view.deals;

import java.util.List;

public record OfferView(
        String name, String reportedBy, List<Integer> options, double[] gains, String verdict, String why) {}
