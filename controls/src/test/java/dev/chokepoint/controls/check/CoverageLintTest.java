package dev.chokepoint.controls.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.cases.LedgerText;
import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Regime;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The table of what is held is held against the ledger itself.
class CoverageLintTest {
    private static final LocalDate START = LocalDate.parse("2030-01-01");
    private static final LocalDate READ = LocalDate.parse("2030-12-31");

    private static final String SUSPENDED = """
        measure CN-2030-1 LICENCE_REQUIREMENT
        rule erbium requires-licence
        exporter CN
        item element? = Er
        announced 2030-01-01
        effective 2030-01-01
        suspended 2030-03-01 to 2030-05-31
        """;

    private static List<String> findings(Ledger ledger) {
        return CoverageLint.of(ledger).stream().map(Finding::text).toList();
    }

    private static Coverage table(LocalDate recorded) {
        return new Coverage(
                List.of(new Regime(
                        "CN-ECL",
                        "CN",
                        "a law",
                        PlaceSet.of("CN"),
                        Set.of(Regime.Link.EXPORT),
                        Condition.ALWAYS,
                        Condition.ALWAYS,
                        Set.of(Facet.ITEMS, Facet.PARTIES),
                        "a law")),
                List.of(new Horizon("CN", READ, "a gazette")),
                List.of(new CoverageEntry(
                        "list",
                        "CN-ECL",
                        "a list",
                        Facet.ITEMS,
                        CoverageEntry.Within.ALL,
                        Condition.ALWAYS,
                        "",
                        Completeness.PARTIAL,
                        "some",
                        START,
                        READ,
                        recorded,
                        "a source")),
                List.of());
    }

    @Test
    void aLedgerThatSaysNothingOfWhatItHoldsIsTold() {
        assertThat(findings(LedgerText.of(SUSPENDED)))
                .containsExactly("coverage.yaml says of no regime what is held: no answer can reassure.");
    }

    @Test
    void anIssuerWithMeasuresNeedsAHorizonAndAnEntry() {
        Ledger japan = LedgerText.of(SUSPENDED.replace("CN-2030-1", "JP-2030-1").replace("exporter CN", "exporter JP"));
        assertThat(findings(japan.covering(table(READ))))
                .anySatisfy(f -> assertThat(f).contains("no day through which the acts of JP were read"))
                .anySatisfy(f -> assertThat(f).contains("has no entry that holds something of JP"));
    }

    @Test
    void aSuspensionThatRanOutBeforeTheLastDayReadNeedsAnOutcome() {
        Coverage table = table(READ);
        assertThat(findings(LedgerText.of(SUSPENDED).covering(table)))
                .containsExactly("CN-2030-1 was suspended to 2030-05-31, and what happened then is not said although"
                        + " acts were read through 2030-12-31.");
        assertThat(findings(LedgerText.of(SUSPENDED + "revived 2030-06-01\n").covering(table)))
                .isEmpty();
        assertThat(findings(LedgerText.of(SUSPENDED + "extended 2030-06-01 to 2031-06-01\n")
                        .covering(table)))
                .isEmpty();
    }

    @Test
    void nothingIsReadAfterTheDayOnWhichTheEntryWasWritten() {
        assertThat(findings(LedgerText.of(SUSPENDED + "revived 2030-06-01\n").covering(table(READ.minusDays(1)))))
                .containsExactly("list is read through 2030-12-31, after the day on which it was written.");
    }

    /// A title of 3 firms and 2 Chinese persons, of which 5 or 4 are held.
    @Test
    void aListThatCountsMoreThanIsHeldIsNotComplete() {
        for (int held : new int[] {4, 5}) {
            StringBuilder text = new StringBuilder(SUSPENDED).append("revived 2030-06-01\n");
            for (int i = 0; i < held; i++) {
                text.append("\nparty Works ").append(i).append("\nlisted CN-2030-2\n");
            }
            Ledger ledger = LedgerText.of(text.toString()).with(counting(), List.of());
            assertThat(findings(ledger.covering(whole())))
                    .containsExactlyElementsOf(
                            held == 5
                                    ? List.of()
                                    : List.of("parties says that all is held, but CN-2030-2 counts 5 parties and 4 are"
                                            + " held."));
        }
    }

    private static Measure counting() {
        return new Measure(
                "CN-2030-2",
                new Act("CN", "made up", "Act 2", "announcement"),
                MeasureKind.ENTITY_LISTING,
                "A list of 3 firms and 2 Chinese persons",
                "",
                "",
                "",
                "",
                "",
                "",
                true,
                Confidence.RECALLED,
                List.of(),
                List.of("made up"),
                List.of());
    }

    /// The table of what is held, with parties that are said to be all.
    private static Coverage whole() {
        Coverage table = table(READ);
        return new Coverage(
                table.regimes(),
                table.horizons(),
                List.of(
                        table.entries().getFirst(),
                        new CoverageEntry(
                                "parties",
                                "CN-ECL",
                                "a list",
                                Facet.PARTIES,
                                CoverageEntry.Within.ALL,
                                Condition.ALWAYS,
                                "",
                                Completeness.COMPLETE,
                                "all",
                                START,
                                READ,
                                READ,
                                "a source")),
                List.of());
    }
}
