package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DealsCommandTest {
    private static final String DOMAIN = """
            {"name": "d", "issuesValues": {"a1": {"values": ["keep", "lift"]}, "b1": {"values": ["keep", "lift"]}}}
            """;

    private final Terminal terminal = new Terminal(Main::run);

    @TempDir
    private Path dir = Path.of("");

    private int run(String... args) {
        return terminal.run(args);
    }

    private static String profile(double keepOwn, double getOther, String own, String other, double reservation) {
        return """
            {"LinearAdditiveUtilitySpace": {"issueUtilities": {
              "%s": {"DiscreteValueSetUtilities": {"valueUtilities": {"keep": %s, "lift": 0}}},
              "%s": {"DiscreteValueSetUtilities": {"valueUtilities": {"keep": 0, "lift": %s}}}},
             "issueWeights": {"a1": 0.5, "b1": 0.5}%s}}
            """.formatted(
                own,
                keepOwn,
                other,
                getOther,
                reservation > 0 ? ", \"reservationBid\": {\"issuevalues\": {\"a1\": \"keep\", \"b1\": \"keep\"}}" : "");
    }

    private String[] files(String domain, String a, String b, String format) throws IOException {
        return new String[] {
            "deals",
            "--domain",
            Files.writeString(dir.resolve("domain.json"), domain).toString(),
            "--profile",
            Files.writeString(dir.resolve("A.json"), a).toString(),
            "--profile",
            Files.writeString(dir.resolve("B.json"), b).toString(),
            "--format",
            format
        };
    }

    @Test
    void jsonHoldsFrontierAndSolutions() throws IOException {
        // Each side keeps what is worth 0.4 to it or gets what is worth 1: both lifting gives 0.5 each.
        int code = run(files(DOMAIN, profile(0.4, 1, "a1", "b1", 0.1), profile(0.4, 1, "b1", "a1", 0.1), "json"));
        assertThat(terminal.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        JsonNode root = JsonMapper.shared().readTree(terminal.out());
        assertThat(root.get("outcomes").asInt()).isEqualTo(4);
        assertThat(root.get("frontier")).hasSize(3);
        JsonNode nash = root.get("solutions").get("nash");
        assertThat(nash).hasSize(1);
        assertThat(nash.get(0).get("outcome").get("a1").asString()).isEqualTo("lift");
        assertThat(terminal.out()).contains("\"nash\":[{\"u\":[0.500000000000,0.500000000000]");
        for (String rule :
                new String[] {"ks", "egalitarian", "max_welfare", "nash_hull", "ks_hull", "egalitarian_hull"}) {
            assertThat(root.get("solutions").get(rule)).as(rule).hasSize(1);
        }
        assertThat(root.has("no_deal")).isFalse();
    }

    @Test
    void noAcceptableDealIsAnAnswer() throws IOException {
        // Each keeps what is worth 1 to it rather than get 0.4.
        int code = run(files(DOMAIN, profile(1, 0.4, "a1", "b1", 0.1), profile(1, 0.4, "b1", "a1", 0.1), "json"));
        assertThat(code).isEqualTo(ExitCode.DONE);
        JsonNode root = JsonMapper.shared().readTree(terminal.out());
        assertThat(root.get("solutions").get("nash")).isEmpty();
        assertThat(root.get("no_deal").get("nash").asString()).isNotEmpty();
    }

    @Test
    void textFitsAScreen() throws IOException {
        int code = run(files(DOMAIN, profile(0.4, 1, "a1", "b1", 0.1), profile(0.4, 1, "b1", "a1", 0.1), "text"));
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(terminal.out()).contains("4 packages on 2 issues", "Nash", "lift, lift");
        assertThat(terminal.out().lines().count()).isLessThan(40);
    }

    @Test
    void badInputIsToldWithoutAStackTrace() throws IOException {
        int code = run(files("{\"name\": \"d\"}", "{}", "{}", "json"));
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("domain.json:1", "issuesValues").doesNotContain("\tat ");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void wrongUseExplainsItself() throws IOException {
        assertThat(run("deals", dir.resolve("no-world").toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("no-world");
        String domain = Files.writeString(dir.resolve("domain.json"), DOMAIN).toString();
        assertThat(run("deals", "--domain", domain, "--profile", domain)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theReferenceTiesAreAllListed() {
        Path folder = SharedData.require("data/deals/domains/supermarket_a");
        int code = run(
                "deals",
                "--domain",
                folder.resolve("Supermarket-A-domain.xml").toString(),
                "--profile",
                folder.resolve("Supermarket-A-prof1.xml").toString(),
                "--profile",
                folder.resolve("Supermarket-A-prof2.xml").toString(),
                "--format",
                "json");
        assertThat(code).isEqualTo(ExitCode.DONE);
        JsonNode root = JsonMapper.shared().readTree(terminal.out());
        assertThat(root.get("frontier")).hasSize(39);
        assertThat(root.get("solutions").get("max_welfare")).hasSize(4);
        assertThat(root.get("solutions").get("ks_hull").get(0).get("lottery")).hasSize(2);
    }
}
