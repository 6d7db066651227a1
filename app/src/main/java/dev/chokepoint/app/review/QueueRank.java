package dev.chokepoint.app.review;

import dev.chokepoint.controls.review.LedgerChange;

/// The part of the queue in which an item stands.
public enum QueueRank {
    /// Would change the status of a measure, or is a new one.
    STATUS(1),
    /// Would change a day, goods, parties or exemptions.
    TERMS(0.9),
    /// A plan without a day.
    PLAN(0.9),
    /// Tells as news what the ledger has: the article would be a source of it.
    KNOWN(1),
    /// Sentences without a claim that may hold an act.
    UNREAD(1),
    /// For the watch list.
    WATCH(1),
    /// Supply facts and talks.
    OTHER(1),
    /// Told as background: older than the story.
    BACKGROUND(1),
    /// The ledger has it already.
    HELD(1),
    /// Tells again what another item of the queue tells.
    AGAIN(1);

    /// Below this a claim is told as background.
    static final double NEWS = 0.2;

    private final double weight;

    QueueRank(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }

    /// What changes the ledger stands in one part, however it does.
    int part() {
        return switch (this) {
            case STATUS, TERMS, PLAN -> 0;
            case KNOWN -> 1;
            case UNREAD -> 2;
            case WATCH -> 3;
            case OTHER -> 4;
            case BACKGROUND -> 5;
            case HELD -> 6;
            case AGAIN -> 7;
        };
    }

    static QueueRank of(LedgerChange.Kind change, double news) {
        return switch (change) {
            case HELD -> HELD;
            case WATCH -> WATCH;
            case STATUS -> news < NEWS ? BACKGROUND : STATUS;
            case TERMS -> news < NEWS ? BACKGROUND : TERMS;
            case PLAN -> news < NEWS ? BACKGROUND : PLAN;
        };
    }
}
