package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.util.Locale;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// An issuer's office under one measure in one draw: all items and destinations scatter around it.
///
///     logit u' = logit u + σ(z + z_r/2),   L' = L·exp(σ(z' + z'_r/2)),   R' = R·exp(σ(z'' + z''_r/2))
///
/// with z ~ N(0, 1) of the measure and z_r of item and destination; a standing restriction with probability
/// π ~ Beta(1 + late, 2 + prompt) of the issuer's record. Source: docs/model/expected.md#gate
public final class Office {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double EDGE = 1e-9;
    private static final double OWN = 0.5;

    /// What is drawn of an office beside the typical one.
    enum Part {
        /// Whether licences are a standing restriction.
        STANDING("whether licences are a standing restriction or a queue"),
        /// u'.
        PASSING("share of users with a licence at first"),
        /// L'.
        DELAY("months until the office begins to grant"),
        /// R'.
        RAMP("months until the queue is worked off"),
        /// Whether a prohibition is lifted.
        LIFTED("whether the prohibition is lifted although nothing said so");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /// The name under which it is drawn.
        String of(String measure) {
            return "measure/" + measure + "/" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final DrawnBehaviour.Licensing typical;
    private final Draws draws;
    private final int index;
    private final String measure;
    private final boolean standing;

    private Office(
            DrawnBehaviour.Licensing typical, Draws draws, int index, String measure, ReopeningRecord.Tally record) {
        this.typical = typical;
        this.draws = draws;
        this.index = index;
        this.measure = measure;
        standing = typical.standing()
                .exceeds(
                        draws.share(Part.STANDING.of(measure), index),
                        typical.standingAt(),
                        record.late(),
                        record.prompt());
    }

    /// The office of draw k.
    ///
    /// @param record the issuer's record as known on the day of the question
    public static Office of(
            DrawnBehaviour behaviour, Draws draws, int k, String measure, ReopeningRecord.Tally record) {
        return new Office(behaviour.licensing(), draws, k, measure, record);
    }

    /// Whether licences under the measure are a standing restriction in this draw.
    public boolean isStanding() {
        return standing;
    }

    /// The gate for an item to a destination.
    public LicenceGate gate(String item, String destination) {
        String own = item + "/" + destination + "/";
        double passing = Math.clamp(typical.passing(), EDGE, 1 - EDGE);
        double odds = passing / (1 - passing) * Math.exp(scatter(Part.PASSING, own));
        return LicenceGate.licences(
                odds / (1 + odds),
                typical.delay() * Math.exp(scatter(Part.DELAY, own)),
                typical.ramp() * Math.exp(scatter(Part.RAMP, own)),
                standing ? typical.standingLevel() : typical.level(),
                standing,
                typical.backlog(),
                draws.isMedian()
                        ? Turns.ofMany()
                        : Turns.of(
                                (int) Math.round(typical.users()),
                                draws.share("measure/" + measure + "/" + own + "turns", index)));
    }

    /// The gate of a prohibition in draw k: it stands, or it is lifted although nothing said so.
    public static LicenceGate prohibition(DrawnBehaviour behaviour, Draws draws, int k, String measure) {
        DrawnBehaviour.Lifting lifting = behaviour.licensing().lifting();
        boolean lifted = lifting.chance().exceeds(draws.share(Part.LIFTED.of(measure), k), lifting.chanceAt(), 0, 0);
        return lifted
                ? LicenceGate.prohibition(
                        lifting.months(), behaviour.licensing().backlog())
                : LicenceGate.prohibition();
    }

    private double scatter(Part part, String own) {
        String ofItem = "measure/" + measure + "/" + own + part.name().toLowerCase(Locale.ROOT);
        return typical.scatter() * (normal(part.of(measure)) + OWN * normal(ofItem));
    }

    private double normal(String name) {
        return NORMAL.inverseCumulativeProbability(draws.share(name, index));
    }
}
