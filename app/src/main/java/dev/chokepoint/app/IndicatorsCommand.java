package dev.chokepoint.app;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.indicators.EndUses;
import dev.chokepoint.data.indicators.IndicatorTable;
import dev.chokepoint.data.indicators.WorldGovernance;
import dev.chokepoint.exposure.indicators.EuCriticality;
import dev.chokepoint.exposure.indicators.GeoPolRisk;
import dev.chokepoint.exposure.indicators.Governance;
import dev.chokepoint.exposure.indicators.Hhi;
import dev.chokepoint.exposure.indicators.ImportReliance;
import dev.chokepoint.exposure.indicators.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chokepoint indicators`: static indicators of supply risk, with their inputs.
@Command(
        name = "indicators",
        description = "Concentration, import reliance, EU supply risk and importance, GeoPolRisk.",
        mixinStandardHelpOptions = true)
public final class IndicatorsCommand implements Callable<Integer> {
    private static final int REJECTED = 1;
    private static final int EU_YEARS = 5;

    /// The indicators.
    enum Kind {
        hhi("hhi"),
        nir("nir"),
        euSr("eu-sr"),
        euEi("eu-ei"),
        geopolrisk("geopolrisk");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }

        static Kind parse(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new picocli.CommandLine.TypeConversionException(
                    "'" + word + "' is no indicator; there are hhi, nir, eu-sr, eu-ei and geopolrisk");
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "INDICATOR",
            converter = KindConverter.class,
            description = "hhi, nir, eu-sr, eu-ei or geopolrisk.")
    @SuppressWarnings("NullAway.Init")
    private Kind kind;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "CSV",
            description = "Rows of place, item, stage, year and quantities (eu-ei: item, sector, share, value_added).")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Option(names = "--item", paramLabel = "ITEM", description = "The item; all of the file without it.")
    private String item = "";

    @Option(names = "--stage", paramLabel = "STAGE", description = "The stage; stages are never mixed.")
    private String stage = "";

    @Option(names = "--year", paramLabel = "Y", description = "The year; the newest of the file without it.")
    private int year;

    @Option(names = "--place", paramLabel = "PLACE", description = "The importer (nir, geopolrisk).")
    private String place = "";

    @Option(names = "--recycling", paramLabel = "R", description = "End-of-life recycling input rate, 0 to 1 (eu-sr).")
    private String recycling = "0";

    @Option(
            names = "--substitution",
            paramLabel = "S",
            description = "Substitution index, 0 to 1 or lo..hi (eu-sr, eu-ei; default ${DEFAULT-VALUE}).")
    private String substitution = "1";

    @Option(names = "--format", paramLabel = "F", description = "text or csv (default ${DEFAULT-VALUE}).")
    private String format = "text";

    /// Reads the word for an indicator.
    static final class KindConverter implements picocli.CommandLine.ITypeConverter<Kind> {
        @Override
        public Kind convert(String value) {
            return Kind.parse(value);
        }
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (!format.equals("text") && !format.equals("csv")) {
                throw new IllegalArgumentException("The format (" + format + ") must be text or csv.");
            }
            return kind == Kind.euEi ? importance() : fromRows();
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return Main.BAD_INPUT;
        }
    }

    private int importance() {
        Loaded<EndUses> loaded = EndUses.read(data);
        loaded.problems().forEach(p -> spec.commandLine().getErr().println(p.text()));
        EndUses uses = loaded.value();
        if (uses.uses().isEmpty()) {
            return Main.BAD_INPUT;
        }
        header();
        for (String name : uses.uses().keySet().stream().sorted().toList()) {
            if (item.isEmpty() || item.equals(name)) {
                List<EuCriticality.Use> own = uses.uses().getOrDefault(name, List.of());
                print(
                        name,
                        "eu-ei",
                        EuCriticality.importance(
                                own, uses.largestValueAdded(), Uncertain.parse(substitution, Interval.SHARE)));
            }
        }
        return loaded.hasErrors() ? REJECTED : 0;
    }

    private int fromRows() {
        Loaded<IndicatorTable> loaded = IndicatorTable.read(data);
        loaded.problems().forEach(p -> spec.commandLine().getErr().println(p.text()));
        IndicatorTable table = loaded.value();
        if (table.items().isEmpty()) {
            return Main.BAD_INPUT;
        }
        if (!item.isEmpty() && !table.items().contains(item)) {
            throw new IllegalArgumentException(
                    "The item (" + item + ") is not in the file; it has " + table.items() + ".");
        }
        header();
        for (String name : table.items()) {
            if (!item.isEmpty() && !item.equals(name)) {
                continue;
            }
            SortedSet<String> stages = table.stages(name);
            String chosen = stage;
            if (chosen.isEmpty()) {
                if (stages.size() > 1) {
                    throw new IllegalArgumentException("The item (" + name + ") has the stages " + stages
                            + "; they are not mixed: choose one with --stage.");
                }
                chosen = stages.first();
            }
            SortedSet<Integer> years = table.years(name, chosen);
            if (years.isEmpty()) {
                throw new IllegalArgumentException(
                        "The item (" + name + ") has no rows in stage (" + chosen + "); it has " + stages + ".");
            }
            int on = year == 0 ? years.last() : year;
            IndicatorTable.Slice slice = table.slice(name, chosen, on);
            String label = name + ", " + chosen + ", " + on;
            readings(slice, on).forEach((what, reading) -> print(label, what, reading));
            for (String missing : slice.withheld()) {
                spec.commandLine()
                        .getErr()
                        .println("warning: " + label + ": the production of " + missing
                                + " is withheld and not in the sums");
            }
        }
        return loaded.hasErrors() ? REJECTED : 0;
    }

    private Map<String, Reading> readings(IndicatorTable.Slice slice, int on) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        switch (kind) {
            case hhi -> readings.put("hhi", Hhi.of(slice.production()));
            case nir -> {
                requirePlace();
                readings.put("nir of " + place, reliance(slice, place));
            }
            case euSr -> {
                int last = Math.min(on, WorldGovernance.LAST_YEAR - 1);
                Governance six = WorldGovernance.bundled()
                        .meanOfSix(Math.max(WorldGovernance.FIRST_YEAR, last - EU_YEARS + 1), last);
                Reading global = EuCriticality.concentration(slice.worldSupply(), six);
                Reading eu = EuCriticality.concentration(slice.euSupply(), six);
                Reading reliance = reliance(slice, IndicatorTable.EU);
                readings.put("HHI_WGI,t of global supply", global);
                readings.put("HHI_WGI,t of EU sourcing", eu);
                readings.put("import reliance of the EU", reliance);
                EuCriticality.Basis basis = eu instanceof Reading.Unknown || reliance instanceof Reading.Unknown
                        ? EuCriticality.Basis.GLOBAL
                        : EuCriticality.Basis.BOTH;
                readings.put(
                        basis == EuCriticality.Basis.BOTH ? "eu-sr" : "eu-sr (global supply only: EU data missing)",
                        EuCriticality.supplyRisk(
                                range(global),
                                range(eu),
                                range(reliance),
                                Uncertain.parse(recycling, Interval.SHARE),
                                Uncertain.parse(substitution, Interval.SHARE),
                                basis));
            }
            case geopolrisk -> {
                requirePlace();
                Set<String> members = place.equals(IndicatorTable.EU) ? IndicatorTable.EU_MEMBERS : Set.of();
                GeoPolRisk.Result result = GeoPolRisk.of(
                        slice.production(),
                        slice.production(place),
                        slice.lanes(place),
                        WorldGovernance.bundled().politicalStability(Math.min(on, WorldGovernance.LAST_YEAR)),
                        members);
                readings.put("hhi", result.hhi());
                readings.put("import risk of " + place, result.importRisk());
                readings.put("geopolrisk of " + place, result.score());
                readings.put("price, USD/kg", result.priceUsdPerKg());
                readings.put("midpoint, USD/kg", result.midpointUsdPerKg());
                readings.put("characterisation factor, kg Cu-eq/kg", result.factor());
            }
            case euEi -> throw new IllegalArgumentException("The importance is computed from end uses.");
        }
        return readings;
    }

    private static Reading reliance(IndicatorTable.Slice slice, String place) {
        return ImportReliance.of(
                slice.production(place), slice.imports(place), slice.exports(place), slice.stockRelease(place));
    }

    private static Uncertain range(Reading reading) {
        return switch (reading) {
            case Reading.Known k ->
                k.bounds().width() == 0
                        ? Uncertain.of(k.value())
                        : new Uncertain.Likely(
                                k.bounds().lo(), k.value(), k.bounds().hi());
            case Reading.Unknown u -> Uncertain.of(0);
        };
    }

    private void requirePlace() {
        if (place.isEmpty()) {
            throw new IllegalArgumentException("The indicator (" + kind + ") needs --place, such as USA or EU.");
        }
    }

    private void header() {
        if (format.equals("csv")) {
            spec.commandLine().getOut().println("subject,indicator,value,lo,hi,missing");
        }
    }

    private void print(String subject, String what, Reading reading) {
        PrintWriter out = spec.commandLine().getOut();
        Optional<Reading.Known> known = reading instanceof Reading.Known k ? Optional.of(k) : Optional.empty();
        if (format.equals("csv")) {
            out.printf(
                    Locale.ROOT,
                    "\"%s\",\"%s\",%s,%s,%s,\"%s\"%n",
                    subject,
                    what,
                    known.map(k -> String.valueOf(k.value())).orElse(""),
                    known.map(k -> String.valueOf(k.bounds().lo())).orElse(""),
                    known.map(k -> String.valueOf(k.bounds().hi())).orElse(""),
                    String.join("; ", reading.gaps()));
        } else {
            String value = known.map(k -> k.bounds().width() == 0
                            ? String.format(Locale.ROOT, "%.6f", k.value())
                            : String.format(
                                    Locale.ROOT,
                                    "%.6f  (%.6f to %.6f)",
                                    k.value(),
                                    k.bounds().lo(),
                                    k.bounds().hi()))
                    .orElse("unknown");
            out.println(subject + ": " + what + " = " + value);
            reading.gaps().forEach(g -> out.println("  missing: " + g));
            tree(reading.why(), 1, out);
        }
        out.flush();
    }

    private static void tree(Explanation why, int depth, PrintWriter out) {
        out.println("  ".repeat(depth) + why.what() + " = " + why.value() + ": " + why.because());
        why.parts().forEach(p -> tree(p, depth + 1, out));
    }
}
