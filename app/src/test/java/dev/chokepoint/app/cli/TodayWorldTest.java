package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The world of today can be asked, and what it says is not out of proportion.
class TodayWorldTest {
    private static final String WORLD =
            SharedData.projectRoot().resolve("worlds/us-china-2026").toString();
    private static final double BILLION = 1e9;

    private final Terminal terminal = new Terminal(Main::run);

    private JsonNode exposure(String... more) {
        String[] words = new String[5 + more.length];
        System.arraycopy(new String[] {"exposure", WORLD, "--format", "json", "--threads=2"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        assertThat(terminal.run(words)).as(terminal.err()).isEqualTo(ExitCode.DONE);
        return JsonMapper.builder().build().readTree(terminal.out());
    }

    private static Map<String, Double> losses(JsonNode answer) {
        Map<String, Double> all = new HashMap<>();
        answer.get("losses")
                .forEach(l -> all.put(l.get("party").asString(), l.get("best").asDouble() / BILLION));
        return all;
    }

    @Test
    void itIsCertifiedAndItsHeadlineIsInProportion() {
        JsonNode answer = exposure();
        JsonNode manifest = answer.get("manifest");
        assertThat(manifest.get("world").asString()).isEqualTo("us-china-2026");
        assertThat(manifest.get("on").asString()).isEqualTo("2026-10-10");
        assertThat(manifest.get("certificates"))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.get("passes").asBoolean()).isTrue());
        Map<String, Double> losses = losses(answer);
        // Accelerators are what is still closed: both sides lose by them.
        assertThat(losses.get("CN")).isBetween(5.0, 40.0);
        assertThat(losses.get("US")).isBetween(2.0, 25.0);
        assertThat(losses.get("EU")).isBetween(-2.0, 3.0);
        assertThat(answer.get("residuals"))
                .allSatisfy(r -> assertThat(r.get("share").asDouble())
                        .as(r.get("item").asString())
                        .isLessThan(0.05));
        // The Affiliates Rule binds no lane, the Chinese announcements of October 2025 and the ban of 2024 do.
        assertThat(manifest.get("scope").get("branch").asString()).isEqualTo("scheduled");
        assertThat(manifest.get("scope").get("openSuspensions"))
                .anySatisfy(s -> {
                    assertThat(s.get("measure").asString()).isEqualTo("CN-2025-58");
                    assertThat(s.get("lastDay").asString()).isEqualTo("2026-11-10");
                    assertThat(s.get("announced").asString()).isEqualTo("2027-01-10");
                })
                .anySatisfy(s -> {
                    assertThat(s.get("lastDay").asString()).isEqualTo("2026-11-27");
                    assertThat(s.get("announced").asString()).isEmpty();
                });
        JsonNode extended = branch(answer, "extended");
        assertThat(extended.get("onParty").get("US").asDouble() / BILLION).isLessThan(losses.get("US"));
        assertThat(extended.get("moved").asBoolean()).isTrue();
        JsonNode asked = exposure("--branch=extended");
        assertThat(losses(asked).get("US"))
                .isCloseTo(extended.get("onParty").get("US").asDouble() / BILLION, within(1e-3));
        assertThat(asked.get("manifest").get("citation").asString()).contains("branch extended");
        assertThat(branch(asked, "scheduled").get("onParty").get("US").asDouble() / BILLION)
                .isCloseTo(losses.get("US"), within(1e-3));
    }

    private static JsonNode branch(JsonNode answer, String name) {
        for (JsonNode b : answer.get("otherBranches")) {
            if (b.get("branch").asString().equals(name)) {
                return b;
            }
        }
        throw new AssertionError("no branch " + name + " in " + answer.get("otherBranches"));
    }
}
