package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Values packages of concessions in the market equilibrium of the exposure stage.
///
/// The gain of side i from package S is u_i(S) = W_i(controls after S) − W_i(controls as they are), USD,
/// where W_i is its welfare in the joint equilibrium, less what the weights that a side's policy states say the
/// package costs it ([#policy]; zero unless stated, and shown apart). A package is a scenario two sides sign.
///
/// Concessions that touch no common block of the network cannot interact, so gains add up over groups of
/// concessions that do; the frontier of the space is the pruned sum of the groups' frontiers, exactly.
/// Source: docs/model.md#deals
public final class DealValuer {
    /// Gains that differ by less are not told apart, USD.
    public static final double NEGLIGIBLE_USD = 1e3;

    private final Equilibrium equilibrium;
    private final Controls controls;
    private final DealSpace space;
    private final int fromMonth;
    private final Controls threatened;
    private final Map<String, Double> statusQuo;
    private final List<Concession> concessions;
    private final List<Set<Integer>> arcs;
    private final List<Group> groups;
    private final Map<List<Integer>, List<Double>> known = new HashMap<>();

    /// Concessions that touch a common block, by position; concessions that touch none are in no group.
    public record Group(List<Integer> concessions) {
        public Group {
            concessions = List.copyOf(concessions);
        }
    }

    /// Without a deal the controls stay as they are.
    ///
    /// @param fromMonth the month of the plan from which concessions take effect
    public DealValuer(Equilibrium equilibrium, Controls controls, DealSpace space, int fromMonth) {
        this(equilibrium, controls, space, fromMonth, controls);
    }

    /// @param fromMonth the month of the plan from which concessions take effect
    /// @param threatened the controls that follow without a deal
    public DealValuer(Equilibrium equilibrium, Controls controls, DealSpace space, int fromMonth, Controls threatened) {
        this.equilibrium = equilibrium;
        this.threatened = threatened;
        this.controls = controls;
        this.space = space;
        this.fromMonth = fromMonth;
        this.statusQuo = equilibrium.welfare(controls);
        this.concessions = space.concessions();
        this.arcs = concessions.stream().map(this::arcsOf).toList();
        this.groups = group();
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

    /// The controls as they stand.
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

    /// What each side has without a deal, against the controls as they stand, USD; 0 if nothing is threatened.
    public List<Double> disagreement() {
        return threatened.equals(controls) ? List.of(0.0, 0.0) : gains(threatened);
    }

    /// Gains of each side over the controls as they stand, USD, in the order of the sides.
    public List<Double> gains(Controls after) {
        Map<String, Double> welfare = equilibrium.welfare(after);
        return space.parties().stream()
                .map(p -> welfare.getOrDefault(p, 0.0) - statusQuo.getOrDefault(p, 0.0))
                .toList();
    }

    /// How much each side's gain from a package changes when exporters get all rents instead of none, USD.
    public List<Double> rentSlopes(List<Integer> options) {
        Map<String, Double> before = equilibrium.rents(controls);
        Map<String, Double> after = equilibrium.rents(scenario(options).applyTo(controls));
        return space.parties().stream()
                .map(p -> after.getOrDefault(p, 0.0) - before.getOrDefault(p, 0.0))
                .toList();
    }

    /// A package whose concessions work for some months only.
    ///
    /// @param start months after the talks' first month in which concessions begin
    /// @param ends per concession, months after the talks' first month in which it ends
    public Controls during(List<Integer> options, int start, int[] ends) {
        List<Change> changes = new ArrayList<>();
        for (int k = 0; k < concessions.size(); k++) {
            int end = Math.min(ends[k], monthsLeft());
            Concession c = concessions.get(k);
            Concession.Option option = c.options().get(options.get(k));
            if (arcs.get(k).isEmpty() || end <= start || option instanceof Concession.Option.Keep) {
                continue;
            }
            changes.addAll(changes(k, option, fromMonth + start, fromMonth + end));
        }
        return new Scenario(label(options), changes).applyTo(controls);
    }

    /// A package whose suspensions on one side last to the end of the plan: what renewing them would give.
    public Controls prolonged(List<Integer> options, int side) {
        List<Change> changes = new ArrayList<>();
        for (int k = 0; k < concessions.size(); k++) {
            Concession.Option option = concessions.get(k).options().get(options.get(k));
            if (arcs.get(k).isEmpty() || option instanceof Concession.Option.Keep) {
                continue;
            }
            boolean renewed = space.sideOf(k) == side && option instanceof Concession.Option.Suspend;
            changes.addAll(
                    changes(k, renewed ? new Concession.Option.Lift() : option, fromMonth, fromMonth + monthsLeft()));
        }
        return new Scenario(label(options), changes).applyTo(controls);
    }

    /// Starts solving scenarios that will be asked for.
    public void prepare(List<Controls> scenarios) {
        equilibrium.prepare(scenarios);
    }

    /// What a package costs each side's policy by the weights it states, USD; shown apart from what is computed.
    ///
    /// A share that passes costs that share of the weight, a suspension the months it lasts.
    public double[] policy(List<Integer> options) {
        double[] cost = new double[2];
        for (int k = 0; k < concessions.size(); k++) {
            Concession c = concessions.get(k);
            if (c.weightUsd() == 0) {
                continue;
            }
            cost[space.sideOf(k)] += c.weightUsd()
                    * switch (c.options().get(options.get(k))) {
                        case Concession.Option.Keep keep -> 0;
                        case Concession.Option.Lift lift -> 1;
                        case Concession.Option.Ease ease -> ease.share();
                        case Concession.Option.Suspend s ->
                            Math.min(1, s.months() / (double) Math.max(1, monthsLeft()));
                    };
        }
        return cost;
    }

    private List<Change> changes(int k, Concession.Option option, int from, int end) {
        Concession c = concessions.get(k);
        int last = equilibrium.baseline().network().world().months();
        List<Change> changes = new ArrayList<>();
        for (String measure : c.measures()) {
            if (option instanceof Concession.Option.Ease ease) {
                // Easing that ends is a share that passes in some months only.
                changes.add(new Change.EaseFor(
                        measure, ease.share(), from, end - from, new Change.Filter(arcs.get(k), c.endUses())));
            } else {
                int months =
                        option instanceof Concession.Option.Suspend s ? Math.min(s.months(), end - from) : end - from;
                changes.add(
                        from + months >= last && !(option instanceof Concession.Option.Suspend)
                                ? new Change.Lift(measure, from, new Change.Filter(arcs.get(k), c.endUses()))
                                : new Change.Suspend(
                                        measure, from, months, new Change.Filter(arcs.get(k), c.endUses())));
            }
        }
        return changes;
    }

    /// Whether a concession touches a lane at all.
    public boolean moves(int concession) {
        return !arcs.get(concession).isEmpty();
    }

    /// The lanes that a concession is about.
    public Set<Integer> lanes(int concession) {
        return arcs.get(concession);
    }

    private Set<Integer> arcsOf(Concession c) {
        Set<Integer> all = new LinkedHashSet<>();
        for (String measure : c.measures()) {
            for (int arc : controls.arcsOf(measure)) {
                var lane = equilibrium.baseline().network().laneOf(arc);
                if ((c.items().isEmpty() || c.items().contains(lane.item()))
                        && (c.destinations().isEmpty() || c.destinations().contains(lane.to()))) {
                    all.add(arc);
                }
            }
        }
        return all;
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
        Map<Integer, List<Integer>> byRoot = new java.util.TreeMap<>();
        for (int k = 0; k < root.length; k++) {
            if (moves(k)) {
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
        List<Change> changes = new ArrayList<>();
        for (int k = 0; k < concessions.size(); k++) {
            Concession c = concessions.get(k);
            Concession.Option option = c.options().get(options.get(k));
            Set<Integer> mine = arcs.get(k);
            if (mine.isEmpty()) {
                continue;
            }
            Change.Filter filter = new Change.Filter(mine, c.endUses());
            for (String measure : c.measures()) {
                switch (option) {
                    case Concession.Option.Keep keep -> {}
                    case Concession.Option.Lift lift -> changes.add(new Change.Lift(measure, fromMonth, filter));
                    case Concession.Option.Ease ease ->
                        changes.add(new Change.Ease(measure, ease.share(), fromMonth, filter));
                    case Concession.Option.Suspend suspend ->
                        changes.add(new Change.Suspend(measure, fromMonth, suspend.months(), filter));
                }
            }
        }
        return new Scenario(label(options), changes);
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

    /// Gains of each side from a package, USD, in the order of the sides.
    public ValuedPackage value(List<Integer> options) {
        List<Double> gains = new ArrayList<>(List.of(0.0, 0.0));
        for (Group group : groups) {
            List<Double> part = gainsOf(only(options, group));
            for (int i = 0; i < gains.size(); i++) {
                gains.set(i, gains.get(i) + part.get(i));
            }
        }
        List<Integer> still = new ArrayList<>(options);
        groups.forEach(g -> g.concessions().forEach(k -> still.set(k, 0)));
        double[] cost = policy(still);
        return new ValuedPackage(label(options), options, List.of(gains.get(0) - cost[0], gains.get(1) - cost[1]));
    }

    /// The package with every concession outside the group kept.
    private List<Integer> only(List<Integer> options, Group group) {
        List<Integer> all = new ArrayList<>(statusQuo());
        group.concessions().forEach(k -> all.set(k, options.get(k)));
        return all;
    }

    private List<Double> gainsOf(List<Integer> options) {
        List<Double> found = known.get(options);
        if (found != null) {
            return found;
        }
        List<Double> computed = gains(scenario(options).applyTo(controls));
        double[] cost = policy(options);
        List<Double> gains = List.of(computed.get(0) - cost[0], computed.get(1) - cost[1]);
        known.put(options, gains);
        return gains;
    }

    /// Starts valuing the packages that [#frontier] will ask for.
    public void prepare(int mostPerGroup, Set<List<Integer>> always) {
        for (Group group : groups) {
            List<List<Integer>> combinations = new ArrayList<>();
            combine(group, choices(group, mostPerGroup, always), 0, new ArrayList<>(statusQuo()), combinations);
            equilibrium.prepare(combinations.stream()
                    .map(o -> scenario(o).applyTo(controls))
                    .toList());
        }
    }

    /// All packages of one group that cross no red line, valued; everything outside the group is kept.
    ///
    /// @param most number of packages above which only the options of `always` and the strongest are tried
    public List<ValuedPackage> packagesOf(Group group, int most, Set<List<Integer>> always) {
        List<List<Integer>> choices = choices(group, most, always);
        List<List<Integer>> combinations = new ArrayList<>();
        combine(group, choices, 0, new ArrayList<>(statusQuo()), combinations);
        equilibrium.prepare(combinations.stream()
                .filter(o -> !known.containsKey(o))
                .map(o -> scenario(o).applyTo(controls))
                .toList());
        return combinations.stream()
                .map(o -> new ValuedPackage(label(o), o, gainsOf(o)))
                .toList();
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
            n *= open.size();
        }
        if (n <= most) {
            return choices;
        }
        List<List<Integer>> fewer = new ArrayList<>();
        for (int g = 0; g < group.concessions().size(); g++) {
            int k = group.concessions().get(g);
            Set<Integer> kept = new LinkedHashSet<>(List.of(0, strongest(concessions.get(k))));
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
    public record Search(Frontier frontier, int valued, boolean complete) {}

    /// Finds the frontier: the groups' frontiers, summed and pruned.
    public Search frontier(int mostPerGroup, Set<List<Integer>> always) {
        return frontier(group -> packagesOf(group, mostPerGroup, always));
    }

    /// The frontier of the packages that somebody chose for each group.
    public Search frontier(Function<Group, List<ValuedPackage>> packages) {
        Frontier sum = new Frontier(List.of(new ValuedPackage(label(statusQuo()), statusQuo(), List.of(0.0, 0.0))));
        int valued = 0;
        boolean complete = true;
        for (Group group : groups) {
            List<ValuedPackage> all = packages.apply(group);
            valued += all.size();
            complete &= all.size() == packagesIn(group);
            List<ValuedPackage> sums = new ArrayList<>();
            for (ValuedPackage p : sum.points()) {
                for (ValuedPackage q : Frontier.of(all).points()) {
                    List<Integer> options = new ArrayList<>(p.options());
                    group.concessions().forEach(k -> options.set(k, q.options().get(k)));
                    sums.add(new ValuedPackage(
                            label(options),
                            options,
                            List.of(p.utility(0) + q.utility(0), p.utility(1) + q.utility(1))));
                }
            }
            sum = Frontier.of(sums);
        }
        return new Search(sum, valued, complete);
    }

    /// The number of packages of a group that cross no red line.
    public long packagesIn(Group group) {
        long n = 1;
        for (int k : group.concessions()) {
            n *= concessions.get(k).options().size()
                    - concessions.get(k).redLines().size();
        }
        return n;
    }

    /// These packages of a group, valued on all threads.
    public List<ValuedPackage> valued(List<List<Integer>> packages) {
        equilibrium.prepare(packages.stream()
                .filter(o -> !known.containsKey(o))
                .map(o -> scenario(o).applyTo(controls))
                .toList());
        return packages.stream()
                .map(o -> new ValuedPackage(label(o), o, gainsOf(o)))
                .toList();
    }

    /// The position of the option that opens most among those no red line rules out.
    public static int strongest(Concession c) {
        int best = 0;
        double most = -1;
        for (int o = 0; o < c.options().size(); o++) {
            if (c.redLines().contains(o)) {
                continue;
            }
            double opens = switch (c.options().get(o)) {
                case Concession.Option.Keep keep -> 0;
                case Concession.Option.Suspend s -> s.months() / 1e3;
                case Concession.Option.Ease e -> 0.5 + e.share() / 10;
                case Concession.Option.Lift l -> 1;
            };
            if (opens > most) {
                most = opens;
                best = o;
            }
        }
        return best;
    }

    /// Nothing changes.
    public List<Integer> statusQuo() {
        return concessions.stream().map(c -> 0).toList();
    }
}
