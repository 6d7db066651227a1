package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.text.IndicatorPrinter;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.indicators.EndUses;
import dev.chokepoint.data.indicators.IndicatorTable;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.indicators.StoreGovernance;
import dev.chokepoint.data.indicators.StoreRows;
import dev.chokepoint.data.indicators.SupplyShares;
import dev.chokepoint.data.indicators.WorldGovernance;
import dev.chokepoint.data.indicators.WorldRows;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.exposure.indicators.EuCriticality;
import dev.chokepoint.exposure.indicators.GeoPolRisk;
import dev.chokepoint.exposure.indicators.Governance;
import dev.chokepoint.exposure.indicators.Hhi;
import dev.chokepoint.exposure.indicators.ImportReliance;
import dev.chokepoint.exposure.indicators.Reading;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.World;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
        hhi("hhi", false),
        nir("nir", true),
        euSr("eu-sr", false),
        euEi("eu-ei", false),
        geopolrisk("geopolrisk", true);

        private final String word;
        /// Whether the indicator is one of an importer.
        private final boolean ofPlace;

        Kind(String word, boolean ofPlace) {
            this.word = word;
            this.ofPlace = ofPlace;
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

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WORLD",
            description = "A world's folder or name; the bundled one without it and without --data.")
    private String world = "";

    @Option(
            names = "--data",
            arity = "1..*",
            paramLabel = "CSV",
            description = "Instead of a world, files or folders of rows of place, item, stage, year and quantities"
                    + " (eu-ei: one file of item, sector, share, value_added).")
    private List<Path> data = List.of();

    @Mixin
    private IndicatorStoreOptions store = new IndicatorStoreOptions();

    @Mixin
    private DateOptions dates = new DateOptions();

    @Option(names = "--item", paramLabel = "ITEM", description = "The item; all of the file without it.")
    private String item = "";

    @Option(names = "--stage", paramLabel = "STAGE", description = "The stage; stages are never mixed.")
    private String stage = "";

    @Option(names = "--year", paramLabel = "Y", description = "The year; the newest of the file without it.")
    private int year;

    @Option(names = "--place", paramLabel = "PLACE", description = "The importer (nir, geopolrisk).")
    private String place = "";

    @Option(names = "--recycling", paramLabel = "R", description = "End-of-life recycling input rate, 0 to 1 (eu-sr).")
    private String recycling = "";

    @Option(
            names = "--substitution",
            paramLabel = "S",
            description = "Substitution index, 0 to 1 or lo..hi (eu-sr, eu-ei); 1 without it, which is said.")
    private String substitution = "";

    @Option(names = "--format", paramLabel = "F", description = "text or csv (default ${DEFAULT-VALUE}).")
    private String format = "text";

    private IndicatorPrinter printer = new IndicatorPrinter(new PrintWriter(Writer.nullWriter()), false, false);

    /// What a store holds of governance.
    private Optional<StoreGovernance> governance = Optional.empty();

    private final Map<Integer, Governance> stability = new HashMap<>();

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
            if (!world.isEmpty() && !data.isEmpty()) {
                throw new IllegalArgumentException("Give a world (" + world + ") or --data, not both.");
            }
            if (store.given() && (!world.isEmpty() || ofData())) {
                throw new IllegalArgumentException("Give --from, a world or --data, not several.");
            }
            // All items of a world with all inputs are too much to read at once.
            printer = new IndicatorPrinter(
                    spec.commandLine().getOut(), format.equals("csv"), ofData() || !item.isEmpty());
            if (kind == Kind.euEi) {
                if (store.given()) {
                    throw new IllegalArgumentException("eu-ei is computed from a file of end uses (--data).");
                }
                return ofData() ? importance() : importanceOfWorld();
            }
            return store.given() ? fromStore() : ofData() ? fromRows() : fromWorld();
        } catch (InputException | DateOptions.UsageException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private boolean ofData() {
        return !data.isEmpty();
    }

    private int importance() {
        if (data.size() > 1) {
            throw new IllegalArgumentException("The importance takes one file of end uses, not " + data.size() + ".");
        }
        Loaded<EndUses> loaded = EndUses.read(data.getFirst());
        loaded.problems().forEach(p -> spec.commandLine().getErr().println(p.text()));
        EndUses uses = loaded.value();
        if (uses.uses().isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        for (String name : uses.uses().keySet().stream().sorted().toList()) {
            if (item.isEmpty() || item.equals(name)) {
                List<EuCriticality.Use> own = uses.uses().getOrDefault(name, List.of());
                Reading reading = EuCriticality.importance(own, uses.largestValueAdded(), share(substitution, 1));
                printer.print(name, "eu-ei", reading, assumed(false), List.of("end uses: " + data.getFirst()));
            }
        }
        return loaded.hasErrors() ? REJECTED : 0;
    }

    /// A world says where items go, not what the sectors that use them are worth.
    private int importanceOfWorld() {
        World facts = readWorld();
        for (Item i : facts.items()) {
            if (item.isEmpty() || item.equals(i.id())) {
                Reading none = EuCriticality.importance(List.of(), 0, share(substitution, 1));
                printer.print(i.id(), "eu-ei", none, List.of("value added by sector (give --data)"), List.of());
            }
        }
        return 0;
    }

    private World readWorld() {
        String name = world.isEmpty() ? WorldFolder.DEFAULT : world;
        Path folder = WorldFolder.find(name);
        return InputException.require("The world " + folder, WorldReader.read(folder))
                .orElseThrow(() -> new IllegalArgumentException("The world (" + name + ") could not be read."));
    }

    private int fromWorld() {
        World facts = readWorld();
        LocalDate known = dates.asOf(facts.asOf()).known();
        IndicatorTable table = WorldRows.of(facts, known);
        requireItem(table);
        String of = place.isEmpty() ? "" : WorldRows.code(facts, place);
        for (Item i : facts.items()) {
            String level = i.stage().name().toLowerCase(Locale.ROOT);
            boolean chosen = (item.isEmpty() || item.equals(i.id())) && (stage.isEmpty() || stage.equals(level));
            if (chosen && table.items().contains(i.id())) {
                slice(table, i.id(), level, known.getYear(), of);
            }
        }
        return 0;
    }

    private int fromStore() {
        try (TradeStore from = store.open()) {
            StatisticsReader reader = new StatisticsReader(from);
            governance = StoreGovernance.of(reader);
            if (kind == Kind.euSr) {
                return supplyRiskOfStore(reader);
            }
            List<Materials.Material> chosen = store.materials().stream()
                    .filter(m -> (item.isEmpty() || item.equalsIgnoreCase(m.item()))
                            && (stage.isEmpty() || stage.equals(m.stage())))
                    .toList();
            if (chosen.isEmpty()) {
                throw new IllegalArgumentException("The item (" + item + ") must be one of "
                        + store.materials().stream()
                                .map(Materials.Material::item)
                                .distinct()
                                .toList() + ".");
            }
            if (year == 0) {
                throw new IllegalArgumentException("An indicator over a store needs --year, such as 2022.");
            }
            StoreRows.Result rows = StoreRows.of(from, chosen, store.series(), year);
            rows.problems().forEach(p -> spec.commandLine().getErr().println(p.text()));
            String of = place.isEmpty() || place.equals(IndicatorTable.EU)
                    ? place
                    : StoreOptions.place(place).iso3();
            for (Materials.Material m : chosen) {
                if (rows.table().years(m.item(), m.stage()).contains(year)) {
                    slice(rows.table(), m.item(), m.stage(), year, of);
                }
            }
            return rows.table().items().isEmpty() ? ExitCode.BAD_INPUT : 0;
        }
    }

    /// From the shares of supply that a study printed.
    private int supplyRiskOfStore(StatisticsReader reader) {
        List<SupplyShares> all = SupplyShares.of(reader, item);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("The store has no shares of supply"
                    + (item.isEmpty() ? "" : " of (" + item + ")") + ": chokepoint import eu-crm FILE.");
        }
        boolean known = !store.reliance().isEmpty();
        Uncertain share = known ? share(store.reliance(), 1) : Uncertain.of(0, 1);
        for (SupplyShares s : all) {
            Governance six = meanOfSix(s.study() - EU_YEARS - 2, s.study() - 3);
            Reading world = EuCriticality.concentration(s.world(), SupplyShares.unlisted(s.world()), six);
            Reading eu = EuCriticality.concentration(s.eu(), SupplyShares.unlisted(s.eu()), six);
            Reading reliance = new Reading.Known(
                    share.central(),
                    new Interval(share.lo(), share.hi()),
                    known ? List.of() : List.of("import reliance (anything from 0 to 1; give --reliance)"),
                    Explanation.leaf("import reliance", share.text(), known ? "as given" : "not known"));
            String label = s.material() + ", " + s.stage() + ", study of " + s.study();
            String published = s.published().getOrDefault(s.study(), "");
            List<String> sources = List.of("shares of supply and trade parameters: study of " + s.study()
                    + (published.isEmpty() ? "" : "; the study itself has a supply risk of " + published));
            printer.print(label, "HHI_WGI,t of global supply", world, List.of(), sources);
            printer.print(label, "HHI_WGI,t of EU sourcing", eu, List.of(), sources);
            printer.print(
                    label,
                    "eu-sr" + (published.isEmpty() ? "" : " (published: " + published + ")"),
                    EuCriticality.supplyRisk(world, eu, reliance, share(recycling, 0), share(substitution, 1)),
                    assumed(true),
                    sources);
        }
        return 0;
    }

    /// The mean of six indicators of governance: as imported, else as bundled, for the years that are held.
    private Governance meanOfSix(int first, int last) {
        return governance
                .flatMap(g -> g.meanOfSix(first, last))
                .orElseGet(() -> WorldGovernance.bundled()
                        .meanOfSix(
                                Math.max(WorldGovernance.FIRST_YEAR, first), Math.min(WorldGovernance.LAST_YEAR, last)))
                .withGroup(IndicatorTable.EU, IndicatorTable.EU_MEMBERS);
    }

    /// Political stability in a year: as imported, else as bundled.
    private Governance stability(int on) {
        return stability.computeIfAbsent(
                on,
                y -> governance
                        .flatMap(g -> g.politicalStability(y))
                        .orElseGet(() -> WorldGovernance.bundled().politicalStability(y))
                        .withGroup(IndicatorTable.EU, IndicatorTable.EU_MEMBERS));
    }

    private void requireItem(IndicatorTable table) {
        if (!item.isEmpty() && !table.items().contains(item)) {
            throw new IllegalArgumentException(
                    "The item (" + item + ") is not there; there are " + table.items() + ".");
        }
    }

    private int fromRows() {
        Loaded<IndicatorTable> loaded = IndicatorTable.read(data);
        loaded.problems().forEach(p -> spec.commandLine().getErr().println(p.text()));
        IndicatorTable table = loaded.value();
        if (table.items().isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        requireItem(table);
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
            if (kind.ofPlace) {
                requirePlace();
            }
            slice(table, name, chosen, year == 0 ? years.last() : year, place);
        }
        return loaded.hasErrors() ? REJECTED : 0;
    }

    private void slice(IndicatorTable table, String name, String level, int on, String of) {
        IndicatorTable.Slice slice = table.slice(name, level, on);
        String label = name + ", " + level + ", " + on;
        List<String> places = !kind.ofPlace || !of.isEmpty() ? List.of(of) : List.copyOf(slice.places());
        for (String importer : places) {
            List<String> sources = slice.sources(kind == Kind.euSr ? IndicatorTable.EU : importer);
            readings(slice, on, importer).forEach((what, reading) -> {
                List<String> gaps =
                        new ArrayList<>(kind == Kind.euSr && what.startsWith("eu-sr") ? assumed(true) : List.of());
                slice.withheld().forEach(w -> gaps.add("production of " + w + " (withheld; not in the sums)"));
                printer.print(label, what, reading, gaps, sources);
            });
        }
        for (String missing : slice.withheld()) {
            spec.commandLine()
                    .getErr()
                    .println("warning: " + label + ": the production of " + missing
                            + " is withheld and not in the sums");
        }
    }

    private static Uncertain share(String text, double otherwise) {
        return text.isEmpty() ? Uncertain.of(otherwise) : Uncertain.parse(text, Interval.SHARE);
    }

    /// What stands in for rates that were not given.
    private List<String> assumed(boolean supplyRisk) {
        List<String> gaps = new ArrayList<>();
        if (supplyRisk && recycling.isEmpty()) {
            gaps.add("end-of-life recycling input rate (taken as 0, the most risk)");
        }
        if (substitution.isEmpty()) {
            gaps.add("substitution index (taken as 1, no substitutes)");
        }
        return gaps;
    }

    private Map<String, Reading> readings(IndicatorTable.Slice slice, int on, String importer) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        switch (kind) {
            case hhi -> readings.put("hhi", Hhi.of(slice.production(), slice.groups()));
            case nir -> readings.put("nir of " + importer, reliance(slice, importer));
            case euSr -> {
                int last = Math.clamp(on, WorldGovernance.FIRST_YEAR, WorldGovernance.LAST_YEAR);
                Governance six = WorldGovernance.bundled()
                        .meanOfSix(Math.max(WorldGovernance.FIRST_YEAR, last - EU_YEARS + 1), last)
                        .withGroup(IndicatorTable.EU, IndicatorTable.EU_MEMBERS);
                Reading global = EuCriticality.concentration(slice.worldSupply(), six);
                Reading eu = EuCriticality.concentration(slice.euSupply(), six);
                Reading reliance = reliance(slice, IndicatorTable.EU);
                readings.put("HHI_WGI,t of global supply", global);
                readings.put("HHI_WGI,t of EU sourcing", eu);
                readings.put("import reliance of the EU", reliance);
                boolean both = eu instanceof Reading.Known && reliance instanceof Reading.Known;
                readings.put(
                        both ? "eu-sr" : "eu-sr (global supply only: EU data missing)",
                        EuCriticality.supplyRisk(global, eu, reliance, share(recycling, 0), share(substitution, 1)));
            }
            case geopolrisk -> {
                Set<String> members = importer.equals(IndicatorTable.EU) ? IndicatorTable.EU_MEMBERS : Set.of();
                GeoPolRisk.Result result = GeoPolRisk.of(
                        Hhi.of(slice.production(), slice.groups()),
                        slice.production(importer),
                        slice.lanes(importer),
                        stability(on),
                        members);
                readings.put("hhi", result.hhi());
                readings.put("import risk of " + importer, result.importRisk());
                readings.put("geopolrisk of " + importer, result.score());
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

    private void requirePlace() {
        if (place.isEmpty()) {
            throw new IllegalArgumentException("The indicator (" + kind + ") needs --place, such as USA or EU.");
        }
    }
}
