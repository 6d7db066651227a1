package dev.chokepoint.exposure.backtest;

import dev.chokepoint.exposure.horizon.Knowledge;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Remembers what a ledger said, for all draws: determinations do not depend on the draw.
final class Memory implements Knowledge {
    private record Asked(LocalDate known, String item, String from, String to, EndUse endUse, LocalDate on) {}

    private final Knowledge ledger;
    private final Map<Asked, LaneControls.Stretch> answers = new HashMap<>();
    private final Map<LocalDate, LaneControls.Determiner> determiners = new HashMap<>();

    public Memory(Knowledge ledger) {
        this.ledger = ledger;
    }

    @Override
    public LaneControls.Determiner asKnown(LocalDate day) {
        return new LaneControls.Determiner() {
            @Override
            public List<LaneControls.Binding> bindings(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
                return stretch(item, from, to, endUse, on).bindings();
            }

            @Override
            public LaneControls.Stretch stretch(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
                return answer(day, item, from, to, endUse, on);
            }
        };
    }

    private synchronized LaneControls.Stretch answer(
            LocalDate day, Item item, Place from, Place to, EndUse endUse, LocalDate on) {
        Asked asked = new Asked(day, item.id(), from.id(), to.id(), endUse, on);
        LaneControls.Stretch found = answers.get(asked);
        if (found == null) {
            found = determiners.computeIfAbsent(day, ledger::asKnown).stretch(item, from, to, endUse, on);
            answers.put(asked, found);
        }
        return found;
    }

    @Override
    public LocalDate lastNews(LocalDate day) {
        return ledger.lastNews(day);
    }
}
