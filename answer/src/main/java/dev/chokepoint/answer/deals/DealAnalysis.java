package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Figure;
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
import dev.chokepoint.deals.packages.EqualWorth;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.PackageEffects;
import dev.chokepoint.deals.valuation.PackageTables;
import dev.chokepoint.deals.valuation.ValuationEndedException;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Works out the [DealAnswer] of one scenario.
final class DealAnalysis {
    /// Pairs of concessions whose joint worth is smaller are not listed, USD.
    private static final double LEAST_INTERACTION_USD = 1e5;

    private static final int MOST_INTERACTIONS = 5;

    /// The most packages of which it is tested month by month whether they hold.
    private static final int MOST_TESTED = 12;

    private static final List<Double> NO_DEAL = List.of(0.0, 0.0);

    private final Situation situation;
    private final DealSpace space;
    private final DealAnswer.Depth depth;
    private final Ledger ledger;
    private final LocalDate known;
    private final World world;
    private final NoDealScenario scenario;
    private final ScenarioMarket market;
    private final DealValuer valuer;
    private final Alone alone;
    private final Alone aloneWithoutWeights;
    private final List<Double> start;
    private final PackageEffects effects;
    private final List<DealSpace.Offer> offers;
    private final Set<List<Integer>> offered;
    private final SearchPace pace;
    private Map<DealValuer.Group, List<ValuedPackage>> tried = Map.of();

    /// The analysis of a scenario; empty if the work is to end before every concession was valued alone.
    static Optional<DealAnalysis> of(
            Situation situation, DealQuestion question, NoDealScenario scenario, SearchPace pace) {
        return ScenarioMarket.of(situation, question, scenario)
                .map(market -> new DealAnalysis(situation, question, scenario, market, pace));
    }

    private DealAnalysis(
            Situation situation,
            DealQuestion question,
            NoDealScenario scenario,
            ScenarioMarket market,
            SearchPace pace) {
        this.pace = pace;
        this.situation = situation;
        this.depth = question.depth();
        this.scenario = scenario;
        this.ledger = situation.question().world().ledger();
        this.known = situation.question().asOf().known();
        this.world = situation.network().world();
        this.market = market;
        this.space = market.space();
        this.valuer = market.valuer();
        this.effects = new PackageEffects(valuer);
        this.offers = space.offersKnown(question.offersKnown().orElse(known));
        this.offered = offered(space, offers);
        this.aloneWithoutWeights = Alone.of(market.unweighted(), pace.untilAlone());
        this.alone = Alone.of(valuer, pace.untilAlone());
        this.start = question.start() == DealQuestion.Start.ALONE ? alone.gainsUsd() : NO_DEAL;
    }

    DealValuer valuer() {
        return valuer;
    }

    /// Starts valuing packages that will be shown.
    void prepare(List<List<Integer>> packages) {
        if (!situation.means().stop().getAsBoolean()) {
            valuer.prepareAll(packages);
        }
    }

    NoDealScenario scenario() {
        return scenario;
    }

    /// What both sides have if each does what it would do alone, USD over no deal.
    List<Double> aloneUsd() {
        return alone.gainsUsd();
    }

    private static Set<List<Integer>> offered(DealSpace space, List<DealSpace.Offer> offers) {
        Set<List<Integer>> all = new LinkedHashSet<>();
        offers.forEach(o -> all.add(space.packageOf(o)));
        return all;
    }

    /// The answer without what is worked out on single deals.
    DealAnswer brief() {
        return answer(false);
    }

    /// The answer in full.
    DealAnswer full() {
        return answer(true);
    }

    private DealAnswer answer(boolean full) {
        PackageSearch packages = packages(full);
        List<ConcessionWorth> concessions = concessions();
        List<Solution> solutions = Solution.of(packages.points(), start);
        List<OfferWorth> offerWorths = offers.stream()
                .filter(o -> isInTime(() -> valuer.value(space.packageOf(o))))
                .map(o -> offer(o, packages.points()))
                .toList();
        List<NamedDeal> deals = NamedDeal.of(solutions, offerWorths);
        // Of a search that was ended nobody can say that what it found would hold or is to be aimed for.
        boolean told = full && !packages.ended();
        SelfEnforcementStudy study = enforcementStudy();
        return new DealAnswer(
                space,
                market.noDeal(situation, ledger),
                from(),
                valuer.monthsLeft(),
                alone,
                aloneWithoutWeights,
                start,
                concessions,
                packages,
                solutions,
                offerWorths,
                ConcessionAdvice.of(
                        valuer, concessions.stream().map(ConcessionWorth::value).toList(), packages.points()),
                told ? enforcements(study, deals) : List.of(),
                told && depth == DealAnswer.Depth.FULL
                        ? studiesInTime(study, packages.points(), deals)
                        : new DealAnswer.Studies.None());
    }

    /// Whether something was worked out before the work was to end.
    private static boolean isInTime(Runnable work) {
        try {
            work.run();
            return true;
        } catch (ValuationEndedException e) {
            return false;
        }
    }

    private List<DealEnforcement> enforcements(SelfEnforcementStudy study, List<NamedDeal> deals) {
        List<DealEnforcement> all = new ArrayList<>();
        for (NamedDeal deal : deals) {
            if (PackageTables.isPossible(valuer, deal.options())
                    && !isInTime(() -> all.add(enforcement(study, deal)))) {
                return List.of();
            }
        }
        return all;
    }

    private YearMonth from() {
        return world.first().plusMonths(valuer.fromMonth());
    }

    /// Values packages group by group until the frontier is known.
    private PackageSearch packages(boolean compare) {
        SpaceSearch search = new SpaceSearch(situation.means(), valuer, depth, offered, pace);
        SpaceSearch.Found found = search.found(compare, start);
        tried = found.tried();
        List<EqualWorth> points = EqualWorth.of(found.search().frontier().points(), DealValuer.NEGLIGIBLE_USD);
        return new PackageSearch(
                points,
                shown(points.stream().map(EqualWorth::deal).toList()),
                found.search().valued(),
                valuer.groups().size(),
                found.search().complete(),
                found.ended(),
                found.gap(),
                found.selection());
    }

    private List<ValuedPackage> shown(List<ValuedPackage> frontier) {
        Map<List<Integer>, ValuedPackage> shown = new LinkedHashMap<>();
        shown.put(valuer.statusQuo(), valuer.value(valuer.statusQuo()));
        frontier.forEach(p -> shown.put(p.options(), p));
        tried.values().forEach(packages -> packages.forEach(p -> shown.putIfAbsent(p.options(), p)));
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
                valuer,
                situation.question().world().commitments(),
                known,
                Monitoring.atYearlyRate(yearlyRate),
                from(),
                alone.profile().options());
    }

    private DealEnforcement enforcement(SelfEnforcementStudy study, NamedDeal deal) {
        SelfEnforcement enforcement =
                depth == DealAnswer.Depth.FULL ? study.of(deal.options()) : study.overThePlan(deal.options());
        List<Integer> moving = IntStream.range(0, deal.options().size())
                .filter(k -> deal.options().get(k) != 0 && valuer.isValued(k))
                .boxed()
                .toList();
        return new DealEnforcement(deal, enforcement, moving, effects.items(deal.options()));
    }

    private DealAnswer.Studies studiesInTime(
            SelfEnforcementStudy study, List<ValuedPackage> frontier, List<NamedDeal> deals) {
        try {
            return studies(study, frontier, deals);
        } catch (ValuationEndedException e) {
            return new DealAnswer.Studies.None();
        }
    }

    private DealAnswer.Studies studies(
            SelfEnforcementStudy study, List<ValuedPackage> frontier, List<NamedDeal> deals) {
        SelfEnforcementStudy.Largest largest =
                study.largest(tried, MOST_TESTED, situation.means().stop());
        SideAdviser adviser = new SideAdviser(
                valuer, frontier, situation.network().assumptions().rentShare());
        List<Integer> advised =
                deals.isEmpty() ? valuer.statusQuo() : deals.getFirst().options();
        List<List<Integer>> heard = offers.stream().map(space::packageOf).toList();
        List<SideAdvice> sides = IntStream.range(0, 2)
                .mapToObj(side -> adviser.of(side, advised, heard))
                .toList();
        List<PackageTables.Pair> interactions = !PackageTables.isPossible(valuer, advised)
                ? List.of()
                : PackageTables.of(valuer, advised).interactions().stream()
                        .filter(p -> Math.abs(p.usd()) > LEAST_INTERACTION_USD)
                        .limit(MOST_INTERACTIONS)
                        .toList();
        return new DealAnswer.Studies.Made(
                largest, sides, WaitingCost.of(sides.get(0).pace(), sides.get(1).pace()), interactions);
    }
}
