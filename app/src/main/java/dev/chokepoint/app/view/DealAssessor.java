package dev.chokepoint.app.view;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.lanes.Threats;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Figure;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.chair.ChairStudy;
import dev.chokepoint.deals.keeping.UpholdingStudy;
import dev.chokepoint.deals.keeping.Watch;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Values a deal space and says what the values advise.
public final class DealAssessor {
    private final Situation situation;
    private final Equilibrium equilibrium;
    private final Controls controls;
    private final Ledger ledger;
    private final AsOf asOf;
    private final Function<Explanation, String> why;

    public DealAssessor(Situation situation, Function<Explanation, String> why) {
        this.situation = situation;
        this.equilibrium = situation.equilibrium();
        this.controls = situation.controls();
        this.ledger = situation.question().world().ledger();
        this.asOf = situation.question().asOf();
        this.why = why;
    }

    private DealValuer valuer(DealSpace space, Threats threats) {
        World world = equilibrium.baseline().network().world();
        return new DealValuer(equilibrium, controls, space, world.monthAfter(space.date()), threats.controls());
    }

    private Threats threats(DealSpace space) {
        return Threats.of(space.disagreement(), equilibrium.baseline().network(), controls, ledger, asOf.known());
    }

    /// @param mostPerGroup packages per group of concessions up to which every option is tried
    public Assessment.DealView view(DealSpace space, int mostPerGroup, boolean thorough) {
        World world = equilibrium.baseline().network().world();
        int from = world.monthAfter(space.date());
        Threats threats = threats(space);
        DealValuer valuer = valuer(space, threats);
        KnownOffers known = KnownOffers.of(space, asOf);
        Set<List<Integer>> always = known.packages();
        DealValuer.Search search;
        DealDetail detail = DealDetail.none();
        Map<DealValuer.Group, List<ValuedPackage>> tried = new LinkedHashMap<>();
        if (thorough) {
            try (OwnAssessor own = new OwnAssessor(
                    equilibrium,
                    situation.means().solver(),
                    controls,
                    space,
                    valuer,
                    situation.means().progress(),
                    situation.means().stop())) {
                search = valuer.frontier(group -> {
                    List<ValuedPackage> some = own.candidates(group, mostPerGroup, always);
                    tried.put(group, some);
                    return some;
                });
                detail = own.detail(search.frontier().points());
            }
        } else {
            search = valuer.frontier(group -> {
                List<ValuedPackage> some = valuer.packagesOf(group, mostPerGroup, always);
                tried.put(group, some);
                return some;
            });
        }
        List<ValuedPackage> frontier = search.frontier().points();
        List<Double> noDeal = valuer.disagreement();
        Set<List<Integer>> onFrontier = new LinkedHashSet<>();
        frontier.forEach(p -> onFrontier.add(p.options()));
        Map<List<Integer>, ValuedPackage> shown = new LinkedHashMap<>();
        shown.put(valuer.statusQuo(), valuer.value(valuer.statusQuo()));
        frontier.forEach(p -> shown.put(p.options(), p));
        for (DealValuer.Group group : valuer.groups()) {
            valuer.packagesOf(group, mostPerGroup, always).forEach(p -> shown.putIfAbsent(p.options(), p));
        }
        List<Assessment.PackageView> packageViews = shown.values().stream()
                .map(p -> new Assessment.PackageView(p.options(), p.values(), onFrontier.contains(p.options()), p.id()))
                .toList();
        PackageEffects effects = new PackageEffects(equilibrium, controls, valuer);
        List<Assessment.ConcessionView> concessions = new ConcessionWorth(effects, ledger, why).views();
        List<Assessment.SolutionView> solutions = BargainingSolutions.of(space, frontier, noDeal);
        List<Assessment.OfferView> offers = new OfferVerdicts(effects, frontier, why).views(known);
        DealStudy study = new DealStudy(
                valuer,
                new UpholdingStudy(
                        valuer,
                        situation.question().world().commitments(),
                        asOf.known(),
                        Watch.atYearlyRate(yearlyRate(world)),
                        world.first().plusMonths(from)),
                effects::items);
        detail = studied(study, detail, threats, tried, solutions, offers, frontier, thorough);
        return new Assessment.DealView(
                space.id(),
                space.title(),
                space.date().toString(),
                space.parties(),
                concessions,
                packageViews,
                solutions,
                offers,
                DealAdvice.of(valuer, concessions, frontier),
                "Gains are changes in welfare in the joint market equilibrium from "
                        + world.first().plusMonths(from)
                        + " to the end of the plan, USD, against the controls as they stand; policy weights are not in"
                        + " them. The space has " + space.packages() + " packages; concessions that share no block"
                        + " cannot interact, so " + search.valued() + " valued packages in "
                        + valuer.groups().size()
                        + " groups give the frontier"
                        + (search.complete()
                                ? " exactly."
                                : " for the strongest options and those of the offers; the command deals tries every"
                                        + " option.")
                        + figures(space),
                detail);
    }

    private static String figures(DealSpace space) {
        return switch (space.figures()) {
            case DealSpace.Figures.AsKnown as -> "";
            case DealSpace.Figures.PublishedBy by ->
                " Figures of the network are those published by " + by.day() + ": " + by.because();
        };
    }

    private double yearlyRate(World world) {
        return world.discount()
                .known(asOf.known())
                .or(() -> Optional.of(world.discount().figures().getFirst()))
                .map(Figure::central)
                .orElse(0.0);
    }

    private DealDetail studied(
            DealStudy study,
            DealDetail found,
            Threats threats,
            Map<DealValuer.Group, List<ValuedPackage>> tried,
            List<Assessment.SolutionView> solutions,
            List<Assessment.OfferView> offers,
            List<ValuedPackage> frontier,
            boolean thorough) {
        DealDetail.NoDealView noDeal = study.noDeal(threats, ledger);
        List<DealStudy.Named> heard = offers.stream()
                .map(o -> new DealStudy.Named(o.name(), o.options()))
                .toList();
        List<DealStudy.Named> deals = new ArrayList<>();
        Map<List<Integer>, String> names = new LinkedHashMap<>();
        solutions.stream()
                .filter(s -> !s.options().isEmpty())
                .forEach(s -> names.merge(s.options(), s.rule(), (a, b) -> a + ", " + b));
        names.forEach((options, rule) -> deals.add(new DealStudy.Named(rule, options)));
        heard.stream().filter(o -> !names.containsKey(o.options())).forEach(deals::add);
        if (situation.means().stop().getAsBoolean() || (!thorough && deals.isEmpty())) {
            return new DealDetail(
                    noDeal,
                    found.own(),
                    found.text(),
                    found.changed(),
                    found.holds(),
                    found.largest(),
                    found.chairs(),
                    found.draws());
        }
        List<DealDetail.HoldView> holds = study.holds(deals, thorough);
        return new DealDetail(
                noDeal,
                found.own(),
                found.text(),
                found.changed(),
                holds,
                thorough ? study.largest(tried) : found.largest(),
                thorough
                        ? study.chairs(
                                new ChairStudy(
                                        study.valuer(),
                                        frontier,
                                        equilibrium
                                                .baseline()
                                                .network()
                                                .assumptions()
                                                .rentShare()),
                                deals.isEmpty()
                                        ? study.valuer().statusQuo()
                                        : deals.getFirst().options(),
                                heard)
                        : found.chairs(),
                found.draws());
    }

    /// Starts valuing what [#view] will show.
    public void prepare(DealSpace space, int mostPerGroup) {
        valuer(space, new Threats(controls, Map.of()))
                .prepare(mostPerGroup, KnownOffers.of(space, asOf).packages());
    }
}
