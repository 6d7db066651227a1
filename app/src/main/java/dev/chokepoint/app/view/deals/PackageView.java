package dev.chokepoint.app.view.deals;

import java.util.List;

/// A package: one option per concession.
public record PackageView(List<Integer> options, double[] gains, boolean frontier, String label) {}
