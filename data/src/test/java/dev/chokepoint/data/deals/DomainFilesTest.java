package dev.chokepoint.data.deals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.deals.frontier.Fraction;
import dev.chokepoint.deals.frontier.NegotiationDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainFilesTest {
    private static final String TEMPLATE = """
            <negotiation_template>
            <utility_space number_of_issues="2">
            <objective name="root" index="0">
            <issue index="1" name="Ores" type="discrete"><item index="1" value="keep"/><item index="2" value="lift"/></issue>
            <issue index="2" name="Months" type="integer" lowerbound="3" upperbound="5"/>
            </objective>
            </utility_space>
            </negotiation_template>
            """;
    private static final String PROFILE = """
            <utility_space>
            <objective name="root" index="0">
            <issue index="1" name="Ores" type="discrete">
            <item index="1" value="keep" evaluation="3"/>
            <item index="2" value="lift" evaluation="4"/>
            </issue>
            <issue index="2" name="Months" type="integer" lowerbound="3" upperbound="5">
            <evaluator ftype="linear" offset="0.9" slope="0.1"/>
            </issue>
            <weight index="1" value="0.6"/>
            <weight index="2" value="0.4"/>
            </objective>
            <discount_factor value="0.9"/>
            <reservation value="0.25"/>
            </utility_space>
            """;
    private static final String WEB_DOMAIN = """
            {"name": "d", "issuesValues": {"x": {"values": ["a", "b"]}, "y": {"range": ["0", "1", "0.5"]}}}
            """;

    @TempDir
    private Path dir = Path.of("");

    private Loaded<Optional<NegotiationDomain>> load(String ending, String domain, String first, String second) {
        try {
            return DomainFiles.load(
                    Files.writeString(dir.resolve("domain" + ending), domain),
                    List.of(
                            Files.writeString(dir.resolve("A" + ending), first),
                            Files.writeString(dir.resolve("B" + ending), second)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Problem onlyError(Loaded<Optional<NegotiationDomain>> loaded) {
        assertThat(loaded.value()).isEmpty();
        List<Problem> errors =
                loaded.problems().stream().filter(Problem::isError).toList();
        assertThat(errors).hasSize(1);
        return errors.getFirst();
    }

    @Test
    void geniusUtilitiesAreNormalisedPerIssueAndKeptWithinOne() {
        NegotiationDomain space =
                load(".xml", TEMPLATE, PROFILE, PROFILE).value().orElseThrow();
        assertThat(space.parties()).containsExactly("A", "B");
        // 0.6 * 3/4 + 0.4 * 0.9; the third month would be worth 1.1 and counts as 1.
        assertThat(space.utility(0, List.of(0, 0))).isEqualTo(Fraction.parse("0.81"));
        assertThat(space.utility(0, List.of(1, 2))).isEqualTo(Fraction.ONE);
        assertThat(space.reservations()).containsExactly(Fraction.of(1, 4), Fraction.of(1, 4));
        assertThat(space.issues().get(1).options()).containsExactly("3", "4", "5");
    }

    @Test
    void aProfileThatMissesAnOptionIsAnErrorWithItsLine() {
        Problem p = onlyError(load(
                ".xml",
                TEMPLATE,
                PROFILE,
                PROFILE.replace("<item index=\"2\" value=\"lift\" evaluation=\"4\"/>\n", "")));
        assertThat(p.file()).isEqualTo("B.xml");
        assertThat(p.line()).isEqualTo(3);
        assertThat(p.value()).isEqualTo("lift");
    }

    @Test
    void unknownOptionsBoundsEvaluatorsAndNumbersAreErrors() {
        for (String wrong : List.of(
                PROFILE.replace("value=\"lift\"", "value=\"drop\""),
                PROFILE.replace("upperbound=\"5\"", "upperbound=\"6\""),
                PROFILE.replace("ftype=\"linear\"", "ftype=\"triangular\""),
                PROFILE.replace("0.9\" slope", "1e99999999\" slope"),
                PROFILE.replace("evaluation=\"4\"", "evaluation=\"-4\""),
                PROFILE.replace("reservation value=\"0.25\"", "reservation value=\"1.25\""),
                PROFILE.replace("<weight index=\"2\" value=\"0.4\"/>", ""),
                PROFILE.replace("</objective>", ""),
                TEMPLATE)) {
            Loaded<Optional<NegotiationDomain>> loaded = load(".xml", TEMPLATE, PROFILE, wrong);
            assertThat(loaded.value()).as(wrong).isEmpty();
            assertThat(loaded.hasErrors()).as(wrong).isTrue();
        }
    }

    @Test
    void weightsThatDoNotSumToOneAreToldAndUsed() {
        Loaded<Optional<NegotiationDomain>> loaded =
                load(".xml", TEMPLATE, PROFILE, PROFILE.replace("value=\"0.4\"", "value=\"0.2\""));
        assertThat(loaded.hasErrors()).isFalse();
        assertThat(loaded.problems()).hasSize(1);
        assertThat(loaded.problems().getFirst().text()).contains("sum to 1");
    }

    @Test
    void entitiesAndDocumentTypesAreRefused() {
        String attack = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n"
                + TEMPLATE.replace("name=\"Ores\"", "name=\"&e;\"");
        Loaded<Optional<NegotiationDomain>> loaded = load(".xml", attack, PROFILE, PROFILE);
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.hasErrors()).isTrue();
    }

    @Test
    void continuousIssuesAreRefused() {
        Problem p = onlyError(load(".xml", TEMPLATE.replace("\"integer\"", "\"real\""), PROFILE, PROFILE));
        assertThat(p.value()).isEqualTo("real");
        assertThat(p.line()).isEqualTo(5);
    }

    @Test
    void bothStylesOfGeniusWebKeysMeanTheSame() {
        String modern = """
                {"LinearAdditiveUtilitySpace": {
                  "issueUtilities": {
                    "x": {"DiscreteValueSetUtilities": {"valueUtilities": {"a": 0.1, "b": 1}}},
                    "y": {"NumberValueSetUtilities": {"lowValue": 0, "lowUtility": 0.2, "highValue": 1, "highUtility": 0.6}}},
                  "issueWeights": {"x": 0.7, "y": 0.3},
                  "reservationBid": {"issuevalues": {"x": "a", "y": "0.5"}}}}
                """;
        String older = modern.replace("DiscreteValueSetUtilities", "discreteutils")
                .replace("NumberValueSetUtilities", "numberutils");
        NegotiationDomain space =
                load(".json", WEB_DOMAIN, modern, older).value().orElseThrow();
        assertThat(space.outcomes()).hasToString("6");
        // 0.7 * 1 + 0.3 * 0.4
        assertThat(space.utility(0, List.of(1, 1))).isEqualTo(Fraction.parse("0.82"));
        assertThat(space.utility(1, List.of(1, 1))).isEqualTo(Fraction.parse("0.82"));
        // The reservation bid: 0.7 * 0.1 + 0.3 * 0.4.
        assertThat(space.reservations()).containsExactly(Fraction.parse("0.19"), Fraction.parse("0.19"));
    }

    @Test
    void anotherVersionOfAFileIsNeverSilentlyEmpty() {
        Problem p = onlyError(load(
                ".json",
                "{\"name\": \"d\", \"issues\": []}",
                "{\"LinearAdditiveUtilitySpace\": {}}",
                "{\"LinearAdditiveUtilitySpace\": {}}"));
        assertThat(p.field()).isEqualTo("issuesValues");
        assertThat(p.text()).contains("{name, issues}");
        Loaded<Optional<NegotiationDomain>> loaded =
                load(".json", WEB_DOMAIN, "{\"SumOfGroupsUtilitySpace\": {}}", "{\"x\": {\"newutils\": 1}, \"x\": 2}");
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems()).hasSize(2);
        assertThat(loaded.problems().get(0).text()).contains("SumOfGroupsUtilitySpace");
    }

    @Test
    void negoLogSpecificationsMustAgreeWithTheProfiles() {
        String profile = """
                {"reservationValue": 0.2, "issueWeights": {"x": 1}, "issues": {"x": {"a": 0.5, "b": 1}}}
                """;
        assertThat(load(".json", "{\"NumberOfBids\": 2, \"IssueValues\": [2]}", profile, profile)
                        .value())
                .isPresent();
        Problem p = onlyError(load(".json", "{\"NumberOfBids\": 3, \"IssueValues\": [3]}", profile, profile));
        assertThat(p.field()).isEqualTo("IssueValues");
    }

    @Test
    void missingAndEmptyFilesAreProblems() {
        Loaded<Optional<NegotiationDomain>> missing =
                DomainFiles.load(dir.resolve("no.xml"), List.of(dir.resolve("a.xml"), dir.resolve("b.xml")));
        assertThat(missing.value()).isEmpty();
        assertThat(missing.problems()).hasSize(3);
        assertThat(load(".json", "", "", "").hasErrors()).isTrue();
        assertThat(load(".xml", "<", "<", "<").hasErrors()).isTrue();
        assertThat(load(".xml", "{}", PROFILE, PROFILE).hasErrors()).isTrue();
    }
}
