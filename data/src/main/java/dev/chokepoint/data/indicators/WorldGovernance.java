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
import java.util.Set;
import java.util.TreeMap;

/// The bundled Worldwide Governance Indicators.
///
/// Every release revises the years before. Political stability is that of the release of 2023 for each of its years,
/// 1996 to 2022; the six indicators together, and standard errors, are those of the release of 2022, 2016 to 2021.
/// Source: World Bank, Worldwide Governance Indicators, CC BY 4.0 (see SOURCES.md beside the data).
public final class WorldGovernance {
    /// The years of which all six indicators are bundled.
    public static final int FIRST_YEAR = 2016;

    public static final int LAST_YEAR = 2021;

    private static final String SIX_FILE = "wgi-2016-2022.csv";
    private static final String STABILITY_FILE = "wgi-political-stability-1996-2022.csv";
    private static final String SIX_RELEASE = "release of 2022";
    private static final String STABILITY_RELEASE = "release of 2023";
    private static final Set<String> NAMES = Set.of("place", "name", "year");
    private static final List<String> SIX = List.of("va", "pv", "ge", "rq", "rl", "cc");

    private record Row(String place, int year, Map<String, Double> values) {}

    private final List<Row> six;
    private final TreeMap<Integer, Map<String, Double>> stability = new TreeMap<>();

    private WorldGovernance(List<Row> six, List<Row> stability) {
        this.six = six;
        for (Row row : stability) {
            this.stability
                    .computeIfAbsent(row.year(), y -> new HashMap<>())
                    .put(row.place(), row.values().getOrDefault("pv", Double.NaN));
        }
    }

    /// Reads the bundled files.
    public static WorldGovernance bundled() {
        return new WorldGovernance(read(SIX_FILE), read(STABILITY_FILE));
    }

    private static List<Row> read(String file) {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = WorldGovernance.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The bundled file (" + file + ") is missing.");
            }
            CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (NamedCsvRecord r : csv) {
                Map<String, Double> values = new HashMap<>();
                for (String column : r.getHeader()) {
                    String text = r.getField(column);
                    if (!text.isEmpty() && !NAMES.contains(column)) {
                        values.put(column, Double.parseDouble(text));
                    }
                }
                rows.add(new Row(r.getField("place"), Integer.parseInt(r.getField("year")), values));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /// Political stability in a year, or in the newest year held before it; [Governance#what] says which year and
    /// releases it is.
    ///
    /// Standard errors are those of the same year or of the nearest that has any. A place that the release of 2023
    /// does not hold keeps the estimate of the release before.
    public Governance politicalStability(int year) {
        Integer floor = stability.floorKey(year);
        int own = floor == null ? stability.firstKey() : floor;
        int errors = Math.clamp(own, FIRST_YEAR, LAST_YEAR);
        Governance before = mean(List.of("pv"), errors, errors, "");
        Map<String, Double> estimates = new HashMap<>();
        if (own == errors) {
            estimates.putAll(before.estimates());
        }
        estimates.putAll(stability.getOrDefault(own, Map.of()));
        return new Governance(
                estimates,
                before.errors(),
                "political stability " + own + (own == year ? "" : ", the nearest year held to " + year) + " ("
                        + STABILITY_RELEASE + "; standard errors of " + errors + ", " + SIX_RELEASE + ")");
    }

    /// The mean of the six indicators over years; a place needs all six in at least one of them.
    ///
    /// The error of the mean is the mean of the standard errors: errors of one place are taken as moving
    /// together.
    public Governance meanOfSix(int firstYear, int lastYear) {
        return mean(
                SIX,
                firstYear,
                lastYear,
                "mean of six indicators " + firstYear + " to " + lastYear + " (" + SIX_RELEASE + ")");
    }

    private Governance mean(List<String> indicators, int firstYear, int lastYear, String what) {
        if (firstYear > lastYear || lastYear < FIRST_YEAR || firstYear > LAST_YEAR) {
            throw new IllegalArgumentException("The years (" + firstYear + " to " + lastYear
                    + ") must lie within those bundled, " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        Map<String, double[]> sums = new HashMap<>();
        for (Row row : six) {
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
