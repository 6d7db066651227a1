package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.lanes.Threats;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.advice.ConcessionAdvice;
import dev.chokepoint.deals.advice.ConcessionValue;
import dev.chokepoint.deals.advice.OfferVerdict;
import dev.chokepoint.deals.advice.SideAdvice;
import dev.chokepoint.deals.advice.SideAdviser;
import dev.chokepoint.deals.advice.WaitingCost;
import dev.chokepoint.deals.enforcement.Monitoring;
import dev.chokepoint.deals.enforcement.SelfEnforcement;
import dev.chokepoint.deals.enforcement.SelfEnforcementStudy;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.OwnFrontier;
import dev.chokepoint.deals.valuation.PackageEffects;
import dev.chokepoint.deals.valuation.PackageTables;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Works out one [DealAnswer].
final class DealAnalysis {
    /// Pairs of concessions whose joint worth is smaller are not listed, USD.
    private static final double LEAST_INTERACTION_USD = 1e5;

    private static final int MOST_INTERACTIONS = 5;

    private final Situation situation;
    private final DealSpace space;
    private final DealAnswer.Depth depth;
    private final Ledger ledger;
    private final LocalDate known;
    private final World world;
    private final Threats threats;
    private final DealValuer valuer;
    private final PackageEffects effects;
    private final List<DealSpace.Offer> offers;
    private final Set<List<Integer>> offered;
    private final Map<DealValuer.Group, List<ValuedPackage>> tried = new LinkedHashMap<>();

    DealAnalysis(Situation situation, DealSpace space, DealAnswer.Depth depth) {
        this.situation = situation;
        this.space = space;
        this.depth = depth;
        this.ledger = situation.question().world().ledger();
        this.known = situation.question().asOf().known();
        this.world = situation.network().world();
        this.threats = Threats.of(space.disagreement(), situation.network(), situation.controls(), ledger, known);
        this.valuer = new DealValuer(
                situation.equilibrium(),
                situation.controls(),
                space,
                world.monthAfter(space.date()),
                threats.controls());
        this.effects = new PackageEffects(valuer);
        this.offers = space.offersKnown(known);
        this.offered = offered(space, offers);
    }

    private static Set<List<Integer>> offered(DealSpace space, List<DealSpace.Offer> offers) {
        Set<List<Integer>> all = new LinkedHashSet<>();
        offers.forEach(o -> all.add(space.packageOf(o)));
        return all;
    }

    static void prepare(Situation situation, DealSpace space, DealAnswer.Depth depth) {
        DealValuer valuer = new DealValuer(
                situation.equilibrium(),
                situation.controls(),
                space,
                situation.network().world().monthAfter(space.date()));
        valuer.prepare(
                depth.mostPerGroup(),
                offered(space, space.offersKnown(situation.question().asOf().known())));
    }

    DealAnswer answer() {
        PackageSearch packages = packages();
        List<Double> noDeal = valuer.disagreement();
        List<ConcessionWorth> concessions = concessions();
        List<Solution> solutions = Solution.of(packages.frontier(), noDeal);
        List<OfferWorth> offerWorths =
                offers.stream().map(o -> offer(o, packages.frontier())).toList();
        List<NamedDeal> deals = NamedDeal.of(solutions, offerWorths);
        boolean ended = situation.means().stop().getAsBoolean();
        SelfEnforcementStudy study = enforcementStudy();
        return new DealAnswer(
                space,
                from(),
                concessions,
                packages,
                solutions,
                offerWorths,
                ConcessionAdvice.of(
                        valuer, concessions.stream().map(ConcessionWorth::value).toList(), packages.frontier()),
                NoDeal.of(space.disagreement(), noDeal, threats, ledger),
                ended
                        ? List.of()
                        : deals.stream().map(d -> enforcement(study, d)).toList(),
                ended || depth != DealAnswer.Depth.EVERY_OPTION
                        ? new DealAnswer.Studies.None()
                        : studies(study, packages.frontier(), deals));
    }

    private YearMonth from() {
        return world.first().plusMonths(valuer.fromMonth());
    }

    /// Values packages group by group until the frontier is known.
    private PackageSearch packages() {
        int most = depth.mostPerGroup();
        DealValuer.Search search;
        PackageSearch.Selection selection = new PackageSearch.Selection.ByOptions();
        if (depth == DealAnswer.Depth.EVERY_OPTION) {
            try (OwnFrontier own = new OwnFrontier(
                    valuer,
                    situation.means().solver(),
                    this::tell,
                    situation.means().stop())) {
                search = valuer.frontier(group -> remembered(group, own.candidates(group, most, offered)));
                selection = new PackageSearch.Selection.ByOwnPlans(
                        own.compare(search.frontier().points()));
            }
        } else {
            search = valuer.frontier(group -> remembered(group, valuer.packagesOf(group, most, offered)));
        }
        return new PackageSearch(
                search.frontier().points(),
                shown(search.frontier().points()),
                search.valued(),
                valuer.groups().size(),
                search.complete(),
                selection);
    }

    private List<ValuedPackage> remembered(DealValuer.Group group, List<ValuedPackage> packages) {
        tried.put(group, packages);
        return packages;
    }

    private void tell(OwnFrontier.Step step) {
        situation
                .means()
                .tell("group " + step.group() + " of " + step.groups() + " (" + step.packages()
                        + " packages): bound gap "
                        + (Double.isInfinite(step.gap()) ? "not bounded yet" : Numbers.text(100 * step.gap()) + " %")
                        + " of a side's span");
    }

    private List<ValuedPackage> shown(List<ValuedPackage> frontier) {
        Map<List<Integer>, ValuedPackage> shown = new LinkedHashMap<>();
        shown.put(valuer.statusQuo(), valuer.value(valuer.statusQuo()));
        frontier.forEach(p -> shown.put(p.options(), p));
        for (DealValuer.Group group : valuer.groups()) {
            valuer.packagesOf(group, depth.mostPerGroup(), offered).forEach(p -> shown.putIfAbsent(p.options(), p));
        }
        return List.copyOf(shown.values());
    }

    private List<ConcessionWorth> concessions() {
        return IntStream.range(0, space.concessions().size())
                .mapToObj(this::concession)
                .toList();
    }

    private ConcessionWorth concession(int k) {
        Concession c = space.concessions().get(k);
        ConcessionValue value = ConcessionValue.of(valuer, k);
        Explanation why = LossExplanation.of(
                c.name() + " (" + c.options().get(value.option()).text() + "), gain of both sides",
                effects.after(value.alone()),
                effects.before(),
                new LinkedHashSet<>(space.parties()),
                situation.controls(),
                new LinkedHashSet<>(c.measures()));
        return new ConcessionWorth(
                value,
                c.measures().stream().map(m -> TitledMeasure.of(m, ledger)).toList(),
                why.with(Explanation.leaf("where it comes from", c.name(), c.because())));
    }

    private OfferWorth offer(DealSpace.Offer offer, List<ValuedPackage> frontier) {
        List<Integer> options = space.packageOf(offer);
        Set<String> measures = new LinkedHashSet<>();
        for (int k = 0; k < options.size(); k++) {
            if (options.get(k) != 0) {
                measures.addAll(space.concessions().get(k).measures());
            }
        }
        List<Explanation> gains = space.parties().stream()
                .map(party -> LossExplanation.of(
                        "gain of " + party,
                        effects.after(options),
                        effects.before(),
                        Set.of(party),
                        situation.controls(),
                        Set.of()))
                .toList();
        return new OfferWorth(
                offer, OfferVerdict.of(space, valuer.value(options), frontier), List.copyOf(measures), gains);
    }

    private SelfEnforcementStudy enforcementStudy() {
        double yearlyRate = world.discount()
                .known(known)
                .or(() -> Optional.of(world.discount().figures().getFirst()))
                .map(Figure::central)
                .orElse(0.0);
        return new SelfEnforcementStudy(
                valuer, situation.question().world().commitments(), known, Monitoring.atYearlyRate(yearlyRate), from());
    }

    private DealEnforcement enforcement(SelfEnforcementStudy study, NamedDeal deal) {
        SelfEnforcement enforcement =
                depth == DealAnswer.Depth.EVERY_OPTION ? study.of(deal.options()) : study.overThePlan(deal.options());
        List<Integer> moving = IntStream.range(0, deal.options().size())
                .filter(k -> deal.options().get(k) != 0 && valuer.moves(k))
                .boxed()
                .toList();
        return new DealEnforcement(deal, enforcement, moving, effects.items(deal.options()));
    }

    private DealAnswer.Studies studies(
            SelfEnforcementStudy study, List<ValuedPackage> frontier, List<NamedDeal> deals) {
        SelfEnforcementStudy.Largest largest = study.largest(tried);
        SideAdviser adviser = new SideAdviser(
                valuer, frontier, situation.network().assumptions().rentShare());
        List<Integer> advised =
                deals.isEmpty() ? valuer.statusQuo() : deals.getFirst().options();
        List<List<Integer>> heard = offers.stream().map(space::packageOf).toList();
        List<SideAdvice> sides = IntStream.range(0, 2)
                .mapToObj(side -> adviser.of(side, advised, heard))
                .toList();
        List<PackageTables.Pair> interactions = PackageTables.of(valuer, advised).interactions().stream()
                .filter(p -> Math.abs(p.usd()) > LEAST_INTERACTION_USD)
                .limit(MOST_INTERACTIONS)
                .toList();
        return new DealAnswer.Studies.Made(
                largest, sides, WaitingCost.of(sides.get(0).pace(), sides.get(1).pace()), interactions);
    }
}
