package dev.chokepoint.controls.shipment;

import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a text on an end use states one of the figures that point to a class, such as "7 nm logic production".
final class StatedFigures {
    private static final String NUMBER = "\\d+(?:\\.\\d+)?";

    private final List<Stated> figures;

    /// A figure with its words made comparable.
    private record Stated(
            Pattern pattern,
            double from,
            double to,
            List<List<String>> with,
            List<List<String>> doing,
            List<List<String>> without) {}

    StatedFigures(List<Reference.UseFigure> figures) {
        this.figures = figures.stream()
                .map(f -> new Stated(
                        pattern(f.units()),
                        f.from(),
                        f.to(),
                        phrases(f.with()),
                        phrases(f.doing()),
                        phrases(f.without())))
                .toList();
    }

    private static List<List<String>> phrases(List<String> texts) {
        return texts.stream().map(Words::of).toList();
    }

    /// One number, or several as in `16/14 nm`, before a unit.
    private static Pattern pattern(List<String> units) {
        List<String> quoted = units.stream().map(Pattern::quote).toList();
        return Pattern.compile("(?<![\\d.])(" + NUMBER + "(?:\\s*(?:/|-|to|and|or)\\s*" + NUMBER + ")*)[\\s-]*(?:"
                + String.join("|", quoted) + ")(?![a-z])");
    }

    boolean in(String text, List<String> words) {
        if (figures.isEmpty() || words.isEmpty()) {
            return false;
        }
        String plain = text.toLowerCase(Locale.ROOT);
        return figures.stream().anyMatch(f -> holds(f, plain, words));
    }

    private static boolean holds(Stated f, String text, List<String> words) {
        if (!stands(f.with(), words)
                || !stands(f.doing(), words)
                || f.without().stream().anyMatch(p -> Words.contains(words, p))) {
            return false;
        }
        Matcher m = f.pattern().matcher(text);
        while (m.find()) {
            for (double number : numbers(m.group(1))) {
                if (number >= f.from() && number <= f.to()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean stands(List<List<String>> phrases, List<String> words) {
        return phrases.isEmpty() || phrases.stream().anyMatch(p -> Words.contains(words, p));
    }

    private static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        Matcher m = Pattern.compile(NUMBER).matcher(text);
        while (m.find()) {
            numbers.add(Double.valueOf(m.group()));
        }
        return numbers;
    }
}
