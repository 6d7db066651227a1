package dev.chokepoint.answer.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.deals.advice.ConcessionAdvice;
import dev.chokepoint.deals.advice.SideAdvice;
import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.frontier.ProductGap;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.deals.weights.RevealedWeights;
import dev.chokepoint.deals.weights.WeightInterview;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Talks in the world of samarium and jets, where one side asks for licences for magnets and the other for
/// software.
class DealAnswerTest {
    private static final double TOLERANCE_USD = 1;

    /// What makers earn is left out of the arithmetic by hand: 5 % of the 19 MUSD that a design is worth more
    /// than its seat, 70 % of the seat of 1 MUSD that nobody else may buy, against (2√3 − 2)·20 MUSD a
    /// design.
    private static final double MOST_EARNED_BY_MAKERS = (0.05 * 19 + 0.7) / (20 * (2 * Math.sqrt(3) - 2));

    private static final LocalDate KNOWN = SampleQuestions.JUNE.known();
    private static final LocalDate BEFORE_THE_PLAN = LocalDate.of(2025, 3, 15);
    private static final List<Integer> BOTH = List.of(1, 1);
    private static LpSolver solver;
    private Situation situation;

    @BeforeAll
    static void loadSolver() {
        solver = SampleQuestions.solver();
    }

    @BeforeEach
    void setUp() {
        situation = Situation.of(SampleQuestions.june(SampleQuestions.ledger()), Means.of(solver));
    }

    @AfterEach
    void close() {
        situation.close();
    }

    private static Concession lift(String id, String name, String measure, Set<Integer> redLines) {
        return new Concession(
                id,
                name,
                Concession.Subject.of(List.of(measure)),
                List.of(new Concession.Option.Keep(), new Concession.Option.Lift()),
                redLines,
                0,
                new Concession.Promise.ByOption(),
                new StatedWorth.None(),
                "example");
    }

    private static DealSpace.Offer offer(String id, LocalDate known, Map<String, Integer> options) {
        return new DealSpace.Offer(id, id, known, "a test", "", options);
    }

    private static DealSpace talks(LocalDate date, Set<Integer> redLinesOfCn, DealSpace.Offer... offers) {
        return new DealSpace(
                "example",
                "Magnets against software",
                date,
                date,
                new DealSpace.Figures.AsKnown(),
                new DealSpace.Disagreement.StatusQuo(),
                List.of(
                        new DealSpace.Side(
                                "US", List.of(lift("us-eda", "software", SampleQuestions.SOFTWARE, Set.of()))),
                        new DealSpace.Side(
                                "CN", List.of(lift("cn-magnets", "magnets", SampleQuestions.MAGNETS, redLinesOfCn)))),
                List.of(offers));
    }

    private DealAnswer answer(DealSpace space) {
        return negotiation(space, DealAnswer.Depth.BRIEF).main();
    }

    /// Licences follow the record, and rules start from no deal.
    private Negotiation negotiation(DealSpace space, DealAnswer.Depth depth) {
        return Negotiation.of(
                situation,
                new DealQuestion(
                        space,
                        depth,
                        List.of(NoDealScenario.RECORD),
                        DealQuestion.Start.NO_DEAL,
                        DealQuestion.Weights.STATED));
    }

    @Test
    void aMixtureOfWhatFollowsIsTheMeanOfItsScenarios() {
        NoDealMixture mixture = new NoDealMixture(Map.of(NoDealScenario.SHUT, 0.25, NoDealScenario.RECORD, 0.75));
        Negotiation negotiation = Negotiation.of(
                situation,
                new DealQuestion(
                                talks(KNOWN, Set.of()),
                                DealAnswer.Depth.BRIEF,
                                List.of(NoDealScenario.SHUT),
                                DealQuestion.Start.NO_DEAL,
                                DealQuestion.Weights.STATED)
                        .withMixture(mixture));
        MixedDeals mixed = negotiation.mixed().orElseThrow();
        assertThat(negotiation.answers())
                .extracting(a -> a.noDeal().scenario())
                .containsExactly(NoDealScenario.RECORD, NoDealScenario.SHUT);
        assertThat(mixed.startUsd()).containsExactly(0.0, 0.0);
        assertThat(mixed.packages()).hasSameSizeAs(negotiation.exchanges()).isNotEmpty();
        for (int k = 0; k < mixed.packages().size(); k++) {
            Negotiation.Exchange e = negotiation.exchanges().get(k);
            assertThat(mixed.packages().get(k).options()).isEqualTo(e.options());
            for (int side = 0; side < 2; side++) {
                double record = e.standings().get(0).gainsUsd().get(side);
                double shut = e.standings().get(1).gainsUsd().get(side);
                assertThat(mixed.packages().get(k).gainsUsd().get(side))
                        .isCloseTo(0.75 * record + 0.25 * shut, within(1e-6 * (1 + Math.abs(record) + Math.abs(shut))));
            }
        }
        double most =
                mixed.best().map(b -> b.gainsUsd().get(0) * b.gainsUsd().get(1)).orElse(0.0);
        assertThat(mixed.packages())
                .filteredOn(MixedDeals.Mixed::isBetter)
                .allMatch(p -> p.gainsUsd().get(0) * p.gainsUsd().get(1) <= most * (1 + 1e-9));
        assertThat(mixed.looked()).isGreaterThanOrEqualTo(mixed.packages().size());
    }

    @Test
    void chancesMustSumToOneOverTwoScenarios() {
        assertThatThrownBy(() -> new NoDealMixture(Map.of(NoDealScenario.SHUT, 1.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoDealMixture(Map.of(NoDealScenario.SHUT, 0.5, NoDealScenario.RECORD, 0.6)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoDealMixture(Map.of(NoDealScenario.SHUT, 0.0, NoDealScenario.RECORD, 1.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ValuedPackage shown(DealAnswer answer, List<Integer> options) {
        return answer.packages().shown().stream()
                .filter(p -> p.options().equals(options))
                .findFirst()
                .orElseThrow();
    }

    private double lossOf(String party) {
        return situation.free().welfareOf(party) - situation.best().welfareOf(party);
    }

    @Test
    void liftingEverythingBeforeThePlanGivesWhatTheControlsOfTheSituationCost() {
        DealAnswer answer = answer(talks(BEFORE_THE_PLAN, Set.of()));
        assertThat(answer.from()).isEqualTo(YearMonth.of(2025, 4));
        ValuedPackage all = answer.solutions().getFirst().deal().orElseThrow();
        assertThat(all.options()).isEqualTo(BOTH);
        assertThat(all.utility(0)).isCloseTo(lossOf("US"), within(TOLERANCE_USD));
        assertThat(all.utility(1)).isCloseTo(lossOf("CN"), within(TOLERANCE_USD));
        assertThat(lossOf("US")).isGreaterThan(1e6);
        assertThat(lossOf("CN")).isGreaterThan(1e6);
        assertThat(answer.noDeal().againstRecordUsd()).containsExactly(0.0, 0.0);
    }

    /// By hand: CN sells 1,000 / 12 designs a month at 20 M USD. With elasticity −0.5 and nothing bought above
    /// three times the price, a design is worth 3 times its price until 1/√3 of the usual number is made and
    /// 1/x² times from there on. A month's designs are so worth 3/√3 + √3 − 1 = 2√3 − 1 times their sales, and
    /// cost their sales to make: a month without software loses 2√3 − 2 of 1,667 M USD. Software flows again
    /// from July 2025, for 15 of 18 months, at 5 % a year.
    @Test
    void softwareIsWorthTheDesignsThatAreMadeWithIt() {
        DealAnswer answer = answer(talks(KNOWN, Set.of()));
        double salesUsd = 1000 / 12.0 * 20e6;
        double byHand = 0;
        for (int month = 3; month < 18; month++) {
            byHand += (2 * Math.sqrt(3) - 2) * salesUsd * Math.pow(1.05, -month / 12.0);
        }
        ConcessionWorth software = answer.concessions().getFirst();
        assertThat(software.value().alone()).containsExactly(1, 0);
        assertThat(software.value().giverUsd() + software.value().receiverUsd())
                .isBetween(byHand, (1 + MOST_EARNED_BY_MAKERS) * byHand);
        assertThat(software.measures())
                .containsExactly(new TitledMeasure(SampleQuestions.SOFTWARE, "Title of US-2025-1"));
        assertThat(software.why().allRefs()).isNotEmpty();
    }

    @Test
    void concessionsOnBlocksApartAddUp() {
        DealAnswer answer = answer(talks(KNOWN, Set.of()));
        ValuedPackage both = answer.solutions().getFirst().deal().orElseThrow();
        assertThat(both.options()).isEqualTo(BOTH);
        double software = shown(answer, List.of(1, 0)).utility(1);
        double magnets = shown(answer, List.of(0, 1)).utility(1);
        assertThat(both.utility(1)).isCloseTo(software + magnets, within(TOLERANCE_USD));
        assertThat(answer.packages().groups()).isEqualTo(2);
        assertThat(answer.packages().complete()).isTrue();
    }

    @Test
    void anOfferIsSeenFromTheDayOnWhichItWasPublic() {
        DealSpace.Offer heard = offer("heard", KNOWN, Map.of("us-eda", 1));
        DealSpace.Offer later = offer("later", KNOWN.plusDays(1), Map.of("cn-magnets", 1));
        DealAnswer answer = answer(talks(KNOWN, Set.of(), heard, later));
        assertThat(answer.offers()).hasSize(1);
        OfferWorth worth = answer.offers().getFirst();
        assertThat(worth.offer()).isEqualTo(heard);
        assertThat(worth.measures()).containsExactly(SampleQuestions.SOFTWARE);
        assertThat(worth.verdict().value().utilities())
                .isEqualTo(shown(answer, List.of(1, 0)).utilities());
        ValuedPackage both = shown(answer, BOTH);
        assertThat(worth.verdict().value().utility(0)).isLessThan(both.utility(0));
        assertThat(worth.verdict().onFrontier())
                .isEqualTo(worth.verdict().value().utility(1) > both.utility(1));
    }

    @Test
    void whatARedLineRulesOutIsValuedButNeverPicked() {
        DealSpace.Offer crossing = offer("crossing", KNOWN, Map.of("us-eda", 1, "cn-magnets", 1));
        DealAnswer answer = answer(talks(KNOWN, Set.of(1), crossing));
        assertThat(answer.offers().getFirst().verdict().redLinesCrossed()).containsExactly(1);
        assertThat(answer.packages().points()).allMatch(p -> p.options().get(1) == 0);
        assertThat(answer.advice())
                .filteredOn(a -> a instanceof ConcessionAdvice.RuledOut)
                .singleElement()
                .satisfies(
                        a -> assertThat(((ConcessionAdvice.RuledOut) a).value().concession())
                                .isEqualTo(1));
    }

    @Test
    void aDealIsNamedOnceByTheRulesThatPickItBeforeTheOffersThatNonePicks() {
        DealSpace.Offer picked = offer("picked", KNOWN, Map.of("us-eda", 1, "cn-magnets", 1));
        DealSpace.Offer nothing = offer("nothing", KNOWN, Map.of());
        DealAnswer answer = answer(talks(KNOWN, Set.of(), picked, nothing));
        assertThat(answer.named())
                .containsExactly(
                        new NamedDeal.PickedBy(List.of(Rule.values()), BOTH),
                        new NamedDeal.Offered(nothing, List.of(0, 0)));
        assertThat(answer.enforcement().stream().map(DealEnforcement::deal).toList())
                .isEqualTo(answer.named());
        assertThat(answer.studies()).isInstanceOf(DealAnswer.Studies.None.class);
    }

    @Test
    void everyOptionIsSearchedByOwnPlansAndBothSidesAreAdvised() {
        DealSpace space = talks(KNOWN, Set.of());
        DealAnswer answer = negotiation(space, DealAnswer.Depth.FULL).main();
        assertThat(answer.packages().frontier())
                .isEqualTo(answer(space).packages().frontier());
        PackageSearch.Selection.ByOwnPlans by =
                (PackageSearch.Selection.ByOwnPlans) answer.packages().selection();
        assertThat(by.comparison().search().gap()).isZero();
        assertThat(by.comparison().search().groupsNotSearched()).isZero();
        by.comparison().packages().stream()
                .filter(p -> p.onMarketFrontier())
                .forEach(p -> assertThat(p.inMarketUsd())
                        .isEqualTo(shown(answer, p.options()).utilities()));
        DealAnswer.Studies.Made made = (DealAnswer.Studies.Made) answer.studies();
        assertThat(made.sides()).extracting(SideAdvice::party).containsExactly("US", "CN");
    }

    @Test
    void workThatEndsBeforeAnythingWasValuedSaysNothing() {
        try (Situation ended = Situation.of(
                SampleQuestions.june(SampleQuestions.ledger()), Means.of(solver).stoppedBy(() -> true))) {
            assertThat(Negotiation.find(ended, DealQuestion.of(talks(KNOWN, Set.of()), DealAnswer.Depth.FULL)))
                    .isEmpty();
        }
    }

    private static Concession magnets(String id, EndUse use) {
        return new Concession(
                id,
                id,
                new Concession.Subject(
                        "",
                        List.of(SampleQuestions.MAGNETS),
                        new Concession.Reach(Set.of(), Set.of(), Set.of(use)),
                        Change.SnapBack.RESTART),
                List.of(new Concession.Option.Keep(), new Concession.Option.Ease(0.4), new Concession.Option.Lift()),
                Set.of(),
                0,
                new Concession.Promise.ByOption(),
                new StatedWorth.None(),
                "example");
    }

    /// The time is over as soon as every concession was valued alone: packages of two were not.
    @Test
    void aSearchThatIsEndedClaimsNothing() {
        try (Situation limited = Situation.of(
                SampleQuestions.june(SampleQuestions.ledger()), Means.of(solver).within(() -> 0.9))) {
            DealSpace plain = talks(KNOWN, Set.of());
            DealSpace space = new DealSpace(
                    plain.id(),
                    plain.title(),
                    plain.date(),
                    plain.known(),
                    plain.figures(),
                    plain.disagreement(),
                    List.of(
                            plain.sides().getFirst(),
                            new DealSpace.Side(
                                    "CN",
                                    List.of(magnets("civil", EndUse.CIVIL), magnets("military", EndUse.MILITARY)))),
                    plain.offers());
            Negotiation found = Negotiation.find(limited, DealQuestion.of(space, DealAnswer.Depth.FULL))
                    .orElseThrow();
            assertThat(found.isFinished()).isFalse();
            assertThat(found.main().packages().ended()).isTrue();
            assertThat(found.main().packages().gap()).isEqualTo(new ProductGap.Unknown());
            assertThat(found.main().enforcement()).isEmpty();
            assertThat(found.main().studies()).isInstanceOf(DealAnswer.Studies.None.class);
            assertThat(found.exchanges()).noneMatch(found::isRobust).noneMatch(Negotiation.Exchange::isBestRobust);
        }
    }

    /// Who says no to every amount keeps: in the end no package that gives is regretted less than one that
    /// keeps.
    @Test
    void questionsAboutWeightsEndWithThePackageThatIsRegrettedLeast() {
        WeightTalk talk = WeightTalk.with(
                        situation,
                        DealQuestion.of(talks(KNOWN, Set.of()), DealAnswer.Depth.FULL),
                        NoDealScenario.RECORD,
                        0)
                .orElseThrow();
        assertThat(talk.concession(0).id()).isEqualTo("us-eda");
        RevealedWeights.Interval before = talk.interview().weights().getFirst();
        assertThat(before.lowUsd()).isCloseTo(Math.max(0, talk.breakEvenUsd(0)), within(1e3));
        WeightInterview.Asked first = talk.interview().next().orElseThrow();
        assertThat(first.usd()).isCloseTo((before.lowUsd() + before.highUsd()) / 2, within(TOLERANCE_USD));
        while (talk.interview().next().isPresent()) {
            talk.interview().answer(talk.interview().next().orElseThrow(), false);
        }
        RevealedWeights.Interval after = talk.interview().weights().getFirst();
        assertThat(after.lowUsd()).isGreaterThan(before.lowUsd());
        assertThat(talk.advice().options().getFirst()).isZero();
        assertThat(talk.advice().regretUsd()).isBetween(0.0, after.highUsd());
    }

    @Test
    void aSearchThatIsDoneHasNoGap() {
        Negotiation found = negotiation(talks(KNOWN, Set.of()), DealAnswer.Depth.FULL);
        assertThat(found.isFinished()).isTrue();
        assertThat(found.main().packages().gap()).isEqualTo(new ProductGap.None());
    }

    @Test
    void aPackageIsCalledRobustOnlyIfEveryScenarioWasLookedAt() {
        DealSpace space = talks(KNOWN, Set.of());
        Negotiation one = negotiation(space, DealAnswer.Depth.BRIEF);
        Negotiation.Exchange both = one.exchanges().getFirst();
        assertThat(both.betterIn()).containsExactly(NoDealScenario.RECORD);
        assertThat(one.isRobust(both)).isFalse();
        Negotiation all = Negotiation.of(
                situation,
                new DealQuestion(
                        space,
                        DealAnswer.Depth.BRIEF,
                        List.of(NoDealScenario.values()),
                        DealQuestion.Start.NO_DEAL,
                        DealQuestion.Weights.STATED));
        // Nothing is threatened: these are all scenarios of the space.
        assertThat(all.answers())
                .extracting(a -> a.noDeal().scenario())
                .containsExactly(NoDealScenario.SHUT, NoDealScenario.RECORD);
        assertThat(all.isRobust(all.exchanges().getFirst())).isTrue();
        assertThat(all.exchanges().getFirst().isBestRobust()).isTrue();
    }

    @Test
    void withoutUncertainFiguresEveryDrawIsTheCentralWorld() {
        Negotiation negotiation = negotiation(talks(KNOWN, Set.of()), DealAnswer.Depth.BRIEF);
        DealAnswer answer = negotiation.main();
        DealDraws draws = DealDraws.of(situation, negotiation, 2, 7);
        assertThat(draws.failed()).isZero();
        assertThat(draws.deciding()).isEmpty();
        DrawnScenario.DrawnDeal both = draws.scenarios().getFirst().deals().getFirst();
        assertThat(both.options()).isEqualTo(answer.named().getFirst().options());
        assertThat(both.bothGain()).isEqualTo(1);
        assertThat(both.picked()).isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            double central = answer.solutions().getFirst().deal().orElseThrow().utility(i);
            assertThat(both.sides().get(i).gain05Usd()).isCloseTo(central, within(TOLERANCE_USD));
            assertThat(both.sides().get(i).gain95Usd()).isCloseTo(central, within(TOLERANCE_USD));
        }
    }
}
