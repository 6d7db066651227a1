package dev.chokepoint.app.view.losses;

import java.util.List;

/// A flow of value between two nodes.
///
/// @param baseline USD per month without controls
/// @param lowest lowest month under controls as a share of the baseline
/// @param measures measures that hold this lane
public record ChainLink(String from, String to, double baseline, double lowest, List<String> measures, String why) {}
