package dev.chokepoint.data.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.exposure.world.SampleWorlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deal spaces in files of their own: what is read, and what is refused with which words.
class DealSpaceFilesTest {
    private static final Map<String, String> MEASURES = Map.of("US-E", "US", "CN-M", "CN");

    private static final String GOOD = """
        id: talks
        title: Magnets against software
        date: 2025-06-10
        disagreement:
          escalation:
            - CN-M
            - {measure: US-E, effective: 2025-07-01, items: [smco-magnet], from: [CN], to: [US], share: 0.25}
          because: It was said so.
        sides:
          US:
            concessions:
              - {id: software, measures: [US-E], options: [keep, {ease: 0.5}, lift], source: "assumed: test"}
            red_lines:
              - {concession: software, option: lift, because: never, source: "assumed: test"}
          CN:
            concessions:
              - {id: magnets, measures: [CN-M], options: [keep, {suspend: 6}], promise: licensing, source: "assumed: test"}
            weights:
              - {concession: magnets, value: 2000000, unit: USD, because: leverage}
        """;

    @TempDir
    private Path dir = Path.of("");

    private Loaded<Optional<DealSpace>> read(String yaml) throws IOException {
        Path file = Files.writeString(dir.resolve("talks.yaml"), yaml);
        return DealSpaceReader.readFile(file, MEASURES, SampleWorlds.samariumJets());
    }

    @Test
    void aSpaceOfItsOwnIsRead() throws IOException {
        Loaded<Optional<DealSpace>> loaded = read(GOOD);
        assertThat(loaded.problems()).isEmpty();
        DealSpace space = loaded.value().orElseThrow();
        assertThat(space.packages()).isEqualTo(4);
        Concession magnets = space.concessions().get(1);
        assertThat(magnets.weightUsd()).isEqualTo(2e6);
        assertThat(magnets.promiseOf(1)).isEqualTo(Commitment.Kind.LICENSING);
        assertThat(space.concessions().getFirst().promiseOf(2)).isEqualTo(Commitment.Kind.LEGAL_ACT);
        assertThat(space.figures()).isEqualTo(new DealSpace.Figures.AsKnown());
        DealSpace.Disagreement.Escalation e = (DealSpace.Disagreement.Escalation) space.disagreement();
        assertThat(e.measures()).containsExactly("CN-M", "US-E");
        assertThat(e.threats().get(0).reach()).isEqualTo(new DealSpace.Reach.ByLedger());
        assertThat(e.threats().get(1).from()).isEqualTo(LocalDate.of(2025, 7, 1));
        assertThat(e.threats().get(1).reach())
                .isEqualTo(
                        new DealSpace.Reach.OnLanes(Set.of("smco-magnet"), Set.of("CN"), Set.of("US"), Set.of(), 0.25));
    }

    /// Each change to the good file and the words of the problem that it makes.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "measures: [US-E] | measures: [US-X] | must be about measures of the ledger",
                "CN:\\n    concessions | FR-X:\\n    concessions | must be a party of the world",
                "id: magnets | id: software | must be unique",
                "options: [keep, {ease: 0.5}, lift] | options: [keep, lift, lift] | named once",
                "options: [keep, {ease: 0.5}, lift] | options: [lift] | starts with keep",
                "{ease: 0.5} | {ease: 1.5} | ease (1.5): The value must be at least 0 and at most 1",
                "{ease: 0.5} | {ease: 0} | must be above 0",
                "{ease: 0.5} | {eas: 0.5} | one of the keys ease, suspend",
                "{ease: 0.5} | {ease: [1]} | ease: The value must be a text",
                "{ease: 0.5} | [1] | keep or lift or a mapping with ease or a mapping with suspend",
                "{ease: 0.5} | lifts | Maybe \"lift\" was meant",
                "option: lift, because: never | option: {ease: 0.5}, because: never | contradict each other",
                "option: lift, because: never | option: keep, because: never | other than keep",
                "concession: software, option: lift | concession: magnets, option: lift | of this side",
                "unit: USD | unit: kg | must be money",
                "value: 2000000 | value: much | must be a number",
                "concession: magnets, value: 2000000 | concession: magnet, value: 2 | must name a concession of this"
                        + " side",
                "promise: licensing | promise: sometimes | legal-act",
                "- CN-M | - CN-Z | measures of the ledger",
                "share: 0.25 | share: 25 | at least 0 and at most 1",
                "items: [smco-magnet] | items: [butter] | one of the world",
                "date: 2025-06-10 | date: June | must be a day such as",
                "date: 2025-06-10 | date: 2035-06-10 | must be before the last month of the plan",
                "date: 2025-06-10 | date: 1995-06-10 | no earlier than the month before it",
                "{suspend: 6} | {suspend: 999} | talks.yaml:17: suspend (999): A suspension must be at most 10 times",
                "title: | titel: | The key is not known",
            })
    void aMistakeIsToldWithFileAndLine(String what, String instead, String words) throws IOException {
        String from = what.replace("\\n", "\n");
        assertThat(GOOD).contains(from);
        Loaded<Optional<DealSpace>> loaded = read(GOOD.replace(from, instead.replace("\\n", "\n")));
        assertThat(loaded.hasErrors()).isTrue();
        assertThat(loaded.problems().stream().map(Problem::text))
                .anySatisfy(t -> assertThat(t).contains("talks.yaml").contains(words));
        assertThat(loaded.value()).isEmpty();
    }

    private static String with(String concession) {
        return GOOD.replace(
                "concessions:\n      - {id: software,",
                "concessions:\n      - " + concession + "\n      - {id: software,");
    }

    private StatedWorth.Usd stated(String concession) throws IOException {
        Loaded<Optional<DealSpace>> loaded = read(with(concession));
        assertThat(loaded.problems()).isEmpty();
        return (StatedWorth.Usd)
                loaded.value().orElseThrow().concessions().getFirst().stated();
    }

    @Test
    void whatNoMeasureHoldsIsStatedByPartyWithItsSource() throws IOException {
        StatedWorth.Usd fees = stated("{id: fees, kind: port-fee, options: [keep, {suspend: 6}, lift], stated: {gains:"
                + " {US: -2..-1..0, CN: 1.5}, unit: MUSD/year, source: \"assumed: who pays\"}, source: \"assumed:"
                + " test\"}");
        assertThat(fees.per()).isEqualTo(StatedWorth.Per.YEAR);
        assertThat(fees.usd().get("CN")).isEqualTo(Uncertain.of(1.5e6));
        assertThat(fees.usd().get("US")).isEqualTo(new Uncertain.Likely(-2e6, -1e6, 0));
        assertThat(fees.because()).contains("assumed: who pays");
    }

    private static double central(StatedWorth.Usd worth, String party) {
        return Objects.requireNonNull(worth.usd().get(party)).central();
    }

    /// V9 and V10 from a file.
    @Test
    void dutiesAndPromisesToBuyAreWorkedOutInAMarketOfTheirOwn() throws IOException {
        StatedWorth.Usd duty = stated("{id: duty, options: [keep, lift], duty: {trade: " + 1152 / 49.0
                + ", unit: USD/year, rate: 0.5, lowered_to: 0, demand: 0.75, supply: 1, source: \"assumed: test\"},"
                + " source: \"assumed: test\"}");
        assertThat(central(duty, "US")).isCloseTo(-160 / 49.0, within(1e-9));
        assertThat(central(duty, "CN")).isCloseTo(208 / 49.0, within(1e-9));
        StatedWorth.Usd purchase = stated("{id: beans, options: [keep, lift], purchase: {trade: 32, least: 40, unit:"
                + " USD/year, demand: 0.5, supply: 1, source: \"assumed: test\"}, source: \"assumed: test\"}");
        assertThat(central(purchase, "US")).isCloseTo(-12, within(1e-9));
        assertThat(central(purchase, "CN")).isCloseTo(9, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                stated: {gains: {US: 1}, unit: tonne, source: "assumed: x"} | unit | must be money
                stated: {gains: {XX: 1}, unit: USD, source: "assumed: x"} | XX | party must be one of the world
                stated: {gains: {US: 2..1}, unit: USD, source: "assumed: x"} | US | lo..hi
                stated: {gains: {US: 1}, unit: USD, source: nobody} | source | must be a key of sources
                duty: {trade: 5, unit: USD, rate: 0.2, lowered_to: 0.1, demand: 1, supply: 1, source: "assumed: x"} | unit | money a year
                duty: {trade: 5, unit: USD/year, rate: 0.1, lowered_to: 0.2, demand: 1, supply: 1, source: "assumed: x"} | lowered_to | must become lower
                duty: {trade: -5, unit: USD/year, rate: 0.2, lowered_to: 0.1, demand: 1, supply: 1, source: "assumed: x"} | trade | must be between
                purchase: {trade: 5, least: 9, unit: USD/year, demand: 0, supply: 1, source: "assumed: x"} | demand | must be between
                """)
    void aWorthThatCannotBeIsRefusedWithItsLine(String worth, String field, String words) throws IOException {
        Loaded<Optional<DealSpace>> loaded =
                read(with("{id: odd, kind: other, options: [keep, lift], " + worth + ", source: \"assumed: test\"}"));
        assertThat(loaded.problems()).anySatisfy(p -> {
            assertThat(p.text()).contains(words);
            assertThat(p.text()).contains(field);
            assertThat(p.text()).contains("talks.yaml:12");
        });
    }

    @Test
    void whatHasNeitherMeasuresNorAKindIsRefused() throws IOException {
        assertThat(read(with("{id: odd, options: [keep, lift], source: \"assumed: test\"}"))
                        .problems())
                .anySatisfy(
                        p -> assertThat(p.text()).contains("must name measures").contains("port-fee"));
    }

    @Test
    void nobodyConcedesWhatAnotherSideHasPutOn() throws IOException {
        Loaded<Optional<DealSpace>> loaded = read(GOOD.replace("measures: [CN-M]", "measures: [US-E]"));
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.text())
                        .contains("talks.yaml", "US-E", "The measure is US's: CN must concede its own."));
    }

    @Test
    void nothingToAgreeIsTold() throws IOException {
        Loaded<Optional<DealSpace>> loaded = read("""
            id: talks
            title: Nothing
            date: 2025-06-10
            sides:
              US: {concessions: []}
              CN: {concessions: []}
            """);
        assertThat(loaded.problems().stream().map(Problem::text))
                .anySatisfy(t -> assertThat(t).contains("nothing to agree"));
        assertThat(loaded.value()).isEmpty();
    }

    @Test
    void aWeightStatedTwiceAndARedLineDrawnTwiceAreTold() throws IOException {
        String twice = GOOD.replace(
                "    weights:\n",
                "    weights:\n      - {concession: magnets, value: 3, unit: USD, because: leverage}\n");
        assertThat(read(twice).problems().stream().map(Problem::text))
                .anySatisfy(t -> assertThat(t).contains("stated once"));
        String lines = GOOD.replace(
                "    red_lines:\n",
                "    red_lines:\n      - {concession: software, option: lift, because: no, source: 'assumed: test'}\n");
        assertThat(read(lines).problems().stream().map(Problem::text))
                .anySatisfy(t -> assertThat(t).contains("drawn once"));
    }

    @Test
    void anOfferWithTheIdOfAnotherIsRefused() throws IOException {
        String offer =
                "  - {id: heard, name: Heard, known: 2025-06-10, source: 'assumed: test', package: {software: lift}}\n";
        assertThat(read(GOOD + "offers:\n" + offer).problems()).isEmpty();
        assertThat(read(GOOD + "offers:\n" + offer + offer).problems().stream().map(Problem::text))
                .anySatisfy(t -> assertThat(t).contains("talks.yaml").contains("id of an offer must be unique"));
    }

    @Test
    void olderFiguresAreRefusedAndYoungerOnesKept() throws IOException {
        DealSpace space = read(GOOD + "figures: {published: 2025-07-01, because: no older ones}\n")
                .value()
                .orElseThrow();
        assertThat(space.figures())
                .isEqualTo(new DealSpace.Figures.PublishedBy(LocalDate.of(2025, 7, 1), "no older ones"));
        assertThat(read(GOOD + "figures: {published: 2025-01-01, because: x}\n").hasErrors())
                .isTrue();
    }
}
