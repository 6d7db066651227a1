package dev.chokepoint.answer.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.EndUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A scenario asked of a situation that is set up answers as one that is set up for it.
class ScenarioOutcomeTest {
    private static final Means MEANS = Means.of(SampleQuestions.solver());
    private static final Question QUESTION = SampleQuestions.june(SampleQuestions.ledger());
    private static Situation asItStands;

    @BeforeAll
    static void start() {
        asItStands = Situation.of(QUESTION, MEANS);
    }

    @AfterAll
    static void stop() {
        asItStands.close();
    }

    private static final Question.Scenario LIFTED = (network, ledger) ->
            new WhatIf("lifted", List.of(new Change.Lift(SampleQuestions.MAGNETS, 0, Change.Filter.ALL)), Shifts.NONE);

    private static final Question.Scenario BUILT = (network, ledger) -> new WhatIf(
            "built",
            List.of(),
            new Shifts(List.of(new Shifts.Capacity(
                    network.plantsLike("*", "*"),
                    new Shifts.Span(0, network.world().months()),
                    1.5))));

    /// What the US uses grows, and its stock of magnets is larger.
    private static final Question.Scenario OTHER_WORLD = (network, ledger) -> {
        List<Shifts.Shift> all = new ArrayList<>();
        network.nodesLike("smco-magnet", "US").forEach(n -> all.add(new Shifts.Stock(n, 2, 1000)));
        all.add(new Shifts.Demand(network.usesLike("jet", "US"), new Shifts.Span(3, 12), 1.1));
        return new WhatIf("other world", List.of(), new Shifts(all));
    };

    /// Closes a lane that no measure holds, so that other goods are told apart by use.
    private static final Question.Scenario CLOSED = (network, ledger) -> {
        List<Controls.Restriction> all = new ArrayList<>();
        for (int arc : network.lanesLike("*", "*", "US")) {
            for (int t = 0; t < network.world().months(); t++) {
                all.add(new Controls.Restriction(
                        arc, t, EndUse.MILITARY, "closed", network.laneOf(arc).from(), 0, 1));
            }
        }
        return new WhatIf("closed", List.of(new Change.Close(all)), Shifts.NONE);
    };

    @Test
    void aScenarioOfWhatIsSetUpAnswersAsOneThatIsSetUpAfresh() {
        for (Question.Scenario scenario : List.of(LIFTED, BUILT, CLOSED, OTHER_WORLD)) {
            try (Situation warm = asItStands.under(scenario);
                    Situation afresh = Situation.of(QUESTION.withScenario(scenario), MEANS)) {
                ScenarioOutcome one = ScenarioOutcome.of(warm);
                ScenarioOutcome other = ScenarioOutcome.of(afresh);
                String name = warm.whatIf().name();
                assertThat(one.total().best()).as(name).isEqualTo(other.total().best());
                assertThat(one.total().worst()).as(name).isEqualTo(other.total().worst());
                assertThat(one.parties()).as(name).isEqualTo(other.parties());
                assertThat(one.stopping()).as(name).hasSameSizeAs(other.stopping());
            }
        }
    }

    @Test
    void whatAScenarioAddsIsItsLossLessThatOfTheWorldAsItStands() {
        ScenarioOutcome base = ScenarioOutcome.of(asItStands);
        try (Situation lifted = asItStands.under(LIFTED)) {
            ScenarioOutcome outcome = ScenarioOutcome.of(lifted);
            ScenarioOutcome.Difference difference = outcome.against(base);

            assertThat(difference.total().worst()).isNegative();
            assertThat(base.total().worst() + difference.total().worst())
                    .isCloseTo(outcome.total().worst(), within(1e-3));
            assertThat(difference.lines())
                    .allMatch(l ->
                            !l.before().worst().stops().equals(l.after().worst().stops())
                                    || !l.before()
                                            .best()
                                            .stops()
                                            .equals(l.after().best().stops()));
            assertThat(base.against(base).lines()).isEmpty();
        }
    }

    /// Without controls such a world loses nothing: what it holds and wants is no loss.
    @Test
    void otherStocksAndDemandAreNoLossByThemselves() {
        Question open = QUESTION.withScenario((network, ledger) -> {
            WhatIf other = OTHER_WORLD.on(network, ledger);
            List<Change> lifted = ledger.measures().stream()
                    .<Change>map(m -> new Change.Lift(m.id(), 0, Change.Filter.ALL))
                    .toList();
            return new WhatIf("open", lifted, other.shifts());
        });
        try (Situation situation = Situation.of(open, MEANS)) {
            assertThat(situation.controls().restrictions()).isEmpty();
            assertThat(ScenarioOutcome.of(situation).total().best())
                    .isCloseTo(0, within(1e-6 * situation.free().total()));
        }
    }

    @Test
    void theInputsThatDifferAreToldAsTheyStandAndAsTheyBecome() {
        try (Situation other = asItStands.under(OTHER_WORLD);
                Situation lifted = asItStands.under(LIFTED)) {
            List<InputChanges.Row> rows = InputChanges.of(other).rows();
            List<InputChanges.Row> passes = InputChanges.of(lifted).rows();

            assertThat(rows)
                    .extracting(InputChanges.Row::kind)
                    .containsExactly(InputChanges.Kind.STOCK, InputChanges.Kind.DEMAND);
            InputChanges.Row stock = rows.getFirst();
            assertThat(stock.item() + "@" + stock.from()).isEqualTo("smco-magnet@US");
            assertThat(stock.after()).isCloseTo(2 * stock.before() + 1000, within(1e-6));
            assertThat(rows.getLast().after() / rows.getLast().before()).isCloseTo(1.1, within(1e-9));
            assertThat(passes).isNotEmpty().allMatch(r -> r.kind() == InputChanges.Kind.PASSES && r.after() == -1);
        }
        assertThat(InputChanges.of(asItStands).rows()).isEmpty();
    }

    @Test
    void whatWasSetUpGoesOnAfterItsScenarioIsClosed() {
        double before = ScenarioOutcome.of(asItStands).total().best();
        asItStands.under(LIFTED).close();
        asItStands.under(BUILT).close();

        assertThat(asItStands.equilibrium().welfare(asItStands.controls())).isNotEmpty();
        assertThat(ScenarioOutcome.of(asItStands).total().best()).isEqualTo(before);
    }

    @Test
    void aScenarioIsAskedOfTheWorldAsItStandsOnly() {
        try (Situation lifted = asItStands.under(LIFTED)) {
            assertThatThrownBy(() -> lifted.under(BUILT)).hasMessageContaining("as it stands");
        }
        assertThat(Set.of(asItStands.whatIf())).containsExactly(WhatIf.NOTHING);
    }
}
