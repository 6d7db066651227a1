package dev.chokepoint.controls.law;

import java.util.List;
import java.util.Set;

/// Which shipments a rule covers; every part must hold.
///
/// @param movements empty for all
/// @param headquarters where the end user or its ultimate parent sits; all places where the rule does not ask
/// @param endUses classes of end use of which one must hold; empty for all
/// @param addressees the firms that a letter binds; empty where it binds everyone
/// @param licensableUnder an issuer under whose item lists a licence must be needed; empty where the rule
///     does not ask
/// @param item a condition on the item
/// @param codes codes the act names; those of the customs tariff never decide
public record Scope(
        Set<Movement> movements,
        PlaceSet origin,
        PlaceSet exporter,
        PlaceSet destination,
        PlaceSet headquarters,
        PartySet parties,
        Set<String> endUses,
        Set<String> addressees,
        String licensableUnder,
        Condition item,
        List<Code> codes,
        Reach reach) {
    public static final Scope ALL = new Scope(
            Set.of(),
            PlaceSet.ALL,
            PlaceSet.ALL,
            PlaceSet.ALL,
            PlaceSet.ALL,
            PartySet.ANYONE,
            Set.of(),
            Set.of(),
            "",
            Condition.ALWAYS,
            List.of(),
            Reach.ANYWHERE);

    public Scope {
        movements = Set.copyOf(movements);
        endUses = Set.copyOf(endUses);
        addressees = Set.copyOf(addressees);
        codes = List.copyOf(codes);
    }
}
