package dev.chokepoint.app.view.deals;

import java.util.List;

public record SolutionView(String rule, List<Integer> options, double[] gains, String text) {}
