package dev.chokepoint.data.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.exposure.indicators.EuCriticality;
import dev.chokepoint.exposure.indicators.GeoPolRisk;
import dev.chokepoint.exposure.indicators.Governance;
import dev.chokepoint.exposure.indicators.Reading;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Indicators against what their authors published; the data lies beside the project in shared/data/supply.
class PublishedIndicatorsTest {
    private static final double HALF_TENTH = 0.05;
    private static final double HALF_PERCENT = 0.005;
    private static final double TOLERANCE_PRINTED = 1e-6;
    private static final double TOLERANCE_ROUNDING = 1e-9;

    /// Origin: European Commission 2017, tables 3 and 18. Every published supply risk must lie, with its own
    /// rounding, within what the printed components allow.
    @Test
    void allSupplyRisksOf2017AreReproducedWithinTheirRounding() throws IOException {
        Path file = SharedData.require("data/supply/eu-crm/eu2017_criticality_tables3_18_19.csv");
        int hits = 0;
        int all = 0;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord r : csv) {
                all++;
                EuCriticality.Basis basis = switch (r.getField("supply_data")) {
                    case "GS only" -> EuCriticality.Basis.GLOBAL;
                    case "EUS only" -> EuCriticality.Basis.EU;
                    default -> EuCriticality.Basis.BOTH;
                };
                Reading.Known risk = EuCriticality.supplyRisk(
                                around(r, "HHI_WGI_t_GS", 1, HALF_TENTH),
                                around(r, "HHI_WGI_t_EU28", 1, HALF_TENTH),
                                around(r, "IR_pct", 100, HALF_PERCENT),
                                around(r, "EoL_RIR_pct", 100, HALF_PERCENT),
                                around(r, "SI_SR", 1, HALF_TENTH),
                                basis)
                        .known();
                double published = Double.parseDouble(r.getField("SR"));
                boolean hit = risk.bounds().lo() <= published + HALF_TENTH + TOLERANCE_ROUNDING
                        && risk.bounds().hi() >= published - HALF_TENTH - TOLERANCE_ROUNDING;
                assertThat(hit)
                        .as("%s: %s in %s", r.getField("material"), published, risk.bounds())
                        .isTrue();
                hits += hit ? 1 : 0;
            }
        }
        assertThat(all).isEqualTo(78);
        assertThat(hits).isEqualTo(78);
    }

    private static Uncertain around(NamedCsvRecord r, String column, double scale, double margin) {
        String text = r.getField(column);
        if (text.isBlank() || text.equals("-") || text.equals("N/A")) {
            return Uncertain.of(0);
        }
        double value = Double.parseDouble(text) / scale;
        return Uncertain.of(
                Math.max(0, value - margin), column.equals("SI_SR") ? Math.min(1, value + margin) : value + margin);
    }

    /// Origin: the workbook of the GeoPolRisk authors, 2022; production from World Mining Data.
    @ParameterizedTest
    @CsvSource({"Graphite, 0.470663479", "Manganese, 0.203518337", "Nickel, 0.267490077"})
    void concentrationsOfWorldProductionAreThoseOfTheAuthors(String commodity, double printed) throws IOException {
        Path file = SharedData.require("data/supply/wmd/wmd_production_2018_2022_long.csv");
        List<Double> tonnes = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord r : csv) {
                if (r.getField("commodity").equals(commodity)
                        && r.getField("year").equals("2022")) {
                    tonnes.add(Double.parseDouble(r.getField("quantity")));
                }
            }
        }
        double hhi = GeoPolRisk.wholeTonnesHhi(
                tonnes.stream().mapToDouble(Double::doubleValue).toArray());
        assertThat(hhi).isCloseTo(printed, within(TOLERANCE_PRINTED));
    }

    @Test
    void bundledStabilityIsTheOneOfTheGeoPolRiskData() throws IOException {
        Path file = SharedData.require("data/supply/wgi/geopolrisk_wgi_pv_Estimate_1996_2022.csv");
        Governance stability = WorldGovernance.bundled().politicalStability(2022);
        int compared = 0;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord r : csv) {
                Double ours = stability.estimates().get(r.getField("Code"));
                // Guyana stands twice in that file, with two values; the one of the World Bank's own series is bundled.
                if (ours != null && !r.getField("Code").equals("GUY")) {
                    compared++;
                    assertThat(ours).isCloseTo(Double.parseDouble(r.getField("2022")), within(TOLERANCE_PRINTED));
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
        assertThat(stability.estimate("TWN")).isPresent();
        assertThat(stability.estimate("nowhere")).isEmpty();
    }
}
