package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.reader.SmallRules;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The acts, names and goods of `reading/zh-rules.txt` with the bundled grammar, compiled anew at each call.
public final class SmallChinese {
    private static final Pattern NAMED = Pattern.compile("(?m)^  ([a-z][a-z0-9-]*): '(.*)'$");
    private static final Pattern CUE =
            Pattern.compile("\\{id: ([a-z-]+), effect: ([a-z]+), governs: (true|false), formula: '(.*)'}");
    private static final Pattern CLASS = Pattern.compile("(?m)^  ([a-z-]+): \\[(.*)]$");
    private static final Pattern UNIT = Pattern.compile("\\{unit: \"(.*?)\", names: \\[(.*)]}");

    private SmallChinese() {}

    public static ChineseClaimExtractor extractor() {
        return new ChineseClaimExtractor(rules(), units());
    }

    static ChineseRules rules() {
        List<List<String>> lines = SmallRules.lines(SmallRules.text("zh-rules.txt"));
        return new ChineseRules(
                "test",
                simplified(SmallRules.of(lines, "simplified").getFirst().get(1)),
                classes(),
                SmallRules.of(lines, "act").stream()
                        .map(l -> new ChineseRules.Act(
                                l.get(1),
                                Action.find(l.get(2)).orElseThrow(),
                                Modality.find(l.get(3)),
                                l.get(4),
                                List.of(),
                                List.of()))
                        .toList(),
                nothing(lines),
                cues(),
                patterns(),
                names(lines),
                SmallRules.of(lines, "good").stream()
                        .map(l -> new ChineseRules.Good(
                                SmallRules.split(l.get(3)), l.get(1), l.get(1), SmallRules.split(l.get(2))))
                        .toList());
    }

    private static Map<Character, Character> simplified(String pairs) {
        Map<Character, Character> out = new HashMap<>();
        for (int i = 0; i < pairs.length(); i += 2) {
            out.put(pairs.charAt(i), pairs.charAt(i + 1));
        }
        return out;
    }

    private static Map<String, String> nothing(List<List<String>> lines) {
        Map<String, String> out = new LinkedHashMap<>();
        SmallRules.of(lines, "nothing").forEach(l -> out.put(l.get(1), l.get(2)));
        return out;
    }

    private static ChineseRules.Names names(List<List<String>> lines) {
        return new ChineseRules.Names(
                SmallRules.of(lines, "place").stream()
                        .map(l -> new ChineseRules.Place(
                                l.get(1),
                                SmallRules.split(l.get(2)),
                                SmallRules.split(l.get(3)),
                                SmallRules.split(l.get(4))))
                        .toList(),
                SmallRules.of(lines, "body").stream()
                        .map(l -> new ChineseRules.Body(l.get(1), l.get(2), SmallRules.split(l.get(3))))
                        .toList(),
                SmallRules.of(lines, "person").stream()
                        .map(l -> new ChineseRules.Person(l.get(1), l.get(2), SmallRules.split(l.get(3))))
                        .toList(),
                SmallRules.of(lines, "company").stream()
                        .map(l -> new ChineseRules.Company(l.get(1), SmallRules.split(l.get(2))))
                        .toList(),
                SmallRules.split(SmallRules.of(lines, "outlets").getFirst().get(1)),
                SmallRules.of(lines, "owner").stream()
                        .map(l -> new ChineseRules.Owner(l.get(1), l.get(2), SmallRules.split(l.get(3))))
                        .toList());
    }

    private static Map<String, String> patterns() {
        Map<String, String> out = new LinkedHashMap<>();
        Matcher m = NAMED.matcher(bundled("patterns.yaml"));
        while (m.find()) {
            out.put(m.group(1), m.group(2).replace("''", "'"));
        }
        return out;
    }

    private static List<ChineseRules.Cue> cues() {
        List<ChineseRules.Cue> out = new ArrayList<>();
        Matcher m = CUE.matcher(bundled("cues.yaml"));
        while (m.find()) {
            out.add(new ChineseRules.Cue(
                    m.group(1),
                    ChineseRules.Effect.valueOf(m.group(2).toUpperCase(Locale.ROOT)),
                    m.group(3).equals("true"),
                    m.group(4)));
        }
        return out;
    }

    private static Map<String, List<String>> classes() {
        Map<String, List<String>> out = new HashMap<>();
        Matcher m = CLASS.matcher(bundled("words.yaml"));
        while (m.find()) {
            out.put(m.group(1), quoted(m.group(2)));
        }
        return out;
    }

    private static Map<String, String> units() {
        Map<String, String> out = new HashMap<>();
        Matcher m = UNIT.matcher(bundled("units.yaml"));
        while (m.find()) {
            quoted(m.group(2)).forEach(n -> out.put(n, m.group(1)));
        }
        return out;
    }

    private static List<String> quoted(String list) {
        return Pattern.compile("\"(.*?)\"")
                .matcher(list)
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    private static String bundled(String name) {
        try {
            return Files.readString(SharedData.projectRoot().resolve("data/src/main/resources/evidence/zh/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
