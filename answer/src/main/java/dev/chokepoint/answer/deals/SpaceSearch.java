package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Means;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.frontier.ProductGap;
import dev.chokepoint.deals.frontier.SupportLines;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.OwnFrontier;
import dev.chokepoint.deals.valuation.ValuationEndedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// The search of a deal space in one scenario, group by group, that can be ended at any time.
///
/// Small groups are valued in the market whole. Of larger ones each side's own plan says what is promising and what no
/// package can exceed; what is promising is valued in the market, and what differs from the best by one concession.
final class SpaceSearch {
    private final Means means;
    private final DealValuer valuer;
    private final DealAnswer.Depth depth;
    private final Set<List<Integer>> offered;
    private final SearchPace pace;
    private final BooleanSupplier enough;
    private final Map<DealValuer.Group, List<ValuedPackage>> tried = new LinkedHashMap<>();

    SpaceSearch(Means means, DealValuer valuer, DealAnswer.Depth depth, Set<List<Integer>> offered, SearchPace pace) {
        this.means = means;
        this.valuer = valuer;
        this.depth = depth;
        this.offered = offered;
        this.pace = pace;
        this.enough = pace.untilTheEnd();
    }

    /// What was found.
    ///
    /// @param tried the packages of each group that were valued
    record Found(
            DealValuer.Search search,
            Map<DealValuer.Group, List<ValuedPackage>> tried,
            boolean ended,
            ProductGap gap,
            PackageSearch.Selection selection) {
        Found {
            tried = new LinkedHashMap<>(tried);
        }
    }

    /// @param compare whether own plans are to be compared with the market where all is valued
    /// @param start what both sides have where rules start from
    Found found(boolean compare, List<Double> start) {
        boolean full = depth == DealAnswer.Depth.FULL;
        boolean tooMany = valuer.groups().stream().anyMatch(g -> valuer.packagesIn(g) > DealAnswer.MOST_PER_GROUP);
        boolean needed = valuer.groups().stream().anyMatch(g -> !isListed(g));
        if ((!(full && (compare || tooMany)) && !needed) || enough.getAsBoolean()) {
            return withoutOwnPlans(start);
        }
        try (OwnFrontier own = new OwnFrontier(valuer, means.solver(), new Told(start), pace.untilOwnPlans())) {
            DealValuer.Search search = valuer.frontier(group -> tried(group, Optional.of(own)));
            return found(search, Optional.of(own), start, selection(own, search, compare, start));
        } catch (ValuationEndedException e) {
            return withoutOwnPlans(start);
        }
    }

    private Found withoutOwnPlans(List<Double> start) {
        DealValuer.Search search =
                valuer.frontier(group -> isListed(group) ? listed(group) : tried(group, Optional.empty()));
        return found(search, Optional.empty(), start, new PackageSearch.Selection.ByOptions());
    }

    private PackageSearch.Selection selection(
            OwnFrontier own, DealValuer.Search search, boolean compare, List<Double> start) {
        if (compare && !enough.getAsBoolean()) {
            try {
                return new PackageSearch.Selection.ByOwnPlans(
                        own.compare(search.frontier().points(), start));
            } catch (ValuationEndedException e) {
                // What the two valuations differ in is left out.
            }
        }
        return new PackageSearch.Selection.ByOptions();
    }

    /// Whether the packages to value in a group can be listed.
    private boolean isListed(DealValuer.Group group) {
        return valuer.packagesTried(group, DealAnswer.MOST_PER_GROUP, offered) <= DealAnswer.MOST_PER_GROUP;
    }

    private List<ValuedPackage> listed(DealValuer.Group group) {
        List<ValuedPackage> packages = valuer.packagesOf(group, DealAnswer.MOST_PER_GROUP, offered, enough);
        tried.put(group, withNothing(packages));
        return withNothing(packages);
    }

    private List<ValuedPackage> withNothing(List<ValuedPackage> packages) {
        return packages.isEmpty() ? valuer.valued(List.of(valuer.statusQuo())) : packages;
    }

    private List<ValuedPackage> tried(DealValuer.Group group, Optional<OwnFrontier> own) {
        if (valuer.packagesIn(group) <= DealAnswer.MOST_PER_GROUP) {
            return listed(group);
        }
        Set<List<Integer>> first = new LinkedHashSet<>(List.of(valuer.statusQuo()));
        offered.forEach(p -> first.add(valuer.only(p, group)));
        group.concessions()
                .forEach(k -> IntStream.range(
                                0, valuer.space().concessions().get(k).options().size())
                        .filter(o ->
                                !valuer.space().concessions().get(k).redLines().contains(o))
                        .forEach(o -> first.add(valuer.alone(k, o))));
        own.ifPresent(o -> first.addAll(o.promising(group, DealAnswer.MOST_PER_GROUP)));
        List<ValuedPackage> packages = valuer.search(
                group,
                List.copyOf(first),
                DealAnswer.MOST_PER_GROUP,
                enough,
                valued -> tell(group, valued, own.map(o -> o.lines(group)).orElseGet(valuer::directions)));
        tried.put(group, packages);
        return packages;
    }

    private void tell(DealValuer.Group group, List<ValuedPackage> valued, SupportLines lines) {
        means.tell("group " + (valuer.groups().indexOf(group) + 1) + " of "
                + valuer.groups().size() + ": " + valued.size() + " valued, "
                + Frontier.of(valued).size() + " points, best product of gains in it "
                + Numbers.text(mostProduct(valued, List.of(0.0, 0.0))) + "; by own plans none above "
                + Numbers.text(lines.mostProduct(List.of(0.0, 0.0))) + " USD²");
    }

    private Found found(
            DealValuer.Search search,
            Optional<OwnFrontier> own,
            List<Double> start,
            PackageSearch.Selection selection) {
        boolean ended = valuer.groups().stream().anyMatch(g -> !isWhole(g)) && enough.getAsBoolean();
        return new Found(search, tried, ended, gap(own, start), selection);
    }

    /// Whether every package of a group was valued in the market.
    private boolean isWhole(DealValuer.Group group) {
        return tried.getOrDefault(group, List.of()).size() == valuer.packagesIn(group);
    }

    /// What could still be above what was found: groups that were valued whole by the market, the others by own plans.
    ///
    /// Each point of groups whose frontier is known is joined with what bounds the others: the lines of
    /// all together would bound lotteries.
    private ProductGap gap(Optional<OwnFrontier> own, List<Double> start) {
        if (valuer.groups().stream().allMatch(this::isWhole)) {
            return new ProductGap.None();
        }
        if (own.isEmpty()) {
            return new ProductGap.Unknown();
        }
        SupportLines lines = valuer.directions().touching(List.of(new double[2]));
        List<double[]> exact = List.of(pair(valuer.nothing()));
        List<double[]> others = List.of(new double[2]);
        for (DealValuer.Group group : valuer.groups()) {
            List<double[]> points = points(group, own.get());
            if (isWhole(group) || own.get().isExact(group)) {
                exact = sums(exact, points);
            } else {
                lines = lines.plus(own.get().lines(group));
                others = sums(others, points);
            }
        }
        double found = 0;
        double possible = 0;
        for (double[] p : exact) {
            List<Double> from = List.of(start.get(0) - p[0], start.get(1) - p[1]);
            possible = Math.max(possible, lines.mostProduct(from));
            found = Math.max(
                    found,
                    others.stream()
                            .mapToDouble(o -> product(o[0] - from.get(0), o[1] - from.get(1)))
                            .max()
                            .orElse(0));
        }
        return ProductGap.between(found, Math.max(found, possible));
    }

    /// The points of a group that no other beats: by the market where all was valued, else by own plans.
    private List<double[]> points(DealValuer.Group group, OwnFrontier own) {
        List<ValuedPackage> packages = isWhole(group) ? tried.getOrDefault(group, List.of()) : own.valued(group);
        return packages.isEmpty()
                ? List.of(new double[2])
                : Frontier.of(packages).points().stream()
                        .map(p -> pair(p.utilities()))
                        .toList();
    }

    private static double[] pair(List<Double> values) {
        return new double[] {values.get(0), values.get(1)};
    }

    private static List<double[]> sums(List<double[]> some, List<double[]> others) {
        List<ValuedPackage> all = new ArrayList<>();
        some.forEach(a -> others.forEach(b -> all.add(ValuedPackage.of("", a[0] + b[0], a[1] + b[1]))));
        return Frontier.of(all).points().stream().map(p -> pair(p.utilities())).toList();
    }

    private static double mostProduct(List<ValuedPackage> packages, List<Double> start) {
        return packages.stream()
                .mapToDouble(p -> product(p.utility(0) - start.get(0), p.utility(1) - start.get(1)))
                .max()
                .orElse(0);
    }

    private static double product(double a, double b) {
        return Math.max(0, a) * Math.max(0, b);
    }

    /// Tells how the search of own plans gets on.
    private final class Told implements OwnFrontier.Listener {
        private final List<Double> start;

        Told(List<Double> start) {
            this.start = start;
        }

        @Override
        public void heard(OwnFrontier.Step step) {
            means.tell("group " + step.group() + " of " + step.groups() + " (" + step.packages()
                    + " packages): bound gap "
                    + (Double.isInfinite(step.gap()) ? "not bounded yet" : Numbers.text(100 * step.gap()) + " %")
                    + " of a side's span");
        }

        @Override
        public void heardLarge(OwnFrontier.Step step, List<ValuedPackage> valued, SupportLines lines) {
            List<Double> none = start.stream().map(u -> 0.0).toList();
            ProductGap gap = ProductGap.between(mostProduct(valued, none), lines.mostProduct(none));
            means.tell("group " + step.group() + " of " + step.groups() + " (" + step.packages() + " packages): "
                    + valued.size() + " valued by own plans, "
                    + Frontier.of(valued).size() + " points, product "
                    + words(gap));
        }

        private static String words(ProductGap gap) {
            return switch (gap) {
                case ProductGap.None none -> "exact";
                case ProductGap.AtMost most -> "within " + Numbers.text(100 * most.share()) + " %";
                case ProductGap.Unknown unknown -> "not bounded yet";
            };
        }
    }
}
