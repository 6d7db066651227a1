package dev.chokepoint.data.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.deals.enforcement.Credibility;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitmentFilesTest {
    private static final double TOLERANCE_PROBABILITY = 5e-7;
    /// Quantiles are given to four decimals.
    private static final double TOLERANCE_QUANTILE = 5e-5;

    private static final String RECORD = """
            commitments:
              - id: X
                deal: London
                by: US
                kind: legal-act
                made: 2025-06-10
                observed: 2025-07-02
                what: lift
                kept: 1
                weight: 2
                verdict: kept
                sources: [https://example.org]
            """;

    @TempDir
    private Path dir = Path.of("");

    private static List<Commitment> bundled() {
        Loaded<List<Commitment>> loaded = CommitmentFiles.load(
                SharedData.projectRoot().resolve("worlds/us-china-2025").resolve(CommitmentFiles.FILE));
        assertThat(loaded.problems()).isEmpty();
        return loaded.value();
    }

    /// The table at the end of the record (prior Beta(1, 1), half-life two years), computed by another program.
    @ParameterizedTest
    @CsvSource({
        "2025-05-11, CN, 1, 1.563624, 1.408141, 0.526160, 0.1120, 0.9185, 0.526160",
        "2025-06-09, US, 2, 2.951263, 1.993380, 0.596861, 0.2440, 0.9017, 0.746916",
        "2025-06-09, CN, 3, 4.246747, 3.638540, 0.538566, 0.2572, 0.8082, 0.714690",
        "2025-10-29, US, 4, 4.491747, 2.840094, 0.612636, 0.3170, 0.8713, 0.817909",
        "2025-10-29, CN, 5, 6.083244, 5.829781, 0.510638, 0.2801, 0.7390, 0.739947",
        "2026-02-19, US, 8, 9.588409, 2.653004, 0.783276, 0.5727, 0.9398, 0.905557",
        "2026-02-19, CN, 10, 13.600698, 6.699429, 0.669981, 0.4927, 0.8277, 0.803791"
    })
    void credibilityOfBothSidesOnTheEveOfEachRound(
            String date,
            String party,
            int records,
            double alpha,
            double beta,
            double mean,
            double low,
            double high,
            double undisputed) {
        LocalDate day = LocalDate.parse(date);
        Credibility c = Credibility.of(bundled(), party, day, new Credibility.Reading.Coded());
        assertThat(c.records()).hasSize(records);
        assertThat(c.alpha()).isCloseTo(alpha, within(TOLERANCE_PROBABILITY));
        assertThat(c.beta()).isCloseTo(beta, within(TOLERANCE_PROBABILITY));
        assertThat(c.mean()).isCloseTo(mean, within(TOLERANCE_PROBABILITY));
        assertThat(c.quantile(0.05)).isCloseTo(low, within(TOLERANCE_QUANTILE));
        assertThat(c.quantile(0.95)).isCloseTo(high, within(TOLERANCE_QUANTILE));
        assertThat(Credibility.of(bundled(), party, day, new Credibility.Reading.WithoutDisputed())
                        .mean())
                .isCloseTo(undisputed, within(TOLERANCE_PROBABILITY));
    }

    @Test
    void everyBundledCommitmentNamesItsSources() {
        assertThat(bundled()).hasSize(18).allMatch(c -> !c.sources().isEmpty());
        assertThat(bundled()).filteredOn(Commitment::isDisputed).hasSize(4);
    }

    @Test
    void theSidesReadTheGenevaRecordDifferently() {
        LocalDate eve = LocalDate.of(2025, 6, 9);
        double us = Credibility.of(bundled(), "CN", eve, new Credibility.Reading.Of("US"))
                .mean();
        double cn = Credibility.of(bundled(), "CN", eve, new Credibility.Reading.Of("CN"))
                .mean();
        assertThat(us).isLessThan(0.54);
        assertThat(cn).isGreaterThan(0.54);
    }

    private Loaded<List<Commitment>> load(String text) {
        try {
            return CommitmentFiles.load(Files.writeString(dir.resolve("commitments.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSoundRecordIsRead() {
        Loaded<List<Commitment>> loaded = load(RECORD);
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.value().getFirst().due()).isEqualTo(new Commitment.Due.Undated());
        assertThat(loaded.value().getFirst().kind()).isEqualTo(Commitment.Kind.LEGAL_ACT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kept: 1 | kept: 1.4 | 9 | kept",
                "made: 2025-06-10 | made: 10 June | 6 | made",
                "kind: legal-act | kind: promise | 5 | kind",
                "weight: 2 | weight: 0 | 10 | weight",
                "weight: 2 | wieght: 2 | 10 | wieght",
                "observed: 2025-07-02 | observed: 2025-01-02 | 7 | observed",
                "verdict: kept | readings: {US: 1} | 11 | readings",
                "sources: [https://example.org] | sources: [] | 12 | sources"
            })
    void mistakesAreToldWithTheirLine(String right, String wrong, int line, String field) {
        Loaded<List<Commitment>> loaded = load(RECORD.replace(right, wrong));
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems())
                .anyMatch(p -> p.line() == line && p.field().equals(field));
    }

    @Test
    void anchorsDuplicatesAndOtherShapesAreRefused() {
        for (String text : List.of(
                RECORD.replace("deal: London", "deal: &d London").replace("what: lift", "what: *d"),
                RECORD + RECORD.substring(RECORD.indexOf("  - id")),
                RECORD.replace("    by: US\n", "    by: US\n    by: CN\n"),
                "commitments: 3",
                "other: []",
                "")) {
            Loaded<List<Commitment>> loaded = load(text);
            assertThat(loaded.problems()).as(text).anyMatch(Problem::isError);
        }
    }
}
