package dev.chokepoint.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Spoils files in seeded ways: what editors, broken transfers and attackers do to bytes, lines and values.
public final class Mutations {
    private static final int MOST_STEPS = 4;
    private static final int DEEP = 3_000;

    /// Pieces that readers of text tend to trip over.
    private static final List<String> PIECES = List.of(
            "",
            "0",
            "-1",
            "1e999",
            "-1e-999",
            "NaN",
            "Infinity",
            "99999999999999999999",
            "2147483648",
            "0x10",
            "1..2",
            "5..1",
            "0..0..0",
            "2025-02-30",
            "-999999999-01-01",
            "+999999999-12-31",
            "2025-13",
            "9999-12",
            "null",
            "~",
            "no",
            "[]",
            "{}",
            "[",
            "{",
            "]",
            "}",
            "\"",
            "'",
            "&a ",
            "*a",
            "!!java.lang.Runtime ",
            "<<: *a",
            "---\n",
            "...\n",
            "%YAML 9.9\n",
            "\t",
            "\u0000",
            "\uFEFF",
            "\u202e",
            "\ud83d\ude00",
            "\u0130",
            "é́",
            "%s%n%d",
            "${x}",
            "../../../../etc/passwd",
            "/etc/passwd",
            "C:\\x",
            "file:///etc/passwd",
            "=1+1",
            ",",
            ";",
            "|",
            "->",
            "@",
            "*",
            "*:*->*",
            "a\nb",
            "\r\n",
            "\r",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "&b;",
            "&#0;",
            "<![CDATA[",
            "<!--",
            "]]>",
            "\\u0000",
            "\\ud800",
            "true",
            "1,2,3",
            "\"a\"\"b");

    private Mutations() {}

    /// A file spoilt in one to four ways.
    ///
    /// @param others further files of the same kind, from which pieces are taken
    /// @param most the most bytes of the result
    public static byte[] of(byte[] file, List<byte[]> others, int most, Random random) {
        byte[] spoilt = file;
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int i = 0; i < steps; i++) {
            spoilt = step(spoilt, others, random);
        }
        return spoilt.length > most ? Arrays.copyOf(spoilt, most) : spoilt;
    }

    private static byte[] step(byte[] file, List<byte[]> others, Random random) {
        int at = random.nextInt(file.length + 1);
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> flipped(file, random);
            case 2 -> replaced(file, at, Math.min(file.length, at + 1 + random.nextInt(8)), new byte[0]);
            case 3 -> replaced(file, at, at, piece(random));
            case 4 -> {
                byte[] other = others.isEmpty() ? file : others.get(random.nextInt(others.size()));
                int from = random.nextInt(other.length + 1);
                int to = from + random.nextInt(other.length - from + 1);
                yield replaced(file, at, at, Arrays.copyOfRange(other, from, to));
            }
            case 5, 6 -> lines(file, random);
            case 7 -> replaced(file, at, at, repeated(random));
            default -> value(file, at, random);
        };
    }

    private static byte[] piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    /// What is nested or repeated very often.
    private static byte[] repeated(Random random) {
        List<String> parts = List.of("[", "{\"a\":", "- ", "  ", "<a>", "(", "a,", "\n", "9", "é");
        return parts.get(random.nextInt(parts.size()))
                .repeat(1 + random.nextInt(DEEP))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flipped(byte[] file, Random random) {
        byte[] copy = file.clone();
        for (int n = 1 + random.nextInt(3); n > 0 && copy.length > 0; n--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    /// Puts a piece in the place of the value around a position: what lies between two marks.
    private static byte[] value(byte[] file, int at, Random random) {
        int from = at;
        while (from > 0 && !isMark(file[from - 1])) {
            from--;
        }
        int to = at;
        while (to < file.length && !isMark(file[to])) {
            to++;
        }
        return replaced(file, from, to, piece(random));
    }

    private static boolean isMark(byte b) {
        return b == ',' || b == ':' || b == '\n' || b == '"' || b == '[' || b == ']' || b == '{' || b == '}' || b == ' '
                || b == '=' || b == '<' || b == '>' || b == '\t' || b == ';';
    }

    /// Leaves out, doubles, swaps or moves a line.
    private static byte[] lines(byte[] file, Random random) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, start, i + 1));
                start = i + 1;
            }
        }
        lines.add(Arrays.copyOfRange(file, start, file.length));
        int one = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(one);
            case 1 -> lines.add(other, lines.get(one));
            case 2 -> {
                byte[] held = lines.get(one);
                lines.set(one, lines.get(other));
                lines.set(other, held);
            }
            default -> lines.set(one, replaced(lines.get(one), 0, 0, "  ".getBytes(StandardCharsets.UTF_8)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, from);
        out.writeBytes(by);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }
}
