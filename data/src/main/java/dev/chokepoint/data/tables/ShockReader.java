package dev.chokepoint.data.tables;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.files.Fields;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.data.files.TextFile;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.exposure.ario.ArioEvent;
import dev.chokepoint.exposure.ario.ArioModel;
import dev.chokepoint.exposure.ario.ArioShock;
import dev.chokepoint.exposure.ario.Timing;
import dev.chokepoint.exposure.tables.IoTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a shock: what happens to which industries or lanes on which days.
///
/// Two forms are read: the own one (YAML or JSON, docs/how-to/simulate-ario.md) and the parameter files
/// of BoARIO
/// runs (`model` with `order_type`, `main_inv_dur` …; `events` with `impact`, `occurrence`, `duration`).
/// Days are
/// numbers from 0 or, where the file has a `start`, dates.
public final class ShockReader {
    /// The word that stands for every region, sector or category.
    public static final String ALL = "all";

    private static final int USUAL_DAYS = 365;
    private static final int MOST_DAYS = 36_500;
    private static final Pattern SHOCK = Pattern.compile(".*\\.(ya?ml|json)");
    private static final Pattern DAY = Pattern.compile("[0-9]{1,9}");

    private final IoTable table;
    private final String file;
    private final Problems problems = new Problems();
    private LocalDate start = LocalDate.EPOCH;
    private boolean dated;
    private int days = USUAL_DAYS;

    private ShockReader(IoTable table, String file) {
        this.table = table;
        this.file = file;
    }

    /// The shock files that are meant: files as they are, of folders those that are YAML or JSON, by name.
    public static List<Path> files(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(f -> Files.isRegularFile(f)
                                && SHOCK.matcher(f.toString()).matches())
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException("The folder (" + path + ") cannot be read: " + e.getMessage(), e);
            }
        }
        return files;
    }

    /// Reads a shock for a table; absent exactly where there are errors.
    public static Loaded<Optional<ShockFile>> read(Path path, IoTable table) {
        Path absolute = path.toAbsolutePath();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        ShockReader reader = new ShockReader(table, TextFile.name(folder, absolute));
        Optional<ShockFile> shock = TextFile.read(folder, absolute, TextFile.TABLE_LIMIT, reader.problems)
                .flatMap(reader::tree)
                .flatMap(reader::read);
        return new Loaded<>(reader.problems.hasErrors() ? Optional.empty() : shock, reader.problems.sorted());
    }

    private Optional<Yaml> tree(String text) {
        return text.stripLeading().startsWith("{")
                ? Yaml.parseJson(file, text, problems)
                : Yaml.parse(file, text, problems);
    }

    private Optional<ShockFile> read(Yaml tree) {
        JsonSchema.shipped("shock").check(file, tree, problems);
        if (!(tree instanceof Yaml.Mapping mapping)) {
            return Optional.empty();
        }
        Fields root = new Fields(file, mapping, problems);
        dated = root.has("start");
        start = root.date("start", LocalDate.EPOCH);
        days = (int) Math.clamp(root.number("days", USUAL_DAYS), 1, MOST_DAYS);
        Optional<ArioModel> model = model(root.part("model"));
        List<ArioEvent> events = new ArrayList<>();
        int number = 0;
        for (Fields event : root.parts("events")) {
            String unnamed = "events[" + number++ + "]";
            if (event.isSound()) {
                try {
                    event(event, unnamed).ifPresent(events::add);
                } catch (IllegalArgumentException e) {
                    event.error("events", event.text("name"), String.valueOf(e.getMessage()));
                }
            }
        }
        String name = root.text("name");
        String of =
                !name.isEmpty() || events.isEmpty() ? name : events.getFirst().name();
        return model.map(m -> new ShockFile(m, new ArioShock(of.isEmpty() ? file : of, events), days, start, dated));
    }

    private Optional<ArioModel> model(Fields f) {
        boolean base = f.text("class").equals("base");
        ArioModel.Orders spread = switch (either(f, "orders", "order_type")) {
            case "noalt", "fixed" -> ArioModel.Orders.FIXED;
            default -> ArioModel.Orders.ALTERNATIVES;
        };
        Map<Integer, Double> bySector = sectors(f, "inventory_by_sector", "inventory_dict");
        if (!f.isSound()) {
            return Optional.empty();
        }
        try {
            ArioModel usual = base ? ArioModel.baseModel() : ArioModel.psiModel();
            ArioModel model = usual.withOrders(spread)
                    .withAlpha(
                            number(f, usual.alphaBase(), "alpha_base"),
                            number(f, usual.alphaMax(), "alpha_max"),
                            number(f, usual.alphaDays(), "alpha_days", "alpha_tau"))
                    .withInventoryDays(number(f, usual.inventoryDays(), "inventory_days", "main_inv_dur"))
                    .withInventoryBySector(bySector)
                    .withDaysPerStep((int) number(f, 1, "days_per_step", "temporal_units_by_step"));
            if (!base) {
                model = model.withPsi(number(f, usual.psi(), "psi", "psi_param"))
                        .withRestoreDays(number(f, usual.restoreDays(), "restore_days", "inventory_restoration_tau"));
            }
            return Optional.of(model);
        } catch (IllegalArgumentException e) {
            f.error("model", "", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<ArioEvent> event(Fields f, String unnamed) {
        String name = f.text("name").isEmpty() ? unnamed : f.text("name");
        return switch (either(f, "kind", "type")) {
            case "gain" -> {
                Map<Integer, Double> gain = impact(f);
                Optional<Timing> timing = timing(f);
                yield f.isSound() ? timing.map(t -> new ArioEvent.CapacityGain(name, gain, t)) : Optional.empty();
            }
            case "lane" -> {
                Optional<ArioEvent> cut = timing(f).map(t -> lane(f, name, t));
                yield f.isSound() ? cut : Optional.empty();
            }
            case "destruction", "rebuild" -> {
                Map<Integer, Double> lost = impact(f);
                Map<Integer, Double> builders = sectors(f, "builders", "rebuilding_sectors");
                OptionalInt day = day(f, "on", "from", "occurrence");
                yield day.isEmpty() || !f.isSound()
                        ? Optional.empty()
                        : Optional.of(new ArioEvent.Destruction(
                                name,
                                lost,
                                builders,
                                day.getAsInt(),
                                number(f, 60, "rebuild_days", "rebuild_tau"),
                                number(f, 4, "capital_to_value_added")));
            }
            default -> {
                Map<Integer, Double> share = impact(f);
                share.forEach((i, v) -> {
                    if (v < 0 || v > 1) {
                        f.error("impact", v + " for " + table.industry(i), "The share cut must be 0 to 1.");
                    }
                });
                Optional<Timing> timing = timing(f);
                yield f.isSound() ? timing.map(t -> new ArioEvent.CapacityCut(name, share, t)) : Optional.empty();
            }
        };
    }

    private ArioEvent.LaneCut lane(Fields f, String name, Timing timing) {
        Set<Integer> sellers = new TreeSet<>();
        Set<Integer> buyers = new TreeSet<>();
        Set<Integer> columns = new TreeSet<>();
        f.elements("sellers").forEach(end -> sellers.addAll(industries(f, "sellers", end)));
        for (Yaml end : f.elements("buyers")) {
            buyers.addAll(industries(f, "buyers", end));
            if (f.flag("final_demand", true) && part(end, 1).equals(ALL)) {
                columns.addAll(columns(part(end, 0)));
            }
        }
        return new ArioEvent.LaneCut(name, sellers, buyers, columns, f.number("share", 1), timing);
    }

    private Optional<Timing> timing(Fields f) {
        OptionalInt first = day(f, "from", "occurrence");
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int last = Timing.NEVER;
        if (f.has("duration")) {
            last = first.getAsInt() + (int) f.number("duration", 1) - 1;
        } else if (f.has("until")) {
            OptionalInt until = day(f, "until");
            if (until.isEmpty()) {
                return Optional.empty();
            }
            last = until.getAsInt();
        }
        Timing.Curve shape = switch (either(f, "recovery", "recovery_function")) {
            case "convex", "convexe" -> Timing.Curve.CONVEX;
            case "concave" -> Timing.Curve.CONCAVE;
            default -> Timing.Curve.LINEAR;
        };
        return Optional.of(new Timing(
                first.getAsInt(),
                last,
                (int) f.number("ramp_days", 0),
                (int) number(f, 1, "recovery_days", "recovery_tau"),
                shape));
    }

    private OptionalInt day(Fields f, String... names) {
        for (String name : names) {
            String text = f.text(name);
            if (text.isEmpty()) {
                continue;
            }
            long day;
            if (DAY.matcher(text).matches()) {
                day = Long.parseLong(text);
            } else if (!dated) {
                f.error(name, text, "The value must be the number of a day; dates need a start in the file.");
                return OptionalInt.empty();
            } else {
                Optional<LocalDate> date = f.checked(name, Optional.empty(), t -> Optional.of(LocalDate.parse(t)));
                if (date.isEmpty()) {
                    return OptionalInt.empty();
                }
                day = ChronoUnit.DAYS.between(start, date.get());
            }
            if (day < 0 || (day >= days && !name.equals("until"))) {
                f.error(
                        name,
                        text,
                        "The day must be within the run, "
                                + (dated ? start + " to " + start.plusDays(days - 1L) : "0 to " + (days - 1)) + ".");
                return OptionalInt.empty();
            }
            return OptionalInt.of((int) Math.min(day, Timing.NEVER));
        }
        f.error(names[0], "", "There must be a day: " + String.join(" or ", names) + ".");
        return OptionalInt.empty();
    }

    private Map<Integer, Double> impact(Fields f) {
        Map<Integer, Double> amounts = new LinkedHashMap<>();
        if (f.elements("impact").isEmpty()) {
            f.error("impact", "", "There must be a list of [region, sector, amount].");
        }
        for (Yaml hit : f.elements("impact")) {
            OptionalDouble amount = amount(part(hit, 2));
            if (amount.isEmpty()) {
                f.error("impact", part(hit, 2), "The amount of [region, sector, amount] must be a number.");
                continue;
            }
            for (int i : industries(f, "impact", hit)) {
                if (amounts.put(i, amount.getAsDouble()) != null) {
                    f.error("impact", table.industry(i), "The industry must stand once.");
                }
            }
        }
        return amounts;
    }

    private static OptionalDouble amount(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /// The text at a place of a list; empty where there is none.
    private static String part(Yaml list, int at) {
        return list instanceof Yaml.Sequence s
                        && s.elements().size() > at
                        && s.elements().get(at) instanceof Yaml.Text t
                ? t.text().strip()
                : "";
    }

    /// Numbers by sector, under the first of two keys that is there.
    private Map<Integer, Double> sectors(Fields f, String key, String orElse) {
        String given = f.has(key) ? key : orElse;
        Fields own = f.part(given);
        Map<Integer, Double> bySector = new LinkedHashMap<>();
        for (String name : own.entries().keySet()) {
            OptionalInt sector = table.findSector(name);
            if (sector.isEmpty()) {
                own.error(name, "", "The key must be a sector of the table.", Spelling.hint(name, table.sectors()));
            } else {
                bySector.put(sector.getAsInt(), own.number(name, 0));
            }
        }
        return bySector;
    }

    private Set<Integer> industries(Fields f, String key, Yaml end) {
        Set<Integer> found = new TreeSet<>();
        String region = part(end, 0);
        String sector = part(end, 1);
        for (int r = 0; r < table.regions().size(); r++) {
            for (int s = 0; s < table.sectors().size(); s++) {
                if ((region.equals(ALL) || region.equals(table.regions().get(r)))
                        && (sector.equals(ALL) || sector.equals(table.sectors().get(s)))) {
                    found.add(table.industry(r, s));
                }
            }
        }
        if (found.isEmpty()) {
            f.error(key, region + "/" + sector, "There is no such industry in the table.", nearest(region, sector));
        }
        return found;
    }

    private String nearest(String region, String sector) {
        if (table.findRegion(region).isEmpty()) {
            return "one of the regions " + table.regions().stream().limit(8).toList() + " was meant";
        }
        return "one of the sectors " + table.sectors().stream().limit(8).toList() + " was meant, not " + sector;
    }

    private Set<Integer> columns(String region) {
        Set<Integer> found = new TreeSet<>();
        for (int f = 0; f < table.finalColumns(); f++) {
            if (region.equals(ALL)
                    || table.regions().get(f / table.categories().size()).equals(region)) {
                found.add(f);
            }
        }
        return found;
    }

    /// The text of the first of two keys that is there.
    private static String either(Fields f, String key, String orElse) {
        return f.has(key) ? f.text(key) : f.text(orElse);
    }

    /// The number of the first key that is there.
    private static double number(Fields f, double usual, String... names) {
        for (String name : names) {
            if (f.has(name)) {
                return f.number(name, usual);
            }
        }
        return usual;
    }
}
