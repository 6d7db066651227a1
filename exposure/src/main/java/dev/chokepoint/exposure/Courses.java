package dev.chokepoint.exposure;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How long licences stay closed in each of a number of equally likely scenarios.
///
/// Each measure's delay is a Latin hypercube over the scenarios: either over the interval that the world
/// states
/// (`closed_months`), or over the delays that follow from the issuer's record of earlier cases
/// ([ReopeningRecord]).
/// Source: docs/model.md#mitigation
public final class Courses {
    private static final int LONGEST = 600;

    private final Draws delays;
    private final boolean byRecord;
    private final World world;
    private final LocalDate known;
    private final Map<String, double[]> hazards = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private Courses(Draws delays, boolean byRecord, World world, LocalDate known) {
        this.delays = delays;
        this.byRecord = byRecord;
        this.world = world;
        this.known = known;
        for (LicenceBehaviour l : world.licences()) {
            recorded(l);
        }
    }

    /// Courses of the measures of a world as known on a day, drawn from a seed.
    ///
    /// @param byRecord whether delays follow from the record where it has no published end of a civil
    ///   measure yet
    public static Courses of(World world, LocalDate known, long seed, int scenarios, boolean byRecord) {
        return new Courses(Draws.of(seed, scenarios), byRecord, world, known);
    }

    /// Cases with a published delay: the record as known on the day.
    static ReopeningRecord record(World world, LocalDate known) {
        List<ReopeningRecord.Case> cases = new ArrayList<>();
        for (LicenceBehaviour l : world.licences()) {
            Optional<Figure> months = l.closedMonths().known(known);
            if (l.endUse() != EndUse.CIVIL
                    || months.isEmpty()
                    || !(months.get().provenance() instanceof Provenance.Sourced s)) {
                continue;
            }
            double delay = months.get().to(Unit.parse("month")).central();
            LocalDate closed = s.published().minusDays((long) Math.ceil(delay * 30.4375));
            cases.add(new ReopeningRecord.Case(
                    l.issuer(),
                    ReopeningRecord.ItemClass.MATERIALS,
                    l.measure(),
                    closed,
                    Optional.of(closed.plusDays(Math.round(delay * 30.4375))),
                    s.published(),
                    s.source().key()));
        }
        return new ReopeningRecord(cases);
    }

    private void recorded(LicenceBehaviour l) {
        String key = key(l);
        Optional<Figure> months = l.closedMonths().known(known);
        if (months.isEmpty()) {
            return;
        }
        boolean open = months.get().provenance().isAssumed();
        if (byRecord && open && l.endUse() == EndUse.CIVIL) {
            ReopeningRecord.Tally tally = record(world, known)
                    .tally(l.issuer(), ReopeningRecord.ItemClass.MATERIALS, known, Set.of(l.measure()));
            hazards.put(key, tally.delays(LONGEST));
            reasons.put(
                    key,
                    "record of " + l.issuer() + ": " + tally.prompt() + " prompt and " + tally.late()
                            + " late reopenings published by " + known);
        } else {
            reasons.put(
                    key,
                    months.get().value().text() + " " + months.get().unit() + ", "
                            + (months.get().provenance() instanceof Provenance.Assumed a
                                    ? "assumed: " + a.why()
                                    : "published"));
        }
    }

    private static String key(LicenceBehaviour l) {
        return "licence/" + l.issuer() + "/" + l.measure() + "/" + l.endUse() + "/closed_months";
    }

    public int count() {
        return delays.count();
    }

    /// Where the delay of each measure comes from, by measure and end use.
    public Map<String, String> reasons() {
        Map<String, String> all = new LinkedHashMap<>();
        reasons.forEach((key, why) -> {
            String[] part = key.split("/", -1);
            all.put(
                    (part[2].equals("*") ? "other measures of " + part[1] : part[2]) + ", "
                            + part[3].toLowerCase(Locale.ROOT),
                    why);
        });
        return all;
    }

    /// A draw of the world in which licences stay closed as in one scenario.
    Draw in(int scenario, Draw rest) {
        return (key, figure) -> {
            if (!key.startsWith("licence/") || !key.endsWith("/closed_months")) {
                return rest.pick(key, figure);
            }
            double[] hazard = hazards.get(key);
            if (hazard == null) {
                return delays.draw(scenario).pick(key, figure);
            }
            // One issuer's record speaks for all its measures alike: they wait together.
            double u = delays.share("delay of " + key.split("/", -1)[1], scenario);
            int month = 0;
            double reached = hazard[0];
            while (reached < u && month < LONGEST) {
                reached += hazard[++month];
            }
            return month / figure.unit().factorTo(Unit.parse("month"));
        };
    }
}
