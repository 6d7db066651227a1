package dev.chokepoint.evidence.lexicon;

import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bundled lists of words, for tests of the grammar alone: this module reads no files, and no YAML.
public final class BundledLists {
    private static final Pattern LIST = Pattern.compile("(?m)^  ([a-z-]+): \\[(.*)\\]$");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\\")+)\"");

    private BundledLists() {}

    public static Map<String, List<String>> words() {
        Map<String, List<String>> out = new TreeMap<>();
        Matcher list = LIST.matcher(text());
        while (list.find()) {
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(list.group(2));
            while (word.find()) {
                words.add(word.group(1).replace("\\\"", "\""));
            }
            out.put(list.group(1), words);
        }
        return out;
    }

    public static WordLists lists() {
        return new WordLists(words());
    }

    private static String text() {
        try {
            return Files.readString(
                    SharedData.projectRoot().resolve("data/src/main/resources/evidence/word-lists.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
