package dev.chokepoint.controls.compiled;

import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.Owner;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/// Whether the end user of a shipment is listed, or owned by listed parties, on one day.
final class ListedParties {
    /// From this aggregate share on a party that listed parties own counts as listed itself, percent.
    private static final double COUNTS_AS_LISTED = 50;

    private final Rulebook book;
    private final ShipmentReader reader;
    private final ShipmentFacts facts;
    private final Shipment shipment;
    private final LocalDate on;
    private final StatusDay statusDay;
    private final LocalDate known;

    ListedParties(Rulebook book, ShipmentFacts facts, LocalDate on, StatusDay statusDay) {
        this.book = book;
        this.reader = book.reader;
        this.facts = facts;
        this.shipment = facts.shipment;
        this.on = on;
        this.statusDay = statusDay;
        this.known = shipment.known();
    }

    /// Whether the end user is one of the parties of a set.
    Truth covers(PartySet set) {
        return switch (set) {
            case PartySet.Anyone _ -> Truth.YES;
            case PartySet.ListedBy(String measure, String tag) -> {
                for (ShipmentFacts.Match m : facts.parties) {
                    for (Reference.Listing l : m.party().listings()) {
                        if (l.measure().equals(measure)
                                && (tag.isEmpty() || tag.equals(l.tag()))
                                && l.stands(on, known)) {
                            yield Truth.YES;
                        }
                    }
                }
                yield Truth.NO;
            }
            case PartySet.OwnedByListed(String issuer, double from, double below) -> {
                Share share = listedShare(issuer);
                yield share.most() == 0 && shareNotStated() ? Truth.UNKNOWN : share.isWithin(from, below);
            }
            case PartySet.ListedOrOwned(String issuer, double from) -> {
                for (ShipmentFacts.Match m : facts.parties) {
                    if (isListed(m.party(), issuer, true)) {
                        yield Truth.YES;
                    }
                }
                Share share = listedShare(issuer);
                yield share.most() == 0 && shareNotStated()
                        ? Truth.UNKNOWN
                        : share.isWithin(from, Double.POSITIVE_INFINITY);
            }
        };
    }

    /// A share of which only the smallest and the largest value are known.
    private record Share(double least, double most) {
        /// Whether the share is at least `from` and less than `below`, and there is one.
        Truth isWithin(double from, double below) {
            if (most == 0 || most < from || least >= below) {
                return Truth.NO;
            }
            return least > 0 && least >= from && most < below ? Truth.YES : Truth.UNKNOWN;
        }
    }

    /// Whether the asker says that an owner is listed, but not how much it holds.
    private boolean shareNotStated() {
        return facts.words[reader.at("owner_listed")].equals("true")
                && Double.isNaN(facts.figures[reader.at("ownership")])
                && shipment.endUser().owners().isEmpty();
    }

    private Share listedShare(String issuer) {
        double least = 0;
        double most = 0;
        for (Owner o : shipment.endUser().owners()) {
            if (o.saidToBeListed() || listedByName(o.name(), issuer)) {
                least += o.least();
                most += o.most();
            }
        }
        int share = reader.at("ownership");
        int listed = reader.at("owner_listed");
        if (most == 0 && facts.words[listed].equals("true") && !Double.isNaN(facts.figures[share])) {
            least = facts.figures[share];
            most = least;
        }
        double recorded = 0;
        for (ShipmentFacts.Match m : facts.parties) {
            recorded = Math.max(recorded, listedShareOf(m.party(), issuer, new LinkedHashSet<>()));
        }
        return new Share(Math.max(least, recorded), Math.max(Math.min(most, 100), recorded));
    }

    private boolean listedByName(String name, String issuer) {
        return reader.parties(name).stream()
                .anyMatch(m -> isListed(m.party(), issuer)
                        || listedShareOf(m.party(), issuer, new LinkedHashSet<>()) >= COUNTS_AS_LISTED);
    }

    private boolean isListed(Reference.KnownParty party, String issuer) {
        return isListed(party, issuer, false);
    }

    private boolean isListed(Reference.KnownParty party, String issuer, boolean forItemsUnderLicence) {
        for (Reference.Listing l : party.listings()) {
            CompiledRule rule = book.firstRuleOf(l.measure()).orElse(null);
            if (rule != null
                    && rule.measure.issuer().equals(issuer)
                    && book.isListing(rule, issuer)
                    && (!forItemsUnderLicence
                            || !rule.rule.scope().licensableUnder().isEmpty())
                    && l.stands(on, known)
                    && rule.timeline(known, Audience.PUBLIC).on(statusDay.of(rule)) instanceof Status.InForce) {
                return true;
            }
        }
        return false;
    }

    /// The aggregate share that listed parties hold; an owner that is itself half owned by them
    /// counts as listed.
    private double listedShareOf(Reference.KnownParty party, String issuer, Set<String> seen) {
        if (!seen.add(party.name())) {
            return 0;
        }
        double sum = 0;
        for (Reference.Shareholding s : party.owners()) {
            if (s.from().isAfter(on) || s.to().isBefore(on)) {
                continue;
            }
            Reference.KnownParty owner = book.party(s.owner()).orElse(null);
            if (owner != null && (isListed(owner, issuer) || listedShareOf(owner, issuer, seen) >= COUNTS_AS_LISTED)) {
                sum += s.percent();
            }
        }
        return sum;
    }
}
