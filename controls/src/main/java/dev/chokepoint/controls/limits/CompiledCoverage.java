package dev.chokepoint.controls.limits;

import dev.chokepoint.controls.compiled.CompiledCondition;
import dev.chokepoint.controls.compiled.CompiledPlaces;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Gap;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The coverage table of a ledger, ready to be asked about shipments.
final class CompiledCoverage {
    private final Coverage table;
    private final List<AskedRegime> regimes = new ArrayList<>();

    private record AskedRegime(
            Regime regime,
            CompiledPlaces territory,
            CompiledCondition items,
            CompiledCondition content,
            List<AskedFacet> facets) {}

    private record AskedFacet(Facet facet, List<AskedEntry> entries) {}

    private record AskedEntry(
            CoverageEntry entry, CompiledCondition items, CompiledPlaces destinations, CompiledCondition asksFor) {}

    CompiledCoverage(Rulebook book) {
        this.table = book.ledger.coverage();
        for (Regime r : table.regimes()) {
            List<AskedFacet> facets = new ArrayList<>();
            for (Facet facet : Facet.values()) {
                if (r.facets().contains(facet)) {
                    facets.add(new AskedFacet(
                            facet,
                            table.entries(r.id(), facet).stream()
                                    .map(e -> new AskedEntry(
                                            e,
                                            book.compile(e.scope().items()),
                                            book.compile(e.scope().destinations()),
                                            book.compile(e.asksFor())))
                                    .toList()));
                }
            }
            regimes.add(new AskedRegime(
                    r, book.compile(r.territory()), book.compile(r.items()), book.compile(r.content()), facets));
        }
    }

    /// The regimes with a say on a shipment, and what of them is not held for it.
    void ask(ShipmentFacts facts, List<Limits.RegimeAsked> asked, List<Gap> gaps) {
        Shipment s = facts.shipment;
        boolean exporterHeld = false;
        for (AskedRegime r : regimes) {
            exporterHeld |= r.regime().says().contains(Regime.Link.EXPORT) && isIn(r, s.exporter(), s);
            Optional<String> why = why(r, facts);
            if (why.isPresent()) {
                asked.add(new Limits.RegimeAsked(
                        r.regime().id(),
                        r.regime().issuer(),
                        r.regime().name(),
                        why.get(),
                        table.readThrough(r.regime().issuer()).orElse(LocalDate.MIN)));
                for (AskedFacet f : r.facets()) {
                    gaps(r.regime(), f, facts, gaps);
                }
            }
        }
        if (!exporterHeld) {
            gaps.add(new Gap("", "Export control law of " + s.exporter(), Facet.ITEMS, new Gap.Reason.NotHeld()));
        }
    }

    private static boolean isIn(AskedRegime r, String place, Shipment s) {
        return r.territory().contains(place, s.on(), s.known());
    }

    /// What gives a regime a say; empty where nothing does.
    private static Optional<String> why(AskedRegime r, ShipmentFacts facts) {
        Shipment s = facts.shipment;
        if (r.items().on(facts) == Truth.NO) {
            return Optional.empty();
        }
        if (r.regime().says().contains(Regime.Link.EXPORT) && isIn(r, s.exporter(), s)) {
            return Optional.of("leaves " + s.exporter());
        }
        if (r.regime().says().contains(Regime.Link.ORIGIN) && isIn(r, s.origin(), s)) {
            return Optional.of("made in " + s.origin());
        }
        if (r.regime().says().contains(Regime.Link.CONTENT) && r.content().on(facts) != Truth.NO) {
            return Optional.of("by content or the way it was made");
        }
        return Optional.empty();
    }

    /// Every list of a facet that the shipment meets must answer; a facet without a list is a gap.
    private static void gaps(Regime regime, AskedFacet f, ShipmentFacts facts, List<Gap> gaps) {
        Shipment s = facts.shipment;
        boolean any = false;
        for (AskedEntry e : f.entries()) {
            if (e.items().on(facts) == Truth.NO || !e.destinations().contains(s.destination(), s.on(), s.known())) {
                continue;
            }
            any = true;
            Optional<Gap.Reason> why = why(e, f.facet(), facts);
            if (why.isPresent()) {
                gaps.add(new Gap(regime.id(), e.entry().list(), f.facet(), why.get()));
            }
        }
        if (!any) {
            gaps.add(new Gap(
                    regime.id(), regime.name() + ", " + f.facet().words(), f.facet(), new Gap.Reason.NotHeld()));
        }
    }

    /// Why a list does not answer for a shipment; empty where it does.
    private static Optional<Gap.Reason> why(AskedEntry e, Facet facet, ShipmentFacts facts) {
        Shipment s = facts.shipment;
        CoverageEntry entry = e.entry();
        if (entry.completeness() == Completeness.NONE) {
            return Optional.of(new Gap.Reason.NotHeld());
        }
        if (entry.completeness() == Completeness.PARTIAL) {
            return Optional.of(new Gap.Reason.PartlyHeld(entry.holds()));
        }
        if (s.on().isBefore(entry.from())) {
            return Optional.of(new Gap.Reason.NotHeldBefore(entry.from()));
        }
        if (s.on().isAfter(entry.readThrough())) {
            return Optional.of(new Gap.Reason.NotReadSince(entry.readThrough()));
        }
        if (facet == Facet.PARTIES && s.endUser().name().isEmpty()) {
            return Optional.of(new Gap.Reason.NotAsked("the end user by name"));
        }
        if (facet == Facet.END_USES && s.endUse().isEmpty()) {
            return Optional.of(new Gap.Reason.NotAsked("the end use"));
        }
        if (e.asksFor().on(facts) != Truth.YES) {
            return Optional.of(new Gap.Reason.NotAsked(entry.asksInWords()));
        }
        return Optional.empty();
    }
}
