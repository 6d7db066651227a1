package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What parties do to measures, as changes of gates.
///
/// Source: docs/model/expected.md#changes
final class GateChanges {
    private final Network network;
    private final Map<Gates.Lane, List<Gates.Regime>> regimes;
    private final Beliefs beliefs;

    /// What buyers at a lane believe of a measure.
    interface Beliefs {
        BelievedOutage of(Gates.Lane lane, String issuer, String measure);
    }

    /// @param regimes by lane; they are changed in place
    GateChanges(Network network, Map<Gates.Lane, List<Gates.Regime>> regimes, Beliefs beliefs) {
        this.network = network;
        this.regimes = regimes;
        this.beliefs = beliefs;
    }

    /// What a change makes of the regimes. A measure that sleeps starts anew when it wakes: its office has to
    /// be waited for as when it was new, or, where it resumes, as if it had gone on; everybody knows the day.
    void apply(Change change) {
        switch (change) {
            case Change.Lift lift ->
                each(lift.measure(), lift.filter(), r -> r.until(network.world.dayOf(lift.fromMonth())).stream());
            case Change.Ease ease ->
                each(ease.measure(), ease.filter(), r -> {
                    double from = r.monthsOn(network.world.dayOf(ease.fromMonth()));
                    return Stream.of(
                            r.with(new ChangedGate.Eased(r.gate(), ease.share(), from, Double.POSITIVE_INFINITY)));
                });
            case Change.EaseFor ease -> {
                LocalDate from = network.world.dayOf(ease.fromMonth());
                LocalDate end = from.plusMonths(ease.months());
                each(ease.measure(), ease.filter(), r -> {
                    Gates.Regime eased =
                            r.with(new ChangedGate.Eased(r.gate(), ease.share(), r.monthsOn(from), r.monthsOn(end)));
                    return ease.snapBack() == Change.SnapBack.RESUME
                                    || !r.dates().effective().isBefore(end)
                            ? Stream.of(eased)
                            : Stream.concat(eased.until(end).stream(), anew(r, end, from).stream());
                });
            }
            case Change.Suspend suspend -> {
                LocalDate from = network.world.dayOf(suspend.fromMonth());
                LocalDate end = from.plusMonths(suspend.months());
                each(suspend.measure(), suspend.filter(), r -> {
                    if (!r.dates().effective().isBefore(end)) {
                        return Stream.of(r);
                    }
                    Optional<Gates.Regime> after = suspend.snapBack() == Change.SnapBack.RESTART
                            ? anew(r, end, from)
                            : r.from(end, from, new ChangedGate.Resumed(r.gate(), r.monthsOn(end)));
                    return Stream.concat(r.until(from).stream(), after.stream());
                });
            }
            case Change.Close close -> close(close.restrictions());
        }
    }

    private void each(String measure, Change.Filter filter, Function<Gates.Regime, Stream<Gates.Regime>> by) {
        regimes.replaceAll((lane, all) -> filter.matches(lane.arc(), lane.endUse())
                ? all.stream()
                        .flatMap(r -> r.measure().equals(measure) ? by.apply(r) : Stream.of(r))
                        .toList()
                : all);
    }

    /// A regime that starts anew on a day, as when it was new.
    private Optional<Gates.Regime> anew(Gates.Regime r, LocalDate day, LocalDate told) {
        LicenceGate fresh = r.gate() instanceof ChangedGate.Stopped s ? new ChangedGate.Stopped(s.gate(), 0) : r.gate();
        return r.from(day, told, fresh);
    }

    /// Measures that are not in the ledger: what they let pass is stated.
    private void close(List<Controls.Restriction> restrictions) {
        record Closed(Gates.Lane lane, String measure) {}
        Map<Closed, List<Controls.Restriction>> all = new LinkedHashMap<>();
        for (Controls.Restriction r : restrictions) {
            if (r.share() < 1) {
                all.computeIfAbsent(
                                new Closed(new Gates.Lane(r.arc(), r.endUse()), r.measure()), k -> new ArrayList<>())
                        .add(r);
            }
        }
        all.forEach((closed, months) -> {
            Controls.Restriction first = months.getFirst();
            YearMonth month = network.world.first().plusMonths(first.month());
            LocalDate since = month.atDay(1).plusDays(Math.round((1 - first.inForce()) * month.lengthOfMonth()));
            int last = months.getLast().month();
            Optional<LocalDate> ends = last == network.months - 1
                    ? Optional.empty()
                    : Optional.of(network.world.dayOf(last).plusMonths(1));
            LicenceGate gate = first.share() > 0
                    ? LicenceGate.licences(first.share(), 0, 0, first.share(), false, 1)
                    : LicenceGate.prohibition();
            BelievedOutage believed = beliefs.of(closed.lane(), first.issuer(), first.measure());
            List<Gates.Regime> of = new ArrayList<>(regimes.getOrDefault(closed.lane(), List.of()));
            of.add(new Gates.Regime(first.measure(), gate, new GateMonth.Dates(since, since, ends), believed));
            regimes.put(closed.lane(), of);
        });
    }
}
