package dev.chokepoint.evidence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an analyst sets of a claim is set, and all else of it stays.
class AmendmentTest {
    private static final Span WORDS = Span.of(3, 9);
    private static final Slot<ItemMention> GALLIUM =
            Slot.of(new ItemMention("gallium", "Ga metal", List.of("hs2022~811292")), Span.of(1, 2), "g");
    private static final Slot<DateMention> ANNOUNCED =
            Slot.of(new DateMention(DateMention.Role.ANNOUNCED, PartialDate.of(2030)), Span.of(2, 3), "d");

    private static final Claim CLAIM = new Claim(
            Id.of("claim", "a#1"),
            Span.of(0, 20),
            Slot.of(new Issuer("CN", "MOFCOM"), Span.of(0, 1), "i"),
            Slot.of(Action.IMPOSE, WORDS, "a"),
            Slot.of(Modality.DONE, WORDS, "m"),
            List.of(GALLIUM),
            List.of(),
            List.of(),
            List.of(ANNOUNCED),
            List.of(),
            List.of(),
            List.of(),
            List.of("c"),
            List.of(),
            false,
            false,
            Section.REPORT,
            0.5);

    private static Claim with(String field, String value) {
        return new Amendment(field, value).of(CLAIM);
    }

    @Test
    void noneTakesADayAway() {
        assertThat(with("announced", "none").dates()).isEmpty();
        assertThat(with("announced", "").dates()).isEmpty();
        assertThat(with("effective", "none").dates()).containsExactly(ANNOUNCED);
    }

    @Test
    void aSlotIsSetInTheNameOfTheAnalystWhereItWasRead() {
        assertThat(with("issuer", "JP").issuer()).isEqualTo(Slot.of(new Issuer("JP", ""), Span.of(0, 1), "analyst"));
        assertThat(with("action", "suspend").action()).isEqualTo(Slot.of(Action.SUSPEND, WORDS, "analyst"));
        assertThat(with("modality", "in-force").modality()).isEqualTo(Slot.of(Modality.IN_FORCE, WORDS, "analyst"));
        assertThat(with("opinion", "yes").opinion()).isTrue();
        assertThat(with(" Opinion ", " no ").opinion()).isFalse();
        assertThat(with("action", "suspend").items()).containsExactly(GALLIUM);
        assertThat(with("action", "suspend").rules()).containsExactly("analyst", "m", "c", "i", "g", "d");
    }

    @Test
    void anItemThatTheClaimNamesKeepsItsCodes() {
        for (String word : List.of("gallium", "Ga metal")) {
            assertThat(with("items", word + ", tin,").items())
                    .containsExactly(GALLIUM, Slot.of(new ItemMention("tin", "tin", List.of()), WORDS, "analyst"));
        }
    }

    @Test
    void targetsArePlacesPartiesGroupsOrAll() {
        assertThat(with("targets", "US, *, entity:Lake Chips, group:the north, Hill Works")
                        .targets())
                .extracting(Slot::value)
                .containsExactly(
                        new Target.Place("US"),
                        new Target.Anywhere(),
                        new Target.Entity("Lake Chips"),
                        new Target.Group("the north"),
                        new Target.Entity("Hill Works"));
        assertThat(with("targets", "US, *, entity:Lake, group:north").targets())
                .extracting(t -> t.value().code())
                .containsExactly("US", "*", "entity:Lake", "group:north");
    }

    @Test
    void aDateIsSetAsExactlyAsItIsWrittenAndOnlyThatOfItsRole() {
        assertThat(with("effective", "2030-04-05").dates())
                .extracting(Slot::value)
                .containsExactly(
                        ANNOUNCED.value(),
                        new DateMention(DateMention.Role.EFFECTIVE, PartialDate.of(LocalDate.of(2030, 4, 5))));
        assertThat(with("announced", "2030-04").dates())
                .extracting(Slot::value)
                .containsExactly(new DateMention(DateMention.Role.ANNOUNCED, PartialDate.of(YearMonth.of(2030, 4))));
        assertThat(with("until", "2031").dates()).hasSize(2);
        assertThat(with("announced", "").dates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuer | China | a place such as CN",
                "action | fly | one of impose, tighten, extend, ease, suspend, lift, exempt, deny, threaten",
                "modality | maybe | one of done, in-force, planned, hinted, expected, conditional, denied",
                "opinion | perhaps | yes or no",
                "until | 2030-13 | a day, month or year such as 2025-04-04, 2025-04 or 2025",
                "until | soon | a day, month or year such as 2025-04-04, 2025-04 or 2025",
            })
    void aValueThatIsNoneOfItsFieldIsRefused(String field, String value, String expected) {
        assertThatThrownBy(() -> with(field, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The value (" + value + ") of (" + field + ") must be " + expected + ".");
    }

    @Test
    void aFieldThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new Amendment("colour", "red"))
                .hasMessageStartingWith("The field (colour) must be one of issuer, action, ");
    }

    @Test
    void onlyWhatIsDoneStandsOrIsPlannedByAnIssuerCanBeRecorded() {
        assertThat(CLAIM.isRecordable()).isTrue();
        assertThat(with("opinion", "yes").isRecordable()).isFalse();
        assertThat(List.of(Modality.values()).stream().filter(Modality::isRecordable))
                .containsExactly(Modality.DONE, Modality.IN_FORCE, Modality.PLANNED);
        assertThat(List.of(Action.values()).stream().filter(Action::relaxes))
                .containsExactly(Action.EASE, Action.SUSPEND, Action.LIFT, Action.EXEMPT);
        assertThat(List.of(Attribution.Role.values()).stream().filter(Attribution.Role::isOfficial))
                .containsExactly(
                        Attribution.Role.OFFICIAL,
                        Attribution.Role.OFFICIAL_ANONYMOUS,
                        Attribution.Role.GOVERNMENT,
                        Attribution.Role.DOCUMENT);
    }

    @Test
    void aConfidenceIsAShare() {
        assertThat(CLAIM.withConfidence(1).confidence()).isEqualTo(1);
        assertThat(CLAIM.withConfidence(0).confidence()).isZero();
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> CLAIM.withConfidence(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
