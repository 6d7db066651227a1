package dev.chokepoint.app.view.deals;

import java.util.List;

/// One thing a side could give.
///
/// @param options the options in order; the first is to keep
/// @param gainToGiver USD to the giver when the rest stays as it is, for the strongest option
/// @param breakEven policy weight, USD, at which giving it stops paying its giver; 0 where giving it
///     never pays
/// @param policy what the giver's policy puts on keeping it, as it counts in the gains of packages
public record ConcessionView(
        String id,
        String side,
        String name,
        List<String> measures,
        List<String> options,
        double gainToGiver,
        double gainToReceiver,
        double breakEven,
        String redLine,
        PolicyWeight policy,
        String why) {}
