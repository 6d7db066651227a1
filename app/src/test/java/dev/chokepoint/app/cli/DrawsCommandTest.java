package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Bands on the command line, on the small world that `world init` writes.
class DrawsCommandTest extends OnSmallWorld {
    private static final double TOLERANCE_SHARE = 1e-9;
    private static final double TOLERANCE_PERCENT = 1e-4;
    private static final double TOLERANCE_USD = 1e5;

    private JsonNode draws(String... args) {
        return json(args).get("draws");
    }

    @Test
    void sameSeedSameNumbersWhateverTheThreads() {
        String[] one = {"assess", world(), "--as-of", DAY, "--draws", "16", "--format", "json", "--threads", "1"};
        String[] two = {"assess", world(), "--as-of", DAY, "--draws", "16", "--format", "json", "--threads", "3"};
        String[] other = {
            "assess", world(), "--as-of", DAY, "--draws", "16", "--seed", "2", "--format", "json", "--threads", "1"
        };
        JsonNode first = draws(one);
        assertThat(draws(two)).isEqualTo(first);
        assertThat(draws(other).get("losses")).isNotEqualTo(first.get("losses"));
    }

    /// On the bundled world and on the small one, with few draws, the headline of the answer and of its bands is one
    /// figure and lies in its band.
    @Test
    void theHeadlineOfAnAnswerLiesInTheBandOfItsDraws() {
        String bundled =
                SharedData.projectRoot().resolve("worlds/us-china-2025").toString();
        for (String[] args :
                List.of(new String[] {"exposure", bundled, "--draws", "3", "--format", "json"}, new String[] {
                    "exposure", world(), "--as-of", DAY, "--draws", "4", "--seed", "5", "--format", "json"
                })) {
            JsonNode answer = json(args);
            double parties = 0;
            for (JsonNode l : answer.get("losses")) {
                parties += l.get("best").asDouble();
                JsonNode band = band(answer, "loss/" + l.get("party").asString());
                assertThat(l.get("best").asDouble())
                        .as(l.get("party").asString())
                        .isBetween(
                                band.get("low").asDouble() - TOLERANCE_USD,
                                band.get("high").asDouble() + TOLERANCE_USD);
            }
            JsonNode all = band(answer, "loss/all");
            assertThat(all.get("central").asDouble()).isCloseTo(parties, withinPercentage(TOLERANCE_PERCENT));
            for (JsonNode b : answer.get("draws").get("losses")) {
                assertThat(b.get("central").asDouble())
                        .as(b.get("output").asString())
                        .isBetween(b.get("low").asDouble(), b.get("high").asDouble());
                assertThat(b.get("below").asDouble()).isBetween(0.0, 1.0);
            }
        }
    }

    private static JsonNode band(JsonNode answer, String output) {
        for (JsonNode b : answer.get("draws").get("losses")) {
            if (b.get("output").asString().equals(output)) {
                return b;
            }
        }
        throw new AssertionError(output + " has no band.");
    }

    @Test
    void everyOutputHasABandAroundItsMedian() {
        JsonNode d = draws("assess", world(), "--as-of", DAY, "--draws", "30", "--format", "json");
        assertThat(d.get("done").asInt()).isEqualTo(30);
        assertThat(d.get("failures").isEmpty()).isTrue();
        assertThat(d.get("losses").size()).isEqualTo(5); // all twice, and three parties
        for (JsonNode b : d.get("losses")) {
            assertThat(b.get("low").asDouble())
                    .isLessThanOrEqualTo(b.get("median").asDouble());
            assertThat(b.get("median").asDouble())
                    .isLessThanOrEqualTo(b.get("high").asDouble());
        }
        // The worst case costs no less than the best in any draw, and so at every point of the band.
        for (String point : new String[] {"low", "median", "high"}) {
            assertThat(d.get("losses").get(1).get(point).asDouble())
                    .isGreaterThanOrEqualTo(d.get("losses").get(0).get(point).asDouble());
        }
        for (JsonNode s : d.get("stops")) {
            double sum = s.get("worst").get("never").asDouble();
            for (JsonNode m : s.get("worst").get("byMonth")) {
                sum += m.asDouble();
            }
            assertThat(sum).isCloseTo(1, within(TOLERANCE_SHARE));
        }
        assertThat(d.get("prices").size()).isPositive();
        assertThat(d.get("leverage").size()).isEqualTo(4); // two issuers, two measures
        assertThat(d.get("profiles").size()).isPositive();
    }

    @Test
    void theBandsOfAScenarioAreThoseOfTheWorldWithItsChanges() throws IOException {
        Path lift = folder().resolve("lift.yaml");
        Files.writeString(lift, "name: no control on software\nchanges:\n  - {lift: US-2025-EDA}\n");
        Path quota = folder().resolve("quota.yaml");
        Files.writeString(
                quota, "name: few magnets\nchanges:\n  - {quota: \"smco-magnet:CN->US\", amount: 5 t/month}\n");
        double[] losses = new double[3];
        List<List<String>> asked =
                List.of(List.of(), List.of("--scenario", lift.toString()), List.of("--scenario", quota.toString()));
        for (int k = 0; k < losses.length; k++) {
            List<String> args =
                    new ArrayList<>(List.of("exposure", world(), "--as-of", DAY, "--draws", "12", "--format", "json"));
            args.addAll(asked.get(k));
            JsonNode answer = json(args.toArray(String[]::new));
            JsonNode all = answer.get("draws").get("losses").get(0);
            double parties = 0;
            for (JsonNode l : answer.get("losses")) {
                parties += l.get("best").asDouble();
            }
            // The answer and its bands are computed on two ways.
            assertThat(all.get("central").asDouble()).isCloseTo(parties, withinPercentage(TOLERANCE_PERCENT));
            assertThat(answer.get("draws").get("failures").isEmpty()).isTrue();
            losses[k] = all.get("median").asDouble();
        }
        assertThat(losses[1]).isLessThan(losses[0]);
        assertThat(losses[2]).isGreaterThan(losses[0]);
    }

    @Test
    void whatDecidesIsNamedWithTheSourceOfItsInterval() {
        // The price of a chip design, 5 to 40 MUSD in this world, is the widest interval on the way of the US measure.
        JsonNode d = draws("leverage", world(), "--as-of", DAY, "--draws", "60", "--format", "json");
        assertThat(d.get("losses").isEmpty()).isTrue();
        JsonNode us = d.get("leverage").get(0).get("total").get("decides");
        boolean named = false;
        for (JsonNode l : d.get("leverage")) {
            for (JsonNode i : l.get("total").get("decides")) {
                named |= i.get("input").asString().contains("chip-design")
                        && i.get("source").asString().startsWith("assumed: ")
                        && Math.abs(i.get("rank").asDouble())
                                > d.get("threshold").asDouble();
            }
        }
        assertThat(named).as(String.valueOf(us)).isTrue();
    }

    @Test
    void textSaysHowManyDrawsAndHtmlHoldsThem() {
        assertThat(run("exposure", world(), "--as-of", DAY, "--draws", "5")).isZero();
        assertThat(out())
                .contains("Under uncertainty: 5 of 5 draws")
                .contains("Fewer than 20 draws")
                .contains("worst case");
        assertThat(run("exposure", world(), "--as-of", DAY, "--draws", "5", "--format", "html"))
                .isZero();
        assertThat(out()).contains("id=\"draws\">").contains("\"asked\" : 5");
    }

    @Test
    void aTimeLimitGivesTheBandsOfTheDrawsDone() {
        assertThat(run("exposure", world(), "--as-of", DAY, "--draws", "100000", "--time-limit", "3"))
                .isZero();
        assertThat(out()).contains("of 100000 draws").contains("ended early: time limit");
    }

    @Test
    void aTimeLimitEndsTheDrawsOfTheExpectedCaseAndTheAnswerIsWritten() {
        String bundled =
                SharedData.projectRoot().resolve("worlds/us-china-2025").toString();
        assertThat(run("exposure", bundled, "--expected", "100000", "--time-limit", "3"))
                .isZero();
        assertThat(err()).contains("ended early (time limit)");
        assertThat(out()).contains("Expected loss").doesNotContain("100000 of 100000");
        assertThat(run("exposure", world(), "--time-limit", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--time-limit (0.0) must be more than 0");
    }

    @Test
    void wrongNumbersAreToldAndNothingIsSolved() {
        assertThat(run("exposure", world(), "--draws", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("--draws (0) must be 1 to 100000." + System.lineSeparator());
        assertThat(run("assess", world(), "--seed", "4")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--seed needs --draws N.");
        assertThat(run("assess", world(), "--draws", "5", "--information", "myopic"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("perfect information only");
        assertThat(run("assess", world(), "--draws", "5", "--time-limit", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--time-limit (-1.0) must be more than 0");
        assertThat(run("exposure", world(), "--expected", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--expected (-1) must be 0 or more");
    }

    @Test
    void leverageOpensWithWhatEachMeasureWillProbablyCost() {
        assertThat(run(
                        "leverage",
                        SharedData.projectRoot().resolve("worlds/us-china-2026").toString(),
                        "--expected",
                        "2",
                        "--no-ranges",
                        "--programs",
                        "0",
                        "--chokepoints",
                        "0"))
                .isZero();

        assertThat(out())
                .containsSubsequence(
                        "expected cost, USD M",
                        "5 to 95 %",
                        "medians of 2 draws",
                        "Best case, with perfect information");
        assertThat(err()).contains("expected leverage: each measure is taken away in 2 draws");
    }

    @Test
    void withoutBehaviourLeverageIsTheBestCase() {
        assertThat(run("leverage", world(), "--no-ranges", "--programs", "0", "--chokepoints", "0"))
                .isZero();

        assertThat(out()).doesNotContain("expected cost");
        assertThat(err()).contains("no behaviour.csv is stated").doesNotContain("expected leverage");
    }
}
