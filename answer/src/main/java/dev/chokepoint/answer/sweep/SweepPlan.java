package dev.chokepoint.answer.sweep;

import dev.chokepoint.base.AsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a sweep asks: every world under every scenario on every day, each in so many draws.
///
/// @param worlds names or folders of worlds
/// @param scenarios files of changes, one after the other; empty texts stand for the world as it stands
/// @param days what is asked about which day by the knowledge of which
/// @param draws draws of the uncertain figures; central values come in any case
public record SweepPlan(
        String name,
        List<String> worlds,
        List<String> scenarios,
        List<AsOf> days,
        int draws,
        long seed,
        Set<SweepOutput> outputs) {
    public SweepPlan {
        worlds = List.copyOf(worlds);
        scenarios = List.copyOf(scenarios);
        days = List.copyOf(days);
        outputs = Set.copyOf(outputs);
    }

    /// One world under one scenario on one day.
    ///
    /// @param index its place in the plan, from 0
    /// @param scenario empty for the world as it stands
    public record Cell(int index, String world, String scenario, AsOf day) {}

    /// The cells in the order of worlds, scenarios and days.
    public List<Cell> cells() {
        List<Cell> all = new ArrayList<>();
        for (String world : worlds) {
            for (String scenario : scenarios) {
                for (AsOf day : days) {
                    all.add(new Cell(all.size(), world, scenario, day));
                }
            }
        }
        return all;
    }

    /// The number of questions: central values and draws of every cell.
    public long size() {
        return (long) worlds.size() * scenarios.size() * days.size() * (draws + 1L);
    }
}
