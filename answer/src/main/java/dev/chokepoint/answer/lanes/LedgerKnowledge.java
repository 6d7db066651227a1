package dev.chokepoint.answer.lanes;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.exposure.horizon.Knowledge;
import dev.chokepoint.exposure.restriction.LaneControls;
import java.time.LocalDate;
import java.util.TreeSet;

/// What a ledger says was public on each day.
public final class LedgerKnowledge implements Knowledge {
    private final Ledger ledger;
    private final TreeSet<LocalDate> news = new TreeSet<>();

    public LedgerKnowledge(Ledger ledger) {
        this.ledger = ledger;
        ledger.events().stream().map(StatusEvent::knownToPublic).forEach(news::add);
    }

    @Override
    public LaneControls.Determiner asKnown(LocalDate day) {
        return new LedgerBindings(ledger, day);
    }

    @Override
    public LocalDate lastNews(LocalDate day) {
        LocalDate last = news.floor(day);
        return last == null ? LocalDate.EPOCH : last;
    }
}
