package dev.chokepoint.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.testkit.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example runs and prints what it says it prints: on the small world of `world init` where the law of the
/// bundled
/// one is not needed.
class ExamplesTest {
    private static final Path ROOT = SharedData.projectRoot();
    private static final String BUNDLED = ROOT.resolve("worlds/us-china-2025").toString();
    private static final int MOST_LINES = 60;

    @TempDir
    private static Path folder;

    private static String small = "";

    /// A program as its main method.
    private interface Program {
        void main(String... args);
    }

    @BeforeAll
    static void aSmallWorld() throws IOException {
        Path world = folder.resolve("small");
        WorldInit.write(world);
        // What is stated of behaviour lies beside the worlds that share it.
        Files.copy(ROOT.resolve("worlds/behaviour.csv"), folder.resolve("behaviour.csv"));
        Files.createDirectory(world.resolve("deals"));
        Files.writeString(world.resolve("deals/talks.yaml"), """
                        id: talks
                        title: Magnets against software
                        date: 2025-06-10
                        known: 2025-06-10
                        disagreement: status-quo
                        sides:
                          US:
                            concessions:
                              - {id: us-eda, name: Chip design software, measures: [US-2025-EDA], options: [keep, lift], because: an example, source: "assumed: an example"}
                          CN:
                            concessions:
                              - {id: cn-magnets, name: Magnets, measures: [CN-2025-18], options: [keep, lift], because: an example, source: "assumed: an example"}
                        """);
        Files.writeString(folder.resolve("bom.csv"), """
                        level,sku,description,quantity,unit,item,content,per_month,value_usd
                        0,PUMP,Pump for cold chains,1,piece,,,100,500
                        1,MAG,Samarium-cobalt magnet,2,piece,smco-magnet,0.05 kg,,
                        """);
        small = world.toString();
    }

    private static String printed(Program program, String... args) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.main(args);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aShipmentIsDeterminedWithTheRuleThatDecides() {
        assertThat(printed(DetermineShipment::main, BUNDLED))
                .contains("outcome: ", "by CN-2025-18, rule ", "does not clear a shipment");
    }

    @Test
    void whatIsInForceAsKnownTellsWhatWasNotForeseen() {
        assertThat(printed(InForceAsKnown::main, small))
                .contains("CN-2025-18  Licences", "(not foreseen on 2025-04-01)");
    }

    @Test
    void changesBetweenTwoDaysAreToldByBothClocks() {
        assertThat(printed(ChangesSince::main, small))
                .contains(
                        "2025-05-28  US-2025-EDA", "2025-05-23  US-2025-EDA  unheard of -> in force", "read through: ");
    }

    @Test
    void theLossOfAWorldLiesBetweenTwoCases() {
        assertThat(printed(LossOfWorld::main, small))
                .containsPattern("loss of all: \\d+\\.\\d\\d to \\d+\\.\\d\\d bn USD")
                .contains("design-chip in CN stops: 2025-06 / 2025-06");
    }

    @Test
    void theExpectedCaseHasABandAroundItAndTheSameSeedTheSameNumbers() {
        String first = printed(ExpectedCaseWithBand::main, small);
        assertThat(first)
                .containsPattern(
                        "expected loss of all: \\d+\\.\\d\\d bn USD, 90 % band \\d+\\.\\d\\d to \\d+\\.\\d\\d");
        assertThat(printed(ExpectedCaseWithBand::main, small)).isEqualTo(first);
    }

    @Test
    void aCompanyIsToldWhichPartItsProductWaitsFor() {
        assertThat(printed(CompanyParts::main, small, folder.resolve("bom.csv").toString()))
                .contains("waits for [PUMP, MAG], held by [CN-2025-18]", "parts without an item: []");
    }

    @Test
    void everyMeasureCostsOthersAndItsIssuer() {
        assertThat(printed(LeverageOfMeasures::main, small))
                .containsPattern("US-2025-EDA by US: costs others [\\d.]+, itself [\\d.]+ M USD")
                .contains("all of CN: ");
    }

    @Test
    void aDealIsValuedOverNoDealInEveryScenario() {
        assertThat(printed(ValueDeal::main, small))
                .contains("Magnets against software, gains of [US, CN]", "package [1, ", "if no deal means RECORD");
    }

    @Test
    void liftingAMeasureLowersTheLossOfAll() {
        assertThat(printed(TryScenario::main, small)).containsPattern("CN-2025-18 lifted: loss of all -\\d");
    }

    @Test
    void aTextBecomesClaimsOfWhichOnlyFactsMayBeRecorded() {
        assertThat(printed(ReadText::main))
                .contains("IMPOSE, IN_FORCE", "may be recorded: true", "may be recorded: false");
    }

    @Test
    void aScreenTellsHowMuchOfATradeMayBeHeld() {
        assertThat(printed(ScreenTrade::main, BUNDLED)).containsPattern("US buys 0 to 75 % under \\[.*CN-2025-18");
    }

    @Test
    void noExampleIsLongerThanAReaderTakesInAtOnce() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("examples/src/main/java/dev/chokepoint/examples"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(10);
            for (Path file : all) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES);
            }
        }
    }
}
