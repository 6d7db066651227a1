package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.language.Language;
import dev.chokepoint.evidence.language.LanguageDetector;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.RuleSyntax;
import dev.chokepoint.evidence.reader.LanguageClaimExtractor;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.signals.SignalWords;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.signals.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules and names the extractor runs on, as read from their data files.
///
/// @param signals what speaks for a claim being news and for its being read right
/// @param detector tells the languages of a document apart
public record ReadingRules(RuleSet rules, Gazetteer gazetteer, Signals signals, LanguageDetector detector) {
    private static final List<String> FILES = List.of(
            "vocabulary.yaml",
            "word-lists.yaml",
            "frames.yaml",
            "triggers.yaml",
            "cues.yaml",
            "contexts.yaml",
            "facts.yaml",
            "places.yaml",
            "cities.yaml",
            "bodies.yaml",
            "office-holders.yaml",
            "items.yaml",
            "entities.yaml",
            "outlets.yaml",
            "groups.yaml",
            "registers.yaml",
            "signals.yaml",
            "languages.yaml");

    private interface Texts {
        String read(String file) throws IOException;
    }

    /// Reads the rules that come with Chokepoint.
    public static Loaded<ReadingRules> bundled() {
        return read(file -> {
            try (InputStream in = ReadingRules.class.getResourceAsStream("/evidence/" + file)) {
                if (in == null) {
                    throw new IOException("The resource evidence/" + file + " is missing.");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
    }

    /// Reads the rules of a folder; a file the folder does not have is taken from the bundled ones.
    public static Loaded<ReadingRules> load(Path folder) {
        return read(file -> {
            Path own = folder.resolve(file);
            if (Files.exists(own)) {
                return Files.readString(own);
            }
            try (InputStream in = ReadingRules.class.getResourceAsStream("/evidence/" + file)) {
                return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        });
    }

    /// A reader of all languages with rules, on the bundled ones.
    public static ClaimExtractor reader() {
        return bundledRight().toReader();
    }

    /// An extractor for English on the bundled rules.
    public static RuleClaimExtractor extractor() {
        return bundledRight().toExtractor();
    }

    /// The rules that come with Chokepoint, which are right or the program is not.
    public static ReadingRules bundledRight() {
        Loaded<ReadingRules> loaded = bundled();
        if (loaded.hasErrors()) {
            throw new IllegalStateException("The bundled rules must be right: "
                    + loaded.problems().getFirst().text());
        }
        return loaded.value();
    }

    /// The same with the reviews of a world on record.
    public ReadingRules withReviews(Map<String, RuleSet.Tally> reviews) {
        return new ReadingRules(rules.withReviews(reviews), gazetteer, signals, detector);
    }

    /// Reads English, whatever language a text is in.
    public RuleClaimExtractor toExtractor() {
        return new RuleClaimExtractor(rules, gazetteer, signals);
    }

    /// Reads each paragraph by the rules of its language, and says which languages have none.
    public ClaimExtractor toReader() {
        RuleClaimExtractor english = toExtractor();
        return new LanguageClaimExtractor(
                detector, Map.of(Language.ENGLISH, () -> english, Language.CHINESE, ChineseRuleFiles::extractor));
    }

    private static Loaded<ReadingRules> read(Texts texts) {
        List<Problem> problems = new ArrayList<>();
        Map<String, RuleFile> files = new LinkedHashMap<>();
        for (String f : FILES) {
            try {
                files.put(f, new RuleFile(f, texts.read(f), problems));
            } catch (IOException e) {
                throw new UncheckedIOException("The file (" + f + ") could not be read.", e);
            }
        }
        RuleFile words = file(files, "vocabulary.yaml");
        Frames frames = new Frames();
        Map<String, List<String>> verbs = new LinkedHashMap<>(words.lists("verbs"));
        Set<String> ids = new LinkedHashSet<>();
        for (RuleFile.Row r : file(files, "frames.yaml").rows("frames")) {
            frames.add(r, RuleRows.id(r, ids));
        }
        verbs.putAll(frames.verbs());
        RuleRows rows = new RuleRows(new RuleSyntax(words.lists("words"), verbs), ids);
        // what a frame says is more definite than single words, so frames come first
        List<RuleSet.TriggerRule> triggers = new ArrayList<>(frames.triggers());
        triggers.addAll(rows.triggers(file(files, "triggers.yaml")));
        RuleSet rules = new RuleSet(
                words.text("version"),
                words.lists("words"),
                verbs,
                words.lists("irregular"),
                file(files, "word-lists.yaml").lists(Language.ENGLISH.code()),
                triggers,
                rows.cues(file(files, "cues.yaml")),
                rows.contexts(file(files, "contexts.yaml")),
                rows.facts(file(files, "facts.yaml")));
        List<Gazetteer.Entry> entries = new ArrayList<>();
        for (RuleFile.Row r : file(files, "places.yaml").rows("places")) {
            entries.add(new Gazetteer.Place(r.required("key"), names(r)));
        }
        for (RuleFile.Row r : file(files, "cities.yaml").rows("cities")) {
            names(r).forEach(n -> entries.add(new Gazetteer.City(n, r.required("place"), List.of(n))));
        }
        for (RuleFile.Row r : file(files, "bodies.yaml").rows("bodies")) {
            entries.add(new Gazetteer.Body(
                    r.required("key"),
                    r.text("place"),
                    r.text("body"),
                    r.text("assumed").equals("true"),
                    r.text("only").equals("subject"),
                    names(r)));
        }
        for (RuleFile.Row r : file(files, "office-holders.yaml").rows("people")) {
            entries.add(new Gazetteer.Person(
                    r.required("key"),
                    r.text("office"),
                    r.required("place"),
                    date(r, "from", LocalDate.MIN),
                    date(r, "until", LocalDate.MAX),
                    names(r)));
        }
        for (RuleFile.Row r : file(files, "items.yaml").rows("items")) {
            entries.add(new Gazetteer.Item(r.required("key"), r.text("origin"), r.list("codes"), names(r)));
        }
        for (RuleFile.Row r : file(files, "entities.yaml").rows("entities")) {
            entries.add(new Gazetteer.Entity(r.required("key"), r.required("place"), names(r)));
        }
        for (RuleFile.Row r : file(files, "outlets.yaml").rows("outlets")) {
            entries.add(new Gazetteer.Outlet(r.required("key"), names(r)));
        }
        for (RuleFile.Row r : file(files, "groups.yaml").rows("groups")) {
            entries.add(new Gazetteer.Group(r.required("key"), names(r)));
        }
        for (RuleFile.Row r : file(files, "registers.yaml").rows("registers")) {
            entries.add(new Gazetteer.Register(
                    r.required("key"), r.text("owner"), r.text("privileged").equals("true"), names(r)));
        }
        List<LanguageDetector.CommonWords> common = new ArrayList<>();
        for (RuleFile.Row r : file(files, "languages.yaml").rows("languages")) {
            common.add(new LanguageDetector.CommonWords(
                    new Language(r.required("code"), r.required("name")), r.list("words")));
        }
        return new Loaded<>(
                new ReadingRules(
                        rules,
                        new Gazetteer(words.text("version"), entries),
                        signals(file(files, "signals.yaml")),
                        new LanguageDetector(common)),
                problems);
    }

    private static Signals signals(RuleFile f) {
        Map<String, List<String>> lists = f.lists("words");
        return new Signals(
                new SignalWords(
                        Set.copyOf(lists.getOrDefault("silent", List.of())),
                        lists.getOrDefault("endings", List.of()),
                        f.lists("in-sentence"),
                        f.lists("in-claim"),
                        f.lists("opening")),
                weights(f, "news"),
                weights(f, "right"));
    }

    private static Weights weights(RuleFile f, String key) {
        double intercept = 0;
        Map<String, Double> weights = new java.util.LinkedHashMap<>();
        for (RuleFile.Row r : f.rows(key)) {
            String signal = r.required("signal");
            String weight = r.required("weight");
            try {
                double w = Double.parseDouble(weight);
                if (signal.equals("intercept")) {
                    intercept = w;
                } else if (weights.put(signal, w) != null) {
                    r.wrong("signal", signal, "The signal must stand only once.");
                }
            } catch (NumberFormatException e) {
                r.wrong("weight", weight, "A number was expected.");
            }
        }
        return new Weights(intercept, weights);
    }

    private static RuleFile file(Map<String, RuleFile> files, String name) {
        RuleFile f = files.get(name);
        if (f == null) {
            throw new IllegalStateException("The file (" + name + ") must be one of the rule files.");
        }
        return f;
    }

    private static List<String> names(RuleFile.Row r) {
        List<String> names = r.list("names");
        if (names.isEmpty()) {
            r.wrong("names", "", "At least one name was expected.");
        }
        return names;
    }

    private static LocalDate date(RuleFile.Row r, String field, LocalDate otherwise) {
        String v = r.text(field);
        if (v.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalDate.parse(v);
        } catch (DateTimeParseException e) {
            r.wrong(field, v, "A date such as 2025-06-10 was expected.");
            return otherwise;
        }
    }
}
