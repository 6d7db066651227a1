package dev.chokepoint.deals.advice;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Linkage;
import dev.chokepoint.deals.bargaining.Rubinstein;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.Course;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.PackageTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Works out advice for one side on packages valued on a world. Source: docs/model.md#deals
public final class SideAdviser {
    private static final int QUARTER = 3;

    /// Leverage that moves by less than this share is steady.
    private static final double STEADY = 0.15;

    /// What no deal is worth to both sides: gains are counted from it.
    private static final List<Double> NO_DEAL = List.of(0.0, 0.0);

    private final DealValuer valuer;
    private final DealSpace space;
    private final List<ValuedPackage> frontier;
    private final double rentShare;
    private final List<Integer> strongest;
    private final List<ValuedPackage> alone = new ArrayList<>();

    /// @param frontier the packages that no other beats
    /// @param rentShare the exporters' share of rents that the values assume
    public SideAdviser(DealValuer valuer, List<ValuedPackage> frontier, double rentShare) {
        this.valuer = valuer;
        this.space = valuer.space();
        this.frontier = List.copyOf(frontier);
        this.rentShare = rentShare;
        this.strongest = IntStream.range(0, space.concessions().size())
                .mapToObj(k -> ConcessionValue.option(valuer, k))
                .toList();
        for (int k = 0; k < strongest.size(); k++) {
            List<Integer> options = only(k);
            alone.add(new ValuedPackage(valuer.label(options), options, valuer.effect(options)));
        }
    }

    private List<Integer> only(int k) {
        List<Integer> options = new ArrayList<>(valuer.statusQuo());
        options.set(k, strongest.get(k));
        return options;
    }

    private boolean ruledOut(int k) {
        return space.concessions().get(k).isRuledOut();
    }

    /// The advice for a side.
    ///
    /// @param deal the package advised
    /// @param offers the offers heard, as packages
    public SideAdvice of(int side, List<Integer> deal, List<List<Integer>> offers) {
        List<SideAdvice.Ask> asks = new ArrayList<>();
        List<SideAdvice.Lever> levers = new ArrayList<>();
        for (int k = 0; k < strongest.size(); k++) {
            if (space.sideOf(k) == side) {
                levers.add(lever(side, k));
            } else if (!ruledOut(k)) {
                asks.add(new SideAdvice.Ask(
                        k,
                        strongest.get(k),
                        alone.get(k).utility(side),
                        alone.get(k).utility(1 - side)));
            }
        }
        asks.sort(Comparator.comparingDouble((SideAdvice.Ask a) -> -a.toMe()));
        List<SideAdvice.OfferWorth> worth = new ArrayList<>();
        for (int o = 0; o < offers.size(); o++) {
            worth.add(offer(side, o, offers.get(o)));
        }
        return new SideAdvice(
                space.parties().get(side), asks, levers, worth, carried(side, deal), links(), pace(side, deal));
    }

    /// Per side, the value of each month of a package from some months of waiting on.
    private double[][] perMonth(List<Integer> options, List<Integer> months) {
        int left = valuer.monthsLeft();
        int[] ends = new int[options.size()];
        Arrays.fill(ends, left);
        List<Course> waits = new ArrayList<>();
        for (int t : months) {
            waits.add(valuer.during(options, t, ends));
        }
        valuer.prepare(options, waits);
        double[][] value = new double[2][months.size()];
        for (int x = 0; x < months.size(); x++) {
            List<Double> now = valuer.effects(waits.get(x));
            boolean last = x + 1 == months.size();
            List<Double> later = last ? List.of(0.0, 0.0) : valuer.effects(waits.get(x + 1));
            int span = (last ? left : months.get(x + 1)) - months.get(x);
            for (int i = 0; i < 2; i++) {
                value[i][x] = (now.get(i) - later.get(i)) / Math.max(1, span);
            }
        }
        return value;
    }

    private List<Integer> quarters() {
        // The last quarter stands for the end of the plan, not for the control.
        int last = Math.max(0, valuer.monthsLeft() - 2 * QUARTER);
        return IntStream.iterate(0, t -> t <= last, t -> t + QUARTER).boxed().toList();
    }

    private SideAdvice.Lever lever(int side, int k) {
        double toMe = alone.get(k).utility(side);
        double toOther = alone.get(k).utility(1 - side);
        List<Integer> months = quarters();
        double[][] perMonth = valuer.isValued(k)
                        && Math.max(Math.abs(toMe), Math.abs(toOther)) > DealValuer.NEGLIGIBLE_USD
                        && !months.isEmpty()
                ? perMonth(only(k), months)
                : new double[2][months.size()];
        double slope = valuer.moves(k) ? valuer.rentSlopes(only(k)).get(side) : 0;
        double at = Math.abs(slope) > DealValuer.NEGLIGIBLE_USD ? rentShare - toMe / slope : Double.NaN;
        return new SideAdvice.Lever(
                k,
                strongest.get(k),
                ruledOut(k),
                toMe,
                toOther,
                months,
                boxed(perMonth[1 - side]),
                boxed(perMonth[side]),
                trend(perMonth[1 - side], toOther),
                Math.max(0, toMe),
                at >= 0 && at <= 1 ? new SideAdvice.Flip.At(at) : new SideAdvice.Flip.Never());
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static SideAdvice.Trend trend(double[] leverage, double total) {
        if (leverage.length < 2 || total <= DealValuer.NEGLIGIBLE_USD) {
            return SideAdvice.Trend.NONE;
        }
        // Single quarters jump with stocks and orders; halves tell which way it goes.
        int half = leverage.length / 2;
        double first = Arrays.stream(leverage, 0, half).average().orElse(0);
        double last = Arrays.stream(leverage, leverage.length - half, leverage.length)
                .average()
                .orElse(0);
        double size = Math.max(Math.abs(first), Math.abs(last));
        if (Math.abs(last - first) <= STEADY * size) {
            return SideAdvice.Trend.STEADY;
        }
        return last > first ? SideAdvice.Trend.GROWS : SideAdvice.Trend.DECAYS;
    }

    private SideAdvice.OfferWorth offer(int side, int at, List<Integer> options) {
        ValuedPackage offer = valuer.value(options);
        int better = (int) frontier.stream()
                .filter(p -> clearlyBetter(p, offer, 0) && clearlyBetter(p, offer, 1))
                .count();
        ValuedPackage change = null;
        double most = 0;
        for (int k = 0; k < options.size(); k++) {
            Concession c = space.concessions().get(k);
            if (!valuer.isValued(k)) {
                continue;
            }
            for (int o = 0; o < c.options().size(); o++) {
                if (o == options.get(k) || c.redLines().contains(o)) {
                    continue;
                }
                List<Integer> changed = new ArrayList<>(options);
                changed.set(k, o);
                ValuedPackage p = valuer.value(changed);
                double product = (p.utility(0) - offer.utility(0)) * (p.utility(1) - offer.utility(1));
                if (clearlyBetter(p, offer, 0) && clearlyBetter(p, offer, 1) && product > most) {
                    most = product;
                    change = p;
                }
            }
        }
        ValuedPackage best = frontier.stream()
                .filter(p -> p.utility(1 - side) >= offer.utility(1 - side) && clearlyBetter(p, offer, side))
                .max(Comparator.comparingDouble(p -> p.utility(side)))
                .orElse(null);
        return new SideAdvice.OfferWorth(
                at,
                offer.utilities(),
                better,
                change == null ? new SideAdvice.Counter.None() : new SideAdvice.Counter.Of(change),
                best == null ? new SideAdvice.Counter.None() : new SideAdvice.Counter.Of(best));
    }

    private static boolean clearlyBetter(ValuedPackage p, ValuedPackage than, int side) {
        return p.utility(side) > than.utility(side) + DealValuer.NEGLIGIBLE_USD;
    }

    private List<SideAdvice.Carried> carried(int side, List<Integer> deal) {
        PackageTables tables = PackageTables.of(valuer, deal);
        double[] me = tables.shapley(side);
        double[] other = tables.shapley(1 - side);
        List<SideAdvice.Carried> all = new ArrayList<>();
        for (int k = 0; k < me.length; k++) {
            if (deal.get(k) != 0) {
                all.add(new SideAdvice.Carried(k, me[k], other[k]));
            }
        }
        all.sort(Comparator.comparingDouble((SideAdvice.Carried c) -> -Math.abs(c.toMe())));
        return all;
    }

    /// Pairs of one concession of each side on neither of which there is a deal, but on both together.
    private List<SideAdvice.Link> links() {
        List<SideAdvice.Link> all = new ArrayList<>();
        for (int j = 0; j < strongest.size(); j++) {
            for (int k = 0; k < j; k++) {
                if (space.sideOf(j) == space.sideOf(k) || ruledOut(j) || ruledOut(k)) {
                    continue;
                }
                if (!costs(j) || !costs(k)) {
                    continue;
                }
                List<Integer> both = new ArrayList<>(only(k));
                both.set(j, strongest.get(j));
                // Where no deal is an escalation, a package is judged from there, as everywhere.
                ValuedPackage nothing = valuer.value(valuer.statusQuo());
                ValuedPackage first = valuer.value(only(k));
                ValuedPackage second = valuer.value(only(j));
                ValuedPackage pair = valuer.value(both);
                Linkage linkage = Linkage.of(
                        Bargain.nash(2),
                        List.of(nothing, first),
                        List.of(nothing, second),
                        List.of(nothing, first, second, pair),
                        NO_DEAL);
                if (linkage.isNecessary()) {
                    all.add(new SideAdvice.Link(k, j, pair.utilities(), linkage.value()));
                }
            }
        }
        all.sort(Comparator.comparingDouble(
                (SideAdvice.Link l) -> -Math.min(l.gains().get(0), l.gains().get(1))));
        return all;
    }

    private boolean costs(int k) {
        return alone.get(k).utility(space.sideOf(k)) < -DealValuer.NEGLIGIBLE_USD;
    }

    private SideAdvice.Pace pace(int side, List<Integer> deal) {
        List<Integer> months = quarters();
        if (deal.stream().allMatch(o -> o == 0) || months.size() < 2) {
            return new SideAdvice.Pace(List.of(), List.of(), 0);
        }
        double[] value = perMonth(deal, months)[side];
        double first = value[0];
        double last = value[value.length - 1];
        double rate =
                first > 0 && last > 0 ? Rubinstein.rateOfGrowth(first, last, months.getLast() - months.getFirst()) : 0;
        return new SideAdvice.Pace(months, boxed(value), rate);
    }
}
