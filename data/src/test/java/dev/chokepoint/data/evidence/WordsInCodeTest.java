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
import java.util.Set;
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

    /// A question about one token with so many words that carry a meaning is a list as well.
    private static final int OPEN_WORDS = 5;

    /// What still stands in Java, by file. A file that is not here has none; whoever moves one takes it out here.
    private static final Map<String, Integer> LEFT = Map.ofEntries(
            // names of classes of the vocabulary, of slots and of rules, which are no words of a text
            Map.entry("evidence/acts/DependentAct.java", 1),
            Map.entry("evidence/chinese/Dates.java", 1),
            Map.entry("evidence/chinese/Targets.java", 1),
            Map.entry("evidence/claims/Amendment.java", 1),
            Map.entry("evidence/grammar/Annotator.java", 2),
            Map.entry("evidence/patterns/RuleSyntax.java", 1),
            Map.entry("data/evidence/RuleRows.java", 1),
            // names of units, into which words of a text have been turned
            Map.entry("evidence/grammar/QuantityTagger.java", 1),
            // numbers, weekdays and days as a calendar has them, beside the forms of dates that name them
            Map.entry("evidence/grammar/DateTagger.java", 5),
            // names of elements of HTML, of records of web archives, of files
            Map.entry("data/evidence/HtmlText.java", 3),
            Map.entry("data/evidence/WarcIntake.java", 2),
            Map.entry("data/evidence/ReadingRules.java", 1));

    /// Words that only join others. A question such as `t.is(i, "by", "of", "the")` is the grammar of one rule and
    /// stays in it, as do single words that carry a meaning.
    private static final Set<String> JOINING = Set.of("""
            a an the this that these those its their his her it he she they we you i them there
            who whom whose which what where when while if unless once until till than as and or but nor so
            to of in on at by for from with into onto under over against through within without about between among
            across after before since during toward towards via per upon up out off above below despite amid around
            inside outside beyond following like unlike along near due according
            is are was were be been being has have had do does did will would can could may might must should shall
            not no 's ' 'll also only just now then already still yet again later first even most some more any all
            both each other another such same one two three four five six seven eight nine ten several many
            though although because whereas however instead meanwhile therefore thus
            early late mid start end beginning middle
            """.strip().split("\\s+"));

    private static final Pattern NOTES = Pattern.compile("(?m)^\\s*//.*$|//[^\\n\"]*$");
    private static final Pattern CALL = Pattern.compile(
            "\\b(?:Set\\.of|List\\.of|words|Stream\\.of)\\(((?:[^()\"]|\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\")*+)\\)");
    private static final Pattern BLOCK = Pattern.compile("\"\"\"([\\s\\S]*?)\"\"\"");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z' .-]*");
    private static final Pattern ALTERNATIVES = Pattern.compile("[a-z' -]+(?:\\|[a-z' -]+)+");
    private static final Pattern ASKED = Pattern.compile(
            "(?<![\\w.])(?:(?:t|tokens|s\\.t)\\.)?(?:anyOf|in|listed|partListed)\\((?:[^;{}\"]*?),\\s*\"([a-z-]+)\"\\)");
    private static final Pattern QUESTION =
            Pattern.compile("\\.is\\((?:[^;{}\"]*?)((?:,\\s*\"(?:[^\"\\\\\\n]|\\\\.)*+\")++)\\s*\\)");

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

    /// Questions about one token that name a list of words.
    private static List<String> questions(String source) {
        List<String> out = new ArrayList<>();
        Matcher m = QUESTION.matcher(source);
        while (m.find()) {
            if (texts(m.group(1)).stream()
                            .filter(w -> !JOINING.contains(w) && w.matches(".*[a-z].*"))
                            .count()
                    >= OPEN_WORDS) {
                out.add(m.group());
            }
        }
        return out;
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
    void noQuestionAboutATokenNamesAList() throws IOException {
        sources()
                .forEach(
                        (file, source) -> assertThat(questions(source)).as(file).isEmpty());
    }

    @Test
    void aQuestionWithAListIsSeen() {
        assertThat(questions("t.is(i - 1, \"ban\", \"curb\", \"halt\",\n \"stop\", \"block\")"))
                .hasSize(1);
        assertThat(questions("t.is(i, \"ban\", \"curb\", \"halt\", \"stop\", \"by\", \"of\", \"the\", \",\")"))
                .isEmpty();
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
