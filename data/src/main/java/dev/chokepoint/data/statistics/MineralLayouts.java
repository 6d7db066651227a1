package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.Reason;
import dev.chokepoint.data.store.RowSink;
import dev.chokepoint.data.store.StoredTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Statistics of minerals: the Mineral Commodity Summaries of the USGS, World Mining Data, and those of the BGS.
final class MineralLayouts {
    private static final Pattern RELEASE = Pattern.compile("(?i)MCS_?(\\d{4})");
    private static final Pattern YEARS = Pattern.compile("(\\d{4})\\s*[–-]\\s*(\\d{2}|\\d{4})");

    private final Places places = Places.bundled();

    static List<Layout> summaries() {
        MineralLayouts m = new MineralLayouts();
        return List.of(
                Layout.of(
                        StoredTable.OBSERVATION,
                        List.of(
                                "MCS chapter",
                                "Section",
                                "Commodity",
                                "Country",
                                "Statistics",
                                "Unit",
                                "Year",
                                "Value"),
                        MineralLayouts::release,
                        c -> m.new Summaries(c)),
                Layout.of(
                        StoredTable.OBSERVATION,
                        List.of("SOURCE", "COMMODITY", "COUNTRY", "TYPE", "UNIT_MEAS"),
                        MineralLayouts::release,
                        c -> m.new SummariesWorld(c)));
    }

    /// The data set of a file by the release in its name.
    private static String release(String stem) {
        Matcher m = RELEASE.matcher(stem);
        if (!m.find()) {
            return stem;
        }
        return "MCS" + m.group(1) + (stem.toLowerCase(Locale.ROOT).contains("world") ? "-world" : "");
    }

    static List<Layout> worldMiningData() {
        MineralLayouts m = new MineralLayouts();
        return List.of(Layout.of(
                StoredTable.OBSERVATION,
                List.of("commodity", "Country", "Country_ISO", "unit", "data_source", "year", "quantity"),
                c -> m.new WorldMiningData(c)));
    }

    static List<Layout> britishSurvey() {
        MineralLayouts m = new MineralLayouts();
        return List.of(Layout.of(
                StoredTable.OBSERVATION,
                List.of(
                        "bgs_commodity_trans",
                        "bgs_statistic_type_trans",
                        "country_trans",
                        "country_iso3_code",
                        "year",
                        "units",
                        "quantity"),
                c -> m.new BritishSurvey(c)));
    }

    private @Nullable String iso3(String name, RowSink to) {
        Optional<Places.Place> place = places.byName(name);
        if (place.isPresent()) {
            return place.get().iso3();
        }
        String plain = name.toLowerCase(Locale.ROOT);
        if (!plain.startsWith("world") && !plain.startsWith("other")) {
            to.unmapped("place", name);
        }
        return null;
    }

    private final class Summaries implements Layout.Mapper {
        private final Columns c;

        Summaries(Columns c) {
            this.c = c;
        }

        private String get(RecordReader r, String column) {
            return r.get(c.find(column));
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String value = get(r, "Value");
            String unit = get(r, "Unit");
            String note = get(r, "Notes");
            Optional<Figure> figure = Figure.ofSummaries(value, unit, note);
            if (figure.isEmpty()) {
                to.leaveOut(Reason.VALUE, "Value", value);
                return;
            }
            String year = get(r, "Year");
            Matcher years = YEARS.matcher(year);
            OptionalInt single = Fields.year(year);
            if (!years.matches() && single.isEmpty()) {
                to.leaveOut(Reason.YEAR, "Year", year);
                return;
            }
            int first = single.isPresent() ? single.getAsInt() : Integer.parseInt(years.group(1));
            int last = single.isPresent()
                    ? first
                    : Integer.parseInt(
                            years.group(2).length() == 2 ? year.substring(0, 2) + years.group(2) : years.group(2));
            String place = get(r, "Country");
            to.row(
                    get(r, "Commodity"),
                    get(r, "Section"),
                    // The years are in their own columns.
                    get(r, "Statistics").replaceFirst(" \\d{4}-\\d{4}$", "").toLowerCase(Locale.ROOT),
                    get(r, "Statistics_detail"),
                    place,
                    iso3(place, to),
                    first,
                    last,
                    unit,
                    value,
                    figure.get().mark(),
                    figure.get().low(),
                    figure.get().high(),
                    note.isEmpty() ? null : note);
        }
    }

    /// The table of the world: a line has production and capacity of two years, and reserves.
    private final class SummariesWorld implements Layout.Mapper {
        private static final Pattern COLUMN = Pattern.compile("(?i)(PROD|CAP|RESERVES)_(?:EST_ ?)?(\\d{4})");

        private record Quantity(int column, String measure, int year, int note) {}

        private final Columns c;
        private final List<Quantity> quantities;

        SummariesWorld(Columns c) {
            this.c = c;
            this.quantities = c.names().stream()
                    .map(COLUMN::matcher)
                    .filter(Matcher::matches)
                    .map(m -> switch (m.group(1).toUpperCase(Locale.ROOT)) {
                        case "PROD" ->
                            new Quantity(
                                    c.find(m.group()),
                                    "production",
                                    Integer.parseInt(m.group(2)),
                                    c.find("PROD_NOTES"));
                        case "CAP" ->
                            new Quantity(
                                    c.find(m.group()), "capacity", Integer.parseInt(m.group(2)), c.find("CAP_NOTES"));
                        default ->
                            new Quantity(
                                    c.find(m.group()),
                                    "reserves",
                                    Integer.parseInt(m.group(2)),
                                    c.find("RESERVE_NOTES"));
                    })
                    .toList();
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String place = r.get(c.find("COUNTRY"));
            String unit = r.get(c.find("UNIT_MEAS"));
            String iso3 = iso3(place, to);
            for (Quantity q : quantities) {
                String value = r.get(q.column());
                String note = r.get(q.note());
                Optional<Figure> figure = value.isEmpty() ? ofNote(note) : Figure.ofSummaries(value, unit, note);
                if (figure.isEmpty()) {
                    if (!value.isEmpty()) {
                        to.leaveOut(Reason.VALUE, q.measure(), value);
                    }
                    continue;
                }
                to.row(
                        r.get(c.find("COMMODITY")),
                        "world",
                        q.measure(),
                        r.get(c.find("TYPE")),
                        place,
                        iso3,
                        q.year(),
                        q.year(),
                        unit,
                        value.isEmpty() ? note : value,
                        figure.get().mark(),
                        figure.get().low(),
                        figure.get().high(),
                        note.isEmpty() ? null : note);
            }
        }

        /// What a note says of an empty cell.
        private static Optional<Figure> ofNote(String note) {
            if (note.equalsIgnoreCase("NA")) {
                return Optional.of(Figure.NOT_AVAILABLE);
            }
            if (note.equals("W") || note.startsWith("W for")) {
                return Optional.of(Figure.WITHHELD);
            }
            return note.matches("(?i)large|small|moderate( to large)?")
                    ? Optional.of(new Figure("words", null, null))
                    : Optional.empty();
        }
    }

    private final class WorldMiningData implements Layout.Mapper {
        private final Columns c;

        WorldMiningData(Columns c) {
            this.c = c;
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String place = r.get(c.find("Country"));
            String source = r.get(c.find("data_source"));
            quantity(
                    r,
                    to,
                    new Of(
                            r.get(c.find("commodity")),
                            "production",
                            "",
                            place,
                            letters(r.get(c.find("Country_ISO")), place, to)),
                    new Cells(c.find("year"), c.find("unit"), c.find("quantity")),
                    switch (source) {
                        case "r" -> "reported";
                        case "e" -> "estimated";
                        case "p" -> "provisional";
                        default -> source;
                    });
        }
    }

    private final class BritishSurvey implements Layout.Mapper {
        private final Columns c;

        BritishSurvey(Columns c) {
            this.c = c;
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String place = r.get(c.find("country_trans"));
            Of of = new Of(
                    r.get(c.find("bgs_commodity_trans")),
                    r.get(c.find("bgs_statistic_type_trans")).toLowerCase(Locale.ROOT),
                    r.get(c.find("bgs_sub_commodity_trans")),
                    place,
                    letters(r.get(c.find("country_iso3_code")), place, to));
            quantity(
                    r,
                    to,
                    of,
                    new Cells(c.find("year"), c.find("units"), c.find("quantity")),
                    r.get(c.find("concat_figure_notes_text")));
        }
    }

    private @Nullable String letters(String iso3, String name, RowSink to) {
        return iso3.matches("[A-Z]{3}") ? iso3 : iso3(name, to);
    }

    /// What a figure is of.
    private record Of(
            String item,
            String measure,
            String detail,
            String place,
            @Nullable String iso3) {}

    /// Where it stands.
    private record Cells(int year, int unit, int quantity) {}

    private static void quantity(RecordReader r, RowSink to, Of of, Cells cells, String note) {
        String year = r.get(cells.year());
        OptionalInt in = Fields.year(year.length() > 4 ? year.substring(0, 4) : year);
        if (in.isEmpty()) {
            to.leaveOut(Reason.YEAR, "year", year);
            return;
        }
        String printed = r.get(cells.quantity());
        Optional<Figure> figure = printed.isEmpty() ? Optional.of(Figure.NOT_AVAILABLE) : Figure.of(printed, false);
        if (figure.isEmpty()) {
            to.leaveOut(Reason.VALUE, "quantity", printed);
            return;
        }
        Double low = figure.get().low();
        if (low != null && low < 0) {
            to.leaveOut(Reason.NEGATIVE, "quantity", printed);
            return;
        }
        to.row(
                of.item(),
                "",
                of.measure(),
                of.detail(),
                of.place(),
                of.iso3(),
                in.getAsInt(),
                in.getAsInt(),
                r.get(cells.unit()),
                printed,
                figure.get().mark(),
                low,
                figure.get().high(),
                note.isEmpty() ? null : note);
    }
}
