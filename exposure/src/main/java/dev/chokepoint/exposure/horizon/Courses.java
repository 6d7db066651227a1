package dev.chokepoint.exposure.horizon;

import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.LicenceBehaviour;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// How long licences stay closed in each of a number of equally likely scenarios.
///
/// Each measure's delay is a Latin hypercube over the scenarios: either over the interval that the world
/// states (`closed_months`), or, where a civil measure's own end is not published, over the delays that follow from
/// the issuer's record of earlier cases ([ReopeningRecord]).
/// Source: docs/model.md#mitigation
public final class Courses {
    private static final int LONGEST = 600;

    private final Draws delays;
    private final LocalDate known;
    private final Map<FigureKey, double[]> hazards = new LinkedHashMap<>();
    private final Map<FigureKey.Licence, String> reasons = new LinkedHashMap<>();

    private Courses(Draws delays, LocalDate known) {
        this.delays = delays;
        this.known = known;
    }

    /// Courses over the intervals of a world as known on a day, drawn from a seed.
    public static Courses byIntervals(World world, LocalDate known, long seed, int scenarios) {
        Courses courses = new Courses(Draws.of(seed, scenarios), known);
        world.licences().forEach(courses::stated);
        return courses;
    }

    /// Courses over the delays that follow from a record, as known on a day, drawn from a seed.
    public static Courses byRecord(World world, ReopeningRecord record, LocalDate known, long seed, int scenarios) {
        Courses courses = new Courses(Draws.of(seed, scenarios), known);
        for (LicenceBehaviour l : world.licences()) {
            boolean ended = l.closedMonths()
                    .known(known)
                    .filter(f -> f.provenance().isAssumed())
                    .isEmpty();
            if (ended || l.endUse() != EndUse.CIVIL) {
                courses.stated(l);
            } else {
                courses.recorded(l, record);
            }
        }
        return courses;
    }

    private void stated(LicenceBehaviour l) {
        l.closedMonths()
                .known(known)
                .ifPresent(months -> reasons.put(
                        key(l),
                        months.value().text() + " " + months.unit() + ", "
                                + (months.provenance() instanceof Provenance.Assumed a
                                        ? "assumed: " + a.why()
                                        : "published")));
    }

    private void recorded(LicenceBehaviour l, ReopeningRecord record) {
        ReopeningRecord.Tally tally =
                record.tally(l.issuer(), ReopeningRecord.ItemClass.MATERIALS, known, Set.of(l.measure()));
        hazards.put(key(l), tally.delays(LONGEST));
        reasons.put(
                key(l),
                "record of " + l.issuer() + ": " + tally.prompt() + " prompt and " + tally.late()
                        + " late reopenings published by " + known);
    }

    private static FigureKey.Licence key(LicenceBehaviour l) {
        return FigureKey.Licence.of(l, FigureKey.LicenceTerm.CLOSED_MONTHS);
    }

    public int count() {
        return delays.count();
    }

    /// Where the delay of each measure comes from, by measure and end use.
    public Map<String, String> reasons() {
        Map<String, String> all = new LinkedHashMap<>();
        reasons.forEach((key, why) -> all.put(
                (key.measure().equals("*") ? "other measures of " + key.issuer() : key.measure()) + ", "
                        + key.endUse().name().toLowerCase(Locale.ROOT),
                why));
        return all;
    }

    /// A draw of the world in which licences stay closed as in one scenario.
    public Draw in(int scenario, Draw rest) {
        return (key, figure) -> {
            if (!(key instanceof FigureKey.Licence licence) || licence.term() != FigureKey.LicenceTerm.CLOSED_MONTHS) {
                return rest.pick(key, figure);
            }
            double[] hazard = hazards.get(key);
            if (hazard == null) {
                return delays.draw(scenario).pick(key, figure);
            }
            // One issuer's record speaks for all its measures alike: they wait together.
            double u = delays.share("delay of " + licence.issuer(), scenario);
            int month = 0;
            double reached = hazard[0];
            while (reached < u && month < LONGEST) {
                reached += hazard[++month];
            }
            return month / figure.unit().factorTo(Unit.parse("month"));
        };
    }
}
