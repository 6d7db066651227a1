package dev.chokepoint.data.world;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.data.files.FigureReader;
import dev.chokepoint.data.files.Group;
import dev.chokepoint.data.files.Groups;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.data.files.TableReader;
import dev.chokepoint.data.files.TableSchema;
import dev.chokepoint.data.files.TableSchema.Column;
import dev.chokepoint.data.files.TableSchema.FigureRule;
import dev.chokepoint.data.files.TextFile;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.exposure.world.Content;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Party;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files of a world, read and checked line by line, before they are put together.
///
/// Every check that needs one line and the names that exist is made here; what needs the whole is
/// [WorldValidator]'s.
public final class WorldDraft {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Set<String> OTHER_PARTS =
            Set.of("ledger", "commitments", "articles", "deals", "scenarios", "reopenings", "review", "backtest");
    private static final Set<String> ISO_CODES = Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("EU"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}");

    private final Map<String, Set<String>> wordsByPart = new HashMap<>();
    private final Path root;
    private final WorldLayout layout;
    public final Problems problems = new Problems();

    Row header = new Row("world.yaml", 1, Map.of());
    Row asOfRow = header;
    Optional<YearMonth> first = Optional.empty();
    Optional<LocalDate> asOf = Optional.empty();
    int months;
    public Optional<Group> discount = Optional.empty();

    final Map<String, Party> parties = new LinkedHashMap<>();
    final Map<String, Row> partyRows = new LinkedHashMap<>();
    public final Map<String, Source> sources = new LinkedHashMap<>();
    public final Map<String, Row> sourceRows = new LinkedHashMap<>();
    final Map<String, Place> places = new LinkedHashMap<>();
    final Map<String, Item> items = new LinkedHashMap<>();
    /// What measures abroad count as content, in the order of the files.
    final List<Content> contents = new ArrayList<>();

    private final Set<String> contentSources = new HashSet<>();

    /// The output of each recipe.
    final Map<String, String> outputs = new LinkedHashMap<>();
    /// The lines without an input, of recipes that take nothing.
    final Map<String, Row> mines = new LinkedHashMap<>();

    private final Map<String, List<Row>> rows = new LinkedHashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<String, Map<String, Row>> named = new HashMap<>();
    private final Map<String, Groups> groups = new LinkedHashMap<>();
    /// Names of tables of which something could not be read, so that a name not found in them says nothing.
    private final Set<String> incomplete = new HashSet<>();

    private Set<String> usedSources = Set.of();
    private Set<String> inheritedSources = Set.of();

    private WorldDraft(Path root) {
        this.root = root;
        this.layout = WorldLayout.read(root, problems);
    }

    public static WorldDraft read(Path root) {
        WorldDraft draft = new WorldDraft(root);
        if (!Files.isDirectory(root)) {
            draft.problems.add(Problem.error(
                    root.toString(), 0, "", "", "A world must be a folder that holds world.yaml; there is none here."));
            return draft;
        }
        if (!draft.problems.hasErrors()) {
            draft.readAll();
        }
        return draft;
    }

    public Groups groups(String table) {
        return groups.getOrDefault(table, new Groups());
    }

    public Collection<Groups> allGroups() {
        return groups.values();
    }

    /// The line in which a place, an item or a recipe is named first.
    public Row rowOf(String table, String name) {
        return named.getOrDefault(table, Map.of()).getOrDefault(name, new Row(table + ".csv", 0, Map.of()));
    }

    public Set<String> usedSources() {
        return usedSources;
    }

    /// The sources of the worlds that this one extends, which need not be used here.
    Set<String> inheritedSources() {
        return inheritedSources;
    }

    private void readAll() {
        readSources();
        FigureReader figures = new FigureReader(sources, !incomplete.contains("sources"), problems);
        readHeader(figures);
        names.put("parties", parties.keySet());
        for (TableSchema schema : TableSchema.all().values()) {
            Problems found = new Problems();
            List<Row> read = new ArrayList<>();
            for (Path folder : layout.folders().reversed()) {
                List<Row> more = new ArrayList<>();
                for (Path file : files(folder, schema.name(), ".csv", found)) {
                    more.addAll(TableReader.read(root, file, schema, found));
                }
                read = replaced(schema, read, more);
            }
            rows.put(schema.name(), read);
            merge(schema.name(), found);
        }
        collectNames("places", "id");
        collectNames("items", "id");
        collectNames("recipes", "recipe");
        for (TableSchema schema : TableSchema.all().values()) {
            List<Row> good = rows.getOrDefault(schema.name(), List.of()).stream()
                    .filter(row -> columnsFit(row, schema))
                    .toList();
            switch (schema.name()) {
                case "places" -> good.forEach(this::addPlace);
                case "items" -> good.forEach(row -> addItem(row, figures));
                case "contents" -> good.forEach(this::addContent);
                default -> addFigures(schema, good, figures);
            }
        }
        usedSources = new HashSet<>(figures.used());
        usedSources.addAll(contentSources);
        checkForStrangers();
    }

    /// The lines of a world that extends another: all lines of a figure or a name stand in the place of those that the
    /// other has of the same.
    private static List<Row> replaced(TableSchema schema, List<Row> lines, List<Row> by) {
        if (lines.isEmpty() || by.isEmpty()) {
            return lines.isEmpty() ? by : lines;
        }
        Map<List<String>, List<Row>> all = byKey(schema, lines);
        all.putAll(byKey(schema, by));
        return all.values().stream().flatMap(List::stream).toList();
    }

    private static Map<List<String>, List<Row>> byKey(TableSchema schema, List<Row> lines) {
        Map<List<String>, List<Row>> all = new LinkedHashMap<>();
        for (Row line : lines) {
            all.computeIfAbsent(schema.key().stream().map(line::get).toList(), k -> new ArrayList<>())
                    .add(line);
        }
        return all;
    }

    private void merge(String table, Problems found) {
        problems.addAll(found.sorted());
        if (found.hasErrors()) {
            incomplete.add(table);
        }
    }

    // ---- files

    /// The files of one kind in a world's folder: `name` + ending, or the files in the folder `name`.
    private List<Path> files(Path world, String name, String ending, Problems found) {
        Path file = world.resolve(name + ending);
        Path folder = world.resolve(name);
        boolean isFolder = Files.isDirectory(folder);
        if (Files.exists(file) && isFolder) {
            found.add(Problem.error(
                    TextFile.name(root, file),
                    0,
                    "",
                    "",
                    "There must be either this file or the folder " + name + "/, not both."));
            return List.of();
        }
        if (!isFolder) {
            return Files.exists(file) ? List.of(file) : List.of();
        }
        List<Path> parts = new ArrayList<>();
        for (Path part : list(folder)) {
            String name0 = String.valueOf(part.getFileName());
            if (Files.isRegularFile(part) && name0.endsWith(ending)) {
                parts.add(part);
            } else if (!name0.startsWith(".") && !name0.endsWith(".md")) {
                found.add(Problem.warning(
                        TextFile.name(root, part),
                        0,
                        "",
                        "",
                        "The folder holds " + ending + " files; this is not read."));
            }
        }
        return parts;
    }

    private List<Path> list(Path folder) {
        try (Stream<Path> parts = Files.list(folder)) {
            return parts.sorted().toList();
        } catch (IOException e) {
            problems.add(Problem.error(TextFile.name(root, folder), 0, "", "", "The folder cannot be read: " + e));
            return List.of();
        }
    }

    /// Warns of files in the world's folder that nothing reads, such as `recepies.csv`.
    private void checkForStrangers() {
        Set<String> known = new LinkedHashSet<>(List.of("world", "sources"));
        known.addAll(TableSchema.all().keySet());
        known.addAll(OTHER_PARTS);
        for (Path part : list(root)) {
            String name = String.valueOf(part.getFileName());
            boolean folder = Files.isDirectory(part);
            int dot = name.lastIndexOf('.');
            String stem = folder || dot <= 0 ? name : name.substring(0, dot);
            String ending = folder || dot <= 0 ? "" : name.substring(dot);
            boolean table = TableSchema.all().containsKey(stem) || name.equals(BehaviourReader.FILE);
            boolean expected = folder
                    ? known.contains(stem) && !stem.equals("world")
                    : table ? ending.equals(".csv") : known.contains(stem) && ending.equals(".yaml");
            boolean data = folder || Set.of(".csv", ".yaml", ".yml", ".json").contains(ending);
            if (expected || !data || name.startsWith(".")) {
                continue;
            }
            String hint = known.contains(stem)
                    ? "\"" + stem + (table ? ".csv" : ".yaml") + "\" was meant."
                    : Spelling.hint(stem, known);
            if (!hint.isEmpty() || !folder) {
                problems.add(Problem.warning(name, 0, "", "", "Nothing in a world has this name, so it is not read.")
                        .withHint(hint));
            }
        }
    }

    /// The words of the files that other readers read, in which keys of sources may stand.
    public Set<String> wordsOfOtherParts() {
        Set<String> words = new HashSet<>();
        OTHER_PARTS.forEach(part -> words.addAll(wordsOf(part)));
        return words;
    }

    /// The words of a part of the world: a YAML file or a folder; none where there is no such part.
    public Set<String> wordsOf(String part) {
        return wordsByPart.computeIfAbsent(part, this::readWords);
    }

    private Set<String> readWords(String part) {
        Set<String> words = new HashSet<>();
        Path folder = part.equals("ledger") ? layout.ledger() : layout.part(part);
        for (Path start : List.of(folder, layout.part(part + ".yaml"))) {
            if (!Files.exists(start)) {
                continue;
            }
            try (Stream<Path> walk = Files.walk(start)) {
                for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    // Their own readers report what is wrong with these files.
                    TextFile.read(root, file, TextFile.TABLE_LIMIT, new Problems())
                            .ifPresent(text -> addWords(text, words));
                }
            } catch (IOException e) {
                problems.add(Problem.error(part, 0, "", "", "The folder cannot be read: " + e));
            }
        }
        return words;
    }

    private static void addWords(String text, Set<String> words) {
        int from = 0;
        for (int k = 0; k <= text.length(); k++) {
            if (k == text.length() || !isOfWord(text.charAt(k))) {
                if (k > from) {
                    words.add(text.substring(from, k));
                }
                from = k + 1;
            }
        }
    }

    private static boolean isOfWord(char c) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0;
    }

    // ---- world.yaml and sources.yaml

    private void readHeader(FigureReader figures) {
        Path file = root.resolve("world.yaml");
        if (!Files.exists(file)) {
            problems.add(Problem.error("world.yaml", 0, "", "", "The file must be there; it names the world."));
            incomplete.add("parties");
            return;
        }
        Optional<Yaml> tree = Yaml.read(root, file, problems);
        if (tree.isEmpty()) {
            incomplete.add("parties");
            return;
        }
        if (!(tree.get() instanceof Yaml.Mapping world)) {
            problems.add(Problem.error("world.yaml", tree.get().line(), "", "", "The file must be a mapping."));
            incomplete.add("parties");
            return;
        }
        JsonSchema.shipped("world").check("world.yaml", world, problems);
        if (layout.folders().size() == 1) {
            for (String key : List.of("discount", "parties")) {
                if (world.find(key).isEmpty()) {
                    problems.add(Problem.error(
                            "world.yaml",
                            world.line(),
                            key,
                            "",
                            "The key is missing and must be given, unless the world extends another."));
                }
            }
        }
        Optional<Inherited> listed = inherited(world, "parties");
        if (listed.isEmpty()) {
            incomplete.add("parties");
        }
        header = world.row("world.yaml");
        try {
            first = Optional.of(YearMonth.parse(header.get("first")));
        } catch (DateTimeException e) {
            // The schema told it.
        }
        months = WHOLE.matcher(header.get("months")).matches() ? Integer.parseInt(header.get("months")) : 0;
        if (world.find("as_of").isPresent()) {
            asOfRow = at("world.yaml", world, "as_of");
            asOf = figures.day(asOfRow, "as_of");
        }
        listed.ifPresent(this::readParties);
        inherited(world, "discount").ifPresent(d -> readDiscount(d, figures));
    }

    /// A key of `world.yaml` that a world may leave to the one it extends, with the file in which it stands.
    private record Inherited(String file, Yaml node) {}

    private Optional<Inherited> inherited(Yaml.Mapping own, String key) {
        if (own.find(key).isPresent()) {
            return own.find(key).map(node -> new Inherited("world.yaml", node));
        }
        for (Path base : layout.folders().subList(1, layout.folders().size())) {
            Path file = base.resolve("world.yaml");
            if (Yaml.read(root, file, problems).orElse(null) instanceof Yaml.Mapping world
                    && world.find(key).isPresent()) {
                JsonSchema.shipped("world").check(TextFile.name(root, file), world, problems);
                return world.find(key).map(node -> new Inherited(TextFile.name(root, file), node));
            }
        }
        return Optional.empty();
    }

    private void readParties(Inherited from) {
        String file = from.file();
        Yaml node = from.node();
        Problems found = new Problems();
        for (Yaml element : node instanceof Yaml.Sequence list ? list.elements() : List.<Yaml>of()) {
            // The schema told of a party that is none; names of parties elsewhere say nothing then.
            if (!(element instanceof Yaml.Mapping party)
                    || !NAME.matcher(party.row(file).get("id")).matches()) {
                incomplete.add("parties");
                continue;
            }
            Row row = party.row(file);
            String id = row.get("id");
            if (partyRows.putIfAbsent(id, row) != null) {
                found.add(Problem.error(file, row.line(), "id", id, "A party must stand once."));
            } else {
                parties.put(id, new Party(id, row.get("name")));
            }
        }
        if (parties.isEmpty()) {
            incomplete.add("parties");
        }
        merge("parties", found);
    }

    private void readDiscount(Inherited from, FigureReader figures) {
        String file = from.file();
        Yaml node = from.node();
        List<Yaml> elements = switch (node) {
            case Yaml.Sequence s -> s.elements();
            case Yaml.Mapping m -> List.of(m);
            case Yaml.Text t -> List.of(t);
        };
        List<Figure> found = new ArrayList<>();
        List<Row> lines = new ArrayList<>();
        for (Yaml element : elements) {
            if (!(element instanceof Yaml.Mapping figure)) {
                continue;
            }
            Row row = figure.row(file);
            figures.read(row)
                    .filter(f -> fits(f, row, List.of("share/year"), new FigureRule("share/year", 0, 1, false)))
                    .ifPresent(f -> {
                        found.add(f);
                        lines.add(row);
                    });
        }
        if (!found.isEmpty()) {
            Row row = lines.getFirst();
            discount = Optional.of(new Group(row, List.of("discount"), new Vintages(found), lines));
        }
    }

    private void readSources() {
        Problems found = new Problems();
        boolean any = false;
        for (Path folder : layout.folders().reversed()) {
            inheritedSources = Set.copyOf(sourceRows.keySet());
            List<Path> files = files(folder, "sources", ".yaml", found);
            readSources(files, found);
            any |= !files.isEmpty();
        }
        if (!any && !found.hasErrors()) {
            found.add(Problem.error(
                    "sources.yaml", 0, "", "", "The file must be there; every figure rests on a source."));
        }
        merge("sources", found);
    }

    private void readSources(List<Path> files, Problems found) {
        for (Path path : files) {
            String file = TextFile.name(root, path);
            Yaml.read(root, path, found).ifPresent(tree -> {
                JsonSchema.shipped("sources").check(file, tree, problems);
                if (tree instanceof Yaml.Mapping all) {
                    all.entries()
                            .forEach((key, node) ->
                                    readSource(file, key, all.lines().getOrDefault(key, 0), node));
                } else {
                    incomplete.add("sources");
                }
            });
        }
    }

    private void readSource(String file, String key, int line, Yaml node) {
        if (!NAME.matcher(key).matches() || !(node instanceof Yaml.Mapping mapping)) {
            return;
        }
        Row row = new Row(file, line, mapping.row(file).fields());
        Optional<LocalDate> published = Optional.empty();
        if (mapping.find("published").isPresent()) {
            published = new FigureReader(sources, true, problems).day(at(file, mapping, "published"), "published");
        }
        Optional<Source.Reliability> reliability = Arrays.stream(Source.Reliability.values())
                .filter(r -> r.name().toLowerCase(Locale.ROOT).equals(row.get("reliability")))
                .findFirst();
        if (sourceRows.containsKey(key)) {
            problems.add(Problem.error(
                    file,
                    line,
                    "key",
                    key,
                    "The source stands already in " + sourceRows.get(key).where() + "."));
            return;
        }
        sourceRows.put(key, row);
        // A source with a broken field is still known by its key, so that its uses are not reported as well.
        sources.put(
                key,
                new Source(
                        key,
                        row.get("title"),
                        row.get("publisher"),
                        row.get("address"),
                        published.orElse(LocalDate.EPOCH),
                        reliability.orElse(Source.Reliability.DISPUTED)));
    }

    /// The row of a mapping, with the line of one of its keys.
    private static Row at(String file, Yaml.Mapping mapping, String key) {
        Row row = mapping.row(file);
        return new Row(file, mapping.lines().getOrDefault(key, row.line()), row.fields());
    }

    // ---- tables

    private void collectNames(String table, String column) {
        Map<String, Row> found = new LinkedHashMap<>();
        for (Row row : rows.getOrDefault(table, List.of())) {
            if (row.has(column)) {
                found.putIfAbsent(row.get(column), row);
            }
        }
        named.put(table, found);
        names.put(table, found.keySet());
    }

    private boolean columnsFit(Row row, TableSchema schema) {
        boolean fits = true;
        for (Column column : schema.columns()) {
            fits &= columnFits(row, column);
        }
        return fits;
    }

    private boolean columnFits(Row row, Column column) {
        String field = column.name();
        String text = row.get(field);
        if (text.isEmpty()) {
            if (!column.mayBeEmpty()) {
                problems.error(row, field, "The field must not be empty.");
            }
            return column.mayBeEmpty();
        }
        if (text.equals(Groups.ANY) && column.any()) {
            return true;
        }
        return switch (column.type()) {
            case ID -> checkName(row, field);
            case REF -> checkReference(row, field, column.of());
            case ONEOF -> {
                if (!column.values().contains(text)) {
                    String hint = text.equals(Groups.ANY) ? "" : Spelling.hint(text, column.values());
                    problems.error(
                            row,
                            field,
                            "The field must be one of " + column.values() + (column.any() ? " or *." : "."),
                            hint);
                }
                yield column.values().contains(text);
            }
            case TEXT, UNIT -> true;
            case DAY ->
                new FigureReader(sources, true, problems).day(row, field).isPresent();
            case WHOLE -> whole(row, field).isPresent();
            case PAIRS -> pairs(row, field).isPresent();
            case CODES -> codes(row, field).isPresent();
        };
    }

    private boolean checkName(Row row, String field) {
        if (!NAME.matcher(row.get(field)).matches()) {
            problems.error(
                    row,
                    field,
                    "A name must consist of letters, digits, dots, hyphens and underscores, without spaces.");
            return false;
        }
        return true;
    }

    private boolean checkReference(Row row, String field, String table) {
        Set<String> known = names.getOrDefault(table, Set.of());
        String name = row.get(field);
        if (!known.contains(name)) {
            if (incomplete.contains(table)) {
                return false;
            }
            String file = table.equals("parties") ? "the parties of world.yaml" : table + ".csv";
            problems.error(row, field, "The name is not in " + file + ".", Spelling.hint(name, known));
            return false;
        }
        return true;
    }

    private Optional<Integer> whole(Row row, String field) {
        try {
            int number = Integer.parseInt(row.get(field));
            if (number >= 0) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        problems.error(row, field, "The field must be a whole number from 0.");
        return Optional.empty();
    }

    private Optional<Map<String, String>> pairs(Row row, String field) {
        Map<String, String> pairs = new TreeMap<>();
        for (String part : parts(row.get(field))) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                problems.error(row, field, "Attributes must have the form element=Sm;form=magnet.");
                return Optional.empty();
            }
            String key = part.substring(0, equals).strip();
            if (pairs.put(key, part.substring(equals + 1).strip()) != null) {
                problems.error(row, field, "The attribute (" + key + ") must stand once.");
                return Optional.empty();
            }
        }
        return Optional.of(pairs);
    }

    private Optional<List<Id>> codes(Row row, String field) {
        List<Id> codes = new ArrayList<>();
        for (String part : parts(row.get(field))) {
            try {
                codes.add(Id.parse(part));
            } catch (IllegalArgumentException e) {
                problems.error(row, field, "Codes must have the form hs2022~850511;eccn~3D991.");
                return Optional.empty();
            }
        }
        return Optional.of(codes);
    }

    private static List<String> parts(String text) {
        return Stream.of(text.split(";"))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList();
    }

    private void addPlace(Row row) {
        if (isRepeated(row, "places", "id")) {
            return;
        }
        if (row.has("iso") && !ISO_CODES.contains(row.get("iso"))) {
            problems.error(
                    row,
                    "iso",
                    "The code must be an ISO 3166 alpha-2 code or EU, or empty where no code stands for the place.");
        }
        places.put(row.get("id"), new Place(row.get("id"), row.get("name"), row.get("iso"), row.get("party")));
    }

    private void addContent(Row row) {
        if (!ISO_CODES.contains(row.get("origin"))) {
            problems.error(row, "origin", "The code must be an ISO 3166 alpha-2 code or EU.");
            return;
        }
        if (places.values().stream().noneMatch(p -> p.iso().equals(row.get("origin")))) {
            problems.error(row, "origin", "No place of the world has the code.");
            return;
        }
        Content content = new Content(row.get("attribute"), row.get("origin"), row.get("item"));
        if (contents.contains(content)) {
            problems.error(row, "item", "The content must stand once.");
            return;
        }
        if (!row.get("source").startsWith("assumed: ") && !sources.containsKey(row.get("source"))) {
            problems.error(
                    row,
                    "source",
                    "The source is not in sources.yaml.",
                    Spelling.hint(row.get("source"), sources.keySet()));
        }
        contentSources.add(row.get("source"));
        contents.add(content);
    }

    private void addItem(Row row, FigureReader figures) {
        if (isRepeated(row, "items", "id")) {
            return;
        }
        Optional<Unit> unit = figures.unit(row, "unit");
        Stage stage = Stage.valueOf(row.get("stage").toUpperCase(Locale.ROOT));
        Optional<Storage> storage = storage(row, stage, figures);
        if (unit.isEmpty() || storage.isEmpty()) {
            return;
        }
        if (!unit.get().denominator().isEmpty()
                || !(unit.get().numerator().equals("mass")
                        || unit.get().numerator().startsWith("count of ")
                        || unit.get().numerator().equals("money"))) {
            problems.error(
                    row,
                    "unit",
                    "An item must be counted in one unit of mass, pieces or money, such as kg or aircraft.");
            return;
        }
        items.put(
                row.get("id"),
                new Item(
                        row.get("id"),
                        row.get("name"),
                        unit.get(),
                        stage,
                        row.get("chain"),
                        pairs(row, "attributes").orElse(Map.of()),
                        codes(row, "codes").orElse(List.of()),
                        storage.get()));
    }

    /// Whether an item can be kept: as its stage says, or as its line does with a source.
    private Optional<Storage> storage(Row row, Stage stage, FigureReader figures) {
        if (!row.has("storable")) {
            if (row.has("storable_source")) {
                problems.error(row, "storable", "The field must be yes or no where storable_source is given.");
                return Optional.empty();
            }
            return Optional.of(Storage.usual(stage));
        }
        boolean possible = row.get("storable").equals("yes");
        return figures.provenance(row, "storable_source").map(p -> new Storage(possible, row.get("storable_source")));
    }

    private boolean isRepeated(Row row, String table, String column) {
        Row before = rowOf(table, row.get(column));
        if (before.equals(row)) {
            return false;
        }
        problems.error(row, column, "The name must stand once; it stands already in " + before.where() + ".");
        return true;
    }

    private void addFigures(TableSchema schema, List<Row> good, FigureReader figures) {
        Map<List<String>, List<Row>> lines = new LinkedHashMap<>();
        Map<List<String>, List<Figure>> found = new LinkedHashMap<>();
        for (Row row : good) {
            if (schema.name().equals("recipes") && !isOfOneRecipe(row)) {
                continue;
            }
            boolean formFits = checkForm(schema, row);
            figures.read(row)
                    .filter(f -> formFits && figureFits(schema, row, f))
                    .ifPresent(figure -> {
                        List<String> key = schema.key().stream().map(row::get).toList();
                        List<Row> before = lines.computeIfAbsent(key, k -> new ArrayList<>());
                        List<Figure> vintages = found.computeIfAbsent(key, k -> new ArrayList<>());
                        for (int i = 0; i < vintages.size(); i++) {
                            LocalDate day = figure.provenance().knownFrom();
                            if (FigureReader.clash(vintages.get(i), figure)) {
                                problems.error(
                                        row,
                                        day.equals(LocalDate.MIN) ? "source" : "published",
                                        "The figure stands already in "
                                                + before.get(i).where() + " with the same day ("
                                                + (day.equals(LocalDate.MIN) ? "assumed" : day.toString())
                                                + ").");
                                return;
                            }
                        }
                        before.add(row);
                        vintages.add(figure);
                    });
        }
        Groups all = new Groups();
        lines.forEach((key, of) -> {
            List<Figure> vintages = found.getOrDefault(key, List.of());
            all.put(new Group(of.getFirst(), key, new Vintages(vintages), of));
        });
        groups.put(schema.name(), all);
    }

    /// Notes the output of a recipe; false for lines without an input, which hold no figure unless they name
    /// a co-product, and for broken ones.
    private boolean isOfOneRecipe(Row row) {
        String recipe = row.get("recipe");
        String output = outputs.putIfAbsent(recipe, row.get("output"));
        if (output != null && !output.equals(row.get("output"))) {
            if (!row.has("input")) {
                return true; // a co-product
            }
            problems.error(
                    row,
                    "output",
                    "The inputs of a recipe are stated for one output; in "
                            + rowOf("recipes", recipe).where() + " it is (" + output + ").",
                    "the item comes beside the output: then leave the input empty and state its amount per unit of"
                            + " the output.");
            return false;
        }
        if (row.has("input")) {
            return true;
        }
        if (row.has("value") && !row.get("value").matches("0(\\.0*)?")) {
            problems.error(
                    row, "value", "A line without an input says that the recipe takes nothing: its value must be 0.");
        }
        if (mines.putIfAbsent(recipe, row) != null) {
            problems.error(row, "input", "The recipe (" + recipe + ") has a line without an input already.");
        }
        return false;
    }

    /// Checks that belong to one table only.
    private boolean checkForm(TableSchema schema, Row row) {
        boolean fits = true;
        switch (schema.name()) {
            case "production" -> {
                if (!row.get("kind").equals("margin") && row.get("place").equals(Groups.ANY)) {
                    problems.error(
                            row, "place", "Production and capacity must name their place; * is for margins only.");
                    fits = false;
                }
                if (!row.get("kind").equals("capacity") && (row.has("from") || row.has("ramp_months"))) {
                    problems.error(
                            row, "from", "Baseline production has no start and no ramp: the fields must be empty.");
                    fits = false;
                } else if (row.has("ramp_months") && !row.has("from")) {
                    problems.error(row, "ramp_months", "A ramp must have a day (from) on which it starts.");
                    fits = false;
                }
            }
            case "trade" -> {
                if (row.get("kind").equals("flow")) {
                    for (String column : List.of("item", "from", "to")) {
                        if (row.get(column).equals(Groups.ANY)) {
                            problems.error(
                                    row,
                                    column,
                                    "A flow must name its item and places; * may stand for transport and lag only.");
                            fits = false;
                        }
                    }
                }
                if (!row.get("from").equals(Groups.ANY) && row.get("from").equals(row.get("to"))) {
                    problems.error(row, "to", "A lane must lead from one place to another.");
                    fits = false;
                }
            }
            case "demand" -> {
                if (row.get("kind").equals("quantity")) {
                    for (String column : List.of("item", "place", "end_use")) {
                        if (row.get(column).equals(Groups.ANY)) {
                            problems.error(
                                    row,
                                    column,
                                    "A quantity must name its item, place and end use; * may stand for the other kinds only.");
                            fits = false;
                        }
                    }
                }
            }
            case "licences" -> {
                if (!ISO_CODES.contains(row.get("issuer"))) {
                    problems.error(row, "issuer", "The code must be an ISO 3166 alpha-2 code or EU.");
                    fits = false;
                }
            }
            default -> {
                // no further checks
            }
        }
        return fits;
    }

    private boolean figureFits(TableSchema schema, Row row, Figure figure) {
        FigureRule rule = schema.ruleOf(row.get("kind"));
        List<String> units = new ArrayList<>();
        if (schema.name().equals("recipes") && !row.has("input")) {
            Item main = items.get(outputs.getOrDefault(row.get("recipe"), ""));
            Item beside = items.get(row.get("output"));
            if (main == null || beside == null) {
                return false;
            }
            return fits(figure, row, List.of(beside.unit().per(main.unit()).symbol()), rule);
        }
        for (String choice : rule.unit().split(" or ")) {
            Optional<String> unit = resolve(choice, row);
            if (unit.isPresent()) {
                units.add(unit.get());
            } else if (!row.get("item").equals(Groups.ANY)) {
                return false;
            }
        }
        if (!fits(figure, row, units, rule)) {
            return false;
        }
        if (schema.name().equals("trade") && row.get("kind").equals("lag")) {
            double lag = figure.to(Unit.parse("month")).central();
            if (!figure.value().isExact() || lag != Math.rint(lag)) {
                problems.error(row, "value", "A lag must be one whole number of months.");
                return false;
            }
        }
        return true;
    }

    private boolean fits(Figure figure, Row row, List<String> units, FigureRule rule) {
        Optional<Unit> unit = units.stream()
                .map(Unit::parse)
                .filter(figure.unit()::convertsTo)
                .findFirst();
        if (unit.isEmpty()) {
            problems.error(row, "unit", "The unit must convert to " + String.join(" or ", units) + ".");
            return false;
        }
        Figure converted = figure.to(unit.get());
        if (!rule.contains(converted.value().lo(), converted.value().hi())) {
            problems.error(row, "value", "The value must be " + rule.words() + " (" + unit.get() + ").");
            return false;
        }
        return true;
    }

    /// Puts the unit of the named item in place of `{column}`; empty where that item has no unit.
    private Optional<String> resolve(String pattern, Row row) {
        String text = pattern;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{')) {
            int close = text.indexOf('}', open);
            String column = text.substring(open + 1, close);
            String id = column.equals("output") && !row.has("output")
                    ? outputs.getOrDefault(row.get("recipe"), "")
                    : row.get(column);
            Item item = items.get(id);
            if (item == null) {
                return Optional.empty();
            }
            text = text.substring(0, open) + item.unit() + text.substring(close + 1);
        }
        return Optional.of(text);
    }
}
