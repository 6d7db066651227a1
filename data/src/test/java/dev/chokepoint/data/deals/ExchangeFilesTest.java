package dev.chokepoint.data.deals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.deals.giving.AgeClass;
import dev.chokepoint.deals.giving.Coding;
import dev.chokepoint.deals.giving.Exchange;
import dev.chokepoint.deals.giving.Named;
import dev.chokepoint.deals.giving.Outcome;
import dev.chokepoint.deals.giving.TabledConcession;
import dev.chokepoint.deals.giving.Worth;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeFilesTest {
    private static final Path BUNDLED = SharedData.projectRoot().resolve("worlds/exchanges/exchanges.csv");
    private static final String HEADER =
            "talk,eve,agreed,parties,concession,giver,receiver,kind,imposed,days_imposed,named,named_blind,why_in,outcome,recalled,reversed,months";
    private static final String SOUND =
            "t,2025-06-09,2025-06-10,US;CN,c,US,CN,tariff,2025-05-10,30,demand,both,named,part,no,2025-09-01,3";

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("exchanges.csv"), String.join("\n", lines) + "\n");
    }

    private List<String> problems(String... lines) throws IOException {
        return ExchangeFiles.record(file(lines)).problems().stream()
                .map(Problem::text)
                .toList();
    }

    @Test
    void aLineIsReadAsWhatItSays() throws IOException {
        Loaded<List<Exchange>> loaded = ExchangeFiles.record(file(HEADER, SOUND));
        assertThat(loaded.problems()).isEmpty();
        Exchange e = loaded.value().getFirst();
        assertThat(e.talk().parties()).containsExactly("CN", "US");
        assertThat(e.tabled().age()).isEqualTo(AgeClass.TO_60);
        assertThat(e.tabled().naming().codes())
                .isEqualTo(Map.of(Coding.NAMED, Named.DEMAND, Coding.NAMED_BLIND, Named.BOTH));
        assertThat(e.outcome()).isEqualTo(Outcome.PART);
        assertThat(e.afterwards().period()).isEqualTo(new Exchange.Period.Months(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-06-09 | 2025-6-9 | eve (2025-6-9): A day such as 2025-06-09 was expected.",
                "2025-06-10,US | 2025-06-08,US | agreed (2025-06-08): The talk (t) ended (2025-06-08) before its eve (2025-06-09).",
                "US;CN | US | parties (US): The talk (t) must have two parties or more.",
                "c,US,CN | c,US,US | receiver (US): Another party than the giver was expected.",
                "30,demand | 31,demand | days_imposed (31): From 2025-05-10 to the eve, 2025-06-09, there are 30 days.",
                "30,demand | x,demand | days_imposed (x): A whole number was expected.",
                "demand | demnd | named (demnd): One of offer, demand, both, redline, none was expected.",
                "both,named | both,nmed | why_in (nmed): One of named, recent, space, late, surprise was expected.",
                "part | partly | outcome (partly): One of given, part, not, outside, unknown was expected.",
                "no,2025 | maybe,2025 | recalled (maybe): One of no, named, yes was expected.",
                "2025-09-01 | soon | reversed (soon): A day such as 2025-06-09 was expected.",
                "01,3 | 01,-3 | months (-3): A number of months, 0 or above, was expected.",
                "demand,both | , | named: What was named before must be coded: one of offer, demand, both, redline, none."
            })
    void aFieldThatIsWrongIsToldWithFileLineAndValue(String right, String wrong, String message) throws IOException {
        String line = SOUND.replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong);
        assertThat(line).isNotEqualTo(SOUND);
        Loaded<List<Exchange>> loaded = ExchangeFiles.record(file(HEADER, line));
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems().getFirst().text()).startsWith("exchanges.csv:2: " + message);
    }

    @Test
    void aMisspeltWordHasAHint() throws IOException {
        assertThat(problems(HEADER, SOUND.replace("demand", "demnd")).getFirst())
                .contains("Maybe \"demand\" was meant.");
    }

    @Test
    void linesOfATalkMustAgreeAndConcessionsStandOnce() throws IOException {
        assertThat(problems(HEADER, SOUND, SOUND))
                .containsExactly("exchanges.csv:3: concession (c): Every concession of a talk must have its own name.");
        assertThat(problems(HEADER, SOUND, SOUND.replace(",c,", ",d,").replace("2025-06-10", "2025-06-11")))
                .singleElement()
                .asString()
                .startsWith("exchanges.csv:3: talk (t): All lines of a talk must have its title");
    }

    @Test
    void columnsAreRequired() throws IOException {
        assertThat(problems(HEADER.replace("outcome,", ""), "x"))
                .anyMatch(p -> p.contains("The column (outcome) is missing."));
        assertThat(problems(HEADER.replace("outcome", "outcom"), "x"))
                .anyMatch(p -> p.contains("outcom") && p.contains("Maybe \"outcome\" was meant."));
    }

    @Test
    void whatWasNamedAfterTheEveIsWarnedOf() throws IOException {
        Loaded<List<Exchange>> loaded = ExchangeFiles.record(file(HEADER + ",named_known", SOUND + ",2025-06-10"));
        assertThat(loaded.hasErrors()).isFalse();
        assertThat(loaded.problems().getFirst().text())
                .isEqualTo(
                        "exchanges.csv:2: warning: named_known (2025-06-10): What was named before the talk must have"
                                + " been known by its eve, 2025-06-09.");
    }

    /// Outcomes, days of agreement and what came later are not looked at: they may be wrong or absent.
    @Test
    void aTableToForecastNeedsNoOutcome() throws IOException {
        Path withOutcomes = file(
                HEADER, SOUND.replace("part", "?").replace("2025-06-10", "?").replace("no,2025", "?,?"));
        Loaded<List<TabledConcession>> read = ExchangeFiles.tables(withOutcomes);
        assertThat(read.problems()).isEmpty();
        Path without = file(
                "talk,eve,parties,concession,giver,receiver,kind,imposed,named_blind",
                "t,2025-06-09,US;CN,c,US,CN,tariff,2025-05-10,both");
        TabledConcession alone = ExchangeFiles.tables(without).value().getFirst();
        assertThat(read.value().getFirst().talk()).isEqualTo(alone.talk());
        assertThat(alone.naming().find(Coding.NAMED)).isEmpty();
    }

    @Test
    void theBundledRecordIsSound() {
        Loaded<List<Exchange>> loaded = ExchangeFiles.record(BUNDLED);
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.value()).hasSize(250);
        assertThat(loaded.value().stream().map(e -> e.talk().id()).distinct()).hasSize(29);
        assertThat(loaded.value().stream()
                        .filter(e -> e.afterwards().reversed().find().isPresent()))
                .hasSize(6);
    }

    @Test
    void valuesOfRowsAreReadAndCheckedByLine() throws IOException {
        Path file = folder.resolve("values.csv");
        Files.writeString(file, """
                talk,concession,receiver_usd,giver_usd
                t,c,2.5e9,-1e8
                t,d,much,1
                t,c,1,1
                """);
        Loaded<Map<TabledConcession.Key, Worth.Valued>> loaded = WorthFiles.load(file);
        assertThat(loaded.value())
                .containsEntry(new TabledConcession.Key("t", "c"), new Worth.Valued(2.5e9, -1e8))
                .hasSize(1);
        assertThat(loaded.problems().stream().map(Problem::text))
                .containsExactly(
                        "values.csv:3: receiver_usd (much): An amount of USD such as -1.2e9 was expected.",
                        "values.csv:4: concession (c): Every concession of a talk must stand once.");
    }
}
