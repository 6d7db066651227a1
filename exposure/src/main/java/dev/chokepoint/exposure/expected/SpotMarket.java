package dev.chokepoint.exposure.expected;

/// The spot layer: one item under a measure at one place outside the issuer, month by month.
///
/// Users with a licence buy from the issuer at their contract price; those without one meet on the spot market with
/// what passes all the same, other makers, leakage, re-export and the stock of each other. The spot price clears it:
///
///     n·d(p) + b(p) = others(p) + leakage(p) + resale(p) + passing + re-export,   1 ≤ p ≤ m,   n = 1 − ḡ
///     d(p) = U0·exp(−ε_s ln p − (ε_l − ε_s)A)
///     b(p) = max((n·s*·p^(−β) − s)/T, −s)
///
/// Nothing here knows of networks or files: the place is what it used and what the issuer sent. Source:
/// docs/model/expected.md#spot
public final class SpotMarket {
    private static final int HALVINGS = 44;
    private static final int REEXPORT_HALVINGS = 40;
    private static final double ADAPTED_SUPPLY = 3;

    private final DrawnBehaviour behaviour;
    private final Trade trade;

    /// What was traded before, a month.
    ///
    /// @param flow f0: from the issuer to this place, units a month
    /// @param omega ω: what others supply there over what the issuer does
    public record Trade(double flow, double omega) {
        public Trade {
            if (!(flow > 0 && omega >= 0 && Double.isFinite(flow * omega))) {
                throw new IllegalArgumentException("The flow (" + flow + ") must be above 0 and what others supply ("
                        + omega + ") must not be negative.");
            }
        }

        /// U0: use a month.
        public double use() {
            return flow * (1 + omega);
        }

        /// What others supply a month.
        public double others() {
            return flow * omega;
        }
    }

    public SpotMarket(DrawnBehaviour behaviour, Trade trade) {
        this.behaviour = behaviour;
        this.trade = trade;
    }

    /// U0: what is used a month.
    double use() {
        return trade.use();
    }

    /// The state before anything is announced: everybody holds the usual cover.
    public SpotState before() {
        return new SpotState(behaviour.stocking().cover() * trade.use(), 0, 0, 0);
    }

    /// Stock that all users together want to hold at the price before, s*, units.
    ///
    /// @param outage months still closed that buyers cover, H_q
    private double coverWanted(GateMonth month, double outage) {
        boolean notice = month.phase() == GateMonth.Phase.NOTICE || month.phase() == GateMonth.Phase.LAST_OF_NOTICE;
        double missing = trade.flow() * (notice ? 1 - month.passing() / 2 : 1);
        DrawnBehaviour.Stocking stocking = behaviour.stocking();
        return stocking.cover() * trade.use() + month.publicPart() * stocking.fear() * outage * missing;
    }

    /// One month.
    ///
    /// @param outage months still closed that buyers cover, H_q
    public SpotMonth step(SpotState state, GateMonth month, double outage) {
        return new Clearing(this, state, month, outage).at(0);
    }

    /// A market with what it needs for a month.
    public record Place(SpotMarket market, SpotState state, GateMonth month, double outage) {
        private Clearing clearing() {
            return new Clearing(market, state, month, outage);
        }
    }

    /// The months of a place that passes on and of a barred place.
    ///
    /// @param passed units passed on
    public record Joined(SpotMonth from, SpotMonth to, double passed) {}

    /// One month of two places joined by re-export: goods go on while the price at the barred place is more than
    /// 1 + ζ3 times the price at the other, up to a capacity that grows by month.
    public static Joined step(Place from, Place to) {
        Clearing source = from.clearing();
        Clearing barred = to.clearing();
        DrawnBehaviour.Reexport reexport = to.market().behaviour.reexport();
        double cap = to.month().isFree()
                ? 0
                : reexport.capacity(
                        to.month().monthsInForce(), to.market().trade.use());
        double passed = passed(source, barred, cap, 1 + reexport.margin());
        return new Joined(source.at(-passed), barred.at(passed), passed);
    }

    private static double passed(Clearing source, Clearing barred, double cap, double ratio) {
        if (cap <= 0) {
            return 0;
        }
        if (source.logPrice(-cap) == 0) {
            // Goods are to be had at the price before: as much goes on as is lacking at that price and the margin.
            double lacking = Math.log(ratio) < barred.top() ? barred.excess(Math.log(ratio), 0) : 0;
            return Math.clamp(lacking, 0, cap);
        }
        if (barred.price(cap) > ratio * source.price(-cap)) {
            return cap;
        }
        if (barred.price(0) <= ratio * source.price(0)) {
            return 0;
        }
        double low = 0;
        double high = cap;
        for (int i = 0; i < REEXPORT_HALVINGS; i++) {
            double mid = (low + high) / 2;
            if (barred.price(mid) > ratio * source.price(-mid)) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /// The balance of one month as a function of the price.
    private static final class Clearing {
        private final DrawnBehaviour behaviour;
        private final Trade trade;
        private final GateMonth month;
        private final SpotState state;
        private final double unlicensed;
        private final double coverWanted;
        private final double buyingMonths;
        private final double passing;
        private final double licensedCap;

        Clearing(SpotMarket market, SpotState before, GateMonth month, double outage) {
            behaviour = market.behaviour;
            trade = market.trade;
            this.month = month;
            state = before.moved(month);
            unlicensed = 1 - state.licensed();
            boolean surprised = month.phase() == GateMonth.Phase.FIRST_WITHOUT_NOTICE;
            DrawnBehaviour.Stocking stocking = behaviour.stocking();
            coverWanted = market.coverWanted(month, outage);
            buyingMonths = month.phase() == GateMonth.Phase.LAST_OF_NOTICE ? 1 : stocking.buyingMonths();
            double free =
                    month.openPart() * (surprised ? 1 : behaviour.shipping().surge()) * trade.flow();
            double declared =
                    surprised ? behaviour.shipping().grace() * Math.max(0, 1 - month.share()) * trade.flow() : 0;
            passing = free * unlicensed + declared;
            licensedCap = free * state.licensed() + (1 - month.openPart()) * month.cap() * trade.flow();
        }

        private double demand(double logPrice) {
            DrawnBehaviour.Use use = behaviour.use();
            return unlicensed
                    * trade.use()
                    * Math.exp(-use.elasticityShort() * logPrice
                            - (use.elasticityLong() - use.elasticityShort()) * state.adaptation());
        }

        private double stockDemand(double logPrice) {
            double wanted =
                    unlicensed * coverWanted * Math.exp(-behaviour.stocking().release() * logPrice);
            return Math.max((wanted - state.unlicensedStock()) / buyingMonths, -state.unlicensedStock());
        }

        /// What other makers supply beyond the part of those with a licence.
        private double others(double logPrice) {
            double answer = Math.exp(
                    behaviour.otherMakers().elasticity() * Math.max(logPrice, ADAPTED_SUPPLY * state.adaptation()));
            return trade.others()
                    * (Math.min(answer, 1 + behaviour.otherMakers().spare()) - state.licensed());
        }

        private double opened(double logPrice) {
            return -Math.expm1(-Math.expm1(logPrice) / behaviour.leakage().price());
        }

        private double leakage(double logPrice) {
            if (month.isFree()) {
                return 0;
            }
            double grown =
                    -Math.expm1(-month.monthsInForce() / behaviour.leakage().months());
            return behaviour.leakage().share() * grown * trade.flow() * opened(logPrice);
        }

        private double resale(double logPrice) {
            return behaviour.leakage().resale()
                    * Math.min(state.licensed() * trade.flow(), licensedCap)
                    * opened(logPrice);
        }

        private double excess(double logPrice, double reexport) {
            return demand(logPrice)
                    + stockDemand(logPrice)
                    - others(logPrice)
                    - leakage(logPrice)
                    - resale(logPrice)
                    - passing
                    - reexport;
        }

        private double top() {
            return Math.log(behaviour.use().choke());
        }

        private double logPrice(double reexport) {
            if (excess(0, reexport) <= 0) {
                return 0;
            }
            double low = 0;
            double high = top();
            if (excess(high, reexport) > 0) {
                return high;
            }
            for (int i = 0; i < HALVINGS; i++) {
                double mid = (low + high) / 2;
                if (excess(mid, reexport) > 0) {
                    low = mid;
                } else {
                    high = mid;
                }
            }
            return (low + high) / 2;
        }

        double price(double reexport) {
            return Math.exp(logPrice(reexport));
        }

        /// The month with a net flow from the place joined.
        SpotMonth at(double reexport) {
            double logPrice = logPrice(reexport);
            Cleared cleared = cleared(logPrice, reexport);
            Bought bought = bought(cleared.resale());
            double adaptation = state.adaptation() + behaviour.use().adaptation() * (logPrice - state.adaptation());
            SpotState after = new SpotState(
                    Math.max(0, state.unlicensedStock() + cleared.stored()),
                    bought.stock(),
                    adaptation,
                    state.licensed());
            return new SpotMonth(
                    Math.exp(logPrice),
                    new SpotMonth.Supply(
                            bought.fromIssuer(),
                            cleared.passing(),
                            cleared.leakage(),
                            cleared.resale(),
                            bought.fromOthers(),
                            cleared.others(),
                            reexport),
                    new SpotMonth.Use(bought.used(), cleared.use(), after.stock() - state.stock()),
                    after,
                    cleared.residual(reexport));
        }

        /// The users without a licence.
        private record Cleared(
                double use, double stored, double others, double leakage, double resale, double passing) {
            double residual(double reexport) {
                return use + stored - others - leakage - resale - passing - reexport;
            }
        }

        private Cleared cleared(double logPrice, double reexport) {
            double use = demand(logPrice);
            double stored = stockDemand(logPrice);
            double others = others(logPrice);
            double passes = passing;
            double missing = excess(logPrice, reexport);
            if (logPrice == 0) {
                // Less is wanted than may pass: exporters send less, then holders keep their stock, then others make
                // less.
                double unsent = Math.min(-missing, passes);
                passes -= unsent;
                double left = -missing - unsent;
                double kept = Math.min(left, Math.max(0, -stored));
                stored += kept;
                others -= left - kept;
            } else if (logPrice >= top()) {
                // More is wanted at any price: use goes short, then what was to be stored.
                double unserved = Math.min(missing, use);
                use -= unserved;
                stored -= missing - unserved;
            }
            return new Cleared(use, stored, others, leakage(logPrice), resale(logPrice), passes);
        }

        /// The users with a licence.
        private record Bought(double fromIssuer, double fromOthers, double used, double stock) {}

        private Bought bought(double resold) {
            double share = state.licensed();
            double fromOthers = share * trade.others();
            double gap = (share * coverWanted - state.licensedStock()) / buyingMonths;
            double fromIssuer = Math.clamp(share * trade.flow() + gap + resold, 0, licensedCap);
            double available = Math.max(0, state.licensedStock() + fromIssuer + fromOthers - resold);
            double used = Math.min(available, share * trade.use());
            return new Bought(fromIssuer, fromOthers, used, available - used);
        }
    }
}
