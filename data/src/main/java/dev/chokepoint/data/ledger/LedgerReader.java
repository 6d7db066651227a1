package dev.chokepoint.data.ledger;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.check.Finding.Subject;
import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.ConditionParser;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.ImportedLists;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.data.files.Fields;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.data.lists.ListReader;
import dev.chokepoint.data.world.WorldLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the ledger of a world: the folder `ledger/` with its tables, its measures and its journal.
public final class LedgerReader {
    private final Path root;
    private final Problems problems = new Problems();
    private final Map<String, Condition> named = new LinkedHashMap<>();
    private final Map<String, Reference.Attribute> attributes = new LinkedHashMap<>();
    private final List<Reference.Membership> groups = new ArrayList<>();
    private final List<Reference.KnownParty> parties = new ArrayList<>();
    private final List<Reference.Product> products = new ArrayList<>();
    private final List<Reference.KnownItem> items = new ArrayList<>();
    private final List<Reference.Cue> cues = new ArrayList<>();
    private final List<Reference.EndUseClass> endUses = new ArrayList<>();
    private final List<Reference.Place> places = new ArrayList<>();
    private final Map<String, Measure> measures = new LinkedHashMap<>();
    private final List<StatusEvent> drafts = new ArrayList<>();
    private final Map<String, Fields> where = new HashMap<>();
    private final LedgerLines lines = new LedgerLines();
    private final Map<String, Yaml> trees = new HashMap<>();
    private ImportedLists imported = ImportedLists.NONE;

    private LedgerReader(Path root) {
        this.root = root;
    }

    /// Reads the ledger of a world, in its folder or in that of the world it shares one with.
    public static Loaded<Ledger> read(Path world) {
        return readFolder(WorldLayout.of(world).ledger());
    }

    /// Reads a ledger from its own folder.
    public static Loaded<Ledger> readFolder(Path folder) {
        return new LedgerReader(folder).readAll();
    }

    /// A ledger with its problems, and where its parts stand.
    public record Placed(Loaded<Ledger> ledger, LedgerLines lines) {}

    /// Reads the ledger of a world, for checks that tell where a part stands.
    public static Placed readPlaced(Path world) {
        LedgerReader reader = new LedgerReader(WorldLayout.of(world).ledger());
        return new Placed(reader.readAll(), reader.lines);
    }

    private Loaded<Ledger> readAll() {
        if (!Files.isDirectory(root.resolve("measures"))) {
            problems.add(Problem.error(
                    root.toString(), 0, "", "", "The folder must hold a ledger with a folder named measures."));
            return new Loaded<>(Ledger.EMPTY, problems.sorted());
        }
        each("attributes.yaml", "attributes", this::attribute);
        each("definitions.yaml", "definitions", this::definition);
        each("groups.yaml", "groups", this::group);
        each("products.yaml", "products", this::product);
        each("items.yaml", "items", this::item);
        each("words.yaml", "cues", this::cue);
        each("words.yaml", "end-uses", this::endUse);
        each("words.yaml", "places", this::place);
        for (Path file : measureFiles()) {
            each(root.relativize(file).toString(), "measures", this::measure);
        }
        each("parties.yaml", "parties", this::party);
        lists();
        CoverageReader coverage = new CoverageReader(named, measures.keySet(), imported.sources(), lines);
        each(CoverageReader.FILE, "horizons", coverage::horizon);
        each(CoverageReader.FILE, "regimes", coverage::regime);
        each(CoverageReader.FILE, "entries", coverage::entry);
        each(CoverageReader.FILE, "announced", coverage::announcement);
        List<StatusEvent> events = inSequence();
        Journal.Read journal = Journal.of(root).read();
        problems.addAll(journal.problems());
        Ledger ledger = covering(ledger(events), coverage);
        Set<String> undone = undone(journal.events(), ledger);
        Ledger recorded = ledger.recordAll(
                journal.events().stream()
                        .filter(e -> !undone.contains(e.measure()))
                        .toList(),
                (e, wrong) -> problems.add(
                        Problem.error(Journal.FILE, 0, "key", e.key(), String.valueOf(wrong.getMessage()))));
        return new Loaded<>(recorded, problems.sorted());
    }

    /// The measures that the ledger does not have and of which every event was withdrawn: drafts that were undone and
    /// taken away with what was recorded of them.
    private static Set<String> undone(List<StatusEvent> events, Ledger ledger) {
        Set<String> withdrawn = events.stream()
                .filter(e -> e.type() == StatusEvent.Type.WITHDRAWN)
                .map(StatusEvent::replaces)
                .collect(Collectors.toSet());
        Set<String> gone = events.stream().map(StatusEvent::measure).collect(Collectors.toCollection(HashSet::new));
        gone.removeIf(m -> ledger.findMeasure(m).isPresent());
        events.stream()
                .filter(e -> e.type() != StatusEvent.Type.WITHDRAWN && !withdrawn.contains(e.key()))
                .forEach(e -> gone.remove(e.measure()));
        return gone;
    }

    private Ledger covering(Ledger ledger, CoverageReader coverage) {
        try {
            return ledger.covering(coverage.table());
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(CoverageReader.FILE, 0, "", "", String.valueOf(e.getMessage())));
            return ledger;
        }
    }

    private Ledger ledger(List<StatusEvent> events) {
        checkTargets();
        try {
            return Ledger.of(
                    List.copyOf(measures.values()),
                    events,
                    new Reference(
                            named, attributes, groups, parties, products, items, cues, endUses, places, imported));
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error("measures", 0, "", "", String.valueOf(e.getMessage())));
            return Ledger.EMPTY;
        }
    }

    /// The imported lists, which add standing measures and the parties that others list.
    private void lists() {
        ListReader.Lists lists = ListReader.read(root, measures, problems);
        lists.measures().forEach(m -> measures.putIfAbsent(m.id(), m));
        drafts.addAll(lists.events());
        groups.addAll(lists.groups());
        imported = lists.imported();
    }

    private List<Path> measureFiles() {
        try (Stream<Path> files = Files.list(root.resolve("measures"))) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads the parts of one list of a file that fits its schema.
    private void each(String file, String key, Consumer<Fields> read) {
        Yaml tree = trees.computeIfAbsent(file.replace('\\', '/'), this::tree);
        if (tree instanceof Yaml.Mapping m) {
            new Fields(file.replace('\\', '/'), m, problems).parts(key).forEach(read);
        }
    }

    /// The tree of a file after its schema has told what is wrong with it; nothing where it cannot be read.
    private Yaml tree(String file) {
        Path path = root.resolve(file);
        Problems own = new Problems();
        Optional<Yaml> tree = Files.exists(path) ? Yaml.read(root, path, own) : Optional.empty();
        tree.ifPresent(t -> JsonSchema.shipped(schemaOf(file)).check(file, t, own));
        problems.addAll(own);
        return tree.orElse(new Yaml.Text("", 0));
    }

    /// The schema that a file of a ledger must fit: `ledger-` and the name of the file, or of its folder.
    ///
    /// @param file its path inside the ledger, with slashes
    static String schemaOf(String file) {
        int folder = file.indexOf('/');
        return "ledger-"
                + (folder < 0 ? file.substring(0, file.length() - ".yaml".length()) : file.substring(0, folder));
    }

    private void attribute(Fields f) {
        String name = f.text("name");
        Reference.Derivation derivation = new Reference.Derivation.Given();
        if (f.has("largest-product")) {
            Map<String, Double> factors = new LinkedHashMap<>();
            Fields of = f.part("largest-product");
            of.entries().keySet().forEach(k -> factors.put(k, of.number(k, 0)));
            derivation = new Reference.Derivation.LargestProduct(factors);
        } else if (f.has("ratio")) {
            List<String> ratio = f.texts("ratio");
            if (ratio.size() == 2) {
                derivation = new Reference.Derivation.Ratio(ratio.getFirst(), ratio.getLast());
            } else {
                f.error("ratio", "", "The ratio must name two attributes.");
            }
        }
        boolean figure = f.has("unit");
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Fields v : f.parts("values")) {
            values.put(v.text("value"), v.texts("words"));
        }
        attributes.put(
                name,
                new Reference.Attribute(
                        name,
                        figure,
                        f.text("unit"),
                        f.number("least", -1e300),
                        f.number("most", 1e300),
                        f.text("meaning"),
                        values,
                        derivation));
    }

    private void definition(Fields f) {
        String name = f.text("name");
        lines.put(new Subject.OfDefinition(name), f);
        Condition meaning = f.checked("when", Condition.ALWAYS, t -> ConditionParser.parse(t, named));
        if (named.put(name, meaning) != null) {
            f.error("name", name, "The name must be defined once.");
        }
    }

    private void group(Fields f) {
        String group = f.text("group");
        Confidence confidence = f.word("confidence", Confidence.class, Confidence.RECALLED);
        for (String member : f.texts("members")) {
            lines.put(new Subject.OfMembership(group, member), f);
            groups.add(new Reference.Membership(
                    group, member, LocalDate.MIN, StatusEvent.OPEN, LocalDate.MIN, "", confidence));
        }
        for (Fields d : f.parts("dated")) {
            LocalDate from = d.date("from", LocalDate.MIN);
            String place = d.text("place");
            lines.put(new Subject.OfMembership(group, place), d);
            groups.add(new Reference.Membership(
                    group,
                    place,
                    from,
                    d.date("to", StatusEvent.OPEN),
                    d.date("known", from),
                    d.text("by"),
                    d.word("confidence", Confidence.class, confidence)));
        }
    }

    private void party(Fields f) {
        List<Reference.Listing> listings = new ArrayList<>();
        for (Fields l : f.parts("listings")) {
            String measure = l.text("measure");
            if (!measures.containsKey(measure)) {
                l.error("measure", measure, "The measure must be in the ledger.");
            }
            listings.add(new Reference.Listing(
                    measure, l.text("tag"), l.date("from", LocalDate.MIN), l.date("to", StatusEvent.OPEN)));
        }
        List<Reference.Shareholding> owners = new ArrayList<>();
        for (Fields o : f.parts("owners")) {
            try {
                owners.add(new Reference.Shareholding(
                        o.text("owner"),
                        o.number("percent", 0),
                        o.date("from", LocalDate.MIN),
                        o.date("to", StatusEvent.OPEN)));
            } catch (IllegalArgumentException e) {
                o.error("percent", o.text("percent"), String.valueOf(e.getMessage()));
            }
        }
        String name = f.text("name");
        lines.put(new Subject.OfParty(name), f);
        parties.add(new Reference.KnownParty(
                name,
                f.texts("aliases"),
                f.text("headquarters"),
                listings,
                owners,
                f.word("confidence", Confidence.class, Confidence.RECALLED)));
    }

    private void product(Fields f) {
        products.add(new Reference.Product(
                f.text("name"), f.texts("aliases"), f.text("maker"), values(f), f.text("source")));
    }

    private void item(Fields f) {
        items.add(new Reference.KnownItem(f.text("name"), f.texts("aliases"), codes(f), values(f), f.text("source")));
    }

    private void cue(Fields f) {
        cues.add(new Reference.Cue(f.texts("words"), values(f)));
    }

    private Map<String, Value> values(Fields f) {
        Map<String, Value> values = new LinkedHashMap<>();
        Fields of = f.part("attributes");
        of.entries().forEach((name, text) -> {
            Reference.Attribute attribute = attributes.get(name);
            if (attribute == null) {
                of.error(name, text, "The attribute must stand in attributes.yaml.");
            } else if (attribute.figure()) {
                values.put(name, Value.of(of.number(name, 0)));
            } else if (text.isEmpty()) {
                of.error(name, text, "The value must be given.");
            } else {
                values.put(name, Value.of(text));
            }
        });
        return values;
    }

    private void endUse(Fields f) {
        endUses.add(new Reference.EndUseClass(
                f.text("name"),
                f.texts("words"),
                f.texts("not"),
                f.texts("unless"),
                useFigures(f, "figures"),
                useFigures(f, "unless-figures")));
    }

    private static List<Reference.UseFigure> useFigures(Fields f, String key) {
        List<Reference.UseFigure> figures = new ArrayList<>();
        for (Fields of : f.parts(key)) {
            figures.add(new Reference.UseFigure(
                    of.texts("units"),
                    of.number("from", -1e300),
                    of.number("to", 1e300),
                    of.texts("with"),
                    of.texts("doing"),
                    of.texts("without")));
        }
        return figures;
    }

    private void place(Fields f) {
        places.add(new Reference.Place(f.text("code"), f.text("name"), f.texts("words")));
    }

    private void measure(Fields f) {
        String id = f.text("id");
        Fields a = f.part("act");
        try {
            Act act = new Act(a.text("issuer"), a.text("authority"), a.text("reference"), a.text("type"));
            List<String> sources = f.texts("sources");
            if (sources.isEmpty()) {
                f.error("sources", "", "A measure must name where it was read.");
            }
            List<Code> codes = codes(f);
            List<Rule> rules = new ArrayList<>();
            Confidence confidence = f.word("confidence", Confidence.class, Confidence.RECALLED);
            List<StatusEvent> events = events(f, id, confidence);
            for (Fields r : f.parts("rules")) {
                rules.add(rule(r, id, codes));
                limits(r, id, confidence, events);
            }
            Measure measure = new Measure(
                    id,
                    act,
                    f.word("kind", MeasureKind.class, MeasureKind.FRAMEWORK),
                    f.text("title"),
                    f.text("items"),
                    f.text("thresholds"),
                    f.text("parties"),
                    f.text("policy"),
                    f.text("summary"),
                    f.text("note"),
                    f.flag("confirmed", true),
                    confidence,
                    f.texts("related"),
                    sources,
                    rules);
            if (measures.put(id, measure) != null) {
                f.error("id", id, "The measure must stand in the ledger once.");
            }
            where.put(id, f);
            lines.put(new Subject.OfMeasure(id), f);
            drafts.addAll(events);
        } catch (IllegalArgumentException e) {
            f.error("id", id, String.valueOf(e.getMessage()));
        }
    }

    private static List<Code> codes(Fields f) {
        List<Code> codes = new ArrayList<>();
        for (String text : f.texts("codes")) {
            try {
                codes.add(Code.parse(text));
            } catch (IllegalArgumentException e) {
                f.error("codes", text, String.valueOf(e.getMessage()));
            }
        }
        return codes;
    }

    /// The events of a measure, from its short fields and its list of events.
    private List<StatusEvent> events(Fields f, String id, Confidence confidence) {
        List<StatusEvent> events = new ArrayList<>();
        ZoneId zone = f.checked("zone", ZoneOffset.UTC, ZoneId::of);
        StatusEvent.Precision precision = f.word("precision", StatusEvent.Precision.class, StatusEvent.Precision.DAY);
        LocalDate announced = f.date("announced", StatusEvent.OPEN);
        if (announced.equals(StatusEvent.OPEN)) {
            f.error("announced", "", "A measure must say when it was announced.");
            return events;
        }
        LocalDate toPublic = f.date("known", announced);
        StatusEvent.Known known = new StatusEvent.Known(toPublic, f.date("known-to-addressee", toPublic));
        StatusEvent.Provenance itself = StatusEvent.Provenance.of(confidence);
        events.add(new StatusEvent(
                key(id, events),
                id,
                "",
                StatusEvent.Type.ANNOUNCED,
                new StatusEvent.Span(announced, StatusEvent.OPEN, precision, zone),
                known,
                "",
                itself,
                0));
        if (f.has("effective")) {
            events.add(new StatusEvent(
                    key(id, events),
                    id,
                    "",
                    StatusEvent.Type.EFFECTIVE,
                    new StatusEvent.Span(f.date("effective", announced), StatusEvent.OPEN, precision, zone),
                    known,
                    "",
                    itself,
                    0));
        }
        for (Fields e : f.parts("events")) {
            try {
                events.add(event(e, id, key(id, events), zone, confidence));
            } catch (IllegalArgumentException wrong) {
                e.error("from", e.text("from"), String.valueOf(wrong.getMessage()));
            }
        }
        if (f.has("lifted")) {
            LocalDate lifted = f.date("lifted", StatusEvent.OPEN);
            events.add(new StatusEvent(
                    key(id, events),
                    id,
                    "",
                    StatusEvent.Type.RESCINDED,
                    new StatusEvent.Span(lifted, StatusEvent.OPEN, StatusEvent.Precision.DAY, zone),
                    StatusEvent.Known.on(f.date("lifted-known", lifted)),
                    "",
                    new StatusEvent.Provenance(f.text("lifted-by"), confidence, "", ""),
                    0));
        }
        return events;
    }

    /// The key of the next event of a measure, where its author gives none.
    private static String key(String measure, List<StatusEvent> before) {
        return measure + "#" + (before.size() + 1);
    }

    /// An event of the list of a measure.
    private static StatusEvent event(Fields e, String measure, String key, ZoneId zone, Confidence confidence) {
        LocalDate from = e.date("from", StatusEvent.OPEN);
        LocalDate heard = e.date("known", from);
        return new StatusEvent(
                e.has("key") ? e.text("key") : key,
                measure,
                e.text("rule"),
                e.word("type", StatusEvent.Type.class, StatusEvent.Type.AMENDED),
                new StatusEvent.Span(
                        from,
                        e.date("to", StatusEvent.OPEN),
                        e.word("precision", StatusEvent.Precision.class, StatusEvent.Precision.DAY),
                        zone),
                new StatusEvent.Known(heard, e.date("known-to-addressee", heard)),
                e.text("replaces"),
                new StatusEvent.Provenance(
                        e.text("by"),
                        e.word("confidence", Confidence.class, confidence),
                        e.text("note"),
                        e.text("source"),
                        e.text("confirms")),
                0);
    }

    /// The start and end of a single rule.
    private void limits(Fields r, String id, Confidence confidence, List<StatusEvent> events) {
        if (r.has("starts")) {
            LocalDate starts = r.date("starts", StatusEvent.OPEN);
            events.add(new StatusEvent(
                    key(id, events),
                    id,
                    r.text("name"),
                    StatusEvent.Type.EFFECTIVE,
                    StatusEvent.Span.from(starts),
                    StatusEvent.Known.on(r.date("starts-known", starts)),
                    "",
                    StatusEvent.Provenance.of(confidence),
                    0));
        }
        if (r.has("ends")) {
            LocalDate last = r.date("ends", StatusEvent.OPEN);
            events.add(new StatusEvent(
                    key(id, events),
                    id,
                    r.text("name"),
                    StatusEvent.Type.EXPIRED,
                    StatusEvent.Span.from(last.plusDays(1)),
                    StatusEvent.Known.on(r.date("ends-known", last)),
                    "",
                    StatusEvent.Provenance.of(confidence),
                    0));
        }
    }

    /// Events in the order in which they became known; those of one day in the order of the files.
    private List<StatusEvent> inSequence() {
        List<StatusEvent> sorted = new ArrayList<>(drafts);
        sorted.sort(Comparator.comparing(StatusEvent::knownToPublic));
        List<StatusEvent> out = new ArrayList<>();
        for (StatusEvent e : sorted) {
            if (!e.by().isEmpty() && !measures.containsKey(e.by())) {
                Fields f = where.get(e.measure());
                if (f != null) {
                    f.error("by", e.by(), "The measure must be in the ledger.");
                }
            }
            out.add(e.withSequence(out.size() + 1L));
        }
        return out;
    }

    private Rule rule(Fields r, String measure, List<Code> codes) {
        Set<Movement> movements = new LinkedHashSet<>();
        for (String m : r.texts("movement")) {
            try {
                movements.add(Movement.parse(m));
            } catch (IllegalArgumentException e) {
                r.error("movement", m, String.valueOf(e.getMessage()));
            }
        }
        Condition item = r.checked("item", Condition.ALWAYS, t -> ConditionParser.parse(t, named));
        Reach reach = r.checked("reach", Reach.ANYWHERE, t -> reach(t));
        List<Code> own = codes(r);
        Scope scope = new Scope(
                movements,
                r.checked("origin", PlaceSet.ALL, PlaceSet::parse),
                r.checked("from", PlaceSet.ALL, PlaceSet::parse),
                r.checked("to", PlaceSet.ALL, PlaceSet::parse),
                r.checked("headquarters", PlaceSet.ALL, PlaceSet::parse),
                r.checked("parties", PartySet.ANYONE, t -> parties(t, measure)),
                new LinkedHashSet<>(r.texts("end-use")),
                new LinkedHashSet<>(r.texts("addressees")),
                r.text("licensable-under"),
                item,
                own.isEmpty() ? codes : own,
                reach);
        Set<String> targets = new LinkedHashSet<>(r.texts("targets"));
        boolean asMeasure = r.flag("as-measure", false);
        Effect effect =
                r.checked("effect", new Effect.Explains(targets, asMeasure), t -> effect(t, targets, asMeasure));
        String name = r.text("name");
        lines.put(new Subject.OfRule(measure, name), r);
        return new Rule(name, scope, effect, r.text("words"));
    }

    private Reach reach(String text) {
        if (text.startsWith("test:")) {
            return new Reach.Test(ConditionParser.parse(text.substring("test:".length()), named));
        }
        return switch (text) {
            case "territory" -> Reach.TERRITORY;
            case "origin-or-content" -> Reach.ORIGIN_OR_CONTENT;
            case "anywhere" -> Reach.ANYWHERE;
            default ->
                throw new IllegalArgumentException("The reach (" + text
                        + ") must be territory, origin-or-content, anywhere or 'test: CONDITION'.");
        };
    }

    private static PartySet parties(String text, String measure) {
        List<String> words = List.of(text.split("\\s+"));
        return switch (words.getFirst()) {
            case "listed" -> {
                String list = words.size() > 1 && words.get(1).contains("-20") ? words.get(1) : measure;
                String tag = words.size() > 1 && !words.getLast().equals(list) ? words.getLast() : "";
                yield new PartySet.ListedBy(list, tag);
            }
            case "listed-or-owned" -> {
                if (words.size() != 3) {
                    throw new IllegalArgumentException(
                            "The parties (" + text + ") must be 'listed-or-owned ISSUER FROM'.");
                }
                yield new PartySet.ListedOrOwned(words.get(1), Double.parseDouble(words.get(2)));
            }
            case "owned" -> {
                if (words.size() < 3) {
                    throw new IllegalArgumentException(
                            "The parties (" + text + ") must be 'owned ISSUER FROM' or 'owned ISSUER FROM BELOW'.");
                }
                yield new PartySet.OwnedByListed(
                        words.get(1),
                        Double.parseDouble(words.get(2)),
                        words.size() > 3 ? Double.parseDouble(words.get(3)) : 101);
            }
            default ->
                throw new IllegalArgumentException("The parties (" + text
                        + ") must be 'listed …', 'listed-or-owned ISSUER FROM' or 'owned ISSUER FROM [BELOW]'.");
        };
    }

    private static Policy policy(List<String> words) {
        if (words.size() < 2) {
            return Policy.UNSTATED;
        }
        return Policy.valueOf(words.get(1).toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    private static Effect effect(String text, Set<String> targets, boolean asMeasure) {
        List<String> words = List.of(text.split("\\s+"));
        return switch (words.getFirst()) {
            case "licence" -> new Effect.RequiresLicence(policy(words));
            case "prohibit" -> new Effect.Prohibits(words.contains("presumed"));
            case "red-flag" -> new Effect.RedFlag();
            case "notification" -> new Effect.Notification();
            case "subject" -> new Effect.Subjects();
            case "suspend-licences" -> new Effect.SuspendsLicences();
            case "authorise" -> new Effect.Authorises(targets);
            case "policy" -> new Effect.SetsPolicy(targets, policy(words));
            case "read-out" -> new Effect.ReadsOut(targets);
            case "withhold" -> new Effect.Withholds(targets);
            case "not-enforced" -> new Effect.DoesNotEnforce(targets);
            case "note" -> new Effect.Explains(targets, asMeasure);
            default ->
                throw new IllegalArgumentException("The effect (" + text
                        + ") must start with licence, prohibit, red-flag, notification, subject, suspend-licences,"
                        + " authorise, policy, read-out, not-enforced or note.");
        };
    }

    private void checkTargets() {
        for (Measure m : measures.values()) {
            Fields f = where.get(m.id());
            if (f == null) {
                continue;
            }
            for (Rule r : m.rules()) {
                for (String target : targets(r.effect())) {
                    int slash = target.indexOf('/');
                    Measure meant = measures.get(slash < 0 ? target : target.substring(0, slash));
                    boolean found = meant != null
                            && (slash < 0
                                    || meant.rules().stream()
                                            .anyMatch(o -> o.name().equals(target.substring(slash + 1))));
                    if (!found) {
                        f.error("targets", target, "The target must be a measure or a rule of the ledger.");
                    }
                }
            }
            for (String related : m.related()) {
                if (!measures.containsKey(related)) {
                    f.error("related", related, "The measure must be in the ledger.");
                }
            }
        }
    }

    private static Set<String> targets(Effect effect) {
        return switch (effect) {
            case Effect.Authorises(var targets) -> targets;
            case Effect.SetsPolicy(var targets, Policy policy) -> targets;
            case Effect.ReadsOut(var targets) -> targets;
            case Effect.DoesNotEnforce(var targets) -> targets;
            case Effect.Withholds(var targets) -> targets;
            case Effect.Explains(var targets, boolean asMeasure) -> targets;
            case Effect.RequiresLicence r -> Set.of();
            case Effect.Prohibits p -> Set.of();
            case Effect.RedFlag r -> Set.of();
            case Effect.Notification n -> Set.of();
            case Effect.Subjects s -> Set.of();
            case Effect.SuspendsLicences s -> Set.of();
        };
    }
}
