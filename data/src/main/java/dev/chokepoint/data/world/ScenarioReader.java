package dev.chokepoint.data.world;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.files.Fields;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.data.files.TextFile;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Lane;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a scenario: changes to the measures of a world and to its bounds and costs.
///
/// Source: docs/world-format.md#scenarios
public final class ScenarioReader {
    private static final Pattern LANE = Pattern.compile("([^:\\s]+)\\s*:\\s*([^:>\\s]+?)\\s*->\\s*([^:\\s]+)");
    private static final Pattern AT = Pattern.compile("([^@\\s]+)\\s*@\\s*([^@\\s]+)");
    private static final Pattern AMOUNT = Pattern.compile("([0-9.eE+-]+)\\s+(\\S+)");

    /// Most bytes of a file.
    private static final long LIMIT = 1_000_000;

    private final Network network;
    private final Set<String> measures;
    private final Problems problems = new Problems();
    private final List<Change> changes = new ArrayList<>();
    private final List<Shifts.Shift> shifts = new ArrayList<>();
    private String scenario = "";

    private ScenarioReader(Network network, Set<String> measures) {
        this.network = network;
        this.measures = measures;
    }

    /// Reads a file against a world; what its parents change comes first.
    ///
    /// @param measures the measures of the ledger
    public static Loaded<WhatIf> read(Path file, Network network, Set<String> measures) {
        Problems problems = new Problems();
        List<Part> line = new ArrayList<>();
        ancestry(file, problems).forEach((_, part) -> line.addFirst(part));
        Loaded<WhatIf> all = read(List.copyOf(line), network, measures);
        problems.addAll(all.problems());
        return new Loaded<>(all.value(), problems.sorted());
    }

    /// The files that a scenario is read from: its own, then its parents as far as they can be read.
    public static List<Path> files(Path file) {
        return List.copyOf(ancestry(file, new Problems()).keySet());
    }

    private static Map<Path, Part> ancestry(Path file, Problems problems) {
        Map<Path, Part> line = new LinkedHashMap<>();
        Path at = file.toAbsolutePath().normalize();
        while (true) {
            Path folder = Optional.ofNullable(at.getParent()).orElse(at);
            Optional<String> text = TextFile.read(folder, at, LIMIT, problems);
            if (text.isEmpty()) {
                return line;
            }
            Part part = new Part(TextFile.name(folder, at), text.get());
            line.put(at, part);
            Loaded<ScenarioFile> read = ScenarioFile.parse(part.name(), part.text());
            String parent = read.value().parent();
            // What is wrong with the file itself is told when its changes are read.
            if (parent.isEmpty() || read.hasErrors()) {
                return line;
            }
            at = folder.resolve(parent + ".yaml").normalize();
            if (line.containsKey(at)) {
                problems.add(Problem.error(
                        part.name(),
                        0,
                        "parent",
                        parent,
                        "A scenario must not branch from itself, nor from a branch of its own."));
                return line;
            }
        }
    }

    /// A scenario as text.
    ///
    /// @param name what problems are told with
    public record Part(String name, String text) {}

    /// Reads scenarios that build on each other, the first first.
    ///
    /// @param measures the measures of the ledger
    public static Loaded<WhatIf> read(List<Part> line, Network network, Set<String> measures) {
        WhatIf all = WhatIf.NOTHING;
        Problems problems = new Problems();
        for (Part part : line) {
            ScenarioReader reader = new ScenarioReader(network, measures);
            Yaml.parse(part.name(), part.text(), reader.problems).ifPresent(tree -> reader.read(part.name(), tree));
            all = all.then(new WhatIf(reader.scenario, reader.changes, new Shifts(reader.shifts)));
            problems.addAll(reader.problems.sorted());
        }
        return new Loaded<>(all, problems.sorted());
    }

    private void read(String name, Yaml tree) {
        JsonSchema.shipped("scenario").check(name, tree, problems);
        if (!(tree instanceof Yaml.Mapping top)) {
            return;
        }
        scenario = top.row(name).get("name");
        if (top.find("changes").orElse(top) instanceof Yaml.Sequence list) {
            for (Yaml element : list.elements()) {
                if (element instanceof Yaml.Mapping mapping && new Fields(name, mapping, problems).isSound()) {
                    change(mapping.row(name));
                }
            }
        }
    }

    /// A change that fits the schema, so that it has one of these keys.
    private void change(Row row) {
        for (String kind : row.fields().keySet()) {
            switch (kind) {
                case "lift", "ease", "suspend" -> measure(kind, row);
                case "close" -> close(row);
                case "capacity" -> capacity(row);
                case "reserve" -> reserve(row);
                case "stock" -> stock(row);
                case "demand" -> demand(row);
                case "duty", "export_tax", "quota", "required" -> lanes(kind, row);
                default -> {
                    // A detail of the change.
                }
            }
        }
    }

    private void measure(String kind, Row row) {
        String id = row.get(kind);
        if (!measures.contains(id)) {
            problems.error(row, kind, "The measure must be in the ledger.", Spelling.hint(id, measures));
            return;
        }
        Optional<Integer> from = month(row, "from", 0);
        if (from.isEmpty()) {
            return;
        }
        switch (kind) {
            case "ease" ->
                number(row, "share", 0, 1)
                        .ifPresent(s -> changes.add(new Change.Ease(id, s, from.get(), Change.Filter.ALL)));
            case "suspend" ->
                number(row, "months", 1, 600)
                        .ifPresent(m -> changes.add(new Change.Suspend(
                                id, from.get(), (int) Math.round(m), Change.Filter.ALL, Change.SnapBack.RESTART)));
            default -> changes.add(new Change.Lift(id, from.get(), Change.Filter.ALL));
        }
    }

    private void close(Row row) {
        Set<Integer> arcs = arcs(row, "close");
        Optional<Shifts.Span> span = span(row);
        Optional<Double> share = row.has("share") ? number(row, "share", 0, 1) : Optional.of(0.0);
        List<EndUse> uses = new ArrayList<>(List.of(EndUse.values()));
        if (row.has("end_use")) {
            uses.removeIf(u -> !u.name().equalsIgnoreCase(row.get("end_use")));
        }
        if (arcs.isEmpty() || span.isEmpty() || share.isEmpty()) {
            return;
        }
        List<Controls.Restriction> all = new ArrayList<>();
        String name = scenario + ": " + row.get("close");
        for (int arc : arcs) {
            Lane lane = network.laneOf(arc);
            for (int t = span.get().first();
                    t < Math.min(span.get().end(), network.world().months());
                    t++) {
                for (EndUse use : uses) {
                    all.add(new Controls.Restriction(arc, t, use, name, lane.from(), share.get(), 1));
                }
            }
        }
        changes.add(new Change.Close(all));
    }

    private void lanes(String kind, Row row) {
        Set<Integer> arcs = arcs(row, kind);
        Optional<Shifts.Span> span = span(row);
        if (arcs.isEmpty() || span.isEmpty()) {
            return;
        }
        String name = row.get(kind);
        switch (kind) {
            case "duty" ->
                number(row, "share", 0, 100).ifPresent(s -> shifts.add(new Shifts.Duty(arcs, span.get(), s, false)));
            case "export_tax" ->
                number(row, "share", 0, 100).ifPresent(s -> shifts.add(new Shifts.Duty(arcs, span.get(), s, true)));
            case "quota" ->
                amount(row, unitOf(arcs), true)
                        .ifPresent(a -> shifts.add(new Shifts.Quota(name, arcs, span.get(), a.value(), a.monthly())));
            default ->
                amount(row, unitOf(arcs), false)
                        .ifPresent(a -> shifts.add(new Shifts.Required(name, arcs, span.get(), a.value())));
        }
    }

    private Unit unitOf(Set<Integer> arcs) {
        return Unit.parse(network.unitOf(network.laneOf(arcs.iterator().next()).item()));
    }

    private void capacity(Row row) {
        Matcher m = AT.matcher(row.get("capacity"));
        Set<Integer> works = m.matches() ? network.plantsLike(m.group(1), m.group(2)) : Set.of();
        if (works.isEmpty()) {
            Set<String> known = new LinkedHashSet<>();
            network.world().plants().forEach(p -> known.add(p.recipe() + "@" + p.place()));
            problems.error(
                    row,
                    "capacity",
                    "The plant must be a recipe@place of this world; * stands for any.",
                    Spelling.hint(row.get("capacity"), known));
            return;
        }
        Optional<Shifts.Span> span = span(row);
        Optional<Double> times = number(row, "times", 0, 1e6);
        if (span.isPresent() && times.isPresent()) {
            shifts.add(new Shifts.Capacity(works, span.get(), times.get()));
        }
    }

    private void reserve(Row row) {
        Matcher m = AT.matcher(row.get("reserve"));
        boolean known = m.matches()
                && network.findItem(m.group(1)).isPresent()
                && network.world().places().stream().anyMatch(p -> p.id().equals(m.group(2)));
        if (!known) {
            problems.error(row, "reserve", "The reserve must be an item@place of this world.");
            return;
        }
        Optional<Shifts.Span> span = span(row);
        Matcher amount = AMOUNT.matcher(row.get("amount"));
        Unit unit = Unit.parse(network.unitOf(m.group(1)));
        if (!amount.matches()) {
            problems.error(row, "amount", "The amount must be a number and a unit, such as 100 t.");
            return;
        }
        converted(row, amount, unit)
                .filter(a -> span.isPresent())
                .ifPresent(a -> shifts.add(
                        new Shifts.Reserve(row.get("reserve"), m.group(1), m.group(2), span.orElseThrow(), a)));
    }

    /// What is in stock when the plan begins: times a factor, and so much more, which goes to the origins that are told
    /// apart as the stock of the world does.
    private void stock(Row row) {
        Matcher m = AT.matcher(row.get("stock"));
        Set<Integer> nodes = m.matches() ? network.nodesLike(m.group(1), m.group(2)) : Set.of();
        if (nodes.isEmpty()) {
            problems.error(row, "stock", "The stock must be an item@place of this world; * stands for any place.");
            return;
        }
        Optional<Double> times = row.has("times") ? number(row, "times", 0, 1e6) : Optional.of(1.0);
        Optional<Double> more = row.has("amount") ? more(row, m.group(1), m.group(2)) : Optional.of(0.0);
        if (times.isEmpty() || more.isEmpty()) {
            return;
        }
        if (!row.has("times") && !row.has("amount")) {
            problems.error(row, "stock", "A stock needs times, a factor, or amount, how much more there is.");
            return;
        }
        double all = nodes.stream().mapToDouble(n -> network.stock[n]).sum();
        for (int node : nodes) {
            double part = all > 0 ? network.stock[node] / all : 1.0 / nodes.size();
            shifts.add(new Shifts.Stock(node, times.get(), more.get() * part));
        }
    }

    private Optional<Double> more(Row row, String item, String place) {
        Matcher amount = AMOUNT.matcher(row.get("amount"));
        if (!amount.matches() || place.equals("*")) {
            problems.error(row, "amount", "The amount must be a number and a unit, such as 100 t, at one place.");
            return Optional.empty();
        }
        return converted(row, amount, Unit.parse(network.unitOf(item)));
    }

    private void demand(Row row) {
        Matcher m = AT.matcher(row.get("demand"));
        Set<Integer> uses = new LinkedHashSet<>(m.matches() ? network.usesLike(m.group(1), m.group(2)) : Set.of());
        if (row.has("end_use")) {
            uses.removeIf(u -> !network.uses.get(u).demand().endUse().name().equalsIgnoreCase(row.get("end_use")));
        }
        if (uses.isEmpty()) {
            Set<String> known = new LinkedHashSet<>();
            network.world().demands().forEach(d -> known.add(d.item() + "@" + d.place()));
            problems.error(
                    row,
                    "demand",
                    "The demand must be an item@place that this world has a demand for; * stands for any place.",
                    Spelling.hint(row.get("demand"), known));
            return;
        }
        Optional<Shifts.Span> span = span(row);
        Optional<Double> times = number(row, "times", 0, 1e6);
        if (span.isPresent() && times.isPresent()) {
            shifts.add(new Shifts.Demand(uses, span.get(), times.get()));
        }
    }

    private Set<Integer> arcs(Row row, String field) {
        Matcher m = LANE.matcher(row.get(field));
        Set<Integer> arcs = m.matches() ? network.lanesLike(m.group(1), m.group(2), m.group(3)) : Set.of();
        if (arcs.isEmpty()) {
            Set<String> known = new LinkedHashSet<>();
            network.world().lanes().forEach(l -> known.add(l.item() + ":" + l.from() + "->" + l.to()));
            problems.error(
                    row,
                    field,
                    "The lanes must be item:from->to of this world; * stands for any.",
                    Spelling.hint(row.get(field), known));
        }
        return arcs;
    }

    private Optional<Shifts.Span> span(Row row) {
        int months = network.world().months();
        Optional<Integer> from = month(row, "from", 0);
        Optional<Integer> until = month(row, "until", months - 1).map(t -> t + 1);
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (until.get() <= from.get()) {
            problems.error(row, "until", "The last month must not be before the first.");
            return Optional.empty();
        }
        return Optional.of(new Shifts.Span(from.get(), until.get()));
    }

    private Optional<Integer> month(Row row, String field, int otherwise) {
        if (!row.has(field)) {
            return Optional.of(otherwise);
        }
        try {
            long t = ChronoUnit.MONTHS.between(network.world().first(), YearMonth.parse(row.get(field)));
            if (t >= 0 && t < network.world().months()) {
                return Optional.of((int) t);
            }
            problems.error(
                    row,
                    field,
                    "The month must be in the plan, " + network.world().first() + " to "
                            + network.world().first().plusMonths(network.world().months() - 1L) + ".");
        } catch (DateTimeException e) {
            problems.error(row, field, "A month must have the form 2025-04.");
        }
        return Optional.empty();
    }

    private Optional<Double> number(Row row, String field, double low, double high) {
        try {
            double value = Double.parseDouble(row.get(field));
            if (value >= low && value <= high) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        problems.error(row, field, "The field must be a number from " + low + " to " + high + ".");
        return Optional.empty();
    }

    private record Amount(double value, boolean monthly) {}

    /// An amount a time, in item units a month, or (for a quota) over the whole span.
    private Optional<Amount> amount(Row row, Unit unit, boolean mayBeTotal) {
        Matcher m = AMOUNT.matcher(row.get("amount"));
        if (m.matches()) {
            boolean monthly = m.group(2).contains("/");
            if (monthly || mayBeTotal) {
                return converted(row, m, monthly ? unit.per(Unit.parse("month")) : unit)
                        .map(a -> new Amount(a, monthly));
            }
        }
        problems.error(
                row,
                "amount",
                "The amount must be a number and a unit a time, such as 100 t/year"
                        + (mayBeTotal ? ", or without a time for the whole span." : "."));
        return Optional.empty();
    }

    private Optional<Double> converted(Row row, Matcher amount, Unit unit) {
        try {
            double value = Double.parseDouble(amount.group(1));
            if (value >= 0 && !Double.isInfinite(value)) {
                return Optional.of(value * Unit.parse(amount.group(2)).factorTo(unit));
            }
            problems.error(row, "amount", "The amount must be 0 or more.");
        } catch (IllegalArgumentException e) {
            problems.error(row, "amount", e);
        }
        return Optional.empty();
    }
}
