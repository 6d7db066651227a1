package dev.chokepoint.data.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lists of parties: what they hold, from when, and what happens where a file is not what it should be.
class PartyListsTest {
    private static final Path WORLD = SharedData.projectRoot().resolve("worlds/us-china-2025");
    private static final Ledger LEDGER = LedgerReader.read(WORLD).value();
    private static final DeterminationEngine ENGINE = DeterminationEngine.of(LEDGER);

    @TempDir
    Path folder;

    private static Determination to(String party, String from, String place, LocalDate on) {
        return ENGINE.byRules(
                Shipment.of("EAR99 pump", from, place, on).with("eccn", "EAR99").withEndUser(Party.named(party)));
    }

    /// The numbers that the titles of the rules and notices state.
    @ParameterizedTest
    @CsvSource({
        "US-EL,89 FR 9683,2024-12-02,140",
        "US-EL,90 FR 46,2025-01-16,27",
        "US-EL,88 FR 71992,2023-10-17,13",
        "US-EL,86 FR 18437,2021-04-08,7"
    })
    void rulesOfTheEntityListHaveAsManyRowsAsTheirTitlesSay(String list, String citation, LocalDate day, int rows) {
        long found = LEDGER.reference().lists().parties().stream()
                .flatMap(p -> p.listings().stream())
                .filter(l -> l.measure().equals(list)
                        && !l.tag().startsWith("fn")
                        && l.from().equals(day)
                        && l.reference().startsWith("Entity List: " + citation))
                .count();
        assertThat(found).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({
        "CN-2025-1,28",
        "CN-2025-13,15",
        "CN-2025-21,16",
        "CN-2025-22,12",
        "CN-2025-35,8",
        "CN-2026-11-12,40",
        "CN-2026-20,7",
        "CN-2026-23,10",
        "CN-2026-27-28,40",
        "CN-2026-30,14",
        "CN-2025-UEL10,14",
        "CN-2025-UEL7,11",
        "CN-2025-UEL1-3,21"
    })
    void noticesOfChinaListAsManyPartiesAsTheyName(String measure, int parties) {
        long found = LEDGER.reference().lists().parties().stream()
                .flatMap(p -> p.listings().stream())
                .filter(l -> l.measure().equals(measure))
                .count();
        assertThat(found).isEqualTo(parties);
    }

    @Test
    void aHitCountsFromItsDayOfListingAlsoBeforeTheCopyWasMade() {
        String party = "Beijing Guangke Xintu Technology Co., Ltd.";
        assertThat(to(party, "US", "CN", LocalDate.of(2024, 12, 1)).controlling())
                .isEmpty();
        Determination after = to(party, "US", "CN", LocalDate.of(2024, 12, 2));
        assertThat(after.controlling()).anyMatch(f -> f.measure().equals("US-EL"));
        assertThat(after.measures()).contains("US-2024-ENT140");
    }

    @Test
    void aMissProvesNothingOfEarlierDays() {
        // Where nothing is found for an earlier day, the answer does not reassure.
        Determination d = ENGINE.determine(Shipment.of("EAR99 pump", "US", "CN", LocalDate.of(2019, 1, 10))
                .with("eccn", "EAR99")
                .withEndUse("water works")
                .withEndUser(Party.named("Unheard-of Pumps")));
        assertThat(d.outcome().name()).isNotEqualTo("NO_LICENCE_REQUIRED");
    }

    @Test
    void aListOfOneIssuerSaysNothingOfAnother() {
        Determination d = to("Beihang University", "BR", "CN", LocalDate.of(2026, 7, 24));
        assertThat(d.controlling()).noneMatch(f -> f.measure().equals("JP-EUL"));
        assertThat(to("Beihang University", "JP", "CN", LocalDate.of(2026, 7, 24))
                        .missing())
                .anyMatch(m -> m.contains("METI"));
    }

    @Test
    void aPersonOfTheSanctionsListIsOnlyAPossibleMatch() {
        Reference.KnownParty person = LEDGER.reference().lists().parties().stream()
                .filter(p -> p.listings().stream()
                        .anyMatch(l -> l.measure().equals("US-SDN") && l.tag().equals("person")))
                .findFirst()
                .orElseThrow();
        Determination d = to(person.aliases().getFirst(), "US", "DE", LocalDate.of(2026, 8, 3));
        assertThat(d.controlling())
                .filteredOn(f -> f.measure().equals("US-SDN"))
                .isNotEmpty()
                .allMatch(f -> f.outcome().name().equals("RED_FLAG"));
    }

    @Test
    void aRowWithoutADayCountsFromTheDayOfTheCopyAndSaysSo() {
        Determination d = to("Alsaroud General Trading", "US", "AE", LocalDate.of(2026, 7, 30));
        assertThat(d.controlling()).isEmpty();
        assertThat(d.explanation().toString()).contains("no day of listing is held: it counts from 2026-07-31");
    }

    private Path copy() throws IOException {
        Path to = folder.resolve("ledger");
        try (Stream<Path> files = Files.walk(WORLD.resolve("ledger"))) {
            for (Path f : files.toList()) {
                Path target = to.resolve(WORLD.resolve("ledger").relativize(f));
                if (Files.isDirectory(f)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(f, target);
                }
            }
        }
        return to;
    }

    private static List<String> errors(Loaded<Ledger> loaded) {
        return loaded.problems().stream()
                .filter(Problem::isError)
                .map(Problem::text)
                .toList();
    }

    @Test
    void aListThatIsMissingIsToldAndNeverSilentlyEmpty() throws IOException {
        Path ledger = copy();
        Files.delete(ledger.resolve("lists/us-el.csv"));
        assertThat(errors(LedgerReader.readFolder(ledger)))
                .anyMatch(e -> e.contains("us-el.csv") && e.contains("3420 rows of Entity List are missing"));
    }

    @Test
    void aListThatWasCutOrSplitIsToldWithHowToBringItUpToDate() throws IOException {
        Path ledger = copy();
        Path list = ledger.resolve("lists/us-el.csv");
        List<String> lines = Files.readAllLines(list);
        Files.write(list, lines.subList(0, 1000));
        assertThat(errors(LedgerReader.readFolder(ledger)))
                .anyMatch(e -> e.contains("3420") && e.contains("999") && e.contains("ledger import"));
    }
}
