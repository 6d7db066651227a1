package dev.chokepoint.deals.enforcement;

import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.Hostage;
import dev.chokepoint.deals.valuation.Course;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.PackageTables;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Asks of packages valued on a world whether they would hold.
///
/// Per side: `c` = gain if both comply, `e` = gain if the other side delivers and it holds back those of its own
/// concessions that it gains most by not delivering, `p` = what follows a breach; all over the plan, so that as
/// yearly equivalents they differ by one common
/// factor and the critical discount factor is `((e - c) / (e - p))^(1 / lag)`. What decides is the path: the months of
/// the plan in which breaking would pay. What follows a breach is what each side does alone: to go back to it is an
/// equilibrium of every later game (Friedman 1971), while to impose again what hurts oneself is not believed.
/// Source: docs/model.md#deals
public final class SelfEnforcementStudy {
    /// Months of the plan that must be left for a breach to be judged: what follows it must be in the plan.
    public static final int MONTHS_AFTER = 6;

    private static final int QUARTER = 3;
    private static final int MOST_STEPS = 12;

    private final DealValuer valuer;
    private final DealSpace space;
    private final List<Commitment> record;
    private final LocalDate known;
    private final Monitoring monitoring;
    private final YearMonth first;
    private final List<Integer> afterBreach;
    private final List<Double> punished;

    /// @param record kept and broken commitments; those observed later than `known` are not used
    /// @param first the month from which concessions take effect
    /// @param afterBreach the package that both sides go back to after a breach: what each does alone
    public SelfEnforcementStudy(
            DealValuer valuer,
            List<Commitment> record,
            LocalDate known,
            Monitoring monitoring,
            YearMonth first,
            List<Integer> afterBreach) {
        this.valuer = valuer;
        this.space = valuer.space();
        this.record = List.copyOf(record);
        this.known = known;
        this.monitoring = monitoring;
        this.first = first;
        this.afterBreach = List.copyOf(afterBreach);
        this.punished = valuer.value(afterBreach).utilities();
    }

    /// The answers on one package.
    public SelfEnforcement of(List<Integer> options) {
        return of(options, true);
    }

    /// The same without the month from which breaking pays, which takes most of the programs.
    public SelfEnforcement overThePlan(List<Integer> options) {
        return of(options, false);
    }

    private SelfEnforcement of(List<Integer> options, boolean dates) {
        ValuedPackage deal = valuer.value(options);
        PackageTables tables = PackageTables.of(valuer, options);
        List<SelfEnforcement.Promised> promises = promises(options);
        double[][] phi = {tables.shapley(0), tables.shapley(1)};
        List<SelfEnforcement.Side> sides = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            sides.add(side(i, options, deal, tables, promises, dates));
        }
        List<Staging.Whole> wholes = new ArrayList<>();
        for (int k = 0; k < options.size(); k++) {
            if (options.get(k) != 0 && valuer.isValued(k)) {
                int giver = space.sideOf(k);
                wholes.add(
                        new Staging.Whole(space.concessions().get(k).name(), giver, -phi[giver][k], phi[1 - giver][k]));
            }
        }
        List<Double> hostages =
                sides.stream().map(SelfEnforcement.Side::hostageUsd).toList();
        List<Double> deltas = List.of(monitoring.monthlyDiscount(), monitoring.monthlyDiscount());
        Staging order = wholes.size() > MOST_STEPS
                ? new Staging.Impossible("The package has more than " + MOST_STEPS + " concessions.")
                : Staging.order(wholes, hostages, deltas);
        double least = order instanceof Staging.Impossible && wholes.size() <= MOST_STEPS
                ? leastHostage(wholes, hostages, deltas)
                : 0;
        return new SelfEnforcement(
                options,
                deal.utilities(),
                sides,
                promises,
                expected(tables, promises),
                held(options, deal),
                order,
                least,
                tranches(phi, options, hostages),
                1);
    }

    /// The kind of promise a side makes in a package, slowest to be noticed.
    private int lag(int side, List<Integer> options) {
        int lag = 1;
        for (int k = 0; k < options.size(); k++) {
            if (options.get(k) != 0 && space.sideOf(k) == side) {
                lag = Math.max(
                        lag, monitoring.lagMonths(space.concessions().get(k).promiseOf(options.get(k))));
            }
        }
        return lag;
    }

    private SelfEnforcement.Side side(
            int i,
            List<Integer> options,
            ValuedPackage deal,
            PackageTables tables,
            List<SelfEnforcement.Promised> promises,
            boolean dates) {
        double comply = deal.utility(i);
        PackageTables.Cheating cheating = tables.cheating(i, k -> space.sideOf(k) == i);
        double nothing = valuer.nothing().get(i);
        double cheat = Math.max(comply, nothing + cheating.usd());
        double after = punished.get(i);
        Stability.Stakes stakes = new Stability.Stakes(comply, cheat, after);
        int lag = lag(i, options);
        int term = term(1 - i, options);
        double goesOn = goesOn(1 - i, promises);
        double effective = monitoring.monthlyDiscount() * Math.pow(goesOn, 1.0 / (term > 0 ? term : 12));
        Stability.Side side = new Stability.Side(
                space.parties().get(i),
                stakes,
                monitoring.monthlyDiscount(),
                lag,
                new Stability.Term.Renewed(effective / monitoring.monthlyDiscount()));
        double months = valuer.monthsLeft();
        double bond = months == 0
                ? 0
                : Hostage.bondNeeded(
                        Math.max(0, cheat - comply) * lag / months,
                        monitoring.detection(),
                        Math.max(0, comply - after) * Math.max(0, months - lag) / months);
        return new SelfEnforcement.Side(
                side.party(),
                stakes,
                cheating.withheld(),
                side.needed(),
                lag,
                side.delta(),
                effective,
                side.margin(),
                term,
                term > 0 && side.needed() instanceof Stability.Patience.AtLeast,
                hostage(i, options, comply),
                bond,
                dates ? tempted(i, options, comply, lag, cheating.withheld()) : new SelfEnforcement.Breach.Unasked());
    }

    /// Months after which all that a side gives lapses; 0 if something has no end.
    private int term(int giver, List<Integer> options) {
        int term = 0;
        for (int k = 0; k < options.size(); k++) {
            if (options.get(k) == 0 || space.sideOf(k) != giver || !valuer.isValued(k)) {
                continue;
            }
            if (!(space.concessions().get(k).options().get(options.get(k)) instanceof Concession.Option.Suspend s)) {
                return 0;
            }
            term = Math.max(term, s.months());
        }
        return term;
    }

    /// The chance that a side goes on with its part: its least chance over the kinds it promises, as coded.
    private double goesOn(int giver, List<SelfEnforcement.Promised> promises) {
        String party = space.parties().get(giver);
        return promises.stream()
                .filter(p -> p.party().equals(party))
                .mapToDouble(p -> p.chance().getFirst().mean())
                .min()
                .orElse(1);
    }

    /// What a side loses afterwards if the relation ends: suspensions that are not renewed, and what is threatened.
    private double hostage(int i, List<Integer> options, double comply) {
        boolean suspended = IntStream.range(0, options.size())
                .anyMatch(k -> space.sideOf(k) != i
                        && space.concessions().get(k).options().get(options.get(k))
                                instanceof Concession.Option.Suspend);
        double renewal = suspended ? renewed(i, options) - comply : 0;
        return Math.max(0, renewal) + Math.max(0, valuer.nothing().get(i));
    }

    /// What a side has if the other side's suspensions last to the end.
    private double renewed(int i, List<Integer> options) {
        Course course = valuer.prolonged(options, k -> space.sideOf(k) != i);
        valuer.prepare(options, List.of(course));
        return valuer.gains(course).get(i) - valuer.policy(options)[i];
    }

    /// Breaking at month t: what it holds back ends at t, everything else when the breach is answered.
    private SelfEnforcement.Breach tempted(
            int i, List<Integer> options, double comply, int lag, List<Integer> withheld) {
        int left = valuer.monthsLeft();
        int last = left - MONTHS_AFTER;
        if (withheld.isEmpty()) {
            return new SelfEnforcement.Breach.NotBy(first.plusMonths(Math.max(0, last)));
        }
        List<Course> breaks = new ArrayList<>();
        List<Integer> months = new ArrayList<>();
        for (int t = 0; t <= last; t += QUARTER) {
            int[] ends = new int[options.size()];
            Arrays.fill(ends, t + lag);
            for (int k : withheld) {
                ends[k] = t;
            }
            breaks.add(valuer.during(options, 0, ends, afterBreach));
            months.add(t);
        }
        // A late breach is nearest to keeping the deal.
        valuer.prepare(options, breaks.reversed());
        double cost = valuer.policy(options)[i];
        SortedMap<YearMonth, Double> broken = new TreeMap<>();
        for (int x = 0; x < breaks.size(); x++) {
            broken.put(
                    first.plusMonths(months.get(x)),
                    valuer.gains(breaks.get(x)).get(i) - cost * months.get(x) / Math.max(1, left));
        }
        return SelfEnforcement.Breach.firstOf(
                comply, broken, DealValuer.NEGLIGIBLE_USD, first.plusMonths(Math.max(0, last)));
    }

    private List<SelfEnforcement.Promised> promises(List<Integer> options) {
        List<SelfEnforcement.Promised> all = new ArrayList<>();
        for (int k = 0; k < options.size(); k++) {
            if (options.get(k) == 0) {
                continue;
            }
            String party = space.parties().get(space.sideOf(k));
            Commitment.Kind kind = space.concessions().get(k).promiseOf(options.get(k));
            all.add(new SelfEnforcement.Promised(k, party, kind, chances(party, kind)));
        }
        return all;
    }

    /// The chance that a side keeps a promise of a kind, by reading; the first is as coded.
    public List<SelfEnforcement.Chance> chances(String party, Commitment.Kind kind) {
        List<Commitment> ofKind = record.stream().filter(c -> c.kind() == kind).toList();
        return Credibility.readings(ofKind, party, known, Credibility.Prior.DEFAULT).stream()
                .map(c -> new SelfEnforcement.Chance(
                        c.reading(),
                        c.mean(),
                        c.quantile(0.05),
                        c.quantile(0.95),
                        c.records().size()))
                .toList();
    }

    private List<SelfEnforcement.Expected> expected(PackageTables tables, List<SelfEnforcement.Promised> promises) {
        Set<Credibility.Reading> readings = new LinkedHashSet<>(List.of(new Credibility.Reading.Coded()));
        promises.forEach(p -> p.chance().forEach(c -> readings.add(c.reading())));
        List<SelfEnforcement.Expected> all = new ArrayList<>();
        for (Credibility.Reading reading : readings) {
            double[] chance = new double[space.concessions().size()];
            Arrays.fill(chance, 1);
            for (SelfEnforcement.Promised p : promises) {
                chance[p.concession()] = p.chance().stream()
                        .filter(c -> c.reading().equals(reading))
                        .findFirst()
                        .orElse(p.chance().getFirst())
                        .mean();
            }
            double[] gains = tables.expected(chance);
            List<Double> nothing = valuer.nothing();
            all.add(new SelfEnforcement.Expected(
                    reading, List.of(nothing.get(0) + gains[0], nothing.get(1) + gains[1])));
        }
        return all;
    }

    /// What each suspension holds: what both sides have if it alone were prolonged to the end of the plan, less what
    /// they have if it binds again.
    private List<SelfEnforcement.SuspendedControl> held(List<Integer> options, ValuedPackage deal) {
        Map<Integer, Integer> months = new LinkedHashMap<>();
        for (int k = 0; k < options.size(); k++) {
            if (space.concessions().get(k).options().get(options.get(k)) instanceof Concession.Option.Suspend s
                    && valuer.isValued(k)) {
                months.put(k, s.months());
            }
        }
        months.keySet().forEach(k -> valuer.prepare(options, List.of(valuer.prolonged(options, j -> j == k))));
        double[] cost = valuer.policy(options);
        List<SelfEnforcement.SuspendedControl> all = new ArrayList<>();
        months.forEach((k, n) -> {
            int holder = space.sideOf(k);
            List<Double> prolonged = valuer.gains(valuer.prolonged(options, j -> j == k));
            boolean mutual = months.entrySet().stream()
                    .anyMatch(e -> space.sideOf(e.getKey()) != holder && Objects.equals(e.getValue(), n));
            all.add(SelfEnforcement.SuspendedControl.of(
                    k,
                    n,
                    holder,
                    deal.utilities(),
                    List.of(prolonged.get(0) - cost[0], prolonged.get(1) - cost[1]),
                    mutual));
        });
        return all;
    }

    /// The least amount that both must have to lose for an order to exist.
    private static double leastHostage(List<Staging.Whole> wholes, List<Double> hostages, List<Double> deltas) {
        double high = 2 * wholes.stream().mapToDouble(w -> Math.abs(w.cost())).sum() + 1;
        double low = 0;
        for (int b = 0; b < 60 && high - low > 1e-6 * high; b++) {
            double middle = (low + high) / 2;
            List<Double> raised =
                    hostages.stream().map(h -> Math.max(h, middle)).toList();
            if (Staging.order(wholes, raised, deltas) instanceof Staging.Impossible) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private Staging tranches(double[][] phi, List<Integer> options, List<Double> hostages) {
        List<Staging.Party> parties = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            double gain = 0;
            double cost = 0;
            for (int k = 0; k < options.size(); k++) {
                if (space.sideOf(k) == i) {
                    cost -= phi[i][k];
                } else {
                    gain += phi[i][k];
                }
            }
            // A side that gains by its own concessions needs nothing to go on.
            if (cost > DealValuer.NEGLIGIBLE_USD) {
                parties.add(new Staging.Party(Math.max(0, gain), cost, hostages.get(i), monitoring.monthlyDiscount()));
            }
        }
        return parties.isEmpty() ? new Staging.Tranches(List.of(1.0)) : Staging.proportional(parties);
    }

    /// What a search for the best package that holds found.
    ///
    /// @param settlement the first package in the order of Nash's rule that both sides keep
    /// @param exact whether no package that comes before it in that order was left untested
    /// @param tested how many packages were tested, month by month
    public record Largest(Settlement settlement, boolean exact, int tested) {}

    /// The best package that holds by itself: packages are tested month by month in the order of Nash's rule, from
    /// what each side does alone, until one holds.
    ///
    /// @param packages the packages of each group, every concession outside it kept
    /// @param most how many packages are tested at most
    public Largest largest(Map<DealValuer.Group, List<ValuedPackage>> packages, int most, BooleanSupplier stop) {
        LargestSelfEnforcingDeal.Ranked ranked =
                new LargestSelfEnforcingDeal(valuer, patience(), punished).ranked(packages);
        int tested = 0;
        for (ValuedPackage p : ranked.packages()) {
            if (tested == most || stop.getAsBoolean()) {
                return new Largest(
                        new Settlement.NoDeal("None of the " + tested + " best packages holds by itself."),
                        false,
                        tested);
            }
            tested++;
            if (holds(p.options())) {
                return new Largest(
                        new Settlement.Agreement(List.of(Settlement.Lottery.certain(p))),
                        ranked.complete() || tested == 1,
                        tested);
            }
        }
        return new Largest(new Settlement.NoDeal("No package holds by itself."), ranked.complete(), tested);
    }

    private boolean holds(List<Integer> options) {
        ValuedPackage deal = valuer.value(options);
        PackageTables tables = PackageTables.of(valuer, options);
        List<SelfEnforcement.Promised> promises = promises(options);
        return IntStream.range(0, 2)
                .allMatch(i -> side(i, options, deal, tables, promises, true).holds());
    }

    /// Per side, what a dollar after the longest lag of its possible concessions is worth to it, counting the least
    /// chance that the other side goes on for a year.
    private double[] patience() {
        double[] weight = new double[2];
        for (int i = 0; i < 2; i++) {
            int lag = 1;
            double goesOn = 1;
            String other = space.parties().get(1 - i);
            for (int k = 0; k < space.concessions().size(); k++) {
                Concession c = space.concessions().get(k);
                for (int o = 1; o < c.options().size(); o++) {
                    if (c.redLines().contains(o)) {
                        continue;
                    }
                    if (space.sideOf(k) == i) {
                        lag = Math.max(lag, monitoring.lagMonths(c.promiseOf(o)));
                    } else {
                        goesOn = Math.min(
                                goesOn,
                                chances(other, c.promiseOf(o)).getFirst().mean());
                    }
                }
            }
            weight[i] = Math.pow(monitoring.monthlyDiscount() * Math.pow(goesOn, 1.0 / 12), lag);
        }
        return weight;
    }
}
