package dev.chokepoint.app;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.controls.Ledger;
import dev.chokepoint.deals.Bargain;
import dev.chokepoint.deals.Concession;
import dev.chokepoint.deals.ConcessionSpace;
import dev.chokepoint.deals.DealValuer;
import dev.chokepoint.deals.Frontier;
import dev.chokepoint.deals.Settlement;
import dev.chokepoint.deals.ValuedPackage;
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
import java.util.Set;
import java.util.function.Function;

/// Values a deal space and says what the values advise.
final class DealAssessor {
    private static final double NEGLIGIBLE_USD = 1e3;

    private final Equilibrium equilibrium;
    private final Controls controls;
    private final Ledger ledger;
    private final LpSolver solver;
    private final Function<Explanation, String> why;

    DealAssessor(
            Equilibrium equilibrium,
            Controls controls,
            Ledger ledger,
            LpSolver solver,
            Function<Explanation, String> why) {
        this.solver = solver;
        this.equilibrium = equilibrium;
        this.controls = controls;
        this.ledger = ledger;
        this.why = why;
    }

    /// @param mostPerGroup packages per group of concessions up to which every option is tried
    Assessment.DealView view(ConcessionSpace space, AsOf asOf, int mostPerGroup, boolean thorough) {
        World world = equilibrium.baseline().network().world();
        int from = Assessor.monthAfter(world, space.date());
        DealValuer valuer = new DealValuer(equilibrium, controls, space, from);
        List<ConcessionSpace.Offer> known = known(space, asOf);
        Set<List<Integer>> always = always(space, known);
        DealValuer.Search search;
        DealDetail detail = DealDetail.none();
        if (thorough) {
            try (OwnAssessor own = new OwnAssessor(equilibrium, solver, controls, space, valuer, gap -> {})) {
                search = valuer.frontier(group -> own.candidates(group, mostPerGroup, always));
                detail = own.detail(search.frontier().points());
            }
        } else {
            search = valuer.frontier(mostPerGroup, always);
        }
        List<ValuedPackage> frontier = search.frontier().points();
        List<Double> noDeal = List.of(0.0, 0.0);
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
        solutions.add(solution("Nash", Bargain.nash(2).among(frontier, noDeal)));
        solutions.add(solution("Kalai–Smorodinsky", Bargain.kalaiSmorodinsky(2).among(frontier, noDeal)));
        solutions.add(solution("egalitarian", Bargain.egalitarian(2).among(frontier, noDeal)));
        solutions.add(solution("utilitarian", Bargain.utilitarian(2).among(frontier, noDeal)));
        List<Assessment.OfferView> offers = known.stream()
                .map(o -> offer(space, valuer, frontier, onFrontier, o))
                .toList();
        String escalation = switch (space.disagreement()) {
            case ConcessionSpace.Disagreement.StatusQuo quo -> "";
            case ConcessionSpace.Disagreement.Escalation e ->
                " Without a deal " + String.join(", ", e.measures())
                        + " were threatened; gains here are against the status quo, not against that threat.";
        };
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
                        + escalation,
                detail);
    }

    private static List<ConcessionSpace.Offer> known(ConcessionSpace space, AsOf asOf) {
        return space.offers().stream()
                .filter(o -> !o.known().isAfter(asOf.known()))
                .toList();
    }

    private static Set<List<Integer>> always(ConcessionSpace space, List<ConcessionSpace.Offer> offers) {
        Set<List<Integer>> always = new LinkedHashSet<>();
        offers.forEach(o -> always.add(options(space, o)));
        return always;
    }

    /// Starts valuing what [#view] will show.
    void prepare(ConcessionSpace space, AsOf asOf, int mostPerGroup) {
        World world = equilibrium.baseline().network().world();
        new DealValuer(equilibrium, controls, space, Assessor.monthAfter(world, space.date()))
                .prepare(mostPerGroup, always(space, known(space, asOf)));
    }

    private static List<Integer> options(ConcessionSpace space, ConcessionSpace.Offer offer) {
        List<Integer> options = new ArrayList<>();
        for (Concession c : space.concessions()) {
            options.add(offer.options().getOrDefault(c.id(), 0));
        }
        return options;
    }

    private static double[] gains(ValuedPackage p) {
        return p.utilities().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Assessment.ConcessionView concession(ConcessionSpace space, DealValuer valuer, int k) {
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

    private Assessment.SolutionView solution(String rule, Settlement settlement) {
        return switch (settlement) {
            case Settlement.NoDeal none ->
                new Assessment.SolutionView(rule, List.of(), new double[0], "no deal: " + none.because());
            case Settlement.Agreement a -> {
                Settlement.Lottery first = a.best().getFirst();
                ValuedPackage p = first.parts().getFirst().deal();
                String ties = a.best().size() > 1 ? " (" + a.best().size() + " packages tie)" : "";
                yield new Assessment.SolutionView(rule, p.options(), gains(p), p.id() + ties);
            }
        };
    }

    private Assessment.OfferView offer(
            ConcessionSpace space,
            DealValuer valuer,
            List<ValuedPackage> frontier,
            Set<List<Integer>> onFrontier,
            ConcessionSpace.Offer offer) {
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
            ConcessionSpace space,
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
