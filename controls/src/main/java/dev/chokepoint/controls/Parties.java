package dev.chokepoint.controls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The known parties behind a shipment and the days on which what is known of them changes.
final class Parties {
    private final Rulebook book;

    Parties(Rulebook book) {
        this.book = book;
    }

    /// The parties that the end user and its owners stand for, and all who hold shares in them.
    List<Reference.KnownParty> behind(List<Facts.Match> endUser, List<Owner> owners) {
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

    /// The days on which listings, holdings and the measures that list turn.
    void turns(Facts facts, List<LocalDate> into) {
        for (Reference.KnownParty p :
                behind(facts.parties, facts.shipment.endUser().owners())) {
            for (Reference.Listing l : p.listings()) {
                span(l.from(), l.to(), into);
                book.firstRuleOf(l.measure())
                        .ifPresent(rule -> into.addAll(rule.timeline(facts.shipment.known(), Audience.PUBLIC)
                                .turns()));
            }
            p.owners().forEach(s -> span(s.from(), s.to(), into));
        }
    }

    private static void span(LocalDate from, LocalDate to, List<LocalDate> into) {
        into.add(from);
        if (to.isBefore(StatusEvent.OPEN)) {
            into.add(to.plusDays(1));
        }
    }
}
