package dev.chokepoint.app;

import dev.chokepoint.controls.Ledger;
import dev.chokepoint.controls.StatusEvent;
import dev.chokepoint.exposure.Knowledge;
import dev.chokepoint.exposure.LaneControls;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What the ledger says could be known of the measures on each day, up to the day of the question.
final class LedgerKnowledge implements Knowledge {
    private final Ledger ledger;
    private final LocalDate last;
    private final TreeSet<LocalDate> news = new TreeSet<>();
    private final Map<LocalDate, LaneControls.Determiner> determiners = new ConcurrentHashMap<>();

    /// @param last the day of the question; nothing published later is known
    LedgerKnowledge(Ledger ledger, LocalDate last) {
        this.ledger = ledger;
        this.last = last;
        for (StatusEvent e : ledger.events()) {
            news.add(e.knownToPublic());
        }
    }

    @Override
    public LaneControls.Determiner asKnown(LocalDate day) {
        LocalDate until = day.isAfter(last) ? last : day;
        return determiners.computeIfAbsent(lastNews(until), d -> {
            LedgerDeterminer determiner = new LedgerDeterminer(ledger, d);
            return (item, from, to, use, on) -> {
                // The determiner remembers its answers; blocks ask it from several threads.
                synchronized (determiner) {
                    return determiner.bindings(item, from, to, use, on);
                }
            };
        });
    }

    @Override
    public LocalDate lastNews(LocalDate day) {
        LocalDate found = news.floor(day);
        return found == null ? day : found;
    }
}
