package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.uncertainty.Draws;

/// The behaviour of one draw.
///
/// @param misfit what the model leaves out of a month's volume: standard deviation of its logarithm
/// @param rentShare ρ: part of the spot premium in the price of licensed trade
public record DrawnBehaviour(
        Licensing licensing,
        Stocking stocking,
        Use use,
        OtherMakers otherMakers,
        Leakage leakage,
        Reexport reexport,
        Shipping shipping,
        Switching switching,
        double rentShare,
        double misfit) {

    /// How an office typically grants licences.
    ///
    /// @param passing u
    /// @param delay L, months
    /// @param ramp R, months
    /// @param level o
    /// @param scatter σ
    /// @param standing prior of π
    /// @param standingAt probability at which π is drawn
    /// @param standingLevel o_L
    /// @param users n
    /// @param backlog κ
    /// @param lifting how prohibitions end
    public record Licensing(
            double passing,
            double delay,
            double ramp,
            double level,
            double scatter,
            Prior standing,
            double standingAt,
            double standingLevel,
            double users,
            double backlog,
            Lifting lifting) {}

    /// How a prohibition ends although nothing said so.
    ///
    /// @param chance prior of the chance that it does
    /// @param chanceAt probability at which that is drawn
    /// @param months until then
    public record Lifting(Prior chance, double chanceAt, double months) {}

    /// What users hold in stock.
    ///
    /// @param cover s̄, months of use
    /// @param fear φ
    /// @param fearQuantile q
    /// @param release β
    /// @param buyingMonths T
    public record Stocking(double cover, double fear, double fearQuantile, double release, double buyingMonths) {}

    /// How use answers the price.
    ///
    /// @param elasticityShort ε_s
    /// @param elasticityLong ε_l
    /// @param adaptation θ, 1/month
    /// @param choke m
    public record Use(double elasticityShort, double elasticityLong, double adaptation, double choke) {}

    /// What makers outside the issuer add.
    ///
    /// @param elasticity η
    /// @param spare free capacity over what they make
    public record OtherMakers(double elasticity, double spare) {}

    /// What passes although it may not.
    ///
    /// @param share v̄
    /// @param months τ_v
    /// @param price ζ
    /// @param resale most that those with a licence sell on
    public record Leakage(double share, double months, double price, double resale) {}

    /// What others pass on to a barred place.
    ///
    /// @param growth b3, 1/month
    /// @param lag lag3, months
    /// @param margin ζ3
    public record Reexport(double growth, double lag, double margin) {
        /// Most that can be passed on in a month, units, `months` months after the effective day.
        public double capacity(double months, double use) {
            return growth * Math.max(0, months - lag) * use;
        }
    }

    /// What can be shipped.
    ///
    /// @param grace months of declared goods that still leave without notice
    /// @param surge most in a month over the flow before
    public record Shipping(double grace, double surge) {}

    /// How fast ways of serving customers change, for the month program.
    ///
    /// @param contract χ
    /// @param growth γ, 1/month
    /// @param commodityLag months
    /// @param partsLag months
    /// @param defenceLag months
    public record Switching(double contract, double growth, double commodityLag, double partsLag, double defenceLag) {}

    static DrawnBehaviour of(Behaviour behaviour, Draws draws, int k) {
        Picker p = parameter -> behaviour.value(parameter, draws, k);
        return new DrawnBehaviour(
                new Licensing(
                        p.of(BehaviourParameter.PASSING),
                        p.of(BehaviourParameter.DELAY),
                        p.of(BehaviourParameter.RAMP),
                        p.of(BehaviourParameter.LEVEL),
                        p.of(BehaviourParameter.SCATTER),
                        behaviour.of(BehaviourParameter.STANDING),
                        draws.share(Behaviour.name(BehaviourParameter.STANDING), k),
                        p.of(BehaviourParameter.STANDING_LEVEL),
                        p.of(BehaviourParameter.USERS),
                        p.of(BehaviourParameter.BACKLOG),
                        new Lifting(
                                behaviour.of(BehaviourParameter.LIFTED),
                                draws.share(Behaviour.name(BehaviourParameter.LIFTED), k),
                                p.of(BehaviourParameter.LIFTED_MONTHS))),
                new Stocking(
                        p.of(BehaviourParameter.COVER),
                        p.of(BehaviourParameter.FEAR),
                        p.of(BehaviourParameter.FEAR_QUANTILE),
                        p.of(BehaviourParameter.RELEASE),
                        p.of(BehaviourParameter.BUYING_MONTHS)),
                new Use(
                        p.of(BehaviourParameter.ELASTICITY_SHORT),
                        p.of(BehaviourParameter.ELASTICITY_LONG),
                        p.of(BehaviourParameter.ADAPTATION),
                        p.of(BehaviourParameter.CHOKE)),
                new OtherMakers(p.of(BehaviourParameter.SUPPLY_ELASTICITY), p.of(BehaviourParameter.SPARE)),
                new Leakage(
                        p.of(BehaviourParameter.LEAKAGE),
                        p.of(BehaviourParameter.LEAKAGE_MONTHS),
                        p.of(BehaviourParameter.LEAKAGE_PRICE),
                        p.of(BehaviourParameter.RESALE)),
                new Reexport(
                        p.of(BehaviourParameter.REEXPORT),
                        p.of(BehaviourParameter.REEXPORT_LAG),
                        p.of(BehaviourParameter.REEXPORT_MARGIN)),
                new Shipping(p.of(BehaviourParameter.GRACE), p.of(BehaviourParameter.SURGE)),
                new Switching(
                        p.of(BehaviourParameter.CONTRACT),
                        p.of(BehaviourParameter.SWITCHING),
                        p.of(BehaviourParameter.SWITCHING_LAG),
                        p.of(BehaviourParameter.PARTS_LAG),
                        p.of(BehaviourParameter.DEFENCE_LAG)),
                p.of(BehaviourParameter.RENT_SHARE),
                p.of(BehaviourParameter.MISFIT));
    }

    @FunctionalInterface
    private interface Picker {
        double of(BehaviourParameter parameter);
    }

    /// The same with another usual cover, months of use.
    public DrawnBehaviour withCover(double months) {
        return withStocking(new Stocking(
                months, stocking.fear(), stocking.fearQuantile(), stocking.release(), stocking.buyingMonths()));
    }

    /// The same for what cannot be held in stock: services and seats.
    public DrawnBehaviour withoutStocks() {
        return withStocking(new Stocking(0, 0, stocking.fearQuantile(), stocking.release(), stocking.buyingMonths()));
    }

    private DrawnBehaviour withStocking(Stocking other) {
        return new DrawnBehaviour(
                licensing, other, use, otherMakers, leakage, reexport, shipping, switching, rentShare, misfit);
    }

    /// The same with leakage and re-export times a factor, 0 for none: how well the measure is enforced.
    public DrawnBehaviour withLeakageTimes(double factor) {
        return new DrawnBehaviour(
                licensing,
                stocking,
                use,
                otherMakers,
                new Leakage(leakage.share() * factor, leakage.months(), leakage.price(), leakage.resale() * factor),
                new Reexport(reexport.growth() * factor, reexport.lag(), reexport.margin()),
                shipping,
                switching,
                rentShare,
                misfit);
    }
}
