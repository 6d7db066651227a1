package dev.chokepoint.app.view.losses;

import java.util.List;

/// What the controls in force cost a party over the whole plan.
///
/// @param best USD lost in the best case (equilibrium); negative is a gain
public record LossView(String party, String name, double best, List<PartView> parts, String why) {}
