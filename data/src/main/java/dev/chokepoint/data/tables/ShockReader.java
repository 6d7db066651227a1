package dev.chokepoint.data.tables;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
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
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

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
    private static final Pattern ANCHOR = Pattern.compile("(?:^|[\\s\\[{,:-])[&*][A-Za-z_]");

    private final IoTable table;
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
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
        ShockReader reader = new ShockReader(table, String.valueOf(path.getFileName()));
        Optional<ShockFile> shock = reader.read(path);
        boolean errors = reader.problems.stream().anyMatch(Problem::isError);
        return new Loaded<>(errors ? Optional.empty() : shock, reader.problems);
    }

    private void error(String field, String value, String expected) {
        problems.add(Problem.error(file, 0, field, value, expected));
    }

    private Optional<ShockFile> read(Path path) {
        JsonNode root;
        try {
            String text = Files.readString(path);
            boolean json = text.stripLeading().startsWith("{");
            if (!json) {
                int line = 0;
                for (String row : text.split("\n", -1)) {
                    line++;
                    String bare = row.replaceAll("#.*|\"[^\"]*\"|'[^']*'", "");
                    if (ANCHOR.matcher(bare).find()) {
                        problems.add(Problem.error(file, line, "", row.strip(), "anchors and aliases are not read"));
                    }
                }
            }
            ObjectMapper mapper = json
                    ? JsonMapper.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build()
                    : YAMLMapper.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build();
            root = mapper.readTree(text);
        } catch (IOException e) {
            error("", path.toString(), "could not be read: " + e.getMessage());
            return Optional.empty();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            problems.add(Problem.error(file, line, "", "", "is no YAML or JSON: " + e.getOriginalMessage()));
            return Optional.empty();
        }
        if (root == null || !root.isObject()) {
            error("", "", "must hold model and events");
            return Optional.empty();
        }
        known(root, "", "boario_commit", "start", "days", "name", "model", "events");
        if (root.has("start")) {
            start = date("start", root.get("start").asString(""), LocalDate.EPOCH);
            dated = true;
        }
        days = (int) number(root, "", USUAL_DAYS, "days");
        if (days < 1 || days > MOST_DAYS) {
            error("days", String.valueOf(days), "must be 1 to " + MOST_DAYS);
            days = USUAL_DAYS;
        }
        Optional<ArioModel> model = model(root.path("model"));
        List<ArioEvent> events = new ArrayList<>();
        JsonNode list = root.path("events");
        if (!list.isArray() || list.isEmpty()) {
            error("events", "", "there must be at least one event");
        }
        for (int k = 0; k < list.size(); k++) {
            String at = "events[" + k + "]";
            try {
                event(list.get(k), at).ifPresent(events::add);
            } catch (IllegalArgumentException e) {
                error(at, "", String.valueOf(e.getMessage()));
            }
        }
        String name = root.path("name")
                .asString(events.isEmpty() ? file : events.getFirst().name());
        return model.map(m -> new ShockFile(m, new ArioShock(name, events), days, start, dated));
    }

    private Optional<ArioModel> model(JsonNode node) {
        known(
                node,
                "model",
                "class",
                "orders",
                "order_type",
                "alpha_base",
                "alpha_max",
                "alpha_days",
                "alpha_tau",
                "inventory_days",
                "main_inv_dur",
                "inventory_by_sector",
                "inventory_dict",
                "psi",
                "psi_param",
                "restore_days",
                "inventory_restoration_tau",
                "days_per_step",
                "temporal_units_by_step",
                "rebuild_tau",
                "monetary_factor",
                "iotable_year_to_temporal_unit_factor");
        boolean base = switch (node.path("class").asString("psi")) {
            case "psi" -> false;
            case "base" -> true;
            default -> {
                error("model.class", node.path("class").asString(""), "must be psi or base");
                yield false;
            }
        };
        String orders = node.has("orders")
                ? node.get("orders").asString("")
                : node.path("order_type").asString("alt");
        ArioModel.Orders spread = switch (orders) {
            case "alt", "alternatives" -> ArioModel.Orders.ALTERNATIVES;
            case "noalt", "fixed" -> ArioModel.Orders.FIXED;
            default -> {
                error("model.orders", orders, "must be alternatives (alt) or fixed (noalt)");
                yield ArioModel.Orders.FIXED;
            }
        };
        double yearDays = number(node, "model", 365, "iotable_year_to_temporal_unit_factor");
        if (yearDays != 365) {
            error("model.iotable_year_to_temporal_unit_factor", String.valueOf(yearDays), "must be 365");
        }
        Map<Integer, Double> bySector = new LinkedHashMap<>();
        JsonNode own = node.has("inventory_by_sector") ? node.get("inventory_by_sector") : node.path("inventory_dict");
        for (Map.Entry<String, JsonNode> e : own.properties()) {
            OptionalInt s = table.findSector(e.getKey());
            if (s.isEmpty() || !e.getValue().isNumber()) {
                error("model.inventory_by_sector", e.getKey(), "must be a sector of the table, with a number of days");
            } else {
                bySector.put(s.getAsInt(), e.getValue().doubleValue());
            }
        }
        try {
            ArioModel usual = base ? ArioModel.baseModel() : ArioModel.psiModel();
            ArioModel model = usual.withOrders(spread)
                    .withAlpha(
                            number(node, "model", usual.alphaBase(), "alpha_base"),
                            number(node, "model", usual.alphaMax(), "alpha_max"),
                            number(node, "model", usual.alphaDays(), "alpha_days", "alpha_tau"))
                    .withInventoryDays(number(node, "model", usual.inventoryDays(), "inventory_days", "main_inv_dur"))
                    .withInventoryBySector(bySector)
                    .withDaysPerStep((int) number(node, "model", 1, "days_per_step", "temporal_units_by_step"));
            if (!base) {
                model = model.withPsi(number(node, "model", usual.psi(), "psi", "psi_param"))
                        .withRestoreDays(number(
                                node, "model", usual.restoreDays(), "restore_days", "inventory_restoration_tau"));
            }
            return Optional.of(model);
        } catch (IllegalArgumentException e) {
            error("model", "", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<ArioEvent> event(JsonNode node, String at) {
        String kind = node.path("kind").asString(node.path("type").asString("capacity"));
        String name = node.path("name").asString(at);
        return switch (kind) {
            case "capacity", "arbitrary" -> {
                known(node, at, COMMON, "impact");
                Map<Integer, Double> share = impact(node.path("impact"), at + ".impact");
                share.forEach((i, v) -> {
                    if (v < 0 || v > 1) {
                        error(at + ".impact", v + " for " + table.industry(i), "the share cut must be 0 to 1");
                    }
                });
                Optional<Timing> timing = timing(node, at);
                yield timing.isEmpty()
                                || share.isEmpty()
                                || share.values().stream().anyMatch(v -> v < 0 || v > 1)
                        ? Optional.empty()
                        : Optional.of(new ArioEvent.CapacityCut(name, share, timing.get()));
            }
            case "gain" -> {
                known(node, at, COMMON, "impact");
                Map<Integer, Double> gain = impact(node.path("impact"), at + ".impact");
                Optional<Timing> timing = timing(node, at);
                yield timing.isEmpty() || gain.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ArioEvent.CapacityGain(name, gain, timing.get()));
            }
            case "lane" -> {
                known(node, at, COMMON, "sellers", "buyers", "share", "final_demand");
                Set<Integer> sellers = new TreeSet<>();
                Set<Integer> buyers = new TreeSet<>();
                Set<Integer> columns = new TreeSet<>();
                boolean finalDemand = node.path("final_demand").asBoolean(true);
                for (JsonNode end : node.path("sellers")) {
                    sellers.addAll(industries(end, at + ".sellers"));
                }
                for (JsonNode end : node.path("buyers")) {
                    buyers.addAll(industries(end, at + ".buyers"));
                    if (finalDemand && end.path(1).asString("").equals(ALL)) {
                        columns.addAll(columns(end.path(0).asString("")));
                    }
                }
                double share = number(node, at, 1, "share");
                Optional<Timing> timing = timing(node, at);
                yield timing.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ArioEvent.LaneCut(name, sellers, buyers, columns, share, timing.get()));
            }
            case "destruction", "rebuild" -> {
                known(
                        node,
                        at,
                        "kind",
                        "type",
                        "name",
                        "impact",
                        "builders",
                        "rebuilding_sectors",
                        "on",
                        "from",
                        "occurrence",
                        "rebuild_days",
                        "rebuild_tau",
                        "capital_to_value_added");
                Map<Integer, Double> builders = new LinkedHashMap<>();
                JsonNode shares = node.has("builders") ? node.get("builders") : node.path("rebuilding_sectors");
                for (Map.Entry<String, JsonNode> e : shares.properties()) {
                    OptionalInt s = table.findSector(e.getKey());
                    if (s.isEmpty()) {
                        error(at + ".builders", e.getKey(), "must be a sector of the table");
                    } else {
                        builders.put(s.getAsInt(), e.getValue().asDouble(0));
                    }
                }
                OptionalInt day = day(node, at, "on", "from", "occurrence");
                yield day.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ArioEvent.Destruction(
                                name,
                                impact(node.path("impact"), at + ".impact"),
                                builders,
                                day.getAsInt(),
                                number(node, at, 60, "rebuild_days", "rebuild_tau"),
                                number(node, at, 4, "capital_to_value_added")));
            }
            default -> {
                error(at + ".kind", kind, "must be capacity, gain, lane or destruction");
                yield Optional.empty();
            }
        };
    }

    private static final List<String> COMMON = List.of(
            "kind",
            "type",
            "name",
            "from",
            "until",
            "occurrence",
            "duration",
            "ramp_days",
            "recovery_days",
            "recovery_tau",
            "recovery",
            "recovery_function");

    private Optional<Timing> timing(JsonNode node, String at) {
        OptionalInt first = day(node, at, "from", "occurrence");
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int last = Timing.NEVER;
        if (node.has("duration")) {
            int duration = (int) number(node, at, 1, "duration");
            if (duration < 1) {
                error(at + ".duration", String.valueOf(duration), "must be at least 1 day");
                return Optional.empty();
            }
            last = first.getAsInt() + duration - 1;
        } else if (node.has("until")) {
            OptionalInt until = day(node, at, "until");
            if (until.isEmpty()) {
                return Optional.empty();
            }
            last = until.getAsInt();
        }
        String curve = node.has("recovery")
                ? node.get("recovery").asString("")
                : node.path("recovery_function").asString("linear");
        Timing.Curve shape = switch (curve.toLowerCase(Locale.ROOT)) {
            case "linear" -> Timing.Curve.LINEAR;
            case "convex", "convexe" -> Timing.Curve.CONVEX;
            case "concave" -> Timing.Curve.CONCAVE;
            default -> {
                error(at + ".recovery", curve, "must be linear, convex or concave");
                yield Timing.Curve.LINEAR;
            }
        };
        return Optional.of(new Timing(
                first.getAsInt(),
                last,
                (int) number(node, at, 0, "ramp_days"),
                (int) number(node, at, 1, "recovery_days", "recovery_tau"),
                shape));
    }

    private OptionalInt day(JsonNode node, String at, String... names) {
        for (String name : names) {
            if (!node.has(name)) {
                continue;
            }
            JsonNode value = node.get(name);
            long day;
            if (value.isIntegralNumber()) {
                day = value.longValue();
            } else if (!dated) {
                error(at + "." + name, value.asString(""), "must be a day number; dates need a start in the file");
                return OptionalInt.empty();
            } else {
                int errors = problems.size();
                LocalDate date = date(at + "." + name, value.asString(""), start);
                if (problems.size() > errors) {
                    return OptionalInt.empty();
                }
                day = ChronoUnit.DAYS.between(start, date);
            }
            if (day < 0 || (day >= days && !name.equals("until"))) {
                String last = dated ? start.plusDays(days - 1L).toString() : String.valueOf(days - 1);
                error(
                        at + "." + name,
                        value.asString(""),
                        "must be within the run, " + (dated ? start.toString() : "0") + " to " + last);
                return OptionalInt.empty();
            }
            return OptionalInt.of((int) Math.min(day, Timing.NEVER));
        }
        error(at, "", "must have a day: " + String.join(" or ", names));
        return OptionalInt.empty();
    }

    private LocalDate date(String field, String text, LocalDate fallback) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            error(field, text, "must be a date such as 2025-04-04");
            return fallback;
        }
    }

    private Map<Integer, Double> impact(JsonNode list, String at) {
        Map<Integer, Double> amounts = new LinkedHashMap<>();
        if (!list.isArray() || list.isEmpty()) {
            error(at, "", "must be a list of [region, sector, amount]");
        }
        for (JsonNode hit : list) {
            if (hit.size() != 3 || !hit.get(2).isNumber()) {
                error(at, hit.toString(), "expected [region, sector, amount]");
                continue;
            }
            for (int i : industries(hit, at)) {
                if (amounts.put(i, hit.get(2).doubleValue()) != null) {
                    error(at, table.industry(i), "the industry must stand once");
                }
            }
        }
        return amounts;
    }

    private Set<Integer> industries(JsonNode end, String at) {
        Set<Integer> found = new TreeSet<>();
        String region = end.path(0).asString("");
        String sector = end.path(1).asString("");
        for (int r = 0; r < table.regions().size(); r++) {
            for (int s = 0; s < table.sectors().size(); s++) {
                if ((region.equals(ALL) || region.equals(table.regions().get(r)))
                        && (sector.equals(ALL) || sector.equals(table.sectors().get(s)))) {
                    found.add(table.industry(r, s));
                }
            }
        }
        if (found.isEmpty()) {
            Problem problem = Problem.error(file, 0, at, region + "/" + sector, "no such industry in the table");
            problems.add(problem.withHint(nearest(region, sector)));
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

    private double number(JsonNode node, String at, double usual, String... names) {
        for (String name : names) {
            if (node.has(name)) {
                if (!node.get(name).isNumber()) {
                    error((at.isEmpty() ? "" : at + ".") + name, node.get(name).asString(""), "must be a number");
                    return usual;
                }
                return node.get(name).doubleValue();
            }
        }
        return usual;
    }

    private void known(JsonNode node, String at, List<String> common, String... names) {
        List<String> all = new ArrayList<>(common);
        all.addAll(List.of(names));
        known(node, at, all.toArray(new String[0]));
    }

    private void known(JsonNode node, String at, String... names) {
        Set<String> known = Set.of(names);
        for (Map.Entry<String, JsonNode> e : node.properties()) {
            if (!known.contains(e.getKey())) {
                error(at.isEmpty() ? e.getKey() : at + "." + e.getKey(), "", "is not known here");
            }
        }
    }
}
