package dev.chokepoint.data.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.indicators.StoreGovernance;
import dev.chokepoint.data.indicators.StoreRows;
import dev.chokepoint.data.indicators.SupplyShares;
import dev.chokepoint.data.store.Observation;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.ReportedFlow;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.data.store.TableImport;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.exposure.indicators.EuCriticality;
import dev.chokepoint.exposure.indicators.Governance;
import dev.chokepoint.exposure.indicators.Hhi;
import dev.chokepoint.exposure.indicators.Reading;
import dev.chokepoint.testkit.SharedData;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The published files of `../shared/data/supply` go into a store and the figures that they are known for come out.
class PublishedStatisticsTest {
    @TempDir
    private Path folder;

    private TableImport.Report read(StatisticKind kind, String file) {
        Path path = SharedData.require("data/supply/" + file);
        try (TradeStore s = TradeStore.create(folder)) {
            return new TableImport(s, LocalDate.of(2026, 11, 30), false).read(kind, path, Progress.NONE);
        }
    }

    private static void assertCounts(TableImport.Report report, long in, long stored) {
        RowSet.Counts c = report.set().orElseThrow().counts();
        assertThat(c.in()).isEqualTo(in);
        assertThat(c.stored()).isEqualTo(stored);
        assertThat(c.rejected()).isEqualTo(in - stored);
    }

    @Test
    void everyRecordOfThePublishedFilesIsStoredOrLeftOutWithItsReason() {
        assertCounts(read(StatisticKind.WGI, "wgi/wgi_1996_2021_six_indicators.csv"), 4_922, 4_922);
        // Two signs that the encoding lost, and forty lines on two kinds of mica that nothing tells apart.
        assertCounts(read(StatisticKind.USGS, "usgs/MCS2026_Commodities_Data.csv"), 8_886, 8_844);
        assertCounts(read(StatisticKind.USGS, "usgs/MCS2025_World_Data.csv"), 1_250, 1_250);
        assertCounts(read(StatisticKind.EU_CRM, "eu-crm/dimension_CRMsOverTime.csv"), 355, 355);
        assertCounts(read(StatisticKind.EU_CRM, "eu-crm/fact_GlobalSupplyShares_t.csv"), 2_561, 2_561);
        assertCounts(read(StatisticKind.EU_CRM, "eu-crm/fact_EUSupplyShares_t.csv"), 907, 906);
        assertCounts(read(StatisticKind.EU_CRM, "eu-crm/eu2017_criticality_tables3_18_19.csv"), 78, 78);
        assertCounts(read(StatisticKind.WMD, "wmd/wmd_production_2018_2022_long.csv"), 9_481, 9_481);
        assertCounts(read(StatisticKind.BGS, "bgs/BGS_REs_production.csv"), 639, 639);
        assertCounts(read(StatisticKind.COMTRADE, "trade/uncomtrade_nickel_2000_2023.csv"), 13_739, 13_739);
        assertCounts(
                read(StatisticKind.CN_CUSTOMS, "trade/cn_exports_monthly_Ga-Ge-graphite_2017_2024.csv"), 6_442, 6_442);
        assertCounts(read(StatisticKind.US_CENSUS, "trade/us_ree_imports_2022_by_partner.csv"), 46, 46);
        assertCounts(read(StatisticKind.HS, "reference/harmonized-system.csv"), 6_940, 6_940);
    }

    @Test
    void rareEarthsThatTheUnitedStatesImportComeFromChinaForSeventyOnePercent() {
        read(StatisticKind.USGS, "usgs/MCS2026_Commodities_Data.csv");

        try (TradeStore s = TradeStore.open(folder)) {
            assertThat(new StatisticsReader(s)
                            .observations(
                                    new StatisticsReader.Wanted("usgs", "Rare Earths", "import sources", "", 0, 0)))
                    .extracting(o -> o.of().place() + " " + o.printed())
                    .containsExactly("China 71", "Malaysia 13", "Japan 5", "Estonia 5", "Other countries 6");
        }
    }

    @Test
    void netExportersAreToldFromThoseThatImport() {
        read(StatisticKind.USGS, "usgs/MCS2026_Commodities_Data.csv");

        try (TradeStore s = TradeStore.open(folder)) {
            List<Observation> found = new StatisticsReader(s)
                    .observations(new StatisticsReader.Wanted("usgs", "", "net import reliance", "USA", 0, 0));
            assertThat(found)
                    .filteredOn(o -> o.mark().equals("net exporter"))
                    .isNotEmpty()
                    .allSatisfy(o -> assertThat(o.high()).contains(0.0));
            assertThat(found)
                    .filteredOn(o -> o.printed().equals(">50"))
                    .isNotEmpty()
                    .allSatisfy(o -> assertThat(o.high()).contains(100.0));
        }
    }

    @Test
    void graphiteThatChinaExportsIsSeenFallingAfterItsControl() {
        read(StatisticKind.CN_CUSTOMS, "trade/cn_exports_monthly_Ga-Ge-graphite_2017_2024.csv");

        try (TradeStore s = TradeStore.open(folder)) {
            List<ReportedFlow> months = new StatisticsReader(s)
                    .reported(new StatisticsReader.WantedTrade("cn-customs", 156, -1, "X", "250410", 2023, 2024));
            assertThat(tonnes(months, 202311)).isGreaterThan(5 * tonnes(months, 202312));
            assertThat(tonnes(months, 202312)).isPositive();
        }
    }

    private static double tonnes(List<ReportedFlow> flows, int month) {
        return flows.stream()
                        .filter(f -> f.period() == month)
                        .mapToDouble(f -> f.kg().orElse(0.0))
                        .sum()
                / 1_000;
    }

    @Test
    void theSupplyRiskOfGalliumIsThePublishedOne() {
        read(StatisticKind.WGI, "wgi/wgi_1996_2021_six_indicators.csv");
        read(StatisticKind.EU_CRM, "eu-crm/dimension_CRMsOverTime.csv");
        read(StatisticKind.EU_CRM, "eu-crm/fact_GlobalSupplyShares_t.csv");
        read(StatisticKind.EU_CRM, "eu-crm/fact_EUSupplyShares_t.csv");

        try (TradeStore s = TradeStore.open(folder)) {
            StatisticsReader reader = new StatisticsReader(s);
            Governance six = StoreGovernance.of(reader)
                    .orElseThrow()
                    .meanOfSix(2016, 2020)
                    .orElseThrow();
            SupplyShares gallium = SupplyShares.of(reader, "gallium").getFirst();
            Reading risk = EuCriticality.supplyRisk(
                    EuCriticality.concentration(gallium.world(), SupplyShares.unlisted(gallium.world()), six),
                    EuCriticality.concentration(gallium.eu(), SupplyShares.unlisted(gallium.eu()), six),
                    new Reading.Known(
                            1,
                            new Interval(1, 1),
                            List.of(),
                            dev.chokepoint.base.Explanation.leaf("IR", "1", "as given")),
                    Uncertain.of(0),
                    Uncertain.of(1));
            assertThat(gallium.published()).containsEntry(2023, "3.9");
            assertThat(risk.known().value()).isEqualTo(3.87, within(0.01));
        }
    }

    @Test
    void concentrationOfProductionIsThatOfTheAuthorsOfGeoPolRisk() {
        read(StatisticKind.WMD, "wmd/wmd_production_2018_2022_long.csv");

        try (TradeStore s = TradeStore.open(folder)) {
            StoreRows.Result rows = StoreRows.of(s, Materials.bundled(), "wmd", 2022);
            assertThat(hhi(rows, "Graphite", "mineral")).isEqualTo(0.470663479, within(1e-8));
            assertThat(hhi(rows, "Manganese", "ore")).isEqualTo(0.203518337, within(1e-8));
            assertThat(hhi(rows, "Nickel", "ore")).isEqualTo(0.267490077, within(1e-8));
        }
    }

    private static double hhi(StoreRows.Result rows, String item, String stage) {
        return Hhi.of(rows.table().slice(item, stage, 2022).production())
                .known()
                .value();
    }
}
