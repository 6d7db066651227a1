package dev.chokepoint.controls.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines of a case file that stand together; blank lines part blocks, lines from `#` on are comments.
record TextBlock(int line, List<String> lines) {
    static List<TextBlock> all(String text) {
        List<TextBlock> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int number = 0;
        int start = 0;
        for (String raw : (text + "\n\n").lines().toList()) {
            number++;
            if (raw.startsWith("#")) {
                continue;
            }
            if (!raw.isBlank()) {
                if (lines.isEmpty()) {
                    start = number;
                }
                lines.add(raw.strip());
            } else if (!lines.isEmpty()) {
                blocks.add(new TextBlock(start, List.copyOf(lines)));
                lines = new ArrayList<>();
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(new TextBlock(start, List.copyOf(lines)));
        }
        return blocks;
    }

    String head() {
        return word(lines.getFirst());
    }

    List<String> body() {
        return lines.subList(1, lines.size());
    }

    /// The first word of a line.
    static String word(String line) {
        return line.split(" ", 2)[0];
    }

    /// What follows the first word of a line.
    static String rest(String line) {
        String[] parts = line.split(" ", 2);
        return parts.length == 1 ? "" : parts[1].strip();
    }

    /// The values of a list with semicolons between them.
    static List<String> list(String text) {
        return text.isBlank()
                ? List.of()
                : List.of(text.split(";")).stream().map(String::strip).toList();
    }

    /// The word after a key word of a line, such as the day after `known`.
    static Optional<String> after(String line, String key) {
        List<String> words = List.of(line.split(" +"));
        int at = words.indexOf(key);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }

    static LocalDate day(String line, String key, LocalDate otherwise) {
        return after(line, key).map(LocalDate::parse).orElse(otherwise);
    }
}
