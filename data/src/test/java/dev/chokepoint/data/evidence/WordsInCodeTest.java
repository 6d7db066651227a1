package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Lists of words are data: none enters the Java of the reader.
class WordsInCodeTest {
    /// From so many words on it is a list.
    private static final int LIST = 3;

    /// Lists that still stand in Java, by file: grammar of English, and names of fields. A file that is not here has
    /// none;
    /// whoever moves one takes it out here.
    private static final Map<String, Integer> LEFT = Map.ofEntries(
            Map.entry("evidence/acts/DependentAct.java", 1),
            Map.entry("evidence/acts/Opinions.java", 1),
            Map.entry("evidence/chinese/Dates.java", 1),
            Map.entry("evidence/chinese/Targets.java", 1),
            Map.entry("evidence/claims/Amendment.java", 1),
            Map.entry("evidence/grammar/Annotator.java", 4),
            Map.entry("evidence/grammar/Clauses.java", 3),
            Map.entry("evidence/grammar/DateTagger.java", 5),
            Map.entry("evidence/grammar/NounPhrases.java", 9),
            Map.entry("evidence/grammar/QuantityTagger.java", 5),
            Map.entry("evidence/grammar/Speakers.java", 2),
            Map.entry("evidence/grammar/Speech.java", 3),
            Map.entry("evidence/grammar/UnlistedSpeakers.java", 2),
            Map.entry("evidence/lexicon/FiniteVerbs.java", 2),
            Map.entry("evidence/lexicon/IssuingVerbs.java", 2),
            Map.entry("evidence/lexicon/Tokens.java", 3),
            Map.entry("evidence/patterns/RuleSyntax.java", 1),
            Map.entry("evidence/patterns/TokenPattern.java", 5),
            Map.entry("evidence/slots/ItemPhrases.java", 7),
            Map.entry("evidence/slots/SourceSlots.java", 1),
            Map.entry("evidence/slots/TargetSlots.java", 1),
            Map.entry("data/evidence/HtmlText.java", 3),
            Map.entry("data/evidence/ReadingRules.java", 1),
            Map.entry("data/evidence/RuleRows.java", 1),
            Map.entry("data/evidence/WarcIntake.java", 2));

    private static final Pattern NOTES = Pattern.compile("(?m)^\\s*//.*$|//[^\\n\"]*$");
    private static final Pattern CALL = Pattern.compile(
            "\\b(?:Set\\.of|List\\.of|words|Stream\\.of)\\(((?:[^()\"]|\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\")*+)\\)");
    private static final Pattern BLOCK = Pattern.compile("\"\"\"([\\s\\S]*?)\"\"\"");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z' .-]*");
    private static final Pattern ALTERNATIVES = Pattern.compile("[a-z' -]+(?:\\|[a-z' -]+)+");
    private static final Pattern ASKED = Pattern.compile("\\bt\\.(?:anyOf|in)\\((?:[^;{}\"]*?),\\s*\"([a-z-]+)\"\\)");

    private static final List<Path> READER =
            List.of(Path.of("evidence/src/main/java"), Path.of("data/src/main/java/dev/chokepoint/data/evidence"));

    private static Map<String, String> sources() throws IOException {
        Map<String, String> out = new TreeMap<>();
        for (Path folder : READER) {
            try (Stream<Path> files = Files.walk(SharedData.projectRoot().resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".java")).forEach(f -> out.put(name(f), text(f)));
            }
        }
        return out;
    }

    private static String name(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.substring(path.indexOf("dev/chokepoint/") + "dev/chokepoint/".length());
    }

    private static String text(Path file) {
        try {
            return NOTES.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(String source) {
        List<String> out = new ArrayList<>();
        Matcher m = TEXT.matcher(source);
        while (m.find()) {
            out.add(m.group(1));
        }
        return out;
    }

    /// How many lists of words a source holds.
    private static int lists(String source) {
        int found = 0;
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            Matcher block = BLOCK.matcher(call.group(1));
            List<String> words = block.find() ? List.of(block.group(1).strip().split("\\s+")) : texts(call.group(1));
            if (words.stream().filter(w -> WORD.matcher(w).matches()).count() >= LIST) {
                found++;
            }
        }
        return found
                + (int) texts(source).stream()
                        .filter(t -> ALTERNATIVES.matcher(t).matches())
                        .count();
    }

    @Test
    void noListOfWordsEntersTheJavaOfTheReader() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        sources().forEach((file, source) -> {
            if (lists(source) > 0) {
                found.put(file, lists(source));
            }
        });

        assertThat(found)
                .as("lists of words belong into word-lists.yaml, vocabulary.yaml or zh/")
                .isEqualTo(new TreeMap<>(LEFT));
    }

    @Test
    void aNewListIsSeen() {
        assertThat(lists("Set<String> X = Set.of(\"curb\", \"ban\", \"halt\");"))
                .isEqualTo(1);
        assertThat(lists("Set<String> X = words(\"\"\"\n curb ban\n halt\n\"\"\");"))
                .isEqualTo(1);
        assertThat(lists("t.holdsAny(a, b, \"curb|ban\")")).isEqualTo(1);
        assertThat(lists("Set.of(\"CN\", \"US\", \"JP\"); t.is(i, \"to\", \"in\", \"on\")"))
                .isZero();
    }

    @Test
    void noChineseWordStandsInJava() throws IOException {
        sources()
                .forEach((file, source) -> assertThat(source.codePoints()
                                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                                .count())
                        .as(file)
                        .isZero());
    }

    /// Each list that is asked for by name is there, and each that is there is asked for.
    @Test
    void listsAndWhoAsksForThemAgree() throws IOException {
        RuleSet rules = ReadingRules.bundled().value().rules();
        TreeSet<String> asked = new TreeSet<>();
        sources().values().forEach(source -> {
            Matcher m = ASKED.matcher(source);
            while (m.find()) {
                asked.add(m.group(1));
            }
        });

        assertThat(asked).isEqualTo(new TreeSet<>(rules.lists().keySet()));
        assertThat(rules.lists())
                .allSatisfy(
                        (name, words) -> assertThat(words).as(name).isNotEmpty().doesNotHaveDuplicates());
    }
}
