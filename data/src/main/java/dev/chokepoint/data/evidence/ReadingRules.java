package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.Action;
import dev.chokepoint.evidence.Gazetteer;
import dev.chokepoint.evidence.Modality;
import dev.chokepoint.evidence.RuleClaimExtractor;
import dev.chokepoint.evidence.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The rules and names the extractor runs on, as read from their data files.
public record ReadingRules(RuleSet rules, Gazetteer gazetteer) {
    private static final List<String> FILES = List.of(
            "vocabulary.yaml",
            "frames.yaml",
            "triggers.yaml",
            "cues.yaml",
            "facts.yaml",
            "places.yaml",
            "bodies.yaml",
            "office-holders.yaml",
            "items.yaml",
            "entities.yaml",
            "outlets.yaml",
            "groups.yaml",
            "registers.yaml");

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

    /// An extractor on the bundled rules.
    public static RuleClaimExtractor extractor() {
        Loaded<ReadingRules> loaded = bundled();
        if (loaded.hasErrors()) {
            throw new IllegalStateException("The bundled rules must be right: "
                    + loaded.problems().getFirst().text());
        }
        return loaded.value().toExtractor();
    }

    /// The same with the reviews of a world on record.
    public ReadingRules withReviews(java.util.Map<String, RuleSet.Tally> reviews) {
        return new ReadingRules(rules.withReviews(reviews), gazetteer);
    }

    public RuleClaimExtractor toExtractor() {
        return new RuleClaimExtractor(rules, gazetteer);
    }

    private static Loaded<ReadingRules> read(Texts texts) {
        List<Problem> problems = new ArrayList<>();
        java.util.Map<String, RuleFile> files = new java.util.LinkedHashMap<>();
        for (String f : FILES) {
            try {
                files.put(f, new RuleFile(f, texts.read(f), problems));
            } catch (IOException e) {
                throw new UncheckedIOException("The file (" + f + ") could not be read.", e);
            }
        }
        RuleFile words = file(files, "vocabulary.yaml");
        Set<String> ids = new LinkedHashSet<>();
        Frames frames = new Frames();
        for (RuleFile.Row r : file(files, "frames.yaml").rows("frames")) {
            frames.add(r, id(r, ids));
        }
        java.util.Map<String, List<String>> verbs = new java.util.LinkedHashMap<>(words.lists("verbs"));
        verbs.putAll(frames.verbs());
        // what a frame says is more definite than single words, so frames come first
        List<RuleSet.TriggerRule> triggers = new ArrayList<>(frames.triggers());
        triggers.addAll(triggers(file(files, "triggers.yaml"), ids));
        RuleSet rules = new RuleSet(
                words.text("version"),
                words.lists("words"),
                verbs,
                words.lists("irregular"),
                triggers,
                cues(file(files, "cues.yaml"), ids),
                facts(file(files, "facts.yaml"), ids));
        List<Gazetteer.Entry> entries = new ArrayList<>();
        for (RuleFile.Row r : file(files, "places.yaml").rows("places")) {
            entries.add(new Gazetteer.Place(r.required("key"), names(r)));
        }
        for (RuleFile.Row r : file(files, "bodies.yaml").rows("bodies")) {
            entries.add(new Gazetteer.Body(
                    r.required("key"),
                    r.text("place"),
                    r.text("body"),
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
        return new Loaded<>(new ReadingRules(rules, new Gazetteer(words.text("version"), entries)), problems);
    }

    private static RuleFile file(java.util.Map<String, RuleFile> files, String name) {
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

    private static String id(RuleFile.Row r, Set<String> ids) {
        String id = r.required("id");
        if (!ids.add(id)) {
            r.wrong("id", id, "Every rule must have an id of its own.");
        }
        return id;
    }

    private static RuleSet.Examples examples(RuleFile.Row r) {
        return new RuleSet.Examples(r.list("fires"), r.list("silent"));
    }

    private static List<RuleSet.TriggerRule> triggers(RuleFile f, Set<String> ids) {
        List<RuleSet.TriggerRule> out = new ArrayList<>();
        for (RuleFile.Row r : f.rows("triggers")) {
            Action action = Action.find(r.required("action")).orElse(Action.IMPOSE);
            if (Action.find(r.text("action")).isEmpty()) {
                r.wrong("action", r.text("action"), "An action was expected: " + codes(Action.values()) + ".");
            }
            RuleSet.Voice voice = RuleSet.Voice.ACTIVE;
            try {
                voice = RuleSet.Voice.valueOf(r.required("voice"));
            } catch (IllegalArgumentException e) {
                r.wrong("voice", r.text("voice"), "ACTIVE, PASSIVE or NOUN was expected.");
            }
            String modality = r.required("modality");
            if (!modality.equals("verb") && Modality.find(modality).isEmpty()) {
                r.wrong("modality", modality, "verb or a modality was expected.");
            }
            out.add(new RuleSet.TriggerRule(
                    id(r, ids),
                    r.required("pattern"),
                    action,
                    voice,
                    modality,
                    r.number("right", 0),
                    r.number("reviewed", 0),
                    examples(r)));
        }
        return out;
    }

    private static String codes(Action[] all) {
        List<String> out = new ArrayList<>();
        for (Action a : all) {
            out.add(a.code());
        }
        return String.join(", ", out);
    }

    private static List<RuleSet.CueRule> cues(RuleFile f, Set<String> ids) {
        List<RuleSet.CueRule> out = new ArrayList<>();
        Set<String> effects = Set.of("none", "opinion", "threaten", "deny");
        for (RuleFile.Row r : f.rows("cues")) {
            String effect = r.required("effect");
            if (!effects.contains(effect) && Modality.find(effect).isEmpty()) {
                r.wrong("effect", effect, "A modality, none, opinion, threaten or deny was expected.");
            }
            out.add(new RuleSet.CueRule(
                    id(r, ids),
                    r.required("pattern"),
                    effect,
                    r.number("within", 4),
                    r.text("after").equals("true"),
                    r.text("across").equals("true"),
                    r.text("with"),
                    examples(r)));
        }
        return out;
    }

    private static List<RuleSet.FactRule> facts(RuleFile f, Set<String> ids) {
        List<RuleSet.FactRule> out = new ArrayList<>();
        for (RuleFile.Row r : f.rows("facts")) {
            out.add(new RuleSet.FactRule(id(r, ids), r.required("pattern"), r.required("kind"), examples(r)));
        }
        return out;
    }
}
