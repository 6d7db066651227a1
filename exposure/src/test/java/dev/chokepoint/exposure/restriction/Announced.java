package dev.chokepoint.exposure.restriction;

import dev.chokepoint.exposure.horizon.Knowledge;
import dev.chokepoint.exposure.network.Network;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Measures with the days on which they were announced and take effect: a ledger for tests.
public record Announced(List<Act> acts) implements Knowledge {
    /// One measure.
    ///
    /// @param known the day it was announced
    /// @param until the first day on which it no longer binds
    public record Act(
            String measure,
            String issuer,
            String item,
            String from,
            String to,
            LaneControls.Effect effect,
            LocalDate known,
            LocalDate effective,
            LocalDate until) {}

    @Override
    public LaneControls.Determiner asKnown(LocalDate day) {
        return (item, from, to, endUse, on) -> acts.stream()
                .filter(a -> !a.known().isAfter(day)
                        && a.item().equals(item.id())
                        && a.from().equals(from.id())
                        && (a.to().equals("*") || a.to().equals(to.id()))
                        && !on.isBefore(a.effective())
                        && on.isBefore(a.until()))
                .map(a -> new LaneControls.Binding(a.measure(), a.issuer(), a.effect(), a.effective(), a.known()))
                .toList();
    }

    /// Prohibitions on a random third of the lanes, announced some months ahead.
    public static Announced random(Network network, long seed, int monthsAhead) {
        Random random = new Random(seed * 17 + 3);
        List<Act> acts = new ArrayList<>();
        for (Network.Arc a : network.arcs) {
            if (random.nextInt(3) > 0) {
                continue;
            }
            LocalDate effective = network.world.dayOf(random.nextInt(network.months));
            acts.add(new Act(
                    "m" + acts.size(),
                    "P0",
                    a.lane().item(),
                    a.lane().from(),
                    a.lane().to(),
                    LaneControls.Effect.CLOSED,
                    effective.minusMonths(monthsAhead),
                    effective,
                    effective.plusMonths(1 + random.nextInt(6))));
        }
        return new Announced(acts);
    }
}
