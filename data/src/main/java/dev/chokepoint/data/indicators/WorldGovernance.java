package dev.chokepoint.data.indicators;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.chokepoint.exposure.indicators.Governance;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The bundled Worldwide Governance Indicators, 2016 to 2022.
///
/// Source: World Bank, Worldwide Governance Indicators, CC BY 4.0 (see SOURCES.md beside the data).
public final class WorldGovernance {
    /// The years that are bundled.
    public static final int FIRST_YEAR = 2016;

    public static final int LAST_YEAR = 2022;
    private static final int LAST_YEAR_WITH_ERRORS = 2021;

    private static final String FILE = "wgi-2016-2022.csv";
    private static final List<String> SIX = List.of("va", "pv", "ge", "rq", "rl", "cc");

    private record Row(String place, int year, Map<String, Double> values) {}

    private final List<Row> rows;

    private WorldGovernance(List<Row> rows) {
        this.rows = rows;
    }

    /// Reads the bundled file.
    public static WorldGovernance bundled() {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = WorldGovernance.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The bundled file (" + FILE + ") is missing.");
            }
            CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (NamedCsvRecord r : csv) {
                Map<String, Double> values = new HashMap<>();
                for (String column : r.getHeader().subList(3, r.getHeader().size())) {
                    String text = r.getField(column);
                    if (!text.isEmpty()) {
                        values.put(column, Double.parseDouble(text));
                    }
                }
                rows.add(new Row(r.getField("place"), Integer.parseInt(r.getField("year")), values));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WorldGovernance(rows);
    }

    /// Political stability in a year; standard errors of 2022 are those of the year before, since none of 2022
    /// are bundled.
    public Governance politicalStability(int year) {
        Governance own = mean(List.of("pv"), year, year, "political stability " + year);
        if (year <= LAST_YEAR_WITH_ERRORS) {
            return own;
        }
        Governance before = mean(List.of("pv"), LAST_YEAR_WITH_ERRORS, LAST_YEAR_WITH_ERRORS, "");
        return new Governance(
                own.estimates(), before.errors(), own.what() + ", standard errors of " + LAST_YEAR_WITH_ERRORS);
    }

    /// The mean of the six indicators over years; a place needs all six in at least one of them.
    ///
    /// The error of the mean is the mean of the standard errors: errors of one place are taken as moving
    /// together.
    public Governance meanOfSix(int firstYear, int lastYear) {
        return mean(SIX, firstYear, lastYear, "mean of six indicators " + firstYear + " to " + lastYear);
    }

    private Governance mean(List<String> indicators, int firstYear, int lastYear, String what) {
        if (firstYear > lastYear || lastYear < FIRST_YEAR || firstYear > LAST_YEAR) {
            throw new IllegalArgumentException("The years (" + firstYear + " to " + lastYear
                    + ") must lie within those bundled, " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        Map<String, double[]> sums = new HashMap<>();
        for (Row row : rows) {
            if (row.year() < firstYear
                    || row.year() > lastYear
                    || !row.values().keySet().containsAll(indicators)) {
                continue;
            }
            double estimate = 0;
            double error = 0;
            for (String i : indicators) {
                estimate += row.values().getOrDefault(i, 0.0) / indicators.size();
                error += row.values().getOrDefault(i + "_se", 0.0) / indicators.size();
            }
            double[] sum = sums.computeIfAbsent(row.place(), p -> new double[3]);
            sum[0] += estimate;
            sum[1] += error;
            sum[2] += 1;
        }
        Map<String, Double> estimates = new HashMap<>();
        Map<String, Double> errors = new HashMap<>();
        sums.forEach((place, sum) -> {
            estimates.put(place, sum[0] / sum[2]);
            errors.put(place, sum[1] / sum[2]);
        });
        return new Governance(estimates, errors, what);
    }
}
