package dev.chokepoint.exposure.expected;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is uncertain of offices, buyers, other makers and ways round a measure; `behaviour.csv` states each.
///
/// Source: docs/model/expected.md#behaviour
public enum BehaviourParameter {
    /// Share of users with a licence before the office works off its queue, u.
    PASSING("share", 0, 1),
    /// Months until the office begins to grant, L.
    DELAY("month", 0, 60),
    /// Months from then until all have a licence that will get one, R.
    RAMP("month", 0, 60),
    /// Share of users with a licence in the end, o; above 1 where more is bought than before.
    LEVEL("share", 0, 3),
    /// Standard deviation of this measure's u, L and R around the typical ones, in logarithms, σ.
    SCATTER("share", 0, 3),
    /// What the model leaves out of a month's volume: standard deviation of its logarithm.
    MISFIT("share", 0, 3),
    /// Chance that a licence regime is a standing restriction, π: late and prompt cases before any record.
    STANDING("share", 0, 100),
    /// Share of users with a licence in the end under a standing restriction, o_L.
    STANDING_LEVEL("share", 0, 1),
    /// Users of one item at one place, n: so many licences are to be had.
    USERS("count", 1, 10_000),
    /// Chance that a prohibition is lifted although nothing said so: cases lifted and kept before any record.
    LIFTED("share", 0, 100),
    /// Months until then.
    LIFTED_MONTHS("month", 0.1, 120),
    /// Most that passes in a month once grants have begun, over what those with a licence bought before, κ.
    BACKLOG("share", 1, 10),
    /// Months of declared goods that still leave where there was no notice.
    GRACE("month", 0, 3),
    /// Most that can be shipped in a month without a measure, over the flow before.
    SURGE("share", 1, 10),
    /// Cover that users hold, months of use, s̄.
    COVER("month", 0, 24),
    /// Share of the believed outage that users want to cover, φ.
    FEAR("share", 0, 2),
    /// Which quantile of the outage users cover, q.
    FEAR_QUANTILE("share", 0, 1),
    /// How strongly the cover wanted falls with the price, β.
    RELEASE("share", 0, 10),
    /// Months in which users close the gap in their stock, T.
    BUYING_MONTHS("month", 0.1, 24),
    /// Elasticity of use within a month, ε_s.
    ELASTICITY_SHORT("share", 0, 5),
    /// Elasticity of use once users have adapted, ε_l.
    ELASTICITY_LONG("share", 0, 5),
    /// Part of the way to full adaptation that is gone in a month, θ.
    ADAPTATION("share/month", 0, 1),
    /// Price at which use stops, over the price before, m.
    CHOKE("share", 1, 1000),
    /// Elasticity of other makers' supply, η.
    SUPPLY_ELASTICITY("share", 0, 5),
    /// Free capacity of other makers over what they make.
    SPARE("share", 0, 10),
    /// Most that leaks in the long run over the flow before, v̄.
    LEAKAGE("share", 0, 2),
    /// Months in which leakage grows, τ_v.
    LEAKAGE_MONTHS("month", 0.1, 120),
    /// Gap in price, over the price before, at which most of it flows, ζ.
    LEAKAGE_PRICE("share", 0.01, 100),
    /// Most that those with a licence sell on, share of what they buy.
    RESALE("share", 0, 1),
    /// Monthly growth of re-export to a barred place over its use, b3.
    REEXPORT("share/month", 0, 5),
    /// Months until re-export begins, lag3.
    REEXPORT_LAG("month", 0, 24),
    /// Margin over the price at the place of re-export, ζ3.
    REEXPORT_MARGIN("share", 0, 10),
    /// Part of the spot premium in the price of licensed trade, ρ; 0 for named end users.
    RENT_SHARE("share", 0, 1),
    /// Share of last month's way of serving a customer that is under contract, χ.
    CONTRACT("share", 0, 1),
    /// Growth of new ways and plants a month over the use at their destination, γ.
    SWITCHING("share/month", 0, 1),
    /// Months until a new way of a commodity is qualified.
    SWITCHING_LAG("month", 0, 24),
    /// Months until a new source of a part is qualified.
    PARTS_LAG("month", 0, 60),
    /// Months until a new source of a defence material is qualified.
    DEFENCE_LAG("month", 0, 60),
    /// How minor-metal prices move without any measure: standard deviation of the logarithm over a year.
    PRICE_NOISE("share", 0, 3),
    /// How quotes of one price differ: standard deviation of the logarithm.
    QUOTE_ERROR("share", 0, 3);

    private final String unit;
    private final double low;
    private final double high;

    BehaviourParameter(String unit, double low, double high) {
        this.unit = unit;
        this.low = low;
        this.high = high;
    }

    /// The unit in which its figure is given.
    public String unit() {
        return unit;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    /// The name in tables.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BehaviourParameter> find(String key) {
        return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
    }
}
