package dev.chokepoint.evidence.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbFormsTest {
    @ParameterizedTest
    @CsvSource({
        "impose, imposes, imposed, imposing",
        "ban, bans, banned, banning",
        "stop, stops, stopped, stopping",
        "bar, bars, barred, barring",
        "sow, sows, sowed, sowing",
        "tighten, tightens, tightened, tightening",
        "deny, denies, denied, denying",
        "delay, delays, delayed, delaying",
        "relax, relaxes, relaxed, relaxing",
        "veto, vetoes, vetoed, vetoing",
        "free, frees, freed, freeing",
        "permit, permits, permitted, permitting",
        "limit, limits, limited, limiting",
        "ease, eases, eased, easing",
        "curb, curbs, curbed, curbing",
        "scrap, scraps, scrapped, scrapping",
        "plan, plans, planned, planning",
        "submit, submits, submitted, submitting",
        "strip, strips, stripped, stripping",
        "cap, caps, capped, capping",
        "vow, vows, vowed, vowing",
        "tax, taxes, taxed, taxing",
        "seal, seals, sealed, sealing",
    })
    void regularVerbsAreInflectedAsTheirSpellingAsks(String verb, String third, String past, String ing) {
        assertThat(VerbForms.of(verb, Map.of()).keySet()).isEqualTo(Set.of(verb, third, past, ing));
    }

    @Test
    void oneWordCanBeSeveralForms() {
        assertThat(VerbForms.of("lift", Map.of())).containsEntry("lifted", VerbForms.PAST | VerbForms.PARTICIPLE);
        assertThat(VerbForms.of("put", Map.of("put", List.of("put", "put", "putting"))))
                .isEqualTo(Map.of(
                        "put",
                        VerbForms.BASE | VerbForms.PAST | VerbForms.PARTICIPLE,
                        "puts",
                        VerbForms.S,
                        "putting",
                        VerbForms.ING));
    }

    @Test
    void aPhraseIsInflectedInItsFirstWord() {
        assertThat(VerbForms.of("take away", Map.of("take", List.of("took", "taken")))
                        .keySet())
                .isEqualTo(Set.of("take away", "takes away", "took away", "taken away", "taking away"));
    }

    @Test
    void whatIsSpeltWithTwoLettersIsSpeltWithOneAcrossTheSea() {
        assertThat(VerbForms.of("cancel", Map.of("cancel", List.of("cancelled", "cancelled", "cancelling"))))
                .containsEntry("canceled", VerbForms.PAST | VerbForms.PARTICIPLE)
                .containsEntry("canceling", VerbForms.ING);
    }
}
