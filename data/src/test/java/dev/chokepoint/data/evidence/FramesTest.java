package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramesTest {
    private static List<Claim> read(ReadingRules rules, String text) {
        return rules.toExtractor()
                .read(Article.of("a", "", "", PublishedAt.on(LocalDate.of(2025, 6, 10)), text))
                .claims();
    }

    private static Claim one(String text) {
        List<Claim> claims = read(ReadingRules.bundled().value(), text);
        assertThat(claims).as(text).hasSize(1);
        return claims.getFirst();
    }

    @Test
    void aFrameHoldsForAllVoicesAndForms() {
        for (String text : List.of(
                "Beijing put its export controls on magnets on ice.",
                "Beijing is putting its export controls on magnets on ice.",
                "China's export controls on magnets were put on ice.",
                "Beijing announced the suspension of its export controls on magnets.")) {
            Claim c = one(text);
            assertThat(c.action().value()).as(text).isEqualTo(Action.SUSPEND);
            assertThat(c.issuer().value().place()).as(text).isEqualTo("CN");
            assertThat(c.modality().value()).as(text).isEqualTo(Modality.DONE);
        }
        assertThat(one("Beijing will put its export controls on magnets on ice.")
                        .modality()
                        .value())
                .isEqualTo(Modality.PLANNED);
        assertThat(one("Beijing has no plan to put its export controls on magnets on ice.")
                        .modality()
                        .value())
                .isEqualTo(Modality.DENIED);
    }

    @Test
    void aPartyBeforeTheObjectIsTheSubjectOfThePassive() {
        assertThat(one("Japan stripped South Korea of its fast-track export status.")
                        .action()
                        .value())
                .isEqualTo(Action.TIGHTEN);
        Claim passive = one("South Korea was stripped by Japan of its fast-track export status.");
        assertThat(passive.action().value()).isEqualTo(Action.TIGHTEN);
        assertThat(passive.issuer().value().place()).isEqualTo("JP");
    }

    @Test
    void anAnalystsFrameWorksWithoutJava(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("frames.yaml"), """
                version: 1
                frames:
                  - {id: lift-mine, action: lift, object: control|weak, say: ["toss … overboard"],
                     fires: ["China tossed its export curbs overboard."], silent: ["China tossed the box overboard."]}
                """);
        ReadingRules own = ReadingRules.load(folder).value();
        assertThat(read(own, "China tossed its magnet export curbs overboard."))
                .singleElement()
                .satisfies(c -> assertThat(c.action().rule()).isEqualTo("lift-mine"));
        assertThat(read(own, "China's magnet export curbs were tossed overboard."))
                .singleElement()
                .satisfies(c -> assertThat(c.action().rule()).isEqualTo("lift-mine"));
    }

    @Test
    void aFrameWithoutAnActOrWordsIsReportedWithItsLine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("frames.yaml"), """
                version: 1
                frames:
                  - {id: a, action: fly, object: control, say: [lift]}
                  - {id: b, action: lift, object: control}
                """);
        assertThat(ReadingRules.load(folder).problems())
                .extracting(x -> x.text())
                .anySatisfy(t -> assertThat(t).startsWith("frames.yaml:3: action (fly)"))
                .anySatisfy(t -> assertThat(t).startsWith("frames.yaml:4: say"));
    }
}
