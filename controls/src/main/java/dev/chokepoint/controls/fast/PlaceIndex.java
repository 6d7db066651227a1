package dev.chokepoint.controls.fast;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.compiled.Bits;
import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.RuleClock;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.plain.Reasons;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds for the places and the movement of a shipment the rules that they let through.
final class PlaceIndex {
    private final Rulebook book;
    private final Map<String, Integer> issuers = new HashMap<>();
    private final int[] issuerOf;
    private final Map<Movement, Integer> movements = new EnumMap<>(Movement.class);
    private final StringTable places = new StringTable();
    private int lanesMade;
    private LongTable<Lane> lanes = new LongTable<>();

    /// What the rules say of a lane on days between two turns of its places.
    ///
    /// @param base the movement, the origin and the exporter's place fit
    /// @param placed the destination fits
    /// @param seated the destination fits as seat of the end user
    /// @param through `base` and `placed`
    /// @param throughSeated `base`, `placed` and `seated`
    record State(long[] base, long[] placed, long[] seated, long[] through, long[] throughSeated) {}

    /// A movement between places.
    static final class Lane {
        final int number;
        /// For each issuer a bit: whether the item is made there or leaves it.
        final int home;
        /// Rules that the lane fits on some day, and those that it fits when the end user sits at the destination.
        final long[] ever;
        final long[] everSeated;
        /// Rules whose destinations hold the lane's on some day.
        final long[] reached;
        /// Rules for which the places of the lane come and go.
        final long[] varying;
        final int[] days;
        private final int[] known;
        private final @Nullable State[] states;
        final Explanation headquarters;

        Lane(
                int number,
                int home,
                long[] ever,
                long[] everSeated,
                long[] reached,
                long[] varying,
                int[] days,
                int[] known,
                String destination) {
            this.number = number;
            this.home = home;
            this.ever = ever;
            this.everSeated = everSeated;
            this.reached = reached;
            this.varying = varying;
            this.days = days;
            this.known = known;
            this.states = new State[(days.length + 1) * (known.length + 1)];
            this.headquarters = Reasons.headquarters(destination);
        }

        /// The epoch of knowledge about its places.
        int epoch(int knownDay) {
            return RuleClock.position(known, knownDay);
        }
    }

    PlaceIndex(Rulebook book) {
        this.book = book;
        for (Movement m : Movement.values()) {
            movements.put(m, movements.size());
        }
        this.issuerOf = new int[book.rules.size()];
        for (CompiledRule rule : book.rules) {
            issuerOf[rule.order] = issuers.computeIfAbsent(rule.measure.issuer(), _ -> issuers.size());
        }
        if (issuers.size() > 31) {
            throw new IllegalArgumentException("The ledger has " + issuers.size() + " issuers; at most 31 fit.");
        }
    }

    /// Whether the item is made at the issuer of a rule or leaves it.
    boolean isHome(Lane lane, int rule) {
        return (lane.home >>> issuerOf[rule] & 1) != 0;
    }

    boolean isHomeOfAll(Lane lane, int[] rules) {
        for (int r : rules) {
            if (!isHome(lane, r)) {
                return false;
            }
        }
        return true;
    }

    Lane lane(Shipment s) {
        long key = ((long) number(s.origin()) << 40 | (long) number(s.exporter()) << 20 | number(s.destination())) << 3
                | movement(s.movement());
        Lane lane = lanes.find(key);
        if (lane == null) {
            lane = newLane(s);
            lanes.put(key, lane);
        }
        return lane;
    }

    private int movement(Movement movement) {
        Integer number = movements.get(movement);
        return number == null ? movements.size() : number;
    }

    private int number(String place) {
        int number = places.find(place);
        if (number == StringTable.ABSENT) {
            number = places.size();
            places.put(place, number);
        }
        return number;
    }

    private Lane newLane(Shipment s) {
        int home = 0;
        for (Map.Entry<String, Integer> issuer : issuers.entrySet()) {
            if (s.origin().equals(issuer.getKey()) || s.exporter().equals(issuer.getKey())) {
                home |= 1 << issuer.getValue();
            }
        }
        List<LocalDate> days = new ArrayList<>();
        List<LocalDate> known = new ArrayList<>();
        for (String place : List.of(s.origin(), s.exporter(), s.destination())) {
            turns(book, place, days, known);
        }
        int rules = book.rules.size();
        long[] ever = Bits.none(rules);
        long[] everSeated = Bits.none(rules);
        long[] reached = Bits.none(rules);
        long[] varying = Bits.none(rules);
        for (CompiledRule rule : book.rules) {
            if (rule.exporter.varies(s.exporter())
                    || rule.origin.varies(s.origin())
                    || rule.destination.varies(s.destination())
                    || rule.headquarters.varies(s.destination())) {
                Bits.set(varying, rule.order);
            }
            if (rule.destination.ever(s.destination())) {
                Bits.set(reached, rule.order);
            }
            if (moves(rule, s)
                    && rule.exporter.ever(s.exporter())
                    && rule.origin.ever(s.origin())
                    && rule.destination.ever(s.destination())) {
                Bits.set(ever, rule.order);
                if (rule.headquarters.isAll() || rule.headquarters.ever(s.destination())) {
                    Bits.set(everSeated, rule.order);
                }
            }
        }
        return new Lane(
                lanesMade++,
                home,
                ever,
                everSeated,
                reached,
                varying,
                RuleClock.sorted(days),
                RuleClock.sorted(known),
                s.destination());
    }

    /// The days on which a place joins or leaves a group, and those on which that becomes known.
    static void turns(Rulebook book, String place, List<LocalDate> days, List<LocalDate> known) {
        for (List<Reference.Membership> group : book.groups.values()) {
            for (Reference.Membership m : group) {
                if (m.place().equals(place)) {
                    if (m.from().isAfter(LocalDate.MIN)) {
                        days.add(m.from());
                    }
                    if (m.to().isBefore(StatusEvent.OPEN)) {
                        days.add(m.to().plusDays(1));
                    }
                    if (m.known().isAfter(LocalDate.MIN)) {
                        known.add(m.known());
                    }
                }
            }
        }
    }

    private static boolean moves(CompiledRule rule, Shipment s) {
        Scope scope = rule.rule.scope();
        return (scope.movements().isEmpty() || scope.movements().contains(s.movement()))
                && (!(scope.reach() instanceof Reach.Territory) || s.exporter().equals(rule.measure.issuer()));
    }

    /// What the rules say of a lane on a day.
    State state(Lane lane, Shipment s, LocalDate on, int day, int knownDay) {
        int at = lane.states.length == 1
                ? 0
                : RuleClock.position(lane.days, day) * (lane.known.length + 1)
                        + RuleClock.position(lane.known, knownDay);
        State state = lane.states[at];
        if (state == null) {
            state = newState(s, on);
            lane.states[at] = state;
        }
        return state;
    }

    private State newState(Shipment s, LocalDate on) {
        int rules = book.rules.size();
        long[] base = Bits.none(rules);
        long[] placed = Bits.none(rules);
        long[] seated = Bits.none(rules);
        for (CompiledRule rule : book.rules) {
            if (moves(rule, s)
                    && rule.exporter.contains(s.exporter(), on, s.known())
                    && rule.origin.contains(s.origin(), on, s.known())) {
                Bits.set(base, rule.order);
            }
            if (rule.destination.contains(s.destination(), on, s.known())) {
                Bits.set(placed, rule.order);
            }
            if (rule.headquarters.isAll() || rule.headquarters.contains(s.destination(), on, s.known())) {
                Bits.set(seated, rule.order);
            }
        }
        long[] through = Bits.and(base, placed);
        return new State(base, placed, seated, through, Bits.and(through, seated));
    }

    int size() {
        return lanes.size();
    }

    void forget() {
        lanes = new LongTable<>();
    }
}
