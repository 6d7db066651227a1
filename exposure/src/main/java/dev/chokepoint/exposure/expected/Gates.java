package dev.chokepoint.exposure.expected;

import dev.chokepoint.base.Provenance;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.LicenceBehaviour;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// The gates of all lanes of a network in one draw.
///
/// A licence requirement that began in the plan's months is an office with a queue or a standing restriction
/// ([Office]), where the issuer has a record of licences for this class of items or the world says nothing of
/// the measure itself. An older one is in the state that its record says, and a prohibition or suspended
/// licences last as long as the world assumes or knows. Source: docs/model/expected.md#gate
final class Gates {
    /// One measure on one lane for one class of use.
    ///
    /// @param believed what buyers believe of it
    record Regime(String measure, LicenceGate gate, GateMonth.Dates dates, BelievedOutage believed) {
        GateMonth month(YearMonth month) {
            return GateMonth.of(gate, dates, month);
        }

        /// Months in force on a day.
        double monthsOn(LocalDate day) {
            return Math.max(0, ChronoUnit.DAYS.between(dates.effective(), day) / GateMonth.DAYS_PER_MONTH);
        }

        Regime with(LicenceGate other) {
            return new Regime(measure, other, dates, believed);
        }

        /// Whether it binds on a day or later.
        boolean bindsFrom(LocalDate day) {
            return dates.ends().filter(e -> !e.isAfter(day)).isEmpty();
        }

        /// What binds before a day; empty where that is nothing.
        Optional<Regime> until(LocalDate day) {
            if (!dates.effective().isBefore(day)) {
                return Optional.empty();
            }
            LocalDate end = dates.ends().filter(e -> e.isBefore(day)).orElse(day);
            return Optional.of(new Regime(
                    measure,
                    gate,
                    new GateMonth.Dates(dates.announced(), dates.effective(), Optional.of(end)),
                    believed));
        }

        /// What binds from a day on through another gate; empty where it has ended by then.
        ///
        /// @param told the day from which it is public that it binds again
        Optional<Regime> from(LocalDate day, LocalDate told, LicenceGate other) {
            return bindsFrom(day)
                    ? Optional.of(new Regime(measure, other, new GateMonth.Dates(told, day, dates.ends()), believed))
                    : Optional.empty();
        }
    }

    /// A lane for one class of use.
    record Lane(int arc, EndUse endUse) {}

    private static final String EACH_MEASURE = "drawn anew for each measure, around how offices behave";

    private final Network network;
    private final LaneControls.Reopening reopening;
    private final ReopeningRecord record;
    private final DrawnBehaviour drawn;
    private final Draws draws;
    private final int index;
    private final Map<Lane, List<Regime>> regimes = new LinkedHashMap<>();
    private final Map<String, Office> offices = new HashMap<>();
    private final Set<String> liftable = new TreeSet<>();
    private final Beliefs beliefs;

    /// What buyers believe by the tally of an issuer, the same in all draws.
    interface Beliefs {
        BelievedOutage of(ReopeningRecord.Tally tally);
    }

    private Gates(
            ExpectedControls controls,
            ReopeningRecord record,
            DrawnBehaviour drawn,
            Draws draws,
            int index,
            Beliefs beliefs) {
        this.network = controls.network();
        this.reopening = controls.reopening();
        this.record = record;
        this.drawn = drawn;
        this.draws = draws;
        this.index = index;
        this.beliefs = beliefs;
    }

    /// Gates of draw `index` under controls.
    ///
    /// @param record the record of reopenings as known on the day of the question
    static Gates of(
            ExpectedControls controls,
            ReopeningRecord record,
            DrawnBehaviour drawn,
            Draws draws,
            int index,
            Beliefs beliefs) {
        Gates gates = new Gates(controls, record, drawn, draws, index, beliefs);
        record Held(Lane lane, String measure) {}
        Map<Held, List<LaneControls.Hold>> byMeasure = new LinkedHashMap<>();
        for (LaneControls.Hold h : controls.holds()) {
            byMeasure
                    .computeIfAbsent(new Held(new Lane(h.arc(), h.endUse()), h.measure()), k -> new ArrayList<>())
                    .add(h);
        }
        byMeasure.forEach((held, months) -> gates.regimes
                .computeIfAbsent(held.lane(), k -> new ArrayList<>())
                .add(gates.regime(held.lane(), months)));
        GateChanges changes = new GateChanges(
                gates.network,
                gates.regimes,
                (lane, issuer, measure) -> beliefs.of(gates.tally(lane, issuer, measure)));
        controls.changes().forEach(changes::apply);
        return gates;
    }

    private ReopeningRecord.Tally tally(Lane lane, String issuer, String measure) {
        return record.tally(issuer, itemClass(lane), network.known, Set.of(measure));
    }

    private ReopeningRecord.ItemClass itemClass(Lane lane) {
        return ReopeningRecord.ItemClass.of(
                network.items.get(network.arcs.get(lane.arc()).item()).stage());
    }

    /// An office that is not heard of again after the day on which licences stay shut.
    private Regime held(Regime r) {
        return reopening instanceof LaneControls.Reopening.StayShut shut
                ? r.with(new ChangedGate.Stopped(r.gate(), r.monthsOn(shut.day())))
                : r;
    }

    /// Measures whose licences are a standing restriction in this draw.
    Set<String> standing() {
        Set<String> all = new TreeSet<>();
        regimes.values()
                .forEach(of -> of.forEach(r -> {
                    if (isStanding(r.gate())) {
                        all.add(r.measure());
                    }
                }));
        return all;
    }

    private static boolean isStanding(LicenceGate gate) {
        return switch (gate) {
            case LicenceGate.Licences l -> l.standing();
            case LicenceGate.Prohibition p -> false;
            case ChangedGate c -> isStanding(c.gate());
        };
    }

    /// What is drawn of the offices and prohibitions behind these gates.
    List<DrawnInput> inputs() {
        Map<String, DrawnInput> all = new TreeMap<>();
        regimes.values()
                .forEach(of -> of.forEach(r -> parts(r.measure(), r.gate())
                        .forEach(part -> all.computeIfAbsent(
                                part.of(r.measure()),
                                name -> new DrawnInput(name, r.measure() + ": " + part.words(), "", EACH_MEASURE)))));
        return List.copyOf(all.values());
    }

    private List<Office.Part> parts(String measure, LicenceGate gate) {
        return switch (gate) {
            case LicenceGate.Licences l ->
                isOfOffice(measure)
                        ? List.of(Office.Part.STANDING, Office.Part.PASSING, Office.Part.DELAY, Office.Part.RAMP)
                        : List.of();
            case LicenceGate.Prohibition p -> liftable.contains(measure) ? List.of(Office.Part.LIFTED) : List.of();
            case ChangedGate c -> parts(measure, c.gate());
        };
    }

    private boolean isOfOffice(String measure) {
        return Arrays.stream(ReopeningRecord.ItemClass.values()).anyMatch(c -> offices.containsKey(measure + "/" + c));
    }

    /// The measures that hold a lane for a class of use; empty where none does.
    List<Regime> regimes(int arc, EndUse endUse) {
        return regimes.getOrDefault(new Lane(arc, endUse), List.of());
    }

    /// What holds some lanes.
    SolvedBlocks.Regimes on(IntPredicate arcs) {
        Map<Lane, List<Regime>> some = new HashMap<>();
        regimes.forEach((lane, all) -> {
            if (arcs.test(lane.arc()) && !all.isEmpty()) {
                some.put(lane, List.copyOf(all));
            }
        });
        return new SolvedBlocks.Regimes(some);
    }

    private Regime regime(Lane lane, List<LaneControls.Hold> months) {
        LaneControls.Hold first = months.getFirst();
        Network.Arc arc = network.arcs.get(lane.arc());
        ReopeningRecord.ItemClass items = itemClass(lane);
        ReopeningRecord.Tally tally = tally(lane, first.issuer(), first.measure());
        LicenceGate gate = isOffice(first, lane.endUse(), tally)
                ? offices.computeIfAbsent(
                                first.measure() + "/" + items,
                                k -> Office.of(drawn, draws, index, first.measure(), tally))
                        .gate(
                                network.items.get(network.baseItem[arc.item()]).id(),
                                network.places
                                        .get(network.nodePlace[arc.toNode()])
                                        .id())
                : recorded(first);
        GateMonth.Dates dates = new GateMonth.Dates(
                first.known().isAfter(first.since()) ? first.since() : first.known(), first.since(), ends(months));
        return held(new Regime(first.measure(), gate, dates, beliefs.of(tally)));
    }

    private boolean isOffice(LaneControls.Hold hold, EndUse endUse, ReopeningRecord.Tally tally) {
        boolean began = !hold.since().isBefore(network.world.dayOf(0));
        if (hold.binding().effect() != LaneControls.Effect.LICENSED || endUse != EndUse.CIVIL || !began) {
            return false;
        }
        Optional<LicenceBehaviour> own = network.world.licences().stream()
                .filter(l ->
                        l.issuer().equals(hold.issuer()) && l.measure().equals(hold.measure()) && l.endUse() == endUse)
                .findFirst();
        if (own.isEmpty()) {
            return true;
        }
        boolean told = network.figure(FigureKey.Licence.of(own.get(), FigureKey.LicenceTerm.CLOSED_MONTHS))
                .filter(f -> f.provenance() instanceof Provenance.Sourced)
                .isPresent();
        return !told && tally.prompt() + tally.late() > 0;
    }

    private LicenceGate recorded(LaneControls.Hold hold) {
        LaneControls.Terms terms = hold.terms();
        return Double.isFinite(terms.closedMonths())
                ? LicenceGate.licences(
                        terms.closedShare(),
                        terms.closedMonths(),
                        0,
                        terms.openShare(),
                        false,
                        drawn.licensing().backlog())
                : prohibition(hold);
    }

    private LicenceGate prohibition(LaneControls.Hold hold) {
        if (!isUntold(hold)) {
            return LicenceGate.prohibition();
        }
        liftable.add(hold.measure());
        return Office.prohibition(drawn, draws, index, hold.measure());
    }

    /// Whether a prohibition began in the plan's months, and the world says nothing of how long it lasts.
    private boolean isUntold(LaneControls.Hold hold) {
        return hold.binding().effect() == LaneControls.Effect.CLOSED
                && !hold.since().isBefore(network.world.dayOf(0))
                && network.world.licences().stream()
                        .noneMatch(l ->
                                l.issuer().equals(hold.issuer()) && l.measure().equals(hold.measure()));
    }

    /// The first day on which a measure does not bind any more, by the last month that it binds; empty where
    /// that is the last of the plan.
    private Optional<LocalDate> ends(List<LaneControls.Hold> months) {
        LaneControls.Hold last = months.getLast();
        YearMonth month = network.world.first().plusMonths(last.month());
        if (last.month() == network.months - 1 && last.bound() >= 1) {
            return Optional.empty();
        }
        boolean whole = last.bound() >= 1 || month.equals(YearMonth.from(last.since()));
        LocalDate end = whole
                ? month.plusMonths(1).atDay(1)
                : month.atDay(1).plusDays(Math.round(last.bound() * month.lengthOfMonth()));
        return last.month() == network.months - 1 && month.equals(YearMonth.from(last.since()))
                ? Optional.empty()
                : Optional.of(end.isBefore(last.since()) ? last.since() : end);
    }
}
