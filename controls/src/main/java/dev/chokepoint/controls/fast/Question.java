package dev.chokepoint.controls.fast;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.compiled.RuleClock;
import dev.chokepoint.controls.determination.Answer;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;

/// A shipment that an engine has read once, to be asked on many days.
///
/// It belongs to the thread that read it; other threads read the shipment again.
public final class Question {
    private final DeterminationSession session;
    private final Shipment shipment;
    private final ItemClass item;
    private final PlaceIndex.Lane lane;
    private final PartyIndex.PartyClass party;
    private final ItemText entry;
    private final boolean unknown;
    private final boolean open;
    private final ItemIndex.Kept kept;
    private final Explanation[] inferences;
    private final OpenPoints openPoints;
    private final int day;
    private final int knownDay;

    Question(
            DeterminationSession session,
            Shipment shipment,
            ItemClass item,
            PlaceIndex.Lane lane,
            PartyIndex.PartyClass party,
            ItemText entry,
            boolean unknown,
            boolean open,
            ItemIndex.Kept kept,
            Explanation[] inferences,
            OpenPoints openPoints) {
        this.session = session;
        this.shipment = shipment;
        this.item = item;
        this.lane = lane;
        this.party = party;
        this.entry = entry;
        this.unknown = unknown;
        this.open = open;
        this.kept = kept;
        this.inferences = inferences;
        this.openPoints = openPoints;
        this.day = RuleClock.day(shipment.on());
        this.knownDay = RuleClock.day(shipment.known());
    }

    public Shipment shipment() {
        return shipment;
    }

    boolean belongsTo(DeterminationSession other) {
        return session.equals(other);
    }

    Answer answer() {
        return session.answer(this, shipment.on(), day, knownDay);
    }

    Answer answer(LocalDate on) {
        return session.answer(this, on, RuleClock.day(on), knownDay);
    }

    Determination byRules() {
        return session.byRules(this);
    }

    Determination determination() {
        return session.determine(this);
    }

    ItemClass item() {
        return item;
    }

    PlaceIndex.Lane lane() {
        return lane;
    }

    PartyIndex.PartyClass party() {
        return party;
    }

    ItemText entry() {
        return entry;
    }

    /// The figures of the item.
    ItemIndex.Kept kept() {
        return kept;
    }

    /// What was inferred of the item.
    Explanation[] inferences() {
        return inferences;
    }

    /// What of the item is not understood.
    OpenPoints openPoints() {
        return openPoints;
    }

    boolean unknown() {
        return unknown;
    }

    boolean open() {
        return open;
    }
}
