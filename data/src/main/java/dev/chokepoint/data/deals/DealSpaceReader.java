package dev.chokepoint.data.deals;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.data.files.TextFile;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.data.world.WorldLayout;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the deal spaces of a world from `deals/*.yaml`.
///
/// Source: docs/deal-spaces.md
public final class DealSpaceReader {
    /// The longest suspension, as a multiple of the plan: what is longer is a slip of the pen.
    private static final int MOST_PLANS = 10;

    private final Path root;
    private final Map<String, String> measures;
    private final Set<String> items = new LinkedHashSet<>();
    private final Set<String> places = new LinkedHashSet<>();
    private final Set<String> parties = new LinkedHashSet<>();
    private final Map<String, String> sources = new HashMap<>();
    private final YearMonth first;
    private final int months;
    private final Problems problems = new Problems();

    private DealSpaceReader(Path root, Map<String, String> measures, World facts) {
        this.root = root;
        this.measures = measures;
        this.first = facts.first();
        this.months = facts.months();
        facts.items().forEach(i -> items.add(i.id()));
        facts.places().forEach(p -> places.add(p.id()));
        facts.parties().forEach(p -> parties.add(p.id()));
        facts.sources().forEach((key, source) -> sources.put(key, source.title() + ", " + source.publisher()));
    }

    /// Reads every deal space of the world in a folder; the list is empty where there are none.
    ///
    /// @param measures the measures in the ledger, each with its issuer; a concession must be about one of
    ///     them, and
    ///     about none of another side's
    /// @param world the folder of the world
    /// @param facts the world itself: filters and sources refer to it
    public static Loaded<List<DealSpace>> read(Path world, Map<String, String> measures, World facts) {
        DealSpaceReader reader = new DealSpaceReader(world, measures, facts);
        List<DealSpace> all = new ArrayList<>();
        Path folder = WorldLayout.of(world).part("deals");
        if (!Files.isDirectory(folder)) {
            return new Loaded<>(List.of(), List.of());
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path file : files) {
            reader.one(file).ifPresent(all::add);
        }
        all.sort((a, b) -> a.date().compareTo(b.date()));
        return new Loaded<>(List.copyOf(all), reader.problems.sorted());
    }

    /// Reads one deal space from a file that need not be in the world.
    ///
    /// @param file the YAML file
    /// @param measures the measures in the ledger, each with its issuer
    /// @param facts the world that filters and sources refer to
    public static Loaded<Optional<DealSpace>> readFile(Path file, Map<String, String> measures, World facts) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        DealSpaceReader reader = new DealSpaceReader(folder, measures, facts);
        Optional<DealSpace> space = reader.one(absolute);
        return new Loaded<>(space, reader.problems.sorted());
    }

    private Optional<DealSpace> one(Path path) {
        String file = TextFile.name(root, path);
        int errors = count();
        Optional<Yaml> tree = Yaml.read(root, path, problems);
        tree.ifPresent(t -> JsonSchema.shipped("deal-space").check(file, t, problems));
        if (tree.isEmpty() || !(tree.orElseThrow() instanceof Yaml.Mapping top)) {
            return Optional.empty();
        }
        if (top.find("sources").orElse(null) instanceof Yaml.Mapping own) {
            own.entries().forEach((key, source) -> {
                if (source instanceof Yaml.Mapping m) {
                    sources.put(key, optional(m, "title") + ", " + optional(m, "publisher"));
                }
            });
        }
        LocalDate date = date(file, top, "date");
        outOfPlan(file, top, date);
        LocalDate known = top.find("known").isPresent() ? date(file, top, "known") : date;
        List<DealSpace.Side> sides = new ArrayList<>();
        Map<String, Concession> byId = new HashMap<>();
        if (top.find("sides").orElse(null) instanceof Yaml.Mapping both) {
            both.entries().forEach((party, side) -> {
                if (side instanceof Yaml.Mapping m) {
                    sides.add(side(
                            file, party, m, byId, others(party, both.entries().keySet())));
                    othersMeasures(file, party, m, both.entries().keySet());
                }
            });
        }
        if (sides.size() < 2 || sides.size() > DealSpace.MOST_SIDES) {
            problems.addUntold(Problem.error(
                    file,
                    top.line(),
                    "sides",
                    "",
                    "There must be two to " + DealSpace.MOST_SIDES + " sides, by party id."));
            return Optional.empty();
        }
        if (byId.isEmpty() && count() == errors) {
            problems.addUntold(Problem.error(
                    file,
                    top.line(),
                    "sides",
                    "",
                    "At least one side must have a concession: there is nothing to agree."));
        }
        List<DealSpace.Offer> offers = new ArrayList<>();
        for (Yaml element : sequence(top, "offers")) {
            if (element instanceof Yaml.Mapping m) {
                DealSpace.Offer offer = offer(file, m, byId);
                if (offers.stream().anyMatch(o -> o.id().equals(offer.id()))) {
                    problems.addUntold(Problem.error(
                            file,
                            m.lines().getOrDefault("id", m.line()),
                            "id",
                            offer.id(),
                            "The id of an offer must be unique in the space."));
                }
                offers.add(offer);
            }
        }
        String id = text(file, top, "id");
        String title = text(file, top, "title");
        DealSpace.Figures figures = figures(file, top, known);
        DealSpace.Disagreement disagreement = disagreement(file, top, date);
        if (count() > errors) {
            return Optional.empty();
        }
        return Optional.of(new DealSpace(id, title, date, known, figures, disagreement, sides, offers));
    }

    /// The other side of a party; itself where there is none, which is told elsewhere.
    private static String others(String party, Set<String> all) {
        return all.stream().filter(p -> !p.equals(party)).findFirst().orElse(party);
    }

    /// Nobody concedes what another side has put on.
    private void othersMeasures(String file, String party, Yaml.Mapping side, Set<String> all) {
        for (Yaml element : sequence(side, "concessions")) {
            if (element instanceof Yaml.Mapping m) {
                for (String measure : texts(m, "measures")) {
                    String issuer = measures.getOrDefault(measure, party);
                    if (!issuer.equals(party) && all.contains(issuer)) {
                        problems.addUntold(Problem.error(
                                        file,
                                        m.lines().getOrDefault("measures", m.line()),
                                        "measures",
                                        measure,
                                        "The measure is " + issuer + "'s: " + party + " must concede its own.")
                                .withHint("Put the concession under " + issuer + "."));
                    }
                }
            }
        }
    }

    /// Talks before the plan or after it concede nothing that the world could value.
    private void outOfPlan(String file, Yaml.Mapping top, LocalDate date) {
        YearMonth month = YearMonth.from(date);
        YearMonth last = first.plusMonths(months - 1L);
        if (date.isAfter(LocalDate.EPOCH) && (month.plusMonths(1).isBefore(first) || !month.isBefore(last))) {
            problems.addUntold(Problem.error(
                    file,
                    top.lines().getOrDefault("date", top.line()),
                    "date",
                    date.toString(),
                    "The talks must be before the last month of the plan and no earlier than the month before it: "
                            + first + " to " + last + "."));
        }
    }

    private int count() {
        return (int) problems.sorted().stream().filter(Problem::isError).count();
    }

    private DealSpace.Side side(
            String file, String party, Yaml.Mapping side, Map<String, Concession> byId, String other) {
        if (!parties.contains(party)) {
            problems.addUntold(
                    Problem.error(file, side.line(), "sides", party, "The side must be a party of the world.")
                            .withHint(Spelling.hint(party, parties)));
        }
        List<Concession> drafts = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (Yaml element : sequence(side, "concessions")) {
            if (element instanceof Yaml.Mapping m) {
                concession(file, party, other, m).ifPresent(c -> {
                    if (lines.putIfAbsent(c.id(), m.line()) != null || byId.containsKey(c.id())) {
                        problems.addUntold(Problem.error(
                                file, m.line(), "id", c.id(), "The id of a concession must be unique in the space."));
                    } else {
                        drafts.add(c);
                    }
                });
            }
        }
        Map<String, Set<Integer>> redLines = new HashMap<>();
        Map<String, String> reasons = new HashMap<>();
        for (Yaml element : sequence(side, "red_lines")) {
            if (element instanceof Yaml.Mapping m) {
                String id = text(file, m, "concession");
                Optional<Concession> c =
                        drafts.stream().filter(d -> d.id().equals(id)).findFirst();
                if (c.isEmpty()) {
                    problems.addUntold(Problem.error(
                                    file,
                                    m.line(),
                                    "concession",
                                    id,
                                    "The red line must name a concession of this side.")
                            .withHint(Spelling.hint(
                                    id, drafts.stream().map(Concession::id).toList())));
                    continue;
                }
                int option = m.find("option")
                        .flatMap(o -> option(file, o))
                        .map(o -> c.orElseThrow().options().indexOf(o))
                        .orElse(-1);
                if (option < 1) {
                    problems.addUntold(Problem.error(
                            file,
                            m.line(),
                            "option",
                            "",
                            "The red line must name an option of the concession other than keep."));
                    continue;
                }
                if (!redLines.computeIfAbsent(id, k -> new LinkedHashSet<>()).add(option)) {
                    problems.addUntold(Problem.error(
                            file,
                            m.line(),
                            "option",
                            c.orElseThrow().options().get(option).text(),
                            "The red line must be drawn once."));
                }
                reasons.merge(
                        id,
                        "red line " + c.orElseThrow().options().get(option).text() + ": " + because(file, m),
                        (a, b) -> a + "; " + b);
            }
        }
        drafts.forEach(c -> contradiction(file, c, redLines.getOrDefault(c.id(), Set.of()), lines));
        Map<String, Double> weights = new HashMap<>();
        for (Yaml element : sequence(side, "weights")) {
            if (element instanceof Yaml.Mapping m) {
                String id = text(file, m, "concession");
                if (drafts.stream().noneMatch(d -> d.id().equals(id))) {
                    problems.addUntold(Problem.error(
                                    file, m.line(), "concession", id, "The weight must name a concession of this side.")
                            .withHint(Spelling.hint(
                                    id, drafts.stream().map(Concession::id).toList())));
                }
                if (weights.put(id, usd(file, m)) != null) {
                    problems.addUntold(Problem.error(
                            file, m.line(), "concession", id, "The weight of a concession must be stated once."));
                }
            }
        }
        List<Concession> done = new ArrayList<>();
        for (Concession c : drafts) {
            String because = c.because() + (reasons.containsKey(c.id()) ? "; " + reasons.get(c.id()) : "");
            Concession whole = new Concession(
                    c.id(),
                    c.name(),
                    c.subject(),
                    c.options(),
                    redLines.getOrDefault(c.id(), Set.of()),
                    weights.getOrDefault(c.id(), 0.0),
                    c.promise(),
                    c.stated(),
                    because);
            done.add(whole);
            byId.put(c.id(), whole);
        }
        return new DealSpace.Side(party, done);
    }

    /// A red line that rules out less than what it leaves open contradicts itself.
    private void contradiction(String file, Concession c, Set<Integer> redLines, Map<String, Integer> lines) {
        for (int red : redLines) {
            for (int open = 1; open < c.options().size(); open++) {
                if (!redLines.contains(open)
                        && opens(c.options().get(red)) > 0
                        && opens(c.options().get(open)) > opens(c.options().get(red))) {
                    problems.addUntold(Problem.error(
                                    file,
                                    lines.getOrDefault(c.id(), 1),
                                    "red_lines",
                                    c.id(),
                                    "The red lines contradict each other: "
                                            + c.options().get(red).text() + " is ruled out but "
                                            + c.options().get(open).text() + ", which gives more, is not.")
                            .withHint("Rule out both, or neither."));
                    return;
                }
            }
        }
    }

    /// How much a lasting concession opens, to compare options of one kind; 0 for those that end.
    private static double opens(Concession.Option option) {
        return switch (option) {
            case Concession.Option.Keep keep -> 0;
            case Concession.Option.Suspend suspend -> 0;
            case Concession.Option.Ease ease -> ease.share();
            case Concession.Option.Lift lift -> 2;
        };
    }

    private Optional<Concession> concession(String file, String giver, String other, Yaml.Mapping m) {
        String id = text(file, m, "id");
        List<String> about = texts(m, "measures");
        for (String measure : about) {
            if (!measures.containsKey(measure)) {
                problems.addUntold(Problem.error(
                                file,
                                m.line(),
                                "measures",
                                measure,
                                "The concession must be about measures of the ledger.")
                        .withHint(Spelling.hint(measure, measures.keySet())));
            }
        }
        Yaml.Mapping filter = m.find("filter").orElse(null) instanceof Yaml.Mapping f
                ? f
                : new Yaml.Mapping(Map.of(), Map.of(), m.line());
        Set<String> limited = known(file, filter, "items", items, "The item must be one of the world.");
        Set<String> destinations = known(file, filter, "to", places, "The place must be one of the world.");
        Set<EndUse> uses = endUses(filter);
        List<Concession.Option> options = new ArrayList<>();
        for (Yaml o : sequence(m, "options")) {
            option(file, o).ifPresent(options::add);
        }
        if (options.isEmpty() || !(options.getFirst() instanceof Concession.Option.Keep)) {
            problems.addUntold(
                    Problem.error(file, m.line(), "options", "", "The options must be a list that starts with keep."));
            return Optional.empty();
        }
        if (new LinkedHashSet<>(options).size() < options.size()) {
            problems.addUntold(Problem.error(file, m.line(), "options", "", "Each option must be named once."));
        }
        String kind = StatedWorthReader.kind(m);
        if (about.isEmpty() && kind.isEmpty()) {
            problems.addUntold(Problem.error(file, m.line(), "measures", "", "The concession must name measures.")
                    .withHint("What no measure of the ledger holds must say its kind, such as tariff, port-fee,"
                            + " purchase or listing."));
            return Optional.empty();
        }
        StatedWorth stated = new StatedWorthReader(
                        giver,
                        List.copyOf(parties),
                        (at, field, value, expected) -> problems.addUntold(
                                Problem.error(file, at.lines().getOrDefault(field, at.line()), field, value, expected)),
                        at -> because(file, at))
                .read(m, other);
        return Optional.of(new Concession(
                id,
                m.find("name").isPresent() ? text(file, m, "name") : id,
                new Concession.Subject(
                        kind,
                        about,
                        new Concession.Reach(limited, destinations, uses),
                        optional(m, "snap_back").equals("resume") ? Change.SnapBack.RESUME : Change.SnapBack.RESTART),
                options,
                Set.of(),
                0,
                promise(m),
                stated,
                because(file, m)));
    }

    private Set<String> known(String file, Yaml.Mapping m, String key, Set<String> known, String expected) {
        Set<String> all = new LinkedHashSet<>(texts(m, key));
        for (String one : all) {
            if (!known.contains(one)) {
                problems.addUntold(Problem.error(file, m.lines().getOrDefault(key, m.line()), key, one, expected)
                        .withHint(Spelling.hint(one, known)));
            }
        }
        return all;
    }

    /// The reason with its source in words; a source that is not known is a problem.
    private String because(String file, Yaml.Mapping m) {
        String because = optional(m, "because");
        String source = optional(m, "source");
        if (source.isEmpty()) {
            problems.addUntold(Problem.error(
                    file, m.line(), "source", "", "There must be a key of sources here, or \"assumed: why\"."));
            return because;
        }
        return (because + " [" + source(file, m, source) + "]").strip();
    }

    private String source(String file, Yaml.Mapping m, String key) {
        if (key.startsWith("assumed:")) {
            return key;
        }
        String title = sources.get(key);
        if (title == null) {
            problems.addUntold(Problem.error(
                            file,
                            m.lines().getOrDefault("source", m.line()),
                            "source",
                            key,
                            "The source must be a key of sources, of this file or of the world, or \"assumed: why\".")
                    .withHint(Spelling.hint(key, sources.keySet())));
            return key;
        }
        return title;
    }

    private double usd(String file, Yaml.Mapping m) {
        double value = m.find("value").map(DealSpaceReader::number).orElse(Double.NaN);
        String unit = optional(m, "unit");
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            problems.addUntold(Problem.error(
                    file, m.line(), "value", optional(m, "value"), "A weight must be an amount of 0 or above."));
            return 0;
        }
        try {
            return value * Unit.parse(unit).factorTo(Unit.USD);
        } catch (IllegalArgumentException e) {
            problems.addUntold(Problem.error(file, m.line(), "unit", unit, "The unit must be money, such as USD."));
            return 0;
        }
    }

    /// An option; empty where it is none, which the schema has told.
    private Optional<Concession.Option> option(String file, Yaml value) {
        return switch (value) {
            case Yaml.Text t ->
                switch (t.text().strip()) {
                    case "keep" -> Optional.of(new Concession.Option.Keep());
                    case "lift" -> Optional.of(new Concession.Option.Lift());
                    default -> Optional.empty();
                };
            case Yaml.Mapping m
            when m.find("ease").isPresent() -> {
                double share = number(m.find("ease").orElseThrow());
                if (share == 0) {
                    problems.addUntold(Problem.error(
                            file, m.line(), "ease", optional(m, "ease"), "The share of an ease must be above 0."));
                }
                yield share > 0 && share <= 1 ? Optional.of(new Concession.Option.Ease(share)) : Optional.empty();
            }
            case Yaml.Mapping m
            when m.find("suspend").isPresent() -> {
                double asleep = number(m.find("suspend").orElseThrow());
                if (asleep > MOST_PLANS * months) {
                    problems.addUntold(Problem.error(
                            file,
                            m.line(),
                            "suspend",
                            optional(m, "suspend"),
                            "A suspension must be at most " + MOST_PLANS + " times the plan's " + months
                                    + " months; one to the end is to lift."));
                    yield Optional.empty();
                }
                yield asleep >= 1 && asleep == Math.rint(asleep)
                        ? Optional.of(new Concession.Option.Suspend((int) asleep))
                        : Optional.empty();
            }
            case Yaml.Mapping _, Yaml.Sequence _ -> Optional.empty();
        };
    }

    private DealSpace.Offer offer(String file, Yaml.Mapping m, Map<String, Concession> byId) {
        Map<String, Integer> options = new HashMap<>();
        if (m.find("package").orElse(null) instanceof Yaml.Mapping chosen) {
            chosen.entries().forEach((id, value) -> {
                Concession c = byId.get(id);
                int line = chosen.lines().getOrDefault(id, m.line());
                if (c == null) {
                    problems.addUntold(
                            Problem.error(file, line, "package", id, "The offer must name concessions of this space.")
                                    .withHint(Spelling.hint(id, byId.keySet())));
                    return;
                }
                option(file, value).ifPresent(o -> {
                    int at = c.options().indexOf(o);
                    if (at < 0) {
                        problems.addUntold(Problem.error(
                                file, line, id, o.text(), "The offer must take an option that the concession has."));
                    } else {
                        options.put(id, at);
                    }
                });
            });
        }
        return new DealSpace.Offer(
                text(file, m, "id"),
                text(file, m, "name"),
                date(file, m, "known"),
                source(file, m, text(file, m, "source")),
                optional(m, "note"),
                options);
    }

    private static Concession.Promise promise(Yaml.Mapping m) {
        String text = optional(m, "promise");
        if (text.isEmpty()) {
            return new Concession.Promise.ByOption();
        }
        for (Commitment.Kind kind : Commitment.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return new Concession.Promise.Of(kind);
            }
        }
        return new Concession.Promise.ByOption();
    }

    private DealSpace.Figures figures(String file, Yaml.Mapping top, LocalDate known) {
        if (!(top.find("figures").orElse(null) instanceof Yaml.Mapping m)) {
            return new DealSpace.Figures.AsKnown();
        }
        LocalDate day = date(file, m, "published");
        if (day.isAfter(LocalDate.EPOCH) && day.isBefore(known)) {
            problems.addUntold(Problem.error(
                    file,
                    m.line(),
                    "published",
                    day.toString(),
                    "The day must not be before that on which the space was known (" + known + ")."));
        }
        return new DealSpace.Figures.PublishedBy(day, text(file, m, "because"));
    }

    private DealSpace.Disagreement disagreement(String file, Yaml.Mapping top, LocalDate date) {
        if (!(top.find("disagreement").orElse(null) instanceof Yaml.Mapping m)) {
            return new DealSpace.Disagreement.StatusQuo();
        }
        List<Yaml> threats =
                m.find("escalation").orElse(null) instanceof Yaml.Text one ? List.of(one) : sequence(m, "escalation");
        List<DealSpace.Threat> all = new ArrayList<>();
        threats.forEach(t -> all.add(threat(file, t, date)));
        if (m.find("source").isPresent()) {
            source(file, m, text(file, m, "source"));
        }
        return new DealSpace.Disagreement.Escalation(
                all,
                optional(m, "on").equals("record") ? NoDealScenario.RECORD : NoDealScenario.SHUT,
                optional(m, "because"));
    }

    /// A threatened measure: its id, or a mapping that also says when and on which lanes it would bind.
    private DealSpace.Threat threat(String file, Yaml value, LocalDate date) {
        String measure = value instanceof Yaml.Text t ? t.text().strip() : "";
        LocalDate from = date;
        DealSpace.Reach reach = new DealSpace.Reach.ByLedger();
        if (value instanceof Yaml.Mapping m) {
            measure = text(file, m, "measure");
            from = m.find("effective").isPresent() ? date(file, m, "effective") : date;
            if (m.find("items").isPresent() || m.find("from").isPresent()) {
                double share = m.find("share")
                        .map(DealSpaceReader::number)
                        .filter(n -> n >= 0 && n <= 1)
                        .orElse(0.0);
                reach = new DealSpace.Reach.OnLanes(
                        known(file, m, "items", items, "The item must be one of the world."),
                        known(file, m, "from", places, "The place must be one of the world."),
                        known(file, m, "to", places, "The place must be one of the world."),
                        endUses(m),
                        share);
            }
        }
        if (!measures.containsKey(measure)) {
            problems.addUntold(
                    Problem.error(file, value.line(), "escalation", measure, "It must name measures of the ledger.")
                            .withHint(Spelling.hint(measure, measures.keySet())));
        }
        return new DealSpace.Threat(measure, from, reach);
    }

    private static Set<EndUse> endUses(Yaml.Mapping m) {
        Set<EndUse> uses = new LinkedHashSet<>();
        for (EndUse use : EndUse.values()) {
            if (texts(m, "end_use").contains(use.name().toLowerCase(Locale.ROOT))) {
                uses.add(use);
            }
        }
        return uses;
    }

    /// A number that the schema has accepted; what it told of is not a number.
    private static double number(Yaml value) {
        try {
            return value instanceof Yaml.Text t ? Double.parseDouble(t.text().strip()) : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static List<Yaml> sequence(Yaml.Mapping m, String key) {
        return m.find(key).orElse(null) instanceof Yaml.Sequence s ? s.elements() : List.of();
    }

    private static List<String> texts(Yaml.Mapping m, String key) {
        return switch (m.find(key).orElse(null)) {
            case Yaml.Sequence s -> {
                List<String> all = new ArrayList<>();
                for (Yaml e : s.elements()) {
                    if (e instanceof Yaml.Text t) {
                        all.add(t.text().strip());
                    }
                }
                yield all;
            }
            case Yaml.Text t ->
                t.text().isBlank() ? List.of() : List.of(t.text().strip());
            case null, default -> List.of();
        };
    }

    private static String optional(Yaml.Mapping m, String key) {
        return switch (m.find(key).orElse(null)) {
            case Yaml.Text t -> t.text().strip();
            case Yaml.Sequence s -> String.join("; ", texts(m, key));
            case null, default -> "";
        };
    }

    private String text(String file, Yaml.Mapping m, String key) {
        String text = optional(m, key);
        if (text.isEmpty()) {
            problems.addUntold(Problem.error(file, m.line(), key, "", "There must be a text here."));
        }
        return text;
    }

    private LocalDate date(String file, Yaml.Mapping m, String key) {
        String text = optional(m, key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            problems.addUntold(Problem.error(
                    file,
                    m.lines().getOrDefault(key, m.line()),
                    key,
                    text,
                    "The value must be a day such as 2025-06-10."));
            return LocalDate.EPOCH;
        }
    }
}
