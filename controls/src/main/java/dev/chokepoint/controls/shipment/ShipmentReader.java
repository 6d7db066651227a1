package dev.chokepoint.controls.shipment;

import dev.chokepoint.base.EditDistance;
import dev.chokepoint.base.Likeness;
import dev.chokepoint.base.NameIndex;
import dev.chokepoint.base.NameSearch;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.ImportedLists;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads a shipment with the tables of a ledger: products, cues, parties, places and derived attributes.
///
/// What the asker states always wins; what is inferred is listed, never silent.
public final class ShipmentReader {
    private static final Set<String> IDENTITY =
            Set.of("element", "form", "alloy", "compound", "category", "cncl", "eccn", "tech", "model", "contains");

    /// Attributes that do not say what an item is.
    private static final Set<String> NO_NAME = Set.of("form", "purity", "hs");

    private static final Set<String> NO_IDENTITY = Set.of("purity", "hs");

    /// Attributes that tell about parties and licences, not about the item.
    private static final Set<String> NOT_OF_ITEM =
            Set.of("owner_listed", "ownership", "licence_held", "general_licence", "activity");

    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final Map<String, List<Phrase<Reference.Product>>> products = new HashMap<>();
    private final Set<String> makers = new TreeSet<>();
    private final Map<String, List<Phrase<Reference.Cue>>> cues = new HashMap<>();
    private final NameIndex<Reference.KnownParty> parties;
    private final ImportedLists lists;
    private final NameSearch<Reference.KnownParty> partySearch;
    private final NameIndex<Reference.KnownItem> items;
    private final Map<String, List<Phrase<Reference.Place>>> places = new HashMap<>();
    private final List<EndUseWords> endUses = new ArrayList<>();

    public static final int MOST_KEPT = 20_000;
    private static final int MOST_PARTIES = 8;
    private static final int MOST_SUGGESTIONS = 5;
    /// Items are suggested from this score on: half the words of an alias, or all of one in a long line.
    private static final double LEAST_LIKELY = 0.25;
    /// A party is shown as possible from this score on: every word of an alias is in the name.
    private static final double POSSIBLE = 0.5;
    private static final String END_USER = "end_user";
    /// How sure a branch or affiliate of a known party is: never used, always told.
    private static final double BRANCH_SCORE = 0.75;
    /// What stands between parties that are named one after the other.
    private static final Pattern SEVERAL = Pattern.compile(
            "\\s*[/;|()（）]\\s*|\\s+(?:c/o|via|through|on behalf of|end[ -]user:?|consignee:?)\\s+|\\s*[、；]\\s*",
            Pattern.CASE_INSENSITIVE);
    /// What may stand between parties or in the name of one.
    private static final Pattern JOINED =
            Pattern.compile("\\s+(?:and|und|et|y|for|with)\\s+|\\s*[,&+]\\s*|和|及", Pattern.CASE_INSENSITIVE);
    /// Words for a part of a firm.
    private static final Set<String> BRANCHES = Set.of(
            ("branch office factory plant fab foundry site campus center centre headquarters hq subsidiary affiliate"
                            + " unit division north south east west region regional local overseas operations r d rd"
                            + " lab labs laboratory warehouse 分公司 分部 工厂 办事处")
                    .split(" "));
    /// Words for an owner that is not named.
    private static final Set<String> NOBODY = Set.of(
            "firm",
            "firms",
            "party",
            "parties",
            "company",
            "companies",
            "owner",
            "owners",
            "shareholder",
            "shareholders",
            "investor",
            "investors",
            "listed",
            "unlisted",
            "state",
            "government");
    /// Shorter words are too near to others to be taken for misspelt ones.
    private static final int LEAST_LETTERS = 5;
    /// So many parties are told at most that a name may stand for.
    private static final int MOST_POSSIBLE = 5;
    /// A single word that is shorter is not taken for a misspelt name.
    private static final int LEAST_OF_ONE_WORD = 7;
    /// A firm stands in a list once for each country and notice.
    private static final int MOST_LISTED = 40;
    private final Map<String, ItemReading> readings = new ConcurrentHashMap<>();
    private final Map<String, PartyReading> names = new ConcurrentHashMap<>();
    private final Map<String, UseReading> uses = new ConcurrentHashMap<>();
    private final List<Reference.Attribute> derived;
    private final int[] identity;
    private final KnownWords known;
    /// Words that the tables use of items, so that they are not misspelt ones.
    private final Set<String> itemVocabulary = new TreeSet<>();
    /// Words by which items are recognised.
    private final Set<String> telling = new TreeSet<>();
    private final ItemWords itemForms = new ItemWords();
    private final ItemNotation notation;
    private Predicate<ShipmentFacts> seatMatters = _ -> false;

    /// Attributes that a text gives, and because of which words.
    public record Inferred(Map<String, Value> attributes, String because) {}

    /// What a text says of an item.
    ///
    /// @param names whether it says what the item is; a form such as `powder` alone does not
    /// @param identifies whether it says more of the item than its customs code
    /// @param open words that look misspelt
    public record ItemReading(
            List<String> words,
            String product,
            List<String> maker,
            List<Inferred> sources,
            boolean names,
            boolean identifies,
            List<OpenPoint> open) {}

    /// How a value is read.
    ///
    /// @param key the value in the form in which values are compared
    /// @param isKnown whether the ledger uses the value
    /// @param readAs the known value that it is another word for; empty where it is read as it is written
    public record ValueReading(String key, boolean isKnown, String readAs) {}

    public record PartyReading(
            List<String> words,
            List<ShipmentFacts.Match> matches,
            List<ShipmentFacts.Match> possible,
            Set<String> places,
            Set<String> classes,
            List<OpenPoint> open) {}

    public record UseReading(boolean given, Set<String> classes) {}

    private record Phrase<T>(List<String> words, T means) {}

    private record EndUseWords(
            String name,
            List<List<String>> words,
            List<List<String>> not,
            List<List<String>> unless,
            StatedFigures figures,
            StatedFigures unlessFigures) {}

    public ShipmentReader(Reference reference, Set<String> attributes, KnownWords known) {
        this.known = known;
        this.derived = reference.attributes().values().stream()
                .filter(a -> !(a.derivation() instanceof Reference.Derivation.Given))
                .sorted(java.util.Comparator.comparing(Reference.Attribute::name))
                .toList();
        attributes.forEach(a -> index.putIfAbsent(a, index.size()));
        reference.attributes().keySet().stream().sorted().forEach(a -> index.putIfAbsent(a, index.size()));
        for (Reference.Product p : reference.products()) {
            put(products, p.name(), p);
            if (!p.maker().isEmpty()) {
                makers.add(p.maker());
            }
            p.aliases().forEach(a -> put(products, a, p));
            p.attributes().keySet().forEach(a -> index.putIfAbsent(a, index.size()));
        }
        reference.products().forEach(p -> {
            itemForms.add(p.name());
            p.aliases().forEach(itemForms::add);
        });
        reference.cues().forEach(c -> c.words().forEach(itemForms::add));
        this.notation = new ItemNotation(known);
        for (Reference.Cue c : reference.cues()) {
            c.words().forEach(w -> putWords(cues, itemForms.canonical(Words.of(w)), c));
            c.attributes().keySet().forEach(a -> index.putIfAbsent(a, index.size()));
        }
        NameIndex.Builder<Reference.KnownParty> named = NameIndex.builder();
        NameSearch.Builder<Reference.KnownParty> searched = NameSearch.builder();
        for (Reference.KnownParty p : reference.parties()) {
            named.add(p.name(), p);
            searched.add(p.name(), NameSearch.Kind.BODY, p);
            p.aliases().forEach(a -> {
                named.add(a, p);
                searched.add(a, NameSearch.Kind.BODY, p);
            });
        }
        this.parties = named.build();
        this.partySearch = searched.build();
        vocabulary(reference);
        this.lists = reference.lists();
        this.items = items(reference);
        for (Reference.Place p : reference.places()) {
            p.words().forEach(w -> put(places, w, p));
        }
        for (Reference.EndUseClass c : reference.endUses()) {
            endUses.add(new EndUseWords(
                    c.name(),
                    c.words().stream().map(Words::of).toList(),
                    c.not().stream().map(Words::of).toList(),
                    c.unless().stream().map(Words::of).toList(),
                    new StatedFigures(c.figures()),
                    new StatedFigures(c.unlessFigures())));
        }
        this.identity = IDENTITY.stream()
                .map(index::get)
                .filter(java.util.Objects::nonNull)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void vocabulary(Reference reference) {
        reference.products().forEach(p -> {
            telling.addAll(Words.of(p.name()));
            p.aliases().forEach(a -> telling.addAll(Words.of(a)));
        });
        reference.cues().forEach(c -> c.words().forEach(w -> telling.addAll(Words.of(w))));
        telling.removeIf(w -> w.length() < LEAST_LETTERS || w.chars().anyMatch(Character::isDigit));
        itemVocabulary.addAll(telling);
        reference.items().forEach(i -> {
            itemVocabulary.addAll(Words.of(i.name()));
            i.aliases().forEach(a -> itemVocabulary.addAll(Words.of(a)));
        });
        reference.endUses().forEach(c -> c.words().forEach(w -> itemVocabulary.addAll(Words.of(w))));
        reference.places().forEach(p -> p.words().forEach(w -> itemVocabulary.addAll(Words.of(w))));
    }

    /// What texts may mean: the items of the lists and the products.
    private static NameIndex<Reference.KnownItem> items(Reference reference) {
        NameIndex.Builder<Reference.KnownItem> items = NameIndex.builder();
        for (Reference.KnownItem i : reference.items()) {
            items.add(i.name(), i);
            i.aliases().forEach(a -> items.add(a, i));
        }
        for (Reference.Product p : reference.products()) {
            Reference.KnownItem item =
                    new Reference.KnownItem(p.name(), p.aliases(), List.of(), p.attributes(), p.source());
            items.add(p.name(), item);
            p.aliases().forEach(a -> items.add(a, item));
        }
        return items.build();
    }

    /// What the text of an item may mean, best first.
    public List<Suggestion<Reference.KnownItem>> suggestions(String text) {
        return items.suggest(text, MOST_SUGGESTIONS, LEAST_LIKELY);
    }

    private static <T> void put(Map<String, List<Phrase<T>>> into, String text, T means) {
        putWords(into, Words.of(text), means);
    }

    private static <T> void putWords(Map<String, List<Phrase<T>>> into, List<String> words, T means) {
        if (!words.isEmpty()) {
            into.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(new Phrase<>(words, means));
        }
    }

    public Map<String, Integer> index() {
        return index;
    }

    /// Says where the seat of the end user may decide, so that one that is not known is asked for.
    public void askSeatWhere(Predicate<ShipmentFacts> matters) {
        seatMatters = matters;
    }

    /// The index of an attribute that the engine itself asks for.
    public int at(String attribute) {
        Integer i = index.get(attribute);
        if (i == null) {
            throw new IllegalStateException("The attribute (" + attribute + ") must be indexed.");
        }
        return i;
    }

    public ShipmentFacts read(Shipment s) {
        int n = index.size();
        double[] figures = ShipmentFacts.noFigures(n);
        String[] words = ShipmentFacts.noWords(n);
        List<ShipmentFacts.Inference> inferred = new ArrayList<>();
        List<OpenPoint> open = new ArrayList<>();
        s.attributes().forEach((name, value) -> state(name, value, figures, words, inferred, open));
        for (Code code : s.codes()) {
            Integer i = index.get(code.scheme());
            if (i == null || words[i].isEmpty()) {
                state(code.scheme(), Value.of(code.code()), figures, words, inferred, open);
            }
        }
        boolean identified = false;
        for (int i : identity) {
            identified |= !words[i].isEmpty() || !Double.isNaN(figures[i]);
        }
        ItemReading reading = itemReading(s.item());
        for (Inferred source : reading.sources()) {
            fill(figures, words, source.attributes(), source.because(), inferred);
        }
        identified |= reading.identifies();
        boolean itemUnknown = !reading.words().isEmpty() && !reading.names() && !described(s);
        if (itemUnknown) {
            open.add(new OpenPoint.UnknownItem(s.item()));
        }
        open.addAll(reading.open());
        derive(figures, words, inferred);
        Integer hs = index.get("hs");
        boolean onlyCustomsCode = !identified
                && hs != null
                && (!words[hs].isEmpty() || !Double.isNaN(figures[hs]))
                && known(figures, words) == 1;

        PartyReading party = partyReading(s.endUser().name());
        open.addAll(party.open());
        Set<String> headquarters = party.places();
        if (!s.endUser().headquarters().isEmpty()) {
            headquarters = new HashSet<>(headquarters);
            headquarters.addAll(s.endUser().headquarters());
        }
        boolean assumed = headquarters.isEmpty();
        if (assumed) {
            headquarters = Set.of(s.destination());
        }
        UseReading use = useReading(s.endUse());
        Set<String> classes = use.classes();
        if (!party.classes().isEmpty()) {
            classes = new HashSet<>(classes);
            classes.addAll(party.classes());
        }
        ShipmentFacts facts = new ShipmentFacts(
                s,
                figures,
                words,
                reading.words(),
                s.exporterName().isEmpty() ? List.of() : Words.of(s.exporterName()),
                party.words(),
                classes,
                use.given() || !party.words().isEmpty(),
                headquarters,
                assumed,
                party.matches(),
                party.possible(),
                reading.maker(),
                reading.product(),
                inferred,
                onlyCustomsCode,
                itemUnknown,
                open);
        return assumed && seatMatters.test(facts) ? facts.with(unknownSeat(s)) : facts;
    }

    /// Puts in what the asker states of one attribute.
    private void state(
            String name,
            Value value,
            double[] figures,
            String[] words,
            List<ShipmentFacts.Inference> inferred,
            List<OpenPoint> open) {
        openPoint(name, value).ifPresent(open::add);
        Integer i = index.get(name);
        if (i == null) {
            return;
        }
        switch (value) {
            case Value.Figure(double figure) -> figures[i] = figure;
            case Value.Word(String word) -> {
                ValueReading reading = value(name, word);
                words[i] = reading.key();
                if (!reading.readAs().isEmpty()) {
                    inferred.add(readAs(name, word, reading));
                }
            }
        }
    }

    /// What is asked back of an attribute that the asker states; empty where it is understood.
    public Optional<OpenPoint> openPoint(String name, Value value) {
        if (!index.containsKey(name)) {
            return isShareOfOwner(name)
                    ? Optional.empty()
                    : Optional.of(new OpenPoint.UnknownAttribute(name, value.toString(), known.attributesLike(name)));
        }
        return isKnown(name, value)
                ? Optional.empty()
                : Optional.of(
                        new OpenPoint.UnknownValue(name, value.toString(), known.valuesLike(name, value.toString())));
    }

    /// Where the end user has its seat, as it is asked back.
    public static OpenPoint unknownSeat(Shipment shipment) {
        return new OpenPoint.UnknownSeat(END_USER, shipment.endUser().name());
    }

    /// Whether the ledger understands a value of an attribute.
    public boolean isKnown(String attribute, Value value) {
        return switch (value) {
            case Value.Figure _ -> !known.isWord(attribute);
            case Value.Word(String word) -> value(attribute, word).isKnown();
        };
    }

    /// How a word is read as the value of an attribute: as it is written, or as the value that it is another word for.
    public ValueReading value(String attribute, String word) {
        if (known.isKnown(attribute, word)) {
            return new ValueReading(Value.key(word), true, "");
        }
        if (known.isFigure(attribute)) {
            return new ValueReading(Value.key(word), false, "");
        }
        String same = known.sameAs(attribute, word);
        if (same.isEmpty()) {
            same = byCue(attribute, word);
        }
        return same.isEmpty()
                ? new ValueReading(Value.key(word), false, "")
                : new ValueReading(Value.key(same), true, same);
    }

    /// The value that words have as a cue for this attribute alone, such as `samarium` for Sm.
    private String byCue(String attribute, String text) {
        List<String> words = itemForms.read(Words.of(text));
        if (words.isEmpty()) {
            return "";
        }
        for (Phrase<Reference.Cue> cue : cues.getOrDefault(words.getFirst(), List.of())) {
            Map<String, Value> says = cue.means().attributes();
            if (cue.words().equals(words)
                    && says.size() == 1
                    && says.get(attribute) instanceof Value.Word(String value)) {
                return value;
            }
        }
        return "";
    }

    /// What a determination says of a value that was read as another word for a known one.
    public static ShipmentFacts.Inference readAs(String attribute, String word, ValueReading reading) {
        return new ShipmentFacts.Inference(attribute, Value.of(reading.readAs()), "read from '" + word + "'");
    }

    /// Whether the asker states anything of the item itself that the ledger knows.
    private boolean described(Shipment s) {
        if (!s.codes().isEmpty()) {
            return true;
        }
        for (String attribute : s.attributes().keySet()) {
            if (isOfItem(attribute) && index.containsKey(attribute)) {
                return true;
            }
        }
        return false;
    }

    /// Whether an attribute is the share of one of several owners, as in `ownership_2`.
    public static boolean isShareOfOwner(String attribute) {
        return attribute.startsWith("ownership_");
    }

    /// Whether an attribute tells about the item rather than about parties and licences.
    public static boolean isOfItem(String attribute) {
        return !NOT_OF_ITEM.contains(attribute) && !isShareOfOwner(attribute);
    }

    /// Indexes of the attributes that say what the item is.
    public int[] identity() {
        return identity;
    }

    /// The attributes that follow from others, in the order in which they are tried.
    public List<Reference.Attribute> derived() {
        return derived;
    }

    public ItemReading itemReading(String text) {
        return readings.computeIfAbsent(room(readings, text), this::readItem);
    }

    public PartyReading partyReading(String name) {
        return names.computeIfAbsent(room(names, name), this::readParty);
    }

    public UseReading useReading(String text) {
        return uses.computeIfAbsent(room(uses, text), this::readUse);
    }

    /// The text, after making room for it: what was read of texts is kept, but only so much of it.
    private static String room(Map<String, ?> kept, String text) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        return text;
    }

    private ItemReading readItem(String text) {
        List<String> itemWords = Words.of(text);
        List<String> read = itemForms.read(itemWords);
        List<Inferred> sources = new ArrayList<>();
        Optional<Reference.Product> product = product(itemWords).or(() -> product(read));
        product.ifPresent(p -> sources.add(new Inferred(p.attributes(), "from the product " + p.name())));
        String maker = product.map(Reference.Product::maker).orElse("");
        if (maker.isEmpty()) {
            // A product that is not in the table may still name its maker.
            maker = makers.stream()
                    .filter(m -> Words.contains(itemWords, Words.of(m)))
                    .findFirst()
                    .orElse("");
        }
        sources.addAll(notation.read(text));
        sources.addAll(cues(read));
        return new ItemReading(
                List.copyOf(itemWords),
                product.map(Reference.Product::name).orElse(""),
                Words.of(maker),
                List.copyOf(sources),
                says(sources, NO_NAME),
                says(sources, NO_IDENTITY),
                misspelt(text, read));
    }

    private static boolean says(List<Inferred> sources, Set<String> beyond) {
        return sources.stream().anyMatch(s -> !beyond.containsAll(s.attributes().keySet()));
    }

    /// The product with the longest name that stands in words.
    private Optional<Reference.Product> product(List<String> words) {
        Optional<Phrase<Reference.Product>> best = Optional.empty();
        for (String word : words) {
            for (Phrase<Reference.Product> p : products.getOrDefault(word, List.of())) {
                if (Words.contains(words, p.words())
                        && p.words().size() > best.map(b -> b.words().size()).orElse(0)) {
                    best = Optional.of(p);
                }
            }
        }
        return best.map(Phrase::means);
    }

    /// What the cues in words say, the longest first.
    private List<Inferred> cues(List<String> words) {
        List<Phrase<Reference.Cue>> found = new ArrayList<>();
        for (String word : new LinkedHashSet<>(words)) {
            for (Phrase<Reference.Cue> c : cues.getOrDefault(word, List.of())) {
                if (ItemWords.find(words, c.words()) >= 0) {
                    found.add(c);
                }
            }
        }
        found.sort((a, b) -> {
            int longer = Integer.compare(b.words().size(), a.words().size());
            return longer != 0 ? longer : ItemWords.find(words, a.words()) - ItemWords.find(words, b.words());
        });
        return found.stream()
                .map(c -> new Inferred(c.means().attributes(), "from the words '" + String.join(" ", c.words()) + "'"))
                .toList();
    }

    /// Words that are not known and near to one by which items are recognised.
    private List<OpenPoint> misspelt(String text, List<String> words) {
        List<OpenPoint> open = new ArrayList<>();
        for (String word : new LinkedHashSet<>(words)) {
            if (word.length() < LEAST_LETTERS
                    || itemVocabulary.contains(word)
                    || itemVocabulary.contains(Words.singular(word))
                    || word.chars().anyMatch(Character::isDigit)) {
                continue;
            }
            int most = word.length() < 2 * LEAST_LETTERS ? 1 : 2;
            List<String> near = EditDistance.nearest(word, telling).stream()
                    .filter(t -> EditDistance.of(word, t, most) <= most)
                    .toList();
            if (!near.isEmpty()) {
                open.add(new OpenPoint.UnknownItemWord(text, word, near));
            }
        }
        return List.copyOf(open);
    }

    private PartyReading readParty(String name) {
        List<String> words = Words.of(name);
        OwnerWords.Reading owned = OwnerWords.read(name);
        Matches found = new Matches();
        List<String> own = Words.of(owned.party());
        matchParties(own, isName(owned.party()), found.sure, found.possible);
        pieces(owned.party(), found);
        if (!owned.open().isEmpty()) {
            found.open.add(new OpenPoint.UnknownPartyWords(END_USER, name, owned.open()));
        }
        Set<String> seats = new HashSet<>(places(words));
        for (Owner o : owned.owners()) {
            owner(o, found, seats);
        }
        found.sure.forEach(m -> addSeat(m, seats));
        found.parents.forEach(m -> addSeat(m, seats));
        for (ShipmentFacts.Match m : found.possible) {
            if (isListed(m.party())) {
                found.open.add(new OpenPoint.PossibleParty(
                        END_USER,
                        name,
                        m.party().name(),
                        m.likeness().score(),
                        m.likeness().reason()));
            }
        }
        return new PartyReading(
                List.copyOf(words),
                List.copyOf(found.sure),
                List.copyOf(found.possible),
                Set.copyOf(seats),
                classes(name, words),
                List.copyOf(found.open));
    }

    /// What is found in a party's field.
    private static final class Matches {
        private final List<ShipmentFacts.Match> sure = new ArrayList<>();
        private final List<ShipmentFacts.Match> possible = new ArrayList<>();
        /// Parties of which the one that is named may be a branch or an affiliate.
        private final List<ShipmentFacts.Match> parents = new ArrayList<>();
        private final List<OpenPoint> open = new ArrayList<>();

        private void addSure(ShipmentFacts.Match match) {
            if (sure.stream().noneMatch(m -> m.party().equals(match.party()))) {
                sure.add(match);
                possible.removeIf(m -> m.party().equals(match.party()));
            }
        }

        private void addPossible(ShipmentFacts.Match match) {
            if (sure.stream().noneMatch(m -> m.party().equals(match.party()))
                    && possible.stream().noneMatch(m -> m.party().equals(match.party()))) {
                possible.add(match);
            }
        }
    }

    /// Where several parties stand in one field, each of them is looked for; a name with a place or the word for a
    /// branch beside it may be an affiliate of the one without.
    private void pieces(String text, Matches found) {
        if (!found.sure.isEmpty()) {
            // The whole field is the name of a party.
            return;
        }
        List<String> several = List.of(SEVERAL.split(text));
        for (String part : several) {
            List<String> own = Words.of(part);
            boolean isPart = several.size() > 1 && !isPlain(own);
            if (isPart) {
                for (Suggestion<Reference.KnownParty> s : suggestParties(own, isName(part))) {
                    ShipmentFacts.Match match = new ShipmentFacts.Match(s.means(), s.likeness());
                    if (s.score() >= Likeness.SURE) {
                        found.addSure(match);
                    } else {
                        found.addPossible(match);
                    }
                }
            }
            List<String> joined = List.of(JOINED.split(part));
            for (String piece : joined) {
                affiliates(Words.of(piece), joined.size() > 1, found);
            }
        }
    }

    /// Looks for the party that a name without its places and branch words is the name of.
    private void affiliates(List<String> words, boolean isPiece, Matches found) {
        List<String> core = new ArrayList<>(words);
        for (String word : words) {
            for (Phrase<Reference.Place> p : places.getOrDefault(word, List.of())) {
                if (Words.contains(words, p.words())) {
                    core.removeAll(p.words());
                }
            }
        }
        core.removeIf(BRANCHES::contains);
        if (isPlain(core) || (core.equals(words) && !isPiece)) {
            return;
        }
        for (Suggestion<Reference.KnownParty> s : suggestParties(core, true)) {
            if (s.score() >= Likeness.SURE) {
                ShipmentFacts.Match parent = new ShipmentFacts.Match(
                        s.means(),
                        new Likeness(
                                BRANCH_SCORE,
                                "'" + String.join(" ", core) + "' is " + s.alias() + ": a branch or affiliate"));
                found.parents.add(parent);
                found.addPossible(parent);
            }
        }
    }

    /// Whether a measure lists the party or it has owners; others are known for their seat alone.
    private static boolean isListed(Reference.KnownParty party) {
        return !party.listings().isEmpty() || !party.owners().isEmpty();
    }

    private List<Suggestion<Reference.KnownParty>> suggestParties(List<String> words, boolean isName) {
        if (words.isEmpty()) {
            return List.of();
        }
        List<Suggestion<Reference.KnownParty>> found = new ArrayList<>(parties.suggest(words, MOST_PARTIES, POSSIBLE));
        // The index knows one wrong letter; the search knows more, and what it finds is at most possible.
        for (Suggestion<Reference.KnownParty> s : partySearch.suggest(words, MOST_PARTIES)) {
            if (s.score() < Likeness.SURE
                    && found.stream().noneMatch(f -> f.means().equals(s.means()))) {
                found.add(s);
            }
        }
        // The lists are asked apart, so that their many names crowd out none of the ledger's own table.
        boolean sure = found.stream().anyMatch(s -> s.score() >= Likeness.SURE);
        for (Suggestion<Reference.KnownParty> s : lists.names().suggest(words, MOST_LISTED)) {
            if (s.score() >= Likeness.SURE) {
                found.add(s);
                sure = true;
            } else if (isName && !sure && found.size() < MOST_POSSIBLE && tellsEnough(words, s)) {
                found.add(s);
            }
        }
        return found;
    }

    /// Whether a text is a name rather than a description such as `trading firm`.
    private static boolean isName(String text) {
        return text.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isIdeographic(c));
    }

    /// Whether a name that is not the same tells enough: one telling word, as in `civil`, is that of many firms.
    private boolean tellsEnough(List<String> words, Suggestion<Reference.KnownParty> listed) {
        List<String> telling = words.stream().filter(w -> !isPlain(List.of(w))).toList();
        if (telling.size() != 1) {
            return !telling.isEmpty();
        }
        List<String> ofAlias = Words.of(listed.alias()).stream()
                .filter(w -> !isPlain(List.of(w)))
                .toList();
        int word = telling.getFirst().length();
        // Two words may have been written as one.
        boolean standsForAll = word >= ofAlias.stream().mapToInt(String::length).sum();
        return word >= LEAST_OF_ONE_WORD && (ofAlias.size() == 1 || standsForAll);
    }

    /// Whether words name nobody: only places, legal forms and words that many names share.
    private boolean isPlain(List<String> words) {
        return words.stream().allMatch(w -> Words.isCommon(w) || BRANCHES.contains(w) || places.containsKey(w));
    }

    /// What an owner in words says of the party: who it may be, its seat, a share that is not stated.
    private void owner(Owner o, Matches found, Set<String> seats) {
        List<String> words = Words.of(o.name());
        if (isPlain(words) || words.stream().anyMatch(NOBODY::contains)) {
            return;
        }
        List<Suggestion<Reference.KnownParty>> known = suggestParties(words, isName(o.name()));
        for (Suggestion<Reference.KnownParty> s : known) {
            if (s.score() >= Likeness.SURE) {
                addSeat(new ShipmentFacts.Match(s.means(), s.likeness()), seats);
            } else if (isListed(s.means())) {
                found.open.add(new OpenPoint.PossibleParty(
                        END_USER,
                        o.name(),
                        s.means().name(),
                        s.score(),
                        s.likeness().reason() + ", an owner"));
            }
        }
        if (!o.isShareStated()) {
            found.open.add(new OpenPoint.UnknownShare(END_USER, o.name()));
        }
    }

    private static void addSeat(ShipmentFacts.Match match, Set<String> seats) {
        if (!match.party().headquarters().isEmpty()) {
            seats.add(match.party().headquarters());
        }
    }

    /// The places that words name.
    private Set<String> places(List<String> words) {
        Set<String> found = new HashSet<>();
        for (String word : words) {
            for (Phrase<Reference.Place> p : places.getOrDefault(word, List.of())) {
                if (Words.contains(words, p.words())) {
                    found.add(p.means().code());
                }
            }
        }
        return found;
    }

    private UseReading readUse(String text) {
        List<String> words = Words.of(text);
        return new UseReading(!words.isEmpty(), classes(text, words));
    }

    private Set<String> classes(String text, List<String> words) {
        Set<String> classes = new HashSet<>();
        for (EndUseWords c : endUses) {
            if ((points(c, words) || c.figures().in(text, words)) && !isRuledOut(c, text, words)) {
                classes.add(c.name());
            }
        }
        return Set.copyOf(classes);
    }

    /// The parties that a name stands for.
    public List<ShipmentFacts.Match> parties(String name) {
        return partyReading(name).matches();
    }

    private void matchParties(
            List<String> name, boolean isName, List<ShipmentFacts.Match> matches, List<ShipmentFacts.Match> possible) {
        for (Suggestion<Reference.KnownParty> s : suggestParties(name, isName)) {
            (s.score() >= Likeness.SURE ? matches : possible).add(new ShipmentFacts.Match(s.means(), s.likeness()));
        }
    }

    private static boolean isRuledOut(EndUseWords c, String text, List<String> words) {
        return c.unlessFigures().in(text, words) || c.unless().stream().anyMatch(p -> Words.contains(words, p));
    }

    /// Whether a phrase of the class stands in a text outside the phrases that only look like it.
    private static boolean points(EndUseWords c, List<String> text) {
        if (text.isEmpty()) {
            return false;
        }
        List<String> rest = text;
        for (List<String> phrase : c.not()) {
            for (int at = Words.find(rest, phrase); at >= 0; at = Words.find(rest, phrase)) {
                List<String> without = new ArrayList<>(rest);
                without.subList(at, at + phrase.size()).clear();
                without.add(at, "");
                rest = without;
            }
        }
        List<String> left = rest;
        return c.words().stream().anyMatch(p -> Words.contains(left, p));
    }

    private static int known(double[] figures, String[] words) {
        int known = 0;
        for (int i = 0; i < figures.length; i++) {
            if (!Double.isNaN(figures[i]) || !words[i].isEmpty()) {
                known++;
            }
        }
        return known;
    }

    private static void set(double[] figures, String[] words, int i, Value value) {
        switch (value) {
            case Value.Figure(double v) -> figures[i] = v;
            case Value.Word(String w) -> words[i] = Value.key(w);
        }
    }

    private void fill(
            double[] figures,
            String[] words,
            Map<String, Value> values,
            String because,
            List<ShipmentFacts.Inference> inferred) {
        values.forEach((name, value) -> {
            Integer i = index.get(name);
            if (i != null && Double.isNaN(figures[i]) && words[i].isEmpty()) {
                set(figures, words, i, value);
                inferred.add(new ShipmentFacts.Inference(name, value, because));
            }
        });
    }

    private void derive(double[] figures, String[] words, List<ShipmentFacts.Inference> inferred) {
        boolean again = true;
        while (again) {
            again = false;
            for (Reference.Attribute a : derived) {
                Integer i = index.get(a.name());
                if (i == null || !Double.isNaN(figures[i]) || !words[i].isEmpty()) {
                    continue;
                }
                double value = switch (a.derivation()) {
                    case Reference.Derivation.Given _ -> Double.NaN;
                    case Reference.Derivation.LargestProduct(var factors) -> {
                        double most = Double.NaN;
                        for (Map.Entry<String, Double> f : factors.entrySet()) {
                            double v = figure(figures, f.getKey()) * f.getValue();
                            if (!Double.isNaN(v) && !(most >= v)) {
                                most = v;
                            }
                        }
                        yield most;
                    }
                    case Reference.Derivation.Ratio(String above, String below) ->
                        figure(figures, above) / figure(figures, below);
                };
                if (Double.isFinite(value)) {
                    figures[i] = value;
                    inferred.add(new ShipmentFacts.Inference(a.name(), new Value.Figure(value), "computed"));
                    again = true;
                }
            }
        }
    }

    private double figure(double[] figures, String name) {
        Integer i = index.get(name);
        return i == null ? Double.NaN : figures[i];
    }
}
