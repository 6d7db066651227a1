package dev.chokepoint.evidence.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.StatedClaim;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tellings of one act in one document, written down slot by slot.
class TellingsTest {
    private static final Article A =
            Article.of("a", "", "", PublishedAt.on(LocalDate.parse("2030-05-10")), "China has acted. It has acted.");

    /// What China has done, with slots as an analyst sets them: `effective=2030-06-01; items=tin`.
    private static Claim claim(int number, String slots) {
        Claim c = StatedClaim.of(A, Span.of(0, 16), "CN", Action.IMPOSE, Mentions.NONE)
                .withId(Id.of("claim", "a#" + number));
        for (String slot : slots.split("; ")) {
            if (!slot.isEmpty()) {
                String[] parts = slot.split("=", 2);
                c = new Amendment(parts[0], parts[1]).of(c);
            }
        }
        return c;
    }

    private static String words(Claim c) {
        return String.join(
                "; ",
                List.of(
                        String.join(
                                ",",
                                c.items().stream().map(i -> i.value().item()).toList()),
                        String.join(
                                ",",
                                c.targets().stream().map(t -> t.value().code()).toList()),
                        String.join(
                                ",",
                                c.dates().stream().map(d -> d.value().words()).toList())));
    }

    private static String completed(String first, String... others) {
        List<Claim> all = new java.util.ArrayList<>(List.of(claim(1, first)));
        for (String o : others) {
            all.add(claim(all.size() + 1, o));
        }
        List<Claim> out = Tellings.completed(all);
        assertThat(out).hasSameSizeAs(all);
        assertThat(out.getFirst().id()).isEqualTo(all.getFirst().id());
        return words(out.getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a day, a place and goods that the other tells
                "items=tin | items=tin; effective=2030-06-01 | tin; ; effective 2030-06-01",
                "items=tin | items=tin; targets=US | tin; US; ",
                "effective=2030-06-01 | items=tin | tin; ; effective 2030-06-01",
                // to tighten tells of what was imposed, to lift does not
                "items=tin | items=tin; action=tighten; effective=2030-06-01 | tin; ; effective 2030-06-01",
                "items=tin | items=tin; action=lift; effective=2030-06-01 | tin; ; ",
                // a day in the month, and no other month
                "items=tin; effective=2030-06 | items=tin; effective=2030-06-01 | tin; ; effective 2030-06-01",
                "items=tin; effective=2030-06 | items=tin; effective=2030-07-01 | tin; ; effective 2030-06",
                // what it says itself stays
                "items=tin; targets=US | items=tin; targets=JP; effective=2030-06-01 | tin; US; ",
                // other goods, another state, a denial
                "items=tin | items=lead; effective=2030-06-01 | tin; ; ",
                "items=tin | items=tin; issuer=US; effective=2030-06-01 | tin; ; ",
                "items=tin | items=tin; modality=denied; effective=2030-06-01 | tin; ; ",
            })
    void aTellingIsCompletedByWhatAnotherSaysOfTheSameAct(String own, String other, String expected) {
        assertThat(completed(own, other)).isEqualTo(expected.endsWith(";") ? expected + " " : expected);
    }

    @Test
    void whatTwoActsTellDifferentlyIsTakenFromNeither() {
        assertThat(completed("targets=US", "items=tin; effective=2030-06-01", "items=lead; effective=2030-07-01"))
                .isEqualTo("; US; ");
    }

    @Test
    void amongSeveralActsThatWithTheSameGoodsIsMeant() {
        assertThat(completed("items=tin", "items=tin; effective=2030-06-01", "items=lead; effective=2030-07-01"))
                .isEqualTo("tin; ; effective 2030-06-01");
    }

    @Test
    void aSlotSaysThatAnotherTellingFilledIt() {
        Claim c = Tellings.completed(List.of(claim(1, "items=tin"), claim(2, "items=tin; effective=2030-06-01")))
                .getFirst();
        Slot<DateMention> day = c.dates().getFirst();
        assertThat(day.rule()).isEqualTo("told-elsewhere");
        assertThat(c.rules()).contains("told-elsewhere");
    }
}
