package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.deals.DealView;
import dev.chokepoint.app.view.deals.NegotiationView;
import dev.chokepoint.app.view.deals.SolutionView;
import dev.chokepoint.app.view.losses.AfterwardsView;
import dev.chokepoint.app.view.losses.ExpectedView;
import dev.chokepoint.app.view.losses.LeverageView;
import dev.chokepoint.app.view.losses.LossView;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The figures of the main job, as of 10 June 2025, that a reader would quote.
///
/// They are pinned so that no change moves one unseen, not because they are right: nothing else gives them. A commit
/// that moves one changes it here and says in its body why it moved.
class HeadlineFiguresTest {
    /// Another machine, number of threads or solver version moves them by far less; a change of the model or the world
    /// by more.
    private static final double SHARE = 1e-3;

    private static final Pattern FROM_TO = Pattern.compile("USD ([0-9.]+) bn to USD ([0-9.]+) bn");
    private static final double BILLION = 1e9;

    private static final Assessment ANSWER = MainJobTest.london();

    private static void same(String what, double found, double pinned) {
        assertThat(found).as(what).isCloseTo(pinned, within(SHARE * Math.abs(pinned)));
    }

    @Test
    void theLossOfAllInTheBestAndTheWorstCase() {
        double best = ANSWER.losses().stream().mapToDouble(LossView::best).sum();
        same("best case, sum of the parties", best, 30.41936e9);
        Matcher headline = FROM_TO.matcher(ANSWER.summary().get(1).value());
        assertThat(headline.matches()).as(ANSWER.summary().get(1).value()).isTrue();
        same("best case", BILLION * Double.parseDouble(headline.group(1)), 30.42e9);
        same("worst case", BILLION * Double.parseDouble(headline.group(2)), 158.39e9);
    }

    @Test
    void theExpectedLossWithEverythingAtItsMedian() {
        assertThat(ANSWER.summary().getFirst().label()).isEqualTo("Expected loss of all");
        ExpectedView expected = ANSWER.expected().getFirst();
        same("expected", expected.atMedians(), 34.61517e9);
        expected.parties().stream()
                .filter(p -> p.party().equals("US"))
                .forEach(p -> same("expected, US", p.loss().median(), 12.93746e9));
        // Makers whose only buyers are barred stop; what a few grams of magnet are for goes on.
        assertThat(expected.stops())
                .filteredOn(l -> l.item().equals("h20"))
                .allSatisfy(l -> assertThat(l.never()).isZero());
        assertThat(expected.stops())
                .filteredOn(l -> l.item().equals("car"))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l.lowest().median()).isGreaterThan(0.8));
    }

    @Test
    void whatHappenedSinceStandsBesideTheForecast() {
        AfterwardsView since = ANSWER.afterwards().getFirst();
        assertThat(since.figures()).hasSize(12).allSatisfy(f -> {
            assertThat(f.published()).isGreaterThan("2025-06-10");
            assertThat(f.expected()).isNotEmpty();
        });
        // One run at medians has no band to be held against.
        assertThat(since.judged()).isZero();
        assertThat(since.inside()).isEmpty();
        assertThat(since.turns())
                .anySatisfy(t -> assertThat(t.measure() + " " + t.day() + " " + t.after())
                        .isEqualTo("US-2025-EDA 2025-07-02 ended"))
                .allSatisfy(t -> assertThat(t.day()).isGreaterThan("2025-06-10"));
    }

    @ParameterizedTest
    @CsvSource({
        // measure, cost to all, to the United States, to China (USD)
        "US-2025-H20,     25.98602e9, 12.43185e9, 13.55169e9",
        "US-2023-OCT-ACS, 7.08551e9,  3.58129e9,  6.83012e9",
        "US-2025-MI308,   3.614414e9, 0.945280e9, 2.669134e9",
        "CN-2025-18,      1.024740e9, 0.741664e9, -0.374271e9",
        "US-2025-EDA,     1.595252e9, 1.860087e9, -0.264835e9"
    })
    void theLeverageOfFiveMeasures(String measure, double all, double unitedStates, double china) {
        LeverageView found = ANSWER.leverage().stream()
                .filter(v -> v.measure().equals(measure))
                .findFirst()
                .orElseThrow();
        Map<String, Double> onParty = found.onParty();
        same("all", found.total(), all);
        same("US", onParty.getOrDefault("US", 0.0), unitedStates);
        same("CN", onParty.getOrDefault("CN", 0.0), china);
    }

    @ParameterizedTest
    @CsvSource({
        // item, place, stops in the best and in the worst case; empty for never
        "h20,      US, 2025-05, 2025-05",
        "mi308,    US, 2025-05, 2025-05",
        "f-35,     US, '',      2025-08",
        "virginia, US, '',      2025-08",
        "ddg-51,   US, '',      2025-08",
        "ethylene, CN, 2025-09, 2025-08",
        "c919,     CN, 2025-08, 2025-09",
        "leap-1c,  US, 2025-06, 2025-06"
    })
    void theMonthsInWhichLinesStop(String item, String place, String best, String worst) {
        assertThat(ANSWER.stops())
                .filteredOn(s -> s.item().equals(item) && s.place().equals(place))
                .isNotEmpty()
                .allSatisfy(s -> {
                    assertThat(s.bestStops()).isEqualTo(best);
                    assertThat(s.worstStops()).isEqualTo(worst);
                });
    }

    @Test
    void thePackageThatNashsRulePicks() {
        DealView talks = ANSWER.deals().getFirst();
        SolutionView nash = talks.solutions().stream()
                .filter(s -> s.rule().equals("Nash"))
                .findFirst()
                .orElseThrow();
        assertThat(nash.text())
                .contains(
                        "US suspends for 6 months Chip design software, Ethane",
                        "lifts Engines and avionics for COMAC",
                        "CN eases to 30 % Licences for seven rare earths and magnets, civil use in the US");
        same("gain of the United States", nash.gains()[0], LondonFigures.NASH_IF_SHUT[0]);
        same("gain of China", nash.gains()[1], LondonFigures.NASH_IF_SHUT[1]);
    }

    /// The sign of the handshake turns with what follows without a deal and with the weights of policy.
    @Test
    void theHandshakeInEveryScenario() {
        NegotiationView.ExchangeView handshake = ANSWER.deals().getFirst().negotiation().packages().stream()
                .filter(x -> x.offer())
                .findFirst()
                .orElseThrow();
        double[][] computed = LondonFigures.HANDSHAKE_COMPUTED;
        for (int s = 0; s < computed.length; s++) {
            for (int i = 0; i < 2; i++) {
                same(
                        "scenario " + s + ", side " + i,
                        handshake.standings().get(s).computed()[i],
                        computed[s][i]);
            }
        }
        assertThat(handshake.betterIn()).isEmpty();
        // What is good for both while licences stay shut is not if they reopen by themselves, and the other way round.
        assertThat(ANSWER.deals().getFirst().negotiation().packages())
                .noneMatch(NegotiationView.ExchangeView::robust)
                .anySatisfy(x -> assertThat(x.betterIn()).containsExactly("shut"))
                .anySatisfy(x -> assertThat(x.betterIn()).containsExactly("record"));
    }
}
