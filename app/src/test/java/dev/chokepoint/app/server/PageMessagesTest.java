package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The words of the pages are complete in both languages, and no word is left over.
class PageMessagesTest {
    private static final Path WEB = SharedData.projectRoot().resolve("app/src/main/resources/web");
    private static final Pattern KEY = Pattern.compile("\\bt\\('([^']+)'(?! \\+)");
    private static final Pattern FAMILY = Pattern.compile("\\b(?:told\\('|t\\(')([a-z.]+\\.)'(?:,| \\+)");
    private static final Pattern BUILT = Pattern.compile("\\bt\\(`([a-z]+\\.)\\$");
    private static final Pattern BLANK = Pattern.compile("\\{\\w+\\}");

    private static Map<String, String> words(String language) throws IOException {
        Map<String, String> out = new TreeMap<>();
        JsonMapper.shared()
                .readTree(Files.readString(WEB.resolve("messages/" + language + ".json")))
                .properties()
                .forEach(p -> out.put(p.getKey(), p.getValue().asString()));
        return out;
    }

    private static String scripts() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(WEB)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".js")).sorted().toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> out = new TreeSet<>();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            out.add(m.group(1));
        }
        return out;
    }

    @Test
    void noLanguageLacksAWordOfAnother() throws IOException {
        Map<String, String> english = words("en");
        Map<String, String> chinese = words("zh");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(english.values()).noneMatch(String::isBlank);
        assertThat(chinese.values()).noneMatch(String::isBlank);
        english.forEach((key, text) ->
                assertThat(blanks(chinese.getOrDefault(key, ""))).as(key).isEqualTo(blanks(text)));
    }

    private static List<String> blanks(String text) {
        return BLANK.matcher(text).results().map(r -> r.group()).sorted().toList();
    }

    @Test
    void everyWordThatAPageAsksForIsThereAndNoOther() throws IOException {
        String scripts = scripts();
        Set<String> asked = found(KEY, scripts);
        asked.removeIf(k -> k.endsWith("."));
        Set<String> families = new TreeSet<>(found(FAMILY, scripts));
        families.addAll(found(BUILT, scripts));
        Map<String, String> english = words("en");

        assertThat(english.keySet()).containsAll(asked);
        assertThat(english.keySet())
                .allMatch(k -> asked.contains(k)
                        || asked.contains(ofSeveral(k))
                        || families.stream().anyMatch(k::startsWith));
    }

    /// The key of which this one holds the words for one of something.
    private static String ofSeveral(String key) {
        return key.endsWith(".one") ? key.substring(0, key.length() - ".one".length()) : key;
    }

    @Test
    void everyWordThatAnAnswerMayHoldIsThere() throws IOException {
        Set<String> keys = words("en").keySet();

        assertThat(keys)
                .containsAll(Arrays.stream(Outcome.values())
                        .map(o -> "outcome." + o.name())
                        .toList())
                .containsAll(Arrays.stream(MeasureKind.values())
                        .map(k -> "kind." + k.name().toLowerCase(Locale.ROOT))
                        .toList())
                .containsAll(Arrays.stream(StatusEvent.Type.values())
                        .map(t -> "event." + t.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /// What a file says must never become markup.
    @Test
    void noScriptWritesMarkup() throws IOException {
        assertThat(scripts())
                .doesNotContain(
                        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
    }
}
