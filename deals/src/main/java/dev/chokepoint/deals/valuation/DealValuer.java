package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.frontier.SupportLines;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.party.OwnPlans;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Values packages of concessions in the market equilibrium of the exposure stage.
///
/// The gain of side i from package S is u_i(S) = W_i(S on the base) − W_i(no deal) − policy_i(S), USD, where
/// W_i is its welfare in the joint equilibrium, the base is what holds for all that a deal does not change,
/// no deal is the base and what is threatened, and policy_i is what the weights that the side's policy puts
/// on its controls say the package costs it ([#policy]; zero unless stated). No deal is worth 0 to both in
/// every scenario. The effect of a package is its gain over the base: effects of groups that share no block
/// add up. What figures from outside the world say a concession is worth is added ([#stated]).
///
/// Concessions that touch no common block of the network cannot interact, so gains add up over groups of
/// concessions that do; the frontier of the space is the pruned sum of the groups' frontiers, exactly.
/// Source: docs/model.md#deals
public final class DealValuer {
    /// The most packages of a group that are listed one by one.
    public static final int MOST_LISTED = 2_000;

    /// How many packages are begun ahead of the one that is waited for.
    private static final int AHEAD = 8;

    /// Gains that differ by less are not told apart, USD.
    public static final double NEGLIGIBLE_USD = 1e3;

    private final Equilibrium equilibrium;
    private final Equilibrium.Derived market;
    private final Controls controls;
    private final DealSpace space;
    private final int fromMonth;
    private final Map<String, Double> welfareOnBase;
    private final Map<String, Double> welfareWithoutDeal;
    private final List<Concession> concessions;
    private final PackageChanges changes;
    private final StatedPart stated;
    private final List<Set<Integer>> arcs;
    private final List<Group> groups;
    private final boolean startsFromRoot;
    private final Map<List<Integer>, List<Double>> known;
    private final Set<List<Integer>> asked;
    private final Map<List<Integer>, Long> stepsAlone;
    private final BooleanSupplier stop;

    /// Concessions that touch a common block, by position; concessions that touch none are in no group.
    public record Group(List<Integer> concessions) {
        public Group {
            concessions = List.copyOf(concessions);
        }
    }

    /// Without a deal the base goes on.
    ///
    /// @param fromMonth the month of the plan from which concessions take effect
    public DealValuer(Equilibrium equilibrium, Controls controls, DealSpace space, int fromMonth) {
        this(equilibrium, controls, space, fromMonth, controls);
    }

    /// The same space with other weights or red lines, valued in the same market.
    ///
    /// @param other with the same concessions in the same order
    public DealValuer withTerms(DealSpace other) {
        return new DealValuer(this, other, stop);
    }

    /// The same, which values nothing more once it is stopped: a package that was not valued until then is
    /// refused.
    ///
    /// @see ValuationEndedException
    public DealValuer stoppedBy(BooleanSupplier end) {
        return new DealValuer(this, space, end);
    }

    private DealValuer(DealValuer of, DealSpace other, BooleanSupplier stop) {
        this.stop = stop;
        this.equilibrium = of.equilibrium;
        this.controls = of.controls;
        this.space = other;
        this.fromMonth = of.fromMonth;
        this.market = of.market;
        this.welfareOnBase = of.welfareOnBase;
        this.welfareWithoutDeal = of.welfareWithoutDeal;
        this.concessions = other.concessions();
        this.changes = of.changes;
        this.stated = new StatedPart(other, of.monthsLeft());
        this.arcs = of.arcs;
        this.groups = of.groups;
        this.startsFromRoot = of.startsFromRoot;
        this.known = of.known;
        this.asked = of.asked;
        this.stepsAlone = of.stepsAlone;
    }

    /// @param fromMonth the month of the plan from which concessions take effect
    /// @param controls the base: what holds for all that a deal does not change
    /// @param noDeal the controls that follow without a deal
    public DealValuer(Equilibrium equilibrium, Controls controls, DealSpace space, int fromMonth, Controls noDeal) {
        this.equilibrium = equilibrium;
        this.controls = controls;
        this.space = space;
        this.fromMonth = fromMonth;
        this.market = equilibrium.derivedFrom(controls);
        this.welfareOnBase = market.welfare(controls);
        this.welfareWithoutDeal = noDeal.equals(controls) ? welfareOnBase : market.welfare(noDeal);
        this.known = new HashMap<>();
        this.asked = new HashSet<>();
        this.stepsAlone = new HashMap<>();
        this.stop = () -> false;
        this.concessions = space.concessions();
        this.stated = new StatedPart(space, monthsLeft());
        this.changes = PackageChanges.of(space, equilibrium.baseline().network(), controls::arcsOf, fromMonth);
        this.arcs = changes.lanes();
        this.groups = group();
        this.startsFromRoot = groups.stream().anyMatch(g -> packagesIn(g) > MOST_LISTED);
    }

    public List<Group> groups() {
        return groups;
    }

    public DealSpace space() {
        return space;
    }

    /// The market in which packages are valued.
    Equilibrium equilibrium() {
        return equilibrium;
    }

    /// What holds for all that a deal does not change.
    public Controls controls() {
        return controls;
    }

    /// The month of the plan from which concessions take effect.
    public int fromMonth() {
        return fromMonth;
    }

    /// The number of months in which a concession can work.
    public int monthsLeft() {
        return equilibrium.baseline().network().world().months() - fromMonth;
    }

    /// Welfare of each place without a deal, USD.
    public Map<String, Double> welfareWithoutDeal() {
        return welfareWithoutDeal;
    }

    /// Gains of each side over no deal if nothing is conceded, USD: 0 unless something is threatened.
    public List<Double> nothing() {
        return over(welfareOnBase, welfareWithoutDeal);
    }

    /// Gains of each side over no deal, USD, in the order of the sides.
    public List<Double> gains(Controls after) {
        refuseIfStopped();
        return over(market.welfare(after), welfareWithoutDeal);
    }

    /// Gains of each side over no deal from what a package brings, USD, in the order of the sides.
    public List<Double> gains(Course course) {
        return sum(gains(course.controls()), course.statedUsd());
    }

    /// Gains of each side over the base from what a package brings, USD, in the order of the sides.
    public List<Double> effects(Course course) {
        refuseIfStopped();
        return sum(over(market.welfare(course.controls()), welfareOnBase), course.statedUsd());
    }

    private static List<Double> sum(List<Double> a, List<Double> b) {
        return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
    }

    private static List<Double> less(List<Double> a, double[] b) {
        return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) - b[i]).toList();
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /// The number of sides.
    private int sides() {
        return space.sides().size();
    }

    private void refuseIfStopped() {
        if (stop.getAsBoolean()) {
            throw new ValuationEndedException();
        }
    }

    private List<Double> over(Map<String, Double> after, Map<String, Double> before) {
        return space.parties().stream()
                .map(p -> after.getOrDefault(p, 0.0) - before.getOrDefault(p, 0.0))
                .toList();
    }

    /// Gains over no deal of every place that a package reaches, USD; policy weights are not in them.
    public Map<String, Double> gainsOfAll(List<Integer> options) {
        ask(options);
        Map<String, Double> after = market.welfare(after(options));
        Map<String, Double> all = new TreeMap<>();
        after.forEach((place, w) -> all.put(place, w - welfareWithoutDeal.getOrDefault(place, 0.0)));
        stated.ofPackage(options).forEach((party, usd) -> all.merge(party, usd, Double::sum));
        return all;
    }

    /// What places that are no side gain by a package over no deal, USD, the largest amounts first; what is not told
    /// apart from nothing is left out.
    public Map<String, Double> gainsOfOthers(List<Integer> options) {
        Map<String, Double> others = new LinkedHashMap<>();
        gainsOfAll(options).entrySet().stream()
                .filter(e -> !space.parties().contains(e.getKey()) && Math.abs(e.getValue()) > NEGLIGIBLE_USD)
                .sorted(Comparator.comparingDouble(e -> -Math.abs(e.getValue())))
                .forEach(e -> others.put(e.getKey(), e.getValue()));
        return others;
    }

    /// How much each side's gain from a package changes when exporters get all rents instead of none, USD.
    public List<Double> rentSlopes(List<Integer> options) {
        refuseIfStopped();
        Map<String, Double> before = market.rents(controls);
        ask(options);
        Map<String, Double> after = market.rents(after(options));
        return space.parties().stream()
                .map(p -> after.getOrDefault(p, 0.0) - before.getOrDefault(p, 0.0))
                .toList();
    }

    /// A package whose concessions work for some months only, and then bind again.
    ///
    /// @param start months after the talks' first month in which concessions begin
    /// @param ends per concession, months after the talks' first month in which it ends
    public Course during(List<Integer> options, int start, int[] ends) {
        return during(options, start, ends, statusQuo());
    }

    /// A package whose concessions work for some months only, and then give way to another one.
    ///
    /// @param afterwards the option of each concession that is taken once it has ended
    public Course during(List<Integer> options, int start, int[] ends, List<Integer> afterwards) {
        List<Change> changes = new ArrayList<>();
        double[] usd = new double[sides()];
        for (int k = 0; k < concessions.size(); k++) {
            int end = Math.min(ends[k], monthsLeft());
            Concession c = concessions.get(k);
            Concession.Option option = c.options().get(options.get(k));
            Concession.Option then = c.options().get(afterwards.get(k));
            int from = Math.max(start, end);
            stated.add(usd, k, option, end - start);
            stated.add(usd, k, then, monthsLeft() - from);
            if (arcs.get(k).isEmpty()) {
                continue;
            }
            if (end > start && !(option instanceof Concession.Option.Keep)) {
                changes.addAll(changes(k, option, fromMonth + start, fromMonth + end));
            }
            if (from < monthsLeft() && !(then instanceof Concession.Option.Keep)) {
                changes.addAll(changes(k, then, fromMonth + from, fromMonth + monthsLeft()));
            }
        }
        return new Course(new Scenario(label(options), changes).applyTo(controls), boxed(usd));
    }

    /// A package in which some suspensions last to the end of the plan: what renewing them would give.
    ///
    /// @param which the concessions that are prolonged if they are suspensions
    public Course prolonged(List<Integer> options, IntPredicate which) {
        List<Change> changes = new ArrayList<>();
        double[] usd = new double[sides()];
        for (int k = 0; k < concessions.size(); k++) {
            Concession.Option option = concessions.get(k).options().get(options.get(k));
            boolean renewed = which.test(k) && option instanceof Concession.Option.Suspend;
            Concession.Option taken = renewed ? new Concession.Option.Lift() : option;
            stated.add(usd, k, taken, monthsLeft());
            if (!arcs.get(k).isEmpty() && !(taken instanceof Concession.Option.Keep)) {
                changes.addAll(changes(k, taken, fromMonth, fromMonth + monthsLeft()));
            }
        }
        return new Course(new Scenario(label(options), changes).applyTo(controls), boxed(usd));
    }

    /// Starts solving courses of a package that will be asked for: the first from the package, each other one from
    /// the one before it, which is nearer than the base.
    ///
    /// @param courses in an order in which each differs little from the one before
    public void prepare(List<Integer> options, List<Course> courses) {
        ask(options);
        Controls from = after(options);
        for (Course course : courses) {
            market.prepare(course.controls(), from);
            from = course.controls();
        }
    }

    /// Starts valuing packages that will be asked for.
    public void prepareAll(List<List<Integer>> packages) {
        packages.forEach(this::ask);
    }

    /// Asks for a package from the one with less of the concession that moves the market least, and for that one
    /// first; where a group has too many packages to list, from the root, as most packages on the way would be
    /// solved for nothing else.
    private void ask(List<Integer> all) {
        List<Integer> options = moving(all);
        if (!known.containsKey(options) && asked.add(options) && !options.equals(statusQuo())) {
            if (startsFromRoot) {
                market.prepare(after(options));
                return;
            }
            List<Integer> parent = withLess(options);
            ask(parent);
            market.prepare(after(options), after(parent));
        }
    }

    /// The package without what touches no lane: what the market has to be solved for.
    private List<Integer> moving(List<Integer> options) {
        return IntStream.range(0, options.size())
                .mapToObj(k -> moves(k) ? options.get(k) : 0)
                .toList();
    }

    /// The package that one is solved from: one concession eased to the next lower share, or kept; the one that took
    /// fewest steps alone, the last of several.
    private List<Integer> withLess(List<Integer> options) {
        int[] taken = IntStream.range(0, options.size())
                .filter(k -> options.get(k) != 0)
                .toArray();
        int least = taken[taken.length - 1];
        if (taken.length > 1) {
            // All are begun before one is waited for.
            for (int k : taken) {
                ask(alone(k, options.get(k)));
            }
            for (int k : taken) {
                if (steps(k, options.get(k)) <= steps(least, options.get(least))) {
                    least = k;
                }
            }
        }
        List<Integer> fewer = new ArrayList<>(options);
        fewer.set(least, lessOpen(concessions.get(least), options.get(least)));
        return List.copyOf(fewer);
    }

    /// How far the market moves with a concession alone, in steps of the simplex method.
    private long steps(int concession, int option) {
        return stepsAlone.computeIfAbsent(alone(concession, option), single -> market.steps(after(single)));
    }

    /// The option that eases to the next lower share; keeping where there is none.
    private static int lessOpen(Concession c, int option) {
        if (!(c.options().get(option) instanceof Concession.Option.Ease ease)) {
            return 0;
        }
        int best = 0;
        double most = 0;
        for (int o = 1; o < c.options().size(); o++) {
            if (c.isOpen(o)
                    && c.options().get(o) instanceof Concession.Option.Ease other
                    && other.share() < ease.share()
                    && other.share() > most) {
                best = o;
                most = other.share();
            }
        }
        return best;
    }

    /// The controls after a package.
    public Controls after(List<Integer> options) {
        return scenario(options).applyTo(controls);
    }

    /// The plan of the market with a package.
    Plan plan(List<Integer> options) {
        ask(options);
        return market.solve(after(options));
    }

    /// The market without a deal and with a package, from which the own plans of parties are made.
    OwnPlans.Markets markets(List<Integer> options) {
        ask(options);
        Controls after = after(options);
        return new OwnPlans.Markets(controls, market.solved(controls), after, market.solved(after));
    }

    /// What a package costs each side's policy by the weights it states, USD; shown apart from what is
    /// computed.
    ///
    /// A share that passes costs that share of the weight, a suspension the months it lasts.
    public double[] policy(List<Integer> options) {
        return space.policyCost(options, monthsLeft());
    }

    private List<Change> changes(int k, Concession.Option option, int from, int end) {
        Concession c = concessions.get(k);
        int last = equilibrium.baseline().network().world().months();
        Change.Filter filter = new Change.Filter(arcs.get(k), c.reach().endUses());
        List<Change> changes = new ArrayList<>();
        for (String measure : c.measures()) {
            if (option instanceof Concession.Option.Ease ease) {
                // Easing that ends is a share that passes in some months only.
                changes.add(
                        from + (end - from) >= last
                                ? new Change.Ease(measure, ease.share(), from, filter)
                                : new Change.EaseFor(measure, ease.share(), from, end - from, filter, c.snapBack()));
            } else {
                int months =
                        option instanceof Concession.Option.Suspend s ? Math.min(s.months(), end - from) : end - from;
                changes.add(
                        from + months >= last && !(option instanceof Concession.Option.Suspend)
                                ? new Change.Lift(measure, from, filter)
                                : new Change.Suspend(measure, from, months, filter, c.snapBack()));
            }
        }
        return changes;
    }

    /// Whether a concession touches a lane at all.
    public boolean moves(int concession) {
        return !arcs.get(concession).isEmpty();
    }

    /// Whether a concession has a value here: it touches a lane, or its worth is stated.
    public boolean isValued(int concession) {
        return moves(concession) || isStated(concession);
    }

    /// Whether figures from outside the world say what a concession is worth.
    public boolean isStated(int concession) {
        return concessions.get(concession).stated().isStated();
    }

    /// What a package gives each side by figures from outside the world, USD, central values; shown apart from what
    /// is computed.
    public double[] stated(List<Integer> options) {
        return stated.ofSides(options);
    }

    /// What a package costs each side beside what the market computes, USD: by the weights of policy, less what
    /// figures from outside the world say that it gains.
    double[] besideMarket(List<Integer> options) {
        double[] cost = policy(options);
        double[] usd = stated(options);
        for (int i = 0; i < cost.length; i++) {
            cost[i] -= usd[i];
        }
        return cost;
    }

    /// The lanes that a concession is about.
    public Set<Integer> lanes(int concession) {
        return arcs.get(concession);
    }

    private List<Group> group() {
        Map<Integer, Integer> ownerOfBlock = new HashMap<>();
        int[] root = new int[concessions.size()];
        for (int k = 0; k < root.length; k++) {
            root[k] = k;
            for (int arc : arcs.get(k)) {
                Integer owner = ownerOfBlock.putIfAbsent(equilibrium.blockOf(arc), k);
                if (owner != null) {
                    int a = find(root, owner);
                    int b = find(root, k);
                    root[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
        Map<Integer, List<Integer>> byRoot = new TreeMap<>();
        for (int k = 0; k < root.length; k++) {
            if (isValued(k)) {
                byRoot.computeIfAbsent(find(root, k), x -> new ArrayList<>()).add(k);
            }
        }
        return byRoot.values().stream().map(Group::new).toList();
    }

    private static int find(int[] root, int k) {
        int at = k;
        while (root[at] != at) {
            at = root[at];
        }
        return at;
    }

    /// The package as a scenario.
    public Scenario scenario(List<Integer> options) {
        return new Scenario(label(options), changes.of(options));
    }

    /// The package in words: what is given, by name.
    public String label(List<Integer> options) {
        List<String> words = new ArrayList<>();
        for (int k = 0; k < concessions.size(); k++) {
            Concession.Option option = concessions.get(k).options().get(options.get(k));
            if (!(option instanceof Concession.Option.Keep)) {
                words.add(concessions.get(k).name() + ": " + option.text());
            }
        }
        return words.isEmpty() ? "nothing changes" : String.join("; ", words);
    }

    /// Gains of each side from a package over no deal, USD, in the order of the sides.
    public ValuedPackage value(List<Integer> options) {
        return new ValuedPackage(label(options), options, sum(nothing(), effect(options)));
    }

    /// What a package gives each side over the base, USD, less policy weights.
    public List<Double> effect(List<Integer> options) {
        if (!isKnown(options)) {
            refuseIfStopped();
        }
        return effectWhateverTheTime(options);
    }

    /// The same, even after the valuer was stopped.
    List<Double> effectWhateverTheTime(List<Integer> options) {
        double[] sum = new double[sides()];
        for (Group group : groups) {
            List<Double> part = effectOf(only(options, group));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part.get(i);
            }
        }
        List<Integer> still = new ArrayList<>(options);
        groups.forEach(g -> g.concessions().forEach(k -> still.set(k, 0)));
        return less(boxed(sum), policy(still));
    }

    /// The package with every concession outside the group kept.
    public List<Integer> only(List<Integer> options, Group group) {
        List<Integer> all = new ArrayList<>(statusQuo());
        group.concessions().forEach(k -> all.set(k, options.get(k)));
        return List.copyOf(all);
    }

    private List<Double> effectOf(List<Integer> options) {
        List<Integer> moving = moving(options);
        List<Double> found = known.get(moving);
        if (found == null) {
            ask(moving);
            found = over(market.welfare(after(moving)), welfareOnBase);
            known.put(moving, found);
        }
        return less(found, besideMarket(options));
    }

    /// Whether a package was valued, so that asking for it costs nothing.
    public boolean isKnown(List<Integer> options) {
        return groups.stream().allMatch(g -> isSolved(only(options, g)));
    }

    /// Whether the market was solved for a package of one group.
    private boolean isSolved(List<Integer> options) {
        List<Integer> moving = moving(options);
        return known.containsKey(moving) || moving.equals(statusQuo());
    }

    /// Values every option of every concession alone, red lines or not.
    ///
    /// @return whether all were valued before the valuer was stopped
    public boolean valuesAlone() {
        List<List<Integer>> all = new ArrayList<>(List.of(statusQuo()));
        for (int k = 0; k < concessions.size(); k++) {
            for (int o = 1; isValued(k) && o < concessions.get(k).options().size(); o++) {
                all.add(alone(k, o));
            }
        }
        return valued(all, stop).size() == all.size();
    }

    /// The directions in which large groups of two sides are searched: what counts as much for either side by the
    /// concessions alone.
    public SupportLines directions() {
        double[] span = span();
        return SupportLines.unbounded(span[0], span[1]);
    }

    /// What counts as much for each side: the sum of the most that each concession alone moves, at least 1.
    private double[] span() {
        double[] span = new double[sides()];
        for (int k = 0; k < concessions.size(); k++) {
            for (int i = 0; i < span.length; i++) {
                double most = 0;
                for (int o : openOptions(k)) {
                    most = Math.max(most, Math.abs(effect(alone(k, o)).get(i)));
                }
                span[i] += most;
            }
        }
        return Arrays.stream(span).map(s -> Math.max(1, s)).toArray();
    }

    /// What is looked for in a large group: for two sides the support lines, for more the best for each set of them.
    private List<ToDoubleFunction<ValuedPackage>> aims() {
        if (sides() == 2) {
            return directions().lines().reversed().stream()
                    .<ToDoubleFunction<ValuedPackage>>map(line -> p -> line.of(p.utility(0), p.utility(1)))
                    .toList();
        }
        double[] span = span();
        return IntStream.range(1, 1 << span.length)
                .<ToDoubleFunction<ValuedPackage>>mapToObj(set -> p -> IntStream.range(0, span.length)
                        .filter(i -> (set >> i & 1) == 1)
                        .mapToDouble(i -> p.utility(i) / span[i])
                        .sum())
                .toList();
    }

    /// The options of a concession that no red line rules out, keeping first.
    int[] openOptions(int concession) {
        Concession c = concessions.get(concession);
        return IntStream.range(0, c.options().size())
                .filter(o -> !c.redLines().contains(o))
                .toArray();
    }

    /// The effects of all packages of one group that cross no red line; everything outside the group is kept.
    ///
    /// @param most number of packages above which only the options of `always` and the strongest are tried
    public List<ValuedPackage> packagesOf(Group group, int most, Set<List<Integer>> always) {
        return packagesOf(group, most, always, () -> false);
    }

    /// The same, as far as it goes until it is enough.
    public List<ValuedPackage> packagesOf(Group group, int most, Set<List<Integer>> always, BooleanSupplier enough) {
        List<List<Integer>> choices = choices(group, most, always);
        List<List<Integer>> combinations = new ArrayList<>();
        combine(group, choices, 0, new ArrayList<>(statusQuo()), combinations);
        return valued(combinations, enough);
    }

    /// How many packages [#packagesOf] values.
    public long packagesTried(Group group, int most, Set<List<Integer>> always) {
        return choices(group, most, always).stream().mapToLong(List::size).reduce(1, DealValuer::product);
    }

    private static long product(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /// The options tried for each concession of a group.
    private List<List<Integer>> choices(Group group, int most, Set<List<Integer>> always) {
        List<List<Integer>> choices = new ArrayList<>();
        long n = 1;
        for (int k : group.concessions()) {
            Concession c = concessions.get(k);
            List<Integer> open = new ArrayList<>();
            for (int o = 0; o < c.options().size(); o++) {
                if (!c.redLines().contains(o)) {
                    open.add(o);
                }
            }
            choices.add(open);
            n = product(n, open.size());
        }
        if (n <= most) {
            return choices;
        }
        List<List<Integer>> fewer = new ArrayList<>();
        for (int g = 0; g < group.concessions().size(); g++) {
            int k = group.concessions().get(g);
            List<Integer> open = choices.get(g);
            Set<Integer> kept = new LinkedHashSet<>(Arrays.asList(
                    0,
                    bestOption(k, 1 - space.sideOf(k), open::contains),
                    bestOption(k, space.sideOf(k), open::contains)));
            always.forEach(p -> kept.add(p.get(k)));
            fewer.add(choices.get(g).stream().filter(kept::contains).toList());
        }
        return fewer;
    }

    private static void combine(
            Group group, List<List<Integer>> choices, int at, List<Integer> options, List<List<Integer>> into) {
        if (at == choices.size()) {
            into.add(List.copyOf(options));
            return;
        }
        int k = group.concessions().get(at);
        for (int o : choices.get(at)) {
            options.set(k, o);
            combine(group, choices, at + 1, options, into);
        }
        options.set(k, 0);
    }

    /// The frontier of the whole space and how many packages were valued to find it.
    ///
    /// @param complete whether every option of every concession was tried
    /// @param toleranceUsd by how much a package that is left out can be better for a side of several
    public record Search(Frontier frontier, int valued, boolean complete, double toleranceUsd) {}

    /// Finds the frontier: the groups' frontiers, summed and pruned.
    public Search frontier(int mostPerGroup, Set<List<Integer>> always) {
        return frontier(group -> packagesOf(group, mostPerGroup, always));
    }

    /// The frontier of the packages that somebody chose for each group.
    public Search frontier(Function<Group, List<ValuedPackage>> packages) {
        Frontier sum = new Frontier(List.of(new ValuedPackage(label(statusQuo()), statusQuo(), nothing())));
        int valued = 0;
        boolean complete = true;
        double tolerance = 0;
        for (Group group : groups) {
            List<ValuedPackage> all = packages.apply(group);
            valued += all.size();
            complete &= all.size() == packagesIn(group);
            FrontierSum.Summed summed = FrontierSum.of(this, sum, Frontier.of(all));
            sum = summed.frontier();
            tolerance += summed.toleranceUsd();
        }
        return new Search(sum, valued, complete, tolerance);
    }

    /// The number of packages of a group that cross no red line.
    public long packagesIn(Group group) {
        long n = 1;
        for (int k : group.concessions()) {
            n = product(
                    n,
                    concessions.get(k).options().size()
                            - concessions.get(k).redLines().size());
        }
        return n;
    }

    /// The effects of these packages of a group, worked out on all threads.
    ///
    /// @throws ValuationEndedException if the valuer is stopped meanwhile
    public List<ValuedPackage> valued(List<List<Integer>> packages) {
        List<ValuedPackage> all = valued(packages, stop);
        if (all.size() < packages.size()) {
            throw new ValuationEndedException();
        }
        return all;
    }

    /// The same, until it is enough: from then on only what is known already.
    public List<ValuedPackage> valued(List<List<Integer>> packages, BooleanSupplier enough) {
        List<ValuedPackage> all = new ArrayList<>();
        int begun = 0;
        for (int at = 0; at < packages.size(); at++) {
            boolean ended = enough.getAsBoolean();
            while (!ended && begun < Math.min(packages.size(), at + AHEAD)) {
                ask(packages.get(begun++));
            }
            List<Integer> options = packages.get(at);
            if (!ended || isSolved(options)) {
                all.add(new ValuedPackage(label(options), options, effectOf(options)));
            }
        }
        return all;
    }

    /// Looks for good packages of a group that has too many to list; nothing is among them.
    ///
    /// @param first packages to begin with, the most promising first
    /// @param most the most packages to value
    /// @param enough whether to end with what was found so far
    /// @param heard hears on the way what was valued so far
    public List<ValuedPackage> search(
            Group group,
            List<List<Integer>> first,
            int most,
            BooleanSupplier enough,
            Consumer<List<ValuedPackage>> heard) {
        return new MarketSearch(this, group, aims(), most, enough).search(first, heard);
    }

    /// A concession alone, by one of its options.
    public List<Integer> alone(int concession, int option) {
        List<Integer> options = new ArrayList<>(statusQuo());
        options.set(concession, option);
        return List.copyOf(options);
    }

    /// The option of a concession that is worth most to a side when all else is kept; among options of equal
    /// worth the one worth most to the other sides, then the first.
    ///
    /// @param open whether an option may be chosen; keeping may not
    public int bestOption(int concession, int side, IntPredicate open) {
        int best = 0;
        for (int o = 1; o < concessions.get(concession).options().size(); o++) {
            if (open.test(o)
                    && (best == 0 || isBetter(effect(alone(concession, o)), effect(alone(concession, best)), side))) {
                best = o;
            }
        }
        return best;
    }

    private static boolean isBetter(List<Double> a, List<Double> b, int side) {
        double difference = a.get(side) - b.get(side);
        return Math.abs(difference) > NEGLIGIBLE_USD
                ? difference > 0
                : others(a, side) > others(b, side) + NEGLIGIBLE_USD;
    }

    /// What all other sides together gain.
    private static double others(List<Double> gains, int side) {
        return IntStream.range(0, gains.size())
                .filter(i -> i != side)
                .mapToDouble(gains::get)
                .sum();
    }

    /// The position of the option that opens most, whatever it is worth.
    static int widest(Concession c) {
        return IntStream.range(0, c.options().size())
                .filter(o -> !c.redLines().contains(o))
                .boxed()
                .max(Comparator.comparingDouble(o -> opens(c.options().get(o))))
                .orElse(0);
    }

    private static double opens(Concession.Option option) {
        return switch (option) {
            case Concession.Option.Keep keep -> 0;
            case Concession.Option.Suspend s -> s.months() / 1e3;
            case Concession.Option.Ease e -> 0.5 + e.share() / 10;
            case Concession.Option.Lift l -> 1;
        };
    }

    /// Nothing changes.
    public List<Integer> statusQuo() {
        return concessions.stream().map(c -> 0).toList();
    }
}
