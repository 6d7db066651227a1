package dev.chokepoint.app;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.controls.Ledger;
import dev.chokepoint.deals.Bargain;
import dev.chokepoint.deals.ChairStudy;
import dev.chokepoint.deals.Commitment;
import dev.chokepoint.deals.Concession;
import dev.chokepoint.deals.DealSpace;
import dev.chokepoint.deals.DealValuer;
import dev.chokepoint.deals.Frontier;
import dev.chokepoint.deals.Settlement;
import dev.chokepoint.deals.UpholdingStudy;
import dev.chokepoint.deals.ValuedPackage;
import dev.chokepoint.deals.Watch;
import dev.chokepoint.exposure.Controls;
import dev.chokepoint.exposure.Equilibrium;
import dev.chokepoint.exposure.LossExplanation;
import dev.chokepoint.exposure.Plan;
import dev.chokepoint.exposure.World;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Values a deal space and says what the values advise.
final class DealAssessor {
    private static final double NEGLIGIBLE_USD = 1e3;

    private final Equilibrium equilibrium;
    private final Controls controls;
    private final Ledger ledger;
    private final LpSolver solver;
    private final Function<Explanation, String> why;

    private final List<Commitment> record;
    private BooleanSupplier stop = () -> false;
    private Consumer<String> progress = text -> {};

    DealAssessor(
            Equilibrium equilibrium,
            Controls controls,
            Ledger ledger,
            LpSolver solver,
            List<Commitment> record,
            Function<Explanation, String> why) {
        this.solver = solver;
        this.equilibrium = equilibrium;
        this.controls = controls;
        this.ledger = ledger;
        this.record = List.copyOf(record);
        this.why = why;
    }

    /// Tells how a long search gets on, and ends it when asked to.
    DealAssessor watched(Consumer<String> teller, BooleanSupplier stopping) {
        this.progress = teller;
        this.stop = stopping;
        return this;
    }

    private DealValuer valuer(DealSpace space, Threats threats) {
        World world = equilibrium.baseline().network().world();
        return new DealValuer(
                equilibrium, controls, space, Assessor.monthAfter(world, space.date()), threats.controls());
    }

    private Threats threats(DealSpace space, AsOf asOf) {
        return Threats.of(space.disagreement(), equilibrium.baseline().network(), controls, ledger, asOf.known());
    }

    /// @param mostPerGroup packages per group of concessions up to which every option is tried
    Assessment.DealView view(DealSpace space, AsOf asOf, int mostPerGroup, boolean thorough) {
        World world = equilibrium.baseline().network().world();
        int from = Assessor.monthAfter(world, space.date());
        Threats threats = threats(space, asOf);
        DealValuer valuer = valuer(space, threats);
        List<DealSpace.Offer> known = known(space, asOf);
        Set<List<Integer>> always = always(space, known);
        DealValuer.Search search;
        DealDetail detail = DealDetail.none();
        Map<DealValuer.Group, List<ValuedPackage>> tried = new LinkedHashMap<>();
        if (thorough) {
            try (OwnAssessor own = new OwnAssessor(equilibrium, solver, controls, space, valuer, progress, stop)) {
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
                .map(p -> new Assessment.PackageView(p.options(), gains(p), onFrontier.contains(p.options()), p.id()))
                .toList();
        List<Assessment.ConcessionView> concessions = new ArrayList<>();
        List<Concession> all = space.concessions();
        for (int k = 0; k < all.size(); k++) {
            concessions.add(concession(space, valuer, k));
        }
        List<Assessment.SolutionView> solutions = new ArrayList<>();
        solutions.add(solution(space, "Nash", Bargain.nash(2).among(frontier, noDeal)));
        solutions.add(solution(space, "utilitarian", Bargain.utilitarian(2).among(frontier, noDeal)));
        solutions.add(
                solution(space, "Kalai–Smorodinsky", Bargain.kalaiSmorodinsky(2).among(frontier, noDeal)));
        solutions.add(solution(space, "egalitarian", Bargain.egalitarian(2).among(frontier, noDeal)));
        List<Assessment.OfferView> offers = known.stream()
                .map(o -> offer(space, valuer, frontier, onFrontier, o))
                .toList();
        DealStudy study = new DealStudy(
                valuer,
                new UpholdingStudy(
                        valuer,
                        record,
                        asOf.known(),
                        Watch.atYearlyRate(yearlyRate(world, asOf)),
                        world.first().plusMonths(from)),
                options -> items(space, valuer, options));
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
                advice(space, valuer, concessions, frontier),
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

    /// What a package gives both sides by item, largest first.
    private List<DealDetail.ItemView> items(DealSpace space, DealValuer valuer, List<Integer> options) {
        Plan before = equilibrium.solve(controls);
        Plan after = equilibrium.solve(valuer.scenario(options).applyTo(controls));
        Map<String, double[]> byItem = new LinkedHashMap<>();
        for (Plan.Entry e : after.differenceTo(before)) {
            int side = space.parties().indexOf(e.party());
            if (side >= 0) {
                byItem.computeIfAbsent(e.item(), i -> new double[2])[side] += e.usd();
            }
        }
        return byItem.entrySet().stream()
                .filter(e -> Math.abs(e.getValue()[0]) + Math.abs(e.getValue()[1]) > NEGLIGIBLE_USD)
                .sorted((a, b) -> Double.compare(
                        Math.abs(b.getValue()[0]) + Math.abs(b.getValue()[1]),
                        Math.abs(a.getValue()[0]) + Math.abs(a.getValue()[1])))
                .limit(MOST_ITEMS)
                .map(e -> new DealDetail.ItemView(
                        e.getKey(), equilibrium.baseline().network().itemName(e.getKey()), e.getValue()))
                .toList();
    }

    private static final int MOST_ITEMS = 8;

    private static double yearlyRate(World world, AsOf asOf) {
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
        if (stop.getAsBoolean() || (!thorough && deals.isEmpty())) {
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

    private static List<DealSpace.Offer> known(DealSpace space, AsOf asOf) {
        return space.offers().stream()
                .filter(o -> !o.known().isAfter(asOf.known()))
                .toList();
    }

    private static Set<List<Integer>> always(DealSpace space, List<DealSpace.Offer> offers) {
        Set<List<Integer>> always = new LinkedHashSet<>();
        offers.forEach(o -> always.add(options(space, o)));
        return always;
    }

    /// Starts valuing what [#view] will show.
    void prepare(DealSpace space, AsOf asOf, int mostPerGroup) {
        valuer(space, new Threats(controls, Map.of())).prepare(mostPerGroup, always(space, known(space, asOf)));
    }

    private static List<Integer> options(DealSpace space, DealSpace.Offer offer) {
        List<Integer> options = new ArrayList<>();
        for (Concession c : space.concessions()) {
            options.add(offer.options().getOrDefault(c.id(), 0));
        }
        return options;
    }

    private static double[] gains(ValuedPackage p) {
        return p.utilities().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Assessment.ConcessionView concession(DealSpace space, DealValuer valuer, int k) {
        Concession c = space.concessions().get(k);
        int side = space.sideOf(k);
        int allowed = DealValuer.strongest(c);
        int strongest = allowed == 0 ? c.options().size() - 1 : allowed;
        List<Integer> options = new ArrayList<>(valuer.statusQuo());
        options.set(k, strongest);
        ValuedPackage alone = valuer.value(options);
        double giver = alone.utility(side);
        double receiver = alone.utility(1 - side);
        Plan before = equilibrium.solve(controls);
        Plan after = equilibrium.solve(valuer.scenario(options).applyTo(controls));
        Explanation tree = LossExplanation.of(
                c.name() + " (" + c.options().get(strongest).text() + "), gain of both sides",
                after,
                before,
                new LinkedHashSet<>(space.parties()),
                controls,
                new LinkedHashSet<>(c.measures()));
        String redLine = c.redLines().isEmpty()
                ? ""
                : String.join(
                        ", ",
                        c.redLines().stream()
                                .sorted()
                                .map(o -> c.options().get(o).text())
                                .toList());
        return new Assessment.ConcessionView(
                c.id(),
                space.parties().get(side),
                c.name(),
                c.measures().stream()
                        .map(m -> m
                                + ledger.findMeasure(m)
                                        .map(x -> " " + x.title())
                                        .orElse(""))
                        .toList(),
                c.options().stream().map(Concession.Option::text).toList(),
                giver,
                receiver,
                Math.max(0, giver),
                redLine,
                why.apply(tree.with(Explanation.leaf("where it comes from", c.name(), c.because()))));
    }

    private static Assessment.SolutionView solution(DealSpace space, String rule, Settlement settlement) {
        return switch (settlement) {
            case Settlement.NoDeal none ->
                new Assessment.SolutionView(rule, List.of(), new double[0], "no deal: " + none.because());
            case Settlement.Agreement a -> {
                Settlement.Lottery first = a.best().getFirst();
                ValuedPackage p = first.parts().getFirst().deal();
                String ties = a.best().size() > 1 ? " (" + a.best().size() + " packages of equal value)" : "";
                yield new Assessment.SolutionView(rule, p.options(), gains(p), Gives.text(space, p.options()) + ties);
            }
        };
    }

    private Assessment.OfferView offer(
            DealSpace space,
            DealValuer valuer,
            List<ValuedPackage> frontier,
            Set<List<Integer>> onFrontier,
            DealSpace.Offer offer) {
        List<Integer> options = options(space, offer);
        ValuedPackage value = valuer.value(options);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            words.add(space.parties().get(i)
                    + (value.utility(i) >= 0 ? " gains " : " loses ")
                    + Numbers.usd(Math.abs(value.utility(i))));
        }
        long better =
                frontier.stream().filter(p -> Frontier.dominates(p, value)).count();
        List<String> crossed = new ArrayList<>();
        for (int k = 0; k < options.size(); k++) {
            if (space.concessions().get(k).redLines().contains(options.get(k))) {
                crossed.add(space.concessions().get(k).name());
            }
        }
        String verdict = String.join(", ", words) + "; "
                + (onFrontier.contains(options)
                        ? "on the frontier"
                        : better > 0
                                ? better + " of " + frontier.size() + " packages on the frontier are better for both"
                                : "no package on the frontier is better for both")
                + (crossed.isEmpty() ? "" : "; crosses red lines: " + String.join(", ", crossed));
        Plan before = equilibrium.solve(controls);
        Plan after = equilibrium.solve(valuer.scenario(options).applyTo(controls));
        Set<String> measures = new LinkedHashSet<>();
        for (int k = 0; k < options.size(); k++) {
            if (options.get(k) != 0) {
                measures.addAll(space.concessions().get(k).measures());
            }
        }
        List<Explanation> parts = new ArrayList<>();
        for (String party : space.parties()) {
            parts.add(LossExplanation.of("gain of " + party, after, before, Set.of(party), controls, Set.of()));
        }
        Explanation tree =
                Explanation.of(offer.name(), verdict, "welfare after the package minus welfare as things stand", parts);
        for (String m : measures) {
            tree = tree.with(Id.of("measure", m));
        }
        return new Assessment.OfferView(
                offer.name(),
                offer.reportedBy() + (offer.note().isEmpty() ? "" : ". " + offer.note()),
                options,
                gains(value),
                verdict,
                why.apply(tree));
    }

    private static List<String> advice(
            DealSpace space,
            DealValuer valuer,
            List<Assessment.ConcessionView> concessions,
            List<ValuedPackage> frontier) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String me = space.parties().get(i);
            String other = space.parties().get(1 - i);
            Assessment.ConcessionView ask = null;
            for (int k = 0; k < concessions.size(); k++) {
                Assessment.ConcessionView c = concessions.get(k);
                boolean open = DealValuer.strongest(space.concessions().get(k)) > 0;
                if (open && c.side().equals(other) && (ask == null || c.gainToReceiver() > ask.gainToReceiver())) {
                    ask = c;
                }
            }
            if (ask != null && ask.gainToReceiver() > NEGLIGIBLE_USD) {
                lines.add(me + " should ask first for \"" + ask.name() + "\": alone it is worth "
                        + Numbers.usd(ask.gainToReceiver()) + " to " + me + " and "
                        + (ask.gainToGiver() >= 0 ? "even gains " : "costs ") + other + " "
                        + Numbers.usd(Math.abs(ask.gainToGiver())) + ".");
            }
            for (int k = 0; k < concessions.size(); k++) {
                Assessment.ConcessionView c = concessions.get(k);
                if (!c.side().equals(me)) {
                    continue;
                }
                Concession own = space.concessions().get(k);
                if (own.redLines().size() == own.options().size() - 1) {
                    boolean nothing =
                            Math.max(Math.abs(c.gainToGiver()), Math.abs(c.gainToReceiver())) < NEGLIGIBLE_USD;
                    lines.add("\"" + c.name() + "\" is ruled out by a red line of " + me + "; crossing it would "
                            + (nothing
                                    ? "move nothing in the best case of this world."
                                    : (c.gainToGiver() >= 0 ? "gain " : "cost ") + me + " "
                                            + Numbers.usd(Math.abs(c.gainToGiver())) + " and be worth "
                                            + Numbers.usd(c.gainToReceiver()) + " to " + other + "."));
                } else if (!valuer.moves(k)) {
                    lines.add("\"" + c.name() + "\" holds no lane of this world; its value is not computed.");
                } else if (c.gainToGiver() > NEGLIGIBLE_USD) {
                    lines.add(me + " pays for its own control: giving up \"" + c.name() + "\" gains " + me + " "
                            + Numbers.usd(c.gainToGiver())
                            + " by itself; keeping it pays only if policy values it above that"
                            + (c.gainToReceiver() > NEGLIGIBLE_USD
                                    ? ", " + Numbers.text(c.gainToGiver() / c.gainToReceiver())
                                            + " USD per USD that it withholds from " + other
                                    : "")
                            + ".");
                } else if (c.gainToGiver() < -NEGLIGIBLE_USD) {
                    lines.add(me + " should not give \"" + c.name() + "\" for nothing: it costs " + me + " "
                            + Numbers.usd(-c.gainToGiver()) + " and is worth " + Numbers.usd(c.gainToReceiver())
                            + " to "
                            + other + ".");
                } else if (Math.abs(c.gainToReceiver()) <= NEGLIGIBLE_USD) {
                    lines.add("\"" + c.name() + "\" moves nothing in this world: no lane it opens carries anything that"
                            + " is short.");
                }
            }
        }
        if (frontier.size() == 1) {
            lines.add("With no policy weights the frontier is one package, \""
                    + frontier.getFirst().id()
                    + "\": by these numbers each control also hurts the side that imposes it.");
        }
        return lines;
    }
}
