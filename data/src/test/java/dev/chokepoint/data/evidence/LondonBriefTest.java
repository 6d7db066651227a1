package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.testkit.SharedData;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The bundled brief, claim by claim, as a reader would mark it.
class LondonBriefTest {
    private static Reading reading() {
        Article brief = ArticleIntake.read(
                        SharedData.projectRoot().resolve("worlds/us-china-2025/articles/2025-06-10-london.md"),
                        Optional.empty())
                .value()
                .getFirst();
        return BundledExtractor.get().read(brief);
    }

    private static String line(Claim c) {
        return c.issuer().value().place() + " " + c.action().value().code() + " "
                + c.modality().value().code() + (c.opinion() ? " opinion" : "") + " "
                + c.items().stream().map(i -> i.value().item()).toList();
    }

    @Test
    void theBriefIsReadClaimByClaim() {
        assertThat(reading().claims().stream().map(LondonBriefTest::line))
                .containsExactly(
                        "US lift hinted [technology]",
                        "CN ease conditional [rare-earths]",
                        "US lift planned [eda-software, aircraft-engine-parts, chemicals, nuclear-materials]",
                        "CN ease expected [rare-earths]",
                        "US ease planned []",
                        "CN impose in-force [samarium, gadolinium, terbium, dysprosium, lutetium, scandium, yttrium]",
                        "US lift planned opinion [eda-software, aircraft-engine-parts, chemicals, nuclear-materials]",
                        "CN ease expected opinion [rare-earths]");
    }

    @Test
    void slotsAreFilled() {
        List<Claim> claims = reading().claims();
        assertThat(claims.get(0).conditions()).hasSize(1);
        assertThat(claims.get(3).sources().getFirst().value().canonical()).isEqualTo("Kevin Hassett");
        assertThat(claims.get(4).exclusions()).extracting(x -> x.value().item()).containsExactly("nvidia-top-ai-chips");
        assertThat(claims.get(4).sources()).anyMatch(s -> s.value().inherited());
        assertThat(claims.get(5).dates())
                .extracting(d -> d.value().date().toString())
                .containsExactly("2025-04-04");
        assertThat(claims.get(6).section()).isEqualTo(Section.COMMENT);
    }

    @Test
    void onlyFactsMayEnterTheRecord() {
        assertThat(reading().claims().stream().filter(Claim::isRecordable).map(LondonBriefTest::line))
                .noneMatch(l -> l.contains("opinion") || l.contains("hinted") || l.contains("expected"))
                .hasSize(3);
    }

    @Test
    void supplyFactsAndTalksAreFound() {
        Reading r = reading();
        assertThat(r.supplyFacts())
                .extracting(f -> f.kind() + " " + f.item().value().item())
                .containsExactly("NO_ALTERNATIVE samarium", "REQUIREMENT samarium-magnets");
        SupplyFact jet = r.supplyFacts().get(1);
        assertThat(jet.subject().value().item()).isEqualTo("F-35");
        assertThat(jet.quantities().getFirst().value().value()).isEqualTo(23);
        assertThat(jet.quantities().getFirst().value().unit()).isEqualTo("kg");
        assertThat(r.negotiations())
                .extracting(e -> e.kind() + " "
                        + e.dates().stream()
                                .map(d -> d.value().date().toString())
                                .toList())
                .containsExactly("HELD []", "SCHEDULED [2025-06-10]");
    }
}
