package dev.chokepoint.app.view.losses;

import java.util.List;
import java.util.Map;

/// The cost of a measure by the months it lasts, USD by party.
public record ProfileView(String measure, List<Integer> months, Map<String, double[]> onParty) {}
