package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.mitigation.MitigationPlan;
import dev.chokepoint.app.cli.options.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What to prepare, on the small world that `world init` writes.
class MitigateCommandTest extends OnSmallWorld {
    private static final double CERTIFIED = 1e-6;

    private JsonNode answer(String... more) {
        String[] args = new String[more.length + 8];
        String[] head = {"mitigate", world(), "--as-of", DAY, "--format", "json", "--time-limit", "300"};
        System.arraycopy(head, 0, args, 0, head.length);
        System.arraycopy(more, 0, args, head.length, more.length);
        return json(args);
    }

    @Test
    void aBudgetIsSpentWhereItAvoidsMostAndThePlanIsCertified() {
        JsonNode a = answer("--scenarios", "20", "--alpha", "0.8", "--budget", "3e7");
        assertThat(a.get("outlayUsd").asDouble()).isPositive().isLessThanOrEqualTo(3e7 * (1 + CERTIFIED));
        assertThat(a.get("after").get("weighedUsd").asDouble())
                .isLessThan(a.get("before").get("weighedUsd").asDouble());
        JsonNode proof = a.get("proof");
        assertThat(proof.get("residual").asDouble()).isLessThan(CERTIFIED);
        assertThat(proof.get("boundUsd").asDouble())
                .isLessThanOrEqualTo(proof.get("objectiveUsd").asDouble() * (1 + CERTIFIED));
        assertThat(proof.get("gapUsd").asDouble())
                .isLessThanOrEqualTo(2e-4 * a.get("before").get("cvarUsd").asDouble() * 2);
        // Cost against risk: the total falls with the budget.
        double last = Double.POSITIVE_INFINITY;
        for (JsonNode p : a.get("frontier")) {
            assertThat(p.get("boundUsd").asDouble()).isLessThanOrEqualTo(last * (1 + CERTIFIED));
            last = p.get("objectiveUsd").asDouble();
        }
        for (JsonNode c : a.get("chosen")) {
            assertThat(c.get("because").asString()).contains("assumed: ");
            assertThat(c.get("amount").asDouble())
                    .isLessThanOrEqualTo(c.get("most").asDouble() * (1 + CERTIFIED));
        }
    }

    @Test
    void withoutMoneyNothingIsPrepared() {
        JsonNode a = answer("--scenarios", "10", "--alpha", "0.8", "--budget", "0");
        assertThat(a.get("chosen").isEmpty()).isTrue();
        assertThat(a.get("after")).isEqualTo(a.get("before"));
        assertThat(run("mitigate", world(), "--as-of", DAY, "--scenarios", "10", "--alpha", "0.8", "--budget", "0"))
                .isZero();
        assertThat(out()).contains("Nothing is worth preparing without a budget.");
    }

    @Test
    void aSidePreparesAtHomeForItself() {
        JsonNode a = answer("--scenarios", "12", "--alpha", "0.75", "--side", "US", "--case", "worst");
        assertThat(a.get("whom").asString()).isEqualTo("United States");
        assertThat(a.get("chosen").size()).isPositive();
        for (JsonNode c : a.get("chosen")) {
            assertThat(c.get("id").asString()).endsWith(" US");
        }
    }

    @Test
    void costsOfTheWorldStandBeforeTheUsualOnes() throws IOException {
        Files.writeString(folder().resolve("w/mitigation.csv"), """
                action,item,place,kind,value,unit,about,source,published,note
                stock,*,*,most,0,month,2025,assumed: there is no room,,
                source,*,*,most,0,share,2025,assumed: there is no other source,,
                capacity,*,*,most,0,share,2025,assumed: no permits,,
                substitute,*,*,most,0,share,2025,assumed: none,,
                """);
        assertThat(run("mitigate", world(), "--as-of", DAY, "--scenarios", "10", "--alpha", "0.8"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).contains("Nothing can be prepared");
        Files.writeString(folder().resolve("w/mitigation.csv"), """
                action,item,place,kind,value,unit,about,source,published,note
                stock,*,*,most,3,share,2025,assumed: wrong unit,,
                """);
        assertThat(run("mitigate", world(), "--as-of", DAY, "--scenarios", "10", "--alpha", "0.8"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).contains("mitigation.csv:2: unit (share): The most of a stock is a time");
    }

    @Test
    void aCompanyStocksOrQualifiesAheadForItsOwnLines() throws IOException {
        Path bill = folder().resolve("bom.csv");
        Path stock = folder().resolve("stock.csv");
        Files.writeString(bill, """
                parent,sku,description,quantity,unit,item,content,per_month,value_usd,alternative_of,qualify_months,extra_cost_usd
                ,MOTOR,Servo motor,1,piece,,,1000,40,,,
                MOTOR,MAG,SmCo magnet,2,piece,smco-magnet,0.05 kg,,,,,
                MOTOR,FER,Ferrite,2,piece,none,,,,MAG,9,0.5
                """);
        Files.writeString(stock, "sku,months\nMAG,1.5\n");
        String[] company = {
            "--bom",
            bill.toString(),
            "--stock",
            stock.toString(),
            "--place",
            "US",
            "--case",
            "worst",
            "--scenarios",
            "10",
            "--alpha",
            "0.8"
        };
        JsonNode a = answer(company);
        assertThat(a.get("whom").asString()).startsWith("the company");
        assertThat(a.get("before").get("expectedUsd").asDouble()).isPositive();
        assertThat(a.get("chosen").size()).isPositive();
        assertThat(a.get("after").get("expectedUsd").asDouble())
                .isLessThan(a.get("before").get("expectedUsd").asDouble());
        // 1e-4 of the largest loss, which is at most twice the mean of the two worst of ten.
        assertThat(a.get("proof").get("gapUsd").asDouble())
                .isLessThanOrEqualTo(2e-4 * a.get("before").get("cvarUsd").asDouble());
    }

    @Test
    void textAndPageShowThePlanWithItsProof() {
        assertThat(run("mitigate", world(), "--as-of", DAY, "--scenarios", "10", "--alpha", "0.8", "--budget", "1e7"))
                .isZero();
        assertThat(out())
                .contains("certified: outlay and weighed loss")
                .contains("CVaR at 0.800 rests on the worst 2.00 of 10 scenarios");
        Path page = folder().resolve("m.html");
        assertThat(run(
                        "mitigate",
                        world(),
                        "--as-of",
                        DAY,
                        "--scenarios",
                        "10",
                        "--alpha",
                        "0.8",
                        "--budget",
                        "1e7",
                        "--format",
                        "html",
                        "--out",
                        page.toString()))
                .isZero();
        assertThat(page).content().contains("Cost against risk").doesNotContain("http:", "https:");
    }

    @Test
    void wrongNumbersAreToldAndNothingIsSolved() {
        assertThat(run("mitigate", world(), "--budget", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("--budget (-1.0) must be 0 USD or more." + System.lineSeparator());
        assertThat(run("mitigate", world(), "--scenarios", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--scenarios (0) must be 1 to");
        assertThat(run("mitigate", world(), "--scenarios", "10", "--alpha", "0.99"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("CVaR at 0.99 of 10 scenarios would be the single worst of them")
                .contains("at least 100 scenarios or an --alpha of at most 0.9");
        assertThat(run("mitigate", world(), "--side", "XX", "--as-of", DAY)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).contains("The side (XX) must be one of [");
        assertThat(run("mitigate", world(), "--case", "middling")).isEqualTo(ExitCode.USAGE);
        assertThat(run("mitigate", world(), "--place", "US")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("need --bom");
    }

    @Test
    void aLargerBudgetNeverComesToMoreThanASmallerOne() {
        MitigationPlan.Point small = new MitigationPlan.Point(1, 1, 10, 20, 15, 14);
        MitigationPlan.Point worse = new MitigationPlan.Point(2, 2, 11, 21, 16, 13);
        MitigationPlan.Point better = new MitigationPlan.Point(2, 2, 9, 19, 14.5, 13);
        assertThat(worse.orSmaller(small)).isEqualTo(new MitigationPlan.Point(2, 1, 10, 20, 15, 13));
        assertThat(better.orSmaller(small)).isSameAs(better);
    }
}
