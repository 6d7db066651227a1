package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.Reason;
import dev.chokepoint.data.store.RowSink;
import dev.chokepoint.data.store.StoredTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Tables of the studies on critical raw materials for the EU, 2017 to 2023.
///
/// The files do not all say the year of their study: the assessment of 2023 stands behind the shares of supply and use,
/// that of 2017 behind the components.
final class CriticalMaterialLayouts {
    private static final int STUDY_OF_SHARES = 2023;
    private static final int STUDY_OF_COMPONENTS = 2017;

    private final Places places = Places.bundled();

    private CriticalMaterialLayouts() {}

    static List<Layout> all() {
        CriticalMaterialLayouts m = new CriticalMaterialLayouts();
        return List.of(
                Layout.of(
                        StoredTable.OBSERVATION,
                        List.of("material", "stage", "SR", "EI", "IR_pct", "EoL_RIR_pct", "HHI_WGI_t_GS"),
                        Components::new),
                Layout.of(StoredTable.OBSERVATION, List.of("Material", "Year", "SR", "EI"), Results::new),
                Layout.of(
                        StoredTable.OBSERVATION,
                        List.of("Material", "Stage", "Country", "Share", "t"),
                        c -> m.new SupplyShares(c)),
                Layout.of(
                        StoredTable.OBSERVATION,
                        List.of("Material", "Application", "Share", "NACE sector"),
                        UseShares::new));
    }

    /// What a figure is of.
    private record Of(
            String material,
            String part,
            String measure,
            String detail,
            String place,
            @Nullable String iso3) {
        void row(RowSink to, int year, String unit, String printed, Figure f) {
            to.row(
                    material, part, measure, detail, place, iso3, year, year, unit, printed, f.mark(), f.low(),
                    f.high(), null);
        }
    }

    private static Optional<Figure> figure(String printed) {
        return printed.isEmpty() || printed.equals("-") || printed.equals("N/A")
                ? Optional.of(new Figure("not assessed", null, null))
                : Figure.of(printed, false);
    }

    /// Supply risk and economic importance of each assessment.
    private static final class Results implements Layout.Mapper {
        private final Columns c;

        Results(Columns c) {
            this.c = c;
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            OptionalInt year = Fields.year(r.get(c.find("Year")));
            if (year.isEmpty()) {
                to.leaveOut(Reason.YEAR, "Year", r.get(c.find("Year")));
                return;
            }
            Map<String, String> measures = Map.of("SR", "supply risk", "EI", "economic importance");
            measures.forEach((column, measure) -> {
                String printed = r.get(c.find(column));
                Optional<Figure> figure = figure(printed);
                if (figure.isEmpty()) {
                    to.leaveOut(Reason.VALUE, column, printed);
                    return;
                }
                new Of(r.get(c.find("Material")), "", measure, "", "European Union", "EU")
                        .row(to, year.getAsInt(), "", printed, figure.get());
            });
        }
    }

    /// The components of supply risk of one assessment.
    private static final class Components implements Layout.Mapper {
        private static final Map<String, String> MEASURES = measures();

        private final Columns c;

        Components(Columns c) {
            this.c = c;
        }

        private static Map<String, String> measures() {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("SR", "supply risk");
            all.put("EI", "economic importance");
            all.put("IR_pct", "import reliance");
            all.put("EoL_RIR_pct", "recycling input rate");
            all.put("SI_EI", "substitution index of importance");
            all.put("SI_SR", "substitution index of supply risk");
            all.put("HHI_WGI_t_GS", "concentration of global supply");
            all.put("HHI_WGI_t_EU28", "concentration of EU sourcing");
            all.put("SR_GS_only", "supply risk by global supply");
            all.put("SR_EU_only", "supply risk by EU sourcing");
            return all;
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            MEASURES.forEach((column, measure) -> {
                int at = c.find(column);
                if (at < 0) {
                    return;
                }
                String printed = r.get(at);
                Optional<Figure> figure = figure(printed);
                if (figure.isEmpty()) {
                    to.leaveOut(Reason.VALUE, column, printed);
                    return;
                }
                new Of(
                                r.get(c.find("material")),
                                "",
                                measure,
                                r.get(c.find("stage")) + "; " + r.get(c.find("supply_data")),
                                "European Union",
                                "EU")
                        .row(to, STUDY_OF_COMPONENTS, column.endsWith("_pct") ? "percent" : "", printed, figure.get());
            });
        }
    }

    /// Shares of supply by country with their trade parameter, of the world or of what the EU sources: the two tables
    /// are told apart by their names alone.
    private final class SupplyShares implements Layout.Mapper {
        private final Columns c;

        SupplyShares(Columns c) {
            this.c = c;
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String printed = r.get(c.find("Share"));
            Optional<Figure> share = Figure.ofShare(printed);
            if (share.isEmpty()) {
                to.leaveOut(Reason.VALUE, "Share", printed);
                return;
            }
            String parameter = r.get(c.find("t"));
            OptionalDouble t = Fields.number(parameter);
            if (t.isEmpty()) {
                to.leaveOut(Reason.VALUE, "t", parameter);
                return;
            }
            String place = r.get(c.find("Country"));
            String iso3 = places.byName(place).map(Places.Place::iso3).orElse(null);
            if (iso3 == null) {
                to.unmapped("place", place);
            }
            String file = r.file().toLowerCase(Locale.ROOT);
            String basis = file.contains("global") ? "world" : file.contains("eusupply") ? "EU sourcing" : "";
            if (basis.isEmpty()) {
                to.leaveOut(Reason.VALUE, "name of the file", r.file());
                return;
            }
            String stage = r.get(c.find("Stage"));
            String part = stage.equals("E") ? "extraction" : stage.equals("P") ? "processing" : stage;
            String material = r.get(c.find("Material"));
            new Of(material, part, "share of supply", basis, place, iso3)
                    .row(to, STUDY_OF_SHARES, "percent", printed, share.get());
            new Of(material, part, "trade parameter", basis, place, iso3)
                    .row(to, STUDY_OF_SHARES, "", parameter, Figure.exact(t.getAsDouble()));
        }
    }

    /// Shares of use by application and sector, with the sector's value added.
    private static final class UseShares implements Layout.Mapper {
        private final Columns c;
        private final int added;

        UseShares(Columns c) {
            this.c = c;
            this.added = c.findAny("VA in million €", "VA in million");
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String printed = r.get(c.find("Share"));
            Optional<Figure> share = Figure.ofShare(printed);
            if (share.isEmpty()) {
                to.leaveOut(Reason.VALUE, "Share", printed);
                return;
            }
            String material = r.get(c.find("Material"));
            String sector = r.get(c.find("NACE sector"));
            String application = r.get(c.find("Application"));
            new Of(material, sector, "share of use", application, "European Union", "EU")
                    .row(to, STUDY_OF_SHARES, "percent", printed, share.get());
            String worth = r.get(added);
            Optional<Figure> value = worth.isEmpty() ? Optional.of(Figure.NOT_AVAILABLE) : Figure.of(worth, false);
            if (value.isEmpty()) {
                to.leaveOut(Reason.VALUE, "VA", worth);
                return;
            }
            new Of(material, sector, "value added of the sector", application, "European Union", "EU")
                    .row(to, STUDY_OF_SHARES, "million EUR", worth, value.get());
        }
    }
}
