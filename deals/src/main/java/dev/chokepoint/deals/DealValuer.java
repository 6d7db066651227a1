package dev.chokepoint.deals;

import dev.chokepoint.exposure.Change;
import dev.chokepoint.exposure.Controls;
import dev.chokepoint.exposure.Equilibrium;
import dev.chokepoint.exposure.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values packages of concessions in the market equilibrium of the exposure stage.
///
/// The gain of side i from package S is u_i(S) = W_i(controls after S) − W_i(controls as they are), USD, where W_i is
/// its welfare in the joint equilibrium. A package is a scenario two sides sign. Policy weights are reported apart and
/// never mixed in. Blocks of the network that a package does not touch are not solved again, so that the number of
/// programs grows with the concessions of a block, not of the space. Source: docs/model.md#deals
public final class DealValuer {
    /// Most packages valued one by one.
    public static final long MOST_PACKAGES = 20_000;

    private final Equilibrium equilibrium;
    private final Controls controls;
    private final ConcessionSpace space;
    private final int fromMonth;
    private final Map<String, Double> statusQuo;

    /// @param fromMonth the month of the plan from which concessions take effect
    public DealValuer(Equilibrium equilibrium, Controls controls, ConcessionSpace space, int fromMonth) {
        this.equilibrium = equilibrium;
        this.controls = controls;
        this.space = space;
        this.fromMonth = fromMonth;
        this.statusQuo = equilibrium.welfare(controls);
    }

    /// The package as a scenario.
    public Scenario scenario(List<Integer> options) {
        List<Change> changes = new ArrayList<>();
        List<Concession> concessions = space.concessions();
        for (int k = 0; k < concessions.size(); k++) {
            Concession c = concessions.get(k);
            Concession.Option option = c.options().get(options.get(k));
            for (String measure : c.measures()) {
                Set<Integer> arcs = new LinkedHashSet<>();
                if (!c.items().isEmpty()) {
                    arcs.addAll(equilibrium.baseline().network().arcsOfItems(c.items()));
                    if (arcs.isEmpty()) {
                        continue;
                    }
                }
                Change.Filter filter = new Change.Filter(arcs, c.endUses());
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
        List<Concession> concessions = space.concessions();
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
        Map<String, Double> after = equilibrium.welfare(scenario(options).applyTo(controls));
        List<Double> gains = new ArrayList<>();
        for (String party : space.parties()) {
            gains.add(after.getOrDefault(party, 0.0) - statusQuo.getOrDefault(party, 0.0));
        }
        return new ValuedPackage(label(options), options, gains);
    }

    /// Every package that crosses no red line, valued, the status quo first.
    ///
    /// @throws IllegalArgumentException for more than [#MOST_PACKAGES] packages
    public List<ValuedPackage> all() {
        if (space.packages() > MOST_PACKAGES) {
            throw new IllegalArgumentException("The deal space (" + space.id() + ") has " + space.packages()
                    + " packages; at most " + MOST_PACKAGES + " are valued one by one.");
        }
        List<ValuedPackage> all = new ArrayList<>();
        collect(new ArrayList<>(), all);
        return all;
    }

    private void collect(List<Integer> options, List<ValuedPackage> into) {
        List<Concession> concessions = space.concessions();
        if (options.size() == concessions.size()) {
            into.add(value(List.copyOf(options)));
            return;
        }
        Concession c = concessions.get(options.size());
        for (int o = 0; o < c.options().size(); o++) {
            if (!c.redLines().contains(o)) {
                options.add(o);
                collect(options, into);
                options.removeLast();
            }
        }
    }

    /// Nothing changes.
    public List<Integer> statusQuo() {
        return space.concessions().stream().map(c -> 0).toList();
    }
}
