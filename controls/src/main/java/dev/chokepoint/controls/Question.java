package dev.chokepoint.controls;

import dev.chokepoint.base.Explanation;
import java.time.LocalDate;

/// A shipment that an engine has read once, to be asked on many days.
///
/// It belongs to the thread that read it; other threads read the shipment again.
public final class Question {
    private final Desk desk;
    private final Shipment shipment;
    private final ItemClass item;
    private final PlaceFacet.Lane lane;
    private final PartyFacet.PartyClass party;
    private final ItemFacet.Entry entry;
    private final boolean unknown;
    private final ItemFacet.Kept kept;
    private final Explanation[] told;
    private final int day;
    private final int knownDay;

    Question(
            Desk desk,
            Shipment shipment,
            ItemClass item,
            PlaceFacet.Lane lane,
            PartyFacet.PartyClass party,
            ItemFacet.Entry entry,
            boolean unknown,
            ItemFacet.Kept kept,
            Explanation[] told) {
        this.desk = desk;
        this.shipment = shipment;
        this.item = item;
        this.lane = lane;
        this.party = party;
        this.entry = entry;
        this.unknown = unknown;
        this.kept = kept;
        this.told = told;
        this.day = RuleClock.day(shipment.on());
        this.knownDay = RuleClock.day(shipment.known());
    }

    public Shipment shipment() {
        return shipment;
    }

    boolean belongsTo(Desk other) {
        return desk.equals(other);
    }

    DeterminationEngine.Answer answer() {
        return desk.answer(this, shipment.on(), day, knownDay);
    }

    DeterminationEngine.Answer answer(LocalDate on) {
        return desk.answer(this, on, RuleClock.day(on), knownDay);
    }

    Determination determination() {
        return desk.determine(this);
    }

    ItemClass item() {
        return item;
    }

    PlaceFacet.Lane lane() {
        return lane;
    }

    PartyFacet.PartyClass party() {
        return party;
    }

    ItemFacet.Entry entry() {
        return entry;
    }

    /// The figures of the item.
    ItemFacet.Kept kept() {
        return kept;
    }

    /// What was inferred of the item.
    Explanation[] told() {
        return told;
    }

    boolean unknown() {
        return unknown;
    }
}
