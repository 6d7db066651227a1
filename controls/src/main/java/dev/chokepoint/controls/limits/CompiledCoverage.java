package dev.chokepoint.controls.limits;

import dev.chokepoint.controls.compiled.CompiledCondition;
import dev.chokepoint.controls.compiled.CompiledPlaces;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Gap;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The coverage table of a ledger, ready to be asked about shipments.
///
/// What it says of a shipment follows from what its conditions say of the item, from the places, the day and the
/// knowledge, and from whether an end user and an end use are stated: shipments that share these share the answer.
final class CompiledCoverage {
    private final Coverage table;
    private final List<AskedRegime> regimes = new ArrayList<>();
    private final Map<Condition, Integer> numbers = new LinkedHashMap<>();
    private final List<CompiledCondition> conditions = new ArrayList<>();

    /// @param items the number of the condition on what the regime can reach at all
    /// @param content the number of the condition on content
    private record AskedRegime(
            Regime regime, CompiledPlaces territory, int items, int content, List<AskedFacet> facets) {}

    private record AskedFacet(Facet facet, List<AskedEntry> entries) {}

    /// @param items the number of the condition on the items that the list speaks of
    /// @param asksFor the number of the condition on what must be stated
    private record AskedEntry(CoverageEntry entry, int items, CompiledPlaces destinations, int asksFor) {}

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
                                            number(e.scope().items(), book),
                                            book.compile(e.scope().destinations()),
                                            number(e.asksFor(), book)))
                                    .toList()));
                }
            }
            regimes.add(new AskedRegime(
                    r, book.compile(r.territory()), number(r.items(), book), number(r.content(), book), facets));
        }
    }

    private int number(Condition condition, Rulebook book) {
        return numbers.computeIfAbsent(condition, c -> {
            conditions.add(book.compile(c));
            return numbers.size();
        });
    }

    /// The conditions that the table asks of an item, each once.
    List<CompiledCondition> conditions() {
        return List.copyOf(conditions);
    }

    /// What the conditions of the table say of an item, in their order.
    Truth[] ofItem(ShipmentFacts facts) {
        Truth[] says = new Truth[conditions.size()];
        for (int i = 0; i < says.length; i++) {
            says[i] = conditions.get(i).on(facts);
        }
        return says;
    }

    /// The days on which what is held of a list begins or ends.
    List<LocalDate> turns() {
        List<LocalDate> turns = new ArrayList<>();
        for (CoverageEntry e : table.entries()) {
            turns.add(e.from());
            if (e.readThrough().isBefore(LocalDate.MAX)) {
                turns.add(e.readThrough().plusDays(1));
            }
        }
        return turns;
    }

    /// The regimes with a say on a shipment, and what of them is not held for it.
    ///
    /// @param item what the conditions of the table say of the item
    CoverageAnswer ask(Shipment s, Truth[] item) {
        List<Limits.RegimeAsked> asked = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        boolean exporterHeld = false;
        for (AskedRegime r : regimes) {
            exporterHeld |= r.regime().says().contains(Regime.Link.EXPORT) && isIn(r, s.exporter(), s);
            Optional<String> why = why(r, s, item);
            if (why.isPresent()) {
                asked.add(new Limits.RegimeAsked(
                        r.regime().id(),
                        r.regime().issuer(),
                        r.regime().name(),
                        why.get(),
                        table.readThrough(r.regime().issuer()).orElse(LocalDate.MIN)));
                for (AskedFacet f : r.facets()) {
                    gaps(r.regime(), f, s, item, gaps);
                }
            }
        }
        if (!exporterHeld) {
            gaps.add(new Gap("", "Export control law of " + s.exporter(), Facet.ITEMS, new Gap.Reason.NotHeld()));
        }
        return CoverageAnswer.of(asked, gaps);
    }

    private static boolean isIn(AskedRegime r, String place, Shipment s) {
        return r.territory().contains(place, s.on(), s.known());
    }

    /// What gives a regime a say; empty where nothing does.
    private static Optional<String> why(AskedRegime r, Shipment s, Truth[] item) {
        if (item[r.items()] == Truth.NO) {
            return Optional.empty();
        }
        if (r.regime().says().contains(Regime.Link.EXPORT) && isIn(r, s.exporter(), s)) {
            return Optional.of("leaves " + s.exporter());
        }
        if (r.regime().says().contains(Regime.Link.ORIGIN) && isIn(r, s.origin(), s)) {
            return Optional.of("made in " + s.origin());
        }
        if (r.regime().says().contains(Regime.Link.CONTENT) && item[r.content()] != Truth.NO) {
            return Optional.of("by content or the way it was made");
        }
        return Optional.empty();
    }

    /// Every list of a facet that the shipment meets must answer; a facet without a list is a gap.
    private static void gaps(Regime regime, AskedFacet f, Shipment s, Truth[] item, List<Gap> gaps) {
        boolean any = false;
        for (AskedEntry e : f.entries()) {
            if (item[e.items()] == Truth.NO || !e.destinations().contains(s.destination(), s.on(), s.known())) {
                continue;
            }
            any = true;
            Optional<Gap.Reason> why = why(e, f.facet(), s, item);
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
    private static Optional<Gap.Reason> why(AskedEntry e, Facet facet, Shipment s, Truth[] item) {
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
        if (item[e.asksFor()] != Truth.YES) {
            return Optional.of(new Gap.Reason.NotAsked(entry.asksInWords()));
        }
        return Optional.empty();
    }
}
