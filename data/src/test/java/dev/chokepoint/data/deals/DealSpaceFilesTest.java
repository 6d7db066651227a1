package dev.chokepoint.data.deals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.world.SampleWorlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
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
