package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When an act was announced, from when and until when it holds, how much, and who says so, in sentences of their own.
class ActDatesTest {
    // 6 May 2024 was a Monday
    private static final LocalDate DAY = LocalDate.of(2024, 5, 6);
    private final RuleClaimExtractor extractor = BundledExtractor.get();

    private Claim claim(String text) {
        List<Claim> all = extractor
                .read(Article.of("d", "", "", PublishedAt.on(DAY), text))
                .claims();
        assertThat(all).as(text).isNotEmpty();
        return all.getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Norway banned exports of cod to Russia. The ban runs from May 10 until August 31. | effective 2024-05-10; until 2024-08-31
                    On April 30 Chile imposed export controls on lithium. The rules take effect in 20 days. | announced 2024-04-30; effective 2024-05-20
                    Japan imposed export controls on sonar buoys, according to a May 2 notice. The changes take effect the same day. | announced 2024-05-02; effective 2024-05-02
                    Norway banned exports of cod. The ban had been due to begin on July 1. | ''
                    On April 29 Peru published a rule that bans exports of raw silver. | announced 2024-04-29
                    As of 1 June, Egypt said, licences will be needed to export sugar. | effective 2024-06-01
                    Ghana prohibited exports of shea nuts until May next year. | until 2025-05
                    Iran banned exports of saffron two months ago. | announced 2024-03
                    India halted exports of onions with immediate effect, the government said on Friday. | announced 2024-05-03; effective 2024-05-03
                    Last November Japan imposed export controls on sonar buoys. | announced 2023-11
                    The U.S. waiver for chip plants in Korea runs out on December 31. | effective 2024-12-31
                    Serbia set export quotas for April and May. | ''
                    Chile agreed on Friday to ban exports of raw copper to Peru. | announced 2024-05-03
                    Ghana halted exports of cocoa from Friday until further notice. | effective 2024-05-03
                    Ghana will halt exports of cocoa from Friday. | effective 2024-05-10
                    Chile may lift its ban on copper exports for two months, June 1 to July 31. | effective 2024-06-01; until 2024-07-31
                    Norway threatened on April 30 to ban exports of cod. | announced 2024-04-30
                    Peru opened talks in March, when Chile banned exports of copper. | announced 2024-03
                    Iran stopped exports of saffron at once and until further notice. | effective 2024-05-06
                    Circular No. 14, issued by MOFCOM on May 2, suspends two April directives on exports of graphite. | announced 2024-05-02
                    Ghana banned exports of cocoa, more than half of what it grew in 2022. | ''
                    In a decree of December 31, 2027 Peru banned exports of tin. | ''
                    In a decree of December 31, 2023 Peru banned exports of tin. | announced 2023-12-31
                    """)
    void anActIsDatedByItsOwnWordsAndByTheSentenceAfter(String text, String dates) {
        assertThat(claim(text).dates().stream()
                        .map(d -> d.value().role().code() + " " + d.value().date())
                        .sorted()
                        .collect(Collectors.joining("; ")))
                .as(text)
                .isEqualTo(dates);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    China will require licences for exports of batteries above 300 watt-hours per kilogramme. | 300 Wh/kg
                    India allowed the export of 9 lakh tonnes of rice. | 900000 t
                    Russia extended its ban on petrol exports for half a year. | 6 month
                    Washington added over two dozen Chinese firms to the Entity List. | 24 entities
                    Britain suspended 30 arms export licences. | 30 licences
                    The U.S. will let Nvidia sell chips to China in return for a 25% cut. | 25 percent
                    Washington added 12 firms to the Entity List, which makes 95 in all. | 12 entities; 95 entities
                    Taipei widened its export controls on Russia from 31 to 58 items. | 31 items; 58 items
                    China will require licences for exports of chips with 40 or more logical qubits. | 40 qubits
                    India allowed exports of 1.035 million tonnes of wheat. | 1035000 t
                    Only 9 companies may export tin from China, 7 antimony and 4 silver. | 9 entities; 7 entities; 4 entities
                    Washington added 14 entities to the Entity List, 11 under Iran and three under Peru. | 14 entities; 11 entities; 3 entities
                    Peru will allow exports of copper scrap provided that at least 30% of it is smelted at home. | 30 percent
                    Chile let Nutrex export lithium on condition that it hands 12 percent of the revenue to the treasury. | 12 percent
                    India set a floor price of $430 per tonne for onion exports. | 430 USD/t
                    China set export quotas for rare earths: 12,000 tonnes for light and 900 tonnes for heavy ones. | 12000 t; 900 t
                    The US$720 per tonne minimum export price for rice was removed by India. | 720 USD/t
                    """)
    void amountsHaveTheirUnit(String text, String amounts) {
        assertThat(claim(text).quantities().stream()
                        .map(q -> String.format(
                                Locale.ROOT,
                                "%s %s",
                                java.math.BigDecimal.valueOf(q.value().value())
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                q.value().unit()))
                        .collect(Collectors.joining("; ")))
                .as(text)
                .isEqualTo(amounts);
    }

    @Test
    void aCountWithoutANounGoesOnFromTheOneBefore() {
        List<Claim> all = extractor
                .read(Article.of(
                        "d",
                        "",
                        "",
                        PublishedAt.on(DAY),
                        "China put 18 Norwegian firms on its export control list. Another 7, among them a maker of sonars,"
                                + " go on a watch list with stricter end-user checks."))
                .claims();
        assertThat(all.getLast().quantities()).singleElement().satisfies(q -> {
            assertThat(q.value().value()).isEqualTo(7);
            assertThat(q.value().unit()).isEqualTo("entities");
        });
    }

    private static List<String> voices(Claim c) {
        return c.sources().stream().map(a -> a.value().name()).toList();
    }

    @Test
    void whoActsIsNoSourceOfTheAct() {
        assertThat(voices(claim("Peru lifted its ban on exports of copper scrap and announced quotas for tin.")))
                .isEmpty();
        assertThat(voices(claim("The commerce ministry said China will lift its ban on exports of copper scrap.")))
                .containsExactly("The commerce ministry");
    }

    @Test
    void voicesAreFoundBehindARelativeClauseAndByName() {
        assertThat(voices(claim("Chile will restrict exports of lithium, two sources who asked not to be named said.")))
                .containsExactly("two sources");
        assertThat(voices(claim("Chile will probably restrict exports of lithium, the economist Maria Lopez wrote.")))
                .containsExactly("Maria Lopez");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Chile will restrict exports of lithium, scoffed a Lima columnist. | a Lima columnist
                    Chile will restrict exports of lithium, a Lima mining analyst shrugs. | a Lima mining analyst
                    Chile will restrict exports of lithium, Ana Prado of the Chilean Minerals Institute said. | Ana Prado
                    Chile will restrict exports of lithium, Ana Prado, author of "Salt Lakes", told reporters. | Ana Prado
                    Chile will restrict exports of lithium, Ana Prado of Northwind Partners forecast at a congress. | Ana Prado
                    """)
    void whoSpeaksIsKnownByHisTradeWhateverTheVerb(String text, String name) {
        Claim c = claim(text);
        assertThat(voices(c)).containsExactly(name);
        assertThat(c.opinion()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    With harvests poor in Peru, experts said frost could prompt the government to ban wheat exports, dear since Russia's invasion of Ukraine. | PE
                    Chile will be struck off a list of trusted export destinations, Japan said on Friday. | JP
                    After the Dutch seizure of the company, Beijing halted exports of its sensors. | CN
                    The US$720 per tonne minimum export price for rice was removed, India's commerce ministry said. | IN
                    """)
    void whoIsOnlySpokenOfIssuesNothing(String text, String issuer) {
        assertThat(claim(text).issuer().value().place()).as(text).isEqualTo(issuer);
    }

    @Test
    void oneModalHoldsForVerbsInARow() {
        List<String> modalities = extractor
                .read(Article.of(
                        "d",
                        "",
                        "",
                        PublishedAt.on(DAY),
                        "Congo will lift its ban on cobalt exports and introduce export quotas for tin."))
                .claims()
                .stream()
                .map(c -> c.modality().value().code())
                .toList();
        assertThat(modalities).containsExactly("planned", "planned");
    }
}
