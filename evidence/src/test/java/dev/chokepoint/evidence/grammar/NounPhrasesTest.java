package dev.chokepoint.evidence.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.lexicon.BundledLists;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Symbols;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NounPhrasesTest {
    private static final Symbols SYMBOLS = new Symbols();
    private static final Annotator ANNOTATOR = new Annotator(
            new RuleSet(
                    "test",
                    Map.of(
                            "export-noun", List.of("exports", "shipments", "sales"),
                            "export", List.of("exports", "shipments", "sales"),
                            "party-noun", List.of("makers", "companies", "firms"),
                            "weak", List.of("curbs")),
                    Map.of("restrict", List.of("halt"), "place-verb", List.of("place")),
                    Map.of(),
                    BundledLists.words(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()),
            new Gazetteer(
                    "test",
                    List.of(
                            new Gazetteer.Item("gallium", "", List.of(), List.of("gallium")),
                            new Gazetteer.Item("tin", "", List.of(), List.of("tin", "tin ingots")),
                            new Gazetteer.Place("NO", List.of("Norway", "Norwegian")))),
            SYMBOLS);

    private static List<String> cores(String text) {
        return cores(text, 0);
    }

    private static List<String> cores(String text, int from) {
        Sentence s = sentence(text);
        return NounPhrases.list(s, from, s.to).nouns().stream()
                .map(n -> s.t.words(n.from(), n.to()))
                .toList();
    }

    private static Sentence sentence(String text) {
        Span all = Span.of(0, text.length());
        Tokens t = ANNOTATOR.tokens(text, all);
        t.number(SYMBOLS);
        return new Sentence(
                t, 0, t.count, Section.REPORT, LocalDate.of(2024, 5, 6), DateTagger.EarlierDays.NOTHING, SYMBOLS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fishing nets, sonar buoys and gallium to Norway | fishing nets; sonar buoys; gallium
                    rope as well as anchors for the navy | rope; anchors
                    all raw hides and leather in July | raw hides; leather
                    12 kinds of winches, with effect from May | winches
                    large amounts of gallium from Norway | gallium
                    any of its cranes until June | cranes
                    shipments of gallium or tin ingots after the talks | gallium; tin ingots
                    hybrid and electric boats from Norway | hybrid and electric boats
                    boats with engines larger than 50 kW and oars above 3 metres | boats; oars
                    pumps used in wells and refineries, the ministry said | pumps
                    gallium, a soft metal, from Friday | gallium
                    several marine parts such as gallium anodes and chains | marine parts; gallium anodes; chains
                    sonar (hydrophones and buoys) to Norway | sonar; hydrophones; buoys
                    Norwegian cod and Norway's best herring | Norwegian cod; Norway's best herring
                    tin related to cans | tin; cans
                    nets, said the minister | nets
                    nets and place exports of oars under curbs | nets
                    4G antennas, masts of 30 metres or more and cables | 4G antennas; masts; cables
                    pumps indefinitely | pumps
                    chains denser than tin | chains
                    rope makers and net companies | rope makers; net companies
                    """)
    void aListFallsIntoItsPhrases(String text, String phrases) {
        assertThat(String.join("; ", cores(text))).isEqualTo(phrases);
    }

    @Test
    void whereNoNounStandsThereIsNoList() {
        assertThat(cores("to Norway")).isEmpty();
        assertThat(cores("on Friday")).isEmpty();
        assertThat(cores("and rope")).isEmpty();
        assertThat(cores("3,000")).isEmpty();
    }

    @Test
    void whatOnlyCommasJoinCountsAsFarAsItIsKnown() {
        assertThat(cores("rope, gallium, oars")).containsExactly("rope", "gallium");
    }

    @Test
    void tailsBelongToThePhrase() {
        Sentence s = sentence("boats with engines larger than 50 kW and oars");
        NounPhrases.Noun first = NounPhrases.list(s, 0, s.to).nouns().getFirst();
        assertThat(s.t.words(first.from(), first.end())).isEqualTo("boats with engines larger than 50 kW");
    }

    @Test
    void theMembersOfAClassAreTold() {
        Sentence s = sentence("five marine technologies, among them sonar and gallium anodes");
        NounPhrases.Listing l = NounPhrases.list(s, 0, s.to);
        assertThat(l.members()).isEqualTo(1);
        assertThat(l.nouns()).hasSize(3);
    }

    @Test
    void aThousandPhrasesAreReadInOnePass() {
        String text = "nets, ".repeat(390) + "and rope";
        assertThat(cores(text)).hasSize(391);
    }
}
