package dev.chokepoint.controls.compiled;

import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.shipment.Owner;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The known parties behind a shipment and the days on which what is known of them changes.
public final class KnownParties {
    private final Rulebook book;

    public KnownParties(Rulebook book) {
        this.book = book;
    }

    /// The parties that the end user and its owners stand for, and all who hold shares in them.
    List<Reference.KnownParty> behind(List<ShipmentFacts.Match> endUser, List<Owner> owners) {
        List<Reference.KnownParty> out = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        endUser.forEach(m -> add(m.party(), seen, out));
        owners.forEach(o -> book.reader.parties(o.name()).forEach(m -> add(m.party(), seen, out)));
        return out;
    }

    private void add(Reference.KnownParty party, Set<String> seen, List<Reference.KnownParty> out) {
        if (seen.add(party.name())) {
            out.add(party);
            for (Reference.Shareholding s : party.owners()) {
                book.party(s.owner()).ifPresent(owner -> add(owner, seen, out));
            }
        }
    }

    /// The days on which listings, holdings and the measures that list turn, as far as the asker knows.
    public void turns(ShipmentFacts facts, List<LocalDate> into) {
        for (CompiledRule rule : holdings(facts, into)) {
            into.addAll(rule.timeline(facts.shipment.known(), Audience.PUBLIC).turns());
        }
    }

    /// As [#turns(Facts, List)] for all knowledge there is; `known` gets the days on which knowledge changes.
    public void turns(ShipmentFacts facts, List<LocalDate> into, List<LocalDate> known) {
        for (Reference.KnownParty p :
                behind(facts.parties, facts.shipment.endUser().owners())) {
            for (Reference.Listing l : p.listings()) {
                if (l.known().isAfter(LocalDate.MIN)) {
                    known.add(l.known());
                }
            }
        }
        for (CompiledRule rule : holdings(facts, into)) {
            for (LocalDate day : rule.knownDays(Audience.PUBLIC)) {
                known.add(day);
                into.addAll(rule.timeline(day, Audience.PUBLIC).turns());
            }
        }
    }

    private List<CompiledRule> holdings(ShipmentFacts facts, List<LocalDate> into) {
        List<CompiledRule> listing = new ArrayList<>();
        for (Reference.KnownParty p :
                behind(facts.parties, facts.shipment.endUser().owners())) {
            for (Reference.Listing l : p.listings()) {
                span(l.from(), l.to(), into);
                book.firstRuleOf(l.measure()).ifPresent(listing::add);
            }
            p.owners().forEach(s -> span(s.from(), s.to(), into));
        }
        return listing;
    }

    private static void span(LocalDate from, LocalDate to, List<LocalDate> into) {
        into.add(from);
        if (to.isBefore(StatusEvent.OPEN)) {
            into.add(to.plusDays(1));
        }
    }
}
