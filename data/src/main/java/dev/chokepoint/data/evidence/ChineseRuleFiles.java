package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.chinese.ChineseClaimExtractor;
import dev.chokepoint.evidence.chinese.ChineseRules;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the words and formulas for Chinese that come with Chokepoint.
public final class ChineseRuleFiles {
    private static final String FOLDER = "/evidence/zh/";
    private static final int GLOSSARY_COLUMNS = 7;

    private final List<Problem> problems = new ArrayList<>();

    private ChineseRuleFiles() {}

    /// The bundled rules.
    public static Loaded<ChineseRules> bundled() {
        ChineseRuleFiles files = new ChineseRuleFiles();
        ChineseRules rules = files.rules();
        return new Loaded<>(rules, files.problems);
    }

    /// The lists are read when the first Chinese text is met, and once.
    private static final class Bundled {
        static final ChineseClaimExtractor EXTRACTOR = make();
    }

    /// A reader of Chinese on the bundled rules.
    public static ChineseClaimExtractor extractor() {
        return Bundled.EXTRACTOR;
    }

    private static ChineseClaimExtractor make() {
        ChineseRuleFiles files = new ChineseRuleFiles();
        ChineseRules rules = files.rules();
        Map<String, String> units = files.units();
        if (!files.problems.isEmpty()) {
            throw new IllegalStateException("The bundled rules must be right: "
                    + files.problems.getFirst().text());
        }
        return new ChineseClaimExtractor(rules, units);
    }

    private static String text(String file) {
        try (InputStream in = ChineseRuleFiles.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("The resource evidence/zh/" + file + " is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The file (" + file + ") could not be read.", e);
        }
    }

    private RuleFile file(String name) {
        return new RuleFile(name, text(name), problems);
    }

    private ChineseRules rules() {
        RuleFile acts = file("acts.yaml");
        return new ChineseRules(
                acts.text("version"),
                simplified(),
                file("words.yaml").lists("words"),
                acts(acts),
                nothing(),
                cues(),
                file("patterns.yaml").texts("patterns"),
                names(),
                goods());
    }

    private static Map<Character, Character> simplified() {
        Map<Character, Character> out = new HashMap<>();
        text("traditional.txt")
                .lines()
                .filter(l -> !l.startsWith("#"))
                .flatMap(l -> Arrays.stream(l.split(" ")))
                .filter(p -> p.length() == 2)
                .forEach(p -> out.put(p.charAt(0), p.charAt(1)));
        return out;
    }

    private List<ChineseRules.Act> acts(RuleFile file) {
        List<ChineseRules.Act> out = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (RuleFile.Row r : file.rows("acts")) {
            Optional<Action> action = Action.find(r.required("action"));
            if (action.isEmpty()) {
                r.wrong("action", r.text("action"), "An action such as impose was expected.");
                continue;
            }
            Optional<Modality> modality = Modality.find(r.text("modality"));
            if (modality.isEmpty() && !r.text("modality").isEmpty()) {
                r.wrong("modality", r.text("modality"), "A modality such as in-force was expected.");
            }
            out.add(new ChineseRules.Act(
                    RuleRows.id(r, ids),
                    action.get(),
                    modality,
                    r.required("formula"),
                    r.list("fires"),
                    r.list("not")));
        }
        return out;
    }

    private Map<String, String> nothing() {
        Map<String, String> out = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        for (RuleFile.Row r : file("nothing.yaml").rows("nothing")) {
            out.put(RuleRows.id(r, ids), r.required("formula"));
        }
        return out;
    }

    private List<ChineseRules.Cue> cues() {
        List<ChineseRules.Cue> out = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (RuleFile.Row r : file("cues.yaml").rows("cues")) {
            try {
                out.add(new ChineseRules.Cue(
                        RuleRows.id(r, ids),
                        ChineseRules.Effect.valueOf(r.required("effect").toUpperCase(Locale.ROOT)),
                        r.text("governs").equals("true"),
                        r.required("formula")));
            } catch (IllegalArgumentException e) {
                r.wrong("effect", r.text("effect"), "An effect such as hinted was expected.");
            }
        }
        return out;
    }

    private ChineseRules.Names names() {
        RuleFile file = file("names.yaml");
        List<ChineseRules.Place> places = new ArrayList<>();
        for (RuleFile.Row r : file.rows("places")) {
            places.add(
                    new ChineseRules.Place(r.required("key"), r.list("government"), r.list("bare"), r.list("short")));
        }
        List<ChineseRules.Body> bodies = new ArrayList<>();
        for (RuleFile.Row r : file.rows("bodies")) {
            bodies.add(new ChineseRules.Body(r.required("place"), r.text("body"), r.list("names")));
        }
        List<ChineseRules.Person> people = new ArrayList<>();
        for (RuleFile.Row r : file.rows("people")) {
            people.add(new ChineseRules.Person(r.required("place"), r.required("name"), r.list("names")));
        }
        List<ChineseRules.Company> companies = new ArrayList<>();
        for (RuleFile.Row r : file.rows("companies")) {
            companies.add(new ChineseRules.Company(r.required("place"), r.list("names")));
        }
        List<ChineseRules.Owner> owners = new ArrayList<>();
        for (RuleFile.Row r : file.rows("owners")) {
            owners.add(new ChineseRules.Owner(r.required("place"), r.text("body"), r.list("names")));
        }
        return new ChineseRules.Names(places, bodies, people, companies, file.strings("outlets"), owners);
    }

    /// The glossary: Chinese names, simplified and traditional, with item key, HS and control codes and source.
    private List<ChineseRules.Good> goods() {
        List<ChineseRules.Good> out = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        text("glossary.tsv").lines().forEach(lines::add);
        text("goods.tsv").lines().forEach(lines::add);
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            if (line.startsWith("#") || cells.length < GLOSSARY_COLUMNS || cells[0].equals("zh")) {
                continue;
            }
            List<String> names = new ArrayList<>();
            for (String cell : List.of(cells[0], cells[1])) {
                Collections.addAll(names, cell.split("; "));
            }
            names.removeIf(String::isBlank);
            List<String> codes = new ArrayList<>();
            for (String hs : cells[4].split(",")) {
                if (!hs.isBlank()) {
                    codes.add("hs2022~" + hs);
                }
            }
            for (String code : cells[5].split(",")) {
                if (code.startsWith("ECCN ")) {
                    codes.add("eccn~" + code.substring("ECCN ".length()));
                } else if (code.startsWith("CNCL ") && code.indexOf('-') < 0) {
                    codes.add("cncl~" + code.substring("CNCL ".length()));
                }
            }
            out.add(new ChineseRules.Good(names, cells[3], cells[2], codes));
        }
        return out;
    }

    private Map<String, String> units() {
        Map<String, String> out = new HashMap<>();
        for (RuleFile.Row r : file("units.yaml").rows("units")) {
            r.list("names").forEach(n -> out.put(n, r.required("unit")));
        }
        return out;
    }
}
