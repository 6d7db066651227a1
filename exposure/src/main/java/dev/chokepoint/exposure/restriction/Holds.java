package dev.chokepoint.exposure.restriction;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.LaneControls.Binding;
import dev.chokepoint.exposure.restriction.LaneControls.Determiner;
import dev.chokepoint.exposure.restriction.LaneControls.Effect;
import dev.chokepoint.exposure.restriction.LaneControls.Hold;
import dev.chokepoint.exposure.restriction.LaneControls.Stretch;
import dev.chokepoint.exposure.restriction.LaneControls.Terms;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.LicenceBehaviour;
import dev.chokepoint.exposure.world.MonthShare;
import dev.chokepoint.exposure.world.Place;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Counts the days on which measures hold lanes, month by month, by the terms on which their issuers grant licences.
final class Holds {
    private final Network network;
    private final Determiner determiner;
    private final Draw draw;
    private final LocalDate published;
    private final LaneControls.Reopening reopening;
    private final Map<String, Optional<Terms>> terms = new HashMap<>();
    private final List<Hold> all = new ArrayList<>();

    /// @param published the day by which licences are judged
    Holds(Network network, Determiner determiner, Draw draw, LocalDate published, LaneControls.Reopening reopening) {
        this.network = network;
        this.determiner = determiner;
        this.draw = draw;
        this.published = published;
        this.reopening = reopening;
    }

    List<Hold> all() {
        for (Network.Arc arc : network.arcs) {
            for (EndUse endUse : EndUse.values()) {
                lane(arc, endUse);
            }
        }
        return all;
    }

    private void lane(Network.Arc arc, EndUse endUse) {
        Item item = network.shippedOn(arc);
        Place from = network.places.get(network.nodePlace[arc.fromNode()]);
        Place to = network.places.get(network.nodePlace[arc.toNode()]);
        Stretch stretch = new Stretch(List.of(), LocalDate.MIN);
        for (int t = 0; t < network.months; t++) {
            Map<String, Days> byMeasure = new LinkedHashMap<>();
            LocalDate end = network.world.dayOf(t).plusMonths(1);
            for (LocalDate day = network.world.dayOf(t); day.isBefore(end); ) {
                if (!day.isBefore(stretch.until())) {
                    stretch = determiner.stretch(item, from, to, endUse, day);
                }
                LocalDate next = earlier(stretch.until(), end);
                count(byMeasure, stretch.bindings(), endUse, day, next);
                day = next;
            }
            YearMonth month = YearMonth.from(network.world.dayOf(t));
            for (Days days : byMeasure.values()) {
                all.add(days.hold(arc.id(), t, month, endUse));
            }
        }
    }

    /// Counts days on which the same measures bind, from one reopening of licences to the next.
    private void count(
            Map<String, Days> byMeasure, List<Binding> bindings, EndUse endUse, LocalDate first, LocalDate end) {
        for (LocalDate day = first; day.isBefore(end); ) {
            LocalDate next = end;
            Map<String, Double> tightest = new HashMap<>();
            for (Binding b : bindings) {
                Optional<Terms> found = termsOf(b, endUse);
                if (found.isEmpty()) {
                    continue; // a licence is paperwork
                }
                LocalDate opens = reopening.opens(found.get(), b.since());
                boolean open = !day.isBefore(opens);
                if (!open) {
                    next = earlier(next, opens);
                }
                double share = open ? found.get().openShare() : found.get().closedShare();
                // Several rules of one measure may bind on a day; the tightest counts.
                Double other = tightest.get(b.measure());
                if (other == null || share < other) {
                    tightest.put(b.measure(), share);
                    byMeasure
                            .computeIfAbsent(b.measure(), m -> new Days(b, reopening.after(found.get())))
                            .tells(b, reopening.after(found.get()));
                }
            }
            for (Map.Entry<String, Double> e : tightest.entrySet()) {
                Objects.requireNonNull(byMeasure.get(e.getKey())).add(e.getValue(), day, next);
            }
            day = next;
        }
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /// The days of a month on which one measure binds a lane.
    private static final class Days {
        private Binding binding;
        private Terms terms;
        private long bound;
        private long held;
        private double shares;
        private double lowest = 1;
        private double highest;

        Days(Binding binding, Terms terms) {
            this.binding = binding;
            this.terms = terms;
        }

        /// A rule that closes the lane tells what the measure does before one that wants a licence.
        void tells(Binding other, Terms otherTerms) {
            if (binding.effect() != Effect.CLOSED && other.effect() == Effect.CLOSED) {
                binding = other;
                terms = otherTerms;
            }
        }

        void add(double share, LocalDate from, LocalDate until) {
            long days = MonthShare.days(YearMonth.from(from), from, until);
            bound += days;
            if (share < 1) {
                held += days;
                shares += days * share;
                lowest = Math.min(lowest, share);
                highest = Math.max(highest, share);
            }
        }

        Hold hold(int arc, int t, YearMonth month, EndUse endUse) {
            double mean = held == 0 ? 1 : lowest == highest ? lowest : shares / held;
            return new Hold(
                    arc, t, endUse, binding, terms, MonthShare.of(month, bound), mean, MonthShare.of(month, held));
        }
    }

    private Optional<Terms> termsOf(Binding b, EndUse endUse) {
        return terms.computeIfAbsent(b.measure() + "/" + b.effect() + "/" + endUse, k -> terms(b, endUse));
    }

    /// The terms on which a measure lets goods pass; empty where what is asked for is granted.
    private Optional<Terms> terms(Binding b, EndUse endUse) {
        LicenceBehaviour found = null;
        int best = b.effect() == Effect.CLOSED ? 0 : -1;
        for (LicenceBehaviour l : network.world.licences()) {
            if (l.issuer().equals(b.issuer())
                    && l.endUse() == endUse
                    && (l.measure().equals(b.measure()) || l.measure().equals("*"))
                    && (published.equals(network.known) || wasKnown(l))) {
                int rank = l.measure().equals("*") ? 0 : 1;
                if (rank > best) {
                    best = rank;
                    found = l;
                }
            }
        }
        if (found == null) {
            // No record of refusals: a licence is paperwork, a prohibition is what it says.
            return b.effect() == Effect.CLOSED ? Optional.of(Terms.PROHIBITED) : Optional.empty();
        }
        return Optional.of(new Terms(
                pick(FigureKey.Licence.of(found, FigureKey.LicenceTerm.CLOSED_SHARE), found.closedShare(), Unit.SHARE),
                pick(
                        FigureKey.Licence.of(found, FigureKey.LicenceTerm.CLOSED_MONTHS),
                        found.closedMonths(),
                        Unit.parse("month")),
                pick(FigureKey.Licence.of(found, FigureKey.LicenceTerm.OPEN_SHARE), found.openShare(), Unit.SHARE)));
    }

    /// Whether anything had been published of a licensing record by the day, or assumed.
    private boolean wasKnown(LicenceBehaviour l) {
        return l.closedShare().known(published).isPresent()
                && l.closedMonths().known(published).isPresent()
                && l.openShare().known(published).isPresent();
    }

    private double pick(FigureKey key, Vintages vintages, Unit unit) {
        Figure figure = vintages.known(published)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The figure (" + key.text() + ") was not known on " + published + "."));
        if (published.equals(network.known)) {
            network.note(key, figure);
        }
        return draw.pick(key, figure) * figure.unit().factorTo(unit);
    }
}
