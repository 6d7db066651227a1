package dev.chokepoint.deals.weights;

import java.util.Map;

/// What a side did with its controls, and so what it says of the weights that its policy puts on them.
///
/// Money is USD; controls are numbered from 0.
public sealed interface PolicyAct {
    /// A control was kept on a day: `w >= aloneUsd + offeredUsd`.
    ///
    /// @param aloneUsd what giving it alone was worth to the side
    /// @param offeredUsd what it was offered for it beside, in a documented offer; 0 if nothing
    record Kept(int control, double aloneUsd, double offeredUsd) implements PolicyAct {}

    /// Controls were given in a package: `sum of parts times weights <= ownUsd + returnUsd`.
    ///
    /// @param parts the part of its weight that each control given costs: 1 if it ended, the share that passes
    /// @param ownUsd what giving them was worth to the side itself
    /// @param returnUsd what it got in return
    record Gave(Map<Integer, Double> parts, double ownUsd, double returnUsd) implements PolicyAct {
        public Gave {
            parts = Map.copyOf(parts);
        }
    }
}
