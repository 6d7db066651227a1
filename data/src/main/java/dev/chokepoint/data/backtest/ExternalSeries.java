package dev.chokepoint.data.backtest;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.exposure.backtest.Episode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Months of a series in a file that is not shipped with a case, because its terms do not allow it.
///
/// The lines that fit are added up by month.
///
/// @param where what columns must hold for a line to count
/// @param month the column that starts with the month (`2023-11`)
/// @param value the column that is added up
/// @param source a key of the case's sources
public record ExternalSeries(
        String series, String file, Map<String, String> where, String month, String value, Unit unit, String source) {
    /// Days after which a month's figures were public, as customs publish them: on the 20th of the next month.
    private static final int PUBLISHED_ON = 20;

    public ExternalSeries {
        where = Map.copyOf(where);
    }

    /// The volumes in a folder's file; empty where the file is not there.
    ///
    /// @throws IllegalArgumentException where the file lacks a column
    public Optional<List<Episode.Observation>> read(Path folder, Unit perMonth, Source source) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        TreeMap<YearMonth, Double> sums = new TreeMap<>();
        try (SheetReader reader = SheetReader.open(path)) {
            List<String> needed = new ArrayList<>(where.keySet());
            needed.add(month);
            needed.add(value);
            for (String column : needed) {
                if (!reader.header().contains(column)) {
                    throw new IllegalArgumentException("The table (" + file + ") must have a column (" + column + ").");
                }
            }
            for (SheetReader.Line line : reader) {
                if (where.entrySet().stream().allMatch(w -> line.get(w.getKey()).equals(w.getValue()))) {
                    String text = line.get(month);
                    try {
                        sums.merge(
                                YearMonth.parse(text.substring(0, Math.min(text.length(), "2023-11".length()))),
                                Double.parseDouble(line.get(value)),
                                Double::sum);
                    } catch (DateTimeException | NumberFormatException e) {
                        throw new IllegalArgumentException(
                                "The table (" + file + ") line " + line.number()
                                        + " must hold a month and a number, not (" + text + ", " + line.get(value)
                                        + ").",
                                e);
                    }
                }
            }
        }
        Unit amount =
                Unit.parse(perMonth.symbol().substring(0, perMonth.symbol().indexOf('/')));
        double factor = unit.factorTo(amount);
        List<Episode.Observation> all = new ArrayList<>();
        sums.forEach((m, sum) -> all.add(new Episode.Observation(
                series,
                Episode.Kind.VOLUME,
                m,
                m,
                new Figure(
                        Uncertain.of(sum * factor),
                        perMonth,
                        m.toString(),
                        new Provenance.Sourced(source, "", m.plusMonths(1).atDay(PUBLISHED_ON)),
                        "added up from " + file),
                m.plusMonths(1).atDay(PUBLISHED_ON))));
        return Optional.of(all);
    }
}
