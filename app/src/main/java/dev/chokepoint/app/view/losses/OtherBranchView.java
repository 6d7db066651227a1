package dev.chokepoint.app.view.losses;

import java.util.Map;

/// What the controls cost in the best case if suspensions that may run out go on in another way, USD.
///
/// @param moved whether that moves a loss by more than a tenth
public record OtherBranchView(String branch, double loss, Map<String, Double> onParty, boolean moved) {}
